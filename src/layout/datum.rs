//! What an expression of a view comes to.

use std::ops::Range;
use std::rc::Rc;

use crate::color::Color;
use crate::diag::Span;
use crate::document::{self, Block, PictureValue, Record, Text, Value};
use crate::numbers::{self, Atom, Quantity};

/// Words to draw, with everything known about them.
#[derive(Debug, Default, Clone)]
pub(super) struct Words {
    /// The characters; `\n` is a line break the author asked for.
    pub(super) text: String,
    /// Stretches the author marked.
    pub(super) emphasis: Vec<Range<usize>>,
    /// All quantities: their metrics are those of figures, painted or not (NU-12).
    pub(super) quantities: Vec<Quantity>,
    /// Stretches painted as figures.
    pub(super) painted: Vec<Range<usize>>,
    /// What is never broken.
    pub(super) atoms: Vec<Atom>,
    /// What the author asked never to break.
    pub(super) kept: Vec<Range<usize>>,
    /// The report's path of the value.
    pub(super) path: String,
    /// Where it stands in the report.
    pub(super) span: Option<Span>,
    /// Which bytes of the file they are; empty when they are not the report's as they stand.
    origin: Vec<(usize, usize)>,
}

impl Words {
    /// Words of the pack itself, such as a separator.
    pub(super) fn of_pack(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// The words of a value of the report.
    pub(super) fn of_report(text: &Text) -> Self {
        Self {
            text: text.text.clone(),
            emphasis: text.emphasis.clone(),
            quantities: text.findings.quantities.clone(),
            painted: text.painted.clone(),
            atoms: text.findings.atoms.clone(),
            kept: text.kept.clone(),
            path: text.path.clone(),
            span: Some(text.span.clone()),
            origin: text.origin.clone(),
        }
    }

    /// Where a stretch of the words stands in the report; the whole place when that is not known.
    pub(super) fn source(&self, range: Range<usize>) -> Option<Span> {
        let whole = self.span.as_ref()?;
        Some(document::stretch(&self.origin, whole, range))
    }

    /// A stretch of the words. Quantities are searched anew, since a cut may fall inside one.
    pub(super) fn slice(&self, range: Range<usize>) -> Self {
        if range == (0..self.text.len()) {
            return self.clone();
        }
        let text = self.text.get(range.clone()).unwrap_or_default().to_owned();
        let findings = numbers::search(&text);
        Self {
            emphasis: document::within(&self.emphasis, &range),
            painted: document::within(&self.painted, &range),
            kept: document::within(&self.kept, &range),
            quantities: findings.quantities,
            atoms: findings.atoms,
            path: self.path.clone(),
            span: self.span.clone(),
            origin: document::origin_within(&self.origin, &range),
            text,
        }
    }

    /// The words with `text` in place of theirs; only breaks, final marks and the way to write an ordinal
    /// may differ.
    pub(super) fn respelled(&self, text: String) -> Self {
        let findings = numbers::search(&text);
        Self {
            quantities: findings.quantities,
            atoms: findings.atoms,
            origin: Vec::new(),
            text,
            ..self.clone()
        }
    }

    /// These words followed by others.
    pub(super) fn join(mut self, other: &Self) -> Self {
        if self.text.is_empty() {
            return other.clone();
        }
        let shift = self.text.len();
        let moved = |ranges: &[Range<usize>]| -> Vec<Range<usize>> {
            ranges
                .iter()
                .map(|range| range.start + shift..range.end + shift)
                .collect()
        };
        self.emphasis.extend(moved(&other.emphasis));
        self.painted.extend(moved(&other.painted));
        self.kept.extend(moved(&other.kept));
        if self.origin.is_empty() || other.origin.is_empty() {
            // The place of a part is not the place of the whole.
            self.origin.clear();
        } else {
            let runs = other.origin.iter();
            self.origin
                .extend(runs.map(|(start, file)| (start + shift, *file)));
        }
        self.text.push_str(&other.text);
        let findings = numbers::search(&self.text);
        (self.quantities, self.atoms) = (findings.quantities, findings.atoms);
        if self.span.is_none() {
            (self.span, self.path) = (other.span.clone(), other.path.clone());
        }
        self
    }

    /// The lines that the author asked for.
    pub(super) fn lines(&self) -> Vec<Self> {
        let mut start = 0;
        let mut lines = Vec::new();
        for line in self.text.split('\n') {
            lines.push(self.slice(start..start + line.len()));
            start += line.len() + 1;
        }
        lines
    }
}

/// A value of a view.
#[derive(Debug, Clone)]
pub(super) enum Datum<'d> {
    /// Nothing: an absent field.
    None,
    /// A number.
    Number(f64),
    /// A share of the container.
    Percent(f64),
    /// A word that is not drawn.
    Word(Rc<str>),
    /// Yes or no.
    Flag(bool),
    /// A colour.
    Color(Color),
    /// Words to draw.
    Words(Rc<Words>),
    /// Several values.
    List(Rc<Vec<Datum<'d>>>),
    /// Named fields of the report.
    Record(&'d Record),
    /// Named values made by the engine: the marks of a chart.
    Fields(Rc<Vec<(&'static str, Datum<'d>)>>),
    /// Blocks.
    Blocks(&'d [Block]),
    /// A picture.
    Picture(&'d PictureValue),
    /// A token that is a map or list of its own: a shadow, a gradient.
    Token(&'d crate::pack::Entry),
}

impl<'d> Datum<'d> {
    /// A value of the report.
    pub(super) fn of(value: &'d Value) -> Self {
        match value {
            Value::Text(text) => Self::Words(Rc::new(Words::of_report(text))),
            Value::Word(word) => Self::Word(word.text.as_str().into()),
            Value::Flag(flag) => Self::Flag(*flag),
            Value::Count(count) => Self::Number(f64::from(*count)),
            Value::Number(number) => Self::Words(Rc::new(Words::of_report(&number.text))),
            Value::Choice(word) => Self::Word((*word).into()),
            Value::List(list) => Self::List(Rc::new(list.iter().map(Self::of).collect())),
            Value::Record(record) => Self::Record(record),
            Value::Blocks(blocks) => Self::Blocks(blocks),
            Value::Picture(picture) => Self::Picture(picture),
        }
    }

    /// Whether this is something: what `when` asks.
    pub(super) fn is_some(&self) -> bool {
        match self {
            Self::None => false,
            Self::Number(number) => *number != 0.0,
            Self::Word(word) => !word.is_empty() && &**word != "false",
            Self::Flag(flag) => *flag,
            Self::Words(words) => !words.text.trim().is_empty(),
            Self::List(list) => !list.is_empty(),
            Self::Blocks(blocks) => !blocks.is_empty(),
            _ => true,
        }
    }

    /// The number, when this is one.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Word(word) => word.parse().ok(),
            Self::Words(words) => words.text.trim().parse().ok(),
            _ => None,
        }
    }

    /// The characters, drawn or not.
    pub(super) fn characters(&self) -> Option<String> {
        match self {
            Self::Word(word) => Some(word.to_string()),
            Self::Words(words) => Some(words.text.clone()),
            Self::Number(number) => Some(number.to_string()),
            Self::Flag(flag) => Some(flag.to_string()),
            _ => None,
        }
    }

    /// Words to draw.
    pub(super) fn words(&self) -> Option<Rc<Words>> {
        match self {
            Self::Words(words) => Some(Rc::clone(words)),
            Self::Word(word) => Some(Rc::new(Words::of_pack(&**word))),
            Self::Number(number) => Some(Rc::new(Words::of_pack(number.to_string()))),
            Self::List(list) => {
                let joined = list
                    .iter()
                    .filter_map(Self::words)
                    .fold(Words::default(), |joined, words| joined.join(&words));
                (!joined.text.is_empty()).then(|| Rc::new(joined))
            }
            _ => None,
        }
    }

    /// How many there are: items of a list, characters of a text.
    pub(super) fn length(&self) -> usize {
        match self {
            Self::List(list) => list.len(),
            Self::Blocks(blocks) => blocks.len(),
            _ => self
                .characters()
                .map_or(0, |text| text.chars().filter(|c| *c != '\n').count()),
        }
    }
}
