//! Places the pieces of the strip: one under the other on the long poster, on slices, pages and sheets.
//!
//! Nothing is laid out here and nothing is cut through: fragments move, and the boxes around them are
//! drawn anew around each part.

mod column;
mod divide;
mod joints;
mod pages;
mod photos;
mod place;
mod plan;
mod sheets;
mod slices;
mod tiles;
mod trim;

pub use pages::pages;
pub use photos::photos;
pub use sheets::{Head, Headline, Purpose, Sheets, sheets};
pub use slices::slices;
pub use tiles::{Leaf, Spot, tiles};

use crate::geom::{Abs, Size, Transform};
use crate::scene::{Group, Item, Panel, Piece, Scene, Strip};

/// What a pack draws on pages beside the pieces of the strip; the hall connects the two.
pub trait Painter {
    /// The ground of a band, from its upper left corner.
    fn band(&self, name: &str, size: Size) -> Vec<Item>;
    /// The slim head of a page.
    fn runner(&self, about: &About<'_>) -> Panel;
    /// The label of a page of office paper; `mm` is the px of a millimetre.
    fn tile(&self, spot: &Spot, mm: f64) -> Panel;
    /// The number of a page on the plan.
    fn number(&self, page: usize, mm: f64) -> Panel;
    /// The words over the plan.
    fn plan(&self, spot: &Spot, mm: f64) -> Panel;
    /// The distance that blocks keep from the edges of the page.
    fn margin(&self) -> Abs;
}

/// What a page's head may say.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The number of the page, from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
    /// The section at its beginning; empty before the first.
    pub section: &'a str,
    /// How much of the page is covered above it.
    pub above: Abs,
    /// The width of the page; `None` for that of the strip.
    pub width: Option<Abs>,
}

/// The long poster: every piece where it was laid. Each is a group of its own: nothing is copied, and
/// a back-end passes over what it cannot see.
pub fn strip(strip: Strip) -> Scene {
    let marks = strip.fragments().map(|fragment| fragment.marks.len()).sum();
    let mut scene = Scene {
        size: Size {
            width: strip.width,
            height: strip.height,
        },
        ground: strip.ground,
        items: Vec::new(),
        // At once: doubling would hold twice the room of a long poster.
        marks: Vec::with_capacity(marks),
    };
    for band in strip.bands {
        scene.items.extend(group(band.items));
    }
    for piece in strip.pieces {
        match piece {
            Piece::Shell(shell) => {
                let parts = [shell.items, shell.head, shell.foot];
                scene.items.extend(parts.into_iter().filter_map(group));
            }
            Piece::Fragment(fragment) => {
                scene.marks.extend(fragment.marks);
                scene.items.extend(group(fragment.items));
            }
        }
    }
    scene
}

/// Items as one; `None` for nothing.
fn group(items: Vec<Item>) -> Option<Item> {
    (!items.is_empty()).then_some(Item::Group(Group {
        opacity: 1.0,
        transform: Transform::IDENTITY,
        clip: None,
        items,
    }))
}
