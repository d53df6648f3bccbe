//! Tables of Word: rows of cells, those that span with empty ones in the places they cover.

use std::ops::Range;

use roxmltree::Node;

use super::Word;
use super::package::{attribute, child, switch, value};
use super::tally::Kind;
use crate::manuscript::grid::heads;
use crate::manuscript::{Form, Line};

/// No cell spans more columns.
const SPAN: usize = 64;

impl<'a> Word<'a> {
    /// A table. One that holds other tables, or has one cell, only places what is in it.
    pub(super) fn table(&mut self, node: Node<'a, 'a>) {
        let rows = rows(node);
        let cells = || rows.iter().flat_map(|row| cells(*row));
        let is_frame = cells().count() == 1;
        if self.builder.is_in_row() {
            return cells().for_each(|cell| self.blocks(cell));
        }
        if is_frame || cells().any(|cell| has_table(cell)) {
            let form = self.builder.form.clone();
            if is_frame {
                self.builder.form = Form::Aside;
            }
            cells().for_each(|cell| self.blocks(cell));
            self.builder.form = form;
            return;
        }
        self.builder.part();
        let first = self.builder.out.lines.len();
        let table = self.tables;
        self.tables += 1;
        let mut named = 0;
        for (at, row) in rows.iter().enumerate() {
            let properties = child(*row, "trPr");
            let is_head =
                named == at && properties.and_then(|row| switch(row, "tblHeader")) == Some(true);
            named += usize::from(is_head);
            if properties.is_some_and(|row| child(row, "del").is_some()) {
                self.tally.meet(Kind::Deleted, self.number + 1);
                continue;
            }
            self.builder.begin_row(table, is_head);
            self.row(*row);
            self.builder.end_row();
        }
        if named == 0 {
            self.name_heads(first, &rows);
        }
        self.builder.part();
    }

    fn row(&mut self, row: Node<'a, 'a>) {
        let before = child(row, "trPr").and_then(|row| value(row, "gridBefore"));
        let skipped = before
            .and_then(|count| count.parse::<usize>().ok())
            .unwrap_or(0);
        for _ in 0..skipped.min(SPAN) {
            self.empty_cell();
        }
        for cell in cells(row) {
            let properties = child(cell, "tcPr");
            let span = properties.and_then(|cell| value(cell, "gridSpan"));
            let span = span
                .and_then(|span| span.parse::<usize>().ok())
                .unwrap_or(1)
                .clamp(1, SPAN);
            self.builder.begin_cell();
            // What goes on from the row above has no words of its own, but an author may have left some.
            self.blocks(cell);
            self.builder.end_cell();
            for _ in 1..span {
                self.empty_cell();
            }
        }
    }

    fn empty_cell(&mut self) {
        self.builder.begin_cell();
        self.builder.end_cell();
    }

    /// The heads of a table that names none: the first row when it has no figures, and the rows that its cells
    /// reach into.
    fn name_heads(&mut self, first: usize, rows: &[Node<'a, 'a>]) {
        let text = &self.builder.out.text;
        let lines = self.builder.out.lines.get_mut(first..).unwrap_or_default();
        let written: Vec<Vec<Option<Range<usize>>>> = lines.iter().map(ranges).collect();
        let mut count = heads(text, &written);
        if count > 0 {
            count += rows.iter().skip(1).take_while(|row| goes_on(**row)).count();
        }
        if count >= lines.len() {
            count = usize::from(count > 0);
        }
        for line in lines.iter_mut().take(count) {
            if let Form::Row { is_head, .. } = &mut line.form {
                *is_head = true;
            }
        }
    }
}

fn ranges(line: &Line) -> Vec<Option<Range<usize>>> {
    match &line.form {
        Form::Row { cells, .. } => cells.iter().cloned().map(Some).collect(),
        _ => Vec::new(),
    }
}

/// The rows of a table, through what may wrap them.
fn rows<'a>(table: Node<'a, 'a>) -> Vec<Node<'a, 'a>> {
    unwrapped(table, "tr", 0)
}

/// The cells of a row.
fn cells<'a>(row: Node<'a, 'a>) -> Vec<Node<'a, 'a>> {
    unwrapped(row, "tc", 0)
}

fn unwrapped<'a>(parent: Node<'a, 'a>, name: &str, depth: usize) -> Vec<Node<'a, 'a>> {
    let mut found = Vec::new();
    for node in parent.children() {
        match node.tag_name().name() {
            tag if tag == name => found.push(node),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" if depth < 20 => {
                found.extend(unwrapped(node, name, depth + 1));
            }
            _ => {}
        }
    }
    found
}

fn has_table(cell: Node<'_, '_>) -> bool {
    cell.descendants()
        .any(|node| node.tag_name().name() == "tbl")
}

/// Whether a cell of the row belongs to the one above.
fn goes_on(row: Node<'_, '_>) -> bool {
    let mut inner = row
        .descendants()
        .filter(|node| node.tag_name().name() == "vMerge");
    inner.any(|merge| attribute(merge, "val") != Some("restart"))
}
