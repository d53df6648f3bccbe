//! A table of contents without entries lists the sections of its report.

use super::{Block, Document, Record, Text, Value};

/// Gives every such block its entries: the titles of the sections that are drawn, with their icons.
pub(super) fn fill(document: &mut Document) {
    let titles: Vec<(Text, Option<Value>)> = document
        .sections
        .iter()
        .filter_map(|section| match section.record.get("title") {
            Some(Value::Text(title)) => Some((title.clone(), section.record.get("icon").cloned())),
            _ => None,
        })
        .collect();
    for section in &mut document.sections {
        blocks(&mut section.record, &titles);
    }
}

/// The blocks inside a block or section.
fn blocks(record: &mut Record, titles: &[(Text, Option<Value>)]) {
    for (_, value) in &mut record.fields {
        if let Value::Blocks(blocks) = value {
            blocks.iter_mut().for_each(|block| one(block, titles));
        }
    }
}

fn one(block: &mut Block, titles: &[(Text, Option<Value>)]) {
    let record = &mut block.record;
    if block.kind.name == "contents" && record.get("items").is_none() {
        let path = &record.path;
        let entries = titles.iter().enumerate();
        let entries = entries
            .map(|(nth, (title, icon))| entry(&format!("{path}.items[{nth}]"), title, icon))
            .collect();
        record.fields.push(("items", Value::List(entries)));
    }
    blocks(record, titles);
}

/// The entry of a section: its title, at a path of its own.
fn entry(path: &str, title: &Text, icon: &Option<Value>) -> Value {
    let text = Text {
        path: format!("{path}.text"),
        ..title.clone()
    };
    let mut fields = vec![("text", Value::Text(text))];
    fields.extend(icon.iter().map(|icon| ("icon", icon.clone())));
    Value::Record(Record {
        fields,
        span: title.span.clone(),
        path: path.to_owned(),
    })
}
