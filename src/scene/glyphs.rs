//! Runs of glyphs with the text they stand for.

use std::ops::Range;

use super::{Paint, Part, Stroke};
use crate::font::FaceId;
use crate::geom::{Abs, Axes, Point};

/// One placed glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// The glyph's number in its face.
    pub id: u16,
    /// Its origin on the baseline, in the item's space.
    pub at: Point,
    /// Its own advance after squeezing; gaps between glyphs are not part of it.
    pub advance: Abs,
    /// The bytes of [`GlyphRun::text`] that it stands for.
    pub range: Range<usize>,
}

/// A copy of the outlines beneath the text, moved and unblurred.
#[derive(Debug, Clone, PartialEq)]
pub struct TextShadow {
    /// How far it is moved.
    pub offset: Axes<Abs>,
    /// Its colour.
    pub paint: Paint,
    /// Its extra weight: the width of a stroke along the outline; zero for none.
    pub width: Abs,
}

/// Glyphs of one face, one size and one look, on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The type size.
    pub size: Abs,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// The source text of the run.
    pub text: String,
    /// The part of the poster's words that it belongs to; `None` for lettering that no reader needs.
    pub part: Option<Part>,
    /// The fill; `None` for hollow lettering.
    pub fill: Option<Paint>,
    /// Outline strokes beneath the fill, the first lowest; joins are round.
    pub strokes: Vec<Stroke>,
    /// Moved copies beneath everything, the first lowest.
    pub shadows: Vec<TextShadow>,
}
