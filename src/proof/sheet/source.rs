//! Finds the line of the manuscript that a stretch of the report comes from.

use std::ops::Range;

use super::Phrase;
use crate::document::Text;
use crate::manuscript::Manuscript;

/// Characters around a stretch that tell one of its occurrences from another.
const AROUND: usize = 6;
/// Words shorter than this say nothing of where they come from.
const LEAST: usize = 3;
/// So many occurrences of a value are looked at.
const OFTEN: usize = 64;

/// A manuscript without blanks, in which phrases are looked for.
pub(super) struct Finder {
    plain: String,
    /// Where each line of the manuscript that is not empty begins in `plain`, and its number in the file.
    lines: Vec<(usize, usize)>,
    /// Where the last stretch was found: the report mostly follows the manuscript.
    last: usize,
}

impl Finder {
    pub(super) fn new(manuscript: &Manuscript) -> Self {
        let mut plain = String::with_capacity(manuscript.text.len());
        let mut lines = Vec::with_capacity(manuscript.lines.len());
        for line in &manuscript.lines {
            lines.push((plain.len(), line.number));
            plain.extend(plain_chars(manuscript.words(line)));
        }
        Self {
            plain,
            lines,
            last: 0,
        }
    }

    /// The line in the file of the manuscript; `None` where the words do not stand in it, or where it
    /// cannot be told on which of several lines they do. `beside` are the texts of the same item.
    pub(super) fn line(
        &mut self,
        (text, beside): (&Text, &[&Text]),
        range: &Range<usize>,
        phrase: &Phrase,
    ) -> Option<usize> {
        let words: String = plain_chars(&phrase.words).collect();
        let before = plain_chars(text.text.get(..range.start)?)
            .rev()
            .take(AROUND);
        let before: Vec<char> = before.collect();
        let before: String = before.into_iter().rev().collect();
        let after: String = plain_chars(text.text.get(range.end..)?)
            .take(AROUND)
            .collect();
        let around = format!("{before}{words}{after}");
        let is_telling = around.chars().count() >= words.chars().count() + AROUND;
        let at = match is_telling {
            true => self.find(&around).map(|at| at + before.len()),
            false => None,
        };
        let at = at.or_else(|| self.alone(&words, beside))?;
        self.last = at;
        self.lines.get(self.line_of(at)?).map(|(_, number)| *number)
    }

    /// Which line holds a byte.
    fn line_of(&self, at: usize) -> Option<usize> {
        let after = self.lines.partition_point(|(start, _)| *start <= at);
        after.checked_sub(1)
    }

    /// Where words stand that stand alone in the report, as the value of a figure does: on the line that
    /// holds one of its neighbours too, or the only one that holds them.
    fn alone(&self, words: &str, beside: &[&Text]) -> Option<usize> {
        if words.is_empty() {
            return None;
        }
        let all = self.plain.match_indices(words).map(|(at, _)| at);
        let all: Vec<usize> = all.take(OFTEN).collect();
        let near = beside
            .iter()
            .map(|text| plain_chars(&text.text).collect::<String>());
        let near: Vec<String> = near
            .filter(|near| near != words && !near.is_empty())
            .collect();
        let mut telling = all.iter().filter(|at| {
            let line = self.line_of(**at).map(|line| self.words(line));
            line.is_some_and(|line| near.iter().any(|near| line.contains(near)))
        });
        let only = (all.len() == 1 && words.chars().count() >= LEAST).then(|| all[0]);
        telling.next().copied().or(only)
    }

    /// The words of a line.
    fn words(&self, line: usize) -> &str {
        let edge = |line: usize| self.lines.get(line).map_or(self.plain.len(), |(at, _)| *at);
        self.plain
            .get(edge(line)..edge(line + 1))
            .unwrap_or_default()
    }

    /// The next occurrence, else the first.
    fn find(&self, words: &str) -> Option<usize> {
        if words.is_empty() {
            return None;
        }
        // A little back: neighbours of one sentence share their surroundings.
        let mut from = self.last.saturating_sub(words.len() * 2);
        while !self.plain.is_char_boundary(from) {
            from -= 1;
        }
        let next = self.plain[from..].find(words).map(|at| at + from);
        next.or_else(|| self.plain.find(words))
    }
}

/// The characters that both texts share: without blanks, brackets and marks in one width.
fn plain_chars(text: &str) -> impl DoubleEndedIterator<Item = char> {
    let chars = text.chars().filter(|char| !char.is_whitespace());
    chars.map(|char| match char {
        '(' => '（',
        ')' => '）',
        ',' => '，',
        ':' => '：',
        '%' => '％',
        char => char,
    })
}
