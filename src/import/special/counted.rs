//! Rows that count themselves: `一是…`, `第一，…` → a list, or cards where each has a head; `第一步：…` → steps.

use super::super::plan::{Plan, chosen, without_stop};
use super::super::row::{Row, RowKind, cut, trimmed};
use super::super::series::counted_word;
use super::super::{Block, Entry, Passage, Value};
use crate::manuscript::Removal;
use crate::numbers;

/// So many heads are no accident.
const ENOUGH: usize = 3;
/// The head of a row is not longer.
const LONGEST: usize = 20;

/// How many rows count from one.
fn counted(rows: &[Row]) -> usize {
    let count = rows.iter().enumerate().take_while(|(index, row)| {
        row.kind == RowKind::Item && counted_word(&row.body.text) == Some(index + 1)
    });
    count.count()
}

/// Whether counted rows, or steps, begin here.
pub(super) fn begins(rows: &[Row]) -> bool {
    counted(rows) >= 2 || stepped(rows) >= 2
}

/// Counted rows.
pub(super) fn list(plan: &mut Plan<'_>, rows: &[Row]) -> Option<(Block, usize)> {
    let count = counted(rows);
    if count < 2 {
        return None;
    }
    let rows = &rows[..count];
    let heads: Option<Vec<usize>> = rows.iter().map(|row| head(&row.body)).collect();
    let lines = (rows[0].lines.0, rows[count - 1].lines.1);
    let mut block = match heads.filter(|heads| heads.len() >= ENOUGH) {
        Some(heads) => {
            let items = rows
                .iter()
                .zip(heads)
                .map(|(row, end)| card(plan, row, end));
            let items = Value::List(items.collect());
            let variant = Entry::plain("variant", "spine");
            chosen(
                plan,
                "cards",
                lines,
                format!("{count} 项依次列举，各有一句小标题，做成卡片"),
                format!("{count} counted items with a head each"),
            );
            Block::new("cards", Vec::from([variant, Entry::new("items", items)]))
        }
        None => {
            let items = rows.iter().map(|row| Value::Words(bare(plan, &row.body)));
            let items = Value::List(items.collect());
            chosen(
                plan,
                "list",
                lines,
                format!("{count} 项依次列举，照原文列出"),
                format!("{count} counted items"),
            );
            Block::new("list", Vec::from([Entry::new("items", items)]))
        }
    };
    block.lines = Some(lines);
    Some((block, count))
}

/// Where the sentence ends that heads a counted row.
fn head(body: &Passage) -> Option<usize> {
    let mut reach = body.text.char_indices().take(LONGEST + 1);
    let (at, _) = reach.find(|(_, char)| *char == '。')?;
    let is_text = body.text[at..].chars().nth(8).is_some();
    let is_plain = numbers::search(&body.text[..at]).quantities.is_empty();
    (is_text && is_plain).then_some(at)
}

fn card(plan: &mut Plan<'_>, row: &Row, end: usize) -> Value {
    let start = end + '。'.len_utf8();
    plan.ledger
        .remove(&row.body.slice(end..start), Removal::Stop);
    let text = trimmed(&cut(&row.body, start..row.body.text.len()));
    Value::Map(Vec::from([
        Entry::words("title", row.body.slice(0..end)),
        Entry::words("text", text.words),
    ]))
}

/// A phrase without the mark between it and the next; sentences keep theirs.
fn bare(plan: &mut Plan<'_>, body: &Passage) -> super::super::Words {
    let body = trimmed(body);
    let end = body
        .text
        .trim_end_matches(['；', ';', '，', ',', '。'])
        .len();
    match body.text[..end].contains('。') {
        true => body.words,
        false => without_stop(plan.ledger, &body),
    }
}

/// How many rows are steps: `第一步：`, `第二步`.
fn stepped(rows: &[Row]) -> usize {
    let count = rows.iter().enumerate().take_while(|(index, row)| {
        let is_words = matches!(row.kind, RowKind::Words | RowKind::Item);
        is_words && step(&row.body.text).is_some_and(|(value, ..)| value == index + 1)
    });
    count.count()
}

/// What a step counts, where its number ends, and where its words begin.
fn step(text: &str) -> Option<(usize, usize, usize)> {
    let start = '第'.len_utf8();
    let (value, length) = super::super::opening::numeral(text.strip_prefix('第')?)?;
    let rest = text[start + length..].strip_prefix('步')?;
    let words = rest.trim_start_matches(['：', ':', '，', '、', ' ', '\u{3000}']);
    let end = text.len() - rest.len();
    let is_parted = words.len() < rest.len() && !words.is_empty();
    is_parted.then(|| (value, end, text.len() - words.len()))
}

/// Steps.
pub(super) fn steps(plan: &mut Plan<'_>, rows: &[Row]) -> Option<(Block, usize)> {
    let count = stepped(rows);
    if count < 2 {
        return None;
    }
    let mut items = Vec::with_capacity(count);
    for row in &rows[..count] {
        let (_, end, start) = step(&row.body.text)?;
        plan.ledger.remove(&row.head.words, Removal::Bullet);
        plan.ledger
            .remove(&row.body.slice(end..start), Removal::Separator);
        let text = trimmed(&cut(&row.body, start..row.body.text.len()));
        items.push(Value::Map(Vec::from([
            Entry::words("title", row.body.slice(0..end)),
            Entry::words("text", without_stop(plan.ledger, &text)),
        ])));
    }
    let lines = (rows[0].lines.0, rows[count - 1].lines.1);
    chosen(
        plan,
        "steps",
        lines,
        format!("“第一步”到第 {count} 步，做成步骤"),
        format!("{count} steps"),
    );
    let mut block = Block::new(
        "steps",
        Vec::from([Entry::new("items", Value::List(items))]),
    );
    block.lines = Some(lines);
    Some((block, count))
}

/// Whether a row is a remark: `注：…`, `[1] …`.
pub(super) fn is_note(row: &Row) -> bool {
    const MARKS: [&str; 8] = [
        "注：",
        "注:",
        "注释：",
        "备注：",
        "附注：",
        "说明：",
        "资料来源：",
        "数据来源：",
    ];
    let text = row.body.text.as_str();
    let reference = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let is_reference = reference.is_some_and(|(number, rest)| {
        (1..=2).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && !rest.trim().is_empty()
    });
    row.kind == RowKind::Words
        && row.opening.is_none()
        && (MARKS.iter().any(|mark| text.starts_with(mark)) || is_reference)
}

/// A remark.
pub(super) fn note(_: &mut Plan<'_>, rows: &[Row]) -> Option<(Block, usize)> {
    let row = rows.first().filter(|row| is_note(row))?;
    let mut block = Block::new("note", Vec::from([Entry::words("text", row.whole().words)]));
    block.lines = Some(row.lines);
    Some((block, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted() {
        assert_eq!(step("第一步：登录").map(|(value, ..)| value), Some(1));
        assert_eq!(step("第2步 审核").map(|(value, ..)| value), Some(2));
        assert_eq!(step("第一步走稳了"), None);
    }
}
