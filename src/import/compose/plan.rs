//! One item → its facts and the words beside them; or nothing, and the item stays whole.

use std::ops::Range;

use super::account;
use super::fact::{self, Fact};
use super::figure::{self, Figure};
use super::reader::{Reader, Unit};
use super::sentence::{self, Clause, Sentence};
use super::word;
use crate::import::Words;

/// A sentence that is longer keeps its one figure.
const LONG: usize = 60;
/// How long a sentence may be that heads the facts after it.
const LONGEST_LEAD: usize = 22;
/// Words beside facts that are shorter say nothing by themselves.
const SHORT: usize = 5;

/// What an item is taken apart to; all words are stretches of its text.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    /// Its facts in order.
    pub(super) facts: Vec<Fact>,
    /// Words that stand by themselves, each with the full stop of its sentence.
    pub(super) points: Vec<Words>,
    /// A short first sentence without figures, which heads the facts: `创新动能加快释放`.
    pub(super) lead: Option<Words>,
    /// How many bytes of the text the facts are made of.
    pub(super) weight: usize,
    /// How many stretches of whole sentences were kept.
    pub(super) kept: usize,
}

/// Takes an item apart; nothing when it says more as a whole.
pub(super) fn plan(text: &str) -> Option<Plan> {
    let figures = figure::figures(text);
    if figures.is_empty() {
        return None;
    }
    let sentences = sentence::sentences(text);
    let mut plan = Plan::default();
    for together in sentences.chunk_by(|_, next| points_back(text, next)) {
        match together {
            [sentence] => {
                let apart = apart(text, sentence, figure::within(&figures, &sentence.range));
                plan.add(text, sentence, apart);
            }
            [first, .., last] => plan.keep(text, first.range.start..last.range.end),
            [] => {}
        }
    }
    plan.head(text, &sentences);
    let one_of_many = plan.facts.len() == 1 && text.chars().count() > LONG;
    let is_short = |point: &Words| point.text(text).chars().count() < SHORT;
    let reads = !plan.facts.is_empty() && !one_of_many && !plan.points.iter().any(is_short);
    (reads && account::is_whole(text, &plan)).then_some(plan)
}

impl Plan {
    /// Makes the first sentence the head of the facts, where there is nothing else beside them.
    fn head(&mut self, text: &str, sentences: &[Sentence]) {
        let [first, _, ..] = sentences else {
            return;
        };
        let [clause] = &first.clauses[..] else {
            return;
        };
        let words = text[clause.range.clone()].trim_start();
        let start = clause.range.end - words.len();
        let is_kept = self.points.first().and_then(|point| point.0.first());
        let is_first = is_kept.is_some_and(|range| range.start == start);
        let fits =
            first.is_plain && words.chars().count() <= LONGEST_LEAD && !first.stop.is_empty();
        if self.points.len() == 1 && is_first && fits && self.facts.len() > 1 {
            self.kept = 0;
            self.points.clear();
            self.lead = Some(Words::of(start..clause.range.end));
        }
    }

    /// Adds sentences as they stand.
    fn keep(&mut self, text: &str, range: Range<usize>) {
        let blank = text[range.clone()].len() - text[range.clone()].trim_start().len();
        let whole = Words::of(range.start + blank..range.end);
        self.kept += usize::from(!whole.is_empty());
        self.points.extend((!whole.is_empty()).then_some(whole));
    }

    /// Adds a sentence: taken apart, or as it stands.
    fn add(&mut self, text: &str, sentence: &Sentence, apart: Option<Vec<Unit>>) {
        let Some(units) = apart else {
            self.keep(text, sentence.range.clone());
            return;
        };
        for unit in units {
            match unit {
                Unit::Facts(facts, range) => {
                    self.weight += range.len();
                    self.facts.extend(facts);
                }
                // Every torn part is a sentence of its own and ends like the one that it was torn from.
                Unit::Text(range) => self
                    .points
                    .push(Words::of(range).with(&Words::of(sentence.stop.clone()))),
            }
        }
    }
}

/// Whether a sentence speaks of the one before it.
fn points_back(text: &str, sentence: &Sentence) -> bool {
    let words = text[sentence.range.clone()].trim_start();
    word::is_pointing(words) || word::is_leaning(words)
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
    reader.into_units()
}

/// The clauses of a sentence, those with parallel figures cut at `、`: `新增校舍5.8万平方米、学位4000余个`.
fn listed(text: &str, sentence: &Sentence, figures: &[Figure]) -> Vec<Clause> {
    let mut clauses = Vec::new();
    for clause in &sentence.clauses {
        let mut start = clause.range.start;
        let words = &text[clause.range.clone()];
        // `每千人口` is said of all figures of its clause.
        let is_said_of =
            word::is_comment(words) || word::is_leaning(words) || words.starts_with('每');
        let inside = figure::within(figures, &clause.range);
        let has_figure = !inside.is_empty();
        for pair in inside.windows(2).filter(|_| !is_said_of) {
            let end = pair[0].range.end;
            let next = end + '、'.len_utf8();
            let is_parallel = text[end..].starts_with('、') && pair[1].range.start > next;
            let stands = |words: &str| {
                let name = &words[..word::value_start(words)];
                word::is_comparison(words) || fact::is_name(name, usize::MAX)
            };
            if is_parallel && stands(&text[next..pair[1].range.start]) {
                clauses.push(Clause {
                    range: start..end,
                    is_listed: start > clause.range.start,
                    has_figure,
                    ..clause.clone()
                });
                start = next;
            }
        }
        clauses.push(Clause {
            range: start..clause.range.end,
            is_listed: start > clause.range.start,
            has_figure,
            ..clause.clone()
        });
    }
    clauses
}
