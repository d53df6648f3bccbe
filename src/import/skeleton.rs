//! Rows → the tree of the report: which lines are headings, and what stands under which.

use super::join::is_ended;
use super::opening::Style;
use super::row::{Row, RowKind, cut, part};
use super::{Ledger, Passage, Repair, Words, marks};
use crate::diag::Message;
use crate::numbers::{self, is_han};

/// A heading and what stands under it.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// Its heading; none for the whole report.
    pub(super) heading: Option<Heading>,
    /// What stands directly under the heading.
    pub(super) rows: Vec<Row>,
    /// The parts under it.
    pub(super) parts: Vec<Part>,
}

/// The words of a heading.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// Its number as the poster draws it.
    pub(super) number: Option<Words>,
    /// What the number counts; zero without one.
    pub(super) value: usize,
    /// What stands before the words: number, marks, bullet.
    pub(super) head: Passage,
    /// Its words, with their full stop.
    pub(super) title: Passage,
    /// The lines of the source.
    pub(super) lines: (usize, usize),
    /// What made it a heading.
    pub(super) key: Key,
    /// The heading below it that says the same in another language.
    pub(super) translation: Option<(Passage, Passage)>,
}

/// What makes a line a heading; headings of one key are siblings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// The file's own language, with its level.
    Level(u8),
    /// A number of this form.
    Number(Style),
    /// A numeral on a line of its own above it.
    Numeral,
    /// Bold type.
    Bold,
    /// A short line that is no sentence.
    Bare,
    /// A sign before it, or brackets around it, that nothing but headings has.
    Mark(char),
    /// No heading: words to the listeners after the last topic of a section.
    Address,
}

/// A heading is not longer than this.
const LONGEST: usize = 44;
/// The first sentence of a paragraph that serves as its heading is not longer than this.
const LONGEST_LEAD: usize = 34;

/// What stands behind such a sentence is longer than this.
const SHORTEST: usize = 6;

impl Part {
    /// How many levels of parts it has inside.
    pub(super) fn height(&self) -> usize {
        self.parts
            .iter()
            .map(|part| part.height() + 1)
            .max()
            .unwrap_or(0)
    }

    /// The lines of everything in it.
    pub(super) fn lines(&self) -> (usize, usize) {
        let own = self.heading.iter().map(|heading| heading.lines);
        let rows = self.rows.iter().map(|row| row.lines);
        let inner = self.parts.iter().map(Self::lines);
        own.chain(rows)
            .chain(inner)
            .fold((usize::MAX, 0), |(first, last), lines| {
                (first.min(lines.0), last.max(lines.1))
            })
    }
}

/// An open part, its key, and the number of its heading.
struct Open {
    key: Key,
    style: Option<Style>,
    value: usize,
    part: Part,
}

/// Builds the tree.
pub(super) fn skeleton(rows: Vec<Row>, ledger: &mut Ledger) -> Part {
    let rows = lead_headings(rows, ledger);
    let marks = marks::marks(&rows);
    let has_levels = rows
        .iter()
        .any(|row| matches!(row.kind, RowKind::Heading(level) if level > 1));
    let mut open = Vec::from([Open {
        key: Key::Level(0),
        style: None,
        value: 0,
        part: Part::default(),
    }]);
    for index in 0..rows.len() {
        let row = &rows[index];
        if row.is_address {
            address(&mut open);
        }
        let marked = marks[index].map(Key::Mark);
        match marked.or_else(|| key_of(&rows, index, &open, has_levels)) {
            Some(key) => {
                let key = promoted(key, row, &open, ledger);
                if open.last().is_some_and(|last| last.key == Key::Address) {
                    fold(&mut open);
                }
                close(&mut open, key, row.style());
                open.push(Open {
                    key,
                    style: row.style(),
                    value: row.value(),
                    part: Part {
                        heading: Some(heading(row, key)),
                        ..Part::default()
                    },
                });
            }
            None => {
                if let Some(last) = open.last_mut() {
                    last.part.rows.push(row.clone());
                }
            }
        }
    }
    while open.len() > 1 {
        fold(&mut open);
    }
    let mut root = open.pop().map(|open| open.part).unwrap_or_default();
    translate(&mut root);
    root
}

/// A heading without words under it, and the next one in another language, are one.
fn translate(part: &mut Part) {
    let mut merged: Vec<Part> = Vec::with_capacity(part.parts.len());
    for inner in std::mem::take(&mut part.parts) {
        match merged.last_mut() {
            Some(before) if is_translated(before, &inner) => {
                if let (Some(heading), Some(own)) = (&mut before.heading, inner.heading) {
                    heading.translation = Some((own.head, own.title));
                }
                before.rows = inner.rows;
                before.parts = inner.parts;
            }
            _ => merged.push(inner),
        }
    }
    part.parts = merged;
    part.parts.iter_mut().for_each(translate);
}

fn is_translated(before: &Part, own: &Part) -> bool {
    let (Some(above), Some(below)) = (&before.heading, &own.heading) else {
        return false;
    };
    let is_empty = before.rows.is_empty() && before.parts.is_empty();
    let is_han = above.title.text.chars().any(is_han);
    is_empty && is_han && above.key == below.key && super::front::is_latin(&below.title.text)
}

/// Words to the listeners belong to the section, not to its last topic.
fn address(open: &mut Vec<Open>) {
    while open.len() > 2 {
        fold(open);
    }
    if open
        .last()
        .is_some_and(|section| !section.part.parts.is_empty())
        && open.len() == 2
    {
        open.push(Open {
            key: Key::Address,
            style: None,
            value: 0,
            part: Part::default(),
        });
    }
}

/// Puts the innermost open part into the one around it.
fn fold(open: &mut Vec<Open>) {
    let Some(inner) = open.pop() else { return };
    if let Some(outer) = open.last_mut() {
        outer.part.parts.push(inner.part);
    }
}

/// Closes what a heading of this key does not stand in.
///
/// A source that has one level for all its headings still numbers them: `（一）` stands in `一、`.
fn close(open: &mut Vec<Open>, key: Key, style: Option<Style>) {
    let stays = match key {
        Key::Level(level) => {
            let outranks = |open: &Open| {
                let styles = open.style.zip(style);
                styles.is_some_and(|(above, own)| above < own && own < Style::Letter)
            };
            let is_above = |open: &Open| matches!(open.key, Key::Level(above) if above < level || above == level && outranks(open));
            open.iter().take_while(|open| is_above(open)).count()
        }
        // `前言` does not hold the chapters after it.
        Key::Number(style) if style <= Style::Chapter => open
            .iter()
            .position(|open| open.key == key || open.key == Key::Bare)
            .unwrap_or(open.len()),
        _ => open
            .iter()
            .position(|open| open.key == key)
            .unwrap_or(open.len()),
    };
    while open.len() > stays.max(1) {
        fold(open);
    }
}

/// A numbered line between headings of the same form of number is one of them.
fn promoted(key: Key, row: &Row, open: &[Open], ledger: &mut Ledger) -> Key {
    let Key::Number(style) = key else { return key };
    let sibling = open
        .iter()
        .rev()
        .find(|open| matches!(open.key, Key::Level(_)) && open.style == Some(style));
    match sibling {
        Some(sibling) if row.value() == sibling.value + 1 => {
            ledger.repairs.push(Repair {
                code: "promoted-heading",
                lines: Vec::from([row.lines.0]),
                message: Message::new(
                    "编号行和前后的标题同属一级，作标题",
                    "a numbered line between headings is a heading",
                ),
                result: row.whole().text,
            });
            sibling.key
        }
        _ => key,
    }
}

fn heading(row: &Row, key: Key) -> Heading {
    // `第一部分` and nothing more.
    if row.body.text.is_empty() {
        return Heading {
            number: None,
            value: row.value(),
            head: Passage::default(),
            title: row.whole(),
            lines: row.lines,
            key,
            translation: None,
        };
    }
    Heading {
        number: row.number(),
        value: row
            .numeral
            .as_ref()
            .map_or(row.value(), |(value, _)| *value),
        head: row.head.clone(),
        title: row.body.clone(),
        lines: row.lines,
        key,
        translation: None,
    }
}

/// What makes a row a heading, if it is one.
fn key_of(rows: &[Row], index: usize, open: &[Open], has_levels: bool) -> Option<Key> {
    let row = &rows[index];
    // Marks alone are no title.
    if !row.body.text.chars().any(char::is_alphanumeric) {
        return None;
    }
    if let RowKind::Heading(level) = row.kind {
        return Some(Key::Level(level));
    }
    let is_part = row.style().is_some_and(|style| style <= Style::Clause);
    if !matches!(row.kind, RowKind::Words) || row.body.text.is_empty() && !is_part {
        return None;
    }
    if !row.whole().text.chars().any(char::is_alphanumeric) {
        return None;
    }
    if row.numeral.is_some() {
        return Some(Key::Numeral);
    }
    let next = rows.get(index + 1);
    let is_short = row.body.text.chars().count() <= LONGEST && !has_inner_stop(&row.body.text);
    if !is_short {
        return None;
    }
    match row.style() {
        Some(style) if style <= Style::Clause => Some(Key::Number(style)),
        Some(Style::Bullet) | Some(Style::Letter) => None,
        Some(style) => numbered(row, style, next, open).then_some(Key::Number(style)),
        None => unnumbered(rows, index, has_levels),
    }
}

/// Whether a text has a full stop, a question or an exclamation before its end.
fn has_inner_stop(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['。', '！', '？', '；']);
    // `谁可以缴？缴多少？` is a heading.
    text.contains(['。', '；'])
}

/// Whether a short numbered row is a heading: something deeper stands under it, and it begins a row of headings or
/// goes on with one.
fn numbered(row: &Row, style: Style, next: Option<&Row>, open: &[Open]) -> bool {
    let has_body = next.is_some_and(|next| match next.style() {
        Some(next_style) if next_style == style => false,
        // Back to a form of number above this one: nothing stands under it.
        Some(next_style) => !open
            .iter()
            .any(|open| open.key == Key::Number(next_style) || open.style == Some(next_style)),
        None => !matches!(next.kind, RowKind::Heading(_)),
    });
    // `1.什么时候缴费？` asks, and is answered below.
    let is_asked = style >= Style::Arabic
        && row.body.text.trim_end().ends_with(['？', '?'])
        && next.is_some_and(|next| next.kind == RowKind::Words && next.opening.is_none());
    if is_asked {
        return false;
    }
    let sibling = open.iter().rev().find(|open| open.style == Some(style));
    // `二、重点任务` is one whatever stands before it; `2. …` may be an item of a list.
    let is_above = matches!(style, Style::Han | Style::HanParen);
    let is_high = is_above && !is_ended(&row.body.text);
    match sibling {
        Some(sibling) if row.value() == sibling.value + 1 => true,
        // A number is left out: `（二）…`, `（四）…`.
        Some(sibling) if row.value() > sibling.value => has_body && is_above,
        _ => has_body && (row.value() == 1 || is_high),
    }
}

/// Whether a row without a number is a heading: bold, or a short line that is no sentence before what is one.
fn unnumbered(rows: &[Row], index: usize, has_levels: bool) -> Option<Key> {
    let (row, next) = (&rows[index], rows.get(index + 1)?);
    let text = row.body.text.trim_end();
    let is_followed = match &next.kind {
        RowKind::Heading(_) => false,
        RowKind::Cells { .. } => has_levels || !row.is_apart,
        RowKind::Picture(_) => false,
        RowKind::Aside | RowKind::Item => true,
        RowKind::Words => !next.is_bold() || next.is_numbered(),
    };
    if row.is_bold() && is_followed && !text.ends_with(['，', '：', '；']) {
        return Some(Key::Bold);
    }
    let length = text.chars().count();
    // `图 1 …`: the picture was lost.
    let is_caption = text.starts_with(['图', '表'])
        && text[3..]
            .trim_start()
            .starts_with(|char: char| char.is_ascii_digit());
    let is_title = (2..=22).contains(&length)
        && !is_caption
        && !text.contains(['，', '。', '；', '：', '！', '？', ',', ':', ';'])
        && !is_ended(text);
    let begins_text = match next.kind {
        RowKind::Words | RowKind::Item => {
            next.is_item() || is_ended(&next.body.text) && next.body.text.chars().count() > 12
        }
        _ => false,
    };
    let is_after_end = index == 0
        || is_ended(&rows[index - 1].body.text)
        || rows[index - 1].opening.is_none() && row.is_apart;
    (!has_levels
        && is_title
        && begins_text
        && is_after_end
        && numbers::search(text).quantities.is_empty())
    .then_some(Key::Bare)
}

/// Parts the first sentence from numbered paragraphs where it serves as their heading: `（一）稳增长成效明显。全年…`.
fn lead_headings(rows: Vec<Row>, ledger: &mut Ledger) -> Vec<Row> {
    let mut parted = Vec::with_capacity(rows.len());
    for row in rows {
        match lead_end(&row) {
            Some(at) => {
                let (first, rest) = part(&row.body, at);
                ledger.repairs.push(Repair {
                    code: "lead-heading",
                    lines: Vec::from([row.lines.0]),
                    message: Message::new(
                        "段首的短句作小标题，其余作正文",
                        "the short sentence before a paragraph is its heading",
                    ),
                    result: first.text.clone(),
                });
                let lines = row.lines;
                let body = super::row::trimmed(&rest);
                let is_apart = row.is_apart;
                parted.push(Row { body: first, ..row });
                let mut rest = Row::new(RowKind::Words, Passage::default(), lines, is_apart);
                rest.body = body;
                parted.push(rest);
            }
            None => parted.push(row),
        }
    }
    parted
}

/// Where the sentence ends that is the heading of its paragraph.
fn lead_end(row: &Row) -> Option<usize> {
    let text = &row.body.text;
    let is_high = matches!(
        row.style(),
        Some(Style::Part | Style::Chapter | Style::Clause | Style::Han | Style::HanParen)
    );
    let bold = row
        .body
        .strong
        .first()
        .filter(|range| range.start == 0)
        .map(|range| range.end);
    let is_lead = row.kind == RowKind::Words && row.is_numbered() && (is_high || bold.is_some());
    if !is_lead || matches!(row.kind, RowKind::Heading(_)) {
        return None;
    }
    let (at, stop) = text
        .char_indices()
        .take(LONGEST_LEAD + 1)
        .find(|(_, char)| matches!(char, '。' | '：' | '；'))?;
    let end = at + stop.len_utf8();
    let rest = text[end..].trim_start();
    let is_bold = bold.is_none_or(|bold| bold >= at);
    let lead = cut(&row.body, 0..at);
    let is_plain = numbers::search(&lead.text).quantities.is_empty();
    (stop == '。' && is_bold && is_plain && rest.chars().nth(SHORTEST).is_some()).then_some(end)
}
