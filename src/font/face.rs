//! One face: names, coverage, metrics, outlines.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::{FileRef, TableProvider};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::embedded::Embedded;
use super::halt::{self, Halt, Ink, Way};
use super::metrics::Metrics;
use super::shaping::{Engine, Form, FormedGlyph};
use crate::geom::Em;

/// Receives an outline in em, y upwards from the baseline.
pub trait Pen {
    /// Begin a contour.
    fn move_to(&mut self, x: f32, y: f32);
    /// A straight line.
    fn line_to(&mut self, x: f32, y: f32);
    /// A quadratic curve.
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32);
    /// A cubic curve.
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32);
    /// End the contour.
    fn close(&mut self);
}

#[derive(Debug, Clone)]
enum Bytes {
    Embedded(&'static [u8]),
    User(Arc<[u8]>),
}

/// One face.
#[derive(Debug)]
pub struct Face {
    family: String,
    weight: u16,
    bytes: Bytes,
    /// Which face of a collection it is; 0 for a file of one face.
    index: u32,
    is_redrawn: bool,
    metrics: OnceLock<Metrics>,
    figures: OnceLock<f64>,
    figure_width: OnceLock<f64>,
    engine: OnceLock<Option<Engine>>,
    halts: OnceLock<BTreeMap<u16, Halt>>,
    column_halts: OnceLock<BTreeMap<u16, Halt>>,
}

impl Face {
    pub(crate) fn embedded(face: &Embedded) -> Self {
        Self {
            family: face.family.to_owned(),
            weight: face.weight,
            bytes: Bytes::Embedded(face.bytes),
            index: 0,
            is_redrawn: face.is_redrawn,
            metrics: OnceLock::new(),
            figures: OnceLock::new(),
            figure_width: OnceLock::new(),
            engine: OnceLock::new(),
            halts: OnceLock::new(),
            column_halts: OnceLock::new(),
        }
    }

    /// How many faces a file holds: one, but for collections.
    pub(crate) fn count(bytes: &[u8]) -> Result<u32, String> {
        match FileRef::new(bytes).map_err(|error| error.to_string())? {
            FileRef::Font(_) => Ok(1),
            FileRef::Collection(collection) => Ok(collection.len()),
        }
    }

    pub(crate) fn user(bytes: Arc<[u8]>, index: u32) -> Result<Self, String> {
        let font = FontRef::from_index(&bytes, index).map_err(|error| error.to_string())?;
        let name = skrifa::string::StringId::FAMILY_NAME;
        let family = font
            .localized_strings(name)
            .english_or_first()
            .map(|string| string.chars().collect::<String>())
            .unwrap_or_default();
        let weight = font.attributes().weight.value() as u16;
        let bytes = Bytes::User(Arc::clone(&bytes));
        Ok(Self {
            family,
            weight,
            bytes,
            index,
            is_redrawn: false,
            metrics: OnceLock::new(),
            figures: OnceLock::new(),
            figure_width: OnceLock::new(),
            engine: OnceLock::new(),
            halts: OnceLock::new(),
            column_halts: OnceLock::new(),
        })
    }

    /// The family's name.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// The weight, 100–900.
    pub fn weight(&self) -> u16 {
        self.weight
    }

    /// Whether its shapes were redrawn by a program from another font, so that a reader should look
    /// at them.
    pub fn is_redrawn(&self) -> bool {
        self.is_redrawn
    }

    /// How many glyphs the face has.
    pub fn glyphs(&self) -> u16 {
        let table = self.font().and_then(|font| font.maxp().ok());
        table.map_or(0, |table| table.num_glyphs())
    }

    /// The file.
    pub fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Embedded(bytes) => bytes,
            Bytes::User(bytes) => bytes,
        }
    }

    /// The file for those who keep it, and which of its faces this one is.
    pub(crate) fn file(&self) -> (Arc<dyn AsRef<[u8]> + Send + Sync>, u32) {
        let file: Arc<dyn AsRef<[u8]> + Send + Sync> = match &self.bytes {
            Bytes::Embedded(bytes) => Arc::new(*bytes),
            Bytes::User(bytes) => Arc::new(Arc::clone(bytes)),
        };
        (file, self.index)
    }

    /// Which face of a collection it is; 0 for a file of one face.
    pub(crate) fn index(&self) -> u32 {
        self.index
    }

    /// The parsed file. Parsing reads a table directory only, so it is done anew at each use;
    /// `None` for bytes that are no font, which [`Face::user`] has ruled out.
    pub(crate) fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(self.bytes(), self.index).ok()
    }

    /// Whether the face has a glyph for a character.
    pub fn covers(&self, char: char) -> bool {
        self.font()
            .and_then(|font| font.charmap().map(char))
            .is_some_and(|id| id.to_u32() != 0)
    }

    /// The vertical metrics.
    pub fn metrics(&self) -> Metrics {
        *self.metrics.get_or_init(|| {
            self.font()
                .map_or_else(Metrics::default, |font| Metrics::read(&font))
        })
    }

    /// The height of the digits above the baseline, by their ink.
    pub fn figure_height(&self) -> Em {
        Em::new(*self.figures.get_or_init(|| {
            let seven = self.shape(&[('7', 0)], Form::Latin);
            let ink = seven.first().and_then(|glyph| Ink::of(self, glyph.id));
            ink.map_or(self.metrics().cap_height.get(), |ink| ink.top)
        }))
    }

    /// The width of the widest digit.
    pub fn figure_width(&self) -> Em {
        Em::new(*self.figure_width.get_or_init(|| {
            let digits: Vec<_> = ('0'..='9').zip(0..).collect();
            let formed = self.shape(&digits, Form::Figure);
            formed.iter().map(|glyph| glyph.advance).fold(0.0, f64::max)
        }))
    }

    /// The advance of a glyph as the face has it, in em.
    pub fn advance(&self, glyph: u16) -> Em {
        let advance = self.font().and_then(|font| {
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let unit = font
                .metrics(Size::unscaled(), LocationRef::default())
                .units_per_em;
            let advance = metrics.advance_width(GlyphId::from(glyph))?;
            Some(f64::from(advance) / f64::from(unit.max(1)))
        });
        Em::new(advance.unwrap_or_default())
    }

    /// The advance of a character, before shaping; nothing for one that the face does not have.
    pub fn advance_of(&self, char: char) -> Option<Em> {
        let glyph = self.font()?.charmap().map(char)?.to_u32();
        u16::try_from(glyph).ok().map(|glyph| self.advance(glyph))
    }

    /// Shapes characters, each with its cluster.
    pub fn shape(&self, text: &[(char, u32)], form: Form) -> Vec<FormedGlyph> {
        let Some(font) = self.font() else {
            return Vec::new();
        };
        let engine = self
            .engine
            .get_or_init(|| self.font().map(|font| Engine::new(&font)));
        let formed = engine
            .as_ref()
            .map_or_else(Vec::new, |engine| engine.shape(&font, text, form));
        match form {
            Form::Column | Form::ColumnHalf if font.vmtx().is_err() => self.in_em_cells(formed),
            Form::Column
            | Form::ColumnHalf
            | Form::Han
            | Form::Half
            | Form::Latin
            | Form::Figure
            | Form::Abreast => formed,
        }
    }

    /// Glyphs of a face that knows nothing of columns: each in the middle of an em box (VM-01), never
    /// in what `hhea` makes of its height.
    fn in_em_cells(&self, mut formed: Vec<FormedGlyph>) -> Vec<FormedGlyph> {
        for glyph in &mut formed {
            glyph.advance = 1.0;
            glyph.dx = -self.advance(glyph.id).get() / 2.0;
            glyph.dy = -self.metrics().em_top.get();
        }
        formed
    }

    /// The blank that may be taken from a glyph; nothing for most.
    pub fn halt(&self, glyph: u16) -> Halt {
        let halts = self.halts.get_or_init(|| halt::read(self, Way::Across));
        halts.get(&glyph).copied().unwrap_or_default()
    }

    /// The blank that may be taken from a glyph in a column; nothing for most.
    pub fn column_halt(&self, glyph: u16) -> Halt {
        let halts = self
            .column_halts
            .get_or_init(|| halt::read(self, Way::Down));
        halts.get(&glyph).copied().unwrap_or_default()
    }

    /// Draws the outline of a glyph; draws nothing for a glyph the face does not have.
    pub fn outline(&self, glyph: u16, pen: &mut impl Pen) {
        let Some(font) = self.font() else { return };
        let Some(outline) = font.outline_glyphs().get(GlyphId::from(glyph)) else {
            return;
        };
        // Outlines scaled by skrifa are rounded to a 64th of the unit: at a size of one em that would
        // be a 64th of an em. So the font's own units are read and scaled here.
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let unit = 1.0 / f32::from(metrics.units_per_em.max(1));
        // A broken outline draws what came before the fault; the glyph is not lost as a whole.
        let _ = outline.draw(settings, &mut Adapter { pen, unit });
    }
}

/// Turns font units into em.
struct Adapter<'a, P> {
    pen: &'a mut P,
    unit: f32,
}

impl<P: Pen> OutlinePen for Adapter<'_, P> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.pen.move_to(x * self.unit, y * self.unit);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.pen.line_to(x * self.unit, y * self.unit);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let unit = self.unit;
        self.pen.quad_to(cx * unit, cy * unit, x * unit, y * unit);
    }
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let unit = self.unit;
        let (cx0, cy0) = (cx0 * unit, cy0 * unit);
        let (cx1, cy1) = (cx1 * unit, cy1 * unit);
        self.pen.curve_to(cx0, cy0, cx1, cy1, x * unit, y * unit);
    }
    fn close(&mut self) {
        self.pen.close();
    }
}
