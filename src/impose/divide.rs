//! Divides a row of fragments into parts as evenly as the places for cutting allow.

/// How a part of the row would do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit {
    /// What it costs; `None` when it may not end here.
    pub(super) cost: Option<f64>,
    /// Whether there is room for it; then there is for every shorter one.
    pub(super) fits: bool,
}

/// More states than this are not compared: the parts are filled one after the other instead.
const STATES: usize = 8_000_000;

/// Divides `count` fragments. `fit(part, first, end)` says how the part of that number would do with
/// the fragments `first..end`; `parts` is how many there shall be, where that can be said. Answers
/// where each part ends.
pub(super) fn divide(
    count: usize,
    parts: usize,
    fit: &dyn Fn(usize, usize, usize) -> Fit,
) -> Vec<usize> {
    if count == 0 {
        return Vec::new();
    }
    let even = (count * parts <= STATES).then(|| best(count, parts, fit));
    even.flatten().unwrap_or_else(|| filled(count, fit))
}

/// Fills one part after the other: the least number of parts.
pub(super) fn filled(count: usize, fit: &dyn Fn(usize, usize, usize) -> Fit) -> Vec<usize> {
    let (mut ends, mut first) = (Vec::new(), 0);
    while first < count {
        let part = ends.len();
        first = ends_of(first, count, &|end| fit(part, first, end))
            .last()
            .map_or(count, |(end, _)| end);
        ends.push(first);
    }
    ends
}

/// Where a part may end, with what it costs: as long as there is room, and at the first allowed place
/// when there is none.
fn ends_of(
    first: usize,
    count: usize,
    fit: &dyn Fn(usize) -> Fit,
) -> impl Iterator<Item = (usize, f64)> {
    let (mut end, mut has_one, mut is_over) = (first, false, false);
    std::iter::from_fn(move || {
        while end < count && !is_over {
            end += 1;
            let Fit { cost, fits } = fit(end);
            is_over = !fits && (has_one || cost.is_some());
            if let Some(cost) = cost.filter(|_| fits || !has_one) {
                has_one = true;
                return Some((end, cost));
            }
        }
        None
    })
}

/// The cheapest way into exactly so many parts.
fn best(
    count: usize,
    parts: usize,
    fit: &dyn Fn(usize, usize, usize) -> Fit,
) -> Option<Vec<usize>> {
    // The cost of the first fragments in so many parts, and where the last of those begins.
    let mut costs = vec![vec![(f64::INFINITY, 0_usize); count + 1]; parts + 1];
    costs[0][0].0 = 0.0;
    for part in 0..parts {
        for first in part..count {
            let (before, _) = costs[part][first];
            if before.is_infinite() {
                continue;
            }
            for (end, cost) in ends_of(first, count, &|end| fit(part, first, end)) {
                let known = &mut costs[part + 1][end];
                if before + cost < known.0 {
                    *known = (before + cost, first);
                }
            }
        }
    }
    if costs[parts][count].0.is_infinite() {
        return None;
    }
    let (mut ends, mut end) = (vec![0; parts], count);
    for part in (0..parts).rev() {
        ends[part] = end;
        end = costs[part + 1][end].1;
    }
    Some(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fragments of these heights in parts of 100 at most, as even as can be.
    fn parts(heights: &[f64], wanted: usize) -> Vec<usize> {
        let ideal = heights.iter().sum::<f64>() / wanted as f64;
        divide(heights.len(), wanted, &|_, first, end| {
            let height: f64 = heights[first..end].iter().sum();
            let cost = Some((height - ideal).powi(2));
            let fits = height <= 100.0;
            Fit { cost, fits }
        })
    }

    #[test]
    fn parts_are_even_rather_than_full() {
        assert_eq!(parts(&[30.0; 6], 2), [3, 6]);
        assert_eq!(parts(&[90.0, 10.0, 40.0, 40.0], 2), [1, 4]);
    }

    #[test]
    fn what_fits_nowhere_is_a_part_of_its_own() {
        assert_eq!(parts(&[30.0, 150.0, 30.0], 3), [1, 2, 3]);
    }

    #[test]
    fn a_number_that_cannot_be_is_given_up() {
        assert_eq!(parts(&[90.0; 4], 2), [1, 2, 3, 4]);
        assert_eq!(parts(&[], 2), Vec::<usize>::new());
    }

    #[test]
    fn joined_fragments_stay_together() {
        let ends = divide(4, 2, &|_, first, end| Fit {
            cost: (end != 2).then_some(((end - first) as f64 - 2.0).powi(2)),
            fits: true,
        });
        assert!(ends == [1, 4] || ends == [3, 4]);
    }
}
