//! The marks of a scale: steps of 1, 2 or 5, written without the noise of binary fractions.

/// About how many ticks a scale has.
pub(super) const COUNT: f64 = 3.0;

/// A step of a scale: 1, 2 or 5 times a power of ten.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    digit: u8,
    exponent: i32,
}

/// A mark of a scale.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    /// What it stands for.
    pub(super) value: f64,
    /// How it is written.
    pub(super) text: String,
}

impl Step {
    /// The step that divides a range into about so many parts, never more than two and a half times as
    /// many; nothing for a range of nothing.
    pub(super) fn of(range: f64, count: f64) -> Option<Self> {
        if !(range > 0.0 && range.is_finite()) {
            return None;
        }
        let rough = range / count;
        let exponent = libm::floor(libm::log10(rough)) as i32;
        let lead = rough / power(exponent);
        let digit = match lead {
            // Half-way between the steps on a logarithmic scale: √2, √10, √50.
            lead if lead < std::f64::consts::SQRT_2 => 1,
            lead if lead < 3.162 => 2,
            lead if lead < 7.071 => 5,
            _ => {
                return Some(Self {
                    digit: 1,
                    exponent: exponent + 1,
                });
            }
        };
        Some(Self { digit, exponent })
    }

    fn value(self) -> f64 {
        f64::from(self.digit) * power(self.exponent)
    }

    /// How many steps a value is from zero; a value within a billionth of a step is on it.
    fn steps(self, value: f64, round: fn(f64) -> f64) -> f64 {
        let steps = value / self.value();
        let nearest = libm::round(steps);
        match (steps - nearest).abs() < 1e-9 {
            true => nearest,
            false => round(steps),
        }
    }

    /// The multiple of the step at or below a value.
    pub(super) fn below(self, value: f64) -> f64 {
        self.multiple(self.steps(value, libm::floor))
    }

    /// The multiple of the step at or above a value.
    pub(super) fn above(self, value: f64) -> f64 {
        self.multiple(self.steps(value, libm::ceil))
    }

    /// So many steps. Below one we divide by a whole power of ten, which is exact, instead of multiplying
    /// by a fraction, which is not: 3 × 0.1 is not 0.3.
    fn multiple(self, steps: f64) -> f64 {
        let digits = steps * f64::from(self.digit);
        match self.exponent < 0 {
            true => digits / power(-self.exponent),
            false => digits * power(self.exponent),
        }
    }

    /// So many steps, written.
    fn text(self, steps: f64) -> String {
        let digits = (steps * f64::from(self.digit)).abs();
        let sign = if steps < 0.0 { "-" } else { "" };
        if self.exponent >= 0 {
            let zeros = if digits > 0.0 { self.exponent } else { 0 };
            return format!("{sign}{digits:.0}{}", "0".repeat(zeros as usize));
        }
        let decimals = self.exponent.unsigned_abs() as usize;
        let padded = format!("{digits:0>width$.0}", width = decimals + 1);
        let (whole, fraction) = padded.split_at(padded.len() - decimals);
        format!("{sign}{whole}.{fraction}")
    }
}

fn power(exponent: i32) -> f64 {
    libm::pow(10.0, f64::from(exponent))
}

/// The ticks from one value to another.
pub(super) fn ticks(low: f64, high: f64) -> Vec<Tick> {
    let Some(step) = Step::of(high - low, COUNT) else {
        return Vec::new();
    };
    let first = step.steps(low, libm::ceil) as i64;
    let last = step.steps(high, libm::floor) as i64;
    // A step divides its range into ten at most; the bound holds against numbers beyond all digits.
    (first..=last.min(first.saturating_add(10)))
        .map(|steps| Tick {
            value: step.multiple(steps as f64),
            text: step.text(steps as f64),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(low: f64, high: f64) -> Vec<String> {
        ticks(low, high).into_iter().map(|tick| tick.text).collect()
    }

    #[test]
    fn steps_are_one_two_or_five() {
        assert_eq!(texts(0.0, 10.0), ["0", "5", "10"]);
        assert_eq!(texts(0.0, 60.0), ["0", "20", "40", "60"]);
        assert_eq!(texts(0.0, 3.0), ["0", "1", "2", "3"]);
        assert_eq!(texts(-5.0, 10.0), ["-5", "0", "5", "10"]);
        assert_eq!(
            texts(0.0, 400_000.0),
            ["0", "100000", "200000", "300000", "400000"]
        );
    }

    #[test]
    fn fractions_are_written_without_noise() {
        assert_eq!(texts(0.0, 0.3), ["0.0", "0.1", "0.2", "0.3"]);
        assert_eq!(texts(-0.06, 0.0), ["-0.06", "-0.04", "-0.02", "0.00"]);
        let values: Vec<f64> = ticks(0.0, 0.3).iter().map(|tick| tick.value).collect();
        assert_eq!(values, [0.0, 0.1, 0.2, 0.3]);
    }

    #[test]
    fn ticks_are_few_whatever_the_range() {
        for exponent in -20..30 {
            for lead in [1.0, 1.4, 1.6, 2.3, 3.3, 4.9, 7.4, 7.6, 9.9] {
                let high = lead * power(exponent);
                let count = ticks(0.0, high).len();
                assert!((2..=6).contains(&count), "{high}: {count}");
            }
        }
        assert!(ticks(1.0, 1.0).is_empty() && ticks(0.0, f64::INFINITY).is_empty());
    }
}
