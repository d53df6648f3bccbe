//! A9: what is drawn around marked words besides colour and weight: dots, lines, boxes.

use std::ops::Range;

use super::frame::{Cell, Line};
use crate::font::MIDDLE;
use crate::geom::{Abs, Point, Rect, Size};
use crate::scene::Writing;

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

/// Where a shape lies across its line, in em from the middle of the em box: below a line, and beside a
/// column.
#[derive(Debug, Clone, Copy)]
struct Across {
    from: f64,
    to: f64,
}

impl Line {
    /// The shapes for stretches of the paragraph's text. EM-03: they cover what stands on the line of
    /// a stretch, with the gaps inside it but none at its ends. Beside a column dots stand on the right
    /// and lines on the left (CLREQ, emphasis marks and proper noun marks).
    pub fn ornaments(
        &self,
        writing: Writing,
        sign: Sign,
        stretches: &[Range<usize>],
    ) -> Vec<Ornament> {
        match sign {
            Sign::Dots => {
                let cells = self.cells.iter().filter(|cell| cell.is_han);
                let marked = cells.filter(|cell| is_in(stretches, cell));
                marked.map(|cell| self.dot(writing, cell)).collect()
            }
            Sign::Underline => {
                let from = LINE_DROP + MIDDLE;
                let to = from + LINE_WEIGHT;
                let across = match writing {
                    Writing::Horizontal => Across { from, to },
                    Writing::Vertical => Across {
                        from: -to,
                        to: -from,
                    },
                };
                self.bars(writing, stretches, across)
            }
            Sign::Box => {
                let reach = 0.5 + BOX_REACH;
                let across = Across {
                    from: -reach,
                    to: reach,
                };
                self.bars(writing, stretches, across)
            }
        }
    }

    /// A place of the line, from along it and from the middle of its em box, in em.
    fn place(&self, writing: Writing, along: Abs, across: f64) -> Point {
        match writing {
            Writing::Horizontal => Point {
                x: along,
                y: self.baseline + self.em * (across - MIDDLE),
            },
            Writing::Vertical => Point {
                x: self.baseline + self.em * across,
                y: along,
            },
        }
    }

    fn dot(&self, writing: Writing, cell: &Cell) -> Ornament {
        let along = (cell.left + cell.right) / 2.0;
        Ornament::Dot {
            center: self.place(writing, along, DOT_DROP + MIDDLE),
            radius: self.em * DOT_RADIUS,
        }
    }

    /// One bar for each stretch: at one height whatever the sizes and faces above it are.
    fn bars(&self, writing: Writing, stretches: &[Range<usize>], across: Across) -> Vec<Ornament> {
        let mut extents: Vec<(Abs, Abs)> = Vec::new();
        for stretch in stretches {
            let mut cells = self.cells.iter().filter(|cell| overlaps(stretch, cell));
            if let Some(first) = cells.next() {
                let last = cells.next_back().unwrap_or(first);
                extents.push((first.left, last.right));
            }
        }
        part(&mut extents, self.em * APART);
        let bar = |(left, right): (Abs, Abs)| {
            let from = self.place(writing, left, across.from);
            let to = self.place(writing, right, across.to);
            Ornament::Bar(Rect {
                origin: from,
                size: Size {
                    width: to.x - from.x,
                    height: to.y - from.y,
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
