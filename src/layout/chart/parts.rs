//! Parts of a whole: shares, turns of a ring, squares of a hundred, steps of a bar.

use super::bars::Sum;

/// The share of each value, of a stated whole or of their sum.
pub(super) fn shares(values: &[f64], stated: Option<f64>, is_percent: bool) -> Vec<f64> {
    let mut sum = Sum::default();
    values.iter().for_each(|value| sum.add(value.abs()));
    // Percentages that leave something over leave a gap; other parts make the whole.
    let whole = match stated {
        Some(stated) if stated > 0.0 => stated,
        _ if is_percent && sum.total() <= 100.0 + 1e-9 => 100.0,
        _ => sum.total(),
    };
    let share = |value: &f64| match whole > 0.0 {
        true => (value.abs() / whole).clamp(0.0, 1.0),
        false => 0.0,
    };
    values.iter().map(share).collect()
}

/// How many of a hundred squares each share takes: as near as whole squares come, with as many
/// altogether as the shares together, and at least one for a share that is something.
pub(super) fn squares(shares: &[f64]) -> Vec<usize> {
    const ALL: usize = 100;
    let total = shares.iter().sum::<f64>().min(1.0);
    let wanted = libm::round(total * ALL as f64) as usize;
    let mut counts: Vec<usize> = shares
        .iter()
        .map(|share| {
            let whole = libm::floor(share * ALL as f64 + 1e-9) as usize;
            whole.max(usize::from(*share > 0.0))
        })
        .collect();
    let rest = |counts: &[usize], index: usize| shares[index] * ALL as f64 - counts[index] as f64;
    // Largest remainder; of equals the first.
    while counts.iter().sum::<usize>() < wanted {
        let best = (0..counts.len()).reduce(|best, next| {
            match rest(&counts, next) > rest(&counts, best) + 1e-9 {
                true => next,
                false => best,
            }
        });
        let Some(best) = best else { break };
        counts[best] += 1;
    }
    while counts.iter().sum::<usize>() > wanted.clamp(1, ALL) {
        let least = (0..counts.len())
            .filter(|index| counts[*index] > 1)
            .reduce(
                |best, next| match rest(&counts, next) < rest(&counts, best) - 1e-9 {
                    true => next,
                    false => best,
                },
            );
        let Some(least) = least else { break };
        counts[least] -= 1;
    }
    counts
}

/// How full each of so many equal steps is.
pub(super) fn steps(ratio: f64, count: usize) -> Vec<f64> {
    let filled = ratio.clamp(0.0, 1.0) * count as f64;
    let fill = |index: usize| {
        let fill = (filled - index as f64).clamp(0.0, 1.0);
        // 0.7 × 10 is 7 steps, not 7.000000000000001.
        match (fill - libm::round(fill)).abs() < 1e-9 {
            true => libm::round(fill),
            false => fill,
        }
    };
    (0..count).map(fill).collect()
}

/// Into how many steps a whole is divided: into its own units when they are few, else into ten.
pub(super) fn step_count(whole: f64) -> usize {
    match whole.fract() == 0.0 && (2.0..=20.0).contains(&whole) {
        true => whole as usize,
        false => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_leave_their_gap_and_amounts_make_the_whole() {
        assert_eq!(shares(&[40.0, 30.0], None, true), [0.4, 0.3]);
        assert_eq!(shares(&[40.0, 40.0], None, false), [0.5, 0.5]);
        assert_eq!(shares(&[40.0, 40.0], Some(160.0), false), [0.25, 0.25]);
        assert_eq!(shares(&[0.0, 0.0], None, false), [0.0, 0.0]);
    }

    #[test]
    fn squares_are_a_hundred_and_small_shares_are_seen() {
        assert_eq!(squares(&[1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0]), [34, 33, 33]);
        assert_eq!(squares(&[0.996, 0.004]), [99, 1]);
        assert_eq!(squares(&[0.405, 0.3]), [41, 30]);
        assert_eq!(squares(&[0.0, 0.0]), [0, 0]);
        let many: Vec<f64> = (0..40).map(|_| 1.0 / 40.0).collect();
        assert_eq!(squares(&many).iter().sum::<usize>(), 100);
    }

    #[test]
    fn steps_are_filled_one_after_another() {
        assert_eq!(steps(0.7, 10)[5..9], [1.0, 1.0, 0.0, 0.0]);
        assert_eq!(steps(0.85, 4), [1.0, 1.0, 1.0, 0.3999999999999999]);
        assert_eq!(
            (step_count(12.0), step_count(100.0), step_count(1.0)),
            (12, 10, 10)
        );
    }
}
