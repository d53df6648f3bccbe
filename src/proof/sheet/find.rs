//! What in a text wants a reader's eye: figures, dates, numbers of things, quoted words, names.
//!
//! A figure always has a row of its own, also inside quoted words; of the other kinds the longer stretch
//! stands for what is in it. What is a name is guessed ([`super::name`]); a guess too many costs a tick, a
//! guess too few a mistake.

use std::ops::Range;

use super::name;
use crate::document::Text;
use crate::numbers::AtomKind;

/// What sort of thing is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A quantity, a bare number, a range, a ratio.
    Figure,
    /// A year, a date, a time.
    Date,
    /// An ordinal, a code, a name that holds a number.
    Number,
    /// Words in quotation marks.
    Quoted,
    /// Somebody, an organ, a place, or words that the report keeps together.
    Name,
}

impl Kind {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 5] = [
        Self::Figure,
        Self::Date,
        Self::Number,
        Self::Quoted,
        Self::Name,
    ];

    /// Its name on the sheet.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Figure => "数据",
            Self::Date => "日期",
            Self::Number => "编号",
            Self::Quoted => "引语",
            Self::Name => "名称",
        }
    }
}

/// A stretch of a text to be checked.
pub(super) type Found = (Kind, Range<usize>);

/// What of a text is to be checked, in its order. `is_name` says that the whole text is a name.
pub(super) fn find(text: &Text, is_name: bool) -> Vec<Found> {
    let words = text.text.as_str();
    let figures: Vec<Found> = figures(text);
    let mut others: Vec<Found> = numbered(text);
    others.extend(quoted(words).into_iter().map(|range| (Kind::Quoted, range)));
    let kept = text.kept.iter().cloned();
    others.extend(kept.map(|range| (Kind::Name, range)));
    match is_name && !words.trim().is_empty() {
        true => others.push((Kind::Name, 0..words.len())),
        false => others.extend(
            name::names(words)
                .into_iter()
                .map(|range| (Kind::Name, range)),
        ),
    }
    // The longer one stands for what is in it, or reaches into it.
    others.sort_by_key(|(kind, range)| (usize::MAX - range.len(), range.start, *kind));
    let mut free: Vec<Found> = Vec::new();
    for found in others {
        let meets = |(_, other): &Found| other.start < found.1.end && found.1.start < other.end;
        let is_figure = figures.iter().any(|(_, figure)| *figure == found.1);
        if !is_figure && !free.iter().any(meets) {
            free.push(found);
        }
    }
    free.extend(figures);
    free.sort_by_key(|(kind, range)| (range.start, range.end, *kind));
    free
}

/// Quantities with their counters, and numbers without any.
fn figures(text: &Text) -> Vec<Found> {
    let quantities = text.findings.quantities.iter();
    let mut figures: Vec<Range<usize>> = quantities
        .map(|found| {
            let modifier = found.modifier.clone().unwrap_or(found.atom.clone());
            // The word that limits a value is checked with it where it stands beside it.
            let reach = |range: Range<usize>| {
                let start = range.start.min(found.core.start);
                start..range.end.max(found.core.end)
            };
            let whole = reach(found.atom.clone());
            match modifier.end == whole.start || modifier.start == whole.end {
                true => whole.start.min(modifier.start)..whole.end.max(modifier.end),
                false => whole,
            }
        })
        .collect();
    let bare = text.findings.atoms.iter().filter(|atom| {
        let is_bare = matches!(
            atom.kind,
            AtomKind::Number | AtomKind::Range | AtomKind::Ratio | AtomKind::Quantity
        );
        let meets =
            |range: &Range<usize>| range.start < atom.range.end && atom.range.start < range.end;
        is_bare && !figures.iter().any(meets)
    });
    let bare: Vec<Range<usize>> = bare.map(|atom| atom.range.clone()).collect();
    figures.extend(bare);
    figures
        .into_iter()
        .map(|range| (Kind::Figure, range))
        .collect()
}

/// Dates, ordinals, codes.
fn numbered(text: &Text) -> Vec<Found> {
    let atoms = text.findings.atoms.iter();
    atoms
        .filter_map(|atom| {
            let kind = match atom.kind {
                AtomKind::Date => Kind::Date,
                AtomKind::Ordinal | AtomKind::Code | AtomKind::Name => Kind::Number,
                AtomKind::Quoted
                | AtomKind::Quantity
                | AtomKind::Number
                | AtomKind::Range
                | AtomKind::Ratio => return None,
            };
            Some((kind, atom.range.clone()))
        })
        .collect()
}

/// Quotation marks that open, and what closes each.
const MARKS: [(char, char); 5] = [
    ('“', '”'),
    ('《', '》'),
    ('「', '」'),
    ('『', '』'),
    ('‘', '’'),
];
/// Longer quotations are sentences of somebody; what counts in them is found by itself.
const LONGEST: usize = 40;

/// Words in quotation marks with the marks, the outermost only. A mark without a partner opens nothing.
fn quoted(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char, usize)> = None;
    for (at, char) in words.char_indices() {
        open = match open {
            Some((start, close, _)) if char == close => {
                found.push(start..at + char.len_utf8());
                None
            }
            Some((_, _, length)) if length >= LONGEST => None,
            Some((start, close, length)) => Some((start, close, length + 1)),
            None => {
                let mark = MARKS.iter().find(|(open, _)| *open == char);
                mark.map(|(_, close)| (at, *close, 0))
            }
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotations_are_whole_and_end() {
        let words = "获评“中国‘天然’氧吧”，印发《办法》，打造“文商";
        let found: Vec<&str> = quoted(words)
            .into_iter()
            .map(|range| &words[range])
            .collect();
        assert_eq!(found, ["“中国‘天然’氧吧”", "《办法》"]);
    }
}
