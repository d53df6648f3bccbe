//! The faces of a file.

use std::collections::HashMap;

use krilla::Data;
use krilla::text::Font;
use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use super::gaps::{Piece, Placed};
use crate::font::{Book, Face, FaceId};

/// The sign for a glyph that a face lacks; it is drawn, but no text may show it (ISO 14289-1, 7.21.8).
pub(super) const MISSING: u16 = 0;
/// Glyphs that are pictures: they would not look like the outlines that the other formats draw.
const PICTURES: [&[u8; 4]; 5] = [b"COLR", b"SVG ", b"sbix", b"CBDT", b"EBDT"];

/// The faces that were used so far.
#[derive(Default)]
pub(super) struct Fonts {
    faces: HashMap<FaceId, Option<Font>>,
    /// What each glyph is said to stand for in its font: what it stood for first.
    said: HashMap<(FaceId, u16), String>,
    /// The space of each face.
    blanks: HashMap<FaceId, Option<(u16, f64)>>,
    /// Faces that could not be embedded.
    refused: Vec<FaceId>,
}

impl Fonts {
    /// No face yet, and none of those that were found useless.
    pub(super) fn without(refused: &[FaceId]) -> Self {
        Self {
            refused: refused.to_vec(),
            ..Self::default()
        }
    }

    /// Whether words can be written in a face.
    pub(super) fn has(&mut self, book: &Book, face: FaceId) -> bool {
        self.font(book, face).is_some()
    }

    /// A face as a font of the file; `None` when it may not or cannot be embedded.
    pub(super) fn font(&mut self, book: &Book, id: FaceId) -> Option<Font> {
        let is_refused = self.refused.contains(&id);
        let open = || {
            let face = book.face(id);
            let (file, index) = face.file();
            let is_usable = !is_refused && is_usable(face);
            is_usable.then(|| Font::new(Data::from(file), index))?
        };
        self.faces.entry(id).or_insert_with(open).clone()
    }

    /// The number of a font's face.
    pub(super) fn face(&self, font: &Font) -> Option<FaceId> {
        let same = |known: &Option<Font>| known.as_ref() == Some(font);
        let faces = self.faces.iter().filter(|(_, known)| same(known));
        faces.map(|(id, _)| *id).min()
    }

    /// The space of a face and its advance in em.
    pub(super) fn blank(&mut self, book: &Book, id: FaceId) -> Option<(u16, f64)> {
        *self.blanks.entry(id).or_insert_with(|| {
            let face = book.face(id);
            let glyph = face.font()?.charmap().map(' ')?.to_u32();
            let glyph = u16::try_from(glyph)
                .ok()
                .filter(|glyph| *glyph != MISSING)?;
            Some((glyph, face.advance(glyph).get()))
        })
    }

    /// The space of a face that has not been shown yet; from now on it has.
    pub(super) fn fresh_blank(&mut self, book: &Book, face: FaceId) -> Option<u16> {
        let (blank, _) = self.blank(book, face)?;
        let is_fresh = !self.said.contains_key(&(face, blank));
        self.said
            .entry((face, blank))
            .or_insert_with(|| " ".to_owned());
        is_fresh.then_some(blank)
    }
}

impl Fonts {
    /// A row in pieces, each with one cluster of its own words at most, at its end: a glyph with a filled
    /// gap, or one that stands for something else than in its font. Poppler takes the end of such a
    /// cluster for the end of the marked content around it, so nothing may follow.
    pub(super) fn pieces(&mut self, face: FaceId, row: Vec<Placed>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut open: Vec<Placed> = Vec::new();
        let mut is_last = false;
        for one in row {
            let is_same = open.last().is_some_and(|last| last.cluster == one.cluster);
            if is_last && !is_same {
                pieces.push(Piece::of(&open));
                open.clear();
                is_last = false;
            }
            let said = self.said.entry((face, one.id));
            let is_odd = *said.or_insert_with(|| one.words.clone()) != one.words;
            is_last |= is_same || is_odd;
            open.push(one);
        }
        if !open.is_empty() {
            pieces.push(Piece::of(&open));
        }
        pieces
    }
}

/// Whether a face can be embedded, by its tables and by what its maker allows.
fn is_usable(face: &Face) -> bool {
    let Some(font) = face.font() else {
        return false;
    };
    let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
    let unit = font.head().map_or(0, |head| head.units_per_em());
    (16..=16_384).contains(&unit)
        && (has(b"glyf") || has(b"CFF "))
        && !PICTURES.into_iter().any(has)
        && is_allowed(&font)
        && has_plain_name(&font)
}

/// "Restricted License embedding" is 2 in the lowest four bits of `fsType`.
fn is_allowed(font: &FontRef<'_>) -> bool {
    font.os2().map_or(true, |table| table.fs_type() & 0xF != 2)
}

/// A PostScript name is ASCII; one that is not would be cut in the middle of a character.
fn has_plain_name(font: &FontRef<'_>) -> bool {
    let mut names = font.localized_strings(StringId::POSTSCRIPT_NAME);
    names.all(|name| name.chars().all(|char| char.is_ascii()))
}
