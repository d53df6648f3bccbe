//! The words around what is checked: its sentence, or the item that it stands in.

use std::ops::Range;

use crate::document::Text;

/// Words with a stretch of them set apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase {
    /// What stands before it.
    pub before: String,
    /// What is checked.
    pub words: String,
    /// What stands after it.
    pub after: String,
}

/// Characters shown on either side at most; longer sentences begin or end at a comma.
const REACH: usize = 42;
/// Stands for what is left out of a sentence.
const MORE: &str = "……";
/// Stands between the texts of an item.
const BETWEEN: &str = "　";

impl Phrase {
    /// The phrase of a stretch of a text; `beside` are the texts of its item, it among them.
    pub(super) fn of(beside: &[&Text], text: &Text, range: &Range<usize>) -> Self {
        let words = text.text.as_str();
        let mut phrase = Self {
            before: before(words, range.start),
            words: flat(words.get(range.clone()).unwrap_or_default()),
            after: after(words, range.end),
        };
        let own = beside.iter().position(|one| std::ptr::eq(*one, text));
        let (before, after) = beside.split_at(own.unwrap_or(0));
        let join = |texts: &[&Text]| -> Vec<String> {
            texts.iter().map(|text| flat(&text.text)).collect()
        };
        for words in join(before).iter().rev() {
            phrase.before = format!("{words}{BETWEEN}{}", phrase.before);
        }
        for words in join(after.get(1..).unwrap_or_default()) {
            phrase.after = format!("{}{BETWEEN}{words}", phrase.after);
        }
        phrase
    }
}

/// What ends a sentence.
fn is_end(char: char) -> bool {
    matches!(char, '。' | '！' | '？' | '；' | '!' | '?' | ';')
}

/// The sentence up to here, with the blank that stands here.
fn before(words: &str, end: usize) -> String {
    let rest = words.get(..end).unwrap_or_default();
    let blank = if rest.ends_with(' ') { " " } else { "" };
    sentence_before(rest) + blank
}

fn sentence_before(rest: &str) -> String {
    // No more is looked at than is shown, however long a text goes on without a mark.
    let near = rest.char_indices().rev().take(REACH + 1);
    let near = near.take_while(|(_, char)| !is_end(*char));
    let (count, start) = near.fold((0, rest.len()), |(count, _), (at, _)| (count + 1, at));
    let near = &rest[start..];
    if count <= REACH {
        return flat(near);
    }
    let comma = near.char_indices().find(|(_, char)| is_pause(*char));
    let from = comma.map_or(0, |(at, char)| at + char.len_utf8());
    format!("{MORE}{}", flat(&near[from..]))
}

/// The sentence from here, with the blank that stands here.
fn after(words: &str, start: usize) -> String {
    let rest = words.get(start..).unwrap_or_default();
    let blank = if rest.starts_with(' ') { " " } else { "" };
    blank.to_owned() + &sentence_after(rest)
}

fn sentence_after(rest: &str) -> String {
    let near = rest.char_indices().take(REACH + 1);
    let mut end = 0;
    let mut count = 0;
    for (at, char) in near {
        (end, count) = (at + char.len_utf8(), count + 1);
        if is_end(char) {
            return flat(&rest[..end]);
        }
    }
    if count <= REACH {
        return flat(rest);
    }
    let near = &rest[..end];
    let comma = near.char_indices().rev().find(|(_, char)| is_pause(*char));
    let to = comma.map_or(near.len(), |(at, char)| at + char.len_utf8());
    format!("{}{MORE}", flat(&near[..to]))
}

fn is_pause(char: char) -> bool {
    matches!(char, '，' | '、' | '：' | ',' | ':')
}

/// Words on one line. Where two lines meet, a space stands only between Latin words.
pub(super) fn flat(words: &str) -> String {
    let mut flat = String::with_capacity(words.len());
    for line in words
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let is_latin = |char: char| char.is_ascii_graphic();
        if flat.ends_with(is_latin) && line.starts_with(is_latin) {
            flat.push(' ');
        }
        flat.push_str(line);
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::{after, before};

    #[test]
    fn a_sentence_ends_where_it_does() {
        let words = "甲；产值达到85亿元，增长4%。乙";
        let at = words.find("85").unwrap();
        assert_eq!(before(words, at), "产值达到");
        assert_eq!(after(words, at + 2), "亿元，增长4%。");
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_comma() {
        let words = format!(
            "{}，{}85{}，{}",
            "甲".repeat(60),
            "乙".repeat(20),
            "丙".repeat(9),
            "丁".repeat(60)
        );
        let at = words.find("85").unwrap();
        assert_eq!(before(&words, at), format!("……{}", "乙".repeat(20)));
        assert_eq!(after(&words, at + 2), format!("{}，……", "丙".repeat(9)));
    }
}
