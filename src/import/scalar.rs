//! How a text is spelled in YAML so that our reader gives it back character by character.

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// After a key or a dash, on a line of its own.
    Line,
    /// Between brackets or braces.
    Flow,
    /// As a key.
    Key,
}

/// A text with the signs escaped that our reader takes for marks.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let is_mark = rest.starts_with("**")
            || rest.starts_with("==")
            || rest.starts_with("<br")
            || rest.starts_with("<BR");
        let escapes = char == '\\' && rest[1..].starts_with(['*', '=', '<', '\\']);
        if is_mark || escapes {
            out.push('\\');
        }
        out.push(char);
        rest = &rest[char.len_utf8()..];
        // Both signs of a pair, or the second would pair with a later one.
        if is_mark && matches!(char, '*' | '=') {
            out.push('\\');
            out.push(char);
            rest = &rest[1..];
        }
    }
    out
}

/// A text as a scalar, in quotes where it needs them.
pub(super) fn spelled(text: &str, place: Place) -> String {
    match is_plain(text, place) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', "''")),
    }
}

/// Whether a text may stand without quotes.
fn is_plain(text: &str, place: Place) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let begins_well = !"-?:,[]{}#&*!|>'\"%@`=~<“”‘’【】｛｝（）".contains(first)
        || matches!(first, '“' | '‘' | '【' | '（') && !matches!(place, Place::Key);
    let is_blank = |char: Option<char>| char.is_some_and(char::is_whitespace);
    let has_blank_ends = is_blank(text.chars().next()) || is_blank(text.chars().last());
    let has_marks = text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || text.contains(['\n', '\t', '\u{3000}', '\u{2028}', '\u{2029}', '\u{85}']);
    let is_word = matches!(text, "null" | "Null" | "NULL");
    // A full-width colon after a word looks like a slip of the author's.
    let has_key = text.contains('：') || text.contains(':');
    let has_flow_signs =
        text.contains([',', '[', ']', '{', '}', '，', '、', '\'', '"']) && place != Place::Line;
    let in_flow = has_flow_signs && text.contains([',', '[', ']', '{', '}', '\'', '"']);
    let is_dots = text.starts_with("---") || text.starts_with("...");
    begins_well && !has_blank_ends && !has_marks && !is_word && !has_key && !in_flow && !is_dots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_plain_where_they_can() {
        for text in [
            "地区生产总值",
            "783.58亿元",
            "“专精特新”企业",
            "5G+工业互联网",
            "1.5%以上",
        ] {
            assert_eq!(spelled(text, Place::Line), text);
        }
        assert_eq!(spelled("1,234亿元", Place::Flow), "'1,234亿元'");
        assert_eq!(spelled("1,234亿元", Place::Line), "1,234亿元");
        assert_eq!(spelled("问：在哪里", Place::Line), "'问：在哪里'");
        assert_eq!(spelled("it's", Place::Flow), "'it''s'");
        assert_eq!(spelled("", Place::Flow), "''");
    }

    #[test]
    fn marks_are_escaped() {
        assert_eq!(escaped("a**b"), r"a\*\*b");
        assert_eq!(escaped("a*b=c"), "a*b=c");
        assert_eq!(escaped("<br>"), r"\<br>");
        assert_eq!(escaped(r"a\\b"), r"a\\\b");
    }
}
