//! The smallest things a line is made of, and what lies between them. All lengths are in em of the
//! paragraph's base size, so that no decision depends on the scale (VM-07).

use std::ops::Range;

use super::cjk::class::Class;
use super::cjk::stance::Stance;
use crate::font::FaceId;

/// A cluster of characters that is never divided.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    /// What it is to the rules.
    pub(crate) class: Class,
    /// How it stands in its line.
    pub(crate) stance: Stance,
    /// The first character drawn.
    pub(crate) char: char,
    /// The number of the first sign, in the signs of the paragraph.
    pub(crate) sign: usize,
    /// Its bytes in the source.
    pub(crate) range: Range<usize>,
    /// Its glyphs, in the glyphs of the paragraph.
    pub(crate) glyphs: Range<usize>,
    /// The face of its glyphs.
    pub(crate) face: FaceId,
    /// The type size of its glyphs.
    pub(crate) size: f64,
    /// The size of the Han text around it: what gaps and tracking are measured by.
    pub(crate) em: f64,
    /// Its width without the blanks that may be squeezed. In a column, this and all other lengths
    /// along the line are heights; what is said of left and right is true of top and bottom.
    pub(crate) body: f64,
    /// The blank on its left that may be squeezed.
    pub(crate) lead: f64,
    /// The blank on its right that may be squeezed.
    pub(crate) tail: f64,
    /// From the start of the body to the origin of the first glyph.
    pub(crate) shift: f64,
    /// How far an opening mark is drawn to the left at the start of a line (PW-06).
    pub(crate) pull: f64,
    /// The tracking after it.
    pub(crate) tracking: f64,
    /// The blank that its style wants before it; only the first unit of a range has any.
    pub(crate) before: f64,
}

impl Unit {
    /// Whether it is drawn in the cell of a Han (MX-05); a wide Latin letter or `‰` is not.
    pub(crate) fn is_wide(&self) -> bool {
        let latin = self.char.is_ascii() || matches!(self.char, '‰' | '‱');
        !latin && self.lead + self.body + self.tail >= 0.95 * self.size
    }

    /// Whether it is a blank that vanishes at the ends of lines.
    pub(crate) fn is_space(&self) -> bool {
        self.class == Class::Space
    }
}

/// A placed form of a glyph, in em of the base size.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnitGlyph {
    /// The glyph's number in the face.
    pub(crate) id: u16,
    /// Its advance.
    pub(crate) advance: f64,
    /// How far it is drawn to the right of the pen; of what stands upright in a column, of its middle.
    pub(crate) dx: f64,
    /// How far it is drawn above the baseline; of what stands upright in a column, above the pen.
    pub(crate) dy: f64,
}

/// What lies between a unit and the one before it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Joint {
    /// The blank that remains of the mark before.
    pub(crate) tail: f64,
    /// The blank that remains of the mark after.
    pub(crate) lead: f64,
    /// The gap that belongs to neither.
    pub(crate) gap: f64,
    /// Whether and when it may grow.
    pub(crate) grow: Grow,
    /// Whether and when its blank may shrink to nothing.
    pub(crate) shrink: Shrink,
    /// Whether a line may end here.
    pub(crate) cut: Cut,
}

impl Joint {
    /// Its natural width.
    pub(crate) fn width(&self) -> f64 {
        self.tail + self.lead + self.gap
    }
}

/// LI-09: in which turn a joint grows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Grow {
    /// Not at all.
    Never,
    /// First: a Latin space, by at most so much.
    Space(f64),
    /// Second: the gap between Han and Latin, by at most so much.
    Gap(f64),
    /// Last: all gaps between Han, equally.
    Even,
}

/// LI-09: in which turn the blank of a joint shrinks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shrink {
    /// Not at all.
    Never,
    /// First: brackets.
    Bracket,
    /// Second: marks that pause.
    Comma,
    /// Last: marks that end.
    Period,
}

/// Whether a line may end at a joint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cut {
    /// It may, at a cost.
    Free(f64),
    /// It may, dearly, when the atom around it is this wide for the measure (NU-03, NU-05); how much
    /// more it costs than the best place.
    Soft(f64, f64),
    /// Only when nothing else helps, but at a cost as elsewhere when the quoted phrase around it is wider
    /// than the measure (TB-03).
    Phrase(f64, f64),
    /// Only when nothing else helps: within an atom.
    Atom,
    /// Only when nothing else helps: between the parts of a Latin word.
    Word,
    /// Only when nothing else helps: between two letters or a letter and a digit after it.
    Letters,
    /// Only when nothing else helps: after the sign of a ratio.
    Ratio,
    /// Only when nothing else helps: a long mark would start a line, which the standard itself allows
    /// (LB-06).
    Long,
    /// Only when nothing else helps: right after figures.
    Number,
    /// Only when nothing else helps: within figures.
    Numeral,
    /// Only when nothing else helps: a mark would stand where it must not.
    Mark,
}

impl Cut {
    /// The cost of ending a line here at a measure. The steps are so far apart that no sum of lesser
    /// faults reaches the next.
    pub(crate) fn cost(self, measure: f64) -> f64 {
        match self {
            Self::Free(cost) => cost,
            // NU-03: an atom longer than 0.6 of the measure may be broken where it is soft.
            Self::Soft(width, more) if width > 0.6 * measure => 2e3 + more,
            Self::Soft(_, more) => 1e8 + more,
            Self::Phrase(width, cost) if width > measure => cost,
            Self::Phrase(..) => 1e9,
            Self::Atom | Self::Word => 1e9,
            Self::Letters => 4e9,
            Self::Ratio => 6e9,
            Self::Long => 1e10,
            Self::Number => 1e11,
            Self::Numeral => 1e12,
            Self::Mark => 1e13,
        }
    }

    /// Whether this is the less welcome of two.
    pub(crate) fn worse(self, other: Self) -> Self {
        if self.cost(f64::MAX) >= other.cost(f64::MAX) {
            self
        } else {
            other
        }
    }
}

/// Costs from here on are paid only when nothing else helps (LB-09, LB-11).
pub(crate) const EMERGENCY: f64 = 1e8;
