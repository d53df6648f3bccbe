//! Where words meet: the likeliest division of a text into the words of the table. It knows nothing
//! of lines.

use super::class::is_han;
use super::table::{self, LONGEST, UNKNOWN};

/// What lies before a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seam {
    /// A word goes on.
    Inside,
    /// A compound goes on with its next word.
    Compound,
    /// A compound as long as two of them goes on.
    Term,
    /// An official term goes on with its next word.
    Name,
    /// Another word begins.
    Between,
}

/// What words are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Found in the table.
    Han,
    /// Words by themselves: kana, Latin, digits.
    Letter,
    /// No words.
    Mark,
}

impl Script {
    fn of(char: char) -> Self {
        match char {
            '\u{3041}'..='\u{312F}' | '\u{31A0}'..='\u{31FF}' => Self::Letter,
            char if is_han(char) => Self::Han,
            char if char.is_alphanumeric() => Self::Letter,
            _ => Self::Mark,
        }
    }
}

/// What lies before every character.
pub(crate) fn seams(text: &[char]) -> Vec<Seam> {
    let mut seams = Vec::with_capacity(text.len());
    for run in text.chunk_by(|a, b| Script::of(*a) == Script::of(*b)) {
        let start = seams.len();
        let within = match Script::of(run[0]) {
            Script::Han | Script::Letter => Seam::Inside,
            Script::Mark => Seam::Between,
        };
        seams.resize(start + run.len(), within);
        seams[start] = Seam::Between;
        if Script::of(run[0]) == Script::Han {
            words(run, &mut seams[start..]);
        }
    }
    terms(text, &mut seams);
    seams
}

/// Official terms that are longer than the words of the table; `data/words/README.md` says which.
static TERMS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/words/terms.txt"));

/// Marks the joints between the words of a term.
fn terms(text: &[char], seams: &mut [Seam]) {
    let line: String = text.iter().collect();
    for term in TERMS.lines().filter(|term| !term.starts_with('#')) {
        for (byte, _) in line.match_indices(term) {
            let start = line[..byte].chars().count();
            let inside = start + 1..start + term.chars().count();
            for at in inside {
                // Before a particle it is dearer still.
                if seams[at] == Seam::Between && !"的和与及之".contains(text[at]) {
                    seams[at] = Seam::Name;
                }
            }
        }
    }
}

/// Digits; a number of several is one word.
const DIGITS: &str = "〇零一二三四五六七八九十百千";

/// The seams of a run of Han.
fn words(run: &[char], seams: &mut [Seam]) {
    let mut start = 0;
    for length in division(run, LONGEST) {
        let range = start..start + length;
        seams[start] = Seam::Between;
        compound(&run[range.clone()], &mut seams[range]);
        start += length;
    }
    for (pair, seam) in run.windows(2).zip(&mut seams[1..]) {
        if pair.iter().all(|char| DIGITS.contains(*char)) {
            *seam = Seam::Inside;
        }
    }
}

/// The seams within a word: where it falls into two words of two and more characters, and between
/// the words of its cheapest division.
fn compound(word: &[char], seams: &mut [Seam]) {
    if word.len() < 4 || table::find(word).is_none_or(|entry| entry.whole) {
        return;
    }
    let seam = match word.len() {
        LONGEST => Seam::Term,
        _ => Seam::Compound,
    };
    for middle in 2..=word.len() - 2 {
        let halves = [&word[..middle], &word[middle..]];
        if halves.iter().all(|half| table::find(half).is_some()) {
            seams[middle] = seam;
        }
    }
    let (mut start, mut before) = (0, 0);
    for length in division(word, word.len() - 1) {
        let range = start..start + length;
        if before > 1 && length > 1 {
            seams[start] = seam;
        }
        compound(&word[range.clone()], &mut seams[range]);
        (start, before) = (start + length, length);
    }
}

/// The lengths of the words of the cheapest division, none longer than `longest`. Of divisions that
/// cost the same, the one with the longer word at the end is taken.
fn division(run: &[char], longest: usize) -> Vec<usize> {
    let mut best = vec![(0_u32, 0); run.len() + 1];
    for end in 1..=run.len() {
        let ways = (1..=longest.min(end)).rev().filter_map(|length| {
            let entry = table::find(&run[end - length..end]).map(|entry| entry.cost);
            let cost = entry.or((length == 1).then_some(UNKNOWN))?;
            Some((best[end - length].0.saturating_add(cost), length))
        });
        best[end] = ways
            .min_by_key(|(cost, _)| *cost)
            .expect("a single character is always a way");
    }
    let mut lengths = Vec::new();
    let mut end = run.len();
    while end > 0 {
        lengths.push(best[end].1);
        end -= best[end].1;
    }
    lengths.reverse();
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut divided = String::new();
        for (idx, (char, seam)) in chars.iter().zip(seams(&chars)).enumerate() {
            match seam {
                Seam::Between if idx > 0 => divided.push(' '),
                Seam::Compound | Seam::Term | Seam::Name => divided.push('+'),
                Seam::Between | Seam::Inside => {}
            }
            divided.push(*char);
        }
        divided
    }

    #[test]
    fn words_and_compounds_are_told_apart() {
        for expected in [
            "国家 高新+技术 企业 达到",
            "持续 深化 民营+经济 综合+改革 示范 试点",
            "服务业 增加值 同比+增长",
            "建成 工业+互联网 和 大数据 平台",
            "企业 入选 重庆 制造业 民营+企业 100 强",
            "二〇二三年 政府+工作+报告 主要+成绩",
            "5 G 基站 ， 实事求是",
        ] {
            let text: String = expected.chars().filter(|c| !" +".contains(*c)).collect();
            assert_eq!(divided(&text), expected.replace("5 G", "5G"));
        }
    }

    #[test]
    fn any_text_has_a_seam_for_every_character() {
        for text in ["", "，", "𠮷野家カード", "龘龘龘", "\n\u{200D}é"] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(seams(&chars).len(), chars.len());
        }
    }
}
