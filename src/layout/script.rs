//! Which face a report's script needs.
//!
//! A face that lacks many of a report's characters would have every other word in another weight, even
//! in another style. FB-08 forbids to make weights up, so that such a report is set as a whole in a face
//! that has them all.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Message};
use crate::document::{Block, Document, Record, Value};
use crate::font::{Book, FaceId};

/// A face that lacks more than one in so many characters is not fit for a report.
const LACKING: usize = 20;

/// So many different characters must be lacking: a few rare names are no script of their own.
const STRANGERS: usize = 12;

/// How often each Han character stands in a report.
#[derive(Debug, Default)]
pub(super) struct Script {
    counts: BTreeMap<char, usize>,
    total: usize,
}

/// The face that takes the place of those that lack a report's characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Substitute {
    /// Its family.
    pub(super) family: String,
    /// Its only weight; `None` when the family has them all.
    pub(super) weight: Option<u16>,
}

impl Script {
    /// The characters of a report.
    pub(super) fn of(document: &Document) -> Self {
        let mut script = Self::default();
        let blocks = std::iter::once(&document.hero).chain(&document.figures);
        let blocks = blocks.chain(&document.sections).chain(&document.footer);
        blocks.for_each(|block| script.block(block));
        script
    }

    fn block(&mut self, block: &Block) {
        self.record(&block.record);
    }

    fn record(&mut self, record: &Record) {
        record
            .fields
            .iter()
            .for_each(|(_, value)| self.value(value));
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Text(text) => self.text(&text.text),
            Value::Number(number) => self.text(&number.text.text),
            Value::Record(record) => self.record(record),
            Value::List(list) => list.iter().for_each(|value| self.value(value)),
            Value::Blocks(blocks) => blocks.iter().for_each(|block| self.block(block)),
            Value::Word(_)
            | Value::Flag(_)
            | Value::Count(_)
            | Value::Choice(_)
            | Value::Picture(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        for char in text.chars().filter(|char| is_han(*char)) {
            *self.counts.entry(char).or_default() += 1;
            self.total += 1;
        }
    }

    /// How many of the characters a face lacks, each as often as it stands there.
    fn lacking(&self, book: &Book, face: FaceId) -> usize {
        let face = book.face(face);
        let lacking = self.counts.iter().filter(|(char, _)| !face.covers(**char));
        lacking.map(|(_, count)| count).sum()
    }

    /// Whether a face lacks so many that other faces would show all over the poster. A face without Han,
    /// such as one for figures, is not meant to have them.
    pub(super) fn is_strange_to(&self, book: &Book, face: FaceId) -> bool {
        let lacks = |char: &&char| !book.face(face).covers(**char);
        let strangers = self.counts.keys().filter(lacks).count();
        let is_often = self.lacking(book, face) * LACKING > self.total;
        book.face(face).covers('一') && strangers >= STRANGERS && is_often
    }

    /// What a report is set in instead: a family that has all that is needed, else the weight of running
    /// text in which the rest is there.
    pub(super) fn substitute(&self, book: &Book, text: &str) -> Option<Substitute> {
        let own = book.find(text, 400)?;
        if !self.is_strange_to(book, own) {
            return None;
        }
        let whole = book.faces().find(|(id, face)| {
            face.covers('一')
                && !face.is_redrawn()
                && self.lacking(book, *id) * LACKING <= self.total
        });
        if let Some((_, face)) = whole {
            return Some(Substitute {
                family: face.family().to_owned(),
                weight: None,
            });
        }
        let rest = book.faces().filter(|(_, face)| !face.is_redrawn());
        let (_, best) = rest.min_by_key(|(id, _)| self.shared(book, *id, own))?;
        // A face for the rest of the characters is named after the one that it goes with.
        let mut faces = book.faces().map(|(_, face)| face);
        let sibling = faces.find(|face| {
            let is_named_after = best.family().starts_with(face.family());
            is_named_after && face.weight() == best.weight() && face.covers('一')
        });
        Some(Substitute {
            family: sibling.map_or(text, |face| face.family()).to_owned(),
            weight: Some(best.weight()),
        })
    }

    /// How many of the characters neither of two faces has.
    fn shared(&self, book: &Book, one: FaceId, two: FaceId) -> usize {
        let (one, two) = (book.face(one), book.face(two));
        let lacking = self.counts.iter();
        let lacking = lacking.filter(|(char, _)| !one.covers(**char) && !two.covers(**char));
        lacking.map(|(_, count)| count).sum()
    }
}

impl Substitute {
    /// What is said of it.
    pub(super) fn say(&self) -> Option<Diagnostic> {
        let weight = self.weight?;
        let message = Message::new(
            format!("这份报告的字（如繁体字）自带的字体只有 {weight} 这一档粗细，全文都用这一档"),
            format!(
                "the embedded fonts have many of this report's characters in the weight {weight} only; all of it is set in that"
            ),
        );
        let hint = Message::new(
            "要有粗细变化，把有这些字的字体文件（如 Noto Sans TC 各档）放在报告旁边，并写上“字体: [文件名]”",
            "for other weights, put font files that have them (such as those of Noto Sans TC) beside the report and name them in `fonts:`",
        );
        Some(Diagnostic::warning("missing-weight", None, message).with_hint(hint))
    }
}

fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}
