//! What is correct YAML and yet not what the author wrote: found in the tree, said, and mended
//! where only one reading makes sense, so that one slip does not look like many.

use std::collections::BTreeSet;
use std::ops::Range;

use super::slip::{bullet_message, names, paste, quote, wrong_bullet};
use super::{Key, Node, NodeKind, Scalar};
use crate::diag::{Diagnostic, Message, Sink, Span};

/// Goes through the tree.
pub(super) fn spring(text: &str, node: &mut Node, sink: &mut Sink) {
    let aliases = names(text, '*');
    let start = node.span.range.start;
    visit(&Source { text, aliases }, node, start, sink);
}

/// The file, and what is referred to in it.
struct Source<'a> {
    text: &'a str,
    aliases: BTreeSet<&'a str>,
}

/// `from` is where the value could begin: behind its key, dash or comma.
fn visit(source: &Source<'_>, node: &mut Node, from: usize, sink: &mut Sink) {
    let text = source.text;
    swallowed_sign(source, node, from, sink);
    if let Some(items) = bullets(text, node, sink) {
        node.kind = NodeKind::List(items);
        return;
    }
    match &mut node.kind {
        NodeKind::Null => comment(text, node.span.clone(), from, sink),
        NodeKind::Scalar(scalar) => {
            if scalar.plain {
                comment(text, node.span.clone(), node.span.range.end, sink);
            }
        }
        NodeKind::List(items) => {
            let is_flow = text[node.span.range.start..].starts_with('[');
            if is_flow {
                join_numbers_in_list(text, items, sink);
                full_width_commas(text, items, sink);
            }
            let mut from = node.span.range.start;
            for item in items {
                visit(source, item, from.min(item.span.range.start), sink);
                from = item.span.range.end;
            }
        }
        NodeKind::Map(entries) => {
            let is_flow = text[node.span.range.start..].starts_with('{');
            if is_flow {
                join_numbers_in_map(text, entries, sink);
                split_keys(text, entries, sink);
                full_width_entries(text, entries, sink);
            }
            full_width_indentation(entries, sink);
            for (key, value) in entries {
                visit(source, value, key.span.range.end, sink);
            }
        }
    }
}

/// `1,234` inside brackets: two values for YAML, one number for everybody else.
fn splits_number(text: &str, before: &Range<usize>, after: &Range<usize>) -> bool {
    let tail = &text[before.clone()];
    let head = &text[after.clone()];
    let digits = head.bytes().take_while(u8::is_ascii_digit).count();
    text.get(before.end..after.start) == Some(",")
        && tail.ends_with(|char: char| char.is_ascii_digit())
        && digits == 3
}

fn join_numbers_in_list(text: &str, items: &mut Vec<Node>, sink: &mut Sink) {
    let mut joined: Vec<Node> = Vec::with_capacity(items.len());
    let mut open: Option<(Span, Range<usize>)> = None;
    for item in std::mem::take(items) {
        let last = joined
            .last()
            .filter(|last| last.as_scalar().is_some_and(|scalar| scalar.plain));
        match last.map(|last| last.span.range.clone()) {
            Some(before) if splits_number(text, &before, &item.span.range) => {
                let range = before.start..item.span.range.end;
                joined.pop();
                joined.push(plain(text, &item.span, range.clone()));
                open = Some((item.span, range));
            }
            _ => {
                report_split(text, open.take(), sink);
                joined.push(item);
            }
        }
    }
    report_split(text, open, sink);
    *items = joined;
}

fn join_numbers_in_map(text: &str, entries: &mut Vec<(Key, Node)>, sink: &mut Sink) {
    let mut joined: Vec<(Key, Node)> = Vec::with_capacity(entries.len());
    let mut open: Option<(Span, Range<usize>)> = None;
    for (key, value) in std::mem::take(entries) {
        let before = joined.last().map(|(_, last)| last.span.range.clone());
        match (before, joined.last_mut()) {
            (Some(before), Some((_, last)))
                if value.is_null() && splits_number(text, &before, &key.span.range) =>
            {
                let range = before.start..key.span.range.end;
                *last = plain(text, &key.span, range.clone());
                open = Some((key.span, range));
            }
            _ => {
                report_split(text, open.take(), sink);
                joined.push((key, value));
            }
        }
    }
    report_split(text, open, sink);
    *entries = joined;
}

fn report_split(text: &str, found: Option<(Span, Range<usize>)>, sink: &mut Sink) {
    let Some((at, range)) = found.filter(|_| !sink.is_full()) else {
        return;
    };
    let number = &text[range.clone()];
    let line = with_line(text, &range, &quote(number));
    let diagnostic = Diagnostic::error(
        "comma-in-number",
        Span::new(at.file, range),
        Message::new(
            format!("括号里的逗号会把“{number}”分成几项"),
            format!("inside brackets the comma splits `{number}`"),
        ),
    );
    sink.push(diagnostic.with_hint(paste(&line)).with_hint(Message::new(
        "如果确实是几项，逗号后面加一个空格",
        "if they are several items, put a space behind the comma",
    )));
}

/// A plain scalar made of a stretch of the file.
fn plain(text: &str, at: &Span, range: Range<usize>) -> Node {
    Node {
        kind: NodeKind::Scalar(Scalar {
            text: text[range.clone()].to_owned(),
            plain: true,
            origin: vec![(0, range.start)],
        }),
        span: Span::new(at.file, range),
    }
}

/// `{label:甲}` and `{label：甲}`: a key without a value that holds the value in itself.
fn split_keys(text: &str, entries: &mut [(Key, Node)], sink: &mut Sink) {
    for (key, value) in entries {
        let Some((at, colon)) = key
            .text
            .char_indices()
            .find(|(_, char)| matches!(char, ':' | '：'))
        else {
            continue;
        };
        if sink.is_full()
            || !value.is_null()
            || text.get(key.span.range.clone()) != Some(key.text.as_str())
        {
            continue;
        }
        let start = key.span.range.start;
        let rest = key.text[at + colon.len_utf8()..].trim_start().to_owned();
        let fixed = format!("{}: {rest}", &key.text[..at]);
        let (code, message) = match colon {
            ':' => (
                "missing-space",
                Message::new(
                    "冒号后面少了一个空格",
                    "a space is missing behind the colon",
                ),
            ),
            _ => (
                "full-width-colon",
                Message::new(
                    "这里是全角冒号“：”，键的后面要用半角冒号加空格",
                    "this is a full-width colon; a key is followed by an ASCII colon and a space",
                ),
            ),
        };
        let span = Span::new(key.span.file, start + at..start + at + colon.len_utf8());
        let line = with_line(text, &key.span.range, &fixed);
        sink.push(Diagnostic::error(code, span, message).with_hint(paste(&line)));
        *value = plain(
            text,
            &key.span,
            key.span.range.end - rest.len()..key.span.range.end,
        );
        key.span.range.end = start + at;
        key.text.truncate(at);
    }
}

/// Full-width spaces are text for YAML: what they indent stands on the outermost level. The entry is
/// taken out, because nobody knows where it belongs.
fn full_width_indentation(entries: &mut Vec<(Key, Node)>, sink: &mut Sink) {
    entries.retain(|(key, _)| {
        let width = key.text.len() - key.text.trim_start_matches('\u{3000}').len();
        if width > 0 {
            let start = key.span.range.start;
            let span = Span::new(key.span.file, start..start + width);
            let message = Message::new(
                "缩进里有全角空格",
                "there is a full-width space in the indentation",
            );
            let hint = Message::new(
                "缩进只用半角空格，每层两个",
                "indent with spaces, two for each level",
            );
            sink.push(Diagnostic::error("full-width-space", span, message).with_hint(hint));
        }
        width == 0
    });
}

/// `[甲，乙]` looks like two items and is one.
fn full_width_commas(text: &str, items: &[Node], sink: &mut Sink) {
    for item in items {
        let Some(scalar) = item.as_scalar().filter(|scalar| scalar.plain) else {
            continue;
        };
        let is_sentence = scalar.text.contains(['。', '；', '！', '？', '：', '、']);
        let mut parts = scalar.text.split('，');
        if is_sentence || !scalar.text.contains('，') || parts.any(|part| part.chars().count() > 8)
        {
            continue;
        }
        report_comma(text, &item.span, sink);
    }
}

/// `{label: 甲，value：乙}`: the second pair is part of the first value.
fn full_width_entries(text: &str, entries: &[(Key, Node)], sink: &mut Sink) {
    for (_, value) in entries {
        let Some(scalar) = value.as_scalar().filter(|scalar| scalar.plain) else {
            continue;
        };
        let hides_key = scalar.text.split('，').skip(1).any(|part| {
            part.trim().split_once(['：', ':']).is_some_and(|(key, _)| {
                !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase())
            })
        });
        if hides_key {
            report_comma(text, &value.span, sink);
        }
    }
}

fn report_comma(text: &str, span: &Span, sink: &mut Sink) {
    if sink.is_full() {
        return;
    }
    let source = &text[span.range.clone()];
    let fixed = with_line(
        text,
        &span.range,
        &source.replace('，', ", ").replace('：', ": "),
    );
    let quoted = with_line(text, &span.range, &quote(source));
    let diagnostic = Diagnostic::warning(
        "full-width-comma",
        span.clone(),
        Message::new(
            "全角逗号“，”不会把括号里的内容分开，这里只有一项",
            "a full-width comma does not separate items; this is one",
        ),
    );
    sink.push(diagnostic.with_hint(paste(&fixed)).with_hint(Message::new(
        format!("如果确实是一项，加引号：{}", quoted.trim()),
        format!("if it is one item, quote it: {}", quoted.trim()),
    )));
}

/// ` #` that may have taken text with it, behind a value or in place of one.
fn comment(text: &str, span: Span, from: usize, sink: &mut Sink) {
    let rest = &text[from..];
    let hash = rest.len() - rest.trim_start_matches([' ', '\t', ':', '-']).len();
    if !rest[hash..].starts_with('#') {
        return;
    }
    let behind = rest.split('\n').next().unwrap_or(rest);
    let gap = &behind[..hash];
    let swallowed = behind[hash + 1..].trim_end();
    let value = &text[span.range.clone()];
    // What asks for silence is a comment, however near it stands.
    let asks = ["忽略", "ignore"];
    if asks
        .iter()
        .any(|word| swallowed.trim_start().starts_with(word))
    {
        return;
    }
    let is_glued = swallowed.starts_with(|char: char| !char.is_whitespace() && char != '#');
    let is_near = gap == " "
        && value
            .chars()
            .any(|char| !char.is_ascii() || char.is_ascii_digit());
    if sink.is_full() || swallowed.is_empty() || !(is_glued || is_near) {
        return;
    }
    let start = if value.is_empty() {
        from + hash
    } else {
        span.range.start
    };
    let whole = &text[start..from + behind.trim_end().len()];
    let fixed = with_line(text, &(start..start + whole.len()), &quote(whole));
    let diagnostic = Diagnostic::warning(
        "swallowed-text",
        Span::new(span.file, from + hash..start + whole.len()),
        Message::new(
            "“ #”后面的文字被当作注释，不会画出来",
            "what follows ` #` is a comment and is not drawn",
        ),
    );
    sink.push(diagnostic.with_hint(paste(&fixed)).with_hint(Message::new(
        "如果确实是注释，在 # 前面留两个空格、后面留一个",
        "if it is a comment, leave two spaces before the # and one behind",
    )));
}

/// `-甲` and `• 甲` on lines of their own: items for everybody else, one text for YAML.
fn bullets(text: &str, node: &Node, sink: &mut Sink) -> Option<Vec<Node>> {
    node.as_scalar().filter(|scalar| scalar.plain)?;
    let (start, file) = (node.span.range.start, node.span.file);
    let written = &text[node.span.range.clone()];
    let length = wrong_bullet(written)?;
    let indent = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let mut items = Vec::new();
    let mut at = start;
    for line in written.split_inclusive('\n') {
        // A text may begin with a dash; a list has one on every line.
        let item = line.trim();
        let item = item[wrong_bullet(item)?..].trim_start();
        let begin = at + line.find(item)?;
        let range = begin..begin + item.len();
        items.push(plain(text, &Span::new(file, range.clone()), range));
        at += line.len();
    }
    if sink.is_full() || !text[indent..start].trim().is_empty() {
        return None;
    }
    let (sign, rest) = written.lines().next()?.split_at(length);
    let line = format!("- {}", rest.trim_start_matches([' ', '\t', '\u{3000}']));
    let span = Span::new(file, start..start + length);
    let diagnostic = Diagnostic::error("wrong-bullet", span, bullet_message(sign));
    sink.push(diagnostic.with_hint(paste(&line)));
    Some(items)
}

/// `&研发 投入` and `!重要 通知`: YAML takes the first word for an anchor or a tag.
fn swallowed_sign(source: &Source<'_>, node: &Node, from: usize, sink: &mut Sink) {
    let (text, start) = (source.text, node.span.range.start);
    let before = &text[from.min(start)..start];
    let before = before.rsplit('\n').next().unwrap_or(before);
    let word = before
        .trim_end()
        .rsplit([' ', ':', '-', ',', '[', '{'])
        .next()
        .unwrap_or_default();
    let (sign, is_slip) = match (word.strip_prefix('&'), word.strip_prefix('!')) {
        (Some(name), _) => ('&', !source.aliases.contains(name)),
        (_, Some(name)) => ('!', !name.starts_with('!')),
        _ => return,
    };
    if sink.is_full() || !is_slip || matches!(node.kind, NodeKind::List(_) | NodeKind::Map(_)) {
        return;
    }
    let at = start - before.len() + before.rfind(word).unwrap_or(0);
    let range = at..node.span.range.end.max(at + word.len());
    let fixed = with_line(text, &range, &quote(&text[range.clone()]));
    let diagnostic = Diagnostic::error(
        "needs-quotes",
        Span::new(node.span.file, range),
        Message::new(
            format!("以“{sign}”开头的文字要加引号，否则 YAML 会当作记号"),
            format!(
                "text that begins with `{sign}` must be quoted, because YAML reads it as a sign"
            ),
        ),
    );
    sink.push(diagnostic.with_hint(paste(&fixed)));
}

/// Longer lines are not pasted as a whole.
const LINE: usize = 1_000;

/// The line around a stretch of the file, with the stretch replaced.
fn with_line(text: &str, range: &Range<usize>, replacement: &str) -> String {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..]
        .find('\n')
        .map_or(text.len(), |at| range.end + at);
    match end - start > LINE {
        true => replacement.to_owned(),
        false => format!(
            "{}{replacement}{}",
            &text[start..range.start],
            &text[range.end..end]
        ),
    }
}
