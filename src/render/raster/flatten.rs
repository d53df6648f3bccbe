//! Outlines as straight lines in the canvas' own pixels.
//!
//! tiny-skia walks a curve in steps that depend on where the picture cuts it, so a letter across two
//! bands would change its shape at the cut by up to a quarter of a pixel. Straight lines are cut
//! exactly. Walking the curves here, only where they are seen, is also finer.

use tiny_skia::{PathBuilder, PathSegment};

use super::canvas::{Canvas, meets};
use crate::geom::{Abs, Point, Rect, Transform};
use crate::scene::{Path, Segment};

/// Coordinates beyond this (in device pixels from the canvas) are moved to it: tiny-skia 0.12 counts
/// in 1/256 px of 32 bits, and panics some hundred times farther out. Only absurd shapes get there.
pub(super) const FAR: f64 = 2_000_000.0;
/// How far a chord may lie from its curve, in device pixels.
const FLATNESS: f64 = 0.02;
/// Pieces of a curve at most.
const PIECES: f64 = 500.0;

/// The outline of the scene on a canvas.
pub(super) fn outline(canvas: &Canvas, path: &Path, local: &Transform) -> Option<tiny_skia::Path> {
    let mut walk = Walk::new(canvas, path.segments.len());
    for step in &path.segments {
        walk.step(step.mapped(local));
    }
    walk.builder.finish()
}

/// The outline of a stroke on a canvas.
pub(super) fn again(
    canvas: &Canvas,
    path: &tiny_skia::Path,
    ts: &Transform,
) -> Option<tiny_skia::Path> {
    let at = |point: tiny_skia::Point| Point::px(f64::from(point.x), f64::from(point.y));
    let mut walk = Walk::new(canvas, path.len());
    for step in path.segments() {
        let step = match step {
            PathSegment::MoveTo(a) => Segment::Move(at(a)),
            PathSegment::LineTo(a) => Segment::Line(at(a)),
            PathSegment::QuadTo(a, b) => Segment::Quad(at(a), at(b)),
            PathSegment::CubicTo(a, b, c) => Segment::Cubic(at(a), at(b), at(c)),
            PathSegment::Close => Segment::Close,
        };
        walk.step(step.mapped(ts));
    }
    walk.builder.finish()
}

/// The outline with its curves, to be stroked.
pub(super) fn exact(path: &Path, ts: &Transform) -> Option<tiny_skia::Path> {
    let mut builder = PathBuilder::with_capacity(path.segments.len(), path.segments.len() * 3);
    for step in &path.segments {
        match step.mapped(ts) {
            Segment::Move(a) => {
                let (x, y) = reach(a);
                builder.move_to(x, y);
            }
            Segment::Line(a) => {
                let (x, y) = reach(a);
                builder.line_to(x, y);
            }
            Segment::Quad(a, b) => {
                let ((x1, y1), (x, y)) = (reach(a), reach(b));
                builder.quad_to(x1, y1, x, y);
            }
            Segment::Cubic(a, b, c) => {
                let ((x1, y1), (x2, y2), (x, y)) = (reach(a), reach(b), reach(c));
                builder.cubic_to(x1, y1, x2, y2, x, y);
            }
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

fn reach(point: Point) -> (f32, f32) {
    let near = |length: Abs| Abs::px(length.to_px()).to_px().clamp(-FAR, FAR) as f32;
    (near(point.x), near(point.y))
}

struct Walk {
    area: Rect,
    builder: PathBuilder,
    start: Point,
    last: Point,
}

impl Walk {
    fn new(canvas: &Canvas, steps: usize) -> Self {
        let size = canvas.area().size;
        let area = Rect::px(
            -2.0,
            -2.0,
            size.width.to_px() + 4.0,
            size.height.to_px() + 4.0,
        );
        let builder = PathBuilder::with_capacity(steps * 2, steps * 2);
        Self {
            area,
            builder,
            start: Point::ORIGIN,
            last: Point::ORIGIN,
        }
    }

    fn step(&mut self, step: Segment) {
        match step {
            Segment::Move(to) => {
                let (x, y) = reach(to);
                self.builder.move_to(x, y);
                (self.start, self.last) = (to, to);
            }
            Segment::Line(to) => self.line(to),
            Segment::Quad(b, c) => {
                let a = self.last;
                self.curve(&[a, b, c], 2.0 * bend(a, b, c), |t| {
                    let s = 1.0 - t;
                    mix(&[(s * s, a), (2.0 * s * t, b), (t * t, c)])
                });
            }
            Segment::Cubic(b, c, d) => {
                let a = self.last;
                self.curve(&[a, b, c, d], 6.0 * bend(a, b, c).max(bend(b, c, d)), |t| {
                    let s = 1.0 - t;
                    let (p, q) = (3.0 * s * s * t, 3.0 * s * t * t);
                    mix(&[(s * s * s, a), (p, b), (q, c), (t * t * t, d)])
                });
            }
            Segment::Close => {
                self.builder.close();
                self.last = self.start;
            }
        }
    }

    fn line(&mut self, to: Point) {
        let (x, y) = reach(to);
        self.builder.line_to(x, y);
        self.last = to;
    }

    /// A curve in as many equal pieces as its bend asks for (Wang's formula); as one where it is not
    /// seen: its chord winds around the canvas in the same way.
    fn curve(&mut self, hull: &[Point], bend: f64, at: impl Fn(f64) -> Point) {
        let Some(end) = hull.last() else { return };
        if meets(&self.area, &around(hull)) {
            let pieces = (bend / (8.0 * FLATNESS)).sqrt().ceil().clamp(1.0, PIECES);
            for piece in 1..pieces as usize {
                self.line(at(piece as f64 / pieces));
            }
        }
        self.line(*end);
    }
}

/// The box around some points, a little larger, so that straight hulls have an area.
fn around(hull: &[Point]) -> Rect {
    let boxes = hull
        .iter()
        .map(|point| Rect::px(point.x.to_px(), point.y.to_px(), 0.1, 0.1));
    boxes.reduce(|one, two| one.union(&two)).unwrap_or_default()
}

fn bend(a: Point, b: Point, c: Point) -> f64 {
    let (x, y) = (
        (a.x - b.x * 2.0 + c.x).to_px(),
        (a.y - b.y * 2.0 + c.y).to_px(),
    );
    (x * x + y * y).sqrt()
}

fn mix(parts: &[(f64, Point)]) -> Point {
    let zero = Point::ORIGIN;
    parts.iter().fold(zero, |sum, (share, point)| Point {
        x: sum.x + point.x * *share,
        y: sum.y + point.y * *share,
    })
}
