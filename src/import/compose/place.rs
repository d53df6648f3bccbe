//! From the text of an item to the source: where the words of a plan stand.

use std::ops::Range;

use super::Item;
use super::fact::Fact;
use crate::import::Words;

/// An item with the places of its stretches, so that a stretch is found without walking over all of them.
pub(super) struct Place<'a> {
    item: &'a Item,
    /// Where each stretch of the item's words begins in its text.
    starts: Vec<usize>,
}

impl<'a> Place<'a> {
    pub(super) fn new(item: &'a Item) -> Self {
        let mut at = 0;
        let starts = item.passage.words.0.iter().map(|range| {
            let start = at;
            at += range.len();
            start
        });
        let starts = starts.collect();
        Self { item, starts }
    }

    /// Words of the item's text as words of the source.
    pub(super) fn words(&self, local: &Words) -> Words {
        let mut found = Words::default();
        for range in &local.0 {
            self.stretch(range, &mut found);
        }
        found
    }

    fn stretch(&self, range: &Range<usize>, found: &mut Words) {
        let first = self.starts.partition_point(|start| *start <= range.start);
        let pieces = self.item.passage.words.0.iter().zip(&self.starts);
        for (piece, at) in pieces.skip(first.saturating_sub(1)) {
            let (start, end) = (range.start.max(*at), range.end.min(at + piece.len()));
            if *at >= range.end {
                break;
            }
            if start < end {
                let words = Words::of(piece.start + start - at..piece.start + end - at);
                *found = std::mem::take(found).with(&words);
            }
        }
    }

    /// A fact of the item's text as one of the source.
    pub(super) fn fact(&self, fact: Fact) -> Placed {
        let text = |words: &Words| words.text(&self.item.passage.text);
        let said = Said {
            label: text(&fact.label),
            value: text(&fact.value),
            verb: text(&fact.verb),
            bare: text(&fact.bare),
            unit: text(&fact.unit),
            tail: text(&fact.tail),
            stem: text(&fact.stem),
        };
        let words = |local: &Words| self.words(local);
        let fact = Fact {
            label: words(&fact.label),
            value: words(&fact.value),
            change: words(&fact.change),
            note: words(&fact.note),
            verb: words(&fact.verb),
            bare: words(&fact.bare),
            unit: words(&fact.unit),
            stem: words(&fact.stem),
            tail: words(&fact.tail),
            among: words(&fact.among),
            ..fact
        };
        Placed {
            fact,
            said,
            lines: self.item.lines,
        }
    }
}

/// A fact in the source.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// Its words.
    pub(super) fact: Fact,
    /// What they say.
    pub(super) said: Said,
    /// The lines of its item.
    pub(super) lines: (usize, usize),
}

/// The words of a fact as strings.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) verb: String,
    pub(super) bare: String,
    pub(super) unit: String,
    pub(super) tail: String,
    pub(super) stem: String,
}

impl Said {
    /// The number alone, as far as it can be compared.
    pub(super) fn amount(&self) -> Option<f64> {
        let digits: String = self
            .bare
            .chars()
            .filter(|char| *char != ',' && !char.is_whitespace())
            .take_while(|char| char.is_ascii_digit() || *char == '.')
            .collect();
        digits.parse().ok()
    }
}
