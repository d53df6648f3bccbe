//! Rows of cells → table, with the title, the unit and the remark that stand around them.

use std::ops::Range;

use super::super::plan::{Plan, chosen};
use super::super::row::{Row, RowKind};
use super::super::{Block, Entry, Value, Words};

/// Whether the title or the unit of a table begins here: one or two short lines before its rows.
pub(super) fn begins(rows: &[Row]) -> bool {
    let is_short = |row: &Row| {
        row.kind == RowKind::Words
            && !row.is_item()
            && row.body.text.chars().count() <= 40
            && !row.body.text.contains('。')
    };
    let before = rows.iter().take(3).take_while(|row| is_short(row)).count();
    let is_cells = |row: &Row| matches!(row.kind, RowKind::Cells { .. });
    // Of two lines one is the unit: a table has one title.
    let is_pair = || rows[..2].iter().any(|row| is_unit(&row.body.text));
    (1..=2).contains(&before)
        && (before == 1 || is_pair())
        && rows.get(before).is_some_and(is_cells)
        && rows[..before]
            .iter()
            .any(|row| is_unit(&row.body.text) || is_title(&row.body.text))
}

/// `单位：亿元`.
fn is_unit(text: &str) -> bool {
    text.trim_start_matches(['（', '(']).starts_with("单位")
}

/// `表1 主要指标`, or a few words without a verb's comma.
fn is_title(text: &str) -> bool {
    text.starts_with(['表', '附']) || !text.contains(['，', '：', '；'])
}

/// The table that rows begin with, and how many rows it is.
pub(super) fn table(plan: &mut Plan<'_>, rows: &[Row]) -> (Block, usize) {
    let before = rows
        .iter()
        .take_while(|row| !matches!(row.kind, RowKind::Cells { .. }))
        .count();
    let mut fields = Vec::new();
    let mut unit = None;
    for row in &rows[..before] {
        match is_unit(&row.body.text) {
            true => unit = Some(row.whole().words),
            false => fields.push(Entry::words("title", row.whole().words)),
        }
    }
    let grid = grid(&rows[before..]);
    let length = before + grid.len();
    fields.extend(unit.map(|unit| Entry::words("unit", unit)));
    let (head, body) = heads(plan, &grid);
    if !head.is_empty() {
        let names = head.into_iter().map(cell).collect();
        fields.push(Entry::new("columns", Value::List(names)));
    }
    let is_total = body
        .last()
        .and_then(|row| row.first())
        .is_some_and(|words| {
            let name = words.text(&plan.source.text);
            ["合计", "总计", "共计"]
                .iter()
                .any(|word| name.trim().starts_with(word))
        });
    let count = body.len();
    let lists = body
        .into_iter()
        .map(|row| Value::List(row.into_iter().map(cell).collect()));
    fields.push(Entry::new("rows", Value::List(lists.collect())));
    if is_total {
        fields.push(Entry::plain("total", "true"));
    }
    let mut end = length;
    if let Some(note) = rows.get(length).filter(|row| is_note(row)) {
        fields.push(Entry::words("note", note.whole().words));
        end += 1;
    }
    let lines = (rows[0].lines.0, rows[end - 1].lines.1);
    chosen(
        plan,
        "table",
        lines,
        format!("原文是表格，{count} 行"),
        format!("a table of {count} rows"),
    );
    let mut block = Block::new("table", fields);
    block.lines = Some(lines);
    (block, end)
}

fn is_note(row: &Row) -> bool {
    let text = row.body.text.as_str();
    row.kind == RowKind::Words
        && [
            "注：",
            "注:",
            "备注：",
            "说明：",
            "资料来源：",
            "数据来源：",
        ]
        .iter()
        .any(|mark| text.starts_with(mark))
}

/// An empty cell is written as an empty text.
fn cell(words: Words) -> Value {
    match words.is_empty() {
        true => Value::Plain(String::new()),
        false => Value::Words(words),
    }
}

type Cells = (bool, Vec<Range<usize>>);

/// The rows of one table.
fn grid(rows: &[Row]) -> Vec<Cells> {
    let of = |row: &Row| match &row.kind {
        RowKind::Cells {
            table,
            is_head,
            cells,
        } => Some((*table, *is_head, cells.clone())),
        _ => None,
    };
    let Some(first) = rows.first().and_then(of).map(|(table, ..)| table) else {
        return Vec::new();
    };
    let own = rows
        .iter()
        .map_while(|row| of(row).filter(|(table, ..)| *table == first));
    own.map(|(_, is_head, cells)| (is_head, cells)).collect()
}

/// The names of the columns, and the rows below them, all as wide as the widest.
fn heads(plan: &mut Plan<'_>, grid: &[Cells]) -> (Vec<Words>, Vec<Vec<Words>>) {
    let width = grid.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let text = &plan.source.text;
    let mut count = grid.iter().take_while(|(is_head, _)| *is_head).count();
    let has_numbers = |cells: &[Range<usize>]| {
        cells.iter().any(|cell| {
            text[cell.clone()].starts_with(|char: char| char.is_ascii_digit())
                && !text[cell.clone()].contains('年')
        })
    };
    if count == 0 && grid.len() > 1 && !has_numbers(&grid[0].1) {
        count = 1;
    }
    if count == grid.len() {
        count = 0;
    }
    let padded = |cells: &[Range<usize>]| {
        let mut words: Vec<Words> = cells.iter().map(|cell| Words::of(cell.clone())).collect();
        words.resize(width, Words::default());
        words
    };
    let names = (0..width).map(|column| name(text, &grid[..count], column));
    let names = if count == 0 {
        Vec::new()
    } else {
        names.collect()
    };
    (
        names,
        grid[count..]
            .iter()
            .map(|(_, cells)| padded(cells))
            .collect(),
    )
}

/// The name of a column that has one over another: that of the group, then its own.
fn name(text: &str, heads: &[Cells], column: usize) -> Words {
    let own = |cells: &[Range<usize>]| {
        cells
            .get(column)
            .filter(|cell| !text[(*cell).clone()].trim().is_empty())
            .cloned()
    };
    let below = heads.iter().rev().find_map(|(_, cells)| own(cells));
    heads.iter().fold(Words::default(), |words, (_, cells)| {
        // An empty cell in an upper row belongs to the group on its left, if that has cells below it.
        let group = || {
            let left = (0..column)
                .rev()
                .find(|left| cells.get(*left).is_some_and(|cell| !cell.is_empty()))?;
            let is_grouped = heads.len() > 1
                && heads.last().is_some_and(|(_, last)| {
                    last.get(left).is_some_and(|cell| !cell.is_empty())
                        && last.get(column).is_some_and(|cell| !cell.is_empty())
                });
            is_grouped.then(|| cells[left].clone())
        };
        let is_last = own(cells) == below;
        match own(cells).or_else(|| if is_last { None } else { group() }) {
            Some(range) => words.with(&Words::of(range)),
            None => words,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_under_a_group_have_its_name_too() {
        let text = "指标\t2023年\t\n\t总量\t增速";
        let cells = |words: &[(usize, usize)]| {
            words
                .iter()
                .map(|(start, end)| *start..*end)
                .collect::<Vec<_>>()
        };
        let at = |word: &str| {
            (
                text.find(word).unwrap_or(0),
                text.find(word).unwrap_or(0) + word.len(),
            )
        };
        let heads = [
            (true, cells(&[at("指标"), at("2023年"), (0, 0)])),
            (true, cells(&[(0, 0), at("总量"), at("增速")])),
        ];
        let names: Vec<String> = (0..3)
            .map(|column| name(text, &heads, column).text(text))
            .collect();
        assert_eq!(names, ["指标", "2023年总量", "2023年增速"]);
    }
}
