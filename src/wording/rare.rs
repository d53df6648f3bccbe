//! `rare-character`: a character that general Chinese hardly has, beside a look-alike that this text
//! has again and again.

use std::collections::BTreeMap;

use super::Finding;
use super::alike::{is_kin, is_seen};
use super::lexicon::weight;
use super::line::Line;
use crate::diag::Message;
use crate::numbers::is_han;

/// Characters of less weight are rare.
const RARE: u64 = 600;
/// A doubtful character has less than this.
const STRANGE: u64 = 250;
/// How often a look-alike stands in the text at least.
const AT_HOME: usize = 3;
/// How often a doubtful character does at most.
const STRAY: usize = 2;

/// Finds rare characters that may be others.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Finding>) {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    let mut pairs: BTreeMap<[char; 2], usize> = BTreeMap::new();
    for line in lines {
        for (idx, char) in line.chars.iter().enumerate() {
            if is_rare(*char) {
                *counts.entry(*char).or_default() += 1;
                *pairs.entry([line.before(idx), *char]).or_default() += 1;
                *pairs.entry([*char, line.at(idx + 1)]).or_default() += 1;
            }
        }
    }
    let homes = homes(&counts, &pairs);
    for line in lines {
        for (idx, char) in line.chars.iter().enumerate() {
            let is_stray = counts.get(char).is_some_and(|count| *count <= STRAY);
            let is_single = line.is_seam(idx) && line.is_seam(idx + 1);
            if !is_stray || !is_single || weight(*char) >= STRANGE {
                continue;
            }
            let like = |other: &&(char, usize)| {
                other.1 > counts[char] && (is_kin(*char, other.0) || is_seen(*char, other.0))
            };
            if let Some((other, count)) = homes.iter().filter(like).max_by_key(|it| it.1) {
                found.push(said(line, idx, *other, *count));
            }
        }
    }
}

/// The rare characters that the text has again and again in one word, a name of its own: 北碚.
fn homes(counts: &BTreeMap<char, usize>, pairs: &BTreeMap<[char; 2], usize>) -> Vec<(char, usize)> {
    let mut homes: Vec<(char, usize)> = Vec::new();
    for (pair, count) in pairs.iter().filter(|(_, count)| **count >= AT_HOME) {
        for char in pair.iter().filter(|char| counts.contains_key(*char)) {
            let is_word = pair.iter().all(|char| is_han(*char)) && *count * 2 > counts[char];
            if is_word && homes.iter().all(|(known, _)| known != char) {
                homes.push((*char, counts[char]));
            }
        }
    }
    homes
}

fn is_rare(char: char) -> bool {
    is_han(char) && weight(char) < RARE
}

fn said(line: &Line<'_>, idx: usize, other: char, count: usize) -> Finding {
    let char = line.at(idx);
    let message = Message::new(
        format!("“{char}”是生僻字，和文中的“{other}”相像"),
        format!("`{char}` is rare and looks like `{other}` of this text"),
    );
    let hint = Message::new(
        format!("是不是“{other}”？全文有 {count} 个"),
        format!("did you mean `{other}`? It occurs {count} times"),
    );
    line.finding("rare-character", idx..idx + 1, message, Some(hint))
}

#[cfg(test)]
mod tests {
    use crate::wording::search;

    #[test]
    fn a_stray_look_alike_is_found() {
        let texts = [
            "北碚区获评“中国天然氧吧”称号。",
            "北碚区科创中心、北碚院区、北碚博物馆。",
            "绵碛公平竞争审查第三方交叉互评。",
            "新建碓东绿道20公里。",
        ];
        let found = search(&texts);
        let codes: Vec<_> = found.iter().map(|it| (it.text, it.code)).collect();
        assert_eq!(codes, [(2, "rare-character"), (3, "rare-character")]);
        assert!(found[0].hint.as_ref().unwrap().zh.contains('碚'));
    }

    #[test]
    fn rare_characters_of_their_own_are_not() {
        let texts = ["亳州、鄄城、漯河、濮阳、郫都、北碚、硚口、崆峒、犍为。"];
        assert!(search(&texts).is_empty());
    }
}
