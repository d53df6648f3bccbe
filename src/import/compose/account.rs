//! Counts what was drawn of the source: nothing is lost.

use std::ops::Range;

use super::plan::Plan;
use crate::import::Words;
use crate::manuscript::Removal;

/// Stretches of a text that no words cover, in order.
pub(super) fn gaps(whole: Range<usize>, drawn: &mut [Range<usize>]) -> Vec<Range<usize>> {
    drawn.sort_by_key(|range| (range.start, range.end));
    let mut at = whole.start;
    let mut gaps = Vec::new();
    for range in drawn.iter() {
        if at < range.start {
            gaps.push(at..range.start.min(whole.end));
        }
        at = at.max(range.end);
    }
    if at < whole.end {
        gaps.push(at..whole.end);
    }
    gaps.retain(|gap| !gap.is_empty());
    gaps
}

/// What of an item its plan leaves out, with the reason; nothing when a word would be lost.
pub(super) fn left_out(text: &str, plan: &Plan) -> Option<Vec<(Range<usize>, Removal)>> {
    let facts = plan.facts.iter().flat_map(super::fact::Fact::drawn);
    let words = facts.chain(&plan.points).chain(&plan.lead);
    let mut drawn: Vec<Range<usize>> = words
        .flat_map(|words: &Words| words.0.iter().cloned())
        .collect();
    let mut left = Vec::new();
    for gap in gaps(0..text.len(), &mut drawn) {
        let mut at = gap.start;
        while at < gap.end {
            let (length, why) = reason(&text[at..gap.end])?;
            left.push((at..at + length, why));
            at += length;
        }
    }
    Some(left)
}

/// Whether nothing but marks and words of distribution is left out.
pub(super) fn is_whole(text: &str, plan: &Plan) -> bool {
    left_out(text, plan).is_some()
}

/// Why the beginning of a gap need not be drawn, and how long it is.
fn reason(gap: &str) -> Option<(usize, Removal)> {
    const WORDS: [&str; 8] = ["分别", "以及", "均", "都", "各", "和", "与", "及"];
    if let Some(word) = WORDS.iter().find(|word| gap.starts_with(**word)) {
        return Some((word.len(), Removal::Distributor));
    }
    let char = gap.chars().next()?;
    let why = match char {
        '，' | '；' | '、' | ',' | ';' => Removal::Separator,
        '。' | '！' | '？' | '.' => Removal::Stop,
        _ if char.is_whitespace() => Removal::Blank,
        _ => return None,
    };
    Some((char.len_utf8(), why))
}
