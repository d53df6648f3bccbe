//! Lines that begin with dates → timeline.

use super::super::plan::{Plan, chosen};
use super::super::row::{Row, RowKind, cut, trimmed};
use super::super::{Block, Entry, Value};
use crate::manuscript::Removal;

/// So many dated lines make a timeline.
const ENOUGH: usize = 3;
/// How long a line may be whose words are a title and no text.
const LONGEST_TITLE: usize = 24;

/// Whether dated lines begin here.
pub(super) fn begins(rows: &[Row]) -> bool {
    rows.len() >= ENOUGH && rows[..ENOUGH].iter().all(|row| dated(row).is_some())
}

/// How long the date is that a row begins with, and where its words begin.
fn dated(row: &Row) -> Option<(usize, usize)> {
    let is_words = matches!(row.kind, RowKind::Words | RowKind::Item) && !row.is_numbered();
    date(row.body.text.trim_end()).filter(|_| is_words)
}

/// The date at the beginning of a text, and where the words after it begin.
fn date(text: &str) -> Option<(usize, usize)> {
    let mut end = 0;
    let mut units = 0;
    loop {
        let rest = &text[end..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let unit = rest[digits..]
            .chars()
            .next()
            .filter(|char| matches!(char, '年' | '月' | '日' | '.' | '/'));
        match unit {
            Some(unit) if (1..=4).contains(&digits) => {
                end += digits + unit.len_utf8();
                units += 1;
            }
            _ => break,
        }
    }
    // `2024.3.15`, `03.15 揭牌`, `2月—3月`, `1至6月`, `3月底`.
    let tail = text[end..].bytes().take_while(u8::is_ascii_digit).count();
    let is_pointed = text[..end].ends_with(['.', '/']) && (1..=2).contains(&tail);
    let is_day = || {
        let number = |text: &str| text.parse::<u8>().unwrap_or(0);
        let month = number(text[..end].trim_end_matches(['.', '/']));
        let day = number(&text[end..end + tail]);
        (1..=12).contains(&month) && (1..=31).contains(&day) && text[end + tail..].starts_with(' ')
    };
    let is_short_date = units == 1 && is_pointed && is_day();
    if units >= 2 && is_pointed || is_short_date {
        end += tail;
    }
    for word in ["上旬", "中旬", "下旬", "初", "底", "末", "起", "至今"] {
        if units > 0 && text[end..].starts_with(word) {
            end += word.len();
        }
    }
    if units > 0 && text[end..].starts_with(['—', '-', '～', '~', '至', '–']) {
        let mark = text[end..]
            .chars()
            .take_while(|char| matches!(char, '—' | '-' | '～' | '~' | '至' | '–'))
            .map(char::len_utf8)
            .sum::<usize>();
        if let Some((length, _)) = date(&text[end + mark..]) {
            end += mark + length;
        }
    }
    let is_date = units > 0 && !text[..end].ends_with(['.', '/']);
    let rest = &text[end..];
    let marks = rest
        .chars()
        .take_while(|char| {
            matches!(
                char,
                '，' | '：' | ':' | ',' | ' ' | '\u{3000}' | '\t' | '、' | '|' | '｜'
            )
        })
        .map(char::len_utf8)
        .sum::<usize>();
    // `2023年主要成绩` is no moment.
    let is_parted = marks > 0 || text[..end].contains('月');
    (is_date && is_parted && rest[marks..].chars().nth(2).is_some()).then_some((end, end + marks))
}

/// A timeline.
pub(super) fn timeline(plan: &mut Plan<'_>, rows: &[Row]) -> Option<(Block, usize)> {
    let count = rows.iter().take_while(|row| dated(row).is_some()).count();
    if count < ENOUGH {
        return None;
    }
    // All moments of one line look alike.
    let is_long = |row: &Row| row.body.text.chars().count() > LONGEST_TITLE;
    let has_text = rows[..count].iter().any(is_long);
    let mut items = Vec::with_capacity(count);
    for row in &rows[..count] {
        let body = trimmed(&row.body);
        let (end, start) = date(&body.text)?;
        super::unmarked(plan.ledger, row);
        plan.ledger
            .remove(&body.slice(end..start), Removal::Separator);
        let rest = cut(&body, start..body.text.len());
        let (key, words) = match has_text {
            true => ("text", trimmed(&rest).words),
            false => (
                "title",
                super::super::plan::without_stop(plan.ledger, &rest),
            ),
        };
        items.push(Value::Map(Vec::from([
            Entry::words("time", body.slice(0..end)),
            Entry::words(key, words),
        ])));
    }
    let lines = (rows[0].lines.0, rows[count - 1].lines.1);
    chosen(
        plan,
        "timeline",
        lines,
        format!("{count} 行都以日期开头，做成时间线"),
        format!("{count} lines begin with dates"),
    );
    let mut block = Block::new(
        "timeline",
        Vec::from([Entry::new("items", Value::List(items))]),
    );
    block.lines = Some(lines);
    Some((block, count))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_begin_moments() {
        let cases = [
            ("1月5日，召开会议", "1月5日", "召开会议"),
            ("2023年3月 项目开工", "2023年3月", "项目开工"),
            ("3月底项目建成", "3月底", "项目建成"),
            ("2024.3.15 揭牌运行", "2024.3.15", "揭牌运行"),
            ("10.12 任务完成", "10.12", "任务完成"),
            ("2019年：公司成立", "2019年", "公司成立"),
        ];
        for (text, time, rest) in cases {
            let (end, start) = date(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&text[..end], &text[start..]), (time, rest));
        }
        for text in ["2023年主要成绩", "5个月内建成", "1.5万元"] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
