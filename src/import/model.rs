//! What the importer makes: words that know where they stand in the source, and blocks made of them.

use std::ops::Range;

/// Words of the source in the order in which they are drawn: bytes of the manuscript's text, each stretch not
/// empty. The same stretch may be drawn twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(pub Vec<Range<usize>>);

impl Words {
    /// One stretch.
    pub fn of(range: Range<usize>) -> Self {
        Self(
            Vec::from([range])
                .into_iter()
                .filter(|range| !range.is_empty())
                .collect(),
        )
    }

    /// The first stretch.
    pub fn first(&self) -> Option<Range<usize>> {
        self.0.first().cloned()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These words and others after them.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        for range in &other.0 {
            match self.0.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => self.0.push(range.clone()),
            }
        }
        self
    }

    /// As a string.
    pub fn text(&self, source: &str) -> String {
        self.0.iter().map(|range| &source[range.clone()]).collect()
    }
}

/// A sentence or paragraph as one string, though page breaks may have cut it in the source.
#[derive(Debug, Clone, Default)]
pub struct Passage {
    /// Its characters.
    pub text: String,
    /// Where they stand in the source.
    pub words: Words,
    /// Stretches of `text` that the source sets in bold.
    pub strong: Vec<Range<usize>>,
}

impl Passage {
    /// The words of the source as a passage.
    pub fn new(source: &str, words: Words) -> Self {
        Self {
            text: words.text(source),
            words,
            strong: Vec::new(),
        }
    }

    /// Where a stretch of the text stands in the source.
    pub fn slice(&self, range: Range<usize>) -> Words {
        let mut at = 0;
        let mut found = Vec::new();
        for piece in &self.words.0 {
            let (start, end) = (range.start.max(at), range.end.min(at + piece.len()));
            if start < end {
                found.push(piece.start + start - at..piece.start + end - at);
            }
            at += piece.len();
        }
        Words(found)
    }
}

/// A value of the report.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Drawn words.
    Words(Words),
    /// Drawn words with line breaks between them.
    Lines(Vec<Words>),
    /// A word that is an instruction: an icon, a variant, a count.
    Plain(String),
    /// Several values.
    List(Vec<Value>),
    /// Keys and values in the order of writing.
    Map(Vec<Entry>),
    /// Names and numbers: `{ 材料: 31.1% }`.
    Pairs(Vec<(Words, Words)>),
    /// A block.
    Block(Block),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key, as `kinds` names it.
    pub key: &'static str,
    /// The value.
    pub value: Value,
}

/// A block of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Its kind, as `kinds` names it; empty for a section.
    pub kind: &'static str,
    /// Its fields in the order of writing.
    pub fields: Vec<Entry>,
    /// The lines of the source that it was made of: first and last.
    pub lines: Option<(usize, usize)>,
    /// What the reader of the file should know, each a line of comment.
    pub remarks: Vec<String>,
}

impl Entry {
    /// A key and its value.
    pub fn new(key: &'static str, value: Value) -> Self {
        Self { key, value }
    }

    /// A key and the words drawn for it.
    pub fn words(key: &'static str, words: Words) -> Self {
        Self::new(key, Value::Words(words))
    }

    /// A key and an instruction.
    pub fn plain(key: &'static str, word: impl Into<String>) -> Self {
        Self::new(key, Value::Plain(word.into()))
    }
}

impl Block {
    /// A block without remarks.
    pub fn new(kind: &'static str, fields: Vec<Entry>) -> Self {
        Self {
            kind,
            fields,
            lines: None,
            remarks: Vec::new(),
        }
    }
}
