//! YAML as the author wrote it: source text → nodes, each with its place and its own spelling.
//!
//! YAML's idea of numbers, booleans and dates never gets through: a scalar's text is what stands
//! in the file. Knows nothing of reports or packs; both are read through it.

mod align;
mod comments;
mod encoding;
mod line;
mod parse;
mod slip;
mod syntax;
mod torn;
mod trap;

pub use comments::{Comment, comments};
pub use encoding::{Decoded, Encoding, decode};

use crate::diag::{FileId, Sink, Span};

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands; through an alias, where it was written.
    pub span: Span,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// Nothing at all, `~` or `null`.
    Null,
    /// A text.
    Scalar(Scalar),
    /// Several values.
    List(Vec<Node>),
    /// Keys and values in the order of the file; the same key may come twice.
    Map(Vec<(Key, Node)>),
}

/// A text of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    /// The text: as written for plain scalars, with quotes and block indentation resolved.
    pub text: String,
    /// Whether it stands without quotes and is no block scalar.
    pub plain: bool,
    /// Runs that stand in the file as they stand here: (byte of `text`, byte of the file), both
    /// ascending. Empty when escapes make the two differ.
    pub origin: Vec<(usize, usize)>,
}

/// A key with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The key.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Node {
    /// The text, when this is one.
    pub fn as_scalar(&self) -> Option<&Scalar> {
        match &self.kind {
            NodeKind::Scalar(scalar) => Some(scalar),
            NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }

    /// Whether nothing stands here.
    pub fn is_null(&self) -> bool {
        self.kind == NodeKind::Null
    }
}

/// Reads one YAML document; `None` when its grammar is broken, which the sink then says.
pub fn read(text: &str, file: FileId, sink: &mut Sink) -> Option<Node> {
    if !syntax::fits(text, file, sink) {
        return None;
    }
    match parse::parse(text, file) {
        Ok(mut node) => {
            trap::spring(text, &mut node, sink);
            Some(node)
        }
        Err(error) => {
            syntax::report(text, file, &error, sink);
            None
        }
    }
}
