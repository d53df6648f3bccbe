//! The figures of an item: what `numbers` finds, and grades such as `Ⅱ类`.

use std::ops::Range;

use crate::numbers::{self, Direction, QuantityKind};

/// A figure within the text of an item; all ranges are bytes of it.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    /// The number with its unit and the limiting words after it: `95%以上`.
    pub(super) range: Range<usize>,
    /// The number with its unit alone.
    pub(super) bare: Range<usize>,
    /// Its unit or counter.
    pub(super) unit: Range<usize>,
    /// What it is.
    pub(super) sort: Sort,
    /// Whether it grows or falls.
    pub(super) moves: bool,
    /// Whether a word limits it.
    pub(super) is_bounded: bool,
    /// Whether it is the end of a number that a blank parts: `31 284元`.
    pub(super) is_end: bool,
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Counted things: `5家`.
    Count,
    /// A percentage.
    Percent,
    /// A measure: `3亿元`, `20公里`.
    Measure,
    /// How often in a row: `连续八届`.
    Streak,
    /// A grade: `Ⅱ类`.
    Grade,
}

/// The figures of a text in its order.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let found = numbers::search(text);
    let mut figures: Vec<Figure> = found
        .quantities
        .iter()
        .map(|it| quantity(text, it))
        .collect();
    let known = figures.len();
    grades(text, &mut figures);
    if figures.len() > known {
        figures.sort_by_key(|figure| figure.range.start);
    }
    figures
}

fn quantity(text: &str, it: &numbers::Quantity) -> Figure {
    let bare = it.atom.start.min(it.core.start)..it.atom.end.max(it.core.end);
    let limit = it
        .modifier
        .clone()
        .filter(|limit| limit.start >= bare.start);
    let mut range = bare.start..limit.map_or(bare.end, |limit| limit.end.max(bare.end));
    let is_streak = it.kind == QuantityKind::Streak;
    if is_streak {
        let word = it.modifier.clone().filter(|word| word.end == range.start);
        range.start = word.map_or(range.start, |word| word.start);
    }
    let unit = bare.end.min(it.number.end)..bare.end;
    Figure {
        sort: match &text[it.core.clone()] {
            _ if is_streak => Sort::Streak,
            core if core.ends_with(['%', '％']) || core.starts_with("百分之") => Sort::Percent,
            _ if text[it.number.end..it.core.end.max(it.number.end)]
                .chars()
                .count()
                > 1
                || MEASURES.contains(&text[unit.clone()].trim_start_matches(['余', '多'])) =>
            {
                Sort::Measure
            }
            _ => Sort::Count,
        },
        bare: bare.clone(),
        unit,
        moves: it.direction != Direction::None,
        is_bounded: it.modifier.is_some(),
        is_end: is_parted(&text[..bare.start]),
        range,
    }
}

/// Whether a text ends in digits with a blank after them.
fn is_parted(before: &str) -> bool {
    let digits = before.trim_end();
    digits.len() < before.len() && digits.ends_with(|char: char| char.is_ascii_digit())
        || before.ends_with(|char: char| char.is_numeric())
}

/// Units of one character that measure.
const MEASURES: &[&str] = &[
    "元", "米", "吨", "亩", "度", "倍", "克", "升", "分", "天", "年",
];

/// Grades in Roman numerals, which are no numbers.
fn grades(text: &str, figures: &mut Vec<Figure>) {
    for (at, char) in text.char_indices() {
        let after = at + char.len_utf8();
        if !('Ⅰ'..='Ⅻ').contains(&char) || !text[after..].starts_with(['类', '级', '等']) {
            continue;
        }
        let end = after + '类'.len_utf8();
        let range = at..end;
        figures.push(Figure {
            bare: range.clone(),
            unit: after..end,
            range,
            sort: Sort::Grade,
            moves: false,
            is_bounded: false,
            is_end: false,
        });
    }
}

/// The figures that stand within a stretch.
pub(super) fn within<'f>(figures: &'f [Figure], range: &Range<usize>) -> &'f [Figure] {
    let start = figures.partition_point(|figure| figure.range.start < range.start);
    let count = figures[start..]
        .iter()
        .take_while(|figure| figure.range.start < range.end)
        .count();
    &figures[start..start + count]
}
