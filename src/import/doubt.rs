//! What is doubtful in the source, found before anything is chosen; nothing is ever changed for it.

use std::collections::BTreeMap;

use super::join::is_ended;
use super::opening::Style;
use super::row::{Row, RowKind};
use super::{Finding, Ledger};
use crate::diag::{Message, Severity};
use crate::manuscript::Manuscript;
use crate::wording::{self, Piece, PieceKind};

/// Searches the rows.
pub(super) fn search(source: &Manuscript, rows: &[Row], ledger: &mut Ledger) {
    let wholes: Vec<_> = rows
        .iter()
        .filter(|row| !matches!(row.kind, RowKind::Cells { .. }))
        .map(Row::whole)
        .collect();
    let rows: Vec<&Row> = rows
        .iter()
        .filter(|row| !matches!(row.kind, RowKind::Cells { .. }))
        .collect();
    let pieces = rows.iter().zip(&wholes).map(|(row, whole)| Piece {
        text: &whole.text,
        kind: kind(row),
    });
    let pieces: Vec<Piece<'_>> = pieces.collect();
    for found in wording::search_pieces(&pieces) {
        let Some(whole) = wholes.get(found.text) else {
            continue;
        };
        let words = whole.slice(found.range.clone());
        let mut lines: Vec<usize> = words
            .0
            .iter()
            .map(|range| source.number_at(range.start))
            .collect();
        lines.dedup();
        ledger.findings.push(Finding {
            code: found.code,
            severity: found.severity,
            lines,
            text: whole.text.get(found.range).unwrap_or_default().to_owned(),
            place: words.first(),
            message: found.message,
            hint: found.hint,
        });
    }
    gaps(&rows, ledger);
    gather(ledger);
}

/// What a row is, as far as it is known before the tree.
fn kind(row: &Row) -> PieceKind {
    let text = row.body.text.trim_end();
    let is_short = text.chars().count() <= 30;
    match row.kind {
        RowKind::Heading(_) => PieceKind::Heading,
        _ if is_ended(text) && !is_short => PieceKind::Sentence,
        _ if row.is_bold() && is_short => PieceKind::Heading,
        _ => PieceKind::Fragment,
    }
}

/// Says where items of a list leave out a number or use one twice; the poster does not draw the numbers.
fn gaps(rows: &[&Row], ledger: &mut Ledger) {
    for pair in rows.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        let is_item =
            |row: &Row| matches!(row.kind, RowKind::Words | RowKind::Item) && row.is_numbered();
        let is_list = after.style().is_some_and(|style| style >= Style::Arabic);
        let is_run =
            is_list && is_item(before) && is_item(after) && before.style() == after.style();
        let (first, second) = (before.value(), after.value());
        if !is_run || second == first + 1 || second == 1 && first != 1 {
            continue;
        }
        let message = match first == second {
            true => Message::new(
                format!("编号 {second} 用了两次"),
                format!("the number {second} is used twice"),
            ),
            false => Message::new(
                format!("编号从 {first} 跳到 {second}"),
                format!("the numbering goes from {first} to {second}"),
            ),
        };
        ledger.findings.push(Finding {
            code: "numbering-gap",
            severity: Severity::Warning,
            lines: Vec::from([after.lines.0, before.lines.0]),
            text: after
                .body
                .text
                .trim_end_matches(['。', '；', '：'])
                .to_owned(),
            place: after.body.words.first(),
            message,
            hint: Some(Message::new(
                "核对是否漏了一项，或者编号写错",
                "check whether something is missing or misnumbered",
            )),
        });
    }
}

/// The same mark wrong on every line is one finding.
fn gather(ledger: &mut Ledger) {
    const MANY: usize = 3;
    let mut counts: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for finding in &ledger.findings {
        *counts
            .entry((finding.code, finding.text.clone()))
            .or_insert(0) += 1;
    }
    let mut firsts: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut gathered: Vec<Finding> = Vec::with_capacity(ledger.findings.len());
    for finding in std::mem::take(&mut ledger.findings) {
        let key = (finding.code, finding.text.clone());
        let count = counts.get(&key).copied().unwrap_or(0);
        let is_many = finding.code == wording::HALF_WIDTH && count > MANY;
        match firsts.get(&key).copied().filter(|_| is_many) {
            Some(first) => gathered[first].lines.extend(finding.lines),
            None => {
                firsts.insert(key, gathered.len());
                let message = match is_many {
                    true => Message::new(
                        format!("{}，共 {count} 处", finding.message.zh),
                        format!("{}, {count} times", finding.message.en),
                    ),
                    false => finding.message.clone(),
                };
                gathered.push(Finding { message, ..finding });
            }
        }
    }
    for finding in &mut gathered {
        finding.lines.dedup();
    }
    ledger.findings = gathered;
}

/// Puts everything in the order of the source.
pub(super) fn sort(ledger: &mut Ledger) {
    ledger
        .findings
        .sort_by(|one, two| one.lines.cmp(&two.lines));
    // A list that turned out to be headings was judged twice.
    ledger.findings.dedup_by(|after, before| {
        after.code == "numbering-gap" && before.code == after.code && before.lines == after.lines
    });
    ledger.repairs.sort_by(|one, two| one.lines.cmp(&two.lines));
    ledger.choices.sort_by_key(|choice| choice.lines);
}
