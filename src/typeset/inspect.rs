//! Lines and glyphs as JSON, in em: the door through which anyone can check the typesetting.

use serde_json::{Value, json};

use super::cjk::segment::{Seam, seams};
use super::frame::{Frame, Line};
use super::shape::shape;
use super::style::{Justify, Mode, Paragraph, Setting, Style};
use crate::font::Book;
use crate::geom::{Abs, Em};
use crate::numbers;
use crate::scene::Glyph;

/// The embedded text face.
const FAMILY: &str = "Noto Sans SC";
/// Its weight.
const WEIGHT: u16 = 400;
/// The size at which texts are set; nothing depends on it (VM-07).
const SIZE: f64 = 100.0;

/// Whether a text is set as running text or as a title.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum TextStyle {
    /// As running text.
    #[default]
    Body,
    /// As a title: balanced, between words.
    Title,
}

/// How a text is set for inspection.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct TextOptions {
    /// The measure in em; without one, the text is a single line.
    pub measure: Option<f64>,
    /// As what it is set.
    pub style: TextStyle,
    /// Whether its lines are made flush.
    pub justify: bool,
    /// How far the first line is moved in, in em.
    pub indent: f64,
}

/// Sets a text in the embedded text face and describes its lines.
pub fn set_text(book: &Book, text: &str, options: &TextOptions) -> Value {
    to_json(book, text, &lines_of(book, text, options), Abs::px(SIZE))
}

/// The places within words of the table, in characters of the text: titles do not end lines there
/// (TB-02), running text does so only to fill a line.
///
/// ```
/// assert_eq!(changtu::typeset::inspect::within_words("推动重大战略"), [1, 3, 5]);
/// ```
pub fn within_words(text: &str) -> Vec<usize> {
    let chars: Vec<char> = text.chars().collect();
    let seams = seams(&chars).into_iter().enumerate();
    seams
        .filter(|(_, seam)| *seam == Seam::Inside)
        .map(|(at, _)| at)
        .collect()
}

/// The lines of a text as [`set_text`] describes them, at a size of 100 px.
pub fn lines_of(book: &Book, text: &str, options: &TextOptions) -> Frame {
    let size = Abs::px(SIZE);
    let found = numbers::search(text);
    let mode = match (options.measure, options.style) {
        (None, _) => Mode::Line,
        (Some(_), TextStyle::Body) => Mode::Body,
        (Some(_), TextStyle::Title) => Mode::Title,
    };
    let setting = Setting {
        mode,
        justify: if options.justify {
            Justify::On
        } else {
            Justify::Off
        },
        indent: Em::new(options.indent),
        words: options.style == TextStyle::Title,
        ..Setting::default()
    };
    let paragraph = Paragraph {
        text,
        base: Style::new(FAMILY, WEIGHT, size),
        overrides: &[],
        atoms: &found.atoms,
        kept: &[],
        setting,
    };
    let measure = options
        .measure
        .map_or(Abs::INFINITE, |measure| size * measure);
    shape(book, &paragraph).set(measure)
}

/// Describes the lines of a frame, in em of `size`.
pub fn to_json(book: &Book, text: &str, frame: &Frame, size: Abs) -> Value {
    let lines = frame
        .lines
        .iter()
        .map(|line| describe(book, text, line, size));
    json!({ "lines": lines.collect::<Vec<_>>() })
}

fn describe(book: &Book, text: &str, line: &Line, size: Abs) -> Value {
    let mut glyphs = Vec::new();
    for run in &line.runs {
        let face = book.face(run.face);
        glyphs.extend(run.glyphs.iter().map(|glyph| {
            json!({
                "text": text.get(glyph.range.clone()).unwrap_or_default(),
                "font": format!("{} {}", face.family(), face.weight()),
                "gid": glyph.id,
                "x": round(left(line, glyph) / size),
                "advance": round(glyph.advance / size),
            })
        }));
    }
    json!({
        "text": text.get(line.range.clone()).unwrap_or_default(),
        "width": round(line.width / size),
        "glyphs": glyphs,
    })
}

/// Where the room of a glyph begins: its cell, which the drawing of a mark or of a figure does not
/// always fill from the left. What has no cell of its own begins at its origin.
fn left(line: &Line, glyph: &Glyph) -> Abs {
    let at = line
        .cells
        .partition_point(|cell| cell.range.start < glyph.range.start);
    match line.cells.get(at) {
        Some(cell) if cell.range == glyph.range && cell.is_single => cell.left,
        _ => glyph.at.x,
    }
}

/// Lengths are written to a hundred-thousandth of an em.
fn round(em: f64) -> f64 {
    (em * 1e5).round() / 1e5 + 0.0
}
