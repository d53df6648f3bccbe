//! What is imported and read again: every character of the source that is drawn comes back as it was.

use changtu::diag::{Severity, Sink, Sources};
use changtu::document;
use changtu::import::{Choosing, Imported, Options, import};
use changtu::manuscript::{self, Manuscript};
use changtu::world::World;
use proptest::prelude::*;

/// Words that YAML, Markdown or our own reader take for more than words.
const PIECES: &[&str] = &[
    "全县",
    "增长5.6%",
    "1,234.5亿元",
    "：",
    ": ",
    " #",
    "# ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "**",
    "==",
    "\\",
    "\\*",
    "<br>",
    "“",
    "”",
    "'",
    "\"",
    "\t",
    "🎉",
    "是",
    "否",
    "null",
    "~",
    "yes",
    "08",
    "1:30",
    "0x1F",
    "1e3",
    ".5",
    "...",
    "---",
    "，",
    "。",
    "；",
    "●",
    "——",
    "一是",
    "二是",
    "第一，",
    "《",
    "》",
    "|",
    "&a",
    "*b",
    "!c",
    "%",
    "@",
    "`",
    "来源：",
    "2025年1月20日",
    "【",
    "】",
    "注：",
    "问：",
    "答：",
    "3个",
    "?",
    "? ",
    "：x",
    "a:b",
    "key：",
    ">",
    "<b>",
    "…",
    "\u{3000}",
    "（一）",
    "1. ",
];
/// Numbers, which our reader takes from the front of a text; they are last among the pieces.
const NUMBERS: usize = 2;

fn made(text: &str, choosing: Choosing) -> (Manuscript, Imported) {
    let source = manuscript::read("a.txt", text.as_bytes()).expect("a text");
    let options = Options {
        choosing,
        keeps_brackets: true,
        ..Options::default()
    };
    let made = import(&source, "a.txt", &options);
    (source, made)
}

/// The characters of a text in order of their codes, without blanks.
fn characters(texts: impl IntoIterator<Item = String>) -> String {
    let mut all: Vec<char> = texts
        .into_iter()
        .collect::<String>()
        .chars()
        .filter(|char| !char.is_whitespace())
        .collect();
    all.sort_unstable();
    all.into_iter().collect()
}

/// What the report that was written says, read by our own reader, which must find nothing to say.
fn read_again(yaml: &str) -> String {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let world = World::memory::<String, Vec<u8>>([]);
    let read = document::read("a.yaml", yaml.as_bytes(), &world, &mut sources, &mut sink);
    let faults: Vec<_> = sink
        .diagnostics()
        .iter()
        .filter(|said| {
            said.severity == Severity::Error || !["no-credits", "placeholder"].contains(&said.code)
        })
        .map(|said| format!("{} {}", said.code, said.message.en))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}\n{yaml}");
    let read = read.unwrap_or_else(|| panic!("no report:\n{yaml}"));
    characters(
        document::texts(&read)
            .into_iter()
            .map(|text| text.text.clone()),
    )
}

/// The source without what is listed as left out.
fn kept(source: &Manuscript, made: &Imported) -> String {
    let mut bytes: Vec<bool> = vec![false; source.text.len()];
    for line in &source.lines {
        bytes[line.range.clone()].fill(true);
    }
    for removed in &made.ledger.removed {
        bytes[removed.range.clone()].fill(false);
    }
    let kept = source.text.char_indices().filter(|(at, _)| bytes[*at]);
    // The one thing that the importer writes of its own, where it finds no title.
    let is_untitled = made
        .ledger
        .findings
        .iter()
        .any(|found| found.code == "no-title");
    let blank = if is_untitled { "待填" } else { "" };
    characters([kept.map(|(_, char)| char).collect(), blank.to_owned()])
}

fn line(pieces: usize) -> impl Strategy<Value = String> {
    let piece = (0..pieces).prop_map(|at| PIECES[at]);
    prop::collection::vec(piece, 1..7).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::default())]

    #[test]
    fn what_is_written_is_read_as_it_was(lines in prop::collection::vec(line(PIECES.len() - NUMBERS), 1..8), is_apart in any::<bool>()) {
        let text = format!("云溪县工作报告\n\n{}\n", lines.join(if is_apart { "\n\n" } else { "\n" }));
        let (source, made) = made(&text, Choosing::Plain);
        prop_assert_eq!(read_again(&made.yaml), kept(&source, &made), "{}\n{}", text, made.yaml);
    }

    #[test]
    fn whatever_is_chosen_is_read(lines in prop::collection::vec(line(PIECES.len()), 1..8)) {
        let (_, made) = made(&format!("云溪县工作报告\n\n{}\n", lines.join("\n")), Choosing::Content);
        read_again(&made.yaml);
    }
}
