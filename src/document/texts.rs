//! Everything that a report has drawn, in reading order.

use super::{Block, Document, Record, Text, Value};
use crate::kinds::{Fields, Shape};

/// The drawn texts of a report in reading order: head, panel, sections, foot; the fields of each block in
/// the order of the table of kinds, so that it does not matter in which order a file has its keys.
pub fn texts(document: &Document) -> Vec<&Text> {
    let mut texts = Vec::new();
    let blocks = std::iter::once(&document.hero).chain(&document.figures);
    for block in blocks.chain(&document.sections).chain(&document.footer) {
        of_block(block, &mut texts);
    }
    texts
}

/// The drawn texts of a block in reading order.
pub fn texts_of(block: &Block) -> Vec<&Text> {
    let mut texts = Vec::new();
    of_block(block, &mut texts);
    texts
}

fn of_block<'d>(block: &'d Block, texts: &mut Vec<&'d Text>) {
    of_record(&block.record, block.kind.fields, texts);
}

fn of_record<'d>(record: &'d Record, fields: &Fields, texts: &mut Vec<&'d Text>) {
    for field in fields.fields {
        if let Some(value) = record.get(field.name) {
            of_value(value, &field.shape, texts);
        }
    }
}

fn of_value<'d>(value: &'d Value, shape: &Shape, texts: &mut Vec<&'d Text>) {
    match (value, shape) {
        // What the program puts in place of a yes is no word of the report.
        (_, Shape::Flag) => {}
        (Value::Text(text), _) => texts.push(text),
        (Value::Number(number), _) => texts.push(&number.text),
        (Value::List(values), Shape::List(inner)) => {
            for value in values {
                of_value(value, inner, texts);
            }
        }
        // Cells are texts, whatever the list of the table calls them.
        (Value::List(values), _) => {
            for value in values {
                of_value(value, shape, texts);
            }
        }
        (Value::Record(record), Shape::Record(fields) | Shape::List(Shape::Record(fields))) => {
            of_record(record, fields, texts);
        }
        (Value::Record(record), _) => {
            for (_, value) in &record.fields {
                of_value(value, &Shape::Text, texts);
            }
        }
        (Value::Blocks(blocks), _) => {
            for block in blocks {
                of_block(block, texts);
            }
        }
        (
            Value::Word(_)
            | Value::Flag(_)
            | Value::Count(_)
            | Value::Choice(_)
            | Value::Picture(_),
            _,
        ) => {}
    }
}
