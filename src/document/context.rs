//! What the decoding of every value needs to know.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Word;
use crate::diag::{Diagnostic, Sink};
use crate::world::{Picture, World};

/// What is painted in the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Highlight {
    /// Quantities and marks.
    #[default]
    Auto,
    /// Marks.
    Marked,
    /// Nothing.
    Off,
}

/// A stretch of text with a rule of its own, and whether any text has it.
pub(super) struct Entry {
    /// The stretch.
    pub word: Word,
    /// Whether it was met.
    pub is_met: bool,
}

/// The state of one reading.
pub(super) struct Context<'a> {
    /// The text of the file.
    pub source: &'a str,
    /// Where pictures come from.
    pub world: &'a World,
    /// Where findings go.
    pub sink: &'a mut Sink,
    /// What is painted.
    pub highlight: Highlight,
    /// Stretches never broken or painted.
    pub keep: Vec<Entry>,
    /// Stretches never painted.
    pub plain: Vec<Entry>,
    /// Pictures decoded so far, by path.
    pub pictures: BTreeMap<String, Option<Arc<Picture>>>,
    /// The pixels of all pictures so far.
    pub pixels: u64,
}

impl<'a> Context<'a> {
    /// Nothing read yet.
    pub(super) fn new(source: &'a str, world: &'a World, sink: &'a mut Sink) -> Self {
        Self {
            source,
            world,
            sink,
            highlight: Highlight::default(),
            keep: Vec::new(),
            plain: Vec::new(),
            pictures: BTreeMap::new(),
            pixels: 0,
        }
    }

    /// Adds a finding.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }
}
