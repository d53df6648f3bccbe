//! Merges what stays whole into atoms that do not overlap (NU-01 to NU-07).

use super::blocker::Span;
use super::findings::{Atom, AtomKind};
use super::numeral::connector;
use super::source::Source;

/// Sorts spans, merges those that overlap, joins the two ends of a range, and counts in bytes.
pub(super) fn merge(source: &Source, mut spans: Vec<Span>) -> Vec<Atom> {
    spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.range.start < last.range.end => absorb(last, span),
            _ => merged.push(span),
        }
    }
    joined(source, merged)
        .iter()
        .map(|span| atom(source, span))
        .collect()
}

/// Merges a span into the one that it starts in; the longer one names the whole.
fn absorb(outer: &mut Span, inner: Span) {
    if inner.range.len() > outer.range.len() {
        outer.kind = inner.kind;
    }
    outer.range.end = outer.range.end.max(inner.range.end);
    outer.soft.extend(inner.soft);
}

/// Joins `5万元` and `8万元` around one connector (NU-05); a joined range is not joined again.
fn joined(source: &Source, spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if is_range(source, last, &span) => {
                last.kind = AtomKind::Range;
                last.soft.insert(0, span.range.start);
                last.soft.extend(span.soft);
                last.range.end = span.range.end;
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// Whether two quantities are the ends of one range.
fn is_range(source: &Source, first: &Span, second: &Span) -> bool {
    // `增长15.3%至128.6亿元` goes from nowhere to there: the ends of a range have one unit.
    first.kind == AtomKind::Quantity
        && second.kind == AtomKind::Quantity
        && source.before(first.range.end) == source.before(second.range.end)
        && connector(source, first.range.end) == Some(second.range.start)
}

/// Counts a span in bytes.
fn atom(source: &Source, span: &Span) -> Atom {
    let mut soft = Vec::with_capacity(span.soft.len());
    for idx in &span.soft {
        let offset = source.offset(*idx);
        if span.range.contains(idx) && !soft.contains(&offset) {
            soft.push(offset);
        }
    }
    Atom {
        range: source.bytes(&span.range),
        kind: span.kind,
        soft,
    }
}
