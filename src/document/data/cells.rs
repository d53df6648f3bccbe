//! The cells of a data file as nodes of the report.

use crate::diag::{Diagnostic, FileId, Message, Span};
use crate::document::context::Context;
use crate::document::say;
use crate::kinds::Kind;
use crate::sheet::{Cell, Row};
use crate::yaml::{Key, Node, NodeKind, Scalar};

/// Where rows come from.
pub(super) struct Source {
    /// The file that their places are in.
    pub id: FileId,
    /// How many cells the head has.
    pub columns: usize,
}

impl Source {
    /// Whether a row has no more cells than the head; a comma in a number makes it longer.
    pub fn is_even(&self, ctx: &mut Context<'_>, row: &Row) -> bool {
        let Some(extra) = row
            .cells
            .iter()
            .skip(self.columns)
            .find(|cell| !cell.is_empty())
        else {
            return true;
        };
        let (found, wanted) = (row.cells.len(), self.columns);
        let message = Message::new(
            format!("这一行有 {found} 格，表头只有 {wanted} 格"),
            format!("this row has {found} cells, and the head has {wanted}"),
        );
        let diagnostic = Diagnostic::error("uneven-row", self.place(extra), message);
        ctx.say(diagnostic.with_hint(say::advice(
            "CSV 里带逗号的数字要加引号，如 \"1,234\"",
            "in CSV a number with a comma stands in quotes, such as \"1,234\"",
        )));
        false
    }

    /// A datum of a chart, or the cells of a row.
    pub fn datum(
        &self,
        ctx: &mut Context<'_>,
        kind: &Kind,
        chosen: &[usize],
        row: &Row,
    ) -> Option<Node> {
        let is_chart = kind.name == "chart";
        let cells = chosen.iter().map(|at| self.cell(ctx, row, *at, is_chart));
        let cells: Vec<Option<Node>> = cells.collect();
        let mut cells: Vec<Node> = cells.into_iter().collect::<Option<_>>()?;
        let first = row.cells.first().map_or(0, |cell| cell.range.start);
        let last = row.cells.last().map_or(first, |cell| cell.range.end);
        let span = Span::new(self.id, first..last.max(first));
        if !is_chart {
            return Some(Node {
                kind: NodeKind::List(cells),
                span,
            });
        }
        let numbers = cells.split_off(1);
        let key = |name: &str| Key {
            text: name.to_owned(),
            span: span.clone(),
        };
        let mut entries: Vec<(Key, Node)> = Vec::new();
        entries.extend(cells.into_iter().map(|label| (key("label"), label)));
        match <[Node; 1]>::try_from(numbers) {
            Ok([one]) => entries.push((key("value"), one)),
            Err(several) => entries.push((
                key("values"),
                Node {
                    kind: NodeKind::List(several),
                    span: span.clone(),
                },
            )),
        }
        Some(Node {
            kind: NodeKind::Map(entries),
            span,
        })
    }

    /// A cell as a text of the report.
    pub fn cell(
        &self,
        ctx: &mut Context<'_>,
        row: &Row,
        at: usize,
        is_needed: bool,
    ) -> Option<Node> {
        let nothing = Cell {
            range: row
                .cells
                .last()
                .map_or(0..0, |last| last.range.end..last.range.end),
            ..Cell::default()
        };
        let cell = row.cells.get(at).unwrap_or(&nothing);
        if let Some(fault) = &cell.fault {
            let [message, advice] = fault.messages();
            ctx.say(Diagnostic::error("cell-format", self.place(cell), message).with_hint(advice));
            return None;
        }
        if cell.is_empty() && is_needed {
            let (row, column) = (row.number, at + 1);
            let message = Message::new(
                format!("数据文件第 {row} 行第 {column} 列是空的"),
                format!("row {row}, column {column} of the data file is empty"),
            );
            ctx.say(Diagnostic::error("empty-value", self.place(cell), message));
            return None;
        }
        let origin = match cell.is_verbatim {
            true => vec![(0, cell.range.start)],
            false => Vec::new(),
        };
        let scalar = Scalar {
            text: cell.text.clone(),
            plain: false,
            origin,
        };
        Some(Node {
            kind: NodeKind::Scalar(scalar),
            span: self.place(cell),
        })
    }

    fn place(&self, cell: &Cell) -> Span {
        Span::new(self.id, cell.range.clone())
    }
}
