//! Charts: scales and marks. The engine computes; how a mark looks is the pack's view.

use std::rc::Rc;

use super::datum::{Datum, Words};
use crate::document::{Record, Value};
use crate::numbers;

/// The marks of a chart, one for each datum, with the fields that `kinds::derived("mark")` lists.
pub(super) fn marks<'d>(record: &'d Record) -> Datum<'d> {
    let Some(Value::List(data)) = record.get("data") else {
        return Datum::None;
    };
    let rows: Vec<&Record> = data
        .iter()
        .filter_map(|datum| match datum {
            Value::Record(row) => Some(row),
            _ => None,
        })
        .collect();
    let values: Vec<f64> = rows.iter().map(|row| number(row).unwrap_or(0.0)).collect();
    let scale = Scale::of(record, &values);
    let unit = match record.get("unit") {
        Some(Value::Text(unit)) => Some(Words::of_report(unit)),
        _ => None,
    };
    let highlighted = highlighted(&rows, &values);
    let mut turn = 0.0;
    let marks = rows
        .iter()
        .zip(&values)
        .enumerate()
        .map(|(index, (row, value))| {
            let share = scale.share(*value);
            let from = turn;
            turn += share;
            let drawn = spelled(row, unit.as_ref());
            Datum::Fields(Rc::new(vec![
                ("label", row.get("label").map_or(Datum::None, Datum::of)),
                ("value", drawn),
                ("ratio", Datum::Number(scale.ratio(*value))),
                ("share", Datum::Number(share)),
                ("from", Datum::Number(from)),
                ("to", Datum::Number(turn)),
                ("highlight", Datum::Flag(highlighted == Some(index))),
                ("negative", Datum::Flag(*value < 0.0)),
            ]))
        });
    Datum::List(Rc::new(marks.collect()))
}

fn number(row: &Record) -> Option<f64> {
    match row.get("value") {
        Some(Value::Number(number)) => Some(number.value),
        _ => None,
    }
}

/// The spelling of the file, followed by the chart's unit when the spelling has none of its own.
fn spelled<'d>(row: &Record, unit: Option<&Words>) -> Datum<'d> {
    let Some(Value::Number(number)) = row.get("value") else {
        return Datum::None;
    };
    let words = Words::of_report(&number.text);
    let has_unit = numbers::parts(&words.text).is_some_and(|parts| !parts.unit.is_empty());
    match unit {
        Some(unit) if !has_unit => Datum::Words(words.join(unit).into()),
        _ => Datum::Words(words.into()),
    }
}

/// The mark that stands out: the one the report names, else the largest.
fn highlighted(rows: &[&Record], values: &[f64]) -> Option<usize> {
    let named = rows
        .iter()
        .position(|row| matches!(row.get("highlight"), Some(Value::Flag(true))));
    named.or_else(|| {
        (0..values.len()).reduce(|best, next| {
            if values[next] > values[best] {
                next
            } else {
                best
            }
        })
    })
}

/// Whether the data are percentages, by the chart's unit or by their own spelling.
fn is_percent(record: &Record) -> bool {
    let signs = ['%', '％'];
    if let Some(Value::Text(unit)) = record.get("unit") {
        return unit.text.trim().starts_with(signs);
    }
    let Some(Value::List(data)) = record.get("data") else {
        return false;
    };
    data.iter().all(|row| match row {
        Value::Record(row) => match row.get("value") {
            Some(Value::Number(number)) => number.text.text.trim_end().ends_with(signs),
            _ => false,
        },
        _ => false,
    })
}

/// From values to lengths.
struct Scale {
    top: f64,
    sum: f64,
}

impl Scale {
    /// The longest mark fills the scale, unless the report states what the whole is.
    fn of(record: &Record, values: &[f64]) -> Self {
        let stated = match record.get("max") {
            Some(Value::Number(max)) if max.value > 0.0 => Some(max.value),
            _ => None,
        };
        let largest = values
            .iter()
            .fold(0.0, |top: f64, value| top.max(value.abs()));
        let sum: f64 = values.iter().map(|value| value.abs()).sum();
        // A ring or a bar of progress is a share of a whole of its own: of 100, unless it is stated.
        let top = match record.get("kind") {
            Some(Value::Choice("ring" | "progress")) => stated.unwrap_or(100.0),
            _ => stated.unwrap_or(largest),
        };
        // Percentages that leave something over leave a gap in a donut; other parts make the whole.
        let whole = match stated {
            Some(stated) => stated,
            None if is_percent(record) && sum <= 100.0 + 1e-9 => 100.0,
            None => sum,
        };
        Self { top, sum: whole }
    }

    /// The length of a mark against the scale. A value below zero gets no mark: a bar to the other
    /// side would need an axis, and one to this side would be false.
    fn ratio(&self, value: f64) -> f64 {
        if self.top > 0.0 {
            (value / self.top).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    fn share(&self, value: f64) -> f64 {
        if self.sum > 0.0 {
            (value.abs() / self.sum).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }
}
