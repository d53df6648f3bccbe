//! The room of each line, and the cost of a line.

use super::cjk::kinsoku::is_forbidden_start;
use super::fit::{Fit, SLACK};
use super::shape::Shaped;
use super::sums::Stock;

/// The cost of a last line of fewer than two Han (TB-04).
const STRANDED: f64 = 1e6;
/// The same when figures or Latin make the line as long as two Han …
const THIN: f64 = 2e4;
/// … and when lines are flush: rather a ragged paragraph than such a line.
const THIN_FLUSH: f64 = 9e5;
/// LI-10: what hangs is a mark without its blank half.
const HANGING: f64 = 0.5;
/// The cost of a last line below the goal.
const SHORT: f64 = 150.0;

/// The measure of a paragraph, in em.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ruler<'a> {
    pub(crate) shaped: &'a Shaped,
    /// The measure.
    pub(crate) measure: f64,
    /// How far the first line is moved in.
    pub(crate) first: f64,
    /// How far all others are.
    pub(crate) later: f64,
    /// Whether lines are made flush.
    pub(crate) justify: bool,
}

/// A stretch of units that makes a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// The first unit.
    pub(crate) start: usize,
    /// One after the last unit.
    pub(crate) end: usize,
}

impl<'a> Ruler<'a> {
    pub(crate) fn new(shaped: &'a Shaped, measure: f64) -> Self {
        let indent = shaped.setting.indent.get();
        let hang = if shaped.setting.hang {
            shaped.sums.start_of(shaped.marker)
        } else {
            0.0
        };
        Self {
            shaped,
            measure,
            first: indent.max(0.0),
            later: (-indent).max(0.0) + hang,
            justify: false,
        }
    }

    /// How far a line is moved in.
    pub(crate) fn indent(&self, start: usize) -> f64 {
        if start == 0 { self.first } else { self.later }
    }

    /// The room of a line.
    pub(crate) fn room(&self, start: usize) -> f64 {
        (self.measure - self.indent(start)).max(0.0)
    }

    /// What a line has to give.
    pub(crate) fn stock(&self, span: Span) -> Stock {
        self.shaped.sums.stock(span.start, span.end)
    }

    /// How a line is made to fit; `None` when it cannot be.
    pub(crate) fn fit(&self, span: Span, last: bool) -> Option<Fit> {
        let stock = self.stock(span);
        let room = self.room(span.start) + self.hanging(span);
        if stock.width > room + SLACK {
            return Fit::shrink(&self.supple(stock, last), room)
                .filter(|_| self.may_shrink(span, last));
        }
        Some(if self.justify && !last {
            Fit::stretch(&stock, room)
        } else {
            Fit::default()
        })
    }

    /// LI-10: how far the last mark of a line may stand beyond it, where that is allowed at all: a single
    /// pausing mark, never one of two.
    fn hanging(&self, span: Span) -> f64 {
        if !self.shaped.setting.policy.hang {
            return 0.0;
        }
        let (first, end) = self.shaped.sums.visible(span.start, span.end);
        let units = &self.shaped.units[first..end];
        match units {
            [.., before, mark] if "、，。".contains(mark.char) && !before.class.is_mark() => {
                mark.body
            }
            _ => 0.0,
        }
    }

    /// The most that a line can be longer than its room before anything shrinks.
    pub(crate) fn overhang(&self) -> f64 {
        if self.shaped.setting.policy.hang {
            HANGING
        } else {
            0.0
        }
    }

    /// What of a line may shrink: in ragged lines brackets keep their blank, so that a quoted name
    /// moves down as a whole (LB-07).
    fn supple(&self, stock: Stock, last: bool) -> Stock {
        let [_, comma, period] = stock.blanks;
        match self.justify || last {
            true => stock,
            false => Stock {
                blanks: [0.0, comma, period],
                ..stock
            },
        }
    }

    /// LB-08, TB-04: a ragged line shrinks only to take in a mark or the end of the paragraph.
    fn may_shrink(&self, span: Span, last: bool) -> bool {
        let (_, end) = self.shaped.sums.visible(span.start, span.end);
        let mark = end.checked_sub(1).map(|idx| &self.shaped.units[idx]);
        self.justify || last || mark.is_some_and(is_forbidden_start)
    }

    /// The cost of a line; `None` when it does not fit. `only` says that nothing stands above it,
    /// `full` is the width of the fullest line that could stand there.
    pub(crate) fn cost(&self, span: Span, last: bool, only: bool, full: f64) -> Option<f64> {
        let fit = self.fit(span, last)?;
        let (stock, room) = (self.stock(span), self.room(span.start));
        let own = match (last, self.justify) {
            (true, _) => 0.0,
            (false, true) => fit.stretch_cost(&stock),
            (false, false) => rag_cost((room - stock.width).max(0.0), full - stock.width),
        };
        let orphan = if last && !only {
            self.orphan_cost(&stock)
        } else {
            0.0
        };
        Some(own + fit.shrink_cost(&stock) + orphan)
    }

    /// TB-04: the last line has at least two Han, better three, and 0.15 of the measure.
    fn orphan_cost(&self, stock: &Stock) -> f64 {
        match stock.han {
            han if han < 2.0 && stock.solid < 2.0 - SLACK => STRANDED,
            han if han < 2.0 && self.justify => THIN_FLUSH,
            han if han < 2.0 => THIN,
            // Figures make a line as long as characters do.
            han if han.max(stock.solid) < 3.0 - SLACK => SHORT,
            _ if stock.width < 0.15 * self.measure => SHORT,
            _ => 0.0,
        }
    }
}

/// What is left free because a mark took a character along is an em at most; more is an atom's doing.
pub(crate) const MOVED: f64 = 1.01;

/// LI-11: up to an em of raggedness is ordinary, and beside what an atom leaves free another three, for
/// a word; what an atom leaves free weighs little, what a shorter line than need be leaves free weighs
/// much, beyond the ordinary very much.
fn rag_cost(rag: f64, needless: f64) -> f64 {
    let needless = needless.max(0.0);
    let unavoidable = rag - needless;
    let ordinary = if unavoidable > MOVED {
        unavoidable + 3.0
    } else {
        1.0
    };
    let beyond = (rag - ordinary).max(0.0);
    3.0 * rag * rag + 30.0 * needless * needless + 400.0 * (beyond + beyond * beyond)
}
