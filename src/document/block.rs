//! Blocks: one-key mappings `kind: content`, with the kind's fields as siblings if one likes.

use super::context::Context;
use super::{Block, Record, chart, data, record, say};
use crate::diag::{Diagnostic, Message, Span};
use crate::kinds::{self, Kind};
use crate::yaml::{Key, Node, NodeKind};

/// Decodes the blocks inside a block or section.
pub(super) fn blocks(ctx: &mut Context<'_>, node: &Node, path: &str) -> Option<Vec<Block>> {
    let NodeKind::List(items) = &node.kind else {
        ctx.say(
            say::wrong_type(node, ["a list of blocks", "内容列表"]).with_hint(say::advice(
                "每种内容另起一行，以“- ”开头，如“- 正文: 一段文字”",
                "begin a line with `- ` for every block, such as `- text: a paragraph`",
            )),
        );
        return None;
    };
    let mut blocks = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        blocks.extend(block(ctx, item, format!("{path}[{index}]")));
    }
    Some(blocks)
}

fn block(ctx: &mut Context<'_>, node: &Node, path: String) -> Option<Block> {
    let NodeKind::Map(entries) = &node.kind else {
        ctx.say(kind_wanted(ctx.source, node));
        return None;
    };
    let Some((at, kind)) = find_kind(entries) else {
        if let Some((key, _)) = entries.first() {
            ctx.say(say::unknown_kind(&key.text, &key.span));
        }
        return None;
    };
    let content = content(kind, entries, at, &node.span);
    if is_hidden(&content) {
        return None;
    }
    let needs_nothing = kind.fields.fields.iter().all(|field| !field.required);
    if content.is_null() && needs_nothing {
        // `- 分隔:` and `- 目录:` say all there is to say.
        let record = Record {
            fields: Vec::new(),
            span: entries[at].0.span.clone(),
            path,
        };
        return Some(Block { kind, record });
    }
    if content.is_null() {
        ctx.say(Diagnostic::error(
            "empty-value",
            entries[at].0.span.clone(),
            Message::new(
                format!("“{}”里没有内容", entries[at].0.text),
                format!("`{}` has no content", entries[at].0.text),
            ),
        ));
    }
    let content = data::filled(ctx, kind, content)?;
    let mut record = record::record(ctx, kind.fields, &content, path)?;
    if kind.name == "chart" {
        chart::count_in_unit(&mut record);
    }
    Some(Block { kind, record })
}

/// The entry that names the kind: the first one, or else any whose key does.
fn find_kind(entries: &[(Key, Node)]) -> Option<(usize, &'static Kind)> {
    let kind = |key: &Key| kinds::lookup(&key.text).filter(|kind| kind.is_block);
    entries
        .iter()
        .enumerate()
        .find_map(|(at, (key, _))| kind(key).map(|kind| (at, kind)))
}

/// The content of a block, with the siblings of its kind's key moved into it.
fn content(kind: &Kind, entries: &[(Key, Node)], at: usize, span: &Span) -> Node {
    let (key, value) = &entries[at];
    if entries.len() == 1 {
        return value.clone();
    }
    let mut own = match (&value.kind, kind.fields.short) {
        (NodeKind::Map(inner), _) => inner.clone(),
        (NodeKind::Null, _) | (_, None) => Vec::new(),
        (_, Some(short)) => {
            let key = Key {
                text: short.to_owned(),
                span: key.span.clone(),
            };
            vec![(key, value.clone())]
        }
    };
    let siblings = entries.iter().enumerate().filter(|(index, _)| *index != at);
    own.extend(siblings.map(|(_, entry)| entry.clone()));
    Node {
        kind: NodeKind::Map(own),
        span: span.clone(),
    }
}

/// Whether `hide: true` stands in a mapping; its content is then not looked at.
pub(super) fn is_hidden(node: &Node) -> bool {
    let NodeKind::Map(entries) = &node.kind else {
        return false;
    };
    entries.iter().any(|(key, value)| {
        let text = value.as_scalar().map(|scalar| scalar.text.trim());
        matches!(key.text.as_str(), "hide" | "隐藏")
            && matches!(text, Some("true" | "yes" | "on" | "是"))
    })
}

/// A text where a block should be.
fn kind_wanted(source: &str, node: &Node) -> Diagnostic {
    let diagnostic = say::wrong_type(node, ["a block, `kind: content`", "“种类: 内容”"]);
    let written = source.get(node.span.range.clone()).unwrap_or_default();
    if let Some((first, _)) = written.split_once('\n')
        && let Some(name) = first.trim_end().strip_suffix('：')
        && kinds::lookup(name).is_some()
    {
        return diagnostic.with_hint(Message::new(
            format!("键的后面用半角冒号，这里是全角冒号“：”：- {name}:"),
            format!("a key is followed by an ASCII colon, and this is a full-width one: - {name}:"),
        ));
    }
    let Some(scalar) = node.as_scalar().filter(|_| !written.contains('\n')) else {
        return diagnostic;
    };
    if let Some((key, rest)) = scalar.text.split_once(['：', ':'])
        && kinds::lookup(key.trim()).is_some()
    {
        let line = format!("- {}: {}", key.trim(), rest.trim());
        return diagnostic.with_hint(Message::new(
            format!("键的后面用半角冒号加一个空格：{line}"),
            format!("a key is followed by an ASCII colon and a space: {line}"),
        ));
    }
    diagnostic.with_hint(Message::new(
        format!("如果是一段正文：- 正文: {written}"),
        format!("if it is a paragraph: - text: {written}"),
    ))
}
