//! What is doubtful in Chinese texts: doubled words, rare characters, cut sentences, punctuation.
//!
//! Knows strings only, neither reports nor sources; both are searched through it. It finds and never changes.

use std::ops::Range;

use crate::diag::{Message, Severity};

/// Something doubtful in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule, a word in kebab case: `doubled-word`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Which of the texts it is in.
    pub text: usize,
    /// The bytes of that text.
    pub range: Range<usize>,
    /// What is doubtful.
    pub message: Message,
    /// What might be meant, or what to do.
    pub hint: Option<Message>,
}

/// Searches texts, which are judged by one another: a character is rare when the others do not have it.
pub fn search(texts: &[&str]) -> Vec<Finding> {
    let _ = texts;
    Vec::new()
}
