//! Text looks: face, size, line, fill, strokes, and how figures stand inside.

use super::{Entry, Val, check, vocabulary};
use crate::diag::{Diagnostic, Message, Sink};

/// The keys of a look, all optional. `stay` says what stays where it is when words turn out smaller:
/// `middle` (VM-01) or `baseline` (VM-03); `tabular: "false"` leaves a figure's digits their own widths
/// (NU-08); `hang: true` lets a single `、`, `，` or `。`
/// stand beyond the end of a line (LI-10); `paragraphs: true` makes paragraphs of lines outside of running text too (LI-06).
pub const KEYS: [&str; 29] = [
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
    "hang",
    "paragraphs",
    "writing",
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
        if key == "writing" {
            check::value(key, vocabulary::WRITING, entry, sink);
        }
        if KEYS.contains(&key.as_str()) {
            part(key, entry, sink);
        } else {
            unknown(key, entry, &KEYS, sink);
        }
    }
}

/// Reports a key that means nothing, with the nearest that does.
fn unknown(key: &str, entry: &Entry, keys: &[&'static str], sink: &mut Sink) {
    let message = Message::new(
        format!("文字样式里没有“{key}”这个键"),
        format!("a look has no key `{key}`"),
    );
    let mut diagnostic = Diagnostic::error("unknown-word", entry.span.clone(), message);
    if let Some(near) = crate::diag::nearest(key, keys.iter().copied()) {
        let hint = Message::new(
            format!("是不是“{near}”？"),
            format!("did you mean `{near}`?"),
        );
        diagnostic = diagnostic.with_hint(hint);
    }
    sink.push(diagnostic);
}

/// How marked words are set apart: colour, weight, and what is drawn around them in which paint.
const EMPHASIS: [&str; 6] = ["color", "weight", "sign", "dots", "underline", "box"];
/// How figures inside text are: the same, and their face.
const FIGURE: [&str; 9] = [
    "color",
    "weight",
    "sign",
    "dots",
    "underline",
    "box",
    "font",
    "scale",
    "unit_weight",
];
/// What may be drawn around words.
const SIGNS: [&str; 4] = ["none", "dots", "underline", "box"];

/// Reports what is wrong within `emphasis` and `figure`.
fn part(name: &str, entry: &Entry, sink: &mut Sink) {
    let keys: &[&'static str] = match name {
        "emphasis" => &EMPHASIS,
        "figure" => &FIGURE,
        _ => return,
    };
    let Val::Map(entries) = &entry.value else {
        return;
    };
    for (key, entry) in entries {
        if !keys.contains(&key.as_str()) {
            unknown(key, entry, keys, sink);
        }
        let bad = entry
            .word()
            .filter(|word| key == "sign" && !SIGNS.contains(word));
        if bad.is_some() {
            let message = Message::new(
                "“sign”应是 none、dots、underline、box 之一",
                "`sign` is one of none, dots, underline, box",
            );
            sink.push(Diagnostic::error("wrong-type", entry.span.clone(), message));
        }
    }
}
