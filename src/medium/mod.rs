//! What a poster is made for.

use crate::geom::Abs;

/// A medium: for now the long strip of one column, as wide as it says and as high as it needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Medium {
    /// The width of the poster in px, 320–8192.
    pub width: Abs,
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
        }
    }
}

impl Default for Medium {
    /// The width that packs are designed for.
    fn default() -> Self {
        Self::strip(Abs::px(1080.0))
    }
}
