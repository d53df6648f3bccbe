//! Tables drawn with characters: rows of `|` or of tabs, found line by line.

use std::ops::Range;

/// Where a table stands in a text, and its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grid {
    /// The bytes of the whole.
    pub range: Range<usize>,
    /// The rows in order; `None` for a cell that another one covers.
    pub rows: Vec<Vec<Option<Range<usize>>>>,
    /// How many rows from the top name the columns.
    pub heads: usize,
    /// The words over it that belong to it.
    pub caption: Option<Range<usize>>,
}

/// The lines of a text with their places, without line ends.
pub(super) fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let each = text.split('\n').map(|line| {
        let range = at..at + line.len();
        at += line.len() + 1;
        range
    });
    each.collect()
}

/// The tables among lines, in order. A table of `|` needs Markdown's line of dashes, or two rows of the same
/// number of cells where a `|` begins or ends each; one of tabs needs two rows of the same number of cells,
/// three at least.
pub(super) fn find(text: &str, lines: &[Range<usize>]) -> Vec<Grid> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let piped = run(&lines[at..], |line| {
            text[line.clone()].contains('|') || is_grid_rule(&text[line])
        });
        let tabs = tabs(&text[lines[at].clone()]);
        if piped > 0 {
            found.extend(piped_table(text, &lines[at..at + piped]));
            at += piped;
        } else if tabs > 1 {
            let count = run(&lines[at..], |line| self::tabs(&text[line]) == tabs);
            // Tabs at the starts of lines alone are indents.
            let is_indent = run(&lines[at..at + count], |line| {
                self::tabs(text[line].trim()) < 2
            }) == count;
            if is_indent {
                at += count;
                continue;
            }
            found.extend(tabbed_table(text, &lines[at..at + count]));
            at += count;
        } else {
            at += 1;
        }
    }
    found
}

/// How many lines from the first are of a kind.
fn run(lines: &[Range<usize>], is_kind: impl Fn(Range<usize>) -> bool) -> usize {
    lines
        .iter()
        .take_while(|line| is_kind((*line).clone()))
        .count()
}

fn piped_table(text: &str, lines: &[Range<usize>]) -> Option<Grid> {
    if lines.iter().any(|line| is_grid_rule(&text[line.clone()])) {
        return grid_table(text, lines);
    }
    let rule = lines.iter().position(|line| is_rule(&text[line.clone()]));
    // The head is the one line above the dashes.
    let rows = &lines[rule.map_or(0, |rule| rule.saturating_sub(1))..];
    let cells: Vec<_> = rows
        .iter()
        .filter(|row| !is_rule(&text[(*row).clone()]))
        .map(|row| split(text, row.clone(), '|'))
        .collect();
    let is_even = cells.windows(2).all(|pair| pair[0].len() == pair[1].len());
    let is_framed = rows.iter().all(|row| is_framed(&text[row.clone()]));
    let is_drawn = cells.len() > 1 && is_even && (is_framed || cells[0].len() > 2);
    if rule.is_none() && !is_drawn {
        return None;
    }
    let is_headed = rule.is_some_and(|rule| rule > 0) && has_words(text, cells.first()?);
    let heads = match is_headed {
        true => 1,
        false => heads(text, &cells),
    };
    Some(grid(rows, cells, heads))
}

/// A table of Pandoc, with `+---+` between its rows and `+===+` under its heads.
fn grid_table(text: &str, lines: &[Range<usize>]) -> Option<Grid> {
    let is_rule = |line: &Range<usize>| is_grid_rule(&text[line.clone()]);
    let rows: Vec<_> = lines.iter().filter(|line| !is_rule(line)).collect();
    let cells: Vec<_> = rows
        .iter()
        .map(|row| split(text, (*row).clone(), '|'))
        .collect();
    let named = lines
        .iter()
        .position(|line| is_rule(line) && text[line.clone()].contains('='));
    let heads = match named {
        Some(named) => lines[..named].iter().filter(|line| !is_rule(line)).count(),
        None => heads(text, &cells),
    };
    (!rows.is_empty()).then(|| grid(lines, cells, heads))
}

fn is_grid_rule(line: &str) -> bool {
    let body = line.trim();
    let is_drawn = body
        .chars()
        .all(|char| matches!(char, '+' | '-' | '=' | ':'));
    is_drawn
        && body.len() > 2
        && body.starts_with('+')
        && body.ends_with('+')
        && body.contains(['-', '='])
}

fn tabbed_table(text: &str, rows: &[Range<usize>]) -> Option<Grid> {
    if rows.len() < 2 {
        return None;
    }
    let cells: Vec<_> = rows
        .iter()
        .map(|row| split(text, row.clone(), '\t'))
        .collect();
    let heads = heads(text, &cells);
    Some(grid(rows, cells, heads))
}

fn has_words(text: &str, row: &[Option<Range<usize>>]) -> bool {
    let mut cells = row.iter().flatten();
    cells.any(|cell| !text[cell.clone()].trim().is_empty())
}

fn grid(rows: &[Range<usize>], cells: Vec<Vec<Option<Range<usize>>>>, heads: usize) -> Grid {
    let start = rows.first().map_or(0, |row| row.start);
    let end = rows.last().map_or(start, |row| row.end);
    Grid {
        range: start..end,
        rows: cells,
        heads,
        caption: None,
    }
}

/// The tabs of a line, unless nothing else is in it.
fn tabs(line: &str) -> usize {
    match line.trim().is_empty() {
        true => 0,
        false => line.matches('\t').count(),
    }
}

/// Whether a line is Markdown's line of dashes under the heads.
fn is_rule(line: &str) -> bool {
    let body = line.trim_matches(|char: char| char.is_whitespace() || char == '>');
    body.contains('|')
        && body.contains('-')
        && body
            .chars()
            .all(|char| matches!(char, '|' | '-' | ':' | ' ' | '\t'))
}

fn is_framed(line: &str) -> bool {
    let body = line.trim_matches(|char: char| char.is_whitespace() || char == '>');
    body.len() > 1 && body.starts_with('|') && body.ends_with('|')
}

/// The cells of a row; the marks at its ends part nothing.
fn split(text: &str, row: Range<usize>, mark: char) -> Vec<Option<Range<usize>>> {
    let line = &text[row.clone()];
    let mut start = row.start;
    let mut end = row.end;
    if mark == '|' {
        let lead = line.trim_start_matches(|char: char| char.is_whitespace() || char == '>');
        start = row.end - lead.len();
        start += usize::from(lead.starts_with('|'));
        let tail = line.trim_end();
        if tail.ends_with('|') && !tail.ends_with("\\|") && row.start + tail.len() > start {
            end = row.start + tail.len() - 1;
        }
    }
    let mut cells = Vec::new();
    let mut from = start;
    let mut is_escaped = false;
    for (at, char) in text[start..end].char_indices() {
        if char == mark && !is_escaped {
            cells.push(Some(from..start + at));
            from = start + at + mark.len_utf8();
        }
        is_escaped = char == '\\' && !is_escaped;
    }
    cells.push(Some(from..end));
    cells
}

/// How many rows name the columns when nothing says so: one, when it has no number where others have.
pub(super) fn heads(text: &str, rows: &[Vec<Option<Range<usize>>>]) -> usize {
    let has_figure = |row: &Vec<Option<Range<usize>>>| {
        let mut cells = row.iter().flatten();
        cells.any(|cell| is_figure(text[cell.clone()].trim()))
    };
    let Some((first, others)) = rows.split_first() else {
        return 0;
    };
    usize::from(!has_figure(first) && others.iter().any(has_figure))
}

/// Whether a cell holds a figure and nothing else; years are names of columns.
fn is_figure(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let is_figure = cell.chars().all(|char| {
        matches!(
            char,
            '0'..='9' | '.' | ',' | '%' | '‰' | '-' | '+' | '−' | '－'
        )
    });
    let is_year = cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20"));
    digits > 0 && is_figure && !is_year
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(text: &str) -> Vec<(Vec<Vec<&str>>, usize)> {
        let grids = find(text, &lines(text));
        let each = grids.into_iter().map(|grid| {
            let rows = grid.rows.iter().map(|row| {
                let cells = row.iter().flatten();
                cells.map(|cell| text[cell.clone()].trim()).collect()
            });
            (rows.collect(), grid.heads)
        });
        each.collect()
    }

    #[test]
    fn pipes_with_a_rule_make_a_table() {
        let found = tables("前言\n| 指标 | 值 |\n|---|--:|\n| 人口 | 3\\|4 |\n后记");
        let rows = vec![vec!["指标", "值"], vec!["人口", "3\\|4"]];
        assert_eq!(found, vec![(rows, 1)]);
    }

    #[test]
    fn tabs_make_a_table_of_three_columns() {
        let found = tables("指标\t2023年\t2024年\n人口\t3.1\t3.2\n\n甲\t乙\n丙\t丁");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, 1);
    }

    #[test]
    fn indents_are_no_table() {
        assert_eq!(tables("\t\t甲\n\t\t乙\n\t\t丙"), Vec::new());
        assert_eq!(tables("\t2023年\t2024年\n人口\t3.1\t3.2").len(), 1);
    }

    #[test]
    fn a_line_of_links_is_no_table() {
        assert_eq!(tables("首页 | 新闻\n正文"), Vec::new());
    }
}
