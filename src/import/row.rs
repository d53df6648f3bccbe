//! Lines of the manuscript → rows: one statement or heading each, with its opening taken off.

use std::ops::Range;

use super::opening::{Opening, Style, is_bullet, opening, spaced};
use super::{Passage, Words};
use crate::manuscript::{Form, Line, Manuscript};
use crate::numbers::is_han;

/// What a line turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum RowKind {
    /// Words.
    Words,
    /// A heading by the file's own language.
    Heading(u8),
    /// An item by the file's own language.
    Item,
    /// A row of a table.
    Cells {
        /// Which table.
        table: usize,
        /// Whether it names columns.
        is_head: bool,
        /// The cells.
        cells: Vec<Range<usize>>,
    },
    /// A picture.
    Picture(usize),
    /// Words set apart.
    Aside,
}

/// A line, or a part of one that says everything in a line.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// What it is.
    pub(super) kind: RowKind,
    /// The number or bullet that it begins with; its ranges count bytes of `head`.
    pub(super) opening: Option<Opening>,
    /// The opening with its marks and blanks.
    pub(super) head: Passage,
    /// The words after it.
    pub(super) body: Passage,
    /// The lines of the source: first and last.
    pub(super) lines: (usize, usize),
    /// Whether an empty line stands before it.
    pub(super) is_apart: bool,
    /// A lone numeral that was attached to it.
    pub(super) numeral: Option<(usize, Words)>,
    /// Whether it turns to the listeners anew, and so stands outside of the topic before it.
    pub(super) is_address: bool,
}

/// From this length on a line may say everything at once.
const FUSED: usize = 160;

impl Row {
    /// The form of its number.
    pub(super) fn style(&self) -> Option<Style> {
        self.opening.as_ref().map(|opening| opening.style)
    }

    /// What its number counts; zero without one.
    pub(super) fn value(&self) -> usize {
        self.opening.as_ref().map_or(0, |opening| opening.value)
    }

    /// Whether it begins with a number.
    pub(super) fn is_numbered(&self) -> bool {
        self.style().is_some_and(|style| style != Style::Bullet)
    }

    /// Whether it is an item of a list: by its bullet, its number, or the file's own language.
    pub(super) fn is_item(&self) -> bool {
        self.opening.is_some() || self.kind == RowKind::Item
    }

    /// The number as the poster draws it.
    pub(super) fn number(&self) -> Option<Words> {
        if let Some((_, words)) = &self.numeral {
            return Some(words.clone());
        }
        let opening = self.opening.as_ref().filter(|_| self.is_numbered())?;
        Some(self.head.slice(opening.number.clone()))
    }

    /// Whether all its words are bold.
    pub(super) fn is_bold(&self) -> bool {
        let covered: usize = self.body.strong.iter().map(ExactSizeIterator::len).sum();
        !self.body.text.is_empty() && covered + 3 >= self.body.text.trim_end().len() && covered > 0
    }

    /// Takes off what opens it, after its words have changed.
    pub(super) fn new(
        kind: RowKind,
        whole: Passage,
        lines: (usize, usize),
        is_apart: bool,
    ) -> Self {
        let found = match kind {
            RowKind::Cells { .. } | RowKind::Picture(_) => None,
            RowKind::Heading(_) => opening(&whole.text).or_else(|| spaced(&whole.text)),
            _ => opening(&whole.text),
        };
        let end = found.as_ref().map_or(0, |opening| opening.end);
        let (head, body) = part(&whole, end);
        Self {
            kind,
            opening: found,
            head,
            body,
            lines,
            is_apart,
            numeral: None,
            is_address: false,
        }
    }

    /// The opening and the words again as one passage.
    pub(super) fn whole(&self) -> Passage {
        joined(&self.head, &self.body)
    }
}

/// Two passages as one.
pub(super) fn joined(first: &Passage, second: &Passage) -> Passage {
    let moved = first.text.len();
    let later = second
        .strong
        .iter()
        .map(|range| range.start + moved..range.end + moved);
    Passage {
        text: format!("{}{}", first.text, second.text),
        words: first.words.clone().with(&second.words),
        strong: first.strong.iter().cloned().chain(later).collect(),
    }
}

/// A passage in two parts.
pub(super) fn part(whole: &Passage, at: usize) -> (Passage, Passage) {
    (cut(whole, 0..at), cut(whole, at..whole.text.len()))
}

/// A stretch of a passage as a passage.
pub(super) fn cut(whole: &Passage, range: Range<usize>) -> Passage {
    let strong = whole.strong.iter().filter_map(|strong| {
        let (start, end) = (strong.start.max(range.start), strong.end.min(range.end));
        (start < end).then(|| start - range.start..end - range.start)
    });
    Passage {
        text: whole.text[range.clone()].to_owned(),
        words: whole.slice(range.clone()),
        strong: strong.collect(),
    }
}

/// The rows of a manuscript.
pub(super) fn rows(source: &Manuscript) -> Vec<Row> {
    let mut rows: Vec<Row> = source
        .lines
        .iter()
        .flat_map(|line| of_line(source, line))
        .collect();
    undated(&mut rows);
    rows
}

/// `1.2` is a number after `1.1`, and a date or a value anywhere else.
fn undated(rows: &mut [Row]) {
    let mut last = (String::new(), 0);
    for row in rows {
        let Some(opening) = row.opening.as_ref().filter(|it| it.style == Style::Dotted) else {
            continue;
        };
        let number = &row.head.text[opening.number.clone()];
        let above = number
            .rsplit_once('.')
            .map_or("", |(above, _)| above)
            .to_owned();
        let value = opening.value;
        if value == 1 || last == (above.clone(), value - 1) {
            last = (above, value);
            continue;
        }
        row.body = row.whole();
        row.head = Passage::default();
        row.opening = None;
    }
}

fn of_line(source: &Manuscript, line: &Line) -> Vec<Row> {
    let start = line.range.start;
    let strong = line
        .strong
        .iter()
        .map(|range| range.start - start..range.end - start);
    let whole = Passage {
        text: source.text[line.range.clone()].to_owned(),
        words: Words::of(line.range.clone()),
        strong: strong.collect(),
    };
    let lines = (line.number, line.number);
    let kind = match &line.form {
        Form::Words => RowKind::Words,
        Form::Heading(level) => RowKind::Heading(*level),
        Form::Item => RowKind::Item,
        Form::Row {
            table,
            is_head,
            cells,
        } => RowKind::Cells {
            table: *table,
            is_head: *is_head,
            cells: cells.clone(),
        },
        Form::Picture(picture) => RowKind::Picture(*picture),
        Form::Aside => RowKind::Aside,
    };
    let places = match kind {
        RowKind::Words | RowKind::Item => joints(&whole.text),
        _ => Vec::new(),
    };
    let starts = std::iter::once(0).chain(places.iter().copied());
    let ends = places.iter().copied().chain([whole.text.len()]);
    let pieces = starts
        .zip(ends)
        .enumerate()
        .filter_map(|(index, (start, end))| {
            let piece = trimmed(&cut(&whole, start..end));
            let kind = if index == 0 {
                kind.clone()
            } else {
                RowKind::Words
            };
            let is_empty = piece.text.is_empty()
                && !matches!(kind, RowKind::Picture(_) | RowKind::Cells { .. });
            (!is_empty).then(|| Row::new(kind, piece, lines, line.is_apart || index > 0))
        });
    pieces.collect()
}

/// A passage without blanks at its ends.
pub(super) fn trimmed(passage: &Passage) -> Passage {
    let start = passage.text.len() - passage.text.trim_start().len();
    let end = passage.text.trim_end().len().max(start);
    cut(passage, start..end)
}

/// Words with which a speaker turns to the listeners.
const SALUTATIONS: [&str; 7] = [
    "各位代表",
    "各位委员",
    "同志们",
    "各位领导",
    "各位股东",
    "各位同事",
    "各位来宾",
];

/// Whether a character may stand among those who are spoken to: `尊敬的各位股东、同事`.
fn is_name(char: char) -> bool {
    is_han(char) || matches!(char, '、' | '，' | '（' | '）' | ' ')
}

/// Whether a text turns to the listeners: `各位代表，新的一年…`.
pub(super) fn is_addressed(text: &str) -> bool {
    SALUTATIONS.iter().any(|words| {
        text.strip_prefix(words)
            .is_some_and(|rest| rest.starts_with(['，', '、', '！', '：']))
    })
}

/// The salutation that a text begins with, with its colon.
pub(super) fn salutation(text: &str) -> Option<usize> {
    if text.starts_with("尊敬的") || text.starts_with("亲爱的") {
        let mut reach = text.char_indices().take(LONGEST_HEADING);
        let (at, mark) = reach.find(|(_, char)| !is_name(*char))?;
        return matches!(mark, '：' | ':').then_some(at + mark.len_utf8());
    }
    let words = SALUTATIONS.iter().find(|words| text.starts_with(**words))?;
    let mark = text[words.len()..].chars().next()?;
    let rest = match mark {
        '：' | ':' | '！' | '!' => mark.len_utf8(),
        '，' | '、' => {
            let end = text.find(['：', ':']).filter(|end| *end < 60)?;
            let colon = text[end..].chars().next().map_or(0, char::len_utf8);
            return Some(end + colon);
        }
        _ => return None,
    };
    Some(words.len() + rest)
}

/// Where a line that says everything at once is parted: before numbers and bullets that begin something, around
/// the salutation, and after a heading that only a blank parts from its text.
fn joints(text: &str) -> Vec<usize> {
    let mut joints = Vec::new();
    if let Some(at) = heading_end(text) {
        joints.push(at);
    }
    if text.chars().count() < FUSED {
        return joints;
    }
    let mut last: [usize; 16] = [0; 16];
    if let Some(first) = opening(text) {
        last[first.style as usize] = first.value;
    }
    let mut before = None;
    // Where the piece begins that is read, while it is nothing but a short numbered heading.
    let mut heading = opening(text).map(|_| 0);
    for (at, char) in text.char_indices() {
        let is_first = at == 0;
        let is_bare = heading.is_some_and(|start| at > start);
        let is_start = before.is_some_and(|char| {
            matches!(
                char,
                '。' | '！' | '？' | '；' | '：' | ' ' | '\u{3000}' | '\t' | '”' | '）' | ')'
            )
        });
        let found = (!is_first && (is_start || is_bare))
            .then(|| opening(&text[at..]))
            .flatten()
            .filter(|found| is_start || found.style == Style::HanParen);
        if !is_first && is_bullet(char) {
            joints.push(at);
            heading = None;
        } else if found.is_some_and(|found| counts_on(&found, &mut last)) {
            joints.push(at);
            heading = Some(at);
            if let Some(end) = heading_end(&text[at..]) {
                joints.push(at + end);
                heading = None;
            }
            before = Some(char);
            continue;
        } else if is_bare && text[at..].starts_with("一是") {
            joints.push(at);
            heading = None;
        }
        if before == Some('。')
            && (text[at..].starts_with("附件：") || text[at..].starts_with("附件:"))
        {
            joints.push(at);
        }
        let salutation = salutation(&text[at..]);
        if let Some(length) = salutation.filter(|_| is_first || is_start || joints.is_empty()) {
            joints.push(at);
            joints.push(at + length);
            heading = None;
        }
        let is_long = heading.is_some_and(|start| at - start > LONGEST_HEADING);
        if is_long || is_bare && matches!(char, '，' | '。' | '；' | '！') {
            heading = None;
        }
        before = Some(char);
    }
    joints.retain(|at| *at > 0 && *at < text.len());
    joints.sort_unstable();
    joints.dedup();
    joints
}

/// Whether a number is the next of its form, or the first; deeper forms begin anew after it.
fn counts_on(found: &Opening, last: &mut [usize; 16]) -> bool {
    let slot = found.style as usize;
    let is_next = match found.style {
        Style::Bullet => true,
        Style::Dotted | Style::Letter => false,
        _ => found.value == 1 || found.value == last[slot] + 1,
    };
    if is_next {
        last[slot] = found.value;
        last[slot + 1..].fill(0);
    }
    is_next
}

/// A heading on the line of its text is not longer.
const LONGEST_HEADING: usize = 30;

/// Where the text begins that only a blank parts from its numbered heading.
fn heading_end(text: &str) -> Option<usize> {
    let found = opening(text).filter(|found| found.style < Style::Bullet)?;
    let words = &text[found.end..];
    // Only as far as a heading may reach: the rest may be very long.
    let mut reach = words.char_indices().take(LONGEST_HEADING + 1);
    let blank = reach
        .find(|(_, char)| matches!(char, ' ' | '\u{3000}' | '\t'))?
        .0;
    let heading = &words[..blank];
    let rest = words[blank..].trim_start();
    let is_short = heading.chars().count() >= 2;
    let is_heading = is_short && !heading.contains(['，', '。', '；', '：', '、', ',']);
    let is_text = rest.chars().nth(40).is_some()
        && rest
            .chars()
            .take(80)
            .any(|char| matches!(char, '，' | '。'));
    let is_han =
        rest.chars().next().is_some_and(is_han) && heading.chars().last().is_some_and(is_han);
    (is_heading && is_text && is_han).then(|| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let joints = joints(text);
        let starts = std::iter::once(0).chain(joints.iter().copied());
        let ends = joints.iter().copied().chain([text.len()]);
        starts
            .zip(ends)
            .map(|(start, end)| text[start..end].trim())
            .collect()
    }

    #[test]
    fn a_line_that_says_everything_is_parted() {
        let text = "各位代表：现在，我代表区人民政府向大会作报告，请予审议。一、2023年工作回顾　　过去一年，我们坚持稳中求进工作总基调，各项工作取得新进展，地区生产总值增长5.2%。（一）综合实力迈上新台阶。全年完成固定资产投资120亿元，增长8%。（二）民生福祉持续改善。新增城镇就业2.3万人，一般公共预算收入30亿元，城乡居民收入稳步提高，社会大局保持稳定。二、2024年工作安排 今年要重点抓好以下工作：1.狠抓项目建设。全年实施重点项目86个。2.狠抓产业升级。";
        let found = pieces(text);
        assert_eq!(found[0], "各位代表：");
        assert!(found[2].ends_with("2023年工作回顾"), "{found:#?}");
        assert!(
            found.iter().any(|piece| piece.starts_with("（二）")),
            "{found:#?}"
        );
        assert!(
            found.iter().any(|piece| piece.starts_with("2.狠抓")),
            "{found:#?}"
        );
        assert_eq!(
            found
                .concat()
                .chars()
                .filter(|char| !char.is_whitespace())
                .count(),
            text.chars().filter(|char| !char.is_whitespace()).count()
        );
    }

    #[test]
    fn a_short_line_stays_whole() {
        assert_eq!(pieces("●建成绿色工厂10家。").len(), 1);
        assert_eq!(pieces("一、2023年主要工作").len(), 1);
    }
}
