//! `confusable-word` in fixed words of public language: one character wrong, missing or too many.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::Finding;
use super::alike::is_alike;
use super::confusable::said;
use super::lexicon;
use super::line::Line;
use crate::numbers::is_han;

/// The fixed words, one a line.
static FORMULAS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/wording/formulas.txt"
));

/// From this length on, any single changed or added character is a fault; shorter words have kin.
const LONG: usize = 8;

/// From this length on, an added 的 is one as well: 中国特色的社会主义 is said, too.
const LONGER: usize = 12;
/// The shortest.
const SHORT: usize = 4;

/// A fixed word.
struct Formula {
    chars: Vec<char>,
    /// How many of its words are single characters.
    singles: usize,
}

impl Formula {
    /// How many characters are looked up before the rest is compared.
    fn anchor(&self) -> usize {
        2.max(self.chars.len() / 2)
    }
}

static ALL: LazyLock<Vec<Formula>> = LazyLock::new(|| {
    let lines = FORMULAS.lines().filter(|line| !line.starts_with('#'));
    let formula = |line: &str| {
        let chars: Vec<char> = line.chars().collect();
        let division = lexicon::division(&chars);
        let singles = division.iter().filter(|it| it.0 == 1).count();
        Formula { chars, singles }
    };
    lines
        .map(formula)
        .filter(|it| it.chars.len() >= SHORT)
        .collect()
});

/// The formulas by two characters: those they begin with, and those they end with.
type Index = BTreeMap<[char; 2], Vec<usize>>;

static HEADS: LazyLock<Index> = LazyLock::new(|| index(|chars| [chars[0], chars[1]]));
static TAILS: LazyLock<Index> =
    LazyLock::new(|| index(|chars| [chars[chars.len() - 2], chars[chars.len() - 1]]));

fn index(key: impl Fn(&[char]) -> [char; 2]) -> Index {
    let mut index = Index::new();
    for (nth, formula) in ALL.iter().enumerate() {
        index.entry(key(&formula.chars)).or_default().push(nth);
    }
    index
}

/// Finds fixed words that are one character off.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Finding>) {
    let mut free = 0;
    let mut best: Vec<(Range<usize>, usize)> = Vec::new();
    for idx in 0..line.chars.len().saturating_sub(1) {
        let pair = [line.at(idx), line.at(idx + 1)];
        let heads = HEADS.get(&pair).into_iter().flatten();
        best.extend(heads.filter_map(|nth| Some((headed(line, idx, &ALL[*nth])?, *nth))));
        let tails = TAILS.get(&pair).into_iter().flatten();
        best.extend(tails.filter_map(|nth| Some((tailed(line, idx + 2, &ALL[*nth])?, *nth))));
    }
    // Of those that begin at a place the longest is meant.
    best.sort_by_key(|(range, nth)| (range.start, usize::MAX - ALL[*nth].chars.len()));
    for (range, nth) in best {
        if range.start >= free {
            free = range.end;
            let right: String = ALL[nth].chars.iter().collect();
            found.push(said(line, range, &right));
        }
    }
}

/// A formula whose first half stands at a place, and whose second half is one character off.
fn headed(line: &Line<'_>, start: usize, formula: &Formula) -> Option<Range<usize>> {
    let (head, rest) = formula.chars.split_at(formula.anchor());
    let text = line.chars.get(start..)?;
    let after = text.strip_prefix(head)?;
    // 科技新政策 has not lost a character of 科技创新; 财拨款 has.
    let length = near(after, rest, formula.chars.len())?;
    if head.len() + length < formula.chars.len() && formula.chars.len() == SHORT {
        return None;
    }
    let range = start..start + head.len() + length;
    is_fault(line, &range, formula).then_some(range)
}

/// A formula whose second half ends at a place, and whose first half is one character off.
fn tailed(line: &Line<'_>, end: usize, formula: &Formula) -> Option<Range<usize>> {
    let (rest, tail) = formula
        .chars
        .split_at(formula.chars.len() - formula.anchor());
    let before = line.chars.get(..end)?.strip_suffix(tail)?;
    let back = |chars: &[char]| chars.iter().rev().copied().collect::<Vec<_>>();
    let shown = before.len().saturating_sub(rest.len() + 1);
    let length = near(&back(&before[shown..]), &back(rest), formula.chars.len())?;
    let range = end - tail.len() - length..end;
    is_fault(line, &range, formula).then_some(range)
}

/// How many characters of a text stand for the rest of a formula, when they are one off.
fn near(text: &[char], rest: &[char], whole: usize) -> Option<usize> {
    if text.starts_with(rest) {
        return None;
    }
    let same = text.iter().zip(rest).take_while(|(a, b)| a == b).count();
    let wrong = *text.get(same)?;
    if !is_han(wrong) {
        // What is missing at the very end is not known to be missing.
        return None;
    }
    let (text, rest) = (&text[same..], &rest[same..]);
    let is_last = rest.len() == 1;
    let may_differ = whole >= LONG && !is_last;
    if text[1..].starts_with(&rest[1..]) && (is_alike(wrong, rest[0]) || may_differ) {
        return Some(same + rest.len());
    }
    if !is_last && text.starts_with(&rest[1..]) {
        return Some(same + rest.len() - 1);
    }
    let is_long = whole >= if wrong == '的' { LONGER } else { LONG } && rest.len() > 1;
    (is_long && text[1..].starts_with(rest)).then_some(same + rest.len() + 1)
}

/// Whether a stretch that is nearly a formula is a slip: it begins and ends with words, and falls into
/// more single characters than the formula does, or is a long one that has lost a character.
fn is_fault(line: &Line<'_>, range: &Range<usize>, formula: &Formula) -> bool {
    let is_torn = line.singles(range.clone()) > formula.singles;
    let is_cut = formula.chars.len() >= LONG && range.len() < formula.chars.len();
    line.is_words(range) && !lexicon::is_word(&line.chars[range.clone()]) && (is_torn || is_cut)
}
