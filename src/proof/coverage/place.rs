//! Finds for every drawn word the word of the source that it is.
//!
//! A statement has a home: the sentence of the source that says most of it. Inside it, each clause of the
//! statement is a chain of stretches in the order of the source; single characters count only between others.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::chain::{chain, pieces};
use super::index::{Index, near, within};
use super::poster::Passage;
use super::source::Source;
use crate::proof::drawn::Sort;

/// How many sentences are tried as a home.
const HOMES: usize = 8;

/// How many places of a run are looked at, the nearest.
const PLACES: usize = 16;

/// The longest clause that is laid into a sentence at once, and the longest stretch of a sentence for it.
const LONGEST: (usize, usize) = (300, 900);

/// The words of the source that the words of a passage are.
pub(super) type Placed = Vec<Option<usize>>;

/// How good a place is.
type Worth = (usize, [Reverse<usize>; 2], usize, usize, Reverse<usize>);

/// Lays passages into the source, one after another.
pub(super) struct Placer<'a> {
    source: &'a Source,
    index: &'a Index,
    /// How often each word of the source is drawn.
    pub drawn: Vec<u32>,
    /// Where the next statement is expected.
    expected: usize,
    /// The marks before each word of the source, each row of marks as one number.
    marks: Vec<u32>,
}

impl<'a> Placer<'a> {
    /// Nothing laid yet.
    pub(super) fn new(source: &'a Source, index: &'a Index) -> Self {
        Self {
            source,
            index,
            drawn: vec![0; source.words.len()],
            expected: 0,
            marks: rows(
                source.marks.iter().map(|mark| (mark.next, mark.char)),
                source.words.len(),
            ),
        }
    }

    /// Lays a passage.
    pub(super) fn place(&mut self, passage: &Passage) -> Placed {
        let clauses = passage.clauses();
        let marks = passage.marks.iter().map(|mark| (mark.next, mark.char));
        let marks = rows(marks, passage.words.len());
        let all = 0..passage.words.len();
        let homes = self.homes(passage, &all, &clauses);
        let tries = homes.into_iter().map(|home| {
            let placed = self.lay(passage, &clauses, &home);
            (self.worth(passage, &all, &placed, &home, &marks), placed)
        });
        let tries = tries.chain(self.runs(passage, &all, &marks));
        let best = tries.max_by(|(one, _), (other, _)| one.cmp(other));
        let mut placed = best.map_or_else(|| vec![None; passage.words.len()], |(_, placed)| placed);
        for clause in &clauses {
            self.place_alone(passage, clause, &marks, &mut placed);
        }
        self.extend(passage, &mut placed);
        if passage.sort == Sort::Title {
            self.compose(passage, &mut placed);
        }
        for at in placed.iter().flatten() {
            self.drawn[*at] += 1;
        }
        self.expected = placed
            .iter()
            .flatten()
            .last()
            .map_or(self.expected, |last| last + 1);
        placed
    }

    /// Where words stand in the source as they are, whatever sentences it has there, with their worth.
    fn runs(&self, passage: &Passage, words: &Range<usize>, marks: &[u32]) -> Vec<(Worth, Placed)> {
        let at = passage.base + words.start;
        let Some(level) = self.index.longest(at, words.len()) else {
            return Vec::new();
        };
        let places = near(self.index.places(at, level), self.expected, 4 * PLACES);
        let places = places.iter().map(|place| *place as usize);
        let whole = places.filter(|place| self.index.common(at, *place) >= words.len());
        let tries = whole.map(|place| {
            let found: Placed = (place..place + words.len()).map(Some).collect();
            let home = self.source.sentence(place).start
                ..self.source.sentence(place + words.len() - 1).end;
            (self.worth(passage, words, &found, &home, marks), found)
        });
        tries.collect()
    }

    /// Whole cells of a table that spell a clause: the name of a column below that of its group.
    fn cells(&self, passage: &Passage, clause: &Range<usize>) -> Option<Placed> {
        let mut found = Vec::with_capacity(clause.len());
        while found.len() < clause.len() {
            let at = passage.base + clause.start + found.len();
            let places = near(self.index.places(at, 0), self.expected, 4 * PLACES);
            let cells = places
                .iter()
                .filter_map(|place| self.source.cell(*place as usize));
            let whole = cells.filter(|cell| {
                cell.len() <= clause.len() - found.len()
                    && self.index.common(at, cell.start) >= cell.len()
            });
            found.extend(whole.max_by_key(Range::len)?.map(Some));
        }
        Some(found)
    }

    /// A clause of which the home does not have every word may have another home.
    fn place_alone(
        &self,
        passage: &Passage,
        clause: &Range<usize>,
        marks: &[u32],
        placed: &mut Placed,
    ) {
        let have = placed[clause.clone()].iter().flatten().count();
        if have == clause.len() {
            return;
        }
        if let Some(found) = self.cells(passage, clause) {
            placed[clause.clone()].clone_from_slice(&found);
            return;
        }
        let alone = std::slice::from_ref(clause);
        let whole = self.runs(passage, clause, marks);
        let whole = whole
            .into_iter()
            .max_by(|(one, _), (other, _)| one.cmp(other));
        if let Some((_, found)) = whole {
            placed[clause.clone()].clone_from_slice(&found);
            return;
        }
        let homes = self.homes(passage, clause, alone);
        let tries = homes.into_iter().map(|home| {
            let found = self.lay_clause(passage, clause, &home, None);
            (self.worth(passage, clause, &found, &home, marks), found)
        });
        let best = tries.max_by(|(one, _), (other, _)| one.cmp(other));
        // Half of a clause in another sentence is no better than half of it in its own.
        let is_whole = |found: &Placed| found.iter().all(Option::is_some);
        match best {
            Some((_, found)) if is_whole(&found) || have == 0 => {
                placed[clause.clone()].clone_from_slice(&found);
            }
            _ => {}
        }
    }

    /// Words beside a placed word that stand beside it in the source too, in another sentence or line.
    fn extend(&self, passage: &Passage, placed: &mut Placed) {
        let fits = |at: usize, place: usize| {
            let word = self.source.words.get(place);
            word.is_some_and(|word| word.id == passage.words[at].id)
        };
        for at in 1..placed.len() {
            let place = placed[at - 1].map(|place| place + 1);
            placed[at] = placed[at].or(place.filter(|place| fits(at, *place)));
        }
        for at in (1..placed.len()).rev() {
            let place = placed[at].and_then(|place| place.checked_sub(1));
            placed[at - 1] = placed[at - 1].or(place.filter(|place| fits(at - 1, *place)));
        }
    }

    /// The title of a block may be put together of words from anywhere; numbers may not.
    fn compose(&self, passage: &Passage, placed: &mut Placed) {
        for clause in passage.clauses() {
            let mut at = clause.start;
            while at < clause.end {
                let is_open = |at: &usize| placed[*at].is_none() && !passage.words[*at].is_number;
                let open = (at..clause.end).take_while(is_open).count();
                let found = self.longest(passage.base + at, open);
                if let Some((place, length)) = found {
                    (0..length).for_each(|step| placed[at + step] = Some(place + step));
                }
                at += found.map_or(1, |(_, length)| length);
            }
        }
    }

    /// The longest stretch of at least two words near by.
    fn longest(&self, at: usize, most: usize) -> Option<(usize, usize)> {
        let level = self.index.longest(at, most).filter(|level| *level > 0)?;
        let places = near(self.index.places(at, level), self.expected, PLACES).iter();
        let found = places.map(|place| {
            (
                *place as usize,
                self.index.common(at, *place as usize).min(most),
            )
        });
        found.max_by_key(|(place, length)| (*length, Reverse(*place)))
    }

    /// How good a place is: words found, in few stretches, with their marks, words that nothing else draws, ends
    /// that agree, nearness.
    fn worth(
        &self,
        passage: &Passage,
        words: &Range<usize>,
        placed: &Placed,
        home: &Range<usize>,
        marks: &[u32],
    ) -> Worth {
        let marks = &marks[words.clone()];
        let found = placed.iter().flatten().count();
        let fresh = placed
            .iter()
            .flatten()
            .filter(|at| self.drawn[**at] == 0)
            .count();
        let pieces = pieces(placed);
        let inner = pieces.iter().flat_map(|piece| piece.start + 1..piece.end);
        let is_strange =
            |at: &usize| placed[*at].and_then(|at| self.marks.get(at)) != marks.get(*at);
        let strange = inner.filter(is_strange).count();
        let last = placed.last().copied().flatten();
        let behind = last.and_then(|last| self.source.marks_before(last + 1).first());
        let end = passage.marks_before(words.end).first();
        let is_other = end.is_some() && end.map(|mark| mark.char) != behind.map(|mark| mark.char);
        let strange = strange + usize::from(is_other);
        let first = placed.iter().flatten().next().copied();
        let far = first.unwrap_or(home.start).abs_diff(self.expected);
        let is_strange = passage.number.is_some_and(|number| {
            let stated = first.map_or(&[][..], |first| self.source.prefixes_of(first));
            !stated.iter().any(|prefix| prefix.value == Some(number))
        });
        // A text begins as a sentence does, a title that is a whole sentence is no part of a longer one; what is
        // not the first sentence of its text goes on.
        let last = placed.iter().flatten().last();
        let is_first = first == Some(home.start);
        let is_last = passage.is_whole && last.is_some_and(|last| last + 1 == home.end);
        let edges = match passage.is_first {
            true => usize::from(is_first) + usize::from(is_last),
            false => usize::from(first == Some(self.expected)),
        };
        (
            found,
            [
                Reverse(pieces.len()),
                Reverse(strange + usize::from(is_strange)),
            ],
            fresh,
            edges,
            Reverse(far),
        )
    }

    /// The sentences that say most of some words.
    fn homes(
        &self,
        passage: &Passage,
        words: &Range<usize>,
        clauses: &[Range<usize>],
    ) -> Vec<Range<usize>> {
        let mut votes: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for clause in clauses
            .iter()
            .filter(|clause| words.contains(&clause.start))
        {
            let mut at = clause.start;
            while at < clause.end {
                at += self.vote(passage, at..clause.end, clause.len() == 1, &mut votes);
            }
        }
        let mut votes: Vec<_> = votes.into_iter().collect();
        let far = |start: usize| start.abs_diff(self.expected);
        votes.sort_by_key(|(start, (weight, _))| (Reverse(*weight), far(*start)));
        let homes = votes.iter().take(HOMES);
        homes.map(|(_, (_, at))| self.stretch(*at)).collect()
    }

    /// The sentence around a place, or as much of a long one as a clause may be laid into.
    fn stretch(&self, at: usize) -> Range<usize> {
        let sentence = self.source.sentence(at);
        match sentence.len() > LONGEST.1 {
            true => {
                let half = LONGEST.1 / 2;
                at.saturating_sub(half).max(sentence.start)..(at + half).min(sentence.end)
            }
            false => sentence,
        }
    }

    /// Votes for the sentences that have the words at the start of a range; answers how many were read.
    fn vote(
        &self,
        passage: &Passage,
        words: Range<usize>,
        is_alone: bool,
        votes: &mut BTreeMap<usize, (usize, usize)>,
    ) -> usize {
        let at = passage.base + words.start;
        let Some(top) = self.index.longest(at, words.len()) else {
            return 1;
        };
        let counts =
            passage.words[words.start].is_number || passage.words[words.start].is_long || is_alone;
        let mut read = 1;
        for level in [Some(top), (top > 1).then_some(1)].into_iter().flatten() {
            for place in near(self.index.places(at, level), self.expected, PLACES) {
                let place = *place as usize;
                let length = self.index.common(at, place).min(words.len());
                read = read.max(length);
                if length < 2 && !counts {
                    continue;
                }
                let sentence = self.source.sentence(place);
                let step = LONGEST.1 / 2;
                let key = match sentence.len() > LONGEST.1 {
                    true => sentence.start + (place - sentence.start) / step * step,
                    false => sentence.start,
                };
                let vote = votes.entry(key).or_insert((0, place));
                vote.0 += length * length + usize::from(counts);
            }
        }
        read
    }

    /// Lays the clauses of a passage into a home, each as near behind the last as can be.
    fn lay(&self, passage: &Passage, clauses: &[Range<usize>], home: &Range<usize>) -> Placed {
        let mut placed = vec![None; passage.words.len()];
        let mut from = None;
        for clause in clauses {
            let found = self.lay_clause(passage, clause, home, from);
            from = found.iter().flatten().last().map(|last| last + 1).or(from);
            placed[clause.clone()].clone_from_slice(&found);
        }
        placed
    }

    fn lay_clause(
        &self,
        passage: &Passage,
        clause: &Range<usize>,
        home: &Range<usize>,
        from: Option<usize>,
    ) -> Placed {
        if let Some(at) = self.whole(passage, clause, home, from) {
            return (at..at + clause.len()).map(Some).collect();
        }
        let words = &passage.words[clause.clone()];
        let mut placed = Vec::with_capacity(words.len());
        for chunk in words.chunks(LONGEST.0) {
            placed.extend(chain(chunk, home.clone(), self.source, &self.drawn));
        }
        placed
    }

    /// Where a clause stands in a home as it is: the nearest place.
    fn whole(
        &self,
        passage: &Passage,
        clause: &Range<usize>,
        home: &Range<usize>,
        from: Option<usize>,
    ) -> Option<usize> {
        let at = passage.base + clause.start;
        let level = self.index.longest(at, clause.len())?;
        let places = within(self.index.places(at, level), home);
        let to = from.unwrap_or(home.start);
        let whole = near(places, to, 4 * PLACES)
            .iter()
            .map(|place| *place as usize);
        let whole = whole.filter(|place| {
            place + clause.len() <= home.end && self.index.common(at, *place) >= clause.len()
        });
        whole.min_by_key(|place| {
            (
                from.is_none() && self.drawn[*place] > 0,
                distance(to, *place),
            )
        })
    }
}

/// The marks before each word, as one number for each word.
fn rows(marks: impl Iterator<Item = (usize, char)>, words: usize) -> Vec<u32> {
    let mut rows = vec![0_u32; words];
    for (next, char) in marks {
        if let Some(row) = rows.get_mut(next) {
            *row = row.wrapping_mul(31).wrapping_add(char as u32);
        }
    }
    rows
}

/// How far a place is; those behind are twice as far.
pub(super) fn distance(from: usize, place: usize) -> usize {
    match place >= from {
        true => place - from,
        false => 2 * (from - place) + 1,
    }
}
