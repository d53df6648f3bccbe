//! What is compared: statements with their words, whether of a report or of a source.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::diag::Span;
use crate::document::{Document, Text, Value};
use crate::manuscript::{Form, Manuscript};
use crate::numbers;
use crate::proof::drawn::{Statement, statements};
use crate::proof::words::{Kind, tokens};

/// A statement.
#[derive(Debug, Clone)]
pub(super) struct Unit<'a> {
    /// Its words; the texts of one item are parted by a blank.
    pub text: String,
    /// Its tokens: words, marks, quantities.
    pub tokens: Vec<Token>,
    /// Where its texts begin, and whose they are.
    pub parts: Vec<(usize, Origin<'a>)>,
    /// The title of its section.
    pub section: &'a str,
    /// What its numbers are numbers of, where it says so.
    pub label: Option<&'a str>,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Origin<'a> {
    /// In a report.
    Report(&'a Text),
    /// At a byte of a source.
    Source(&'a Manuscript, usize),
}

/// A word, a mark, or a whole quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its bytes in the text of the unit.
    pub range: Range<usize>,
    /// Whether it is a number, with its unit where it has one.
    pub is_quantity: bool,
}

/// A stretch of a unit, where it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The characters.
    pub text: String,
    /// The statement that they stand in.
    pub statement: String,
    /// Their bytes in the statement.
    pub range: Range<usize>,
    /// In a report: the path of the text, the bytes of the text, and the place in the file.
    pub drawn: Option<(String, Range<usize>, Span)>,
    /// In a source: the line of the file, and the column in its words, from 1.
    pub line: Option<(usize, usize)>,
    /// The title of the section.
    pub section: String,
}

impl Unit<'_> {
    /// A stretch as others see it.
    pub(super) fn side(&self, range: Range<usize>) -> Side {
        let at = self
            .parts
            .partition_point(|(start, _)| *start <= range.start);
        let part = at.checked_sub(1).and_then(|at| self.parts.get(at));
        let mut side = Side {
            text: self.text[range.clone()].trim().to_owned(),
            statement: self.text.clone(),
            range: range.clone(),
            drawn: None,
            line: None,
            section: self.section.to_owned(),
        };
        match part {
            Some((start, Origin::Report(text))) => {
                let within = range.start - start..(range.end - start).min(text.text.len());
                let within = within.start.min(within.end)..within.end;
                side.drawn = Some((text.path.clone(), within.clone(), text.source(within)));
            }
            Some((start, Origin::Source(manuscript, place))) => {
                let byte = place + range.start - start;
                side.line = Some((manuscript.number_at(byte), column(manuscript, byte)));
            }
            None => {}
        }
        side
    }

    /// The path of the first text.
    pub(super) fn path(&self) -> &str {
        match self.parts.first() {
            Some((_, Origin::Report(text))) => &text.path,
            _ => "",
        }
    }
}

/// The column of a byte in the words of its line; a Han character takes two.
fn column(manuscript: &Manuscript, byte: usize) -> usize {
    let after = manuscript
        .lines
        .partition_point(|line| line.range.start <= byte);
    let line = after.checked_sub(1).and_then(|at| manuscript.lines.get(at));
    let start = line.map_or(0, |line| line.range.start);
    let before = manuscript.text.get(start..byte).unwrap_or_default();
    1 + before
        .chars()
        .map(|char| char.width().unwrap_or(0))
        .sum::<usize>()
}

/// The statements of a report.
pub(super) fn of_report(document: &Document) -> Vec<Unit<'_>> {
    let title = |section: Option<usize>| {
        let section = section.and_then(|at| document.sections.get(at));
        match section.and_then(|section| section.record.get("title")) {
            Some(Value::Text(text)) => text.text.as_str(),
            _ => "",
        }
    };
    let statements = statements(document);
    statements
        .iter()
        .flat_map(|statement| of_statement(statement, title(statement.section)))
        .collect()
}

fn of_statement<'a>(statement: &Statement<'a>, section: &'a str) -> Vec<Unit<'a>> {
    let mut unit = Unit {
        text: String::new(),
        tokens: Vec::new(),
        parts: Vec::new(),
        section,
        label: None,
    };
    let mut quantities = Vec::new();
    for part in statement
        .number
        .iter()
        .copied()
        .chain(statement.parts.iter().map(|part| part.text))
    {
        if !unit.text.is_empty() {
            unit.text.push(' ');
        }
        let start = unit.text.len();
        unit.text.push_str(&part.text);
        unit.parts.push((start, Origin::Report(part)));
        let found = part.findings.quantities.iter().map(whole);
        quantities.extend(found.map(|range| start + range.start..start + range.end));
    }
    if let [first, _, ..] = statement.parts.as_slice() {
        unit.label = Some(first.text.text.as_str()).filter(|text| numbers::parts(text).is_none());
    }
    unit.tokens = cut(&unit.text, &quantities);
    vec![unit]
}

/// The sentences of a source.
pub(super) fn of_source(manuscript: &Manuscript) -> Vec<Unit<'_>> {
    let mut units = Vec::new();
    let mut section = "";
    for line in &manuscript.lines {
        let words = manuscript.words(line);
        if matches!(line.form, Form::Heading(_)) {
            section = words;
        }
        let mut start = 0;
        while start < words.len() {
            let rest = &words[start..];
            let stop = rest.find(['。', '！', '？']);
            let end = stop.map_or(words.len(), |at| start + at + '。'.len_utf8());
            let text = words[start..end].to_owned();
            let found = numbers::search(&text);
            let quantities: Vec<Range<usize>> = found.quantities.iter().map(whole).collect();
            units.push(Unit {
                tokens: cut(&text, &quantities),
                text,
                parts: vec![(0, Origin::Source(manuscript, line.range.start + start))],
                section,
                label: None,
            });
            start = end;
        }
    }
    units
}

/// A quantity with its unit and the word that limits it, when that touches it.
fn whole(quantity: &numbers::Quantity) -> Range<usize> {
    let mut range =
        quantity.atom.start.min(quantity.number.start)..quantity.atom.end.max(quantity.core.end);
    if let Some(limit) = quantity
        .modifier
        .as_ref()
        .filter(|limit| limit.start == range.end)
    {
        range.end = limit.end;
    }
    range
}

/// Words, with quantities whole.
fn cut(text: &str, quantities: &[Range<usize>]) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut end = 0;
    for token in tokens(text) {
        if token.range.start < end {
            continue;
        }
        let at = quantities.partition_point(|quantity| quantity.end <= token.range.start);
        let quantity = quantities
            .get(at)
            .filter(|quantity| quantity.start <= token.range.start);
        let range = match quantity {
            Some(quantity) => token.range.start..quantity.end.max(token.range.end),
            None => token.range.clone(),
        };
        end = range.end;
        found.push(Token {
            range,
            is_quantity: quantity.is_some() || token.kind == Kind::Number,
        });
    }
    found
}
