//! Tells values that are aimed at from values that were reached (part D4, targets).

use std::ops::Range;

use super::findings::Direction;
use super::judge::Sense;
use super::source::Source;
use super::value::Reading;

/// Words after which a sentence speaks of what is to come.
const CUES: &[&str] = &[
    "预期目标",
    "预期增长",
    "发展目标",
    "奋斗目标",
    "目标是",
    "目标为",
    "目标：",
    "力争",
    "确保",
    "计划到",
    "规划到",
];

/// Words of comparison and achievement; a sentence that has one reports.
const REPORTS: &[&str] = &[
    "同比", "环比", "上年", "去年", "同期", "较", "已", "达到", "突破", "累计", "实现",
];

/// Says for each reading whether it is a target.
pub(super) fn targets(source: &Source, readings: &[Reading], senses: &[Sense]) -> Vec<bool> {
    let mut targets = Vec::with_capacity(readings.len());
    let mut start = 0;
    while targets.len() < readings.len() {
        let end = sentence_end(source, start);
        let from = targets.len();
        let count = readings[from..]
            .iter()
            .take_while(|reading| reading.core.start < end)
            .count();
        let inside = from..from + count;
        let cue = source.first(start..end, CUES).map(|range| range.end);
        let plan = is_plan(
            source,
            start..end,
            &readings[inside.clone()],
            &senses[inside.clone()],
        );
        targets.extend(inside.map(|idx| {
            cue.is_some_and(|cue| readings[idx].core.start >= cue)
                || plan && senses[idx].direction != Direction::None
        }));
        start = end;
    }
    targets
}

/// Where the sentence that starts at `start` ends.
fn sentence_end(source: &Source, start: usize) -> usize {
    let stop = |idx: &usize| matches!(source.at(*idx), '。' | '!' | '?' | '\n');
    (start..source.len()).find(stop).unwrap_or(source.len()) + 1
}

/// Whether a sentence bounds a growth (`增长6%左右`) without comparing it with the past: what was
/// measured is exact, so such growth is planned (D016).
fn is_plan(
    source: &Source,
    sentence: Range<usize>,
    readings: &[Reading],
    senses: &[Sense],
) -> bool {
    let bounded = readings.iter().zip(senses).any(|(reading, sense)| {
        let after = reading
            .modifier
            .as_ref()
            .is_some_and(|range| range.start >= reading.atom.end);
        after && sense.direction == Direction::Up
    });
    bounded && source.first(sentence, REPORTS).is_none()
}
