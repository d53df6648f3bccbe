//! Parallel lines of two halves (`持续强化政治引领，铸牢忠诚之魂。`) → pillars.

use super::super::plan::{Plan, chosen, without_stop};
use super::super::row::{Row, RowKind, cut, trimmed};
use super::super::{Block, Entry, Value};
use crate::manuscript::Removal;
use crate::numbers;

/// So many lines are no accident.
const ENOUGH: usize = 3;
/// A half is not longer.
const LONGEST: usize = 14;

/// Pillars.
pub(super) fn pillars(plan: &mut Plan<'_>, rows: &[Row]) -> Option<(Block, usize)> {
    let count = parallel(rows);
    // A row that goes on with other items is a list in which some happen to be parallel.
    let goes_on = rows
        .get(count)
        .is_some_and(|row| row.is_item() && row.style() == rows[0].style());
    if count < ENOUGH || goes_on {
        return None;
    }
    let mut items = Vec::with_capacity(count);
    for row in &rows[..count] {
        let body = trimmed(&row.body);
        let (at, mark) = halves(&body.text)?;
        let mut fields = Vec::new();
        match row.number() {
            Some(number) => {
                plan.ledger.remove(
                    &super::super::heading::without(&row.head.words, &number),
                    Removal::Numbering,
                );
                fields.push(Entry::words("number", number));
            }
            None => plan.ledger.remove(&row.head.words, Removal::Bullet),
        }
        plan.ledger
            .remove(&body.slice(at..at + mark), Removal::Separator);
        fields.push(Entry::words("text", body.slice(0..at)));
        let slogan = without_stop(plan.ledger, &cut(&body, at + mark..body.text.len()));
        fields.push(Entry::words("slogan", slogan));
        items.push(Value::Map(fields));
    }
    let lines = (rows[0].lines.0, rows[count - 1].lines.1);
    chosen(
        plan,
        "pillars",
        lines,
        format!("{count} 行句式相同、前后两半字数相等，做成支柱"),
        format!("{count} lines of the same two halves"),
    );
    let mut block = Block::new(
        "pillars",
        Vec::from([Entry::new("items", Value::List(items))]),
    );
    block.lines = Some(lines);
    Some((block, count))
}

/// How many rows are parallel from the first on.
fn parallel(rows: &[Row]) -> usize {
    let shape = |row: &Row| {
        let is_words = matches!(row.kind, RowKind::Words | RowKind::Item) && row.is_item();
        let text = row.body.text.trim();
        let (at, mark) = halves(text).filter(|_| is_words)?;
        let second = text[at + mark..].trim_end_matches(['。', '；']);
        let lengths = (text[..at].chars().count(), second.chars().count());
        let is_short = (4..=LONGEST).contains(&lengths.0) && (4..=LONGEST).contains(&lengths.1);
        (is_short && numbers::search(text).quantities.is_empty()).then_some(lengths)
    };
    let Some(first) = rows.first().and_then(shape) else {
        return 0;
    };
    rows.iter()
        .take_while(|row| shape(row) == Some(first))
        .count()
}

/// Where the one comma of a text stands, and how long it is.
fn halves(text: &str) -> Option<(usize, usize)> {
    let at = text.find('，')?;
    let rest = &text[at + '，'.len_utf8()..];
    let is_only =
        !rest.contains(['，', '：']) && !rest.trim_end_matches(['。', '；']).contains(['。', '；']);
    is_only.then_some((at, '，'.len_utf8()))
}
