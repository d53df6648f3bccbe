//! The embedded table of words; `data/words/README.md` says how it was made. It is searched where it
//! lies, so it costs nothing to start.

use std::cmp::Ordering;

/// The most characters of a word.
pub(crate) const LONGEST: usize = 6;
/// What a character costs that is no word by itself: as much as the rarest word.
pub(crate) const UNKNOWN: u32 = 127;

/// The table, which the search for doubtful words has as well: it is in the program once.
static TABLE: &[u8] = crate::wording::WORDS;

/// A word of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// How rare it is, in fifths of a bit.
    pub(crate) cost: u32,
    /// Whether it is an idiom or a name, without a joint within.
    pub(crate) whole: bool,
}

/// Looks up a word.
pub(crate) fn find(word: &[char]) -> Option<Entry> {
    let mut key = [0; 2 * LONGEST];
    for (place, char) in key.chunks_exact_mut(2).zip(word) {
        place.copy_from_slice(&u16::try_from(u32::from(*char)).ok()?.to_be_bytes());
    }
    let key = key.get(..2 * word.len())?;
    let entry = search(rank(word.len())?, key)?;
    Some(Entry {
        cost: u32::from(entry & 127),
        whole: entry & 128 != 0,
    })
}

/// The words of a length.
fn rank(length: usize) -> Option<&'static [u8]> {
    let (counts, mut rest) = TABLE.split_at_checked(4 * LONGEST)?;
    for (before, count) in counts.chunks_exact(4).enumerate() {
        let count = u32::from_le_bytes(count.try_into().ok()?) as usize;
        let (rank, after) = rest.split_at_checked(count * (2 * before + 3))?;
        if before + 1 == length {
            return Some(rank);
        }
        rest = after;
    }
    None
}

/// The entry of a key among words of its length.
fn search(rank: &[u8], key: &[u8]) -> Option<u8> {
    let size = key.len() + 1;
    let (mut low, mut high) = (0, rank.len() / size);
    while low < high {
        let middle = usize::midpoint(low, high);
        let (word, entry) = rank
            .get(middle * size..(middle + 1) * size)?
            .split_at(size - 1);
        match word.cmp(key) {
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
            Ordering::Equal => return entry.first().copied(),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(word: &str) -> Option<Entry> {
        find(&word.chars().collect::<Vec<_>>())
    }

    #[test]
    fn every_rank_is_sorted_and_fills_the_table() {
        let ranks = (1..=LONGEST).map(|length| rank(length).unwrap());
        let sum: usize = ranks.clone().map(<[u8]>::len).sum();
        assert_eq!(sum + 4 * LONGEST, TABLE.len());
        for (before, rank) in ranks.enumerate() {
            let words: Vec<_> = rank.chunks_exact(2 * before + 3).collect();
            let is_sorted = words.is_sorted_by(|a, b| a[..a.len() - 1] < b[..b.len() - 1]);
            assert!(is_sorted, "words of {}", before + 1);
        }
    }

    #[test]
    fn words_are_found_and_others_are_not() {
        for word in [
            "国",
            "国家",
            "互联网",
            "营商环境",
            "工业互联网",
            "地区生产总值",
        ] {
            assert!(entry(word).is_some(), "{word}");
        }
        for word in ["", "𠮷", "和大", "x", "国家高新技术企业"] {
            assert_eq!(entry(word), None, "{word}");
        }
        assert!(entry("的").unwrap().cost < entry("工业互联网").unwrap().cost);
        assert!(entry("百花齐放").unwrap().whole);
    }
}
