//! The nearest known name: what the author may have meant.

/// The name nearest to a word; `None` when none is near enough to be meant.
///
/// ```
/// use changtu::diag::nearest;
/// assert_eq!(nearest("valeu", ["label", "value"]), Some("value"));
/// assert_eq!(nearest("weather", ["label", "value"]), None);
/// ```
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let reach = match word.chars().count() {
        0 | 1 => return None,
        2..=5 => 1 + usize::from(word.is_ascii() && word.len() > 3),
        6..=8 => 2,
        _ => 3,
    };
    let lower = word.to_lowercase();
    names
        .into_iter()
        .map(|name| (distance(&lower, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= reach)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Damerau–Levenshtein over characters: insertion, deletion, change, and swap of neighbours.
fn distance(from: &str, to: &str) -> usize {
    // Longer words are no typing slips, and the table grows with the square.
    let from: Vec<char> = from.chars().take(64).collect();
    let to: Vec<char> = to.chars().take(64).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let change = above[j] + usize::from(a != b);
            let mut best = change.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == to[j - 1] && from[i - 1] == *b {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[to.len()]
}
