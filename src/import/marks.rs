//! Headings that a sign tells: `【主要成绩】`, `▌产业发展`, `🎉经济运行稳中有进`.
//!
//! A sign before lines may be a bullet as well. It makes headings where every line that has it is a title, and
//! something else follows each.

use std::collections::BTreeMap;

use super::opening::Style;
use super::row::{Row, RowKind};
use crate::manuscript::is_emoji;
use crate::numbers;

/// A title with a sign is not longer.
const LONGEST: usize = 22;
/// So many titles have a sign by no accident.
const ENOUGH: usize = 2;
/// Stands for all emoji: each of them is before one title only.
const ANY_EMOJI: char = '\u{1F300}';
/// Stands for lines in `【】`.
const BRACKETED: char = '【';

/// The sign of each row that is a heading by it.
pub(super) fn marks(rows: &[Row]) -> Vec<Option<char>> {
    let mut signs: Vec<Option<char>> = rows.iter().map(sign).collect();
    let mut are_titles: BTreeMap<char, (usize, bool)> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let Some(sign) = signs[index] else { continue };
        let next = rows.get(index + 1);
        let is_followed = next.is_none_or(|row| {
            signs[index + 1] != Some(sign) && !matches!(row.kind, RowKind::Heading(_))
        });
        let (count, are) = are_titles.entry(sign).or_insert((0, true));
        *count += 1;
        *are &= is_followed && is_title(row);
    }
    let emoji = |sign: char| is_emoji(sign) && are_titles.get(&sign).is_some_and(|found| found.1);
    let emoji_count: usize = signs.iter().flatten().filter(|sign| emoji(**sign)).count();
    for sign in &mut signs {
        *sign = sign.and_then(|sign| {
            let (count, are) = are_titles.get(&sign).copied().unwrap_or_default();
            match is_emoji(sign) && are && emoji_count >= ENOUGH {
                true => Some(ANY_EMOJI),
                false => (are && count >= ENOUGH).then_some(sign),
            }
        });
    }
    signs
}

/// The sign that a row begins with, or the bracket around it.
fn sign(row: &Row) -> Option<char> {
    if row.kind != RowKind::Words {
        return None;
    }
    match row.style() {
        Some(Style::Bullet) => row.head.text.chars().next().filter(|char| is_strong(*char)),
        None => bracketed(&row.body.text).map(|_| BRACKETED),
        Some(_) => None,
    }
}

/// Dashes and stars are bullets only.
fn is_strong(char: char) -> bool {
    !matches!(
        char,
        '—' | '–' | '―' | '·' | '-' | '*' | '+' | '~' | '>' | '•'
    )
}

/// The words of a line that brackets are around.
pub(super) fn bracketed(text: &str) -> Option<&str> {
    let inner = text
        .trim_end()
        .strip_prefix(BRACKETED)?
        .strip_suffix('】')?;
    (!inner.contains([BRACKETED, '】'])).then_some(inner)
}

fn is_title(row: &Row) -> bool {
    let text = row.body.text.trim();
    let text = bracketed(text).unwrap_or(text);
    (2..=LONGEST).contains(&text.chars().count())
        && !text.contains(['，', '。', '；', '：', ',', ';', ':'])
        && numbers::search(text).quantities.is_empty()
}
