//! Places fragments: one under the other on the long strip.

use crate::color::Color;
use crate::geom::Size;
use crate::scene::{Item, Mark, Scene};

/// Grounds and fragments in strip coordinates, in drawing order, become one scene.
pub fn strip(
    size: Size,
    ground: Color,
    pieces: impl Iterator<Item = (Vec<Item>, Vec<Mark>)>,
) -> Scene {
    let mut scene = Scene {
        size,
        ground,
        items: Vec::new(),
        marks: Vec::new(),
    };
    for (items, marks) in pieces {
        scene.items.extend(items);
        scene.marks.extend(marks);
    }
    scene
}
