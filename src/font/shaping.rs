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
}

/// One glyph as the face draws it, in em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FormedGlyph {
    /// Its number in the face.
    pub id: u16,
    /// The cluster it belongs to, as given with the characters.
    pub cluster: u32,
    /// How far the pen moves.
    pub advance: f64,
    /// How far it is drawn to the right of the pen.
    pub dx: f64,
    /// How far it is drawn above the pen.
    pub dy: f64,
}

/// What shaping keeps of a face between calls.
pub(crate) struct Engine {
    data: ShaperData,
    plans: [OnceLock<ShapePlan>; 4],
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

    /// Shapes characters, each with its cluster, from left to right.
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
                Direction::LeftToRight,
                Some(script),
                language.as_ref(),
                &features,
            )
        });
        let mut buffer = UnicodeBuffer::new();
        for (char, cluster) in text {
            buffer.add(*char, *cluster);
        }
        buffer.set_direction(Direction::LeftToRight);
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
                advance: f64::from(pos.x_advance) * unit,
                dx: f64::from(pos.x_offset) * unit,
                dy: f64::from(pos.y_offset) * unit,
            })
            .collect()
    }
}

impl Form {
    fn script(self) -> Script {
        match self {
            Self::Han | Self::Half => script::HAN,
            Self::Latin | Self::Figure => script::LATIN,
        }
    }

    fn features(self) -> Vec<Feature> {
        let feature = |tag: &[u8; 4], value| Feature::new(Tag::new(tag), value, ..);
        match self {
            Self::Han => Vec::new(),
            Self::Latin => vec![feature(b"pwid", 1), feature(b"tnum", 1)],
            Self::Figure => vec![feature(b"tnum", 1), feature(b"kern", 0)],
            Self::Half => vec![feature(b"halt", 1)],
        }
    }
}
