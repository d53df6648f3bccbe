//! The finished drawing: absolute, finite, resolved values. Drawing it needs no decision.
//!
//! Everything that is drawn passes through here, so PNG, SVG and PDF cannot disagree. A renderer
//! draws the items in order; the last lies on top.

mod drawing;
mod dump;
mod glyphs;
mod item;
mod paint;
mod strip;

pub use drawing::{Drawing, Node};
pub use dump::dump;
pub use glyphs::{Glyph, GlyphRun, TextShadow};
pub use item::{
    Border, BoxItem, DrawingItem, Group, ImageItem, Item, Mark, MarkKind, Part, PathItem, Raster,
    Shadow, Writing,
};
pub use paint::{Fill, LineCap, LineJoin, Paint, Path, Segment, Spread, Stop, Stroke};
pub use strip::{Band, Cut, Fragment, Panel, Piece, Shell, Strip};

use crate::color::Color;
use crate::geom::Size;

/// A finished poster.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The poster's extent in px.
    pub size: Size,
    /// What lies under everything; opaque.
    pub ground: Color,
    /// What is drawn, from back to front.
    pub items: Vec<Item>,
    /// Headings and reading order: for bookmarks, alternative text, `inspect`.
    pub marks: Vec<Mark>,
}
