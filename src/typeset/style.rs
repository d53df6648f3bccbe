//! What the caller asks for: styles, paragraphs, settings.

use std::ops::Range;
use std::sync::Arc;

use crate::geom::{Abs, Em};
use crate::numbers::Atom;
use crate::scene::Writing;

/// How a stretch of text looks, as far as its width depends on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// The families for Han and its marks, the first wins; after them comes the whole book.
    pub families: Arc<[String]>,
    /// The family for Latin letters and figures, where it is another one.
    pub latin: Option<Arc<str>>,
    /// The weight, 100–900.
    pub weight: u16,
    /// The type size.
    pub size: Abs,
    /// Extra space between characters, of this style's size; not within figures and words (TB-07).
    pub tracking: Em,
    /// The blank before the stretch, of this style's size; none at the start of a line.
    pub space_before: Em,
}

impl Style {
    /// A plain style: one family, no tracking.
    pub fn new(family: &str, weight: u16, size: Abs) -> Self {
        Self {
            families: Arc::from([family.to_owned()]),
            latin: None,
            weight,
            size,
            tracking: Em::ZERO,
            space_before: Em::ZERO,
        }
    }
}

/// A text with its styles, and what in it stays whole.
#[derive(Debug, Clone)]
pub struct Paragraph<'a> {
    /// The text; a line feed ends a line.
    pub text: &'a str,
    /// The style of what no override covers; its size is the em of the paragraph.
    pub base: Style,
    /// Other styles for byte ranges; the last one that covers a character wins.
    pub overrides: &'a [(Range<usize>, Style)],
    /// What `numbers` found to be unbreakable.
    pub atoms: &'a [Atom],
    /// Byte ranges that the author wants whole.
    pub kept: &'a [Range<usize>],
    /// How the lines are made.
    pub setting: Setting,
}

/// How lines are made.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Which way do the lines run? Of columns all lengths along the line are heights.
    pub writing: Writing,
    /// What sort of text is it?
    pub mode: Mode,
    /// To which side do the lines lean?
    pub align: Align,
    /// Are the lines made flush on both sides?
    pub justify: Justify,
    /// How far is the first line moved in? A negative indent moves in all the others instead.
    pub indent: Em,
    /// From baseline to baseline, or from column to column, in em of the base size.
    pub pitch: f64,
    /// Do lines break between words only (TB-02)?
    pub words: bool,
    /// Do later lines start where the text after a leading marker (`●`, `1.`, `（一）`) does (LI-01)?
    pub hang: bool,
    /// The house rules that may be changed.
    pub policy: Policy,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            writing: Writing::Horizontal,
            mode: Mode::Body,
            align: Align::Start,
            justify: Justify::Auto,
            indent: Em::ZERO,
            pitch: 1.6,
            words: false,
            hang: false,
            policy: Policy::default(),
        }
    }
}

/// The house rules that may be changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Policy {
    /// The gap between Han and Latin letters or figures (MX-01).
    pub autospace: Em,
    /// Are ASCII brackets and marks between Han set full-width (MX-08)?
    pub widen_marks: bool,
    /// Are the digits of one width in every face, not only in one for Latin and figures (NU-08)?
    pub tabular: bool,
    /// May a single `、`, `，` or `。` stand beyond the end of a line (LI-10)?
    pub hang: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            autospace: Em::new(0.125),
            widen_marks: true,
            tabular: false,
            hang: false,
        }
    }
}

/// What sort of text it is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Running text: full lines, no stranded last character.
    #[default]
    Body,
    /// A title or label: balanced lines.
    Title,
    /// One line, broken by line feeds only.
    Line,
}

/// To which side lines lean.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// To the left; columns to the top.
    #[default]
    Start,
    /// To neither.
    Center,
    /// To the right; columns to the bottom.
    End,
}

/// Whether lines are made flush on both sides.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Justify {
    /// In running text from 16 em.
    #[default]
    Auto,
    /// Wherever the gaps need not grow too much.
    On,
    /// Never.
    Off,
    /// Lines of two to four Han are spread evenly over the measure where no gap becomes wider than an em
    /// (TB-07); all others stay as they are.
    Spread,
}
