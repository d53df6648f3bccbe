//! `主要预期目标是：地区生产总值增长6%左右，…` → goals.

use super::super::compose::fact;
use super::super::opening::is_han;
use super::super::plan::{Plan, chosen, without_stop};
use super::super::row::{Row, RowKind, cut, trimmed};
use super::super::{Block, Entry, Passage, Value};
use crate::manuscript::Removal;

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
fn facts(
    rest: &Passage,
) -> (
    Vec<std::ops::Range<usize>>,
    Vec<Goal>,
    Vec<std::ops::Range<usize>>,
) {
    let (mut marks, mut goals, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for (range, mark) in clauses(&rest.text) {
        match fact(&trimmed(&cut(rest, range.clone()))) {
            Some((label, value)) => goals.push(Goal { label, value }),
            None => others.push(range),
        }
        marks.push(mark);
    }
    (marks, goals, others)
}

/// Clauses and the marks behind them; marks inside brackets and quotation marks part nothing.
pub(super) fn clauses(text: &str) -> Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> {
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

/// Goals.
pub(super) fn goals(plan: &mut Plan<'_>, rows: &[Row]) -> Option<(Block, usize)> {
    let row = &rows[0];
    let colon = colon(row)?;
    let rest = cut(&row.body, colon.end..row.body.text.len());
    let (_, goals, others) = facts(&rest);
    // Clauses without a number come last and are the note; one in between would lose its place.
    let first_other = others.first().map_or(rest.text.len(), |range| range.start);
    let is_last = clauses(&rest.text)
        .iter()
        .filter(|(range, _)| range.start >= first_other)
        .count()
        == others.len();
    if goals.len() < ENOUGH || !is_last {
        return None;
    }
    super::unmarked(plan.ledger, row);
    let lead = &row.body.text[..colon.start];
    let verb = lead.trim_end_matches(['是', '为']).len();
    plan.ledger
        .remove(&row.body.slice(verb..colon.start), Removal::Form);
    plan.ledger
        .remove(&row.body.slice(colon), Removal::Separator);
    for (range, mark) in clauses(&rest.text) {
        let is_inside_note =
            range.start >= first_other && mark.end < rest.text.len() && others.len() > 1;
        if !is_inside_note {
            plan.ledger.remove(&rest.slice(mark), Removal::Separator);
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
    if first_other < rest.text.len() {
        let note = cut(&rest, first_other..rest.text.len());
        let note = match others.len() {
            1 => cut(&note, 0..others[0].len()).words,
            _ => without_stop(plan.ledger, &note),
        };
        fields.push(Entry::words("note", note));
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
    debug_assert!(row.body.text.chars().any(is_han));
    Some((block, 1))
}
