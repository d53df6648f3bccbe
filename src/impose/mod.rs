//! Places fragments: one under the other on the long strip.

use crate::geom::Transform;
use crate::scene::{Group, Item, Mark, Scene};

/// Fills an empty scene with grounds and fragments in strip coordinates, in drawing order. Each is a
/// group of its own: nothing is copied, and a back-end passes over what it cannot see.
pub fn strip(empty: Scene, pieces: impl Iterator<Item = (Vec<Item>, Vec<Mark>)>) -> Scene {
    let mut scene = empty;
    for (items, marks) in pieces {
        scene.marks.extend(marks);
        if !items.is_empty() {
            scene.items.push(Item::Group(Group {
                opacity: 1.0,
                transform: Transform::IDENTITY,
                clip: None,
                items,
            }));
        }
    }
    scene
}
