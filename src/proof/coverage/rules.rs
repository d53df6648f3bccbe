//! What words and marks are by their spelling: marks that may go, numbers of pages, numbers before lines, times.

use crate::manuscript::{COUNTERS, Removal, is_furniture};
use crate::proof::words::{fold, is_blank};

/// The rule by which a mark between parts that stand apart may go.
pub(super) fn mark_rule(char: char) -> Option<Removal> {
    Some(match char {
        '。' | '.' => Removal::Stop,
        ',' | ';' | ':' | '、' | '—' | '…' | '·' | '|' | '/' | '-' => Removal::Separator,
        '"' | '\'' | '(' | ')' | '[' | ']' | '《' | '》' | '〈' | '〉' => Removal::Quote,
        '\u{25a0}'..='\u{27bf}' | '*' => Removal::Bullet,
        '\u{2460}'..='\u{249b}' => Removal::Numbering,
        _ => return None,
    })
}

/// The number of a page: `3`, `第3页`, `第3页共10页`.
pub(super) fn is_page(text: &str) -> bool {
    let rest = text.strip_prefix('第').unwrap_or(text);
    let is_only = |char: char| char.is_ascii_digit() || matches!(char, '页' | '共' | '第' | '/');
    rest.starts_with(|char: char| char.is_ascii_digit())
        && text.chars().all(is_only)
        && text.len() < 24
}

/// Words of the page that a report was copied from: the heading of its contents, counters, buttons.
pub(super) fn is_carried(text: &str) -> bool {
    let compact: String = text.chars().filter(|char| !is_blank(*char)).collect();
    let is_counted = COUNTERS.iter().any(|word| compact.starts_with(word));
    let is_heading = matches!(compact.as_str(), "目录" | "目次" | "END" | "THEEND");
    is_heading || is_counted || is_furniture(text)
}

/// `一是`, `第一`.
pub(super) fn ordinal(text: &str) -> bool {
    let han = "一二三四五六七八九十";
    let inner = text.strip_suffix('是').or_else(|| text.strip_prefix('第'));
    inner.is_some_and(|inner| !inner.is_empty() && inner.chars().all(|char| han.contains(char)))
}

/// A number in Han characters or in digits.
pub(super) fn is_numeral(text: &str) -> bool {
    let is_digit = |char| fold(char).is_ascii_digit() || "一二三四五六七八九十".contains(char);
    !text.is_empty() && text.chars().all(is_digit)
}

/// `2024年`, `3月5日`, `今年`: a time that stands before a sentence.
pub(super) fn is_time(text: &str) -> bool {
    let is_digit = |char: char| fold(char).is_ascii_digit();
    let signs: String = text.chars().filter(|char| !is_digit(*char)).collect();
    let is_dated = text.starts_with(is_digit)
        && matches!(signs.trim(), "年" | "年月" | "年月日" | "月" | "月日");
    let words = [
        "今年",
        "去年",
        "全年",
        "上年",
        "当年",
        "上半年",
        "下半年",
        "目前",
        "当前",
        "年初",
        "年末",
    ];
    is_dated || words.contains(&text)
}

/// What stands before the date of a publication.
pub(super) fn is_date_label(text: &str) -> bool {
    let acts = [
        "发布", "发文", "成文", "印发", "公开", "公布", "更新", "发稿", "刊发", "制发",
    ];
    let act = acts.iter().find_map(|act| text.strip_prefix(act));
    matches!(act.unwrap_or(text), "时间" | "日期")
}

/// The value of a number before a line: 一 and 1 and ① are one.
pub(super) fn value(text: &str) -> Option<u32> {
    let circled = text.chars().find_map(|char| match char {
        '\u{2460}'..='\u{2473}' => Some(char as u32 - 0x245f),
        '\u{2776}'..='\u{277f}' => Some(char as u32 - 0x2775),
        _ => None,
    });
    let digits: String = text
        .chars()
        .map(fold)
        .skip_while(|char| !char.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    circled
        .or_else(|| digits.parse().ok())
        .or_else(|| han(text))
        .or_else(|| formal(text))
        .or_else(|| roman(text))
}

/// 壹 to 拾.
fn formal(text: &str) -> Option<u32> {
    let digits = "壹贰叁肆伍陆柒捌玖拾";
    let at = digits.chars().position(|digit| text.contains(digit))?;
    u32::try_from(at + 1).ok()
}

/// Roman numerals up to 39.
fn roman(text: &str) -> Option<u32> {
    let worth = |char: char| match char {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().filter_map(worth).collect();
    let next = |at: usize| digits.get(at + 1).copied().unwrap_or(0);
    let (mut plus, mut minus) = (0, 0);
    for (at, digit) in digits.iter().enumerate() {
        match *digit < next(at) {
            true => minus += digit,
            false => plus += digit,
        }
    }
    (plus > minus).then(|| plus - minus)
}

fn han(text: &str) -> Option<u32> {
    let digit = |char| "一二三四五六七八九".chars().position(|one| one == char);
    let (mut sum, mut last, mut is_met) = (0, 0, false);
    for char in text.chars() {
        match (digit(char), char) {
            (Some(at), _) => last = u32::try_from(at + 1).ok()?,
            (None, '十') => {
                sum += last.max(1) * 10;
                last = 0;
            }
            _ => continue,
        }
        is_met = true;
    }
    is_met.then_some(sum + last)
}
