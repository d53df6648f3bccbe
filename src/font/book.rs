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
        let faces = embedded::FACES
            .iter()
            .map(|face| Face::embedded(face.family, face.weight, face.bytes))
            .collect();
        Self { faces }
    }

    /// Adds a face from a file's bytes; the reason when they are no usable face.
    pub fn add(&mut self, bytes: Arc<[u8]>) -> Result<FaceId, String> {
        let id = u16::try_from(self.faces.len()).map_err(|_| "too many faces".to_owned())?;
        self.faces.push(Face::user(bytes)?);
        Ok(FaceId(id))
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
