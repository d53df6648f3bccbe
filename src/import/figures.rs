//! The panel of key figures: the most telling figures of the first section, repeated.

use super::{Block, Entry, Ledger, Value};
use crate::diag::Message;
use crate::manuscript::Manuscript;
use crate::numbers;

/// So many figures make a panel.
const ENOUGH: usize = 3;
/// More are not shown.
const MOST: usize = 4;

/// Words of indicators that a reader looks for first.
const HEADLINES: [&str; 22] = [
    "生产总值",
    "公共预算收入",
    "财政收入",
    "税收收入",
    "可支配收入",
    "固定资产投资",
    "工业增加值",
    "零售总额",
    "进出口",
    "营业收入",
    "营收",
    "净利润",
    "利润总额",
    "总资产",
    "门急诊",
    "出院",
    "手术",
    "招生",
    "就业",
    "论文",
    "新签合同",
    "结案",
];

/// A figure of the first section.
struct Figure<'b> {
    fields: &'b [Entry],
    score: usize,
}

/// The panel, when the first section has figures enough.
pub(super) fn figures(
    source: &Manuscript,
    sections: &[Block],
    ledger: &mut Ledger,
) -> Option<Entry> {
    let is_titled = |section: &&Block| section.fields.iter().any(|entry| entry.key == "title");
    let first = sections.iter().find(is_titled).or(sections.first())?;
    let mut found = Vec::new();
    first
        .fields
        .iter()
        .for_each(|entry| collect(source, &entry.value, &mut found));
    let mut order: Vec<usize> = (0..found.len()).filter(|at| found[*at].score > 0).collect();
    order.sort_by_key(|at| (usize::MAX - found[*at].score, *at));
    // The layout draws the first ones largest.
    order.truncate(MOST);
    if order.len() < ENOUGH {
        return None;
    }
    let message = Message::new(
        "第一部分里最要紧的几个数，在题图下再现一次",
        "the most telling figures of the first section, shown again",
    );
    ledger.choose("figures", first.lines.unwrap_or((1, 1)), message);
    let items = order.into_iter().map(|at| {
        let kept = found[at]
            .fields
            .iter()
            .filter(|entry| matches!(entry.key, "label" | "value" | "change" | "icon"));
        Value::Map(kept.cloned().collect())
    });
    Some(Entry::new("figures", Value::List(items.collect())))
}

fn collect<'b>(source: &Manuscript, value: &'b Value, found: &mut Vec<Figure<'b>>) {
    match value {
        Value::List(values) => values
            .iter()
            .for_each(|value| collect(source, value, found)),
        Value::Block(block) if block.kind == "stats" => {
            for entry in block.fields.iter().filter(|entry| entry.key == "items") {
                if let Value::List(items) = &entry.value {
                    found.extend(items.iter().filter_map(|item| figure(source, item)));
                }
            }
        }
        Value::Block(block) => block
            .fields
            .iter()
            .for_each(|entry| collect(source, &entry.value, found)),
        Value::Map(_) | Value::Words(_) | Value::Lines(_) | Value::Plain(_) | Value::Pairs(_) => {}
    }
}

fn figure<'b>(source: &Manuscript, item: &'b Value) -> Option<Figure<'b>> {
    let Value::Map(fields) = item else {
        return None;
    };
    let text = |key: &str| match fields
        .iter()
        .find(|entry| entry.key == key)
        .map(|entry| &entry.value)
    {
        Some(Value::Words(words)) => Some(words.text(&source.text)),
        _ => None,
    };
    let (label, value) = (text("label")?, text("value")?);
    let quantities = numbers::search(&value).quantities;
    let is_short = label.chars().count() <= 14;
    if quantities.is_empty() || !is_short {
        return None;
    }
    let is_headline = HEADLINES.iter().any(|word| label.contains(word));
    let is_large = value.contains('亿') || value.contains('万');
    let score = 3 * usize::from(is_headline)
        + 2 * usize::from(text("change").is_some())
        + usize::from(is_large);
    Some(Figure { fields, score })
}
