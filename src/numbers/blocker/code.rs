//! Tokens of letters and digits, and what digits spell besides numbers (part D3, NU-07).

use crate::numbers::findings::AtomKind;
use crate::numbers::numeral::{digits as digit_run, number, short_digits, small};
use crate::numbers::source::Source;
use crate::numbers::unit::unit;
use crate::numbers::value::{self, Value};

use super::Block;

/// Letters of standards, after which a space and a number still belong to the code.
const STANDARDS: &[&str] = &[
    "GB", "GB/T", "GB/Z", "DB", "ISO", "IEC", "IEEE", "EN", "HJ", "JGJ", "JGJ/T", "CJJ", "CJJ/T",
    "YY", "YY/T", "NY/T", "SL", "JTG", "JT/T", "WS/T", "GA/T", "QC/T", "LY/T",
];

/// Reads what starts with a letter: a code, an address of the net, or a plain word to skip.
pub(super) fn letters(source: &Source, start: usize) -> Block {
    let end = token(source, start);
    if let Some(end) = address(source, start, end) {
        return Block::loose(end);
    }
    if let Some(figure) = indicator(source, start, end) {
        return Block::loose(figure);
    }
    let end = standard(source, start, end).unwrap_or(end);
    let holds = |wanted: fn(char) -> bool| (start..end).any(|idx| wanted(source.at(idx)));
    if holds(|char| char.is_ascii_digit() || char == '&') {
        return Block::whole(start..end, AtomKind::Code);
    }
    Block::loose(end)
}

/// Reads what starts with a digit and is no number: `5G`, `1+3+N`, `1/3`, `023-68863456`, `2.0.1`.
pub(super) fn digits(source: &Source, start: usize) -> Option<Block> {
    if let Some(end) = telephone(source, start).or_else(|| formula(source, start)) {
        return Some(Block::whole(start..end, AtomKind::Code));
    }
    let end = number(source, start)?;
    let next = source.at(end + 1);
    if source.at(end) == '/' && next.is_ascii_digit() {
        return Some(Block::whole(
            start..digit_run(source, end + 1),
            AtomKind::Number,
        ));
    }
    let version = source.at(end) == '.' && next.is_ascii_digit();
    let lettered = source.at(end).is_ascii_alphabetic() && unit(source, end).is_none();
    let times = matches!(source.at(end), '×' | '*' | '_' | '·') && next.is_ascii_alphanumeric();
    if version || lettered || times {
        return Some(Block::whole(start..token(source, start), AtomKind::Code));
    }
    None
}

/// The end of a run of letters and digits with the marks inside it.
fn token(source: &Source, start: usize) -> usize {
    let mut end = start;
    loop {
        let char = source.at(end);
        let next = source.at(end + 1);
        let inner = match char {
            '.' | '/' | '&' | '+' | '_' | '-' | '×' | '*' | '·' | '@' => {
                next.is_ascii_alphanumeric()
            }
            '—' | '–' => next.is_ascii_digit() && source.before(end).is_ascii_digit(),
            _ => char.is_ascii_alphanumeric(),
        };
        if !inner {
            return end;
        }
        end += 1;
    }
}

/// The end of an address of the net; it is long, so it may be broken anywhere.
fn address(source: &Source, start: usize, token: usize) -> Option<usize> {
    let scheme = source.word(token, "://").is_some();
    let host = source.word(start, "www.").is_some();
    let mail = (start..token).any(|idx| source.at(idx) == '@');
    if !(scheme || host || mail) {
        return None;
    }
    let mut end = token;
    while source.at(end).is_ascii_graphic() && !matches!(source.at(end), ',' | ';' | '(' | ')') {
        end += 1;
    }
    Some(end)
}

/// Where the figure of `GDP783.58亿元` starts: three letters or more, then an amount.
fn indicator(source: &Source, start: usize, end: usize) -> Option<usize> {
    let figure = (start..end).find(|idx| !source.at(*idx).is_ascii_alphabetic())?;
    if figure < start + 3 || !source.at(figure).is_ascii_digit() {
        return None;
    }
    let Value::Quantity(reading) = value::read(source, figure)? else {
        return None;
    };
    let amount = reading.core.end > reading.number.end;
    (amount && reading.core.end >= end).then_some(figure)
}

/// The end of a standard's number after a space: `GB/T 15834—2011`.
fn standard(source: &Source, start: usize, end: usize) -> Option<usize> {
    let known = source.longest(start, STANDARDS)? == end;
    let spaced = source.at(end) == ' ' && source.at(end + 1).is_ascii_digit();
    (known && spaced).then(|| token(source, end + 1))
}

/// The end of a telephone number: with a dialling code, in groups, or a mobile.
fn telephone(source: &Source, start: usize) -> Option<usize> {
    if let Some(end) = short_digits(source, start, 11).filter(|end| *end == start + 11) {
        let mobile = (13..20).contains(&small(source, start, start + 2));
        return (mobile && unit(source, end).is_none()).then_some(end);
    }
    let mut end = short_digits(source, start, 4)?;
    let area = source.at(start) == '0' && end >= start + 3;
    let mut groups = 1;
    while source.at(end) == '-' && groups < 5 {
        let Some(next) = short_digits(source, end + 1, 8) else {
            break;
        };
        let subscriber = next - end > 7;
        groups += if area || subscriber { 2 } else { 1 };
        end = next;
    }
    (groups >= 3).then_some(end)
}

/// The end of a formula such as `1+3+N`.
fn formula(source: &Source, start: usize) -> Option<usize> {
    let first = number(source, start)?;
    let joined = source.at(first) == '+' && source.at(first + 1).is_ascii_alphanumeric();
    joined.then(|| token(source, start))
}
