//! sRGB colours, their spelling, and their contrast; OKLCH for what one colour makes of others.

mod oklch;

pub use oklch::Oklch;

/// An sRGB colour with straight (not premultiplied) alpha, 0–255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity: 255 is opaque.
    pub a: u8,
}

impl Color {
    /// Opaque black.
    pub const BLACK: Self = Self::rgb(0, 0, 0);
    /// Opaque white.
    pub const WHITE: Self = Self::rgb(255, 255, 255);
    /// Nothing at all.
    pub const TRANSPARENT: Self = Self {
        r: 0,
        g: 0,
        b: 0,
        a: 0,
    };

    /// An opaque colour.
    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b, a: 255 }
    }

    /// Reads `#RGB`, `#RGBA`, `#RRGGBB` or `#RRGGBBAA`; `None` for anything else.
    ///
    /// ```
    /// use changtu::color::Color;
    /// assert_eq!(Color::parse("#C8191E"), Some(Color::rgb(200, 25, 30)));
    /// assert_eq!(Color::parse("red"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#')?;
        if !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let pair = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok();
        let one = |at: usize| u8::from_str_radix(&hex[at..=at], 16).ok().map(|v| v * 17);
        match hex.len() {
            3 => Some(Self::rgb(one(0)?, one(1)?, one(2)?)),
            4 => Some(Self {
                a: one(3)?,
                ..Self::rgb(one(0)?, one(1)?, one(2)?)
            }),
            6 => Some(Self::rgb(pair(0)?, pair(2)?, pair(4)?)),
            8 => Some(Self {
                a: pair(6)?,
                ..Self::rgb(pair(0)?, pair(2)?, pair(4)?)
            }),
            _ => None,
        }
    }

    /// The colour with its opacity multiplied by `factor` (clamped to 0..=1).
    pub fn with_opacity(self, factor: f64) -> Self {
        let a = (f64::from(self.a) * factor.clamp(0.0, 1.0)).round() as u8;
        Self { a, ..self }
    }

    /// The colour mixed with `other`: 0 is `self`, 1 is `other`.
    pub fn mix(self, other: Self, amount: f64) -> Self {
        let amount = amount.clamp(0.0, 1.0);
        let blend = |from: u8, to: u8| {
            (f64::from(from) + (f64::from(to) - f64::from(from)) * amount).round() as u8
        };
        Self {
            r: blend(self.r, other.r),
            g: blend(self.g, other.g),
            b: blend(self.b, other.b),
            a: blend(self.a, other.a),
        }
    }

    /// What is seen when this colour lies over an opaque `ground`.
    pub fn over(self, ground: Self) -> Self {
        let amount = f64::from(self.a) / 255.0;
        Self {
            a: 255,
            ..ground.mix(Self { a: 255, ..self }, amount)
        }
    }

    /// The relative luminance of WCAG 2.2, 0..=1; opacity is ignored.
    pub fn luminance(self) -> f64 {
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// The contrast ratio of WCAG 2.2 between two opaque colours, 1..=21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}

/// A channel of sRGB as linear light, 0..=1.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        libm::pow((value + 0.055) / 1.055, 2.4)
    }
}

impl std::fmt::Display for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.r, self.g, self.b)?;
        if self.a < 255 {
            write!(f, "{:02X}", self.a)
        } else {
            Ok(())
        }
    }
}
