//! Plain text: a line is a line, and consecutive lines of tabs or `|` are the rows of a table.

use super::Manuscript;
use super::builder::Builder;
use super::grid::{self, Grid};

/// Reads a plain text that has been decoded and cleaned.
pub(super) fn read(text: &str, mut builder: Builder) -> Manuscript {
    let lines = grid::lines(text);
    let grids = grid::find(text, &lines);
    let mut tables = grids.iter().enumerate().peekable();
    for (line, number) in lines.iter().zip(1..) {
        while tables
            .next_if(|(_, grid)| grid.range.end < line.start)
            .is_some()
        {}
        match tables.peek() {
            Some((table, grid)) if grid.range.start <= line.start => {
                row(text, *table, grid, line.start, number, &mut builder);
            }
            _ if is_rule(&text[line.clone()]) => {
                builder.mark(&text[line.clone()], number);
                builder.part();
            }
            _ => {
                builder.words(&text[line.clone()], number);
                builder.end_line();
            }
        }
    }
    builder.finish()
}

/// Whether a line is drawn with characters: `-----`, `======`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let mut chars = line.chars();
    let first = chars.next().filter(|first| "-=*_~+#—─━═·".contains(*first));
    first.is_some_and(|first| chars.clone().count() > 1 && chars.all(|char| char == first))
}

/// The row of a table that begins at a byte, with its marks; a line of dashes is none.
fn row(text: &str, table: usize, grid: &Grid, start: usize, number: usize, builder: &mut Builder) {
    let line = &text[start..];
    let end = start + line.find('\n').unwrap_or(line.len());
    let found = grid.rows.partition_point(|row| first(row) < start);
    let Some(cells) = grid.rows.get(found).filter(|row| first(row) <= end) else {
        return builder.mark(&text[start..end], number);
    };
    builder.begin_row(table, found < grid.heads);
    let mut at = start;
    for cell in cells.iter().flatten() {
        builder.mark(&text[at..cell.start], number);
        builder.begin_cell();
        builder.words(&text[cell.clone()], number);
        builder.end_cell();
        at = cell.end;
    }
    builder.mark(&text[at..end], number);
    builder.end_row();
}

fn first(row: &[Option<std::ops::Range<usize>>]) -> usize {
    let mut cells = row.iter().flatten();
    cells.next().map_or(0, |cell| cell.start)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::manuscript::Form;
    use crate::manuscript::probe::assert_whole;

    fn read_text(text: &str) -> Manuscript {
        read(text, Builder::default())
    }

    #[test]
    fn lines_keep_their_numbers_and_lose_their_indents() {
        let read = read_text("\n　　一、甲　乙 \n丙\n\n丁");
        let seen: Vec<_> = read
            .lines
            .iter()
            .map(|line| (line.number, read.words(line), line.is_apart))
            .collect();
        assert_eq!(
            seen,
            [(2, "一、甲　乙", true), (3, "丙", false), (5, "丁", true)]
        );
        assert_eq!(read.text, "一、甲　乙\n丙\n丁");
    }

    #[test]
    fn a_vertical_tab_ends_a_line_but_not_its_number() {
        let read = read_text("甲\u{B}乙\n丙");
        let numbers: Vec<_> = read.lines.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [1, 1, 2]);
        assert!(!read.lines[1].is_apart);
    }

    #[test]
    fn tabs_part_cells() {
        let read = read_text("甲\n指标\t总量\t增长\n人口\t\t1.2\n乙");
        let Form::Row { is_head, cells, .. } = &read.lines[2].form else {
            panic!("{:?}", read.lines);
        };
        assert!(!is_head);
        let words: Vec<_> = cells.iter().map(|cell| &read.text[cell.clone()]).collect();
        assert_eq!(words, ["人口", "", "1.2"]);
        assert!(matches!(
            read.lines[1].form,
            Form::Row { is_head: true, .. }
        ));
        assert_eq!(read.lines[3].form, Form::Words);
    }

    #[test]
    fn rules_are_markup() {
        let read = read_text("甲\n-----\n乙\n——\n……");
        assert_eq!(read.text, "甲\n乙\n——\n……");
        assert!(read.lines[1].is_apart);
    }

    #[test]
    fn pipes_are_markup() {
        let read = read_text("|甲|乙|\n|-|-|\n|丙|1|");
        assert_eq!(read.text, "甲\t乙\n丙\t1");
        let marks: String = read.markup.iter().map(|mark| mark.text.as_str()).collect();
        assert_eq!(marks, "||||-|-||||");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn no_generated_character_is_lost(raw in "[甲乙，1. \\t\\t||\\-:>\n\n　\u{B}\\\\]{0,60}") {
            assert_whole(&raw, &read_text(&raw));
        }
    }
}
