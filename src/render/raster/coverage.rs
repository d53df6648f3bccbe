//! Exact coverage of glyph outlines: each pixel holds the share of it that lies inside, in 256 steps.
//!
//! The method of font-rs: every line leaves its signed area in the pixels it crosses, and a running
//! sum along the row turns areas into coverage. Written anew rather than taken from a crate, because
//! those choose fused multiplication by what the machine has, and the pixels would depend on it.

use crate::font::{Face, Pen};

/// How far a chord may lie from its curve, in pixels. A sixteenth of a grey step on a straight edge.
const FLATNESS: f32 = 0.01;
/// Pieces of a curve at most.
const PIECES: f32 = 48.0;
/// Pixels of a glyph at most; a font that draws more at text size lies.
const MOST: f32 = 1_000_000.0;

/// The coverage of a glyph around its origin.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct GlyphMask {
    /// The column of the left edge, from the origin.
    pub(super) left: i32,
    /// The row of the upper edge, from the baseline downwards.
    pub(super) top: i32,
    /// Columns.
    pub(super) width: usize,
    /// The rows.
    pub(super) cover: Vec<u8>,
}

/// Draws a glyph with its origin at `x`, `y` within the pixel at 0, 0.
pub(super) fn rasterize(face: &Face, glyph: u16, size: f32, (x, y): (f32, f32)) -> GlyphMask {
    let mut lines = Lines {
        size,
        x,
        y,
        ..Lines::default()
    };
    face.outline(glyph, &mut lines);
    lines.end();
    lines.mask().unwrap_or_default()
}

/// An outline as straight lines in pixels, y downwards.
#[derive(Default)]
struct Lines {
    size: f32,
    x: f32,
    y: f32,
    start: (f32, f32),
    last: (f32, f32),
    all: Vec<[f32; 4]>,
}

impl Lines {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (x * self.size + self.x, self.y - y * self.size)
    }

    fn to(&mut self, to: (f32, f32)) {
        self.all.push([self.last.0, self.last.1, to.0, to.1]);
        self.last = to;
    }

    fn end(&mut self) {
        if self.last != self.start {
            self.to(self.start);
        }
    }

    /// Walks a curve in as many equal pieces as its bend asks for (Wang's formula).
    fn walk(&mut self, bend: f32, curve: impl Fn(f32) -> (f32, f32)) {
        let pieces = (bend / (8.0 * FLATNESS)).sqrt().ceil().clamp(1.0, PIECES);
        let mut piece = 1.0;
        while piece <= pieces {
            self.to(curve(piece / pieces));
            piece += 1.0;
        }
    }

    fn mask(&self) -> Option<GlyphMask> {
        let (mut low, mut high) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
        for &[x0, y0, x1, y1] in &self.all {
            low = (low.0.min(x0).min(x1), low.1.min(y0).min(y1));
            high = (high.0.max(x0).max(x1), high.1.max(y0).max(y1));
        }
        let (left, top) = (low.0.floor(), low.1.floor());
        let (width, height) = (high.0.ceil() - left + 1.0, high.1.ceil() - top);
        if !(width * height > 0.0 && width * height < MOST && width < MOST && height < MOST) {
            return None;
        }
        let mut areas = Areas::new(width as usize, height as usize);
        for &[x0, y0, x1, y1] in &self.all {
            areas.line((x0 - left, y0 - top), (x1 - left, y1 - top));
        }
        let (left, top, width) = (left as i32, top as i32, width as usize);
        Some(GlyphMask {
            left,
            top,
            width,
            cover: areas.coverage(),
        })
    }
}

fn bend(a: (f32, f32), b: (f32, f32), c: (f32, f32)) -> f32 {
    let (x, y) = (a.0 - 2.0 * b.0 + c.0, a.1 - 2.0 * b.1 + c.1);
    (x * x + y * y).sqrt()
}

impl Pen for Lines {
    fn move_to(&mut self, x: f32, y: f32) {
        self.end();
        self.start = self.at(x, y);
        self.last = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.to(self.at(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (a, b, c) = (self.last, self.at(cx, cy), self.at(x, y));
        self.walk(2.0 * bend(a, b, c), |t| {
            let s = 1.0 - t;
            let (p, q, r) = (s * s, 2.0 * s * t, t * t);
            (p * a.0 + q * b.0 + r * c.0, p * a.1 + q * b.1 + r * c.1)
        });
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (a, b) = (self.last, self.at(cx0, cy0));
        let (c, d) = (self.at(cx1, cy1), self.at(x, y));
        self.walk(6.0 * bend(a, b, c).max(bend(b, c, d)), |t| {
            let s = 1.0 - t;
            let (p, q, r, w) = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
            let x = p * a.0 + q * b.0 + r * c.0 + w * d.0;
            (x, p * a.1 + q * b.1 + r * c.1 + w * d.1)
        });
    }

    fn close(&mut self) {
        self.end();
    }
}

/// Signed areas: each row's running sum is the coverage.
struct Areas {
    width: usize,
    cells: Vec<f32>,
}

impl Areas {
    /// Rows are one cell wider than the mask: the last crossing leaves its rest there.
    fn new(width: usize, height: usize) -> Self {
        Self {
            width,
            cells: vec![0.0; (width + 1) * height],
        }
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        if from.1 == to.1 {
            return;
        }
        let (sign, from, to) = if from.1 < to.1 {
            (1.0, from, to)
        } else {
            (-1.0, to, from)
        };
        let slope = (to.0 - from.0) / (to.1 - from.1);
        let rows = self.cells.len() / (self.width + 1);
        let first = from.1 as usize;
        let last = (to.1.ceil() as usize).min(rows);
        for row in first..last {
            let top = from.1.max(row as f32);
            let bottom = to.1.min(row as f32 + 1.0);
            let x0 = from.0 + (top - from.1) * slope;
            let x1 = from.0 + (bottom - from.1) * slope;
            self.cross(row, (x0.min(x1), x0.max(x1)), (bottom - top) * sign);
        }
    }

    /// A line crosses a row between two columns and leaves `height` of winding to its right.
    fn cross(&mut self, row: usize, (x0, x1): (f32, f32), height: f32) {
        let edge = self.width as f32 - 1.0;
        let (x0, x1) = (x0.clamp(0.0, edge), x1.clamp(0.0, edge));
        let cells = &mut self.cells[row * (self.width + 1)..][..self.width + 1];
        let (first, last) = (x0 as usize, x1 as usize);
        if first == last {
            let part = height * ((x0 + x1) / 2.0 - first as f32);
            cells[first] += height - part;
            cells[first + 1] += part;
            return;
        }
        // Over several pixels: `covered` is the coverage of a pixel, the cells hold its steps.
        let per = height / (x1 - x0);
        let mut before = 0.0;
        for (column, cell) in cells.iter_mut().enumerate().take(last + 1).skip(first) {
            let (left, right) = (column as f32, column as f32 + 1.0);
            let (enter, leave) = (x0.max(left), x1.min(right));
            let passed = (enter - x0) * per;
            let covered = passed + (leave - enter) * per * (right - (enter + leave) / 2.0);
            *cell += covered - before;
            before = covered;
        }
        cells[last + 1] += height - before;
    }

    fn coverage(&self) -> Vec<u8> {
        let mut cover = Vec::with_capacity(self.cells.len());
        for row in self.cells.chunks_exact(self.width + 1) {
            let mut sum = 0.0;
            cover.extend(row[..self.width].iter().map(|cell| {
                sum += cell;
                (sum.abs().min(1.0) * 255.0 + 0.5) as u8
            }));
        }
        cover
    }
}
