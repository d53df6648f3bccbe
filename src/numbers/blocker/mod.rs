//! What holds digits and is no quantity (part D3): each file knows one sort of it.

mod code;
mod date;
mod document;
mod name;
mod ordinal;
mod period;
pub(super) mod quoted;

use std::ops::Range;

use super::findings::AtomKind;
use super::source::Source;

/// A stretch of characters that stays whole.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// Its characters.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: AtomKind,
    /// Where it may be broken as a last resort, best first.
    pub(super) soft: Vec<usize>,
}

/// A stretch in which no quantity is found.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// Where the search goes on.
    pub(super) end: usize,
    /// What of it stays whole, if anything.
    pub(super) span: Option<Span>,
}

impl Span {
    /// A span that is never broken.
    pub(super) fn whole(range: Range<usize>, kind: AtomKind) -> Self {
        Self {
            range,
            kind,
            soft: Vec::new(),
        }
    }
}

impl Block {
    /// A block that stays whole.
    fn whole(range: Range<usize>, kind: AtomKind) -> Self {
        Self {
            end: range.end,
            span: Some(Span::whole(range, kind)),
        }
    }

    /// A block that may be broken anywhere.
    fn loose(end: usize) -> Self {
        Self { end, span: None }
    }
}

/// The block that starts at an index, if one does; each test looks only a bounded way ahead.
pub(super) fn block(source: &Source, idx: usize) -> Option<Block> {
    match source.at(idx) {
        '0'..='9' => date::date(source, idx)
            .or_else(|| name::name(source, idx))
            .or_else(|| code::digits(source, idx)),
        'a'..='z' | 'A'..='Z' => Some(code::letters(source, idx)),
        '〔' | '[' | '(' => document::case(source, idx),
        '第' | '首' => ordinal::ordinal(source, idx),
        _ => period::period(source, idx).or_else(|| date::han_year(source, idx)),
    }
}

/// The end of the number of a list item that starts a line: `● 1. `, `3、`.
pub(super) fn enumerator(source: &Source, line: usize) -> Option<usize> {
    let mut start = line;
    while matches!(
        source.at(start),
        ' ' | '\t' | '#' | '*' | '>' | '●' | '•' | '◆' | '■' | '▪' | '○'
    ) {
        start += 1;
    }
    let end = super::numeral::short_digits(source, start, 2)?;
    let after = source.at(end + 1);
    match source.at(end) {
        '、' | ')' => Some(end + 1),
        // `3.2%` is a number, but `1.2023年` is an item that begins with a year.
        '.' if !after.is_ascii_digit() || date::year(source, end + 1).is_some() => Some(end + 1),
        _ => None,
    }
}
