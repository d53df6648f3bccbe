//! The example poster says what its report says: nothing is lost, nothing is added, no number has
//! changed its subject.
//!
//! Both files are read here as text, without the library, so that a fault of the reader cannot hide
//! a fault of the example. What may differ stands in `coverage/differences.rs`, piece by piece, and
//! every piece is checked too.

#[path = "coverage/differences.rs"]
mod differences;
#[path = "coverage/poster.rs"]
mod poster;
#[path = "coverage/source.rs"]
mod source;
#[path = "coverage/words.rs"]
mod words;

use std::collections::BTreeMap;

use differences::{ADDED_TITLES, DISTRIBUTED, SHORTENED, TURNED};
use words::{bare, quantities, runs};

const REPORT: &str = include_str!("../examples/beibei/report.md");
const POSTER: &str = include_str!("../examples/beibei/report.yaml");

/// All of the poster's drawn strings without punctuation, kept apart by line feeds.
fn poster_text() -> String {
    let units: Vec<_> = poster::units(POSTER)
        .iter()
        .map(|unit| bare(unit))
        .collect();
    units.join("\n")
}

/// The report's sentences without punctuation. Clauses of a sentence touch, sentences do not.
fn source_text() -> String {
    let lines: Vec<_> = source::lines(REPORT)
        .iter()
        .map(|line| bare(line))
        .collect();
    lines.join("\n")
}

fn tally(items: impl IntoIterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_insert(0) += 1;
    }
    counts
}

#[test]
fn every_quantity_of_the_report_is_on_the_poster_as_often() {
    let wanted = tally(
        source::lines(REPORT)
            .iter()
            .flat_map(|line| quantities(line)),
    );
    let drawn = tally(
        poster::units(POSTER)
            .iter()
            .flat_map(|unit| quantities(unit)),
    );
    let lost: Vec<_> = wanted
        .iter()
        .filter(|(quantity, count)| drawn.get(*quantity).unwrap_or(&0) < count)
        // `95%、96%以上`: the first number shares the modifier of the second.
        .filter(|(quantity, _)| {
            !DISTRIBUTED
                .iter()
                .any(|item| item.bare_number == quantity.as_str())
        })
        .collect();
    // Counted apart from this test: 106 numbers outside the numbering, of which `1+3+N` holds two,
    // and `EOD` and `Ⅱ类`.
    assert_eq!(wanted.values().sum::<usize>(), 107);
    assert!(
        lost.is_empty(),
        "in the report but not, or less often, on the poster: {lost:?}"
    );
}

#[test]
fn every_quantity_of_the_poster_is_in_the_report() {
    let wanted = tally(
        source::lines(REPORT)
            .iter()
            .flat_map(|line| quantities(line)),
    );
    let added: Vec<_> = poster::units(POSTER)
        .iter()
        .flat_map(|unit| quantities(unit))
        .filter(|quantity| !wanted.contains_key(quantity))
        .filter(|quantity| {
            !DISTRIBUTED
                .iter()
                .any(|item| item.poster.contains(quantity.as_str()))
        })
        .collect();
    assert!(
        added.is_empty(),
        "on the poster but not in the report: {added:?}"
    );
}

/// Stricter than it need be: runs of two characters and more, not of six.
#[test]
fn every_clause_of_the_report_is_on_the_poster() {
    let poster = poster_text();
    let lost: Vec<_> = source::lines(REPORT)
        .iter()
        .flat_map(|line| runs(line))
        .filter(|run| run.chars().count() >= 2 && !poster.contains(run.as_str()))
        .filter(|run| !is_explained(run))
        .collect();
    assert!(
        lost.is_empty(),
        "in the report but not on the poster: {lost:#?}"
    );
}

/// Whether a clause that is not on the poster as it stands is part of a listed difference.
fn is_explained(run: &str) -> bool {
    let distributed = DISTRIBUTED
        .iter()
        .any(|item| bare(item.clause).contains(run));
    let shortened = SHORTENED.iter().any(|item| bare(item.clause).contains(run));
    distributed || shortened
}

/// A label and its value stand together, as they do in the report: so a number cannot have moved
/// to another subject.
#[test]
fn every_string_of_the_poster_is_in_the_report() {
    let source = source_text();
    let added: Vec<_> = poster::units(POSTER)
        .into_iter()
        .filter(|unit| !source.contains(&bare(unit)))
        .filter(|unit| {
            let unit = bare(unit);
            !(ADDED_TITLES.iter().any(|title| bare(title) == unit)
                || DISTRIBUTED.iter().any(|item| bare(item.poster) == unit)
                || SHORTENED.iter().any(|item| bare(item.poster) == unit)
                || TURNED.iter().any(|item| bare(item.poster) == unit))
        })
        .collect();
    assert!(
        added.is_empty(),
        "on the poster but not in the report: {added:#?}"
    );
}

#[test]
fn every_listed_difference_is_used_and_true() {
    let source = source_text();
    let drawn: Vec<_> = poster::units(POSTER)
        .iter()
        .map(|unit| bare(unit))
        .collect();
    let is_drawn = |text: &str| drawn.contains(&bare(text));
    for item in DISTRIBUTED {
        assert!(
            source.contains(&bare(item.clause)),
            "{}: not in the report",
            item.clause
        );
        assert!(is_drawn(item.poster), "{}: not on the poster", item.poster);
        item.check();
    }
    for item in SHORTENED {
        assert!(
            source.contains(&bare(item.clause)),
            "{}: not in the report",
            item.clause
        );
        assert!(is_drawn(item.poster), "{}: not on the poster", item.poster);
        let rest = bare(item.clause).replacen(item.without, "", 1);
        assert_eq!(
            rest,
            bare(item.poster),
            "more than `{}` is gone",
            item.without
        );
    }
    for item in TURNED {
        assert!(
            source.contains(&bare(item.clause)),
            "{}: not in the report",
            item.clause
        );
        assert!(is_drawn(item.poster), "{}: not on the poster", item.poster);
        let turned = bare(item.clause).replacen(item.number, "", 1) + item.number;
        assert_eq!(turned, bare(item.poster), "more than the order has changed");
    }
    for title in ADDED_TITLES {
        assert!(is_drawn(title), "{title}: not on the poster");
        assert!(
            !source.contains(&bare(title)),
            "{title}: is in the report and needs no mention"
        );
    }
}

#[test]
fn chapters_topics_and_tasks_keep_their_numbers() {
    let numbers = poster::numbers(POSTER);
    assert_eq!(numbers.chapters, ["一", "二", "三", "四", "五", "六"]);
    assert_eq!(numbers.topics, ["123", "1234", "1234", "123", "123", "123"]);
    assert_eq!(numbers.cards, "123456789");
    assert_eq!(numbers.pillars, "1234");
}

/// The order of the report is kept inside the one chapter whose items look misplaced.
#[test]
fn the_last_topic_keeps_the_order_of_the_report() {
    let poster = poster_text();
    let order = [
        "建成投用春晖小学等学校园4所",
        "新增校舍",
        "广州中医药大学",
        "区精神卫生中心",
        "区聘镇用",
        "博物馆综合利用率",
        "中国群众舞蹈",
        "成长成长",
        "斯巴达",
        "女子青年足球队",
        "职教中心学生",
        "西南大学运动健儿",
    ];
    let places: Vec<_> = order.iter().map(|words| poster.find(words)).collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}"
    );
}

#[test]
fn doubtful_words_stay_and_are_marked() {
    for words in ["绵碛", "碓东", "3圣", "案列", "成长成长", "文商农旅体"] {
        let lines: Vec<_> = POSTER.lines().collect();
        let at = lines
            .iter()
            .position(|line| {
                let value = line.split('#').next().unwrap_or_default();
                value.contains(words)
            })
            .unwrap_or_else(|| panic!("{words} is not on the poster"));
        // The comments directly above: one says what is doubtful, one that `check` need not say it again.
        let comments = lines[..at].iter().rev();
        let comments = comments.take_while(|line| line.trim_start().starts_with('#'));
        let near = &lines[at - comments.count()..=at];
        let is_marked = near
            .iter()
            .any(|line| line.contains('#') && line.contains("存疑"));
        assert!(is_marked, "{words} has no comment with 存疑");
    }
}
