//! Grows a manuscript character by character, whatever the file's language: lines, rows of tables, pictures.

use std::ops::Range;

use super::clean::{is_break, is_invisible};
use super::{Form, Front, Line, Manuscript, Markup, Note, Picture};
use crate::diag::Message;

/// A manuscript that is being read.
#[derive(Debug, Default)]
pub(super) struct Builder {
    /// What is read so far.
    pub out: Manuscript,
    /// What a line is that begins now.
    pub form: Form,
    /// What only the next line is.
    pub next: Option<Form>,
    /// How deep in lists a line is that begins now.
    pub depth: u8,
    /// How many marks of bold are open.
    pub bold: usize,
    /// Whether something stands between the last line and the next.
    is_apart: bool,
    open: Option<Open>,
    row: Option<Row>,
}

/// A line with at least one character.
#[derive(Debug)]
struct Open {
    line: Line,
}

/// A row of a table.
#[derive(Debug)]
struct Row {
    table: usize,
    is_head: bool,
    cells: Vec<Option<Range<usize>>>,
    /// Where the cell that is being read begins.
    cell: Option<usize>,
    /// Whether a line ended inside the cell.
    is_broken: bool,
}

impl Builder {
    /// Words of the line `number` of the file.
    pub fn words(&mut self, text: &str, number: usize) {
        for char in text.chars() {
            if char == '\n' || is_break(char) {
                self.end_line();
            } else if !is_invisible(char) {
                self.push(char, number);
            }
        }
    }

    fn push(&mut self, char: char, number: usize) {
        let is_blank = char.is_whitespace();
        if is_blank && !self.has_begun() {
            return;
        }
        self.join_broken_cell(char);
        let at = self.begin(number);
        if let Some(row) = &mut self.row {
            row.cell.get_or_insert(at);
        }
        // A tab inside a cell would part cells that are one.
        self.out.text.push(match (char, &self.row) {
            ('\t', Some(_)) => ' ',
            ('\u{A0}' | '\u{202F}', _) => ' ',
            _ => char,
        });
        if self.bold > 0 {
            self.embolden(at);
        }
    }

    /// Whether the line, or in a table the cell, has a character.
    fn has_begun(&self) -> bool {
        match &self.row {
            Some(row) => row.cell.is_some(),
            // The line of a picture is open before its caption begins.
            None => {
                let open = self.open.as_ref();
                open.is_some_and(|open| open.line.range.start < self.out.text.len())
            }
        }
    }

    /// The end of the text, in a line that has begun.
    fn begin(&mut self, number: usize) -> usize {
        if self.open.is_none() {
            if !self.out.text.is_empty() {
                self.out.text.push('\n');
            }
            let last = self.out.lines.last().map_or(0, |line| line.number);
            let start = self.out.text.len();
            self.open = Some(Open {
                line: Line {
                    number,
                    range: start..start,
                    form: self.next.take().unwrap_or_else(|| self.form.clone()),
                    depth: self.depth,
                    strong: Vec::new(),
                    is_apart: std::mem::take(&mut self.is_apart) || number > last + 1,
                },
            });
        }
        self.out.text.len()
    }

    fn embolden(&mut self, at: usize) {
        let end = self.out.text.len();
        let Some(open) = &mut self.open else { return };
        match open.line.strong.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => open.line.strong.push(at..end),
        }
    }

    /// Ends the line; inside a row of a table, where a cell is one line, only notes it.
    pub fn end_line(&mut self) {
        if let Some(row) = &mut self.row {
            row.is_broken |= row.cell.is_some();
            return;
        }
        if let Some(open) = self.open.take() {
            self.close(open.line);
        }
    }

    /// Takes back the blanks at the end of the text, down to a byte; the end that is left.
    fn trim(&mut self, start: usize) -> usize {
        let end = start + self.out.text[start..].trim_end().len();
        self.out.text.truncate(end);
        // What was bold may have ended in them.
        if let Some(strong) = self
            .open
            .as_mut()
            .and_then(|open| open.line.strong.last_mut())
        {
            strong.end = strong.end.min(end);
            strong.start = strong.start.min(end);
        }
        end
    }

    fn close(&mut self, mut line: Line) {
        let end = self.trim(line.range.start);
        line.range.end = end;
        let text = &self.out.text;
        line.strong = line
            .strong
            .into_iter()
            .map(|strong| trimmed(text, strong.start.min(end)..strong.end.min(end)))
            .filter(|strong| !strong.is_empty())
            .collect();
        self.out.lines.push(line);
    }

    /// Says that the next line stands apart from the last.
    pub fn part(&mut self) {
        self.end_line();
        self.is_apart |= self.row.is_none() && !self.out.lines.is_empty();
    }

    /// Characters of the line `number` that are no words.
    pub fn mark(&mut self, text: &str, number: usize) {
        for (count, line) in text.split('\n').enumerate() {
            let text = line.trim();
            if !text.is_empty() {
                self.out.markup.push(Markup {
                    number: number + count,
                    text: text.to_owned(),
                });
            }
        }
    }

    /// Something to tell about a line.
    pub fn note(&mut self, code: &'static str, number: usize, message: Message) {
        self.out.notes.push(Note::at(code, number, message));
    }

    /// A value of the head of the file.
    pub fn front(&mut self, key: &str, value: &str, number: usize) {
        if !self.out.text.is_empty() {
            self.out.text.push('\n');
        }
        let start = self.out.text.len();
        self.out.text.push_str(value);
        self.out.front.push(Front {
            key: key.to_owned(),
            range: start..self.out.text.len(),
            number,
        });
    }

    /// Begins a row of a table.
    pub fn begin_row(&mut self, table: usize, is_head: bool) {
        self.end_line();
        self.row = Some(Row {
            table,
            is_head,
            cells: Vec::new(),
            cell: None,
            is_broken: false,
        });
    }

    /// Begins a cell of the row.
    pub fn begin_cell(&mut self) {
        if self.open.is_some() {
            self.out.text.push('\t');
        }
    }

    /// Ends a cell of the row.
    pub fn end_cell(&mut self) {
        let start = self.row.as_mut().and_then(|row| row.cell.take());
        let cell = start.map(|start| start..self.trim(start));
        if let Some(row) = &mut self.row {
            row.is_broken = false;
            row.cells.push(cell);
        }
    }

    /// Ends the row; one without words is no line.
    pub fn end_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        let Some(mut open) = self.open.take() else {
            return;
        };
        let start = open.line.range.start;
        let end = start + self.out.text[start..].trim_end().len();
        let mut at = start;
        let cells = row.cells.into_iter().map(|cell| {
            let cell = cell.unwrap_or(at..at);
            at = cell.end;
            // Empty cells stand behind the tab that parts them from the last full one.
            cell.start.min(end)..cell.end.min(end)
        });
        open.line.form = Form::Row {
            table: row.table,
            is_head: row.is_head,
            cells: cells.collect(),
        };
        let last = self.out.lines.last().map(|line| &line.form);
        let is_next = matches!(last, Some(Form::Row { table, .. }) if *table == row.table);
        open.line.is_apart &= !is_next;
        self.close(open.line);
    }

    /// The lines of a cell are one: a blank between words, nothing between Han characters.
    fn join_broken_cell(&mut self, next: char) {
        let Some(row) = &mut self.row else { return };
        if !std::mem::take(&mut row.is_broken) {
            return;
        }
        let Some(start) = row.cell else { return };
        self.trim(start);
        let last = self.out.text.chars().next_back();
        if !(last.is_some_and(is_wide) && is_wide(next)) {
            self.out.text.push(' ');
        }
    }

    /// Whether a row of a table is being read.
    pub fn is_in_row(&self) -> bool {
        self.row.is_some()
    }

    /// Begins the line of a picture; the words up to the next line are its caption.
    pub fn begin_picture(&mut self, picture: Picture, number: usize) -> usize {
        self.end_line();
        let place = self.out.pictures.len();
        let next = self.next.replace(Form::Picture(place));
        self.out.pictures.push(picture);
        self.begin(number);
        self.next = next;
        place
    }

    /// The finished manuscript.
    pub fn finish(mut self) -> Manuscript {
        self.end_row();
        self.end_line();
        self.out.lines = captioned(&self.out.text, std::mem::take(&mut self.out.lines));
        self.out
    }
}

/// The lines, where a caption under a picture is one line with it.
fn captioned(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    for mut line in lines {
        let is_caption = line.form == Form::Words && is_caption(&text[line.range.clone()]);
        let above = kept
            .last()
            .filter(|above| is_caption && above.range.is_empty());
        if let Some(picture) = above.filter(|above| matches!(above.form, Form::Picture(_))) {
            line.form = picture.form.clone();
            line.is_apart = picture.is_apart;
            kept.pop();
        }
        kept.push(line);
    }
    kept
}

/// Whether a line says what a picture shows: `图1　…`, `图为…`, `▲…`.
fn is_caption(words: &str) -> bool {
    if words.starts_with(['▲', '△', '↑']) {
        return true;
    }
    let Some(rest) = words.strip_prefix('图') else {
        return false;
    };
    let next = rest.trim_start().chars().next();
    next.is_some_and(|next| next.is_ascii_digit() || "一二三四五六七八九十为：:".contains(next))
}

/// Whether a character is Han or one of its marks, which stand without blanks.
fn is_wide(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

/// A range without the blanks at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start().len();
    start..(start + words.trim().len())
}
