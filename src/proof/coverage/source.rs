//! The source as one row of words, in sentences and clauses.

use std::ops::Range;

use super::rules::value;
use crate::manuscript::{Form, Line, Manuscript, Removal, is_emoji};
use crate::numbers::{self, AtomKind};
use crate::proof::words::{Kind, Names, fold, is_blank, tokens};

/// A word of the source.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The number of the word.
    pub id: u32,
    /// Its bytes in the manuscript.
    pub range: Range<usize>,
    /// Whether it is a number.
    pub is_number: bool,
    /// Its sentence.
    pub sentence: u32,
    /// Its clause.
    pub clause: u32,
}

/// Punctuation of the source.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// The character, folded.
    pub char: char,
    /// Its bytes in the manuscript.
    pub range: Range<usize>,
    /// The word after it.
    pub next: usize,
}

/// Characters before the words of a line.
#[derive(Debug, Clone)]
pub(super) struct Prefix {
    /// Its bytes in the manuscript.
    pub range: Range<usize>,
    /// A bullet or a number.
    pub why: Removal,
    /// Which number.
    pub value: Option<u32>,
    /// The first word after it.
    pub next: usize,
}

/// The source, read for comparison.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// The words in order.
    pub words: Vec<Word>,
    /// The punctuation in order.
    pub marks: Vec<Mark>,
    /// Bullets and numbers before lines.
    pub prefixes: Vec<Prefix>,
    /// The words of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// The words of each clause.
    pub clauses: Vec<Range<usize>>,
    /// The words of each quantity, its number with its unit, in order.
    pub quantities: Vec<Range<usize>>,
    /// The first word of each line, and those behind blanks, in order.
    starts: Vec<usize>,
    /// How many words stand in the head of the file, before the lines.
    pub front: usize,
    /// The rows of tables: their words, and the words of each cell.
    pub rows: Vec<Row>,
}

/// A row of a table of the source.
#[derive(Debug)]
pub(super) struct Row {
    /// Which table.
    pub table: usize,
    /// The words of its cells.
    pub cells: Vec<Range<usize>>,
}

impl Source {
    /// Reads a manuscript.
    pub(super) fn read(manuscript: &Manuscript, names: &mut Names) -> Self {
        let mut reader = Reader::default();
        for front in &manuscript.front {
            let value = manuscript.text.get(front.range.clone()).unwrap_or_default();
            reader.line(value, front.range.start, names);
            reader.end_sentence();
        }
        reader.source.front = reader.source.words.len();
        let mut last: Option<&Line> = None;
        for line in &manuscript.lines {
            let words = manuscript.words(line);
            let prefix = prefix(words);
            let goes_on = last.is_some_and(|last| {
                prefix.is_none()
                    && line.form == Form::Words
                    && !is_indented(words)
                    && is_cut(manuscript, last)
            });
            if !goes_on {
                reader.end_sentence();
            }
            let start = line.range.start;
            let length = prefix.as_ref().map_or(0, |(length, _)| *length);
            if let Some((length, why)) = prefix {
                let next = reader.source.words.len();
                reader.source.prefixes.push(Prefix {
                    range: start..start + length,
                    why,
                    value: value(&words[..length]),
                    next,
                });
            }
            reader.source.starts.push(reader.source.words.len());
            let joined = if goes_on {
                reader.join(words, start, names)
            } else {
                0
            };
            let length = length.max(joined);
            reader.line(&words[length..], start + length, names);
            if let Form::Row { table, cells, .. } = &line.form {
                reader.row(*table, cells);
            }
            last = Some(line);
        }
        reader.end_sentence();
        reader.source
    }

    /// The sentence of a word.
    pub(super) fn sentence(&self, word: usize) -> Range<usize> {
        let at = self.words.get(word).map_or(0, |word| word.sentence);
        self.sentences.get(at as usize).cloned().unwrap_or(0..0)
    }

    /// The clause of a word.
    pub(super) fn clause(&self, word: usize) -> Range<usize> {
        let at = self.words.get(word).map_or(0, |word| word.clause);
        self.clauses.get(at as usize).cloned().unwrap_or(0..0)
    }

    /// The words of the quantity that a number is, itself alone when nothing is known of it.
    pub(super) fn quantity(&self, number: usize) -> Range<usize> {
        let after = self
            .quantities
            .partition_point(|range| range.start <= number);
        let found = after.checked_sub(1).and_then(|at| self.quantities.get(at));
        match found {
            Some(range) if range.contains(&number) => number..range.end,
            _ => number..number + 1,
        }
    }

    /// Whether nothing but quantities stands between two places, and another behind: `为96.7%、` before `88%`.
    pub(super) fn is_list(&self, from: usize, to: usize) -> bool {
        self.is_counted(from, to) && self.words.get(to).is_some_and(|word| word.is_number)
    }

    /// Whether nothing but quantities stands between two places: `5家` before `企业入选`.
    pub(super) fn is_counted(&self, mut from: usize, to: usize) -> bool {
        let is_number = |at: usize| self.words.get(at).is_some_and(|word| word.is_number);
        while from < to && is_number(from) {
            from = self.quantity(from).end;
        }
        from == to
    }

    /// The cell of a table that begins with a word.
    pub(super) fn cell(&self, word: usize) -> Option<Range<usize>> {
        let end = |row: &Row| row.cells.last().map_or(0, |cell| cell.end);
        let row = self.rows.partition_point(|row| end(row) <= word);
        let cells = &self.rows.get(row)?.cells;
        cells
            .iter()
            .find(|cell| cell.start == word && cell.end > word)
            .cloned()
    }

    /// Whether a line begins with a word, or a blank stands before it.
    pub(super) fn is_start(&self, word: usize) -> bool {
        self.starts.binary_search(&word).is_ok()
    }

    /// The numbers and bullets right before a word.
    pub(super) fn prefixes_of(&self, word: usize) -> &[Prefix] {
        let start = self.prefixes.partition_point(|prefix| prefix.next < word);
        let end = self.prefixes.partition_point(|prefix| prefix.next <= word);
        &self.prefixes[start..end]
    }

    /// The marks right before a word, the nearest last.
    pub(super) fn marks_before(&self, word: usize) -> &[Mark] {
        let start = self.marks.partition_point(|mark| mark.next < word);
        let end = self.marks.partition_point(|mark| mark.next <= word);
        &self.marks[start..end]
    }
}

/// Whether a line breaks off inside a sentence, so that the next one goes on with it.
fn is_cut(manuscript: &Manuscript, line: &Line) -> bool {
    let words = manuscript.words(line);
    let ends = [
        '。', '！', '？', '；', '!', '?', ';', '：', ':', '”', '」', '）', ')', '…', '.',
    ];
    let is_text = matches!(line.form, Form::Words | Form::Item | Form::Aside);
    let is_item = prefix(words).is_some_and(|(_, why)| why == Removal::Bullet);
    // A short line without punctuation is a signature, a date, a heading, not the beginning of a sentence.
    let is_long = words.contains(['，', '、', '；', '“', ','])
        || words.chars().count() > 20
        || is_item
        || words.ends_with(|char| fold(char).is_ascii_digit());
    is_text && is_long && !words.ends_with(ends) && !numbers_only(words)
}

/// Whether a line begins as paragraphs do.
fn is_indented(words: &str) -> bool {
    words.starts_with("\u{3000}\u{3000}")
}

fn numbers_only(words: &str) -> bool {
    words
        .chars()
        .all(|char| fold(char).is_ascii_digit() || is_blank(char))
}

/// Signs that stand before items.
const BULLETS: &str = "●•·◆■▶◎➤–—-*○□▪▲△★☆◇►✓✔➢➣❖※⚫▌▍◼♦✦▼▽";

/// Whether a sign stands before items; all emoji may.
fn is_bullet(char: char) -> bool {
    BULLETS.contains(char) || is_emoji(char) || char == '\u{fe0f}'
}

/// Bullets and numbers before the words of a line: how many bytes, and what they are.
fn prefix(line: &str) -> Option<(usize, Removal)> {
    let mut at = 0;
    let mut why = None;
    loop {
        let rest = &line[at..];
        let blank = rest.len() - rest.trim_start_matches(is_blank).len();
        let rest = &rest[blank..];
        let bullet = rest.len() - rest.trim_start_matches(is_bullet).len();
        let bullet = bullet.max(weak(rest));
        if bullet > 0 && !negative(&rest[..bullet], &rest[bullet..]) {
            at += blank + bullet;
            why = why.or(Some(Removal::Bullet));
        } else if let Some(length) = numbering(rest) {
            return Some((at + blank + length, Removal::Numbering));
        } else {
            return why.map(|why| (at, why));
        }
    }
}

/// How many bytes a number takes that only a blank parts from its heading: `01 `, `PART 01 `, `壹 `.
fn spaced(line: &str) -> Option<usize> {
    let part = line
        .get(..5)
        .filter(|part| part.eq_ignore_ascii_case("part "));
    let rest = &line[part.map_or(0, str::len)..];
    let is_digit = |char: char| char.is_ascii_digit();
    let digits = rest.len() - rest.trim_start_matches(is_digit).len();
    let formal = rest.len()
        - rest
            .trim_start_matches(|char| "壹贰叁肆伍陆柒捌玖拾".contains(char))
            .len();
    let is_counted =
        digits == 2 && (part.is_some() || rest.starts_with('0')) || digits == 1 && part.is_some();
    let length = if is_counted { digits } else { formal };
    let after = &rest[length..];
    let is_parted =
        after.is_empty() && part.is_some() || after.starts_with([' ', '\u{3000}', '\t', '、']);
    let mark = usize::from(after.starts_with('、')) * '、'.len_utf8();
    (length > 0 && is_parted).then(|| line.len() - after.len() + mark)
}

/// How many bytes a sign takes that is a bullet only before a blank.
fn weak(rest: &str) -> usize {
    let after = rest.strip_prefix(['>', '+', '~']);
    usize::from(after.is_some_and(|after| after.starts_with(is_blank)))
}

/// Whether a dash is the sign of a number.
fn negative(bullet: &str, rest: &str) -> bool {
    bullet == "-" && rest.starts_with(|char| fold(char).is_ascii_digit())
}

/// How many bytes a number before a line takes: `一、`, `1.`, `（1）`, `第一章`, `①`, or a whole line `1`.
pub(super) fn numbering(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    if matches!(first, '\u{2460}'..='\u{249b}' | '\u{2776}'..='\u{2793}') {
        return Some(first.len_utf8());
    }
    let roman = line.len() - line.trim_start_matches(['I', 'V', 'X']).len();
    if (1..=5).contains(&roman) && line[roman..].starts_with(['.', '．', '、']) {
        return Some(roman + line[roman..].chars().next().map_or(1, char::len_utf8));
    }
    if let Some(length) = spaced(line) {
        return Some(length);
    }
    let opened = line.trim_start_matches(['（', '(', '第']);
    let open = line.len() - opened.len();
    let han = |char: char| "〇零一二三四五六七八九十百".contains(char);
    let digits = |is: &dyn Fn(char) -> bool| opened.find(|char| !is(char)).unwrap_or(opened.len());
    let length = digits(&han).max(digits(&|char| fold(char).is_ascii_digit()));
    if length == 0 || length > 12 {
        return None;
    }
    let rest = &opened[length..];
    if rest.trim().is_empty() && open == 0 && numbers_only(opened) {
        return Some(line.len());
    }
    let ends: &[char] = match first {
        '（' | '(' => &['）', ')'],
        '第' => &['章', '节', '篇', '条', '部'],
        _ => &['、', '.', '．', '）', ')'],
    };
    let end = rest.chars().next().filter(|char| ends.contains(char))?;
    let after = &rest[end.len_utf8()..];
    let is_arabic = opened.starts_with(|char| fold(char).is_ascii_digit());
    if end == '、' && is_arabic && after.starts_with(|char| fold(char).is_ascii_digit()) {
        return None;
    }
    let is_point =
        matches!(end, '.' | '．') && after.starts_with(|char| fold(char).is_ascii_digit());
    let is_year = matches!(end, '.' | '．') && length > 3;
    (!is_point || length <= 2 && year(after)).then_some(())?;
    (!is_year).then_some(())?;
    let part = after
        .strip_prefix('分')
        .filter(|_| end == '部')
        .map_or(0, |_| '分'.len_utf8());
    Some(open + length + end.len_utf8() + part)
}

/// Whether four digits and 年 follow: `1.2024年` is a number and a year.
fn year(after: &str) -> bool {
    let digits = after
        .chars()
        .take_while(|char| fold(*char).is_ascii_digit())
        .count();
    digits == 4 && after.chars().nth(4) == Some('年')
}

/// How many words a clause has at most.
const LONGEST: usize = 400;

/// Reads lines into a source.
#[derive(Default)]
struct Reader {
    source: Source,
    /// Where the open sentence and the open clause begin.
    begun: (usize, usize),
    /// The text of the open sentence without line ends, with the place in the manuscript of its pieces.
    text: String,
    pieces: Vec<(usize, usize)>,
    /// The last word as it is spelled.
    last: String,
}

impl Reader {
    fn line(&mut self, line: &str, start: usize, names: &mut Names) {
        let (mut copied, mut skip) = (0, 0);
        self.pieces.push((self.text.len(), start));
        for token in tokens(line) {
            if token.range.start < skip {
                continue;
            }
            let word = &line[token.range.clone()];
            let range = start + token.range.start..start + token.range.end;
            match token.kind {
                Kind::Mark(char) => {
                    let next = self.source.words.len();
                    self.source.marks.push(Mark { char, range, next });
                    match char {
                        '。' | '!' | '?' => {
                            self.text.push_str(&line[copied..token.range.end]);
                            copied = token.range.end;
                            self.end_sentence();
                            skip = self.numbered(line, start, copied).unwrap_or(skip);
                            copied = copied.max(skip);
                            self.pieces.push((0, start + copied));
                        }
                        ';' | ':' => {
                            self.end_clause();
                            skip = self.numbered(line, start, token.range.end).unwrap_or(skip);
                        }
                        ',' | '…' | '—' => self.end_clause(),
                        _ => {}
                    }
                }
                kind => {
                    if self.source.words.len() - self.begun.1 >= LONGEST {
                        self.end_clause();
                    }
                    if line[..token.range.start].ends_with(is_blank) {
                        self.source.starts.push(self.source.words.len());
                    }
                    word.clone_into(&mut self.last);
                    let word = Word {
                        id: names.of(word),
                        range,
                        is_number: kind == Kind::Number,
                        sentence: u32::try_from(self.source.sentences.len()).unwrap_or(u32::MAX),
                        clause: u32::try_from(self.source.clauses.len()).unwrap_or(u32::MAX),
                    };
                    self.source.words.push(word);
                }
            }
        }
        self.text.push_str(&line[copied..]);
    }

    /// A number that a line end cuts, `7.` and `43`, is one number; answers how much of the line belongs to it.
    fn join(&mut self, line: &str, start: usize, names: &mut Names) -> usize {
        let (marks, words) = (&mut self.source.marks, &mut self.source.words);
        let count = words.len();
        let Some(last) = words.last_mut().filter(|last| last.is_number) else {
            return 0;
        };
        let is_behind = |mark: &&Mark| mark.next == count;
        let mark = marks.last().filter(is_behind).cloned();
        let is_point = |mark: &Mark| mark.char == '.' && mark.range.start == last.range.end;
        let point = match &mark {
            None => "",
            Some(mark) if is_point(mark) => ".",
            Some(_) => return 0,
        };
        let rest = line.strip_prefix('.').filter(|_| point.is_empty());
        let (point, rest) = rest.map_or((point, line), |rest| (".", rest));
        let digits = tokens(rest).into_iter().next();
        let digits = digits.filter(|token| token.kind == Kind::Number && token.range.start == 0);
        let Some(digits) = digits else { return 0 };
        let taken = line.len() - rest.len() + digits.range.end;
        let spelled = format!("{}{point}{}", self.last, &rest[digits.range.clone()]);
        last.id = names.of(&spelled);
        last.range.end = start + taken;
        if mark.is_some() {
            marks.pop();
        }
        self.text.push_str(&line[..taken]);
        self.last = spelled;
        taken
    }

    /// A text on one line has its numbers behind stops: `。二、`. Answers where the number that begins at a byte
    /// of the line ends.
    fn numbered(&mut self, line: &str, start: usize, at: usize) -> Option<usize> {
        let end = at + numbering(&line[at..]).filter(|length| at + length < line.len())?;
        self.source.prefixes.push(Prefix {
            range: start + at..start + end,
            why: Removal::Numbering,
            value: value(&line[at..end]),
            next: self.source.words.len(),
        });
        Some(end)
    }

    fn end_clause(&mut self) {
        let end = self.source.words.len();
        if end > self.begun.1 {
            self.source.clauses.push(self.begun.1..end);
            self.begun.1 = end;
        }
    }

    fn end_sentence(&mut self) {
        self.end_clause();
        let end = self.source.words.len();
        if end > self.begun.0 {
            self.source.sentences.push(self.begun.0..end);
            self.quantities(self.begun.0..end);
            self.begun.0 = end;
        }
        self.text.clear();
        self.pieces.clear();
    }

    /// Finds the quantities of the sentence that ends.
    fn quantities(&mut self, sentence: Range<usize>) {
        let found = numbers::search(&self.text);
        let place = |byte: usize| {
            let piece = self.pieces.partition_point(|(text, _)| *text <= byte);
            let piece = piece.checked_sub(1).and_then(|at| self.pieces.get(at));
            piece.map_or(0, |(text, file)| file + byte - text)
        };
        let words = &self.source.words[sentence.clone()];
        let at =
            |byte: usize| sentence.start + words.partition_point(|word| word.range.end <= byte);
        let atoms = found
            .atoms
            .iter()
            .filter(|atom| !matches!(atom.kind, AtomKind::Quoted | AtomKind::Code));
        let atoms = atoms.map(|atom| atom.range.clone());
        let quantities = found.quantities.iter();
        let quantities = quantities
            .map(|quantity| quantity.number.start..quantity.atom.end.max(quantity.core.end));
        let ranges = atoms.chain(quantities).filter(|range| !range.is_empty());
        let mut ranges: Vec<Range<usize>> = ranges
            .map(|range| at(place(range.start))..at(place(range.end - 1)) + 1)
            .filter(|range| range.end <= sentence.end)
            .collect();
        ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        ranges.retain(|range| {
            let is_free = range.start >= end;
            end = end.max(range.end);
            is_free
        });
        self.source.quantities.extend(ranges);
    }

    fn row(&mut self, table: usize, cells: &[Range<usize>]) {
        let words = &self.source.words;
        let at = |byte: usize| words.partition_point(|word| word.range.start < byte);
        let cells = cells
            .iter()
            .map(|cell| at(cell.start)..at(cell.end))
            .collect();
        self.source.rows.push(Row { table, cells });
    }
}
