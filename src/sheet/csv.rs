//! Comma, tab or semicolon separated text, by RFC 4180.

use std::ops::Range;

use super::{COLUMNS, Cell, Grid, ROWS, Row, SheetError};

/// What may stand between cells; where two are as frequent, the first is meant.
const SEPARATORS: [u8; 3] = *b"\t,;";

/// Reads a decoded text with `\n` line ends. A quoted cell may hold separators and line ends.
pub fn read(text: &str) -> Result<Grid, SheetError> {
    let separator = separator(text);
    let mut rows = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < text.len() {
        let (cells, end) = record(text, at, separator);
        if cells.iter().any(|cell| !cell.is_empty()) {
            if rows.len() == ROWS {
                return Err(SheetError::TooManyRows);
            }
            rows.push(Row {
                number: line,
                cells,
            });
        }
        line += text[at..end].matches('\n').count();
        at = end;
    }
    Ok(Grid {
        text: text.to_owned(),
        rows,
    })
}

/// The separator that is most frequent in the first line that is not empty, outside quotes.
fn separator(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty());
    let line = line.unwrap_or_default();
    let count = |separator: u8| {
        let mut is_quoted = false;
        let outside = line.bytes().filter(|byte| {
            is_quoted ^= *byte == b'"';
            !is_quoted && *byte == separator
        });
        outside.count()
    };
    let counts = SEPARATORS.map(|separator| (count(separator), separator));
    let most = counts.iter().map(|(count, _)| *count).max().unwrap_or(0);
    counts
        .iter()
        .find(|(count, _)| *count == most)
        .map_or(b',', |(_, separator)| *separator)
}

/// The cells of the record that begins at a byte, and where the next one begins.
fn record(text: &str, from: usize, separator: u8) -> (Vec<Cell>, usize) {
    let mut cells = Vec::new();
    let mut at = from;
    loop {
        let (cell, end) = cell(text, at, separator);
        if cells.len() < COLUMNS {
            cells.push(cell);
        }
        match text.as_bytes().get(end) {
            Some(byte) if *byte == separator => at = end + 1,
            Some(_) => return (cells, end + 1),
            None => return (cells, end),
        }
    }
}

/// The cell that begins at a byte, and where the separator or line end behind it stands.
fn cell(text: &str, from: usize, separator: u8) -> (Cell, usize) {
    let bytes = text.as_bytes();
    let ends = |at: usize| {
        bytes
            .get(at)
            .is_none_or(|byte| [separator, b'\n'].contains(byte))
    };
    if bytes.get(from) != Some(&b'"') {
        let end = (from..).find(|at| ends(*at)).unwrap_or(text.len());
        return (plain(text, from..end), end);
    }
    // A quote is doubled inside quotes; a lone one ends them, and what follows up to the separator belongs
    // to the cell as well.
    let mut at = from + 1;
    while at < bytes.len() && !(bytes[at] == b'"' && bytes.get(at + 1) != Some(&b'"')) {
        at += if bytes[at] == b'"' { 2 } else { 1 };
    }
    let close = at.min(bytes.len());
    let end = (close..).find(|at| ends(*at)).unwrap_or(text.len());
    let inner = &text[from + 1..close];
    let tail = text.get(close + 1..end).unwrap_or_default();
    if !inner.contains('"') && tail.trim().is_empty() {
        return (plain(text, from + 1..close), end);
    }
    let cell = Cell {
        text: format!("{}{tail}", inner.replace("\"\"", "\""))
            .trim()
            .to_owned(),
        range: from..end,
        ..Cell::default()
    };
    (cell, end)
}

/// A cell that is spelled as it stands.
fn plain(text: &str, range: Range<usize>) -> Cell {
    let whole = &text[range.clone()];
    let start = range.start + whole.len() - whole.trim_start().len();
    let shown = whole.trim();
    Cell {
        text: shown.to_owned(),
        range: start.min(range.end)
            ..(start + shown.len())
                .min(range.end)
                .max(start.min(range.end)),
        is_verbatim: true,
        fault: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let rows = read(text).unwrap().rows;
        let texts = |row: Row| row.cells.into_iter().map(|cell| cell.text).collect();
        rows.into_iter().map(texts).collect()
    }

    #[test]
    fn separators_are_seen() {
        for text in [
            "年份,产值\n2023,1.5\n",
            "年份\t产值\n2023\t1.5",
            "年份;产值\n2023;1.5\n\n",
        ] {
            assert_eq!(cells(text), [["年份", "产值"], ["2023", "1.5"]], "{text}");
        }
        assert_eq!(cells("只有一列\n甲"), [["只有一列"], ["甲"]]);
        assert_eq!(cells("\"a;b;c\",d\n"), [["a;b;c", "d"]]);
        assert_eq!(cells(""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn quotes_hold_separators_line_ends_and_quotes() {
        assert_eq!(
            cells("甲,\"1,234.5\"\n\"两\n行\",\"他说\"\"好\"\"\"\n\"没有关上,1\n"),
            vec![
                vec!["甲", "1,234.5"],
                vec!["两\n行", "他说\"好\""],
                vec!["没有关上,1"]
            ]
        );
    }

    #[test]
    fn every_cell_knows_its_line_and_bytes() {
        let text = "名称, 数值\n\n\"甲\n乙\",\"1,234\"\n丙,  56 \n";
        let grid = read(text).unwrap();
        let numbers: Vec<usize> = grid.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 3, 5]);
        for cell in grid.rows.iter().flat_map(|row| &row.cells) {
            assert!(cell.is_verbatim);
            assert_eq!(grid.text[cell.range.clone()], cell.text);
        }
    }

    #[test]
    fn more_rows_than_a_poster_has_are_refused() {
        assert_eq!(
            read(&"1\n".repeat(ROWS + 1)).err(),
            Some(SheetError::TooManyRows)
        );
    }
}
