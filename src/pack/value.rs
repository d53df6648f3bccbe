//! What stands behind a key of a pack: a literal, an expression, a list, a map.

use super::Expr;
use crate::diag::{Diagnostic, Message, Sink, Span};
use crate::yaml::{Node, NodeKind};

/// A value of a pack, not yet evaluated.
#[derive(Debug, Clone, PartialEq)]
pub enum Val {
    /// Nothing (`~`): unsets a key of the pack that is extended.
    Null,
    /// A number.
    Number(f64),
    /// A share of the container: `50%` is 0.5.
    Percent(f64),
    /// A word.
    Word(String),
    /// An expression.
    Expr(Expr),
    /// Several values.
    List(Vec<Entry>),
    /// Named values.
    Map(Vec<(String, Entry)>),
}

/// A value with its place in the pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The value.
    pub value: Val,
    /// Its place.
    pub span: Span,
}

impl Entry {
    /// The value of a key, when this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        match &self.value {
            Val::Map(entries) => entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, entry)| entry),
            _ => None,
        }
    }

    /// The word, when this is one.
    pub fn word(&self) -> Option<&str> {
        match &self.value {
            Val::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The number, when this is one.
    pub fn number(&self) -> Option<f64> {
        match self.value {
            Val::Number(number) => Some(number),
            _ => None,
        }
    }

    /// This map with the keys of `over` laid over it, map by map; anything else is replaced.
    pub fn merge(&mut self, over: &Entry) {
        let (Val::Map(below), Val::Map(above)) = (&mut self.value, &over.value) else {
            *self = over.clone();
            return;
        };
        for (name, entry) in above {
            match below.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => known.merge(entry),
                None => below.push((name.clone(), entry.clone())),
            }
        }
    }
}

/// Reads a node of a pack as a value.
pub(super) fn read(node: &Node, sink: &mut Sink) -> Entry {
    let value = match &node.kind {
        NodeKind::Null => Val::Null,
        NodeKind::Scalar(scalar) => literal(&scalar.text, scalar.plain, &node.span, sink),
        NodeKind::List(nodes) => Val::List(nodes.iter().map(|node| read(node, sink)).collect()),
        NodeKind::Map(entries) => Val::Map(
            entries
                .iter()
                .map(|(key, node)| (key.text.clone(), read(node, sink)))
                .collect(),
        ),
    };
    Entry {
        value,
        span: node.span.clone(),
    }
}

fn literal(text: &str, is_plain: bool, span: &Span, sink: &mut Sink) -> Val {
    if ["$", "!$", "($"]
        .iter()
        .any(|start| text.starts_with(start))
    {
        return expression(text, span, sink).map_or(Val::Null, Val::Expr);
    }
    if !is_plain {
        return Val::Word(text.to_owned());
    }
    let percent = text
        .strip_suffix('%')
        .and_then(|number| number.parse::<f64>().ok());
    match (text.parse::<f64>(), percent) {
        (Ok(number), _) if number.is_finite() => Val::Number(number),
        (_, Some(percent)) => Val::Percent(percent / 100.0),
        _ => Val::Word(text.to_owned()),
    }
}

/// Reads an expression; a fault goes to the sink.
pub(super) fn expression(text: &str, span: &Span, sink: &mut Sink) -> Option<Expr> {
    match Expr::parse(text) {
        Ok(expr) => Some(expr),
        Err(rest) => {
            let message = Message::new(
                format!("读不懂表达式“{text}”，问题在“{rest}”附近"),
                format!("cannot read the expression `{text}`, near `{rest}`"),
            );
            sink.push(Diagnostic::error("bad-expression", span.clone(), message));
            None
        }
    }
}
