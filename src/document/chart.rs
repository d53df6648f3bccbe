//! A chart as its readers want it: rows of numbers, whatever form the report gives them in.

use super::{Number, Record, Text, Value, Word};
use crate::numbers;

/// A chart, with only what the report gives.
#[derive(Debug, Clone)]
pub struct Chart<'d> {
    /// Its kind, under its English name.
    pub kind: &'static str,
    /// The unit of numbers that have none of their own.
    pub unit: Option<&'d Text>,
    /// The names of the numbers of a row.
    pub series: Vec<&'d Text>,
    /// Its data.
    pub rows: Vec<Row<'d>>,
    /// Whether the series stand on one another.
    pub is_stacked: bool,
    /// A line across the chart: what it stands for, and where it stands.
    pub reference: Option<(&'d Text, &'d Number)>,
    /// The whole, or the end of the scale.
    pub max: Option<&'d Number>,
}

/// One datum.
#[derive(Debug, Clone)]
pub struct Row<'d> {
    /// The fields as they stand in the report.
    pub record: &'d Record,
    /// What is measured.
    pub label: Option<&'d Text>,
    /// Its numbers: one, or one for each series.
    pub numbers: Vec<&'d Number>,
    /// What was aimed at.
    pub target: Option<&'d Number>,
    /// Whether the report lets it stand out.
    pub is_highlighted: bool,
    /// Whether it is a total.
    pub is_total: bool,
    /// Its icon.
    pub icon: Option<&'d Word>,
}

impl<'d> Chart<'d> {
    /// Reads the fields of a chart.
    pub fn of(record: &'d Record) -> Self {
        let reference = match record.get("reference") {
            Some(Value::Record(line)) => text(line, "label").zip(number(line, "value")),
            _ => None,
        };
        Self {
            kind: match record.get("kind") {
                Some(Value::Choice(kind)) => kind,
                _ => "bars",
            },
            unit: text(record, "unit"),
            series: list(record, "series").filter_map(as_text).collect(),
            rows: rows(record),
            is_stacked: is_set(record, "stacked"),
            reference,
            max: number(record, "max"),
        }
    }

    /// How many numbers the longest row has.
    pub fn depth(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.numbers.len())
            .max()
            .unwrap_or(0)
    }

    /// All numbers, row by row.
    pub fn numbers(&self) -> impl Iterator<Item = &'d Number> + '_ {
        self.rows.iter().flat_map(|row| row.numbers.iter().copied())
    }

    /// Whether the numbers are percentages, by the chart's unit or by their own spelling.
    pub fn is_percent(&self) -> bool {
        let signs = ['%', '％'];
        match self.unit {
            Some(unit) => unit.text.trim().starts_with(signs),
            None => self
                .numbers()
                .all(|number| number.text.text.trim_end().ends_with(signs)),
        }
    }

    /// The unit that stands behind a number: the chart's, unless the number has one of its own.
    pub fn unit_of(&self, number: &Number) -> Option<&'d Text> {
        self.unit.filter(|_| !has_unit(number))
    }
}

/// Counts the numbers without a unit of their own in the chart's: `30` under `单位: 亿元` is as much as
/// `30亿元`, so that both may stand in one chart.
pub(super) fn count_in_unit(record: &mut Record) {
    let factor = text(record, "unit").map_or(1.0, |unit| super::number::scale(unit.text.trim()));
    if factor > 1.0 {
        let fields = record.fields.iter_mut();
        fields.for_each(|(_, value)| multiply(value, factor));
    }
}

fn multiply(value: &mut Value, factor: f64) {
    match value {
        Value::Number(number) if !has_unit(number) => number.value *= factor,
        Value::List(list) => list.iter_mut().for_each(|value| multiply(value, factor)),
        Value::Record(record) => {
            let fields = record.fields.iter_mut();
            fields.for_each(|(_, value)| multiply(value, factor));
        }
        _ => {}
    }
}

fn has_unit(number: &Number) -> bool {
    numbers::parts(&number.text.text).is_some_and(|parts| !parts.unit.is_empty())
}

/// The rows of a chart: the one place that knows how they are written.
fn rows(record: &Record) -> Vec<Row<'_>> {
    list(record, "data")
        .filter_map(|datum| match datum {
            Value::Record(datum) => Some(row(datum)),
            _ => None,
        })
        .collect()
}

fn row(datum: &Record) -> Row<'_> {
    let several = list(datum, "values").filter_map(|value| match value {
        Value::Number(number) => Some(number),
        _ => None,
    });
    let numbers = match number(datum, "value") {
        Some(one) => vec![one],
        None => several.collect(),
    };
    Row {
        record: datum,
        label: text(datum, "label"),
        numbers,
        target: number(datum, "target"),
        is_highlighted: is_set(datum, "highlight"),
        is_total: is_set(datum, "total"),
        icon: match datum.get("icon") {
            Some(Value::Word(icon)) => Some(icon),
            _ => None,
        },
    }
}

fn list<'d>(record: &'d Record, name: &str) -> impl Iterator<Item = &'d Value> {
    let values = match record.get(name) {
        Some(Value::List(values)) => values.as_slice(),
        _ => &[],
    };
    values.iter()
}

fn as_text(value: &Value) -> Option<&Text> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn text<'d>(record: &'d Record, name: &str) -> Option<&'d Text> {
    record.get(name).and_then(as_text)
}

fn number<'d>(record: &'d Record, name: &str) -> Option<&'d Number> {
    match record.get(name) {
        Some(Value::Number(number)) => Some(number),
        _ => None,
    }
}

fn is_set(record: &Record, name: &str) -> bool {
    matches!(record.get(name), Some(Value::Flag(true)))
}
