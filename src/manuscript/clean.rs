//! What is invisible in a text and stands in the way of reading it: taken out before anything else looks.

use super::Note;
use crate::diag::Message;

/// Whether a character ends a line, though the file goes on in the same line: Word's line break, a page end.
pub(super) fn is_break(char: char) -> bool {
    matches!(char, '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character has neither shape nor width: joiners, soft hyphens, marks of direction.
pub(super) fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether a character is a control character that no text needs.
fn is_rubbish(char: char) -> bool {
    char.is_control() && !is_break(char) && !matches!(char, '\n' | '\t')
}

/// The text without what is invisible; rubbish is noted. Line numbers stay.
pub(super) fn clean(text: String, notes: &mut Vec<Note>) -> String {
    let is_clean = |char: char| !is_invisible(char) && !is_rubbish(char);
    if text.chars().all(is_clean) {
        return text;
    }
    let mut number = 1;
    let mut first = None;
    let mut count = 0;
    let mut kept = String::with_capacity(text.len());
    for char in text.chars() {
        number += usize::from(char == '\n');
        if is_rubbish(char) {
            first.get_or_insert(number);
            count += 1;
        } else if !is_invisible(char) || joins_emoji(char, &kept) {
            kept.push(char);
        }
    }
    if let Some(number) = first {
        notes.push(Note::at(
            "control-characters",
            number,
            Message::new(
                format!("文件里有 {count} 个不可见的控制字符，已略去"),
                format!("the file has {count} control characters, which were left out"),
            ),
        ));
    }
    kept
}

/// Whether a joiner makes one picture of two: 👩‍⚕.
fn joins_emoji(char: char, before: &str) -> bool {
    let last = before.chars().next_back();
    char == '\u{200D}' && last.is_some_and(|last| last >= '\u{1F000}' || last == '\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_vanish() {
        let mut notes = Vec::new();
        let text = clean("甲\u{200B}乙\u{AD}丙\u{FEFF}".to_owned(), &mut notes);
        assert_eq!(text, "甲乙丙");
        assert_eq!(notes, Vec::new());
        assert_eq!(clean("👩\u{200D}⚕".to_owned(), &mut notes), "👩\u{200D}⚕");
    }

    #[test]
    fn rubbish_is_told_with_its_line() {
        let mut notes = Vec::new();
        assert_eq!(clean("甲\n乙\0\u{1}".to_owned(), &mut notes), "甲\n乙");
        assert_eq!(notes[0].number, Some(2));
        assert!(notes[0].message.zh.contains("2 个"));
    }
}
