//! Fields that the engine derives from what the report gives: parts of a quantity, its direction.

use std::rc::Rc;

use super::datum::{Datum, Words};
use crate::document::{Record, Text, Value};
use crate::numbers::{self, Direction};

/// A derived field of a stat item.
pub(super) fn of<'d>(record: &'d Record, name: &str) -> Datum<'d> {
    let Some(Value::Text(value)) = record.get("value") else {
        return Datum::None;
    };
    match name {
        "before" | "after" | "number" | "unit" => part(&Rc::new(Words::of_report(value)), name),
        "direction" => direction(record, value),
        "sense" => Datum::Word(record.sense().name().into()),
        "ratio" => ratio(record, value),
        _ => Datum::None,
    }
}

/// A part of a quantity: what stands before the number, the number, the unit, what stands after.
pub(super) fn part<'d>(words: &Rc<Words>, name: &str) -> Datum<'d> {
    let Some(parts) = numbers::parts(&words.text) else {
        return Datum::None;
    };
    let (number, unit) = (parts.before.len(), parts.before.len() + parts.number.len());
    let after = unit + parts.unit.len();
    let range = match name {
        "before" => 0..number,
        "number" => number..unit,
        "unit" => unit..after,
        "after" => after..words.text.len(),
        _ => return Datum::None,
    };
    if range.is_empty() {
        return Datum::None;
    }
    Datum::Words(Rc::new(words.slice(range)))
}

fn text<'d>(record: &'d Record, name: &str) -> Option<&'d Text> {
    match record.get(name) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// The direction that the item's own words tell. A change tells it; a value only when it is a rate,
/// since 新增79家 is a count and no trend.
fn direction<'d>(record: &'d Record, value: &Text) -> Datum<'d> {
    let label = text(record, "label").map_or("", |label| label.text.as_str());
    let clause = match text(record, "change") {
        Some(change) => change.text.clone(),
        None if is_rate(&value.text) => format!("{label}{}", value.text),
        None => return Datum::None,
    };
    match numbers::trend_of(label, &clause).0 {
        Direction::Up => Datum::Word("up".into()),
        Direction::Down => Datum::Word("down".into()),
        Direction::None => Datum::None,
    }
}

/// Whether a value is a rate: in per cent, points or multiples.
fn is_rate(value: &str) -> bool {
    let signs = ["%", "％", "‰", "个百分点", "个千分点", "倍"];
    numbers::parts(value).is_some_and(|parts| signs.contains(&parts.unit))
}

/// The share of the whole: of the stated `max`, else of 100 for a percentage.
fn ratio<'d>(record: &'d Record, value: &Text) -> Datum<'d> {
    let Some(parts) = numbers::parts(&value.text) else {
        return Datum::None;
    };
    let Some(number) = parts.quantity.decimal(&value.text) else {
        return Datum::None;
    };
    let whole = match record.get("max") {
        Some(Value::Number(max)) => max.value,
        _ if parts.unit.starts_with(['%', '％']) => 100.0,
        _ => return Datum::None,
    };
    if whole > 0.0 {
        Datum::Number((number / whole).clamp(0.0, 1.0))
    } else {
        Datum::None
    }
}
