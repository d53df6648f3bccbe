//! From values to shares of a scale.

use super::ticks;

/// A stretch of a scale: where it begins and how long it is, in shares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// Its lower end.
    pub(super) start: f64,
    /// Its length.
    pub(super) length: f64,
    /// Where its value is: the end that is not zero's.
    pub(super) at: f64,
}

/// What the lowest and the highest share stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Scale {
    /// For lengths, which are compared from zero: the scale holds zero, and the longest mark fills it
    /// unless its end is stated.
    pub(super) fn of_lengths(values: impl Iterator<Item = f64>, stated: Option<f64>) -> Self {
        let (low, high) = extent(values.chain([0.0])).unwrap_or((0.0, 0.0));
        let high = stated.map_or(high, |stated| stated.max(high));
        Self { low, high }
    }

    /// For places: round ends, and zero where it is not far away.
    pub(super) fn of_places(values: impl Iterator<Item = f64>, stated: Option<f64>) -> Self {
        let Some((mut low, mut high)) = extent(values) else {
            return Self {
                low: 0.0,
                high: 0.0,
            };
        };
        // Values between half the highest and the highest are compared with one another, not with zero.
        if low > 0.0 && low < high * 0.5 {
            low = 0.0;
        }
        if high < 0.0 && high > low * 0.5 {
            high = 0.0;
        }
        let step = ticks::Step::of(high - low, ticks::COUNT);
        let (low, top) = match step {
            Some(step) => (step.below(low), step.above(high)),
            // One value alone stands in the middle.
            None => (low - low.abs().max(1.0), high + high.abs().max(1.0)),
        };
        let high = stated.map_or(top, |stated| stated.max(high));
        Self { low, high }
    }

    /// The ends of the data, with a tenth of their distance left over on either side for the labels.
    pub(super) fn of_ends(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = extent(values).unwrap_or((0.0, 0.0));
        let left = match high > low {
            true => (high - low) / 10.0,
            false => 1.0,
        };
        Self {
            low: low - left,
            high: high + left,
        }
    }

    /// Where a value is.
    pub(super) fn at(&self, value: f64) -> f64 {
        let range = self.high - self.low;
        match range > 0.0 && range.is_finite() {
            true => ((value - self.low) / range).clamp(0.0, 1.0),
            false => 0.0,
        }
    }

    /// The stretch from one value to another, at whose end the second is.
    pub(super) fn stretch(&self, from: f64, to: f64) -> Stretch {
        let (from, to) = (self.at(from), self.at(to));
        Stretch {
            start: from.min(to),
            length: (from - to).abs(),
            at: to,
        }
    }
}

/// The least and the largest of values.
pub(super) fn extent(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values
        .map(|value| (value, value))
        .reduce(|one, two| (one.0.min(two.0), one.1.max(two.1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_begin_at_zero() {
        let scale = Scale::of_lengths([20.0, 30.0].into_iter(), None);
        assert_eq!(
            scale,
            Scale {
                low: 0.0,
                high: 30.0
            }
        );
        let stretch = scale.stretch(0.0, 15.0);
        assert_eq!((stretch.start, stretch.length, stretch.at), (0.0, 0.5, 0.5));
    }

    #[test]
    fn lengths_below_zero_hang_from_it() {
        let scale = Scale::of_lengths([30.0, -10.0].into_iter(), None);
        assert_eq!(scale.at(0.0), 0.25);
        let stretch = scale.stretch(0.0, -10.0);
        assert_eq!(
            (stretch.start, stretch.length, stretch.at),
            (0.0, 0.25, 0.0)
        );
    }

    #[test]
    fn places_have_round_ends_and_zero_when_it_is_near() {
        let near = Scale::of_places([12.0, 47.0].into_iter(), None);
        assert_eq!(
            near,
            Scale {
                low: 0.0,
                high: 60.0
            }
        );
        let far = Scale::of_places([96.1, 98.4].into_iter(), None);
        assert_eq!(
            far,
            Scale {
                low: 96.0,
                high: 99.0
            }
        );
        let below = Scale::of_places([-3.0, 8.0].into_iter(), None);
        assert_eq!(
            below,
            Scale {
                low: -5.0,
                high: 10.0
            }
        );
    }

    #[test]
    fn a_scale_of_nothing_divides_by_nothing() {
        let scale = Scale::of_lengths([0.0, 0.0].into_iter(), None);
        assert_eq!(scale.at(0.0), 0.0);
        let alone = Scale::of_places([7.0].into_iter(), None);
        assert_eq!(alone.at(7.0), 0.5);
    }
}
