//! TB-01 to TB-03: the lines of a title, balanced and between words.

use super::body;
use super::fit::SLACK;
use super::ruler::{Ruler, Span};
use super::unit::EMERGENCY;

/// The longest title that is balanced; more is running text.
const LONGEST: usize = 240;
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
    let tries = (fewest..=fewest + MORE).filter_map(|lines| {
        let (cost, spans) = balanced(ruler, segment, lines, whole / lines as f64)?;
        Some((cost + LINE * (lines - fewest) as f64, spans))
    });
    let best = tries.min_by(|a, b| a.0.total_cmp(&b.0));
    let sound = best.filter(|(cost, _)| *cost < EMERGENCY);
    sound.map_or_else(|| body::lines(ruler, segment), |(_, spans)| spans)
}

/// The best division into a number of lines, with its cost.
fn balanced(ruler: &Ruler<'_>, segment: Span, lines: usize, mean: f64) -> Option<(f64, Vec<Span>)> {
    let count = segment.end - segment.start;
    let mut rows = vec![vec![(f64::INFINITY, 0); count + 1]; lines + 1];
    rows[0][0].0 = 0.0;
    for line in 1..=lines {
        let (above, below) = rows.split_at_mut(line);
        for (from, (so_far, _)) in above[line - 1].iter().enumerate() {
            if so_far.is_finite() {
                extend(ruler, segment, (from, *so_far), mean, &mut below[0]);
            }
        }
    }
    trace(&rows, segment, count)
}

/// Adds all lines that start at a place, where the lines above cost so much.
fn extend(
    ruler: &Ruler<'_>,
    segment: Span,
    (from, so_far): (usize, f64),
    mean: f64,
    row: &mut [(f64, usize)],
) {
    for (to, place) in row.iter_mut().enumerate().skip(from + 1) {
        let span = Span {
            start: segment.start + from,
            end: segment.start + to,
        };
        if ruler.stock(span).width > ruler.room(span.start) + SLACK {
            break;
        }
        let cost = so_far + cost(ruler, segment, span, mean);
        if cost < place.0 {
            *place = (cost, from);
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

fn trace(rows: &[Vec<(f64, usize)>], segment: Span, count: usize) -> Option<(f64, Vec<Span>)> {
    let total = rows.last()?[count].0;
    let mut end = count;
    let mut spans = Vec::new();
    for row in rows.iter().skip(1).rev() {
        let start = row[end].1;
        spans.push(Span {
            start: segment.start + start,
            end: segment.start + end,
        });
        end = start;
    }
    spans.reverse();
    (total.is_finite() && end == 0).then_some((total, spans))
}
