//! `truncated-sentence`: a text that stops in the middle.

use super::line::{Line, advice};
use super::{Finding, PieceKind};
use crate::diag::Message;

/// The name of the rule.
pub(super) const CODE: &str = "truncated-sentence";
/// Words that lead on.
const LEADING: [&str; 11] = [
    "和", "与", "及", "或", "在", "把", "被", "以及", "并且", "而且", "因为",
];
/// From this many characters on a text is no label.
const LONG: usize = 12;
/// Texts end with an end mark when this share of their kin does, in hundredths.
const MOST: usize = 80;
/// So many kin at least.
const KIN: usize = 5;

/// Finds texts that stop in the middle.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Finding>) {
    let sentences = lines.iter().filter(|line| line.kind == PieceKind::Sentence);
    let (all, ended) = sentences.fold((0, 0), |(all, ended), line| {
        (all + 1, ended + usize::from(is_ended(line)))
    });
    let marks_ends = all >= KIN && ended * 100 >= all * MOST;
    // A list may do without end marks: the neighbours on both sides must have them.
    let mut before = false;
    for (nth, line) in lines.iter().enumerate() {
        let end = stripped(line);
        let is_sentence = line.kind == PieceKind::Sentence;
        let after = lines
            .get(nth + 1)
            .is_some_and(|next| next.kind == PieceKind::Sentence && is_ended(next));
        let is_between = before && after;
        before = is_sentence && is_ended(line);
        if end == 0 {
            continue;
        }
        if let Some(start) = leads_on(line, end) {
            found.push(cut(line, start, end));
        } else if is_sentence && marks_ends && is_between && !is_ended(line) && end >= LONG {
            found.push(endless(line, end));
        }
    }
}

/// The advice for a sentence that is cut off.
pub(super) fn hint() -> Option<Message> {
    advice(
        "核对原文，补全这一句",
        "look at the original and complete it",
    )
}

/// Where a text ends without blanks.
fn stripped(line: &Line<'_>) -> usize {
    let last = line.chars.iter().rposition(|char| !char.is_whitespace());
    last.map_or(0, |last| last + 1)
}

/// Whether an end mark ends a text.
fn is_ended(line: &Line<'_>) -> bool {
    let end = stripped(line);
    "。！？；…：”’）》】」』.!?;:)—～".contains(line.before(end))
}

/// Where a text's last word begins, when that word wants another after it.
fn leads_on(line: &Line<'_>, end: usize) -> Option<usize> {
    let last = line.before(end);
    if last == '、' {
        return Some(end - 1);
    }
    let is_running = matches!(line.kind, PieceKind::Sentence | PieceKind::Fragment) && end >= LONG;
    if !is_running {
        return None;
    }
    if last == '，' && line.kind == PieceKind::Sentence {
        return Some(end - 1);
    }
    let word = LEADING.iter().find(|word| {
        let start = end.saturating_sub(word.chars().count());
        // 张大和: a name may end so, after a single character.
        line.ends(end, word)
            && line.is_seam(start)
            && line.singles(start.saturating_sub(1)..start) == 0
    })?;
    Some(end - word.chars().count())
}

fn cut(line: &Line<'_>, start: usize, end: usize) -> Finding {
    let word = line.slice(start..end);
    let message = Message::new(
        format!("停在“{word}”上，像是没有写完"),
        format!("it stops at `{word}` and seems unfinished"),
    );
    line.finding(CODE, start..end, message, hint())
}

fn endless(line: &Line<'_>, end: usize) -> Finding {
    let start = end.saturating_sub(4);
    let tail = line.slice(start..end);
    let message = Message::new(
        format!("“{tail}”后面没有句末标点，别的句子都有"),
        format!("no mark ends the sentence at `{tail}`, as it does the others"),
    );
    line.finding(CODE, start..end, message, hint())
}

#[cfg(test)]
mod tests {
    use crate::wording::{Piece, PieceKind, search, search_pieces};

    fn piece(text: &str) -> Piece<'_> {
        Piece {
            text,
            kind: PieceKind::Sentence,
        }
    }

    #[test]
    fn cut_sentences_are_found() {
        assert_eq!(search(&["不断完善农村路网、"])[0].code, super::CODE);
        assert_eq!(
            search(&["加快推进城乡融合发展的体制机制和"])[0].code,
            super::CODE
        );
        let mut pieces = vec![piece("全区经济回稳向好，民生持续改善。"); 6];
        pieces.insert(3, piece("全区经济回稳向好，民生持续改"));
        let found = search_pieces(&pieces);
        assert_eq!(
            (found.len(), found[0].text, found[0].code),
            (1, 3, super::CODE)
        );
    }

    #[test]
    fn labels_and_lists_without_marks_are_not() {
        assert!(search(&["地区生产总值", "新增就业的", "中国共产党和"]).is_empty());
        let pieces = vec![piece("全区经济回稳向好，民生持续改善"); 6];
        assert!(search_pieces(&pieces).is_empty());
    }
}
