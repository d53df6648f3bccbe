//! Where a figure stands: its middle (VM-02), and its decimal point (NU-08).

use super::datum::Words;
use super::look::Look;
use crate::font::Book;
use crate::geom::Abs;
use crate::numbers;
use crate::typeset::Frame;

/// Where siblings put their decimal points: the widest that stands before one, and after one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    /// The widest integer with what precedes it.
    pub(super) before: Abs,
    /// The widest fraction with the unit and what follows.
    pub(super) after: Abs,
    /// Whether points stand on one x; else ends do.
    pub(super) is_pointed: bool,
}

impl Column {
    /// Figures that end on one x, the widest so wide.
    pub(super) fn of_ends(width: Abs) -> Self {
        Self {
            before: Abs::ZERO,
            after: width,
            is_pointed: false,
        }
    }

    /// How wide it is.
    pub(super) fn width(&self) -> Abs {
        self.before + self.after
    }

    /// How far a figure of the column begins to the right of its left edge. What has no number ends
    /// where the units do.
    pub(super) fn shift(&self, text: &str, frame: &Frame) -> Abs {
        let free = match around_point(text, frame) {
            (Some(before), _) if self.is_pointed => self.before - before,
            (Some(_) | None, _) => self.width() - frame.size.width,
        };
        free.max(Abs::ZERO)
    }
}

/// From the baseline up to the middle of a figure. The number rules, at half the height of its digits
/// (VM-02): its unit is too small to have a say. Words without a number have their em box (VM-01), at
/// the size at which they are set; in a row of figures the numbers' middle (VM-03).
pub(super) fn middle_of_figure(book: &Book, words: &Words, look: &Look) -> Abs {
    let plain = match numbers::parts(&words.text) {
        None if look.stay == super::look::Stay::Middle => look.plain.as_ref(),
        _ => None,
    };
    let (families, weight) = match plain {
        Some(part) => (&part.families, part.weight),
        None => (&look.style.families, look.style.weight),
    };
    let face = families.first().and_then(|name| book.find(name, weight));
    let face = book.face(face.unwrap_or(crate::font::FaceId(0)));
    match plain {
        Some(part) => {
            let metrics = face.metrics();
            let middle = (metrics.em_top.get() + metrics.em_bottom.get()) / 2.0;
            look.style.size * (part.scale * middle)
        }
        None => look.style.size * (face.figure_height().get() / 2.0),
    }
}

/// How much of a figure stands before its decimal point, or before where it would be after a whole
/// number, and how much after; nothing before it when there is no number.
pub(super) fn around_point(text: &str, frame: &Frame) -> (Option<Abs>, Abs) {
    let width = frame.size.width;
    let Some(parts) = numbers::parts(text) else {
        return (None, Abs::ZERO);
    };
    let point = parts.number.find(['.', '．']).unwrap_or(parts.number.len());
    let point = parts.before.len() + point;
    let glyphs = frame.lines.iter().flat_map(|line| &line.runs);
    let before = glyphs
        .flat_map(|run| &run.glyphs)
        .filter(|glyph| glyph.range.end <= point)
        .map(|glyph| glyph.at.x + glyph.advance)
        .fold(Abs::ZERO, Abs::max);
    (Some(before), (width - before).max(Abs::ZERO))
}
