//! Sentences under one heading → blocks: figures become tiles, series charts, honours a wall, the rest a list.

use super::{Block, Ledger, Passage};

/// One item of a list, or one paragraph.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// Its words, without bullet or number, with its full stop.
    pub passage: Passage,
    /// The lines of the source: first and last.
    pub lines: (usize, usize),
    /// Its number, when the author numbered it.
    pub number: Option<super::Words>,
    /// Whether it is an item of a list; otherwise it is a paragraph.
    pub is_item: bool,
}

/// What the author of the poster asked for.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Choosing {
    /// By what is said.
    #[default]
    Content,
    /// Texts and lists only.
    Plain,
}

/// Chooses the blocks for items that stand under one heading.
pub fn compose(items: &[Item], choosing: Choosing, ledger: &mut Ledger) -> Vec<Block> {
    let _ = (items, choosing, ledger);
    Vec::new()
}
