//! Periods that frame a statement (`近5年`) and denominators (`每10万人`): no figures to show.

use crate::numbers::findings::AtomKind;
use crate::numbers::numeral::{connector, short_digits};
use crate::numbers::source::Source;
use crate::numbers::value::{self, Value};

use super::{Block, Span};

const LEADS: &[&str] = &[
    "近", "前", "后", "过去", "未来", "今后", "最近", "此后", "往后",
];

const UNITS: &[&str] = &[
    "年",
    "个月",
    "月",
    "天",
    "日",
    "周",
    "个季度",
    "季度",
    "个五年",
    "个交易日",
    "个年头",
];

/// What makes a rank of the number after `前` and `后`.
const RANKS: &[&str] = &["名", "位"];

/// Words in which a lead means a moment, not a frame: `提前3天`, `延后2年`.
const FALSE_FRIENDS: &[&str] = &["提前", "延后", "滞后", "推后", "落后", "附近"];

/// Reads `近5年`, `未来3至5年`, `前11个月`, `前5名`, `每10万人`.
pub(super) fn period(source: &Source, idx: usize) -> Option<Block> {
    if source.at(idx) == '每' {
        return denominator(source, source.skip_space(idx + 1));
    }
    let start = source.longest(idx, LEADS)?;
    if source.longest_before(start, 0, FALSE_FRIENDS).is_some() {
        return None;
    }
    let first = short_digits(source, start, 3)?;
    let second = connector(source, first).and_then(|soft| short_digits(source, soft, 3));
    let last = second.unwrap_or(first);
    // `前5名` is a rank, but `近5名` counts people.
    if matches!(source.at(idx), '前' | '后')
        && let Some(end) = source.longest(last, RANKS)
    {
        return Some(Block::whole(idx..end, AtomKind::Ordinal));
    }
    Some(Block::whole(
        start..source.longest(last, UNITS)?,
        AtomKind::Date,
    ))
}

/// Reads the value after `每`; it stays whole like any other.
fn denominator(source: &Source, start: usize) -> Option<Block> {
    let Value::Quantity(reading) = value::read(source, start)? else {
        return None;
    };
    let end = reading.atom.end;
    let span = Span {
        range: reading.atom,
        kind: AtomKind::Quantity,
        soft: reading.soft,
    };
    Some(Block {
        end,
        span: Some(span),
    })
}
