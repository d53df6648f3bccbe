//! Text looks: face, size, line, fill, strokes, and how figures stand inside.

use super::{Entry, Val};
use crate::diag::{Diagnostic, Message, Sink};

/// The keys of a look, all optional. `stay` says what stays where it is when words turn out smaller:
/// `middle` (VM-01) or `baseline` (VM-03); `tabular: "false"` leaves a figure's digits their own widths
/// (NU-08); `paragraphs: true` makes paragraphs of lines outside of running text too (LI-06).
pub const KEYS: [&str; 27] = [
    "font",
    "weight",
    "size",
    "line",
    "color",
    "fill",
    "strokes",
    "shadows",
    "tracking",
    "mode",
    "align",
    "justify",
    "indent",
    "words",
    "fit",
    "figure",
    "emphasis",
    "extends",
    "unit",
    "before",
    "after",
    "plain",
    "bare",
    "latin",
    "stay",
    "tabular",
    "paragraphs",
];

/// Reports keys of a look that mean nothing.
pub(super) fn check(name: &str, look: &Entry, sink: &mut Sink) {
    let Val::Map(entries) = &look.value else {
        let message = Message::new(
            format!("文字样式“{name}”应是一组“键: 值”"),
            format!("the look `{name}` is a map of keys"),
        );
        sink.push(Diagnostic::error("wrong-type", look.span.clone(), message));
        return;
    };
    for (key, entry) in entries {
        if KEYS.contains(&key.as_str()) {
            continue;
        }
        let message = Message::new(
            format!("文字样式里没有“{key}”这个键"),
            format!("a look has no key `{key}`"),
        );
        let mut diagnostic = Diagnostic::error("unknown-word", entry.span.clone(), message);
        if let Some(near) = crate::diag::nearest(key, KEYS) {
            let hint = Message::new(
                format!("是不是“{near}”？"),
                format!("did you mean `{near}`?"),
            );
            diagnostic = diagnostic.with_hint(hint);
        }
        sink.push(diagnostic);
    }
}
