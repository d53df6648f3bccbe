//! The palette of a pack: which colours follow a seed that a report changes, and what they become.
//!
//! Every colour keeps its relation to the pack's own seed in OKLCH: its hue turns by as much as the
//! seed's, its chroma grows or shrinks by as much, and it stays as much darker or lighter.

use super::value::{Entry, Val};
use super::{Expr, Pack, Step};
use crate::color::{Color, Oklch};
use crate::diag::{Diagnostic, Message, Sink, Span, nearest};

/// The word for tokens that keep their colour, in the place of a seed.
const KEEP: &str = "keep";

/// By how much the ladder of colours may grow darker and lighter with its seed: beyond that it would
/// carry no lettering any more, while a seed may be as dark or light as it likes.
const DARKER: f64 = 0.14;
const LIGHTER: f64 = 0.1;

/// By how much chroma may grow with the seed's: tints beyond that shout.
const STRONGER: f64 = 1.5;

/// Which tokens follow which seeds, and how the seeds were changed.
#[derive(Debug, Default)]
pub(super) struct Palette {
    followers: Vec<Follower>,
    anchors: Vec<Anchor>,
    /// The places, in the pack, of the colours that were changed.
    pub(super) derived: Vec<Span>,
    /// For each pair of the pack, whether letters are lighter than their ground in its own colours.
    pub(super) lighter: Vec<bool>,
}

/// A token, the seeds that it follows, and where a pack says so.
#[derive(Debug)]
struct Follower {
    token: String,
    /// None for a token that keeps its colour; a colour that follows two lies between them.
    seeds: Vec<String>,
    place: Span,
}

/// A seed: what it was, and what it is now.
#[derive(Debug)]
struct Anchor {
    seed: String,
    from: Oklch,
    to: Option<Oklch>,
}

/// A seed as a report sets it.
#[derive(Debug)]
pub struct Seed {
    /// The token.
    pub token: String,
    /// Its new colour.
    pub color: Color,
}

impl Palette {
    /// Lays `palette: { main: [r900, r800], accent: [g400], keep: [good] }` of a layer over what the
    /// layers below it say: the last layer that names a token decides.
    pub(super) fn lay(&mut self, entry: &Entry, sink: &mut Sink) {
        let Val::Map(rows) = &entry.value else {
            return sink.push(wrong(&entry.span));
        };
        let mut own: Vec<Follower> = Vec::new();
        for (seed, tokens) in rows {
            let Val::List(list) = &tokens.value else {
                sink.push(wrong(&tokens.span));
                continue;
            };
            for token in list {
                let Some(name) = token.word() else {
                    sink.push(wrong(&token.span));
                    continue;
                };
                let seeds = || (seed != KEEP).then(|| seed.clone());
                match own.iter_mut().find(|known| known.token == name) {
                    Some(known) => known.seeds.extend(seeds()),
                    None => own.push(Follower {
                        token: name.to_owned(),
                        seeds: seeds().into_iter().collect(),
                        place: token.span.clone(),
                    }),
                }
            }
        }
        let is_new = |known: &Follower| own.iter().all(|own| own.token != known.token);
        self.followers.retain(is_new);
        self.followers.extend(own);
    }

    /// The seeds that anything follows.
    fn seeds(&self) -> Vec<&str> {
        let mut seeds: Vec<&str> = Vec::new();
        for seed in self.followers.iter().flat_map(|follower| &follower.seeds) {
            if !seeds.contains(&seed.as_str()) {
                seeds.push(seed);
            }
        }
        seeds
    }

    /// What a colour becomes that follows seeds; itself when none of them was changed.
    fn follow(&self, color: Color, seeds: &[String]) -> Color {
        let anchors = seeds.iter().filter_map(|seed| self.anchor(seed));
        let anchors: Vec<&Anchor> = anchors.take(2).collect();
        if anchors.iter().all(|anchor| anchor.to.is_none()) {
            return color;
        }
        let own = Oklch::from(color);
        let followed = match anchors[..] {
            [one, two] => {
                let share = between(own, one.from, two.from);
                one.shift(own).mix(two.shift(own), share)
            }
            [one] => one.shift(own),
            _ => own,
        };
        followed.to_color()
    }

    fn anchor(&self, seed: &str) -> Option<&Anchor> {
        self.anchors.iter().find(|anchor| anchor.seed == seed)
    }
}

/// How far a hue lies from one on the way to two: 0 to 1.
fn between(own: Oklch, one: Oklch, two: Oklch) -> f64 {
    let whole = one.turn_to(two);
    if own.is_grey() || whole == 0.0 {
        return 0.0;
    }
    let share = (one.turn_to(own) / whole).clamp(0.0, 1.0);
    // Eased at both ends: a red that leans a little to orange is still a red.
    share * share * (3.0 - 2.0 * share)
}

impl Anchor {
    /// A colour in the same relation to the new seed as to the old one.
    fn shift(&self, own: Oklch) -> Oklch {
        let (from, Some(to)) = (self.from, self.to) else {
            return own;
        };
        if own == from {
            return to;
        }
        let step = to
            .lightness
            .clamp(from.lightness - DARKER, from.lightness + LIGHTER);
        // Black stays black and white stays white; what lies between goes with the seed in proportion.
        let near = match own.lightness <= from.lightness {
            true => own.lightness / from.lightness.max(f64::EPSILON),
            false => (1.0 - own.lightness) / (1.0 - from.lightness).max(f64::EPSILON),
        };
        let lightness = own.lightness + near * (step - from.lightness);
        if from.is_grey() {
            // A grey has no hue to turn: the new one is laid over it, strongest near the seed.
            let chroma = own.chroma + near * to.chroma;
            return Oklch {
                lightness,
                chroma,
                hue: to.hue,
                ..own
            };
        }
        let turn = match to.is_grey() {
            true => 0.0,
            false => from.turn_to(to),
        };
        Oklch {
            lightness,
            chroma: own.chroma * (to.chroma / from.chroma).min(STRONGER),
            hue: own.hue + turn,
            ..own
        }
    }
}

impl Pack {
    /// Reports names of the palette that the pack does not have.
    pub(super) fn check_palette(&self, sink: &mut Sink) {
        for follower in &self.palette.followers {
            if !self.has_path(&follower.token) {
                sink.push(self.no_token(&follower.token, &follower.place));
            }
            for seed in follower.seeds.iter().filter(|seed| !self.is_color(seed)) {
                sink.push(self.no_token(seed, &follower.place));
            }
        }
        for source in self.art_names().filter_map(|name| self.art(name)) {
            for seed in source.seeds.iter().filter(|seed| !self.is_color(seed)) {
                let message = Message::new(
                    format!(
                        "图案“{}”要跟着“{seed}”变色，版式里没有这个颜色",
                        source.name
                    ),
                    format!(
                        "the art `{}` follows `{seed}`, which is no colour of the pack",
                        source.name
                    ),
                );
                sink.push(Diagnostic::error("unknown-token", None, message));
            }
        }
    }

    fn has_path(&self, path: &str) -> bool {
        let steps: Vec<Step> = path
            .split('.')
            .map(|name| Step::Name(name.to_owned()))
            .collect();
        self.has_token(&steps)
    }

    fn no_token(&self, name: &str, place: &Span) -> Diagnostic {
        let message = Message::new(
            format!("版式里没有名为“{name}”的变量"),
            format!("the pack has no token `{name}`"),
        );
        let found = Diagnostic::error("unknown-token", place.clone(), message);
        match nearest(name, self.token_names()) {
            Some(near) => found.with_hint(Message::new(
                format!("是不是“{near}”？"),
                format!("did you mean `{near}`?"),
            )),
            None => found,
        }
    }

    /// Whether other colours follow a token.
    pub fn is_seed(&self, token: &str) -> bool {
        self.palette.seeds().contains(&token)
            || self
                .art
                .values()
                .any(|art| art.seeds.iter().any(|seed| seed == token))
    }

    /// Lets every colour that follows these seeds follow them, but for tokens that the report states.
    pub fn derive(&mut self, seeds: &[Seed], stated: &[&str]) {
        let art = self.art.values().flat_map(|art| &art.seeds);
        let mut names: Vec<String> = self
            .palette
            .seeds()
            .into_iter()
            .map(str::to_owned)
            .collect();
        names.extend(art.cloned());
        names.dedup();
        for name in names {
            let Some(from) = self.color_of(&name) else {
                continue;
            };
            let to = seeds.iter().find(|seed| seed.token == name);
            self.palette.anchors.push(Anchor {
                seed: name,
                from: Oklch::from(from),
                to: to.map(|seed| Oklch::from(seed.color)),
            });
        }
        self.palette.lighter = self.sides();
        let mut derived = Vec::new();
        for follower in &self.palette.followers {
            if stated.contains(&follower.token.as_str()) {
                continue;
            }
            let follow = |color| self.palette.follow(color, &follower.seeds);
            if let Some(entry) = entry_at(&mut self.tokens, &follower.token) {
                recolor(entry, &follow, &mut derived);
            }
        }
        self.palette.derived = derived;
    }

    /// For each pair, whether letters are lighter than their ground.
    fn sides(&self) -> Vec<bool> {
        let is_lighter = |pair| {
            let worst = self.worst(pair, None);
            worst.is_some_and(|worst| worst.text.color.luminance() > worst.ground.luminance())
        };
        self.contrast.iter().map(is_lighter).collect()
    }

    /// What a colour of a piece of art becomes when the art follows seeds.
    pub fn art_color(&self, color: Color, seeds: &[String]) -> Color {
        self.palette.follow(color, seeds)
    }

    fn color_of(&self, path: &str) -> Option<Color> {
        let steps = path
            .split('.')
            .map(|name| Step::Name(name.to_owned()))
            .collect();
        self.first_color(&Expr::Path(steps))
    }
}

/// The entry of a path of tokens.
fn entry_at<'e>(tokens: &'e mut Entry, path: &str) -> Option<&'e mut Entry> {
    let mut entry = tokens;
    for step in path.split('.') {
        let Val::Map(entries) = &mut entry.value else {
            return None;
        };
        entry = entries
            .iter_mut()
            .find(|(name, _)| name == step)
            .map(|(_, entry)| entry)?;
    }
    Some(entry)
}

/// Changes every colour that is written in an entry; what is read from another token follows that one.
fn recolor(entry: &mut Entry, follow: &dyn Fn(Color) -> Color, derived: &mut Vec<Span>) {
    match &mut entry.value {
        Val::Word(word) => {
            let Some(color) = Color::parse(word) else {
                return;
            };
            let followed = follow(color);
            if followed != color {
                *word = followed.to_string();
                derived.push(entry.span.clone());
            }
        }
        Val::List(list) => list
            .iter_mut()
            .for_each(|entry| recolor(entry, follow, derived)),
        Val::Map(map) => map
            .iter_mut()
            .for_each(|(_, entry)| recolor(entry, follow, derived)),
        Val::Null | Val::Number(_) | Val::Percent(_) | Val::Expr(_) => {}
    }
}

fn wrong(span: &Span) -> Diagnostic {
    let message = Message::new(
        "palette 应写成“main: [颜色变量, …]”",
        "a palette is written `main: [token, …]`",
    );
    Diagnostic::error("wrong-type", span.clone(), message)
}
