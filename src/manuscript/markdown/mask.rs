//! Markdown made plain for the parser: a copy of the same length that it reads, and places that are special.
//!
//! The parser follows a grammar made for English. Words always come from the file, so the copy may differ
//! wherever that grammar would misread a Chinese report: full-width marks are letters (`**着力：**甲` is bold),
//! an indented paragraph is no code, a rule under a paragraph makes no heading. Tags, tables and fences are
//! blanked out; the walker does them itself.

use std::ops::Range;

use super::html::{self, Tag};
use super::html_table;
use crate::manuscript::front::{self, Head};
use crate::manuscript::grid::{self, Grid};

/// Something at a place of the file that is not for the parser.
#[derive(Debug)]
pub(super) struct Special {
    /// Its bytes; of a table, none: its words follow.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What is special.
#[derive(Debug)]
pub(super) enum Kind {
    /// Markup.
    Hidden,
    /// A tag.
    Tag(Tag),
    /// The marks of a heading without a blank behind them: `##一、`.
    Heading(u8),
    /// The beginning of a box `:::`.
    Box,
    /// The end of a box.
    BoxEnd,
    /// A table, by its number.
    Table(usize),
}

/// A file made ready.
#[derive(Debug)]
pub(super) struct Masked {
    /// What the parser reads of the whole.
    pub blocks: String,
    /// The same with the tables in it, for their cells.
    pub cells: String,
    /// What is special, in order.
    pub specials: Vec<Special>,
    /// The tables in order.
    pub grids: Vec<Grid>,
    /// The head of the file.
    pub head: Head,
}

/// Makes a file ready.
pub(super) fn mask(raw: &str) -> Masked {
    let head = front::find(raw);
    let mut bytes = raw.as_bytes().to_vec();
    let mut specials = Vec::new();
    let tags = html::tags(raw);
    blank(&mut bytes, 0..head.end);
    for tag in &tags {
        blank(&mut bytes, tag.range.clone());
    }
    let lines = grid::lines(raw);
    let html = html_table::find(raw, &tags);
    boxes(raw, &lines, &mut bytes, &mut specials);
    glued_headings(&lines, &mut bytes, &mut specials);
    dollars(&lines, &mut bytes, &mut specials);
    stars(&lines, &mut bytes, &mut specials);
    letters(raw, &mut bytes);
    let cells = bytes.clone();
    let grids = tables(raw, &lines, html, &mut bytes);
    specials.extend(tags.into_iter().map(|tag| Special {
        range: tag.range.clone(),
        kind: Kind::Tag(tag),
    }));
    rules(&lines, &mut bytes);
    indents(&lines, &mut bytes);
    specials.extend(grids.iter().enumerate().map(|(number, grid)| Special {
        range: grid.range.start..grid.range.start,
        kind: Kind::Table(number),
    }));
    specials.retain(|special| special.range.start >= head.end);
    // A table comes before the tag that begins it: its range is empty.
    specials.sort_by_key(|special| (special.range.start, special.range.end));
    Masked {
        blocks: text(bytes),
        cells: text(cells),
        specials,
        grids,
        head,
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Blanks in place of bytes; line ends stay.
fn blank(bytes: &mut [u8], range: Range<usize>) {
    for byte in &mut bytes[range] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

/// The tables of the file in order, blanked out.
fn tables(raw: &str, lines: &[Range<usize>], html: Vec<Grid>, bytes: &mut [u8]) -> Vec<Grid> {
    let mut next = html.iter().peekable();
    let mut drawn = grid::find(raw, lines);
    drawn.retain(|grid| {
        while next
            .next_if(|html| html.range.end <= grid.range.start)
            .is_some()
        {}
        next.peek()
            .is_none_or(|html| html.range.start >= grid.range.end)
    });
    let mut grids = html;
    grids.extend(drawn);
    grids.sort_by_key(|grid| grid.range.start);
    for grid in &grids {
        blank(bytes, grid.range.clone());
    }
    grids
}

/// `:::info 提示` … `:::`.
fn boxes(raw: &str, lines: &[Range<usize>], bytes: &mut [u8], specials: &mut Vec<Special>) {
    let mut depth = 0usize;
    for line in lines {
        let lead = raw[line.clone()].len() - raw[line.clone()].trim_start().len();
        let start = line.start + lead;
        let body = &raw[start..line.end];
        let colons = body.len() - body.trim_start_matches(':').len();
        if colons < 3 {
            continue;
        }
        let rest = &body[colons..];
        let name = rest.trim_start();
        let word = name.find(|char: char| !char.is_ascii_alphanumeric() && char != '-');
        let length = rest.len() - name.len() + word.unwrap_or(name.len());
        let is_end = rest.trim().is_empty() && depth > 0;
        depth = match is_end {
            true => depth - 1,
            false => depth + 1,
        };
        let range = start..start + colons + length;
        blank(bytes, line.start..range.end);
        specials.push(Special {
            range,
            kind: if is_end { Kind::BoxEnd } else { Kind::Box },
        });
    }
}

/// `##一、` is meant as a heading, `#话题#` is not.
fn glued_headings(lines: &[Range<usize>], bytes: &mut [u8], specials: &mut Vec<Special>) {
    for line in lines {
        let words = &bytes[line.clone()];
        let level = words.iter().take_while(|byte| **byte == b'#').count();
        let next = words.get(level);
        // `#1机组` names a thing, `##2024年` a heading.
        let is_letter =
            next.is_some_and(|byte| !byte.is_ascii() || byte.is_ascii_digit() && level > 1);
        let is_tag = words.get(level..).is_some_and(|rest| rest.contains(&b'#'));
        if !(1..=6).contains(&level) || !is_letter || is_tag {
            continue;
        }
        let range = line.start..line.start + level;
        blank(bytes, range.clone());
        specials.push(Special {
            range,
            kind: Kind::Heading(u8::try_from(level).unwrap_or(6)),
        });
    }
}

/// Programs that read pictures of pages write figures as formulas, `$5.6\%$`: the figure is what counts.
fn dollars(lines: &[Range<usize>], bytes: &mut [u8], specials: &mut Vec<Special>) {
    for line in lines {
        let mut open: Option<usize> = None;
        for at in line.clone() {
            if bytes[at] != b'$' {
                continue;
            }
            let figure = open.filter(|open| is_figure(&bytes[open + 1..at]));
            for mark in figure.into_iter().flat_map(|open| [open, at]) {
                bytes[mark] = b'a';
                specials.push(Special {
                    range: mark..mark + 1,
                    kind: Kind::Hidden,
                });
            }
            open = match figure {
                Some(_) => None,
                None => Some(at),
            };
        }
    }
}

/// Whether nothing but a figure stands between two marks of formulas.
fn is_figure(words: &[u8]) -> bool {
    let is_plain = words
        .iter()
        .all(|byte| byte.is_ascii_digit() || b" .,:%+-\\".contains(byte));
    is_plain && words.len() < 40 && words.iter().any(u8::is_ascii_digit)
}

/// Bold as the author means it: the marks of a line are pairs, whatever stands beside them. Where one bold
/// stretch touches the next, `****`, both go on as one.
fn stars(lines: &[Range<usize>], bytes: &mut [u8], specials: &mut Vec<Special>) {
    for line in lines {
        let runs = star_runs(&bytes[line.clone()], line.start);
        let pairs = runs.iter().filter(|run| run.len() == 2).count();
        let is_odd = runs.iter().any(|run| run.len() == 3 || run.len() > 4);
        if pairs == 0 || pairs % 2 == 1 || is_odd {
            continue;
        }
        let mut is_open = false;
        for run in runs.into_iter().filter(|run| run.len() > 1) {
            if run.len() == 4 {
                bytes[run.clone()].fill(b'a');
                specials.push(Special {
                    range: run,
                    kind: Kind::Hidden,
                });
                continue;
            }
            let inner = match is_open {
                true => run.start.checked_sub(1),
                false => Some(run.end),
            };
            harden(bytes, line.clone(), inner);
            is_open = !is_open;
        }
    }
}

fn star_runs(line: &[u8], start: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, byte) in line.iter().enumerate() {
        if *byte != b'*' || (at > 0 && line[at - 1] == b'\\') {
            continue;
        }
        match runs.last_mut() {
            Some(last) if last.end == start + at => last.end += 1,
            _ => runs.push(start + at..start + at + 1),
        }
    }
    runs
}

/// Makes a letter of the mark or blank inside a mark of bold.
fn harden(bytes: &mut [u8], line: Range<usize>, at: Option<usize>) {
    let Some(at) = at.filter(|at| line.contains(at)) else {
        return;
    };
    let is_link = bytes[at] == b')' && bytes[line].windows(2).any(|pair| pair == b"](");
    let is_plain = matches!(
        bytes[at],
        b' ' | b'\t'
            | b'%'
            | b'('
            | b')'
            | b'.'
            | b','
            | b':'
            | b';'
            | b'"'
            | b'\''
            | b'+'
            | b'-'
            | b'?'
            | b'/'
            | b'$'
            | b'#'
            | b'='
            | b'@'
            | b'^'
            | b'{'
            | b'}'
            | b'~'
            | b'<'
            | b'>'
    );
    if is_plain && !is_link {
        bytes[at] = b'a';
    }
}

/// Full-width marks become letters; signs that only look like Markdown become dull.
fn letters(raw: &str, bytes: &mut [u8]) {
    for (at, char) in raw.char_indices() {
        let is_blank_by_now = bytes[at] == b' ';
        match char {
            _ if is_blank_by_now => {}
            '\u{A1}'..='\u{BF}' => bytes[at..at + 2].copy_from_slice("é".as_bytes()),
            '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205E}'
            | '\u{3001}'..='\u{301F}'
            | '\u{3030}'
            | '\u{FE10}'..='\u{FE6F}'
            | '\u{FF01}'..='\u{FF65}' => {
                bytes[at..at + 3].copy_from_slice("中".as_bytes());
            }
            '\u{B}' | '\u{C}' => bytes[at] = b' ',
            '<' if !is_address(&raw[at + 1..]) => bytes[at] = b',',
            '*' if is_between_digits(bytes, at) => bytes[at] = b'x',
            ':' if at > 0 && bytes[at - 1] == b']' && is_remark(raw, at) => bytes[at] = b'a',
            _ => {}
        }
    }
}

/// Whether `<` begins an address: `<https://…>`, `<a@b.cn>`.
fn is_address(rest: &str) -> bool {
    let end = rest.bytes().take(400).position(|byte| byte == b'>');
    let word = end.and_then(|end| rest.get(..end)).unwrap_or("");
    (word.contains("://") || word.contains('@')) && !word.contains(char::is_whitespace)
}

fn is_between_digits(bytes: &[u8], at: usize) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    at > 0 && is_digit(bytes.get(at - 1)) && is_digit(bytes.get(at + 1))
}

/// Whether what follows `[1]:` at the start of a line is a remark in words, not the address of a link.
fn is_remark(raw: &str, at: usize) -> bool {
    // The label of a remark is short; looking further back would cost as much as the line is long.
    let first = raw.floor_char_boundary(at.saturating_sub(40));
    let before = &raw[first..at];
    let label = match before.rfind('\n') {
        Some(end) => &before[end + 1..],
        None if first == 0 => before,
        None => return false,
    };
    if label.trim_start().starts_with("[^") {
        return false;
    }
    let rest = raw[at + 1..].trim_start();
    let is_ascii = rest.chars().next().is_some_and(|char| char.is_ascii());
    !is_ascii
}

/// Lines of `-` or `=` under a paragraph: rules, unless the file makes its headings so.
fn rules(lines: &[Range<usize>], bytes: &mut [u8]) {
    let has_marks = lines
        .iter()
        .any(|line| is_marked_heading(&bytes[line.clone()]));
    let is_blank = |line: Option<&Range<usize>>, bytes: &[u8]| {
        line.is_none_or(|line| bytes[line.clone()].trim_ascii().is_empty())
    };
    for (at, line) in lines.iter().enumerate() {
        let Some(mark) = underline(&bytes[line.clone()]) else {
            continue;
        };
        let above = at.checked_sub(1).and_then(|at| lines.get(at));
        let before = at.checked_sub(2).and_then(|at| lines.get(at));
        let is_alone = !is_blank(above, bytes) && is_blank(before, bytes);
        let is_heading = is_alone
            && !(mark == b'-' && has_marks)
            && above.is_some_and(|above| is_title(&bytes[above.clone()]));
        if !is_heading {
            bytes[line.clone()]
                .iter_mut()
                .filter(|byte| **byte == mark)
                .for_each(|byte| *byte = b'_');
        }
    }
}

fn is_marked_heading(line: &[u8]) -> bool {
    let level = line.iter().take_while(|byte| **byte == b'#').count();
    (1..=6).contains(&level) && line.get(level) == Some(&b' ')
}

/// The mark of a line of nothing but `-` or `=`.
fn underline(line: &[u8]) -> Option<u8> {
    let body = line.trim_ascii();
    let first = *body.first()?;
    let is_underline = matches!(first, b'-' | b'=') && body.iter().all(|byte| *byte == first);
    (is_underline && body.len() > 1).then_some(first)
}

/// Whether a line may be a title: short, without a stop at its end (here a letter, like all full-width marks).
fn is_title(line: &[u8]) -> bool {
    let body = line.trim_ascii();
    let is_list = matches!(body.first(), Some(b'-' | b'*' | b'+' | b'>' | b'|' | b'#'));
    let is_short = body.len() <= 120;
    is_short && !is_list && !body.ends_with("中".as_bytes())
}

/// Four blanks at the start of a line are an indent, not code; a list keeps its own.
fn indents(lines: &[Range<usize>], bytes: &mut [u8]) {
    let mut is_in_list = false;
    for line in lines {
        let words = &bytes[line.clone()];
        let lead = words.len() - words.trim_ascii_start().len();
        let is_item = is_bullet(&words[lead..]);
        if lead == words.len() {
            continue;
        }
        let is_deep = lead > 3 || words[..lead].contains(&b'\t');
        is_in_list = match is_deep {
            true => is_in_list,
            false => is_item,
        };
        if !is_deep || is_in_list {
            continue;
        }
        // A comma means nothing to the parser, and a blank behind it lets marks of bold begin.
        let range = line.start..line.start + lead.saturating_sub(1).max(1);
        bytes[range].fill(b',');
    }
}

/// Whether a line begins with the mark of a list.
fn is_bullet(line: &[u8]) -> bool {
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mark = line.get(digits);
    let is_mark = match digits {
        0 => matches!(mark, Some(b'-' | b'*' | b'+')),
        _ => matches!(mark, Some(b'.' | b')')),
    };
    is_mark && line.get(digits + 1).is_some_and(u8::is_ascii_whitespace)
}
