//! LI-01, LI-02: markers at the start of an item: `●`, `1.`, `（一）`, `①`, `一、`.

use super::class::Class;
use crate::typeset::unit::Unit;

/// The number of units of a leading marker with the blanks after it; 0 when there is none.
pub(crate) fn leading(units: &[Unit]) -> usize {
    let count = bullet(units)
        .or_else(|| bracketed(units))
        .or_else(|| numbered(units));
    match count {
        Some(count) => {
            count
                + units[count..]
                    .iter()
                    .take_while(|unit| unit.is_space())
                    .count()
        }
        None => 0,
    }
}

fn bullet(units: &[Unit]) -> Option<usize> {
    let first = units.first()?;
    let is_bullet = matches!(
        first.char,
        '●' | '■' | '◆' | '▲' | '★' | '•' | '◎' | '○' | '\u{2460}'..='\u{24FF}'
    );
    is_bullet.then_some(1)
}

fn bracketed(units: &[Unit]) -> Option<usize> {
    let opens = units
        .first()
        .is_some_and(|unit| matches!(unit.char, '（' | '('));
    let inner = units
        .get(1..)?
        .iter()
        .take_while(|unit| is_numeral(unit))
        .count();
    let close = units.get(inner + 1)?;
    (opens && inner > 0 && matches!(close.char, '）' | ')')).then_some(inner + 2)
}

fn numbered(units: &[Unit]) -> Option<usize> {
    let inner = units.iter().take_while(|unit| is_numeral(unit)).count();
    let mark = units.get(inner)?;
    let next = units.get(inner + 1);
    let is_number = next.is_none_or(|unit| unit.class != Class::Digit);
    let ends = matches!(mark.char, '.' | '、' | '．' | ')' | '）');
    (inner > 0 && inner <= 4 && ends && is_number).then_some(inner + 1)
}

fn is_numeral(unit: &Unit) -> bool {
    unit.char.is_ascii_digit() || "一二三四五六七八九十".contains(unit.char)
}
