//! What the poster draws, as strings: a label with its value, a prefix with its title.

use serde_json::{Map, Value};

/// Keys whose values are instructions, not drawn words.
const SILENT: [&str; 12] = [
    "format", "layout", "icon", "columns", "style", "variant", "kind", "form", "hot", "plain",
    "keep", "number",
];

/// Fields that are one statement when they stand in one item, in the order they are read.
const STATEMENTS: [&[&str]; 3] = [
    &["label", "value", "change", "note"],
    &["lead", "title"],
    &["text", "slogan"],
];

/// The drawn strings, in the order of the file.
pub fn units(yaml: &str) -> Vec<String> {
    let mut units = Vec::new();
    collect(&read(yaml), &mut units);
    units
}

fn read(yaml: &str) -> Value {
    serde_saphyr::from_str(yaml).expect("the example is YAML")
}

fn collect(value: &Value, units: &mut Vec<String>) {
    match value {
        Value::String(text) => units.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, units)),
        Value::Object(fields) => collect_fields(fields, units),
        // YAML would have changed the spelling of a bare number.
        other => panic!("{other} is drawn without a unit"),
    }
}

fn collect_fields(fields: &Map<String, Value>, units: &mut Vec<String>) {
    let statement = STATEMENTS
        .iter()
        .find(|names| names.iter().filter(|name| is_text(fields, name)).count() > 1)
        // `lead` and `note` of a block that has items of its own are statements of their own.
        .filter(|names| !fields.contains_key("items") || names.contains(&"title"))
        .copied()
        .unwrap_or_default();
    if !statement.is_empty() {
        units.push(join(fields, statement));
    }
    for (key, value) in fields {
        match value {
            _ if SILENT.contains(&key.as_str()) || statement.contains(&key.as_str()) => {}
            // A bar of a chart, or the pair `标签: 数值` of a tile.
            Value::String(text) if !key.is_ascii() => units.push(format!("{key}{text}")),
            _ => collect(value, units),
        }
    }
}

fn is_text(fields: &Map<String, Value>, name: &str) -> bool {
    fields.get(name).is_some_and(Value::is_string)
}

fn join(fields: &Map<String, Value>, names: &[&str]) -> String {
    let words = names.iter().filter_map(|name| fields.get(*name)?.as_str());
    // A chapter's title repeats its prefix; a card's does not.
    words.fold(String::new(), |text, word| {
        if word.starts_with(&text) {
            word.to_owned()
        } else {
            text + word
        }
    })
}

/// The numbers of chapters, topics, cards and pillars.
#[derive(Default)]
pub struct Numbers {
    /// 一, 二, …
    pub chapters: Vec<String>,
    /// The topics' numbers of each chapter in a row.
    pub topics: Vec<String>,
    /// The nine tasks'.
    pub cards: String,
    /// The closing lines'.
    pub pillars: String,
}

/// Reads the numbers that [`units`] leaves out.
pub fn numbers(yaml: &str) -> Numbers {
    let mut numbers = Numbers::default();
    let report = read(yaml);
    for block in items(&report, "sections").flat_map(|section| items(section, "blocks")) {
        if let Some(chapter) = block.get("chapter") {
            let topics = items(chapter, "blocks").map(|topic| &topic["topic"]);
            numbers.chapters.push(number(chapter));
            numbers.topics.push(topics.map(number).collect());
        }
        let parts = |kind| {
            block
                .get(kind)
                .into_iter()
                .flat_map(|kind| items(kind, "items"))
        };
        numbers.cards.extend(parts("cards").map(number));
        numbers.pillars.extend(parts("pillars").map(number));
    }
    numbers
}

fn items<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn number(value: &Value) -> String {
    match value.get("number") {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

#[test]
fn a_label_stands_with_its_value_and_a_prefix_with_its_title() {
    let yaml = "\
- { label: 实际到位资金, value: 137亿元, change: 同比增长26%, icon: bank }
- 落地开工率: 达到62%
- { lead: 聚焦, title: 聚焦发展 }
- { lead: 着力, title: 需求, items: [稳定投资] }
- { lead: 目标, items: [{ label: 产值, value: 增长6% }], note: 说明 }";
    let expected = [
        "实际到位资金137亿元同比增长26%",
        "落地开工率达到62%",
        "聚焦发展",
        "着力需求",
        "稳定投资",
        "目标",
        "产值增长6%",
        "说明",
    ];
    assert_eq!(units(yaml), expected);
}
