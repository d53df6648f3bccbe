//! `分别`: several subjects and as many figures, each subject with its own.

use std::ops::Range;

use super::fact::{self, Fact};
use super::figure::{Figure, Sort};
use super::sentence;
use super::word;
use crate::import::Words;

const EACH: &str = "分别";

/// The changes that a bare comparison tells: `同比增长26%`, `分别增长22%和19.4%`.
pub(super) fn changes(text: &str, range: &Range<usize>, figures: &[Figure]) -> Option<Vec<Words>> {
    let (first, last) = (figures.first()?, figures.last()?);
    let before = &text[range.start..first.range.start];
    let is_bare = word::is_comparison(before) && last.range.end == range.end;
    if !is_bare || !first.moves && !before.starts_with(['同', '环', '比', '较']) {
        return None;
    }
    match figures {
        [_] => (!before.contains(EACH)).then(|| Vec::from([Words::of(range.clone())])),
        _ => {
            let verb = without_each(text, range.start..first.range.start);
            listed(text, figures).then(|| values(&verb, figures))
        }
    }
}

/// The facts of a clause that gives several subjects one figure each.
pub(super) fn distributed(
    text: &str,
    range: &Range<usize>,
    figures: &[Figure],
) -> Option<Vec<Fact>> {
    let (first, last) = (figures.first()?, figures.last()?);
    let before = &text[range.start..first.range.start];
    let each = before.find(EACH)?;
    let is_plain = figures.len() > 1 && last.range.end == range.end && listed(text, figures);
    let between = &before[each + EACH.len()..];
    if !is_plain || before.matches(EACH).count() != 1 || word::value_start(between) != 0 {
        return None;
    }
    let end = range.start + word::value_start(&before[..each]);
    let subjects = Subjects::read(text, range.start..end, figures.len())?;
    let verb = without_each(text, end..first.range.start);
    let values = values(&verb, figures);
    let is_growth = first.moves && fact::is_movement(&verb.text(text));
    let facts = subjects.names.iter().zip(figures).zip(values);
    let mut facts: Vec<Fact> = facts
        .map(|((stem, figure), value)| Fact {
            label: Words::of(stem.clone()).with(&subjects.tail),
            stem: Words::of(stem.clone()),
            tail: subjects.tail.clone(),
            verb: verb.clone(),
            value,
            is_growth,
            ..Fact::of(figure)
        })
        .collect();
    if let Some(last) = facts.last_mut() {
        last.among = subjects.among;
    }
    Some(facts)
}

/// What one subject says of each of the facts before it: `参保率分别为96.2%、97.5%`.
pub(super) fn shared(text: &str, range: &Range<usize>, figures: &[Figure]) -> Option<Vec<Words>> {
    let (first, last) = (figures.first()?, figures.last()?);
    let before = &text[range.start..first.range.start];
    let each = before.find(EACH)?;
    let is_one = !before[..each].contains(['、', '和', '与', '及', '“', '（']);
    let is_plain = figures.len() > 1 && last.range.end == range.end && listed(text, figures);
    let verb = &before[each + EACH.len()..];
    let says = is_one && is_plain && word::value_start(verb) == 0;
    says.then(|| values(&without_each(text, range.start..first.range.start), figures))
}

/// A stretch without its `分别`.
fn without_each(text: &str, range: Range<usize>) -> Words {
    let Some(at) = text[range.clone()].find(EACH) else {
        return Words::of(range);
    };
    let at = range.start + at;
    Words::of(range.start..at).with(&Words::of(at + EACH.len()..range.end))
}

/// Whether nothing but `、` or `和` stands between figures.
fn listed(text: &str, figures: &[Figure]) -> bool {
    let pairs = figures.windows(2);
    let mut between = pairs.map(|pair| text.get(pair[0].range.end..pair[1].range.start));
    between.all(|words| {
        words.is_some_and(|words| ["、", "和", "与", "及", "以及"].contains(&words.trim()))
    })
}

/// The words before the figures with each figure; what limits the last alone limits all: `95%、96%以上`.
fn values(verb: &Words, figures: &[Figure]) -> Vec<Words> {
    let limit = |figure: &Figure| Words::of(figure.bare.end..figure.range.end);
    let (shared, others) = match figures {
        [others @ .., last] => (limit(last), others),
        [] => (Words::default(), figures),
    };
    let is_shared = others.iter().all(|figure| limit(figure).is_empty());
    let value = |figure: &Figure| {
        let own = limit(figure);
        let limit = if own.is_empty() && is_shared {
            &shared
        } else {
            &own
        };
        verb.clone()
            .with(&Words::of(figure.bare.clone()))
            .with(limit)
    };
    figures.iter().map(value).collect()
}

/// The subjects of a distribution.
struct Subjects {
    names: Vec<Range<usize>>,
    /// The measure that they share.
    tail: Words,
    /// All their names with `等`, when there are more.
    among: Words,
}

impl Subjects {
    fn read(text: &str, range: Range<usize>, count: usize) -> Option<Self> {
        let mut names = split(text, &range, &["、"]);
        if names.len() != count {
            names = split(text, &range, &["、", "和", "与", "及"]);
        }
        if names.len() != count || !sentence::is_closed(&text[range]) {
            return None;
        }
        let mut subjects = Self {
            names,
            tail: Words::default(),
            among: Words::default(),
        };
        subjects.share(text)?;
        let good = |name: &Range<usize>| {
            let words = &text[name.clone()];
            fact::is_name(words, 24) && !word::is_leaning(words) && word::verb(words).is_none()
        };
        subjects.names.iter().all(good).then_some(subjects)
    }

    /// Finds the measure that the last name shares with those before it.
    fn share(&mut self, text: &str) -> Option<()> {
        let start = self.names.first()?.start;
        let (last, others) = self.names.split_last_mut()?;
        let words = &text[last.clone()];
        if let Some(at) = words.find('等').filter(|at| *at > 0) {
            let open = last.start + at;
            let tail = open + '等'.len_utf8()..last.end;
            let link = word::begins(&text[tail.clone()], word::LINKS).map_or(0, str::len);
            self.among = Words::of(start..tail.start + link);
            self.tail = Words::of(tail);
            last.end = open;
            return Some(());
        }
        let stands = |name: &Range<usize>| word::is_measured(&text[name.clone()]);
        if others.iter().all(stands) {
            return Some(());
        }
        if others.iter().any(stands) {
            return None;
        }
        let Some(measure) = word::ends(words, word::SHARED) else {
            return others
                .iter()
                .all(|it| is_alike(&text[it.clone()], words))
                .then_some(());
        };
        let mut cut = last.end - measure.len();
        let link = word::ends(&text[last.start..cut], word::LINKS).unwrap_or("");
        let is_own = others.iter().any(|it| text[it.clone()].ends_with(link));
        if !is_own && cut - link.len() >= last.start + 2 * '一'.len_utf8() {
            cut -= link.len();
        }
        self.tail = Words::of(cut..last.end);
        last.end = cut;
        Some(())
    }
}

/// Whether two names are built alike, so that neither lends a word to the other.
fn is_alike(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    one.len() == other.len() && one.last() == other.last()
}

/// The stretches between marks outside brackets.
fn split(text: &str, range: &Range<usize>, marks: &[&str]) -> Vec<Range<usize>> {
    let words = &text[range.clone()];
    let mut cuts: Vec<(usize, usize)> = marks
        .iter()
        .flat_map(|mark| {
            let char = mark.chars().next().unwrap_or('、');
            sentence::outside(words, char)
                .into_iter()
                .map(|at| (at, mark.len()))
        })
        .collect();
    cuts.sort_unstable();
    let mut start = range.start;
    let mut found = Vec::new();
    for (at, length) in cuts {
        found.push(start..range.start + at);
        start = range.start + at + length;
    }
    found.push(start..range.end);
    found
}

/// Whether a figure may stand in a series: a plain number with a unit.
pub(super) fn is_serial(fact: &Fact) -> bool {
    !fact.is_bounded && matches!(fact.sort, Some(Sort::Percent | Sort::Measure | Sort::Count))
}
