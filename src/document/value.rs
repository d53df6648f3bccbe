//! What a report says, value by value, each with its place in the file.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::Span;
use crate::kinds::Kind;
use crate::numbers::Findings;
use crate::world::Picture;

/// Drawn text, with everything known about it.
#[derive(Debug, Clone)]
pub struct Text {
    /// The characters to draw; markup is gone, `\n` is a line break the author asked for.
    pub text: String,
    /// Stretches the author marked (`**…**` or `==…==`).
    pub emphasis: Vec<Range<usize>>,
    /// The quantities and unbreakable extents, searched once.
    pub findings: Arc<Findings>,
    /// Stretches to be painted as figures: quantities left over by `highlight`, `plain`, `keep`.
    pub painted: Vec<Range<usize>>,
    /// Stretches that are never broken (`keep:`).
    pub kept: Vec<Range<usize>>,
    /// Where it stands in the file.
    pub span: Span,
    /// Its path in the report: `sections[0].blocks[1].items[0].label`.
    pub path: String,
    /// Runs that stand in the file as they stand here: (byte of `text`, byte of the file). Empty
    /// when the file spells it otherwise (escapes in quotes).
    pub origin: Vec<(usize, usize)>,
}

impl Text {
    /// Where a stretch of the text stands in the file; the whole place when that is not known.
    pub fn source(&self, range: Range<usize>) -> Span {
        stretch(&self.origin, &self.span, range)
    }
}

/// Where a stretch of a text stands in the file, by the runs that stand there as they stand in the
/// text; the `whole` place when that is not known.
pub(crate) fn stretch(origin: &[(usize, usize)], whole: &Span, range: Range<usize>) -> Span {
    // The byte of the file that a byte of the text came from.
    let place = |byte: usize| {
        let run = origin
            .partition_point(|(start, _)| *start <= byte)
            .checked_sub(1)?;
        let (start, file) = origin.get(run)?;
        Some(file + byte - start)
    };
    match (
        place(range.start),
        place(range.end.max(range.start + 1) - 1),
    ) {
        (Some(start), Some(last)) if start <= last && range.start < range.end => {
            Span::new(whole.file, start..last + 1)
        }
        _ => whole.clone(),
    }
}

/// The stretches of a text that lie in a range of it, counted from the range's start.
pub(crate) fn within(stretches: &[Range<usize>], range: &Range<usize>) -> Vec<Range<usize>> {
    stretches
        .iter()
        .map(|inner| inner.start.max(range.start)..inner.end.min(range.end))
        .filter(|inner| inner.start < inner.end)
        .map(|inner| inner.start - range.start..inner.end - range.start)
        .collect()
}

/// The runs of [`Text::origin`] that lie in a range of the text, counted from the range's start.
pub(crate) fn origin_within(
    origin: &[(usize, usize)],
    range: &Range<usize>,
) -> Vec<(usize, usize)> {
    let before = origin
        .partition_point(|(start, _)| *start <= range.start)
        .saturating_sub(1);
    let runs = origin.iter().skip(before);
    runs.filter(|(start, _)| *start < range.end)
        .map(|(start, file)| {
            let skipped = range.start.saturating_sub(*start);
            (start.saturating_sub(range.start), file + skipped)
        })
        .collect()
}

/// A word that is not drawn.
#[derive(Debug, Clone)]
pub struct Word {
    /// The characters.
    pub text: String,
    /// Where it stands in the file.
    pub span: Span,
}

/// A number with its spelling.
#[derive(Debug, Clone)]
pub struct Number {
    /// The value.
    pub value: f64,
    /// The spelling, drawn as it is.
    pub text: Text,
}

/// A picture, decoded once.
#[derive(Debug, Clone)]
pub struct PictureValue {
    /// The samples.
    pub picture: Arc<Picture>,
    /// Where its path stands in the file.
    pub span: Span,
}

/// One value.
#[derive(Debug, Clone)]
pub enum Value {
    /// Drawn text.
    Text(Text),
    /// A word that is not drawn.
    Word(Word),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Count(u32),
    /// A number with its spelling.
    Number(Number),
    /// One of a few words, under its English name.
    Choice(&'static str),
    /// Several values.
    List(Vec<Value>),
    /// Named fields.
    Record(Record),
    /// Blocks inside this block.
    Blocks(Vec<Block>),
    /// A picture.
    Picture(PictureValue),
}

/// Named fields; only those that the report gives.
#[derive(Debug, Clone)]
pub struct Record {
    /// The fields in the order of the file.
    pub fields: Vec<(&'static str, Value)>,
    /// Where it stands in the file.
    pub span: Span,
    /// Its path in the report.
    pub path: String,
}

impl Record {
    /// The value of a field, when the report gives it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.fields
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, value)| value)
    }

    /// The records of a list, such as its items.
    pub(super) fn records(&self, name: &str) -> impl Iterator<Item = &Self> {
        let items = match self.get(name) {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        items.iter().filter_map(|item| match item {
            Value::Record(record) => Some(record),
            _ => None,
        })
    }
}

/// One block.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its kind.
    pub kind: &'static Kind,
    /// Its fields.
    pub record: Record,
}

/// A report.
#[derive(Debug, Clone)]
pub struct Document {
    /// The layout pack's name or folder; `None` for the default.
    pub layout: Option<Word>,
    /// Overridden tokens: name and value.
    pub theme: Vec<(Word, Word)>,
    /// How marked words are set apart; `None` leaves it to the pack.
    pub emphasis: Option<&'static str>,
    /// Whether it wants large type.
    pub is_large: bool,
    /// The user's font files, below the report's folder.
    pub fonts: Vec<Word>,
    /// The fields of the head (kind `hero`).
    pub hero: Block,
    /// The panel under the hero (kind `figures`).
    pub figures: Option<Block>,
    /// The sections (kind `section`).
    pub sections: Vec<Block>,
    /// The foot (kind `footer`).
    pub footer: Option<Block>,
    /// The data files that charts and tables take their numbers from.
    pub data_files: Vec<Word>,
}
