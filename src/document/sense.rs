//! Whether a figure's change is good news.

use super::{Record, Value};
use crate::numbers::{self, Polarity};

/// Good news, bad news, or neither.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sense {
    /// Good news.
    Good,
    /// Bad news; only an author says so.
    Bad,
    /// Neither.
    #[default]
    Neutral,
}

impl Sense {
    /// The word of the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Neutral => "neutral",
        }
    }
}

impl Record {
    /// What the author says of a figure's change; without a word of his it is never bad.
    pub fn sense(&self) -> Sense {
        match self.get("sense") {
            Some(Value::Choice("good")) => return Sense::Good,
            Some(Value::Choice("bad")) => return Sense::Bad,
            Some(_) => return Sense::Neutral,
            None => {}
        }
        let text = |name| match self.get(name) {
            Some(Value::Text(text)) => Some(text.text.as_str()),
            _ => None,
        };
        let clause = text("change").or_else(|| text("value")).unwrap_or_default();
        match numbers::trend_of(text("label").unwrap_or_default(), clause).1 {
            Polarity::Good => Sense::Good,
            Polarity::Bad | Polarity::Neutral => Sense::Neutral,
        }
    }
}
