//! Views: one tree of boxes for each block kind.

use super::{Entry, Expr};
use crate::diag::Span;

/// What a leaf shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeafKind {
    /// Words in a look.
    Text,
    /// A quantity: number, unit, modifier on one baseline.
    Figure,
    /// An icon of the embedded set.
    Icon,
    /// A drawing of the pack.
    Art,
    /// A picture of the report.
    Image,
    /// An arc, disc or polygon.
    Shape,
    /// A QR code.
    Qr,
    /// The blocks inside the block.
    Slot,
}

/// Words that set a property, an argument, or a control, with their values.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Props {
    entries: Vec<(String, Entry)>,
}

impl Props {
    /// Adds a property; a later one of the same name wins.
    pub fn push(&mut self, name: impl Into<String>, entry: Entry) {
        self.entries.push((name.into(), entry));
    }

    /// The value of a property.
    pub fn get(&self, name: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .rev()
            .find(|(known, _)| known == name)
            .map(|(_, entry)| entry)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.entries
            .iter()
            .map(|(name, entry)| (name.as_str(), entry))
    }
}

/// What is inside a box.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Boxes.
    Boxes(Vec<View>),
    /// A leaf.
    Leaf(LeafKind, Props),
    /// A partial view with arguments.
    Partial(String, Props),
    /// The first case that fits.
    Match(Match),
}

/// A choice between views.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// What is looked at.
    pub subject: Expr,
    /// The cases in order.
    pub cases: Vec<(Pattern, View)>,
}

/// When a case fits.
#[derive(Debug, Clone, PartialEq)]
pub enum Pattern {
    /// The value is this word.
    Word(String),
    /// The value is a number from the first to the second, both included.
    Within(f64, f64),
    /// Always.
    Else,
}

/// The loop of a box over a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Each {
    /// The list.
    pub list: Expr,
    /// The name of the one at hand.
    pub name: String,
}

/// A box of a view.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Drawn only when this is something.
    pub when: Option<Expr>,
    /// The content is repeated for each item.
    pub each: Option<Each>,
    /// The properties of the box.
    pub props: Props,
    /// What is inside.
    pub body: Body,
    /// Its place in the pack.
    pub span: Span,
}
