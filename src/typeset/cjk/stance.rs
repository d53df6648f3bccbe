//! How each character stands in a column (CLREQ, *Mixed text composition in vertical writing mode*).
//!
//! Han and Chinese marks stand upright, Latin words and figures are turned as wholes, a number of one
//! or two digits and a single letter stand upright in the cell of a Han, and what is drawn along a
//! line is laid along the column.

use std::ops::Range;

use super::class::Class;
use super::repair::Sign;

/// How a character stands in its line. All of a horizontal line are upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stance {
    /// As it is; in a column in the form that the face has for one.
    Upright,
    /// Upright and side by side in one cell of a column.
    Abreast,
    /// Turned by 90° clockwise, on the baseline of its neighbours.
    Turned,
    /// Turned by 90° clockwise, its ink in the middle of the column: a dash between Han (GB/T 15834,
    /// 5.2: below the text, in the middle).
    Laid,
}

/// The most digits that stand in one cell.
const CELL: usize = 2;

/// The stance of every sign in a column.
pub(crate) fn stances(signs: &[Sign], classes: &[Class]) -> Vec<Stance> {
    let mut stances: Vec<Stance> = (0..signs.len())
        .map(|idx| alone(signs[idx].char, classes[idx]))
        .collect();
    let mut start = 0;
    while start < signs.len() {
        let run = run(signs, classes, start);
        let stance = match is_cell(signs, classes, &run) {
            true => Stance::Abreast,
            false => Stance::Turned,
        };
        // A full-width `℃` ends a run upright when its number stands so.
        let end = match stance {
            Stance::Abreast => run.start + figures(classes, &run),
            Stance::Upright | Stance::Turned | Stance::Laid => run.end,
        };
        stances[run.start..end].fill(stance);
        start = run.end.max(start + 1);
    }
    stances
}

/// What stands by itself between Han.
fn alone(char: char, class: Class) -> Stance {
    match class {
        // Faces have these for columns: six dots, a wave.
        Class::Long | Class::Dash if matches!(char, '…' | '⋯' | '～') => Stance::Upright,
        Class::Long | Class::Dash | Class::Slash => Stance::Laid,
        Class::Letter | Class::Digit | Class::Prefix | Class::Point => Stance::Turned,
        // A blank is as long as it is wide in a line.
        Class::Space => Stance::Turned,
        Class::Suffix if !is_wide_suffix(char) => Stance::Turned,
        Class::Symbol if char.is_ascii() => Stance::Turned,
        Class::Han | Class::Open | Class::Close | Class::Stop | Class::Dot => Stance::Upright,
        Class::Suffix | Class::Symbol | Class::Feed => Stance::Upright,
    }
}

fn is_wide_suffix(char: char) -> bool {
    matches!(char, '℃' | '℉')
}

/// The longest stretch from a place that is turned as a whole: it begins and ends with Latin, and
/// blanks and connectors may lie within.
fn run(signs: &[Sign], classes: &[Class], start: usize) -> Range<usize> {
    let mut end = start;
    for idx in start..signs.len() {
        let is_end = match classes[idx] {
            Class::Letter | Class::Digit | Class::Prefix | Class::Suffix | Class::Point => true,
            Class::Symbol => signs[idx].char.is_ascii(),
            Class::Space | Class::Dash | Class::Slash if idx > start => continue,
            Class::Space | Class::Dash | Class::Slash => false,
            Class::Han | Class::Open | Class::Close | Class::Stop => false,
            Class::Dot | Class::Long | Class::Feed => false,
        };
        if !is_end {
            break;
        }
        end = idx + 1;
    }
    start..end
}

/// Whether a run is one or two digits, perhaps before `℃`, or a single letter.
fn is_cell(signs: &[Sign], classes: &[Class], run: &Range<usize>) -> bool {
    let figures = figures(classes, run);
    let is_whole = match &signs[run.start + figures..run.end] {
        [] => true,
        [sign] => is_wide_suffix(sign.char),
        _ => false,
    };
    is_whole && (1..=CELL).contains(&figures)
}

/// How many characters of a run would stand in its cell.
fn figures(classes: &[Class], run: &Range<usize>) -> usize {
    match classes[run.clone()] == [Class::Letter] {
        true => 1,
        false => digits(classes, run),
    }
}

/// With how many digits a run begins.
fn digits(classes: &[Class], run: &Range<usize>) -> usize {
    let own = classes[run.clone()].iter();
    own.take_while(|class| **class == Class::Digit).count()
}
