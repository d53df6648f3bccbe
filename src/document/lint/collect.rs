//! The texts of a report in the order of reading, with what each is.

use super::super::{Block, Document, Record, Text, Value};
use crate::wording::{Piece, PieceKind};

/// A text of the report.
pub(super) struct Said<'d> {
    /// The text.
    pub(super) text: &'d Text,
    /// The same, and what it is.
    pub(super) piece: Piece<'d>,
}

/// All drawn texts.
pub(super) fn texts(document: &Document) -> Vec<Said<'_>> {
    let mut texts = Vec::new();
    for block in blocks(document) {
        record(&block.record, &mut texts);
    }
    texts
}

/// The blocks of the top level, in the order of reading.
pub(super) fn blocks(document: &Document) -> impl Iterator<Item = &Block> {
    let head = std::iter::once(&document.hero).chain(&document.figures);
    head.chain(&document.sections).chain(&document.footer)
}

/// Every block, those within others after the one that holds them.
pub(super) fn all(document: &Document) -> Vec<&Block> {
    let mut all: Vec<&Block> = Vec::new();
    for block in blocks(document) {
        within(block, &mut all);
    }
    all
}

fn within<'d>(block: &'d Block, all: &mut Vec<&'d Block>) {
    // A table of contents repeats titles that are read elsewhere.
    if block.kind.name == "contents" {
        return;
    }
    all.push(block);
    for (_, value) in &block.record.fields {
        if let Value::Blocks(blocks) = value {
            blocks.iter().for_each(|inner| within(inner, all));
        }
    }
}

fn record<'d>(record: &'d Record, texts: &mut Vec<Said<'d>>) {
    for (name, value) in &record.fields {
        self::value(name, value, texts);
    }
}

fn value<'d>(name: &'static str, value: &'d Value, texts: &mut Vec<Said<'d>>) {
    match value {
        Value::Text(text) => texts.push(Said {
            text,
            piece: Piece {
                text: &text.text,
                kind: kind(name),
            },
        }),
        Value::List(items) => items.iter().for_each(|item| self::value(name, item, texts)),
        Value::Record(inner) => record(inner, texts),
        Value::Blocks(blocks) => {
            for block in blocks.iter().filter(|block| block.kind.name != "contents") {
                record(&block.record, texts);
            }
        }
        Value::Word(_)
        | Value::Flag(_)
        | Value::Count(_)
        | Value::Number(_)
        | Value::Choice(_)
        | Value::Picture(_) => {}
    }
}

/// What a text is, by the name of its field.
fn kind(field: &str) -> PieceKind {
    match field {
        "text" | "items" | "points" | "answer" | "notes" => PieceKind::Sentence,
        "title" | "subtitle" | "kicker" | "slogan" | "question" => PieceKind::Heading,
        _ => PieceKind::Label,
    }
}
