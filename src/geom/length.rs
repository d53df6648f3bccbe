//! Scalar lengths: absolute px, em, and plain ratios.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// Slack under which two lengths count as equal: far below a device pixel, far above rounding noise.
const SLACK: f64 = 1e-4;

/// An absolute length in px of the poster.
///
/// ```
/// use changtu::geom::Abs;
/// let gutter = Abs::px(16.0) * 1.5;
/// assert_eq!(gutter.to_px(), 24.0);
/// assert!(gutter.fits(Abs::px(24.0)));
/// ```
#[derive(Debug, Default, Clone, Copy, PartialEq, PartialOrd)]
pub struct Abs(f64);

impl Abs {
    /// No length at all.
    pub const ZERO: Self = Self(0.0);
    /// A length larger than any poster; the measure of a line that may not break.
    pub const INFINITE: Self = Self(1e9);

    /// A length of `px` pixels; a value that is not a number counts as zero.
    pub const fn px(px: f64) -> Self {
        if px.is_nan() { Self(0.0) } else { Self(px) }
    }

    /// The length in px.
    pub const fn to_px(self) -> f64 {
        self.0
    }

    /// The length in px as the drawing libraries want it.
    pub const fn to_f32(self) -> f32 {
        self.0 as f32
    }

    /// Whether this length fits in `room`, with slack for rounding.
    pub fn fits(self, room: Self) -> bool {
        self.0 <= room.0 + SLACK
    }

    /// Whether the two lengths are the same but for rounding.
    pub fn approx_eq(self, other: Self) -> bool {
        (self.0 - other.0).abs() <= SLACK
    }

    /// The larger of two lengths.
    pub const fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    /// The smaller of two lengths.
    pub const fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// The length without its sign.
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The nearest whole pixel.
    pub const fn round(self) -> Self {
        Self(self.0.round())
    }
}

/// A length relative to a type size: 1 em is the size of the Han em box.
#[derive(Debug, Default, Clone, Copy, PartialEq, PartialOrd)]
pub struct Em(f64);

impl Em {
    /// No length at all.
    pub const ZERO: Self = Self(0.0);

    /// A length of `em` ems; a value that is not a number counts as zero.
    pub const fn new(em: f64) -> Self {
        if em.is_nan() { Self(0.0) } else { Self(em) }
    }

    /// The bare number of ems.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// The absolute length at a type size.
    pub fn at(self, size: Abs) -> Abs {
        size * self.0
    }
}

/// A plain factor; 1 is the whole.
#[derive(Debug, Default, Clone, Copy, PartialEq, PartialOrd)]
pub struct Ratio(f64);

impl Ratio {
    /// The whole.
    pub const ONE: Self = Self(1.0);

    /// A factor; a value that is not a number counts as zero.
    pub const fn new(ratio: f64) -> Self {
        if ratio.is_nan() {
            Self(0.0)
        } else {
            Self(ratio)
        }
    }

    /// The bare factor.
    pub const fn get(self) -> f64 {
        self.0
    }
}

macro_rules! linear {
    ($name:ident) => {
        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }
        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }
        impl Mul<f64> for $name {
            type Output = Self;
            fn mul(self, factor: f64) -> Self {
                Self(self.0 * factor)
            }
        }
        impl Div<f64> for $name {
            type Output = Self;
            fn div(self, factor: f64) -> Self {
                Self(self.0 / factor)
            }
        }
        impl Div for $name {
            type Output = f64;
            fn div(self, other: Self) -> f64 {
                self.0 / other.0
            }
        }
        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }
        impl SubAssign for $name {
            fn sub_assign(&mut self, other: Self) {
                self.0 -= other.0;
            }
        }
        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
                Self(iter.map(|x| x.0).sum())
            }
        }
    };
}

linear!(Abs);
linear!(Em);
linear!(Ratio);
