//! TB-01 to TB-03: the lines of a title, balanced and between words.

use super::body;
use super::fit::SLACK;
use super::ruler::{Ruler, Span};
use super::unit::EMERGENCY;

/// The longest title that is balanced; more is running text.
const LONGEST: usize = 240;
/// A place in a title of at most that many units.
type Begin = u8;
/// How many lines more than necessary are tried.
const MORE: usize = 2;
/// The cost of each line more than necessary: less than that of a line end within a word.
const LINE: f64 = 1500.0;
/// The cost of a line as long again as it should be.
const UNEVEN: f64 = 400.0;
/// The cost of a second line longer than the first (TB-03).
const TOP_LIGHT: f64 = 1.0;

/// The lines of a segment.
pub(crate) fn lines(ruler: &Ruler<'_>, segment: Span) -> Vec<Span> {
    let whole = ruler.stock(segment).width;
    let room = ruler.room(segment.start).min(ruler.measure - ruler.later);
    let count = segment.end - segment.start;
    if whole <= ruler.room(segment.start) + SLACK || count > LONGEST || room <= 0.0 {
        return body::lines(ruler, segment);
    }
    let fewest = ((whole - SLACK) / room).ceil().max(1.0) as usize;
    // A line holds a unit at the least.
    let most = (fewest + MORE).min(count);
    let tries = (fewest..=most).filter_map(|lines| {
        let (cost, spans) = balanced(ruler, segment, lines, whole / lines as f64)?;
        Some((cost + LINE * (lines - fewest) as f64, spans))
    });
    let best = tries.min_by(|a, b| a.0.total_cmp(&b.0));
    let sound = best.filter(|(cost, _)| *cost < EMERGENCY);
    sound.map_or_else(|| body::lines(ruler, segment), |(_, spans)| spans)
}

/// The best division into a number of lines, with its cost.
fn balanced(ruler: &Ruler<'_>, segment: Span, lines: usize, mean: f64) -> Option<(f64, Vec<Span>)> {
    let places = segment.end - segment.start + 1;
    let (mut above, mut below) = (vec![f64::INFINITY; places], vec![f64::INFINITY; places]);
    // Where the line that ends at a place begins, row by row: small, since titles are short.
    let mut begins = vec![0; lines * places];
    above[0] = 0.0;
    for row in begins.chunks_exact_mut(places) {
        below.fill(f64::INFINITY);
        for (from, so_far) in above.iter().enumerate() {
            if so_far.is_finite() {
                extend(
                    ruler,
                    segment,
                    (from, *so_far),
                    mean,
                    (&mut below[..], &mut *row),
                );
            }
        }
        std::mem::swap(&mut above, &mut below);
    }
    let total = above[places - 1];
    total
        .is_finite()
        .then(|| (total, trace(&begins, places, segment)))
}

/// Adds all lines that start at a place, where the lines above cost so much.
fn extend(
    ruler: &Ruler<'_>,
    segment: Span,
    (from, so_far): (usize, f64),
    mean: f64,
    (costs, begins): (&mut [f64], &mut [Begin]),
) {
    for (to, place) in costs.iter_mut().enumerate().skip(from + 1) {
        let span = Span {
            start: segment.start + from,
            end: segment.start + to,
        };
        if ruler.stock(span).width > ruler.room(span.start) + SLACK {
            break;
        }
        let cost = so_far + cost(ruler, segment, span, mean);
        if cost < *place {
            *place = cost;
            begins[to] = from as Begin;
        }
    }
}

fn cost(ruler: &Ruler<'_>, segment: Span, span: Span, mean: f64) -> f64 {
    let width = ruler.stock(span).width;
    let uneven = (width - mean) / mean.max(SLACK);
    let light = if span.start == segment.start && width < mean {
        TOP_LIGHT
    } else {
        0.0
    };
    let cut = if span.end == segment.end {
        0.0
    } else {
        ruler.shaped.joints[span.end].cut.cost(ruler.measure)
    };
    UNEVEN * uneven * uneven + light + cut
}

/// The lines, found from the last one up.
fn trace(begins: &[Begin], places: usize, segment: Span) -> Vec<Span> {
    let mut end = places - 1;
    let mut spans: Vec<Span> = begins
        .chunks_exact(places)
        .rev()
        .map(|row| {
            let start = usize::from(row[end]);
            let span = Span {
                start: segment.start + start,
                end: segment.start + end,
            };
            end = start;
            span
        })
        .collect();
    spans.reverse();
    spans
}
