//! Where a text has a phrase nearly, but not quite: one or two characters wrong, missing or too many.

use std::ops::Range;

use crate::wording::is_alike;

/// From this length on two slips are told, below it one.
const LONG: usize = 9;

/// The places where a text has nearly a phrase.
pub(super) fn near(text: &[char], phrase: &[char]) -> Vec<Range<usize>> {
    let slips = if phrase.len() >= LONG { 2 } else { 1 };
    let mut found: Vec<Range<usize>> = Vec::new();
    let exact = exact(text, phrase);
    // With `slips` changes one of `slips + 1` pieces stands unchanged (the pigeonhole principle).
    for piece in pieces(phrase.len(), slips + 1) {
        for at in places(text, &phrase[piece.clone()]) {
            let Some(range) = grown(text, phrase, &piece, at, slips) else {
                continue;
            };
            let meets = |other: &Range<usize>| other.start < range.end && range.start < other.end;
            if !exact.iter().any(&meets) && !found.iter().any(&meets) {
                found.push(range);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The places of a phrase as it is.
pub(super) fn exact(text: &[char], phrase: &[char]) -> Vec<Range<usize>> {
    let places = places(text, phrase);
    places.into_iter().map(|at| at..at + phrase.len()).collect()
}

/// Where a stretch stands in a text.
fn places(text: &[char], stretch: &[char]) -> Vec<usize> {
    let windows = text.windows(stretch.len().max(1)).enumerate();
    windows
        .filter(|(_, window)| *window == stretch)
        .map(|(at, _)| at)
        .collect()
}

/// A length in so many pieces, as alike as may be.
fn pieces(length: usize, count: usize) -> Vec<Range<usize>> {
    (0..count)
        .map(|nth| nth * length / count..(nth + 1) * length / count)
        .collect()
}

/// The phrase around a piece of it that stands at a place, when the rest has few slips.
fn grown(
    text: &[char],
    phrase: &[char],
    piece: &Range<usize>,
    at: usize,
    slips: usize,
) -> Option<Range<usize>> {
    let before: Vec<char> = phrase[..piece.start].iter().rev().copied().collect();
    let lead = before.len() + slips;
    let shown: Vec<char> = text[at.saturating_sub(lead)..at]
        .iter()
        .rev()
        .copied()
        .collect();
    let (left, lost) = aligned(&shown, &before, slips)?;
    let end = at + piece.len();
    let rest = &phrase[piece.end..];
    let after = &text[end..text.len().min(end + rest.len() + slips)];
    let (right, more) = aligned(after, rest, slips - lost)?;
    (lost + more > 0).then(|| at - left..end + right)
}

/// How many characters of a text stand for a stretch, and with how many slips; the text begins where the
/// stretch does. The last character of the stretch must be there, or one like it: what is missing at an
/// end of a phrase makes another phrase.
fn aligned(text: &[char], stretch: &[char], slips: usize) -> Option<(usize, usize)> {
    let Some(last) = stretch.last() else {
        return Some((0, 0));
    };
    let least = stretch.len().saturating_sub(slips).max(1);
    let most = text.len().min(stretch.len() + slips);
    let mut best: Option<(usize, usize)> = None;
    for length in least..=most {
        let shown = &text[..length];
        let end = shown[length - 1];
        if end != *last && !is_alike(end, *last) {
            continue;
        }
        let distance = distance(shown, stretch);
        if distance <= slips && best.is_none_or(|(_, known)| distance < known) {
            best = Some((length, distance));
        }
    }
    best
}

/// Levenshtein over few characters.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let change = above[j] + usize::from(a != b);
            row.push(change.min(above[j + 1] + 1).min(row[j] + 1));
        }
        above = row;
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, phrase: &str) -> Vec<String> {
        let (text, phrase): (Vec<char>, Vec<char>) =
            (text.chars().collect(), phrase.chars().collect());
        let ranges = near(&text, &phrase);
        ranges
            .into_iter()
            .map(|range| text[range].iter().collect())
            .collect()
    }

    #[test]
    fn slips_within_a_phrase_are_found() {
        let phrase = "以人民为中心的发展思想";
        assert_eq!(
            found("坚持以人民为中心发展思想，", phrase),
            ["以人民为中心发展思想"]
        );
        assert_eq!(
            found("坚持以人名为中心的发展思路想，", phrase),
            ["以人名为中心的发展思路想"]
        );
        assert_eq!(found("坚持全面从严治档", "全面从严治党"), ["全面从严治档"]);
    }

    #[test]
    fn the_phrase_itself_and_others_are_not() {
        let phrase = "以人民为中心的发展思想";
        assert!(found("坚持以人民为中心的发展思想", phrase).is_empty());
        assert!(found("坚持以人民为中心", phrase).is_empty());
        assert!(found("全面从严治校", "全面从严治党").is_empty());
    }
}
