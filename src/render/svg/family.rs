//! Families of an SVG's own: what is used of a face, with the characters that it is used for.
//!
//! A face may draw one character in several ways: upright and turned, tabular and not, alone and as a
//! ligature. A font file has one glyph for a character, so each further way goes into a further family.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use skrifa::GlyphId;
use skrifa::raw::types::Tag;
use skrifa::raw::{FontRef, TableProvider};
use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;
use write_fonts::tables::cmap::Cmap;
use write_fonts::tables::os2::Os2;

use crate::font::{Book, Face, FaceId};
use crate::render::Error;

/// All families, in the order in which they were first needed.
#[derive(Default)]
pub(super) struct Families {
    families: Vec<Family>,
    /// The faces that were tried, and whether they can be cut.
    tried: BTreeMap<FaceId, bool>,
}

/// One glyph of a face for each character.
struct Family {
    face: FaceId,
    glyphs: BTreeMap<char, u16>,
}

/// What every text needs, so that a program moves nothing and puts no glyph in place of another.
const RULES: &str = "text{white-space:pre;font-kerning:none;font-variant-ligatures:none;\
    font-synthesis:none;text-autospace:no-autospace;text-spacing-trim:space-all;\
    text-rendering:geometricPrecision}";

impl Families {
    /// Whether a face can be cut; faces with variable outlines of the second kind cannot.
    pub(super) fn takes(&mut self, book: &Book, face: FaceId) -> bool {
        let try_it = || cut(book.face(face), &BTreeMap::from([('\u{20}', 0)])).is_ok();
        *self.tried.entry(face).or_insert_with(try_it)
    }

    /// The number of the family, from 1, in which a face draws a character by a glyph.
    pub(super) fn family(&mut self, face: FaceId, char: char, glyph: u16) -> usize {
        let fits = |family: &Family| {
            let known = family.glyphs.get(&char);
            family.face == face && known.is_none_or(|known| *known == glyph)
        };
        let at = self.families.iter().position(fits).unwrap_or_else(|| {
            self.families.push(Family {
                face,
                glyphs: BTreeMap::new(),
            });
            self.families.len() - 1
        });
        self.families[at].glyphs.insert(char, glyph);
        at + 1
    }

    /// The style that holds them all; nothing when there is none.
    pub(super) fn sheet(&self, book: &Book) -> Result<String, Error> {
        if self.families.is_empty() {
            return Ok(String::new());
        }
        let mut sheet = format!("<style>\n{RULES}\n");
        for (nth, family) in self.families.iter().enumerate() {
            let file = cut(book.face(family.face), &family.glyphs).map_err(Error::Encode)?;
            let kind = match file.starts_with(b"OTTO") {
                true => "otf",
                false => "ttf",
            };
            sheet += &format!(
                "@font-face{{font-family:f{};src:url(data:font/{kind};base64,{})}}\n",
                nth + 1,
                STANDARD.encode(file)
            );
        }
        sheet += "</style>\n";
        Ok(sheet)
    }
}

/// A font file with the glyphs of these characters alone.
fn cut(face: &Face, glyphs: &BTreeMap<char, u16>) -> Result<Vec<u8>, String> {
    let mut remapper = GlyphRemapper::new();
    let mapped: Vec<(char, GlyphId)> = glyphs
        .iter()
        .map(|(char, glyph)| (*char, GlyphId::from(remapper.remap(*glyph))))
        .collect();
    // It has what a PDF asks of a font; browsers ask for more.
    let subset = subsetter::subset(face.bytes(), face.index(), &remapper);
    let subset = subset.map_err(|why| why.to_string())?;
    let subset = FontRef::new(&subset).map_err(|why| why.to_string())?;
    let cmap = Cmap::from_mappings(mapped).map_err(|why| why.to_string())?;
    let mut builder = FontBuilder::new();
    builder.add_table(&cmap).map_err(|why| why.to_string())?;
    let os2 = Tag::new(b"OS/2");
    let own = face.font().and_then(|font| font.table_data(os2));
    match own {
        Some(own) => builder.add_raw(os2, own.as_bytes().to_vec()),
        None => builder
            .add_table(&Os2::default())
            .map_err(|why| why.to_string())?,
    };
    if subset.name().is_err() {
        let name = write_fonts::tables::name::Name::default();
        builder.add_table(&name).map_err(|why| why.to_string())?;
    }
    builder.copy_missing_tables(subset);
    Ok(builder.build())
}
