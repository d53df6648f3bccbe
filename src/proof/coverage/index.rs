//! Where a run of words stands in the source: ranks of runs of 1, 2, 4, 8 and 16 words.

use std::ops::Range;

/// The lengths of the runs are powers of two below this one.
const LEVELS: usize = 5;

/// The words of the source and of all statements in one row, ranked.
pub(super) struct Index {
    /// The rank of the run that begins at a place, for each length.
    ranks: Vec<Vec<u32>>,
    /// The places of the source in the order of their ranks, for each length.
    places: Vec<Vec<u32>>,
    /// Where each rank begins in `places`.
    starts: Vec<Vec<u32>>,
}

impl Index {
    /// Ranks a row of words, of which the first `source` are those of the source.
    ///
    /// n log n: one sort for each length.
    pub(super) fn new(row: &[u32], source: usize) -> Self {
        let mut index = Self {
            ranks: Vec::new(),
            places: Vec::new(),
            starts: Vec::new(),
        };
        let mut keys: Vec<(u32, u32)> = row.iter().map(|word| (*word, 0)).collect();
        for level in 0..LEVELS {
            let ranks = index.level(&keys, source);
            let step = 1 << level;
            let next = |at: usize| ranks.get(at + step).map_or(0, |rank| rank + 1);
            keys = (0..ranks.len()).map(|at| (ranks[at], next(at))).collect();
            index.ranks.push(ranks);
        }
        index
    }

    fn level(&mut self, keys: &[(u32, u32)], source: usize) -> Vec<u32> {
        let mut order: Vec<(u32, u32, u32)> = keys
            .iter()
            .zip(0..)
            .map(|((first, second), at)| (*first, *second, at))
            .collect();
        order.sort_unstable();
        let mut ranks = vec![0; keys.len()];
        let (mut places, mut starts) = (Vec::new(), Vec::new());
        let mut last = None;
        for (first, second, at) in order {
            if last != Some((first, second)) {
                starts.push(u32::try_from(places.len()).unwrap_or(u32::MAX));
                last = Some((first, second));
            }
            ranks[at as usize] = u32::try_from(starts.len() - 1).unwrap_or(u32::MAX);
            if (at as usize) < source {
                places.push(at);
            }
        }
        starts.push(u32::try_from(places.len()).unwrap_or(u32::MAX));
        self.places.push(places);
        self.starts.push(starts);
        ranks
    }

    /// How many words from two places on are the same.
    pub(super) fn common(&self, a: usize, b: usize) -> usize {
        let mut length = 0;
        let mut level = LEVELS - 1;
        loop {
            let rank = |at: usize| self.ranks[level].get(at + length);
            if rank(a).is_some() && rank(a) == rank(b) {
                length += 1 << level;
            } else if level == 0 {
                return length;
            } else {
                level -= 1;
            }
        }
    }

    /// The places of the source where the run of `1 << level` words at `at` stands, in order.
    pub(super) fn places(&self, at: usize, level: usize) -> &[u32] {
        let (Some(ranks), Some(starts)) = (self.ranks.get(level), self.starts.get(level)) else {
            return &[];
        };
        let Some(rank) = ranks.get(at).map(|rank| *rank as usize) else {
            return &[];
        };
        match (starts.get(rank), starts.get(rank + 1)) {
            (Some(start), Some(end)) => &self.places[level][*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// The longest of the runs at `at`, no longer than `most` words, that the source has: its level.
    pub(super) fn longest(&self, at: usize, most: usize) -> Option<usize> {
        let levels = (0..LEVELS).rev().filter(|level| 1 << level <= most);
        levels
            .into_iter()
            .find(|level| !self.places(at, *level).is_empty())
    }
}

/// Those of the sorted places that are nearest to one of them, no more than `most`.
pub(super) fn near(places: &[u32], to: usize, most: usize) -> &[u32] {
    let at = places.partition_point(|place| (*place as usize) < to);
    let start = at.saturating_sub(most / 2);
    let end = (start + most).min(places.len());
    &places[end.saturating_sub(most).min(start)..end]
}

/// Those of the sorted places that are in a range.
pub(super) fn within<'p>(places: &'p [u32], range: &Range<usize>) -> &'p [u32] {
    let start = places.partition_point(|place| (*place as usize) < range.start);
    let end = places.partition_point(|place| (*place as usize) < range.end);
    &places[start..end.max(start)]
}
