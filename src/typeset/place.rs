//! Puts the glyphs of chosen lines where they belong.

use super::cjk::class::Class;
use super::cjk::stance::Stance;
use super::fit::Fit;
use super::frame::{Cell, Frame, Line, LineRun};
use super::ruler::{Ruler, Span};
use super::style::Align;
use super::unit::{Grow, Joint, Shrink, Unit, UnitGlyph};
use crate::font::MIDDLE;
use crate::geom::{Abs, Point, Size};
use crate::scene::{Glyph, Writing};

/// A chosen line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    /// Its units.
    pub(crate) span: Span,
    /// What is done to its joints.
    pub(crate) fit: Fit,
}

/// The widest measure that lines can lean against; beyond it there is no right edge.
const EDGE: f64 = 1e6;

/// The frame of chosen lines; `scale` makes all of it smaller (TB-05).
pub(crate) fn frame(ruler: &Ruler<'_>, rows: &[Row], scale: f64) -> Frame {
    let shaped = ruler.shaped;
    let pitch = shaped.setting.pitch;
    let mut lines = Vec::with_capacity(rows.len());
    let writing = shaped.setting.writing;
    for (idx, row) in rows.iter().enumerate() {
        let baseline = match writing {
            Writing::Horizontal => pitch * idx as f64 + shaped.ascent,
            // Columns go from right to left, and their middle is that of their pitch (VM-01).
            Writing::Vertical => pitch * ((rows.len() - idx) as f64 - 0.5),
        };
        lines.push(line(ruler, row, scale, baseline));
    }
    let right = |line: &Line| match shaped.setting.align {
        Align::Start => line.left + line.width,
        Align::Center | Align::End => line.width,
    };
    let along = lines.iter().map(right).fold(Abs::ZERO, Abs::max);
    let across = shaped.size * (pitch * lines.len() as f64);
    let (width, height) = match writing {
        Writing::Horizontal => (along, across),
        Writing::Vertical => (across, along),
    };
    Frame {
        lines,
        size: Size { width, height },
        writing,
    }
}

fn line(ruler: &Ruler<'_>, row: &Row, scale: f64, baseline: f64) -> Line {
    let shaped = ruler.shaped;
    let (first, end) = shaped.sums.visible(row.span.start, row.span.end);
    if first == end {
        return Line {
            range: blank(ruler, row.span.start),
            left: shaped.size * ruler.indent(row.span.start),
            baseline: shaped.size * baseline,
            ..Line::default()
        };
    }
    let width = row.fit.width(&ruler.stock(row.span)) * scale;
    let (left, lead) = start(ruler, row, first, width);
    let mut pen = Pen {
        ruler,
        scale,
        baseline: shaped.size * baseline,
        x: left / scale,
        pull: 0.0,
        runs: Vec::new(),
        cells: Vec::with_capacity(end - first),
    };
    if shaped.setting.align == Align::Start {
        pen.pull = shaped.units[first].pull;
    }
    for idx in first..end {
        let before = if idx == first {
            lead
        } else {
            pen.open(row, idx)
        };
        let after = if idx + 1 < end {
            tail(row, &shaped.joints[idx + 1])
        } else {
            0.0
        };
        pen.put(&shaped.units[idx], before, after);
    }
    Line {
        range: shaped.units[first].range.start..shaped.units[end - 1].range.end,
        left: shaped.size * left,
        width: shaped.size * (width + lead * scale),
        baseline: shaped.size * baseline,
        runs: pen.runs,
        em: shaped.size * scale,
        cells: pen.cells,
    }
}

/// The place in the source of a line without anything on it.
fn blank(ruler: &Ruler<'_>, start: usize) -> std::ops::Range<usize> {
    let units = &ruler.shaped.units;
    let place = match (units.get(start), units.last()) {
        (Some(unit), _) => unit.range.start,
        (None, Some(last)) => last.range.end,
        (None, None) => 0,
    };
    place..place
}

/// Where a line begins, and how much blank its first mark keeps. TB-06: what is centred is what is
/// seen. PW-06: an opening mark is flush. PW-07: after an indent its blank lies in the indent.
fn start(ruler: &Ruler<'_>, row: &Row, first: usize, width: f64) -> (f64, f64) {
    let indent = ruler.indent(row.span.start);
    let free = if ruler.measure < EDGE {
        ruler.measure - width
    } else {
        0.0
    };
    match ruler.shaped.setting.align {
        Align::Center => (free / 2.0, 0.0),
        Align::End => (free, 0.0),
        Align::Start => {
            let unit = &ruler.shaped.units[first];
            let room = unit.class == Class::Open && row.span.start == 0 && indent >= unit.lead;
            let lead = if room { unit.lead } else { 0.0 };
            (indent - lead, lead)
        }
    }
}

/// The blank that the mark before a joint keeps.
fn tail(row: &Row, joint: &Joint) -> f64 {
    joint.tail * (1.0 - shrunk(row, joint))
}

fn shrunk(row: &Row, joint: &Joint) -> f64 {
    match joint.shrink {
        Shrink::Never => 0.0,
        Shrink::Bracket => row.fit.blanks[0],
        Shrink::Comma => row.fit.blanks[1],
        Shrink::Period => row.fit.blanks[2],
    }
}

/// Where the next glyph goes.
struct Pen<'a> {
    ruler: &'a Ruler<'a>,
    scale: f64,
    baseline: Abs,
    x: f64,
    /// How far the next unit is drawn to the left of its cell.
    pull: f64,
    runs: Vec<LineRun>,
    cells: Vec<Cell>,
}

impl Pen<'_> {
    /// Moves over the gap before a unit; returns the blank that its mark keeps.
    fn open(&mut self, row: &Row, idx: usize) -> f64 {
        let joint = &self.ruler.shaped.joints[idx];
        let grown = match joint.grow {
            Grow::Never => 0.0,
            Grow::Space(most) => most * row.fit.space,
            Grow::Gap(most) => most * row.fit.gap,
            Grow::Even => row.fit.even,
        };
        self.x += joint.gap + grown;
        joint.lead * (1.0 - shrunk(row, joint))
    }

    /// Puts the glyphs of a unit, with the blanks that it keeps.
    fn put(&mut self, unit: &Unit, lead: f64, tail: f64) {
        let shaped = self.ruler.shaped;
        let glyphs = &shaped.glyphs[unit.glyphs.clone()];
        let count = glyphs.len();
        let drawn: f64 = glyphs.iter().map(|glyph| glyph.advance).sum();
        let cell = lead + unit.body + tail;
        let size = shaped.size * self.scale;
        let mut x = self.x + lead + unit.shift - std::mem::take(&mut self.pull);
        for (idx, glyph) in glyphs.iter().enumerate() {
            // What the unit is wider or narrower than its glyphs is the last one's.
            let own = if idx + 1 == count {
                glyph.advance + cell - drawn
            } else {
                glyph.advance
            };
            let at = self.origin(unit, x, glyph);
            let placed = Glyph {
                id: glyph.id,
                at,
                advance: size * own,
                range: unit.range.clone(),
            };
            self.push(unit, size * unit.size, placed);
            x += glyph.advance;
        }
        if !unit.is_space() {
            self.cells.push(Cell {
                range: unit.range.clone(),
                left: size * self.x,
                right: size * (self.x + cell),
                is_han: unit.class == Class::Han,
                is_single: count == 1,
            });
        }
        self.x += cell;
    }

    /// Where the origin of a glyph is, when the pen is at `along` of the line.
    fn origin(&self, unit: &Unit, along: f64, glyph: &UnitGlyph) -> Point {
        let shaped = self.ruler.shaped;
        let size = shaped.size * self.scale;
        match (shaped.setting.writing, unit.stance) {
            (Writing::Horizontal, _) => Point {
                x: size * (along + glyph.dx),
                y: self.baseline - size * glyph.dy,
            },
            (Writing::Vertical, Stance::Upright | Stance::Abreast) => Point {
                x: self.baseline + size * glyph.dx,
                y: size * (along - glyph.dy),
            },
            // Turned clockwise, what was above the baseline is right of it.
            (Writing::Vertical, Stance::Turned | Stance::Laid) => Point {
                x: self.baseline + size * (glyph.dy - MIDDLE * unit.em),
                y: size * (along + glyph.dx),
            },
        }
    }

    fn push(&mut self, unit: &Unit, size: Abs, glyph: Glyph) {
        let is_turned = matches!(unit.stance, Stance::Turned | Stance::Laid);
        let goes_on =
            |run: &LineRun| run.face == unit.face && run.size == size && run.is_turned == is_turned;
        match self.runs.last_mut() {
            Some(run) if goes_on(run) => run.glyphs.push(glyph),
            _ => self.runs.push(LineRun {
                face: unit.face,
                size,
                is_turned,
                glyphs: vec![glyph],
            }),
        }
    }
}
