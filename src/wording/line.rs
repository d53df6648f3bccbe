//! A text made ready for the rules: its characters, where words begin, what is code.

use super::lexicon;
use super::{Finding, Piece, PieceKind};
use crate::diag::{Message, Severity};
use crate::numbers::{self, Findings, is_han};
use std::ops::Range;

/// A text under search.
pub(super) struct Line<'a> {
    /// Which of the texts it is.
    pub(super) index: usize,
    /// The text.
    pub(super) text: &'a str,
    /// What it is.
    pub(super) kind: PieceKind,
    /// Its characters.
    pub(super) chars: Vec<char>,
    /// Where each begins, and where the text ends.
    pub(super) bytes: Vec<usize>,
    /// For each place, the end included, whether a word begins there.
    pub(super) begins: Vec<bool>,
    /// For each character, whether it is part of an address, a path or other code.
    pub(super) code: Vec<bool>,
    /// The numbers in it.
    pub(super) numbers: Findings,
}

impl<'a> Line<'a> {
    pub(super) fn new(index: usize, piece: Piece<'a>) -> Self {
        let text = piece.text;
        let chars: Vec<char> = text.chars().collect();
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
        Self {
            index,
            text,
            kind: piece.kind,
            begins: begins(&chars),
            code: code(&chars),
            numbers: if has_digits || !text.is_ascii() {
                numbers::search(text)
            } else {
                Findings::default()
            },
            chars,
            bytes,
        }
    }

    /// The character at a place; a blank beyond the ends.
    pub(super) fn at(&self, idx: usize) -> char {
        self.chars.get(idx).copied().unwrap_or('\0')
    }

    /// The character before a place.
    pub(super) fn before(&self, idx: usize) -> char {
        idx.checked_sub(1).map_or('\0', |idx| self.at(idx))
    }

    /// The words at a stretch of characters.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        let start = self.bytes.get(range.start).copied();
        let end = self.bytes.get(range.end).copied();
        let stretch = start
            .zip(end)
            .and_then(|(start, end)| self.text.get(start..end));
        stretch.unwrap_or_default()
    }

    /// Whether a word begins at a place.
    pub(super) fn is_seam(&self, idx: usize) -> bool {
        self.begins.get(idx).copied().unwrap_or(true)
    }

    /// Whether a stretch begins and ends where words do.
    pub(super) fn is_words(&self, range: &Range<usize>) -> bool {
        self.is_seam(range.start) && self.is_seam(range.end)
    }

    /// How many words a stretch has that are a single character.
    pub(super) fn singles(&self, range: Range<usize>) -> usize {
        range
            .filter(|idx| self.is_seam(*idx) && self.is_seam(idx + 1))
            .count()
    }

    /// Whether the text goes on with certain characters at a place.
    pub(super) fn has(&self, idx: usize, word: &str) -> bool {
        self.bytes
            .get(idx)
            .is_some_and(|at| self.text[*at..].starts_with(word))
    }

    /// Whether the text before a place ends with certain characters.
    pub(super) fn ends(&self, idx: usize, word: &str) -> bool {
        self.bytes
            .get(idx)
            .is_some_and(|at| self.text[..*at].ends_with(word))
    }

    /// The place among the characters of a place among the bytes.
    pub(super) fn place(&self, byte: usize) -> usize {
        self.bytes.partition_point(|at| *at < byte)
    }

    /// A warning at a stretch of characters.
    pub(super) fn finding(
        &self,
        code: &'static str,
        range: Range<usize>,
        message: Message,
        hint: Option<Message>,
    ) -> Finding {
        let last = self.bytes.len() - 1;
        Finding {
            code,
            severity: Severity::Warning,
            text: self.index,
            range: self.bytes[range.start.min(last)]..self.bytes[range.end.min(last)],
            message,
            hint,
        }
    }
}

/// Where words begin.
fn begins(chars: &[char]) -> Vec<bool> {
    let mut begins = Vec::with_capacity(chars.len() + 1);
    for run in chars.chunk_by(|a, b| is_han(*a) == is_han(*b)) {
        if is_han(run[0]) {
            for (length, _) in lexicon::division(run) {
                begins.push(true);
                begins.resize(begins.len() + length - 1, false);
            }
        } else {
            begins.resize(begins.len() + run.len(), true);
        }
    }
    begins.push(true);
    begins
}

/// Stretches of Latin signs that are an address, a path, a name with dots.
fn code(chars: &[char]) -> Vec<bool> {
    let mut code = Vec::with_capacity(chars.len());
    let is_sign = |char: char| char.is_ascii_graphic();
    for run in chars.chunk_by(|a, b| is_sign(*a) == is_sign(*b)) {
        let is_code = is_sign(run[0])
            && run.iter().any(char::is_ascii_alphabetic)
            && run.windows(3).any(|it| {
                it[0].is_ascii_alphanumeric()
                    && ".:/@?=&_".contains(it[1])
                    && (it[2].is_ascii_alphanumeric() || it[2] == '/')
            });
        code.resize(code.len() + run.len(), is_code);
    }
    code
}

/// A hint that offers a word.
pub(super) fn meant(word: &str) -> Option<Message> {
    Some(Message::new(
        format!("是不是“{word}”？"),
        format!("did you mean `{word}`?"),
    ))
}

/// A hint in both languages.
pub(super) fn advice(zh: &str, en: &str) -> Option<Message> {
    Some(Message::new(zh, en))
}
