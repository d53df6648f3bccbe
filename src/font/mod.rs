//! Faces: the embedded ones and the user's; their coverage, metrics and outlines.
//!
//! System fonts are never looked at.

mod book;
mod embedded;
mod face;
mod fallback;
mod halt;
mod metrics;
mod shaping;

pub use book::{Book, FaceId};
pub use face::{Face, Pen};
pub use fallback::Coverage;
pub use halt::{Halt, Ink};
pub(crate) use metrics::MIDDLE;
pub use metrics::Metrics;
pub use shaping::{Form, FormedGlyph};
