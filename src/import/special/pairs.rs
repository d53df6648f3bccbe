//! Lines of a name, a colon and a number → stats: `营业收入：126.8亿元`.

use super::super::plan::{Plan, chosen};
use super::super::row::{Row, RowKind, cut, trimmed};
use super::super::{Block, Entry, Value};
use crate::manuscript::Removal;
use crate::numbers;

/// So many lines are no accident.
const ENOUGH: usize = 3;
/// A name is not longer.
const LONGEST: usize = 16;

/// Where the name of a line ends and where its number stands.
fn pair(row: &Row) -> Option<(usize, std::ops::Range<usize>)> {
    let is_words = matches!(row.kind, RowKind::Words | RowKind::Item);
    let text = row.body.text.trim_end();
    let mut reach = text.char_indices().take(LONGEST + 1);
    let (at, colon) = reach.find(|(_, char)| matches!(char, '：' | ':'))?;
    let rest = &text[at + colon.len_utf8()..];
    let start = text.len() - rest.trim_start().len();
    let end = start + text[start..].trim_end_matches(['。', '；', '，']).len();
    let is_name = text[..at].chars().count() >= 2 && text[..at].chars().all(char::is_alphanumeric);
    let found = numbers::search(&text[start..end]).quantities;
    let is_number = matches!(found.as_slice(), [one] if one.atom == (0..end - start));
    (is_words && is_name && is_number).then_some((at, start..end))
}

/// How many lines are such pairs.
fn count(rows: &[Row]) -> usize {
    rows.iter().take_while(|row| pair(row).is_some()).count()
}

/// Whether such lines begin here.
pub(super) fn begins(rows: &[Row]) -> bool {
    count(rows) >= ENOUGH
}

/// Names and numbers.
pub(super) fn pairs(plan: &mut Plan<'_>, rows: &[Row]) -> Option<(Block, usize)> {
    let count = count(rows);
    if count < ENOUGH {
        return None;
    }
    let mut items = Vec::with_capacity(count);
    for row in &rows[..count] {
        let (end, number) = pair(row)?;
        super::unmarked(plan.ledger, row);
        let rest = cut(&row.body, number.end..row.body.text.len());
        plan.ledger
            .remove(&row.body.slice(end..number.start), Removal::Separator);
        plan.ledger.remove(&trimmed(&rest).words, Removal::Stop);
        let mut fields = Vec::from([
            Entry::words("label", row.body.slice(0..end)),
            Entry::words("value", row.body.slice(number)),
        ]);
        if let Some(icon) = super::super::compose::icon(&row.body.text[..end]) {
            fields.push(Entry::plain("icon", icon));
        }
        items.push(Value::Map(fields));
    }
    let lines = (rows[0].lines.0, rows[count - 1].lines.1);
    chosen(
        plan,
        "stats",
        lines,
        format!("{count} 行都是名称、冒号和数字，做成数据块"),
        format!("{count} lines of a name, a colon and a number"),
    );
    let columns = if count.is_multiple_of(3) { "3" } else { "2" };
    let mut block = Block::new(
        "stats",
        Vec::from([
            Entry::plain("columns", columns),
            Entry::new("items", Value::List(items)),
        ]),
    );
    block.lines = Some(lines);
    Some((block, count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::row::rows;
    use crate::manuscript;

    #[test]
    fn names_with_numbers_are_pairs() {
        let text = "营业收入：126.8亿元\n员工总数：8620人。\n女性占比: 42.6%\n联系电话：0000-8326100\n时间：上午9点，地点：会议室\n";
        let source = manuscript::read("a.txt", text.as_bytes()).expect("a text");
        let found: Vec<bool> = rows(&source)
            .iter()
            .map(|row| pair(row).is_some())
            .collect();
        assert_eq!(found, [true, true, true, false, false]);
    }
}
