//! A2: how much blank remains between adjacent marks, and how wide half-em marks are.

use super::class::Class;
use crate::font::Halt;
use crate::typeset::unit::{Joint, Shrink, Unit};

/// PW-06: the ink of an opening mark starts at most this far from the margin …
const MARGIN: f64 = 0.1;
/// … if this is far enough to bring it there: it must not seem to leave what follows.
const PULL: f64 = 0.1;

/// Gives a unit its body and the blanks that may be squeezed; `natural` is its glyphs' advance.
pub(crate) fn body(unit: &mut Unit, natural: f64, halt: Halt) {
    unit.body = natural;
    match unit.class {
        Class::Open | Class::Close | Class::Stop => {
            unit.lead = halt.left * unit.size;
            unit.tail = halt.right * unit.size;
            unit.body = natural - unit.lead - unit.tail;
            unit.shift = -unit.lead;
            unit.pull = (halt.inset - MARGIN).clamp(0.0, PULL) * unit.size;
        }
        // PW-11: half an em, in the middle of its cell.
        Class::Dot => centre(unit, 0.5 * unit.size),
        Class::Dash if unit.char == '–' => centre(unit, 0.5 * unit.size),
        Class::Han
        | Class::Dash
        | Class::Slash
        | Class::Long
        | Class::Letter
        | Class::Digit
        | Class::Prefix
        | Class::Suffix
        | Class::Point
        | Class::Space
        | Class::Symbol
        | Class::Feed => {}
    }
}

/// Puts a unit in the middle of a cell of another width.
pub(crate) fn centre(unit: &mut Unit, cell: f64) {
    unit.shift += (cell - unit.body) / 2.0;
    unit.body = cell;
}

/// PW-11: a solidus between Han takes half an em.
pub(crate) fn solidus(units: &mut [Unit]) {
    for idx in 1..units.len().saturating_sub(1) {
        let between = units[idx - 1].class == Class::Han && units[idx + 1].class == Class::Han;
        if units[idx].char == '/' && between {
            let cell = 0.5 * units[idx].size;
            centre(&mut units[idx], cell);
        }
    }
}

/// PW-05: of `？！` in twos, both are half as wide; threes and more follow PW-02.
pub(crate) fn pairs(units: &mut [Unit]) {
    let mut start = 0;
    while start < units.len() {
        let run = units[start..]
            .iter()
            .take_while(|unit| is_shout(unit))
            .count();
        if run == 2 {
            units[start + 1].tail = 0.0;
        }
        start += run.max(1);
    }
}

fn is_shout(unit: &Unit) -> bool {
    unit.class == Class::Stop && matches!(unit.char, '？' | '！')
}

/// PW-02, PW-03: the blanks that remain of the mark before and of the mark after a joint.
pub(crate) fn between(left: &Unit, right: &Unit) -> (f64, f64) {
    let closes = |class| matches!(class, Class::Close | Class::Stop);
    match (left.class, right.class) {
        (_, Class::Close | Class::Stop) if closes(left.class) => (0.0, right.lead),
        (Class::Open, Class::Open) => (left.tail, 0.0),
        // In columns `：；！？` fill their cells (GB/T 15834, 5.2.1), and keep what blank they have.
        (Class::Stop, Class::Open) if left.tail <= 0.0 && fills_cell(left) => (0.0, 0.0),
        // The half em that remains stands between the two.
        (_, Class::Open) if closes(left.class) => (0.0, right.lead),
        _ => (left.tail, right.lead),
    }
}

fn fills_cell(unit: &Unit) -> bool {
    unit.body >= 0.9 * unit.size
}

/// PW-02: of three marks with a dot in the middle, `”·“`, both sides give half of their blank.
pub(crate) fn dots(units: &[Unit], joints: &mut [Joint]) {
    for idx in 1..units.len().saturating_sub(1) {
        let closes = matches!(units[idx - 1].class, Class::Close | Class::Stop);
        let is_dot = units[idx].class == Class::Dot;
        if closes && is_dot && units[idx + 1].class == Class::Open {
            joints[idx].tail /= 2.0;
            joints[idx + 1].lead /= 2.0;
        }
    }
}

/// LI-09: in which turn the blank at a joint may be taken.
pub(crate) fn shrink(left: &Unit, right: &Unit) -> Shrink {
    if left.class.is_mark() && right.class.is_mark() {
        return Shrink::Never;
    }
    match (left.class, right.class) {
        (Class::Close, _) | (_, Class::Open) => Shrink::Bracket,
        (Class::Stop, _) if matches!(left.char, '，' | '、' | '；') => Shrink::Comma,
        (Class::Stop, _) => Shrink::Period,
        _ => Shrink::Never,
    }
}
