//! `unpaired`, `nested-quotes`: quotes, brackets and book marks that have no partner.

use super::line::{Line, advice, meant};
use super::sentence;
use super::{Finding, PieceKind};
use crate::diag::Message;
use crate::numbers::is_han;

/// Marks that open and close.
const PAIRS: [(char, char); 13] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('(', ')'),
    ('[', ']'),
    ('［', '］'),
    ('｛', '｝'),
];

/// How many marks are open at once at most.
const DEPTH: usize = 32;
/// How many characters a quotation within another has at most.
const QUOTED: usize = 200;

/// Finds marks without a partner.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Finding>) {
    for (nth, line) in lines.iter().enumerate() {
        let next = lines.get(nth + 1).map_or('\0', |next| next.at(0));
        one(line, next, found);
    }
}

fn one(line: &Line<'_>, next: char, found: &mut Vec<Finding>) {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (idx, char) in line.chars.iter().enumerate() {
        let opens = PAIRS.iter().find(|(opening, _)| opening == char);
        if let Some((_, closing)) = opens {
            let is_quote = matches!(char, '“' | '《');
            if is_quote
                && open.last().is_some_and(|(_, other)| other == closing)
                && closes(line, idx)
            {
                found.push(nested(line, idx));
            }
            if open.len() == DEPTH {
                found.push(unpaired(line, open.remove(0).0));
            }
            open.push((idx, *closing));
        } else if PAIRS.iter().any(|(_, closing)| closing == char) && !is_apart(line, idx) {
            close(line, idx, &mut open, found);
        }
    }
    for (idx, _) in open {
        // A quotation of several paragraphs opens each of them.
        if idx > 0 || line.at(0) != '“' || next != '“' {
            found.push(unclosed(line, idx));
        }
    }
}

/// Takes a closing mark's partner, and says what was left open within or that there is none.
fn close(line: &Line<'_>, idx: usize, open: &mut Vec<(usize, char)>, found: &mut Vec<Finding>) {
    let mark = line.at(idx);
    let is_partner =
        |(_, closing): &(usize, char)| *closing == mark || wide(*closing) == wide(mark);
    let Some(at) = open.iter().rposition(is_partner) else {
        found.push(unpaired(line, idx));
        return;
    };
    for (inner, _) in open.drain(at + 1..) {
        found.push(unpaired(line, inner));
    }
    open.pop();
}

/// Half-width and full-width brackets close one another; that they are mixed is another rule's.
fn wide(mark: char) -> char {
    match mark {
        ')' => '）',
        ']' => '］',
        other => other,
    }
}

/// Whether two closing quotes follow, so that one quotation stands within the other.
fn closes(line: &Line<'_>, idx: usize) -> bool {
    let closing = if line.at(idx) == '“' { '”' } else { '》' };
    let rest = line.chars[idx..].iter();
    rest.take(QUOTED)
        .filter(|char| **char == closing)
        .take(2)
        .count()
        == 2
}

/// Whether a mark that looks closing closes nothing: an apostrophe, the bracket of `1)`.
fn is_apart(line: &Line<'_>, idx: usize) -> bool {
    match line.at(idx) {
        // don’t, ’98.
        '’' => line.at(idx + 1).is_ascii_alphanumeric(),
        ')' | '）' => {
            let is_number =
                |char: char| char.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(char);
            let start = (0..idx).rev().find(|idx| !is_number(line.at(*idx)));
            let start = start.map_or(0, |start| start + 1);
            let is_begun = start == 0 || "。；，：\n \u{3000}".contains(line.at(start - 1));
            start < idx && idx - start <= 3 && is_begun
        }
        _ => false,
    }
}

fn unpaired(line: &Line<'_>, idx: usize) -> Finding {
    let mark = line.at(idx);
    let message = Message::new(
        format!("标点 {mark} 没有成对"),
        format!("`{mark}` has no partner"),
    );
    let hint = advice("补上另一半，或者删去", "add its partner, or delete it");
    line.finding("unpaired", idx..idx + 1, message, hint)
}

/// A mark that is open at the end: the text may be cut there.
fn unclosed(line: &Line<'_>, idx: usize) -> Finding {
    let last = line.before(line.chars.len());
    let is_cut = line.kind != PieceKind::Heading && is_han(last) && line.at(idx) != '(';
    if !is_cut {
        return unpaired(line, idx);
    }
    let mark = line.at(idx);
    let message = Message::new(
        format!("标点 {mark} 打开后没有合上，句末也没有标点，像是断了"),
        format!("`{mark}` is never closed and no mark ends the sentence: it seems cut off"),
    );
    line.finding(
        sentence::CODE,
        idx..line.chars.len(),
        message,
        sentence::hint(),
    )
}

fn nested(line: &Line<'_>, idx: usize) -> Finding {
    let (mark, inner) = match line.at(idx) {
        '“' => ("“”", "‘’"),
        _ => ("《》", "〈〉"),
    };
    let message = Message::new(
        format!("{mark}里又用了{mark}"),
        format!("{mark} within {mark}"),
    );
    line.finding("nested-quotes", idx..idx + 1, message, meant(inner))
}

#[cfg(test)]
mod tests {
    use crate::wording::search;

    fn codes(text: &str) -> Vec<&'static str> {
        search(&[text]).iter().map(|it| it.code).collect()
    }

    #[test]
    fn marks_without_a_partner_are_found() {
        assert_eq!(codes("建设“四好农村路85公里。"), ["unpaired"]);
        assert_eq!(codes("建设四好农村路”85公里。"), ["unpaired"]);
        assert_eq!(codes("印发《关于落实《条例》的通知》。"), ["nested-quotes"]);
        assert_eq!(codes("成立全市首个“文商农旅体"), ["truncated-sentence"]);
    }

    #[test]
    fn pairs_are_not() {
        for text in [
            "“稳‘存量’、扩增量”（含区、县）《条例》",
            "1）加强领导；（二）落实责任；a)督查",
            "don’t，《〈条例〉解读》",
        ] {
            assert!(!codes(text).contains(&"unpaired"), "{text}");
        }
        assert!(search(&["“第一段。", "“第二段。”"]).is_empty());
    }
}
