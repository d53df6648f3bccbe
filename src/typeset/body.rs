//! LB-12: the best line ends of a paragraph, found over all of it at once.

use super::cjk::keep::NAME;
use super::fit::SLACK;
use super::ruler::{self, Ruler, Span};
use super::unit::{Cut, EMERGENCY};

/// The cost of a line that holds a single unit wider than the measure.
const HOPELESS: f64 = 1e15;

/// The cost of a line end within a word. A ragged line rather leaves an em free; a flush line is divided
/// where it is full, and where room is left by choice it is left between words.
const DIVIDED: f64 = 45.0;
/// The same in a ragged line that is short anyway, because an atom moves down.
const DIVIDED_SHORT: f64 = 250.0;

/// From this measure on (in em) a short name is moved down whole where that leaves at most …
const WIDE: f64 = 16.0;
/// … so much of the line free besides.
const MOVED: f64 = 3.0;

/// How much shorter than its room a line may be at most, in em, whatever the measure.
const WINDOW: f64 = 40.0;
/// How many times dearer a divided word is where nothing but an emergency is left.
const WORSE: f64 = 1e7;

/// Costs nearer to one another than this are equal.
const TIE: f64 = 1e-9;

/// The line ends of a segment: one span for each line.
pub(crate) fn lines(ruler: &Ruler<'_>, segment: Span) -> Vec<Span> {
    let count = segment.end - segment.start;
    let mut best = vec![(f64::INFINITY, 0); count + 1];
    best[0].0 = 0.0;
    for idx in 0..count {
        let so_far = best[idx].0;
        if so_far.is_infinite() {
            continue;
        }
        let start = segment.start + idx;
        for (end, cost) in ends(ruler, segment, start) {
            let place = &mut best[end - segment.start];
            // Of equals the later start wins: what is uneven stands near the end.
            if so_far + cost <= place.0 + TIE {
                *place = (so_far + cost, start);
            }
        }
    }
    trace(segment, &best)
}

fn trace(segment: Span, best: &[(f64, usize)]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut end = segment.end;
    while end > segment.start {
        let start = best[end - segment.start].1;
        spans.push(Span { start, end });
        end = start;
    }
    spans.reverse();
    spans
}

/// Where a line that starts here may end, with the cost: the full ones, down to a window below.
fn ends(ruler: &Ruler<'_>, segment: Span, start: usize) -> Vec<(usize, f64)> {
    let room = ruler.room(start);
    let least = room - (0.4 * ruler.measure).clamp(6.0, WINDOW);
    let mut found = Vec::new();
    let mut full: Option<f64> = None;
    let mut dear: Option<f64> = None;
    let mut emergency = Vec::new();
    for end in (start + 1..=farthest(ruler, segment, start)).rev() {
        let span = Span { start, end };
        let last = end == segment.end;
        let cut = if last {
            Cut::Free(0.0)
        } else {
            ruler.shaped.joints[end].cut
        };
        let toll = cut.cost(ruler.measure);
        if toll >= EMERGENCY {
            // Within words of the table it is dearer still; the rest of the line decides among equals.
            let width = ruler.stock(span).width.min(room);
            let toll = toll + word_toll(ruler, span, room) * WORSE;
            let cost = ruler.cost(span, last, start == segment.start, width);
            emergency.extend(cost.map(|cost| (end, toll + cost + room - width)));
            continue;
        }
        let width = ruler.stock(span).width;
        if full.is_some() && width < least {
            break;
        }
        let is_fullest = full.is_none();
        if let Cut::Free(cost) = cut
            && ruler.fit(span, last).is_some()
        {
            // What moves down whole leaves room as an atom does, but not at any price.
            dear = dear.or(Some(width.min(room)));
            let is_far = dear.is_some_and(|dear| dear - width > MOVED);
            if cost < NAME || ruler.measure < WIDE || is_far {
                full = full.or(if is_far { dear } else { Some(width.min(room)) });
            }
        }
        let fullest = full.or(dear).unwrap_or(width);
        let toll = if last || (is_fullest && ruler.justify) {
            toll
        } else {
            toll + word_toll(ruler, span, fullest)
        };
        let cost = ruler.cost(span, last, start == segment.start, fullest);
        found.extend(cost.map(|cost| (end, toll + cost)));
    }
    if found.is_empty() {
        found = emergency;
    }
    if found.is_empty() {
        found.push((start + 1, HOPELESS));
    }
    found
}

/// What is paid for dividing a word; nothing where that is free. `full` is the width of the fullest line
/// that could stand there.
fn word_toll(ruler: &Ruler<'_>, span: Span, full: f64) -> f64 {
    if !ruler.shaped.is_within_word(span.end) {
        return 0.0;
    }
    let is_short = ruler.room(span.start) - full > ruler::MOVED;
    match ruler.justify {
        false if is_short => DIVIDED_SHORT,
        true | false => DIVIDED,
    }
}

/// The end of the longest line from here that can be made to fit.
fn farthest(ruler: &Ruler<'_>, segment: Span, start: usize) -> usize {
    let room = ruler.room(start) + ruler.overhang() + SLACK;
    let fits = |end: usize| ruler.stock(Span { start, end }).least() <= room;
    let mut step = 16;
    let mut low = start + 1;
    while low + step < segment.end && fits(low + step) {
        low += step;
        step *= 2;
    }
    let mut high = (low + step).min(segment.end) + 1;
    while high - low > 1 {
        let middle = low.midpoint(high);
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}
