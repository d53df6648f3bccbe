//! A source text as its author wrote it: one clean text, and its lines with their places in the file.
//!
//! Markdown, plain text and Word become the same thing here. Knows nothing of posters: what a line means for
//! the report is the importer's business, whether the poster says it that of the proof.

mod builder;
mod clean;
mod error;
mod front;
mod furniture;
mod grid;
mod markdown;
mod note;
#[cfg(test)]
mod probe;
mod read;
mod removal;
#[cfg(test)]
mod tests;
mod text;
mod word;

use std::ops::Range;

use crate::yaml::Encoding;

pub use error::ManuscriptError;
pub use furniture::{COUNTERS, is_emoji, is_furniture};
pub use note::Note;
pub use read::read;
pub use removal::Removal;

/// A source text.
#[derive(Debug, Clone, Default)]
pub struct Manuscript {
    /// The words without the marks of the file's own language; the lines are parted by `\n`. All ranges of a
    /// manuscript count bytes of this text.
    pub text: String,
    /// The lines that are not empty, in order.
    pub lines: Vec<Line>,
    /// What the file's own language has besides words: `##`, `**`, `|`, in the order of the file.
    pub markup: Vec<Markup>,
    /// The pictures that lines show.
    pub pictures: Vec<Picture>,
    /// What the head of a Markdown file says of the report: `title: …`. Its values stand in the text, before
    /// the first line, and are in no line.
    pub front: Vec<Front>,
    /// What the reader of the file has to tell.
    pub notes: Vec<Note>,
    /// Which language the file is written in.
    pub kind: Kind,
    /// How its characters are written; `None` for Word.
    pub encoding: Option<Encoding>,
}

/// Which language a file is written in.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    #[default]
    Text,
    /// Markdown, perhaps with HTML in it.
    Markdown,
    /// A document of a word processor.
    Word,
}

/// Something that the head of a file says of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Front {
    /// The key as written: `title`, `日期`.
    pub key: String,
    /// The value in the manuscript's text, without quotation marks.
    pub range: Range<usize>,
    /// The line of the file.
    pub number: usize,
}

/// A line that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its number in the file, from 1; for Word that of the paragraph.
    pub number: usize,
    /// Its words in [`Manuscript::text`], without spaces at its ends; empty only for a picture without a caption.
    pub range: Range<usize>,
    /// What the file's own language says it is.
    pub form: Form,
    /// How deep it is nested in lists, from 0.
    pub depth: u8,
    /// What is set in bold, in order.
    pub strong: Vec<Range<usize>>,
    /// Whether an empty line, or in Word the end of a paragraph, stands before it.
    pub is_apart: bool,
}

/// What the file's own language says a line is.
#[derive(Debug, Default, Clone, PartialEq)]
pub enum Form {
    /// Words, perhaps with a bullet or a number that the author typed.
    #[default]
    Words,
    /// A heading of a level from 1.
    Heading(u8),
    /// An item of an unnumbered list; its bullet is markup. Numbers of numbered lists stand in the words.
    Item,
    /// A row of a table: the number of the table, whether the row is its head, and its cells.
    Row {
        /// Which table of the manuscript, from 0.
        table: usize,
        /// Whether it names the columns.
        is_head: bool,
        /// The cells in order; empty ranges for empty cells. A cell that spans columns is followed by empty ones.
        cells: Vec<Range<usize>>,
    },
    /// A picture, by its place in [`Manuscript::pictures`]; the words of the line are its caption.
    Picture(usize),
    /// Words that the file sets apart: a quotation, a remark, a fenced box.
    Aside,
}

/// Characters of the file that are no words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markup {
    /// The line of the file.
    pub number: usize,
    /// The characters.
    pub text: String,
}

/// A picture of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The path or address that the file names; for Word the name of the part.
    pub path: String,
    /// The bytes, when they are inside the file (Word).
    pub bytes: Option<Vec<u8>>,
    /// What it shows, as the file says.
    pub alt: String,
}

impl Manuscript {
    /// The words of a line.
    pub fn words(&self, line: &Line) -> &str {
        &self.text[line.range.clone()]
    }

    /// The number in the file of the line that holds a byte of the text.
    ///
    /// ```
    /// use changtu::manuscript::{Form, Line, Manuscript};
    ///
    /// let line = |number, range| Line { number, range, form: Form::Words, depth: 0, strong: vec![], is_apart: false };
    /// let text = Manuscript {
    ///     text: "甲\n乙".to_owned(),
    ///     lines: vec![line(1, 0..3), line(4, 4..7)],
    ///     ..Manuscript::default()
    /// };
    /// assert_eq!(text.number_at(5), 4);
    /// ```
    pub fn number_at(&self, byte: usize) -> usize {
        let after = self.lines.partition_point(|line| line.range.start <= byte);
        let line = after.checked_sub(1).and_then(|at| self.lines.get(at));
        line.map_or(1, |line| line.number)
    }
}
