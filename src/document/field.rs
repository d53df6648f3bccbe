//! One value, by the shape that the table gives it.

use std::collections::BTreeSet;

use super::context::Context;
use super::picture::picture;
use super::{Number, Value, Word, amount, block, record, say, text};
use crate::diag::{Diagnostic, Message, Span};
use crate::kinds::{Choice, Fields, Shape};
use crate::yaml::{Key, Node, NodeKind, Scalar};

/// Decodes a value; `None` when nothing is there or it is wrong, which has then been said.
pub(super) fn value(
    ctx: &mut Context<'_>,
    shape: &'static Shape,
    node: &Node,
    path: String,
) -> Option<Value> {
    if node.is_null() {
        return None;
    }
    match shape {
        Shape::Text => {
            let scalar = scalar(ctx, node)?;
            let text = text::text(ctx, scalar, &node.span, path);
            (!text.text.is_empty()).then_some(Value::Text(text))
        }
        Shape::Word => word(ctx, node).map(Value::Word),
        Shape::Flag => flag(ctx, node).map(Value::Flag),
        Shape::Count { min, max } => count(ctx, node, *min, *max).map(Value::Count),
        Shape::Number => number(ctx, node, path).map(Value::Number),
        Shape::Choice(choices) => choice(ctx, node, choices).map(Value::Choice),
        Shape::List(inner) => list(ctx, inner, node, &path).map(Value::List),
        Shape::Record(fields) => record::record(ctx, fields, node, path).map(Value::Record),
        Shape::Cells => cells(ctx, node, &path).map(Value::List),
        Shape::Blocks => block::blocks(ctx, node, &path).map(Value::Blocks),
        Shape::Picture => {
            let word = word(ctx, node)?;
            picture(ctx, &word).map(Value::Picture)
        }
    }
}

/// The text of a node that must be one.
pub(super) fn scalar<'n>(ctx: &mut Context<'_>, node: &'n Node) -> Option<&'n Scalar> {
    let found = node.as_scalar();
    if found.is_none() && !node.is_null() {
        ctx.say(text_wanted(ctx.source, node));
    }
    found
}

/// A text was wanted: most often it was one, with a colon or bracket that YAML took for grammar.
fn text_wanted(source: &str, node: &Node) -> Diagnostic {
    let written = source.get(node.span.range.clone()).unwrap_or_default();
    let diagnostic = say::wrong_type(node, ["text", "文字"]);
    if written.is_empty() || written.contains(['\n', '"']) {
        return diagnostic;
    }
    diagnostic.with_hint(Message::new(
        format!("如果整句都是文字，加引号：\"{written}\""),
        format!("if all of it is text, quote it: \"{written}\""),
    ))
}

/// A word that is not drawn.
pub(super) fn word(ctx: &mut Context<'_>, node: &Node) -> Option<Word> {
    let text = scalar(ctx, node)?.text.trim().to_owned();
    (!text.is_empty()).then(|| Word {
        text,
        span: node.span.clone(),
    })
}

fn flag(ctx: &mut Context<'_>, node: &Node) -> Option<bool> {
    let text = node
        .as_scalar()
        .map(|scalar| scalar.text.trim().to_lowercase());
    match text.as_deref() {
        Some("true" | "yes" | "on" | "是") => Some(true),
        Some("false" | "no" | "off" | "否") => Some(false),
        _ => {
            ctx.say(say::wrong_type(node, ["`true` or `false`", "“是”或“否”"]));
            None
        }
    }
}

fn count(ctx: &mut Context<'_>, node: &Node, min: u32, max: u32) -> Option<u32> {
    let text = node.as_scalar().map(|scalar| scalar.text.trim());
    let Some(count) = text.and_then(amount).filter(|count| count.fract() == 0.0) else {
        ctx.say(say::wrong_type(node, ["a whole number", "整数"]));
        return None;
    };
    if count < f64::from(min) || count > f64::from(max) {
        ctx.say(Diagnostic::error(
            "out-of-range",
            node.span.clone(),
            Message::new(
                format!("这里只能写 {min} 到 {max} 的整数"),
                format!("expected a whole number from {min} to {max}"),
            ),
        ));
        return None;
    }
    Some(count as u32)
}

fn number(ctx: &mut Context<'_>, node: &Node, path: String) -> Option<Number> {
    let scalar = scalar(ctx, node)?;
    if amount(&scalar.text).is_none()
        && let Some(word) = text::placeholder_in(&scalar.text)
    {
        ctx.say(text::no_number_yet(word, &node.span));
        return None;
    }
    let text = text::text(ctx, scalar, &node.span, path);
    if text.text.is_empty() {
        return None;
    }
    let Some(value) = amount(&text.text) else {
        let diagnostic = Diagnostic::error(
            "not-a-number",
            node.span.clone(),
            Message::new(
                format!("“{}”里没有一个明确的数字", text.text),
                format!("`{}` does not state one number", text.text),
            ),
        );
        ctx.say(diagnostic.with_hint(say::advice(
            "写一个数字，可以带单位，如 31.1%、85公里、1,234.5",
            "write one number, with its unit if you like: 31.1%, 85公里, 1,234.5",
        )));
        return None;
    };
    Some(Number { value, text })
}

fn choice(ctx: &mut Context<'_>, node: &Node, choices: &'static [Choice]) -> Option<&'static str> {
    let text = scalar(ctx, node)?.text.trim();
    let found = choices
        .iter()
        .find(|choice| choice.name == text || choice.zh == text);
    if found.is_none() {
        ctx.say(say::unknown_choice(text, &node.span, choices));
    }
    found.map(|choice| choice.name)
}

/// Several values; a single text stands for a list of one, a mapping for a list of pairs.
fn list(
    ctx: &mut Context<'_>,
    inner: &'static Shape,
    node: &Node,
    path: &str,
) -> Option<Vec<Value>> {
    match (&node.kind, inner) {
        (NodeKind::List(items), _) => {
            let mut values = Vec::with_capacity(items.len());
            for (index, item) in items.iter().enumerate() {
                values.extend(item_value(ctx, inner, item, format!("{path}[{index}]")));
            }
            Some(values)
        }
        (NodeKind::Map(entries), Shape::Record(fields)) if fields.pair.is_some() => {
            let mut values = Vec::with_capacity(entries.len());
            let mut met = BTreeSet::new();
            for (index, entry) in entries.iter().enumerate() {
                if !met.insert(entry.0.text.as_str()) {
                    ctx.say(label_twice(&entry.0));
                }
                let path = format!("{path}[{index}]");
                let span = Span::new(
                    entry.0.span.file,
                    entry.0.span.range.start..entry.1.span.range.end,
                );
                let pair = Node {
                    kind: NodeKind::Map(vec![entry.clone()]),
                    span,
                };
                values.extend(record::pair(ctx, fields, &pair, entry, path).map(Value::Record));
            }
            Some(values)
        }
        (
            NodeKind::Scalar(_),
            Shape::Text | Shape::Word | Shape::Count { .. } | Shape::Choice(_),
        ) => Some(
            value(ctx, inner, node, format!("{path}[0]"))
                .into_iter()
                .collect(),
        ),
        (NodeKind::Scalar(_), Shape::Record(Fields { short: Some(_), .. })) => Some(
            value(ctx, inner, node, format!("{path}[0]"))
                .into_iter()
                .collect(),
        ),
        _ => {
            let advice = match inner {
                Shape::Record(Fields { pair: Some(_), .. }) => say::advice(
                    "每项另起一行，写成“- 名称: 内容”",
                    "begin a line `- name: content` for every item",
                ),
                _ => say::advice(
                    "每项另起一行，以“- ”开头",
                    "begin a line with `- ` for every item",
                ),
            };
            ctx.say(say::wrong_type(node, ["a list", "列表"]).with_hint(advice));
            None
        }
    }
}

/// The cells of a row: an empty one is a text without characters, so that the others keep their places.
fn cells(ctx: &mut Context<'_>, node: &Node, path: &str) -> Option<Vec<Value>> {
    let NodeKind::List(items) = &node.kind else {
        ctx.say(no_row(ctx.source, node));
        return None;
    };
    let nothing = Scalar {
        text: String::new(),
        plain: true,
        origin: Vec::new(),
    };
    let mut cells = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let scalar = match item.is_null() {
            true => Some(&nothing),
            false => scalar(ctx, item),
        };
        let path = format!("{path}[{index}]");
        let cell = scalar.map(|scalar| text::text(ctx, scalar, &item.span, path));
        cells.extend(cell.map(Value::Text));
    }
    Some(cells)
}

/// A row that is no list: most often its cells stand behind one another without brackets.
fn no_row(source: &str, node: &Node) -> Diagnostic {
    let diagnostic = say::wrong_type(node, ["a row: a list of cells", "一行，即一列格子"]);
    let written = source.get(node.span.range.clone()).unwrap_or_default();
    let is_cells = node.as_scalar().is_some() && !written.contains(['\n', '"', '[']);
    let parts: Vec<&str> = written
        .split(['，', ',', '、', '|', '\t', ' '])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    match is_cells && parts.len() > 1 {
        true => {
            let row = parts.join(", ");
            diagnostic.with_hint(Message::new(
                format!("一行的各格写在方括号里：[{row}]"),
                format!("the cells of a row stand in brackets: [{row}]"),
            ))
        }
        false => diagnostic.with_hint(say::advice(
            "一行的各格写在方括号里，如 [甲, 12, 4.3%]",
            "the cells of a row stand in brackets, such as [a, 12, 4.3%]",
        )),
    }
}

/// A label that comes twice is right in a list and a slip in a mapping.
fn label_twice(key: &Key) -> Diagnostic {
    let message = Message::new(
        format!("“{}”写了两次", key.text),
        format!("`{}` is given twice", key.text),
    );
    let hint = Message::new(
        format!(
            "如果确实有两项，写成列表：每项另起一行，以“- {}: ”开头",
            key.text
        ),
        format!(
            "if there are two, write a list: a line `- {}: ` for each",
            key.text
        ),
    );
    Diagnostic::error("duplicate-key", key.span.clone(), message).with_hint(hint)
}

/// An item of a list; an empty one is said, because a dash without text is a slip.
fn item_value(
    ctx: &mut Context<'_>,
    inner: &'static Shape,
    item: &Node,
    path: String,
) -> Option<Value> {
    if item.is_null() {
        ctx.say(Diagnostic::error(
            "empty-value",
            item.span.clone(),
            Message::new("这一项是空的", "this item is empty"),
        ));
    }
    let value = value(ctx, inner, item, path)?;
    match &value {
        Value::Record(record)
            if record
                .get("hide")
                .is_some_and(|hide| matches!(hide, Value::Flag(true))) =>
        {
            None
        }
        _ => Some(value),
    }
}
