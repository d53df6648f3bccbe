//! The closed set of things a scene is made of.

use std::ops::Range;
use std::sync::Arc;

use super::{Drawing, Fill, GlyphRun, Paint, Path, Stroke};
use crate::color::Color;
use crate::geom::{Abs, Axes, Corners, Rect, Sides, Size, Transform};

/// One thing drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A rounded box.
    Box(BoxItem),
    /// An outline.
    Path(PathItem),
    /// A run of glyphs.
    Text(GlyphRun),
    /// Shared art.
    Drawing(DrawingItem),
    /// A decoded picture.
    Image(ImageItem),
    /// Things drawn together.
    Group(Group),
}

/// A soft shadow of a box: a Gaussian, drawn by every back-end as nine-part gradients.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shadow {
    /// How far it is moved.
    pub offset: Axes<Abs>,
    /// CSS blur radius: twice the standard deviation.
    pub blur: Abs,
    /// How much larger than the box it is on each side.
    pub spread: Abs,
    /// Its colour at full strength.
    pub color: Color,
}

/// A rounded box.
#[derive(Debug, Clone, PartialEq)]
pub struct BoxItem {
    /// The border box.
    pub rect: Rect,
    /// The radius of each corner; never more than half the shorter side.
    pub radius: Corners<Abs>,
    /// Shadows beneath, the first lowest.
    pub shadows: Vec<Shadow>,
    /// Fills inside the border box, the first lowest.
    pub fills: Vec<Paint>,
    /// The border, drawn inside the box. Sides may differ only on boxes with square corners.
    pub border: Option<Box<Border>>,
}

/// The border of a box.
#[derive(Debug, Clone, PartialEq)]
pub struct Border {
    /// The width of each side; zero for none.
    pub widths: Sides<Abs>,
    /// The colour.
    pub paint: Paint,
    /// Dash lengths; empty for an unbroken line.
    pub dash: Vec<Abs>,
}

/// An outline with fill and stroke.
#[derive(Debug, Clone, PartialEq)]
pub struct PathItem {
    /// The outline.
    pub path: Path,
    /// The fill and its rule.
    pub fill: Option<(Paint, Fill)>,
    /// The stroke, over the fill.
    pub stroke: Option<Stroke>,
}

/// A use of shared art.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawingItem {
    /// The art.
    pub drawing: Arc<Drawing>,
    /// From the art's space to the item's space.
    pub transform: Transform,
    /// Opacity of the whole, 0..=1.
    pub opacity: f32,
}

/// A decoded picture at its drawn size.
#[derive(Clone, PartialEq)]
pub struct Raster {
    /// Width in samples.
    pub width: u32,
    /// Height in samples.
    pub height: u32,
    /// Rows of straight RGBA.
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for Raster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raster({}x{})", self.width, self.height)
    }
}

/// A placed picture: the whole raster fills `rect`.
#[derive(Debug, Clone, PartialEq)]
pub struct ImageItem {
    /// The samples.
    pub raster: Arc<Raster>,
    /// Where it is drawn.
    pub rect: Rect,
    /// The radius of each corner.
    pub radius: Corners<Abs>,
    /// What it shows, for people who cannot see it.
    pub alt: String,
    /// The part of the poster that it is; `None` for an ornament.
    pub part: Option<Part>,
}

/// Things drawn together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Opacity of the whole, 0..=1.
    pub opacity: f32,
    /// From the group's space to its parent's.
    pub transform: Transform,
    /// A rounded box outside of which nothing is drawn, in the group's space.
    pub clip: Option<(Rect, Corners<Abs>)>,
    /// The things, from back to front.
    pub items: Vec<Item>,
}

/// Which way lines of text run.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// From left to right, the lines from top to bottom.
    #[default]
    Horizontal,
    /// From top to bottom, the columns from right to left.
    Vertical,
}

/// What a mark says of its place.
#[derive(Debug, Clone, PartialEq)]
pub enum MarkKind {
    /// A heading of a level from 1.
    Heading(u8),
    /// A laid line of text.
    Line {
        /// The report's path of the value it comes from: `sections[0].blocks[1].items[0].label`.
        block: String,
        /// The left edge of what is seen; the middle of a column.
        x: Abs,
        /// The baseline; the upper edge of what is seen of a column.
        baseline: Abs,
        /// The width of the line; the height of a column.
        width: Abs,
        /// The measure it was set to: a width, for a column a height.
        measure: Abs,
        /// The type size.
        size: Abs,
        /// Which way the line runs.
        writing: Writing,
    },
    /// A picture with its alternative text.
    Figure,
}

/// The number of a part of a poster: a text with all its lines, or a picture. Parts are counted through
/// the whole poster; marks and what is drawn carry the number, so that a reader finds one by the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part(pub u32);

/// A fact about the drawing that the drawing itself does not need.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// The part that it speaks of.
    pub part: Part,
    /// Its words.
    pub text: String,
    /// Where it is on the poster.
    pub rect: Rect,
    /// Where it comes from in the report: file number and bytes.
    pub source: Option<(u16, Range<usize>)>,
}

impl Raster {
    /// The extent in px.
    pub fn size(&self) -> Size {
        Size::px(f64::from(self.width), f64::from(self.height))
    }
}
