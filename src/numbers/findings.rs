//! What a search answers: quantities with their meaning, and atoms with their last-resort breaks.

use std::ops::Range;

use super::judge::Sense;
use super::numeral;
use super::source::Source;
use super::value::Reading;

/// Everything found in one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// The quantities, in the order of the text.
    pub quantities: Vec<Quantity>,
    /// What the typesetter keeps whole, in the order of the text, never overlapping.
    pub atoms: Vec<Atom>,
}

/// One quantity; every range counts bytes of the searched text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// What is emphasised: the value with its magnitude and currency, measure or percent sign.
    pub core: Range<usize>,
    /// What stays together: the core with `余`/`多` and the counter.
    pub atom: Range<usize>,
    /// The figures alone: sign, digits and separators, a range, a ratio, or a streak's Han numeral.
    pub number: Range<usize>,
    /// The magnitude and unit, or the counter; empty when there is none.
    pub unit: Range<usize>,
    /// Which word limits the value (`达到`, `左右`, `余`), if any.
    pub modifier: Option<Range<usize>>,
    /// Where the value is said to move.
    pub direction: Direction,
    /// Whether that movement is good news.
    pub polarity: Polarity,
    /// Whether it was measured, is aimed at, or counts a streak.
    pub kind: QuantityKind,
}

/// Where a value is said to move.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// It grows.
    Up,
    /// It falls.
    Down,
    /// It is a level, or nothing is said.
    #[default]
    None,
}

/// Whether a movement is good news.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// Good news, such as fewer accidents.
    Good,
    /// Bad news, such as less revenue.
    Bad,
    /// Neither, such as a price or a level.
    #[default]
    Neutral,
}

/// What sort of statement a quantity makes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// A value that was measured or counted.
    #[default]
    Value,
    /// A value that is aimed at (`力争`, `预期目标`).
    Target,
    /// How often in a row (`连续八届`).
    Streak,
}

/// A stretch of text that is not broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Atom {
    /// Its byte range.
    pub range: Range<usize>,
    /// What it is.
    pub kind: AtomKind,
    /// Byte offsets where it may be broken as a last resort, best first.
    pub soft: Vec<usize>,
}

/// What an atom is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AtomKind {
    /// A number with its unit or counter (NU-03).
    Quantity,
    /// A bare number or fraction (NU-01).
    Number,
    /// A year, date, time or period (NU-04).
    Date,
    /// A range of bare numbers, or of two quantities (NU-05).
    Range,
    /// A ratio such as `1.89∶1` (NU-01).
    Ratio,
    /// An ordinal with its classifier (NU-06).
    Ordinal,
    /// A token of letters and digits, a telephone or document number (NU-07).
    Code,
    /// A name that holds a number, or an age: `100强`, `6号线`, `18岁`.
    Name,
    /// Short quoted or bracketed text that holds a digit (NU-07).
    Quoted,
}

impl Quantity {
    /// The value of the number, or nothing for ranges, ratios and Han numerals.
    ///
    /// ```
    /// let text = "新建充电桩１,250个";
    /// let found = changtu::numbers::search(text);
    /// assert_eq!(found.quantities[0].decimal(text), Some(1250.0));
    /// ```
    pub fn decimal(&self, text: &str) -> Option<f64> {
        numeral::decimal(text.get(self.number.clone())?)
    }
}

impl Direction {
    /// The name used in `changtu numbers`.
    ///
    /// ```
    /// assert_eq!(changtu::numbers::Direction::Up.as_str(), "up");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::None => "none",
        }
    }

    /// The other way; a level stays one.
    pub(super) fn flipped(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
            Self::None => Self::None,
        }
    }
}

impl Polarity {
    /// The name used in `changtu numbers`.
    ///
    /// ```
    /// assert_eq!(changtu::numbers::Polarity::Bad.as_str(), "bad");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Neutral => "neutral",
        }
    }
}

impl QuantityKind {
    /// The name used in `changtu numbers`.
    ///
    /// ```
    /// assert_eq!(changtu::numbers::QuantityKind::Target.as_str(), "target");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Target => "target",
            Self::Streak => "streak",
        }
    }
}

/// Turns readings (in characters) and their senses into quantities (in bytes).
pub(super) fn quantities(
    source: &Source,
    readings: &[Reading],
    senses: &[Sense],
    targets: &[bool],
) -> Vec<Quantity> {
    let judged = readings.iter().zip(senses).zip(targets);
    judged
        .map(|((reading, sense), target)| quantity(source, reading, sense, *target))
        .collect()
}

fn quantity(source: &Source, reading: &Reading, sense: &Sense, target: bool) -> Quantity {
    Quantity {
        core: source.bytes(&reading.core),
        atom: source.bytes(&reading.atom),
        number: source.bytes(&reading.number),
        unit: source.bytes(&reading.unit),
        modifier: reading.modifier.as_ref().map(|range| source.bytes(range)),
        direction: sense.direction,
        polarity: sense.polarity,
        kind: match (reading.streak, target) {
            (true, _) => QuantityKind::Streak,
            (false, true) => QuantityKind::Target,
            (false, false) => QuantityKind::Value,
        },
    }
}
