//! How one line is made to fit its room, and how ugly that is.

use super::sums::Stock;

/// Slack for rounding, in em: far below what can be seen.
pub(crate) const SLACK: f64 = 1e-4;
/// LI-09: the most that a gap between Han may grow, in em.
pub(crate) const STRETCH: f64 = 0.12;

/// What is done to the joints of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Fit {
    /// Which share of their growth Latin spaces take.
    pub(crate) space: f64,
    /// Which share of their growth gaps between Han and Latin take; −1 removes them (TB-05).
    pub(crate) gap: f64,
    /// By how much each gap between Han grows.
    pub(crate) even: f64,
    /// Which share of their blank brackets, pausing and ending marks lose.
    pub(crate) blanks: [f64; 3],
}

impl Fit {
    /// The least shrinking that makes a line fit; `None` when it cannot.
    pub(crate) fn shrink(stock: &Stock, room: f64) -> Option<Self> {
        let mut need = (stock.width - room).max(0.0);
        if need > stock.blanks.iter().sum::<f64>() + SLACK {
            return None;
        }
        let blanks = stock.blanks.map(|blank| {
            let taken = need.min(blank);
            need -= taken;
            share(taken, blank)
        });
        Some(Self {
            blanks,
            ..Self::default()
        })
    }

    /// The growth that makes a line flush; more than [`STRETCH`] when it must.
    pub(crate) fn stretch(stock: &Stock, room: f64) -> Self {
        let mut need = (room - stock.width).max(0.0);
        let mut take = |most: f64| {
            let taken = need.min(most);
            need -= taken;
            share(taken, most)
        };
        let (space, gap) = (take(stock.space), take(stock.gap));
        let even = if need <= SLACK {
            0.0
        } else {
            need / f64::from(stock.even.max(1))
        };
        Self {
            space,
            gap,
            even,
            ..Self::default()
        }
    }

    /// Whether the gaps grow no more than they may.
    pub(crate) fn is_modest(&self, stock: &Stock) -> bool {
        self.even <= STRETCH + SLACK && (stock.even > 0 || self.even <= SLACK)
    }

    /// How ugly growth is.
    pub(crate) fn stretch_cost(&self, stock: &Stock) -> f64 {
        let even = self.even / STRETCH;
        let excess = if self.is_modest(stock) {
            0.0
        } else {
            1e5 * even.max(1.0)
        };
        let before = self.space * self.space + self.gap * self.gap;
        100.0 * even * even + 3.0 * before + excess
    }

    /// How ugly shrinking is.
    pub(crate) fn shrink_cost(&self, stock: &Stock) -> f64 {
        let taken = |turn: usize| self.blanks[turn] * stock.blanks[turn];
        15.0 * taken(0) + 20.0 * taken(1) + 30.0 * taken(2)
    }

    /// The width of a line after this.
    pub(crate) fn width(&self, stock: &Stock) -> f64 {
        let shrunk: f64 = (0..3)
            .map(|turn| self.blanks[turn] * stock.blanks[turn])
            .sum();
        let grown = self.space * stock.space + self.gap * stock.gap;
        stock.width + grown + self.even * f64::from(stock.even) - shrunk
    }
}

fn share(taken: f64, whole: f64) -> f64 {
    if whole > 0.0 { taken / whole } else { 0.0 }
}
