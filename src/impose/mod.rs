//! Places fragments: one under the other on the long strip.

use crate::scene::{Item, Mark, Scene};

/// Fills an empty scene with grounds and fragments in strip coordinates, in drawing order.
pub fn strip(empty: Scene, pieces: impl Iterator<Item = (Vec<Item>, Vec<Mark>)>) -> Scene {
    let mut scene = empty;
    for (items, marks) in pieces {
        scene.items.extend(items);
        scene.marks.extend(marks);
    }
    scene
}
