//! What a poster is made for: the long strip, slices and pages of a channel, sheets of paper.
//!
//! Channels and papers are data (`data/media.yaml`), which a file of the user's may override. Knows
//! nothing of how a poster is laid out or written.

mod read;
mod sheet;
mod table;

pub use sheet::{Columns, Print, Sheet, Tile, pixels, points};
pub use table::{Channel, Paper, Pixels, Table};

use crate::geom::Abs;

/// What a poster is made for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Medium {
    /// The width that blocks are laid out at, in px, 320–8192.
    pub width: Abs,
    /// What becomes of the strip.
    pub form: Form,
    /// Whether codes to be scanned are welcome.
    pub has_codes: bool,
}

/// What becomes of the laid strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    /// One long poster.
    Strip,
    /// The long poster in pieces that fit together without a seam.
    Slices(Slices),
    /// A cover and pages of one size.
    Pages(Pages),
    /// Sheets of paper with columns.
    Sheet(Sheet),
}

/// Cuts between blocks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slices {
    /// The height that no slice exceeds, in px.
    pub height: Abs,
    /// The height below which none should be, in px.
    pub least: Abs,
    /// How many there may be.
    pub count: Option<usize>,
}

/// Pages of one size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pages {
    /// Their height in px.
    pub height: Abs,
    /// What the channel's own buttons cover at the top, in px.
    pub above: Abs,
    /// What they cover at the bottom, in px.
    pub below: Abs,
    /// How many there may be, the cover included.
    pub count: Option<usize>,
}

impl Medium {
    /// The narrowest poster.
    pub const NARROWEST: Abs = Abs::px(320.0);
    /// The widest poster.
    pub const WIDEST: Abs = Abs::px(8192.0);

    /// The long strip at a width; a width out of range is brought into it.
    pub fn strip(width: Abs) -> Self {
        Self {
            width: width.max(Self::NARROWEST).min(Self::WIDEST).round(),
            form: Form::Strip,
            has_codes: true,
        }
    }

    /// The same width in another form.
    pub fn with_form(self, form: Form) -> Self {
        Self { form, ..self }
    }
}

impl Default for Medium {
    /// The width that packs are designed for.
    fn default() -> Self {
        Self::strip(Abs::px(1080.0))
    }
}

impl Slices {
    /// Slices of a height at most, in px; at least 100.
    pub fn of_height(height: Abs) -> Self {
        Self {
            height: height.max(Abs::px(100.0)).round(),
            least: Abs::ZERO,
            count: None,
        }
    }
}

impl Pages {
    /// Pages of a height in px, at least 400.
    pub fn of_height(height: Abs) -> Self {
        Self {
            height: height.max(Abs::px(400.0)).round(),
            above: Abs::ZERO,
            below: Abs::ZERO,
            count: None,
        }
    }
}
