//! TB-02, TB-03: what it costs to end a title's line at a joint.

use super::class::is_han;
use super::repair::Sign;
use super::segment::{Seam, seams};
use crate::typeset::unit::{Cut, Joint, Unit};

/// The cost of a line end within a word: dearer than one more line.
const INSIDE: f64 = 6000.0;
/// The cost of a line that starts with a particle.
const PARTICLE: f64 = 4000.0;
/// The cost of a line that starts with what ends a word, or parts two characters that may be one
/// word unknown to us: dearer than one more line.
const LOOSE: f64 = 2500.0;
/// The cost of a line that ends with a single character which leans on the next word.
const TRAILING: f64 = 800.0;
/// The cost of parting a single character from the word before it, or after it.
const SINGLE: f64 = 400.0;
/// The cost of a line end within a compound: dearer than lines of 4 and 8 em, cheaper than of 2 and 6.
const COMPOUND: f64 = 190.0;
/// The same between the words of an official term: dearer than lines of 4 and 7 em, cheaper than of 5
/// and 10 (TB-01).
const NAME: f64 = 64.0;
/// The same within a long one: a line may be shorter than 0.6 of another (TB-01) for no such word.
const TERM: f64 = 40.0;
/// The cost of a line that ends with a word which leans on the next.
const LEANING: f64 = 40.0;
/// The cost of a line end anywhere but at a dot where dots part phrases: dearer than lines of one phrase
/// and of two, cheaper than a line of a quarter.
const PARTED: f64 = 150.0;
/// The cost of a line that ends with neither a verb nor such a word.
const PLAIN: f64 = 20.0;

/// TB-03: what no line of a title starts with.
const PARTICLES: &str = "的了和与及之地得";

/// Characters that end a word or a number: values, places, offices, people, counters.
const ENDINGS: &str = "率值额量者性化度型式级类区市县镇乡村街道路线网业部会局院校厂园站所室馆店队组员师\
                       户家群圈带链库费税款金券制法力权书证表期年月日强位名等们内外中上下里间后前时人点\
                       史学界城件项个于";

/// Characters that begin a phrase: before verbs and nouns, or verbs themselves.
const BEGINNINGS: &str = "在对向从为由把被以按经让使将并再更不未已正就都也又最较很新总各每该本多全超\
                          促抓稳保惠办做是有无获占居达至到近约逾第共或且而但可能须应要请先比";

/// Words that lean on what follows: adjectives that only stand before a noun, and adverbs.
const LEANERS: &[&str] = &[
    "重大",
    "重要",
    "重点",
    "主要",
    "基本",
    "全面",
    "全体",
    "有关",
    "相关",
    "各项",
    "各类",
    "首批",
    "公共",
    "特色",
    "持续",
    "加快",
    "扎实",
    "深入",
    "大力",
    "着力",
    "积极",
    "全力",
    "切实",
    "坚决",
    "有效",
    "更加",
    "稳步",
    "不断",
    "努力",
    "加速",
    "有序",
    "有力",
    "逐步",
    "始终",
    "进一步",
];

/// Verbs of reports: what they are said of may well begin a line.
const VERBS: &[&str] = &[
    "推动", "推进", "推行", "深化", "建设", "打造", "建成", "建立", "构建", "完成", "实现", "实施",
    "开展", "加强", "增强", "强化", "优化", "完善", "健全", "提升", "提高", "促进", "保障", "改善",
    "改进", "培育", "壮大", "发展", "扩大", "拓展", "巩固", "落实", "落地", "融入", "纳入", "入选",
    "获评", "荣获", "创建", "新增", "新建", "解决", "化解", "防范", "守牢", "筑牢", "夯实", "压实",
    "做强", "做优", "做大", "做实", "做靓", "做好", "办好", "打好", "抓好", "管好", "统筹", "坚持",
    "弘扬", "激发", "释放", "引进", "承接", "组建", "投放", "发放", "救助", "调处", "打通", "改造",
    "聚焦", "聚力", "举办", "参加", "接待", "获得", "通过", "突破", "达到", "保持", "加大", "维护",
];

/// For each unit, whether a word of the table goes on with it.
pub(crate) fn within(units: &[Unit]) -> Vec<bool> {
    let text: Vec<char> = units.iter().map(|unit| unit.char).collect();
    let inside = |seam: &Seam| *seam == Seam::Inside;
    seams(&text).iter().map(inside).collect()
}

/// Adds the costs of words to the joints of a title.
pub(crate) fn weigh(signs: &[Sign], units: &[Unit], joints: &mut [Joint]) {
    let text: Vec<char> = signs.iter().map(|sign| sign.char).collect();
    let seams = seams(&text);
    let has_dots = (0..text.len()).any(|at| is_parted(&text, at));
    for (unit, joint) in units.iter().zip(joints).skip(1) {
        let mut own = cost(&text, &seams, unit.sign);
        if has_dots && !is_parted(&text, unit.sign) {
            own += PARTED;
        }
        if let Cut::Free(cost) | Cut::Phrase(_, cost) = &mut joint.cut {
            *cost += own;
        }
    }
}

/// TB-03: whether a phrase begins at a character, parted from the one before by a dot between blanks:
/// `成绩 · 任务`. A dot without blanks is one of a name.
fn is_parted(text: &[char], at: usize) -> bool {
    at >= 3 && matches!(text[at - 3..at], [' ', '·' | '・' | '•' | '|' | '｜', ' '])
}

/// The cost of a line end before a character.
fn cost(text: &[char], seams: &[Seam], at: usize) -> f64 {
    match seams.get(at) {
        None => 0.0,
        Some(Seam::Inside) => INSIDE,
        Some(Seam::Compound) => COMPOUND,
        Some(Seam::Term) => TERM,
        Some(Seam::Name) => NAME,
        Some(Seam::Between) => between(text, seams, at),
    }
}

/// The cost of a line end between two words.
fn between(text: &[char], seams: &[Seam], at: usize) -> f64 {
    let left = last(text, seams, at);
    let right = first(text, seams, at);
    match (Side::of(left), Side::of(right)) {
        (_, Side::Particle) => PARTICLE,
        (Side::Mark, _) | (_, Side::Mark) => 0.0,
        // After a particle a phrase begins, whatever the character is elsewhere.
        (Side::Particle, _) => PLAIN,
        (_, Side::Ending) => LOOSE,
        (Side::Single | Side::Beginning, Side::Single | Side::Beginning) => LOOSE,
        (Side::Ending | Side::Letters, Side::Single) => LOOSE,
        (Side::Beginning, _) => TRAILING,
        (Side::Single | Side::Ending, _) if counts(text, at - 1) => 0.0,
        // Two single characters may well be one word, which ends here, or begins.
        (Side::Single, _) if Side::of(last(text, seams, at - 1)) == Side::Single => PLAIN,
        (_, Side::Single) if Side::of(first(text, seams, at + 1)) == Side::Single => PLAIN,
        (Side::Single, _) | (_, Side::Single) => SINGLE,
        (Side::Leaner, _) => LEANING,
        (Side::Verb, _) => 0.0,
        (Side::Ending | Side::Letters | Side::Word, _) => PLAIN,
    }
}

/// The word that ends before a character.
fn last<'a>(text: &'a [char], seams: &[Seam], at: usize) -> &'a [char] {
    let is_seam = |idx: &usize| seams[*idx] != Seam::Inside;
    &text[(0..at).rev().find(is_seam).unwrap_or(at)..at]
}

/// The word that begins with a character.
fn first<'a>(text: &'a [char], seams: &[Seam], at: usize) -> &'a [char] {
    let is_seam = |idx: &usize| seams[*idx] != Seam::Inside;
    let start = at.min(text.len());
    &text[start..(at + 1..text.len()).find(is_seam).unwrap_or(text.len())]
}

/// Whether a character is the counter of a number.
fn counts(text: &[char], at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| text[before].is_ascii_digit())
}

/// What stands on a side of a joint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// No word.
    Mark,
    /// Digits, Latin.
    Letters,
    /// One of [`PARTICLES`].
    Particle,
    /// One of [`ENDINGS`].
    Ending,
    /// One of [`BEGINNINGS`].
    Beginning,
    /// Another single character.
    Single,
    /// One of [`LEANERS`].
    Leaner,
    /// One of [`VERBS`].
    Verb,
    /// Another word.
    Word,
}

impl Side {
    fn of(word: &[char]) -> Self {
        let is = |list: &[&str]| {
            list.iter()
                .any(|other| other.chars().eq(word.iter().copied()))
        };
        match *word {
            [char, ..] if !is_han(char) && char.is_alphanumeric() => Self::Letters,
            [char, ..] if !is_han(char) => Self::Mark,
            [char] if PARTICLES.contains(char) => Self::Particle,
            [char] if ENDINGS.contains(char) => Self::Ending,
            [char] if BEGINNINGS.contains(char) => Self::Beginning,
            [_] => Self::Single,
            [] => Self::Mark,
            _ if is(LEANERS) => Self::Leaner,
            _ if is(VERBS) => Self::Verb,
            _ => Self::Word,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A phrase and, for every character, what the hand put before it.
    type Phrase = (Vec<char>, Vec<Option<char>>);

    /// The phrases of `tests/data/words.txt`, in two parts.
    fn phrases() -> [Vec<Phrase>; 2] {
        let mut parts = [Vec::new(), Vec::new()];
        let mut part = 0;
        for line in include_str!("../../../tests/data/words.txt").lines() {
            part = if line.starts_with("# Held out") {
                1
            } else {
                part
            };
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (mut text, mut marks, mut mark) = (Vec::new(), Vec::new(), None);
            for char in line.chars() {
                if " +".contains(char) {
                    mark = Some(char);
                } else {
                    text.push(char);
                    marks.push(mark.take());
                }
            }
            parts[part].push((text, marks));
        }
        parts
    }

    /// How many joints within words look open, and how many between words look closed.
    fn lapses(phrases: &[(Vec<char>, Vec<Option<char>>)]) -> (usize, usize) {
        let (mut open, mut closed) = (0, 0);
        for (text, marks) in phrases {
            let seams = seams(text);
            for at in (1..text.len()).filter(|at| is_han(text[*at]) && is_han(text[at - 1])) {
                let particle = PARTICLES.contains(text[at]);
                match (marks[at], cost(text, &seams, at) < LOOSE) {
                    (None, true) => open += 1,
                    (Some(' '), _) if !particle && cost(text, &seams, at) >= LOOSE => closed += 1,
                    _ => {}
                }
            }
        }
        (open, closed)
    }

    /// The figures of `docs/decisions/0002-words.md`.
    #[test]
    fn phrases_are_divided_as_by_hand() {
        let [seen, unseen] = phrases();
        assert!(seen.len() + unseen.len() >= 150);
        assert_eq!((lapses(&seen), lapses(&unseen)), ((0, 9), (0, 7)));
    }
}
