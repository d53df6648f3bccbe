//! `different-values`: the same figure with two values, in texts, tiles and charts.

use super::super::{Chart, Document, Record, Text, Value};
use super::collect::{self, Said};
use super::told;
use crate::diag::Sink;
use crate::wording::{self, Piece, PieceKind};

/// A sentence made of a label and its value, so that both can be compared with running text.
struct Pair<'d> {
    sentence: String,
    value: &'d Text,
}

/// Compares the figures of sections that are of one year.
pub(super) fn check(texts: &[Said<'_>], document: &Document, sink: &mut Sink) {
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for block in collect::all(document) {
        match block.kind.name {
            // Aims are not what was reached.
            "goals" => {}
            "chart" => charted(&block.record, &mut pairs),
            _ => paired(&block.record, &mut pairs),
        }
    }
    let sentence = PieceKind::Sentence;
    let mut pieces: Vec<Piece<'_>> = texts.iter().map(|said| said.piece).collect();
    let is_running = |kind: PieceKind| matches!(kind, PieceKind::Sentence | PieceKind::Fragment);
    pieces.retain(|piece| is_running(piece.kind));
    let running: Vec<&Text> = texts
        .iter()
        .filter(|said| is_running(said.piece.kind))
        .map(|said| said.text)
        .collect();
    pieces.extend(pairs.iter().map(|pair| Piece {
        text: &pair.sentence,
        kind: sentence,
    }));
    for mut finding in wording::differing(&pieces) {
        if let Some(text) = running.get(finding.text) {
            sink.push(told(finding, text));
        } else if let Some(pair) = pairs.get(finding.text - running.len()) {
            finding.range = 0..pair.value.text.len();
            sink.push(told(finding, pair.value));
        }
    }
}

/// The labels and values of tiles and their like.
fn paired<'d>(record: &'d Record, pairs: &mut Vec<Pair<'d>>) {
    for item in record.records("items") {
        if let (Some(label), Some(value)) = (text(item, "label"), text(item, "value")) {
            pairs.push(Pair {
                sentence: format!("{}{}。", label.text, value.text),
                value,
            });
        }
    }
}

/// The labels and numbers of a chart of levels with one series.
fn charted<'d>(record: &'d Record, pairs: &mut Vec<Pair<'d>>) {
    let chart = Chart::of(record);
    let title = text(record, "title").map_or("", |title| title.text.as_str());
    let is_change = ["增长", "增速", "增幅", "同比", "下降", "变化"]
        .iter()
        .any(|word| title.contains(word));
    if chart.depth() != 1 || is_change {
        return;
    }
    for row in &chart.rows {
        if let (Some(label), Some(number)) = (row.label, row.numbers.first()) {
            let unit = chart.unit.map_or("", |unit| unit.text.as_str());
            let spelled = &number.text.text;
            let has_unit = spelled.ends_with(|char: char| !char.is_ascii_digit());
            let unit = if has_unit { "" } else { unit };
            pairs.push(Pair {
                sentence: format!("{}{spelled}{unit}。", label.text),
                value: &number.text,
            });
        }
    }
}

fn text<'d>(record: &'d Record, name: &str) -> Option<&'d Text> {
    match record.get(name) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}
