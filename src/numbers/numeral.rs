//! The shapes of numbers: digits and separators, signs, connectors of ranges, Han numerals.

use super::source::Source;

/// How many numbers a ratio may hold: `2.9∶48.6∶48.5`, and one more (part D2).
const RATIO_TERMS: usize = 4;

/// The end of a run of digits; `idx` itself when there is none.
pub(super) fn digits(source: &Source, idx: usize) -> usize {
    let mut end = idx;
    while source.at(end).is_ascii_digit() {
        end += 1;
    }
    end
}

/// The end of a run of one to `most` digits that no further digit follows.
pub(super) fn short_digits(source: &Source, idx: usize, most: usize) -> Option<usize> {
    let count = (0..=most)
        .take_while(|step| source.at(idx + step).is_ascii_digit())
        .count();
    (1..=most).contains(&count).then_some(idx + count)
}

/// The value of a short run of digits.
pub(super) fn small(source: &Source, start: usize, end: usize) -> u32 {
    let digits = (start..end).filter_map(|idx| source.at(idx).to_digit(10));
    digits.fold(0, |value, digit| {
        value.saturating_mul(10).saturating_add(digit)
    })
}

/// The end of an unsigned number: `1,234.5`, `1 234.5` (GB/T 15835—2011, 5.1.4), `783.58`, `23`.
pub(super) fn number(source: &Source, idx: usize) -> Option<usize> {
    let mut end = digits(source, idx);
    if end == idx {
        return None;
    }
    if end - idx <= 3 {
        let mark = source.at(end);
        let is_mark = mark == ',' || is_group_blank(mark) && source.at(idx) != '0';
        while is_mark && source.at(end) == mark && short_digits(source, end + 1, 3) == Some(end + 4)
        {
            end += 4;
        }
    }
    if source.at(end) == '.' && source.at(end + 1).is_ascii_digit() {
        end = digits(source, end + 1);
    }
    Some(end)
}

/// Whether a blank may stand between groups of three digits.
fn is_group_blank(char: char) -> bool {
    matches!(char, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

/// The end of a number with its sign, if it has one.
pub(super) fn signed(source: &Source, idx: usize) -> Option<usize> {
    number(source, if is_sign(source, idx) { idx + 1 } else { idx })
}

/// Whether a sign of a number stands here; after a digit it is a connector (NU-11).
fn is_sign(source: &Source, idx: usize) -> bool {
    let before = source.before(idx);
    matches!(source.at(idx), '-' | '−' | '+' | '±')
        && source.at(idx + 1).is_ascii_digit()
        && !before.is_ascii_alphanumeric()
        && !matches!(before, '%' | '-' | '−' | '+' | '±')
}

/// The end of the connector of a range (NU-05): `—`, `～`, `至` and their kin.
pub(super) fn connector(source: &Source, idx: usize) -> Option<usize> {
    match source.at(idx) {
        '—' | '–' | '―' if source.at(idx + 1) == source.at(idx) => Some(idx + 2),
        '—' | '–' | '―' | '~' | '-' | '至' | '到' => Some(idx + 1),
        _ => None,
    }
}

/// The end of a ratio such as `1.89∶1`.
pub(super) fn ratio(source: &Source, idx: usize) -> Option<usize> {
    let mut end = number(source, idx)?;
    let mut terms = 1;
    while matches!(source.at(end), '∶' | ':') {
        end = number(source, end + 1)?;
        terms += 1;
        if terms > RATIO_TERMS {
            return None;
        }
    }
    (terms > 1).then_some(end)
}

/// The end of a run of Han numerals; `idx` itself when there is none.
pub(super) fn han(source: &Source, idx: usize) -> usize {
    let mut end = idx;
    while is_han_digit(source.at(end)) || matches!(source.at(end), '十' | '百' | '千' | '两') {
        end += 1;
    }
    end
}

/// Whether a character is a Han digit as in `二〇二四年`.
pub(super) fn is_han_digit(char: char) -> bool {
    "〇零一二三四五六七八九".contains(char)
}

/// The value of a number as written: separators dropped, full-width digits mapped.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let source = Source::new(text);
    let plain: String = (0..source.len())
        .map(|idx| source.at(idx))
        .filter(|char| *char != ',' && !is_group_blank(*char))
        .map(|char| if char == '−' { '-' } else { char })
        .collect();
    // `parse` also reads words such as `inf`; figures alone are numbers here.
    let figures = plain
        .chars()
        .all(|char| char.is_ascii_digit() || "+-.".contains(char));
    if figures { plain.parse().ok() } else { None }
}
