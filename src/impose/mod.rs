//! Places the pieces of the strip: one under the other on the long poster.

use crate::geom::{Size, Transform};
use crate::scene::{Group, Item, Piece, Scene, Strip};

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
