//! Structures have a shape: as many cells in every row, at most four quadrants, something at every moment.

use super::context::Context;
use super::{Record, Text, Value, record, say};
use crate::diag::{Diagnostic, Message, Span};

/// The fields of a plane.
const QUADRANTS: usize = 4;

/// A moment at which nothing happens is a slip.
pub(super) fn timeline(ctx: &mut Context<'_>, record: &Record) {
    for moment in record.records("items") {
        if moment.get("title").is_some() || moment.get("text").is_some() {
            continue;
        }
        let span = match moment.get("time") {
            Some(Value::Text(time)) => time.span.clone(),
            _ => moment.span.clone(),
        };
        let message = Message::new("这个时间没有说发生了什么", "nothing is said of this moment");
        ctx.say(
            Diagnostic::error("empty-item", span, message).with_hint(say::advice(
                "写成“时间: 标题”，或者加上“标题”“文字”",
                "write `time: title`, or give it a `title` or a `text`",
            )),
        );
    }
}

/// A plane has four fields.
pub(super) fn quadrant(ctx: &mut Context<'_>, record: &Record) {
    let Some(extra) = record.records("items").nth(QUADRANTS) else {
        return;
    };
    let count = record.records("items").count();
    let message = Message::new(
        format!("四象限最多四项，这里有 {count} 项"),
        format!("there are {count} fields, and a plane has four"),
    );
    let hint = say::advice(
        "合并成四项，或者改用卡片",
        "make four of them, or use cards",
    );
    ctx.say(Diagnostic::error("too-many-items", extra.span.clone(), message).with_hint(hint));
}

/// All rows of a table are as long as its head, or as its first row when it has none.
pub(super) fn table(ctx: &mut Context<'_>, record: &Record) {
    let rows: Vec<&[Value]> = match record.get("rows") {
        Some(Value::List(rows)) => rows.iter().map(cells).collect(),
        _ => return,
    };
    let head = record.get("columns").map(cells).unwrap_or_default();
    let is_headed = !head.is_empty();
    let count = match is_headed {
        true => head.len(),
        false => rows.first().map_or(0, |row| row.len()),
    };
    for row in &rows {
        if row.len() != count {
            let span = place(row).unwrap_or_else(|| record.span.clone());
            ctx.say(uneven(span, row.len(), count, is_headed));
        }
    }
    columns_exist(ctx, record, count);
    rows_exist(ctx, record, rows.len());
}

/// A row that is longer or shorter than the others.
fn uneven(span: Span, length: usize, count: usize, is_headed: bool) -> Diagnostic {
    let (zh, en) = match is_headed {
        true => ("表头", "the head has"),
        false => ("第一行", "the first row has"),
    };
    let message = Message::new(
        format!("这一行有 {length} 格，{zh}有 {count} 格"),
        format!("this row has {length} cells, and {en} {count}"),
    );
    let hint = match length < count {
        true => say::advice(
            "没有内容的格子写 \"\" 或 —",
            "write \"\" or — where a cell is empty",
        ),
        false => say::advice(
            "数字里有逗号、文字里有逗号的格子要加引号，如 \"1,234\"",
            "quote a cell that has a comma, such as \"1,234\"",
        ),
    };
    Diagnostic::error("uneven-row", span, message).with_hint(hint)
}

/// Alignments of columns that are not there.
fn columns_exist(ctx: &mut Context<'_>, record: &Record, count: usize) {
    let Some(Value::List(aligns)) = record.get("align") else {
        return;
    };
    if aligns.len() > count {
        let message = Message::new(
            format!("“对齐”写了 {} 个，表格只有 {count} 列", aligns.len()),
            format!(
                "`align` names {} columns, and the table has {count}",
                aligns.len()
            ),
        );
        let span = record::first_line(ctx.source, &record.span);
        ctx.say(Diagnostic::error("too-many-items", span, message));
    }
}

/// Rows to stand out that are not there.
fn rows_exist(ctx: &mut Context<'_>, record: &Record, count: usize) {
    let Some(Value::List(places)) = record.get("highlight") else {
        return;
    };
    let beyond = places.iter().find_map(|place| match place {
        Value::Count(place) if *place as usize > count => Some(place),
        _ => None,
    });
    if let Some(place) = beyond {
        let message = Message::new(
            format!("“突出”写了第 {place} 行，表格只有 {count} 行"),
            format!("`highlight` names row {place}, and the table has {count}"),
        );
        let span = record::first_line(ctx.source, &record.span);
        ctx.say(Diagnostic::error("out-of-range", span, message));
    }
}

fn cells(row: &Value) -> &[Value] {
    match row {
        Value::List(cells) => cells,
        _ => &[],
    }
}

/// Where a row stands.
fn place(row: &[Value]) -> Option<Span> {
    let text = |cell: Option<&Value>| -> Option<Text> {
        match cell {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        }
    };
    let (first, last) = (text(row.first())?, text(row.last())?);
    let range = first.span.range.start..last.span.range.end.max(first.span.range.end);
    Some(Span::new(first.span.file, range))
}
