//! What all pages of a file share: faces, art, pictures, tags.

use std::collections::HashMap;
use std::sync::Arc;

use super::Text;
use super::fonts::Fonts;
use super::tags::Tags;
use crate::font::Book;
use crate::scene::{Drawing, Raster};

/// The things of a file.
pub(super) struct Store<'a> {
    /// The faces.
    pub(super) book: &'a Book,
    /// How words are written.
    pub(super) text: Text,
    /// The faces as the file has them.
    pub(super) fonts: Fonts,
    /// Art.
    pub(super) drawings: Shared<Drawing, krilla::graphic::Graphic>,
    /// Pictures.
    pub(super) rasters: Shared<Raster, krilla::image::Image>,
    /// What readers are told.
    pub(super) tags: Tags,
}

/// What was made of things that are used again, found by the thing itself.
pub(super) struct Shared<T, U> {
    /// The things stay alive, so that no other takes the place of one.
    made: Vec<(Arc<T>, U)>,
    places: HashMap<*const T, usize>,
}

impl<T, U> Shared<T, U> {
    pub(super) fn new() -> Self {
        Self {
            made: Vec::new(),
            places: HashMap::new(),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.made.len()
    }

    /// What was made of a thing.
    pub(super) fn find(&self, thing: &Arc<T>) -> Option<&U> {
        let place = self.places.get(&Arc::as_ptr(thing))?;
        self.made.get(*place).map(|(_, made)| made)
    }

    /// Keeps what was made of a thing.
    pub(super) fn keep(&mut self, thing: &Arc<T>, made: U) {
        self.places.insert(Arc::as_ptr(thing), self.made.len());
        self.made.push((Arc::clone(thing), made));
    }
}
