//! Numbers, transforms, outlines and words as SVG writes them.

use crate::geom::{Abs, Transform};
use crate::scene::{Path, Segment};

/// No number written is larger: programs that read SVG calculate in single precision.
const LARGEST: f64 = 1e7;

/// A length in thousandths of a px.
pub(super) fn num(length: Abs) -> String {
    decimal(length.to_px(), 3)
}

/// A number with so many decimals at most, without trailing zeros, never `-0`.
pub(super) fn decimal(value: f64, decimals: usize) -> String {
    let mut text = format!("{:.decimals$}", value.clamp(-LARGEST, LARGEST));
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" { "0".to_owned() } else { text }
}

/// A transform as an attribute; nothing when it changes nothing. Factors have six decimals, so that
/// the far end of a poster's width is off by less than a hundredth of a px.
pub(super) fn transform(ts: &Transform) -> String {
    let matrix = matrix(ts);
    if matrix.is_empty() {
        matrix
    } else {
        format!(" transform=\"{matrix}\"")
    }
}

/// A transform as a list of functions.
pub(super) fn matrix(ts: &Transform) -> String {
    if *ts == Transform::IDENTITY {
        return String::new();
    }
    let still = Transform {
        tx: Abs::ZERO,
        ty: Abs::ZERO,
        ..*ts
    } == Transform::IDENTITY;
    if still {
        return format!("translate({} {})", num(ts.tx), num(ts.ty));
    }
    let [sx, ky, kx, sy] = [ts.sx, ts.ky, ts.kx, ts.sy].map(|factor| decimal(factor, 6));
    format!("matrix({sx} {ky} {kx} {sy} {} {})", num(ts.tx), num(ts.ty))
}

/// An outline as the contents of `d`.
pub(super) fn outline(path: &Path) -> String {
    let mut d = String::with_capacity(path.segments.len() * 16);
    for step in &path.segments {
        let (letter, points) = match *step {
            Segment::Move(a) => ('M', vec![a]),
            Segment::Line(a) => ('L', vec![a]),
            Segment::Quad(a, b) => ('Q', vec![a, b]),
            Segment::Cubic(a, b, c) => ('C', vec![a, b, c]),
            Segment::Close => ('Z', vec![]),
        };
        d.push(letter);
        for (at, point) in points.iter().enumerate() {
            let space = if at > 0 { " " } else { "" };
            d += &format!("{space}{} {}", num(point.x), num(point.y));
        }
    }
    d
}

/// Text between tags or quotes; characters that XML cannot hold are left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\t' | '\n' | ' '.. if !matches!(char, '\u{FFFE}' | '\u{FFFF}') => escaped.push(char),
            _ => {}
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_finite() {
        let written = [1.0, -0.0001, 12.3456, 0.5, 1e30, f64::INFINITY]
            .map(Abs::px)
            .map(num);
        assert_eq!(written, ["1", "0", "12.346", "0.5", "10000000", "10000000"]);
    }

    #[test]
    fn words_are_escaped() {
        assert_eq!(
            escape("甲<乙>&\"丙\"\u{1}"),
            "甲&lt;乙&gt;&amp;&quot;丙&quot;"
        );
    }
}
