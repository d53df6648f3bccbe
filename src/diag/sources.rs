//! The texts that places point into.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// Which file a place is in.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A stretch of bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The bytes of its text.
    pub range: Range<usize>,
}

impl Span {
    /// The bytes `range` of `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, range }
    }
}

/// A place as people count it, from 1; the column is in display columns (a Han character is two).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The display column.
    pub column: usize,
}

/// One text and where its lines start.
#[derive(Debug)]
struct Source {
    name: String,
    text: String,
    lines: Vec<usize>,
}

/// The texts of a run, by [`FileId`].
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a text under the name that messages show.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let lines = std::iter::once(0)
            .chain(
                text.bytes()
                    .enumerate()
                    .filter(|(_, byte)| *byte == b'\n')
                    .map(|(at, _)| at + 1),
            )
            .collect();
        self.files.push(Source {
            name: name.into(),
            text,
            lines,
        });
        FileId(u16::try_from(self.files.len() - 1).unwrap_or(u16::MAX))
    }

    /// The name of a file; empty for a file that is not here.
    pub fn name(&self, file: FileId) -> &str {
        self.files
            .get(usize::from(file.0))
            .map_or("", |source| &source.name)
    }

    /// The text of a file; empty for a file that is not here.
    pub fn text(&self, file: FileId) -> &str {
        self.files
            .get(usize::from(file.0))
            .map_or("", |source| &source.text)
    }

    /// Line and display column of a byte of a file.
    pub fn position(&self, file: FileId, byte: usize) -> Position {
        let Some(source) = self.files.get(usize::from(file.0)) else {
            return Position { line: 1, column: 1 };
        };
        let line = source.lines.partition_point(|start| *start <= byte).max(1);
        let start = source.lines[line - 1];
        let column = source.text[start..]
            .char_indices()
            .take_while(|(at, _)| start + at < byte)
            .map(|(_, char)| char.width().unwrap_or(usize::from(char == '\t')))
            .sum::<usize>();
        Position {
            line,
            column: column + 1,
        }
    }
}
