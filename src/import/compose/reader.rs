//! The clauses of a sentence, one after another → its facts, and the words beside them.

use std::ops::Range;

use super::fact::{Fact, LONGEST_COMMENT, Meaning};
use super::sentence::Clause;
use super::word;
use crate::import::Words;

/// How long a label with its time may be.
const LONGEST_LABEL: usize = 30;

/// A stretch of a sentence.
#[derive(Debug)]
pub(super) enum Unit {
    /// Facts of one clause.
    Facts(Vec<Fact>, Range<usize>),
    /// Words that stay as they are.
    Text(Range<usize>),
}

/// What was read of a sentence.
#[derive(Debug, Default)]
pub(super) struct Reader {
    units: Vec<Unit>,
    /// Where the part between semicolons begins among the units.
    part: usize,
    /// A time that the next clause begins with.
    time: Option<Range<usize>>,
    /// The verb that began the last list of figures: `新增`.
    verb: Words,
    /// The basis of the comparison that must follow.
    compared: Option<Range<usize>>,
    /// Where the last clause with a figure begins.
    figured: Option<usize>,
    /// Whether the part stays whole, and what was read of it.
    is_held: bool,
    held: Range<usize>,
}

impl Reader {
    /// What the sentence comes to; nothing when it has no facts.
    pub(super) fn into_units(mut self) -> Option<Vec<Unit>> {
        self.end_part();
        let has_facts = self
            .units
            .iter()
            .any(|unit| matches!(unit, Unit::Facts(..)));
        (has_facts && self.compared.is_none()).then_some(self.units)
    }

    /// Adds a clause; nothing when it holds the whole sentence together.
    pub(super) fn read(&mut self, text: &str, clause: &Clause, meaning: Meaning) -> Option<()> {
        self.take(text, clause, meaning)?;
        if clause.has_figure {
            self.figured = Some(clause.range.start);
        }
        Some(())
    }

    fn take(&mut self, text: &str, clause: &Clause, meaning: Meaning) -> Option<()> {
        let mut range = clause.range.clone();
        if let Some(compared) = self.compared.take() {
            let (Meaning::Changes(changes), true) = (&meaning, self.time.is_none()) else {
                return None;
            };
            range.start = compared.start;
            let change = Words::of(range.clone());
            return (changes.len() == 1 && self.changed(text, &[change], &range)).then_some(());
        }
        if self.is_held {
            self.held = self.held.start..range.end;
            return Some(());
        }
        match meaning {
            Meaning::Binding => return None,
            Meaning::Pointing => self.hold(&range)?,
            Meaning::Compared => self.compared = Some(range),
            Meaning::Time => {
                let time = self.time.take().map_or(range.start, |time| time.start);
                self.time = Some(time..range.end);
            }
            Meaning::Fact(fact) => self.fact(text, clause, *fact)?,
            Meaning::Several(facts) => self.facts(text, facts, range),
            Meaning::Changes(changes) => {
                // A comparison of something else than the fact before it holds the sentence together.
                let is_of_text = changes.len() == 1 && self.facts_before_text().is_none();
                if !self.changed(text, &changes, &range) {
                    self.lean(&range).filter(|()| is_of_text)?;
                }
            }
            Meaning::Comment => {
                let begins = self.units.len() == self.part;
                match self.noted(text, &range) {
                    true => {}
                    false if begins => self.point(range),
                    false => self.lean(&range)?,
                }
            }
            Meaning::Common(words) => {
                if !self.commented(&words, &range) {
                    return None;
                }
            }
            Meaning::Notes(notes) => {
                let begins = self.units.len() == self.part;
                match self.noted_each(&notes, &range) {
                    true => {}
                    false if begins => self.point(range),
                    false => return None,
                }
            }
            Meaning::Among if self.units.len() > self.part => return None,
            Meaning::Among => self.point(range),
            Meaning::Leaning => self.lean(&range)?,
            Meaning::Point => self.point(range),
        }
        Some(())
    }

    /// Whether the part ends in words with facts before them.
    fn facts_before_text(&self) -> Option<()> {
        match self.units.get(self.part..)? {
            [.., Unit::Facts(..), Unit::Text(_)] => Some(()),
            _ => None,
        }
    }

    /// Keeps the part whole; nothing when the words point at another part.
    fn hold(&mut self, range: &Range<usize>) -> Option<()> {
        let first = self.units.get(self.part)?.range().start;
        let start = self.time.take().map_or(first, |time| time.start.min(first));
        self.is_held = true;
        self.held = start..range.end;
        Some(())
    }

    /// Ends a part between semicolons.
    pub(super) fn end_part(&mut self) {
        if let Some(time) = self.time.take() {
            self.point(time);
        }
        if std::mem::take(&mut self.is_held) {
            self.units.truncate(self.part);
            self.units.push(Unit::Text(self.held.clone()));
        }
        self.part = self.units.len();
    }

    /// A fact, unless it is said of somebody or something that the words before it name.
    fn fact(&mut self, text: &str, clause: &Clause, mut fact: Fact) -> Option<()> {
        let range = clause.range.clone();
        let name = fact.label.text(text);
        let is_led = word::verb(&name).is_some();
        let is_copied =
            clause.is_listed && !is_led && fact.verb.is_empty() && !self.verb.is_empty();
        let is_shortened = clause.is_listed && self.is_shortened(text, &name);
        if is_shortened
            || self.time.is_none() && !is_copied && self.depends(text, clause, &name, is_led)?
        {
            self.glue(&range);
            return Some(());
        }
        if is_copied {
            fact.label = self.verb.clone().with(&fact.label);
        } else if !clause.is_listed {
            self.verb = verb_of(text, &fact);
        }
        self.facts(text, Vec::from([fact]), range);
        Some(())
    }

    /// Whether the name before has words that this one leaves out: `省科技进步一等奖2项、二等奖5项`.
    fn is_shortened(&self, text: &str, name: &str) -> bool {
        let Some(Unit::Facts(facts, _)) = self.units[self.part..].last() else {
            return false;
        };
        let before = facts
            .last()
            .map_or_else(String::new, |fact| fact.label.text(text));
        let object = &before[word::verb(&before).map_or(0, str::len)..];
        let length = name.chars().count();
        let pairs = object.chars().rev().zip(name.chars().rev());
        let same = pairs.take_while(|(one, other)| one == other).count();
        same > 0 && length <= same + 1 && object.chars().count() >= length + 2
    }

    /// Whether a name needs the words before it; nothing when those are in another part.
    fn depends(&self, text: &str, clause: &Clause, name: &str, is_led: bool) -> Option<bool> {
        let bare = word::without_span(name);
        let length = bare.chars().count();
        let Some(before) = self.units[self.part..].last() else {
            let is_cut = self.part > 0 && bare.len() < name.len() && length <= 2;
            return (!is_cut).then_some(false);
        };
        let is_text = matches!(before, Unit::Text(_));
        let before = before.range();
        let is_short = length <= if is_text { 3 } else { 2 } && !name.is_ascii();
        // A rate after figures that stay in their words is a rate of these.
        let has_figure = self.figured.is_some_and(|at| before.contains(&at));
        let is_rate = is_text && has_figure && name.ends_with('率');
        // `市属企业资产总额426亿元、利润总额5.9亿元`
        let is_measure = clause.is_listed && length <= 4 && word::is_measured(name);
        Some(is_short || is_rate || is_measure || is_led && word::has_agent(&text[before]))
    }

    fn facts(&mut self, text: &str, mut facts: Vec<Fact>, range: Range<usize>) {
        let mut start = range.start;
        if let (Some(time), Some(first)) = (self.time.take(), facts.first_mut()) {
            let label = Words::of(time.clone()).with(&first.label);
            if label.text(text).chars().count() > LONGEST_LABEL {
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

    /// Gives the last fact a comment.
    fn noted(&mut self, text: &str, range: &Range<usize>) -> bool {
        let Some(fact) = self.last_fact() else {
            return false;
        };
        // Two comments are one, with the comma between them.
        let note = match fact.note.0.last() {
            None => range.clone(),
            Some(note) if range.start.saturating_sub(note.end) <= '，'.len_utf8() => {
                note.start..range.end
            }
            Some(_) => return false,
        };
        if text[note.clone()].chars().count() > LONGEST_COMMENT {
            return false;
        }
        fact.note = Words::of(note);
        self.grow(range);
        true
    }

    /// Gives each fact of the part its own comment.
    fn noted_each(&mut self, notes: &[Words], range: &Range<usize>) -> bool {
        let mut facts = self.facts_of_part();
        let is_free = |fact: &&mut Fact| fact.note.is_empty() && fact.among.is_empty();
        if facts.len() != notes.len() || !facts.iter().all(is_free) {
            return false;
        }
        for (fact, note) in facts.iter_mut().zip(notes) {
            fact.note = note.clone();
        }
        self.grow(range);
        true
    }

    /// Gives the last facts their changes, when there are as many.
    fn changed(&mut self, text: &str, changes: &[Words], range: &Range<usize>) -> bool {
        // After a comment with a figure the comparison is of that figure.
        let has_note = self.last_fact().is_some_and(|fact| !fact.note.is_empty());
        if has_note {
            return changes.len() == 1 && self.noted(text, range);
        }
        if let [change] = changes {
            let Some(fact) = self.last_fact().filter(|fact| fact.change.is_empty()) else {
                return false;
            };
            fact.change = change.clone();
        } else {
            let mut facts = self.facts_of_part();
            let fits =
                facts.len() == changes.len() && facts.iter().all(|fact| fact.change.is_empty());
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
    verb.map_or_else(Words::default, |verb| {
        Words::of(first.start..first.start + verb.len())
    })
}
