//! A text look, resolved: what it takes to set and to paint words.

use std::sync::Arc;

use super::context::Context;
use super::datum::Datum;
use super::ornament::SignLook;
use super::paint::Wash;
use super::scope::Scope;
use crate::color::Color;
use crate::geom::{Abs, Axes, Em};
use crate::pack::{Entry, Val};
use crate::typeset::{Align, Justify, Mode, Policy, Setting, Style, Writing};

/// How figures stand in a text: their face, their size, their colour.
#[derive(Debug, Clone)]
pub(super) struct FigureLook {
    /// The family of digits and signs.
    pub(super) family: Arc<str>,
    /// Their weight.
    pub(super) weight: u16,
    /// Their size against the text's.
    pub(super) scale: f64,
    /// The colour of painted figures and their units.
    pub(super) color: Color,
    /// The weight of a painted unit.
    pub(super) unit_weight: u16,
}

/// A part of a figure leaf: unit, words before, words after.
#[derive(Debug, Clone)]
pub(super) struct PartLook {
    /// The families.
    pub(super) families: Arc<[String]>,
    /// The weight.
    pub(super) weight: u16,
    /// The size against the number's.
    pub(super) scale: f64,
    /// The gap before it, in em of its own size.
    pub(super) gap: Em,
    /// Its colour; the figure's own when there is none.
    pub(super) color: Option<Color>,
}

/// What stays where it is when words turn out smaller than their look: shrunk to fit, or a figure
/// without a number.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stay {
    /// The middle: words alone in a pill or disc (VM-01, VM-02).
    #[default]
    Middle,
    /// The baseline, which neighbours in a row share (VM-03).
    Baseline,
}

/// A resolved look.
#[derive(Debug, Clone)]
pub(super) struct Look {
    /// Face and size.
    pub(super) style: Style,
    /// How lines are made.
    pub(super) setting: Setting,
    /// What fills the glyphs.
    pub(super) fill: Wash,
    /// Outline strokes beneath, the first lowest: colour and width.
    pub(super) strokes: Vec<(Wash, Abs)>,
    /// Moved copies beneath everything: offset, colour, extra weight.
    pub(super) shadows: Vec<(Axes<Abs>, Wash, Abs)>,
    /// Figures inside running text.
    pub(super) figure: Option<FigureLook>,
    /// The colour of marked stretches.
    pub(super) emphasis: Option<Color>,
    /// The weight of marked stretches.
    pub(super) emphasis_weight: Option<u16>,
    /// What is drawn around marked stretches.
    pub(super) emphasis_sign: Option<SignLook>,
    /// What is drawn around painted figures.
    pub(super) figure_sign: Option<SignLook>,
    /// The smallest share of its size to which it may shrink to fit.
    pub(super) fit: Option<f64>,
    /// Whether siblings shrink together.
    pub(super) fit_group: bool,
    /// What stays where it is when the words turn out smaller than the look.
    pub(super) stay: Stay,
    /// Whether siblings put their decimal points on one x (NU-08).
    pub(super) is_pointed: bool,
    /// Whether all digits of a figure are of one width (NU-08); display lettering may do without.
    pub(super) is_tabular: bool,
    /// Whether the lines of the file are paragraphs (LI-06): running text, and looks that say so.
    pub(super) has_paragraphs: bool,
    /// Whether a final full stop is left out (TB-08).
    pub(super) bare: bool,
    /// The unit of a figure.
    pub(super) unit: Option<PartLook>,
    /// What stands before the number of a figure.
    pub(super) before: Option<PartLook>,
    /// What stands after it.
    pub(super) after: Option<PartLook>,
    /// How a value without a quantity is set.
    pub(super) plain: Option<PartLook>,
}

/// A look being read: its own entry first, then those that it extends.
pub(super) struct Chain<'d> {
    entries: Vec<&'d Entry>,
}

impl<'d> Chain<'d> {
    pub(super) fn get(&self, key: &str) -> Option<&'d Entry> {
        self.entries.iter().find_map(|entry| entry.get(key))
    }

    fn number(&self, key: &str, scope: &Scope<'_, 'd>) -> Option<f64> {
        self.get(key).and_then(|entry| scope.entry(entry).number())
    }

    fn word(&self, key: &str) -> Option<&'d str> {
        self.get(key).and_then(Entry::word)
    }
}

/// How many looks may extend one another.
const LONGEST_CHAIN: usize = 8;

impl<'d> Context<'d> {
    /// The look of a name; the plainest look for a name that the pack does not have.
    pub(super) fn look(&self, name: &str, scope: &Scope<'_, 'd>) -> Look {
        let mut chain = Chain {
            entries: Vec::new(),
        };
        let mut next = Some(name);
        while let Some(entry) = next.and_then(|name| self.pack.look(name)) {
            chain.entries.push(entry);
            next = entry.get("extends").and_then(Entry::word);
            if chain.entries.len() >= LONGEST_CHAIN {
                break;
            }
        }
        let size = Abs::px(self.letters(chain.number("size", scope).unwrap_or(36.0)));
        let style = self.style(&chain, size, scope);
        Look {
            setting: setting(&chain, scope),
            fill: self.fill(&chain, scope),
            strokes: self.strokes(&chain, scope),
            shadows: self.text_shadows(&chain, scope),
            figure: self.figure_look(&chain, scope),
            emphasis: chain
                .get("emphasis")
                .and_then(|entry| entry.get("color"))
                .and_then(|entry| color(scope.entry(entry))),
            emphasis_weight: self.emphasis_weight(&chain, &style),
            emphasis_sign: self.sign(&chain, "emphasis", scope),
            figure_sign: self.sign(&chain, "figure", scope),
            fit: chain.get("fit").and_then(|entry| fit(entry, scope)),
            fit_group: chain
                .get("fit")
                .and_then(|entry| entry.get("group"))
                .is_some(),
            stay: match chain.word("stay") {
                Some("baseline") => Stay::Baseline,
                _ => Stay::Middle,
            },
            is_pointed: chain.word("align") == Some("point"),
            is_tabular: chain.word("tabular") != Some("false"),
            has_paragraphs: !matches!(chain.word("mode"), Some("title" | "line"))
                || chain.word("paragraphs") == Some("true"),
            bare: chain.word("bare") == Some("true"),
            unit: self.part(&chain, "unit", scope),
            before: self.part(&chain, "before", scope),
            after: self.part(&chain, "after", scope),
            plain: self.part(&chain, "plain", scope),
            style,
        }
    }

    fn style(&self, chain: &Chain<'d>, size: Abs, scope: &Scope<'_, 'd>) -> Style {
        let role = chain.word("font").unwrap_or("text");
        let families = self.families(role);
        let weight = chain.number("weight", scope).unwrap_or(400.0) as u16;
        let weight = self.weight(role, weight);
        if let (Some(family), Some(entry)) = (families.first(), chain.get("weight")) {
            self.check_weight(family, weight, &entry.span);
        }
        let latin = chain.word("latin").map(|role| self.families(role));
        Style {
            families,
            latin: latin.and_then(|families| families.first().map(|family| family.as_str().into())),
            weight,
            size,
            tracking: Em::new(chain.number("tracking", scope).unwrap_or(0.0)),
            space_before: Em::ZERO,
        }
    }

    fn emphasis_weight(&self, chain: &Chain<'d>, style: &Style) -> Option<u16> {
        let entry = chain.get("emphasis")?.get("weight")?;
        let weight = match self.script.1.as_ref().and_then(|instead| instead.weight) {
            Some(_) => style.weight,
            None => entry.number()? as u16,
        };
        if let Some(family) = style.families.first() {
            self.check_weight(family, weight, &entry.span);
        }
        Some(weight)
    }

    /// The families of a font role, followed by those of running text.
    fn families(&self, role: &str) -> Arc<[String]> {
        let mut families = self.pack.families(role);
        if families.is_empty() {
            families.push(role.to_owned());
        }
        let own = families.first().map(String::as_str).unwrap_or_default();
        if let Some(instead) = self.instead(own, 400) {
            families.insert(0, instead.family.clone());
        }
        for family in self.pack.families("text") {
            if !families.contains(&family) {
                families.push(family);
            }
        }
        families.into()
    }

    /// The weight of a font role: the one that is asked for, or the only one in which this report's
    /// characters are there.
    fn weight(&self, role: &str, asked: u16) -> u16 {
        let families = self.pack.families(role);
        let own = families.first().map_or(role, String::as_str);
        let instead = self.instead(own, 400);
        instead.and_then(|instead| instead.weight).unwrap_or(asked)
    }

    fn fill(&self, chain: &Chain<'d>, scope: &Scope<'_, 'd>) -> Wash {
        let entry = chain.get("fill").or_else(|| chain.get("color"));
        entry
            .and_then(|entry| self.wash(entry, scope))
            .unwrap_or(Wash::Solid(Color::BLACK))
    }

    fn strokes(&self, chain: &Chain<'d>, scope: &Scope<'_, 'd>) -> Vec<(Wash, Abs)> {
        let Some(Val::List(list)) = chain.get("strokes").map(|entry| &entry.value) else {
            return Vec::new();
        };
        list.iter()
            .filter_map(|entry| {
                let wash = self.wash(entry.get("color")?, scope)?;
                let width = scope.entry(entry.get("width")?).number()?;
                Some((wash, Abs::px(width * self.scale.get())))
            })
            .collect()
    }

    fn text_shadows(
        &self,
        chain: &Chain<'d>,
        scope: &Scope<'_, 'd>,
    ) -> Vec<(Axes<Abs>, Wash, Abs)> {
        let Some(Val::List(list)) = chain.get("shadows").map(|entry| &entry.value) else {
            return Vec::new();
        };
        list.iter()
            .filter_map(|entry| {
                let px = |key: &str| {
                    let number = entry.get(key).and_then(|entry| scope.entry(entry).number());
                    Abs::px(number.unwrap_or(0.0) * self.scale.get())
                };
                let wash = self.wash(entry.get("color")?, scope)?;
                Some((
                    Axes {
                        x: px("x"),
                        y: px("y"),
                    },
                    wash,
                    px("width"),
                ))
            })
            .collect()
    }

    fn figure_look(&self, chain: &Chain<'d>, scope: &Scope<'_, 'd>) -> Option<FigureLook> {
        let entry = chain
            .get("figure")
            .filter(|entry| matches!(entry.value, Val::Map(_)))?;
        let number = |key: &str, default: f64| {
            entry
                .get(key)
                .and_then(|entry| scope.entry(entry).number())
                .unwrap_or(default)
        };
        let role = entry.get("font").and_then(Entry::word).unwrap_or("figure");
        let family: Arc<str> = self.families(role).first()?.as_str().into();
        let weight = number("weight", 700.0) as u16;
        self.check_weight(&family, weight, &entry.span);
        Some(FigureLook {
            family,
            weight,
            scale: number("scale", 1.15),
            color: entry
                .get("color")
                .and_then(|entry| color(scope.entry(entry)))
                .unwrap_or(Color::BLACK),
            unit_weight: self.weight("text", number("unit_weight", 700.0) as u16),
        })
    }

    fn part(&self, chain: &Chain<'d>, key: &str, scope: &Scope<'_, 'd>) -> Option<PartLook> {
        let entry = chain
            .get(key)
            .filter(|entry| matches!(entry.value, Val::Map(_)))?;
        let number = |key: &str, default: f64| {
            entry
                .get(key)
                .and_then(|entry| scope.entry(entry).number())
                .unwrap_or(default)
        };
        let role = entry.get("font").and_then(Entry::word).unwrap_or("text");
        let families = self.families(role);
        let weight = self.weight(role, number("weight", 700.0) as u16);
        if let Some(family) = families.first() {
            self.check_weight(family, weight, &entry.span);
        }
        Some(PartLook {
            families,
            weight,
            scale: number("scale", 0.36),
            gap: Em::new(number("gap", 0.1)),
            color: entry
                .get("color")
                .and_then(|entry| color(scope.entry(entry))),
        })
    }
}

fn color(datum: Datum<'_>) -> Option<Color> {
    match datum {
        Datum::Color(color) => Some(color),
        _ => None,
    }
}

/// `fit: 0.7` or `fit: { min: 0.7, group: true }`.
pub(super) fn fit<'d>(entry: &'d Entry, scope: &Scope<'_, 'd>) -> Option<f64> {
    let least = entry.get("min").unwrap_or(entry);
    scope
        .entry(least)
        .number()
        .filter(|least| *least > 0.0 && *least <= 1.0)
}

fn setting<'d>(chain: &Chain<'d>, scope: &Scope<'_, 'd>) -> Setting {
    let mode = match chain.word("mode") {
        Some("title") => Mode::Title,
        Some("line") => Mode::Line,
        _ => Mode::Body,
    };
    let justify = match chain.word("justify") {
        Some("true") => Justify::On,
        Some("false") => Justify::Off,
        Some("spread") => Justify::Spread,
        _ => Justify::Auto,
    };
    Setting {
        writing: writing(chain.word("writing")),
        mode,
        align: align(chain.word("align")),
        justify,
        indent: Em::new(chain.number("indent", scope).unwrap_or(0.0)),
        pitch: chain.number("line", scope).unwrap_or(1.6),
        words: chain
            .word("words")
            .map_or(mode == Mode::Title, |word| word == "true"),
        policy: Policy {
            hang: chain.word("hang") == Some("true"),
            ..Policy::default()
        },
        ..Setting::default()
    }
}

/// The way of writing of a word.
pub(super) fn writing(word: Option<&str>) -> Writing {
    match word {
        Some("vertical") => Writing::Vertical,
        _ => Writing::Horizontal,
    }
}

/// The alignment of a word.
pub(super) fn align(word: Option<&str>) -> Align {
    match word {
        Some("center") => Align::Center,
        Some("end") => Align::End,
        _ => Align::Start,
    }
}
