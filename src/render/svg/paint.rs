//! The scene's paints as attributes and gradients.

use super::defs::Defs;
use super::number::{decimal, matrix, num};
use crate::color::Color;
use crate::geom::{Abs, Transform};
use crate::scene::{LineCap, LineJoin, Paint, Spread, Stop, Stroke};

/// The attribute that paints: ` fill="#C8191E"`, ` stroke="url(#p3)"`.
pub(super) fn attribute(defs: &mut Defs, role: &str, paint: &Paint) -> String {
    match paint {
        Paint::Solid(color) => {
            format!(
                " {role}=\"{}\"{}",
                hex(*color),
                alpha(&format!("{role}-opacity"), *color)
            )
        }
        Paint::Linear {
            from,
            to,
            stops,
            spread,
            transform,
        } => {
            let [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y].map(num);
            let line = format!("x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"");
            let id = gradient(defs, "linearGradient", &line, (stops, *spread, transform));
            format!(" {role}=\"url(#{id})\"")
        }
        Paint::Radial {
            center,
            radius,
            stops,
            spread,
            transform,
        } => {
            let [cx, cy, r] = [center.x, center.y, *radius].map(num);
            let circle = format!("cx=\"{cx}\" cy=\"{cy}\" r=\"{r}\"");
            let id = gradient(defs, "radialGradient", &circle, (stops, *spread, transform));
            format!(" {role}=\"url(#{id})\"")
        }
    }
}

fn gradient(
    defs: &mut Defs,
    tag: &str,
    place: &str,
    (all, spread, ts): (&[Stop], Spread, &Transform),
) -> String {
    let spread = match spread {
        Spread::Pad => "",
        Spread::Reflect => " spreadMethod=\"reflect\"",
        Spread::Repeat => " spreadMethod=\"repeat\"",
    };
    let ts = matrix(ts);
    let ts = if ts.is_empty() {
        ts
    } else {
        format!(" gradientTransform=\"{ts}\"")
    };
    let stops = stops(all);
    let rest = format!(" gradientUnits=\"userSpaceOnUse\" {place}{spread}{ts}>{stops}</{tag}>");
    defs.element('p', tag, &rest)
}

/// The stops of a gradient.
pub(super) fn stops(stops: &[Stop]) -> String {
    let stop = |stop: &Stop| {
        let at = decimal(f64::from(stop.at), 4);
        let (color, alpha) = (hex(stop.color), alpha("stop-opacity", stop.color));
        format!("<stop offset=\"{at}\" stop-color=\"{color}\"{alpha}/>")
    };
    stops.iter().map(stop).collect()
}

fn hex(color: Color) -> String {
    Color { a: 255, ..color }.to_string()
}

fn alpha(name: &str, color: Color) -> String {
    if color.a == 255 {
        return String::new();
    }
    format!(" {name}=\"{}\"", decimal(f64::from(color.a) / 255.0, 4))
}

/// The opacity of a whole as an attribute; nothing when it is opaque.
pub(super) fn opacity(opacity: f32) -> String {
    if opacity >= 1.0 {
        return String::new();
    }
    format!(" opacity=\"{}\"", decimal(f64::from(opacity.max(0.0)), 4))
}

/// The attributes of a stroke.
pub(super) fn stroke(defs: &mut Defs, line: &Stroke) -> String {
    let mut text = attribute(defs, "stroke", &line.paint);
    text += &format!(" stroke-width=\"{}\"", num(line.width));
    text += match line.cap {
        LineCap::Butt => "",
        LineCap::Round => " stroke-linecap=\"round\"",
        LineCap::Square => " stroke-linecap=\"square\"",
    };
    text += match line.join {
        LineJoin::Miter => "",
        LineJoin::Round => " stroke-linejoin=\"round\"",
        LineJoin::Bevel => " stroke-linejoin=\"bevel\"",
    };
    if !line.dash.is_empty() {
        let dash: Vec<_> = line.dash.iter().map(|length| num(*length)).collect();
        text += &format!(" stroke-dasharray=\"{}\"", dash.join(" "));
        if !line.dash_offset.approx_eq(Abs::ZERO) {
            text += &format!(" stroke-dashoffset=\"{}\"", num(line.dash_offset));
        }
    }
    text
}

/// One colour at shares of its strength, as stops.
pub(super) fn fading(fall: &[(f32, f32)], color: Color) -> String {
    let stop = |(at, strength): &(f32, f32)| {
        let opacity = f64::from(*strength) * f64::from(color.a) / 255.0;
        let (at, opacity) = (decimal(f64::from(*at), 4), decimal(opacity, 4));
        let color = hex(color);
        format!("<stop offset=\"{at}\" stop-color=\"{color}\" stop-opacity=\"{opacity}\"/>")
    };
    fall.iter().map(stop).collect()
}

/// One colour at a share of its strength, as a fill.
pub(super) fn faded(color: Color, strength: f32) -> String {
    let opacity = f64::from(strength) * f64::from(color.a) / 255.0;
    format!(
        " fill=\"{}\" fill-opacity=\"{}\"",
        hex(color),
        decimal(opacity, 4)
    )
}
