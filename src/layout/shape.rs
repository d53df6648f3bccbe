//! Shapes: arcs, discs, polygons and lines.

use super::build::Content;
use super::context::Context;
use super::datum::Datum;
use super::paint::Wash;
use super::scope::Scope;
use crate::geom::{Abs, Point, Rect};
use crate::pack::{Props, Val};
use crate::scene::{Fill, LineCap, LineJoin, Path, PathItem, Segment, Stroke};

/// An arc, disc, polygon or line.
pub(super) struct Shape {
    form: Form,
    fill: Option<Wash>,
    stroke: Option<(Wash, Abs, bool, Vec<Abs>)>,
}

enum Form {
    /// From, to: in turns clockwise from the top.
    Arc(f64, f64),
    Disc,
    /// Corners in shares of the box.
    Polygon(Vec<(f64, f64)>),
    /// Points in shares of the box, from one to the next.
    Line(Vec<(f64, f64)>),
}

pub(super) fn shape<'d>(
    ctx: &Context<'d>,
    args: &'d Props,
    scope: &Scope<'_, 'd>,
) -> Option<Content> {
    let number = |name: &str| ctx.number(args, name, scope);
    let form = match ctx.word(args, "form", scope).as_deref() {
        Some("arc") => Form::Arc(number("from").unwrap_or(0.0), number("to").unwrap_or(1.0)),
        Some("polygon") => Form::Polygon(points(args, scope)),
        Some("line") => Form::Line(points(args, scope)),
        _ => Form::Disc,
    };
    let wash = |name: &str| args.get(name).and_then(|entry| ctx.wash(entry, scope));
    let dash = match args.get("dash").map(|entry| &entry.value) {
        Some(Val::List(list)) => list
            .iter()
            .filter_map(|entry| scope.entry(entry).number())
            .map(|px| Abs::px(px * ctx.scale.get()))
            .collect(),
        _ => Vec::new(),
    };
    let width = number("stroke_width").unwrap_or(2.0) * ctx.scale.get();
    let is_round = ctx.flag(args, "round", scope);
    let stroke = wash("stroke").map(|wash| (wash, Abs::px(width.max(0.01)), is_round, dash));
    Some(Content::Shape(Box::new(Shape {
        form,
        fill: wash("fill"),
        stroke,
    })))
}

fn points<'d>(args: &'d Props, scope: &Scope<'_, 'd>) -> Vec<(f64, f64)> {
    let Some(entry) = args.get("points") else {
        return Vec::new();
    };
    let Val::List(list) = &entry.value else {
        return computed(&scope.entry(entry));
    };
    let share = |entry: &'d crate::pack::Entry| match scope.entry(entry) {
        Datum::Percent(share) => share,
        other => other.number().unwrap_or(0.0),
    };
    list.iter()
        .filter_map(|entry| match &entry.value {
            Val::List(pair) if pair.len() == 2 => Some((share(&pair[0]), share(&pair[1]))),
            _ => None,
        })
        .collect()
}

/// The points of a chart.
fn computed(points: &Datum<'_>) -> Vec<(f64, f64)> {
    let Datum::List(points) = points else {
        return Vec::new();
    };
    let point = |point: &Datum<'_>| match point {
        Datum::List(pair) => pair.first()?.number().zip(pair.get(1)?.number()),
        _ => None,
    };
    points.iter().filter_map(point).collect()
}

impl Shape {
    /// The outline in its box.
    pub(super) fn on(&self, rect: &Rect) -> PathItem {
        let inset = self
            .stroke
            .as_ref()
            .map_or(0.0, |(_, width, ..)| width.to_px() / 2.0);
        let (x, y) = (rect.left().to_px(), rect.top().to_px());
        let (width, height) = (rect.size.width.to_px(), rect.size.height.to_px());
        let (rx, ry) = (
            (width / 2.0 - inset).max(0.0),
            (height / 2.0 - inset).max(0.0),
        );
        let center = (x + width / 2.0, y + height / 2.0);
        let path = match &self.form {
            Form::Disc => arc(center, (rx, ry), 0.0, 1.0),
            Form::Arc(from, to) => arc(center, (rx, ry), *from, *to),
            Form::Polygon(points) | Form::Line(points) => {
                let corners = points
                    .iter()
                    .map(|(px, py)| Point::px(x + px * width, y + py * height));
                let mut segments: Vec<Segment> = corners
                    .enumerate()
                    .map(|(index, at)| {
                        if index == 0 {
                            Segment::Move(at)
                        } else {
                            Segment::Line(at)
                        }
                    })
                    .collect();
                if matches!(self.form, Form::Polygon(_)) {
                    segments.push(Segment::Close);
                }
                Path { segments }
            }
        };
        let stroke = self
            .stroke
            .as_ref()
            .map(|(wash, width, is_round, dash)| Stroke {
                cap: if *is_round {
                    LineCap::Round
                } else {
                    LineCap::Butt
                },
                join: if *is_round {
                    LineJoin::Round
                } else {
                    LineJoin::Miter
                },
                dash: dash.clone(),
                ..Stroke::solid(wash.on(rect), *width)
            });
        let fill = self
            .fill
            .as_ref()
            .map(|wash| (wash.on(rect), Fill::Winding));
        PathItem { path, fill, stroke }
    }
}

/// An arc of an ellipse in quarter turns of cubic curves; turns run clockwise from the top.
fn arc(center: (f64, f64), radius: (f64, f64), from: f64, to: f64) -> Path {
    let mut segments = Vec::new();
    let sweep = (to - from).clamp(-1.0, 1.0);
    let steps = (sweep.abs() * 4.0).ceil().max(1.0);
    let step = sweep / steps * std::f64::consts::TAU;
    // The usual cubic for an arc of angle a: handles of length 4/3·tan(a/4).
    let handle = 4.0 / 3.0 * libm::tan(step / 4.0);
    let start = (from - 0.25) * std::f64::consts::TAU;
    let at = |angle: f64| (libm::cos(angle), libm::sin(angle));
    let place = |(x, y): (f64, f64)| Point::px(center.0 + x * radius.0, center.1 + y * radius.1);
    segments.push(Segment::Move(place(at(start))));
    for index in 0..steps as usize {
        let (a, b) = (
            at(start + step * index as f64),
            at(start + step * (index + 1) as f64),
        );
        segments.push(Segment::Cubic(
            place((a.0 - handle * a.1, a.1 + handle * a.0)),
            place((b.0 + handle * b.1, b.1 - handle * b.0)),
            place(b),
        ));
    }
    if sweep.abs() >= 1.0 {
        segments.push(Segment::Close);
    }
    Path { segments }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arcs_end_where_they_should() {
        let path = arc((0.0, 0.0), (10.0, 10.0), 0.0, 0.25);
        let Some(Segment::Cubic(.., end)) = path.segments.last() else {
            panic!("no curve")
        };
        assert!((end.x.to_px() - 10.0).abs() < 1e-9 && end.y.to_px().abs() < 1e-9);
    }
}
