//! Report × pack × medium → fragments of scene.
//!
//! No input or output here, and no failure: layout always returns a poster, and says to the sink
//! what is wrong with it.

mod boxes;
mod build;
mod chart;
mod column;
mod context;
mod datum;
mod derived;
mod dodge;
mod each;
mod emit;
mod flow;
mod grid;
mod leaf;
mod line;
mod lineup;
mod look;
mod measure;
mod ornament;
mod paint;
mod picture;
mod pieces;
mod runs;
mod scope;
mod script;
mod set;
mod shape;
mod stage;
mod stand;
mod table;
mod text;

pub use stage::Stage;

use crate::diag::Sink;
use crate::document::Document;
use crate::font::Book;
use crate::medium::Medium;
use crate::pack::Pack;
use crate::scene::Strip;

/// Lays a report out as one strip, in the looks of a pack for a medium.
pub fn layout(
    document: &Document,
    pack: &Pack,
    medium: &Medium,
    book: &Book,
    sink: &mut Sink,
) -> Strip {
    Stage::new(document, pack, medium, book, sink).strip()
}
