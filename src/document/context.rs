//! What the decoding of every value needs to know.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Word;
use super::data::Loaded;
use crate::diag::{Diagnostic, Sink, Sources};
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
    /// The texts that places are in; data files are added.
    pub sources: &'a mut Sources,
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
    /// Where the report names data files.
    pub data_files: Vec<Word>,
    /// Data files read so far, by path and sheet.
    pub sheets: BTreeMap<(String, Option<String>), Loaded>,
}

impl<'a> Context<'a> {
    /// Nothing read yet.
    pub(super) fn new(
        source: &'a str,
        world: &'a World,
        sources: &'a mut Sources,
        sink: &'a mut Sink,
    ) -> Self {
        Self {
            source,
            world,
            sources,
            sink,
            highlight: Highlight::default(),
            keep: Vec::new(),
            plain: Vec::new(),
            pictures: BTreeMap::new(),
            pixels: 0,
            data_files: Vec::new(),
            sheets: BTreeMap::new(),
        }
    }

    /// Adds a finding.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }
}
