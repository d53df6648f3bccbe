//! What there is to say about an input, collected over a whole run.

use super::{Span, nearest};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The poster is drawn, but somebody should look.
    Warning,
    /// The poster is not drawn.
    Error,
}

/// A sentence in both languages: lowercase start in English, no full stop, names in backticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Message {
    /// A sentence in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

/// One finding: place, sentence, advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name in kebab-case, such as `unknown-key`.
    pub code: &'static str,
    /// What is the matter.
    pub message: Message,
    /// Where; `None` when it belongs to no place of a file.
    pub span: Option<Span>,
    /// What to do about it.
    pub hints: Vec<Message>,
}

impl Diagnostic {
    /// An error without advice yet.
    pub fn error(code: &'static str, span: impl Into<Option<Span>>, message: Message) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message,
            span: span.into(),
            hints: Vec::new(),
        }
    }

    /// A warning without advice yet.
    pub fn warning(code: &'static str, span: impl Into<Option<Span>>, message: Message) -> Self {
        Self {
            severity: Severity::Warning,
            code,
            message,
            span: span.into(),
            hints: Vec::new(),
        }
    }

    /// The same finding with the question whether the nearest known name is meant, where one is near.
    #[must_use]
    pub fn with_nearest<'a>(self, name: &str, known: impl Iterator<Item = &'a str>) -> Self {
        match nearest(name, known) {
            Some(near) => self.with_hint(Message::new(
                format!("是不是“{near}”？"),
                format!("did you mean `{near}`?"),
            )),
            None => self,
        }
    }

    /// The same finding with one more piece of advice.
    #[must_use]
    pub fn with_hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }
}

/// More findings than this are of no use to anybody, and a hostile file could make millions.
const FINDINGS: usize = 1_000;

/// Collects findings.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// Adds a finding, unless the very same one is there already, or more than anybody reads.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.is_full() {
            self.note_more(diagnostic.severity);
        } else if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Whether nothing more is taken in: whoever would go to great lengths for a finding may stop.
    pub fn is_full(&self) -> bool {
        self.diagnostics.len() >= FINDINGS
    }

    /// Says once that there is more, as bad as the worst of it.
    fn note_more(&mut self, severity: Severity) {
        if self.diagnostics.len() == FINDINGS {
            let message = Message::new(
                "问题太多，后面的没有列出",
                "there is more than is listed here",
            );
            self.diagnostics
                .push(Diagnostic::warning("too-many", None, message));
        }
        if let Some(last) = self.diagnostics.last_mut() {
            last.severity = last.severity.max(severity);
        }
    }

    /// Whether anything forbids drawing.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The findings in the order in which they were made.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The findings, sorted by file and place, those without a place last.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.diagnostics
            .sort_by_key(|diagnostic| match &diagnostic.span {
                Some(span) => (0, span.file, span.range.start, span.range.end),
                None => (1, Default::default(), 0, 0),
            });
        self.diagnostics
    }
}
