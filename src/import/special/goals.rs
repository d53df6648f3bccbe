//! `主要预期目标是：地区生产总值增长6%左右，…` → goals.

use super::super::compose::fact;
use super::super::plan::{Plan, chosen};
use super::super::row::{Row, RowKind, cut, trimmed};
use super::super::{Block, Entry, Passage, Value};
use crate::manuscript::Removal;
use crate::numbers;

/// Words that announce goals.
const CUES: [&str; 8] = [
    "预期目标",
    "发展目标",
    "目标任务",
    "奋斗目标",
    "工作目标",
    "主要目标",
    "目标是",
    "目标为",
];
/// The sentence before the goals is not longer.
const LEAD: usize = 48;
/// So many goals stand in a row.
const ENOUGH: usize = 3;

/// Whether a row announces goals and names them.
pub(super) fn begins(row: &Row) -> bool {
    colon(row).is_some_and(|colon| {
        facts(&cut(&row.body, colon.end..row.body.text.len()))
            .1
            .len()
            >= ENOUGH
    })
}

/// The colon, or `是`, between the announcement and the goals.
fn colon(row: &Row) -> Option<std::ops::Range<usize>> {
    if !matches!(row.kind, RowKind::Words | RowKind::Item) {
        return None;
    }
    let text = row.body.text.as_str();
    let (at, mark) = text
        .char_indices()
        .take(LEAD)
        .find(|(_, char)| matches!(char, '：' | ':'))?;
    let lead = &text[..at];
    let is_one_sentence = !lead.contains(['。', '；']);
    (is_one_sentence && CUES.iter().any(|cue| lead.contains(cue))).then(|| at..at + mark.len_utf8())
}

/// A goal: label, value, and the words between clauses before it.
struct Goal {
    label: super::super::Words,
    value: super::super::Words,
}

/// The goals of the clauses, and the clauses that hold none.
fn facts(rest: &Passage) -> (Vec<Goal>, Vec<std::ops::Range<usize>>) {
    let (mut goals, mut others) = (Vec::new(), Vec::new());
    for (range, _) in clauses(&rest.text) {
        match fact(&trimmed(&cut(rest, range.clone()))) {
            Some((label, value)) => goals.push(Goal { label, value }),
            None => others.push(range),
        }
    }
    (goals, others)
}

/// A clause and the mark behind it.
type Clause = (std::ops::Range<usize>, std::ops::Range<usize>);

/// Clauses and the marks behind them; marks inside brackets and quotation marks part nothing.
fn clauses(text: &str) -> Vec<Clause> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, char) in text.char_indices() {
        match char {
            '“' | '《' | '（' | '(' | '「' => depth += 1,
            '”' | '》' | '）' | ')' | '」' => depth = depth.saturating_sub(1),
            '，' | '；' | '。' | ';' if depth == 0 => {
                let end = at + char.len_utf8();
                if start < at {
                    found.push((start..at, at..end));
                }
                start = end;
            }
            _ => {}
        }
    }
    if start < text.len() {
        found.push((start..text.len(), text.len()..text.len()));
    }
    found
}

/// Where the last goal begins.
fn goals_end(parts: &[Clause], others: &[&Clause]) -> usize {
    let goals = parts
        .iter()
        .filter(|part| !others.contains(part))
        .map(|(range, _)| range.start);
    goals.max().unwrap_or(0)
}

/// Goals.
pub(super) fn goals(plan: &mut Plan<'_>, rows: &[Row]) -> Option<(Block, usize)> {
    let row = &rows[0];
    let colon = colon(row)?;
    let rest = cut(&row.body, colon.end..row.body.text.len());
    let (goals, others) = facts(&rest);
    // Clauses without a number are the note, wherever they stand, if each says something of its own.
    let parts = clauses(&rest.text);
    let others: Vec<_> = parts
        .iter()
        .filter(|(range, _)| others.contains(range))
        .collect();
    let is_between = |range: &std::ops::Range<usize>| {
        let text = &rest.text[range.clone()];
        let depends = ["其中", "并", "且", "同时", "力争", "确保", "分别"];
        range.start < goals_end(&parts, &others)
            && (depends.iter().any(|word| text.starts_with(word))
                || !numbers::search(text).quantities.is_empty())
    };
    let is_torn = others.iter().any(|(range, _)| is_between(range));
    if goals.len() < ENOUGH || is_torn {
        return None;
    }
    super::unmarked(plan.ledger, row);
    let lead = &row.body.text[..colon.start];
    let verb = lead.trim_end_matches(['是', '为']).len();
    plan.ledger
        .remove(&row.body.slice(verb..colon.start), Removal::Form);
    plan.ledger
        .remove(&row.body.slice(colon), Removal::Separator);
    let mut note = Passage::default();
    for (index, (range, mark)) in others.iter().enumerate() {
        let end = match index + 1 < others.len() {
            true => mark.end,
            false => range.end,
        };
        note = super::super::row::joined(&note, &cut(&rest, range.start..end));
    }
    for (range, mark) in &parts {
        let is_kept = others.iter().rev().skip(1).any(|(other, _)| other == range);
        if !is_kept {
            plan.ledger
                .remove(&rest.slice(mark.clone()), Removal::Separator);
        }
    }
    let items = goals.into_iter().map(|goal| {
        let mut fields = Vec::from([
            Entry::words("label", goal.label.clone()),
            Entry::words("value", goal.value),
        ]);
        if let Some(icon) = super::super::compose::icon(&goal.label.text(&plan.source.text)) {
            fields.push(Entry::plain("icon", icon));
        }
        Value::Map(fields)
    });
    let items: Vec<Value> = items.collect();
    let count = items.len();
    let mut fields = Vec::from([
        Entry::words("lead", row.body.slice(0..verb)),
        Entry::new("items", Value::List(items)),
    ]);
    if !note.text.is_empty() {
        fields.push(Entry::words("note", trimmed(&note).words));
    }
    chosen(
        plan,
        "goals",
        row.lines,
        format!("说的是预期目标，{count} 项各有数字，做成目标"),
        format!("announces goals, {count} of which have numbers"),
    );
    let mut block = Block::new("goals", fields);
    block.lines = Some(row.lines);
    Some((block, 1))
}
