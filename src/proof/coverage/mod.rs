//! Whether a poster says what its source says: every character drawn or removed by a rule, none invented,
//! and every number with its own words.
//!
//! It judges by the two texts alone and knows nothing of how the report was made, so that it holds for reports
//! written by hand as well as for imported ones.

mod bond;
mod chain;
mod count;
mod index;
mod place;
mod poster;
mod rest;
mod rules;
mod source;
mod told;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Message, Span};
use crate::document::{Document, Text};
use crate::manuscript::{Manuscript, Removal};

/// What a comparison of a poster with its source found.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// Characters of the source: all, and those that are drawn or removed by a rule.
    pub source: Tally,
    /// Characters of the poster: all but those of its own, and those that the source has.
    pub poster: Tally,
    /// What the source says and the poster does not.
    pub missing: Vec<Missing>,
    /// What the poster says and the source does not.
    pub inventions: Vec<Drawn>,
    /// Numbers that have lost their words.
    pub moved: Vec<Moved>,
    /// Characters of the source that are not drawn, by the rule that lets them go.
    pub removed: BTreeMap<Removal, usize>,
    /// What is drawn more than once: the second time and those after it.
    pub repeats: Vec<Repeat>,
    /// Titles of blocks put together of words that the source has, but not in one place.
    pub composed: Vec<Drawn>,
    /// What the poster says of itself: credits, date, notes, captions of codes, and words still to be filled in.
    pub own: Vec<Drawn>,
}

/// How many characters of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those accounted for.
    pub known: usize,
    /// All.
    pub all: usize,
}

impl Tally {
    /// The share in hundredths of a percent, rounded down, so that 10,000 means every single one.
    ///
    /// ```
    /// use changtu::proof::coverage::Tally;
    ///
    /// assert_eq!(Tally { known: 99_999, all: 100_000 }.hundredths(), 9_999);
    /// assert_eq!(Tally::default().hundredths(), 10_000);
    /// ```
    pub fn hundredths(self) -> usize {
        match self.all {
            0 => 10_000,
            all => self.known * 10_000 / all,
        }
    }

    /// The share as a percentage with two decimals.
    ///
    /// ```
    /// assert_eq!(changtu::proof::coverage::Tally { known: 1, all: 3 }.percent(), "33.33");
    /// ```
    pub fn percent(self) -> String {
        let share = self.hundredths();
        format!("{}.{:02}", share / 100, share % 100)
    }
}

/// A stretch of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The line of the file, for Word the paragraph.
    pub line: usize,
    /// The column in the words of that line, from 1; a Han character takes two.
    pub column: usize,
    /// The bytes of the manuscript's text.
    pub range: Range<usize>,
    /// The characters.
    pub text: String,
}

/// A stretch of the poster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The path of the text in the report.
    pub path: String,
    /// The bytes of that text.
    pub range: Range<usize>,
    /// Where it stands in the report's file.
    pub span: Span,
    /// The characters.
    pub text: String,
}

/// A number that has lost its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The number on the poster.
    pub drawn: Drawn,
    /// The statement that it is drawn in.
    pub statement: String,
    /// The line of the source where the number stands.
    pub line: usize,
    /// What the source says there.
    pub clause: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Its label comes from another sentence.
    Sentence,
    /// Its label comes from another part of the sentence.
    Subject,
    /// Its label has another place in the list: `分别`.
    Rank,
    /// Its unit is not the source's.
    Unit,
    /// A word that limits it is gone or new: `左右`, `以上`, `约`.
    Limit,
}

impl Fault {
    /// The name in data.
    ///
    /// ```
    /// assert_eq!(changtu::proof::coverage::Fault::Rank.as_str(), "rank");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Subject => "subject",
            Self::Rank => "rank",
            Self::Unit => "unit",
            Self::Limit => "limit",
        }
    }

    /// The sentence for people.
    pub fn message(self) -> Message {
        let (zh, en) = match self {
            Self::Sentence => (
                "名称和数字出自原文不同的句子",
                "label and number come from different sentences",
            ),
            Self::Subject => (
                "数字在原文里说的是另一件事",
                "in the source the number is said of something else",
            ),
            Self::Rank => (
                "名称和数字在原文的并列里次序不同",
                "label and number have different places in the source's lists",
            ),
            Self::Unit => ("数字的单位和原文不同", "the unit is not that of the source"),
            Self::Limit => (
                "“左右、以上、约”一类的限定词丢了，或者加了",
                "a word that limits the number is gone or new",
            ),
        };
        Message::new(zh, en)
    }
}

/// Something that is drawn again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// Where it is drawn again.
    pub drawn: Drawn,
    /// The line of the source.
    pub line: usize,
}

impl Coverage {
    /// Whether nothing is missing, invented or moved.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.inventions.is_empty() && self.moved.is_empty()
    }
}

/// Compares a poster with its source.
pub fn coverage(manuscript: &Manuscript, document: &Document) -> Coverage {
    told::judge(manuscript, document)
}

/// A stretch of a text.
fn drawn(text: &Text, range: Range<usize>) -> Drawn {
    Drawn {
        path: text.path.clone(),
        span: text.source(range.clone()),
        text: text.text.get(range.clone()).unwrap_or_default().to_owned(),
        range,
    }
}

#[cfg(test)]
mod tests;
