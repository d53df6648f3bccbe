//! Which stretches of a text take another style or colour: figures, their units, marked words.

use std::ops::Range;

use super::datum::Words;
use super::look::{Look, PartLook};
use crate::color::Color;
use crate::geom::Em;
use crate::numbers;
use crate::typeset::Style;

/// The figure's face for the digits and signs of every quantity, painted or not (NU-12), and the
/// weight of marked and painted Han, whose advance is the same at every weight.
pub(super) fn overrides(words: &Words, look: &Look) -> Vec<(Range<usize>, Style)> {
    let mut overrides: Vec<(Range<usize>, Style)> = Vec::new();
    if let Some(figure) = &look.figure {
        let style = Style {
            families: std::iter::once(figure.family.to_string())
                .chain(look.style.families.iter().cloned())
                .collect(),
            latin: Some(std::sync::Arc::clone(&figure.family)),
            weight: figure.weight,
            size: look.style.size * figure.scale,
            ..look.style.clone()
        };
        for quantity in &words.quantities {
            if quantity.kind == numbers::QuantityKind::Streak {
                continue;
            }
            overrides.push((digits(&words.text, quantity), style.clone()));
        }
    }
    let mut heavy = |ranges: &[Range<usize>], weight: u16| {
        let style = Style {
            weight,
            ..look.style.clone()
        };
        for range in ranges {
            for part in free_parts(range, &overrides) {
                if words
                    .text
                    .get(part.clone())
                    .is_some_and(|text| !text.is_ascii())
                {
                    overrides.push((part, style.clone()));
                }
            }
            overrides.sort_by_key(|(range, _)| range.start);
        }
    };
    if let Some(figure) = &look.figure {
        heavy(&words.painted, figure.unit_weight);
    }
    if let Some(weight) = look.emphasis_weight {
        heavy(&words.emphasis, weight);
    }
    overrides.sort_by_key(|(range, _)| range.start);
    overrides
}

/// The number of a quantity with the ASCII signs of its unit: `%`, not `亿元`.
fn digits(text: &str, quantity: &numbers::Quantity) -> Range<usize> {
    let rest = text
        .get(quantity.number.end..quantity.core.end)
        .unwrap_or_default();
    let signs = rest.bytes().take_while(u8::is_ascii).count();
    quantity.number.start..quantity.number.end + signs
}

/// The parts of a range that no override has taken.
fn free_parts(range: &Range<usize>, taken: &[(Range<usize>, Style)]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for (other, _) in taken
        .iter()
        .filter(|(o, _)| o.start < range.end && o.end > range.start)
    {
        if other.start > start {
            parts.push(start..other.start);
        }
        start = start.max(other.end);
    }
    if start < range.end {
        parts.push(start..range.end);
    }
    parts
}

pub(super) fn colors(words: &Words, look: &Look) -> Vec<(Range<usize>, Color)> {
    let mut colors = Vec::new();
    if let Some(figure) = &look.figure {
        colors.extend(
            words
                .painted
                .iter()
                .map(|range| (range.clone(), figure.color)),
        );
    }
    if let Some(color) = look.emphasis {
        colors.extend(words.emphasis.iter().map(|range| (range.clone(), color)));
    }
    colors
}

pub(super) type Parts = (Vec<(Range<usize>, Style)>, Vec<(Range<usize>, Color)>);

/// The styles of a quantity's parts, or of a value without a quantity.
pub(super) fn figure_parts(words: &Words, look: &Look) -> Parts {
    let mut parts: Parts = (Vec::new(), Vec::new());
    let mut push = |range: Range<usize>, part: Option<&PartLook>, is_first: bool| {
        let (Some(part), false) = (part, range.is_empty()) else {
            return;
        };
        let style = Style {
            families: std::sync::Arc::clone(&part.families),
            latin: None,
            weight: part.weight,
            size: look.style.size * part.scale,
            tracking: Em::ZERO,
            space_before: if is_first { Em::ZERO } else { part.gap },
        };
        if let Some(color) = part.color {
            parts.1.push((range.clone(), color));
        }
        parts.0.push((range, style));
    };
    match numbers::parts(&words.text) {
        Some(found) => {
            let number = found.before.len();
            let unit = number + found.number.len();
            let after = unit + found.unit.len();
            push(0..number, look.before.as_ref(), true);
            let gap_to_number = look.before.as_ref().filter(|_| number > 0).map(|before| {
                // The gap is in em of the words before the number, as those of unit and words after.
                let space_before = Em::new(before.gap.get() * before.scale);
                Style {
                    space_before,
                    ..look.style.clone()
                }
            });
            push(unit..after, look.unit.as_ref(), false);
            push(after..words.text.len(), look.after.as_ref(), false);
            parts
                .0
                .extend(gap_to_number.map(|style| (number..unit, style)));
            parts.0.sort_by_key(|(range, _)| range.start);
        }
        None => push(0..words.text.len(), look.plain.as_ref(), true),
    }
    parts
}
