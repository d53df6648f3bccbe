//! `half-width-punctuation`, `ellipsis`, `dash`: marks of another script, and marks cut in half.

use std::ops::Range;

use super::Finding;
use super::line::{Line, advice};
use crate::diag::Message;
use crate::numbers::is_han;

/// The name of the rule of half-width marks.
pub(super) const CODE: &str = "half-width-punctuation";
/// ASCII marks and what they are in Chinese text.
const WIDE: [(char, &str); 9] = [
    (',', "，"),
    (';', "；"),
    (':', "："),
    ('?', "？"),
    ('!', "！"),
    ('(', "（"),
    (')', "）"),
    ('.', "。"),
    ('"', "“”"),
];

/// How many characters a pair of brackets holds at most.
const INSIDE: usize = 60;

/// Finds marks of another script.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Finding>) {
    let (mut idx, mut partner) = (0, None);
    while idx < line.chars.len() {
        let end = run(line, idx);
        match line.at(idx) {
            '.' | '。' if end - idx >= 3 => found.push(dots(line, idx..end)),
            '(' if end == idx + 1 => {
                if let Some(close) = closes(line, idx) {
                    if is_chinese(line, idx) || is_chinese(line, close) {
                        found.push(half(line, idx..close + 1, "（）"));
                        partner = Some(close);
                    }
                } else if is_chinese(line, idx) {
                    found.push(half(line, idx..end, "（"));
                }
            }
            ')' if partner == Some(idx) => {}
            '…' if end - idx != 2 && end - idx != 4 => found.push(dots(line, idx..end)),
            '-' if end - idx >= 2 && is_between(line, idx, end) => found.push(dash(line, idx..end)),
            mark if end == idx + 1 && !line.code[idx] => {
                let wide = WIDE.iter().find(|(half, _)| *half == mark);
                if let Some((_, wide)) = wide.filter(|_| is_chinese(line, idx)) {
                    found.push(half(line, idx..idx + 1, wide));
                }
            }
            _ => {}
        }
        idx = end;
    }
}

/// The bracket that closes the one at a place.
fn closes(line: &Line<'_>, idx: usize) -> Option<usize> {
    let within = line.chars.iter().enumerate().skip(idx + 1).take(INSIDE);
    let mut within = within.take_while(|(_, char)| **char != '(');
    within
        .find(|(_, char)| **char == ')')
        .map(|(close, _)| close)
}

/// The end of a run of one character.
fn run(line: &Line<'_>, start: usize) -> usize {
    let first = line.at(start);
    let after = (start + 1..line.chars.len()).find(|idx| line.at(*idx) != first);
    after.unwrap_or(line.chars.len())
}

/// Whether Chinese stands on both sides.
fn is_between(line: &Line<'_>, start: usize, end: usize) -> bool {
    is_text(line.before(start)) && is_text(line.at(end))
}

/// Whether a mark belongs to Chinese text: Han stands at its side, and no number or Latin word at the other.
fn is_chinese(line: &Line<'_>, idx: usize) -> bool {
    let (before, after) = (line.before(idx), line.at(idx + 1));
    let is_end = |char: char| char == '\0' || char == '\n';
    match line.at(idx) {
        '(' => is_text(before) || is_han(after),
        ')' => is_han(before) || (is_text(after) && !is_listed(line, idx)),
        '"' => is_text(before) || is_text(after),
        ':' if after == '/' => false,
        '.' => is_text(before) && !is_numeral(before) && (is_text(after) || is_end(after)),
        _ => {
            is_text(before)
                && (is_text(after) || is_end(after) || after == ' ' || after.is_ascii_digit())
        }
    }
}

/// Whether a bracket closes the number of a list: `1)`.
fn is_listed(line: &Line<'_>, idx: usize) -> bool {
    let start = (0..idx)
        .rev()
        .find(|idx| !line.at(*idx).is_ascii_alphanumeric());
    let start = start.map_or(0, |start| start + 1);
    start < idx && idx - start <= 2 && !line.chars[..start].contains(&'(')
}

fn is_numeral(char: char) -> bool {
    "〇○一二三四五六七八九十".contains(char)
}

fn is_text(char: char) -> bool {
    is_han(char) || "，。、；：？！“”‘’（）《》〈〉【】〔〕％".contains(char)
}

fn half(line: &Line<'_>, range: Range<usize>, wide: &str) -> Finding {
    let mark = line.slice(range.clone());
    let message = Message::new(
        format!("中文里用了半角的“{mark}”"),
        format!("a half-width `{mark}` in Chinese text"),
    );
    let hint = Message::new(format!("改成“{wide}”"), format!("write `{wide}`"));
    line.finding(CODE, range, message, Some(hint))
}

fn dots(line: &Line<'_>, range: Range<usize>) -> Finding {
    let dots = line.slice(range.clone());
    let message = Message::new(
        format!("省略号写成了“{dots}”"),
        format!("the ellipsis is written `{dots}`"),
    );
    let hint = advice(
        "省略号是六个点“……”，占两个字",
        "a Chinese ellipsis is `……`, two characters wide",
    );
    line.finding("ellipsis", range, message, hint)
}

fn dash(line: &Line<'_>, range: Range<usize>) -> Finding {
    let dash = line.slice(range.clone());
    let message = Message::new(
        format!("破折号写成了“{dash}”"),
        format!("the dash is written `{dash}`"),
    );
    let hint = advice(
        "破折号是“——”，占两个字",
        "a Chinese dash is `——`, two characters wide",
    );
    line.finding("dash", range, message, hint)
}

#[cfg(test)]
mod tests {
    use crate::wording::search;

    fn codes(text: &str) -> Vec<&'static str> {
        search(&[text]).iter().map(|it| it.code).collect()
    }

    #[test]
    fn marks_of_another_script_are_found() {
        for text in [
            "经济回稳,民生改善。",
            "目标:稳增长",
            "民生改善.",
            "好消息!",
            "全部完成;验收通过",
        ] {
            assert_eq!(codes(text), ["half-width-punctuation"], "{text}");
        }
        assert_eq!(codes("示范区(县)"), ["half-width-punctuation"]);
        assert_eq!(codes("等等..."), ["ellipsis"]);
        assert_eq!(codes("未完。。。"), ["ellipsis"]);
        assert_eq!(codes("最大的市场--静观花木产业园"), ["dash"]);
    }

    #[test]
    fn marks_of_numbers_and_code_are_not() {
        for text in [
            "14,500人，3.5%，9:30开始，1:2的比例，网址https://www.cq.gov.cn/a.html，邮箱a.b@cq.gov.cn",
            "未完……，——静观花木产业园，GDP (亿元)，Windows 10 (64-bit)",
            "1)加强领导 2)落实责任",
        ] {
            let found = codes(text);
            let found: Vec<_> = found
                .iter()
                .filter(|code| **code != "half-width-punctuation")
                .collect();
            assert!(found.is_empty(), "{text}: {found:?}");
        }
        assert!(codes("14,500人，9:30开始，https://www.cq.gov.cn/a.html，1)加强领导").is_empty());
    }
}
