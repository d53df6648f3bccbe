//! Text looks: face, size, line, fill, strokes, and how figures stand inside.

use super::vocabulary::{self, Takes, WordOf, word};
use super::{Entry, Val, check};
use crate::diag::{Diagnostic, Message, Sink};

/// The keys of a look, all optional.
pub const KEYS: &[WordOf] = &[
    word("extends", Takes::Anything),
    word("font", Takes::Anything),
    word("latin", Takes::Anything),
    word("weight", Takes::Number),
    word("size", Takes::Number),
    // The pitch of lines, in sizes.
    word("line", Takes::Number),
    word("tracking", Takes::Number),
    word("color", Takes::Paint),
    word("fill", Takes::Paint),
    word("strokes", Takes::Anything),
    word("shadows", Takes::Anything),
    word("mode", Takes::Choice(&["body", "title", "line"])),
    word("align", Takes::Choice(&["start", "center", "end", "point"])),
    word(
        "justify",
        Takes::Choice(&["auto", "true", "false", "spread"]),
    ),
    word("indent", Takes::Number),
    word("words", Takes::Flag),
    // A single `、`, `，` or `。` may stand beyond the end of a line (LI-10).
    word("hang", Takes::Flag),
    // Lines of the file are paragraphs outside of running text too (LI-06).
    word("paragraphs", Takes::Flag),
    word("bare", Takes::Flag),
    word("writing", vocabulary::WRITING),
    word("fit", Takes::Anything),
    // What stays where it is when words turn out smaller: VM-01, or VM-03.
    word("stay", Takes::Choice(&["middle", "baseline"])),
    // `false` leaves a figure's digits their own widths (NU-08).
    word("tabular", Takes::Flag),
    word("emphasis", Takes::Anything),
    word("figure", Takes::Anything),
    word("unit", Takes::Anything),
    word("before", Takes::Anything),
    word("after", Takes::Anything),
    word("plain", Takes::Anything),
];

/// How marked words are set apart: colour, weight, and what is drawn around them in which paint.
pub const EMPHASIS: &[WordOf] = &[
    word("color", Takes::Color),
    word("weight", Takes::Number),
    word("sign", SIGN),
    word("dots", Takes::Paint),
    word("underline", Takes::Paint),
    word("box", Takes::Paint),
];

/// How figures inside text are: colour, what is drawn around them, and their face.
pub const FIGURE: &[WordOf] = &[
    word("color", Takes::Color),
    word("weight", Takes::Number),
    word("sign", SIGN),
    word("dots", Takes::Paint),
    word("underline", Takes::Paint),
    word("box", Takes::Paint),
    word("font", Takes::Anything),
    word("scale", Takes::Number),
    word("unit_weight", Takes::Number),
];

/// The parts of a figure leaf: `unit`, `before`, `after`, and `plain`, a value without a quantity.
pub const PART: &[WordOf] = &[
    word("font", Takes::Anything),
    word("weight", Takes::Number),
    word("scale", Takes::Number),
    word("gap", Takes::Number),
    word("color", Takes::Color),
];

/// What may be drawn around words.
const SIGN: Takes = Takes::Choice(&["none", "dots", "underline", "box"]);

/// Reports what is wrong with a look; `names` are those of all looks.
pub(super) fn check(name: &str, look: &Entry, names: &[&str], sink: &mut Sink) {
    let Val::Map(entries) = &look.value else {
        let message = Message::new(
            format!("文字样式“{name}”应是一组“键: 值”"),
            format!("the look `{name}` is a map of keys"),
        );
        sink.push(Diagnostic::error("wrong-type", look.span.clone(), message));
        return;
    };
    keys(entries, KEYS, sink);
    for (key, entry) in entries {
        match (key.as_str(), &entry.value) {
            ("emphasis", Val::Map(entries)) => keys(entries, EMPHASIS, sink),
            ("figure", Val::Map(entries)) => keys(entries, FIGURE, sink),
            ("unit" | "before" | "after" | "plain", Val::Map(entries)) => keys(entries, PART, sink),
            ("extends", Val::Word(base)) if !names.contains(&base.as_str()) => {
                sink.push(check::unknown_look(base, entry, names));
            }
            _ => {}
        }
    }
}

/// Reports keys that mean nothing, and values that are not what their key takes.
fn keys(entries: &[(String, Entry)], known: &[WordOf], sink: &mut Sink) {
    for (key, entry) in entries {
        match known.iter().find(|word| word.name == key) {
            Some(word) => check::value(key, word.takes, entry, sink),
            None => unknown(key, entry, known, sink),
        }
    }
}

/// Reports a key that means nothing, with the nearest that does.
fn unknown(key: &str, entry: &Entry, known: &[WordOf], sink: &mut Sink) {
    let message = Message::new(
        format!("文字样式里没有“{key}”这个键"),
        format!("a look has no key `{key}`"),
    );
    let mut diagnostic = Diagnostic::error("unknown-word", entry.span.clone(), message);
    if let Some(near) = crate::diag::nearest(key, known.iter().map(|word| word.name)) {
        let hint = Message::new(
            format!("是不是“{near}”？"),
            format!("did you mean `{near}`?"),
        );
        diagnostic = diagnostic.with_hint(hint);
    }
    sink.push(diagnostic);
}
