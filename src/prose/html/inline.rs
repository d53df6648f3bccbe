//! Words → hypertext inside a line: marks, figures, breaks; and the escaping of everything.

use std::ops::Range;

use crate::document::Text;

/// A figure or a kept word of more characters may be broken, lest it runs out of a narrow page.
const LONGEST_WHOLE: usize = 12;

/// The words of a text, with the breaks that the author asked for.
pub(super) fn inline(text: &Text) -> String {
    stretch(text, 0..text.text.len())
}

/// The words of each paragraph of a text.
pub(super) fn paragraphs(text: &Text) -> Vec<String> {
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in text.text.split('\n') {
        if !line.trim().is_empty() {
            paragraphs.push(stretch(text, start..start + line.len()));
        }
        start += line.len() + 1;
    }
    paragraphs
}

/// The words of a part of a text.
pub(super) fn stretch(text: &Text, range: Range<usize>) -> String {
    let mut written = String::with_capacity(range.len() * 2);
    let mut is_strong = false;
    for piece in pieces(text, &range) {
        let strong = holds(&text.emphasis, piece.start);
        if strong != is_strong {
            written += if strong { "<strong>" } else { "</strong>" };
            is_strong = strong;
        }
        let words = text.text.get(piece.clone()).unwrap_or_default();
        let escaped = escape(words).replace('\n', "<br>");
        let is_short = words.chars().count() <= LONGEST_WHOLE;
        let class = match (
            holds(&text.painted, piece.start),
            holds(&text.kept, piece.start),
        ) {
            (true, _) if is_short => "figure whole",
            (true, _) => "figure",
            (false, true) if is_short => "whole",
            (false, _) => "",
        };
        match class {
            "" => written += &escaped,
            class => written += &format!("<span class=\"{class}\">{escaped}</span>"),
        }
    }
    if is_strong {
        written += "</strong>";
    }
    written
}

/// A range cut wherever a mark, a figure or a kept word begins or ends.
fn pieces(text: &Text, range: &Range<usize>) -> Vec<Range<usize>> {
    let marks = text.emphasis.iter().chain(&text.painted).chain(&text.kept);
    let mut cuts: Vec<usize> = marks
        .flat_map(|mark| [mark.start, mark.end])
        .chain([range.start, range.end])
        .filter(|cut| range.contains(cut) || *cut == range.end)
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs.map(|(start, end)| *start..*end).collect()
}

fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    ranges.iter().any(|range| range.contains(&at))
}

/// Characters as hypertext. Those that it cannot hold have no glyph either, and are left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#39;",
            '\n' => escaped.push('\n'),
            char if char.is_control() || is_noncharacter(char) => {}
            char => escaped.push(char),
        }
    }
    escaped
}

/// Characters as the value of an attribute, or as a title: on one line.
pub(super) fn attribute(text: &str) -> String {
    escape(text).replace('\n', " ")
}

/// Code points that Unicode keeps free of characters.
fn is_noncharacter(char: char) -> bool {
    let code = u32::from(char);
    matches!(code, 0xFDD0..=0xFDEF) || code & 0xFFFE == 0xFFFE
}

/// An address as the value of an attribute; `None` for one that a page must not lead to.
pub(super) fn link(url: &str) -> Option<String> {
    let lower = url.to_ascii_lowercase();
    let is_open = ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme) && lower.len() > scheme.len());
    let is_sound = !url.contains(|char: char| char.is_control());
    (is_open && is_sound).then(|| attribute(&encoded(url)))
}

/// RFC 3986: what an address may not hold as it is, in hundreds of two digits.
fn encoded(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for char in url.chars() {
        if char.is_whitespace() || "\"<>\\^`{|}[]".contains(char) {
            let mut bytes = [0; 4];
            for byte in char.encode_utf8(&mut bytes).bytes() {
                encoded += &format!("%{byte:02X}");
            }
        } else {
            encoded.push(char);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_open_addresses_become_links() {
        for url in [
            "javascript:alert(1)",
            "data:text/html,甲",
            "JAVASCRIPT:x",
            "一图读懂",
            "https://",
            "http://a\nb",
            " https://a.cn",
        ] {
            assert_eq!(link(url), None, "{url}");
        }
        assert_eq!(
            link("HTTPS://a.cn/?b=1&c=\"甲 乙\"").as_deref(),
            Some("HTTPS://a.cn/?b=1&amp;c=%22甲%20乙%22")
        );
        assert!(link("mailto:a@b.cn").is_some());
    }

    #[test]
    fn escaping_is_total() {
        let escaped = escape("<b a=\"1\" c='2'>&\u{0}\u{1}\u{85}\u{FFFE}甲");
        assert_eq!(escaped, "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;甲");
    }
}
