//! The best chain of stretches of a sentence that spell a clause, in their order.

use std::ops::Range;

use super::poster;
use super::source::Source;

/// What a word is worth, what a number is worth, and what a new stretch costs.
const WORTH: (i32, i32, i32) = (4 * FINE, 9 * FINE, 3 * FINE);

/// What it costs to go on in another clause, and in the one after that; a word that nothing draws yet gains one.
const BESIDE: (i32, i32) = (3 * FINE + 16, 16);

/// So much that all that decides among equals weighs less.
const FINE: i32 = 1 << 14;

/// Lays a clause into a stretch of the source.
///
/// One step for each pair of words, so both are short.
pub(super) fn chain(
    clause: &[poster::Word],
    home: Range<usize>,
    source: &Source,
    taken: &[u32],
) -> Vec<Option<usize>> {
    let words = &source.words[home.clone()];
    let (rows, columns) = (clause.len(), words.len());
    let mut score = vec![0_i32; rows * columns];
    let mut back = vec![usize::MAX; rows * columns];
    // The best chain that ends before a row and a column.
    let mut before: Vec<(i32, usize)> = vec![(0, usize::MAX); columns + 1];
    let mut end = (0, usize::MAX);
    for (row, drawn) in clause.iter().enumerate() {
        for (column, word) in words.iter().enumerate() {
            if drawn.id != word.id {
                continue;
            }
            let at = row * columns + column;
            let is_fresh = taken.get(home.start + column) == Some(&0);
            let worth = if drawn.is_number { WORTH.1 } else { WORTH.0 } + i32::from(is_fresh);
            let (best, link) = before[column];
            let (mut total, mut link) = (best + worth - WORTH.2, link);
            if row > 0 && column > 0 {
                let last = at - columns - 1;
                if score[last] > 0 && score[last] + worth > total {
                    (total, link) = (score[last] + worth, last);
                }
            }
            (score[at], back[at]) = (total, link);
            if total > end.0 {
                end = (total, at);
            }
        }
        let mut best = (0, usize::MAX);
        let cells = score[row * columns..].iter().zip(row * columns..);
        let (mut clause, mut cost) = (0, 0);
        for ((before, (score, at)), word) in before.iter_mut().zip(cells).zip(words) {
            if std::mem::replace(&mut clause, word.clause) != word.clause {
                best.0 -= cost;
                cost = BESIDE.1;
            }
            if best.0 > 0 && best.0 >= before.0 {
                *before = best;
            }
            // Of equals the nearest.
            if *score > 0 && *score >= best.0 {
                (best, cost) = ((*score, at), BESIDE.0);
            }
        }
    }
    let mut found = vec![None; rows];
    let mut at = end.1;
    while at != usize::MAX {
        found[at / columns] = Some(home.start + at % columns);
        at = back[at];
    }
    sift(clause, source, &mut found);
    found
}

/// Takes out what only looks like a stretch: characters that stand alone, and words of a later clause.
fn sift(clause: &[poster::Word], source: &Source, found: &mut [Option<usize>]) {
    let pieces = pieces(found);
    for piece in &pieces {
        let is_enclosed = piece.start > 0
            && piece.end < found.len()
            && found[piece.start - 1].is_some()
            && found[piece.end].is_some();
        let is_long = piece.len() > 1
            || clause[piece.start].is_long
            || clause[piece.start].is_number
            || clause.len() == 1;
        let next = found.get(piece.end).copied().flatten();
        let is_shared = next
            .zip(found[piece.start])
            .is_some_and(|(next, place)| source.is_list(place + 1, next));
        if !is_long && !is_enclosed && !is_shared {
            found[piece.start] = None;
        }
    }
    // A clause goes on with words of another one only where that begins: a shared beginning.
    let mut last: Option<usize> = None;
    for piece in pieces.iter().filter(|piece| piece.len() > 1) {
        let (Some(start), Some(end)) = (found[piece.start], found[piece.end - 1]) else {
            continue;
        };
        let home = source.clause(start);
        let is_other = last.is_some_and(|last| !home.contains(&last));
        let begins = source.is_counted(home.start, start) || source.is_start(start);
        if is_other && !begins {
            found[piece.clone()].fill(None);
        } else {
            last = Some(end);
        }
    }
}

/// The stretches of words that stand together on both sides.
pub(super) fn pieces(found: &[Option<usize>]) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for (at, place) in found.iter().enumerate() {
        let Some(place) = place else { continue };
        let goes_on = at > 0
            && place
                .checked_sub(1)
                .is_some_and(|before| found[at - 1] == Some(before));
        match pieces.last_mut() {
            Some(piece) if goes_on => piece.end = at + 1,
            _ => pieces.push(at..at + 1),
        }
    }
    pieces
}
