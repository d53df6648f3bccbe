//! How a ragged paragraph ends. Of two lines, the first rather ends with its clause than that the
//! second holds a few last characters, and rather before a quoted name than within it. And two last
//! characters get the word before them for company (TB-04: better three), as does the rest of a word. LI-11 allows a line to be
//! short where what follows must stay together; here it is a clause, a name or a word that does.

use super::cjk::class::Class;
use super::ruler::{Ruler, Span};
use super::unit::Cut;

/// A last line of at most so many em is short, and one moved down is longer.
const SHORT: f64 = 5.0;
/// The first line keeps this share of its room: two lines, not a line and a word.
const LEAST: f64 = 0.6;
/// A line end that costs more parts what would rather stay together.
const WELCOME: f64 = 1.0;
/// TB-04: the goal for a last line, in characters.
const GOAL: f64 = 3.0;
/// What moves down to it is at most so wide.
const COMPANY: f64 = 3.0;

/// The lines, or others whose end reads better.
pub(crate) fn ease(ruler: &Ruler<'_>, segment: Span, lines: Vec<Span>) -> Vec<Span> {
    let [.., above, last] = lines.as_slice() else {
        return lines;
    };
    if ruler.justify {
        return lines;
    }
    let end = match lines.len() {
        2 => clause(ruler, *above, *last),
        _ => None,
    };
    let Some(at) = end.or_else(|| company(ruler, *above, *last)) else {
        return lines;
    };
    let count = lines.len() - 2;
    let moved = [
        Span { end: at, ..*above },
        Span {
            start: at,
            end: segment.end,
        },
    ];
    lines.into_iter().take(count).chain(moved).collect()
}

/// Where the first of two lines ends with a clause, or before a name.
fn clause(ruler: &Ruler<'_>, first: Span, last: Span) -> Option<usize> {
    let is_short = ruler.stock(last).width <= SHORT;
    let (pauses, depth) = pauses(ruler, first);
    if !is_short && depth == 0 {
        return None;
    }
    let long_enough = |at: &usize| {
        let rest = Span { start: *at, ..last };
        ruler.stock(rest).width > SHORT && is_sound(ruler, first, rest)
    };
    pauses
        .into_iter()
        // What is quoted is kept whole before anything else is.
        .filter(|at| is_short || ruler.shaped.units[*at].char == '“')
        .filter(long_enough)
        .max_by_key(|at| (ruler.shaped.units[at - 1].class == Class::Stop, *at))
}

/// Where the line above a last line of two characters, or of a divided word, ends instead.
fn company(ruler: &Ruler<'_>, above: Span, last: Span) -> Option<usize> {
    let is_divided = ruler.shaped.is_within_word(last.start);
    if ruler.stock(last).solid >= GOAL && !is_divided {
        return None;
    }
    let full = ruler.stock(above).width;
    let joints = &ruler.shaped.joints;
    (above.start + 1..above.end).rev().find(|at| {
        let rest = Span { start: *at, ..last };
        let left = ruler.stock(Span { end: *at, ..above }).width;
        let is_free = matches!(joints[*at].cut, Cut::Free(cost) if cost < WELCOME);
        is_free
            && !ruler.shaped.is_within_word(*at)
            && full - left <= COMPANY
            && ruler.stock(rest).solid >= GOAL
            && is_sound(ruler, above, rest)
    })
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

/// Whether the line above stays long when it ends where the rest begins, and the rest fits.
fn is_sound(ruler: &Ruler<'_>, above: Span, rest: Span) -> bool {
    let left = Span {
        end: rest.start,
        ..above
    };
    ruler.stock(left).width >= LEAST * ruler.room(above.start) && ruler.fit(rest, true).is_some()
}
