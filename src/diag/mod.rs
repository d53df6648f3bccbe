//! Diagnostics: place, sentence, advice; in Chinese and English, with stable codes.

mod nearest;
pub mod render;
mod sink;
mod sources;

pub use nearest::nearest;
pub use render::{Lang, Look};
pub use sink::{Diagnostic, Message, Severity, Sink};
pub use sources::{FileId, Position, Sources, Span};
