//! The sentences that many checks share.

use super::suggest::nearest;
use crate::diag::{Diagnostic, Message, Span};
use crate::kinds::{self, Choice, Fields, Shape};
use crate::yaml::{Node, NodeKind};

/// A piece of advice.
pub(super) fn advice(zh: &str, en: &str) -> Message {
    Message::new(zh, en)
}

/// A value of the wrong sort.
pub(super) fn wrong_type(node: &Node, wanted: [&str; 2]) -> Diagnostic {
    let found = match &node.kind {
        NodeKind::Null => ["空白", "nothing"],
        NodeKind::Scalar(_) => ["文字", "text"],
        NodeKind::List(_) => ["列表", "a list"],
        NodeKind::Map(_) => ["“键: 值”", "a mapping"],
    };
    Diagnostic::error(
        "wrong-type",
        node.span.clone(),
        Message::new(
            format!("这里要写{}，现在是{}", wanted[1], found[0]),
            format!("expected {}, found {}", wanted[0], found[1]),
        ),
    )
}

/// A key that its place does not have, without advice yet.
pub(super) fn no_key(name: &str, span: &Span) -> Diagnostic {
    Diagnostic::error(
        "unknown-key",
        span.clone(),
        Message::new(
            format!("这里没有“{name}”这个键"),
            format!("there is no key `{name}` here"),
        ),
    )
}

/// A key that its place does not have, with the nearest that it has.
pub(super) fn unknown_key(name: &str, span: &Span, fields: &Fields) -> Diagnostic {
    let diagnostic = no_key(name, span);
    let names = fields.fields.iter().map(|field| (field.name, field.zh));
    if let Some(near) = nearest(name, names.clone()) {
        return diagnostic.with_hint(did_you_mean(near));
    }
    let holder = fields.fields.iter().find(|field| match field.shape {
        Shape::Record(inner) => inner.lookup(name).is_some(),
        Shape::List(Shape::Record(inner)) => {
            field.name == "sections" && inner.lookup(name).is_some()
        }
        _ => false,
    });
    if let Some(field) = holder {
        return diagnostic.with_hint(Message::new(
            format!("“{name}”写在“{}”里面", field.zh),
            format!("`{name}` stands inside `{}`", field.name),
        ));
    }
    let is_kind = kinds::blocks().any(|kind| kind.name == name || kind.zh == name);
    let inside = fields
        .fields
        .iter()
        .find(|field| matches!(field.shape, Shape::Blocks));
    if let Some(field) = inside.filter(|_| is_kind) {
        let key = if name.is_ascii() {
            field.name
        } else {
            field.zh
        };
        return diagnostic.with_hint(Message::new(
            format!("内容块写在“{key}:”下面，每块一项，以“- {name}:”开头"),
            format!("blocks stand under `{key}:`, each an item that begins with `- {name}:`"),
        ));
    }
    if is_kind {
        return diagnostic.with_hint(Message::new(
            format!("每个内容块各占一项：另起一行，以“- {name}:”开头"),
            format!("every block is an item of its own: begin a new line with `- {name}:`"),
        ));
    }
    diagnostic.with_hint(known(name, names))
}

/// A word that is none of the choices.
pub(super) fn unknown_choice(word: &str, span: &Span, choices: &[Choice]) -> Diagnostic {
    let names = choices.iter().map(|choice| (choice.name, choice.zh));
    let diagnostic = Diagnostic::error(
        "unknown-choice",
        span.clone(),
        Message::new(
            format!("这里不能写“{word}”"),
            format!("`{word}` is not a choice here"),
        ),
    );
    match nearest(word, names.clone()) {
        Some(near) => diagnostic.with_hint(did_you_mean(near)),
        None => diagnostic.with_hint(known(word, names)),
    }
}

/// A block of a kind that does not exist.
pub(super) fn unknown_kind(name: &str, span: &Span) -> Diagnostic {
    let names = kinds::blocks().map(|kind| (kind.name, kind.zh));
    let diagnostic = Diagnostic::error(
        "unknown-kind",
        span.clone(),
        Message::new(
            format!("没有“{name}”这种内容"),
            format!("there is no kind of block `{name}`"),
        ),
    );
    match nearest(name, names.clone()) {
        Some(near) => diagnostic.with_hint(did_you_mean(near)),
        None => diagnostic.with_hint(known(name, names)),
    }
}

/// The advice to take the nearest name.
pub(super) fn did_you_mean(near: &str) -> Message {
    Message::new(
        format!("是不是“{near}”？"),
        format!("did you mean `{near}`?"),
    )
}

/// The advice that lists the names, in the language of the word.
fn known(word: &str, names: impl Iterator<Item = (&'static str, &'static str)>) -> Message {
    let is_english = word.is_ascii();
    let names: Vec<&str> = names
        .map(|(en, zh)| if is_english { en } else { zh })
        .collect();
    Message::new(
        format!("可以写：{}", names.join("、")),
        format!("known are: {}", names.join(", ")),
    )
}
