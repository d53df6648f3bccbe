//! Places, transforms and outlines as krilla takes them. What single precision cannot hold is refused
//! here, so that nothing behind this door meets an infinite number.

use krilla::geom as out;

use crate::geom::{Abs, Point, Rect, Size, Transform};
use crate::scene::{Path, Segment};

/// No coordinate is further away; a page reaches to 14,400.
const FAR: f64 = 1e6;
/// A transform that makes areas smaller than by this factor flattens them.
const FLAT: f64 = 1e-12;

/// A transform; `None` when it flattens or leads absurdly far.
pub(super) fn transform(ts: &Transform) -> Option<out::Transform> {
    let (tx, ty) = (ts.tx.to_px(), ts.ty.to_px());
    let parts = [ts.sx, ts.ky, ts.kx, ts.sy, tx, ty];
    let area = (ts.sx * ts.sy - ts.kx * ts.ky).abs();
    let is_sane = parts.iter().all(|part| part.abs() <= FAR) && area >= FLAT;
    let [sx, ky, kx, sy, tx, ty] = parts.map(|part| part as f32);
    is_sane.then(|| out::Transform::from_row(sx, ky, kx, sy, tx, ty))
}

/// A length, bent into reach.
pub(super) fn length(length: Abs) -> f32 {
    length.to_px().clamp(-FAR, FAR) as f32
}

/// A point, bent into reach.
pub(super) fn point(point: Point) -> out::Point {
    out::Point::from_xy(length(point.x), length(point.y))
}

/// A rectangle, bent into reach.
pub(super) fn rect(rect: &Rect) -> Option<out::Rect> {
    let (left, top) = (length(rect.left()), length(rect.top()));
    out::Rect::from_ltrb(left, top, length(rect.right()), length(rect.bottom()))
}

/// An outline; `None` when there is nothing of it.
pub(super) fn path(path: &Path) -> Option<out::Path> {
    let mut builder = out::PathBuilder::new();
    for step in &path.segments {
        match step.bent() {
            Segment::Move(a) => builder.move_to(a.x.to_f32(), a.y.to_f32()),
            Segment::Line(a) => builder.line_to(a.x.to_f32(), a.y.to_f32()),
            Segment::Quad(a, b) => {
                builder.quad_to(a.x.to_f32(), a.y.to_f32(), b.x.to_f32(), b.y.to_f32());
            }
            Segment::Cubic(a, b, c) => builder.cubic_to(
                a.x.to_f32(),
                a.y.to_f32(),
                b.x.to_f32(),
                b.y.to_f32(),
                c.x.to_f32(),
                c.y.to_f32(),
            ),
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

/// A step whose points are all in reach.
trait Bent {
    fn bent(&self) -> Self;
}

impl Bent for Segment {
    fn bent(&self) -> Self {
        let near = |point: Point| {
            let bend = |length: Abs| Abs::px(length.to_px().clamp(-FAR, FAR));
            Point {
                x: bend(point.x),
                y: bend(point.y),
            }
        };
        match *self {
            Self::Move(a) => Self::Move(near(a)),
            Self::Line(a) => Self::Line(near(a)),
            Self::Quad(a, b) => Self::Quad(near(a), near(b)),
            Self::Cubic(a, b, c) => Self::Cubic(near(a), near(b), near(c)),
            Self::Close => Self::Close,
        }
    }
}

/// What two rectangles have in common; without extent when that is nothing.
pub(super) fn shared(one: &Rect, two: &Rect) -> Rect {
    let (left, top) = (one.left().max(two.left()), one.top().max(two.top()));
    let width = (one.right().min(two.right()) - left).max(Abs::ZERO);
    let height = (one.bottom().min(two.bottom()) - top).max(Abs::ZERO);
    Rect {
        origin: Point { x: left, y: top },
        size: Size { width, height },
    }
}

/// Whether two rectangles touch.
pub(super) fn meets(one: &Rect, two: &Rect) -> bool {
    let across = one.left() <= two.right() && two.left() <= one.right();
    across && one.top() <= two.bottom() && two.top() <= one.bottom()
}

/// Whether a point lies in a rectangle; of two that share an edge, in one of them.
pub(super) fn holds(area: &Rect, point: Point) -> bool {
    let across = area.left() <= point.x && point.x < area.right();
    across && area.top() <= point.y && point.y < area.bottom()
}

/// The middle of a rectangle.
pub(super) fn middle(rect: &Rect) -> Point {
    Point {
        x: rect.left() + rect.size.width / 2.0,
        y: rect.top() + rect.size.height / 2.0,
    }
}
