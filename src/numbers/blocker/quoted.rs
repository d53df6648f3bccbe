//! Quoted names and titles: no quantities inside, and short ones stay whole (part D3, NU-07).

use std::ops::Range;

use crate::numbers::findings::AtomKind;
use crate::numbers::source::Source;

use super::Span;

/// How many characters a quoted name may have (part D3); longer quotations are speech.
const NAME_LENGTH: usize = 40;

/// How many em a quotation or bracket that stays whole may hold (NU-07).
const WHOLE_EM: f64 = 8.0;

/// The advance of ASCII against a Han character: digits of the reference face (0.1) have 0.555.
const ASCII_EM: f64 = 0.555;

/// The names within quotation marks, in order, the outermost only.
pub(in crate::numbers) fn names(source: &Source) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut idx = 0;
    while idx < source.len() {
        let close = quote(source.at(idx)).and_then(|close| find(source, idx, close));
        if let Some(end) = close {
            names.push(idx..end + 1);
        }
        idx = close.unwrap_or(idx) + 1;
    }
    names
}

/// The quotations and brackets that stay whole: short, and with a digit inside.
pub(in crate::numbers) fn short(source: &Source) -> Vec<Span> {
    let starts = 0..source.len();
    starts
        .filter_map(|idx| whole(source, idx))
        .map(|range| Span::whole(range, AtomKind::Quoted))
        .collect()
}

/// The short quotation or bracket that starts here.
fn whole(source: &Source, start: usize) -> Option<Range<usize>> {
    let open = source.at(start);
    let close = quote(open).or_else(|| bracket(open))?;
    let mut width = 0.0;
    let mut digit = false;
    let mut idx = start + 1;
    while source.at(idx) != close {
        let char = source.at(idx);
        digit |= char.is_ascii_digit();
        width += if char.is_ascii() { ASCII_EM } else { 1.0 };
        if width > WHOLE_EM || idx >= source.len() || char == '\n' || char == open {
            return None;
        }
        idx += 1;
    }
    digit.then_some(start..idx + 1)
}

/// The closing mark within the length of a name.
fn find(source: &Source, start: usize, close: char) -> Option<usize> {
    let reach = start + 1..(start + NAME_LENGTH + 2).min(source.len());
    reach.into_iter().find(|idx| source.at(*idx) == close)
}

/// The mark that closes a quotation.
fn quote(open: char) -> Option<char> {
    Some(match open {
        '“' => '”',
        '‘' => '’',
        '《' => '》',
        '〈' => '〉',
        '「' => '」',
        '『' => '』',
        '"' => '"',
        _ => return None,
    })
}

/// The mark that closes a bracket.
fn bracket(open: char) -> Option<char> {
    Some(match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '〔' => '〕',
        '【' => '】',
        '〖' => '〗',
        _ => return None,
    })
}
