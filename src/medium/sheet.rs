//! Sheets of paper: their size in mm, and what a print shop wants around it.

/// Millimetres of an inch.
const INCH: f64 = 25.4;
/// Points of an inch.
const POINTS: f64 = 72.0;

/// A sheet that the poster is set on in columns. Lengths in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// The width of the finished sheet (its trim box).
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// How much of its lower edge stays free.
    pub foot: f64,
    /// How many sheets there may be.
    pub pages: Option<usize>,
    /// How many columns.
    pub columns: Columns,
    /// What is added for the print shop.
    pub print: Print,
    /// The pages of office paper that it is cut into.
    pub tile: Option<Tile>,
}

/// Pages of office paper that are glued together to a sheet. Lengths in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tile {
    /// The shorter side of the paper.
    pub short: f64,
    /// Its longer side.
    pub long: f64,
    /// How far neighbouring pages overlap.
    pub overlap: f64,
}

impl Tile {
    /// What office printers leave white at each edge, in mm.
    pub const EDGE: f64 = 5.0;

    /// Pages of a paper, in mm, that overlap by so much, 0–50.
    pub fn of_size(width: f64, height: f64, overlap: f64) -> Self {
        Self {
            short: width.min(height),
            long: width.max(height),
            overlap: overlap.clamp(0.0, 50.0),
        }
    }
}

/// How many columns a sheet has.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// As many as give the fewest sheets at a readable size, and the largest text on those.
    #[default]
    Auto,
    /// So many, 1–12.
    Count(u8),
}

/// What is added around a sheet.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Print {
    /// How far the background runs over the trim on each side, in mm; 0 for none.
    pub bleed: f64,
    /// Whether there are crop marks.
    pub has_marks: bool,
}

impl Sheet {
    /// PR-01: running text on paper is not smaller than 9 pt (小五).
    pub const LEAST_BODY: f64 = 9.0;
    /// Text stays so far inside the trim, in mm.
    pub const SAFE: f64 = 5.0;
    /// Room for crop marks outside of the bleed, in mm.
    pub const SLUG: f64 = 9.0;

    /// A sheet of a size in mm, each side 50–5000.
    pub fn of_size(width: f64, height: f64) -> Self {
        let side = |length: f64| length.clamp(50.0, 5000.0);
        Self {
            width: side(width),
            height: side(height),
            foot: 0.0,
            pages: None,
            columns: Columns::Auto,
            print: Print::default(),
            tile: None,
        }
    }

    /// How far the media box reaches over the trim on each side, in mm.
    pub fn around(&self) -> f64 {
        match self.print.has_marks {
            true => self.print.bleed + Self::SLUG,
            false => self.print.bleed,
        }
    }
}

/// Points from millimetres.
///
/// ```
/// assert_eq!(changtu::medium::points(25.4), 72.0);
/// ```
pub fn points(mm: f64) -> f64 {
    mm / INCH * POINTS
}

/// Pixels from millimetres at a resolution in pixels per inch.
pub fn pixels(mm: f64, dpi: f64) -> f64 {
    mm / INCH * dpi
}
