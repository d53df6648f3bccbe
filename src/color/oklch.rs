//! OKLCH: a colour as lightness, chroma and hue, where equal steps look equal.
//!
//! After Björn Ottosson, "A perceptual color space for image processing" (2020), with the matrices of
//! CSS Color 4. Powers, roots and angles go through `libm`, so that every platform gets the same bits.

use std::f64::consts::{PI, TAU};

use super::Color;

/// A chroma below which a colour has no hue worth following: the eye calls it grey.
const GREY: f64 = 0.02;

/// How often a range is halved when a chroma or a lightness is sought: 2⁻²⁴ is far below a step of sRGB.
const HALVINGS: u32 = 24;

/// A colour by lightness, chroma and hue; opacity is kept aside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Oklch {
    /// Lightness, 0 black to 1 white.
    pub lightness: f64,
    /// Chroma: 0 is grey; sRGB reaches about 0.32.
    pub chroma: f64,
    /// Hue in radians, −π to π.
    pub hue: f64,
    /// Opacity: 255 is opaque.
    pub alpha: u8,
}

impl From<Color> for Oklch {
    fn from(color: Color) -> Self {
        let [lightness, a, b] = lab([color.r, color.g, color.b].map(super::linear));
        Self {
            lightness,
            chroma: libm::hypot(a, b),
            hue: libm::atan2(b, a),
            alpha: color.a,
        }
    }
}

impl Oklch {
    /// Whether the colour has no hue to speak of.
    pub fn is_grey(self) -> bool {
        self.chroma < GREY
    }

    /// The same colour at another lightness.
    pub fn with_lightness(self, lightness: f64) -> Self {
        Self {
            lightness: lightness.clamp(0.0, 1.0),
            ..self
        }
    }

    /// The angle from this hue to another, the shorter way round.
    pub fn turn_to(self, other: Self) -> f64 {
        let turn = other.hue - self.hue;
        if turn > PI {
            turn - TAU
        } else if turn < -PI {
            turn + TAU
        } else {
            turn
        }
    }

    /// The colour mixed with `other` along a straight line: 0 is `self`, 1 is `other`. Between two hues
    /// it passes near grey, as a sky does between blue and gold.
    pub fn mix(self, other: Self, amount: f64) -> Self {
        let blend = |from: f64, to: f64| from + (to - from) * amount;
        let [one_a, one_b] = self.plane();
        let [two_a, two_b] = other.plane();
        let (a, b) = (blend(one_a, two_a), blend(one_b, two_b));
        Self {
            lightness: blend(self.lightness, other.lightness),
            chroma: libm::hypot(a, b),
            hue: libm::atan2(b, a),
            alpha: self.alpha,
        }
    }

    /// The nearest colour that a screen can show: lightness and hue stay, chroma gives way.
    pub fn to_color(self) -> Color {
        let lightness = self.lightness.clamp(0.0, 1.0);
        let at = |chroma: f64| {
            let (sin, cos) = libm::sincos(self.hue);
            rgb([lightness, chroma * cos, chroma * sin])
        };
        let whole = at(self.chroma);
        let shown = match is_shown(whole) {
            true => whole,
            false => {
                let mut range = (0.0, self.chroma);
                for _ in 0..HALVINGS {
                    let middle = (range.0 + range.1) / 2.0;
                    match is_shown(at(middle)) {
                        true => range.0 = middle,
                        false => range.1 = middle,
                    }
                }
                at(range.0)
            }
        };
        let [r, g, b] = shown.map(coded);
        Color {
            r,
            g,
            b,
            a: self.alpha,
        }
    }

    fn plane(self) -> [f64; 2] {
        let (sin, cos) = libm::sincos(self.hue);
        [self.chroma * cos, self.chroma * sin]
    }
}

/// Linear light to OKLab.
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let l = libm::cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b);
    let m = libm::cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b);
    let s = libm::cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b);
    [
        0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
    ]
}

/// OKLab to linear light, which may lie outside of what a screen shows.
fn rgb([lightness, a, b]: [f64; 3]) -> [f64; 3] {
    let cube = |root: f64| root * root * root;
    let l = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
    let m = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
    let s = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548 * b);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ]
}

/// A ten-thousandth is far below a step of sRGB and above the rounding of the matrices.
fn is_shown(light: [f64; 3]) -> bool {
    light.iter().all(|part| (-0.0001..=1.0001).contains(part))
}

/// Linear light as a channel of sRGB.
fn coded(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let value = if light <= 0.003_130_8 {
        light * 12.92
    } else {
        1.055 * libm::pow(light, 1.0 / 2.4) - 0.055
    };
    (value * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lightness, chroma and hue in degrees, as CSS Color 4 and its test suite state them.
    #[test]
    fn agrees_with_published_values() {
        let published = [
            ("#FF0000", 0.627_95, 0.257_68, 29.23),
            ("#00FF00", 0.866_44, 0.294_83, 142.50),
            ("#0000FF", 0.452_01, 0.313_21, 264.05),
            ("#FFFF00", 0.967_98, 0.211_01, 109.77),
            ("#800080", 0.420_91, 0.193_45, 328.36),
            ("#663399", 0.440_27, 0.160_30, 303.37),
        ];
        for (hex, lightness, chroma, hue) in published {
            let found = Oklch::from(Color::parse(hex).unwrap());
            let degrees = found.hue.to_degrees().rem_euclid(360.0);
            assert!(
                (found.lightness - lightness).abs() < 2e-4,
                "{hex} {found:?}"
            );
            assert!((found.chroma - chroma).abs() < 2e-4, "{hex} {found:?}");
            assert!((degrees - hue).abs() < 0.05, "{hex} {degrees}");
        }
    }

    #[test]
    fn comes_back_to_the_same_colour() {
        for code in (0..1 << 24).step_by(4_093) {
            let color = Color::rgb((code >> 16) as u8, (code >> 8) as u8, code as u8);
            assert_eq!(Oklch::from(color).to_color(), color);
        }
    }

    #[test]
    fn what_no_screen_shows_keeps_lightness_and_hue() {
        for degrees in (0..360).step_by(15) {
            let hue = f64::from(degrees).to_radians();
            let wide = Oklch {
                lightness: 0.6,
                chroma: 0.4,
                hue,
                alpha: 255,
            };
            let shown = Oklch::from(wide.to_color());
            assert!((shown.lightness - 0.6).abs() < 0.005, "{degrees} {shown:?}");
            assert!(shown.turn_to(wide).abs() < 0.03, "{degrees} {shown:?}");
            assert!(shown.chroma > 0.08, "{degrees} {shown:?}");
        }
    }

    #[test]
    fn blue_and_gold_meet_near_grey() {
        let color = |hex| Oklch::from(Color::parse(hex).unwrap());
        let middle = color("#0A59F7").mix(color("#F6CE7A"), 0.5);
        assert!(middle.chroma < 0.08, "{middle:?}");
    }
}
