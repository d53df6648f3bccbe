//! Gives every reading its direction and polarity, from left to right (part D4).

use std::ops::Range;

use super::findings::{Direction, Polarity};
use super::modifier;
use super::source::{Source, is_han};
use super::subject;
use super::trend::{self, Movement};
use super::unit::UnitClass;
use super::value::Reading;

/// How far back a clause is read, in characters; longer ones have no plain subject.
const CLAUSE_LENGTH: usize = 60;

/// How long a bracketed aside within a clause may be.
const ASIDE_LENGTH: usize = 24;

/// How far a verb reaches its object: `新增市级拟上市储备库企业4家` has ten characters between.
const OBJECT_REACH: usize = 20;

/// How far a verb reaches over a value and `、`: `新增校舍5.8万平方米、学位4000余个` (D063) is
/// within, `新增停车位3000多个、口袋公园12处` (D079) is not.
const LIST_REACH: usize = 12;

/// What may stand between a word of movement and its value, besides limiting words.
const BETWEEN: &[&str] = &[
    "至", "到", "为", "了", "各", "均", "分别", "仅", "共", "累计", "将", "再", "又", "也", "已",
    "还", "由", "从", "高达", "幅度", " ",
];

/// What separates the values of a list.
const SEPARATORS: &[&str] = &[
    "、", "和", "与", "及", "以及", "或", "/", " ", "分别", "均", "各",
];

/// Words that end the reach of a verb: what follows them states a level.
const LEVELS: &[&str] = &[
    "占比", "占全", "占总", "占年", "占规", "完成", "实现", "其中", "包括", "带动", "推动", "拉动",
    "达到",
];

/// Where a value moves, and whether that is good news.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sense {
    /// Which way.
    pub(super) direction: Direction,
    /// Good or bad.
    pub(super) polarity: Polarity,
}

/// What the values read so far leave to the next one.
#[derive(Default)]
struct Context {
    /// The end of the last value with its limiting word.
    stop: usize,
    /// The subject of the last value.
    subject: Vec<Range<usize>>,
    /// The sense of the last value.
    sense: Sense,
    /// The verb whose object the last value counts.
    verb: Option<Movement>,
}

/// Judges the readings of a text.
pub(super) fn judge(source: &Source, readings: &[Reading]) -> Vec<Sense> {
    let mut context = Context::default();
    readings
        .iter()
        .map(|reading| context.next(source, reading))
        .collect()
}

/// Judges a word of movement that no value follows.
pub(super) fn of_clause(source: &Source, movement: &Movement) -> Sense {
    let floor = movement.range.start.saturating_sub(CLAUSE_LENGTH);
    let subject = Context::default().subject(source, floor, movement.range.start);
    sense(source, &subject, movement)
}

impl Context {
    /// Judges one reading and remembers what the next one needs.
    fn next(&mut self, source: &Source, reading: &Reading) -> Sense {
        let start = reading.core.start;
        if reading.streak {
            self.stop = reading.stop;
            self.sense = Sense::default();
            return self.sense;
        }
        if !self.is_listed(source, start) {
            let floor = self.stop.max(start.saturating_sub(CLAUSE_LENGTH));
            self.sense = self.fresh(source, reading, floor);
        }
        self.stop = reading.stop;
        self.sense
    }

    /// Whether only separators and limiting words stand between the last value and this one.
    fn is_listed(&self, source: &Source, start: usize) -> bool {
        let mut idx = self.stop;
        while idx < start {
            let word = source
                .longest(idx, SEPARATORS)
                .max(source.longest(idx, modifier::BEFORE));
            match word {
                Some(end) => idx = end,
                None => return false,
            }
        }
        idx == start && start > self.stop && self.stop > 0
    }

    /// Judges a reading that begins a statement of its own.
    fn fresh(&mut self, source: &Source, reading: &Reading, floor: usize) -> Sense {
        let start = reading.core.start;
        let clause = clause_start(source, floor, start);
        let anchor = skip_between(source, start, clause);
        let adjacent = trend::before(source, anchor, clause)
            .filter(|movement| !(trend::is_action(source, movement) && acts(source, reading)));
        let verb = if adjacent.is_none() {
            self.object_verb(source, reading, clause)
        } else {
            None
        };
        let movement = adjacent
            .or_else(|| verb.clone())
            .or_else(|| marked(source, reading));
        self.verb = verb.or_else(|| movement.clone().filter(|it| is_counting(source, it)));
        let end = movement
            .as_ref()
            .map_or(anchor, |it| it.range.start.clamp(clause, anchor));
        // The object follows its verb, and it is the head of what is spoken of.
        let object = movement
            .as_ref()
            .map_or(anchor, |it| it.range.end.max(clause))..anchor;
        self.subject = if subject::is_bare(source, object.clone()) {
            self.subject(source, floor, end)
        } else {
            vec![clause..end, object]
        };
        let movement = movement.map(|it| signed(source, reading, it));
        movement.map_or_else(Sense::default, |it| sense(source, &self.subject, &it))
    }

    /// The verb that counts the noun before the value, in this clause or across a `、`.
    fn object_verb(&self, source: &Source, reading: &Reading, clause: usize) -> Option<Movement> {
        let start = reading.core.start;
        let range = clause.max(start.saturating_sub(OBJECT_REACH + 3))..start;
        let share = reading.class == Some(UnitClass::Share);
        let found = trend::verb(source, range.clone(), trend::TRANSITIVE);
        let found = found.or_else(|| {
            if share {
                trend::verb(source, range, trend::SHARE_TRANSITIVE)
            } else {
                None
            }
        });
        let listed = || {
            let near = |verb: &&Movement| start - verb.range.end <= LIST_REACH;
            let joined = matches!(source.at(self.stop), '、' | '和' | '及' | '与');
            if joined {
                self.verb.as_ref().filter(near).cloned()
            } else {
                None
            }
        };
        let verb = found.or_else(listed)?;
        let level = source.first(verb.range.end.max(clause)..start, LEVELS);
        let part = share && (verb.range.end..start).any(|idx| source.at(idx) == '的');
        let level = level.filter(|level| modifier::before(source, start, level.start).is_none());
        (level.is_none() && !part).then_some(verb)
    }

    /// The subject of a clause that ends at `end`: a bare one walks back one segment (D4).
    fn subject(&self, source: &Source, floor: usize, end: usize) -> Vec<Range<usize>> {
        let start = clause_start(source, floor, end);
        let current = start..end;
        if !subject::is_bare(source, current.clone()) {
            return vec![current];
        }
        let mut stop = start;
        while stop > floor && is_boundary(source.before(stop)) {
            stop -= 1;
        }
        let previous = clause_start(source, floor, stop)..stop;
        if previous.is_empty() {
            // Two stretches are kept, or the subject of a long list would grow with it.
            return self
                .subject
                .iter()
                .take(2)
                .cloned()
                .chain([current])
                .collect();
        }
        vec![previous, current]
    }
}

/// Joins subject and movement.
fn sense(source: &Source, subject: &[Range<usize>], movement: &Movement) -> Sense {
    Sense {
        direction: movement.direction,
        polarity: subject::polarity(source, subject, movement),
    }
}

/// Where the comma segment that ends at `end` starts.
fn clause_start(source: &Source, floor: usize, end: usize) -> usize {
    let mut start = end;
    while start > floor && !is_boundary(source.before(start)) {
        start = opening(source, floor, start).unwrap_or(start - 1);
    }
    start
}

/// Where the bracket that closes at `end` opens: an aside does not end its clause.
fn opening(source: &Source, floor: usize, end: usize) -> Option<usize> {
    if source.before(end) != ')' {
        return None;
    }
    let reach = floor.max(end.saturating_sub(ASIDE_LENGTH));
    (reach..end - 1).rev().find(|idx| source.at(*idx) == '(')
}

/// Whether a character ends a comma segment.
fn is_boundary(char: char) -> bool {
    matches!(char, ',' | ';' | '。' | ':' | '!' | '?' | '(' | '\n' | '●')
}

/// Back over limiting words and particles before a value; of `增至` it leaves `增`, a word itself.
fn skip_between(source: &Source, start: usize, floor: usize) -> usize {
    let mut idx = start;
    loop {
        let particle = source.longest_before(idx, floor, BETWEEN);
        let limit = modifier::before(source, idx, floor).map(|range| range.start);
        match [particle, limit].into_iter().flatten().min() {
            Some(next) => idx = next,
            None => return idx,
        }
    }
}

/// Whether a value counts things that a verb acts upon: `提升12条道路`.
fn acts(source: &Source, reading: &Reading) -> bool {
    let next = source.at(reading.atom.end);
    reading.class == Some(UnitClass::Counter) && is_han(next) && !"的至到以左和与及".contains(next)
}

/// Whether a verb counts its object, so that a list may go on with it.
fn is_counting(source: &Source, movement: &Movement) -> bool {
    source.longest(movement.range.start, trend::TRANSITIVE) == Some(movement.range.end)
}

/// The movement that an arrow after the value or a sign before a share states.
fn marked(source: &Source, reading: &Reading) -> Option<Movement> {
    let arrow = match source.at(reading.stop) {
        '↑' => Some(Direction::Up),
        '↓' => Some(Direction::Down),
        _ => None,
    };
    let signed = reading.class == Some(UnitClass::Share);
    let sign = match source.at(reading.number.start) {
        // The sign of a decrease is applied by `signed`.
        '+' | '-' | '−' if signed => Some(Direction::Up),
        _ => None,
    };
    let start = reading.core.start;
    let direction = arrow.or(sign)?;
    Some(Movement {
        range: start..start,
        direction,
        deliberate: false,
    })
}

/// A movement by a negative number goes the other way.
fn signed(source: &Source, reading: &Reading, movement: Movement) -> Movement {
    let negative = matches!(source.at(reading.number.start), '-' | '−');
    let direction = if negative {
        movement.direction.flipped()
    } else {
        movement.direction
    };
    Movement {
        direction,
        ..movement
    }
}
