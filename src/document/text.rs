//! A scalar → [`Text`]: marks, line breaks, quantities, and what is painted or kept together.

use std::ops::Range;
use std::sync::Arc;

use super::Text;
use super::context::{Context, Entry, Highlight};
use super::say;
use crate::diag::{Diagnostic, Message, Span};
use crate::numbers::{self, Findings};
use crate::yaml::Scalar;

/// What an author leaves in place of words still to come.
const PLACEHOLDERS: [&str; 3] = ["待填", "TODO", "×××"];

/// What stands in place of words still to come.
pub(super) fn placeholder_in(text: &str) -> Option<&'static str> {
    PLACEHOLDERS
        .iter()
        .find(|word| text.contains(**word))
        .copied()
}

/// Reads a drawn text.
pub(super) fn text(ctx: &mut Context<'_>, scalar: &Scalar, span: &Span, path: String) -> Text {
    let mut reader = Reader::default();
    reader.read(scalar);
    reader.trim();
    if let Some(sign) = reader.unclosed {
        ctx.say(unclosed(sign, span));
    }
    if let Some(found) = placeholder_in(&reader.text) {
        ctx.say(placeholder(found, span));
    }
    let findings = Arc::new(numbers::search(&reader.text));
    let kept = occurrences(&mut ctx.keep, &reader.text);
    let plain = occurrences(&mut ctx.plain, &reader.text);
    let painted = painted(
        ctx.highlight,
        &findings,
        &[kept.as_slice(), plain.as_slice()],
    );
    if ctx.highlight == Highlight::Off {
        reader.emphasis.clear();
    }
    Text {
        text: reader.text,
        emphasis: reader.emphasis,
        findings,
        painted,
        kept,
        span: span.clone(),
        path,
        origin: reader.origin,
    }
}

/// The quantities that are painted: all, unless a rule of the author's touches them.
fn painted(
    highlight: Highlight,
    findings: &Findings,
    excepted: &[&[Range<usize>]],
) -> Vec<Range<usize>> {
    if highlight != Highlight::Auto {
        return Vec::new();
    }
    let touches = |core: &Range<usize>| {
        let mut ranges = excepted.iter().flat_map(|ranges| ranges.iter());
        ranges.any(|range| range.start < core.end && core.start < range.end)
    };
    let cores = findings
        .quantities
        .iter()
        .map(|quantity| quantity.core.clone());
    cores.filter(|core| !touches(core)).collect()
}

/// Where any of the entries stands in a text, in order, without overlaps.
fn occurrences(entries: &mut [Entry], text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for entry in entries {
        let needle = entry.word.text.as_str();
        for (at, _) in text.match_indices(needle).filter(|_| !needle.is_empty()) {
            entry.is_met = true;
            found.push(at..at + needle.len());
        }
    }
    found.sort_by_key(|range| (range.start, usize::MAX - range.end));
    let mut end = 0;
    found.retain(|range| {
        let is_free = range.start >= end;
        end = end.max(if is_free { range.end } else { 0 });
        is_free
    });
    found
}

/// Takes markup out of a text and remembers where the rest came from.
#[derive(Default)]
struct Reader {
    text: String,
    emphasis: Vec<Range<usize>>,
    origin: Vec<(usize, usize)>,
    unclosed: Option<&'static str>,
}

impl Reader {
    fn read(&mut self, scalar: &Scalar) {
        let source = scalar.text.as_str();
        let mut open: Option<(&'static str, usize)> = None;
        let mut at = 0;
        while let Some(char) = source[at..].chars().next() {
            let rest = &source[at..];
            if let Some(length) = line_break(rest) {
                self.text.push('\n');
                at += length;
            } else if let Some(escaped) = rest.strip_prefix('\\').and_then(markup_sign) {
                self.push(scalar, at + 1, escaped);
                at += 1 + escaped.len_utf8();
            } else if let Some(sign) = sign(rest) {
                open = match open {
                    Some((begun, start)) if begun == sign => {
                        self.emphasis.push(start..self.text.len());
                        None
                    }
                    None if closes(&rest[sign.len()..], sign) => Some((sign, self.text.len())),
                    other => {
                        self.push_literal(scalar, at, sign);
                        other
                    }
                };
                at += sign.len();
            } else {
                self.push(scalar, at, if char == '\t' { ' ' } else { char });
                at += char.len_utf8();
            }
        }
    }

    /// A sign that opens nothing is text, and probably a slip.
    fn push_literal(&mut self, scalar: &Scalar, at: usize, sign: &'static str) {
        self.unclosed = Some(sign);
        for (offset, char) in sign.char_indices() {
            self.push(scalar, at + offset, char);
        }
    }

    fn push(&mut self, scalar: &Scalar, at: usize, char: char) {
        let run = scalar.origin.partition_point(|(start, _)| *start <= at);
        if let Some((start, file)) = run.checked_sub(1).map(|run| scalar.origin[run]) {
            let file = file + at - start;
            let goes_on = self.origin.last().is_some_and(|(text, place)| {
                file.checked_sub(*place) == self.text.len().checked_sub(*text)
            });
            if !goes_on {
                self.origin.push((self.text.len(), file));
            }
        }
        self.text.push(char);
    }

    /// Blank ends are no text; every range moves with them.
    fn trim(&mut self) {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        let start = self.text.len() - self.text.trim_start().len();
        self.text.drain(..start);
        let place = |at: usize| at.min(end).saturating_sub(start);
        for range in &mut self.emphasis {
            *range = place(range.start)..place(range.end);
        }
        self.emphasis.retain(|range| !range.is_empty());
        let first = self
            .origin
            .partition_point(|(text, _)| *text <= start)
            .saturating_sub(1);
        self.origin.drain(..first);
        self.origin.retain(|(text, _)| *text < end);
        for (text, file) in &mut self.origin {
            *file += start.saturating_sub(*text);
            *text = text.saturating_sub(start);
        }
    }
}

/// The length of a line break that the author wrote as a tag, or as one.
fn line_break(rest: &str) -> Option<usize> {
    ["<br>", "<br/>", "<br />", "<BR>"]
        .iter()
        .find(|tag| rest.starts_with(**tag))
        .map(|tag| tag.len())
}

/// The sign that a backslash makes literal.
fn markup_sign(rest: &str) -> Option<char> {
    rest.chars()
        .next()
        .filter(|char| matches!(char, '*' | '=' | '<' | '\\'))
}

fn sign(rest: &str) -> Option<&'static str> {
    ["**", "=="].into_iter().find(|sign| rest.starts_with(sign))
}

/// Whether the same sign comes again, with something between.
fn closes(rest: &str, sign: &str) -> bool {
    let mut at = 0;
    while let Some(found) = rest[at..].find(sign) {
        let end = at + found;
        if !rest[..end].ends_with('\\') {
            return !rest[..end].trim().is_empty();
        }
        at = end + sign.len();
    }
    false
}

fn unclosed(sign: &str, span: &Span) -> Diagnostic {
    let message = Message::new(
        format!("这里有一个“{sign}”没有成对，会照原样画出来"),
        format!("a `{sign}` has no partner and is drawn as it is"),
    );
    Diagnostic::warning("unclosed-emphasis", span.clone(), message).with_hint(Message::new(
        format!("写成 {sign}要强调的文字{sign}；如果要画出这两个符号，前面各加一个反斜杠 \\"),
        format!("write {sign}the words{sign}; to draw the signs, put a backslash before each"),
    ))
}

fn placeholder(word: &str, span: &Span) -> Diagnostic {
    let message = Message::new(
        format!("这里还有“{word}”，内容没有填完"),
        format!("`{word}` stands here: something is still to be filled in"),
    );
    Diagnostic::warning("placeholder", span.clone(), message).with_hint(say::advice(
        "填上内容，或者删去这一项",
        "fill it in, or delete the item",
    ))
}

/// A placeholder where a picture needs a number.
pub(super) fn no_number_yet(word: &str, span: &Span) -> Diagnostic {
    let message = Message::new(
        format!("这里还有“{word}”，没有数字就画不成图"),
        format!("`{word}` stands here, and without a number nothing can be drawn"),
    );
    Diagnostic::error("placeholder", span.clone(), message).with_hint(say::advice(
        "填上数字，或者给整个图表写上“隐藏: 是”",
        "fill it in, or hide the whole chart with `hide: true`",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Reader {
        let mut reader = Reader::default();
        reader.read(&Scalar {
            text: text.to_owned(),
            plain: true,
            origin: vec![(0, 100)],
        });
        reader.trim();
        reader
    }

    #[test]
    fn both_marks_emphasize() {
        let reader = read("甲**乙**丙==丁==");
        assert_eq!(reader.text, "甲乙丙丁");
        assert_eq!(reader.emphasis, [3..6, 9..12]);
        assert_eq!(reader.origin, [(0, 100), (3, 105), (6, 110), (9, 115)]);
    }

    #[test]
    fn backslashes_make_signs_literal() {
        assert_eq!(read(r"\*\*甲\*\*").text, "**甲**");
        assert_eq!(read(r"a\b \\").text, r"a\b \");
    }

    #[test]
    fn tags_break_lines() {
        assert_eq!(read("甲<br>乙<br/>丙").text, "甲\n乙\n丙");
        assert_eq!(read("甲\n乙\n").text, "甲\n乙");
    }

    #[test]
    fn a_lone_sign_is_text() {
        let reader = read("2**10");
        assert_eq!(
            (reader.text.as_str(), reader.unclosed),
            ("2**10", Some("**"))
        );
    }
}
