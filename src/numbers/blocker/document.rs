//! Numbers of documents and court cases, and reference marks (part D3).

use crate::numbers::findings::AtomKind;
use crate::numbers::numeral::short_digits;
use crate::numbers::source::{Source, is_han};

use super::Block;

/// How long the number of a court case may be after its year: `渝0109民初1234号`.
const CASE_LENGTH: usize = 18;

/// Reads `〔2024〕3号`, `(2024)渝0109民初1234号`, and reference marks such as `[11]`.
pub(super) fn case(source: &Source, start: usize) -> Option<Block> {
    let end = short_digits(source, start + 1, 4)?;
    let close = match source.at(start) {
        '〔' => '〕',
        '[' => ']',
        _ => ')',
    };
    if source.at(end) != close {
        return None;
    }
    let year = end == start + 5;
    if year && let Some(end) = numbered(source, end + 1) {
        return Some(Block::whole(start..end, AtomKind::Code));
    }
    (close != ')').then(|| Block::whole(start..end + 1, AtomKind::Quoted))
}

/// The end of the rest of a document's number, which ends in digits and `号`.
fn numbered(source: &Source, start: usize) -> Option<usize> {
    let inner = |idx: usize| is_han(source.at(idx)) || source.at(idx).is_ascii_digit();
    let stop = (start..start + CASE_LENGTH).find(|idx| source.at(*idx) == '号' || !inner(*idx))?;
    let counted = source.at(stop) == '号' && source.before(stop).is_ascii_digit();
    counted.then_some(stop + 1)
}
