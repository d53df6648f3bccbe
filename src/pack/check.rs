//! A pack is checked as strictly as a report: literals against the vocabulary, bindings against the
//! kinds, names against what the pack has.

use super::view::{Body, LeafKind, View};
use super::vocabulary::{self, Takes};
use super::{Entry, Expr, Pack, Step, Val};
use crate::diag::{Diagnostic, Message, Sink};
use crate::kinds::{self, Fields, Shape};

/// Checks a literal against what its word takes.
pub(super) fn literal(name: &str, leaf_of: Option<LeafKind>, entry: &Entry, sink: &mut Sink) {
    let Some(word) = vocabulary::find(name, leaf_of) else {
        return;
    };
    value(name, word.takes, entry, sink);
}

/// Checks a literal against what is taken.
pub(super) fn value(name: &str, takes: Takes, entry: &Entry, sink: &mut Sink) {
    let fits = match (&entry.value, takes) {
        (Val::Expr(_) | Val::Null, _) | (_, Takes::Anything) => true,
        (Val::Number(_), Takes::Length | Takes::Lengths | Takes::Number) => true,
        (Val::Percent(_), Takes::Length | Takes::Number) => true,
        (Val::Word(word), Takes::Length) => word == "auto",
        (Val::List(list), Takes::Lengths) => (1..=4).contains(&list.len()),
        (Val::Word(word), Takes::Flag) => word == "true" || word == "false",
        (Val::Word(word), Takes::Color) => crate::color::Color::parse(word).is_some(),
        (Val::Word(word), Takes::Paint) => crate::color::Color::parse(word).is_some(),
        (Val::Map(_) | Val::List(_), Takes::Paint) => true,
        (Val::Word(word), Takes::Choice(words)) => words.contains(&word.as_str()),
        _ => false,
    };
    if !fits {
        let wants = wanted(takes);
        let message = Message::new(
            format!("“{name}”的值不对，应是{}", wants.zh),
            format!("`{name}` takes {}", wants.en),
        );
        sink.push(Diagnostic::error("wrong-type", entry.span.clone(), message));
    }
}

fn wanted(takes: Takes) -> Message {
    match takes {
        Takes::Length => Message::new(
            "长度（px、百分比或 auto）",
            "a length (px, a percentage or auto)",
        ),
        Takes::Lengths => Message::new("一到四个长度", "one to four lengths"),
        Takes::Number => Message::new("数字", "a number"),
        Takes::Flag => Message::new("true 或 false", "true or false"),
        Takes::Color => Message::new(
            "颜色（$token 或 \"#RRGGBB\"）",
            "a colour ($token or \"#RRGGBB\")",
        ),
        Takes::Paint => Message::new("颜色或渐变", "a colour or a gradient"),
        Takes::Choice(words) => {
            let list = words.join("、");
            Message::new(
                format!("{list} 之一"),
                format!("one of {}", words.join(", ")),
            )
        }
        Takes::Anything => Message::new("任意值", "anything"),
    }
}

/// Checks every binding of a loaded pack.
pub(super) fn bindings(pack: &Pack, sink: &mut Sink) {
    for (name, view) in pack.views() {
        let Some(kind) = kinds::lookup(name) else {
            let message = Message::new(
                format!("没有名为“{name}”的内容类型，这个视图用不上"),
                format!("there is no kind `{name}`, so this view is never used"),
            );
            sink.push(Diagnostic::error("unused-view", view.span.clone(), message));
            continue;
        };
        let mut checker = Checker {
            pack,
            fields: Some(kind.fields),
            locals: Vec::new(),
            sink,
        };
        checker.view(view);
    }
    for view in pack.bands() {
        let mut checker = Checker {
            pack,
            fields: Some(&BAND),
            locals: Vec::new(),
            sink,
        };
        checker.view(view);
    }
    for (name, view) in pack.page_views() {
        page_view(pack, name, view, sink);
    }
    for entry in pack.settings() {
        tokens(pack, entry, sink);
    }
    for word in vocabulary::TOKENS {
        if let Some((entry, 1)) = pack.token(&[Step::Name(word.name.to_owned())]) {
            value(word.name, word.takes, entry, sink);
        }
    }
    page(pack, sink);
    for (_, view) in pack.partials() {
        // The arguments of a partial view are known at its uses only; names of fields are checked there.
        let mut checker = Checker {
            pack,
            fields: None,
            locals: Vec::new(),
            sink,
        };
        checker.view(view);
    }
}

/// Reports settings of the page that mean nothing, and what they do not take.
fn page(pack: &Pack, sink: &mut Sink) {
    for (key, entry) in pack.page_entries() {
        if let Some(word) = vocabulary::PAGE.iter().find(|word| word.name == key) {
            value(key, word.takes, entry, sink);
            continue;
        }
        let message = Message::new(
            format!("“page”里没有“{key}”这个键"),
            format!("`page` has no key `{key}`"),
        );
        let found = Diagnostic::error("unknown-word", entry.span.clone(), message);
        let known = vocabulary::PAGE.iter().map(|word| word.name);
        sink.push(found.with_nearest(key, known));
    }
}

/// A cover and a headline read the fields of the hero, a runner those of no block.
fn page_view(pack: &Pack, name: &str, view: &View, sink: &mut Sink) {
    let Some((_, names)) = vocabulary::PAGE_VIEWS
        .iter()
        .find(|(known, _)| *known == name)
    else {
        let message = Message::new(
            format!("页面里没有“{name}”这种视图，它用不上"),
            format!("pages have no view `{name}`, so it is never used"),
        );
        let found = Diagnostic::error("unused-view", view.span.clone(), message);
        let known = vocabulary::PAGE_VIEWS.iter().map(|(known, _)| *known);
        return sink.push(found.with_nearest(name, known));
    };
    let fields = match name {
        "runner" | "tile" | "number" | "plan" => &BAND,
        _ => kinds::hero().fields,
    };
    let mut checker = Checker {
        pack,
        fields: Some(fields),
        locals: names
            .iter()
            .map(|name| ((*name).to_owned(), None))
            .collect(),
        sink,
    };
    checker.view(view);
}

/// Records of a chart or a table, all of whose fields are computed, and the names of their lists.
static COMPUTED: [(&str, Fields); 8] = [
    ("numbers", record("number")),
    ("marks", record("mark")),
    ("parts", record("part")),
    ("series", record("series")),
    ("ticks", record("tick")),
    ("cells", record("cell")),
    ("pieces", record("piece")),
    ("boxes", record("box")),
];

const fn record(name: &'static str) -> Fields {
    Fields {
        name,
        fields: &[],
        short: None,
        pair: None,
    }
}

/// The fields of the items of a computed list.
fn computed(list: &str) -> Option<&'static Fields> {
    let found = COMPUTED.iter().find(|(name, _)| *name == list);
    found.map(|(_, fields)| fields)
}

/// A band stands behind blocks and knows none of their fields.
static BAND: Fields = Fields {
    name: "band",
    fields: &[],
    short: None,
    pair: None,
};

/// Looks, tokens and the page's settings read tokens only.
fn tokens(pack: &Pack, entry: &Entry, sink: &mut Sink) {
    match &entry.value {
        Val::Expr(expr) => {
            for path in expr
                .paths()
                .into_iter()
                .filter(|path| !pack.has_token(path))
            {
                let Some(Step::Name(name)) = path.first() else {
                    continue;
                };
                if name == "large" {
                    continue;
                }
                let message = Message::new(
                    format!("版式里没有名为“{name}”的变量"),
                    format!("the pack has no token `{name}`"),
                );
                let diagnostic = Diagnostic::error("unknown-token", entry.span.clone(), message);
                sink.push(diagnostic.with_nearest(name, pack.token_names()));
            }
        }
        Val::List(list) => list.iter().for_each(|entry| tokens(pack, entry, sink)),
        Val::Map(map) => map.iter().for_each(|(_, entry)| tokens(pack, entry, sink)),
        Val::Null | Val::Number(_) | Val::Percent(_) | Val::Word(_) => {}
    }
}

struct Checker<'a> {
    pack: &'a Pack,
    fields: Option<&'static Fields>,
    locals: Vec<(String, Option<&'static Fields>)>,
    sink: &'a mut Sink,
}

impl Checker<'_> {
    fn view(&mut self, view: &View) {
        let depth = self.locals.len();
        if let Some(when) = &view.when {
            self.expr(when, view);
        }
        if let Some(tokens) = view.props.get("tokens")
            && let Val::Map(entries) = &tokens.value
        {
            self.locals
                .extend(entries.iter().map(|(name, _)| (name.clone(), None)));
        }
        for (_, entry) in view.props.iter() {
            self.entry(entry);
        }
        if let Some(each) = &view.each {
            self.expr(&each.list, view);
            let fields = self.item_fields(&each.list);
            self.locals.push((each.name.clone(), fields));
        }
        match &view.body {
            Body::Boxes(children) => children.iter().for_each(|child| self.view(child)),
            Body::Leaf(kind, args) => {
                args.iter().for_each(|(_, entry)| self.entry(entry));
                self.names(*kind, args);
            }
            Body::Partial(_, args) => args.iter().for_each(|(_, entry)| self.entry(entry)),
            Body::Match(choice) => {
                self.expr(&choice.subject, view);
                choice.cases.iter().for_each(|(_, case)| self.view(case));
            }
        }
        self.locals.truncate(depth);
    }

    /// The fields of the items of a list field of the kind at hand.
    fn item_fields(&self, list: &Expr) -> Option<&'static Fields> {
        let Expr::Path(steps) = list else { return None };
        let mut fields = self.fields;
        for step in steps {
            let Step::Name(name) = step else { continue };
            if let Some((_, local)) = self.locals.iter().rev().find(|(known, _)| known == name) {
                fields = *local;
                continue;
            }
            if let Some(items) = computed(name) {
                fields = Some(items);
                continue;
            }
            let field = fields?.fields.iter().find(|field| field.name == name)?;
            fields = match field.shape {
                Shape::List(Shape::Record(inner)) => Some(*inner),
                Shape::Record(inner) => Some(inner),
                _ => None,
            };
        }
        fields
    }

    fn names(&mut self, kind: LeafKind, args: &super::Props) {
        let (key, known): (&str, Vec<&str>) = match kind {
            LeafKind::Art => ("name", self.pack.art_names().collect()),
            LeafKind::Text | LeafKind::Figure => ("look", self.pack.look_names().collect()),
            _ => return,
        };
        let Some(entry) = args.get(key) else { return };
        // A list of names is a cycle of art.
        let entries = match &entry.value {
            Val::List(cycle) => cycle.as_slice(),
            _ => std::slice::from_ref(entry),
        };
        for entry in entries {
            let unknown = entry.word().filter(|word| !known.contains(word));
            let Some(word) = unknown else { continue };
            self.sink.push(match kind {
                LeafKind::Art => unknown_art(word, entry, &known),
                _ => unknown_look(word, entry, &known),
            });
        }
    }

    fn entry(&mut self, entry: &Entry) {
        match &entry.value {
            Val::Expr(expr) => {
                for path in expr.paths() {
                    self.path(path, &entry.span);
                }
            }
            Val::List(list) => list.iter().for_each(|entry| self.entry(entry)),
            Val::Map(map) => map.iter().for_each(|(_, entry)| self.entry(entry)),
            _ => {}
        }
    }

    fn expr(&mut self, expr: &Expr, view: &View) {
        for path in expr.paths() {
            self.path(path, &view.span);
        }
    }

    fn path(&mut self, path: &[Step], span: &crate::diag::Span) {
        let Some(Step::Name(first)) = path.first() else {
            return;
        };
        let Some(fields) = self.fields else { return };
        let is_field = |fields: &'static Fields, name: &str| {
            fields.fields.iter().any(|field| field.name == name)
                || derived(fields).any(|derived| derived == name)
        };
        if let Some((_, local)) = self.locals.iter().rev().find(|(name, _)| name == first) {
            if let (Some(local), Some(Step::Name(second))) = (*local, path.get(1))
                && !is_field(local, second)
            {
                self.unknown(second, local, span);
            }
            return;
        }
        let known = vocabulary::LOOP.contains(&first.as_str())
            || is_field(fields, first)
            || first == "variant"
            || self.pack.has_token(path);
        if !known {
            self.unknown(first, fields, span);
        }
    }

    fn unknown(&mut self, name: &str, fields: &'static Fields, span: &crate::diag::Span) {
        let message = Message::new(
            format!("“${name}”既不是“{}”的字段，也不是版式的变量", fields.name),
            format!(
                "`${name}` is neither a field of `{}` nor a token",
                fields.name
            ),
        );
        let diagnostic = Diagnostic::error("unknown-binding", span.clone(), message);
        let pack = self.pack;
        let fields_known = fields
            .fields
            .iter()
            .map(|field| field.name)
            .chain(derived(fields));
        let mut known: Vec<&str> = fields_known.collect();
        known.extend(pack.token_names());
        let diagnostic = diagnostic.with_nearest(name, known.into_iter());
        self.sink.push(diagnostic);
    }
}

fn unknown_art(name: &str, entry: &Entry, known: &[&str]) -> Diagnostic {
    let message = Message::new(
        format!("版式里没有名为“{name}”的图案"),
        format!("the pack has no art `{name}`"),
    );
    let found = Diagnostic::error("unknown-art", entry.span.clone(), message);
    found.with_nearest(name, known.iter().copied())
}

pub(super) fn unknown_look(name: &str, entry: &Entry, known: &[&str]) -> Diagnostic {
    let message = Message::new(
        format!("版式里没有名为“{name}”的文字样式"),
        format!("the pack has no look `{name}`"),
    );
    let found = Diagnostic::error("unknown-look", entry.span.clone(), message);
    found.with_nearest(name, known.iter().copied())
}

/// The fields that layout computes for a record, `marks` of a chart among them.
fn derived(fields: &'static Fields) -> impl Iterator<Item = &'static str> {
    kinds::derived(fields.name)
        .iter()
        .map(|derived| derived.name)
}
