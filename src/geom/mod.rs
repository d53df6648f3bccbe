//! Lengths, points, boxes and transforms. Knows nothing of posters.
//!
//! All lengths are CSS-like px at the poster's own scale, unless they are [`Em`] (relative to a type
//! size). Bare floats begin at the back-end's door.

mod length;
mod shape;
mod transform;

pub use length::{Abs, Em, Ratio};
pub use shape::{Axes, Corners, Point, Rect, Sides, Size};
pub use transform::Transform;
