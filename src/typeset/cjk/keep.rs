//! A4: what stays whole: atoms, what the author wants kept, quoted names in titles.

use std::ops::Range;

use super::class::Class;
use crate::numbers::Atom;
use crate::typeset::unit::{Cut, Joint, Unit};

/// The longest quoted phrase that a title keeps whole (TB-03).
const PHRASE: f64 = 8.0;
/// Words that would rather not part from the number after them (part D2).
const BEFORE: &str = "约近超逾达";
/// The cost of parting them.
const MODIFIER: f64 = 60.0;
/// Words that belong to the number before them (part D2).
const AFTER: [&str; 7] = ["以上", "以下", "以内", "以外", "左右", "上下", "有余"];
/// What breaking an atom after a connector costs besides.
const CONNECTED: f64 = 500.0;
/// The cost of parting them: as of a short name.
const APART: f64 = NAME;

/// NU-03 to NU-07: forbids ends of lines within atoms, but where they are soft.
pub(crate) fn atoms(units: &[Unit], joints: &mut [Joint], atoms: &[Atom]) {
    for atom in atoms {
        let inside = span(units, &atom.range);
        let width = width(units, joints, &inside);
        for idx in inside.start + 1..inside.end {
            let soft = atom.soft.contains(&units[idx].range.start);
            let cut = within(&units[idx - 1], &units[idx], soft, width);
            joints[idx].cut = match (joints[idx].cut, cut) {
                // NU-01, LB-04: the last resort of what is wider than a line: `2.9∶|48.6`, `微克/|立方米`.
                (_, Cut::Ratio) => Cut::Ratio,
                (Cut::Mark, Cut::Atom) if units[idx - 1].class == Class::Slash => Cut::Atom,
                (own, cut) => own.worse(cut),
            };
        }
        let modifier = inside.start > 0 && BEFORE.contains(units[inside.start - 1].char);
        if let (true, Cut::Free(cost)) = (modifier, joints[inside.start].cut) {
            joints[inside.start].cut = Cut::Free(cost + MODIFIER);
        }
        after(units, joints, inside.end);
    }
}

/// Keeps `以上` whole, and with the number that ends before it.
fn after(units: &[Unit], joints: &mut [Joint], at: usize) {
    let word = units.get(at..at + 2).unwrap_or_default();
    let spelled = |other: &str| other.chars().eq(word.iter().map(|unit| unit.char));
    if !AFTER.iter().any(|other| spelled(other)) {
        return;
    }
    joints[at + 1].cut = joints[at + 1].cut.worse(Cut::Atom);
    if let Cut::Free(cost) = joints[at].cut {
        joints[at].cut = Cut::Free(cost + APART);
    }
}

fn within(left: &Unit, right: &Unit, soft: bool, width: f64) -> Cut {
    if right.class == Class::Digit && matches!(left.char, '∶' | ':') {
        return Cut::Ratio;
    }
    match (soft, left.class.is_figure()) {
        // NU-04: a date is broken after its year sooner than after a connector.
        (true, _) if left.class == Class::Dash => Cut::Soft(width, CONNECTED),
        (true, _) => Cut::Soft(width, 0.0),
        // NU-01: never within a numeral. NU-03: never right after a digit.
        (false, true) if right.class == Class::Digit => Cut::Numeral,
        (false, true) => Cut::Number,
        (false, false) => Cut::Atom,
    }
}

/// Forbids ends of lines within the ranges that the author wants whole.
pub(crate) fn kept(units: &[Unit], joints: &mut [Joint], ranges: &[Range<usize>]) {
    for range in ranges {
        let inside = span(units, range);
        for joint in joints.iter_mut().take(inside.end).skip(inside.start + 1) {
            joint.cut = joint.cut.worse(Cut::Atom);
        }
    }
}

/// TB-03: forbids ends of lines within short quoted phrases of a title.
pub(crate) fn phrases(units: &[Unit], joints: &mut [Joint]) {
    let mut open = Vec::new();
    for idx in 0..units.len() {
        match (units[idx].class, units[idx].char) {
            (Class::Open, '“' | '‘' | '《') => open.push(idx),
            (Class::Close, '”' | '’' | '》') => {
                if let Some(start) = open.pop() {
                    phrase(units, joints, start..idx + 1);
                }
            }
            _ => {}
        }
    }
}

/// A phrase is whole where it fits; the blanks of its quotes are taken at the ends of lines.
fn phrase(units: &[Unit], joints: &mut [Joint], inside: Range<usize>) {
    if inside.len() > MANY {
        return;
    }
    let width = width(units, joints, &inside);
    if width <= PHRASE {
        for joint in &mut joints[inside.start + 1..inside.end] {
            if let Cut::Free(cost) = joint.cut {
                joint.cut = Cut::Phrase(width, cost);
            }
        }
    }
}

/// Running text parts a short quoted name, title or bracket only at a price: that of leaving two em of
/// a line free.
pub(crate) const NAME: f64 = 400.0;
/// More characters than a name has: what is longer is not even measured.
const MANY: usize = 40;
/// The longest such name, in em …
const LONGEST_NAME: f64 = 8.0;
/// … and the longest bracket, such as `（一期）`.
const LONGEST_BRACKET: f64 = 5.0;

/// Makes ends of lines within short names and brackets of running text dear.
pub(crate) fn names(units: &[Unit], joints: &mut [Joint]) {
    let mut open = Vec::new();
    for idx in 0..units.len() {
        let longest = if units[idx].char == '（' {
            LONGEST_BRACKET
        } else {
            LONGEST_NAME
        };
        if units[idx].class == Class::Open {
            open.push((idx, longest));
        } else if units[idx].class == Class::Close
            && let Some((start, longest)) = open.pop()
            && idx - start <= MANY
            && width(units, joints, &(start..idx + 1)) <= longest
        {
            for joint in &mut joints[start + 1..=idx] {
                if let Cut::Free(cost) = joint.cut {
                    joint.cut = Cut::Free(cost.max(NAME));
                }
            }
        }
    }
}

/// Words that follow a numeral in a form of its own: `Ⅱ类`, `Ⅴ级`.
const GRADES: &str = "类级期型区号标段";

/// Keeps `Ⅱ类` whole, and `①` with what it numbers.
pub(crate) fn symbols(units: &[Unit], joints: &mut [Joint]) {
    for idx in 1..units.len() {
        let (left, right) = (units[idx - 1].char, units[idx].char);
        let is_graded = ('\u{2160}'..='\u{217F}').contains(&left) && GRADES.contains(right);
        let is_numbered = ('\u{2460}'..='\u{2473}').contains(&left);
        if is_graded || is_numbered {
            joints[idx].cut = joints[idx].cut.worse(Cut::Atom);
        }
    }
}

/// LI-02: no line ends right after a marker.
pub(crate) fn marker(joints: &mut [Joint], count: usize) {
    for joint in joints.iter_mut().take(count + 1).skip(1) {
        joint.cut = joint.cut.worse(Cut::Atom);
    }
}

/// The units of a byte range.
fn span(units: &[Unit], range: &Range<usize>) -> Range<usize> {
    let start = units.partition_point(|unit| unit.range.end <= range.start);
    let end = units.partition_point(|unit| unit.range.start < range.end);
    start..end.max(start)
}

fn width(units: &[Unit], joints: &[Joint], inside: &Range<usize>) -> f64 {
    let bodies: f64 = units[inside.clone()].iter().map(|unit| unit.body).sum();
    let between = joints.iter().take(inside.end).skip(inside.start + 1);
    bodies + between.map(Joint::width).sum::<f64>()
}
