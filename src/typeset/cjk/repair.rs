//! From the source's characters to those that are drawn; every one keeps its place in the source.

use std::ops::Range;

use super::class::is_han;
use super::compat;

/// A character to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sign {
    /// What is drawn.
    pub(crate) char: char,
    /// The bytes of the source that it stands for.
    pub(crate) range: Range<usize>,
}

/// The characters to draw; `widen` makes ASCII brackets and marks between Han full-width.
pub(crate) fn repair(text: &str, widen: bool) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(text.len() / 3 + 1);
    for (start, char) in text.char_indices() {
        let range = start..start + char.len_utf8();
        if let Some(char) = display(char) {
            signs.push(Sign { char, range });
        }
    }
    if widen {
        widen_marks(&mut signs);
    }
    signs
}

/// MX-08 and FB-06: the character as it is drawn, or nothing.
fn display(char: char) -> Option<char> {
    match char {
        '\n' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => None,
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{FFFD}' => None,
        // The space, which is no letter or digit, keeps its width: only these forms are obsolete.
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' => {
            char::from_u32(char as u32 - 0xFF01 + 0x21)
        }
        _ => Some(compat::unified(char).unwrap_or(char)),
    }
}

/// MX-08: brackets whose content or both neighbours are Han, and marks between Han.
fn widen_marks(signs: &mut [Sign]) {
    let mut open: Vec<usize> = Vec::new();
    for idx in 0..signs.len() {
        match signs[idx].char {
            '(' => open.push(idx),
            ')' => {
                if let Some(start) = open.pop() {
                    widen_pair(signs, start, idx);
                }
            }
            '\n' => open.clear(),
            ',' | ';' | ':' | '!' | '?' if is_between_han(signs, idx) => {
                signs[idx].char = wide(signs[idx].char);
            }
            _ => {}
        }
    }
}

fn is_between_han(signs: &[Sign], idx: usize) -> bool {
    touches_han(before(signs, idx)) && touches_han(after(signs, idx))
}

fn widen_pair(signs: &mut [Sign], start: usize, end: usize) {
    let enclosed = start + 1 < end
        && touches_han(signs.get(start + 1).map(|sign| sign.char))
        && touches_han(signs.get(end - 1).map(|sign| sign.char));
    let outside = touches_han(before(signs, start)) && touches_han(after(signs, end));
    if enclosed || outside {
        signs[start].char = '（';
        signs[end].char = '）';
    }
}

fn wide(mark: char) -> char {
    char::from_u32(mark as u32 + 0xFF01 - 0x21).unwrap_or(mark)
}

/// Whether a character is Han or a mark of Chinese text.
fn touches_han(char: Option<char>) -> bool {
    char.is_some_and(|char| {
        is_han(char)
            || matches!(char, '\u{3001}'..='\u{3020}' | '\u{FF01}'..='\u{FF5E}' | '“' | '”')
    })
}

fn before(signs: &[Sign], idx: usize) -> Option<char> {
    let seen = signs[..idx].iter().rev().map(|sign| sign.char);
    seen.take_while(|char| *char != '\n')
        .find(|char| *char != ' ')
}

fn after(signs: &[Sign], idx: usize) -> Option<char> {
    let seen = signs[idx + 1..].iter().map(|sign| sign.char);
    seen.take_while(|char| *char != '\n')
        .find(|char| *char != ' ')
}
