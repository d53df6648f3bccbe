//! Large type: how much letters grow in the edition for those who see less well.

use super::value::{Entry, Val};
use crate::diag::{Diagnostic, Message, Sink};

/// How letters grow by their size: small ones most, so that headings still find room and the order of
/// sizes stays.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Growth {
    /// Sizes in px, ascending, and the factor of each; between them factors change evenly.
    points: Vec<(f64, f64)>,
}

impl Growth {
    /// Reads `large: { scale: 1.45 }` or `large: { scale: [[40, 1.45], [120, 1.05]] }`.
    pub(super) fn read(entry: &Entry, sink: &mut Sink) -> Option<Self> {
        if entry.value == Val::Null {
            return None;
        }
        let points = match entry.get("scale").map(|entry| &entry.value) {
            Some(Val::Number(factor)) => vec![(0.0, *factor)],
            Some(Val::List(list)) => list.iter().map_while(point).collect(),
            _ => Vec::new(),
        };
        let count = match entry.get("scale").map(|entry| &entry.value) {
            Some(Val::List(list)) => list.len(),
            _ => 1,
        };
        let growth = Self { points };
        if growth.points.len() == count && growth.is_sound() {
            return Some(growth);
        }
        let message = Message::new(
            "大字版应写成“large: { scale: [[字号, 倍数], …] }”，字号从小到大，放大后仍是从小到大，倍数 1 到 3",
            "large type is written `large: { scale: [[size, factor], …] }`, sizes ascending, also when grown, factors from 1 to 3",
        );
        sink.push(Diagnostic::error("wrong-type", entry.span.clone(), message));
        None
    }

    /// Whether what is larger stays larger.
    fn is_sound(&self) -> bool {
        let grown = |point: &(f64, f64)| point.0 * point.1;
        !self.points.is_empty()
            && self
                .points
                .iter()
                .all(|(size, factor)| *size >= 0.0 && (1.0..=3.0).contains(factor))
            && self
                .points
                .windows(2)
                .all(|pair| pair[0].0 < pair[1].0 && grown(&pair[0]) < grown(&pair[1]))
    }

    /// The size of letters of a design size.
    pub(super) fn of(&self, size: f64) -> f64 {
        let above = self.points.iter().position(|point| point.0 >= size);
        let factor = match above {
            Some(0) => self.points[0].1,
            Some(at) => {
                let ((from, one), (to, two)) = (self.points[at - 1], self.points[at]);
                one + (two - one) * (size - from) / (to - from)
            }
            None => self.points.last().map_or(1.0, |point| point.1),
        };
        size * factor
    }
}

fn point(entry: &Entry) -> Option<(f64, f64)> {
    match &entry.value {
        Val::List(pair) => match &pair[..] {
            [size, factor] => Some((size.number()?, factor.number()?)),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_grow_most_and_the_order_stays() {
        let growth = Growth {
            points: vec![(40.0, 1.45), (64.0, 1.25), (120.0, 1.05)],
        };
        assert_eq!(growth.of(28.0), 28.0 * 1.45);
        assert_eq!(growth.of(200.0), 200.0 * 1.05);
        assert!((growth.of(52.0) - 52.0 * 1.35).abs() < 1e-9);
        let sizes: Vec<f64> = (20..240).map(|size| growth.of(f64::from(size))).collect();
        assert!(sizes.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
