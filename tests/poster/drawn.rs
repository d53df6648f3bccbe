//! Every digit of the file is on the poster, and nothing else is.

use std::collections::BTreeMap;

use changtu::document::{Document, Value};
use changtu::numbers;
use changtu::scene::Scene;

use super::reports;
use super::support::{self, Drawn, EXAMPLE, PACKS};
use super::words::{Plain, STRESSES};

/// A text without the blanks and line ends that setting may swallow.
fn bare(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

/// What lines show of each path.
fn shown(scene: &Scene) -> BTreeMap<String, String> {
    let mut shown: BTreeMap<String, String> = BTreeMap::new();
    for line in support::lines(scene) {
        shown
            .entry(line.path.to_owned())
            .or_default()
            .push_str(&bare(line.text));
    }
    shown
}

/// The fields whose looks are those of titles: a final full stop is left out (TB-08).
const TITLE_LIKE: [&str; 5] = ["title", "label", "slogan", "badge", "tag"];

/// Whether a text of the document needs no line of its own.
fn is_told_elsewhere(text: &Drawn<'_>) -> bool {
    let sibling = |field: &str| match text.record.get(field) {
        Some(Value::Text(text)) => text.text.as_str(),
        _ => "",
    };
    match text.field {
        // 聚焦聚力 is the beginning of the title of its chapter.
        "lead" => sibling("title").starts_with(&text.text.text),
        // The unit of a chart stands behind its numbers.
        "unit" => true,
        _ => false,
    }
}

/// A value as it is drawn: a number of a chart takes the chart's unit, unless it has its own.
fn whole(value: &str, unit: Option<&str>) -> String {
    let has_unit = numbers::parts(value).is_some_and(|parts| !parts.unit.is_empty());
    match unit {
        Some(unit) if !has_unit => format!("{value}{unit}"),
        _ => value.to_owned(),
    }
}

/// The spellings that a path may show.
fn spellings(text: &Drawn<'_>, unit: Option<&str>) -> Vec<String> {
    let before = |value: &str| numbers::parts(value).map_or(0, |parts| parts.before.len());
    let own = text.text.text.clone();
    let mut spellings = match text.field {
        // 达到1651标箱: what stands before the number may stand behind the label.
        "value" | "values" | "target" => {
            let whole = whole(&own, unit);
            vec![whole[before(&whole)..].to_owned(), whole]
        }
        "label" => {
            let value = match text.record.get("value") {
                Some(Value::Text(value)) => whole(&value.text, None),
                Some(Value::Number(number)) => whole(&number.text.text, unit),
                _ => String::new(),
            };
            vec![format!("{own}{}", &value[..before(&value)]), own]
        }
        // 1 may be written 一.
        "number" => support::han_ordinal(&own)
            .into_iter()
            .chain([own])
            .collect(),
        _ => vec![own],
    };
    let is_honor = text.field == "text" && text.text.path.contains("items[");
    if TITLE_LIKE.contains(&text.field) || is_honor {
        let shorter: Vec<_> = spellings
            .iter()
            .filter_map(|text| text.strip_suffix('。'))
            .map(str::to_owned)
            .collect();
        spellings.extend(shorter);
    }
    let mut spellings: Vec<String> = spellings.iter().map(|text| bare(text)).collect();
    // Names of lines and points stand beside the plot, and at the head of its table.
    if support::is_named_twice(text) {
        let twice: Vec<_> = spellings.iter().map(|text| text.repeat(2)).collect();
        spellings.extend(twice);
    }
    spellings
}

/// Everything by which a scene departs from its document.
fn departures(document: &Document, scene: &Scene) -> Vec<String> {
    let texts = support::texts(document);
    let mut shown = shown(scene);
    let mut found = Vec::new();
    let units: BTreeMap<&str, &str> = texts
        .iter()
        .filter(|text| text.field == "unit")
        .map(|text| (text.record.path.as_str(), text.text.text.as_str()))
        .collect();
    for text in &texts {
        let record = &text.record.path;
        let datum = record.rsplit_once(".data[").map(|(chart, _)| chart);
        let chart = datum.or_else(|| record.strip_suffix(".reference"));
        let chart = chart.unwrap_or_default();
        let path = &text.text.path;
        let seen = shown.remove(path).unwrap_or_default();
        let spellings = spellings(text, units.get(chart).copied());
        let is_fine = spellings.contains(&seen) || (seen.is_empty() && is_told_elsewhere(text));
        if !is_fine {
            found.push(format!("{path}: {:?} is shown as {seen:?}", text.text.text));
        }
    }
    // Words of the pack are ordinals and the ticks of scales only.
    let ordinals = shown.remove("").unwrap_or_default();
    if !support::is_numeral(&ordinals) {
        found.push(format!("the pack's own words: {ordinals:?}"));
    }
    found.extend(
        shown
            .into_iter()
            .map(|(path, seen)| format!("{path}: {seen:?} is no text of the report")),
    );
    found.extend(pairs(document, scene));
    found.extend(unmarked(scene));
    found
}

/// A number of a chart, whose words are never parted.
fn is_of_chart(text: &Drawn<'_>) -> bool {
    text.record.path.contains(".data[") || text.record.path.ends_with(".reference")
}

/// A value that leaves its beginning to its label, while the label does not take it, or both.
fn pairs(document: &Document, scene: &Scene) -> Vec<String> {
    let shown = shown(scene);
    let seen = |path: &str| shown.get(path).map_or(0, |text| text.chars().count());
    let mut found = Vec::new();
    let texts = support::texts(document);
    for text in texts
        .iter()
        .filter(|text| text.field == "value" && !is_of_chart(text))
    {
        let Some(Value::Text(label)) = text.record.get("label") else {
            continue;
        };
        let wanted = bare(&label.text).trim_end_matches('。').chars().count()
            + bare(&text.text.text).chars().count();
        let there = seen(&label.path) + seen(&text.text.path);
        let stop = usize::from(label.text.ends_with('。'));
        if there != wanted && there != wanted + stop {
            found.push(format!(
                "{}: {wanted} characters are shown as {there}",
                text.record.path
            ));
        }
    }
    found
}

/// The glyphs of a scene stand for the characters of its lines, all of them.
fn unmarked(scene: &Scene) -> Vec<String> {
    let sorted = |mut chars: Vec<char>| {
        chars.sort_unstable();
        chars.into_iter().collect::<String>()
    };
    let mut found = Vec::new();
    let mut drawn: Vec<char> = Vec::new();
    for placed in support::runs(scene) {
        let run = placed.run;
        drawn.extend(run.text.chars().filter(|char| !char.is_whitespace()));
        let mut covered = vec![false; run.text.len()];
        for glyph in &run.glyphs {
            covered[glyph.range.clone()].fill(true);
            if glyph.id == 0 {
                found.push(format!("{:?} has no glyph", &run.text[glyph.range.clone()]));
            }
        }
        if covered.contains(&false) {
            found.push(format!("a part of {:?} has no glyph", run.text));
        }
    }
    let lines = support::lines(scene);
    let marked = lines
        .iter()
        .flat_map(|line| line.text.chars())
        .filter(|char| !char.is_whitespace());
    let (drawn, marked) = (sorted(drawn), sorted(marked.collect()));
    if drawn != marked {
        found.push(format!("drawn {drawn:?}, but marked {marked:?}"));
    }
    found
}

/// Checks a report in every pack; what is found is written under its name.
fn check(name: &str, report: &str, found: &mut Vec<String>) {
    let document = support::read(report);
    for pack in PACKS {
        let poster = support::lay(report, pack, 1080.0);
        let scene = poster.scene.unwrap();
        found.extend(
            departures(&document, &scene)
                .into_iter()
                .map(|what| format!("{pack} {name}: {what}")),
        );
    }
}

fn assert_none(found: &[String]) {
    assert!(
        found.is_empty(),
        "{} departures\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn the_example_is_drawn_whole() {
    let mut found = Vec::new();
    check("the example", EXAMPLE, &mut found);
    assert_none(&found);
}

#[test]
fn every_field_of_every_form_is_drawn() {
    let mut found = Vec::new();
    for form in reports::forms() {
        check(
            &form.name,
            &reports::report(&form, &[1, 2, 3, 5, 7], &Plain),
            &mut found,
        );
    }
    assert_none(&found);
}

#[test]
fn every_field_of_every_place_is_drawn() {
    let mut found = Vec::new();
    for count in [1, 2, 3, 5, 7] {
        check("places", &reports::places(count, &Plain), &mut found);
    }
    assert_none(&found);
}

#[test]
fn hard_texts_are_drawn_whole() {
    let mut found = Vec::new();
    for words in &STRESSES {
        for form in reports::forms() {
            let name = format!("{} with {}", form.name, words.name);
            check(&name, &reports::report(&form, &[1, 4], words), &mut found);
        }
        check(words.name, &reports::places(3, words), &mut found);
    }
    assert_none(&found);
}
