//! Diagnostics → what people and programs read: text with the line and carets, or JSON.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::{Value, json};

use super::{Diagnostic, Message, Severity, Sources, Span};

/// The language of messages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The sentence in this language.
    pub fn pick(self, message: &Message) -> &str {
        match self {
            Self::Zh => &message.zh,
            Self::En => &message.en,
        }
    }
}

/// How diagnostics look on a terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// Whether colours may be used.
    pub color: bool,
}

impl Message {
    /// The sentence in one language.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A diagnostic as text: sentence, `file:line:column`, the line with carets, advice.
pub fn text(diagnostic: &Diagnostic, sources: &Sources, look: Look) -> String {
    let Look { lang, color } = look;
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let title = clean(diagnostic.message.text(lang));
    let mut group = level(diagnostic.severity, lang)
        .primary_title(title)
        .id(diagnostic.code)
        .elements(Vec::<annotate_snippets::Message<'_>>::new());
    let view = diagnostic
        .span
        .as_ref()
        .map(|span| (span, View::new(sources.text(span.file), span)));
    if let Some((span, view)) = &view {
        let line = sources.position(span.file, span.range.start).line;
        let snippet = Snippet::source(view.text.as_str())
            .line_start(line)
            .fold(false);
        let snippet = snippet.path(clean(sources.name(span.file)));
        group = group.element(snippet.annotation(AnnotationKind::Primary.span(view.span.clone())));
    }
    for hint in &diagnostic.hints {
        let help = match lang {
            Lang::Zh => Level::HELP.with_name("建议"),
            Lang::En => Level::HELP,
        };
        group = group.element(help.message(clean(hint.text(lang))));
    }
    let text = renderer
        .decor_style(DecorStyle::Ascii)
        .term_width(2 * WIDTH + 40)
        .render(&[group]);
    match &view {
        Some((span, view)) => with_display_column(&text, sources, span, view),
        None => text,
    }
}

/// The renderer counts characters of what it was shown; we count display columns of the file.
fn with_display_column(text: &str, sources: &Sources, span: &Span, view: &View) -> String {
    let place = sources.position(span.file, span.range.start);
    let name = clean(sources.name(span.file));
    let counted = view.text[..view.span.start].chars().count() + 1;
    let theirs = format!("{name}:{}:{counted}", place.line);
    text.replacen(
        &theirs,
        &format!("{name}:{}:{}", place.line, place.column),
        1,
    )
}

/// A diagnostic as a JSON object; lines and display columns count from 1.
pub fn json(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> Value {
    let severity = match diagnostic.severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let hints: Vec<&str> = diagnostic
        .hints
        .iter()
        .map(|hint| hint.text(lang))
        .collect();
    let place = diagnostic.span.as_ref().map(|span| {
        let at = |byte| sources.position(span.file, byte);
        (
            sources.name(span.file),
            at(span.range.start),
            at(span.range.end),
        )
    });
    json!({
        "severity": severity,
        "code": diagnostic.code,
        "message": diagnostic.message.text(lang),
        "file": place.map(|(name, ..)| name),
        "line": place.map(|(_, start, _)| start.line),
        "column": place.map(|(_, start, _)| start.column),
        "end_line": place.map(|(.., end)| end.line),
        "end_column": place.map(|(.., end)| end.column),
        "hints": hints,
    })
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => Level::ERROR.with_name("错误"),
        (Severity::Error, Lang::En) => Level::ERROR,
        (Severity::Warning, Lang::Zh) => Level::WARNING.with_name("警告"),
        (Severity::Warning, Lang::En) => Level::WARNING,
    }
}

/// A hostile file must not steer the terminal.
fn clean(text: &str) -> String {
    text.replace(|char: char| char.is_control() && char != '\n', "\u{FFFD}")
}

/// How many characters of a line are shown.
const WIDTH: usize = 120;
/// How many of them stand before the place.
const BEFORE: usize = 40;
/// How many lines of a long place are shown.
const LINES: usize = 3;

/// The part of a file that a message shows, and the place in it.
struct View {
    text: String,
    span: Range<usize>,
}

impl View {
    fn new(text: &str, span: &Span) -> Self {
        let start = floor(text, span.range.start);
        let end = floor(text, span.range.end).max(start);
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let end_of = |count: usize| {
            text[line..]
                .match_indices('\n')
                .nth(count - 1)
                .map_or(text.len(), |(at, _)| line + at)
        };
        // A place on several lines is shown whole only when they are short.
        let few = if end_of(LINES) - line > LINES * WIDTH {
            1
        } else {
            LINES
        };
        let end = end.min(end_of(few)).max(start);
        let until = text[end..].find('\n').map_or(text.len(), |at| end + at);
        let before: usize = text[line..start].chars().count();
        // The place stays in sight of its line, with something of it before and behind.
        let from = match before > BEFORE && text[line..until].chars().count() > WIDTH {
            true => start - tail(&text[line..start], BEFORE),
            false => line,
        };
        let mut view = Self {
            text: if from > line {
                "…".to_owned()
            } else {
                String::new()
            },
            span: 0..0,
        };
        let shift = view.text.len();
        let shown: usize = text[from..until]
            .chars()
            .take(WIDTH)
            .map(char::len_utf8)
            .sum();
        let shown = if text[start..end].contains('\n') {
            until - from
        } else {
            shown
        };
        view.text.push_str(&text[from..from + shown]);
        view.span = shift + start - from..shift + (end - from).min(shown).max(start - from);
        if from + shown < until {
            view.text.push('…');
        }
        view
    }
}

/// The bytes of the last `count` characters.
fn tail(text: &str, count: usize) -> usize {
    text.chars().rev().take(count).map(char::len_utf8).sum()
}

fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
