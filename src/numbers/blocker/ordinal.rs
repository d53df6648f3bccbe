//! Ordinals: `第六批`, `第21—30条`, `首个` (part D3, NU-06).

use crate::numbers::findings::AtomKind;
use crate::numbers::numeral::{connector, digits, han};
use crate::numbers::source::Source;
use crate::numbers::unit::classifier;

use super::{Block, Span};

/// Reads an ordinal with its classifier.
pub(super) fn ordinal(source: &Source, start: usize) -> Option<Block> {
    if source.at(start) == '首' {
        let end = classifier(source, start + 1)?;
        return Some(Block::whole(start..end, AtomKind::Ordinal));
    }
    let first = numeral(source, source.skip_space(start + 1))?;
    let mut span = Span::whole(start..first, AtomKind::Ordinal);
    if let Some(soft) = connector(source, first)
        && let Some(second) = numeral(source, source.word(soft, "第").unwrap_or(soft))
    {
        span.range.end = second;
        span.soft.push(soft);
    }
    let stop = source.skip_space(span.range.end);
    span.range.end = classifier(source, stop).unwrap_or(span.range.end);
    Some(Block {
        end: span.range.end,
        span: Some(span),
    })
}

/// The end of a numeral in digits or Han.
fn numeral(source: &Source, start: usize) -> Option<usize> {
    let end = digits(source, start).max(han(source, start));
    (end > start).then_some(end)
}
