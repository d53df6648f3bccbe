//! What a view reads of a chart: the fields that `kinds::derived` lists for its marks and series.

use std::rc::Rc;

use super::lines::{self, Spot};
use super::plot::Plot;
use super::scale::Stretch;
use super::{parts, radial};
use crate::document::{Chart, Number, Row, Text};
use crate::layout::datum::{Datum, Words};

/// How many labels stand under an axis at the most.
const LABELS: usize = 6;
/// How many characters a tick has at the most.
const LONGEST: usize = 7;

/// The marks, one for each row.
pub(super) fn marks<'d>(plot: &Plot<'d>) -> Datum<'d> {
    let highlighted = plot.highlighted();
    let count = plot.chart.rows.len();
    let mut turn = 0.0;
    let marks = plot.chart.rows.iter().enumerate().map(|(index, row)| {
        let share = plot.shares.get(index).copied().unwrap_or(0.0);
        let from = turn;
        turn += share;
        let value = first(row);
        let x = lines::middle(index, count);
        let mut fields = vec![
            ("label", words(row.label)),
            ("value", one_value(plot, row)),
            ("parts", row_parts(plot, index, row)),
            ("ratio", Datum::Number(plot.ratio(value))),
            ("share", Datum::Number(share)),
            ("from", Datum::Number(from)),
            ("to", Datum::Number(turn)),
            ("x", Datum::Number(x)),
            ("highlight", Datum::Flag(highlighted == Some(index))),
            ("negative", Datum::Flag(value < 0.0)),
            ("total", Datum::Flag(row.is_total)),
            (
                "ticked",
                Datum::Flag(lines::is_ticked(index, count, LABELS)),
            ),
        ];
        fields.extend(stretch_fields(
            plot.stretches.get(index).and_then(|row| row.first()),
        ));
        fields.extend(kind_fields(plot, index, row));
        Datum::Fields(Rc::new(fields))
    });
    Datum::List(Rc::new(marks.collect()))
}

/// What only some kinds have.
fn kind_fields<'d>(plot: &Plot<'d>, index: usize, row: &Row<'d>) -> Vec<(&'static str, Datum<'d>)> {
    let count = plot.chart.rows.len();
    match plot.chart.kind {
        "bullet" => row.target.map_or(Vec::new(), |target| {
            vec![
                ("target", spelled(&plot.chart, target)),
                ("aim", Datum::Number(plot.scale.at(target.value))),
            ]
        }),
        "segments" | "pictogram" => {
            let steps = parts::steps(plot.ratio(first(row)), plot.step_count());
            let steps = steps
                .into_iter()
                .map(|fill| Datum::Fields(Rc::new(vec![("fill", Datum::Number(fill))])));
            let icon = row
                .icon
                .map_or(Datum::None, |icon| Datum::Word(icon.text.as_str().into()));
            vec![
                ("cells", Datum::List(Rc::new(steps.collect()))),
                ("icon", icon),
            ]
        }
        "funnel" => {
            let width = |index: usize| plot.chart.rows.get(index).map(|row| plot.ratio(first(row)));
            let upper = width(index).unwrap_or(0.0) / 2.0;
            let lower = width(index + 1).map_or(upper, |next| next.min(upper * 2.0) / 2.0);
            let sides = [
                (0.5 - upper, 0.0),
                (0.5 + upper, 0.0),
                (0.5 + lower, 1.0),
                (0.5 - lower, 1.0),
            ];
            vec![("points", points(&sides))]
        }
        "slope" => {
            let row = plot.stretches.get(index).map_or(&[][..], Vec::as_slice);
            let end =
                |stretch: Option<&Stretch>| Datum::Number(stretch.map_or(0.5, |end| 1.0 - end.at));
            vec![
                ("points", points(&lines::line(row, true))),
                ("begin", end(row.first())),
                ("end", end(row.last())),
            ]
        }
        "radar" => {
            let end = radial::on_spoke(index, count, 1.0);
            vec![
                ("points", points(&[(0.5, 0.5), end])),
                ("side", Datum::Word(radial::side(index, count).into())),
                ("y", Datum::Number(end.1)),
            ]
        }
        _ => Vec::new(),
    }
}

/// The numbers of a row, one for each series.
fn row_parts<'d>(plot: &Plot<'d>, index: usize, row: &Row<'d>) -> Datum<'d> {
    let names = &plot.chart.series;
    let parts = row
        .numbers
        .iter()
        .enumerate()
        .map(|(nth, number)| part(plot, (index, nth), number, names.get(nth).copied()));
    Datum::List(Rc::new(parts.collect()))
}

/// All numbers, row by row; the first of a row has the row's label.
pub(super) fn numbers<'d>(plot: &Plot<'d>) -> Datum<'d> {
    let names = &plot.chart.series;
    let numbers = plot.chart.rows.iter().enumerate().flat_map(|(index, row)| {
        row.numbers.iter().enumerate().map(move |(nth, number)| {
            let row_label = row.label.filter(|_| nth == 0);
            let mut fields = part_fields(plot, (index, nth), number, names.get(nth).copied());
            fields.push(("row", words(row_label)));
            Datum::Fields(Rc::new(fields))
        })
    });
    Datum::List(Rc::new(numbers.collect()))
}

/// One number of a chart: of a series in a row.
fn part<'d>(
    plot: &Plot<'d>,
    (index, nth): (usize, usize),
    number: &'d Number,
    label: Option<&'d Text>,
) -> Datum<'d> {
    Datum::Fields(Rc::new(part_fields(plot, (index, nth), number, label)))
}

fn part_fields<'d>(
    plot: &Plot<'d>,
    (index, nth): (usize, usize),
    number: &'d Number,
    label: Option<&'d Text>,
) -> Vec<(&'static str, Datum<'d>)> {
    let stretch = plot.stretches.get(index).and_then(|row| row.get(nth));
    let x = lines::middle(index, plot.chart.rows.len());
    let mut fields = vec![
        ("label", words(label)),
        ("value", spelled(&plot.chart, number)),
        ("nth", Datum::Number((nth + 1) as f64)),
        ("x", Datum::Number(x)),
        ("negative", Datum::Flag(number.value < 0.0)),
        ("below", Datum::Flag(is_below(plot, index, nth))),
    ];
    fields.extend(stretch_fields(stretch));
    fields
}

/// Whether another number of the row is higher; of equals the later is the lower.
fn is_below(plot: &Plot<'_>, index: usize, nth: usize) -> bool {
    let row = plot.stretches.get(index).map_or(&[][..], Vec::as_slice);
    let own = row.get(nth).map_or(0.0, |own| own.at);
    let higher = |(other, stretch): (usize, &Stretch)| {
        stretch.at > own || (stretch.at == own && other < nth)
    };
    row.iter().enumerate().any(higher)
}

fn stretch_fields<'d>(stretch: Option<&Stretch>) -> [(&'static str, Datum<'d>); 3] {
    let number = |of: fn(&Stretch) -> f64| Datum::Number(stretch.map_or(0.0, of));
    [
        ("start", number(|stretch| stretch.start)),
        ("length", number(|stretch| stretch.length)),
        ("at", number(|stretch| stretch.at)),
    ]
}

/// The series, each with its numbers from row to row. A chart that names none has one.
pub(super) fn series<'d>(plot: &Plot<'d>) -> Datum<'d> {
    let names = &plot.chart.series;
    let series = (0..plot.chart.depth().max(names.len()).max(1)).map(|nth| {
        let of_series = |row: &Vec<Stretch>| row.get(nth).copied();
        let stretches: Vec<Stretch> = plot.stretches.iter().filter_map(of_series).collect();
        let outline = match plot.chart.kind {
            "radar" => radial::outline(&stretches.iter().map(|one| one.at).collect::<Vec<_>>()),
            _ => lines::line(&stretches, false),
        };
        let area = lines::area(&stretches, false);
        let parts = plot
            .chart
            .rows
            .iter()
            .enumerate()
            .filter_map(|(index, row)| {
                let number = row.numbers.get(nth)?;
                Some(part(plot, (index, nth), number, row.label))
            });
        let end = stretches.last().map_or(0.5, |last| 1.0 - last.at);
        Datum::Fields(Rc::new(vec![
            ("label", words(names.get(nth).copied())),
            ("points", points(&outline)),
            ("area", points(&area)),
            ("parts", Datum::List(Rc::new(parts.collect()))),
            ("end", Datum::Number(end)),
        ]))
    });
    Datum::List(Rc::new(series.collect()))
}

/// The ticks of the scale; those of a radar are its rings.
pub(super) fn ticks<'d>(plot: &Plot<'d>) -> Datum<'d> {
    if plot.chart.kind == "radar" {
        let count = plot.chart.rows.len();
        let ring = |share: f64| {
            let rim = radial::outline(&vec![share; count]);
            Datum::Fields(Rc::new(vec![
                ("at", Datum::Number(share)),
                ("points", points(&rim)),
            ]))
        };
        return Datum::List(Rc::new(
            [0.25, 0.5, 0.75, 1.0].into_iter().map(ring).collect(),
        ));
    }
    let ticks = plot.ticks();
    // Longer numbers tell less than the room they take; every mark has its own number somewhere.
    let is_short = ticks.iter().all(|tick| tick.text.len() <= LONGEST);
    let ticks = ticks.into_iter().map(|tick| {
        let text = if is_short { tick.text } else { String::new() };
        Datum::Fields(Rc::new(vec![
            ("label", Datum::Word(text.into())),
            ("at", Datum::Number(plot.scale.at(tick.value))),
        ]))
    });
    Datum::List(Rc::new(ticks.collect()))
}

/// The line across the chart.
pub(super) fn reference<'d>(plot: &Plot<'d>) -> Datum<'d> {
    let Some((label, number)) = plot.chart.reference else {
        return Datum::None;
    };
    Datum::Fields(Rc::new(vec![
        ("label", words(Some(label))),
        ("value", spelled(&plot.chart, number)),
        ("at", Datum::Number(plot.scale.at(number.value))),
    ]))
}

/// A hundred squares, each with the number of its part, or with nothing.
pub(super) fn squares<'d>(plot: &Plot<'d>) -> Datum<'d> {
    let counts = parts::squares(&plot.shares).into_iter().enumerate();
    let of_part = counts.flat_map(|(index, count)| std::iter::repeat_n(index + 1, count));
    let squares = of_part.chain(std::iter::repeat(0)).take(100);
    let square = |nth: usize| Datum::Fields(Rc::new(vec![("nth", Datum::Number(nth as f64))]));
    Datum::List(Rc::new(squares.map(square).collect()))
}

fn first(row: &Row<'_>) -> f64 {
    row.numbers.first().map_or(0.0, |first| first.value)
}

/// The one number of a row; those of several series are its parts.
fn one_value<'d>(plot: &Plot<'d>, row: &Row<'d>) -> Datum<'d> {
    match row.numbers[..] {
        [only] => spelled(&plot.chart, only),
        _ => Datum::None,
    }
}

fn words<'d>(text: Option<&'d Text>) -> Datum<'d> {
    text.map_or(Datum::None, |text| {
        Datum::Words(Words::of_report(text).into())
    })
}

/// The spelling of the file, followed by the chart's unit when the spelling has none of its own.
fn spelled<'d>(chart: &Chart<'d>, number: &'d Number) -> Datum<'d> {
    let words = Words::of_report(&number.text);
    Datum::Words(match chart.unit_of(number) {
        Some(unit) => words.join(&Words::of_report(unit)).into(),
        None => words.into(),
    })
}

fn points<'d>(spots: &[Spot]) -> Datum<'d> {
    let point = |(x, y): &Spot| Datum::List(Rc::new(vec![Datum::Number(*x), Datum::Number(*y)]));
    Datum::List(Rc::new(spots.iter().map(point).collect()))
}
