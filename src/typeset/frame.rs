//! What the caller gets: lines of placed glyphs.

use std::ops::Range;

use crate::font::FaceId;
use crate::geom::{Abs, Size};
use crate::scene::{Glyph, Writing};

/// A set paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Frame {
    /// The lines from top to bottom, or the columns from right to left.
    pub lines: Vec<Line>,
    /// The extent: as wide as the widest line (with its indent, unless lines are centred or lean to
    /// the right), as high as all line pitches; of columns as high as the highest, as wide as all
    /// pitches.
    pub size: Size,
    /// Which way the lines run.
    pub writing: Writing,
}

/// One line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// The bytes from the first to the last thing seen; blanks at the ends are left out.
    pub range: Range<usize>,
    /// Where what is seen begins, from the frame's left edge; of a column from its upper edge.
    pub left: Abs,
    /// How wide what is seen is; of a column how high.
    pub width: Abs,
    /// The baseline, from the frame's top; of a column its middle, from the frame's left edge.
    pub baseline: Abs,
    /// The glyphs, by face and size.
    pub runs: Vec<LineRun>,
    /// The em of the paragraph as it is set.
    pub em: Abs,
    /// What stands on the line, from left to right, blanks left out.
    pub cells: Vec<Cell>,
}

/// The room of a character on a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its bytes.
    pub range: Range<usize>,
    /// Where it begins, from the frame's left edge.
    pub left: Abs,
    /// Where it ends; the gap after it is not part of it.
    pub right: Abs,
    /// Whether it is an ideograph.
    pub is_han: bool,
    /// Whether one glyph draws it.
    pub is_single: bool,
}

/// Glyphs of one face and size on a line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineRun {
    /// The face.
    pub face: FaceId,
    /// The type size.
    pub size: Abs,
    /// Whether each glyph is turned by 90° clockwise about its origin.
    pub is_turned: bool,
    /// The glyphs; their origins are relative to the frame's upper left corner.
    pub glyphs: Vec<Glyph>,
}

/// A character drawn by a face of clearly another weight than was asked for (FB-08).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    /// The character.
    pub spot: Spot,
    /// The weight that was asked for, 100–900.
    pub asked: u16,
    /// The face that draws it.
    pub face: FaceId,
}

/// A character of which there is something to say: no face has it, or its shape was redrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The character.
    pub char: char,
    /// Its bytes.
    pub range: Range<usize>,
}
