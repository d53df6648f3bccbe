//! Reads one value: number, magnitude, `余`, unit or counter (part D2, NU-03).

use std::ops::Range;

use super::numeral;
use super::source::Source;
use super::unit::{UnitClass, magnitude, unit, unknown_counter};

/// One quantity in character indices, before it is judged.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    /// What is emphasised.
    pub(super) core: Range<usize>,
    /// What stays together.
    pub(super) atom: Range<usize>,
    /// The figures.
    pub(super) number: Range<usize>,
    /// Magnitude and unit, or the counter.
    pub(super) unit: Range<usize>,
    /// What the unit is; none for ratios and bare magnitudes.
    pub(super) class: Option<UnitClass>,
    /// The limiting word.
    pub(super) modifier: Option<Range<usize>>,
    /// The end of the value with the limiting word after it.
    pub(super) stop: usize,
    /// Whether it counts how often in a row.
    pub(super) streak: bool,
    /// Where the atom may be broken as a last resort, best first.
    pub(super) soft: Vec<usize>,
}

/// What stands at an index.
pub(super) enum Value {
    /// A quantity.
    Quantity(Reading),
    /// A number without a unit.
    Number { end: usize },
    /// A range of numbers without a unit, and where it may be broken.
    Range { end: usize, soft: usize },
}

/// What follows the number.
struct Tail {
    /// `余`, `多` and their kin.
    approx: Option<Range<usize>>,
    /// Where the unit text starts.
    start: usize,
    /// The end of the emphasised part.
    core: usize,
    /// The end of everything.
    atom: usize,
    /// The boundary between magnitude and unit, if there are both.
    joint: Option<usize>,
    /// What the unit is.
    class: Option<UnitClass>,
}

/// Reads the value that starts at an index.
pub(super) fn read(source: &Source, start: usize) -> Option<Value> {
    if let Some(end) = ratio(source, start) {
        return Some(Value::Quantity(bare(start..end, start..end, end)));
    }
    let figure = start + usize::from(is_currency(source, start));
    let first = numeral::signed(source, figure)?;
    if let Some((second, soft)) = second(source, first) {
        return Some(match tail(source, second) {
            Some(tail) => Value::Quantity(reading(start, figure..second, tail, Some(soft))),
            None => Value::Range { end: second, soft },
        });
    }
    // Money is not counted: the `年` of `￥30年卡` belongs to the card.
    let counts = |tail: &Tail| tail.class == Some(UnitClass::Counter) && tail.core == first;
    let tail = tail(source, first).filter(|tail| figure == start || !counts(tail));
    Some(match tail {
        Some(tail) => Value::Quantity(reading(start, figure..first, tail, None)),
        None if figure > start => Value::Quantity(bare(start..first, figure..first, first)),
        None => Value::Number { end: first },
    })
}

/// Whether a currency sign stands before a number (NU-02).
fn is_currency(source: &Source, idx: usize) -> bool {
    matches!(source.at(idx), '¥' | '￥' | '$' | '€' | '£')
        && numeral::signed(source, idx + 1).is_some()
}

/// The end of a ratio; `图3：5家` is none, because something is counted after it, nor is a score.
fn ratio(source: &Source, start: usize) -> Option<usize> {
    let end = numeral::ratio(source, start)?;
    if source.word_before(start, 0, "比分").is_some() {
        return None;
    }
    let counted = tail(source, end).is_some()
        || source.at(end).is_ascii_alphabetic()
        || numeral::connector(source, end).is_some()
        || matches!(
            source.at(source.skip_space(end)),
            '年' | '月' | '日' | '号' | '.' | '、'
        );
    let certain = (start..end).any(|idx| source.at(idx) == '∶');
    (certain || !counted).then_some(end)
}

/// The end of the second number of a range, and where its connector ends (NU-05).
fn second(source: &Source, first: usize) -> Option<(usize, usize)> {
    let mark = mark(source, first);
    let soft = numeral::connector(source, mark)?;
    let end = numeral::signed(source, soft)?;
    // `8%至120亿元` is no range: both ends of one carry the same mark.
    let word = |idx: usize, end: usize| (idx..end).map(|idx| source.at(idx)).collect::<String>();
    let same = mark == first || word(end, self::mark(source, end)) == word(first, mark);
    let scaled = mark > first && magnitude(source, first) == Some(mark);
    (same || scaled && magnitude(source, end).is_some()).then_some((end, soft))
}

/// The end of the percent sign or magnitude of a range's number.
fn mark(source: &Source, idx: usize) -> usize {
    let share = source.longest(idx, &["%", "‰", "倍"]);
    share.or_else(|| magnitude(source, idx)).unwrap_or(idx)
}

/// A reading without a unit.
fn bare(core: Range<usize>, number: Range<usize>, end: usize) -> Reading {
    let atom = core.clone();
    Reading {
        core,
        atom,
        number,
        unit: end..end,
        stop: end,
        ..Reading::default()
    }
}

/// Joins a number and what follows it.
fn reading(start: usize, number: Range<usize>, tail: Tail, range: Option<usize>) -> Reading {
    Reading {
        core: start..tail.core,
        atom: start..tail.atom,
        number,
        unit: tail.start..tail.atom,
        class: tail.class,
        modifier: tail.approx,
        stop: tail.atom,
        streak: false,
        // NU-05 before NU-03: a range is broken after its connector sooner than before its unit.
        soft: range.into_iter().chain(tail.joint).collect(),
    }
}

/// Reads what follows a number that ends at `end`; nothing when it counts nothing.
fn tail(source: &Source, end: usize) -> Option<Tail> {
    let spaced = source.skip_space(end);
    if let Some((stop, class)) = unit(source, spaced) {
        return Some(Tail {
            class: Some(class),
            ..plain(spaced, core(stop, class, end), stop)
        });
    }
    let inner = approx(source, end);
    let from = inner.as_ref().map_or(spaced, |range| range.end);
    if let Some(scale) = magnitude(source, from) {
        return scaled(source, from, scale, inner);
    }
    // `330余件`, `1200余元`: the core is the number alone, even before a currency (D097).
    let inner = inner?;
    let (stop, class) = unit(source, inner.end)?;
    let tail = plain(inner.end, inner.start, stop);
    Some(Tail {
        approx: Some(inner),
        class: Some(class),
        ..tail
    })
}

/// Reads what follows a magnitude: `余万元`, `万余人`, `亿千瓦时`, or nothing at all.
fn scaled(
    source: &Source,
    start: usize,
    scale: usize,
    inner: Option<Range<usize>>,
) -> Option<Tail> {
    let outer = if inner.is_none() {
        approx(source, scale)
    } else {
        None
    };
    let from = outer
        .as_ref()
        .map_or(source.skip_space(scale), |range| range.end);
    let found = unit(source, from);
    let listed = source.before(from) == '+';
    let other = || {
        let end = unknown_counter(source, from).filter(|_| !listed)?;
        Some((end, UnitClass::Counter))
    };
    let Some((stop, class)) = found.or_else(other) else {
        let stop = outer.as_ref().map_or(scale, |range| range.end);
        return Some(Tail {
            approx: inner.or(outer),
            ..plain(start, scale, stop)
        });
    };
    let end = if outer.is_some() {
        scale
    } else {
        core(stop, class, scale)
    };
    // NU-03: between the magnitude and a unit of several characters.
    let joint = (stop - from > 1).then_some(from);
    Some(Tail {
        approx: inner.or(outer),
        joint,
        class: Some(class),
        ..plain(start, end, stop)
    })
}

/// The end of the core: measures and shares belong to it, counters do not (D1).
fn core(stop: usize, class: UnitClass, without: usize) -> usize {
    match class {
        UnitClass::Share | UnitClass::Measure => stop,
        UnitClass::Counter => without,
    }
}

/// A tail that knows only its extent.
fn plain(start: usize, core: usize, atom: usize) -> Tail {
    Tail {
        approx: None,
        start,
        core,
        atom,
        joint: None,
        class: None,
    }
}

/// The word for a little more between number and unit.
fn approx(source: &Source, idx: usize) -> Option<Range<usize>> {
    let more = matches!(source.at(idx), '余' | '多' | '来' | '几' | '+');
    more.then_some(idx..idx + 1)
}
