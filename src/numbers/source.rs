//! The searched text as characters, with full-width forms folded to ASCII, traditional characters to
//! simplified ones, and byte offsets kept.

use std::ops::Range;

/// A text that can be read by character index.
pub(super) struct Source {
    /// The folded characters.
    chars: Vec<char>,
    /// The byte offset of each character, and of the end.
    offsets: Vec<usize>,
}

impl Source {
    /// Reads a text once.
    pub(super) fn new(text: &str) -> Self {
        let chars = text.chars().map(fold).collect();
        let starts = text.char_indices().map(|(offset, _)| offset);
        Self {
            chars,
            offsets: starts.chain([text.len()]).collect(),
        }
    }

    /// How many characters there are.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at an index; past the end it is NUL, which no rule mentions.
    pub(super) fn at(&self, idx: usize) -> char {
        self.chars.get(idx).copied().unwrap_or('\0')
    }

    /// The character before an index, or NUL at the start.
    pub(super) fn before(&self, idx: usize) -> char {
        idx.checked_sub(1)
            .map_or('\0', |previous| self.at(previous))
    }

    /// The byte offset of a character index.
    pub(super) fn offset(&self, idx: usize) -> usize {
        self.offsets
            .get(idx)
            .or(self.offsets.last())
            .copied()
            .unwrap_or(0)
    }

    /// The byte range of a range of characters.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        self.offset(range.start)..self.offset(range.end)
    }

    /// Where a word that stands at `idx` ends.
    pub(super) fn word(&self, idx: usize, word: &str) -> Option<usize> {
        let mut end = idx;
        for wanted in word.chars() {
            if self.at(end) != wanted {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// Where a word that ends at `idx` starts, not reaching before `floor`.
    pub(super) fn word_before(&self, idx: usize, floor: usize, word: &str) -> Option<usize> {
        let mut start = idx;
        for wanted in word.chars().rev() {
            if start <= floor || self.before(start) != wanted {
                return None;
            }
            start -= 1;
        }
        Some(start)
    }

    /// Where the longest of the words that stand at `idx` ends.
    pub(super) fn longest(&self, idx: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter_map(|word| self.word(idx, word)).max()
    }

    /// Where the longest of the words that end at `idx` starts.
    pub(super) fn longest_before(&self, idx: usize, floor: usize, words: &[&str]) -> Option<usize> {
        words
            .iter()
            .filter_map(|word| self.word_before(idx, floor, word))
            .min()
    }

    /// Where one of the words first starts within a range, and where it ends.
    pub(super) fn first(&self, range: Range<usize>, words: &[&str]) -> Option<Range<usize>> {
        range.clone().find_map(|idx| {
            let end = self.longest(idx, words).filter(|end| *end <= range.end)?;
            Some(idx..end)
        })
    }

    /// Past one space: writers put one between digits and Han.
    pub(super) fn skip_space(&self, idx: usize) -> usize {
        if self.at(idx) == ' ' { idx + 1 } else { idx }
    }
}

/// Whether a character is a Han ideograph.
///
/// ```
/// assert!(changtu::numbers::is_han('亿') && !changtu::numbers::is_han('，'));
/// ```
pub fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
        || matches!(char, '々' | '〇')
}

/// Maps full-width ASCII and the wide and no-break spaces to plain ASCII.
fn fold(char: char) -> char {
    match char {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(char as u32 - 0xfee0).unwrap_or(char),
        '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        _ => super::script::simplified(char),
    }
}
