//! Words as plain lines.

use super::told::Heading;
use crate::document::Text;

/// The words on one line. Where two lines meet, a space stands only between words that need one.
pub(super) fn flat(text: &Text) -> String {
    let mut joined = String::with_capacity(text.text.len());
    for line in lines(text) {
        let needs_space = joined.ends_with(is_western) && line.starts_with(is_western);
        if needs_space {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// The lines that the author asked for, without blank ones.
pub(super) fn lines(text: &Text) -> impl Iterator<Item = &str> {
    let lines = text.text.split('\n').map(str::trim);
    lines.filter(|line| !line.is_empty())
}

/// The words of a heading on one line, without its number.
pub(super) fn heading(heading: &Heading<'_>) -> String {
    let tag = heading.tag.map_or_else(String::new, |tag| flat(tag) + " ");
    let lead = heading.lead.map(flat).unwrap_or_default();
    format!("{tag}{lead}{}", flat(heading.title))
}

/// A number and the sign that stands between it and what it numbers: `一、`, `1. `.
pub(super) fn numbered(number: &Text) -> String {
    let number = flat(number);
    let sign = match number.chars().last() {
        Some(char) if char.is_ascii_alphanumeric() => ". ",
        Some(char) if char.is_alphanumeric() => "、",
        _ => "",
    };
    number + sign
}

fn is_western(char: char) -> bool {
    char.is_ascii_graphic()
}
