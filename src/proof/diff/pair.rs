//! Which statement of the new text is which of the old: the same words, then the likest.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::unit::Unit;
use crate::proof::words::Names;

/// Two statements that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The place in the old text.
    pub old: usize,
    /// The place in the new text.
    pub new: usize,
    /// Whether it stands elsewhere among the others.
    pub is_moved: bool,
}

/// How much two statements have in common at least, in hundredths, and with the same label or at the same path.
const LIKE: (usize, usize) = (55, 30);

/// Words that stand in more statements than these say little of which one it is.
const COMMON: usize = 60;

/// Pairs statements, in the order of the new text.
pub(super) fn pair(old: &[Unit<'_>], new: &[Unit<'_>]) -> Vec<Pair> {
    let mut names = Names::default();
    let mut name = |unit: &Unit<'_>| names.of(&format!("\u{0}{}", unit.text));
    let before: Vec<u32> = old.iter().map(&mut name).collect();
    let after: Vec<u32> = new.iter().map(&mut name).collect();
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut is_taken = vec![false; old.len()];
    for op in capture_diff_slices(Algorithm::Patience, &before, &after) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            for step in 0..len {
                partner[new_index + step] = Some(old_index + step);
                is_taken[old_index + step] = true;
            }
        }
    }
    elsewhere(&before, &after, &mut partner, &mut is_taken);
    alike(old, new, &mut partner, &mut is_taken);
    let pairs = partner
        .iter()
        .enumerate()
        .filter_map(|(new, old)| Some((new, (*old)?)));
    moves(&pairs.collect::<Vec<_>>())
}

/// The same words in another place.
fn elsewhere(before: &[u32], after: &[u32], partner: &mut [Option<usize>], is_taken: &mut [bool]) {
    let mut places: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, id) in before
        .iter()
        .enumerate()
        .rev()
        .filter(|(at, _)| !is_taken[*at])
    {
        places.entry(*id).or_default().push(at);
    }
    for (at, id) in after.iter().enumerate() {
        if partner[at].is_none()
            && let Some(old) = places.get_mut(id).and_then(Vec::pop)
        {
            partner[at] = Some(old);
            is_taken[old] = true;
        }
    }
}

/// The likest of those that are left.
fn alike(old: &[Unit<'_>], new: &[Unit<'_>], partner: &mut [Option<usize>], is_taken: &mut [bool]) {
    let mut names = Names::default();
    let mut bag = |unit: &Unit<'_>| {
        let mut bag: BTreeMap<u32, usize> = BTreeMap::new();
        for token in &unit.tokens {
            *bag.entry(names.of(&unit.text[token.range.clone()]))
                .or_insert(0) += 1;
        }
        bag
    };
    let mut posted: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let bags: Vec<_> = old.iter().map(&mut bag).collect();
    for (at, bag) in bags.iter().enumerate().filter(|(at, _)| !is_taken[*at]) {
        bag.keys()
            .for_each(|word| posted.entry(*word).or_default().push(at));
    }
    let mut found = Vec::new();
    for at in (0..new.len()).filter(|at| partner[*at].is_none()) {
        let own = bag(&new[at]);
        let words = own.keys().filter_map(|word| posted.get(word));
        let near: BTreeSet<usize> = words
            .filter(|places| places.len() <= COMMON)
            .flatten()
            .copied()
            .collect();
        for other in near {
            let like = likeness(&own, &bags[other]);
            let is_same = new[at].label.is_some() && new[at].label == old[other].label
                || !new[at].path().is_empty() && new[at].path() == old[other].path();
            if like >= if is_same { LIKE.1 } else { LIKE.0 } {
                found.push((like + if is_same { 20 } else { 0 }, other, at));
            }
        }
    }
    found
        .sort_by_key(|(like, old, new)| (std::cmp::Reverse(*like), old.abs_diff(*new), *new, *old));
    for (_, other, at) in found {
        if partner[at].is_none() && !is_taken[other] {
            partner[at] = Some(other);
            is_taken[other] = true;
        }
    }
}

/// Twice what two bags share, of what both hold, in hundredths.
fn likeness(one: &BTreeMap<u32, usize>, other: &BTreeMap<u32, usize>) -> usize {
    let shared: usize = one
        .iter()
        .map(|(word, count)| *count.min(other.get(word).unwrap_or(&0)))
        .sum();
    let all: usize = one.values().chain(other.values()).sum();
    (200 * shared).checked_div(all).unwrap_or(0)
}

/// Marks what is not in the longest row of pairs that keeps its order.
fn moves(pairs: &[(usize, usize)]) -> Vec<Pair> {
    // The ends of the best rows of each length, by their places in `pairs`.
    let mut ends: Vec<usize> = Vec::new();
    let mut back = vec![usize::MAX; pairs.len()];
    for (at, (_, old)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *old);
        if length > 0 {
            back[at] = ends[length - 1];
        }
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stays = vec![false; pairs.len()];
    let mut at = ends.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        stays[at] = true;
        at = back[at];
    }
    let pairs = pairs.iter().zip(stays);
    pairs
        .map(|((new, old), stays)| Pair {
            old: *old,
            new: *new,
            is_moved: !stays,
        })
        .collect()
}
