//! The top level of a file → a [`Document`].

use super::block::is_hidden;
use super::context::{Context, Entry, Highlight};
use super::{Block, Document, Record, Value, Word, check, contents, digest, record, say};
use crate::diag::{Diagnostic, Message, Sink, Sources};
use crate::kinds::{self, Fields, REPORT};
use crate::world::World;
use crate::yaml::{Key, Node, NodeKind};

/// Decodes a whole file.
pub(super) fn report(
    root: &Node,
    source: &str,
    world: &World,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<Document> {
    let mut ctx = Context::new(source, world, sources, sink);
    let NodeKind::Map(entries) = &root.kind else {
        ctx.say(not_a_report(root));
        return None;
    };
    settle(&mut ctx, root);
    let is_drawn = |entry: &&(Key, Node)| !is_hidden(&entry.1) && !is_other_version(entry);
    let visible = entries.iter().filter(is_drawn).cloned().collect();
    let visible = Node {
        kind: NodeKind::Map(visible),
        span: root.span.clone(),
    };
    let fields = record::record(&mut ctx, &REPORT, &visible, String::new())?;
    name_version(&mut ctx, entries);
    let mut document = assemble(fields);
    contents::fill(&mut document);
    document.data_files = std::mem::take(&mut ctx.data_files);
    check::check(&mut ctx, &document, states_credits(entries));
    digest::fill(&mut document);
    Some(document)
}

/// Whether the footer says anything about credits; what is wrong with it has then been said.
fn states_credits(entries: &[(Key, Node)]) -> bool {
    let named = |key: &Key, fields: &Fields, name: &str| {
        fields
            .lookup(&key.text)
            .is_some_and(|field| field.name == name)
    };
    let footers = entries
        .iter()
        .filter(|(key, node)| named(key, &REPORT, "footer") && !is_hidden(node));
    let fields = kinds::lookup("footer").map_or(&REPORT, |kind| kind.fields);
    footers
        .filter_map(|(_, node)| match &node.kind {
            NodeKind::Map(inner) => Some(inner),
            _ => None,
        })
        .flatten()
        .any(|(key, node)| {
            let is_empty = match &node.kind {
                NodeKind::Null => true,
                NodeKind::List(items) => items.is_empty(),
                NodeKind::Map(pairs) => pairs.is_empty(),
                NodeKind::Scalar(scalar) => scalar.text.trim().is_empty(),
            };
            named(key, fields, "credits") && !is_empty
        })
}

/// A file that has no keys at all.
fn not_a_report(root: &Node) -> Diagnostic {
    if root.is_null() {
        let message = Message::new("文件是空的", "the file is empty");
        return Diagnostic::error("empty-file", root.span.clone(), message).with_hint(say::advice(
            "至少要有标题：“标题: 一图读懂……”",
            "write at least `title: …`",
        ));
    }
    let diagnostic = say::wrong_type(root, ["a report: keys and values", "报告，由“键: 值”组成"]);
    let text = root
        .as_scalar()
        .map(|scalar| scalar.text.as_str())
        .unwrap_or_default();
    match text.split_once(['：', ':']) {
        Some((key, rest)) => diagnostic.with_hint(Message::new(
            format!(
                "键的后面用半角冒号加一个空格：{}: {}",
                key.trim(),
                rest.trim()
            ),
            format!(
                "a key is followed by an ASCII colon and a space: {}: {}",
                key.trim(),
                rest.trim()
            ),
        )),
        None => diagnostic.with_hint(say::advice(
            "至少要有标题：“标题: 一图读懂……”",
            "write at least `title: …`",
        )),
    }
}

/// Reads the rules of painting first, because every text needs them. What is wrong with them is
/// said when they are read again in their place.
fn settle(ctx: &mut Context<'_>, root: &Node) {
    let NodeKind::Map(entries) = &root.kind else {
        return;
    };
    for (key, node) in entries {
        let Some(field) = REPORT.lookup(&key.text) else {
            continue;
        };
        match field.name {
            "highlight" => {
                ctx.highlight = match node.as_scalar().map(|scalar| scalar.text.as_str()) {
                    Some("marked" | "仅标记") => Highlight::Marked,
                    Some("off" | "关闭") => Highlight::Off,
                    _ => Highlight::Auto,
                }
            }
            "keep" => ctx.keep = words(node),
            "plain" => ctx.plain = words(node),
            _ => {}
        }
    }
}

/// More entries than this are not looked for: every text is searched for every one.
const ENTRIES: usize = 1_000;

fn words(node: &Node) -> Vec<Entry> {
    let items = match &node.kind {
        NodeKind::List(items) => items.as_slice(),
        NodeKind::Scalar(_) => std::slice::from_ref(node),
        NodeKind::Null | NodeKind::Map(_) => &[],
    };
    let word = |item: &Node| {
        let text = item.as_scalar()?.text.trim().to_owned();
        (!text.is_empty()).then(|| Entry {
            word: Word {
                text,
                span: item.span.clone(),
            },
            is_met: false,
        })
    };
    items.iter().filter_map(word).take(ENTRIES).collect()
}

/// Whether an entry names a version of the grammar that is not this one.
fn is_other_version((key, node): &(Key, Node)) -> bool {
    let is_one = node
        .as_scalar()
        .is_none_or(|scalar| scalar.text.trim() == "1");
    matches!(key.text.as_str(), "format" | "格式") && !is_one
}

/// A version from the future has a sentence of its own.
fn name_version(ctx: &mut Context<'_>, entries: &[(Key, Node)]) {
    let Some((_, node)) = entries.iter().find(|entry| is_other_version(entry)) else {
        return;
    };
    let version = node
        .as_scalar()
        .map(|scalar| scalar.text.as_str())
        .unwrap_or_default();
    let message = Message::new(
        format!("不认识格式版本“{version}”"),
        format!("unknown format version `{version}`"),
    );
    ctx.say(
        Diagnostic::error("unknown-format", node.span.clone(), message).with_hint(say::advice(
            "本程序读的是 format: 1；更新的文件要用更新的程序",
            "this program reads `format: 1`; newer files need a newer program",
        )),
    );
}

/// Puts the fields of the top level where they belong.
fn assemble(record: Record) -> Document {
    let mut document = Document {
        layout: None,
        theme: Vec::new(),
        emphasis: None,
        is_large: false,
        fonts: Vec::new(),
        hero: block(
            "hero",
            Record {
                fields: Vec::new(),
                span: record.span.clone(),
                path: String::new(),
            },
        ),
        figures: None,
        sections: Vec::new(),
        footer: None,
        data_files: Vec::new(),
    };
    for (name, value) in record.fields {
        match (name, value) {
            ("layout", Value::Word(word)) => document.layout = Some(word),
            ("theme", Value::List(tokens)) => {
                document.theme = tokens.iter().filter_map(token).collect()
            }
            ("emphasis", Value::Choice(choice)) => document.emphasis = Some(choice),
            ("text_scale", Value::Choice(choice)) => document.is_large = choice == "large",
            ("fonts", Value::List(fonts)) => {
                document.fonts = fonts.into_iter().filter_map(word).collect()
            }
            ("figures", Value::Record(record)) => document.figures = Some(block("figures", record)),
            ("footer", Value::Record(record)) => document.footer = Some(block("footer", record)),
            ("sections", Value::List(sections)) => {
                let records = sections.into_iter().filter_map(|value| match value {
                    Value::Record(record) => Some(block("section", record)),
                    _ => None,
                });
                document.sections = records.collect();
            }
            (name, value) if document.hero.kind.fields.lookup(name).is_some() => {
                document.hero.record.fields.push((name, value));
            }
            _ => {}
        }
    }
    document
}

fn block(name: &str, record: Record) -> Block {
    let kind = kinds::lookup(name).unwrap_or(kinds::hero());
    Block { kind, record }
}

fn word(value: Value) -> Option<Word> {
    match value {
        Value::Word(word) => Some(word),
        _ => None,
    }
}

fn token(value: &Value) -> Option<(Word, Word)> {
    let Value::Record(record) = value else {
        return None;
    };
    let get = |name| record.get(name).cloned().and_then(word);
    Some((get("name")?, get("value")?))
}
