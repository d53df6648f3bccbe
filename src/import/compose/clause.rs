//! One clause by itself, for blocks that are made of clauses.

use super::fact::{self, Meaning};
use super::figure::figures;
use crate::import::{Passage, Words};

/// Name and figure of a clause that states one and nothing else.
pub(in crate::import) fn fact(clause: &Passage) -> Option<(Words, Words)> {
    let text = clause.text.as_str();
    let Meaning::Fact(found) = fact::read(text, &(0..text.len()), &figures(text)) else {
        return None;
    };
    let place = |local: &Words| {
        local.0.iter().fold(Words::default(), |words, range| {
            words.with(&clause.slice(range.clone()))
        })
    };
    let (label, value) = (place(&found.label), place(&found.value));
    let drawn: usize = label
        .0
        .iter()
        .chain(&value.0)
        .map(ExactSizeIterator::len)
        .sum();
    // A clause that says more than name and figure is no goal.
    (drawn == text.trim().len()).then_some((label, value))
}
