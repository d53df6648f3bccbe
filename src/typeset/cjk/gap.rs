//! A3: the gap between Han and Latin letters or figures; and which joints may grow.

use super::class::Class;
use crate::typeset::unit::{Grow, Unit};

/// The gap at a joint (MX-01, MX-02, MX-04 to MX-07), in em of the base size.
pub(crate) fn autospace(left: &Unit, right: &Unit, natural: f64) -> f64 {
    let han = if left.class == Class::Han && begins_latin(right) {
        left
    } else if right.class == Class::Han && ends_latin(left) {
        right
    } else {
        return 0.0;
    };
    natural * han.em
}

/// MX-04: a sign before a number belongs to it. MX-05: a full-width symbol keeps its own blank.
fn begins_latin(unit: &Unit) -> bool {
    matches!(unit.class, Class::Letter | Class::Digit | Class::Prefix) && !unit.is_wide()
}

fn ends_latin(unit: &Unit) -> bool {
    matches!(unit.class, Class::Letter | Class::Digit | Class::Suffix) && !unit.is_wide()
}

/// LI-09: how a joint may grow when a line is made flush.
pub(crate) fn grow(left: &Unit, right: &Unit, gap: f64) -> Grow {
    if left.is_space() && left.body > 0.0 {
        return Grow::Space((0.5 * left.em - left.body).max(0.0));
    }
    if gap > 0.0 {
        return Grow::Gap((0.25 * left.em.min(right.em) - gap).max(0.0));
    }
    let one_is_han = left.class == Class::Han || right.class == Class::Han;
    if one_is_han && is_solid(left) && is_solid(right) {
        Grow::Even
    } else {
        Grow::Never
    }
}

/// Whether the sides of a unit may move away from Han: not of connectors, solidi and figures.
fn is_solid(unit: &Unit) -> bool {
    match unit.class {
        Class::Han | Class::Open | Class::Close | Class::Stop | Class::Long | Class::Symbol => true,
        Class::Suffix | Class::Letter => unit.is_wide(),
        Class::Dot
        | Class::Dash
        | Class::Slash
        | Class::Digit
        | Class::Prefix
        | Class::Point
        | Class::Space
        | Class::Feed => false,
    }
}
