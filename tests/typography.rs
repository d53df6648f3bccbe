//! `docs/typography.md`: every rule of the specification is listed, and every link leads to a test
//! that bears the number of the rule.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The groups of the specification and how many rules each has.
const GROUPS: [(&str, usize); 10] = [
    ("LB", 12),
    ("PW", 14),
    ("MX", 8),
    ("NU", 12),
    ("TB", 8),
    ("LI", 11),
    ("VM", 7),
    ("FB", 8),
    ("EM", 6),
    ("PR", 4),
];

/// A row: the rule, and its cells.
fn rows(text: &str) -> Vec<(String, Vec<String>)> {
    let rows = text.lines().filter(|line| line.starts_with("| **"));
    rows.map(|line| {
        let cells = line.trim_matches('|').replace("\\|", "¦");
        let cells: Vec<String> = cells
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect();
        let rule = cells[0].split("**").nth(1).unwrap().to_owned();
        (rule, cells)
    })
    .collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn table() -> String {
    fs::read_to_string(root().join("docs/typography.md")).unwrap()
}

/// The links of a cell: name and file.
fn links(cell: &str) -> Vec<(String, String)> {
    let parts = cell.split('[').skip(1);
    parts
        .map(|part| {
            let (name, rest) = part.split_once("](").unwrap();
            let file = rest.split_once(')').unwrap().0;
            (name.to_owned(), file.trim_start_matches("../").to_owned())
        })
        .collect()
}

#[test]
fn the_table_lists_all_ninety_rules_in_order() {
    let rows = rows(&table());
    let expected: Vec<String> = GROUPS
        .iter()
        .flat_map(|(group, count)| (1..=*count).map(move |nth| format!("{group}-{nth:02}")))
        .collect();
    let found: Vec<&String> = rows.iter().map(|(rule, _)| rule).collect();
    assert_eq!(found, expected.iter().collect::<Vec<_>>());
    for (rule, cells) in &rows {
        assert_eq!(cells.len(), 7, "{rule}");
        let marks = ["✓", "✗", "~", "–"];
        for cell in &cells[2..6] {
            let mark = cell.split(' ').next().unwrap();
            assert!(marks.contains(&mark), "{rule}: {cell}");
        }
    }
}

#[test]
fn every_kept_rule_links_to_tests_of_its_number() {
    let mut sources: BTreeMap<String, String> = BTreeMap::new();
    let mut faults = Vec::new();
    for (rule, cells) in rows(&table()) {
        let links = links(&cells[6]);
        let is_kept = cells[2].starts_with('✓') || cells[2].starts_with('~');
        if is_kept && links.is_empty() {
            faults.push(format!("{rule} has no test"));
        }
        for (name, file) in links {
            let source = sources
                .entry(file.clone())
                .or_insert_with(|| fs::read_to_string(root().join(&file)).unwrap_or_default());
            let prefix = rule.to_lowercase().replace('-', "_");
            if !name.starts_with(&prefix) || !source.contains(&format!("fn {name}(")) {
                faults.push(format!("{rule}: no test `{name}` in {file}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn what_is_not_kept_as_written_says_why() {
    let text = table();
    for (rule, cells) in rows(&text) {
        if !cells[2].starts_with('✓') {
            assert!(
                text.contains(&format!("**{rule}.**")),
                "{rule} gives no reason"
            );
        }
    }
}
