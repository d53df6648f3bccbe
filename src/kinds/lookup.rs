//! Kinds by name.

use super::Kind;
use super::blocks::BLOCKS;
use super::inserts::INSERTS;
use super::report::PLACES;
use super::structures::STRUCTURES;

/// Every kind: the fixed places first, then the blocks.
pub fn all() -> impl Iterator<Item = &'static Kind> + Clone {
    PLACES.iter().chain(blocks())
}

/// The kinds that a report may use as blocks.
pub fn blocks() -> impl Iterator<Item = &'static Kind> + Clone {
    BLOCKS.iter().chain(STRUCTURES).chain(INSERTS)
}

/// The kind with this English or Chinese name.
pub fn lookup(name: &str) -> Option<&'static Kind> {
    all().find(|kind| kind.name == name || kind.zh == name)
}

/// The kind of the head.
pub fn hero() -> &'static Kind {
    &PLACES[0]
}
