//! Bars and columns: side by side, on one another, and the steps of a waterfall.

use super::scale::{Scale, Stretch};

/// How the numbers of a row stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stance {
    /// Each from zero.
    Apart,
    /// On one another: what is above zero upwards, what is below downwards.
    Stacked,
    /// From where the row before ended.
    Running,
}

/// From where to where each number of each row reaches. A total runs from zero.
pub(super) fn reaches(
    stance: Stance,
    rows: &[Vec<f64>],
    is_total: impl Fn(usize) -> bool,
) -> Vec<Vec<(f64, f64)>> {
    let mut level = Sum::default();
    let rows = rows.iter().enumerate().map(|(index, row)| match stance {
        Stance::Apart => row.iter().map(|value| (0.0, *value)).collect(),
        Stance::Stacked => stacked(row),
        Stance::Running => {
            let value = row.first().copied().unwrap_or(0.0);
            let from = match is_total(index) {
                true => {
                    level = Sum::default();
                    0.0
                }
                false => level.total(),
            };
            level.add(value);
            vec![(from, level.total())]
        }
    });
    rows.collect()
}

fn stacked(row: &[f64]) -> Vec<(f64, f64)> {
    let (mut above, mut below) = (Sum::default(), Sum::default());
    let reach = |value: &f64| {
        let side = if *value < 0.0 { &mut below } else { &mut above };
        let from = side.total();
        side.add(*value);
        (from, side.total())
    };
    row.iter().map(reach).collect()
}

/// The stretches of a scale that reaches come to.
pub(super) fn stretches(reaches: &[Vec<(f64, f64)>], scale: &Scale) -> Vec<Vec<Stretch>> {
    let of_row = |row: &Vec<(f64, f64)>| {
        row.iter()
            .map(|(from, to)| scale.stretch(*from, *to))
            .collect()
    };
    reaches.iter().map(of_row).collect()
}

/// A running sum that keeps what each addition rounds away (Neumaier), so that 0.1 + 0.2 − 0.3 is nothing.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Sum {
    sum: f64,
    rest: f64,
    size: f64,
}

impl Sum {
    pub(super) fn add(&mut self, value: f64) {
        let next = self.sum + value;
        self.rest += match self.sum.abs() >= value.abs() {
            true => (self.sum - next) + value,
            false => (value - next) + self.sum,
        };
        self.sum = next;
        self.size = self.size.max(value.abs());
    }

    /// The sum; what is left of decimals that are no binary fractions is nothing.
    pub(super) fn total(&self) -> f64 {
        let total = self.sum + self.rest;
        match total.abs() < self.size * 1e-12 {
            true => 0.0,
            false => total,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waterfall_runs_from_level_to_level_and_totals_from_zero() {
        let rows = vec![vec![10.0], vec![2.5], vec![-4.0], vec![8.5]];
        let found = reaches(Stance::Running, &rows, |index| index == 3);
        assert_eq!(
            found.concat(),
            [(0.0, 10.0), (10.0, 12.5), (12.5, 8.5), (0.0, 8.5)]
        );
    }

    #[test]
    fn decimals_that_cancel_leave_nothing() {
        let rows = vec![vec![0.1], vec![0.2], vec![-0.3], vec![1.0]];
        let found = reaches(Stance::Running, &rows, |_| false).concat();
        assert_eq!(found[2].1, 0.0);
        assert_eq!(found[3], (0.0, 1.0));
    }

    #[test]
    fn parts_above_and_below_zero_are_stacked_away_from_it() {
        let found = reaches(Stance::Stacked, &[vec![3.0, -1.0, 2.0, -4.0]], |_| false);
        assert_eq!(
            found[0],
            [(0.0, 3.0), (0.0, -1.0), (3.0, 5.0), (-1.0, -5.0)]
        );
    }
}
