//! `parts-and-total`: parts that do not make their total. `shares-over-whole`: shares that make more.

use std::ops::Range;

use super::super::{Block, Document, Record, Text, Value, amount};
use super::collect::{self, Said};
use crate::diag::{Diagnostic, Message, Sink};
use crate::numbers::{Direction, Quantity};

/// Names of totals.
const TOTALS: [&str; 6] = ["合计", "总计", "总和", "共计", "合 计", "总 计"];
/// Rows that are parts of other rows.
const PARTS: [&str; 5] = ["其中", "小计", "#", "＃", "平均"];
/// What rounding may add to the sum of shares.
const ROUNDING: f64 = 0.5;

/// Checks tables, lists of figures and sentences.
pub(super) fn check(texts: &[Said<'_>], document: &Document, sink: &mut Sink) {
    for block in collect::all(document) {
        match block.kind.name {
            "table" => table(block, sink),
            "stats" | "figures" => tiles(&block.record, sink),
            _ => {}
        }
    }
    for said in texts {
        shares(said.text, sink);
        among(said.text, sink);
    }
}

/// A number with its place and what rounding may have taken from it.
struct Figure<'d> {
    text: &'d Text,
    value: f64,
    slack: f64,
}

fn figure(text: &Text) -> Option<Figure<'_>> {
    let value = amount(&text.text)?;
    let digits = text.text.split_once('.').map_or(0, |(_, after)| {
        after.chars().take_while(char::is_ascii_digit).count()
    });
    let scale = if text.text.contains('亿') {
        1e8
    } else if text.text.contains('万') {
        1e4
    } else {
        1.0
    };
    let slack = scale * 0.5 * 0.1_f64.powi(i32::try_from(digits).unwrap_or(0));
    Some(Figure { text, value, slack })
}

/// The texts of a row of cells.
fn cells(value: &Value) -> Vec<&Text> {
    match value {
        Value::List(items) => items
            .iter()
            .filter_map(|item| match item {
                Value::Text(text) => Some(text),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// A table whose last row is a total, or whose last column is.
fn table(block: &Block, sink: &mut Sink) {
    let Some(Value::List(rows)) = block.record.get("rows") else {
        return;
    };
    let rows: Vec<Vec<&Text>> = rows.iter().map(cells).collect();
    let names: Vec<&str> = rows
        .iter()
        .map(|row| row.first().map_or("", |cell| cell.text.trim()))
        .collect();
    let is_flat = !names
        .iter()
        .any(|name| PARTS.iter().any(|part| name.contains(part)));
    let states_total = matches!(block.record.get("total"), Some(Value::Flag(true)));
    let mut totals = (0..rows.len()).filter(|nth| TOTALS.contains(&names[*nth]));
    let total = totals
        .next()
        .or(rows.len().checked_sub(1).filter(|_| states_total));
    if let (Some(total), None, true) = (total, totals.next(), is_flat) {
        let width = rows.iter().map(Vec::len).min().unwrap_or(0);
        for column in 1..width {
            let parts = (0..rows.len())
                .filter(|nth| *nth != total)
                .map(|nth| rows[nth][column]);
            adds(rows[total][column], parts, sink);
        }
    }
    let head = block.record.get("columns").map(cells).unwrap_or_default();
    let Some(last) = head.len().checked_sub(1).filter(|last| *last > 1) else {
        return;
    };
    if TOTALS.contains(&head[last].text.trim()) {
        for row in rows.iter().filter(|row| row.len() == head.len()) {
            adds(row[last], row[1..last].iter().copied(), sink);
        }
    }
}

/// Tiles of which one is called a total.
fn tiles(record: &Record, sink: &mut Sink) {
    let pairs =
        record
            .records("items")
            .filter_map(|item| match (item.get("label"), item.get("value")) {
                (Some(Value::Text(label)), Some(Value::Text(value))) => Some((label, value)),
                _ => None,
            });
    let pairs: Vec<(&Text, &Text)> = pairs.collect();
    let is_total = |(label, _): &&(&Text, &Text)| TOTALS.contains(&label.text.trim());
    let mut totals = pairs.iter().filter(is_total);
    if let (Some((_, total)), None) = (totals.next(), totals.next()) {
        let parts = pairs
            .iter()
            .filter(|pair| !is_total(pair))
            .map(|(_, value)| *value);
        adds(total, parts, sink);
    }
}

/// Says that parts do not make their total, where all of them are numbers of one unit.
fn adds<'d>(total: &'d Text, parts: impl Iterator<Item = &'d Text>, sink: &mut Sink) {
    let parts: Vec<&Text> = parts
        .filter(|text| !matches!(text.text.trim(), "" | "—" | "-" | "–" | "/"))
        .collect();
    let unit = |text: &Text| {
        text.text
            .trim_start_matches(|char: char| !char.is_alphabetic() && char != '%')
            .to_owned()
    };
    let figures: Option<Vec<Figure<'_>>> = parts.iter().map(|text| figure(text)).collect();
    let (Some(whole), Some(figures)) = (figure(total), figures) else {
        return;
    };
    let is_rate = |text: &Text| {
        text.text.contains(['%', '％', '‰']) || text.text.starts_with(['+', '-', '−'])
    };
    let is_one = parts.iter().all(|text| unit(text) == unit(total));
    if figures.len() < 2 || !is_one || is_rate(total) || parts.iter().any(|text| is_rate(text)) {
        return;
    }
    let sum: f64 = figures.iter().map(|figure| figure.value).sum();
    let slack: f64 = whole.slack + figures.iter().map(|figure| figure.slack).sum::<f64>();
    // A value among the parts is their average.
    let least = figures
        .iter()
        .map(|figure| figure.value)
        .fold(f64::INFINITY, f64::min);
    let most = figures
        .iter()
        .map(|figure| figure.value)
        .fold(f64::NEG_INFINITY, f64::max);
    if (least..=most).contains(&whole.value) {
        return;
    }
    if (sum - whole.value).abs() > slack * 1.000_001 {
        let spelled = spell(sum / scale(total));
        let message = Message::new(
            format!("合计“{}”与各项之和（{spelled}）不符", whole.text.text),
            format!(
                "the total `{}` is not the sum of its parts ({spelled})",
                whole.text.text
            ),
        );
        let hint = Message::new("核对各项和合计", "check the parts and the total");
        sink.push(
            Diagnostic::warning("parts-and-total", total.span.clone(), message).with_hint(hint),
        );
    }
}

/// What the magnitude of a text stands for.
fn scale(text: &Text) -> f64 {
    match (text.text.contains('亿'), text.text.contains('万')) {
        (true, _) => 1e8,
        (_, true) => 1e4,
        _ => 1.0,
    }
}

/// A sum without the noise of binary fractions.
fn spell(sum: f64) -> String {
    let text = format!("{sum:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Shares of one whole that a sentence lists: 分别占12%、34%和60%.
fn shares(text: &Text, sink: &mut Sink) {
    let quantities = &text.findings.quantities;
    for word in [
        "分别占",
        "占比分别为",
        "占比分别达",
        "比重分别为",
        "比例分别为",
    ] {
        for (at, _) in text.text.match_indices(word) {
            let listed = listed(text, quantities, at + word.len());
            let values: Option<Vec<f64>> = listed.iter().map(|it| it.decimal(&text.text)).collect();
            let (Some(values), Some(last)) = (values, listed.last()) else {
                continue;
            };
            let sum: f64 = values.iter().sum();
            if values.len() > 1 && sum > 100.0 + ROUNDING {
                let range = at..last.core.end;
                sink.push(over(text, range, sum));
            }
        }
    }
}

/// The percentages that follow a place, one behind the other.
fn listed<'t>(text: &Text, quantities: &'t [Quantity], start: usize) -> Vec<&'t Quantity> {
    let first = quantities.partition_point(|it| it.core.start < start);
    let mut end = start;
    let mut listed = Vec::new();
    for quantity in &quantities[first..] {
        let between = text.text.get(end..quantity.core.start).unwrap_or("。");
        let is_next = between
            .chars()
            .all(|char| "、和及，为达到约 ".contains(char));
        let is_share = text
            .text
            .get(quantity.core.clone())
            .is_some_and(|core| core.ends_with(['%', '％']));
        if !is_next || !is_share {
            break;
        }
        end = quantity.core.end;
        listed.push(quantity);
    }
    listed
}

fn over(text: &Text, range: Range<usize>, sum: f64) -> Diagnostic {
    let sum = spell(sum);
    let message = Message::new(
        format!("这几个占比加起来是 {sum}%，超过了 100%"),
        format!("these shares add up to {sum} %, more than the whole"),
    );
    let hint = Message::new(
        "核对各项；如果各占各的，不用“分别占”",
        "check them; shares of different wholes are better told one by one",
    );
    Diagnostic::warning("shares-over-whole", text.source(range), message).with_hint(hint)
}

/// 共120件，其中甲80件、乙60件: parts that are more than what they are parts of.
fn among(text: &Text, sink: &mut Sink) {
    let quantities = &text.findings.quantities;
    for (at, word) in text.text.match_indices("其中") {
        let next = quantities.partition_point(|it| it.core.start < at);
        let Some(whole) = next.checked_sub(1).and_then(|nth| quantities.get(nth)) else {
            continue;
        };
        let end = text.text[at..]
            .find(['。', '；', '\n', '？', '！'])
            .map_or(text.text.len(), |end| at + end);
        let is_near = text
            .text
            .get(whole.atom.end..at)
            .is_some_and(|between| between.chars().all(|char| "，,（( ：:".contains(char)));
        let unit = &text.text[whole.unit.clone()];
        let parts: Vec<&Quantity> = quantities[next..]
            .iter()
            .take_while(|it| it.core.start < end)
            .collect();
        let is_part =
            |it: &&Quantity| text.text[it.unit.clone()] == *unit && it.direction == Direction::None;
        let is_flat =
            !text.text[at + word.len()..end].contains("其中") && parts.iter().all(is_part);
        let values: Option<Vec<f64>> = parts.iter().map(|it| it.decimal(&text.text)).collect();
        let (Some(total), Some(values)) = (whole.decimal(&text.text), values) else {
            continue;
        };
        let sum: f64 = values.iter().sum();
        let is_level = whole.direction == Direction::None && !unit.is_empty() && unit != "%";
        if is_near && is_flat && is_level && values.len() > 1 && sum > total * 1.005 {
            let (spelled, whole_text) = (spell(sum), &text.text[whole.core.clone()]);
            let message = Message::new(
                format!("“其中”各项加起来是 {spelled}，超过了“{whole_text}”"),
                format!("the parts add up to {spelled}, more than `{whole_text}`"),
            );
            let hint = Message::new("核对各项和总数", "check the parts and the total");
            let place = text.source(whole.core.start..end);
            sink.push(Diagnostic::warning("parts-and-total", place, message).with_hint(hint));
        }
    }
}
