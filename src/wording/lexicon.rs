//! The table of words, `data/words/words.bin`: what is a word, how a run falls into words, how rare a
//! character is. It is searched where it lies.

use std::sync::LazyLock;

/// The most characters of a word.
pub(super) const LONGEST: usize = 6;
/// What a character costs that is no word by itself: as much as the rarest word.
const UNKNOWN: u32 = 127;

/// The table: counts of the words of one to six characters, four bytes each, little-endian; then the words of each
/// length, sorted: two bytes for each character, big-endian, and one for the cost.
pub(crate) static WORDS: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/words/words.bin"));

/// The words of one length.
#[derive(Clone, Copy)]
struct Rank {
    bytes: &'static [u8],
    size: usize,
}

/// The words by their length.
static RANKS: LazyLock<Vec<Rank>> = LazyLock::new(|| {
    let Some((counts, mut rest)) = WORDS.split_at_checked(4 * LONGEST) else {
        return Vec::new();
    };
    let mut ranks = Vec::new();
    for (before, count) in counts.chunks_exact(4).enumerate() {
        let count = count
            .iter()
            .rev()
            .fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let size = 2 * before + 3;
        let (bytes, after) = rest.split_at_checked(count * size).unwrap_or((rest, &[]));
        ranks.push(Rank { bytes, size });
        rest = after;
    }
    ranks
});

/// How often each character of the table's plane stands in a word, on a scale of its own.
static WEIGHTS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut weights = vec![0_u64; 0x1_0000];
    for rank in RANKS.iter() {
        for word in rank.bytes.chunks_exact(rank.size) {
            let (letters, cost) = word.split_at(rank.size - 1);
            let weight = 1_u64 << ((127 - u32::from(cost[0] & 127)) / 5);
            for letter in letters.chunks_exact(2) {
                weights[usize::from(u16::from_be_bytes([letter[0], letter[1]]))] += weight;
            }
        }
    }
    weights
});

/// What a word costs, in fifths of a bit; nothing for what is no word.
pub(super) fn cost(word: &[char]) -> Option<u32> {
    let mut key = [0; 2 * LONGEST];
    for (place, char) in key.chunks_exact_mut(2).zip(word) {
        place.copy_from_slice(&u16::try_from(u32::from(*char)).ok()?.to_be_bytes());
    }
    let key = key.get(..2 * word.len())?;
    let rank = RANKS.get(word.len().checked_sub(1)?)?;
    let (mut low, mut high) = (0, rank.bytes.len() / rank.size);
    while low < high {
        let middle = usize::midpoint(low, high);
        let (word, cost) = rank
            .bytes
            .get(middle * rank.size..(middle + 1) * rank.size)?
            .split_at(rank.size - 1);
        match word.cmp(key) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return cost.first().map(|cost| u32::from(cost & 127)),
        }
    }
    None
}

/// Whether the table has a word.
pub(super) fn is_word(word: &[char]) -> bool {
    cost(word).is_some()
}

/// Every word of a length, as characters, with its cost.
pub(super) fn words(length: usize) -> impl Iterator<Item = (Vec<char>, u32)> {
    let rank = length.checked_sub(1).and_then(|at| RANKS.get(at)).copied();
    let words = rank
        .into_iter()
        .flat_map(|rank| rank.bytes.chunks_exact(rank.size));
    words.map(|word| {
        let (letters, cost) = word.split_at(word.len() - 1);
        let chars = letters
            .chunks_exact(2)
            .filter_map(|it| char::from_u32(u32::from(u16::from_be_bytes([it[0], it[1]]))));
        (chars.collect(), u32::from(cost[0] & 127))
    })
}

/// How often a character stands in words of general Chinese; the rarest have less than a hundred,
/// the commonest a hundred thousand and more.
pub(super) fn weight(char: char) -> u64 {
    let at = u32::from(char) as usize;
    WEIGHTS.get(at).copied().unwrap_or(0)
}

/// The lengths of the words of the cheapest division of a run of Han, and what each costs.
pub(super) fn division(run: &[char]) -> Vec<(usize, u32)> {
    let mut best = vec![(0_u32, 0, 0_u32); run.len() + 1];
    for end in 1..=run.len() {
        let ways = (1..=LONGEST.min(end)).rev().filter_map(|length| {
            let known = cost(&run[end - length..end]);
            let cost = known.or((length == 1).then_some(UNKNOWN))?;
            Some((best[end - length].0.saturating_add(cost), length, cost))
        });
        best[end] = ways
            .min_by_key(|(cost, _, _)| *cost)
            .expect("a single character is always a way");
    }
    let mut words = Vec::new();
    let mut end = run.len();
    while end > 0 {
        words.push((best[end].1, best[end].2));
        end -= best[end].1;
    }
    words.reverse();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_and_weighed() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        assert!(is_word(&chars("案例")) && !is_word(&chars("案列")));
        assert!(weight('国') > 100 * weight('碚'));
        let lengths = division(&chars("典型案列")).into_iter().map(|it| it.0);
        assert_eq!(lengths.collect::<Vec<_>>(), [2, 1, 1]);
    }
}
