//! How a line begins: with a number of one of the customary forms, with a bullet, or with words.

use std::ops::Range;

use crate::manuscript::is_emoji;
use crate::numbers::{self, is_han};

/// A form of numbering; the order is the customary one from the highest to the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    /// `第一部分`, `PART 01`
    Part,
    /// `第二章`
    Chapter,
    /// `第三节`
    Clause,
    /// `一、`
    Han,
    /// `（一）`
    HanParen,
    /// `1.` or `1、`
    Arabic,
    /// `1.2` or `1.2.3`
    Dotted,
    /// `（1）` or `1）`
    ArabicParen,
    /// `①`
    Circled,
    /// `A.`
    Letter,
    /// `●`, `——`
    Bullet,
}

/// The number or bullet that a line begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening {
    /// Its form.
    pub(super) style: Style,
    /// What it counts; zero for bullets.
    pub(super) value: usize,
    /// The bytes of what a poster draws as the number: `一` of `一、`.
    pub(super) number: Range<usize>,
    /// Where the words begin, after marks and blanks.
    pub(super) end: usize,
}

/// Bullets that are nothing else at the beginning of a line.
const BULLETS: &[char] = &[
    '●', '•', '◆', '■', '▶', '◎', '➤', '★', '☆', '○', '◇', '□', '▪', '▲', '△', '►', '➢', '✓', '√',
    '※', '◼', '⚫', '‧', '▍', '▌', '♦', '❖', '✦',
];

/// Signs that are bullets only before words: a minus stands before numbers, dashes before names.
const WEAK_BULLETS: &[char] = &['—', '–', '―', '·', '-', '*', '+', '~', '>'];

/// How a line begins; nothing where it begins with words.
pub(super) fn opening(text: &str) -> Option<Opening> {
    let first = text.chars().next()?;
    match first {
        '第' => part(text),
        '(' | '（' | '〔' | '[' => paren(text),
        '①'..='⑳' => Some(sign(text, first, '①')),
        '❶'..='❿' => Some(sign(text, first, '❶')),
        '⑴'..='⒇' => Some(sign(text, first, '⑴')),
        '⒈'..='⒛' => Some(sign(text, first, '⒈')),
        '㈠'..='㈩' => Some(sign(text, first, '㈠')),
        '0'..='9' | '０'..='９' => arabic(text),
        'A'..='Z' => counted_part(text)
            .or_else(|| roman(text))
            .or_else(|| letter(text)),
        _ if BULLETS.contains(&first) || WEAK_BULLETS.contains(&first) => bullet(text, first),
        _ if is_emoji(first) => emoji(text),
        _ => han(text),
    }
}

/// Whether a character is a bullet wherever it stands.
pub(super) fn is_bullet(char: char) -> bool {
    BULLETS.contains(&char)
}

fn sign(text: &str, char: char, first: char) -> Opening {
    let end = char.len_utf8();
    let marks = text[end..].starts_with(['、', '.', '．']);
    Opening {
        style: match first {
            '⑴' => Style::ArabicParen,
            '⒈' => Style::Arabic,
            '㈠' => Style::HanParen,
            _ => Style::Circled,
        },
        value: (char as usize) - (first as usize) + 1,
        number: 0..end,
        end: skip(
            text,
            end + if marks {
                text[end..].chars().next().map_or(0, char::len_utf8)
            } else {
                0
            },
        ),
    }
}

fn part(text: &str) -> Option<Opening> {
    let start = '第'.len_utf8();
    let (value, length) = numeral(&text[start..])?;
    let at = start + length;
    let unit = ["部分", "板块", "篇", "章", "节", "条", "单元"]
        .into_iter()
        .find(|unit| text[at..].starts_with(unit))?;
    let end = at + unit.len();
    // `第三部分内容` begins with words; a heading has a mark or a blank, or nothing more.
    let rest = &text[end..];
    let is_parted = rest.is_empty()
        || rest.starts_with([
            '、', '：', ':', '，', ' ', '\u{3000}', '\t', '.', '—', '“', '《',
        ]);
    if !is_parted && unit == "条" && rest.starts_with("意见") {
        return None;
    }
    let marks = rest
        .chars()
        .take_while(|char| matches!(char, '、' | '：' | ':' | '，' | '.'))
        .map(char::len_utf8)
        .sum::<usize>();
    let style = match unit {
        "章" => Style::Chapter,
        "节" | "条" => Style::Clause,
        _ => Style::Part,
    };
    Some(Opening {
        style,
        value,
        // The poster draws `一`: its place has room for no more.
        number: start..at,
        end: skip(text, end + marks),
    })
}

/// `PART 01`, `Part 2 …`.
fn counted_part(text: &str) -> Option<Opening> {
    let word = text
        .get(..4)
        .filter(|word| word.eq_ignore_ascii_case("part"))?;
    let rest = text[word.len()..].trim_start_matches([' ', '.']);
    let start = text.len() - rest.len();
    let (value, length) = numeral(rest)?;
    let end = start + length;
    let is_parted = text[end..]
        .chars()
        .next()
        .is_none_or(|char| !char.is_alphanumeric() || is_han(char));
    let marks = text[end..].len()
        - text[end..]
            .trim_start_matches(['、', '：', ':', '.', '|', '｜', '丨', ' '])
            .len();
    (is_parted && value > 0).then(|| Opening {
        style: Style::Part,
        value,
        number: start..end,
        end: skip(text, end + marks),
    })
}

/// `🎉`, `👉 ●`: several signs are one bullet.
fn emoji(text: &str) -> Option<Opening> {
    let end = signs(text, 0);
    (end < text.len()).then_some(Opening {
        style: Style::Bullet,
        value: 0,
        number: 0..0,
        end,
    })
}

/// The place after bullets, coloured signs and blanks.
fn signs(text: &str, at: usize) -> usize {
    let is_sign = |char: char| {
        is_emoji(char)
            || is_bullet(char)
            || char.is_whitespace()
            || matches!(char, '\u{FE0F}' | '\u{200D}' | '\u{20E3}')
    };
    text.len() - text[at..].trim_start_matches(is_sign).len()
}

fn paren(text: &str) -> Option<Opening> {
    let start = text.chars().next()?.len_utf8();
    let inner = text[start..].trim_start_matches(' ');
    let start = text.len() - inner.len();
    let (value, length) = numeral(inner)?;
    let style = match inner
        .starts_with(|char: char| char.is_ascii_digit() || ('０'..='９').contains(&char))
    {
        true => Style::ArabicParen,
        false => Style::HanParen,
    };
    let close = text[start + length..].chars().next()?;
    // Years and dates in brackets are no numbers of items.
    if !matches!(close, ')' | '）') || value == 0 || value > 99 {
        return None;
    }
    let mut end = start + length + close.len_utf8();
    if let Some(mark) = text[end..]
        .chars()
        .next()
        .filter(|char| matches!(char, '、' | '.' | '．'))
    {
        end += mark.len_utf8();
    }
    Some(Opening {
        style,
        value,
        number: start..start + length,
        end: skip(text, end),
    })
}

fn arabic(text: &str) -> Option<Opening> {
    let (value, length) = numeral(text)?;
    let mark = text[length..].chars().next()?;
    let mut end = length + mark.len_utf8();
    let next = text[end..].chars().next();
    let is_digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
    if value == 0 || value > 199 {
        return None;
    }
    // `01 路网更完善`: a zero and a blank make a number of what would be an amount.
    let is_set = text.starts_with('0')
        && length == 2
        && matches!(mark, ' ' | '\u{3000}' | '\t' | '|' | '｜' | '丨' | '/');
    if is_set {
        let rest = text[length..].trim_start_matches([' ', '\u{3000}', '\t', '|', '｜', '丨', '/']);
        return rest.starts_with(is_han_or_quote).then(|| Opening {
            style: Style::Arabic,
            value,
            number: 0..length,
            end: text.len() - rest.len(),
        });
    }
    match mark {
        '.' | '．' if is_digit(next) && !is_year(&text[end..]) => return dotted(text),
        '.' | '．' | '、' => {}
        ')' | '）' => {
            return Some(Opening {
                style: Style::ArabicParen,
                value,
                number: 0..length,
                end: skip(text, end),
            });
        }
        _ => return None,
    }
    // `3、4个` is a number of things; `1. 2023年` and `1、2023年` are numbers before words.
    if mark == '、' && is_digit(next) && !is_year(&text[end..]) {
        return None;
    }
    if text[end..].starts_with('、') {
        end += '、'.len_utf8();
    }
    Some(Opening {
        style: Style::Arabic,
        value,
        number: 0..length,
        end: skip(text, end),
    })
}

/// `1.2 ` or `1.2.3` before words; a decimal stands before a unit.
fn dotted(text: &str) -> Option<Opening> {
    let length = text
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || *byte == b'.')
        .count();
    let number = text[..length].trim_end_matches('.');
    let rest = &text[length..];
    let parts: Vec<&str> = number.split('.').collect();
    let is_count = |part: &&str| !part.is_empty() && part.len() <= 2 && !part.starts_with('0');
    let is_number = parts.iter().all(is_count);
    let is_parted =
        parts.len() > 2 || rest.starts_with([' ', '\u{3000}', '\t']) || number.len() < length;
    if !is_number || !is_parted || rest.trim().is_empty() {
        return None;
    }
    let value = parts.last().and_then(|part| part.parse().ok())?;
    Some(Opening {
        style: Style::Dotted,
        value,
        number: 0..number.len(),
        end: skip(text, length),
    })
}

/// `II. The Year`: Roman numerals stand for letters, as `I.` is one more often than the ninth letter.
fn roman(text: &str) -> Option<Opening> {
    const NUMERALS: [&str; 12] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ];
    let length = text
        .bytes()
        .take_while(|byte| matches!(byte, b'I' | b'V' | b'X'))
        .count();
    let value = NUMERALS
        .iter()
        .position(|known| *known == &text[..length])?
        + 1;
    let mark = text[length..].chars().next()?;
    let end = length + mark.len_utf8();
    let next = text[end..].chars().next()?;
    let is_mark = matches!(mark, '.' | '．' | '、');
    (is_mark && (next == ' ' || is_han(next))).then(|| Opening {
        style: Style::Letter,
        value,
        number: 0..length,
        end: skip(text, end),
    })
}

fn letter(text: &str) -> Option<Opening> {
    let first = text.bytes().next()?;
    let mark = text[1..].chars().next()?;
    let after = text[1 + mark.len_utf8()..].chars().next()?;
    let is_mark = matches!(mark, '.' | '．' | '、' | ')' | '）');
    let is_han = after == ' ' || is_han(after);
    (is_mark && is_han).then(|| Opening {
        style: Style::Letter,
        value: usize::from(first - b'A') + 1,
        number: 0..1,
        end: skip(text, 1 + mark.len_utf8()),
    })
}

fn bullet(text: &str, first: char) -> Option<Opening> {
    let length = text
        .chars()
        .take_while(|char| *char == first)
        .map(char::len_utf8)
        .sum();
    let end = skip(text, length);
    let next = text[end..].chars().next()?;
    let is_weak = WEAK_BULLETS.contains(&first);
    // `—3—` is the number of a page, `-5%` a fall.
    if is_weak && end == length && !(is_han(next) || matches!(next, '“' | '《' | '【' | '「'))
    {
        return None;
    }
    Some(Opening {
        style: Style::Bullet,
        value: 0,
        number: 0..0,
        end: signs(text, end),
    })
}

fn han(text: &str) -> Option<Opening> {
    let (value, length) = numeral(text).or_else(|| formal(text))?;
    let mark = text[length..].chars().next()?;
    let rest = &text[length + mark.len_utf8()..];
    let is_mark = match mark {
        // `三、四月份` and `七、八十个` are no headings.
        '、' => {
            !rest.starts_with(|char: char| HAN_DIGITS.contains(char))
                || rest.chars().nth(1).is_some_and(|char| {
                    !matches!(
                        char,
                        '月' | '十'
                            | '百'
                            | '千'
                            | '万'
                            | '个'
                            | '名'
                            | '年'
                            | '季'
                            | '次'
                            | '级'
                            | '类'
                            | '线'
                            | '产'
                    )
                })
        }
        '.' | '．' | '\u{3000}' | '\t' => true,
        ' ' => rest.chars().next().is_some_and(is_han),
        _ => false,
    };
    (is_mark && value > 0).then(|| Opening {
        style: Style::Han,
        value,
        number: 0..length,
        end: skip(text, length + mark.len_utf8()),
    })
}

/// `壹` and its like.
fn formal(text: &str) -> Option<(usize, usize)> {
    let first = text.chars().next()?;
    let value = "壹贰叁肆伍陆柒捌玖拾"
        .chars()
        .position(|digit| digit == first)?
        + 1;
    Some((value, first.len_utf8()))
}

const HAN_DIGITS: &str = "一二三四五六七八九十";

/// A number up to three digits or a Chinese one up to ninety-nine, and its length in bytes.
pub(super) fn numeral(text: &str) -> Option<(usize, usize)> {
    let digits: Vec<(char, usize)> = text
        .chars()
        .map_while(|char| {
            let value = match char {
                '0'..='9' => char as usize - '0' as usize,
                '０'..='９' => char as usize - '０' as usize,
                _ => return None,
            };
            Some((char, value))
        })
        .collect();
    if !digits.is_empty() {
        let value = digits.iter().fold(0usize, |sum, (_, digit)| {
            sum.saturating_mul(10).saturating_add(*digit)
        });
        let length = digits.iter().map(|(char, _)| char.len_utf8()).sum();
        return (digits.len() <= 3).then_some((value, length));
    }
    let chars: Vec<char> = text
        .chars()
        .take_while(|char| HAN_DIGITS.contains(*char))
        .take(4)
        .collect();
    let digit = |char: &char| {
        HAN_DIGITS
            .chars()
            .position(|known| known == *char)
            .map_or(0, |at| at + 1)
    };
    let value = match chars.as_slice() {
        ['十'] => 10,
        [one] => digit(one),
        ['十', one] => 10 + digit(one),
        [ten, '十'] => digit(ten) * 10,
        [ten, '十', one] => digit(ten) * 10 + digit(one),
        _ => return None,
    };
    Some((value, chars.iter().map(|char| char.len_utf8()).sum()))
}

/// Whether a text is a number and nothing else: `3`, `03`, `三`, `③`.
pub(super) fn lone_numeral(text: &str) -> Option<usize> {
    let text = text.trim_end_matches(['.', '、', '．']);
    let first = text.chars().next()?;
    let is_sign = matches!(first, '①'..='⑳' | '❶'..='❿') && text.chars().count() == 1;
    if is_sign {
        return opening(text).map(|opening| opening.value);
    }
    let (value, length) = numeral(text).or_else(|| formal(text))?;
    (length == text.len() && value > 0 && text.chars().count() <= 2).then_some(value)
}

/// Whether a text is the number of a part and nothing else: `第一部分`, `PART 01`.
pub(super) fn lone_part(text: &str) -> Option<usize> {
    let found = opening(text).filter(|found| found.style <= Style::Clause)?;
    (found.end == text.len()).then_some(found.value)
}

fn is_han_or_quote(char: char) -> bool {
    is_han(char) || matches!(char, '“' | '《' | '【' | '「')
}

/// `1 概述`: in a heading of the file's own language a digit and a blank are a number.
pub(super) fn spaced(text: &str) -> Option<Opening> {
    let (value, length) =
        numeral(text).filter(|_| text.starts_with(|char: char| char.is_ascii_digit()))?;
    let rest = text[length..].trim_start();
    let is_parted = rest.len() < text.len() - length && rest.starts_with(is_han_or_quote);
    // `3 个方面` is an amount.
    let is_amount = !numbers::search(&format!("{}{rest}", &text[..length]))
        .quantities
        .is_empty();
    (is_parted && value > 0 && value < 100 && !is_amount).then(|| Opening {
        style: Style::Arabic,
        value,
        number: 0..length,
        end: text.len() - rest.len(),
    })
}

fn is_year(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && text[4..].starts_with('年')
}

/// The place after blanks.
fn skip(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customary_numbers_open_lines() {
        let cases = [
            ("一、聚焦聚力推动", Style::Han, 1, "聚焦聚力推动"),
            ("十二、其他", Style::Han, 12, "其他"),
            ("（三）稳增长", Style::HanParen, 3, "稳增长"),
            ("(三)稳增长", Style::HanParen, 3, "稳增长"),
            ("1. 双城", Style::Arabic, 1, "双城"),
            ("12、双城", Style::Arabic, 12, "双城"),
            ("1.2023年工作", Style::Arabic, 1, "2023年工作"),
            ("1.2 概况", Style::Dotted, 2, "概况"),
            ("（1）双城", Style::ArabicParen, 1, "双城"),
            ("2）双城", Style::ArabicParen, 2, "双城"),
            ("③双城", Style::Circled, 3, "双城"),
            ("第一部分 2023年工作回顾", Style::Part, 1, "2023年工作回顾"),
            ("第二章：发展", Style::Chapter, 2, "发展"),
            ("第三节 城乡", Style::Clause, 3, "城乡"),
            ("II. The Year", Style::Letter, 2, "The Year"),
            ("B. 概况", Style::Letter, 2, "概况"),
            ("PART 02 重点项目", Style::Part, 2, "重点项目"),
            ("壹　主要成绩", Style::Han, 1, "主要成绩"),
            ("叁、主要成绩", Style::Han, 3, "主要成绩"),
            ("01 路网更完善", Style::Arabic, 1, "路网更完善"),
            ("02｜出行", Style::Arabic, 2, "出行"),
            ("🎉经济运行", Style::Bullet, 0, "经济运行"),
            ("✅ 投资增长", Style::Bullet, 0, "投资增长"),
            ("●中国电子", Style::Bullet, 0, "中国电子"),
            ("——坚持党的领导", Style::Bullet, 0, "坚持党的领导"),
            ("- 稳增长", Style::Bullet, 0, "稳增长"),
        ];
        for (text, style, value, rest) in cases {
            let found = opening(text);
            let found = found.unwrap_or_else(|| panic!("{text}: no opening"));
            assert_eq!(
                (found.style, found.value, &text[found.end..]),
                (style, value, rest),
                "{text}"
            );
        }
    }

    #[test]
    fn words_and_numbers_do_not() {
        for text in [
            "1.5万亿元",
            "3、4个月",
            "三、四月份",
            "一年来",
            "2023年",
            "-5%",
            "—3—",
            "第三产业增加值",
            "十大工程",
            "100强",
            "（2024年1月）",
            "一是稳增长",
            "05后青年",
            "01 2024",
            "Partner 合作",
            "叁拾万元",
        ] {
            assert_eq!(opening(text), None, "{text}");
        }
    }

    #[test]
    fn headings_have_numbers_before_a_blank() {
        assert_eq!(spaced("1 概述").map(|found| found.end), Some(2));
        assert_eq!(spaced("3 个方面"), None);
        assert_eq!(spaced("2024 年工作"), None);
    }

    #[test]
    fn parts_alone_are_known() {
        assert_eq!(lone_part("第一部分"), Some(1));
        assert_eq!(lone_part("PART 03"), Some(3));
        assert_eq!(lone_part("第一部分 回顾"), None);
    }

    #[test]
    fn numbers_alone_are_known() {
        assert_eq!(lone_numeral("3"), Some(3));
        assert_eq!(lone_numeral("09"), Some(9));
        assert_eq!(lone_numeral("三"), Some(3));
        assert_eq!(lone_numeral("2023"), None);
        assert_eq!(lone_numeral("3个"), None);
    }
}
