//! Charts: scales and marks. The engine computes where marks are, in shares of the plot, and knows no
//! colour and no pixel; how a mark looks is the pack's view.

mod bars;
mod fields;
mod lines;
mod parts;
mod plot;
mod radial;
mod scale;
mod ticks;

use super::datum::Datum;
use crate::document::{Chart, Record};

use plot::Plot;

/// A field of a chart that `kinds::derived("chart")` lists.
pub(super) fn field<'d>(record: &'d Record, name: &str) -> Option<Datum<'d>> {
    let plot = || Plot::of(Chart::of(record));
    Some(match name {
        "marks" => fields::marks(&plot()),
        "series" => fields::series(&plot()),
        "numbers" => fields::numbers(&plot()),
        "ticks" => fields::ticks(&plot()),
        "reference" => fields::reference(&plot()),
        "zero" => Datum::Number(plot().scale.at(0.0)),
        "cells" => fields::squares(&plot()),
        _ => return None,
    })
}
