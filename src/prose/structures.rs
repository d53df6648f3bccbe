//! Structures → what is told: moments, steps, sides, layers, rows, people, pictures.

use super::tell::{list, picture, points, records, said, text, texts, word, words};
use super::told::{Entry, Grid, Node, Picture, Quote, Voice};
use crate::document::{Block, Record, Text, Value};

/// What stands in a block, without its title; nothing for a kind that is no structure.
pub(super) fn content(block: &Block) -> Vec<Node<'_>> {
    let record = &block.record;
    match block.kind.name {
        "timeline" => entries(record, "timeline", moment),
        "steps" => entries(record, "steps", step),
        "quadrant" => quadrant(record),
        "pyramid" => entries(record, "pyramid", step),
        "people" => entries(record, "people", person),
        "icons" => entries(record, "icons", sign),
        "compare" => compare(record),
        "quote" => said(quote(record)),
        "callout" => said(words(record, "text", Voice::Running)),
        "qa" => vec![Node::Answers(answers(record))],
        "gallery" => records(record, "items").filter_map(shot).collect(),
        "contents" => vec![points(record)],
        "divider" => vec![Node::Rule(text(record, "text"))],
        "qr" => said(code(record)),
        _ => Vec::new(),
    }
}

/// The items of a block, each as a thing of its own.
fn entries<'d>(
    record: &'d Record,
    class: &'static str,
    entry: fn(&'d Record) -> Entry<'d>,
) -> Vec<Node<'d>> {
    let is_ordered = matches!(class, "timeline" | "steps" | "pyramid");
    vec![Node::Entries {
        class,
        is_ordered,
        entries: records(record, "items").map(entry).collect(),
    }]
}

fn moment(record: &Record) -> Entry<'_> {
    Entry {
        mark: text(record, "time"),
        ..step(record)
    }
}

fn step(record: &Record) -> Entry<'_> {
    Entry {
        mark: text(record, "number"),
        title: text(record, "title"),
        text: text(record, "text"),
        ..Entry::default()
    }
}

fn person(record: &Record) -> Entry<'_> {
    Entry {
        picture: picture(record, "image"),
        title: text(record, "name"),
        aside: text(record, "role"),
        text: text(record, "text"),
        ..Entry::default()
    }
}

fn sign(record: &Record) -> Entry<'_> {
    Entry {
        title: text(record, "text"),
        aside: text(record, "label"),
        ..Entry::default()
    }
}

/// A field with points, and a small word before its title.
fn field(record: &Record) -> Entry<'_> {
    Entry {
        mark: text(record, "tag"),
        points: texts(record, "items"),
        ..step(record)
    }
}

fn quadrant(record: &Record) -> Vec<Node<'_>> {
    let axes = ["x", "y"].map(|name| words(record, name, Voice::Remark));
    let fields = entries(record, "quadrant", field);
    fields
        .into_iter()
        .chain(axes.into_iter().flatten())
        .collect()
}

fn compare(record: &Record) -> Vec<Node<'_>> {
    let sides: Vec<&Record> = ["left", "right"]
        .iter()
        .filter_map(|name| match record.get(name) {
            Some(Value::Record(side)) => Some(side),
            _ => None,
        })
        .collect();
    let row = |row| {
        let cells = ["label", "left", "right"].map(|name| text(row, name));
        cells.into_iter().flatten().collect()
    };
    let rows: Vec<Vec<&Text>> = records(record, "items").map(row).collect();
    let is_bare = |side: &&Record| side.get("text").is_none() && side.get("items").is_none();
    let is_table = !rows.is_empty() && sides.iter().all(is_bare);
    let mut told = Vec::new();
    if !is_table {
        told.push(Node::Entries {
            class: "compare",
            is_ordered: false,
            entries: sides.iter().map(|side| field(side)).collect(),
        });
    }
    if !rows.is_empty() {
        let titles = sides.iter().map(|side| text(side, "title"));
        let head = match is_table {
            true => std::iter::once(None).chain(titles).collect(),
            false => Vec::new(),
        };
        told.push(Node::Grid(Grid {
            title: None,
            unit: None,
            head,
            rows,
            note: None,
        }));
    }
    told
}

/// A table, with its title.
pub(super) fn table(record: &Record) -> Grid<'_> {
    Grid {
        title: text(record, "title"),
        unit: text(record, "unit"),
        head: list(record, "columns").iter().map(cell).collect(),
        rows: list(record, "rows").iter().map(cells).collect(),
        note: text(record, "note"),
    }
}

fn cell(value: &Value) -> Option<&Text> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn cells(row: &Value) -> Vec<&Text> {
    match row {
        Value::List(cells) => cells.iter().filter_map(cell).collect(),
        _ => Vec::new(),
    }
}

fn quote(record: &Record) -> Option<Node<'_>> {
    Some(Node::Quote(Quote {
        text: text(record, "text")?,
        by: text(record, "by"),
        role: text(record, "role"),
        image: picture(record, "image"),
    }))
}

fn answers(record: &Record) -> Vec<(&Text, &Text)> {
    let answer = |item| Some((text(item, "question")?, text(item, "answer")?));
    records(record, "items").filter_map(answer).collect()
}

fn shot(record: &Record) -> Option<Node<'_>> {
    Some(Node::Picture(Picture {
        value: picture(record, "src")?,
        alt: word(record, "alt").unwrap_or_default(),
        caption: text(record, "caption"),
    }))
}

fn code(record: &Record) -> Option<Node<'_>> {
    Some(Node::Code(word(record, "url")?, text(record, "caption")))
}
