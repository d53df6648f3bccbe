//! LB-12: the best line ends of a paragraph, found over all of it at once.

use super::fit::SLACK;
use super::ruler::{Ruler, Span};
use super::unit::EMERGENCY;

/// The cost of a line that holds a single unit wider than the measure.
const HOPELESS: f64 = 1e15;

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
            if so_far + cost < place.0 {
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
    let least = room - (0.3 * ruler.measure).max(4.0);
    let mut found = Vec::new();
    let mut emergency: Option<(usize, f64)> = None;
    let mut full = 0.0;
    for end in (start + 1..=farthest(ruler, segment, start)).rev() {
        let span = Span { start, end };
        let last = end == segment.end;
        let cut = if last {
            0.0
        } else {
            ruler.shaped.joints[end].cut.cost(ruler.measure)
        };
        if cut >= EMERGENCY {
            if emergency.is_none_or(|(_, cost)| cut < cost) && ruler.fit(span, last).is_some() {
                emergency = Some((end, cut));
            }
            continue;
        }
        if !found.is_empty() && ruler.stock(span).width < least {
            break;
        }
        if found.is_empty() {
            full = ruler.stock(span).width.min(room);
        }
        let cost = ruler.cost(span, last, start == segment.start, full);
        found.extend(cost.map(|cost| (end, cut + cost)));
    }
    if found.is_empty() {
        found.push(emergency.unwrap_or((start + 1, HOPELESS)));
    }
    found
}

/// The end of the longest line from here that can be made to fit.
fn farthest(ruler: &Ruler<'_>, segment: Span, start: usize) -> usize {
    let room = ruler.room(start) + SLACK;
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
