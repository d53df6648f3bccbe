//! Glyph outlines in the scene's own terms.

use crate::font::{Face, Pen};
use crate::geom::{Abs, Point};
use crate::scene::{Path, Segment};

/// Writes a glyph's outline into a path, at a size and a place, y downwards.
pub(super) struct Trace<'a> {
    path: &'a mut Path,
    origin: Point,
    size: f64,
}

/// Appends the outline of a glyph with its origin at a point.
pub(super) fn append(path: &mut Path, face: &Face, glyph: u16, origin: Point, size: Abs) {
    let size = size.to_px();
    let mut trace = Trace { path, origin, size };
    face.outline(glyph, &mut trace);
}

impl Trace<'_> {
    fn at(&self, x: f32, y: f32) -> Point {
        Point {
            x: self.origin.x + Abs::px(f64::from(x) * self.size),
            y: self.origin.y - Abs::px(f64::from(y) * self.size),
        }
    }
}

impl Pen for Trace<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.path.segments.push(Segment::Move(to));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.path.segments.push(Segment::Line(to));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let step = Segment::Quad(self.at(cx, cy), self.at(x, y));
        self.path.segments.push(step);
    }
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let step = Segment::Cubic(self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.path.segments.push(step);
    }
    fn close(&mut self) {
        self.path.segments.push(Segment::Close);
    }
}
