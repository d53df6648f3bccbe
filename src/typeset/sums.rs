//! Running sums over units and joints, so that any line is measured in constant time.

use super::cjk::class::Class;
use super::unit::{Grow, Joint, Shrink, Unit};

/// The sums before each unit.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sums {
    /// Where each unit's body starts on an endless line.
    start: Vec<f64>,
    /// Where each unit's body ends on an endless line.
    end: Vec<f64>,
    /// How much Latin spaces may grow.
    space: Vec<f64>,
    /// How much gaps between Han and Latin may grow.
    gap: Vec<f64>,
    /// How many joints grow evenly.
    even: Vec<u32>,
    /// How much blank brackets have.
    bracket: Vec<f64>,
    /// How much blank pausing marks have.
    comma: Vec<f64>,
    /// How much blank ending marks have.
    period: Vec<f64>,
    /// How many Han there are.
    han: Vec<f64>,
    /// How wide all is that is neither mark nor blank.
    solid: Vec<f64>,
    /// For each place, the end of what is seen before it: trailing blanks are left out.
    seen: Vec<usize>,
    /// For each place, the start of what is seen after it.
    next: Vec<usize>,
}

/// What a line has to give: the sums over its joints.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Stock {
    /// The natural width of what is seen.
    pub(crate) width: f64,
    /// How much Latin spaces may grow.
    pub(crate) space: f64,
    /// How much gaps between Han and Latin may grow.
    pub(crate) gap: f64,
    /// How many joints grow evenly.
    pub(crate) even: u32,
    /// How much the blanks of brackets, pausing and ending marks may shrink.
    pub(crate) blanks: [f64; 3],
    /// How many Han there are.
    pub(crate) han: f64,
    /// How wide all is that is neither mark nor blank.
    pub(crate) solid: f64,
}

/// What a reader sees as text on a short last line (TB-04).
fn is_solid(class: Class) -> bool {
    class == Class::Han || class == Class::Letter || class.is_figure()
}

impl Sums {
    pub(crate) fn new(units: &[Unit], joints: &[Joint]) -> Self {
        let mut sums = Self::default();
        let mut now = Stock::default();
        for (idx, (unit, joint)) in units.iter().zip(joints).enumerate() {
            now.take(joint, idx == 0);
            sums.start.push(now.width);
            now.width += unit.body;
            sums.end.push(now.width);
            sums.space.push(now.space);
            sums.gap.push(now.gap);
            sums.even.push(now.even);
            sums.bracket.push(now.blanks[0]);
            sums.comma.push(now.blanks[1]);
            sums.period.push(now.blanks[2]);
            sums.han.push(now.han);
            sums.solid.push(now.solid);
            now.han += f64::from(u8::from(unit.class == Class::Han));
            now.solid += if is_solid(unit.class) { unit.body } else { 0.0 };
        }
        sums.han.push(now.han);
        sums.solid.push(now.solid);
        sums.blanks(units);
        sums
    }

    fn blanks(&mut self, units: &[Unit]) {
        let hidden = |unit: &Unit| unit.is_space() || unit.class == Class::Feed;
        self.seen.push(0);
        for (idx, unit) in units.iter().enumerate() {
            let before = self.seen[idx];
            self.seen.push(if hidden(unit) { before } else { idx + 1 });
        }
        self.next = vec![units.len(); units.len() + 1];
        for (idx, unit) in units.iter().enumerate().rev() {
            self.next[idx] = if unit.is_space() {
                self.next[idx + 1]
            } else {
                idx
            };
        }
    }

    /// The units seen on a line over these units; the same place twice when there are none.
    pub(crate) fn visible(&self, start: usize, end: usize) -> (usize, usize) {
        let first = self.next[start].min(end);
        (first, self.seen[end].max(first))
    }

    /// Where a unit's body starts on an endless line; 0 beyond the last.
    pub(crate) fn start_of(&self, idx: usize) -> f64 {
        self.start.get(idx).copied().unwrap_or_default()
    }

    /// What a line over these units has to give.
    pub(crate) fn stock(&self, start: usize, end: usize) -> Stock {
        let (first, end) = self.visible(start, end);
        if first == end {
            return Stock::default();
        }
        let last = end - 1;
        Stock {
            width: self.end[last] - self.start[first],
            space: self.space[last] - self.space[first],
            gap: self.gap[last] - self.gap[first],
            even: self.even[last] - self.even[first],
            blanks: [
                self.bracket[last] - self.bracket[first],
                self.comma[last] - self.comma[first],
                self.period[last] - self.period[first],
            ],
            han: self.han[end] - self.han[first],
            solid: self.solid[end] - self.solid[first],
        }
    }
}

impl Stock {
    fn take(&mut self, joint: &Joint, first: bool) {
        if first {
            return;
        }
        self.width += joint.width();
        match joint.grow {
            Grow::Never => {}
            Grow::Space(most) => self.space += most,
            Grow::Gap(most) => self.gap += most,
            Grow::Even => self.even += 1,
        }
        let blank = joint.tail + joint.lead;
        match joint.shrink {
            Shrink::Never => {}
            Shrink::Bracket => self.blanks[0] += blank,
            Shrink::Comma => self.blanks[1] += blank,
            Shrink::Period => self.blanks[2] += blank,
        }
    }

    /// How narrow the line can be made.
    pub(crate) fn least(&self) -> f64 {
        self.width - self.blanks.iter().sum::<f64>()
    }
}
