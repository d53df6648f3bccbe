//! One line of YAML by itself: indentation, dashes, key, value, and what it leaves open.

use std::ops::Range;

/// One line of the file, cut into what stands before its value and the value.
pub(super) struct Line<'a> {
    /// The bytes of the line in the file.
    pub range: Range<usize>,
    /// The line without its end.
    pub text: &'a str,
    /// Where its key or value begins, behind indentation and dashes.
    pub content: usize,
    /// Where its value begins; equal to `content` without a key.
    pub value: usize,
}

/// What the following lines belong to.
pub(super) enum Skip {
    /// To nothing.
    No,
    /// To a block scalar whose owner stands in this column.
    Block(usize),
    /// To a quotation that is still open.
    Quote(char),
}

impl Skip {
    /// What a line opens.
    pub(super) fn after(line: &Line<'_>) -> Self {
        let value = &line.text[line.value..];
        if is_block_header(value) {
            let owner = match line.value > line.content {
                true => line.content,
                false => line.text[..line.content].rfind('-').unwrap_or(0),
            };
            return Self::Block(owner);
        }
        match value
            .chars()
            .next()
            .filter(|char| matches!(char, '"' | '\''))
        {
            Some(quote) if closing(value).is_none() => Self::Quote(quote),
            _ => Self::No,
        }
    }

    /// Whether a line belongs to what an earlier one opened.
    pub(super) fn covers(&mut self, line: &Line<'_>) -> bool {
        match *self {
            Self::No => false,
            Self::Block(owner) => {
                let indent = line.text.len() - line.text.trim_start_matches(' ').len();
                let inside = indent > owner;
                if !inside {
                    *self = Self::No;
                }
                inside
            }
            Self::Quote(quote) => {
                if line.text.contains(quote) {
                    *self = Self::No;
                }
                true
            }
        }
    }
}

/// Cuts a line into indentation, dashes, key and value.
pub(super) fn cut(text: &str, start: usize) -> Line<'_> {
    let mut content = text.len() - text.trim_start_matches([' ', '\t']).len();
    while let Some(rest) = text[content..].strip_prefix("- ") {
        content = text.len() - rest.trim_start_matches(' ').len();
    }
    let rest = &text[content..];
    let value = match key_end(rest) {
        Some(colon) => text.len() - rest[colon + 1..].trim_start_matches(' ').len(),
        None => content,
    };
    Line {
        range: start..start + text.len(),
        text,
        content,
        value,
    }
}

/// The colon that ends the key of a line.
fn key_end(rest: &str) -> Option<usize> {
    if rest.starts_with(['{', '[', '#']) {
        return None;
    }
    if rest.starts_with(['"', '\'']) {
        let end = closing(rest)?;
        return rest[end..].starts_with(':').then_some(end);
    }
    rest.char_indices().map(|(at, _)| at).find(|at| {
        rest[*at..].starts_with(": ") || rest[*at..].starts_with(':') && at + 1 == rest.len()
    })
}

/// The byte behind the mark that closes the quotation at the start of a text.
pub(super) fn closing(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let mut escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if char == '\\' && quote == '"' {
            escaped = true;
        } else if char == quote {
            if quote == '\'' && text[at + 1..].starts_with('\'') {
                escaped = true;
            } else {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Whether a value announces a block scalar: `|`, `>-`, `|2+`, and perhaps a comment.
pub(super) fn is_block_header(value: &str) -> bool {
    let Some(rest) = value.strip_prefix(['|', '>']) else {
        return false;
    };
    let rest =
        rest.trim_start_matches(|char: char| char.is_ascii_digit() || matches!(char, '+' | '-'));
    rest.trim().is_empty() || rest.starts_with(' ') && rest.trim_start().starts_with('#')
}

/// The byte behind the bracket that closes the one at the start; `None` when it stays open.
pub(super) fn balanced(value: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, char) in value.char_indices() {
        match char {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(at + char.len_utf8());
        }
    }
    None
}

/// Where the quotation or bracket opens that is still open at byte `at`.
pub(super) fn opener(text: &str, at: usize) -> Option<Range<usize>> {
    let mut skip = Skip::No;
    let mut start = 0;
    let mut found = None;
    for text_line in text.split_inclusive('\n') {
        let line = cut(text_line.trim_end_matches('\n'), start);
        start += text_line.len();
        if line.range.start > at {
            break;
        }
        if line.text.trim().is_empty() || skip.covers(&line) {
            continue;
        }
        let value = &line.text[line.value..];
        let is_open = match value.chars().next() {
            Some('"' | '\'') => closing(value).is_none(),
            Some('[' | '{') => balanced(value).is_none(),
            _ => false,
        };
        if is_open {
            found = Some(line.range.start + line.value..line.range.start + line.value + 1);
        }
        skip = Skip::after(&line);
    }
    found
}
