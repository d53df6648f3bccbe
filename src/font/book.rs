//! The faces of a run, by number.

use std::sync::Arc;

use super::{Face, embedded};

/// The number of a face in its [`Book`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// All faces of a run: the embedded ones first, then the user's in the order they were added.
#[derive(Debug)]
pub struct Book {
    faces: Vec<Face>,
}

impl Default for Book {
    fn default() -> Self {
        Self::embedded()
    }
}

impl Book {
    /// The faces inside the program. Nothing is parsed until it is used.
    pub fn embedded() -> Self {
        let faces = embedded::FACES.iter().map(Face::embedded).collect();
        Self { faces }
    }

    /// Adds the faces of a file, several for a collection, and answers with the first; the reason
    /// when they are no usable face.
    pub fn add(&mut self, bytes: Arc<[u8]>) -> Result<FaceId, String> {
        let count = Face::count(&bytes)?;
        let first = u16::try_from(self.faces.len()).map_err(|_| "too many faces".to_owned())?;
        if count == 0 || self.faces.len() + count as usize > usize::from(u16::MAX) {
            return Err("no face, or too many faces".to_owned());
        }
        let faces = (0..count).map(|index| Face::user(Arc::clone(&bytes), index));
        let faces: Vec<Face> = faces.collect::<Result<_, String>>()?;
        self.faces.extend(faces);
        Ok(FaceId(first))
    }

    /// The face of a number; the first face for a number that is not of this book.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0).min(self.faces.len() - 1)]
    }

    /// All faces with their numbers.
    pub fn faces(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        self.faces
            .iter()
            .enumerate()
            .map(|(id, face)| (FaceId(id as u16), face))
    }

    /// The face of a family whose weight is nearest, the heavier of two equally near; `None` when the
    /// family is unknown. Compare [`Face::weight`] to see whether it is the one that was asked for.
    pub fn find(&self, family: &str, weight: u16) -> Option<FaceId> {
        self.faces()
            .filter(|(_, face)| face.family().eq_ignore_ascii_case(family))
            .min_by_key(|(_, face)| (face.weight().abs_diff(weight), 1000 - face.weight()))
            .map(|(id, _)| id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A collection of one file twice: a header, then the file with its tables moved by it.
    fn collection(file: &[u8]) -> Vec<u8> {
        let word = |at: usize| [file[at], file[at + 1], file[at + 2], file[at + 3]];
        let tables = usize::from(u16::from_be_bytes([file[4], file[5]]));
        let mut header = b"ttcf\x00\x01\x00\x00\x00\x00\x00\x02".to_vec();
        let shift = header.len() as u32 + 8;
        header.extend([shift.to_be_bytes(), shift.to_be_bytes()].concat());
        let mut moved = file.to_vec();
        for table in 0..tables {
            let at = 12 + table * 16 + 8;
            let offset = u32::from_be_bytes(word(at)) + shift;
            moved[at..at + 4].copy_from_slice(&offset.to_be_bytes());
        }
        [header, moved].concat()
    }

    #[test]
    fn every_face_of_a_collection_is_added() {
        let mut book = Book::embedded();
        let oswald = book.find("Oswald", 700).unwrap();
        let bytes = collection(book.face(oswald).bytes());
        let glyphs = book.face(oswald).glyphs();
        let before = book.faces().count();
        let first = book.add(Arc::from(bytes)).unwrap();
        assert_eq!(usize::from(first.0), before);
        assert_eq!(book.faces().count(), before + 2);
        assert_eq!(book.face(first).glyphs(), glyphs);
        assert!(book.face(first).covers('7'));
        assert!(book.add(Arc::from(&b"no font"[..])).is_err());
    }
}
