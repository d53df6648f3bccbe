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
        self::block(block, &mut texts);
    }
    texts
}

/// The texts of a block. A table of contents repeats titles that are read elsewhere.
fn block<'d>(block: &'d Block, texts: &mut Vec<Said<'d>>) {
    if block.kind.name != "contents" {
        // Remarks, posters' mottoes and steps are often no sentences.
        let runs = matches!(
            block.kind.name,
            "text" | "list" | "cards" | "qa" | "callout"
        );
        record(&block.record, runs, texts);
    }
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

fn record<'d>(record: &'d Record, runs: bool, texts: &mut Vec<Said<'d>>) {
    for (name, value) in &record.fields {
        self::value(name, value, runs, texts);
    }
}

fn value<'d>(name: &'static str, value: &'d Value, runs: bool, texts: &mut Vec<Said<'d>>) {
    match value {
        Value::Text(text) => texts.push(Said {
            text,
            piece: Piece {
                text: &text.text,
                kind: kind(name, runs),
            },
        }),
        Value::List(items) => {
            for item in items {
                self::value(name, item, runs, texts);
            }
        }
        Value::Record(inner) => record(inner, runs, texts),
        Value::Blocks(blocks) => blocks.iter().for_each(|inner| block(inner, texts)),
        Value::Word(_)
        | Value::Flag(_)
        | Value::Count(_)
        | Value::Number(_)
        | Value::Choice(_)
        | Value::Picture(_) => {}
    }
}

/// What a text is, by the name of its field and whether its block holds running text.
fn kind(field: &str, runs: bool) -> PieceKind {
    match field {
        "text" | "items" | "points" | "answer" if runs => PieceKind::Sentence,
        "text" | "items" | "points" | "answer" | "notes" | "note" => PieceKind::Fragment,
        "title" | "subtitle" | "kicker" | "slogan" | "question" => PieceKind::Heading,
        _ => PieceKind::Label,
    }
}
