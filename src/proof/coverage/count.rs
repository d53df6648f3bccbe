//! Counts what became of the source, character by character, and says what is missing.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::rest::{Fate, Rest};
use super::{Coverage, Missing};
use crate::manuscript::Removal;
use crate::proof::words::is_blank;

impl Rest<'_, '_> {
    /// Counts, and says what is missing.
    pub(super) fn count(&self, coverage: &mut Coverage) {
        let manuscript = self.laid.manuscript;
        let characters = |range: &Range<usize>| {
            let text = manuscript.text.get(range.clone()).unwrap_or_default();
            text.chars().filter(|char| !is_blank(*char)).count()
        };
        let removed = &mut coverage.removed;
        let mut remove = |why, count| *removed.entry(why).or_insert(0) += count;
        let markup = manuscript
            .markup
            .iter()
            .map(|markup| markup.text.chars().filter(|char| !is_blank(*char)).count());
        remove(Removal::Markup, markup.sum());
        remove(
            Removal::Blank,
            manuscript
                .text
                .chars()
                .filter(|char| is_blank(*char))
                .count(),
        );
        let source = self.laid.source;
        let prefixes = source
            .prefixes
            .iter()
            .map(|prefix| (&prefix.range, Fate::Removed(prefix.why), usize::MAX));
        let words = source.words.iter().zip(&self.words).enumerate();
        let words = words.map(|(at, (word, fate))| (&word.range, *fate, at));
        let marks = source.marks.iter().zip(&self.marks);
        let marks = marks.map(|(mark, fate)| (&mark.range, *fate, mark.next));
        let mut pieces: Vec<_> = prefixes.chain(words).chain(marks).collect();
        pieces.sort_by_key(|(range, ..)| range.start);
        let mut open: Option<(Range<usize>, u32)> = None;
        for (range, fate, word) in pieces {
            let count = characters(range);
            coverage.source.all += count;
            let sentence = source
                .words
                .get(word)
                .map_or(u32::MAX, |word| word.sentence);
            match fate {
                Fate::Missing => match &mut open {
                    Some((run, last)) if *last == sentence || sentence == u32::MAX => {
                        run.end = range.end
                    }
                    _ => {
                        coverage
                            .missing
                            .extend(open.take().map(|(run, _)| self.missing(run)));
                        open = Some((range.clone(), sentence));
                    }
                },
                Fate::Drawn | Fate::Removed(_) => {
                    coverage.source.known += count;
                    coverage
                        .missing
                        .extend(open.take().map(|(run, _)| self.missing(run)));
                    if let Fate::Removed(why) = fate {
                        *coverage.removed.entry(why).or_insert(0) += count;
                    }
                }
            }
        }
        coverage
            .missing
            .extend(open.take().map(|(run, _)| self.missing(run)));
        coverage.removed.retain(|_, count| *count > 0);
    }

    /// A stretch with its place in the file.
    fn missing(&self, range: Range<usize>) -> Missing {
        let manuscript = self.laid.manuscript;
        let after = manuscript
            .lines
            .partition_point(|line| line.range.start <= range.start);
        let start = after.checked_sub(1).and_then(|at| manuscript.lines.get(at));
        let start = start.map_or(0, |line| line.range.start);
        let before = manuscript.text.get(start..range.start).unwrap_or_default();
        let column: usize = before.chars().map(|char| char.width().unwrap_or(0)).sum();
        Missing {
            line: manuscript.number_at(range.start),
            column: column + 1,
            text: manuscript
                .text
                .get(range.clone())
                .unwrap_or_default()
                .replace(char::is_control, ""),
            range,
        }
    }
}
