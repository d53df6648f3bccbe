//! What the README shows is true: its reports draw, its commands and options exist.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::process::Command;

use changtu::diag::{FileId, Sink};
use changtu::medium::Table;
use changtu::pipeline::{Options, lay_out};
use changtu::world::World;

/// What a poster can become, and the tables that a user may write.
const MEDIA: (&str, &str) = ("docs/media.md", include_str!("../docs/media.md"));

/// The guides from a source to a proofed poster.
const GUIDES: [(&str, &str); 3] = [
    ("docs/import.md", include_str!("../docs/import.md")),
    ("docs/proof.md", include_str!("../docs/proof.md")),
    ("docs/lint.md", include_str!("../docs/lint.md")),
];

const READMES: [(&str, &str); 2] = [
    ("README.md", include_str!("../README.md")),
    ("README.en.md", include_str!("../README.en.md")),
];

/// The fenced blocks of a language.
fn blocks<'t>(text: &'t str, lang: &str) -> Vec<&'t str> {
    let fence = format!("```{lang}\n");
    let after = text.split(fence.as_str()).skip(1);
    after
        .map(|rest| rest.split("```").next().unwrap())
        .collect()
}

#[test]
fn every_report_draws() {
    for (name, text) in READMES {
        let reports = blocks(text, "yaml");
        assert!(!reports.is_empty(), "{name}");
        for report in reports {
            let world = World::memory::<String, Vec<u8>>([]);
            let poster = lay_out(name, report.as_bytes(), &world, &Options::default());
            let said = poster.sink.diagnostics();
            assert!(said.is_empty(), "{name}: {said:#?}\n{report}");
            assert!(poster.scene.is_some());
        }
    }
}

/// The words of each `changtu …` line; `cargo run --release --` stands in for the program.
fn commands(text: &str) -> Vec<Vec<String>> {
    let lines = blocks(text, "sh").into_iter().flat_map(str::lines);
    let words = lines.filter_map(|line| {
        let line = line.split(" #").next().unwrap();
        let line = line.replace("cargo run --release --", "changtu");
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        (words.first().map(String::as_str) == Some("changtu")).then_some(words)
    });
    words.collect()
}

#[test]
fn every_table_of_media_is_read() {
    let tables = blocks(MEDIA.1, "yaml");
    assert!(!tables.is_empty());
    for text in tables {
        let (mut table, mut sink) = (Table::built_in(), Sink::default());
        table.lay_over(text, FileId::default(), &mut sink);
        assert_eq!(sink.diagnostics(), &[], "{text}");
        assert_ne!(table, Table::built_in(), "{text}");
    }
}

#[test]
fn every_view_of_pages_is_explained() {
    for name in ["cover", "headline", "runner", "tile", "number", "plan"] {
        assert!(MEDIA.1.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn every_command_exists() {
    let texts = READMES.into_iter().chain([MEDIA]).chain(GUIDES);
    for (name, text) in texts {
        let commands = commands(text);
        let is_guide = GUIDES.iter().any(|(guide, _)| *guide == name);
        assert!(commands.len() > if is_guide { 0 } else { 8 }, "{name}");
        for words in commands {
            let help = help(&words[1..]);
            for option in words
                .iter()
                .filter(|word| word.starts_with('-') && word.len() > 1)
            {
                assert!(help.contains(option.as_str()), "{name}: {words:?}\n{help}");
            }
        }
    }
}

fn help(words: &[String]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_changtu"));
    let command = words[0].as_str();
    let inner = words.get(1).filter(|word| *word == "coverage");
    let out = program
        .arg(command)
        .args(inner)
        .args(["--help", "--lang", "en"])
        .output()
        .unwrap();
    assert!(out.status.success(), "{command}");
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn the_message_shown_is_the_one_said() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("报告.yaml"), "标提: 一图读懂\n").unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_changtu"));
    let ran = program
        .args(["check", "报告.yaml", "--lang", "zh"])
        .current_dir(&folder)
        .output()
        .unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    let shown = blocks(READMES[0].1, "text");
    assert!(shown.len() == 1 && said.contains(shown[0].trim()), "{said}");
}

#[test]
fn every_link_leads_somewhere() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, text) in READMES {
        for link in text.split("](").skip(1) {
            let target = link.split(')').next().unwrap();
            // The picture is drawn for a release.
            if target != "docs/poster.png" {
                assert!(root.join(target).exists(), "{name}: {target}");
            }
        }
    }
}
