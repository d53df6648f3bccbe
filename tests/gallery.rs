//! The examples draw in every layout, their numbers agree with one another, and the gallery shows
//! what there is.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use changtu::diag::Severity;
use changtu::document::{Block, Document, Record, Value};
use changtu::pack;
use changtu::pipeline::{Options, Poster, lay_out};
use changtu::world::World;

/// No report that is fit to be looked at: what `changtu new` writes.
const BLANK: &str = "skeleton";
/// Every layout draws this one in the gallery.
const COMMON: &str = "beibei";
/// Its source names nobody who answers for it, so it has no credits; that is said once.
const UNSIGNED: [&str; 1] = [COMMON];
/// What the pictures of the gallery may weigh together, in bytes.
const WEIGHT: u64 = 6 << 20;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folders of the examples.
fn examples() -> BTreeSet<String> {
    let folders = std::fs::read_dir(root().join("examples")).unwrap();
    let names = folders.map(|folder| folder.unwrap().file_name().into_string().unwrap());
    names.collect()
}

fn place(example: &str) -> PathBuf {
    root().join("examples").join(example)
}

fn text(example: &str) -> String {
    std::fs::read_to_string(place(example).join("report.yaml")).unwrap()
}

/// An example in a layout, or in its own.
fn laid(example: &str, layout: Option<&str>) -> Poster {
    let options = Options {
        layout: layout.map(str::to_owned),
        ..Options::default()
    };
    let world = World::disk(place(example));
    lay_out("report.yaml", text(example).as_bytes(), &world, &options)
}

fn document(example: &str) -> Document {
    laid(example, None).document.unwrap()
}

#[test]
fn there_are_examples_of_several_kinds() {
    let examples = examples();
    assert!(examples.len() >= 5, "{examples:?}");
    assert!(examples.contains(BLANK) && examples.contains(COMMON));
}

#[test]
fn every_example_is_without_a_warning_in_its_own_layout() {
    for example in examples() {
        let poster = laid(&example, None);
        assert!(poster.scene.is_some(), "{example}");
        let said = poster.sink.diagnostics().iter();
        let said: Vec<_> = said
            .filter(|said| said.code != "no-credits" || !UNSIGNED.contains(&example.as_str()))
            .collect();
        assert!(said.is_empty(), "{example}: {said:#?}");
    }
}

#[test]
fn every_example_draws_in_every_layout() {
    for example in examples() {
        for layout in pack::built_in_names() {
            let poster = laid(&example, Some(layout));
            let said = poster.sink.diagnostics().iter();
            let errors: Vec<_> = said
                .filter(|said| said.severity == Severity::Error)
                .collect();
            assert!(errors.is_empty(), "{example} in {layout}: {errors:#?}");
            assert!(poster.scene.is_some(), "{example} in {layout}");
        }
    }
}

/// What is made up says so, in its file and on the poster.
#[test]
fn what_is_invented_is_labelled() {
    for example in examples() {
        if [BLANK, COMMON].contains(&example.as_str()) {
            continue;
        }
        let head: String = text(&example)
            .lines()
            .take_while(|line| line.starts_with('#'))
            .collect();
        assert!(head.contains("虚构") && head.contains("编造"), "{example}");
        let document = document(&example);
        let hero = words(&document.hero.record);
        assert!(
            hero.contains("虚构") && hero.contains("编造"),
            "{example}: {hero}"
        );
        let footer = words(&document.footer.unwrap().record);
        assert!(footer.contains("本例为虚构"), "{example}: {footer}");
    }
}

/// All drawn texts of a record, a line each.
fn words(record: &Record) -> String {
    let mut all = String::new();
    for (_, value) in &record.fields {
        in_value(value, &mut |text| {
            all.push_str(text);
            all.push('\n');
        });
    }
    all
}

fn in_value(value: &Value, seen: &mut impl FnMut(&str)) {
    match value {
        Value::Text(text) => seen(&text.text),
        Value::Number(number) => seen(&number.text.text),
        Value::List(values) => values.iter().for_each(|value| in_value(value, seen)),
        Value::Record(record) => record
            .fields
            .iter()
            .for_each(|(_, value)| in_value(value, seen)),
        Value::Blocks(blocks) => blocks
            .iter()
            .flat_map(|block| &block.record.fields)
            .for_each(|(_, value)| in_value(value, seen)),
        _ => {}
    }
}

/// The blocks of a document, those inside others too.
fn blocks(document: &Document) -> Vec<&Block> {
    let mut found = Vec::new();
    let mut open: Vec<&Block> = document.sections.iter().collect();
    while let Some(block) = open.pop() {
        found.push(block);
        for (_, value) in &block.record.fields {
            if let Value::Blocks(inner) = value {
                open.extend(inner);
            }
        }
    }
    found
}

/// The charts of a kind in all examples: where they stand, and their data.
fn charts(kind: &str) -> Vec<(String, Vec<Record>)> {
    let mut found = Vec::new();
    for example in examples() {
        let document = document(&example);
        for block in blocks(&document) {
            let is_meant =
                matches!(block.record.get("kind"), Some(Value::Choice(word)) if *word == kind);
            let Some(Value::List(data)) = block.record.get("data") else {
                continue;
            };
            if is_meant {
                let data = data.iter().filter_map(|datum| match datum {
                    Value::Record(record) => Some(record.clone()),
                    _ => None,
                });
                found.push((format!("{example}: {}", block.record.path), data.collect()));
            }
        }
    }
    found
}

fn number(record: &Record) -> f64 {
    match record.get("value") {
        Some(Value::Number(number)) => number.value,
        other => panic!("{}: {other:?}", record.path),
    }
}

#[test]
fn the_parts_of_a_whole_are_the_whole() {
    for kind in ["donut", "waffle"] {
        let charts = charts(kind);
        assert!(!charts.is_empty(), "{kind}");
        for (place, data) in charts {
            let sum: f64 = data.iter().map(number).sum();
            assert!((sum - 100.0).abs() < 0.01, "{place}: {sum}");
        }
    }
}

/// From the first total by every step to the next.
#[test]
fn the_steps_of_a_waterfall_lead_to_its_totals() {
    let charts = charts("waterfall");
    assert!(!charts.is_empty());
    for (place, data) in charts {
        let mut level = None;
        for datum in &data {
            let value = number(datum);
            let is_total = matches!(datum.get("total"), Some(Value::Flag(true)));
            match (is_total, level) {
                (true, Some(level)) => assert!(f64::abs(value - level) < 0.001, "{place}: {level}"),
                (false, None) => panic!("{place} begins with a step"),
                _ => {}
            }
            level = Some(if is_total {
                value
            } else {
                level.unwrap_or(0.0) + value
            });
        }
    }
}

/// Columns of amounts add up to the last row of a table with a total; those of rates and means, with
/// `%` in a cell or named here, do not.
#[test]
fn the_rows_of_a_table_add_up_to_its_total() {
    const MEANS: [&str; 1] = ["住院日"];
    let mut columns = 0;
    for example in examples() {
        let document = document(&example);
        for block in blocks(&document) {
            if !matches!(block.record.get("total"), Some(Value::Flag(true))) {
                continue;
            }
            let (Some(Value::List(heads)), Some(Value::List(rows))) =
                (block.record.get("columns"), block.record.get("rows"))
            else {
                panic!("{example}: a table without heads or rows");
            };
            let heads: Vec<String> = heads.iter().map(cell).collect();
            let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
            for (at, head) in heads.iter().enumerate().skip(1) {
                let amounts: Option<Vec<f64>> = rows.iter().map(|row| amount(&row[at])).collect();
                let Some(amounts) = amounts.filter(|_| !MEANS.contains(&head.as_str())) else {
                    continue;
                };
                let (total, parts) = amounts.split_last().unwrap();
                let sum: f64 = parts.iter().sum();
                assert!((sum - total).abs() < 0.001, "{example}: {head}: {sum}");
                columns += 1;
            }
        }
    }
    assert!(columns >= 3, "{columns}");
}

fn cell(value: &Value) -> String {
    let mut found = String::new();
    in_value(value, &mut |text| found.push_str(text));
    found
}

fn cells(row: &Value) -> Vec<String> {
    match row {
        Value::List(values) => values.iter().map(cell).collect(),
        other => vec![cell(other)],
    }
}

fn amount(cell: &str) -> Option<f64> {
    cell.replace(',', "").parse().ok()
}

fn gallery() -> PathBuf {
    root().join("docs/gallery")
}

/// The files that the gallery's page names.
fn named() -> BTreeSet<String> {
    let page = std::fs::read_to_string(gallery().join("README.md")).unwrap();
    let links = page.split("](").skip(1);
    let targets = links.map(|rest| rest.split(')').next().unwrap().to_owned());
    targets.collect()
}

#[test]
fn the_gallery_names_every_file_and_none_that_is_missing() {
    let named = named();
    for target in &named {
        assert!(gallery().join(target).exists(), "{target}");
    }
    for file in std::fs::read_dir(gallery()).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let is_known = ["README.md", "make.sh"].contains(&name.as_str());
        assert!(is_known || named.contains(&name), "{name} is not shown");
    }
}

#[test]
fn the_gallery_shows_every_layout_and_every_example() {
    let named = named();
    for layout in pack::built_in_names() {
        for name in [
            format!("specimen-{layout}.png"),
            format!("{COMMON}-{layout}.png"),
        ] {
            assert!(named.contains(&name), "{name}: run `just gallery`");
        }
    }
    for example in examples() {
        let is_shown = named
            .iter()
            .any(|name| name.starts_with(&format!("{example}-")));
        assert!(
            is_shown || example == BLANK,
            "{example}: run `just gallery`"
        );
    }
}

#[test]
fn the_gallery_is_light() {
    let files = std::fs::read_dir(gallery()).unwrap();
    let weight: u64 = files
        .map(|file| file.unwrap().metadata().unwrap().len())
        .sum();
    assert!(weight < WEIGHT, "{weight} bytes");
}
