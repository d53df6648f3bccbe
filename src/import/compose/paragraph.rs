//! A paragraph: many facts become figures, parallel parts a list or a wall of honours, prose stays text.

use std::ops::Range;

use super::account;
use super::choice;
use super::place::Place;
use super::plan::{self, Plan};
use super::rest::{self, Point};
use super::sentence::{self, Sentence};
use super::word;
use super::{Choosing, Group, Item, whole};
use crate::import::{Block, Entry, Ledger, Words};

/// How many facts make figures of a paragraph.
const FACTS: usize = 3;
/// How many parts between semicolons make a list of a paragraph, and how long each may be.
const PARTS: (usize, usize) = (3, 70);

/// How long a part may be that counts itself.
const LONGEST_COUNTED: usize = 110;

/// The blocks of a paragraph.
pub(super) fn blocks(item: &Item, choosing: Choosing, ledger: &mut Ledger) -> Vec<Block> {
    let text = &item.passage.text;
    let apart = match choosing {
        Choosing::Content => facts(text).or_else(|| parts(text)),
        Choosing::Plain => None,
    };
    if let Some(plan) = apart {
        let mut group = Group::default();
        group.add(item, plan, ledger);
        return group.blocks(ledger);
    }
    let counted = counted(text);
    if !counted.is_empty() && item.number.is_none() {
        return counted_blocks(item, &counted, ledger);
    }
    let point = whole(item);
    let fields = vec![Entry::words("text", point.words)];
    if let Some(number) = &item.number {
        ledger.remove(number, crate::manuscript::Removal::Numbering);
    }
    vec![choice::noted(
        "text",
        fields,
        [item.lines].into_iter(),
        ledger,
        choice::text(),
    )]
}

/// Where the parts of a paragraph begin that count themselves in order: `…：一是…；二是…；三是…`.
fn counted(text: &str) -> Vec<usize> {
    const NUMBERS: [&str; 10] = [
        "一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是",
    ];
    let mut starts = Vec::new();
    let mut from = 0;
    for number in NUMBERS {
        let Some(at) = text[from..].find(number).map(|at| from + at) else {
            break;
        };
        let before = text[..at].trim_end();
        if !before.is_empty() && !before.ends_with(['。', '；', '：', '！', '，', ':', ';']) {
            break;
        }
        starts.push(at);
        from = at + number.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let mut lengths = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| text[*start..end].chars().count());
    let fits = starts.len() >= PARTS.0 && lengths.all(|length| length <= LONGEST_COUNTED);
    if fits { starts } else { Vec::new() }
}

/// The words before the parts as a text, and the parts as a list.
fn counted_blocks(item: &Item, starts: &[usize], ledger: &mut Ledger) -> Vec<Block> {
    let text = &item.passage.text;
    let place = Place::new(item);
    let point = |range: Range<usize>| Point {
        text: text[range.clone()].to_owned(),
        words: place.words(&Words::of(range)),
        number: None,
        lines: item.lines,
    };
    let mut blocks = Vec::new();
    let lead = point(0..starts[0]);
    if !lead.words.is_empty() {
        let fields = vec![Entry::words("text", lead.words)];
        let lines = [item.lines].into_iter();
        blocks.push(choice::noted("text", fields, lines, ledger, choice::text()));
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let parts = starts.iter().zip(ends);
    let points: Vec<Point> = parts.map(|(start, end)| point(*start..end)).collect();
    let why = choice::counted(points.len());
    blocks.push(rest::list(&points, ledger, why));
    blocks
}

/// Whether a short paragraph counts itself: `第一，…`, `二是…`.
pub(super) fn is_counted(text: &str) -> bool {
    word::is_counted(text) && text.chars().count() <= PARTS.1
}

/// The plan of a paragraph that is mostly facts.
fn facts(text: &str) -> Option<Plan> {
    let plan = plan::plan(text)?;
    let share = if text.contains('；') { 40 } else { 60 };
    let lead = plan.lead.iter().flat_map(|lead| &lead.0);
    let rest = text.len() - lead.map(ExactSizeIterator::len).sum::<usize>();
    let is_mostly = plan.weight * 100 >= share * rest;
    (plan.facts.len() >= FACTS && is_mostly).then_some(plan)
}

/// The plan of a sentence whose parts stand parallel between semicolons.
fn parts(text: &str) -> Option<Plan> {
    let [sentence] = &sentence::sentences(text)[..] else {
        return None;
    };
    let parts = cut(text, sentence);
    let fits = |range: &Range<usize>| {
        let words = &text[range.clone()];
        words.chars().count() <= PARTS.1 && !word::is_leaning(words) && !word::is_pointing(words)
    };
    let count = sentence.clauses.last().map_or(0, |clause| clause.part + 1);
    if !sentence.is_plain || count < PARTS.0 || !parts.iter().all(fits) {
        return None;
    }
    let stop = Words::of(sentence.stop.clone());
    let plan = Plan {
        points: parts
            .into_iter()
            .map(|range| Words::of(range).with(&stop))
            .collect(),
        ..Plan::default()
    };
    account::is_whole(text, &plan).then_some(plan)
}

/// The parts between semicolons; two honours with subjects of their own are two parts.
fn cut(text: &str, sentence: &Sentence) -> Vec<Range<usize>> {
    let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
    for clause in &sentence.clauses {
        let words = &text[clause.range.clone()];
        match parts.last_mut() {
            Some((part, range)) if *part == clause.part => {
                let both = word::is_honor(words) && word::is_honor(&text[range.clone()]);
                let stands = !word::is_leaning(words) && word::verb(words).is_none();
                if both && stands {
                    parts.push((clause.part, clause.range.clone()));
                } else {
                    range.end = clause.range.end;
                }
            }
            _ => parts.push((clause.part, clause.range.clone())),
        }
    }
    parts.into_iter().map(|(_, range)| range).collect()
}
