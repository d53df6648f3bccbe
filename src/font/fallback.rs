//! Which face draws a character: the families asked for, then the whole book.

use skrifa::MetadataProvider;
use skrifa::charmap::Charmap;

use super::{Book, FaceId};

/// The coverage of all faces of a book, read once.
pub struct Coverage<'a> {
    charmaps: Vec<Option<Charmap<'a>>>,
}

impl<'a> Coverage<'a> {
    /// The coverage of a book.
    pub fn new(book: &'a Book) -> Self {
        let charmaps = book
            .faces()
            .map(|(_, face)| face.font().map(|font| font.charmap()));
        Self {
            charmaps: charmaps.collect(),
        }
    }

    /// Whether a face has a glyph for a character.
    pub fn has(&self, face: FaceId, char: char) -> bool {
        let charmap = self
            .charmaps
            .get(usize::from(face.0))
            .and_then(Option::as_ref);
        charmap.is_some_and(|map| map.map(char).is_some_and(|glyph| glyph.to_u32() != 0))
    }
}

impl Book {
    /// The faces to try, in order: those of the families, then one of each other family of the book,
    /// all of them of the weight nearest to the one asked for.
    pub fn chain<'f>(
        &'f self,
        families: impl Iterator<Item = &'f str>,
        weight: u16,
    ) -> Vec<FaceId> {
        let all: Vec<_> = self.faces().map(|(_, face)| face.family()).collect();
        let mut chain = Vec::new();
        for family in families.chain(all) {
            let face = self.find(family, weight);
            chain.extend(face.filter(|face| !chain.contains(face)));
        }
        chain
    }
}
