//! `doubled-word`, `doubled-punctuation`: what was typed twice. Chinese doubles on purpose as well; what
//! it doubles so is told by form (高高兴兴, 一步一步) or by a small list (讨论讨论).

use super::Finding;
use super::lexicon;
use super::line::{Line, advice};
use crate::diag::Message;
use crate::numbers::is_han;
use std::ops::Range;

/// The most characters of what is doubled.
const LONGEST: usize = 8;

/// Words of grammar, which are never doubled.
const GRAMMAR: &str = "的了和与及在是对为被把将从向于以而且并或也都就又不等其由所之到使让因但";

/// Verbs and sounds that are doubled to soften them or to go on.
static SOFT: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/wording/doubled.txt"
));

/// Marks that stand once.
const ONCE: &str = "，。、；：,;";

/// Finds what stands twice.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Finding>) {
    let mut idx = 0;
    while idx < line.chars.len() {
        let range = word(line, idx).or_else(|| marks(line, idx));
        idx = range.as_ref().map_or(idx + 1, |range| range.end);
        if let Some(range) = range {
            found.push(said(line, range));
        }
    }
}

fn said(line: &Line<'_>, range: Range<usize>) -> Finding {
    let twice = line.slice(range.clone());
    if is_han(line.at(range.start)) {
        let half = line.slice(range.start..usize::midpoint(range.start, range.end));
        let message = Message::new(
            format!("“{half}”重复了：“{twice}”"),
            format!("`{half}` stands twice: `{twice}`"),
        );
        let hint = Message::new(
            format!("是不是多了一个“{half}”？"),
            format!("is one `{half}` too many?"),
        );
        return line.finding("doubled-word", range, message, Some(hint));
    }
    let message = Message::new(
        format!("标点“{twice}”重叠"),
        format!("the marks `{twice}` stand side by side"),
    );
    let hint = advice("留下该用的那一个", "keep the one that is meant");
    line.finding("doubled-punctuation", range, message, hint)
}

/// Marks in a row of which one is too many. `。。。` is an ellipsis, and another rule's.
fn marks(line: &Line<'_>, idx: usize) -> Option<Range<usize>> {
    let is_mark = |idx: usize| ONCE.contains(line.at(idx)) && !line.code[idx];
    if !is_mark(idx) || (idx > 0 && is_mark(idx - 1)) {
        return None;
    }
    let end = (idx..line.chars.len()).find(|idx| !is_mark(*idx));
    let end = end.unwrap_or(line.chars.len());
    let is_ellipsis = end - idx >= 3 && line.chars[idx..end].iter().all(|char| *char == '。');
    (end - idx >= 2 && !is_ellipsis).then_some(idx..end)
}

/// The longest word that stands twice from a place on.
fn word(line: &Line<'_>, idx: usize) -> Option<Range<usize>> {
    if !line.is_seam(idx) || !is_han(line.at(idx)) {
        return None;
    }
    let most = LONGEST.min((line.chars.len() - idx) / 2);
    let sizes = (1..=most).rev();
    let mut twice = sizes.filter(|size| {
        let (one, other) = line.chars[idx..idx + 2 * size].split_at(*size);
        one == other && one.iter().all(|char| is_han(*char))
    });
    let size = twice.next()?;
    let range = idx..idx + 2 * size;
    let is_slip =
        line.is_words(&range) && line.is_seam(idx + size) && !is_meant(line, &range, size);
    is_slip.then_some(range)
}

/// Whether a doubling is one of the language.
fn is_meant(line: &Line<'_>, range: &Range<usize>, size: usize) -> bool {
    let word = &line.chars[range.start..range.start + size];
    if size == 1 {
        return !GRAMMAR.contains(word[0]) || frames(line, range);
    }
    // 一步一步, 三个三个: by ones and threes.
    let counts = "一二两三四五六七八九十百千几半每".contains(word[0]);
    let is_soft = SOFT
        .lines()
        .filter(|line| !line.starts_with('#'))
        .any(|listed| listed.chars().eq(word.iter().copied()));
    // 又快又好 is no doubling; 人人人人 is a row of one character, a sound or a game.
    let is_row = word.iter().all(|char| *char == word[0]);
    // 很远很远, 想着想着.
    let is_style = "很最老太好真".contains(word[0]) || "着啊呀哇".contains(word[size - 1]);
    counts || is_style || is_soft || is_row || lexicon::is_word(&line.chars[range.clone()])
}

/// Whether a doubled character is half of 和和美美, or part of a word that has it.
fn frames(line: &Line<'_>, range: &Range<usize>) -> bool {
    let (start, end) = (range.start, range.end);
    let pair = |at: usize| is_han(line.at(at)) && line.at(at) == line.at(at + 1);
    pair(end) || (start >= 2 && pair(start - 2)) || lexicon::is_word(&line.chars[range.clone()])
}

#[cfg(test)]
mod tests {
    use crate::wording::search;

    fn codes(text: &str) -> Vec<&'static str> {
        search(&[text]).iter().map(|it| it.code).collect()
    }

    #[test]
    fn doubled_words_are_found() {
        for text in [
            "青少年健康成长成长培育中心",
            "群众的的获得感",
            "教育和和医疗",
            "对项目进行进行验收",
            "推动经济高质量发展高质量发展取得成效",
        ] {
            assert_eq!(codes(text), ["doubled-word"], "{text}");
        }
    }

    #[test]
    fn doublings_of_the_language_are_not() {
        for text in [
            "高高兴兴，和和美美，点点滴滴，家家户户，人人参与，天天向上，蒸蒸日上，欣欣向荣",
            "大家研究研究、讨论讨论，一步一步走，一个个抓，3个3个来，一项一项落实",
            "目的的实现，人人和和谐社会，加快发展发展中国家的合作，实现了了解",
            "二〇〇五年，九九重阳，三三两两，谢谢大家",
        ] {
            assert_eq!(codes(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn doubled_marks_are_found() {
        assert_eq!(codes("经济回稳，，民生改善。"), ["doubled-punctuation"]);
        assert_eq!(codes("经济回稳。，民生改善。"), ["doubled-punctuation"]);
    }
}
