//! `confusable-word`: what is no word, one character away from a word of public language.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::Finding;
use super::alike::{shapes, sound};
use super::lexicon::{self, LONGEST};
use super::line::{Line, meant};
use crate::diag::Message;
use crate::numbers::is_han;

/// Words and their usual slips.
static SLIPS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/wording/slips.txt"
));

/// Words that sound like others and are right themselves.
static VARIANTS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/wording/variants.txt"
));

/// Characters that spell foreign names.
const FOREIGN: &str =
    "尔斯特德里克拉马维那纳伯博巴达塔弗利希坦施恩亚罗卡萨莫洛门腊哥伦比奥诺夫基尼";

/// How common a word is that is offered for a slip, at most this many fifths of a bit.
const COMMON: u32 = 92;
/// How much cheaper the text must be with the offered word, in fifths of a bit.
const GAIN: u32 = 60;

/// A slip and the word it stands for.
struct Slip {
    wrong: Vec<char>,
    right: &'static str,
}

/// The slips by their first character.
static BY_FIRST: LazyLock<BTreeMap<char, Vec<Slip>>> = LazyLock::new(|| {
    let mut slips: BTreeMap<char, Vec<Slip>> = BTreeMap::new();
    let lines = SLIPS.lines().filter(|line| !line.starts_with('#'));
    for (right, wrongs) in lines.filter_map(|line| line.split_once(": ")) {
        for wrong in wrongs.split(' ') {
            let wrong: Vec<char> = wrong.chars().collect();
            if let Some(first) = wrong.first() {
                slips.entry(*first).or_default().push(Slip { wrong, right });
            }
        }
    }
    slips
});

/// A word and its sounds, packed.
type Heard = (u64, Vec<char>);

/// Words of four characters and more, sorted by their sounds.
static BY_SOUND: LazyLock<Vec<Heard>> = LazyLock::new(|| {
    let words = (4..=LONGEST).flat_map(lexicon::words);
    let mut heard: Vec<Heard> = words
        .filter_map(|(word, _)| Some((sounds(&word)?, word)))
        .collect();
    heard.sort();
    heard
});

/// The sounds of a word in one number: 9 bits each, six at most, and the length.
fn sounds(word: &[char]) -> Option<u64> {
    word.iter().try_fold(word.len() as u64, |sum, char| {
        let number = u64::from(sound(*char));
        (number > 0).then_some(sum << 9 | number)
    })
}

/// Finds words that are one character away from the one that is meant.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Finding>) {
    let mut idx = 0;
    while idx < line.chars.len() {
        let slip = listed(line, idx)
            .or_else(|| heard(line, idx))
            .or_else(|| seen(line, idx));
        idx = slip.as_ref().map_or(idx + 1, |(range, _)| range.end);
        if let Some((range, right)) = slip {
            found.push(said(line, range, &right));
        }
    }
}

/// A warning that names both words.
pub(super) fn said(line: &Line<'_>, range: Range<usize>, right: &str) -> Finding {
    let wrong = line.slice(range.clone());
    let message = Message::new(
        format!("“{wrong}”像是写错的词"),
        format!("`{wrong}` looks like a slip"),
    );
    line.finding("confusable-word", range, message, meant(right))
}

/// A slip of the list.
fn listed(line: &Line<'_>, idx: usize) -> Option<(Range<usize>, String)> {
    let slips = BY_FIRST.get(&line.at(idx))?;
    let fits = |slip: &&Slip| {
        let range = idx..idx + slip.wrong.len();
        let same = slip.wrong.iter().enumerate().all(|(nth, char)| match char {
            '#' => line.at(idx + nth).is_ascii_digit(),
            char => line.at(idx + nth) == *char,
        });
        let is_known = slip.wrong.iter().all(|char| is_han(*char)) && lexicon::is_word(&slip.wrong);
        same && (line.is_words(&range) || is_known && line.is_seam(idx))
    };
    let slip = slips.iter().find(fits)?;
    let end = idx + slip.wrong.iter().filter(|char| **char != '#').count();
    Some((idx..end, slip.right.trim_end_matches('#').to_owned()))
}

/// A stretch that is no word and sounds like a long one.
fn heard(line: &Line<'_>, idx: usize) -> Option<(Range<usize>, String)> {
    if !line.is_seam(idx) || !is_han(line.at(idx)) {
        return None;
    }
    (4..=LONGEST).rev().find_map(|length| {
        let range = idx..idx + length;
        let word = line.chars.get(range.clone())?;
        let is_broken = line.is_words(&range) && line.singles(range.clone()) >= 2;
        if !is_broken || lexicon::is_word(word) || is_variant(word) {
            return None;
        }
        let key = sounds(word)?;
        let first = BY_SOUND.partition_point(|(other, _)| *other < key);
        let same = BY_SOUND[first..]
            .iter()
            .take_while(|(other, _)| *other == key);
        let near = same.map(|(_, right)| right).find(|right| {
            let changed = right.iter().zip(word).filter(|(a, b)| a != b).count();
            changed == 1 && !is_foreign(right) && gains(word, right)
        })?;
        Some((range, near.iter().collect()))
    })
}

/// Whether a word is right although it sounds like another.
fn is_variant(word: &[char]) -> bool {
    VARIANTS
        .lines()
        .any(|line| line.chars().eq(word.iter().copied()))
}

/// Whether a word spells a foreign name, which is spelled in several ways.
fn is_foreign(word: &[char]) -> bool {
    word.iter().filter(|char| FOREIGN.contains(**char)).count() >= 3
}

/// A single character that makes a word of its neighbours when another of its look is put for it.
fn seen(line: &Line<'_>, idx: usize) -> Option<(Range<usize>, String)> {
    let is_single = line.is_seam(idx) && line.is_seam(idx + 1);
    if !is_single || !is_han(line.at(idx)) {
        return None;
    }
    let others = shapes(line.at(idx));
    (2..=LONGEST).rev().find_map(|length| {
        let starts = (idx + 1).saturating_sub(length)..=idx;
        starts.into_iter().find_map(|start| {
            let range = start..start + length;
            let word = line.chars.get(range.clone())?;
            if !line.is_words(&range) || !word.iter().all(|char| is_han(*char)) {
                return None;
            }
            let close = others
                .iter()
                .filter(|(_, is_close)| *is_close || length > 2);
            close.map(|(other, _)| other).find_map(|other| {
                let mut right = word.to_vec();
                right[idx - start] = *other;
                let is_better = lexicon::cost(&right).is_some_and(|cost| cost <= COMMON);
                (is_better && gains(word, &right)).then(|| (range.clone(), right.iter().collect()))
            })
        })
    })
}

/// Whether a word is that much likelier than what stands in its place, which is all single characters
/// when it is short.
fn gains(word: &[char], right: &[char]) -> bool {
    let division = lexicon::division(word);
    let is_torn = word.len() > 3 || division.len() == word.len();
    let cost: u32 = division.iter().map(|(_, cost)| *cost).sum();
    is_torn && lexicon::cost(right).is_some_and(|right| right + GAIN <= cost)
}

#[cfg(test)]
mod tests {
    use crate::wording::search;

    fn hints(text: &str) -> Vec<String> {
        let found = search(&[text]);
        let found = found.iter().filter(|it| it.code == "confusable-word");
        found
            .map(|it| it.hint.as_ref().unwrap().zh.clone())
            .collect()
    }

    #[test]
    fn slips_are_found() {
        for (text, right) in [
            ("获评全市典型案列，获推广", "案例"),
            ("落实财政拔款制度", "财政拨款"),
            ("各部门财拨款到位", "财政拨款"),
            ("开展扫黑险恶专项斗争", "扫黑除恶"),
            ("按照统一布署推进", "部署"),
            ("会议取得园满成功", "圆满"),
            ("坚持全面从严治档", "全面从严治党"),
            ("推进精准扶平工作", "精准扶贫"),
            ("截止2023年底", "截至"),
            ("一如继往地支持", "一如既往"),
            ("推动供给侧结构改革", "供给侧结构性改革"),
            (
                "以习近平新时代中国特色社会主义的思想为指导",
                "习近平新时代中国特色社会主义思想",
            ),
        ] {
            let hints = hints(text);
            assert!(
                hints.len() == 1 && hints[0].contains(right),
                "{text}: {hints:?}"
            );
        }
    }

    #[test]
    fn words_side_by_side_are_none() {
        for text in [
            "公园满员，方案列入计划，该案列为重点，全面从严治校，截止日期为3月1日",
            "推进中国现代化，习近平新时代中国特色社会主义经济思想，精准扶持企业",
            "财政部拨款，全面推进依法治国，深化改革全面推开",
        ] {
            assert_eq!(hints(text), Vec::<String>::new(), "{text}");
        }
    }
}
