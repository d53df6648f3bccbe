//! Traditional Chinese, and Chinese with much English in it.

use changtu::diag::Severity;
use changtu::pipeline::Poster;

use super::support::{self, PACKS};

const MUSEUM: &str = include_str!("../cases/reports/museum.yaml");
const COMPANY: &str = include_str!("../cases/reports/company.yaml");

fn codes(poster: &Poster) -> Vec<&'static str> {
    let said = poster.sink.diagnostics().iter();
    said.map(|said| said.code).collect()
}

fn is_han(char: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&char)
}

/// FB-08: the embedded fonts have traditional characters in one weight, in which all of the report is set:
/// no word has strokes of two weights.
#[test]
fn traditional_text_has_one_weight() {
    for pack in PACKS {
        let poster = support::lay(MUSEUM, pack, 1080.0);
        assert_eq!(codes(&poster), ["missing-weight"], "{pack}");
        assert_eq!(poster.sink.diagnostics()[0].severity, Severity::Warning);
        let scene = poster.scene.as_ref().unwrap();
        for placed in support::runs(scene) {
            let face = poster.book.face(placed.run.face);
            // A numeral in a disc is in the family of figures.
            if placed.run.text.chars().filter(|char| is_han(*char)).count() > 1 {
                assert_eq!(
                    face.weight(),
                    500,
                    "{pack} {} {:?}",
                    face.family(),
                    placed.run.text
                );
                assert!(
                    face.family().starts_with("Noto Sans"),
                    "{pack} {:?}",
                    placed.run.text
                );
            }
        }
    }
}

/// A rare character does not change the face of a simplified report.
#[test]
fn one_traditional_name_changes_nothing_else() {
    let report = |name: &str| {
        format!("title: 一图读懂全区工作报告\nsubtitle: {name}介绍全年工作情况和明年工作安排\n")
    };
    for pack in PACKS {
        let weight = |name: &str| {
            let poster = support::lay(&report(name), pack, 1080.0);
            let runs = support::runs(poster.scene.as_ref().unwrap());
            let title = runs
                .iter()
                .find(|placed| placed.run.text.contains("工作报告"));
            let face = poster.book.face(title.unwrap().run.face);
            (face.family().to_owned(), face.weight())
        };
        assert_eq!(weight("主持人張龘"), weight("主持人张三"), "{pack}");
    }
}

#[test]
fn quantities_of_traditional_text_are_figures() {
    let poster = support::lay(MUSEUM, "civic-red", 1080.0);
    let scene = poster.scene.as_ref().unwrap();
    let figures = ["128.6", "17", "526", "41,280", "3,642"];
    for figure in figures {
        let runs = support::runs(scene);
        let placed = runs.iter().find(|placed| placed.run.text.trim() == figure);
        let face = placed.map(|placed| poster.book.face(placed.run.face).family().to_owned());
        assert!(
            face.is_some_and(|family| family != "Noto Sans SC"),
            "{figure}"
        );
    }
}

/// TB-02: a Latin word is broken only when it is wider than its measure.
#[test]
fn latin_words_stay_whole_where_they_can() {
    for pack in PACKS {
        let poster = support::lay(COMPANY, pack, 1080.0);
        assert_eq!(codes(&poster), [""; 0], "{pack}");
        let document = support::read(COMPANY);
        let texts = support::texts(&document);
        let stands = |word: &str| texts.iter().any(|drawn| drawn.text.text.contains(word));
        let lines = support::lines(poster.scene.as_ref().unwrap());
        for pair in lines.windows(2).filter(|pair| pair[0].path == pair[1].path) {
            let (one, two) = (pair[0].text, pair[1].text);
            let tail = one
                .rsplit(|char: char| !char.is_ascii_alphabetic())
                .next()
                .unwrap();
            let head = two
                .split(|char: char| !char.is_ascii_alphabetic())
                .next()
                .unwrap();
            if tail.is_empty() || head.is_empty() || !stands(&format!("{tail}{head}")) {
                continue;
            }
            // What stands in the line beside the broken word is short: the word had the line to itself.
            assert_eq!(tail.len(), one.len(), "{pack} {one:?} / {two:?}");
        }
    }
}
