//! The one pass over the text: blockers first, then values and streaks (part D2, D3).

use super::blocker::{Span, block, enumerator, quoted};
use super::findings::AtomKind;
use super::modifier;
use super::numeral::han;
use super::source::Source;
use super::unit::UnitClass;
use super::value::{Reading, Value, read};

/// What one pass over a text brings back, in character indices.
#[derive(Default)]
pub(super) struct Scan {
    /// The quantities, in order.
    pub(super) readings: Vec<Reading>,
    /// What stays whole; sorted by nothing, may overlap.
    pub(super) spans: Vec<Span>,
}

/// The words before a streak; the shorter ends the longer.
const STREAK_LEADS: &[&str] = &["连续", "实现"];

/// What a streak counts.
const STREAK_UNITS: &[&str] = &[
    "届",
    "年",
    "次",
    "季度",
    "个季度",
    "个月",
    "连丰",
    "连增",
    "连冠",
    "连胜",
    "个年头",
    "天",
    "周",
    "轮",
    "批",
    "期",
    "个交易日",
];

/// Reads a text from start to end; every step looks only a bounded way back.
pub(super) fn scan(source: &Source) -> Scan {
    let mut scan = Scan {
        spans: quoted::short(source),
        ..Scan::default()
    };
    let mut names = quoted::names(source).into_iter().peekable();
    let mut idx = enumerator(source, 0).unwrap_or(0);
    while idx < source.len() {
        while names.next_if(|name| name.end <= idx).is_some() {}
        let quiet = names.peek().is_some_and(|name| name.contains(&idx));
        idx = scan.step(source, idx, quiet);
    }
    scan
}

impl Scan {
    /// Reads what stands at an index and returns where to go on.
    fn step(&mut self, source: &Source, idx: usize, quiet: bool) -> usize {
        if source.at(idx) == '\n' {
            return enumerator(source, idx + 1).unwrap_or(idx + 1);
        }
        if let Some(block) = block(source, idx) {
            self.spans.extend(block.span);
            return block.end.max(idx + 1);
        }
        if let Some(reading) = streak(source, idx) {
            return self.keep(reading, quiet);
        }
        match read(source, idx) {
            Some(Value::Quantity(reading)) => {
                let reading = self.limited(source, reading);
                self.keep(reading, quiet)
            }
            Some(Value::Number { end }) => {
                self.spans.push(Span::whole(idx..end, AtomKind::Number));
                end
            }
            Some(Value::Range { end, soft }) => {
                self.spans.push(Span {
                    range: idx..end,
                    kind: AtomKind::Range,
                    soft: vec![soft],
                });
                end
            }
            None => idx + 1,
        }
    }

    /// Adds the limiting words to a reading, and marks a streak in digits: `连续5年`.
    fn limited(&self, source: &Source, mut reading: Reading) -> Reading {
        let floor = self.readings.last().map_or(0, |last| last.stop);
        modifier::attach(source, &mut reading, floor);
        let start = reading.core.start;
        if reading.class == Some(UnitClass::Counter)
            && let Some(lead) = source.word_before(start, floor, "连续")
            && source.longest(reading.number.end, STREAK_UNITS) == Some(reading.atom.end)
        {
            reading.streak = true;
            reading.modifier.get_or_insert(lead..start);
        }
        reading
    }

    /// Keeps a reading as a span, and as a quantity where it is not part of a quoted name.
    fn keep(&mut self, reading: Reading, quiet: bool) -> usize {
        let end = reading.atom.end;
        self.spans.push(Span {
            range: reading.atom.clone(),
            kind: if reading.class.is_none() && reading.unit.is_empty() {
                ratio_or_amount(&reading)
            } else {
                AtomKind::Quantity
            },
            soft: reading.soft.clone(),
        });
        if !quiet {
            self.readings.push(reading);
        }
        end
    }
}

/// A value without a unit is a ratio, unless it carries a currency sign.
fn ratio_or_amount(reading: &Reading) -> AtomKind {
    if reading.core.start == reading.number.start {
        AtomKind::Ratio
    } else {
        AtomKind::Quantity
    }
}

/// Reads a Han numeral that says how often in a row: `连续八届` (D1, point 6).
fn streak(source: &Source, idx: usize) -> Option<Reading> {
    let start = source.longest(idx, STREAK_LEADS)?;
    let end = Some(han(source, start)).filter(|end| *end > start)?;
    let stop = source.longest(end, STREAK_UNITS)?;
    // `实现三年行动` is no streak; only harvests and growth are counted after 实现.
    let counted = source.at(idx) == '连' || source.at(end) == '连';
    counted.then(|| Reading {
        core: start..end,
        atom: start..stop,
        number: start..end,
        unit: end..stop,
        class: Some(UnitClass::Counter),
        modifier: Some(idx..start),
        stop,
        streak: true,
        soft: Vec::new(),
    })
}
