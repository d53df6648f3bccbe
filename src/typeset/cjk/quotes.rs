//! PW-12: whether a curly quote belongs to Chinese or to Latin text.

use super::class::is_han;
use super::repair::Sign;

/// For every sign, whether it is a quote of Latin text.
pub(crate) fn latin(signs: &[Sign]) -> Vec<bool> {
    let mut latin = vec![false; signs.len()];
    let strong = Strong::read(signs);
    let mut open: Vec<usize> = Vec::new();
    for idx in 0..signs.len() {
        match signs[idx].char {
            '’' if is_apostrophe(signs, idx) => latin[idx] = true,
            '“' | '‘' => open.push(idx),
            '”' | '’' => match open.pop() {
                Some(start) => {
                    let pair = strong.is_latin_pair(start, idx);
                    (latin[start], latin[idx]) = (pair, pair);
                }
                None => latin[idx] = strong.is_latin_around(idx),
            },
            '\n' => open.clear(),
            _ => {}
        }
    }
    overrule(signs, &mut latin);
    latin
}

/// The variation sequences of Unicode 16 decide for themselves.
fn overrule(signs: &[Sign], latin: &mut [bool]) {
    for idx in 1..signs.len() {
        match (signs[idx - 1].char, signs[idx].char) {
            ('“' | '”' | '‘' | '’', '\u{FE00}') => latin[idx - 1] = true,
            ('“' | '”' | '‘' | '’', '\u{FE01}') => latin[idx - 1] = false,
            _ => {}
        }
    }
}

fn is_apostrophe(signs: &[Sign], idx: usize) -> bool {
    let letter = |idx: Option<usize>| {
        let char = idx.and_then(|idx| signs.get(idx)).map(|sign| sign.char);
        char.is_some_and(|char| char.is_alphabetic() && !is_han(char))
    };
    letter(idx.checked_sub(1)) && letter(Some(idx + 1))
}

/// What a sign says about the script around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Han,
    Latin,
}

/// The strong characters of a text.
struct Strong {
    /// The nearest strong character before each sign.
    before: Vec<Option<Side>>,
    /// The nearest strong character after each sign.
    after: Vec<Option<Side>>,
    /// How many strong Han there are before each sign.
    han: Vec<u32>,
    /// How many Latin letters there are before each sign.
    letters: Vec<u32>,
}

impl Strong {
    fn read(signs: &[Sign]) -> Self {
        let sides: Vec<_> = signs.iter().map(|sign| side(sign.char)).collect();
        let count = |wanted: Side| {
            let mut total = 0;
            let counts = sides.iter().map(|side| {
                let before = total;
                total += u32::from(*side == Some(wanted));
                before
            });
            counts.collect::<Vec<_>>()
        };
        let mut after = nearest(sides.iter().rev().copied());
        after.reverse();
        Self {
            before: nearest(sides.iter().copied()),
            after,
            han: count(Side::Han),
            letters: count(Side::Latin),
        }
    }

    /// A pair is Latin only if what it encloses and what surrounds it is.
    fn is_latin_pair(&self, start: usize, end: usize) -> bool {
        let enclosed = self.han[start] == self.han[end] && self.letters[start] < self.letters[end];
        enclosed && self.agrees(self.before[start], self.after[end])
    }

    fn is_latin_around(&self, idx: usize) -> bool {
        self.agrees(self.before[idx], self.after[idx])
    }

    /// Whether neither side is Han; where there is nothing on either side, the whole text decides.
    fn agrees(&self, before: Option<Side>, after: Option<Side>) -> bool {
        match (before, after) {
            (Some(Side::Han), _) | (_, Some(Side::Han)) => false,
            (Some(Side::Latin), _) | (_, Some(Side::Latin)) => true,
            (None, None) => self.han.last().is_none_or(|count| *count == 0),
        }
    }
}

fn nearest(sides: impl Iterator<Item = Option<Side>>) -> Vec<Option<Side>> {
    let mut last = None;
    let nearest = sides.map(|side| {
        let before = last;
        last = side.or(last);
        before
    });
    nearest.collect()
}

fn side(char: char) -> Option<Side> {
    match char {
        _ if is_han(char) => Some(Side::Han),
        '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}' => Some(Side::Han),
        _ if char.is_alphabetic() => Some(Side::Latin),
        _ => None,
    }
}
