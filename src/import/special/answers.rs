//! Questions and their answers → qa.

use super::super::plan::{Plan, chosen};
use super::super::row::{Row, RowKind, cut, trimmed};
use super::super::{Block, Entry, Passage, Value, Words};
use crate::manuscript::Removal;

const ASKED: [&str; 8] = [
    "问：",
    "问:",
    "Q：",
    "Q:",
    "记者：",
    "记者:",
    "提问：",
    "问题：",
];
const ANSWERED: [&str; 5] = ["答：", "答:", "A：", "A:", "回答："];

/// Whether a question and its answer begin here.
pub(super) fn begins(rows: &[Row]) -> bool {
    pair(rows).is_some()
}

/// A question and its answer.
struct Pair {
    /// How many rows they are.
    length: usize,
    /// The marker of the question and of the answer, in bytes of their bodies.
    markers: (usize, usize),
}

/// A row that asks, and the rows after it that answer.
fn pair(rows: &[Row]) -> Option<Pair> {
    let is_words = |row: &Row| matches!(row.kind, RowKind::Words | RowKind::Item);
    let (question, answer) = (
        rows.first().filter(|row| is_words(row))?,
        rows.get(1).filter(|row| is_words(row))?,
    );
    let asked = marker(&question.body.text, &ASKED);
    let answered = marker(&answer.body.text, &ANSWERED);
    let is_question = asked.is_some()
        || ends_in_question(&question.body.text) && question.body.text.chars().count() <= 80;
    let is_empty = answer.body.text[answered.unwrap_or(0)..].trim().is_empty();
    let is_unasked = question.body.text[asked.unwrap_or(0)..].trim().is_empty();
    if !is_question
        || is_unasked
        || is_empty
        || asked.is_some() != answered.is_some() && answered.is_none()
        || ends_in_question(&answer.body.text) && answered.is_none()
    {
        return None;
    }
    let more = rows[2..].iter().take_while(|row| {
        let starts_anew = marker(&row.body.text, &ASKED).is_some()
            || ends_in_question(&row.body.text)
            || row.style().is_some() && row.style() == question.style();
        is_words(row) && !starts_anew
    });
    Some(Pair {
        length: 2 + more.count(),
        markers: (asked.unwrap_or(0), answered.unwrap_or(0)),
    })
}

fn marker(text: &str, markers: &[&str]) -> Option<usize> {
    let plain = markers
        .iter()
        .find(|marker| text.starts_with(**marker))
        .map(|marker| marker.len());
    // `Q1：`, `问2：`
    let counted = |marker: &&str| {
        let word = marker.trim_end_matches(['：', ':']);
        let rest = text.strip_prefix(word)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let colon = rest[digits..]
            .chars()
            .next()
            .filter(|char| matches!(char, '：' | ':' | '.' | '、'))?;
        (1..=2)
            .contains(&digits)
            .then(|| word.len() + digits + colon.len_utf8())
    };
    plain.or_else(|| markers.iter().find_map(counted))
}

fn ends_in_question(text: &str) -> bool {
    text.trim_end().ends_with(['？', '?'])
}

/// A question whose answer is a table: a topic of it.
pub(super) fn tabled(plan: &mut Plan<'_>, rows: &[Row]) -> Option<(Block, usize)> {
    let asked = marker(&rows.first()?.body.text, &ASKED)?;
    let answer = rows.get(1)?;
    let answered = marker(&answer.body.text, &ANSWERED)?;
    let is_empty = answer.body.text[answered..].trim().is_empty();
    let is_asked = !rows[0].body.text[asked..].trim().is_empty();
    let is_table = is_asked && matches!(rows.get(2)?.kind, RowKind::Cells { .. });
    if !is_empty || !is_table {
        return None;
    }
    super::unmarked(plan.ledger, &rows[0]);
    let title = spoken(plan, &rows[0].body, asked);
    super::unmarked(plan.ledger, answer);
    plan.ledger.remove(&answer.body.words, Removal::Form);
    let (table, length) = super::table::table(plan, &rows[2..]);
    let lines = (
        rows[0].lines.0,
        table.lines.map_or(answer.lines.1, |lines| lines.1),
    );
    let blocks = Value::List(Vec::from([Value::Block(table)]));
    let mut topic = Block::new(
        "topic",
        Vec::from([Entry::words("title", title), Entry::new("blocks", blocks)]),
    );
    topic.lines = Some(lines);
    Some((topic, length + 2))
}

/// Questions and answers.
pub(super) fn answers(plan: &mut Plan<'_>, rows: &[Row]) -> Option<(Block, usize)> {
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(pair) = pair(&rows[at..]) {
        let asked = &rows[at];
        super::unmarked(plan.ledger, asked);
        let question = spoken(plan, &asked.body, pair.markers.0);
        let mut answer = Vec::new();
        for (index, row) in rows[at + 1..at + pair.length].iter().enumerate() {
            // Later rows keep their numbers: `（1）…` belongs to what is said.
            let marker = if index == 0 { pair.markers.1 } else { 0 };
            let words = match index {
                0 => {
                    super::unmarked(plan.ledger, row);
                    spoken(plan, &row.body, marker)
                }
                _ => row.whole().words,
            };
            answer.push(words);
        }
        items.push(Value::Map(Vec::from([
            Entry::words("question", question),
            match answer.as_slice() {
                [one] => Entry::words("answer", one.clone()),
                _ => Entry::new("answer", Value::Lines(answer)),
            },
        ])));
        at += pair.length;
    }
    if items.is_empty() {
        return None;
    }
    let lines = (rows[0].lines.0, rows[at - 1].lines.1);
    let count = items.len();
    chosen(
        plan,
        "qa",
        lines,
        format!("{count} 问 {count} 答，做成问答"),
        format!("{count} questions with their answers"),
    );
    let mut block = Block::new("qa", Vec::from([Entry::new("items", Value::List(items))]));
    block.lines = Some(lines);
    Some((block, at))
}

/// Words without the marker of who speaks.
fn spoken(plan: &mut Plan<'_>, body: &Passage, marker: usize) -> Words {
    plan.ledger.remove(&body.slice(0..marker), Removal::Form);
    trimmed(&cut(body, marker..body.text.len())).words
}
