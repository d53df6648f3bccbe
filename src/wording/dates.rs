//! `date-impossible`: a day, a month or an hour that no calendar and no clock has.

use std::ops::Range;

use super::Finding;
use super::line::{Line, advice};
use crate::diag::Message;

/// Days of the months; February has 29 in leap years.
const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Finds impossible dates and times.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Finding>) {
    for (idx, char) in line.chars.iter().enumerate() {
        let range = match char {
            '月' => month(line, idx),
            '时' => hour(line, idx),
            _ => None,
        };
        if let Some(range) = range {
            found.push(said(line, range));
        }
    }
}

fn said(line: &Line<'_>, range: Range<usize>) -> Finding {
    let date = line.slice(range.clone());
    let message = Message::new(
        format!("没有“{date}”这一天（时间）"),
        format!("there is no `{date}`"),
    );
    let hint = advice("核对日期", "check the date");
    line.finding("date-impossible", range, message, hint)
}

/// The number that ends at a place, in digits or in Han, and where it begins.
fn before(line: &Line<'_>, end: usize) -> Option<(u32, usize)> {
    let is_digit = |char: char| char.is_ascii_digit();
    let is_han = |char: char| "〇一二三四五六七八九十".contains(char);
    let run = |is: &dyn Fn(char) -> bool| {
        let start = (0..end).rev().find(|idx| !is(line.at(*idx)));
        start.map_or(0, |start| start + 1)
    };
    let start = run(&is_digit).min(run(&is_han));
    value(&line.chars[start..end]).map(|value| (value, start))
}

/// The number that begins at a place, and where it ends.
fn after(line: &Line<'_>, start: usize) -> Option<(u32, usize)> {
    let is_part = |char: char| char.is_ascii_digit() || "〇一二三四五六七八九十".contains(char);
    let end = (start..line.chars.len()).find(|idx| !is_part(line.at(*idx)));
    let end = end.unwrap_or(line.chars.len());
    value(&line.chars[start..end]).map(|value| (value, end))
}

/// A number below a hundred, in digits or in Han: 31, 三十一.
fn value(chars: &[char]) -> Option<u32> {
    let numerals = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let numeral = |char: char| numerals.iter().position(|it| *it == char);
    let unit = |chars: &[char]| match chars {
        [] => Some(0),
        [char] => u32::try_from(numeral(*char)?).ok(),
        _ => None,
    };
    if chars.is_empty() || chars.len() > 3 {
        return None;
    }
    if chars.iter().all(char::is_ascii_digit) {
        return chars.iter().collect::<String>().parse().ok();
    }
    match chars.iter().position(|char| *char == '十') {
        Some(0) => Some(10 + unit(&chars[1..])?),
        Some(at) => Some(10 * unit(&chars[..at])? + unit(&chars[at + 1..])?),
        None => unit(chars),
    }
}

/// `2月30日`, `2023年13月`.
fn month(line: &Line<'_>, idx: usize) -> Option<Range<usize>> {
    let (month, start) = before(line, idx)?;
    let day = after(line, idx + 1).filter(|(_, end)| matches!(line.at(*end), '日' | '号'));
    let year = year(line, start);
    if !(1..=12).contains(&month) {
        let end = day.map_or(idx + 1, |(_, end)| end + 1);
        let is_date = year.is_some() || (day.is_some() && month < 100);
        return (is_date && line.before(start) != '.').then_some(start..end);
    }
    let (day, end) = day?;
    let is_leap = |year: u32| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let days = match (month, year) {
        (2, Some(year)) if !is_leap(year) => 28,
        _ => *DAYS.get(month as usize - 1)?,
    };
    (day == 0 || day > days).then_some(start..end + 1)
}

/// The year of four digits that ends at a place.
fn year(line: &Line<'_>, end: usize) -> Option<u32> {
    let start = end.checked_sub(5)?;
    let digits = &line.chars[start..end - 1];
    let is_year = line.at(end - 1) == '年' && digits.iter().all(char::is_ascii_digit);
    let is_whole = !line.before(start).is_ascii_digit();
    (is_year && is_whole)
        .then(|| digits.iter().collect::<String>().parse().ok())
        .flatten()
}

/// `25时`, `9时60分`.
fn hour(line: &Line<'_>, idx: usize) -> Option<Range<usize>> {
    let (hour, start) = before(line, idx).filter(|(_, start)| line.at(*start).is_ascii_digit())?;
    let minute = after(line, idx + 1).filter(|(_, end)| line.at(*end) == '分');
    let is_clock = line.before(start) == '日' || minute.is_some();
    let late = hour > 24 && is_clock;
    let long = hour <= 24 && minute.is_some_and(|(minute, _)| minute > 59);
    let end = minute.map_or(idx + 1, |(_, end)| end + 1);
    (late || long).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use crate::wording::search;

    fn codes(text: &str) -> Vec<&'static str> {
        search(&[text]).iter().map(|it| it.code).collect()
    }

    #[test]
    fn impossible_dates_are_found() {
        for text in [
            "2月30日开工",
            "4月31日验收",
            "2023年2月29日",
            "2023年13月",
            "13月5日",
            "二月三十日",
            "3月8日25时",
            "9时60分",
        ] {
            assert_eq!(codes(text), ["date-impossible"], "{text}");
        }
    }

    #[test]
    fn dates_are_not() {
        for text in [
            "2024年2月29日8时30分",
            "12月31日",
            "18月龄幼儿",
            "历时36个月",
            "24小时",
            "48时辰",
            "三十一日",
        ] {
            assert_eq!(codes(text), Vec::<&str>::new(), "{text}");
        }
    }
}
