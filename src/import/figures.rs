//! The panel of key figures: the most telling figures of the first section that has any, repeated.

use super::{Block, Entry, Ledger, Value};
use crate::diag::Message;
use crate::manuscript::Manuscript;
use crate::numbers;

/// So many figures make a panel.
const ENOUGH: usize = 3;
/// More are not shown, unless as many headline indicators stand there as six.
const MOST: usize = 4;
const MANY: usize = 6;
/// What a headline indicator scores.
const HEADLINE: usize = 4;
/// How many blocks may lie about a figure that is no headline indicator.
const SHALLOW: usize = 1;
/// With so many numbers a section tells the year, in whatever form.
const TELLING: usize = 3;

/// Words of indicators that a reader looks for first.
const HEADLINES: &[&str] = &[
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
    "诊疗",
    "住院日",
    "满意度",
    "在校生",
    "研发费用",
    "研发投入",
    "外资",
    "利税",
    "总产值",
];

/// What the value of a movement begins with.
const GROWTH: [char; 9] = ['增', '同', '比', '较', '下', '上', '提', '降', '减'];

/// A figure of the first section.
struct Figure<'b> {
    fields: &'b [Entry],
    score: usize,
    /// Whether it states a movement and no level: `增长2.8%`.
    is_growth: bool,
}

/// The panel, when the first section has figures enough.
pub(super) fn figures(
    source: &Manuscript,
    sections: &[Block],
    ledger: &mut Ledger,
) -> Option<Entry> {
    // What opens the report without a number is passed over.
    let first = sections.iter().find(|section| tells(source, section))?;
    let mut found = Vec::new();
    first
        .fields
        .iter()
        .for_each(|entry| collect(source, &entry.value, 0, &mut found));
    let mut order: Vec<usize> = (0..found.len()).filter(|at| found[*at].score > 0).collect();
    order.sort_by_key(|at| (usize::MAX - found[*at].score, *at));
    let headlines = order.iter().filter(|at| found[**at].score >= HEADLINE);
    let most = if headlines.count() >= MANY {
        MANY
    } else {
        MOST
    };
    order.truncate(most);
    if order.len() < ENOUGH {
        return None;
    }
    // The layout draws the first ones largest: a level says more than a rate of growth.
    order.sort_by_key(|at| found[*at].is_growth);
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

/// Whether a section has figures, or numbers enough in its sentences.
fn tells(source: &Manuscript, section: &Block) -> bool {
    section
        .fields
        .iter()
        .map(|entry| count(source, &entry.value))
        .sum::<usize>()
        >= TELLING
}

/// How many numbers stand in a value.
fn count(source: &Manuscript, value: &Value) -> usize {
    let numbers =
        |words: &super::Words| numbers::search(&words.text(&source.text)).quantities.len();
    match value {
        Value::Words(words) => numbers(words),
        Value::Lines(lines) => lines.iter().map(numbers).sum(),
        Value::Pairs(pairs) => pairs.iter().map(|(_, value)| numbers(value)).sum(),
        Value::List(values) => values.iter().map(|value| count(source, value)).sum(),
        Value::Map(entries) => entries
            .iter()
            .map(|entry| count(source, &entry.value))
            .sum(),
        Value::Block(block) => block
            .fields
            .iter()
            .map(|entry| count(source, &entry.value))
            .sum(),
        Value::Plain(_) => 0,
    }
}

fn collect<'b>(source: &Manuscript, value: &'b Value, depth: usize, found: &mut Vec<Figure<'b>>) {
    match value {
        Value::List(values) => values
            .iter()
            .for_each(|value| collect(source, value, depth, found)),
        // What stands under a title of its own is said of that alone.
        Value::Block(block) if block.kind == "stats" && has_title(block) => {}
        Value::Block(block) if block.kind == "stats" => {
            for entry in block.fields.iter().filter(|entry| entry.key == "items") {
                if let Value::List(items) = &entry.value {
                    let items = items.iter().filter_map(|item| figure(source, item));
                    // Far down, only what a reader knows by its name stands for the whole.
                    found.extend(items.filter(|it| depth <= SHALLOW || it.score >= HEADLINE));
                }
            }
        }
        Value::Block(block) => block
            .fields
            .iter()
            .for_each(|entry| collect(source, &entry.value, depth + 1, found)),
        Value::Map(_) | Value::Words(_) | Value::Lines(_) | Value::Plain(_) | Value::Pairs(_) => {}
    }
}

fn has_title(block: &Block) -> bool {
    block.fields.iter().any(|entry| entry.key == "title")
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
    let is_growth = value.starts_with(GROWTH);
    let score = HEADLINE * usize::from(is_headline)
        + 2 * usize::from(text("change").is_some())
        + usize::from(is_large);
    Some(Figure {
        fields,
        score,
        is_growth,
    })
}
