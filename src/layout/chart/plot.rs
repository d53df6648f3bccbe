//! A chart with its scale: where each of its numbers is.

use super::bars::{self, Stance};
use super::parts;
use super::scale::{Scale, Stretch};
use super::ticks::{self, Tick};
use crate::document::{Chart, Number};

/// A chart whose numbers have found their places.
pub(super) struct Plot<'d> {
    pub(super) chart: Chart<'d>,
    /// Row by row, number by number.
    pub(super) stretches: Vec<Vec<Stretch>>,
    pub(super) scale: Scale,
    /// The share of the whole of each row's first number.
    pub(super) shares: Vec<f64>,
    /// The value that fills a mark of its own.
    top: f64,
}

impl<'d> Plot<'d> {
    pub(super) fn of(chart: Chart<'d>) -> Self {
        let values: Vec<Vec<f64>> = chart
            .rows
            .iter()
            .map(|row| row.numbers.iter().map(|number| number.value).collect())
            .collect();
        let stance = match chart.kind {
            "waterfall" => Stance::Running,
            "bars" | "columns" | "area" if chart.is_stacked => Stance::Stacked,
            _ => Stance::Apart,
        };
        let reaches = bars::reaches(stance, &values, |index| chart.rows[index].is_total);
        let scale = scale(&chart, &reaches);
        let firsts: Vec<f64> = values
            .iter()
            .map(|row| row.first().copied().unwrap_or(0.0))
            .collect();
        let stated = stated(&chart);
        let largest = firsts
            .iter()
            .fold(0.0, |top: f64, value| top.max(value.abs()));
        Self {
            stretches: bars::stretches(&reaches, &scale),
            shares: parts::shares(&firsts, stated, chart.is_percent()),
            top: match chart.kind {
                // Each is a share of a whole of its own: of 100, unless it is stated.
                "ring" | "progress" | "segments" | "gauge" => stated.unwrap_or(100.0),
                _ => stated.unwrap_or(largest),
            },
            scale,
            chart,
        }
    }

    /// The length of a mark against the whole scale; a value below zero has none.
    pub(super) fn ratio(&self, value: f64) -> f64 {
        match self.top > 0.0 {
            true => (value / self.top).clamp(0.0, 1.0),
            false => 0.0,
        }
    }

    /// The row that stands out: the one the report names, else the largest.
    pub(super) fn highlighted(&self) -> Option<usize> {
        let rows = &self.chart.rows;
        let first = |index: usize| rows[index].numbers.first().map_or(0.0, |first| first.value);
        let named = rows.iter().position(|row| row.is_highlighted);
        named.or_else(|| {
            (0..rows.len()).reduce(|best, next| match first(next) > first(best) {
                true => next,
                false => best,
            })
        })
    }

    /// How many steps each mark of steps has.
    pub(super) fn step_count(&self) -> usize {
        let magnitude = self.magnitude();
        let is_counted = self
            .chart
            .numbers()
            .all(|number| (number.value / magnitude).fract() == 0.0);
        match (self.chart.kind, is_counted) {
            ("pictogram", false) => 10,
            ("pictogram", true) if self.top <= 1.0 => 1,
            _ => parts::step_count(self.top / magnitude),
        }
    }

    /// The ticks of the scale.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let magnitude = self.magnitude();
        let ticks = ticks::ticks(self.scale.low / magnitude, self.scale.high / magnitude);
        let scaled = |tick: Tick| Tick {
            value: tick.value * magnitude,
            ..tick
        };
        ticks.into_iter().map(scaled).collect()
    }

    /// 万 or 亿, when every number is spelled with the same one: ticks are counted in it.
    fn magnitude(&self) -> f64 {
        let spelled = |number: &Number| match self.chart.unit_of(number) {
            Some(unit) => magnitude(&unit.text),
            None => magnitude(&number.text.text),
        };
        let mut all = self.chart.numbers().map(spelled);
        let first = all.next().unwrap_or(1.0);
        match all.all(|other| other == first) {
            true => first,
            false => 1.0,
        }
    }
}

/// What the digits of a number, or those that a unit stands behind, are multiplied by.
fn magnitude(text: &str) -> f64 {
    let digits = text.find(|char: char| char.is_ascii_digit());
    let after = &text[digits.unwrap_or(0)..];
    let after =
        after.trim_start_matches(|char: char| char.is_ascii_digit() || ".,， ".contains(char));
    match after {
        _ if after.starts_with("万亿") => 1e12,
        _ if after.starts_with('亿') => 1e8,
        _ if after.starts_with('万') => 1e4,
        _ => 1.0,
    }
}

fn stated(chart: &Chart<'_>) -> Option<f64> {
    chart.max.map(|max| max.value).filter(|max| *max > 0.0)
}

fn scale(chart: &Chart<'_>, reaches: &[Vec<(f64, f64)>]) -> Scale {
    let stated = stated(chart);
    let ends = reaches.iter().flatten().map(|(_, to)| *to);
    let reference = chart.reference.map(|(_, number)| number.value);
    let targets = chart.rows.iter().filter_map(|row| row.target);
    let targets = targets.map(|target| target.value);
    match chart.kind {
        "ring" | "progress" | "segments" | "gauge" => Scale {
            low: 0.0,
            high: stated.unwrap_or(100.0),
        },
        "line" => Scale::of_places(ends.chain(reference), stated),
        "area" => Scale::of_places(ends.chain(reference).chain([0.0]), stated),
        "slope" => Scale::of_ends(ends),
        _ => Scale::of_lengths(ends.chain(reference).chain(targets), stated),
    }
}
