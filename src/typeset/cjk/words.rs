//! TB-02, TB-03: what it costs to end a title's line at a joint.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::repair::Sign;
use crate::typeset::unit::{Cut, Joint, Unit};

/// The cost of a line end within a word: dearer than one more line.
const INSIDE: f64 = 6000.0;
/// The cost of a line that starts with a particle.
const PARTICLE: f64 = 4000.0;
/// The cost of a line that ends with a word which leans on the next.
const LEANING: f64 = 40.0;

/// TB-03: what no line of a title starts with.
const PARTICLES: &str = "的了和与及之地得";

/// Adjectives that only stand before a noun: a reader waits for it.
const ATTRIBUTES: [&str; 14] = [
    "重大", "重要", "重点", "主要", "基本", "全面", "全体", "有关", "相关", "各项", "各类", "首批",
    "公共", "特色",
];

/// Adds the costs of words to the joints of a title.
pub(crate) fn weigh(signs: &[Sign], units: &[Unit], joints: &mut [Joint]) {
    let text: String = signs.iter().map(|sign| sign.char).collect();
    let starts: Vec<usize> = text.char_indices().map(|(start, _)| start).collect();
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut words = segmenter.segment_str(&text).peekable();
    for (unit, joint) in units.iter().zip(joints).skip(1) {
        let Some(at) = starts.get(unit.sign).copied() else {
            continue;
        };
        while words.next_if(|word| *word < at).is_some() {}
        let inside = words.peek().is_some_and(|word| *word != at);
        let cost = cost(&text[..at], unit.char, inside);
        if let Cut::Free(before) = joint.cut {
            joint.cut = Cut::Free(before + cost);
        }
    }
}

fn cost(before: &str, first: char, inside: bool) -> f64 {
    let leans = ATTRIBUTES.iter().any(|word| before.ends_with(word));
    f64::from(u8::from(inside)) * INSIDE
        + f64::from(u8::from(PARTICLES.contains(first))) * PARTICLE
        + f64::from(u8::from(leans)) * LEANING
}
