//! The changes inside paired statements, and those that have no partner.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::pair::Pair;
use super::unit::{Token, Unit};
use super::{Change, ChangeKind};
use crate::proof::words::{Names, fold};

/// All changes, in the order of the new text.
pub(super) fn changes(old: &[Unit<'_>], new: &[Unit<'_>], pairs: &[Pair]) -> Vec<Change> {
    let mut found = Vec::new();
    let mut partner: Vec<Option<&Pair>> = vec![None; new.len()];
    let mut is_taken = vec![false; old.len()];
    for pair in pairs {
        partner[pair.new] = Some(pair);
        is_taken[pair.old] = true;
    }
    let mut next = 0;
    let mut moved: Option<(usize, usize)> = None;
    for (at, unit) in new.iter().enumerate() {
        let Some(pair) = partner[at] else {
            found.push(lone(ChangeKind::Added, unit));
            continue;
        };
        // What is gone stands before the first statement that stood behind it.
        if !pair.is_moved {
            removed(old, &is_taken, next..pair.old, &mut found);
            next = next.max(pair.old + 1);
        }
        let before = found.len();
        within(&old[pair.old], unit, pair.is_moved, &mut found);
        if pair.is_moved && found.len() == before {
            // One block that has moved is one change.
            let goes_on = moved == Some((pair.old, at));
            match found.last_mut().filter(|_| goes_on) {
                Some(last) => last.count += 1,
                None => found.push(shifted(&old[pair.old], unit)),
            }
            moved = Some((pair.old + 1, at + 1));
        } else if found.len() > before {
            moved = None;
        }
    }
    removed(old, &is_taken, next..old.len(), &mut found);
    found
}

fn removed(old: &[Unit<'_>], is_taken: &[bool], range: Range<usize>, found: &mut Vec<Change>) {
    let gone = range.filter(|at| !is_taken[*at]);
    found.extend(gone.map(|at| lone(ChangeKind::Removed, &old[at])));
}

/// A statement without partner.
fn lone(kind: ChangeKind, unit: &Unit<'_>) -> Change {
    let side = Some(unit.side(0..unit.text.len()));
    let (old, new) = match kind {
        ChangeKind::Removed => (side, None),
        _ => (None, side),
    };
    Change {
        kind,
        label: String::new(),
        count: 1,
        old,
        new,
        is_moved: false,
    }
}

fn shifted(old: &Unit<'_>, new: &Unit<'_>) -> Change {
    Change {
        kind: ChangeKind::Moved,
        label: String::new(),
        count: 1,
        old: Some(old.side(0..old.text.len())),
        new: Some(new.side(0..new.text.len())),
        is_moved: true,
    }
}

/// The changes inside a statement.
fn within(old: &Unit<'_>, new: &Unit<'_>, is_moved: bool, found: &mut Vec<Change>) {
    if old.text == new.text {
        return;
    }
    let mut names = Names::default();
    let mut ids = |unit: &Unit<'_>| -> Vec<u32> {
        let tokens = unit.tokens.iter();
        let spelled = |token: &Token| {
            unit.text[token.range.clone()]
                .chars()
                .map(fold)
                .collect::<String>()
        };
        tokens.map(|token| names.of(&spelled(token))).collect()
    };
    let (before, after) = (ids(old), ids(new));
    let stretches = match before.len().saturating_mul(after.len()) > MOST {
        true => between(&before, &after),
        false => joined(&capture_diff_slices(Algorithm::Myers, &before, &after)),
    };
    for (one, other) in stretches {
        let (one, other) = (&old.tokens[one], &new.tokens[other]);
        for (one, other) in matched(one, other) {
            let is_quantity = one.iter().chain(other).any(|token| token.is_quantity);
            found.push(Change {
                kind: if is_quantity {
                    ChangeKind::Quantity
                } else {
                    ChangeKind::Words
                },
                label: label(new, other)
                    .or_else(|| label(old, one))
                    .unwrap_or_default(),
                count: 1,
                old: stretch(one).map(|range| old.side(range)),
                new: stretch(other).map(|range| new.side(range)),
                is_moved,
            });
        }
    }
}

/// How many pairs of words two statements may have for a comparison word by word, which may look at all of them.
const MOST: usize = 9_000_000;

/// All between what two long statements have in common at both ends.
fn between(old: &[u32], new: &[u32]) -> Vec<(Range<usize>, Range<usize>)> {
    let same = |(one, other): &(&u32, &u32)| one == other;
    let start = old.iter().zip(new).take_while(same).count();
    let rest = (&old[start..], &new[start..]);
    let end = rest
        .0
        .iter()
        .rev()
        .zip(rest.1.iter().rev())
        .take_while(same)
        .count();
    let changed = (start..old.len() - end, start..new.len() - end);
    let is_changed = !changed.0.is_empty() || !changed.1.is_empty();
    is_changed.then_some(changed).into_iter().collect()
}

/// The changed stretches of both sides; one word that stays between two changes goes with them.
fn joined(ops: &[DiffOp]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for op in ops {
        let (old, new) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        match found.last_mut() {
            Some(last) if old.start <= last.0.end + 1 && new.start <= last.1.end + 1 => {
                (last.0.end, last.1.end) = (old.end, new.end);
            }
            _ => found.push((old, new)),
        }
    }
    found
}

/// A changed stretch with as many quantities on both sides is a change of each, and of the words between.
fn matched<'t>(old: &'t [Token], new: &'t [Token]) -> Vec<(&'t [Token], &'t [Token])> {
    let quantities = |tokens: &[Token]| {
        let places = tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| token.is_quantity);
        places.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let (before, after) = (quantities(old), quantities(new));
    if before.is_empty() || before.len() != after.len() {
        return vec![(old, new)];
    }
    let (mut one, mut other) = (0, 0);
    let mut found = Vec::new();
    for (at, place) in before.iter().zip(&after) {
        found.push((&old[one..*at], &new[other..*place]));
        found.push((&old[*at..*at + 1], &new[*place..*place + 1]));
        (one, other) = (at + 1, place + 1);
    }
    found.push((&old[one..], &new[other..]));
    found.retain(|(one, other)| !(one.is_empty() && other.is_empty()));
    found
}

fn stretch(tokens: &[Token]) -> Option<Range<usize>> {
    Some(tokens.first()?.range.start..tokens.last()?.range.end)
}

/// What a number is a number of: its label, or the words before it in its clause.
fn label(unit: &Unit<'_>, tokens: &[Token]) -> Option<String> {
    let at = tokens.first()?.range.start;
    if let Some(label) = unit.label {
        return Some(label.to_owned());
    }
    let before = &unit.text[..at];
    let start = before.rfind(['，', '。', '；', '：', ',', ';', ' ']);
    let start = start.map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    let words = before[start..]
        .trim_start_matches(['●', '•', '-', ' '])
        .trim();
    (!words.is_empty()).then(|| words.to_owned())
}
