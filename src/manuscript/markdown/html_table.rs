//! Tables of HTML: cells at their places in the grid, those that span with empty ones behind and below them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::html::{Tag, attribute};
use crate::manuscript::grid::{Grid, heads};

/// More columns or rows than this no cell spans.
const SPAN: usize = 64;

/// A cell as written.
struct Cell {
    range: Range<usize>,
    columns: usize,
    rows: usize,
    is_head: bool,
}

/// The tables of a text, the outermost ones, in order.
pub(super) fn find(text: &str, tags: &[Tag]) -> Vec<Grid> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        let is_table = tags[at].name == "table" && !tags[at].is_end;
        match is_table.then(|| end(&tags[at..])).flatten() {
            Some(length) => {
                found.push(grid(text, &tags[at..at + length]));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// How many tags a table has; one that does not end is none.
fn end(tags: &[Tag]) -> Option<usize> {
    let mut depth = 0usize;
    for (count, tag) in tags.iter().enumerate() {
        match (tag.name.as_str(), tag.is_end) {
            ("table", false) => depth += 1,
            ("table", true) if depth == 1 => return Some(count + 1),
            ("table", true) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

fn grid(text: &str, tags: &[Tag]) -> Grid {
    let (written, named) = rows(text, tags);
    let mut covered = BTreeMap::new();
    let (rows, reaches): (Vec<_>, Vec<_>) =
        written.iter().map(|row| place(row, &mut covered)).unzip();
    let top = match named {
        0 => heads(text, &rows),
        _ => named,
    };
    // What stands beside a head of several rows is a head too.
    let below = reaches.iter().take(top).enumerate();
    let reach = below.map(|(row, reach)| row + reach).max().unwrap_or(0);
    let heads = match reach < rows.len() {
        true => top.max(reach),
        false => top,
    };
    let start = tags.first().map_or(0, |tag| tag.range.start);
    let end = tags.last().map_or(start, |tag| tag.range.end);
    Grid {
        range: start..end,
        rows,
        heads,
        caption: caption(tags),
    }
}

/// The words over the table.
fn caption(tags: &[Tag]) -> Option<Range<usize>> {
    let mut captions = tags.iter().filter(|tag| tag.name == "caption");
    let start = captions.next()?.range.end;
    let end = captions.next()?.range.start;
    Some(start..end)
}

/// The cells of a row at their columns, and how many rows its deepest cell takes.
fn place(row: &[Cell], covered: &mut BTreeMap<usize, usize>) -> (Vec<Option<Range<usize>>>, usize) {
    let mut cells = Vec::new();
    let mut next = BTreeMap::new();
    let skip = |cells: &mut Vec<Option<Range<usize>>>, next: &mut BTreeMap<usize, usize>| {
        while let Some(left) = covered.get(&cells.len()) {
            if *left > 1 {
                next.insert(cells.len(), left - 1);
            }
            cells.push(None);
        }
    };
    for cell in row {
        skip(&mut cells, &mut next);
        for column in 0..cell.columns {
            if cell.rows > 1 {
                next.insert(cells.len(), cell.rows - 1);
            }
            cells.push((column == 0).then(|| cell.range.clone()));
        }
    }
    skip(&mut cells, &mut next);
    *covered = next;
    let reach = row.iter().map(|cell| cell.rows).max().unwrap_or(1);
    (cells, reach)
}

/// The rows as written, and how many from the top are called heads.
fn rows(text: &str, tags: &[Tag]) -> (Vec<Vec<Cell>>, usize) {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut open: Option<Cell> = None;
    let mut depth = 0usize;
    let (mut is_in_head, mut heads) = (false, 0);
    for tag in tags {
        let name = tag.name.as_str();
        if name == "table" {
            depth = match tag.is_end {
                true => depth.saturating_sub(1),
                false => depth + 1,
            };
        }
        let is_part = matches!(
            name,
            "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" | "caption" | "table"
        );
        if !is_part || depth > 1 || (depth == 1 && name == "table" && tag.is_end) {
            continue;
        }
        if let (Some(mut cell), Some(row)) = (open.take(), rows.last_mut()) {
            cell.range.end = tag.range.start;
            row.push(cell);
        }
        match (name, tag.is_end) {
            ("thead", _) => is_in_head = !tag.is_end,
            ("tr", false) => rows.push(Vec::new()),
            ("td" | "th", false) => {
                if rows.is_empty() {
                    rows.push(Vec::new());
                }
                open = Some(cell(text, tag));
            }
            ("tr", true) => {
                heads += usize::from(is_head(rows.last(), is_in_head, heads + 1 == rows.len()))
            }
            _ => {}
        }
    }
    rows.retain(|row| !row.is_empty());
    (rows, heads)
}

/// Whether a row that just ended, with only heads above it, is a head.
fn is_head(row: Option<&Vec<Cell>>, is_in_head: bool, is_on_top: bool) -> bool {
    let all = row.is_some_and(|row| !row.is_empty() && row.iter().all(|cell| cell.is_head));
    is_on_top && (is_in_head || all)
}

fn cell(text: &str, tag: &Tag) -> Cell {
    let span = |name: &str| {
        let value = attribute(&text[tag.range.clone()], name);
        let number = value.and_then(|value| value.trim().parse::<usize>().ok());
        number.unwrap_or(1).clamp(1, SPAN)
    };
    Cell {
        range: tag.range.end..tag.range.end,
        columns: span("colspan"),
        rows: span("rowspan"),
        is_head: tag.name == "th",
    }
}
