//! Diagnostics: place, sentence, advice; in Chinese and English, with stable codes.

pub mod render;
mod sink;
mod sources;

pub use render::{Lang, Look};
pub use sink::{Diagnostic, Message, Severity, Sink};
pub use sources::{FileId, Position, Sources, Span};
