//! What is told is what is drawn: the characters of the page are those of the poster's lines.
//!
//! The differences that may be are these, and each is counted exactly:
//!
//! 1. the numerals that a pack gives to the points of numbered lists and cards are drawn, and stand in
//!    the page as the numbers of `<ol>`, which are no text;
//! 2. the lettering of titles leaves out a final full stop (TB-08); the page keeps the file's;
//! 3. the code for scanning is drawn as a picture, and told as the address that it holds;
//! 4. `项目`, `数值`, `目标`, `图表`, `满值：` and `二维码` say what a table, a number or an address is;
//! 5. the ticks of a scale are drawn only, and names of a chart may stand beside its plot and in its table.

use std::collections::BTreeMap;

use changtu::document::{Document, Record, Value};
use changtu::prose::{HtmlOptions, html};
use changtu::scene::Scene;

use super::page::Page;
use super::reports;
use super::support::{self, EXAMPLE, PACKS};
use super::words::{Plain, STRESSES};

/// How often each character is there.
pub type Count = BTreeMap<char, i64>;

/// Counts the characters of a text, so many times.
pub fn add(count: &mut Count, text: &str, times: i64) {
    for char in text.chars().filter(|char| !char.is_whitespace()) {
        *count.entry(char).or_default() += times;
    }
}

/// What the page says beside the words of the report; see the list above.
pub fn told_only(page: &Page, document: &Document) -> Count {
    let mut count = Count::new();
    let tables = page.all("table").into_iter();
    // Those of the report have heads of their own.
    for table in tables.filter(|table| table.get("class").is_none()) {
        let words = table.text.replace(char::is_whitespace, "");
        let is_plain = words.contains("项目数值");
        add(&mut count, "项目数值", i64::from(is_plain));
        add(
            &mut count,
            "目标",
            i64::from(words.contains("项目数值目标")),
        );
        // A table without a title.
        let has_none = words.starts_with("图表");
        add(&mut count, "图表", i64::from(has_none));
    }
    let texts = support::texts(document);
    let wholes = texts.iter().filter(|text| text.field == "max").count();
    add(&mut count, "满值：", wholes as i64);
    let is_line = |text: &&support::Drawn<'_>| {
        text.field == "value" && text.record.path.ends_with(".reference")
    };
    add(
        &mut count,
        "：",
        texts.iter().filter(is_line).count() as i64,
    );
    for code in codes(document) {
        if let Some(Value::Word(url)) = code.get("url") {
            add(&mut count, &url.text, 1);
        }
        let names = i64::from(code.get("caption").is_none());
        add(&mut count, "二维码", names);
    }
    count
}

/// The codes of a report: that of the foot, and the blocks.
pub fn codes(document: &Document) -> Vec<&Record> {
    fn in_record<'d>(record: &'d Record, found: &mut Vec<&'d Record>) {
        for (_, value) in &record.fields {
            let Value::Blocks(blocks) = value else {
                continue;
            };
            for block in blocks {
                found.extend((block.kind.name == "qr").then_some(&block.record));
                in_record(&block.record, found);
            }
        }
    }
    let mut found = Vec::new();
    for section in &document.sections {
        in_record(&section.record, &mut found);
    }
    let foot = document.footer.as_ref();
    if let Some(Value::Record(code)) = foot.and_then(|foot| foot.record.get("qr")) {
        found.push(code);
    }
    found
}

/// How many full stops the lettering of titles may leave out.
fn stops(document: &Document) -> i64 {
    let ends = |text: &support::Drawn<'_>| {
        let is_honor = text.field == "text" && text.text.path.contains("items[");
        let is_title = ["title", "label", "slogan", "badge", "tag"].contains(&text.field);
        (is_title || is_honor) && text.text.text.ends_with('。')
    };
    let texts = support::texts(document);
    texts.iter().filter(|text| ends(text)).count() as i64
}

/// The names of a chart that stand both beside its plot and in its table.
fn drawn_twice<'d>(document: &'d Document, scene: &Scene) -> Vec<&'d str> {
    let bare = |text: &str| text.replace(char::is_whitespace, "");
    let lines = support::lines(scene);
    let texts = support::texts(document).into_iter();
    let named = texts.filter(support::is_named_twice);
    let twice = named.filter(|text| {
        let own = lines.iter().filter(|line| line.path == text.text.path);
        let shown: String = own.map(|line| bare(line.text)).collect();
        let once = bare(&text.text.text);
        shown.chars().count() > once.chars().count() + once.chars().count() / 2
    });
    twice.map(|text| text.text.text.as_str()).collect()
}

/// A line as the report spells it: a pack may write the ordinal 1 as 一.
fn spelled<'a>(document: &'a Document, line: &support::Line<'a>) -> &'a str {
    let texts = support::texts(document);
    let own = texts.iter().find(|text| {
        let is_ordinal = text.field == "number" && text.text.path == line.path;
        is_ordinal && support::han_ordinal(&text.text.text).as_deref() == Some(line.text)
    });
    own.map_or(line.text, |text| text.text.text.as_str())
}

/// Everything in which the page of a report and its poster differ.
fn differences(report: &str, pack: &str) -> Vec<String> {
    let document = support::read(report);
    let page = Page::read(&html(&document, &HtmlOptions::default()));
    let poster = support::lay(report, pack, 1080.0);
    // A poster of a report with errors is never seen.
    if poster.sink.has_errors() {
        return Vec::new();
    }
    let scene = poster.scene.unwrap();
    let mut count = Count::new();
    add(&mut count, &page.words(), 1);
    for line in support::lines(&scene) {
        // Numerals of the pack have no place in the report.
        let is_numeral = line.path.is_empty() && support::is_numeral(line.text);
        if !is_numeral {
            add(&mut count, spelled(&document, &line), -1);
        }
    }
    for text in drawn_twice(&document, &scene) {
        add(&mut count, text, 1);
    }
    for (char, times) in told_only(&page, &document) {
        *count.entry(char).or_default() -= times;
    }
    let left = count.entry('。').or_default();
    if (0..=stops(&document)).contains(left) {
        *left = 0;
    }
    count.retain(|_, times| *times != 0);
    let odd = count.iter();
    odd.map(|(char, times)| format!("`{char}`: {times:+}"))
        .collect()
}

fn check(name: &str, report: &str, found: &mut Vec<String>) {
    for pack in PACKS {
        let odd = differences(report, pack);
        if !odd.is_empty() {
            found.push(format!("{pack} {name}: {}", odd.join(", ")));
        }
    }
}

fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_example() {
    let mut found = Vec::new();
    check("the example", EXAMPLE, &mut found);
    assert_none(&found);
}

#[test]
fn every_form_of_every_kind() {
    let mut found = Vec::new();
    for form in reports::forms() {
        let report = reports::report(&form, &[1, 2, 3, 5], &Plain);
        check(&form.name, &report, &mut found);
    }
    assert_none(&found);
}

#[test]
fn every_field_of_every_place() {
    let mut found = Vec::new();
    for count in [1, 2, 3, 5] {
        check("places", &reports::places(count, &Plain), &mut found);
    }
    assert_none(&found);
}

#[test]
fn hard_words() {
    let mut found = Vec::new();
    for words in &STRESSES {
        for form in reports::forms() {
            let name = format!("{} with {}", form.name, words.name);
            check(&name, &reports::report(&form, &[1, 3], words), &mut found);
        }
        check(words.name, &reports::places(3, words), &mut found);
    }
    assert_none(&found);
}

#[test]
fn small_reports() {
    let mut found = Vec::new();
    for report in [
        "title: 一图读懂",
        "title: |\n  一图读懂\n  区政府工作报告\nkicker: 政务公开\nissuer: 区政府",
        "title: 甲\nsections:\n- title: 乙\n- title: 丙\n  隐藏: 是\n  blocks:\n  - text: 不画",
        "title: 甲<br>乙\nfigures:\n- 生产总值: [达到783.58亿元, ==同比==增长4.3%]\nhighlight: off",
        "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - chapter: 聚焦聚力推动\n    lead: 聚焦聚力\n    number: 一\n  - topic: 丙\n    lead: 持续\n    blocks:\n    - chart: { kind: donut, unit: \"%\", data: { 一产: 5.1, 二产: 40.2个百分点 } }",
        "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - list: { style: numbered, items: [\"（一）丙\", { text: 丁, number: 三 }, 戊] }\n  - note: 己",
        "title: 甲\nfooter:\n  qr: https://example.cn\n  credits: { 来源: 区政府 }",
    ] {
        check(report, report, &mut found);
    }
    assert_none(&found);
}
