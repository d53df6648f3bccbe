//! Keeps a palette that follows a seed readable: a colour that fails is made darker or lighter, by as
//! little as will do.

use super::contrast::{self, Shade};
use super::value::{Entry, Val};
use super::{Pack, palette};
use crate::color::{Color, Oklch};
use crate::diag::{Diagnostic, Message, Sink, Span};

/// How often all pairs are gone through: what one pair moves may touch another, but every colour moves
/// one way only, so that this ends.
const ROUNDS: usize = 12;

/// How many colours of one pair of gradients are moved at a time.
const STEPS: usize = 32;

/// How often a lightness is halved to; sRGB has 256 steps.
const HALVINGS: u32 = 12;

/// A colour that is made darker (or lighter).
#[derive(Debug, Clone)]
struct Move {
    place: Span,
    to: Color,
    is_darker: bool,
}

impl Pack {
    /// Moves what was derived until every pair can be read; seeds only where nothing else helps, and then
    /// it is said.
    pub fn repair(&mut self, seeds: &[palette::Seed], places: &[Span], sink: &mut Sink) {
        if self.palette.derived.is_empty() {
            return;
        }
        let mut moves: Vec<Move> = Vec::new();
        let derived = self.palette.derived.clone();
        self.settle(&derived, &mut moves);
        let with_seeds: Vec<Span> = derived.iter().chain(places).cloned().collect();
        self.settle(&with_seeds, &mut moves);
        for (seed, place) in seeds.iter().zip(places) {
            if let Some(found) = moves.iter().rev().find(|found| found.place == *place) {
                sink.push(moved(seed, found, place));
            }
        }
    }

    fn settle(&mut self, movable: &[Span], moves: &mut Vec<Move>) {
        for _ in 0..ROUNDS {
            let mut is_settled = true;
            for at in 0..self.contrast.len() {
                for _ in 0..STEPS {
                    let Some(step) = self.step(at, movable, moves) else {
                        break;
                    };
                    set(self.tokens_mut(), &step.place, step.to);
                    moves.retain(|known| known.place != step.place);
                    moves.push(step);
                    is_settled = false;
                }
            }
            if is_settled {
                return;
            }
        }
    }

    /// The smallest move that helps a pair; `None` when it can be read, or nothing helps. Light letters on
    /// dark stay so: whatever the seed, letters move towards the side on which the pack has them.
    fn step(&self, at: usize, movable: &[Span], moves: &[Move]) -> Option<Move> {
        let pair = &self.contrast[at];
        let side = self.palette.lighter.get(at).copied();
        let worst = self.worst(pair, side)?;
        if worst.ratio >= pair.least {
            return None;
        }
        let is_lighter = side.unwrap_or(worst.text.color.luminance() > worst.ground.luminance());
        let may = |shade: &Shade, is_darker: bool| {
            let against = |known: &Move| known.place == shade.place && known.is_darker != is_darker;
            movable.contains(&shade.place) && !moves.iter().any(against)
        };
        let text = may(&worst.text, !is_lighter).then(|| {
            let ground = contrast::over_white(&worst.below);
            let reads = |color: Color| {
                let text = seen(&worst.text, color).over(ground);
                contrast::directed(text, ground, Some(is_lighter))
            };
            moving(&worst.text, !is_lighter, pair.least, &reads)
        });
        let below = may(&worst.below, is_lighter).then(|| {
            let reads = |color: Color| {
                let ground = seen(&worst.below, color).over(Color::WHITE);
                contrast::directed(worst.text.color.over(ground), ground, Some(is_lighter))
            };
            moving(&worst.below, is_lighter, pair.least, &reads)
        });
        let moves = [below, text].into_iter().flatten().flatten();
        let best = moves.min_by(|one, two| one.1.total_cmp(&two.1));
        best.map(|(step, _)| step)
    }
}

/// A shade with another colour written for it.
fn seen(shade: &Shade, color: Color) -> Color {
    color.with_opacity(shade.opacity)
}

/// The move of a colour that makes a pair readable, or comes nearest to it, and what it costs; `None`
/// when the colour is at its end.
fn moving(
    shade: &Shade,
    is_darker: bool,
    least: f64,
    reads: &dyn Fn(Color) -> f64,
) -> Option<(Move, f64)> {
    let own = Oklch::from(shade.written);
    let end = if is_darker { 0.0 } else { 1.0 };
    let at = |share: f64| {
        let lightness = own.lightness + (end - own.lightness) * share;
        own.with_lightness(lightness).to_color()
    };
    let mut range = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = (range.0 + range.1) / 2.0;
        match reads(at(middle)) >= least {
            true => range.1 = middle,
            false => range.0 = middle,
        }
    }
    let to = at(range.1);
    let is_enough = reads(to) >= least;
    // A colour at its end that does not suffice costs more than any that does.
    let cost = (end - own.lightness).abs() * range.1 + if is_enough { 0.0 } else { 10.0 };
    let step = Move {
        place: shade.place.clone(),
        to,
        is_darker,
    };
    (to != shade.written).then_some((step, cost))
}

/// Writes a colour at a place of the tokens.
fn set(entry: &mut Entry, place: &Span, to: Color) {
    match &mut entry.value {
        Val::Word(word) if entry.span == *place => *word = to.to_string(),
        Val::List(list) => list.iter_mut().for_each(|entry| set(entry, place, to)),
        Val::Map(map) => map.iter_mut().for_each(|(_, entry)| set(entry, place, to)),
        Val::Word(_) | Val::Null | Val::Number(_) | Val::Percent(_) | Val::Expr(_) => {}
    }
}

fn moved(seed: &palette::Seed, found: &Move, place: &Span) -> Diagnostic {
    let (name, was, is) = (&seed.token, seed.color, found.to);
    let (zh, en) = match found.is_darker {
        true => ("太浅", "too light"),
        false => ("太深", "too dark"),
    };
    let message = Message::new(
        format!("“{name} {was}”{zh}，上面的字看不清，改用了 {is}"),
        format!("`{name} {was}` is {en} for what is written on it; {is} is used"),
    );
    let hint = Message::new(
        format!("写 {name}: \"{is}\" 就不再提示；要用原来的颜色，就把上面的字的颜色也写进配色"),
        format!(
            "write `{name}: \"{is}\"`; to keep your colour, state that of the words on it as well"
        ),
    );
    Diagnostic::warning("low-contrast", place.clone(), message).with_hint(hint)
}
