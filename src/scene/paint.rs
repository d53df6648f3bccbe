//! Paints, outlines and strokes.

use crate::color::Color;
use crate::geom::{Abs, Point, Rect, Transform};

/// A colour at a place of a gradient.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// Where it is on the way: 0 the start, 1 the end; stops are sorted.
    pub at: f32,
    /// The colour there.
    pub color: Color,
}

/// What a gradient does beyond its ends.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// The end colours go on.
    #[default]
    Pad,
    /// The gradient runs there and back.
    Reflect,
    /// The gradient starts again.
    Repeat,
}

/// What an area is filled with. Coordinates are those of the item's own space: poster px outside of
/// any group transform, so bands and tiles leave no seam.
#[derive(Debug, Clone, PartialEq)]
pub enum Paint {
    /// One colour.
    Solid(Color),
    /// Colours along a line.
    Linear {
        /// Where the first stop lies.
        from: Point,
        /// Where the last stop lies.
        to: Point,
        /// The stops, sorted.
        stops: Vec<Stop>,
        /// Beyond the ends.
        spread: Spread,
        /// From gradient space to item space.
        transform: Transform,
    },
    /// Colours from a centre outwards.
    Radial {
        /// The centre.
        center: Point,
        /// Where the last stop lies.
        radius: Abs,
        /// The stops, sorted.
        stops: Vec<Stop>,
        /// Beyond the radius.
        spread: Spread,
        /// From gradient space to item space (an ellipse is a scaled circle).
        transform: Transform,
    },
}

/// Which side of an outline is inside.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Non-zero winding.
    #[default]
    Winding,
    /// Even-odd.
    EvenOdd,
}

/// One step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Begin a contour.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A quadratic curve: control, end.
    Quad(Point, Point),
    /// A cubic curve: two controls, end.
    Cubic(Point, Point, Point),
    /// Back to the contour's start.
    Close,
}

/// An outline.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Path {
    /// The steps in order.
    pub segments: Vec<Segment>,
}

impl Segment {
    /// The step after a transform.
    pub fn mapped(&self, ts: &Transform) -> Self {
        match *self {
            Self::Move(a) => Self::Move(ts.apply(a)),
            Self::Line(a) => Self::Line(ts.apply(a)),
            Self::Quad(a, b) => Self::Quad(ts.apply(a), ts.apply(b)),
            Self::Cubic(a, b, c) => Self::Cubic(ts.apply(a), ts.apply(b), ts.apply(c)),
            Self::Close => Self::Close,
        }
    }
}

impl Path {
    /// The box around all points of the outline, control points included; `None` when it is empty.
    pub fn bounds(&self) -> Option<Rect> {
        let points = self.segments.iter().flat_map(|segment| match *segment {
            Segment::Move(a) | Segment::Line(a) => vec![a],
            Segment::Quad(a, b) => vec![a, b],
            Segment::Cubic(a, b, c) => vec![a, b, c],
            Segment::Close => vec![],
        });
        points
            .map(|origin| Rect {
                origin,
                size: Default::default(),
            })
            .reduce(|bounds, point| bounds.union(&point))
    }
}

/// How a stroke ends.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum LineCap {
    /// Cut at the end.
    #[default]
    Butt,
    /// A half disc.
    Round,
    /// A half square.
    Square,
}

/// How a stroke turns a corner.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum LineJoin {
    /// A point (limited to 4 widths).
    #[default]
    Miter,
    /// An arc.
    Round,
    /// A cut corner.
    Bevel,
}

/// A line along an outline, centred on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub paint: Paint,
    /// Its width, above zero.
    pub width: Abs,
    /// Its ends.
    pub cap: LineCap,
    /// Its corners.
    pub join: LineJoin,
    /// Lengths drawn and left out in turn; empty for an unbroken line.
    pub dash: Vec<Abs>,
    /// Where in the dashes the line starts.
    pub dash_offset: Abs,
}

impl Stroke {
    /// An unbroken line with butt ends and mitred corners.
    pub fn solid(paint: Paint, width: Abs) -> Self {
        Self {
            paint,
            width,
            cap: LineCap::default(),
            join: LineJoin::default(),
            dash: Vec::new(),
            dash_offset: Abs::ZERO,
        }
    }
}
