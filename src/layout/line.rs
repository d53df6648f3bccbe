//! A set line or column where it is on the poster.

use super::set::Set;
use crate::geom::{Abs, Point, Rect, Size};
use crate::scene::Glyph;
use crate::typeset::{self, Writing};

/// From the baseline to the top of the em box (VM-01), in em.
const ASCENT: f64 = 0.88;

/// A line or column where it is on the poster.
pub(super) struct DrawnLine<'a> {
    /// The lines that it is one of.
    pub(super) set: &'a Set,
    /// The line as it was set.
    pub(super) line: &'a typeset::Line,
    /// The upper left corner of the frame; columns stand at the right edge of their box.
    corner: Point,
    /// The baseline, or the middle of a column.
    pub(super) baseline: Abs,
}

impl<'a> DrawnLine<'a> {
    pub(super) fn new(set: &'a Set, line: &'a typeset::Line, rect: &Rect) -> Self {
        let along = line.baseline * set.pitch;
        let (corner, baseline) = match set.frame.writing {
            // VM-07: baselines fall on whole pixels, positions along the line stay fractional.
            Writing::Horizontal => {
                let corner = Point {
                    x: rect.left() + set.shift,
                    y: rect.top(),
                };
                (corner, (rect.top() + along + set.drop).round())
            }
            Writing::Vertical => {
                let left = rect.right() - set.size().width;
                let top = rect.top();
                (Point { x: left, y: top }, left + along)
            }
        };
        Self {
            set,
            line,
            corner,
            baseline,
        }
    }

    /// Where a place of the frame is on the poster.
    pub(super) fn place(&self, at: Point) -> Point {
        let (line, shrunk) = (self.line.baseline, self.set.shrunk);
        match self.set.frame.writing {
            Writing::Horizontal => Point {
                x: self.corner.x + at.x * shrunk,
                y: self.baseline + (at.y - line) * shrunk,
            },
            Writing::Vertical => Point {
                x: self.baseline + (at.x - line) * shrunk,
                y: self.corner.y + at.y * shrunk,
            },
        }
    }

    /// Where what is seen begins: its left edge, or the upper one of a column.
    pub(super) fn start(&self) -> Abs {
        let edge = match self.set.frame.writing {
            Writing::Horizontal => self.corner.x,
            Writing::Vertical => self.corner.y,
        };
        edge + self.line.left * self.set.shrunk
    }

    /// The em boxes of a type size, from the first to the last.
    pub(super) fn em_boxes(&self, size: Abs) -> Rect {
        let size = size * self.set.shrunk;
        let (start, extent) = (self.start(), self.line.width * self.set.shrunk);
        let (x, y, width, height) = match self.set.frame.writing {
            Writing::Horizontal => (start, self.baseline - size * ASCENT, extent, size),
            Writing::Vertical => (self.baseline - size / 2.0, start, size, extent),
        };
        Rect {
            origin: Point { x, y },
            size: Size { width, height },
        }
    }
}

/// The em boxes of a run of glyphs: what a gradient of lettering spans.
pub(super) fn em_box(glyphs: &[Glyph], size: Abs) -> Rect {
    let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else {
        return Rect::default();
    };
    let origin = Point {
        x: first.at.x,
        y: first.at.y - size * ASCENT,
    };
    Rect {
        origin,
        size: Size {
            width: last.at.x + last.advance - first.at.x,
            height: size,
        },
    }
}
