//! Faces: the embedded ones and the user's; their coverage, metrics and outlines.
//!
//! System fonts are never looked at.

mod book;
mod embedded;
mod face;

pub use book::{Book, FaceId};
pub use face::{Face, Metrics, Pen};
