//! What `check` finds doubtful: cases in `tests/cases/lint`, with the expected lines written in them.
//!
//! A case begins with `#: name`; below its text stand lines such as
//! `# warning: 3:5-3:9 doubled-word “成长”重复了`. A case without them is one where nothing is found.
//! `words.yaml` is held against the list of approved words above its cases. `BLESS=1` rewrites all.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "diagnostics/case.rs"]
mod case;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use case::{cases, line, settle};
use changtu::diag::{Diagnostic, FileId, Sink, Sources};
use changtu::document::{self, Approved, BY_APPROVED, Silence, WARNINGS};
use changtu::world::World;

/// What stands above the cases of a file and is held against each.
const LIST: &str = "the list";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Everything there is to say of a report, as `check` says it.
fn check(text: &str, list: Option<&str>) -> (Sources, Vec<Diagnostic>) {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'/>";
    let world = World::memory([("地图.svg", svg), ("国徽.svg", svg), ("photo.svg", svg)]);
    let report = document::read(
        "report.yaml",
        text.as_bytes(),
        &world,
        &mut sources,
        &mut sink,
    );
    let lists: Vec<Approved> = list
        .iter()
        .map(|list| Approved::read("words.yaml", list.as_bytes(), &mut sources, &mut sink))
        .collect();
    if let Some(report) = &report {
        document::lint(report, &lists, &sources, &mut sink);
    }
    let mut silence = Silence::read(text, FileId::default());
    let mut said = silence.keep(sink.into_sorted());
    let unsaid: &[&str] = if list.is_some() { &[] } else { &BY_APPROVED };
    said.extend(silence.unused(unsaid));
    said.retain(|diagnostic| diagnostic.code != "no-credits");
    (sources, said)
}

fn files() -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(root().join("tests/cases/lint")).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        (path, text)
    };
    files.into_iter().map(read).collect()
}

/// Every case with what is said of it.
fn judged(text: &str) -> Vec<(String, String, Sources, Vec<Diagnostic>)> {
    let cases = cases(text);
    let list = cases.iter().find(|(name, _)| name == LIST);
    let list = list.map(|(_, body)| body.clone());
    let judge = |(name, body): (String, String)| {
        let (sources, said) = match name == LIST {
            true => (Sources::default(), Vec::new()),
            false => check(&body, list.as_deref()),
        };
        (name, body, sources, said)
    };
    cases.into_iter().map(judge).collect()
}

#[test]
fn every_case_says_what_it_says() {
    let mut wrong = Vec::new();
    for (path, text) in files() {
        let mut now = String::new();
        for (name, body, sources, said) in judged(&text) {
            let _ = write!(now, "#: {name}\n{body}");
            said.iter()
                .for_each(|diagnostic| now.push_str(&line(&sources, diagnostic)));
            now.push('\n');
        }
        let now = now.trim_end().to_owned() + "\n";
        wrong.extend(settle(&path, &text, &now));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every warning that only `check` says has a case.
#[test]
fn every_warning_of_check_has_a_case() {
    let mut said = BTreeSet::new();
    for (_, text) in files() {
        for (_, _, _, diagnostics) in judged(&text) {
            said.extend(diagnostics.iter().map(|diagnostic| diagnostic.code));
        }
    }
    let codes = WARNINGS.iter().map(|(code, _)| *code);
    let own = codes.take_while(|code| *code != "placeholder");
    // Letters have no size before they are laid out; `src/cli/lint.rs` tests that.
    let missing: Vec<&str> = own
        .filter(|code| *code != "small-text" && !said.contains(code))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// Sentences of every kind of report in which nothing is doubtful.
#[test]
fn clean_sentences_are_silent() {
    let mut tested = 0;
    let text = fs::read_to_string(root().join("tests/data/numbers-dev.tsv")).unwrap();
    let known = ["half-width-punctuation", "digit-inside-name"];
    for row in text.lines().skip(1) {
        let sentence = row.split('\t').nth(2).unwrap();
        for found in changtu::wording::search(&[sentence]) {
            let is_known =
                known.contains(&found.code) && (sentence.contains('(') || sentence.contains("3圣"));
            assert!(is_known, "{sentence}: {found:?}");
        }
        tested += 1;
    }
    assert!(tested > 100);
}

#[test]
fn names_of_warnings_are_of_one_warning_each() {
    let names: BTreeSet<&str> = WARNINGS
        .iter()
        .flat_map(|(code, zh)| [*code, *zh])
        .collect();
    assert_eq!(names.len(), 2 * WARNINGS.len());
}

/// The rows of the table of warnings in `FORMAT.md`: code and Chinese name.
#[test]
fn the_manual_lists_every_warning() {
    let manual = fs::read_to_string(root().join("FORMAT.md")).unwrap();
    let table = manual.split_once("| 名称 | 中文名 | 什么情况 |").unwrap().1;
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let names = rows.map(|row| {
        let mut cells = row
            .split('|')
            .map(|cell| cell.trim().trim_matches('`').to_owned());
        (cells.nth(1).unwrap(), cells.next().unwrap())
    });
    let codes = WARNINGS
        .iter()
        .map(|(code, zh)| ((*code).to_owned(), (*zh).to_owned()));
    assert_eq!(names.collect::<Vec<_>>(), codes.collect::<Vec<_>>());
}

/// Every warning in the source has a name, but for those that are said of files written.
#[test]
fn every_warning_of_the_source_has_a_name() {
    let known: BTreeSet<&str> = WARNINGS
        .iter()
        .map(|(code, _)| *code)
        .chain(["stale-file"])
        .collect();
    let mut unknown = BTreeSet::new();
    let mut open = vec![root().join("src")];
    let mut count = 0;
    while let Some(path) = open.pop() {
        // What is said of sources and of files written is silenced in no report.
        let is_apart = ["import", "manuscript", "proof"];
        if is_apart
            .iter()
            .any(|name| path.ends_with(format!("src/{name}")))
        {
            continue;
        }
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        for call in ["Diagnostic::warning(", ".warning(", "line.finding("] {
            for (at, _) in text.match_indices(call) {
                let rest = text[at + call.len()..].trim_start();
                if let Some(code) = rest
                    .strip_prefix('"')
                    .and_then(|rest| rest.split('"').next())
                {
                    count += 1;
                    if !known.contains(code) {
                        unknown.insert(code.to_owned());
                    }
                }
            }
        }
    }
    assert!(count > 50 && unknown.is_empty(), "{count}: {unknown:?}");
}

/// The example of `docs/lint.md` says what stands there.
#[test]
fn the_example_of_the_guide_holds() {
    let guide = fs::read_to_string(root().join("docs/lint.md")).unwrap();
    let blocks = |kind: &str| -> Vec<String> {
        let parts = guide.split(kind).skip(1);
        parts
            .map(|part| part.split("\n```").next().unwrap().trim_start().to_owned() + "\n")
            .collect()
    };
    let yaml = blocks("```yaml");
    let [list, report] = yaml.as_slice() else {
        panic!("{} blocks", yaml.len());
    };
    let (sources, said) = check(report, Some(list));
    let said = said
        .iter()
        .map(|it| line(&sources, it).lines().next().unwrap()[2..].to_owned() + "\n");
    assert_eq!(said.collect::<String>(), blocks("```text")[0]);
}
