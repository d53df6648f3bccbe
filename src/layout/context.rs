//! What every step of layout needs at hand.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::datum::Datum;
use super::scope::Scope;
use super::script::{Script, Substitute};
use crate::color::Color;
use crate::diag::{Diagnostic, Message, Sink, Span};
use crate::font::{Book, FaceId};
use crate::pack::{Entry, Pack, Props, Val, art, icons};
use crate::scene::{Drawing, Part};

/// A length of a view, resolved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Length {
    /// Pixels of the poster.
    Px(f64),
    /// A share of the container.
    Share(f64),
    /// As the content wants.
    Auto,
}

/// Pack, faces, scale and sink of one run.
pub(super) struct Context<'d> {
    /// The layout pack.
    pub(super) pack: &'d Pack,
    /// The faces.
    pub(super) book: &'d Book,
    /// Poster pixels for a pixel of the pack's design width.
    pub(super) scale: Cell<f64>,
    /// Whether what is laid out is only measured, so that nothing is said of it.
    pub(super) is_quiet: Cell<bool>,
    /// Whether letters have the sizes of the edition: not those of office paper.
    pub(super) is_grown: Cell<bool>,
    /// Whether codes to be scanned are drawn.
    pub(super) has_codes: bool,
    /// How the report wants marked words set apart, where it says so.
    pub(super) emphasis: Option<&'static str>,
    /// The characters of the report, and the face that takes the place of those that lack them.
    pub(super) script: (Script, Option<Substitute>),
    /// Which faces were found to lack those characters, or not.
    strange: RefCell<BTreeMap<FaceId, bool>>,
    /// Where faults go.
    pub(super) sink: RefCell<&'d mut Sink>,
    /// Art in the colours in which it was used.
    drawings: RefCell<BTreeMap<String, Option<Arc<Drawing>>>>,
    /// How many parts the poster has so far.
    parts: Cell<u32>,
    /// The heading that was drawn last, when nothing was drawn after it: its path and part.
    heading: RefCell<Option<(String, Part)>>,
    /// The weights that were found missing, so that each is said once.
    missing_weights: RefCell<BTreeSet<(String, u16)>>,
}

impl<'d> Context<'d> {
    pub(super) fn new(pack: &'d Pack, book: &'d Book, scale: f64, sink: &'d mut Sink) -> Self {
        Self {
            pack,
            book,
            scale: Cell::new(scale),
            is_quiet: Cell::new(false),
            is_grown: Cell::new(true),
            has_codes: true,
            emphasis: None,
            script: Default::default(),
            strange: RefCell::default(),
            sink: RefCell::new(sink),
            drawings: RefCell::default(),
            parts: Cell::new(0),
            heading: RefCell::default(),
            missing_weights: RefCell::default(),
        }
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        if self.is_quiet.get() {
            return;
        }
        self.sink.borrow_mut().push(diagnostic);
    }

    /// The size of letters in px of the poster.
    pub(super) fn letters(&self, size: f64) -> f64 {
        let size = match self.is_grown.get() {
            true => self.pack.grown(size),
            false => size,
        };
        size * self.scale.get()
    }

    /// Takes up the characters of a report: when the face of running text lacks many of them, another
    /// takes its place, and that of all that lack them.
    pub(super) fn read_script(&mut self, script: Script) {
        let text = self.pack.families("text");
        let substitute = text
            .first()
            .and_then(|family| script.substitute(self.book, family));
        if let Some(said) = substitute.as_ref().and_then(Substitute::say) {
            self.report(said);
        }
        self.script = (script, substitute);
    }

    /// What a family at a weight gives way to in this report.
    pub(super) fn instead(&self, family: &str, weight: u16) -> Option<&Substitute> {
        let (script, substitute) = &self.script;
        let substitute = substitute.as_ref()?;
        let face = self.book.find(family, weight)?;
        let mut known = self.strange.borrow_mut();
        let is_strange = *known
            .entry(face)
            .or_insert_with(|| script.is_strange_to(self.book, face));
        is_strange.then_some(substitute)
    }

    /// The next part of the poster.
    pub(super) fn next_part(&self) -> Part {
        let part = self.parts.get();
        self.parts.set(part + 1);
        Part(part)
    }

    /// The part of a text. Lines of one heading that a pack draws one by one are one part.
    pub(super) fn part_of(&self, path: &str, is_heading: bool) -> Part {
        let mut last = self.heading.borrow_mut();
        if let Some((known, part)) = last.as_ref()
            && is_heading
            && known == path
        {
            return *part;
        }
        let part = self.next_part();
        *last = (is_heading && !path.is_empty()).then(|| (path.to_owned(), part));
        part
    }

    /// Whether nothing has been said yet of a family and a weight.
    pub(super) fn is_new_weight(&self, family: &str, weight: u16) -> bool {
        let mut known = self.missing_weights.borrow_mut();
        known.insert((family.to_owned(), weight))
    }

    /// FB-08: a weight that a family does not have is drawn in its nearest real one, never made up;
    /// said once for each family and weight.
    pub(super) fn check_weight(&self, family: &str, weight: u16, span: &Span) {
        let Some(face) = self.book.find(family, weight) else {
            return;
        };
        let nearest = self.book.face(face).weight();
        if nearest == weight || !self.is_new_weight(family, weight) {
            return;
        }
        let message = Message::new(
            format!("“{family}”没有 {weight} 这一档粗细，用了最接近的 {nearest}"),
            format!("`{family}` has no weight {weight}; its nearest, {nearest}, is drawn"),
        );
        let hint = Message::new(
            format!("把 weight 写成 {nearest}，或者提供这一档粗细的字体文件"),
            format!("write `weight: {nearest}`, or give a font file of that weight"),
        );
        self.report(Diagnostic::warning("missing-weight", span.clone(), message).with_hint(hint));
    }

    /// The value of a property, evaluated.
    pub(super) fn datum(&self, props: &'d Props, name: &str, scope: &Scope<'_, 'd>) -> Datum<'d> {
        props
            .get(name)
            .map_or(Datum::None, |entry| scope.entry(entry))
    }

    pub(super) fn number(
        &self,
        props: &'d Props,
        name: &str,
        scope: &Scope<'_, 'd>,
    ) -> Option<f64> {
        match self.datum(props, name, scope) {
            Datum::Percent(share) => Some(share),
            other => other.number(),
        }
    }

    pub(super) fn flag(&self, props: &'d Props, name: &str, scope: &Scope<'_, 'd>) -> bool {
        self.datum(props, name, scope).is_some()
    }

    pub(super) fn word(
        &self,
        props: &'d Props,
        name: &str,
        scope: &Scope<'_, 'd>,
    ) -> Option<String> {
        self.datum(props, name, scope).characters()
    }

    pub(super) fn color(
        &self,
        props: &'d Props,
        name: &str,
        scope: &Scope<'_, 'd>,
    ) -> Option<Color> {
        match self.datum(props, name, scope) {
            Datum::Color(color) => Some(color),
            _ => None,
        }
    }

    pub(super) fn length(
        &self,
        props: &'d Props,
        name: &str,
        scope: &Scope<'_, 'd>,
    ) -> Option<Length> {
        props
            .get(name)
            .and_then(|entry| self.length_of(entry, scope))
    }

    /// The tokens that a box overrides for what is in it.
    pub(super) fn tokens(
        &self,
        props: &'d Props,
        scope: &Scope<'_, 'd>,
    ) -> Vec<(String, Datum<'d>)> {
        match props.get("tokens").map(|entry| &entry.value) {
            Some(Val::Map(entries)) => entries
                .iter()
                .map(|(name, entry)| (name.clone(), scope.entry(entry)))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// A length in px of the poster, percentages of `whole`.
    pub(super) fn length_of(&self, entry: &'d Entry, scope: &Scope<'_, 'd>) -> Option<Length> {
        match scope.entry(entry) {
            Datum::Percent(share) => Some(Length::Share(share)),
            Datum::Word(word) if &*word == "auto" => Some(Length::Auto),
            Datum::Word(word) if word.ends_with('%') => {
                let share = word.trim_end_matches('%').parse::<f64>().ok()?;
                Some(Length::Share(share / 100.0))
            }
            other => other.number().map(|px| Length::Px(px * self.scale.get())),
        }
    }

    /// Four lengths in the order top, right, bottom, left; one to four are written, as in CSS.
    pub(super) fn sides(
        &self,
        props: &'d Props,
        name: &str,
        scope: &Scope<'_, 'd>,
    ) -> Option<[Length; 4]> {
        let mut entry = props.get(name)?;
        if let Datum::Token(token) = scope.entry(entry) {
            entry = token;
        }
        let Val::List(list) = &entry.value else {
            return self.length_of(entry, scope).map(|length| [length; 4]);
        };
        let lengths: Vec<Length> = list
            .iter()
            .filter_map(|entry| self.length_of(entry, scope))
            .collect();
        match lengths[..] {
            [all] => Some([all; 4]),
            [block, inline] => Some([block, inline, block, inline]),
            [top, inline, bottom] => Some([top, inline, bottom, inline]),
            [top, right, bottom, left] => Some([top, right, bottom, left]),
            _ => None,
        }
    }

    /// A piece of art in the colours of the scope; parsed once for each set of colours.
    pub(super) fn art(
        &self,
        name: &str,
        place: &Span,
        scope: &Scope<'_, 'd>,
    ) -> Option<Arc<Drawing>> {
        let Some(source) = self.pack.art(name) else {
            let message = Message::new(
                format!("版式里没有名为“{name}”的图案"),
                format!("the pack has no art `{name}`"),
            );
            self.report(Diagnostic::error("unknown-art", place.clone(), message));
            return None;
        };
        let palette: Vec<(Color, Color)> = source
            .tokens
            .iter()
            .filter_map(|(from, token)| {
                let step = crate::pack::Step::Name(token.clone());
                match scope.path(std::slice::from_ref(&step)) {
                    Datum::Color(to) if to != *from => Some((*from, to)),
                    _ => None,
                }
            })
            .collect();
        let is_token = |color: Color| {
            let mut tokens = source.tokens.iter();
            tokens.any(|(from, _)| from.with_opacity(1.0) == color)
        };
        let mut key = source.name.clone();
        for (from, to) in &palette {
            key.push_str(&format!(" {from}>{to}"));
        }
        if let Some(known) = self.drawings.borrow().get(&key) {
            return known.clone();
        }
        let recolor = |color: Color| {
            let found = palette
                .iter()
                .find(|(from, _)| from.with_opacity(1.0) == color);
            match found {
                Some((_, to)) => Some(*to),
                None if is_token(color) || source.seeds.is_empty() => None,
                None => Some(self.pack.art_color(color, &source.seeds)),
            }
        };
        let drawing = match art::parse(&key, &source.svg, &recolor) {
            Ok(drawing) => Some(Arc::new(drawing)),
            Err(error) => {
                let message = Message::new(
                    format!("图案“{}”画不出来：{error}", source.name),
                    format!("cannot draw the art `{}`: {error}", source.name),
                );
                self.report(Diagnostic::error("bad-art", place.clone(), message));
                None
            }
        };
        self.drawings.borrow_mut().insert(key, drawing.clone());
        drawing
    }

    /// An icon in a style and colours; parsed once for each look.
    pub(super) fn icon(&self, name: &str, look: &icons::Look) -> Option<Arc<Drawing>> {
        let key = format!("icon {name} {look:?}");
        if let Some(known) = self.drawings.borrow().get(&key) {
            return known.clone();
        }
        let drawing = icons::drawing(name, look).map(Arc::new);
        self.drawings.borrow_mut().insert(key, drawing.clone());
        drawing
    }
}
