//! The tags of HTML inside Markdown: found by their names, so that `<5 万元` and `<云溪>` stay words.

use std::ops::Range;

/// A tag or a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its bytes; of a comment, a script or a style sheet all of them.
    pub range: Range<usize>,
    /// Its name in small letters; empty for a comment.
    pub name: String,
    /// Whether it begins or ends an element.
    pub is_end: bool,
}

/// The elements whose tags are markup. Any other name between `<` and `>` is words.
const NAMES: &str = " a abbr address article aside b big blockquote body br caption center cite code col \
    colgroup dd del details div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr \
    html i iframe img input ins kbd label li link main mark meta nav ol p picture pre q rp rt ruby s samp \
    script section small source span strike strong style sub summary sup table tbody td tfoot th thead time \
    title tr tt u ul var video wbr ";

/// The tags of a text in order.
pub(super) fn tags(text: &str) -> Vec<Tag> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    // Once a search to the end fails, it fails for all that follows; so the whole stays linear.
    let mut endless = Vec::new();
    while let Some(start) = text[at..].find('<').map(|next| at + next) {
        at = start + 1;
        let is_escaped = start > 0 && bytes[start - 1] == b'\\';
        if is_escaped {
            continue;
        }
        if text[start..].starts_with("<!doctype") || text[start..].starts_with("<!DOCTYPE") {
            let end = text[start..]
                .find('>')
                .map_or(text.len(), |end| start + end + 1);
            found.push(comment(start..end));
            at = end;
        } else if text[start..].starts_with("<!--") {
            if endless.contains(&"-->") {
                continue;
            }
            match text[start + 4..].find("-->") {
                Some(length) => {
                    at = start + 4 + length + 3;
                    found.push(comment(start..at));
                }
                None => endless.push("-->"),
            }
        } else if let Some(mut tag) = tag(text, start) {
            let wordless = ["script", "style", "head"]
                .into_iter()
                .find(|name| tag.name == *name);
            if let Some(name) = wordless.filter(|name| !tag.is_end && !endless.contains(name)) {
                match end_of_element(text, &tag) {
                    Some(end) => tag.range.end = end,
                    None => endless.push(name),
                }
            }
            at = tag.range.end;
            found.push(tag);
        }
    }
    found
}

fn comment(range: Range<usize>) -> Tag {
    Tag {
        range,
        name: String::new(),
        is_end: false,
    }
}

/// No tag of a report is longer, but for pictures that carry their bytes, whose address has no blank or quote.
const LENGTH: usize = 4_000;

/// The tag that begins at a byte.
fn tag(text: &str, start: usize) -> Option<Tag> {
    let bytes = text.as_bytes();
    let is_end = bytes.get(start + 1) == Some(&b'/');
    let from = start + 1 + usize::from(is_end);
    let length = bytes[from..]
        .iter()
        .take(20)
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b':')
        .count();
    let name = text[from..from + length].to_ascii_lowercase();
    // Word's own elements have a short prefix: `<o:p>`.
    let is_known = name
        .find(':')
        .is_some_and(|at| at < 4 && at + 1 < name.len())
        || NAMES.contains(&format!(" {name} "));
    if name.is_empty() || !is_known || !bytes[from].is_ascii_alphabetic() {
        return None;
    }
    let after = bytes.get(from + length)?;
    if !matches!(after, b'>' | b'/') && !after.is_ascii_whitespace() {
        return None;
    }
    let end = end_of_tag(bytes, from + length, name == "img")?;
    Some(Tag {
        range: start..end,
        name,
        is_end,
    })
}

/// The byte behind the `>` of a tag; one in quotation marks ends nothing.
fn end_of_tag(bytes: &[u8], from: usize, is_picture: bool) -> Option<usize> {
    let mut quote = None;
    let limit = match is_picture {
        true => usize::MAX,
        false => LENGTH,
    };
    for (count, byte) in bytes[from..].iter().take(limit).enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(from + count + 1),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Where an element ends whose content is no words.
fn end_of_element(text: &str, tag: &Tag) -> Option<usize> {
    let end = format!("</{}", tag.name);
    let rest = &text.as_bytes()[tag.range.end..];
    let found = rest
        .windows(end.len())
        .position(|window| window.eq_ignore_ascii_case(end.as_bytes()));
    let close = tag.range.end + found?;
    let length = text[close..].find('>')?;
    Some(close + length + 1)
}

/// The value of an attribute of a tag.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    while let Some(at) = find_name(rest, name) {
        rest = &rest[at + name.len()..];
        let Some(value) = rest.trim_start().strip_prefix('=') else {
            continue;
        };
        let value = value.trim_start();
        let found = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next()?,
            _ => value.split([' ', '\n', '\t', '>']).next()?,
        };
        return Some(found.replace("&amp;", "&").replace("&quot;", "\""));
    }
    None
}

/// Where a name stands that a blank, a quotation mark or `/` precedes.
fn find_name(tag: &str, name: &str) -> Option<usize> {
    let bytes = tag.as_bytes();
    let mut found = bytes
        .windows(name.len())
        .enumerate()
        .filter(|(_, window)| window.eq_ignore_ascii_case(name.as_bytes()))
        .map(|(at, _)| at);
    found.find(|at| {
        *at > 0 && {
            let before = bytes[at - 1];
            before.is_ascii_whitespace() || matches!(before, b'"' | b'\'' | b'/')
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let tags = tags(text).into_iter();
        tags.map(|tag| text[tag.range].to_owned()).collect()
    }

    #[test]
    fn only_known_elements_are_tags() {
        assert_eq!(
            names("<p>甲<5>乙<云溪>丙<br/>丁</p>"),
            ["<p>", "<br/>", "</p>"]
        );
        assert_eq!(names("a<b 且 c>d"), ["<b 且 c>"]);
        assert_eq!(names("\\<b>甲"), Vec::<String>::new());
        assert_eq!(names("<o:p></o:p>"), ["<o:p>", "</o:p>"]);
    }

    #[test]
    fn comments_and_scripts_are_one_piece() {
        assert_eq!(names("甲<!-- <b> -->乙<!-- 丙"), ["<!-- <b> -->"]);
        assert_eq!(names("<style>p{}</STYLE>甲"), ["<style>p{}</STYLE>"]);
    }

    #[test]
    fn attributes_are_read() {
        let tag = "<td colspan='2' ROWSPAN=3 data-src=\"x\">";
        assert_eq!(attribute(tag, "colspan").as_deref(), Some("2"));
        assert_eq!(attribute(tag, "rowspan").as_deref(), Some("3"));
        assert_eq!(attribute(tag, "src"), None);
    }
}
