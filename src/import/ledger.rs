//! The book of an import: what was left out, mended, found and chosen, each with its lines.

use std::ops::Range;

use crate::diag::{Message, Severity};
use crate::manuscript::Removal;

/// Everything that an import has to tell.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// What of the source is not drawn.
    pub removed: Vec<Removed>,
    /// What was mended.
    pub repairs: Vec<Repair>,
    /// What is doubtful and was left as it is.
    pub findings: Vec<Finding>,
    /// Why blocks are what they are.
    pub choices: Vec<Choice>,
}

/// Characters of the source that are not drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Where they stand in the manuscript's text.
    pub range: Range<usize>,
    /// Why they are not drawn.
    pub why: Removal,
}

/// Something that was mended, without touching a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    /// The rule, a word in kebab case: `joined-sentence`.
    pub code: &'static str,
    /// The lines of the source, from 1.
    pub lines: Vec<usize>,
    /// What was done.
    pub message: Message,
    /// What came of it.
    pub result: String,
}

/// Something doubtful, left as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule, a word in kebab case: `doubled-word`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The lines of the source, from 1.
    pub lines: Vec<usize>,
    /// The words in question.
    pub text: String,
    /// Where they stand in the manuscript's text, as far as the first stretch of them goes.
    pub place: Option<Range<usize>>,
    /// What is doubtful.
    pub message: Message,
    /// What might be meant, or what to do.
    pub hint: Option<Message>,
}

/// Why a block is what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The kind of block, as `kinds` names it.
    pub kind: &'static str,
    /// The lines of the source: first and last.
    pub lines: (usize, usize),
    /// Why.
    pub message: Message,
}

impl Ledger {
    /// Notes that words are not drawn.
    pub fn remove(&mut self, words: &super::Words, why: Removal) {
        let ranges = words.0.iter().cloned();
        self.removed
            .extend(ranges.map(|range| Removed { range, why }));
    }

    /// Notes why a block is what it is.
    pub fn choose(&mut self, kind: &'static str, lines: (usize, usize), message: Message) {
        self.choices.push(Choice {
            kind,
            lines,
            message,
        });
    }
}
