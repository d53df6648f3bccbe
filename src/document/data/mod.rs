//! Data of charts and tables that stand in a CSV or XLSX file: they become nodes like those of the report
//! itself, each with its place in the data file.

mod cells;
mod choose;
mod load;

use super::context::Context;
use super::{Record, Value, Word, record, say};
use crate::diag::{Diagnostic, Message};
use crate::kinds::{DATA_FILE, FROM_FILE, Kind};
use crate::yaml::{Key, Node, NodeKind};

pub(super) use load::Loaded;

/// The content of a block with the data of its file in place of the file's name; `None` when they cannot be
/// had, which has then been said.
pub(super) fn filled(ctx: &mut Context<'_>, kind: &Kind, content: Node) -> Option<Node> {
    let Some((_, data, heads)) = FROM_FILE.iter().find(|(name, ..)| *name == kind.name) else {
        return Some(content);
    };
    let content = spelled_out(kind, data, content);
    let NodeKind::Map(mut entries) = content.kind else {
        return Some(content);
    };
    let is = |key: &Key, name: &str| {
        kind.fields
            .lookup(&key.text)
            .is_some_and(|field| field.name == name)
    };
    let at = entries
        .iter()
        .position(|(key, node)| is(key, data) && names_a_file(node));
    if let Some(at) = at {
        let said = ctx.sink.diagnostics().len();
        let spec = record::record(ctx, &DATA_FILE, &entries[at].1, String::new())?;
        if ctx.sink.diagnostics().len() > said {
            return None;
        }
        let has_heads = entries.iter().any(|(key, _)| is(key, heads));
        let (rows, columns) = read(ctx, kind, &spec)?;
        let key = entries[at].0.clone();
        entries[at].1 = rows;
        if let Some(columns) = columns.filter(|_| !has_heads) {
            let key = Key {
                text: (*heads).to_owned(),
                ..key
            };
            entries.push((key, columns));
        }
    }
    Some(Node {
        kind: NodeKind::Map(entries),
        span: content.span,
    })
}

/// `- 表格: 数据.csv` is a table whose rows are in a file.
fn spelled_out(kind: &Kind, data: &str, content: Node) -> Node {
    if kind.fields.short != Some(data) || content.as_scalar().is_none() || !names_a_file(&content) {
        return content;
    }
    let span = content.span.clone();
    let key = Key {
        text: data.to_owned(),
        span: span.clone(),
    };
    Node {
        kind: NodeKind::Map(vec![(key, content)]),
        span,
    }
}

/// Whether a node is the name of a file or a mapping that holds one.
fn names_a_file(node: &Node) -> bool {
    let is_file = |node: &Node| {
        let name = node.as_scalar().map(|scalar| scalar.text.trim());
        let ending = name.and_then(|name| name.rsplit_once('.'));
        ending.is_some_and(|(_, ending)| {
            // `xlsx`, but not the 5 of 12.5.
            let is_letters = ending.bytes().all(|byte| byte.is_ascii_alphabetic());
            is_letters && (1..=5).contains(&ending.len())
        })
    };
    match &node.kind {
        NodeKind::Scalar(_) => is_file(node),
        NodeKind::Map(entries) => entries
            .iter()
            .any(|(key, node)| matches!(key.text.as_str(), "file" | "文件") && is_file(node)),
        NodeKind::Null | NodeKind::List(_) => false,
    }
}

fn word<'r>(spec: &'r Record, name: &str) -> Option<&'r Word> {
    match spec.get(name) {
        Some(Value::Word(word)) => Some(word),
        _ => None,
    }
}

/// The data of a file, and the heads of their columns.
fn read(ctx: &mut Context<'_>, kind: &Kind, spec: &Record) -> Option<(Node, Option<Node>)> {
    let file = word(spec, "file")?;
    ctx.data_files.push(file.clone());
    let (id, grid) = load::load(ctx, file, word(spec, "sheet"))?;
    let Some((head, body)) = grid.rows.split_first() else {
        ctx.say(nothing(file));
        return None;
    };
    let chosen = choose::columns(ctx, kind, spec, id, head)?;
    let rows = choose::lines(ctx, word(spec, "lines"), body)?;
    if rows.is_empty() {
        ctx.say(nothing(file));
        return None;
    }
    let source = cells::Source {
        id,
        columns: head.cells.len(),
    };
    // Every row is looked at, so that all faults are said at once.
    let uneven = rows.iter().filter(|row| !source.is_even(ctx, row)).count();
    let nodes = rows.iter().map(|row| source.datum(ctx, kind, &chosen, row));
    let nodes: Vec<Option<Node>> = nodes.collect();
    let nodes: Vec<Node> = nodes.into_iter().collect::<Option<_>>()?;
    let numbers = &chosen[chosen.len().min(usize::from(kind.name == "chart"))..];
    let heads = numbers.iter().map(|at| source.cell(ctx, head, *at, true));
    let heads: Vec<Option<Node>> = heads.collect();
    let heads: Vec<Node> = heads.into_iter().collect::<Option<_>>()?;
    let heads = (kind.name != "chart" || heads.len() > 1).then(|| list(file, heads));
    (uneven == 0).then(|| (list(file, nodes), heads))
}

fn list(file: &Word, nodes: Vec<Node>) -> Node {
    Node {
        kind: NodeKind::List(nodes),
        span: file.span.clone(),
    }
}

fn nothing(file: &Word) -> Diagnostic {
    let message = Message::new(
        format!("数据文件“{}”里没有可画的行", file.text),
        format!("the data file `{}` has no rows to draw", file.text),
    );
    Diagnostic::error("empty-value", file.span.clone(), message).with_hint(say::advice(
        "第一行写各列的名称，下面每行一项",
        "the first line names the columns; an item a line follows",
    ))
}
