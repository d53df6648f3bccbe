//! What is defined once and referred to: gradients, clips, glyphs, lettering, art, pictures.

use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;

use super::number::{num, outline};
use crate::font::{Book, FaceId};
use crate::geom::{Abs, Corners, Point, Rect};
use crate::render::{corners, outline as glyph};
use crate::scene::{Drawing, Fill, Path, Raster};

/// Units of an em in glyph outlines, so that the usual ones are whole numbers.
pub(super) const EM: f64 = 1000.0;

/// All definitions, in the order in which they were first needed.
#[derive(Default)]
pub(super) struct Defs {
    text: String,
    /// The identifiers of definitions by what they contain.
    known: HashMap<String, String>,
    glyphs: HashMap<(FaceId, u16), usize>,
    drawings: Vec<(Arc<Drawing>, String)>,
    /// Places in `drawings` by name, so that equal names are compared and others are not.
    named: HashMap<String, Vec<usize>>,
    rasters: Vec<(Arc<Raster>, String)>,
    count: usize,
}

impl Defs {
    /// Writes them all.
    pub(super) fn write(&self, out: &mut dyn Write) -> std::io::Result<()> {
        if self.text.is_empty() {
            return Ok(());
        }
        write!(out, "<defs>\n{}</defs>\n", self.text)
    }

    /// The identifier of an element `<tag id="…" rest`, defined unless it is known.
    pub(super) fn element(&mut self, letter: char, tag: &str, rest: &str) -> String {
        let key = format!("{tag} {rest}");
        if let Some(id) = self.known.get(&key) {
            return id.clone();
        }
        let id = self.fresh(letter);
        self.text += &format!("<{tag} id=\"{id}\"{rest}\n");
        self.known.insert(key, id.clone());
        id
    }

    fn fresh(&mut self, letter: char) -> String {
        self.count += 1;
        format!("{letter}{}", self.count)
    }

    /// The identifier of a clip to a rounded box.
    pub(super) fn box_clip(&mut self, rect: &Rect, radius: &Corners<Abs>) -> String {
        self.clip(&corners::outline(rect, radius), Fill::Winding)
    }

    /// The identifier of a clip to an outline.
    pub(super) fn clip(&mut self, path: &Path, rule: Fill) -> String {
        let rule = match rule {
            Fill::Winding => "",
            Fill::EvenOdd => " clip-rule=\"evenodd\"",
        };
        let path = outline(path);
        self.element(
            'c',
            "clipPath",
            &format!("><path d=\"{path}\"{rule}/></clipPath>"),
        )
    }

    /// The identifier of a glyph's outline in [`EM`] units; `None` for a blank one.
    pub(super) fn glyph(&mut self, book: &Book, face: FaceId, id: u16) -> Option<String> {
        let known = self.glyphs.get(&(face, id)).copied();
        let number = known.unwrap_or_else(|| {
            let mut path = Path::default();
            glyph::append(&mut path, book.face(face), id, Point::ORIGIN, Abs::px(EM));
            // Blank glyphs have the number 0, which no definition has.
            let number = if path.segments.is_empty() {
                0
            } else {
                self.glyphs.len() + 1
            };
            if number > 0 {
                self.text += &format!("<path id=\"g{number}\" d=\"{}\"/>\n", outline(&path));
            }
            self.glyphs.insert((face, id), number);
            number
        });
        (number > 0).then(|| format!("g{number}"))
    }

    /// The identifier of art that is already defined.
    pub(super) fn known_drawing(&self, drawing: &Arc<Drawing>) -> Option<String> {
        let places = self.named.get(&drawing.name)?;
        let same = |at: &&usize| {
            let (known, _) = &self.drawings[**at];
            Arc::ptr_eq(known, drawing) || known == drawing
        };
        places
            .iter()
            .find(same)
            .map(|at| self.drawings[*at].1.clone())
    }

    /// Defines art.
    pub(super) fn define_drawing(&mut self, drawing: &Arc<Drawing>, body: &str) -> String {
        let id = self.fresh('d');
        self.text += &format!("<g id=\"{id}\">\n{body}</g>\n");
        self.named
            .entry(drawing.name.clone())
            .or_default()
            .push(self.drawings.len());
        self.drawings.push((Arc::clone(drawing), id.clone()));
        id
    }

    /// The identifier of a picture, which lies from 0, 0 to its size in samples. `encode` gives its
    /// file as data.
    pub(super) fn raster<E>(
        &mut self,
        raster: &Arc<Raster>,
        encode: impl FnOnce(&Raster) -> Result<String, E>,
    ) -> Result<String, E> {
        if let Some((_, id)) = self
            .rasters
            .iter()
            .find(|(known, _)| Arc::ptr_eq(known, raster))
        {
            return Ok(id.clone());
        }
        let data = encode(raster)?;
        let (width, height) = (num(raster.size().width), num(raster.size().height));
        let rest = format!(
            " width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" \
             xlink:href=\"{data}\"/>"
        );
        let id = self.element('i', "image", &rest);
        self.rasters.push((Arc::clone(raster), id.clone()));
        Ok(id)
    }
}
