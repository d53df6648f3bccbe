//! Shared art: an SVG or an icon, parsed once and drawn many times.

use super::{Fill, Paint, Path, Stroke};
use crate::geom::{Rect, Size, Transform};

/// A piece of art in its own space, from `0,0` to `size`.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// A name that is stable between runs and unique in a scene (`civic-red/bridge`), for sharing in
    /// SVG and for dumps.
    pub name: String,
    /// The extent of its space.
    pub size: Size,
    /// What it consists of, from back to front.
    pub nodes: Vec<Node>,
}

/// One part of a piece of art.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "art is nearly all paths, the larger variant"
)]
pub enum Node {
    /// An outline with fill and stroke, the fill first unless `stroke_first`.
    Path {
        /// The outline.
        path: Path,
        /// The fill and its rule.
        fill: Option<(Paint, Fill)>,
        /// The stroke.
        stroke: Option<Stroke>,
        /// Whether the stroke lies under the fill.
        stroke_first: bool,
        /// The box of everything drawn, for culling.
        bounds: Rect,
    },
    /// Parts drawn together.
    Group {
        /// Opacity of the whole, 0..=1.
        opacity: f32,
        /// From the group's space to its parent's.
        transform: Transform,
        /// Outlines outside of which nothing is drawn (all of them apply), in the group's space.
        clip: Vec<(Path, Fill)>,
        /// The parts.
        nodes: Vec<Node>,
        /// The box of everything drawn, in the parent's space, for culling.
        bounds: Rect,
    },
}
