//! A text as words and marks: what two spellings of one statement have in common.
//!
//! A number is one word, so that 78 is never part of 783. Blanks are nothing; full-width and half-width forms
//! are one.

use std::collections::BTreeMap;
use std::ops::Range;

/// A word or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Han character, a Latin word, a sign that says something.
    Word,
    /// Digits with what joins them.
    Number,
    /// Punctuation, folded.
    Mark(char),
}

/// Reads a text.
///
/// Linear: every character is looked at once.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&(start, char)) = chars.get(at) {
        let char = fold(char);
        let (length, kind) = match char {
            _ if is_blank(char) => {
                at += 1;
                continue;
            }
            _ if char.is_ascii_digit() => (number(&chars[at..]), Kind::Number),
            _ if char.is_alphabetic() && !is_wide(char) => (latin(&chars[at..]), Kind::Word),
            '-' | '−' | '–' if is_sign(&chars, at) => (1, Kind::Word),
            _ if is_mark(char) => (1, Kind::Mark(char)),
            _ => (1, Kind::Word),
        };
        let end = chars.get(at + length).map_or(text.len(), |(end, _)| *end);
        found.push(Token {
            range: start..end,
            kind,
        });
        at += length;
    }
    found
}

/// Whether a dash stands before a digit and so says something: `-3`, `3-5`.
fn is_sign(chars: &[(usize, char)], at: usize) -> bool {
    let digit = |at: usize| {
        chars
            .get(at)
            .is_some_and(|(_, char)| fold(*char).is_ascii_digit())
    };
    digit(at + 1)
}

/// How many characters a number takes: digits, a point or a comma inside, a colon or a slash inside.
fn number(chars: &[(usize, char)]) -> usize {
    let digit = |at: usize| {
        chars
            .get(at)
            .is_some_and(|(_, char)| fold(*char).is_ascii_digit())
    };
    let mut at = 0;
    loop {
        if digit(at) {
            at += 1;
            continue;
        }
        match chars.get(at) {
            Some((_, '.' | '．' | ':' | '∶' | '/')) if digit(at + 1) => at += 2,
            Some((_, ',')) if (at + 1..at + 4).all(digit) && !digit(at + 4) => at += 4,
            _ => return at,
        }
    }
}

/// How many characters a word of letters takes.
fn latin(chars: &[(usize, char)]) -> usize {
    let is_letter = |char: char| char.is_alphabetic() && !is_wide(char);
    let letters = chars.iter().take_while(|(_, char)| is_letter(fold(*char)));
    letters.count()
}

/// One form of characters that have a full and a half width, and of quotation marks.
pub(super) fn fold(char: char) -> char {
    match char {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(char as u32 - 0xfee0).unwrap_or(char),
        '“' | '”' | '„' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' => '\'',
        '。' | '｡' => '。',
        '﹪' => '%',
        '〔' | '【' => '[',
        '〕' | '】' => ']',
        '—' | '―' | '─' => '—',
        '·' | '•' | '・' | '･' => '·',
        '∶' => ':',
        _ => char,
    }
}

/// Whether nothing is drawn.
pub(super) fn is_blank(char: char) -> bool {
    char.is_whitespace()
        || char.is_control()
        || matches!(
            char,
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}'
        )
}

/// Whether a character is a word of its own, as Han characters and Roman numerals are.
fn is_wide(char: char) -> bool {
    matches!(char, '\u{2160}'..='\u{2188}' | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Punctuation: what parts words and says nothing itself.
fn is_mark(char: char) -> bool {
    match char {
        '%' | '+' | '$' | '&' | '@' | '=' | '<' | '>' | '~' => false,
        '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' => false,
        _ if char.is_ascii_punctuation() => true,
        '·' | '、' | '。' | '—' => true,
        '\u{2010}'..='\u{2027}' | '\u{2039}'..='\u{203a}' | '\u{3001}'..='\u{303f}' => true,
        '\u{fe10}'..='\u{fe6f}' | '\u{25a0}'..='\u{27bf}' | '\u{2460}'..='\u{249b}' => true,
        _ => false,
    }
}

/// Numbers for words, the same for the same word.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, u32>);

impl Names {
    /// The number of a word.
    pub(super) fn of(&mut self, word: &str) -> u32 {
        let mut chars = word.chars();
        if let (Some(char), None) = (chars.next(), chars.next()) {
            return fold(char) as u32;
        }
        let next = 0x11_0000 + u32::try_from(self.0.len()).unwrap_or(u32::MAX / 4);
        let word = word.chars().map(fold).collect();
        *self.0.entry(word).or_insert(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(text: &str) -> Vec<(&str, Kind)> {
        tokens(text)
            .into_iter()
            .map(|token| (&text[token.range], token.kind))
            .collect()
    }

    #[test]
    fn numbers_are_whole() {
        let numbers = |text| {
            let found = spelled(text).into_iter();
            let found = found.filter(|(_, kind)| *kind == Kind::Number);
            found.map(|(word, _)| word.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(numbers("783.58亿元，1,234.5个"), ["783.58", "1,234.5"]);
        assert_eq!(numbers("4，5和6,7"), ["4", "5", "6", "7"]);
        assert_eq!(numbers("１２:３０ 8."), ["１２:３０", "8"]);
    }

    #[test]
    fn marks_say_nothing_and_signs_do() {
        use Kind::{Mark, Number, Word};

        assert_eq!(
            spelled("“甲”-3%、EOD"),
            [
                ("“", Mark('"')),
                ("甲", Word),
                ("”", Mark('"')),
                ("-", Word),
                ("3", Number),
                ("%", Word),
                ("、", Mark('、')),
                ("EOD", Word)
            ]
        );
    }
}
