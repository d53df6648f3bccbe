//! The nearest known name, in the language in which the author wrote.

use crate::diag;

/// The nearest of some (English, Chinese) names: English for an ASCII word, else Chinese.
pub(super) fn nearest(
    word: &str,
    names: impl IntoIterator<Item = (&'static str, &'static str)>,
) -> Option<&'static str> {
    let length = word.chars().count();
    let reach = match length {
        0 | 1 => return None,
        2..=5 => 1,
        6..=8 => 2,
        _ => 3,
    };
    let lower = word.to_lowercase();
    names
        .into_iter()
        .map(|(en, zh)| if word.is_ascii() { en } else { zh })
        .map(|name| (distance(&lower, name), name))
        .filter(|(distance, _)| *distance <= reach)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Damerau–Levenshtein over characters: insertion, deletion, change, and swap of neighbours.
fn distance(from: &str, to: &str) -> usize {
    let from: Vec<char> = from.chars().take(64).collect();
    let to: Vec<char> = to.chars().collect();
    let mut rows = vec![(0..=to.len()).collect::<Vec<usize>>()];
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let mut best = (rows[i][j] + usize::from(a != b))
                .min(rows[i][j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *a == to[j - 1] && from[i - 1] == *b {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_swap_for_one() {
        assert_eq!(distance("valeu", "value"), 1);
        assert_eq!(distance("标提", "标题"), 1);
    }

    #[test]
    fn the_language_is_the_writers() {
        let names = [("title", "标题"), ("value", "数值")];
        assert_eq!(nearest("titel", names), Some("title"));
        assert_eq!(nearest("标提", names), Some("标题"));
        assert_eq!(nearest("colour", names), None);
    }
}
