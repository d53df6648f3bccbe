//! `year-out-of-step`: a year that is one digit away from those of the rest, and stands where only this
//! year or the last is meant; or a title whose year the text never has.

use std::collections::BTreeMap;
use std::ops::Range;

use super::line::{Line, advice};
use super::{Finding, PieceKind};
use crate::diag::Message;

/// Words that speak of the year of the report.
const NOW: [&str; 9] = [
    "同比",
    "比上年",
    "较上年",
    "上年同期",
    "今年",
    "本年",
    "截至",
    "全年",
    "预期目标",
];
/// How many characters on each side of a year are looked at.
const CLAUSE: usize = 80;
/// How many years the texts have at least.
const ENOUGH: usize = 4;
/// Beyond this nobody plans.
const LATEST: u32 = 2100;

/// A year in a text.
struct Year {
    line: usize,
    range: Range<usize>,
    value: u32,
}

/// Finds years that are out of step.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Finding>) {
    let years: Vec<Year> = lines
        .iter()
        .enumerate()
        .flat_map(|(nth, line)| years(nth, line))
        .collect();
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for year in &years {
        *counts.entry(year.value).or_default() += 1;
    }
    title(lines, &years, &counts, found);
    let Some((usual, often)) = counts.iter().max_by_key(|it| it.1).map(|it| (*it.0, *it.1)) else {
        return;
    };
    for year in &years {
        let line = &lines[year.line];
        let is_slip = years.len() >= ENOUGH
            && often >= 3
            && counts[&year.value] == 1
            && is_near(year.value, &counts, usual)
            && is_now(line, &year.range);
        if is_slip || year.value > LATEST {
            found.push(said(line, year, usual));
        }
    }
}

/// Whether a year is ten years away from the usual one or from one beside it: 2013 for 2023.
fn is_near(year: u32, counts: &BTreeMap<u32, usize>, usual: u32) -> bool {
    let mut kin = counts.keys().filter(|other| other.abs_diff(usual) <= 1);
    kin.any(|other| year.abs_diff(*other) == 10)
}

/// Whether the clause of a year speaks of now.
fn is_now(line: &Line<'_>, range: &Range<usize>) -> bool {
    let is_mark = |char: char| "。；！？\n".contains(char);
    let first = range.start.saturating_sub(CLAUSE);
    let start = (first..range.start)
        .rev()
        .find(|idx| is_mark(line.at(*idx)));
    let last = line.chars.len().min(range.end + CLAUSE);
    let end = (range.end..last).find(|idx| is_mark(line.at(*idx)));
    let clause = line.slice(start.map_or(first, |start| start + 1)..end.unwrap_or(last));
    NOW.iter().any(|word| clause.contains(word)) && clause.matches('年').count() <= 2
}

/// A title whose year the text has nowhere, while it has the next one again and again.
fn title(
    lines: &[Line<'_>],
    years: &[Year],
    counts: &BTreeMap<u32, usize>,
    found: &mut Vec<Finding>,
) {
    let Some(first) = years.first().filter(|year| year.line == 0) else {
        return;
    };
    let is_title = lines[0].kind == PieceKind::Heading;
    let is_lone = counts[&first.value] == 1;
    let next = counts.get(&(first.value + 1)).copied().unwrap_or(0);
    if is_title && is_lone && next >= 3 && !counts.contains_key(&(first.value - 1)) {
        found.push(said(&lines[0], first, first.value + 1));
    }
}

/// The years of a text: four digits before 年, which is not that of an age.
fn years(nth: usize, line: &Line<'_>) -> Vec<Year> {
    let ends =
        (4..line.chars.len()).filter(|idx| line.at(*idx) == '年' && line.at(idx + 1) != '代');
    ends.filter_map(|end| {
        let before = (0..end).rev().find(|idx| !line.at(*idx).is_ascii_digit());
        let start = before.map_or(0, |before| before + 1);
        let is_part = matches!(line.before(start), '.' | ',' | '-');
        let value: u32 = line.slice(start..end).parse().ok()?;
        let is_year = end - start == 4 && (1900..2300).contains(&value) && !is_part;
        is_year.then_some(Year {
            line: nth,
            range: start..end + 1,
            value,
        })
    })
    .collect()
}

fn said(line: &Line<'_>, year: &Year, usual: u32) -> Finding {
    let value = year.value;
    let message = Message::new(
        format!("“{value}年”和全文的年份对不上"),
        format!("the year {value} is out of step with the others"),
    );
    let hint = Message::new(
        format!("全文多是 {usual} 年，请核对"),
        format!("most years are {usual}; check this one"),
    );
    let hint = if usual == value {
        advice("核对年份", "check the year")
    } else {
        Some(hint)
    };
    line.finding("year-out-of-step", year.range.clone(), message, hint)
}

#[cfg(test)]
mod tests {
    use crate::wording::{Piece, PieceKind, search, search_pieces};

    #[test]
    fn a_year_out_of_step_is_found() {
        let texts = [
            "2023年，全区增长4%。",
            "2023年新增就业。",
            "2023年工作。",
            "2024年任务。",
            "2013年全年增长5%，同比提高。",
        ];
        let found = search(&texts);
        assert_eq!(
            (found.len(), found[0].text, found[0].code),
            (1, 4, "year-out-of-step")
        );
    }

    #[test]
    fn history_is_not() {
        let texts = [
            "2023年，全区增长4%。",
            "2023年新增就业。",
            "2023年工作。",
            "始建于2013年。",
            "到2035年基本实现现代化。",
        ];
        assert!(search(&texts).is_empty());
    }

    #[test]
    fn a_title_of_last_year_is_found() {
        let piece = |text, kind| Piece { text, kind };
        let pieces = [
            piece("一图读懂2023年政府工作报告", PieceKind::Heading),
            piece("2024年，增长5%。", PieceKind::Sentence),
            piece("2024年，新增就业3万人。", PieceKind::Sentence),
            piece("2024年，完成造林5万亩。", PieceKind::Sentence),
        ];
        let found = search_pieces(&pieces);
        assert_eq!(
            (found.len(), found[0].text, found[0].code),
            (1, 0, "year-out-of-step")
        );
    }
}
