//! Source files: how they are read, and how messages show their places.

use std::path::Path;

use changtu::diag::{FileId, Message, Sources, Span};
use changtu::manuscript::{self, Manuscript};

use super::input::Report;
use super::voice::{Exit, Fault};

/// Reads a source file, or standard input.
pub fn read(path: &Path) -> Result<Manuscript, Fault> {
    let file = Report::read(path)?;
    let name = &file.name;
    manuscript::read(name, &file.bytes).map_err(|error| {
        let (why, advice) = (error.message(), error.advice());
        let message = Message::new(
            format!("“{name}”：{}", why.zh),
            format!("`{name}`: {}", why.en),
        );
        Fault::new(Exit::Input, "bad-source", message).with_hint(advice.zh, advice.en)
    })
}

/// The words of a source under the numbers of their lines, as messages show them; what was no words is blank.
pub struct Shown {
    file: FileId,
    text: String,
    /// Where each line of the manuscript begins: in the manuscript's text, and here.
    starts: Vec<(usize, usize)>,
    /// Where each line of the file begins here, from line 1.
    numbers: Vec<usize>,
}

impl Shown {
    /// Lays a source out and adds it to the texts that places point into.
    pub fn new(manuscript: &Manuscript, name: &str, sources: &mut Sources) -> Self {
        let (mut text, mut starts, mut numbers) = (String::new(), Vec::new(), Vec::from([0]));
        for line in &manuscript.lines {
            while numbers.len() < line.number {
                text.push('\n');
                numbers.push(text.len());
            }
            if !text.is_empty() && !text.ends_with('\n') {
                text.push(' ');
            }
            starts.push((line.range.start, text.len()));
            text.push_str(manuscript.words(line));
        }
        Self {
            file: sources.add(name, text.clone()),
            text,
            starts,
            numbers,
        }
    }

    /// The place of a stretch of the manuscript, as far as it goes on one line.
    pub fn span(&self, range: &std::ops::Range<usize>) -> Span {
        let at = self
            .starts
            .partition_point(|(start, _)| *start <= range.start);
        let start = at.checked_sub(1).map_or((0, 0), |at| self.starts[at]);
        let from = start.1 + range.start.saturating_sub(start.0);
        let rest = self.text.get(from..).unwrap_or_default();
        let line = rest.find('\n').unwrap_or(rest.len());
        let length = rest.floor_char_boundary(range.len().min(line));
        Span::new(self.file, from..from + length)
    }

    /// The place of a line of the file.
    pub fn line(&self, number: usize) -> Option<Span> {
        let start = *self.numbers.get(number.checked_sub(1)?)?;
        let rest = self.text.get(start..)?;
        let length = rest.find('\n').unwrap_or(rest.len());
        Some(Span::new(self.file, start..start + length))
    }
}
