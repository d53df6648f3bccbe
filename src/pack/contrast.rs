//! Pairs of colours that a reader must be able to tell apart, also after a report changed some.

use super::{Entry, Expr, Pack, Step, Val};
use crate::color::Color;
use crate::diag::{Diagnostic, Message, Sink, Span};

/// `[$ink, $ground, 4.5]`: what is drawn, on what, and the least contrast of WCAG between them.
#[derive(Debug)]
pub(super) struct Pair {
    text: Entry,
    ground: Entry,
    least: f64,
}

/// How many tokens may stand for one another.
const DEPTH: u8 = 8;

/// Reads the pairs of one layer of a pack.
pub(super) fn read(entry: &Entry, sink: &mut Sink) -> Vec<Pair> {
    let pairs = match &entry.value {
        Val::List(pairs) => pairs.as_slice(),
        _ => std::slice::from_ref(entry),
    };
    pairs.iter().filter_map(|entry| pair(entry, sink)).collect()
}

fn pair(entry: &Entry, sink: &mut Sink) -> Option<Pair> {
    if let Val::List(parts) = &entry.value
        && let [text, ground, least] = parts.as_slice()
        && let Some(least) = least.number()
    {
        let (text, ground) = (text.clone(), ground.clone());
        return Some(Pair {
            text,
            ground,
            least,
        });
    }
    let message = Message::new(
        "对比度应写成“[$ink, $ground, 4.5]”",
        "a pair is written `[$ink, $ground, 4.5]`",
    );
    sink.push(Diagnostic::error("wrong-type", entry.span.clone(), message));
    None
}

impl Pack {
    /// Whether a token stands for a colour or colours.
    pub fn is_color(&self, path: &str) -> bool {
        let steps: Vec<Step> = path
            .split('.')
            .map(|name| Step::Name(name.to_owned()))
            .collect();
        let expr = Expr::Path(steps);
        !self.colors_of(&expr, &mut Vec::new(), DEPTH).is_empty()
    }

    /// Reports pairs of the pack without a colour to them.
    pub(super) fn check_pairs(&self, sink: &mut Sink) {
        let entries = self
            .contrast
            .iter()
            .flat_map(|pair| [&pair.text, &pair.ground]);
        for entry in entries {
            if self.colors(entry, &mut Vec::new(), DEPTH).is_empty() {
                let name = name(entry);
                let message = Message::new(
                    format!("“{name}”不是颜色"),
                    format!("`{name}` is no colour"),
                );
                sink.push(Diagnostic::error(
                    "unknown-token",
                    entry.span.clone(),
                    message,
                ));
            }
        }
    }

    /// Warns of pairs that the values at these places of a report made unreadable.
    pub fn check_contrast(&self, over: &[Span], sink: &mut Sink) {
        for pair in &self.contrast {
            let mut seen = Vec::new();
            let texts = self.colors(&pair.text, &mut seen, DEPTH);
            let grounds = self.colors(&pair.ground, &mut seen, DEPTH);
            let Some(place) = over.iter().find(|span| seen.contains(span)) else {
                continue;
            };
            let seen_by_eye = |text: Color, ground: Color| {
                let ground = ground.over(Color::WHITE);
                (text.over(ground).contrast(ground), text, ground)
            };
            let worst = texts
                .iter()
                .flat_map(|text| grounds.iter().map(|ground| seen_by_eye(*text, *ground)))
                .min_by(|one, two| one.0.total_cmp(&two.0));
            if let Some((ratio, text, ground)) = worst
                && ratio < pair.least
            {
                let (one, two) = (name(&pair.text), name(&pair.ground));
                sink.push(low(
                    &format!("{one} {text}"),
                    &format!("{two} {ground}"),
                    ratio,
                    pair.least,
                    place,
                ));
            }
        }
    }

    /// The colours that an entry comes to: several for a gradient. The places of all entries on the
    /// way are seen.
    fn colors(&self, entry: &Entry, seen: &mut Vec<Span>, depth: u8) -> Vec<Color> {
        seen.push(entry.span.clone());
        match &entry.value {
            Val::Word(word) => Color::parse(word).into_iter().collect(),
            Val::Expr(expr) => self.colors_of(expr, seen, depth),
            Val::Map(_) => entry
                .get("stops")
                .map_or(Vec::new(), |stops| self.colors(stops, seen, depth)),
            Val::List(list) => list
                .iter()
                .flat_map(|entry| self.colors(entry, seen, depth))
                .collect(),
            Val::Null | Val::Number(_) | Val::Percent(_) => Vec::new(),
        }
    }

    fn colors_of(&self, expr: &Expr, seen: &mut Vec<Span>, depth: u8) -> Vec<Color> {
        let Some(depth) = depth.checked_sub(1) else {
            return Vec::new();
        };
        match expr {
            Expr::Path(steps) => match self.token(steps) {
                Some((entry, used)) if used == steps.len() => self.colors(entry, seen, depth),
                _ => Vec::new(),
            },
            Expr::Opacity(inner, opacity) => {
                let colors = self.colors_of(inner, seen, depth).into_iter();
                colors.map(|color| color.with_opacity(*opacity)).collect()
            }
            Expr::Word(word) => Color::parse(word).into_iter().collect(),
            // Any of the list may be meant.
            Expr::Item(list, _) => self.colors_of(list, seen, depth),
            Expr::Number(_) | Expr::Not(_) | Expr::Binary(..) | Expr::Formatted(..) => Vec::new(),
        }
    }
}

/// A token's name, as a report overrides it.
fn name(entry: &Entry) -> String {
    let Val::Expr(expr) = &entry.value else {
        return entry.word().unwrap_or_default().to_owned();
    };
    let steps = expr.paths().into_iter().next().unwrap_or_default();
    let names = steps.iter().filter_map(|step| match step {
        Step::Name(name) => Some(name.as_str()),
        Step::Index(_) | Step::From(_) => None,
    });
    names.collect::<Vec<_>>().join(".")
}

fn low(text: &str, ground: &str, ratio: f64, least: f64, place: &Span) -> Diagnostic {
    let message = Message::new(
        format!("“{text}”在“{ground}”上看不清：对比度 {ratio:.1}，应不低于 {least}"),
        format!(
            "`{text}` is hard to read on `{ground}`: a contrast of {ratio:.1}, less than {least}"
        ),
    );
    let hint = Message::new(
        "换一个更深或更浅的颜色",
        "take a darker or a lighter colour",
    );
    Diagnostic::warning("low-contrast", place.clone(), message).with_hint(hint)
}
