//! One item → its facts and the words beside them; or nothing, and the item stays whole.

use std::ops::Range;

use super::account;
use super::fact::{self, Fact, Meaning};
use super::figure::{self, Figure};
use super::sentence::{self, Clause, Sentence};
use super::word;
use crate::import::Words;

/// A sentence that is longer keeps its one figure.
const LONG: usize = 60;
/// Words beside facts that are shorter say nothing by themselves.
const SHORT: usize = 5;

/// What an item is taken apart to; all words are stretches of its text.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    /// Its facts in order.
    pub(super) facts: Vec<Fact>,
    /// Words that stand by themselves, each with the full stop of its sentence.
    pub(super) points: Vec<Words>,
    /// How many bytes of the text the facts are made of.
    pub(super) weight: usize,
}

/// A stretch of a sentence.
#[derive(Debug)]
enum Unit {
    /// Facts of one clause.
    Facts(Vec<Fact>, Range<usize>),
    /// Words that stay as they are.
    Text(Range<usize>),
}

/// Takes an item apart; nothing when it says more as a whole.
pub(super) fn plan(text: &str) -> Option<Plan> {
    let figures = figure::figures(text);
    if figures.is_empty() {
        return None;
    }
    let sentences = sentence::sentences(text);
    let mut plan = Plan::default();
    for sentence in &sentences {
        let apart = apart(text, sentence, figure::within(&figures, &sentence.range));
        plan.add(text, sentence, apart);
    }
    let one_of_many = plan.facts.len() == 1 && text.chars().count() > LONG;
    let is_short = |point: &Words| point.text(text).chars().count() < SHORT;
    let reads = !plan.facts.is_empty() && !one_of_many && !plan.points.iter().any(is_short);
    (reads && account::is_whole(text, &plan)).then_some(plan)
}

impl Plan {
    /// Adds a sentence: taken apart, or as it stands.
    fn add(&mut self, text: &str, sentence: &Sentence, apart: Option<Vec<Unit>>) {
        let Some(units) = apart else {
            let start = text[sentence.range.clone()].len() - text[sentence.range.clone()].trim_start().len();
            let whole = Words::of(sentence.range.start + start..sentence.range.end);
            self.points.extend((!whole.is_empty()).then_some(whole));
            return;
        };
        for unit in units {
            match unit {
                Unit::Facts(facts, range) => {
                    self.weight += range.len();
                    self.facts.extend(facts);
                }
                // Every torn part is a sentence of its own and ends like the one that it was torn from.
                Unit::Text(range) => self.points.push(Words::of(range).with(&Words::of(sentence.stop.clone()))),
            }
        }
    }
}

/// Takes a sentence apart; nothing when it stays whole.
fn apart(text: &str, sentence: &Sentence, figures: &[Figure]) -> Option<Vec<Unit>> {
    if !sentence.is_plain || figures.is_empty() {
        return None;
    }
    let mut reader = Reader::default();
    let mut part = 0;
    for clause in listed(text, sentence, figures) {
        if clause.part != part {
            reader.end_part();
            part = clause.part;
        }
        let inside = figure::within(figures, &clause.range);
        let meaning = fact::read(text, &clause.range, inside);
        reader.read(text, &clause, meaning)?;
    }
    reader.end_part();
    let has_facts = reader.units.iter().any(|unit| matches!(unit, Unit::Facts(..)));
    (has_facts && reader.time.is_none()).then_some(reader.units)
}

/// The clauses of a sentence, those with parallel figures cut at `、`: `新增校舍5.8万平方米、学位4000余个`.
fn listed(text: &str, sentence: &Sentence, figures: &[Figure]) -> Vec<Clause> {
    let mut clauses = Vec::new();
    for clause in &sentence.clauses {
        let mut start = clause.range.start;
        let inside = figure::within(figures, &clause.range);
        for pair in inside.windows(2) {
            let end = pair[0].range.end;
            let next = end + '、'.len_utf8();
            let is_parallel = text[end..].starts_with('、') && pair[1].range.start > next;
            if is_parallel && fact::is_name(&text[next..pair[1].range.start], usize::MAX) {
                clauses.push(Clause {
                    range: start..end,
                    is_listed: start > clause.range.start,
                    ..clause.clone()
                });
                start = next;
            }
        }
        clauses.push(Clause {
            range: start..clause.range.end,
            is_listed: start > clause.range.start,
            ..clause.clone()
        });
    }
    clauses
}

/// What was read of a sentence.
#[derive(Debug, Default)]
struct Reader {
    units: Vec<Unit>,
    /// Where the part between semicolons begins among the units.
    part: usize,
    /// A time that the next clause begins with.
    time: Option<Range<usize>>,
    /// The verb that began the last list of figures: `新增`.
    verb: Words,
}

impl Reader {
    /// Adds a clause; nothing when it holds the whole sentence together.
    fn read(&mut self, text: &str, clause: &Clause, meaning: Meaning) -> Option<()> {
        let range = clause.range.clone();
        match meaning {
            Meaning::Binding => return None,
            Meaning::Time => {
                let time = self.time.take().map_or(range.start, |time| time.start);
                self.time = Some(time..range.end);
            }
            Meaning::Fact(fact) => self.fact(text, clause, *fact),
            Meaning::Several(facts) => self.facts(text, facts, range),
            Meaning::Changes(changes) => {
                if !self.changed(&changes, &range) {
                    self.lean(&range)?;
                }
            }
            Meaning::Comment => match self.last_fact() {
                Some(fact) if fact.note.is_empty() => {
                    fact.note = Words::of(range.clone());
                    self.grow(&range);
                }
                _ => self.lean(&range)?,
            },
            Meaning::Common(words) => {
                if !self.commented(&words, &range) {
                    self.lean(&range)?;
                }
            }
            Meaning::Leaning => self.lean(&range)?,
            Meaning::Point => self.point(range),
        }
        Some(())
    }

    fn end_part(&mut self) {
        if let Some(time) = self.time.take() {
            self.point(time);
        }
        self.part = self.units.len();
    }

    /// A fact, unless it is said of somebody whom the words before it name.
    fn fact(&mut self, text: &str, clause: &Clause, mut fact: Fact) {
        let range = clause.range.clone();
        let name = fact.label.text(text);
        let is_led = word::verb(&name).is_some();
        if clause.is_listed && !is_led && fact.verb.is_empty() {
            fact.label = self.verb.clone().with(&fact.label);
        } else if !clause.is_listed {
            self.verb = verb_of(text, &fact);
        }
        let before = self.units[self.part..].last().map(Unit::range);
        let agent = before.is_some_and(|before| word::has_agent(&text[before]));
        if is_led && agent && self.time.is_none() {
            self.glue(&range);
            return;
        }
        self.facts(text, Vec::from([fact]), range);
    }

    fn facts(&mut self, text: &str, mut facts: Vec<Fact>, range: Range<usize>) {
        let mut start = range.start;
        if let (Some(time), Some(first)) = (self.time.take(), facts.first_mut()) {
            let label = Words::of(time.clone()).with(&first.label);
            if label.text(text).chars().count() > 30 {
                self.point(time.start..range.end);
                return;
            }
            first.label = label;
            start = time.start;
        }
        self.units.push(Unit::Facts(facts, start..range.end));
    }

    /// Words that stand by themselves, with those beside them.
    fn point(&mut self, range: Range<usize>) {
        let start = self.time.take().map_or(range.start, |time| time.start);
        match self.units[self.part..].last_mut() {
            Some(Unit::Text(before)) => before.end = range.end,
            _ => self.units.push(Unit::Text(start..range.end)),
        }
    }

    /// Words that stay with those before them; without any in this part the sentence stays whole.
    fn lean(&mut self, range: &Range<usize>) -> Option<()> {
        if self.time.is_some() || self.units.len() == self.part {
            return None;
        }
        self.glue(range);
        Some(())
    }

    fn glue(&mut self, range: &Range<usize>) {
        let start = match self.units.pop() {
            Some(unit) => unit.range().start,
            None => range.start,
        };
        match self.units.get_mut(self.part..).and_then(<[Unit]>::last_mut) {
            Some(Unit::Text(before)) => before.end = range.end,
            _ => self.units.push(Unit::Text(start..range.end)),
        }
    }

    /// The only fact of the last clause.
    fn last_fact(&mut self) -> Option<&mut Fact> {
        match self.units.get_mut(self.part..)?.last_mut()? {
            Unit::Facts(facts, _) if self.time.is_none() => match &mut facts[..] {
                [fact] => Some(fact),
                _ => None,
            },
            _ => None,
        }
    }

    /// Gives the last facts their changes, when there are as many.
    fn changed(&mut self, changes: &[Words], range: &Range<usize>) -> bool {
        if let [change] = changes {
            let Some(fact) = self.last_fact().filter(|fact| fact.change.is_empty()) else {
                return false;
            };
            fact.change = change.clone();
        } else {
            let mut facts = self.facts_of_part();
            let fits = facts.len() == changes.len() && facts.iter().all(|fact| fact.change.is_empty());
            if !fits {
                return false;
            }
            for (fact, change) in facts.iter_mut().zip(changes) {
                fact.change = change.clone();
            }
        }
        self.grow(range);
        true
    }

    /// Gives all facts of the part a comment, when it has nothing else.
    fn commented(&mut self, words: &Range<usize>, range: &Range<usize>) -> bool {
        let mut facts = self.facts_of_part();
        let is_free = |fact: &&mut Fact| fact.note.is_empty() && fact.among.is_empty();
        if facts.len() < 2 || !facts.iter().all(is_free) {
            return false;
        }
        for fact in &mut facts {
            fact.note = Words::of(words.clone());
        }
        self.grow(range);
        true
    }

    /// All facts of the part; none when there are other words in it.
    fn facts_of_part(&mut self) -> Vec<&mut Fact> {
        let units = self.units.get_mut(self.part..).unwrap_or_default();
        if self.time.is_some() || !units.iter().all(|unit| matches!(unit, Unit::Facts(..))) {
            return Vec::new();
        }
        let facts = units.iter_mut().filter_map(|unit| match unit {
            Unit::Facts(facts, _) => Some(facts),
            Unit::Text(_) => None,
        });
        facts.flatten().collect()
    }

    /// Counts a clause as a part of the unit before it.
    fn grow(&mut self, range: &Range<usize>) {
        if let Some(Unit::Facts(_, all)) = self.units.last_mut() {
            all.end = range.end;
        }
    }
}

impl Unit {
    fn range(&self) -> Range<usize> {
        match self {
            Self::Facts(_, range) | Self::Text(range) => range.clone(),
        }
    }
}

/// The verb that a label begins with, where its object follows.
fn verb_of(text: &str, fact: &Fact) -> Words {
    let Some(first) = fact.label.0.first() else {
        return Words::default();
    };
    let verb = word::verb(&text[first.clone()]);
    verb.map_or_else(Words::default, |verb| Words::of(first.start..first.start + verb.len()))
}
