//! What is doubtful in a report that can be drawn: words, sums, pictures, approved words. Only `check`
//! looks for it; drawing does not wait for it.

mod approved;
mod codes;
mod collect;
mod hold;
mod phrase;
mod pictures;
mod silence;
mod sums;
mod values;

pub use approved::Approved;
pub use codes::{BY_APPROVED, WARNINGS};
pub use silence::Silence;

use super::{Document, Text};
use crate::diag::{Diagnostic, Sink, Sources};
use crate::wording::{self, Finding, Piece};

use collect::Said;

/// Says everything that is doubtful in a report.
pub fn lint(document: &Document, approved: &[Approved], sources: &Sources, sink: &mut Sink) {
    let texts = collect::texts(document);
    let mut held = Sink::default();
    for list in approved {
        hold::check(&texts, list, &mut held);
    }
    let held = held.into_sorted();
    words(&texts, &held, sink);
    values::check(&texts, document, sink);
    sums::check(&texts, document, sink);
    pictures::check(document, sources, sink);
    held.into_iter()
        .for_each(|diagnostic| sink.push(diagnostic));
}

/// What the search for doubtful words finds, but for what the approved words say of the same place.
fn words(texts: &[Said<'_>], held: &[Diagnostic], sink: &mut Sink) {
    let pieces: Vec<Piece<'_>> = texts.iter().map(|said| said.piece).collect();
    for finding in wording::search_pieces(&pieces) {
        let Some(said) = texts.get(finding.text) else {
            continue;
        };
        if finding.code != wording::DIFFERENT_VALUES && !is_mended(&finding, said.text) {
            let diagnostic = told(finding, said.text);
            if held.iter().all(|known| known.span != diagnostic.span) {
                sink.push(diagnostic);
            }
        }
    }
}

/// Drawing makes brackets and marks between Han full-width by itself.
fn is_mended(finding: &Finding, text: &Text) -> bool {
    let marks = text.text.get(finding.range.clone()).unwrap_or_default();
    finding.code == wording::HALF_WIDTH && marks.starts_with([',', ';', ':', '!', '?', '(', ')'])
}

/// A finding at its place in the file.
fn told(finding: Finding, text: &Text) -> Diagnostic {
    let place = text.source(finding.range);
    let said = Diagnostic::warning(finding.code, place, finding.message);
    match finding.hint {
        Some(hint) => said.with_hint(hint),
        None => said,
    }
}
