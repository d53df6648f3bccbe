//! Pairs of colours that a reader must be able to tell apart, also after a report changed some.

use super::{Entry, Expr, Pack, Step, Val};
use crate::color::Color;
use crate::diag::{Diagnostic, Message, Sink, Span};

/// `[$ink, $ground, 4.5]`: what is drawn, on what, and the least contrast of WCAG between them.
#[derive(Debug)]
pub(super) struct Pair {
    text: Entry,
    ground: Entry,
    pub(super) least: f64,
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
        self.first_color(&expr).is_some()
    }

    /// Reports pairs of the pack without a colour to them.
    pub(super) fn check_pairs(&self, sink: &mut Sink) {
        let entries = self
            .contrast
            .iter()
            .flat_map(|pair| [&pair.text, &pair.ground]);
        for entry in entries {
            if self.shades(entry, &mut Vec::new(), DEPTH).is_empty() {
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

    /// Warns of pairs that the values at these places of a report made unreadable, or what was derived
    /// from them.
    pub fn check_contrast(&self, over: &[Span], sink: &mut Sink) {
        for pair in &self.contrast {
            let mut seen = Vec::new();
            self.shades(&pair.text, &mut seen, DEPTH);
            self.shades(&pair.ground, &mut seen, DEPTH);
            let derived = || {
                let is_derived = |span: &Span| self.palette.derived.contains(span);
                over.first().filter(|_| seen.iter().any(is_derived))
            };
            let stated = over.iter().find(|span| seen.contains(span));
            let Some(place) = stated.or_else(derived) else {
                continue;
            };
            if let Some(worst) = self.worst(pair, None)
                && worst.ratio < pair.least
            {
                let (one, two) = (name(&pair.text), name(&pair.ground));
                sink.push(low(
                    &format!("{one} {}", worst.text.color),
                    &format!("{two} {}", worst.ground),
                    worst.ratio,
                    pair.least,
                    place,
                ));
            }
        }
    }

    /// Where a pair of colours or gradients is read worst. Where letters are to be the lighter of the two
    /// (or the darker), the other way round is worse than no contrast at all.
    pub(super) fn worst(&self, pair: &Pair, is_lighter: Option<bool>) -> Option<Worst> {
        let mut seen = Vec::new();
        let texts = self.shades(&pair.text, &mut seen, DEPTH);
        let grounds = self.shades(&pair.ground, &mut seen, DEPTH);
        let met = |text: &Shade, below: &Shade| {
            let ground = over_white(below);
            Worst {
                ratio: directed(text.color.over(ground), ground, is_lighter),
                text: text.clone(),
                below: below.clone(),
                ground,
            }
        };
        let pairs = texts
            .iter()
            .flat_map(|text| grounds.iter().map(move |ground| met(text, ground)));
        pairs.min_by(|one, two| one.ratio.total_cmp(&two.ratio))
    }

    /// The first colour that an expression comes to.
    pub(super) fn first_color(&self, expr: &Expr) -> Option<Color> {
        let shades = self.shades_of(expr, &mut Vec::new(), DEPTH);
        shades.first().map(|shade| shade.color)
    }

    /// The colours that an entry comes to: several for a gradient. The places of all entries on the
    /// way are seen.
    fn shades(&self, entry: &Entry, seen: &mut Vec<Span>, depth: u8) -> Vec<Shade> {
        seen.push(entry.span.clone());
        match &entry.value {
            Val::Word(word) => shade(word, &entry.span).into_iter().collect(),
            Val::Expr(expr) => self.shades_of(expr, seen, depth),
            Val::Map(_) => entry
                .get("stops")
                .map_or(Vec::new(), |stops| self.shades(stops, seen, depth)),
            Val::List(list) => list
                .iter()
                .flat_map(|entry| self.shades(entry, seen, depth))
                .collect(),
            Val::Null | Val::Number(_) | Val::Percent(_) => Vec::new(),
        }
    }

    fn shades_of(&self, expr: &Expr, seen: &mut Vec<Span>, depth: u8) -> Vec<Shade> {
        let Some(depth) = depth.checked_sub(1) else {
            return Vec::new();
        };
        match expr {
            Expr::Path(steps) => match self.token(steps) {
                Some((entry, used)) if used == steps.len() => self.shades(entry, seen, depth),
                _ => Vec::new(),
            },
            Expr::Opacity(inner, opacity) => {
                let shades = self.shades_of(inner, seen, depth).into_iter();
                shades.map(|shade| shade.faded(*opacity)).collect()
            }
            // A colour inside an expression has no place of its own, and nothing moves it.
            Expr::Word(word) => shade(word, &Span::new(Default::default(), 0..0))
                .into_iter()
                .collect(),
            // Any of the list may be meant.
            Expr::Item(list, _) => self.shades_of(list, seen, depth),
            Expr::Number(_) | Expr::Not(_) | Expr::Binary(..) | Expr::Formatted(..) => Vec::new(),
        }
    }
}

/// A colour of a pair.
#[derive(Debug, Clone)]
pub(super) struct Shade {
    /// As it is drawn.
    pub(super) color: Color,
    /// As it is written.
    pub(super) written: Color,
    /// The opacity that it got on the way from one to the other.
    pub(super) opacity: f64,
    /// Where it is written.
    pub(super) place: Span,
}

impl Shade {
    fn faded(self, opacity: f64) -> Self {
        Self {
            color: self.color.with_opacity(opacity),
            opacity: self.opacity * opacity,
            ..self
        }
    }
}

fn shade(word: &str, place: &Span) -> Option<Shade> {
    Color::parse(word).map(|color| Shade {
        color,
        written: color,
        opacity: 1.0,
        place: place.clone(),
    })
}

/// What is seen of a ground.
pub(super) fn over_white(below: &Shade) -> Color {
    below.color.over(Color::WHITE)
}

/// The contrast of letters and their ground: below 1 when they are not on the side that they should be.
pub(super) fn directed(text: Color, ground: Color, is_lighter: Option<bool>) -> f64 {
    let ratio = text.contrast(ground);
    match is_lighter {
        Some(lighter) if lighter != (text.luminance() > ground.luminance()) => 1.0 / ratio,
        _ => ratio,
    }
}

/// The colours of a pair that are hardest to tell apart.
#[derive(Debug)]
pub(super) struct Worst {
    /// Their contrast.
    pub(super) ratio: f64,
    /// What is drawn.
    pub(super) text: Shade,
    /// What it is drawn on.
    pub(super) below: Shade,
    /// What is seen of that.
    pub(super) ground: Color,
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
