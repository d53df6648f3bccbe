//! What of the source is not drawn: removed by a rule that holds where it is, or missing.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::bond::lists;
use super::poster::Passage;
use super::source::Prefix;
use super::told::Laid;
use super::{Coverage, Missing, drawn};
use crate::manuscript::Removal;
use crate::proof::drawn::Sort;
use crate::proof::words::is_blank;

/// What became of a word or a mark of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Missing,
    Drawn,
    Removed(Removal),
}

/// The bookkeeping of the source.
pub(super) struct Rest<'a, 'l> {
    laid: &'l Laid<'a>,
    words: Vec<Fate>,
    marks: Vec<Fate>,
    /// Whether a word begins, or ends, a text of the poster.
    edges: Vec<(bool, bool)>,
    /// Whether a word stands in the poster behind the word that it stands behind here, in one text.
    is_tight: Vec<bool>,
    /// The text of the poster that draws a word: passage and part.
    texts: Vec<Option<(usize, usize)>>,
}

impl<'a, 'l> Rest<'a, 'l> {
    /// Everything that is drawn.
    pub(super) fn new(laid: &'l Laid<'a>) -> Self {
        let count = laid.source.words.len();
        Self {
            laid,
            words: vec![Fate::Missing; count],
            marks: vec![Fate::Missing; laid.source.marks.len()],
            edges: vec![(false, false); count],
            is_tight: vec![false; count],
            texts: vec![None; count],
        }
    }

    /// Tells what is missing and what is removed.
    pub(super) fn tell(mut self, coverage: &mut Coverage) {
        for at in 0..self.laid.passages.len() {
            self.draw(at, coverage);
        }
        for at in 0..self.laid.passages.len() {
            self.draw_heading(at);
        }
        self.remove_words();
        self.remove_marks();
        self.numbers(coverage);
        self.numbers_within(coverage);
        self.count(coverage);
    }

    /// Notes what a passage draws.
    fn draw(&mut self, at: usize, coverage: &mut Coverage) {
        let laid = self.laid;
        let (passage, placed) = (&laid.passages[at], &laid.placed[at]);
        let number = at;
        for (at, place) in placed.iter().enumerate() {
            let word = &passage.words[at];
            let is_first = at == 0 || self.is_parted(passage, at);
            let is_last = passage.words.len() == at + 1 || self.is_parted(passage, at + 1);
            let before = passage
                .marks_before(at)
                .iter()
                .filter(|mark| mark.part == word.part);
            let before: Vec<char> = before.map(|mark| mark.char).collect();
            if let Some(place) = *place {
                self.words[place] = Fate::Drawn;
                self.texts[place] = Some((number, word.part));
                let edge = &mut self.edges[place];
                (edge.0, edge.1) = (edge.0 || is_first, edge.1 || is_last);
                self.draw_marks(place, &before);
                let is_next = at > 0 && place > 0 && placed[at - 1] == Some(place - 1);
                if is_next && !is_first {
                    self.is_tight[place] = true;
                    self.judge_marks(at, place, &before, passage, coverage);
                }
            }
            // The marks behind a word, whatever stands behind them.
            let after = passage
                .marks_before(at + 1)
                .iter()
                .filter(|mark| mark.part == word.part);
            let after: Vec<char> = after.map(|mark| mark.char).collect();
            if let Some(place) = *place {
                self.draw_marks(place + 1, &after);
            }
        }
    }

    /// Whether a word begins a text, or a line of one.
    fn is_parted(&self, passage: &Passage, at: usize) -> bool {
        let (before, word) = (&passage.words[at - 1], &passage.words[at]);
        let text = &self.laid.statements[passage.statement].parts[word.part]
            .text
            .text;
        let between = text.get(before.range.end..word.range.start);
        before.part != word.part || between.is_some_and(|between| between.contains('\n'))
    }

    /// Marks of the source before a word that the poster has there too.
    fn draw_marks(&mut self, place: usize, chars: &[char]) {
        let source = self.laid.source;
        let start = source.marks.partition_point(|mark| mark.next < place);
        let mut rest = chars;
        for (at, mark) in source.marks.iter().enumerate().skip(start) {
            if mark.next != place {
                break;
            }
            if let Some(found) = rest.iter().position(|char| *char == mark.char) {
                self.marks[at] = Fate::Drawn;
                rest = &rest[found + 1..];
            }
        }
    }

    /// Between two words that the source has together, the poster has the same marks.
    fn judge_marks(
        &self,
        at: usize,
        place: usize,
        chars: &[char],
        passage: &Passage,
        coverage: &mut Coverage,
    ) {
        let source = self.laid.source.marks_before(place);
        let mut left: Vec<char> = source.iter().map(|mark| mark.char).collect();
        for char in chars {
            match left.iter().position(|other| other == char) {
                Some(found) => drop(left.remove(found)),
                None => {
                    let marks = passage.marks_before(at).iter();
                    let Some(mark) = marks.into_iter().find(|mark| mark.char == *char) else {
                        continue;
                    };
                    let text = self.laid.statements[passage.statement].parts[mark.part].text;
                    let found = drawn(text, mark.range.clone());
                    match passage.sort {
                        Sort::Own => coverage.own.push(found),
                        _ => coverage.inventions.push(found),
                    }
                }
            }
        }
    }

    /// What the title of a block says, it says for each of its items: `同比增长`.
    fn draw_heading(&mut self, at: usize) {
        let laid = self.laid;
        let statement = &laid.statements[laid.passages[at].statement];
        let Some(heading) = statement.heading else {
            return;
        };
        let said = self.heading_words(at, &heading.path);
        let mut clauses: Vec<Range<usize>> = laid.placed[at]
            .iter()
            .flatten()
            .map(|at| laid.source.clause(*at))
            .collect();
        clauses.dedup();
        for clause in clauses {
            let mut at = clause.start;
            while at < clause.end {
                let length = self.said_by(&said, at..clause.end);
                if length > 1 {
                    self.words[at..at + length].fill(Fate::Drawn);
                }
                at += length.max(1);
            }
        }
    }

    /// The words of the title that stands before a passage.
    fn heading_words(&self, at: usize, path: &str) -> Vec<u32> {
        let is_it = |passage: &&Passage| {
            let parts = &self.laid.statements[passage.statement].parts;
            parts.iter().any(|part| part.text.path == path)
        };
        let found = self.laid.passages[..at].iter().rev().find(is_it);
        found.map_or_else(Vec::new, |passage| {
            passage.words.iter().map(|word| word.id).collect()
        })
    }

    /// How many missing words from a place on a title says.
    fn said_by(&self, said: &[u32], range: Range<usize>) -> usize {
        let words = &self.laid.source.words;
        let is_open = |at: &usize| self.words[*at] == Fate::Missing && !words[*at].is_number;
        let open: Vec<u32> = range.take_while(is_open).map(|at| words[at].id).collect();
        let lengths = (2..=open.len().min(said.len())).rev();
        let mut found = lengths.filter(|length| {
            said.windows(*length)
                .any(|window| window == &open[..*length])
        });
        found.next().unwrap_or(0)
    }

    /// The runs of words that nothing draws, within clauses.
    fn open_runs(&self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, fate) in self.words.iter().enumerate() {
            if *fate != Fate::Missing {
                continue;
            }
            let words = &self.laid.source.words;
            match runs.last_mut() {
                Some(run) if run.end == at && words[at].clause == words[run.start].clause => {
                    run.end = at + 1
                }
                _ => runs.push(at..at + 1),
            }
        }
        runs
    }

    /// Words that the form of the poster says.
    fn remove_words(&mut self) {
        for run in self.open_runs() {
            if let Some(why) = self.rule(&run) {
                self.words[run].fill(Fate::Removed(why));
            }
        }
    }

    fn rule(&self, run: &Range<usize>) -> Option<Removal> {
        let words = &self.laid.source.words;
        let text: String = run
            .clone()
            .map(|at| &self.laid.manuscript.text[words[at].range.clone()])
            .collect();
        let ends_before = run.start > 0 && self.edges[run.start - 1].1;
        let begins_after = self.edges.get(run.end).is_some_and(|edge| edge.0);
        match text.as_str() {
            "分别" | "分别为" | "分别是" | "依次为" | "分别达" | "分别达到" => {
                self.is_distributed(run.end).then_some(Removal::Distributor)
            }
            // It ends a clause or stands in one; before a clause it is a preposition: `为65岁以上老人……`.
            "是" | "为" | "即"
                if ends_before
                    && begins_after
                    && self.laid.source.clause(run.start).start < run.start =>
            {
                Some(Removal::Form)
            }
            _ if run.end <= self.laid.source.front => Some(Removal::Markup),
            _ if self.is_salutation(run, &text) => Some(Removal::Salutation),
            _ if is_page(&text) && self.laid.source.sentence(run.start) == *run => {
                Some(Removal::Page)
            }
            "问" | "答" | "Q" | "A" if begins_after => Some(Removal::Form),
            "和" | "与" | "及" | "以及" if self.is_between(run) => Some(Removal::Separator),
            _ if ends_before && begins_after && self.is_number_mark(run) => {
                Some(Removal::Numbering)
            }
            _ => {
                let clause = self.laid.source.clause(run.start);
                let is_ordinal = ordinal(&text) && clause.start == run.start;
                (is_ordinal && begins_after).then_some(Removal::Numbering)
            }
        }
    }

    /// Whether a run is a number with its mark, in the middle of a line: `附件：1.甲 2.乙`.
    fn is_number_mark(&self, run: &Range<usize>) -> bool {
        let source = self.laid.source;
        let mark = source.marks_before(run.end).first();
        let is_mark = mark.is_some_and(|mark| matches!(mark.char, '.' | '、' | ')'));
        run.len() == 1 && source.words[run.start].is_number && is_mark
    }

    /// Whether the words on both sides of a run stand in different texts of the poster.
    fn is_between(&self, run: &Range<usize>) -> bool {
        let before = run.start.checked_sub(1).and_then(|at| self.texts[at]);
        let after = self.texts.get(run.end).copied().flatten();
        before.is_some() && after.is_some() && before != after
    }

    /// `各位代表：`, which is said to those in the hall.
    fn is_salutation(&self, run: &Range<usize>, text: &str) -> bool {
        let begins = [
            "各位",
            "同志们",
            "同志",
            "尊敬的",
            "女士们",
            "先生们",
            "朋友们",
        ];
        let source = self.laid.source;
        let is_said = begins.iter().any(|word| text.starts_with(word)) && run.len() <= 24;
        let is_ended = source
            .marks_before(run.end)
            .iter()
            .any(|mark| matches!(mark.char, ':' | '!'));
        is_said && is_ended
    }

    /// Whether the numbers behind a place are a list, each drawn apart from the others.
    fn is_distributed(&self, place: usize) -> bool {
        let source = self.laid.source;
        let clause = source.clause(place.min(source.words.len().saturating_sub(1)));
        let number = (place..clause.end).find(|at| source.words[*at].is_number);
        let lists = number.and_then(|number| lists(source, number));
        lists.is_some_and(|(_, numbers)| {
            let texts = numbers.iter().map(|at| self.texts[*at]);
            let mut texts: Vec<_> = texts.collect();
            texts.sort_unstable();
            texts.windows(2).all(|pair| pair[0] != pair[1]) && texts.iter().all(Option::is_some)
        })
    }

    fn remove_marks(&mut self) {
        let source = self.laid.source;
        for (at, mark) in source.marks.iter().enumerate() {
            if self.marks[at] == Fate::Drawn {
                continue;
            }
            let is_kept = |word: Option<usize>| {
                let fate = word.and_then(|word| self.words.get(word));
                fate.is_some_and(|fate| *fate != Fate::Missing)
            };
            let (before, after) = (mark.next.checked_sub(1), Some(mark.next));
            let touches = is_kept(before) || is_kept(after);
            let is_tight = self.is_tight.get(mark.next) == Some(&true);
            let rule = mark_rule(mark.char).filter(|_| touches && !is_tight);
            if let Some(why) = rule {
                self.marks[at] = Fate::Removed(why);
            }
            let beside = before
                .and_then(|word| self.words.get(word))
                .or(self.words.get(mark.next));
            if let Some(Fate::Removed(
                why @ (Removal::Salutation | Removal::Page | Removal::Markup),
            )) = beside
            {
                self.marks[at] = Fate::Removed(*why);
            }
        }
    }

    /// The poster's numbers against the source's.
    fn numbers(&mut self, coverage: &mut Coverage) {
        let laid = self.laid;
        let mut last = usize::MAX;
        for (passage, placed) in laid.passages.iter().zip(laid.placed) {
            let statement = &laid.statements[passage.statement];
            let (Some(number), false) = (statement.number, last == passage.statement) else {
                continue;
            };
            last = passage.statement;
            let whole = drawn(number, 0..number.text.len());
            let Some(place) = placed.first().copied().flatten() else {
                coverage.own.push(whole);
                continue;
            };
            let mut stated = self
                .prefixes(place)
                .filter_map(|prefix| value(&laid.manuscript.text[prefix.range.clone()]));
            let drawn_value = value(&number.text);
            match stated.next() {
                None => coverage.own.push(whole),
                Some(first)
                    if Some(first) == drawn_value
                        || stated.any(|other| Some(other) == drawn_value) => {}
                Some(_) => coverage.inventions.push(whole),
            }
        }
    }

    /// Numbers that the poster has in its texts, which the source has at the same place.
    fn numbers_within(&self, coverage: &mut Coverage) {
        let laid = self.laid;
        for (passage, placed) in laid.passages.iter().zip(laid.placed) {
            for number in passage.numbers.iter().filter(|_| passage.sort != Sort::Own) {
                let text = laid.statements[passage.statement].parts[number.part].text;
                let found = drawn(text, number.range.clone());
                let place = placed.get(number.next).copied().flatten();
                let mut stated = place.into_iter().flat_map(|place| self.prefixes(place));
                let count = found.text.chars().filter(|char| !is_blank(*char)).count();
                coverage.poster.all += count;
                match stated.any(|prefix| {
                    value(&laid.manuscript.text[prefix.range.clone()]) == value(&found.text)
                }) {
                    true => coverage.poster.known += count,
                    false => coverage.inventions.push(found),
                }
            }
        }
    }

    /// The numbers right before a word.
    fn prefixes(&self, place: usize) -> impl Iterator<Item = &'a Prefix> + use<'a> {
        let source = self.laid.source;
        let start = source
            .prefixes
            .partition_point(|prefix| prefix.next < place);
        source.prefixes[start..]
            .iter()
            .take_while(move |prefix| prefix.next == place)
    }

    /// Counts, and says what is missing.
    fn count(&self, coverage: &mut Coverage) {
        let manuscript = self.laid.manuscript;
        let characters = |range: &Range<usize>| {
            let text = manuscript.text.get(range.clone()).unwrap_or_default();
            text.chars().filter(|char| !is_blank(*char)).count()
        };
        let removed = &mut coverage.removed;
        let mut remove = |why, count| *removed.entry(why).or_insert(0) += count;
        let markup = manuscript
            .markup
            .iter()
            .map(|markup| markup.text.chars().filter(|char| !is_blank(*char)).count());
        remove(Removal::Markup, markup.sum());
        remove(
            Removal::Blank,
            manuscript
                .text
                .chars()
                .filter(|char| is_blank(*char))
                .count(),
        );
        let source = self.laid.source;
        let prefixes = source
            .prefixes
            .iter()
            .map(|prefix| (&prefix.range, Fate::Removed(prefix.why), usize::MAX));
        let words = source.words.iter().zip(&self.words).enumerate();
        let words = words.map(|(at, (word, fate))| (&word.range, *fate, at));
        let marks = source.marks.iter().zip(&self.marks);
        let marks = marks.map(|(mark, fate)| (&mark.range, *fate, mark.next));
        let mut pieces: Vec<_> = prefixes.chain(words).chain(marks).collect();
        pieces.sort_by_key(|(range, ..)| range.start);
        let mut open: Option<(Range<usize>, u32)> = None;
        for (range, fate, word) in pieces {
            let count = characters(range);
            coverage.source.all += count;
            let sentence = source
                .words
                .get(word)
                .map_or(u32::MAX, |word| word.sentence);
            match fate {
                Fate::Missing => match &mut open {
                    Some((run, last)) if *last == sentence || sentence == u32::MAX => {
                        run.end = range.end
                    }
                    _ => {
                        coverage
                            .missing
                            .extend(open.take().map(|(run, _)| self.missing(run)));
                        open = Some((range.clone(), sentence));
                    }
                },
                Fate::Drawn | Fate::Removed(_) => {
                    coverage.source.known += count;
                    coverage
                        .missing
                        .extend(open.take().map(|(run, _)| self.missing(run)));
                    if let Fate::Removed(why) = fate {
                        *coverage.removed.entry(why).or_insert(0) += count;
                    }
                }
            }
        }
        coverage
            .missing
            .extend(open.take().map(|(run, _)| self.missing(run)));
        coverage.removed.retain(|_, count| *count > 0);
    }

    fn missing(&self, range: Range<usize>) -> Missing {
        let manuscript = self.laid.manuscript;
        let after = manuscript
            .lines
            .partition_point(|line| line.range.start <= range.start);
        let start = after.checked_sub(1).and_then(|at| manuscript.lines.get(at));
        let start = start.map_or(0, |line| line.range.start);
        let before = manuscript.text.get(start..range.start).unwrap_or_default();
        let column: usize = before.chars().map(|char| char.width().unwrap_or(0)).sum();
        Missing {
            line: manuscript.number_at(range.start),
            column: column + 1,
            text: manuscript
                .text
                .get(range.clone())
                .unwrap_or_default()
                .replace(char::is_control, ""),
            range,
        }
    }
}

/// The rule by which a mark between parts that stand apart may go.
fn mark_rule(char: char) -> Option<Removal> {
    Some(match char {
        '。' | '.' => Removal::Stop,
        ',' | ';' | ':' | '、' | '—' | '…' | '·' | '|' | '/' | '-' => Removal::Separator,
        '"' | '\'' | '(' | ')' | '[' | ']' | '《' | '》' | '〈' | '〉' => Removal::Quote,
        '\u{25a0}'..='\u{27bf}' | '*' => Removal::Bullet,
        '\u{2460}'..='\u{249b}' => Removal::Numbering,
        _ => return None,
    })
}

/// The number of a page: `3`, `第3页`, `第3页共10页`.
fn is_page(text: &str) -> bool {
    let rest = text.strip_prefix('第').unwrap_or(text);
    let is_only = |char: char| char.is_ascii_digit() || matches!(char, '页' | '共' | '第' | '/');
    rest.starts_with(|char: char| char.is_ascii_digit())
        && text.chars().all(is_only)
        && text.len() < 24
}

/// `一是`, `第一`.
fn ordinal(text: &str) -> bool {
    let han = "一二三四五六七八九十";
    let inner = text.strip_suffix('是').or_else(|| text.strip_prefix('第'));
    inner.is_some_and(|inner| !inner.is_empty() && inner.chars().all(|char| han.contains(char)))
}

/// The value of a number before a line: 一 and 1 and ① are one.
fn value(text: &str) -> Option<u32> {
    let circled = text.chars().find_map(|char| match char {
        '\u{2460}'..='\u{2473}' => Some(char as u32 - 0x245f),
        '\u{2776}'..='\u{277f}' => Some(char as u32 - 0x2775),
        _ => None,
    });
    let digits: String = text
        .chars()
        .map(crate::proof::words::fold)
        .skip_while(|char| !char.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    circled
        .or_else(|| digits.parse().ok())
        .or_else(|| han(text))
        .or_else(|| roman(text))
}

/// I to XXXIX.
fn roman(text: &str) -> Option<u32> {
    let worth = |char: char| match char {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().filter_map(worth).collect();
    let next = |at: usize| digits.get(at + 1).copied().unwrap_or(0);
    let (mut plus, mut minus) = (0, 0);
    for (at, digit) in digits.iter().enumerate() {
        match *digit < next(at) {
            true => minus += digit,
            false => plus += digit,
        }
    }
    (plus > minus).then(|| plus - minus)
}

fn han(text: &str) -> Option<u32> {
    let digit = |char| "一二三四五六七八九".chars().position(|one| one == char);
    let (mut sum, mut last, mut is_met) = (0, 0, false);
    for char in text.chars() {
        match (digit(char), char) {
            (Some(at), _) => last = u32::try_from(at + 1).ok()?,
            (None, '十') => {
                sum += last.max(1) * 10;
                last = 0;
            }
            _ => continue,
        }
        is_met = true;
    }
    is_met.then_some(sum + last)
}
