//! Sources become reports: what stands in `cases/import/reports` beside each, proved against the source
//! character by character, and drawn.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "import/generated.rs"]
mod generated;
#[path = "import/reread.rs"]
mod reread;

use std::path::{Path, PathBuf};

use changtu::diag::{Severity, Sink, Sources};
use changtu::document::{self, Document};
use changtu::import::{Choosing, Imported, Options, import};
use changtu::manuscript::{self, Manuscript};
use changtu::pipeline;
use changtu::proof::coverage::{Coverage, coverage};
use changtu::world::World;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sources: the report that the project began with, and those in other shapes.
fn sources() -> Vec<PathBuf> {
    let folder = root().join("tests/cases/import/sources");
    let others = std::fs::read_dir(folder).unwrap();
    let mut others: Vec<PathBuf> = others.map(|entry| entry.unwrap().path()).collect();
    others.sort();
    others.insert(0, root().join("examples/beibei/report.md"));
    others
}

fn name(source: &Path) -> String {
    source.file_name().unwrap().to_string_lossy().into_owned()
}

fn manuscript(source: &Path) -> Manuscript {
    manuscript::read(&name(source), &std::fs::read(source).unwrap()).unwrap()
}

fn made(source: &Path, choosing: Choosing) -> (Manuscript, Imported) {
    let manuscript = manuscript(source);
    let options = Options {
        choosing,
        ..Options::default()
    };
    let made = import(&manuscript, &name(source), &options);
    (manuscript, made)
}

/// The report's folder: it holds the pictures that were inside the source.
fn world(made: &Imported) -> World {
    let pictures = made.pictures.iter().filter_map(|picture| {
        let name = picture.path.rsplit('/').next().unwrap();
        Some((name.to_owned(), picture.bytes.clone()?))
    });
    World::memory(pictures)
}

/// The report as a document; whatever the reader says of it is a fault of the importer.
fn document(made: &Imported) -> Document {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let yaml = made.yaml.as_bytes();
    let read = document::read("report.yaml", yaml, &world(made), &mut sources, &mut sink);
    let said: Vec<_> = sink
        .diagnostics()
        .iter()
        .filter(|said| !EXPECTED.contains(&said.code))
        .map(|said| format!("{} {}", said.code, said.message.zh))
        .collect();
    assert!(said.is_empty(), "{said:#?}\n{}", made.yaml);
    read.unwrap()
}

/// What a source may lack: those who answer for it, and a title.
const EXPECTED: [&str; 2] = ["no-credits", "placeholder"];

/// What is not proved, in words.
fn faults(found: &Coverage) -> Vec<String> {
    let missing = found
        .missing
        .iter()
        .map(|it| format!("line {}: {} is missing", it.line, it.text));
    let invented = found
        .inventions
        .iter()
        .map(|it| format!("{}: {} is invented", it.path, it.text));
    let moved = found.moved.iter().map(|it| format!("{it:?}"));
    missing.chain(invented).chain(moved).collect()
}

/// Repairs, findings and choices, a line for each.
fn ledger(made: &Imported) -> String {
    let ledger = &made.ledger;
    let lines = |lines: &[usize]| {
        let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
        lines.join("+")
    };
    let repairs = ledger
        .repairs
        .iter()
        .map(|it| format!("# 修补 {} {}：{}\n", lines(&it.lines), it.code, it.result));
    let findings = ledger
        .findings
        .iter()
        .map(|it| format!("# 存疑 {} {}：{}\n", lines(&it.lines), it.code, it.text));
    repairs.chain(findings).collect()
}

#[test]
fn every_source_becomes_the_report_beside_it() {
    let folder = root().join("tests/cases/import/reports");
    let bless = std::env::var_os("BLESS").is_some();
    let (mut wrong, mut known) = (Vec::new(), Vec::new());
    for source in sources() {
        let (_, made) = made(&source, Choosing::Content);
        let golden = format!("{}.yaml", name(&source));
        let text = format!("{}\n{}", made.yaml, ledger(&made));
        let path = folder.join(&golden);
        known.push(golden);
        if bless {
            std::fs::write(&path, text).unwrap();
        } else if std::fs::read_to_string(&path).ok() != Some(text) {
            wrong.push(name(&source));
        }
    }
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(known.contains(&name), "{name} belongs to no source");
    }
    assert!(
        wrong.is_empty(),
        "changed (BLESS=1 rewrites them): {wrong:#?}"
    );
}

#[test]
fn every_report_says_all_that_its_source_says_and_nothing_else() {
    let mut wrong = Vec::new();
    for source in sources() {
        for choosing in [Choosing::Content, Choosing::Plain] {
            let (manuscript, made) = made(&source, choosing);
            let found = coverage(&manuscript, &document(&made));
            let faults = faults(&found);
            let all = (found.source.hundredths(), found.poster.hundredths());
            if all != (10_000, 10_000) || !faults.is_empty() {
                wrong.push((name(&source), choosing, all, faults));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_report_draws() {
    for source in sources() {
        let (_, made) = made(&source, Choosing::Content);
        let yaml = made.yaml.as_bytes();
        let poster = pipeline::lay_out(
            "report.yaml",
            yaml,
            &world(&made),
            &pipeline::Options::default(),
        );
        let errors = poster
            .sink
            .diagnostics()
            .iter()
            .filter(|said| said.severity == Severity::Error);
        let errors: Vec<_> = errors.map(|said| said.message.zh.clone()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", name(&source));
        assert!(poster.scene.is_some(), "{}", name(&source));
    }
}

/// The kinds of the content plan that the project began with, in their order.
#[test]
fn the_first_report_has_the_blocks_of_its_plan() {
    let source = root().join("examples/beibei/report.md");
    let (_, made) = made(&source, Choosing::Content);
    let kinds = |section: &str| -> Vec<String> {
        let start = made.yaml.find(&format!("- title: {section}")).unwrap();
        let text = &made.yaml[start..];
        let end = text.find("# ─────").unwrap_or(text.len());
        let lines = text[..end]
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("- "));
        let heads = lines.filter_map(|line| line.split_once(':').map(|(head, _)| head.to_owned()));
        heads
            .filter(|head| changtu::kinds::lookup(head).is_some_and(|kind| kind.is_block))
            .collect()
    };
    let results = kinds("2023年主要成绩");
    assert_eq!(results.iter().filter(|kind| *kind == "topic").count(), 4);
    assert!(results.contains(&"stats".to_owned()));
    let work = kinds("2023年主要工作");
    assert_eq!(work.iter().filter(|kind| *kind == "chapter").count(), 6);
    assert_eq!(work.iter().filter(|kind| *kind == "topic").count(), 20);
    assert!(work.iter().filter(|kind| *kind == "chart").count() >= 2);
    let tasks = kinds("2024年主要任务");
    assert_eq!(tasks, ["goals", "cards", "pillars"]);
}

/// The repairs that the quirks of the first report ask for, by its lines.
#[test]
fn the_quirks_of_the_first_report_are_mended_or_found() {
    let source = root().join("examples/beibei/report.md");
    let (manuscript, made) = made(&source, Choosing::Content);
    let repairs: Vec<(&str, Vec<usize>)> = made
        .ledger
        .repairs
        .iter()
        .map(|it| (it.code, it.lines.clone()))
        .collect();
    for (code, lines) in [
        ("joined-sentence", vec![33, 35]),
        ("joined-sentence", vec![94, 96]),
        ("joined-sentence", vec![105, 107]),
        ("joined-unit", vec![133, 135]),
        ("promoted-heading", vec![36]),
        ("full-width-brackets", vec![19, 112, 122, 147, 148, 180]),
    ] {
        assert!(
            repairs.contains(&(code, lines.clone())),
            "{code} {lines:?}: {repairs:#?}"
        );
    }
    let attached = repairs
        .iter()
        .filter(|(code, _)| *code == "attached-number");
    let attached: Vec<usize> = attached.map(|(_, lines)| lines[0]).collect();
    assert_eq!(attached, [201, 209, 216, 223, 230, 237, 244, 251, 258]);
    for (line, words) in [
        (71, "文商农旅体"),
        (188, "成长"),
        (162, "案列"),
        (94, "3圣"),
    ] {
        let is_found = made
            .ledger
            .findings
            .iter()
            .any(|it| it.lines.contains(&line));
        assert!(
            is_found,
            "line {line}, {words}: {:#?}",
            made.ledger.findings
        );
    }
    let strayed = made
        .ledger
        .findings
        .iter()
        .find(|it| it.code == "topic-mismatch");
    assert_eq!(
        strayed.map(|it| it.lines.as_slice()),
        Some(&[180, 181, 182, 183][..])
    );
    // Found and left as they are.
    for words in ["文商农旅体", "成长成长", "案列", "3圣", "绵碛", "碓东"] {
        assert!(made.yaml.contains(words), "{words}");
    }
    assert_eq!(made.to_json(&manuscript, "report.md")["characters"], 3943);
}
