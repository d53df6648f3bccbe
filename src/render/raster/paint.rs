//! The scene's paints as tiny-skia's.

use tiny_skia::{GradientStop, LinearGradient, Point, RadialGradient, Shader, SpreadMode};

use crate::color::Color;
use crate::geom::{Point as Place, Transform};
use crate::scene::{Paint, Spread, Stop};

/// A paint for shapes in a space to which `local` leads from the item's own.
pub(super) fn paint(paint: &Paint, local: &Transform) -> tiny_skia::Paint<'static> {
    tiny_skia::Paint {
        shader: shader(paint, local),
        anti_alias: true,
        ..tiny_skia::Paint::default()
    }
}

/// A transform as tiny-skia wants it.
pub(super) fn transform(ts: &Transform) -> tiny_skia::Transform {
    let (tx, ty) = (ts.tx.to_f32(), ts.ty.to_f32());
    tiny_skia::Transform::from_row(
        ts.sx as f32,
        ts.ky as f32,
        ts.kx as f32,
        ts.sy as f32,
        tx,
        ty,
    )
}

fn shader(paint: &Paint, local: &Transform) -> Shader<'static> {
    match paint {
        Paint::Solid(color) => Shader::SolidColor(solid(*color)),
        Paint::Linear {
            from,
            to,
            stops,
            spread,
            transform: ts,
        } => {
            let end = Point::from_xy((to.x - from.x).to_f32(), (to.y - from.y).to_f32());
            let ts = transform(&about(local, ts, *from));
            let (stops, mode) = (convert(stops), mode(*spread));
            let last = last(&stops);
            let shader = (end != Point::zero())
                .then(|| LinearGradient::new(Point::zero(), end, stops, mode, ts));
            shader.flatten().unwrap_or(last)
        }
        Paint::Radial {
            center,
            radius,
            stops,
            spread,
            transform: ts,
        } => {
            let ts = transform(&about(local, ts, *center));
            let (stops, mode) = (convert(stops), mode(*spread));
            let (last, radius, zero) = (last(&stops), radius.to_f32(), Point::zero());
            let shader = (radius > 0.0)
                .then(|| RadialGradient::new(zero, 0.0, zero, radius, stops, mode, ts));
            shader.flatten().unwrap_or(last)
        }
    }
}

/// From a gradient's space, moved so that a place of its own is the origin: far down a tall poster
/// single precision would otherwise lose hundredths of a pixel.
fn about(local: &Transform, ts: &Transform, origin: Place) -> Transform {
    local
        .then_inner(ts)
        .then_inner(&Transform::translate(origin.x, origin.y))
}

fn convert(stops: &[Stop]) -> Vec<GradientStop> {
    let mut reached = 0.0_f32;
    let place = |stop: &Stop| {
        reached = reached.max(stop.at).min(1.0);
        GradientStop::new(reached, solid(stop.color))
    };
    stops.iter().map(place).collect()
}

/// What a gradient without an extent looks like (SVG 2 §14.2.2): its last colour.
fn last(stops: &[GradientStop]) -> Shader<'static> {
    // A `GradientStop` hides its colour; a gradient of one stop is that colour.
    let only: Vec<_> = stops.last().cloned().into_iter().collect();
    let (zero, still) = (Point::zero(), tiny_skia::Transform::identity());
    LinearGradient::new(zero, zero, only, SpreadMode::Pad, still)
        .unwrap_or(Shader::SolidColor(tiny_skia::Color::TRANSPARENT))
}

fn solid(color: Color) -> tiny_skia::Color {
    tiny_skia::Color::from_rgba8(color.r, color.g, color.b, color.a)
}

fn mode(spread: Spread) -> SpreadMode {
    match spread {
        Spread::Pad => SpreadMode::Pad,
        Spread::Reflect => SpreadMode::Reflect,
        Spread::Repeat => SpreadMode::Repeat,
    }
}
