//! The classes of characters that the rules speak of.

use super::quotes;
use super::repair::Sign;

/// What a character is to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// An ideograph, kana or bopomofo.
    Han,
    /// A Chinese mark that opens.
    Open,
    /// A Chinese mark that closes.
    Close,
    /// A Chinese mark that pauses or ends.
    Stop,
    /// A middle dot.
    Dot,
    /// A connector: a single dash, a wave, a hyphen between figures or letters.
    Dash,
    /// A solidus or a ratio sign.
    Slash,
    /// A long dash or an ellipsis of two characters.
    Long,
    /// A Latin, Greek or Cyrillic letter.
    Letter,
    /// A digit, or a mark within a number.
    Digit,
    /// A sign before a number.
    Prefix,
    /// A sign after a number.
    Suffix,
    /// ASCII marks and Latin quotes.
    Point,
    /// A blank that vanishes at the ends of lines.
    Space,
    /// A symbol.
    Symbol,
    /// The end of a line.
    Feed,
}

impl Class {
    /// Whether a family for Latin text and figures sets it.
    pub(crate) fn is_latin(self) -> bool {
        match self {
            Self::Letter | Self::Digit | Self::Prefix | Self::Suffix | Self::Point => true,
            Self::Han
            | Self::Open
            | Self::Close
            | Self::Stop
            | Self::Dot
            | Self::Dash
            | Self::Slash
            | Self::Long
            | Self::Space
            | Self::Symbol
            | Self::Feed => false,
        }
    }

    /// Whether it is a mark with a blank half.
    pub(crate) fn is_mark(self) -> bool {
        matches!(self, Self::Open | Self::Close | Self::Stop)
    }

    /// Whether it is part of a numeral.
    pub(crate) fn is_figure(self) -> bool {
        matches!(self, Self::Digit | Self::Prefix | Self::Suffix)
    }
}

/// Whether a character is Han in the rules' sense: all extensions, kana, bopomofo.
pub(crate) fn is_han(char: char) -> bool {
    matches!(char,
        '\u{2E80}'..='\u{2FDF}' | '々' | '〇' | '〡'..='〩' | '〸'..='〻'
        | '\u{3041}'..='\u{30FA}' | '\u{30FC}'..='\u{312F}' | '\u{31A0}'..='\u{31BF}'
        | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The class of every sign.
pub(crate) fn classify(signs: &[Sign]) -> Vec<Class> {
    let latin_quotes = quotes::latin(signs);
    let mut classes: Vec<Class> = Vec::with_capacity(signs.len());
    for idx in 0..signs.len() {
        let around = Around {
            before: idx.checked_sub(1).map(|idx| signs[idx].char),
            after: signs.get(idx + 1).map(|sign| sign.char),
        };
        classes.push(match signs[idx].char {
            '“' | '”' | '‘' | '’' if latin_quotes[idx] => Class::Point,
            char => class(char, &around),
        });
    }
    classes
}

struct Around {
    before: Option<char>,
    after: Option<char>,
}

impl Around {
    fn is_in_number(&self) -> bool {
        is_digit(self.before) && is_digit(self.after)
    }

    fn is_in_word(&self) -> bool {
        is_word(self.before) && is_word(self.after)
    }
}

fn is_digit(char: Option<char>) -> bool {
    char.is_some_and(|char| char.is_ascii_digit())
}

fn is_word(char: Option<char>) -> bool {
    char.is_some_and(|char| char.is_ascii_alphanumeric())
}

fn class(char: char, around: &Around) -> Class {
    match char {
        '\n' => Class::Feed,
        ' ' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => Class::Space,
        '“' | '‘' | '（' | '〔' | '［' | '｛' | '《' | '〈' | '「' | '『' | '【' | '〖' => {
            Class::Open
        }
        '”' | '’' | '）' | '〕' | '］' | '｝' | '》' | '〉' | '」' | '』' | '】' | '〗' => {
            Class::Close
        }
        '、' | '。' | '，' | '．' | '：' | '；' | '？' | '！' | '‼' | '⁇' | '⁈' | '⁉' => {
            Class::Stop
        }
        '·' | '‧' | '・' => Class::Dot,
        '—' | '～' | '–' | '⁓' => Class::Dash,
        '⸺' | '…' | '⋯' => Class::Long,
        '／' | '∶' => Class::Slash,
        '0'..='9' => Class::Digit,
        _ if is_han(char) => Class::Han,
        _ if char.is_ascii() => ascii(char, around),
        _ => beyond_ascii(char, around),
    }
}

fn ascii(char: char, around: &Around) -> Class {
    match char {
        '.' | ',' | ':' if around.is_in_number() => Class::Digit,
        '%' if is_digit(around.before) => Class::Suffix,
        '+' | '-' | '$' if is_digit(around.after) && !is_word(around.before) => Class::Prefix,
        '-' | '~' if around.is_in_word() => Class::Dash,
        '-' => Class::Dash,
        '/' => Class::Slash,
        _ if char.is_ascii_alphabetic() => Class::Letter,
        _ => Class::Point,
    }
}

fn beyond_ascii(char: char, around: &Around) -> Class {
    match char {
        '‰' | '‱' | '°' | '℃' | '℉' | '′' | '″' if is_digit(around.before) => {
            Class::Suffix
        }
        '￥' | '¥' | '＄' | '£' | '€' | '№' | '−' | '±' if is_digit(around.after) => {
            Class::Prefix
        }
        // MX-05: numerals in a form of their own, and squared units.
        '\u{2100}'..='\u{218F}' | '\u{2460}'..='\u{24FF}' | '\u{3200}'..='\u{33FF}' => {
            Class::Symbol
        }
        '\u{3000}' => Class::Symbol,
        _ if char.is_alphabetic() => Class::Letter,
        _ => Class::Symbol,
    }
}
