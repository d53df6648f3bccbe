//! A9: what is drawn around marked words besides colour and weight: dots, lines, boxes.

use std::ops::Range;

use super::frame::{Cell, Line};
use crate::geom::{Abs, Point, Rect, Size};

/// How marked words are set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// 着重号: a dot under every Han (EM-01).
    Dots,
    /// A line below the words (EM-02).
    Underline,
    /// A box behind the words (EM-06).
    Box,
}

/// A shape that belongs to marked words; its place is relative to the frame's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ornament {
    /// A dot.
    Dot {
        /// Its centre.
        center: Point,
        /// Half its diameter.
        radius: Abs,
    },
    /// A line or a box.
    Bar(Rect),
}

/// The lower edge of the em box, below the baseline.
const BELOW: f64 = 0.12;
/// The upper edge of the em box, above the baseline.
const ABOVE: f64 = 0.88;
/// EM-01: the centre of a dot below the baseline: 0.06 em free of the em box, so that half the gap of
/// the closest pitch (VM-04) stays free below it …
const DOT_DROP: f64 = 0.26;
/// … and half its diameter.
const DOT_RADIUS: f64 = 0.08;
/// EM-02: the upper edge of a line below the baseline (0.13–0.28) …
const LINE_DROP: f64 = 0.17;
/// … and its thickness (0.04–0.08).
const LINE_WEIGHT: f64 = 0.06;
/// EM-06: how far a box reaches beyond the em box (0.05–0.12).
const BOX_REACH: f64 = 0.08;
/// EM-04: the blank between the shapes of neighbours.
const APART: f64 = 0.1;

impl Line {
    /// The shapes for stretches of the paragraph's text. EM-03: they cover what stands on the line of
    /// a stretch, with the gaps inside it but none at its ends.
    pub fn ornaments(&self, sign: Sign, stretches: &[Range<usize>]) -> Vec<Ornament> {
        match sign {
            Sign::Dots => {
                let cells = self.cells.iter().filter(|cell| cell.is_han);
                let marked = cells.filter(|cell| is_in(stretches, cell));
                marked.map(|cell| self.dot(cell)).collect()
            }
            Sign::Underline => self.bars(stretches, LINE_DROP, LINE_DROP + LINE_WEIGHT),
            Sign::Box => self.bars(stretches, -ABOVE - BOX_REACH, BELOW + BOX_REACH),
        }
    }

    fn dot(&self, cell: &Cell) -> Ornament {
        Ornament::Dot {
            center: Point {
                x: (cell.left + cell.right) / 2.0,
                y: self.baseline + self.em * DOT_DROP,
            },
            radius: self.em * DOT_RADIUS,
        }
    }

    /// One bar for each stretch, from `top` to `bottom` in em below the baseline: at one height
    /// whatever the sizes and faces above it are.
    fn bars(&self, stretches: &[Range<usize>], top: f64, bottom: f64) -> Vec<Ornament> {
        let mut extents: Vec<(Abs, Abs)> = Vec::new();
        for stretch in stretches {
            let mut cells = self.cells.iter().filter(|cell| overlaps(stretch, cell));
            if let Some(first) = cells.next() {
                let last = cells.next_back().unwrap_or(first);
                extents.push((first.left, last.right));
            }
        }
        part(&mut extents, self.em * APART);
        let y = self.baseline + self.em * top;
        let height = self.em * (bottom - top);
        let bar = |(left, right): (Abs, Abs)| {
            Ornament::Bar(Rect {
                origin: Point { x: left, y },
                size: Size {
                    width: right - left,
                    height,
                },
            })
        };
        extents.into_iter().map(bar).collect()
    }
}

/// EM-04: neighbours that would touch give way, each by half of what is missing.
fn part(extents: &mut [(Abs, Abs)], apart: Abs) {
    for idx in 1..extents.len() {
        let missing = apart - (extents[idx].0 - extents[idx - 1].1);
        if missing > Abs::ZERO {
            extents[idx - 1].1 -= missing / 2.0;
            extents[idx].0 += missing / 2.0;
        }
    }
}

fn is_in(stretches: &[Range<usize>], cell: &Cell) -> bool {
    stretches.iter().any(|stretch| overlaps(stretch, cell))
}

fn overlaps(stretch: &Range<usize>, cell: &Cell) -> bool {
    stretch.start < cell.range.end && cell.range.start < stretch.end
}
