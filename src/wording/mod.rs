//! What is doubtful in Chinese texts: doubled words, rare characters, cut sentences, punctuation.
//!
//! Knows strings only, neither reports nor sources; both are searched through it. It finds and never changes.

mod alike;
mod confusable;
mod dates;
mod documents;
mod doubled;
mod formula;
mod lexicon;
mod line;
mod marks;
mod names;
mod numerals;
mod pairs;
mod punctuation;
mod rare;
mod sentence;
mod values;
mod years;

use std::ops::Range;

use crate::diag::{Message, Severity};

use line::Line;

/// Something doubtful in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule, a word in kebab case: `doubled-word`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Which of the texts it is in.
    pub text: usize,
    /// The bytes of that text.
    pub range: Range<usize>,
    /// What is doubtful.
    pub message: Message,
    /// What might be meant, or what to do.
    pub hint: Option<Message>,
}

/// What a text is, which decides how it may end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PieceKind {
    /// Running text, which ends with an end mark when its neighbours do.
    Sentence,
    /// The name of a number, a field, a column.
    Label,
    /// A title.
    Heading,
    /// Nobody knows.
    #[default]
    Fragment,
}

/// A text and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text.
    pub text: &'a str,
    /// What it is.
    pub kind: PieceKind,
}

/// Searches texts, which are judged by one another: a character is rare when the others do not have it.
///
/// ```
/// let found = changtu::wording::search(&["建成投用青少年健康成长成长培育中心。"]);
/// assert_eq!(found[0].code, "doubled-word");
/// ```
pub fn search(texts: &[&str]) -> Vec<Finding> {
    let kind = PieceKind::Fragment;
    let pieces: Vec<Piece<'_>> = texts.iter().map(|text| Piece { text, kind }).collect();
    search_pieces(&pieces)
}

/// Searches texts of which it is known what they are.
pub fn search_pieces(pieces: &[Piece<'_>]) -> Vec<Finding> {
    let lines: Vec<Line<'_>> = pieces
        .iter()
        .enumerate()
        .map(|(text, piece)| Line::new(text, *piece))
        .collect();
    let mut found = Vec::new();
    for line in &lines {
        alone(line, &mut found);
    }
    together(&lines, &mut found);
    settle(found)
}

/// The rules that look at one text.
fn alone(line: &Line<'_>, found: &mut Vec<Finding>) {
    doubled::find(line, found);
    formula::find(line, found);
    confusable::find(line, found);
    names::find(line, found);
    punctuation::find(line, found);
    marks::find(line, found);
    numerals::find(line, found);
    dates::find(line, found);
    documents::find(line, found);
}

/// The rules that judge texts by one another.
fn together(lines: &[Line<'_>], found: &mut Vec<Finding>) {
    pairs::find(lines, found);
    sentence::find(lines, found);
    rare::find(lines, found);
    marks::find_mixed(lines, found);
    years::find(lines, found);
    values::find(lines, found);
}

/// In the order of the texts; of findings at one place the first one stays.
fn settle(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|it| (it.text, it.range.start));
    let mut last: Option<(usize, Range<usize>)> = None;
    found.retain(|it| {
        let is_said = last
            .as_ref()
            .is_some_and(|(text, range)| *text == it.text && range.end >= it.range.end);
        if !is_said {
            last = Some((it.text, it.range.clone()));
        }
        !is_said
    });
    found
}
