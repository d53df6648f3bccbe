//! A1: where lines may end. UAX #14 as icu_segmenter has it, tailored by replacing characters with
//! others of the class that Chinese wants (part C3 of the specification).

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::class::Class;
use super::repair::Sign;
use crate::typeset::unit::{Cut, Unit};

/// Of class OP: a break before it, none after it.
const OPENING: char = '「';
/// Of class CL: no break before it.
const CLOSING: char = '」';
/// Of class NS: no break before it, one after it.
const NONSTARTER: char = '々';
/// Of class IN: no break before it, none between two.
const INSEPARABLE: char = '…';
/// Of class PR: a break before it after Han, none after it.
const PREFIX: char = '￥';
/// Of class GL: no break on either side.
const GLUE: char = '\u{A0}';

/// Of class BA: no break before it, one after it, before digits too.
const AFTER: char = '\u{2010}';

/// For every sign, whether a line may end before it.
pub(crate) fn breaks(signs: &[Sign], classes: &[Class]) -> Vec<bool> {
    let mut text: Vec<char> = (0..signs.len())
        .map(|idx| stand_in(signs, classes, idx))
        .collect();
    addresses(signs, &mut text);
    let text: String = text.into_iter().collect();
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut allowed = vec![false; signs.len()];
    let mut starts = text.char_indices().map(|(start, _)| start).enumerate();
    for at in segmenter.segment_str(&text).skip(1) {
        if let Some((idx, _)) = starts.find(|(_, start)| *start == at) {
            allowed[idx] = true;
        }
    }
    allowed
}

/// The character that stands in for a sign in UAX #14.
fn stand_in(signs: &[Sign], classes: &[Class], idx: usize) -> char {
    let char = signs[idx].char;
    match classes[idx] {
        Class::Open => OPENING,   // LB-07
        Class::Close => CLOSING,  // LB-07
        Class::Dot => NONSTARTER, // LB-03
        Class::Dash if !char.is_ascii() => NONSTARTER,
        Class::Long => INSEPARABLE, // LB-05, LB-06
        Class::Prefix => PREFIX,    // NU-02
        Class::Slash => GLUE,       // LB-04; addresses of the net are another matter
        Class::Feed => '\n',
        Class::Dash
        | Class::Han
        | Class::Stop
        | Class::Letter
        | Class::Digit
        | Class::Suffix
        | Class::Point
        | Class::Space
        | Class::Symbol => char,
    }
}

/// LB-04, LB-09: in an address of the net a line may end after every solidus.
fn addresses(signs: &[Sign], text: &mut [char]) {
    let is_part = |char: char| char.is_ascii_graphic();
    let mut start = 0;
    while start < signs.len() {
        let run = signs[start..].iter();
        let length = run.take_while(|sign| is_part(sign.char)).count();
        let inside = start..start + length;
        let address: String = signs[inside.clone()].iter().map(|sign| sign.char).collect();
        if address.contains("://") || address.starts_with("www.") {
            let solidi = inside.filter(|idx| signs[*idx].char == '/');
            solidi.for_each(|idx| text[idx] = AFTER);
        }
        start += length + 1;
    }
}

/// The cost of parting a name and what numbers it: `Model Y`, `ISO 14001`, `Wi-Fi 7`.
const NUMBERED: f64 = 60.0;

/// What ending a line between two units would cost, given whether UAX #14 allows it.
pub(crate) fn cut(left: &Unit, right: &Unit, allowed: bool) -> Cut {
    if allowed {
        let is_numbered = left.is_space() && (right.class == Class::Digit);
        return Cut::Free(if is_numbered { NUMBERED } else { 0.0 });
    }
    let ends_badly = matches!(left.class, Class::Open | Class::Prefix | Class::Slash)
        || matches!(left.char, '(' | '[' | '{');
    let starts_badly = right.is_space() || is_forbidden_start(right);
    if !ends_badly && right.class == Class::Long {
        return Cut::Long;
    }
    match (ends_badly || starts_badly, left.class, right.class) {
        (true, Class::Slash, Class::Digit) if matches!(left.char, '∶' | ':' | '：') => {
            Cut::Ratio
        }
        (true, _, _) => Cut::Mark,
        (false, Class::Digit, Class::Digit) => Cut::Numeral,
        (false, Class::Letter, Class::Letter | Class::Digit) => Cut::Letters,
        (false, _, _) => Cut::Word,
    }
}

/// LB-01, LB-03, LB-04, LB-06, NU-02: what never starts a line.
pub(crate) fn is_forbidden_start(unit: &Unit) -> bool {
    match unit.class {
        Class::Close | Class::Stop | Class::Dot | Class::Dash | Class::Slash => true,
        Class::Long | Class::Suffix => true,
        Class::Point => matches!(
            unit.char,
            ')' | ']' | '}' | ',' | '.' | ':' | ';' | '?' | '!' | '%'
        ),
        Class::Han
        | Class::Open
        | Class::Letter
        | Class::Digit
        | Class::Prefix
        | Class::Space
        | Class::Symbol
        | Class::Feed => false,
    }
}
