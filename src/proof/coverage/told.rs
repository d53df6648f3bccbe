//! The comparison itself: both texts to words, every passage laid, and what comes of it told.

use std::collections::BTreeSet;
use std::ops::Range;

use super::bond::Bond;
use super::index::{Index, near, within};
use super::place::{Placed, Placer};
use super::poster::{self, Passage};
use super::rest::Rest;
use super::source::{Prefix, Source};
use super::{Coverage, Drawn, Fault, Moved, Repeat, drawn};
use crate::document::Document;
use crate::manuscript::Manuscript;
use crate::proof::drawn::{Sort, Statement, statements};
use crate::proof::words::{Kind, Names, fold, tokens};

/// Both texts, and how the poster lies in the source.
pub(super) struct Laid<'a> {
    /// The source file.
    pub manuscript: &'a Manuscript,
    /// The source as words.
    pub source: &'a Source,
    /// The statements of the poster.
    pub statements: &'a [Statement<'a>],
    /// Their sentences.
    pub passages: &'a [Passage],
    /// Where the words of each are.
    pub placed: &'a [Placed],
    /// The numbers before the lines of the source.
    numbers: BTreeSet<String>,
}

/// Compares a poster with its source.
pub(super) fn judge(manuscript: &Manuscript, document: &Document) -> Coverage {
    let mut names = Names::default();
    let source = Source::read(manuscript, &mut names);
    let statements = statements(document);
    let mut passages = poster::passages(&statements, &mut names);
    let index = index(&source, &mut passages);
    let mut placer = Placer::new(&source, &index);
    let mut placed: Vec<Placed> = vec![Vec::new(); passages.len()];
    // The sections first: what stands in the head and the panel repeats them.
    let mut order: Vec<usize> = (0..passages.len()).collect();
    order.sort_by_key(|at| statements[passages[*at].statement].section.is_none());
    let mut tries = TRIES;
    for at in &order {
        let mut found = placer.place(&passages[*at]);
        mend(
            &source,
            &index,
            &passages[*at],
            &mut found,
            &mut placer.drawn,
            &mut tries,
        );
        placed[*at] = found;
    }
    let laid = Laid {
        manuscript,
        source: &source,
        statements: &statements,
        passages: &passages,
        placed: &placed,
        numbers: source
            .prefixes
            .iter()
            .map(|prefix| said(&manuscript.text[prefix.range.clone()]))
            .collect(),
    };
    let mut coverage = Coverage::default();
    laid.poster(&order, &mut coverage);
    Rest::new(&laid).tell(&mut coverage);
    coverage
}

/// Puts all words in one row; between passages stand words that are nowhere else.
fn index(source: &Source, passages: &mut [Passage]) -> Index {
    let mut row: Vec<u32> = source.words.iter().map(|word| word.id).collect();
    let mut unique = u32::MAX;
    for passage in passages {
        row.push(unique);
        unique -= 1;
        passage.base = row.len();
        row.extend(passage.words.iter().map(|word| word.id));
    }
    Index::new(&row, source.words.len())
}

/// A number that is not found, or not with its words, may stand elsewhere: in the sentence of the others with
/// its own words, else where it was taken from.
fn mend(
    source: &Source,
    index: &Index,
    passage: &Passage,
    placed: &mut Placed,
    drawn: &mut [u32],
    tries: &mut usize,
) {
    for at in 0..placed.len() {
        if !passage.words[at].is_number {
            continue;
        }
        let places = index.places(passage.base + at, 0);
        let was = placed[at];
        if was.is_some() && fault(source, passage, placed, at).is_none() {
            continue;
        }
        let mut sentences: Vec<Range<usize>> = placed
            .iter()
            .flatten()
            .map(|word| source.sentence(*word))
            .collect();
        sentences.sort_by_key(|sentence| sentence.start);
        sentences.dedup();
        let near_by = sentences
            .iter()
            .flat_map(|sentence| within(places, sentence).iter().take(NUMBERS));
        let anywhere = near(
            places,
            placed.iter().flatten().next().copied().unwrap_or(0),
            NUMBERS,
        )
        .iter();
        let others: Vec<usize> = near_by
            .chain(anywhere)
            .map(|other| *other as usize)
            .collect();
        let mut stray = None;
        for other in others.into_iter().take(*tries) {
            *tries -= 1;
            let length = source.quantity(other).len();
            if index.common(passage.base + at, other) < length || at + length > placed.len() {
                continue;
            }
            let mut moved = placed.clone();
            (0..length).for_each(|step| moved[at + step] = Some(other + step));
            let is_right = fault(source, passage, &moved, at).is_none();
            if is_right && was.is_some() {
                redraw(placed, moved, drawn);
                stray = None;
                break;
            }
            // What is out of its order is no find, but where the number comes from.
            if was.is_none() && !is_right && stray.is_none() {
                stray = Some(moved);
            }
        }
        if let Some(moved) = stray {
            redraw(placed, moved, drawn);
        }
    }
}

/// How many places of a number are looked at, and of all numbers together: a report has a few in question.
const NUMBERS: usize = 32;
const TRIES: usize = 20_000;

fn redraw(placed: &mut Placed, moved: Placed, drawn: &mut [u32]) {
    placed.iter().flatten().for_each(|word| drawn[*word] -= 1);
    moved.iter().flatten().for_each(|word| drawn[*word] += 1);
    *placed = moved;
}

fn fault(source: &Source, passage: &Passage, placed: &Placed, at: usize) -> Option<Fault> {
    Bond {
        source,
        passage,
        placed,
    }
    .fault(at)
}

impl Laid<'_> {
    /// What the poster says: inventions, moved numbers, repeats, words of its own.
    fn poster(&self, order: &[usize], coverage: &mut Coverage) {
        let mut seen = vec![false; self.source.words.len()];
        for at in order {
            let (passage, placed) = (&self.passages[*at], &self.placed[*at]);
            self.strangers(passage, placed, coverage);
            self.repeats(passage, placed, &mut seen, coverage);
            if passage.sort != Sort::Own {
                self.moved(passage, placed, coverage);
            }
        }
        let place = |drawn: &Drawn| (drawn.span.file, drawn.span.range.start);
        coverage.inventions.sort_by_key(place);
        coverage.moved.sort_by_key(|moved| place(&moved.drawn));
        coverage.repeats.sort_by_key(|repeat| place(&repeat.drawn));
    }

    /// Stretches of a passage whose words are alike, text by text.
    fn runs(&self, passage: &Passage, is_in: impl Fn(usize) -> bool) -> Vec<(Range<usize>, Drawn)> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, word) in passage.words.iter().enumerate() {
            if !is_in(at) || word.is_unit {
                continue;
            }
            let goes_on = at > 0 && passage.words[at - 1].part == word.part;
            match runs.last_mut() {
                Some(run) if run.end == at && goes_on => run.end = at + 1,
                _ => runs.push(at..at + 1),
            }
        }
        let statement = &self.statements[passage.statement];
        let stretch = |run: Range<usize>| {
            let (first, last) = (&passage.words[run.start], &passage.words[run.end - 1]);
            let text = statement.parts[first.part].text;
            (run, drawn(text, first.range.start..last.range.end))
        };
        runs.into_iter().map(stretch).collect()
    }

    /// Words that the source has not.
    fn strangers(&self, passage: &Passage, placed: &Placed, coverage: &mut Coverage) {
        let characters = |run: &Drawn| {
            run.text
                .chars()
                .filter(|char| !char.is_whitespace())
                .count()
        };
        let all = self.runs(passage, |_| true);
        let all: usize = all.iter().map(|(_, run)| characters(run)).sum();
        let strange = self.runs(passage, |at| placed[at].is_none());
        let strange = strange
            .into_iter()
            .filter(|(run, drawn)| !self.is_numbering(placed, run, drawn));
        let (waiting, strange): (Vec<Drawn>, Vec<Drawn>) = strange
            .map(|(_, run)| run)
            .partition(|run| passage.sort == Sort::Own || is_waiting(&run.text));
        coverage.own.extend(waiting.iter().cloned());
        if passage.sort == Sort::Own {
            return;
        }
        let count = |runs: &[Drawn]| runs.iter().map(characters).sum::<usize>();
        coverage.poster.all += all - count(&waiting);
        coverage.poster.known += all - count(&waiting) - count(&strange);
        coverage.inventions.extend(strange);
        if passage.sort == Sort::Title && self.is_composed(placed) {
            let whole = self.runs(passage, |_| true);
            coverage
                .composed
                .extend(whole.into_iter().map(|(_, run)| run));
        }
    }

    /// Whether words are the number before a line that the poster keeps within a text, or as a text of its own.
    fn is_numbering(&self, placed: &Placed, run: &Range<usize>, drawn: &Drawn) -> bool {
        let after = placed.get(run.end).copied().flatten();
        let before = run.start.checked_sub(1).and_then(|at| placed[at]);
        let says = |prefix: &Prefix| {
            let prefix = said(&self.manuscript.text[prefix.range.clone()]);
            prefix == said(&drawn.text)
        };
        match after.or(before.map(|before| before + 1)) {
            Some(place) => self.source.prefixes_of(place).iter().any(says),
            None => run.len() == placed.len() && self.numbers.contains(&said(&drawn.text)),
        }
    }

    /// Whether words come from several sentences.
    fn is_composed(&self, placed: &Placed) -> bool {
        let mut sentences = placed
            .iter()
            .flatten()
            .map(|at| self.source.words[*at].sentence);
        let first = sentences.next();
        placed.iter().all(Option::is_some) && sentences.any(|sentence| Some(sentence) != first)
    }

    /// Numbers that have lost their words.
    fn moved(&self, passage: &Passage, placed: &Placed, coverage: &mut Coverage) {
        let statement = &self.statements[passage.statement];
        for (at, word) in passage.words.iter().enumerate() {
            let Some(place) = placed[at].filter(|_| word.is_number) else {
                continue;
            };
            let Some(fault) = fault(self.source, passage, placed, at) else {
                continue;
            };
            let clause = self.source.clause(place);
            let words = &self.source.words;
            let clause = words[clause.start].range.start..words[clause.end - 1].range.end;
            let parts = statement.parts.iter().map(|part| part.text.text.as_str());
            coverage.moved.push(Moved {
                drawn: drawn(statement.parts[word.part].text, word.range.clone()),
                statement: parts.collect::<Vec<_>>().join(" "),
                line: self.manuscript.number_at(words[place].range.start),
                clause: self.manuscript.text[clause].replace(char::is_control, " "),
                fault,
            });
        }
    }

    /// Words that are drawn again.
    fn repeats(
        &self,
        passage: &Passage,
        placed: &Placed,
        seen: &mut [bool],
        coverage: &mut Coverage,
    ) {
        let again: Vec<bool> = placed
            .iter()
            .map(|place| place.is_some_and(|place| seen[place]))
            .collect();
        for (run, drawn) in self.runs(passage, |at| again[at]) {
            let Some(place) = placed[run.start] else {
                continue;
            };
            let line = self
                .manuscript
                .number_at(self.source.words[place].range.start);
            coverage.repeats.push(Repeat { drawn, line });
        }
        placed
            .iter()
            .flatten()
            .for_each(|place| seen[*place] = true);
    }
}

/// The words of a text, without marks and blanks.
fn said(text: &str) -> String {
    let words = tokens(text)
        .into_iter()
        .filter(|token| !matches!(token.kind, Kind::Mark(_)));
    let words = words.map(|token| &text[token.range]);
    words.flat_map(str::chars).map(fold).collect()
}

/// What an author leaves in place of words still to come, as the reader of reports knows it.
const PLACEHOLDERS: [&str; 3] = ["待填", "TODO", "×××"];

/// Whether a text says nothing but that words are still to come.
fn is_waiting(text: &str) -> bool {
    let rest = PLACEHOLDERS
        .iter()
        .fold(text.to_owned(), |rest, word| rest.replace(word, ""));
    rest.trim().is_empty()
}
