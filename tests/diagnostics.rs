//! What reading says: cases in `tests/cases/diagnostics`, with the expected lines written in them.
//!
//! A case begins with `#: name`; below its text stand lines such as
//! `# error: 3:5-3:9 unknown-key 这里没有…`. `BLESS=1` rewrites them.

#[path = "diagnostics/case.rs"]
mod case;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use case::{cases, line, settle};
use changtu::diag::{Diagnostic, Lang, Look, Severity, Sink, Sources, Span, render};
use changtu::document;
use changtu::world::World;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diagnostics")
}

/// Reads a text, and says everything in the order of the file.
fn check(text: &str) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let mut sink = Sink::default();
    let world = World::memory([
        ("broken.png", "not a picture"),
        (
            "photo.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'/>",
        ),
    ]);
    document::read(
        "report.yaml",
        text.as_bytes(),
        &world,
        &mut sources,
        &mut sink,
    );
    let mut said = sink.into_sorted();
    said.retain(|diagnostic| diagnostic.code != "no-credits" || text.contains("页脚"));
    (sources, said)
}

fn written(text: &str) -> String {
    let mut out = String::new();
    for (name, body) in cases(text) {
        let (sources, said) = check(&body);
        let _ = write!(out, "#: {name}\n{body}");
        said.iter()
            .for_each(|diagnostic| out.push_str(&line(&sources, diagnostic)));
        out.push('\n');
    }
    out.trim_end().to_owned() + "\n"
}

#[test]
fn every_case_says_what_it_says() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let now = written(&text);
        wrong.extend(settle(&path, &text, &now));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sentence_has_both_languages_and_no_full_stop() {
    for entry in fs::read_dir(folder()).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for (_, body) in cases(&text) {
            for diagnostic in check(&body).1 {
                let message = &diagnostic.message;
                assert!(
                    !message.zh.ends_with('。') && !message.en.ends_with('.'),
                    "{message:?}"
                );
                assert!(
                    message.en.starts_with(|c: char| !c.is_uppercase())
                        || message.en.starts_with("YAML"),
                    "{message:?}"
                );
                assert!(
                    diagnostic
                        .code
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                );
                assert!(diagnostic.severity == Severity::Warning || diagnostic.span.is_some());
            }
        }
    }
}

#[test]
fn carets_stand_under_the_place() {
    let (sources, said) = check("title: 甲\nsections:\n- 标题: 乙\n  卡片: 丙\n");
    let zh = render::text(&said[0], &sources, Look::default());
    insta::assert_snapshot!(zh);
    let en = render::text(
        &said[0],
        &sources,
        Look {
            lang: Lang::En,
            color: false,
        },
    );
    insta::assert_snapshot!(en);
}

#[test]
fn json_says_the_same() {
    let (sources, said) = check("title: 甲\nsubtitel: 乙\n");
    let value = render::json(&said[0], &sources, Lang::En);
    assert_eq!(
        value.to_string(),
        r#"{"severity":"error","code":"unknown-key","message":"there is no key `subtitel` here","file":"report.yaml","line":2,"column":1,"end_line":2,"end_column":9,"hints":["did you mean `subtitle`?"]}"#
    );
    let nowhere = Diagnostic {
        span: None,
        ..said[0].clone()
    };
    assert!(render::json(&nowhere, &sources, Lang::Zh)["line"].is_null());
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let long = format!(
        "title: {}\nsubtitel: {}\n",
        "甲".repeat(500),
        "乙".repeat(5000)
    );
    let (sources, said) = check(&long);
    let text = render::text(&said[0], &sources, Look::default());
    assert!(
        text.lines().all(|line| line.chars().count() < 200),
        "{text}"
    );
    for (start, end) in [
        (0, 0),
        (700, 706),
        (1499, 1600),
        (1500, 17_000),
        (3, 17_000),
    ] {
        let mut far = said[0].clone();
        far.span = Some(Span::new(changtu::diag::FileId(0), start..end));
        let text = render::text(&far, &sources, Look::default());
        assert!(text.contains('^') && text.len() < 40_000, "{text}");
    }
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let (sources, said) = check("title: 甲\n\"a\\e[31mb\": 1\n");
    let text = render::text(&said[0], &sources, Look::default());
    assert!(!text.contains('\u{1b}'), "{text:?}");
}
