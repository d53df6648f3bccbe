//! The scene's paints as krilla's.

use krilla::color::rgb;
use krilla::num::NormalizedF32;
use krilla::paint as out;

use super::space;
use crate::color::Color;
use crate::geom::{Abs, Point, Rect, Transform};
use crate::scene::{Fill, LineCap, LineJoin, Paint, Spread, Stop, Stroke};

/// Repeats of a gradient at most; beyond them its end colours go on.
const REPEATS: f64 = 64.0;

/// A paint and its opacity.
pub(super) struct Look {
    paint: out::Paint,
    opacity: NormalizedF32,
}

impl Look {
    /// As the paint of areas.
    pub(super) fn fill(self, rule: Fill) -> out::Fill {
        out::Fill {
            paint: self.paint,
            opacity: self.opacity,
            rule: fill_rule(rule),
        }
    }

    /// As the paint of a line; `None` when the line has no width.
    pub(super) fn stroke(self, line: &Stroke) -> Option<out::Stroke> {
        let width = space::length(line.width);
        (width > 0.0).then(|| out::Stroke {
            paint: self.paint,
            width,
            miter_limit: 4.0,
            line_cap: match line.cap {
                LineCap::Butt => out::LineCap::Butt,
                LineCap::Round => out::LineCap::Round,
                LineCap::Square => out::LineCap::Square,
            },
            line_join: match line.join {
                LineJoin::Miter => out::LineJoin::Miter,
                LineJoin::Round => out::LineJoin::Round,
                LineJoin::Bevel => out::LineJoin::Bevel,
            },
            opacity: self.opacity,
            dash: dash(line),
        })
    }
}

/// Dashes; `None` for an unbroken line, also where the lengths come to nothing.
fn dash(line: &Stroke) -> Option<out::StrokeDash> {
    let array: Vec<f32> = line.dash.iter().map(|one| space::length(*one)).collect();
    let is_usable = array.iter().all(|one| *one >= 0.0) && array.iter().sum::<f32>() > 0.0;
    is_usable.then(|| out::StrokeDash {
        array,
        offset: space::length(line.dash_offset),
    })
}

pub(super) fn fill_rule(rule: Fill) -> out::FillRule {
    match rule {
        Fill::Winding => out::FillRule::NonZero,
        Fill::EvenOdd => out::FillRule::EvenOdd,
    }
}

/// A share of the whole, whatever number comes.
pub(super) fn share(share: f32) -> NormalizedF32 {
    let share = if share.is_nan() { 1.0 } else { share };
    NormalizedF32::new(share.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

/// A paint for an area of the item's space; `None` when it leaves no trace.
pub(super) fn look(paint: &Paint, area: &Rect) -> Option<Look> {
    let (stops, line) = match paint {
        Paint::Solid(color) => return solid(*color),
        Paint::Linear { stops, .. } | Paint::Radial { stops, .. } => (stops, gradient(paint, area)),
    };
    let last = stops.last()?;
    let Some(gradient) = line else {
        // Without an extent a gradient is its last colour (SVG 2 §14.2.2).
        return solid(last.color);
    };
    // Even opacity belongs to the fill: only uneven opacity needs a mask.
    let even = stops.iter().all(|stop| stop.color.a == last.color.a);
    let opacity = if even { alpha(last.color) } else { share(1.0) };
    if opacity == NormalizedF32::ZERO {
        return None;
    }
    let paint = gradient.paint(even);
    Some(Look { paint, opacity })
}

fn solid(color: Color) -> Option<Look> {
    (color.a > 0).then(|| Look {
        paint: rgb::Color::new(color.r, color.g, color.b).into(),
        opacity: alpha(color),
    })
}

fn alpha(color: Color) -> NormalizedF32 {
    share(f32::from(color.a) / 255.0)
}

/// A gradient whose end colours go on: what PDF knows.
struct Gradient {
    shape: Shape,
    stops: Vec<Stop>,
    transform: krilla::geom::Transform,
}

enum Shape {
    Line(krilla::geom::Point, krilla::geom::Point),
    Circle(krilla::geom::Point, f32),
}

/// `None` when it has no extent.
fn gradient(paint: &Paint, area: &Rect) -> Option<Gradient> {
    match paint {
        Paint::Solid(_) => None,
        Paint::Linear {
            from,
            to,
            stops,
            spread,
            transform,
        } => {
            let way = Point {
                x: to.x - from.x,
                y: to.y - from.y,
            };
            let ways = along(transform, area, |at| on_line(at, *from, way))?;
            let (first, last) = range(*spread, ways);
            let at = |share: f64| Point {
                x: from.x + way.x * share,
                y: from.y + way.y * share,
            };
            let shape = Shape::Line(space::point(at(first)), space::point(at(last)));
            let has_extent = way.x.to_px() != 0.0 || way.y.to_px() != 0.0;
            let stops = unrolled(stops, *spread, (first, last));
            has_extent.then_some(Gradient {
                shape,
                stops,
                transform: space::transform(transform)?,
            })
        }
        Paint::Radial {
            center,
            radius,
            stops,
            spread,
            transform,
        } => {
            let (_, far) = along(transform, area, |at| away(at, *center) / radius.to_px())?;
            let (_, last) = range(*spread, (0.0, far));
            let reach = space::length(*radius * last);
            let stops = unrolled(stops, *spread, (0.0, last));
            (*radius > Abs::ZERO && reach > 0.0).then_some(Gradient {
                shape: Shape::Circle(space::point(*center), reach),
                stops,
                transform: space::transform(transform)?,
            })
        }
    }
}

fn on_line(at: Point, from: Point, way: Point) -> f64 {
    let (x, y) = (way.x.to_px(), way.y.to_px());
    let (dx, dy) = ((at.x - from.x).to_px(), (at.y - from.y).to_px());
    (dx * x + dy * y) / (x * x + y * y)
}

fn away(at: Point, center: Point) -> f64 {
    let (x, y) = ((at.x - center.x).to_px(), (at.y - center.y).to_px());
    (x * x + y * y).sqrt()
}

/// The least and the largest place on the way of a gradient that an area meets. `None` when the
/// gradient's transform flattens.
fn along(ts: &Transform, area: &Rect, place: impl Fn(Point) -> f64) -> Option<(f64, f64)> {
    let back = ts.inverse()?;
    let corners = [
        (area.left(), area.top()),
        (area.right(), area.top()),
        (area.right(), area.bottom()),
        (area.left(), area.bottom()),
    ];
    let places = corners.map(|(x, y)| place(back.apply(Point { x, y })));
    let least = places.into_iter().fold(f64::INFINITY, f64::min);
    let most = places.into_iter().fold(f64::NEG_INFINITY, f64::max);
    Some((least, most))
}

/// Between which whole turns a gradient is written out.
fn range(spread: Spread, (least, most): (f64, f64)) -> (f64, f64) {
    match spread {
        Spread::Pad => (0.0, 1.0),
        Spread::Reflect | Spread::Repeat => {
            let first = least.floor().clamp(-REPEATS, 0.0);
            (first, most.ceil().clamp(1.0, REPEATS))
        }
    }
}

/// The stops of all turns, as shares of the whole way. krilla repeats no circles, and repeats lines by
/// programs in PostScript, which some viewers do not run.
fn unrolled(stops: &[Stop], spread: Spread, (first, last): (f64, f64)) -> Vec<Stop> {
    let mut all = Vec::new();
    let mut reached = 0.0_f32;
    for turn in first as i64..last as i64 {
        let is_back = spread == Spread::Reflect && turn.rem_euclid(2) == 1;
        let mut one: Vec<_> = stops
            .iter()
            .map(|stop| (if is_back { 1.0 - stop.at } else { stop.at }, stop.color))
            .collect();
        if is_back {
            one.reverse();
        }
        for (at, color) in one {
            let place = (turn as f64 - first + f64::from(at)) / (last - first);
            reached = reached.max(place as f32).min(1.0);
            all.push(Stop { at: reached, color });
        }
    }
    all
}

impl Gradient {
    /// The paint; where `even`, the opacity is said elsewhere.
    fn paint(self, even: bool) -> out::Paint {
        let stop = |stop: &Stop| out::Stop {
            offset: share(stop.at),
            color: rgb::Color::new(stop.color.r, stop.color.g, stop.color.b).into(),
            opacity: if even { share(1.0) } else { alpha(stop.color) },
        };
        let stops = self.stops.iter().map(stop).collect();
        let spread_method = out::SpreadMethod::Pad;
        match self.shape {
            Shape::Line(from, to) => out::LinearGradient {
                x1: from.x,
                y1: from.y,
                x2: to.x,
                y2: to.y,
                transform: self.transform,
                spread_method,
                stops,
                anti_alias: false,
            }
            .into(),
            Shape::Circle(center, radius) => out::RadialGradient {
                fx: center.x,
                fy: center.y,
                fr: 0.0,
                cx: center.x,
                cy: center.y,
                cr: radius,
                transform: self.transform,
                spread_method,
                stops,
                anti_alias: false,
            }
            .into(),
        }
    }
}
