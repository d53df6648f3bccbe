//! Where the em box of a face lies. VM-01: by `BASE`, else by the typographic metrics of `OS/2`,
//! never by `hhea`, whose middle is 0.06 em too high in Noto.

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::raw::tables::base::{Axis, BaseScript};
use skrifa::raw::types::Tag;
use skrifa::{FontRef, MetadataProvider};

use crate::geom::Em;

/// Vertical metrics of a face, in em, upwards from the baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// The lower edge of the ideographic em box (−0.12 in Noto).
    pub em_bottom: Em,
    /// The upper edge of the ideographic em box (0.88 in Noto).
    pub em_top: Em,
    /// The height of capitals and lining figures.
    pub cap_height: Em,
}

/// The middle of the em box of Noto and its relatives above the baseline, in em: that of a line
/// (VM-01), and of a face that does not say where its own is.
pub(crate) const MIDDLE: f64 = 0.38;
/// The cap height of Noto.
const CAPITAL: f64 = 0.733;

impl Default for Metrics {
    fn default() -> Self {
        Self::around(MIDDLE, CAPITAL)
    }
}

impl Metrics {
    /// Reads the metrics of a face.
    pub(super) fn read(font: &FontRef<'_>) -> Self {
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let unit = 1.0 / f64::from(metrics.units_per_em.max(1));
        let cap = metrics
            .cap_height
            .map_or(CAPITAL, |cap| f64::from(cap) * unit);
        let middle = by_base(font).or_else(|| by_os2(font));
        Self::around(middle.map_or(MIDDLE, |middle| middle * unit), cap)
    }

    /// The em box is an em high around its middle.
    fn around(middle: f64, cap: f64) -> Self {
        Self {
            em_bottom: Em::new(middle - 0.5),
            em_top: Em::new(middle + 0.5),
            cap_height: Em::new(cap),
        }
    }
}

/// The middle between the edges of the ideographic character face, else half an em above the lower
/// edge of the em box; in font units.
fn by_base(font: &FontRef<'_>) -> Option<f64> {
    let axis = font.base().ok()?.horiz_axis()?.ok()?;
    let script = script(&axis, Tag::new(b"hani")).or_else(|| script(&axis, Tag::new(b"DFLT")))?;
    let coord = |tag: &[u8; 4]| coordinate(&axis, &script, Tag::new(tag));
    match (coord(b"icfb"), coord(b"icft")) {
        (Some(bottom), Some(top)) => Some((bottom + top) / 2.0),
        _ => {
            let half = f64::from(font.head().ok()?.units_per_em()) / 2.0;
            coord(b"ideo").map(|bottom| bottom + half)
        }
    }
}

fn script<'a>(axis: &Axis<'a>, tag: Tag) -> Option<BaseScript<'a>> {
    let list = axis.base_script_list().ok()?;
    let record = list
        .base_script_records()
        .iter()
        .find(|record| record.base_script_tag() == tag)?;
    record.base_script(list.offset_data()).ok()
}

fn coordinate(axis: &Axis<'_>, script: &BaseScript<'_>, tag: Tag) -> Option<f64> {
    let tags = axis.base_tag_list()?.ok()?;
    let place = tags
        .baseline_tags()
        .iter()
        .position(|own| own.get() == tag)?;
    let coord = script.base_values()?.ok()?.base_coords().get(place).ok()?;
    Some(f64::from(coord.coordinate()))
}

/// The middle of the typographic ascender and descender, in font units.
fn by_os2(font: &FontRef<'_>) -> Option<f64> {
    let table = font.os2().ok()?;
    let sum = f64::from(table.s_typo_ascender()) + f64::from(table.s_typo_descender());
    Some(sum / 2.0)
}

#[cfg(test)]
mod tests {
    use crate::font::Book;

    #[test]
    fn the_em_box_is_read_from_the_face() {
        let book = Book::embedded();
        let middle = |family: &str| {
            let face = book.face(book.find(family, 400).unwrap());
            let metrics = face.metrics();
            (metrics.em_top.get() + metrics.em_bottom.get()) / 2.0
        };
        for (family, expected) in [
            ("Noto Sans SC", 0.380),
            ("Noto Serif SC", 0.380),
            // No BASE: OS/2 typo of 1000/−200 and 1193/−289.
            ("Barlow Condensed", 0.400),
            ("Oswald", 0.452),
        ] {
            let found = middle(family);
            assert!((found - expected).abs() < 0.002, "{family}: {found}");
        }
    }
}
