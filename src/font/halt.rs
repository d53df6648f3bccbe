//! How much blank a face leaves beside its full-width marks, so that a line may squeeze it.

use std::collections::BTreeMap;

use super::{Face, Form, Pen};

/// The blank that may be taken from a glyph, in em.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Halt {
    /// On its left side; in a column on its upper side.
    pub left: f64,
    /// On its right side; in a column on its lower side.
    pub right: f64,
    /// How far the ink of an opening mark still is from that edge when its blank is taken.
    pub inset: f64,
}

/// Which way the marks follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Along a line.
    Across,
    /// Down a column.
    Down,
}

/// The marks that have a blank half; those of the left side first.
const OPENING: &str = "“‘（〔［｛《〈「『【〖";
const CLOSING: &str = "”’）〕］｝》〉」』】〗、。，．：；？！";

/// PW-13: a blank is taken by ink only when the face has no `halt` and the blank is this wide.
const BLANK: f64 = 0.45;

/// Reads the blanks of all marks of a face.
pub(super) fn read(face: &Face, way: Way) -> BTreeMap<u16, Halt> {
    let sides = OPENING
        .chars()
        .map(|char| (char, true))
        .chain(CLOSING.chars().map(|char| (char, false)));
    sides
        .filter_map(|(char, opening)| mark(face, way, char, opening))
        .collect()
}

fn mark(face: &Face, way: Way, char: char, opening: bool) -> Option<(u16, Halt)> {
    if !face.covers(char) {
        return None;
    }
    let (whole, without) = match way {
        Way::Across => (Form::Han, Form::Half),
        Way::Down => (Form::Column, Form::ColumnHalf),
    };
    let full = *face.shape(&[(char, 0)], whole).first()?;
    let half = *face.shape(&[(char, 0)], without).first()?;
    if full.advance < 0.9 {
        return None;
    }
    let taken = full.advance - half.advance;
    let ink = Ink::of(face, full.id).map(|ink| match way {
        Way::Across => (ink.left, full.advance - ink.right),
        // The origin is `-dy` below the top of the cell.
        Way::Down => (-full.dy - ink.top, full.advance + full.dy + ink.bottom),
    });
    let halt = if taken > 0.0 {
        let left = match way {
            Way::Across => full.dx - half.dx,
            Way::Down => half.dy - full.dy,
        }
        .max(0.0);
        Halt {
            left,
            right: (taken - left).max(0.0),
            inset: 0.0,
        }
    } else {
        by_ink(ink?, full.advance, opening)?
    };
    let inset = ink
        .filter(|_| opening)
        .map_or(0.0, |(before, _)| before - halt.left);
    Some((full.id, Halt { inset, ..halt }))
}

/// Half the advance, or what of it is blank, where the blank before or after the ink is that wide.
fn by_ink((left, right): (f64, f64), advance: f64, opening: bool) -> Option<Halt> {
    match opening {
        true if left >= BLANK => Some(Halt {
            left: left.min(advance / 2.0),
            right: 0.0,
            inset: 0.0,
        }),
        false if right >= BLANK => Some(Halt {
            left: 0.0,
            right: right.min(advance / 2.0),
            inset: 0.0,
        }),
        true | false => None,
    }
}

/// The box around the ink of a glyph, in em, y upwards from the baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// The left edge.
    pub left: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
    /// The upper edge.
    pub top: f64,
}

impl Ink {
    /// The box of a glyph; `None` for a glyph without ink.
    pub fn of(face: &Face, glyph: u16) -> Option<Self> {
        let mut ink = Self {
            left: f64::MAX,
            right: f64::MIN,
            bottom: f64::MAX,
            top: f64::MIN,
        };
        face.outline(glyph, &mut ink);
        (ink.left <= ink.right).then_some(ink)
    }

    fn add(&mut self, x: f32, y: f32) {
        let (x, y) = (f64::from(x), f64::from(y));
        self.left = self.left.min(x);
        self.right = self.right.max(x);
        self.bottom = self.bottom.min(y);
        self.top = self.top.max(y);
    }
}

/// Control points count as ink: the box may be a little large, never too small.
impl Pen for Ink {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.add(cx, cy);
        self.add(x, y);
    }
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.add(cx0, cy0);
        self.add(cx1, cy1);
        self.add(x, y);
    }
    fn close(&mut self) {}
}
