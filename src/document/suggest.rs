//! The nearest known name, in the language in which the author wrote.

use crate::diag;

/// The nearest of some (English, Chinese) names: English for an ASCII word, else Chinese.
pub(super) fn nearest(
    word: &str,
    names: impl IntoIterator<Item = (&'static str, &'static str)>,
) -> Option<&'static str> {
    // Word turns quotes into these, and an editor may put a key between them.
    let word = word.trim_matches(['“', '”', '‘', '’', '「', '」', '【', '】']);
    diag::nearest(
        word,
        names
            .into_iter()
            .map(|(en, zh)| if word.is_ascii() { en } else { zh }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_writers() {
        let names = [("title", "标题"), ("value", "数值")];
        assert_eq!(nearest("titel", names), Some("title"));
        assert_eq!(nearest("标提", names), Some("标题"));
        assert_eq!(nearest("“标题”", names), Some("标题"));
        assert_eq!(nearest("colour", names), None);
    }
}
