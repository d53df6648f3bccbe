//! GB/T 15835, how numbers are written: `mixed-numeral`, `rough-number`, `short-year`, `range-percent`;
//! and `fall-in-times`, which no number can do.

use super::Finding;
use super::line::{Line, advice};
use crate::diag::Message;
use crate::numbers::is_han;

/// Units that begin with a magnitude.
const UNITS: [&str; 15] = [
    "千瓦", "千米", "千克", "千伏", "千兆", "千赫", "千帕", "千卡", "千字", "千焦", "千安", "百分",
    "百帕", "千乏", "千升",
];
/// Han numerals.
const NUMERALS: &str = "〇零一二三四五六七八九十百千两";
/// Words for falling.
const FALLS: [&str; 10] = [
    "下降", "减少", "降低", "缩小", "缩短", "压减", "减低", "下跌", "回落", "降幅",
];

/// Finds numbers that are written against the standard.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Finding>) {
    for idx in 0..line.chars.len() {
        let char = line.at(idx);
        if char.is_ascii_digit() && !line.code[idx] {
            let rules = [magnitude, rough, remainder, short_year, percent];
            found.extend(rules.iter().filter_map(|rule| rule(line, idx)));
        } else if NUMERALS.contains(char) {
            found.extend(year(line, idx));
        } else if char == '倍' {
            found.extend(fall(line, idx));
        }
    }
}

fn is_digit(char: char) -> bool {
    char.is_ascii_digit()
}

/// Whether a number begins at a place.
fn begins(line: &Line<'_>, idx: usize) -> bool {
    let before = line.before(idx);
    let is_decimal = matches!(before, '.' | ',') && idx > 1 && is_digit(line.at(idx - 2));
    !is_digit(before) && !is_decimal
}

/// The end of the digits at a place.
fn digits(line: &Line<'_>, idx: usize) -> usize {
    let end = (idx..line.chars.len()).find(|idx| !is_digit(line.at(*idx)));
    end.unwrap_or(line.chars.len())
}

/// The end of a number with its decimals.
fn number(line: &Line<'_>, idx: usize) -> usize {
    let end = digits(line, idx);
    if line.at(end) == '.' && is_digit(line.at(end + 1)) {
        return digits(line, end + 1);
    }
    end
}

/// `3百万`, `5千人`: digits go with 万 and 亿 only.
fn magnitude(line: &Line<'_>, idx: usize) -> Option<Finding> {
    let next = line.at(idx + 1);
    let is_unit = UNITS.iter().any(|unit| line.has(idx + 1, unit));
    if !matches!(next, '十' | '百' | '千') || is_unit {
        return None;
    }
    let follows = line.at(idx + 2);
    let is_counted = "万亿多余个人元户名家件吨亩次名条公".contains(follows) && follows != '\0';
    let start = start(line, idx);
    let is_ordinal = line.before(start) == '第';
    if !is_counted || is_ordinal {
        return None;
    }
    let end = idx + 2 + usize::from(matches!(follows, '万' | '亿'));
    let text = line.slice(start..end);
    let message = Message::new(
        format!("“{text}”里数字和汉字数词混用"),
        format!("`{text}` mixes digits and Han numerals"),
    );
    let hint = advice(
        "全用数字，或者只留“万”“亿”（GB/T 15835）",
        "write all of it in digits; only 万 and 亿 go with them (GB/T 15835)",
    );
    Some(line.finding("mixed-numeral", start..end, message, hint))
}

/// Where the number that has a digit at a place begins.
fn start(line: &Line<'_>, idx: usize) -> usize {
    let is_part = |char: char| is_digit(char) || matches!(char, '.' | ',');
    let before = (0..idx).rev().find(|idx| !is_part(line.at(*idx)));
    before.map_or(0, |before| before + 1)
}

/// `二0二四年`, `二零二四年`: a year has the zero 〇.
fn year(line: &Line<'_>, idx: usize) -> Option<Finding> {
    let is_part = |char: char| NUMERALS.contains(char) || "0Oo".contains(char);
    if is_part(line.before(idx)) || !"一二".contains(line.at(idx)) || line.at(idx + 4) != '年' {
        return None;
    }
    let digits = line.chars.get(idx..idx + 4)?;
    let is_year = digits
        .iter()
        .all(|char| is_part(*char) && !"十百千两".contains(*char));
    if !is_year || !digits.iter().any(|char| "0Oo零".contains(*char)) {
        return None;
    }
    let text = line.slice(idx..idx + 4);
    let message = Message::new(
        format!("年份“{text}”的零写错了"),
        format!("the zero of the year `{text}` is a wrong one"),
    );
    let right: String = digits
        .iter()
        .map(|char| {
            if "0Oo零".contains(*char) {
                '〇'
            } else {
                *char
            }
        })
        .collect();
    let hint = Message::new(
        format!("写成“{right}”或者用数字"),
        format!("write `{right}`, or digits"),
    );
    Some(line.finding("mixed-numeral", idx..idx + 4, message, Some(hint)))
}

/// `3、4个`: neighbours that mean about so many are written in Han, without a mark between.
fn rough(line: &Line<'_>, idx: usize) -> Option<Finding> {
    let (one, other) = (line.at(idx).to_digit(10)?, line.at(idx + 2).to_digit(10)?);
    let is_free =
        begins(line, idx) && !"第、和及到至".contains(line.before(idx)) && line.before(idx) != '.';
    let counted = "个名次天家十百种件条人万年岁";
    let after = line.at(idx + 3);
    let is_rough =
        line.at(idx + 1) == '、' && other == one + 1 && counted.contains(after) && after != '\0';
    // 3、4年级 and 1、2名奖 are no rough numbers, nor is a list that goes on.
    let is_list =
        line.has(idx + 3, "年级") || (after == '年' && one > 0 && line.at(idx + 4) == '级');
    if !is_free || !is_rough || is_list || is_order(line, idx) {
        return None;
    }
    let numerals: Vec<char> = "〇一二三四五六七八九".chars().collect();
    let right: String = [one, other]
        .iter()
        .filter_map(|it| numerals.get(*it as usize))
        .collect();
    let text = line.slice(idx..idx + 4);
    let message = Message::new(
        format!("概数“{text}”不用数字，中间不加顿号"),
        format!("the rough number `{text}` is not written in digits"),
    );
    let hint = Message::new(
        format!("写成“{right}{after}”（GB/T 15835）"),
        format!("write `{right}{after}` (GB/T 15835)"),
    );
    Some(line.finding("rough-number", idx..idx + 4, message, Some(hint)))
}

/// Whether numbers at a place are those of an order: `前3、4名`, `附件1、2个`.
fn is_order(line: &Line<'_>, idx: usize) -> bool {
    "前第附件表图条款".contains(line.before(idx)) && line.before(idx) != '\0'
}

/// `20余%`: 余 and 多 stand between number and counter, not before a percent sign.
fn remainder(line: &Line<'_>, idx: usize) -> Option<Finding> {
    let is_rest = matches!(line.at(idx + 1), '余' | '多') && matches!(line.at(idx + 2), '%' | '％');
    if !is_rest {
        return None;
    }
    let start = start(line, idx);
    let text = line.slice(start..idx + 3);
    let message = Message::new(
        format!("百分数不能写成“{text}”"),
        format!("no percentage is written `{text}`"),
    );
    let digits = line.slice(start..idx + 1);
    let hint = Message::new(
        format!("写成“{digits}%以上”或者准确的数"),
        format!("write `{digits}%以上`, or the exact figure"),
    );
    Some(line.finding("rough-number", start..idx + 3, message, Some(hint)))
}

/// `24年3月`, `24年底`: a year has four digits.
fn short_year(line: &Line<'_>, idx: usize) -> Option<Finding> {
    let end = idx + 2;
    let is_pair = is_digit(line.at(idx + 1)) && begins(line, idx) && line.at(end) == '年';
    let before = line.before(idx);
    let is_range = "-—–~～/’'第近历约满".contains(before) && before != '\0';
    if !is_pair || is_range {
        return None;
    }
    let after = end + 1;
    let month = digits(line, after);
    let is_month = month > after && line.at(month) == '月' && month - after <= 2;
    let is_part = ["年初", "上半年", "下半年", "全年", "年末"]
        .iter()
        .any(|word| line.has(after, word))
        || (line.at(after) == '底' && !"蕴色气线子座片".contains(line.at(after + 1)))
        || line.has(after, "第一季度")
        || line.has(after, "一季度");
    if !is_month && !is_part {
        return None;
    }
    let text = line.slice(idx..after);
    let message = Message::new(
        format!("年份“{text}”少了前两位"),
        format!("the year `{text}` lacks its first two digits"),
    );
    let full = format!("20{text}");
    let hint = Message::new(
        format!("写成“{full}”（GB/T 15835）"),
        format!("write `{full}` (GB/T 15835)"),
    );
    Some(line.finding("short-year", idx..after, message, Some(hint)))
}

/// `5-10%`: both ends of a range of percentages have the sign.
fn percent(line: &Line<'_>, idx: usize) -> Option<Finding> {
    if !begins(line, idx) || is_han(line.before(idx)) && line.before(idx) == '第' {
        return None;
    }
    let first = number(line, idx);
    let mark = line.at(first);
    if !"-–~～—至".contains(mark) || mark == '\0' || !is_digit(line.at(first + 1)) {
        return None;
    }
    let second = number(line, first + 1);
    if !matches!(line.at(second), '%' | '％')
        || line.before(idx) == '-'
        || first - idx > 3 && line.at(idx + 1) != '.'
    {
        return None;
    }
    let text = line.slice(idx..second + 1);
    let message = Message::new(
        format!("“{text}”的前一个数没有百分号"),
        format!("the first number of `{text}` has no percent sign"),
    );
    let right = format!(
        "{}%～{}%",
        line.slice(idx..first),
        line.slice(first + 1..second)
    );
    let hint = Message::new(
        format!("写成“{right}”（GB/T 15835）"),
        format!("write `{right}` (GB/T 15835)"),
    );
    Some(line.finding("range-percent", idx..second + 1, message, Some(hint)))
}

/// `下降2倍`: what falls by its whole is nothing.
fn fall(line: &Line<'_>, idx: usize) -> Option<Finding> {
    let is_number =
        |char: char| is_digit(char) || char == '.' || "一二三四五六七八九十两几多余".contains(char);
    let start = (0..idx).rev().find(|idx| !is_number(line.at(*idx)))? + 1;
    if start == idx {
        return None;
    }
    let fall = ["了", "约", "近", "超", "达", "超过", ""]
        .iter()
        .find_map(|filler| {
            let end = start.checked_sub(filler.chars().count())?;
            let is_there = line.ends(start, filler);
            let word = FALLS.iter().find(|word| is_there && line.ends(end, word))?;
            Some(end - word.chars().count())
        })?;
    let text = line.slice(fall..idx + 1);
    let message = Message::new(
        format!("“{text}”说不通：下降不能用倍数"),
        format!("`{text}` is impossible: nothing falls by its multiple"),
    );
    let hint = advice(
        "改用百分数或者分数，如“下降50%”“减少一半”",
        "use a percentage or a fraction",
    );
    Some(line.finding("fall-in-times", fall..idx + 1, message, hint))
}

#[cfg(test)]
mod tests {
    use crate::wording::search;

    fn codes(text: &str) -> Vec<&'static str> {
        search(&[text]).iter().map(|it| it.code).collect()
    }

    #[test]
    fn numbers_against_the_standard_are_found() {
        for (text, code) in [
            ("投入3百万元", "mixed-numeral"),
            ("二0二四年工作", "mixed-numeral"),
            ("二零二四年工作", "mixed-numeral"),
            ("服务5千余人", "mixed-numeral"),
            ("走访3、4个村", "rough-number"),
            ("增长20余%", "rough-number"),
            ("到24年底", "short-year"),
            ("于23年5月开工", "short-year"),
            ("增长5-10%", "range-percent"),
            ("成本下降了2倍", "fall-in-times"),
        ] {
            assert_eq!(codes(text), [code], "{text}");
        }
    }

    #[test]
    fn numbers_by_the_standard_are_not() {
        for text in [
            "3百分点以外，50千瓦，110千伏，300万元，1.2亿元，20余个，三四个，二〇二四年",
            "5%～10%，2021—2023年，上世纪80年代，建院24年，24年3个月，20年底蕴，增长2倍，下降到原来的一半",
            "第3、4个五年，1、2年级，2023年，10—20万元，一百二十年",
        ] {
            assert_eq!(codes(text), Vec::<&str>::new(), "{text}");
        }
    }
}
