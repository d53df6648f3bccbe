//! Named fields: full form, short form, pairs; unknown, doubled and missing keys.

use super::context::Context;
use super::suggest::nearest;
use super::{Record, Value, field, marker, say};
use crate::diag::{Diagnostic, Message, Span};
use crate::kinds::{Field, Fields, Shape};
use crate::yaml::{Key, Node, NodeKind};

/// Decodes a record in any of its forms.
pub(super) fn record(
    ctx: &mut Context<'_>,
    fields: &'static Fields,
    node: &Node,
    path: String,
) -> Option<Record> {
    match &node.kind {
        NodeKind::Map(entries) => {
            if let Some(entry) = pair_entry(fields, entries) {
                return pair(ctx, fields, node, entry, path);
            }
            let found = entries_of(ctx, fields, entries, &path);
            let record = finish(ctx, fields, found, node.span.clone(), path);
            Some(record)
        }
        NodeKind::Scalar(_) | NodeKind::List(_) => short(ctx, fields, node, path),
        NodeKind::Null => None,
    }
}

/// A bare value stands for the short field.
fn short(
    ctx: &mut Context<'_>,
    fields: &'static Fields,
    node: &Node,
    path: String,
) -> Option<Record> {
    let takes = |shape: &Shape| match (&node.kind, shape) {
        (NodeKind::List(_), Shape::List(_)) => true,
        (NodeKind::List(_), _) => false,
        (_, Shape::List(Shape::Record(inner))) => inner.short.is_some(),
        _ => true,
    };
    let Some(short) = fields
        .short
        .and_then(|name| fields.lookup(name))
        .filter(|short| takes(&short.shape))
    else {
        ctx.say(fields_wanted(fields, node));
        return None;
    };
    // The path is that of the full form, however the author wrote it.
    let inner = join(&path, short.name);
    let value = field::value(ctx, &short.shape, node, inner);
    no_items(ctx, short, node);
    let found = Found {
        values: value.map(|value| (short.name, value)).into_iter().collect(),
        given: vec![(short, node.span.clone())],
        strays: Vec::new(),
    };
    Some(finish(ctx, fields, found, node.span.clone(), path))
}

/// Keys were wanted; a full-width colon or a missing space makes them look like text.
fn fields_wanted(fields: &Fields, node: &Node) -> Diagnostic {
    let diagnostic = say::wrong_type(node, ["keys and values", "“键: 值”"]);
    let text = node
        .as_scalar()
        .map(|scalar| scalar.text.as_str())
        .unwrap_or_default();
    if let Some((key, rest)) = text.split_once(['：', ':']) {
        let line = format!("{}: {}", key.trim(), rest.trim());
        return diagnostic.with_hint(Message::new(
            format!("键的后面用半角冒号加一个空格：{line}"),
            format!("a key is followed by an ASCII colon and a space: {line}"),
        ));
    }
    let names = fields.fields.iter().filter(|field| field.required);
    let (en, zh): (Vec<&str>, Vec<&str>) = names.map(|field| (field.name, field.zh)).unzip();
    diagnostic.with_hint(Message::new(
        format!("要写：{}", zh.join("、")),
        format!("needed are: {}", en.join(", ")),
    ))
}

/// The entry that is label and value: the one key that is no field's, where none of the two fields is given.
fn pair_entry<'n>(fields: &Fields, entries: &'n [(Key, Node)]) -> Option<&'n (Key, Node)> {
    let (label, value) = fields.pair?;
    let mut others = entries
        .iter()
        .filter(|(key, _)| fields.lookup(&key.text).is_none());
    let entry = others.next().filter(|_| others.next().is_none())?;
    let names = |name: &str| {
        fields
            .lookup(name)
            .map_or(["", ""], |field| [field.name, field.zh])
    };
    let is_given = entries.iter().any(|(key, _)| {
        names(label).contains(&key.text.as_str()) || names(value).contains(&key.text.as_str())
    });
    // `lable` is no label but a slip; Chinese labels may well resemble a field's name.
    let known = fields.fields.iter().map(|field| (field.name, field.zh));
    let is_slip = entry.0.text.is_ascii() && nearest(&entry.0.text, known).is_some();
    (!is_given && !is_slip).then_some(entry)
}

/// Decodes `- 城市道路: 18.4公里`, `- 地区生产总值: [783.58亿元, 同比增长4.3%]`, and the several numbers of
/// `- 一季度: [3.1, 4.2]` in a chart.
/// `- 办理时间: [15天, 3天]` gives both sides of a comparison.
pub(super) fn pair(
    ctx: &mut Context<'_>,
    fields: &'static Fields,
    node: &Node,
    entry: &(Key, Node),
    path: String,
) -> Option<Record> {
    let (label, value) = fields.pair?;
    let mut expanded = vec![(named(&entry.0, label), key_node(ctx.source, &entry.0))];
    // A second part is how the value changed, or what the other side has.
    let mut more = ["change", "right"].into_iter();
    let second = more.find(|name| fields.lookup(name).is_some());
    match (&entry.1.kind, second) {
        (NodeKind::List(parts), Some(second)) if parts.len() <= 2 => {
            let parts = parts.iter().zip([value, second]);
            expanded.extend(parts.map(|(part, name)| (named(&entry.0, name), part.clone())));
        }
        (NodeKind::List(_), _) if fields.lookup("values").is_some() => {
            expanded.push((named(&entry.0, "values"), entry.1.clone()));
        }
        _ => expanded.push((named(&entry.0, value), entry.1.clone())),
    }
    if let NodeKind::Map(entries) = &node.kind {
        expanded.extend(
            entries
                .iter()
                .filter(|(key, _)| key.span != entry.0.span)
                .cloned(),
        );
    }
    let found = entries_of(ctx, fields, &expanded, &path);
    Some(finish(ctx, fields, found, node.span.clone(), path))
}

fn named(key: &Key, name: &str) -> Key {
    Key {
        text: name.to_owned(),
        span: key.span.clone(),
    }
}

/// A key as the text that it is in a pair.
fn key_node(source: &str, key: &Key) -> Node {
    let is_verbatim = source.get(key.span.range.clone()) == Some(key.text.as_str());
    Node {
        kind: NodeKind::Scalar(crate::yaml::Scalar {
            text: key.text.clone(),
            plain: is_verbatim,
            origin: if is_verbatim {
                vec![(0, key.span.range.start)]
            } else {
                Vec::new()
            },
        }),
        span: key.span.clone(),
    }
}

/// What the entries of a mapping gave.
struct Found {
    values: Vec<(&'static str, Value)>,
    /// The fields that have a key, even when its value was wrong or empty.
    given: Vec<(&'static Field, Span)>,
    /// The keys that are no field's.
    strays: Vec<String>,
}

fn entries_of(
    ctx: &mut Context<'_>,
    fields: &'static Fields,
    entries: &[(Key, Node)],
    path: &str,
) -> Found {
    let mut found = Found {
        values: Vec::new(),
        given: Vec::new(),
        strays: Vec::new(),
    };
    for (key, node) in entries {
        let Some(field) = fields.lookup(&key.text) else {
            ctx.say(stray(ctx.source, fields, key, node));
            found.strays.push(key.text.clone());
            continue;
        };
        if let Some((_, first)) = found
            .given
            .iter()
            .find(|(given, _)| given.name == field.name)
        {
            if !ctx.sink.is_full() {
                ctx.say(duplicate(key, field, first, ctx.source));
            }
            continue;
        }
        found.given.push((
            field,
            if node.is_null() {
                key.span.clone()
            } else {
                node.span.clone()
            },
        ));
        let errors = ctx.sink.diagnostics().len();
        no_items(ctx, field, node);
        match field::value(ctx, &field.shape, node, join(path, field.name)) {
            Some(value) => found.values.push((field.name, value)),
            None if field.is_filled && errors == ctx.sink.diagnostics().len() => {
                ctx.say(empty(field, key, node));
            }
            None => {}
        }
    }
    found
}

/// A key that is no field's; with a value missing too it is a text with `: ` in it, or a slip.
fn stray(source: &str, fields: &Fields, key: &Key, node: &Node) -> Diagnostic {
    let is_text = fields.short.is_some_and(|short| {
        matches!(
            fields.lookup(short),
            Some(Field {
                shape: Shape::Text,
                ..
            })
        )
    });
    let written = source
        .get(key.span.range.start..node.span.range.end)
        .unwrap_or_default();
    if !is_text
        || written.contains(['\n', '"'])
        || key.text.is_ascii()
        || node.as_scalar().is_none()
    {
        return say::unknown_key(&key.text, &key.span, fields);
    }
    say::no_key(&key.text, &key.span).with_hint(Message::new(
        format!("如果整句都是文字，加引号：\"{written}\""),
        format!("if all of it is text, quote it: \"{written}\""),
    ))
}

fn duplicate(key: &Key, field: &Field, first: &Span, source: &str) -> Diagnostic {
    let line = source[..first.range.start.min(source.len())]
        .matches('\n')
        .count()
        + 1;
    let message = match key.text == field.name || key.text == field.zh {
        true => Message::new(
            format!("“{}”写了两次", key.text),
            format!("`{}` is given twice", key.text),
        ),
        false => Message::new("写了两次", "given twice"),
    };
    Diagnostic::error("duplicate-key", key.span.clone(), message).with_hint(Message::new(
        format!(
            "第 {line} 行已经写过（“{}”和“{}”是同一个键）；删去其中一个",
            field.name, field.zh
        ),
        format!(
            "line {line} has it already (`{}` and `{}` are one key); delete one of them",
            field.name, field.zh
        ),
    ))
}

fn empty(field: &Field, key: &Key, node: &Node) -> Diagnostic {
    let code = if field.name == "title" {
        "empty-title"
    } else {
        "empty-value"
    };
    let span = if node.is_null() {
        key.span.clone()
    } else {
        node.span.clone()
    };
    Diagnostic::error(
        code,
        span,
        Message::new(
            format!("“{}”不能是空的", field.zh),
            format!("`{}` must not be empty", field.name),
        ),
    )
}

/// Says which required fields are missing.
fn finish(
    ctx: &mut Context<'_>,
    fields: &'static Fields,
    found: Found,
    span: Span,
    path: String,
) -> Record {
    for field in fields.fields.iter().filter(|field| field.required) {
        let is_given = found
            .given
            .iter()
            .any(|(given, _)| given.name == field.name);
        let is_meant = found
            .strays
            .iter()
            .any(|stray| is_meant(fields, field, stray));
        if !is_given && !is_meant {
            ctx.say(missing(field, &first_line(ctx.source, &span)));
        }
    }
    let mut values = found.values;
    marker::take(fields, &mut values);
    values.shrink_to_fit();
    Record {
        fields: values,
        span,
        path,
    }
}

/// Whether a stray key stands for a field, so that missing it would be the same fault again: a
/// misspelling of it, or the text of an item that YAML took for a mapping.
fn is_meant(fields: &Fields, field: &Field, stray: &str) -> bool {
    let is_text = fields.short == Some(field.name) && matches!(field.shape, Shape::Text);
    nearest(stray, [(field.name, field.zh)]).is_some() || is_text && !stray.is_ascii()
}

/// A required list without items.
fn no_items(ctx: &mut Context<'_>, field: &Field, node: &Node) {
    let is_empty = match &node.kind {
        NodeKind::List(items) => items.is_empty(),
        NodeKind::Map(entries) => entries.is_empty(),
        NodeKind::Null | NodeKind::Scalar(_) => false,
    };
    if is_empty && field.required {
        ctx.say(Diagnostic::error(
            "empty-value",
            node.span.clone(),
            Message::new(
                format!("“{}”里一项也没有", field.zh),
                format!("`{}` has no items", field.name),
            ),
        ));
    }
}

fn missing(field: &Field, span: &Span) -> Diagnostic {
    Diagnostic::error(
        "missing-key",
        span.clone(),
        Message::new(
            format!("这里缺少“{}”", field.zh),
            format!("`{}` is missing here", field.name),
        ),
    )
    .with_hint(Message::new(
        format!("{}：{}", field.zh, field.summary[1].trim_end_matches('。')),
        format!(
            "`{}`: {}",
            field.name,
            field.summary[0].trim_end_matches('.')
        ),
    ))
}

/// A place no longer than its first line: what is missing is missing from all of it.
pub(super) fn first_line(source: &str, span: &Span) -> Span {
    let written = source.get(span.range.clone()).unwrap_or_default();
    let length = written.find('\n').unwrap_or(written.len());
    Span::new(span.file, span.range.start..span.range.start + length)
}

/// A path with one more step.
pub(super) fn join(path: &str, name: &str) -> String {
    match path.is_empty() {
        true => name.to_owned(),
        false => format!("{path}.{name}"),
    }
}
