//! What is doubtful in the source, found before anything is chosen; nothing is ever changed for it.

use super::row::{Row, RowKind};
use super::{Finding, Ledger};
use crate::manuscript::Manuscript;
use crate::wording;

/// Searches the rows.
pub(super) fn search(source: &Manuscript, rows: &[Row], ledger: &mut Ledger) {
    let wholes: Vec<_> = rows
        .iter()
        .filter(|row| !matches!(row.kind, RowKind::Cells { .. }))
        .map(Row::whole)
        .collect();
    let texts: Vec<&str> = wholes.iter().map(|whole| whole.text.as_str()).collect();
    for found in wording::search(&texts) {
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
            message: found.message,
            hint: found.hint,
        });
    }
}

/// Puts everything in the order of the source.
pub(super) fn sort(ledger: &mut Ledger) {
    ledger
        .findings
        .sort_by(|one, two| one.lines.cmp(&two.lines));
    ledger.repairs.sort_by(|one, two| one.lines.cmp(&two.lines));
    ledger.choices.sort_by_key(|choice| choice.lines);
}
