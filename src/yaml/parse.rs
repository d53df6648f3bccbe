//! serde-saphyr's events → [`Node`]s, with budgets against hostile files.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::NonFiniteFloatPolicy;
use serde_saphyr::{DuplicateKeyPolicy, Error, Location, Spanned};

use super::align::{Lines, align};
use super::{Key, Node, NodeKind, Scalar};
use crate::diag::{FileId, Span};

/// How deep values may be nested: a report needs about a dozen.
pub(super) const DEPTH: usize = 64;
/// How many values a file may hold, aliases counted as often as they are used.
pub(super) const NODES: usize = 250_000;
/// How many aliases a file may use.
pub(super) const ALIASES: usize = 1_000;

/// Parses one document.
pub(super) fn parse(text: &str, file: FileId) -> Result<Node, Error> {
    let options = serde_saphyr::options! {
        strict_booleans: true,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        ignore_binary_tag_for_string: true,
        emit_comments: false,
        with_snippet: false,
        budget: serde_saphyr::budget! {
            max_depth: DEPTH,
            max_nodes: NODES,
            max_aliases: ALIASES,
        },
    };
    let raw = serde_saphyr::from_str_with_options::<Spanned<Raw>>(text, options)?;
    Ok(Source { text, file }.node(raw))
}

/// A value as serde sees it.
enum Raw {
    Null,
    /// A scalar that YAML takes for a text.
    Text(String),
    /// A scalar that YAML takes for a number or a boolean; its text is in the file.
    Typed,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Shape)
    }
}

struct Shape;

impl<'de> Visitor<'de> for Shape {
    type Value = Raw;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = access.next_key()? {
            entries.push((key, access.next_value()?));
        }
        Ok(Raw::Map(entries))
    }
}

/// The file that the values came from.
struct Source<'a> {
    text: &'a str,
    file: FileId,
}

impl Source<'_> {
    fn node(&self, raw: Spanned<Raw>) -> Node {
        let (start, end) = self.range(&raw.defined);
        let (kind, end) = match raw.value {
            Raw::Null => (NodeKind::Null, end),
            Raw::Text(text) => self.scalar(Some(&text), start, end),
            Raw::Typed => self.scalar(None, start, end),
            Raw::List(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| self.node(item)).collect();
                let end = self.close(start, items.last().map_or(end, |item| item.span.range.end));
                (NodeKind::List(items), end)
            }
            Raw::Map(entries) => {
                let entries: Vec<(Key, Node)> = entries
                    .into_iter()
                    .map(|(key, value)| (self.key(key), self.node(value)))
                    .collect();
                let last = entries
                    .last()
                    .map_or(end, |(_, value)| value.span.range.end);
                (NodeKind::Map(entries), self.close(start, last))
            }
        };
        Node {
            kind,
            span: Span::new(self.file, start..end.max(start)),
        }
    }

    /// A key's text; a list or map used as a key is known by its source.
    fn key(&self, raw: Spanned<Raw>) -> Key {
        let node = self.node(raw);
        let text = match node.kind {
            NodeKind::Scalar(scalar) => scalar.text,
            NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => {
                self.text[node.span.range.clone()].to_owned()
            }
        };
        Key {
            text,
            span: node.span,
        }
    }

    fn scalar(&self, decoded: Option<&str>, start: usize, end: usize) -> (NodeKind, usize) {
        let source = &self.text[start..end];
        let sign = block_sign(&self.text[..start]);
        let block = sign.is_some();
        let lines = match sign {
            Some('|') => Lines::Kept,
            _ => Lines::Folded,
        };
        let end = start + source.trim_end().len();
        let quote = (!block && source.len() > 1)
            .then(|| source.chars().next())
            .flatten();
        let quoted = quote.is_some_and(|char| matches!(char, '"' | '\''));
        let aligned = match decoded {
            Some(decoded) if quoted => {
                align(decoded, &source[1..source.len() - 1], start + 1, lines)
            }
            Some(decoded) => align(decoded, source, start, lines),
            None => align(source, source, start, Lines::Kept),
        };
        let scalar = Scalar {
            text: aligned.text,
            plain: !quoted && !block,
            origin: aligned.origin,
        };
        (NodeKind::Scalar(scalar), end)
    }

    /// The end of a list or map: behind the closing bracket of one that opened at `start`.
    fn close(&self, start: usize, last: usize) -> usize {
        let bracket = match self.text[start..].chars().next() {
            Some('[') => ']',
            Some('{') => '}',
            _ => return last,
        };
        let from = last.max(start + 1).min(self.text.len());
        let rest = &self.text[from..];
        let skipped = rest.trim_start_matches([' ', '\n', '\t', ',']);
        match skipped.starts_with(bracket) {
            true => from + rest.len() - skipped.len() + 1,
            false => last,
        }
    }

    /// The bytes of a place, always on character bounds of the text.
    fn range(&self, location: &Location) -> (usize, usize) {
        let span = location.span();
        let start = span.byte_offset().unwrap_or(0) as usize;
        let end = start.saturating_add(span.byte_len().unwrap_or(0) as usize);
        let start = floor(self.text, start);
        (start, floor(self.text, end).max(start))
    }
}

/// The nearest character bound at or before a byte.
pub(super) fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// The sign of the block scalar whose content follows `before`: the last line ends in `|` or `>`.
fn block_sign(before: &str) -> Option<char> {
    let (head, indent) = before.rsplit_once('\n')?;
    if !indent.trim().is_empty() {
        return None;
    }
    let line = head.trim_end().rsplit('\n').next().unwrap_or_default();
    let line = line
        .split_once(" #")
        .map_or(line, |(code, _)| code)
        .trim_end();
    let mark =
        line.trim_end_matches(|char: char| char.is_ascii_digit() || matches!(char, '+' | '-'));
    let code = mark.strip_suffix(['|', '>'])?;
    let sign = mark.chars().next_back();
    sign.filter(|_| code.is_empty() || code.ends_with([' ', ':']))
}
