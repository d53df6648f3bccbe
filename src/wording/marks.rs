//! GB/T 15834: `needless-comma`, `nested-colons`; and `mixed-range-marks`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Finding;
use super::line::{Line, advice};
use crate::diag::Message;
use crate::numbers::{AtomKind, is_han};

/// Colons farther apart than this are hardly of one clause.
const NEAR: usize = 12;

/// Finds marks that the standard does without.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Finding>) {
    for idx in 0..line.chars.len() {
        if line.at(idx) == '、' && is_needless(line, idx) {
            found.push(needless(line, idx));
        }
        if line.at(idx) == '等' && line.at(idx + 1) == '…' {
            found.push(etcetera(line, idx));
        }
    }
    colons(line, found);
}

/// `A、B、和C`, `A、B、等`. (GB/T 15834 also does without `、` between quotes; most official texts do not.)
fn is_needless(line: &Line<'_>, idx: usize) -> bool {
    let word =
        |word: &str| line.has(idx + 1, word) && line.is_seam(idx + 1) && line.is_seam(idx + 2);
    idx > 0 && (word("和") || word("及") || word("等") || line.has(idx + 1, "以及"))
}

fn needless(line: &Line<'_>, idx: usize) -> Finding {
    let next = line.at(idx + 1);
    let message = Message::new(
        format!("“{next}”前面多了顿号"),
        format!("a needless `、` before `{next}`"),
    );
    let hint = advice("删去这个顿号（GB/T 15834）", "delete it (GB/T 15834)");
    line.finding("needless-comma", idx..idx + 2, message, hint)
}

fn etcetera(line: &Line<'_>, idx: usize) -> Finding {
    let message = Message::new("“等”和省略号重复", "`等` and an ellipsis say the same");
    let hint = advice("留下一个（GB/T 15834）", "keep one of them (GB/T 15834)");
    line.finding("needless-comma", idx..idx + 2, message, hint)
}

/// Two colons of one level in a sentence.
fn colons(line: &Line<'_>, found: &mut Vec<Finding>) {
    let (mut depth, mut first) = (0_usize, None);
    for (idx, char) in line.chars.iter().enumerate() {
        match char {
            '“' | '‘' | '（' | '《' | '(' | '「' => depth += 1,
            '”' | '’' | '）' | '》' | ')' | '」' => depth = depth.saturating_sub(1),
            '。' | '；' | '？' | '！' | '\n' => first = None,
            '：' if depth == 0 && is_han(line.before(idx)) => match first {
                None => first = Some(idx),
                Some(begun) if idx - begun <= NEAR && is_han(line.at(idx + 1)) => {
                    found.push(nested(line, idx));
                }
                Some(_) => {}
            },
            _ => {}
        }
    }
}

fn nested(line: &Line<'_>, idx: usize) -> Finding {
    let message = Message::new("一句话里套用了两个冒号", "two colons in one sentence");
    let hint = advice(
        "后一个改成逗号，或者断成两句（GB/T 15834）",
        "make the second one a comma, or make two sentences (GB/T 15834)",
    );
    line.finding("nested-colons", idx..idx + 1, message, hint)
}

/// Finds ranges whose mark is another than that of the other ranges of the texts.
pub(super) fn find_mixed(lines: &[Line<'_>], found: &mut Vec<Finding>) {
    let mut uses: BTreeMap<char, Vec<(usize, Range<usize>)>> = BTreeMap::new();
    for (nth, line) in lines.iter().enumerate() {
        for (mark, range) in ranges(line) {
            uses.entry(mark).or_default().push((nth, range));
        }
    }
    // ～ between values and — between years may well stand in one text; the others are slips beside them.
    let usual = uses
        .iter()
        .max_by_key(|(mark, places)| (places.len(), is_wide(**mark)));
    let Some((usual, _)) = usual.map(|(mark, places)| (*mark, places.len())) else {
        return;
    };
    let strays = uses.iter().filter(|(mark, _)| **mark != usual);
    for (mark, places) in strays.filter(|(mark, _)| !is_wide(**mark) || !is_wide(usual)) {
        for (nth, range) in places {
            found.push(mixed(&lines[*nth], range.clone(), *mark, usual));
        }
    }
}

fn is_wide(mark: char) -> bool {
    matches!(mark, '～' | '—')
}

/// The marks of the ranges of a text, each with the place of the range.
fn ranges(line: &Line<'_>) -> Vec<(char, Range<usize>)> {
    let atoms = &line.numbers.atoms;
    let kinds = [AtomKind::Range, AtomKind::Quantity, AtomKind::Date];
    let atoms = atoms.iter().filter(|atom| kinds.contains(&atom.kind));
    atoms
        .filter_map(|atom| {
            let text = line.text.get(atom.range.clone())?;
            // 2024-01-15 is a date, not a range.
            let mut marks = text
                .char_indices()
                .filter(|(_, char)| "-–~～—".contains(*char));
            let (at, mark) = marks.next().filter(|(at, _)| *at > 0)?;
            let is_one = marks.all(|(other, same)| same == mark && other <= at + 3);
            let range = line.place(atom.range.start)..line.place(atom.range.end);
            is_one.then_some((mark, range))
        })
        .collect()
}

fn mixed(line: &Line<'_>, range: Range<usize>, mark: char, usual: char) -> Finding {
    let text = line.slice(range.clone());
    let message = Message::new(
        format!("“{text}”的起止号是“{mark}”，别处用“{usual}”"),
        format!("the range `{text}` has `{mark}`, others have `{usual}`"),
    );
    let hint = advice("全文统一成一种", "use one mark throughout");
    line.finding("mixed-range-marks", range, message, hint)
}

#[cfg(test)]
mod tests {
    use crate::wording::search;

    fn codes(texts: &[&str]) -> Vec<&'static str> {
        search(texts).iter().map(|it| it.code).collect()
    }

    #[test]
    fn marks_too_many_are_found() {
        assert_eq!(codes(&["教育、医疗、和养老"]), ["needless-comma"]);
        assert_eq!(codes(&["教育、医疗、等领域"]), ["needless-comma"]);
        assert_eq!(codes(&["目标是：一要做到：稳增长"]), ["nested-colons"]);
        let mixed = ["工期3～5天", "工期6～8天", "工期2-4天"];
        assert_eq!(codes(&mixed), ["mixed-range-marks"]);
    }

    #[test]
    fn marks_in_place_are_not() {
        for text in [
            "教育、医疗和养老等领域",
            "“稳存量”、“扩增量”",
            "分工：甲负责；乙：配合",
            "时间：9：30",
        ] {
            assert_eq!(codes(&[text]), Vec::<&str>::new(), "{text}");
        }
        assert!(codes(&["工期3～5天", "2021—2023年", "工期3至5天"]).is_empty());
    }
}
