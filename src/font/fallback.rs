//! Which face draws a character: the families asked for, then the whole book.

use std::cell::OnceCell;

use skrifa::MetadataProvider;
use skrifa::charmap::Charmap;

use super::{Book, Face, FaceId};

/// The coverage of all faces of a book, each read when it is first asked for: ordinary text never
/// touches the faces for rare characters.
pub struct Coverage<'a> {
    book: &'a Book,
    charmaps: Vec<OnceCell<Option<Charmap<'a>>>>,
}

impl<'a> Coverage<'a> {
    /// The coverage of a book.
    pub fn new(book: &'a Book) -> Self {
        let charmaps = book.faces().map(|_| OnceCell::new()).collect();
        Self { book, charmaps }
    }

    /// Whether a face has a glyph for a character.
    pub fn has(&self, face: FaceId, char: char) -> bool {
        let Some(cell) = self.charmaps.get(usize::from(face.0)) else {
            return false;
        };
        let charmap = cell.get_or_init(|| self.book.face(face).font().map(|font| font.charmap()));
        let glyph = charmap.as_ref().and_then(|map| map.map(char));
        glyph.is_some_and(|glyph| glyph.to_u32() != 0)
    }
}

impl Book {
    /// The faces to try, in order: those of the families, then one of each other family of the book,
    /// all of them of the weight nearest to the one asked for; then the other weights, among which
    /// may be a file of the user's that has an embedded family's name. Redrawn shapes come last.
    pub fn chain<'f>(
        &'f self,
        families: impl Iterator<Item = &'f str>,
        weight: u16,
    ) -> Vec<FaceId> {
        let (redrawn, true_ones): (Vec<_>, Vec<_>) =
            self.faces().partition(|(_, face)| face.is_redrawn());
        let names = |faces: &[(FaceId, &'f Face)]| -> Vec<&'f str> {
            faces.iter().map(|(_, face)| face.family()).collect()
        };
        let of = |family: &'f str| self.find(family, weight);
        let mut rest = true_ones.clone();
        rest.sort_by_key(|(_, face)| face.weight().abs_diff(weight));
        let mut chain = Vec::new();
        let faces = families.chain(names(&true_ones)).filter_map(of);
        let faces = faces.chain(rest.into_iter().map(|(id, _)| id));
        for face in faces.chain(names(&redrawn).into_iter().filter_map(of)) {
            if !chain.contains(&face) {
                chain.push(face);
            }
        }
        chain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redrawn_shapes_come_after_every_other_face() {
        let mut book = Book::embedded();
        let oswald = book.find("Oswald", 700).unwrap();
        let file = std::sync::Arc::from(book.face(oswald).bytes());
        let user = book.add(file).unwrap();
        let chain = book.chain(["Noto Sans SC"].into_iter(), 700);
        let place = |face: FaceId| chain.iter().position(|other| *other == face).unwrap();
        let first_redrawn = chain
            .iter()
            .position(|face| book.face(*face).is_redrawn())
            .unwrap();
        assert_eq!(book.face(chain[0]).weight(), 700);
        assert!(place(oswald) < place(user) && place(user) < first_redrawn);
        let redrawn = &chain[first_redrawn..];
        assert_eq!(redrawn.len(), 2, "one of each family");
        assert!(redrawn.iter().all(|face| book.face(*face).weight() == 700));
    }

    #[test]
    fn only_faces_that_are_asked_are_read() {
        let book = Book::embedded();
        let coverage = Coverage::new(&book);
        assert!(coverage.has(FaceId(0), '国'));
        let read = coverage.charmaps.iter().filter(|cell| cell.get().is_some());
        assert_eq!(read.count(), 1);
    }
}
