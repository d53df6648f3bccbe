//! Where a ragged paragraph of two lines pauses: rather between its clauses than before a few last
//! characters, and rather before a quoted name than within it. LI-11 allows a line to be short where what follows must stay together; here it is a
//! clause that does.

use super::cjk::class::Class;
use super::ruler::{Ruler, Span};
use super::unit::Cut;

/// A last line of at most so many em is short, and one moved down is longer.
const SHORT: f64 = 5.0;
/// The first line keeps this share of its room: two lines, not a line and a word.
const LEAST: f64 = 0.6;
/// A line end that costs more parts what would rather stay together.
const WELCOME: f64 = 1.0;

/// The lines, or others that part between clauses.
pub(crate) fn ease(ruler: &Ruler<'_>, segment: Span, lines: Vec<Span>) -> Vec<Span> {
    let [first, last] = lines.as_slice() else {
        return lines;
    };
    let is_short = ruler.stock(*last).width <= SHORT;
    let (pauses, depth) = pauses(ruler, *first);
    if ruler.justify || !(is_short || depth > 0) {
        return lines;
    }
    let pause = pauses
        .into_iter()
        // What is quoted is kept whole before anything else is.
        .filter(|at| is_short || ruler.shaped.units[*at].char == '“')
        .filter(|at| is_better(ruler, segment, *at))
        .max_by_key(|at| (ruler.shaped.units[at - 1].class == Class::Stop, *at));
    match pause {
        Some(at) => vec![
            Span { end: at, ..segment },
            Span {
                start: at,
                ..segment
            },
        ],
        None => lines,
    }
}

/// The places in a line where a clause ends, outside of quotes and brackets, or a quoted name begins;
/// and how many quotes and brackets are open at its end.
fn pauses(ruler: &Ruler<'_>, line: Span) -> (Vec<usize>, usize) {
    let units = &ruler.shaped.units;
    let mut depth = 0_usize;
    let mut found = Vec::new();
    for at in line.start + 1..=line.end {
        let before = units[at - 1].class;
        if before == Class::Open {
            depth += 1;
        } else if before == Class::Close {
            depth = depth.saturating_sub(1);
        }
        let begins = units.get(at).is_some_and(|unit| unit.char == '“');
        let pauses = depth == 0 && at < line.end && (before == Class::Stop || begins);
        if pauses && matches!(ruler.shaped.joints[at].cut, Cut::Free(cost) if cost < WELCOME) {
            found.push(at);
        }
    }
    (found, depth)
}

/// Whether the first line stays long, and the last becomes long enough and fits.
fn is_better(ruler: &Ruler<'_>, segment: Span, at: usize) -> bool {
    let first = ruler.stock(Span { end: at, ..segment });
    let rest = Span {
        start: at,
        ..segment
    };
    first.width >= LEAST * ruler.room(segment.start)
        && ruler.stock(rest).width > SHORT
        && ruler.fit(rest, true).is_some()
}
