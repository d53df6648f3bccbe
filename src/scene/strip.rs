//! The laid poster as one long strip, in the pieces that may be parted from one another.
//!
//! Slices, pages and columns are places for these pieces: a poster is never cut through its pixels.
//! The terms are those of CSS Fragmentation: what is never cut is a fragment, and the box around
//! several fragments is drawn anew around each part of them (`box-decoration-break: clone`).

use std::ops::Range;

use super::{Item, Mark};
use crate::color::Color;
use crate::geom::Abs;

/// A laid poster.
#[derive(Debug)]
pub struct Strip {
    /// Its width.
    pub width: Abs,
    /// Its height.
    pub height: Abs,
    /// What lies under everything.
    pub ground: Color,
    /// The grounds behind consecutive fragments, from top to bottom; they lie under all pieces.
    pub bands: Vec<Band>,
    /// What is drawn, from back to front.
    pub pieces: Vec<Piece>,
}

/// The ground behind consecutive fragments, from edge to edge.
#[derive(Debug)]
pub struct Band {
    /// Its name in the pack, by which it can be drawn at another size.
    pub name: String,
    /// Its upper edge in the strip.
    pub top: Abs,
    /// Its lower edge.
    pub bottom: Abs,
    /// What it draws, in strip coordinates.
    pub items: Vec<Item>,
    /// The numbers of the fragments that stand on it.
    pub holds: Range<usize>,
}

/// A piece of the strip.
#[derive(Debug)]
pub enum Piece {
    /// A box that holds fragments.
    Shell(Shell),
    /// What is never cut.
    Fragment(Fragment),
}

/// A box around fragments that may be parted from one another.
#[derive(Debug)]
pub struct Shell {
    /// Its upper edge in the strip.
    pub top: Abs,
    /// Its lower edge.
    pub bottom: Abs,
    /// The room between its upper edge and what it holds; it has the same on every part.
    pub above: Abs,
    /// The room between what it holds and its lower edge.
    pub below: Abs,
    /// The box itself, in strip coordinates; nothing when it is not seen.
    pub items: Vec<Item>,
    /// Ornaments that hang from its upper edge.
    pub head: Vec<Item>,
    /// Ornaments that stand on its lower edge.
    pub foot: Vec<Item>,
    /// What every part but the first begins with once more: the head of a table.
    pub again: Vec<Item>,
    /// The height of that.
    pub again_height: Abs,
    /// The numbers of the fragments in it.
    pub holds: Range<usize>,
}

/// A piece that is never cut inside.
#[derive(Debug)]
pub struct Fragment {
    /// Its upper edge in the strip.
    pub top: Abs,
    /// Its lower edge.
    pub bottom: Abs,
    /// What it draws, in strip coordinates.
    pub items: Vec<Item>,
    /// Its headings and lines.
    pub marks: Vec<Mark>,
    /// What it costs to part it from the next one.
    pub cut: Cut,
    /// Whether it runs from edge to edge.
    pub bleeds: bool,
}

/// What it costs to part a fragment from the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// They stay together: a heading and what follows it.
    Never,
    /// Both are lines of one text.
    Lines,
    /// They are neighbours in boxes nested this deeply: 0 for the blocks of a section.
    Blocks(u8),
}

/// Something drawn from its own upper left corner, to be placed.
#[derive(Debug, Default)]
pub struct Panel {
    /// Its height.
    pub height: Abs,
    /// What it draws.
    pub items: Vec<Item>,
    /// Its headings and lines.
    pub marks: Vec<Mark>,
}

impl Strip {
    /// The fragments from top to bottom; their numbers count from 0.
    pub fn fragments(&self) -> impl Iterator<Item = &Fragment> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Fragment(fragment) => Some(fragment),
            Piece::Shell(_) => None,
        })
    }

    /// The boxes around fragments, the outer before the inner.
    pub fn shells(&self) -> impl Iterator<Item = &Shell> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Shell(shell) => Some(shell),
            Piece::Fragment(_) => None,
        })
    }
}
