//! Tables: which columns are figures, how every column is aligned, and which columns stand together.

use std::rc::Rc;

use super::context::Context;
use super::datum::{Datum, Words};
use crate::diag::{Diagnostic, Message, Span};
use crate::document::{Record, Text, Value};
use crate::numbers;

/// How wide a Han character of a cell is taken to be, in px of the pack's width: no table is drawn
/// smaller than running text may be (PR-01), so that a column that is too narrow has no other way out.
const HAN: f64 = 30.0;
/// The same for a digit or a letter.
const DIGIT: f64 = 14.0;
/// The same for a point or a comma.
const POINT: f64 = 7.0;
/// What stands between the words of two columns.
const BETWEEN: f64 = 24.0;
/// A column of words breaks its lines; narrower than so many characters it is no use.
const LEAST: usize = 4;
/// The room of a poster whose width nobody knows.
const ROOM: f64 = 984.0;

/// The table in parts that fit the width, each as columns and cells.
pub(super) fn pieces<'d>(record: &'d Record, room: Option<f64>) -> Datum<'d> {
    let table = Table::of(record);
    let parts = table.split(room.unwrap_or(ROOM));
    let parts = parts.iter().map(|columns| table.part(columns));
    Datum::List(Rc::new(parts.collect()))
}

/// Says that a table was too wide for one part.
pub(super) fn check(ctx: &Context<'_>, record: &Record, parts: usize) {
    if parts < 2 {
        return;
    }
    let table = Table::of(record);
    let count = table.columns.len();
    let message = Message::new(
        format!("表格有 {count} 列，一行放不下，分成了 {parts} 段"),
        format!("the table has {count} columns, too many for one row: it stands in {parts} parts"),
    );
    let hint = Message::new(
        "要一段放下，就少写几列、把名称写短，或者把行和列对调",
        "to have it in one, leave out columns, shorten the names, or turn rows into columns",
    );
    let place = table.place().unwrap_or_else(|| record.span.clone());
    ctx.report(Diagnostic::warning("wide-table", place, message).with_hint(hint));
}

/// A column: how it is aligned, and the least width it needs.
struct Column {
    align: &'static str,
    least: f64,
}

struct Table<'d> {
    head: Vec<&'d Text>,
    rows: Vec<Vec<&'d Text>>,
    columns: Vec<Column>,
    has_total: bool,
    marked: Vec<u32>,
}

impl<'d> Table<'d> {
    fn of(record: &'d Record) -> Self {
        let list = |name: &str| match record.get(name) {
            Some(Value::List(list)) => list.as_slice(),
            _ => &[],
        };
        let head = texts(list("columns"));
        let rows: Vec<Vec<&Text>> = list("rows")
            .iter()
            .map(|row| match row {
                Value::List(cells) => texts(cells),
                _ => Vec::new(),
            })
            .collect();
        let longest = rows.iter().map(Vec::len).chain([head.len()]).max();
        let asked = list("align");
        let columns = (0..longest.unwrap_or(0)).map(|at| {
            let cells = rows.iter().filter_map(|row| row.get(at).copied());
            let asked = match asked.get(at) {
                Some(Value::Choice(align)) => Some(*align),
                _ => None,
            };
            column(at, head.get(at).copied(), &cells.collect::<Vec<_>>(), asked)
        });
        Self {
            columns: columns.collect(),
            head,
            rows,
            has_total: matches!(record.get("total"), Some(Value::Flag(true))),
            marked: list("highlight")
                .iter()
                .filter_map(|place| match place {
                    Value::Count(place) => Some(*place),
                    _ => None,
                })
                .collect(),
        }
    }

    /// Which columns stand together: all of them, or as even parts as fit, each with the first column.
    fn split(&self, room: f64) -> Vec<Vec<usize>> {
        let least =
            |columns: &[usize]| -> f64 { columns.iter().map(|at| self.columns[*at].least).sum() };
        let all: Vec<usize> = (0..self.columns.len()).collect();
        if all.len() < 3 || least(&all) <= room {
            return vec![all];
        }
        let others = &all[1..];
        let evenly = (2..others.len()).map(|count| {
            let size = others.len().div_ceil(count);
            let parts = others.chunks(size).map(|part| [&[0], part].concat());
            parts.collect::<Vec<_>>()
        });
        let single = others.iter().map(|at| vec![0, *at]).collect();
        let mut fitting = evenly.filter(|parts| parts.iter().all(|part| least(part) <= room));
        fitting.next().unwrap_or(single)
    }

    /// A part: how many columns, and the cells row by row.
    fn part(&self, columns: &[usize]) -> Datum<'d> {
        let mut cells = Vec::new();
        if !self.head.is_empty() {
            cells.extend(columns.iter().map(|at| self.cell(None, *at)));
        }
        for row in 0..self.rows.len() {
            cells.extend(columns.iter().map(|at| self.cell(Some(row), *at)));
        }
        Datum::Fields(Rc::new(vec![
            ("columns", Datum::Number(columns.len() as f64)),
            ("boxes", Datum::List(Rc::new(cells))),
        ]))
    }

    /// The cell of a row and column; the head is no row.
    fn cell(&self, row: Option<usize>, at: usize) -> Datum<'d> {
        let texts = row.map_or(&self.head, |row| &self.rows[row]);
        let text = texts.get(at).copied();
        let words = text.map_or(Datum::None, |text| {
            Datum::Words(Rc::new(Words::of_report(text)))
        });
        let nth = row.map_or(0, |row| row + 1);
        let is_strong = text.is_some_and(|text| {
            let marked = text.emphasis.iter().map(std::iter::ExactSizeIterator::len);
            !text.text.is_empty() && marked.sum::<usize>() == text.text.len()
        });
        let is_total = self.has_total && nth == self.rows.len();
        let align = self.columns.get(at).map_or("start", |column| column.align);
        Datum::Fields(Rc::new(vec![
            ("text", words),
            ("align", Datum::Word(align.into())),
            ("head", Datum::Flag(row.is_none())),
            ("name", Datum::Flag(at == 0)),
            ("total", Datum::Flag(is_total)),
            ("marked", Datum::Flag(self.marked.contains(&(nth as u32)))),
            ("shaded", Datum::Flag(nth > 0 && nth.is_multiple_of(2))),
            ("strong", Datum::Flag(is_strong)),
        ]))
    }

    /// Where the head stands, or the first row.
    fn place(&self) -> Option<Span> {
        let row = match self.head.is_empty() {
            true => self.rows.first()?,
            false => &self.head,
        };
        let (first, last) = (row.first()?, row.last()?);
        let end = last.span.range.end.max(first.span.range.end);
        Some(Span::new(first.span.file, first.span.range.start..end))
    }
}

fn texts(cells: &[Value]) -> Vec<&Text> {
    let texts = cells.iter().filter_map(|cell| match cell {
        Value::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// A column of figures puts their points on one x (NU-08); short words stand in the middle, others begin
/// together, and so do the names of the rows.
fn column(at: usize, head: Option<&Text>, cells: &[&Text], asked: Option<&'static str>) -> Column {
    let full = cells.iter().filter(|cell| !cell.text.is_empty());
    let is_figures = at > 0
        && cells.iter().any(|cell| is_figure(&cell.text))
        && full
            .clone()
            .all(|cell| is_figure(&cell.text) || is_blank(&cell.text));
    let is_short = full.clone().all(|cell| cell.text.chars().count() <= 6);
    let align = asked.unwrap_or(match (is_figures, at, is_short) {
        (true, ..) => "point",
        (false, 1.., true) => "center",
        _ => "start",
    });
    let whole = |text: &Text| text.text.lines().map(width).fold(0.0, f64::max);
    let broken = |text: &Text| whole(text).min(HAN * LEAST as f64);
    let body = full.map(|cell| {
        if is_figures {
            whole(cell)
        } else {
            broken(cell)
        }
    });
    let head = head.map_or(0.0, |head| whole(head).min(HAN * 2.0));
    Column {
        align,
        least: body.fold(head, f64::max) + BETWEEN,
    }
}

/// A number with nothing but its unit.
fn is_figure(text: &str) -> bool {
    numbers::parts(text).is_some_and(|parts| {
        let is_sign = parts.before.chars().all(|char| "+-−＋－±".contains(char));
        is_sign && parts.after.is_empty()
    })
}

/// What stands where there is no number.
fn is_blank(text: &str) -> bool {
    text.chars().all(|char| !char.is_alphanumeric())
}

/// How wide a line is, about.
fn width(line: &str) -> f64 {
    let wide = |char: char| match char {
        '.' | ',' | ' ' => POINT,
        char if char.is_ascii() => DIGIT,
        _ => HAN,
    };
    line.chars().map(wide).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_words() {
        for text in ["783.58", "4.3%", "1,234.5亿元", "-2.1%", "0"] {
            assert!(is_figure(text), "{text}");
        }
        for text in ["", "—", "增长4.3%", "5万元以上", "优秀"] {
            assert!(!is_figure(text), "{text}");
        }
        assert!(is_blank("—") && is_blank("…") && !is_blank("无"));
    }

    fn table(least: &[f64]) -> Table<'static> {
        let column = |least: &f64| Column {
            align: "start",
            least: *least,
        };
        Table {
            head: Vec::new(),
            rows: Vec::new(),
            columns: least.iter().map(column).collect(),
            has_total: false,
            marked: Vec::new(),
        }
    }

    #[test]
    fn a_wide_table_stands_in_even_parts_that_begin_with_its_names() {
        assert_eq!(
            table(&[100.0; 9]).split(984.0),
            [(0..9).collect::<Vec<_>>()]
        );
        let parts = table(&[100.0; 13]).split(984.0);
        assert_eq!(
            parts,
            [vec![0, 1, 2, 3, 4, 5, 6], vec![0, 7, 8, 9, 10, 11, 12]]
        );
        let parts = table(&[600.0, 600.0, 600.0]).split(984.0);
        assert_eq!(parts, [[0, 1], [0, 2]]);
    }
}
