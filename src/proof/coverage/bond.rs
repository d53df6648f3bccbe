//! Whether each drawn number still belongs to its words: subject, place in a list, unit, limit.

use std::ops::Range;

use super::Fault;
use super::place::Placed;
use super::poster::Passage;
use super::source::Source;

/// Words that say how a number stands, not of what it is.
const PREDICATES: [&str; 52] = [
    "同比",
    "环比",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "上年同期",
    "比",
    "较",
    "增长",
    "下降",
    "增加",
    "减少",
    "提高",
    "降低",
    "上升",
    "回落",
    "增速",
    "增幅",
    "降幅",
    "占比",
    "占",
    "其中",
    "达到",
    "达",
    "为",
    "是",
    "约",
    "近",
    "超过",
    "超",
    "突破",
    "完成",
    "实现",
    "累计",
    "分别",
    "均",
    "位居",
    "居",
    "到",
    "至",
    "高于",
    "低于",
    "稳定在",
    "保持在",
    "保持",
    "共",
    "将",
    "已",
    "也",
    "等",
    "仅",
];

/// Words right behind a quantity that limit it.
const AFTER: [&str; 5] = ["左右", "以上", "以下", "以内", "上下"];

/// Words right before a number that limit it.
const BEFORE: [&str; 11] = [
    "不低于",
    "不少于",
    "不高于",
    "不超过",
    "不多于",
    "超过",
    "至少",
    "约",
    "近",
    "超",
    "逾",
];

/// A passage laid into the source.
pub(super) struct Bond<'a> {
    /// The source.
    pub source: &'a Source,
    /// The passage.
    pub passage: &'a Passage,
    /// Where its words are.
    pub placed: &'a Placed,
}

impl Bond<'_> {
    /// What is wrong with the number that is a word of the passage.
    pub(super) fn fault(&self, at: usize) -> Option<Fault> {
        let place = self.placed[at]?;
        let fault = match self.row_of(place) {
            Some(cell) => self.in_table(at, cell),
            None => self.subject(at, place),
        };
        fault
            .or_else(|| self.unit(at, place))
            .or_else(|| self.limit(at, place))
    }

    /// The unit stands behind the number as in the source.
    fn unit(&self, at: usize, place: usize) -> Option<Fault> {
        let quantity = self.source.quantity(place);
        let is_whole = (1..quantity.len()).all(|step| self.is_at(at + step, place + step));
        (!is_whole).then_some(Fault::Unit)
    }

    fn is_at(&self, at: usize, place: usize) -> bool {
        self.placed.get(at).copied().flatten() == Some(place)
    }

    /// Words that limit the number stand at it as in the source.
    fn limit(&self, at: usize, place: usize) -> Option<Fault> {
        let end = self.source.quantity(place).end;
        let drawn = at + (end - place);
        let is_tight = |place: usize| self.source.marks_before(place).is_empty();
        if AFTER
            .iter()
            .any(|word| is_tight(end) && self.says(end, word))
            && !self.is_at(drawn, end)
        {
            return Some(Fault::Limit);
        }
        if let Some(Some(limit)) = self.placed.get(drawn) {
            let is_limit = AFTER.iter().any(|word| self.says(*limit, word));
            if is_limit && *limit != end && self.after_list(end) != *limit {
                return Some(Fault::Limit);
            }
        }
        let before = BEFORE.iter().find(|word| {
            let length = word.chars().count();
            place >= length && self.says(place - length, word)
        });
        let is_kept = at > 0 && place > 0 && self.is_at(at - 1, place - 1);
        (before.is_some() && is_tight(place) && !is_kept).then_some(Fault::Limit)
    }

    /// Where a list of quantities that goes on at a place ends.
    fn after_list(&self, mut place: usize) -> usize {
        while self
            .source
            .words
            .get(place)
            .is_some_and(|word| word.is_number)
        {
            place = self.source.quantity(place).end;
        }
        place
    }

    /// Whether the source says a word at a place.
    fn says(&self, place: usize, word: &str) -> bool {
        let mut at = place;
        word.chars().all(|char| {
            let is_same = self
                .source
                .words
                .get(at)
                .is_some_and(|word| word.id == char as u32);
            at += 1;
            is_same
        })
    }

    /// The words of a range without numbers and their units, and without predicates.
    fn bare(&self, range: Range<usize>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut at = range.start;
        while at < range.end {
            if self.source.words[at].is_number {
                at = self.source.quantity(at).end.max(at + 1);
                continue;
            }
            let longest = PREDICATES.iter().filter(|word| self.says(at, word));
            match longest.map(|word| word.chars().count()).max() {
                Some(length) => at += length,
                None => {
                    found.push(at);
                    at += 1;
                }
            }
        }
        found
    }

    /// The words around the number are the words around it in the source.
    fn subject(&self, at: usize, place: usize) -> Option<Fault> {
        if self.is_verbatim(at, place) {
            return None;
        }
        let (segment, has_strangers) = self.before(at);
        let after = self.after(at, place);
        if segment.is_empty() && has_strangers {
            return None;
        }
        let sentence = self.source.sentence(place);
        let around: Vec<usize> = match segment.is_empty() && after.is_empty() {
            true => self
                .placed
                .iter()
                .flatten()
                .copied()
                .filter(|word| *word != place)
                .collect(),
            false => segment.iter().chain(&after).copied().collect(),
        };
        let fault = match around.iter().any(|word| sentence.contains(word)) {
            true => Fault::Subject,
            false => Fault::Sentence,
        };
        let own = self.own_subject(place);
        let listed = self.rank(place);
        if let Some(part) = listed
            .clone()
            .filter(|part| !sentence.is_empty() && part.end <= self.source.clause(place).start)
        {
            return self
                .follows_list(at, place, part)
                .then_some(())
                .map_or(Some(Fault::Rank), |()| None);
        }
        if segment.is_empty() {
            return (!self.follows(at, place, &after)).then(|| self.out_of_order(at, place, fault));
        }
        if let Some(part) = listed {
            let part = self.bare(part);
            return (!is_met(&part, &segment)).then_some(match fault {
                Fault::Subject => Fault::Rank,
                other => other,
            });
        }
        if !own.is_empty() {
            return (!is_met(&own, &segment)).then_some(fault);
        }
        let tail = self.tail(place);
        let around: Vec<usize> = segment.iter().chain(&after).copied().collect();
        let is_told = self
            .earlier(place)
            .is_some_and(|subject| is_met(&subject, &segment));
        // A date that is a clause of its own goes with the sentence behind it.
        let is_free = tail.is_empty() && after.first().is_none_or(|word| sentence.contains(word));
        (!is_told && !is_free && !is_met(&tail, &around)).then_some(fault)
    }

    /// Whether the passage begins as a clause or a line of the source does, and goes on as that does, over the
    /// number to the end of the passage or of the clause.
    fn is_verbatim(&self, at: usize, place: usize) -> bool {
        let Some(start) = place.checked_sub(at) else {
            return false;
        };
        let is_start = self.source.clause(start).start == start || self.source.is_start(start);
        let end = self.source.clause(place).end;
        let length = (end.max(place + 1) - start).min(self.placed.len());
        is_start && (0..length).all(|step| self.is_at(step, start + step))
    }

    /// The placed words between the last number and this one, and whether there are others.
    fn before(&self, at: usize) -> (Vec<usize>, bool) {
        let words = &self.passage.words;
        let last = words[..at].iter().rposition(|word| word.is_number);
        let unit = last
            .and_then(|last| self.placed[last])
            .map(|place| self.source.quantity(place));
        // What stands with a number that the source has not is the unit of that number.
        let clause = |last: usize| {
            words[last..at]
                .iter()
                .take_while(|word| word.clause == words[last].clause)
                .count()
        };
        let start = last.map_or(0, |last| match self.placed[last] {
            Some(_) => last + 1,
            None => last + clause(last),
        });
        let inside = self.placed[start..at].iter();
        let has_strangers = inside.clone().any(Option::is_none);
        let is_word = |place: &usize| unit.as_ref().is_none_or(|unit| !unit.contains(place));
        let found: Vec<usize> = inside.flatten().copied().filter(is_word).collect();
        (self.sift(&found), has_strangers)
    }

    /// The placed words behind the quantity, up to the next number.
    fn after(&self, at: usize, place: usize) -> Vec<usize> {
        let start = (at + self.source.quantity(place).len()).min(self.placed.len());
        let rest = &self.passage.words[start..];
        let length = rest
            .iter()
            .position(|word| word.is_number)
            .unwrap_or(rest.len());
        let found: Vec<usize> = self.placed[start..start + length]
            .iter()
            .flatten()
            .copied()
            .collect();
        self.sift(&found)
    }

    /// Placed words without predicates.
    fn sift(&self, found: &[usize]) -> Vec<usize> {
        let mut kept = Vec::new();
        let mut at = 0;
        while at < found.len() {
            let run = (at..found.len())
                .take_while(|next| found[*next] == found[at] + (next - at))
                .count();
            kept.extend(self.bare(found[at]..found[at] + run));
            at += run;
        }
        kept
    }

    /// Without words before it a number follows the number that it follows in the source, or stands first.
    fn follows(&self, at: usize, place: usize, after: &[usize]) -> bool {
        let words = &self.passage.words;
        let last = words[..at].iter().rposition(|word| word.is_number);
        match last {
            Some(last) => match self.placed[last] {
                Some(last) => self.number_before(place) == Some(last) || self.is_turned(place),
                None => true,
            },
            None => {
                let (tail, sentence) = (self.tail(place), self.source.sentence(place));
                let is_free =
                    tail.is_empty() && after.first().is_none_or(|word| sentence.contains(word));
                after.is_empty() || is_free || is_met(&tail, after)
            }
        }
    }

    /// A number of a list that speaks of the clauses before, `……3件、5件，分别增长1%、2%`: it stands with the words of
    /// its clause, or behind the number before it in the list.
    fn follows_list(&self, at: usize, place: usize, part: Range<usize>) -> bool {
        let words = &self.passage.words;
        let last = words[..at].iter().rposition(|word| word.is_number);
        let last = last.and_then(|last| self.placed[last]);
        let said: Vec<usize> = self.placed.iter().flatten().copied().collect();
        let others = lists(self.source, place).map_or_else(Vec::new, |(_, numbers)| numbers);
        let is_among = others
            .iter()
            .any(|other| *other != place && said.contains(other));
        let is_first = others.first() == Some(&place);
        if is_among && !is_first {
            return last == self.number_before(place);
        }
        let subject = self.bare(part);
        let is_said = subject.iter().any(|word| said.contains(word));
        let is_headed = !is_among || last.is_none_or(|last| !others.contains(&last));
        is_headed && (subject.is_empty() || is_said)
    }

    /// What is wrong with a number that follows another one than in the source.
    fn out_of_order(&self, at: usize, place: usize, otherwise: Fault) -> Fault {
        let last = self.passage.words[..at]
            .iter()
            .rposition(|word| word.is_number);
        let last = last.and_then(|last| self.placed[last]);
        let clause = self.source.clause(place);
        match last.is_some_and(|last| clause.contains(&last)) {
            true => Fault::Rank,
            false => otherwise,
        }
    }

    /// Whether the words behind a number that begins its clause stand before it: `企业入选……100强` and `5家`.
    fn is_turned(&self, place: usize) -> bool {
        let words: Vec<usize> = self.placed.iter().flatten().copied().collect();
        let is_first = self.own_subject(place).is_empty();
        is_first && is_met(&self.tail(place), &self.sift(&words))
    }

    /// The number before a number, in its sentence.
    fn number_before(&self, place: usize) -> Option<usize> {
        let sentence = self.source.sentence(place);
        (sentence.start..place)
            .rev()
            .find(|at| self.source.words[*at].is_number)
    }

    /// The words of the clause before a number, behind the last one.
    fn own_subject(&self, place: usize) -> Vec<usize> {
        let clause = self.source.clause(place);
        let last = self
            .number_before(place)
            .filter(|last| *last >= clause.start);
        let start = last.map_or(clause.start, |last| behind(self.source, last));
        self.bare(start.min(place)..place)
    }

    /// The words of the clause behind a quantity, up to the next number.
    fn tail(&self, place: usize) -> Vec<usize> {
        let start = self.source.quantity(place).end;
        let end = self.source.clause(place).end.max(start);
        let next = (start..end).find(|at| self.source.words[*at].is_number);
        self.bare(start..next.unwrap_or(end))
    }

    /// The subject of the clauses before, for a clause that has none: `，同比增长4.3%`.
    fn earlier(&self, place: usize) -> Option<Vec<usize>> {
        let sentence = self.source.sentence(place);
        let mut start = self.source.clause(place).start;
        while start > sentence.start {
            let clause = self.source.clause(start - 1);
            let subject = self.bare(clause.clone());
            if !subject.is_empty() {
                return Some(subject);
            }
            start = clause.start;
        }
        None
    }

    /// The subject of a number in a list of as many subjects as numbers: `甲、乙分别增长1%、2%`.
    fn rank(&self, place: usize) -> Option<Range<usize>> {
        let (subjects, numbers) = lists(self.source, place)?;
        let rank = numbers.iter().position(|number| *number == place)?;
        subjects.get(rank).cloned()
    }

    /// The cell of a table that a word stands in.
    fn row_of(&self, place: usize) -> Option<(usize, usize)> {
        let rows = &self.source.rows;
        let end = |row: &super::source::Row| row.cells.last().map_or(0, |cell| cell.end);
        let at = rows.partition_point(|row| end(row) <= place);
        let cells = &rows.get(at)?.cells;
        let cell = cells.iter().position(|cell| cell.contains(&place))?;
        Some((at, cell))
    }

    /// A number of a table stands with words of its row or its column, and behind what it stands behind.
    fn in_table(&self, at: usize, (row, column): (usize, usize)) -> Option<Fault> {
        let others = self
            .placed
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at);
        let cells: Vec<(usize, (usize, usize))> = others
            .filter_map(|(other, place)| Some((other, self.row_of((*place)?)?)))
            .filter(|(_, cell)| *cell != (row, column))
            .collect();
        let table = |row: usize| self.source.rows[row].table;
        let fits =
            |cell: (usize, usize)| cell.0 == row || cell.1 == column && table(cell.0) == table(row);
        let is_lone = self.passage.words.len() == self.source.quantity(self.placed[at]?).len();
        if !is_lone && !cells.iter().any(|(_, cell)| fits(*cell)) {
            return Some(Fault::Sentence);
        }
        let is_turned = |(other, cell): &(usize, (usize, usize))| {
            cell.0 == row && (*other < at) != (cell.1 < column)
        };
        cells.iter().any(is_turned).then_some(Fault::Rank)
    }
}

/// Whether words say a subject: most of it, or nothing else.
fn is_met(subject: &[usize], words: &[usize]) -> bool {
    let met = subject.iter().filter(|word| words.contains(word)).count();
    let is_pure = met > 0 && words.iter().all(|word| subject.contains(word));
    2 * met > subject.len() || is_pure
}

/// The subjects and the numbers of the list that a number stands in, when there are as many of both.
pub(super) fn lists(source: &Source, place: usize) -> Option<(Vec<Range<usize>>, Vec<usize>)> {
    let clause = source.clause(place);
    let mut first = place;
    while let Some(before) = (clause.start..first)
        .rev()
        .find(|at| source.words[*at].is_number)
    {
        if !touches(source, before, first) {
            break;
        }
        first = before;
    }
    let mut numbers = vec![first];
    let mut last = first;
    while let Some(next) = (last + 1..clause.end).find(|at| source.words[*at].is_number) {
        if !touches(source, last, next) {
            break;
        }
        numbers.push(next);
        last = next;
    }
    let start = (clause.start..first)
        .rev()
        .find(|at| source.words[*at].is_number);
    let start = start.map_or(clause.start, |at| behind(source, at));
    let subjects = split(source, start.min(first)..first);
    if numbers.len() > 1 && subjects.len() == numbers.len() {
        return Some((subjects, numbers));
    }
    let is_shared = (start..first).any(|at| at > 0 && is_each(source, at));
    let subjects =
        earlier(source, clause.start, numbers.len()).filter(|_| is_shared && numbers.len() > 1);
    subjects.map(|subjects| (subjects, numbers))
}

/// The first word behind a quantity and what limits it: `3.5%以内`.
fn behind(source: &Source, number: usize) -> usize {
    let end = source.quantity(number).end;
    let says = |word: &&&str| {
        let mut ids = word.chars().zip(end..);
        let id = |at: usize| source.words.get(at).map(|word| word.id);
        ids.all(|(char, at)| id(at) == Some(char as u32))
    };
    let limit = AFTER.iter().find(says);
    end + limit.map_or(0, |limit| limit.chars().count())
}

/// Whether 分别 ends at a word.
fn is_each(source: &Source, at: usize) -> bool {
    let id = |at: usize| source.words.get(at).map(|word| word.id);
    id(at) == Some('别' as u32) && id(at - 1) == Some('分' as u32)
}

/// What the numbers of the clauses before a place are numbers of, the last `count` of them: `甲3件、乙5件，丙7件，`.
fn earlier(source: &Source, place: usize, count: usize) -> Option<Vec<Range<usize>>> {
    let sentence = source.sentence(place);
    let mut subjects = Vec::new();
    let mut end = place;
    while subjects.len() < count && end > sentence.start {
        let clause = source.clause(end - 1);
        let is_listed = |at: &usize| {
            source
                .marks_before(*at)
                .iter()
                .any(|mark| mark.char == '、')
        };
        let start = (clause.start + 1..end).rev().find(is_listed);
        let part = start.unwrap_or(clause.start)..end;
        let number = |at: &usize| source.words[*at].is_number;
        if let Some(number) = part.clone().rev().find(number) {
            subjects.push(part.start..number);
        }
        end = part.start;
    }
    subjects.reverse();
    (subjects.len() == count).then_some(subjects)
}

/// Whether two numbers follow one another in a list.
fn touches(source: &Source, one: usize, next: usize) -> bool {
    let end = source.quantity(one).end;
    let between = source.words.get(end..next).unwrap_or_default();
    // What begins a line without a mark before it is no part of a list.
    let is_apart = source.is_start(next) && source.marks_before(next).is_empty();
    between.is_empty() && !is_apart || between.len() == 1 && is_and(between[0].id)
}

fn is_and(id: u32) -> bool {
    ['和', '与', '及'].iter().any(|char| *char as u32 == id)
}

/// The parts of a range between `、` and `和`.
pub(super) fn split(source: &Source, range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = std::iter::once(range.start..range.start).collect();
    for at in range {
        let is_listed = source.marks_before(at).iter().any(|mark| mark.char == '、');
        let is_and = is_and(source.words[at].id);
        match parts.last_mut() {
            Some(part) if is_listed && part.start < part.end => parts.push(at..at + 1),
            Some(part) if is_and && part.start < part.end => parts.push(at + 1..at + 1),
            Some(part) => part.end = at + 1,
            None => {}
        }
    }
    parts.retain(|part| part.start < part.end);
    parts
}
