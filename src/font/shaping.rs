//! Turns characters into glyphs of one face. It knows script and language, not lines.

use std::fmt;
use std::sync::OnceLock;

use harfrust::{
    BufferFlags, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperData, Tag,
    UnicodeBuffer, script,
};
use skrifa::FontRef;

/// How a stretch of text wants its glyphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Chinese text: script Hani, language zh-Hans (FB-02, PW-09).
    Han,
    /// Latin words, with proportional quotes (PW-12).
    Latin,
    /// Figures: all digits of one advance, not kerned (NU-08).
    Figure,
    /// Chinese marks without their blank half (PW-13).
    Half,
    /// Chinese text down a column: the forms of `vert`, each with its own height.
    Column,
    /// Chinese marks of a column without their blank half: `vhal`.
    ColumnHalf,
    /// Figures side by side in one cell of a column: half-width forms where the face has them.
    Abreast,
}

/// One glyph as the face draws it, in em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FormedGlyph {
    /// Its number in the face.
    pub id: u16,
    /// The cluster it belongs to, as given with the characters.
    pub cluster: u32,
    /// How far the pen moves: to the right, or down a column.
    pub advance: f64,
    /// How far it is drawn to the right of the pen; in a column the pen is in its middle.
    pub dx: f64,
    /// How far it is drawn above the pen; in a column the pen is at the top of the cell.
    pub dy: f64,
}

/// How many forms there are.
const FORMS: usize = 7;

/// What shaping keeps of a face between calls.
pub(crate) struct Engine {
    data: ShaperData,
    plans: [OnceLock<ShapePlan>; FORMS],
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Engine")
    }
}

impl Engine {
    pub(crate) fn new(font: &FontRef<'_>) -> Self {
        Self {
            data: ShaperData::new(font),
            plans: Default::default(),
        }
    }

    /// Shapes characters, each with its cluster, from left to right or down.
    pub(crate) fn shape(
        &self,
        font: &FontRef<'_>,
        text: &[(char, u32)],
        form: Form,
    ) -> Vec<FormedGlyph> {
        let shaper = self.data.shaper(font).build();
        let features = form.features();
        let script = form.script();
        let language = Language::new("zh-Hans");
        let plan = self.plans[form as usize].get_or_init(|| {
            ShapePlan::new(
                &shaper,
                form.direction(),
                Some(script),
                language.as_ref(),
                &features,
            )
        });
        let mut buffer = UnicodeBuffer::new();
        for (char, cluster) in text {
            buffer.add(*char, *cluster);
        }
        buffer.set_direction(form.direction());
        buffer.set_script(script);
        if let Some(language) = language {
            buffer.set_language(language);
        }
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let options = ShapeOptions::new().plan(Some(plan)).features(&features);
        let unit = 1.0 / f64::from(shaper.units_per_em().max(1));
        let shaped = shaper.shape(buffer, options);
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        glyphs
            .map(|(info, pos)| FormedGlyph {
                id: info.glyph_id as u16,
                cluster: info.cluster,
                // Down a column advances are negative; in a line the other axis has none.
                advance: f64::from(pos.x_advance - pos.y_advance) * unit,
                dx: f64::from(pos.x_offset) * unit,
                dy: f64::from(pos.y_offset) * unit,
            })
            .collect()
    }
}

impl Form {
    fn script(self) -> Script {
        match self {
            Self::Han | Self::Half | Self::Column | Self::ColumnHalf => script::HAN,
            Self::Latin | Self::Figure | Self::Abreast => script::LATIN,
        }
    }

    /// A shaper that goes down asks for `vert` by itself.
    fn direction(self) -> Direction {
        match self {
            Self::Column | Self::ColumnHalf => Direction::TopToBottom,
            Self::Han | Self::Half | Self::Latin | Self::Figure | Self::Abreast => {
                Direction::LeftToRight
            }
        }
    }

    fn features(self) -> Vec<Feature> {
        let feature = |tag: &[u8; 4], value| Feature::new(Tag::new(tag), value, ..);
        match self {
            Self::Han | Self::Column => Vec::new(),
            Self::Latin => vec![feature(b"pwid", 1), feature(b"tnum", 1)],
            Self::Figure => vec![feature(b"tnum", 1), feature(b"kern", 0)],
            Self::Half => vec![feature(b"halt", 1)],
            Self::ColumnHalf => vec![feature(b"vhal", 1)],
            Self::Abreast => vec![feature(b"hwid", 1), feature(b"kern", 0)],
        }
    }
}
