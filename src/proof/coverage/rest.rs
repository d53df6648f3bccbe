//! What of the source is not drawn: removed by a rule that holds where it is, or missing.

use std::collections::BTreeSet;
use std::ops::Range;

use super::bond::{lists, split};
use super::poster::Passage;
use super::rules::{
    is_carried, is_date_label, is_numeral, is_page, is_time, mark_rule, ordinal, value,
};
use super::told::Laid;
use super::{Coverage, drawn};
use crate::manuscript::Removal;
use crate::proof::drawn::Sort;
use crate::proof::words::{fold, is_blank};

/// How many words a number in brackets has at most, but one: `（三十二）`.
const NUMERAL: usize = 3;

/// What became of a word or a mark of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Missing,
    Drawn,
    Removed(Removal),
}

/// The bookkeeping of the source.
pub(super) struct Rest<'a, 'l> {
    /// Both texts.
    pub laid: &'l Laid<'a>,
    /// What became of the words.
    pub words: Vec<Fate>,
    /// What became of the marks.
    pub marks: Vec<Fate>,
    /// Whether a word begins, or ends, a text of the poster.
    edges: Vec<(bool, bool)>,
    /// Whether a word stands in the poster behind the word that it stands behind here, in one text.
    is_tight: Vec<bool>,
    /// The text of the poster that draws a word: passage and part.
    texts: Vec<Option<(usize, usize)>>,
    /// The words with the statements that draw them, in order.
    said: Vec<(usize, usize)>,
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
            said: Vec::new(),
        }
    }

    /// Tells what is missing and what is removed.
    pub(super) fn tell(mut self, coverage: &mut Coverage) {
        for at in 0..self.laid.passages.len() {
            self.draw(at, coverage);
        }
        self.said.sort_unstable();
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
                .filter(|mark| at == 0 || mark.part == word.part);
            let before: Vec<char> = before.map(|mark| mark.char).collect();
            if let Some(place) = *place {
                self.words[place] = Fate::Drawn;
                self.texts[place] = Some((number, word.part));
                self.said.push((place, passage.statement));
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
        let source = self.laid.source;
        let marks = source.marks_before(place).iter();
        let mut left: Vec<char> = marks.map(|mark| mark.char).collect();
        // A text that goes on over a line keeps the bullet of that line.
        let text = &self.laid.manuscript.text;
        let bullets = source
            .prefixes_of(place)
            .iter()
            .map(|prefix| &text[prefix.range.clone()]);
        left.extend(bullets.flat_map(str::chars).map(fold));
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
        let drawn = self.drawn_lines();
        for run in self.open_runs() {
            if let Some(why) = self.rule(&run).or_else(|| self.carried(&run, &drawn)) {
                self.words[run].fill(Fate::Removed(why));
            }
        }
    }

    /// The words of every line that is drawn whole.
    fn drawn_lines(&self) -> BTreeSet<Vec<u32>> {
        let source = self.laid.source;
        let is_drawn = |line: &&Range<usize>| {
            let words = &self.words[(*line).clone()];
            !line.is_empty() && words.iter().all(|fate| *fate == Fate::Drawn)
        };
        let lines = source.sentences.iter().filter(is_drawn);
        let ids = |line: &Range<usize>| source.words[line.clone()].iter().map(|word| word.id);
        lines.map(|line| ids(line).collect()).collect()
    }

    /// A line that a copied text carries along: a running head or an entry of a table of contents, which is drawn
    /// where it belongs, and the words of the web page around the report.
    fn carried(&self, run: &Range<usize>, drawn: &BTreeSet<Vec<u32>>) -> Option<Removal> {
        let source = self.laid.source;
        let line = source.sentence(run.start);
        if self.words[line.clone()].contains(&Fate::Drawn) {
            return None;
        }
        let words = &source.words[line.clone()];
        let text = &self.laid.manuscript.text[words.first()?.range.start..words.last()?.range.end];
        if is_carried(text) {
            return Some(Removal::Form);
        }
        // A title ends without a mark; what ends with one is said as often as it stands.
        let is_end = |char: char| matches!(char, '。' | ',' | ';' | '、' | ':');
        let is_sentence = source
            .marks_before(line.end)
            .iter()
            .any(|mark| is_end(mark.char));
        let number = usize::from(words.last()?.is_number && words.len() > 1);
        let ids = words[..words.len() - number].iter().map(|word| word.id);
        (!is_sentence && drawn.contains(&ids.collect::<Vec<u32>>())).then_some(Removal::Page)
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
            "均" | "都" | "各" if self.is_common(run) => Some(Removal::Distributor),
            _ if run.end <= self.laid.source.front => Some(Removal::Markup),
            _ if is_date_label(&text) && self.is_date(run) => Some(Removal::Form),
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

    /// Whether a run is a number with its mark, in the middle of a line: `附件：1.甲 2.乙`, `重点任务（一）环境`.
    fn is_number_mark(&self, run: &Range<usize>) -> bool {
        self.number_before(run.end) == Some(run.start)
    }

    /// Where the number right before a word begins that is one by its marks.
    fn number_before(&self, place: usize) -> Option<usize> {
        let source = self.laid.source;
        let mark = source.marks_before(place).first()?.char;
        let last = place.checked_sub(1)?;
        if mark == '.' || mark == '、' {
            return source.words[last].is_number.then_some(last);
        }
        let begins = |at: &usize| {
            let marks = source.marks_before(*at);
            marks.last().is_some_and(|mark| mark.char == '(')
        };
        let start = (last.saturating_sub(NUMERAL)..=last).rev().find(begins)?;
        let numeral = &self.laid.manuscript.text
            [source.words[start].range.start..source.words[last].range.end];
        (mark == ')' && is_numeral(numeral)).then_some(start)
    }

    /// The values of the numbers right before a word.
    fn values(&self, place: usize) -> Vec<u32> {
        let source = self.laid.source;
        let stated = source.prefixes_of(place).iter();
        let within = self.number_before(place);
        let within = within.filter(|start| self.words[*start] != Fate::Drawn);
        let within = within.map(|start| {
            let (first, last) = (&source.words[start], &source.words[place - 1]);
            value(&self.laid.manuscript.text[first.range.start..last.range.end])
        });
        let values = stated.map(|prefix| prefix.value).chain(within);
        values.flatten().collect()
    }

    /// The statements that draw every word of a range.
    fn statements(&self, range: Range<usize>) -> BTreeSet<usize> {
        let of = |place: usize| {
            let start = self.said.partition_point(|said| said.0 < place);
            let said = self.said[start..]
                .iter()
                .take_while(move |said| said.0 == place);
            said.map(|said| said.1).collect::<BTreeSet<usize>>()
        };
        let sets = range.map(of);
        sets.reduce(|one, other| &one & &other).unwrap_or_default()
    }

    /// Whether what 均 says is drawn with each of the things that it is said of: `甲3个，乙5个，均居前列`,
    /// `甲、乙均增长5%`.
    fn is_common(&self, run: &Range<usize>) -> bool {
        let source = self.laid.source;
        let clause = source.clause(run.start);
        let said = self.statements(run.end..clause.end);
        let things = match clause.start < run.start {
            true => split(source, clause.start..run.start),
            false => self.numbers_before(run.start),
        };
        let is_said = |thing: Range<usize>| !self.statements(thing).is_disjoint(&said);
        things.len() > 1 && things.into_iter().all(is_said)
    }

    /// The numbers before a clause, back to a semicolon or to the start of the sentence.
    fn numbers_before(&self, clause: usize) -> Vec<Range<usize>> {
        let source = self.laid.source;
        let is_end = |at: &usize| source.marks_before(*at).iter().any(|mark| mark.char == ';');
        let sentence = source.sentence(clause);
        let start = (sentence.start..=clause).rev().find(is_end);
        let words = start.unwrap_or(sentence.start)..clause;
        let numbers = words.filter(|at| source.words[*at].is_number);
        numbers.map(|at| at..at + 1).collect()
    }

    /// Whether a run is the label of what is the date in the foot of the poster: `发布时间：2025年2月14日`.
    fn is_date(&self, run: &Range<usize>) -> bool {
        let is_label = self.laid.source.clause(run.start) == *run;
        let text = self.texts.get(run.end).copied().flatten();
        let path = text.map(|(passage, part)| {
            let statement = self.laid.passages[passage].statement;
            &self.laid.statements[statement].parts[part].text.path
        });
        let is_first = self.edges.get(run.end).is_some_and(|edge| edge.0);
        is_label && is_first && path.is_some_and(|path| path == "footer.date")
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
        is_said && is_ended || matches!(text, "此致" | "敬礼" | "此致敬礼")
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
            let may_go = !is_tight || mark.char == ',' && self.ends_time(before);
            let rule = match mark.char {
                '!' if self.is_tile(before) => Some(Removal::Stop),
                char => mark_rule(char),
            };
            let rule = rule.filter(|_| touches && may_go);
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

    /// Whether a word is drawn as the title of a block or as part of a tile: a label with its value.
    fn is_tile(&self, word: Option<usize>) -> bool {
        let text = word.and_then(|word| self.texts.get(word).copied().flatten());
        text.is_some_and(|(passage, _)| {
            let passage = &self.laid.passages[passage];
            let parts = &self.laid.statements[passage.statement].parts;
            parts.len() > 1 || passage.sort == Sort::Title
        })
    }

    /// Whether a word ends a clause that is nothing but a time: `2024年，县法院……` becomes `2024年县法院……`.
    fn ends_time(&self, word: Option<usize>) -> bool {
        let Some(word) = word else { return false };
        let source = self.laid.source;
        let clause = source.clause(word);
        let start = clause.clone().rev().find(|at| source.is_start(*at));
        let start = start.unwrap_or(clause.start);
        let text = source.words[start].range.start..source.words[word].range.end;
        clause.end == word + 1 && is_time(&self.laid.manuscript.text[text])
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
            let stated = self.values(place);
            let value = value(&number.text);
            match stated.iter().any(|stated| Some(*stated) == value) {
                true => {}
                false if stated.is_empty() => coverage.own.push(whole),
                false => coverage.inventions.push(whole),
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
                let stated = place.map_or_else(Vec::new, |place| self.values(place));
                let count = found.text.chars().filter(|char| !is_blank(*char)).count();
                coverage.poster.all += count;
                let value = value(&found.text);
                match stated.iter().any(|stated| Some(*stated) == value) {
                    true => coverage.poster.known += count,
                    false => coverage.inventions.push(found),
                }
            }
        }
    }
}
