//! Counted clauses inside of a paragraph: `一是…；二是…。`, `任务：1、…；2、…；3、…。` → a row each.

use super::opening::{Style, opening};
use super::row::{Row, RowKind, cut, trimmed};

/// Parts the paragraphs that count.
pub(super) fn parted(rows: Vec<Row>) -> Vec<Row> {
    let mut parted = Vec::with_capacity(rows.len());
    for row in rows {
        let is_words = matches!(row.kind, RowKind::Words | RowKind::Item);
        let joints = if is_words {
            joints(&row.body.text, row.style().zip(Some(row.value())))
        } else {
            Vec::new()
        };
        match joints.is_empty() {
            true => parted.push(row),
            false => part(row, &joints, &mut parted),
        }
    }
    parted
}

/// Parts one row.
fn part(row: Row, joints: &[usize], parted: &mut Vec<Row>) {
    let whole = row.body.clone();
    let lines = row.lines;
    let first = trimmed(&cut(&whole, 0..joints[0]));
    if !first.text.is_empty() || !row.head.text.is_empty() || row.numeral.is_some() {
        parted.push(Row { body: first, ..row });
    }
    let ends = joints[1..].iter().copied().chain([whole.text.len()]);
    for (start, end) in joints.iter().copied().zip(ends) {
        let piece = trimmed(&cut(&whole, start..end));
        // `一是` belongs to what is said; a number may go.
        let kind = match counted_word(&piece.text) {
            Some(_) => RowKind::Item,
            None => RowKind::Words,
        };
        parted.push(Row::new(kind, piece, lines, true));
    }
}

/// Where the counted clauses of a text begin; nothing unless they count from one, or on from the number before it.
fn joints(text: &str, first: Option<(Style, usize)>) -> Vec<usize> {
    let mut words = Vec::new();
    // The form, the number before the text, and the places of the next ones.
    let mut numbers: Vec<(Style, usize, Vec<usize>)> = Vec::new();
    if let Some((style, value)) = first.filter(|(style, _)| *style < Style::Bullet) {
        numbers.push((style, value, Vec::new()));
    }
    let mut before = None;
    for (at, char) in text.char_indices() {
        let is_start = before.is_none_or(|char| {
            matches!(
                char,
                '。' | '；' | '：' | '，' | '！' | '？' | ';' | ':' | ','
            )
        });
        if is_start && counted_word(&text[at..]) == Some(words.len() + 1) {
            words.push(at);
        }
        let may_count = is_start && !matches!(before, Some('，' | ',') | None);
        let found = may_count.then(|| opening(&text[at..])).flatten();
        if let Some(found) = found.filter(|found| found.style < Style::Bullet) {
            count(&mut numbers, found.style, found.value, at);
        }
        // Blanks after a mark part nothing.
        if !char.is_whitespace() {
            before = Some(char);
        }
    }
    if words.len() >= 2 {
        return words;
    }
    numbers
        .into_iter()
        .find(|(_, before, places)| places.len() + before.min(&1) >= 3)
        .map(|(.., places)| places)
        .unwrap_or_default()
}

/// Notes a number where it is the next of its form.
fn count(numbers: &mut Vec<(Style, usize, Vec<usize>)>, style: Style, value: usize, at: usize) {
    match numbers.iter_mut().find(|(known, ..)| *known == style) {
        Some((_, before, places)) if *before + places.len() + 1 == value => places.push(at),
        Some(_) => {}
        None if value == 1 => numbers.push((style, 0, Vec::from([at]))),
        None => {}
    }
}

/// What `一是` or `第一，` counts.
pub(super) fn counted_word(text: &str) -> Option<usize> {
    const DIGITS: &str = "一二三四五六七八九十";
    let digit = |char: char| {
        DIGITS
            .chars()
            .position(|digit| digit == char)
            .map(|at| at + 1)
    };
    let mut chars = text.chars();
    match (chars.next()?, chars.next()?) {
        ('第', second) => digit(second).filter(|_| matches!(chars.next(), Some('，' | '、'))),
        (first, '是') => digit(first),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let joints = joints(text, None);
        let starts = std::iter::once(0).chain(joints.iter().copied());
        let ends = joints.iter().copied().chain([text.len()]);
        starts
            .zip(ends)
            .map(|(start, end)| &text[start..end])
            .filter(|piece| !piece.is_empty())
            .collect()
    }

    #[test]
    fn counted_clauses_are_parted() {
        assert_eq!(
            pieces("学校做了三件事，一是建新校。投资2亿元。二是聘新人。"),
            [
                "学校做了三件事，",
                "一是建新校。投资2亿元。",
                "二是聘新人。"
            ]
        );
        assert_eq!(
            pieces("任务：1、建厂房12万平方米；2、培育企业20家；3、引进项目15个。"),
            [
                "任务：",
                "1、建厂房12万平方米；",
                "2、培育企业20家；",
                "3、引进项目15个。"
            ]
        );
        assert_eq!(pieces("第一，深化评估；第二，推进建设。").len(), 2);
    }

    #[test]
    fn numbers_count_on_from_the_one_before_the_text() {
        let joints = joints(
            "校园封闭；②食堂明厨；③消防演练。",
            Some((Style::Circled, 1)),
        );
        assert_eq!(joints.len(), 2);
    }

    #[test]
    fn what_does_not_count_stays_whole() {
        for text in [
            "这一是事实，二是道理。",
            "一是稳增长。",
            "价格：1.5元；2.5元；3.5元。",
            "见（1）和（2）、（3）。",
            "二是补短板；三是强弱项。",
        ] {
            assert_eq!(pieces(text), [text]);
        }
    }
}
