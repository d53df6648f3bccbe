//! Years, dates and times of day (part D3, NU-04).

use crate::numbers::findings::AtomKind;
use crate::numbers::numeral::{connector, is_han_digit, short_digits, small};
use crate::numbers::source::Source;

use super::{Block, Span};

/// A date as far as it has been read.
struct Date {
    /// Where it ends.
    end: usize,
    /// Where it may be broken, best first.
    soft: Vec<usize>,
}

/// Reads `2023年`, `1月12日`, `1—11月`, `2016—2020年`, `2024-01-12`, `8:00—17:30`.
pub(super) fn date(source: &Source, start: usize) -> Option<Block> {
    let mut date = simple(source, start)?;
    if let Some(soft) = connector(source, date.end)
        && let Some(other) = simple(source, soft)
    {
        date.soft.insert(0, soft);
        date.soft.extend(other.soft);
        date.end = other.end;
    }
    let range = start..date.end;
    Some(Block {
        end: date.end,
        span: Some(Span {
            range,
            kind: AtomKind::Date,
            soft: date.soft,
        }),
    })
}

/// The end of `2023年` or `2023年度`.
pub(super) fn year(source: &Source, start: usize) -> Option<usize> {
    let end = source.word(source.skip_space(four_digits(source, start)?), "年")?;
    Some(source.word(end, "度").unwrap_or(end))
}

/// Reads a year written in Han digits, with its month and day.
pub(super) fn han_year(source: &Source, start: usize) -> Option<Block> {
    if is_han_digit(source.before(start))
        || !(0..4).all(|step| is_han_digit(source.at(start + step)))
    {
        return None;
    }
    let mut end = source.word(start + 4, "年")?;
    let mut soft = vec![];
    for word in ["月", "日"] {
        let numeral = crate::numbers::numeral::han(source, end);
        if numeral > end
            && let Some(next) = source.word(numeral, word)
        {
            soft.push(end);
            end = next;
        }
    }
    Some(Block {
        end,
        span: Some(Span {
            range: start..end,
            kind: AtomKind::Date,
            soft,
        }),
    })
}

/// Reads one date or time without a range around it.
fn simple(source: &Source, start: usize) -> Option<Date> {
    let plain = |end| Date {
        end,
        soft: Vec::new(),
    };
    time(source, start)
        .or_else(|| numeric(source, start))
        .map(plain)
        .or_else(|| calendar(source, start))
}

/// Reads year, month and day with their words, each optional.
fn calendar(source: &Source, start: usize) -> Option<Date> {
    let mut date = years(source, start).unwrap_or(Date {
        end: start,
        soft: Vec::new(),
    });
    for (word, most) in [("月", 12), ("日", 31)] {
        let from = source.skip_space(date.end);
        if let Some((end, soft)) = part(source, from, word, most) {
            // NU-04: breakable only after 年 or 月, then after a connector.
            let joint = (date.end > start).then_some(date.end);
            date.soft.extend(joint.into_iter().chain(soft));
            date.end = source.word(end, "份").unwrap_or(end);
        }
    }
    (date.end > start).then_some(date)
}

/// Reads `2023年`, `23年5月`, `2016—2020年`, `2023—24年`.
fn years(source: &Source, start: usize) -> Option<Date> {
    if let Some(end) = year(source, start).or_else(|| short_year(source, start)) {
        return Some(Date {
            end,
            soft: Vec::new(),
        });
    }
    let soft = connector(source, four_digits(source, start)?)?;
    let short = || source.word(short_digits(source, soft, 2)?, "年");
    let end = year(source, soft).or_else(short)?;
    Some(Date {
        end,
        soft: vec![soft],
    })
}

/// The end of a two-digit year; only a month after it tells it from a duration.
fn short_year(source: &Source, start: usize) -> Option<usize> {
    let end = short_digits(source, start, 2).filter(|end| *end == start + 2)?;
    let end = source.word(end, "年")?;
    part(source, end, "月", 12).map(|_| end)
}

/// The end of `5月` or `1—11月`, and where its range may be broken.
fn part(source: &Source, start: usize, word: &str, most: u32) -> Option<(usize, Option<usize>)> {
    let bounded = |start: usize| {
        let end = short_digits(source, start, 2)?;
        (1..=most)
            .contains(&small(source, start, end))
            .then_some(end)
    };
    let first = bounded(start)?;
    if let Some(end) = source.word(source.skip_space(first), word) {
        return Some((end, None));
    }
    let soft = connector(source, first)?;
    let end = source.word(source.skip_space(bounded(soft)?), word)?;
    Some((end, Some(soft)))
}

/// The end of `2024-01-12`, `2024.1.12` or `2024/1/12`.
fn numeric(source: &Source, start: usize) -> Option<usize> {
    let year = four_digits(source, start)?;
    let mark = source.at(year);
    let month = short_digits(source, year + 1, 2)?;
    let day = short_digits(source, month + 1, 2)?;
    (matches!(mark, '-' | '.' | '/') && source.at(month) == mark).then_some(day)
}

/// The end of `8:00`, `17:30:05`, `8时30分`, `20点`.
fn time(source: &Source, start: usize) -> Option<usize> {
    let hour = short_digits(source, start, 2).filter(|end| small(source, start, *end) <= 24)?;
    if source.at(hour) == ':' {
        return clock(source, start, hour);
    }
    let end = source
        .word(hour, "时")
        .or_else(|| source.word(hour, "点"))?;
    let minute = short_digits(source, end, 2).and_then(|minute| source.word(minute, "分"));
    Some(minute.or_else(|| source.word(end, "半")).unwrap_or(end))
}

/// The end of a clock time; after `比` the same characters are a ratio.
fn clock(source: &Source, start: usize, hour: usize) -> Option<usize> {
    let minutes = |mark: usize| {
        let end = short_digits(source, mark + 1, 2)?;
        let fits = source.at(mark) == ':' && end == mark + 3 && small(source, mark + 1, end) < 60;
        fits.then_some(end)
    };
    let end = minutes(hour)?;
    let lead = start.saturating_sub(4)..start;
    if lead.into_iter().any(|idx| source.at(idx) == '比') {
        return None;
    }
    Some(minutes(end).unwrap_or(end))
}

/// The end of the four digits of a year between 1800 and 2099.
fn four_digits(source: &Source, start: usize) -> Option<usize> {
    let end = short_digits(source, start, 4).filter(|end| *end == start + 4)?;
    (1800..2100)
        .contains(&small(source, start, end))
        .then_some(end)
}
