//! Words set to the width or height they get: how far they shrink, on how many lines, and how far
//! their baselines move.

use std::rc::Rc;

use super::look::Stay;
use super::text::TextLeaf;
use crate::geom::{Abs, Size};
use crate::typeset::{Frame, Mode, Writing};

/// Set words.
pub(super) struct Set {
    /// The lines at their full size.
    pub(super) frame: Frame,
    /// The share of its size to which the look was shrunk.
    pub(super) shrunk: f64,
    /// The share to which the distance of its lines was shrunk.
    pub(super) pitch: f64,
    /// How far its baselines are below where the frame has them.
    pub(super) drop: Abs,
    /// How far it begins to the right of the frame's left edge.
    pub(super) shift: Abs,
    /// The width to which its siblings come together.
    least: Abs,
    /// The measure of its lines.
    pub(super) measure: Abs,
}

impl Set {
    /// The extent: as wide as what is seen, as high as its lines. A line keeps its height when it
    /// shrinks, so that neighbours stay on one baseline (VM-03); lines that may break do not.
    pub(super) fn size(&self) -> Size {
        let Size { width, height } = self.frame.size;
        match self.frame.writing {
            Writing::Horizontal => Size {
                width: (width * self.shrunk).max(self.least),
                height: height * self.pitch,
            },
            Writing::Vertical => Size {
                width: width * self.pitch,
                height: height * self.shrunk,
            },
        }
    }

    /// Whether the lines hold the same words in the same size.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        let ranges = |set: &Self| {
            let lines = set.frame.lines.iter();
            lines.map(|line| line.range.clone()).collect::<Vec<_>>()
        };
        (self.shrunk - other.shrunk).abs() < 1e-9 && ranges(self) == ranges(other)
    }
}

/// By how much columns are made smaller at a time …
const SMALLER: f64 = 0.95;
/// … and how often at most: to a hundredth.
const STEPS: i32 = 90;
/// Narrower measures keep every bit of their width, in em.
const FEWEST: f64 = 5.0;
/// Slack for widths that went through 32-bit floats.
const ROUNDING: f64 = 0.02;

impl TextLeaf {
    /// The share of its size at which the words fit a width.
    pub(super) fn shrink_for(&self, width: Abs) -> f64 {
        let widest = self.natural();
        let needed = if widest.fits(width) {
            1.0
        } else {
            width.to_px() / widest.to_px()
        };
        match (self.look.fit, self.look.setting.mode) {
            // A line that cannot break shrinks as far as it must: nothing is ever clipped.
            (_, Mode::Line) => needed,
            (Some(least), _) if needed >= least => needed,
            (Some(least), _) => self.shrink_for_fewer_lines(width, least),
            (None, _) => 1.0,
        }
    }

    /// Words that do not fit on one line shrink a little when that saves a line.
    fn shrink_for_fewer_lines(&self, width: Abs, least: f64) -> f64 {
        let lines = |size: &f64| self.shaped.set(width / *size).lines.len();
        let sizes = [1.0, 0.95, 0.9, 0.85, 0.8];
        let allowed = sizes.into_iter().filter(|size| *size >= least);
        allowed.min_by_key(lines).unwrap_or(1.0)
    }

    /// Whether the words had to shrink below what the look allows.
    pub(super) fn is_cramped(&self, room: Size) -> bool {
        let least = self.look.fit.unwrap_or(1.0) - 0.005;
        match self.look.setting.writing {
            Writing::Horizontal => {
                self.look.setting.mode == Mode::Line && self.shrink_for(room.width) < least
            }
            Writing::Vertical => {
                let agreed = self.agreed.get().unwrap_or(1.0);
                self.set_in(room).shrunk < least.min(agreed - 0.005)
            }
        }
    }

    /// The words set in a room. Columns that would leave it are made smaller: nothing is ever clipped.
    pub(super) fn set_in(&self, room: Size) -> Rc<Set> {
        let set = match self.look.setting.writing {
            Writing::Horizontal => return self.set(room.width),
            Writing::Vertical => self.set(room.height),
        };
        let (width, height) = (
            room.width + Abs::px(ROUNDING),
            room.height + Abs::px(ROUNDING),
        );
        if set.size().width.fits(width) {
            return set;
        }
        let smaller = |step: i32| {
            let shrunk = set.shrunk * SMALLER.powi(step);
            Set {
                frame: self.shaped.set(height / shrunk),
                shrunk,
                pitch: shrunk,
                ..*set
            }
        };
        // Smaller words are narrower, so that the first step that fits is found by halving.
        let (mut above, mut best) = (0, None);
        let mut below = STEPS + 1;
        while below - above > 1 {
            let step = above + (below - above) / 2;
            let tried = smaller(step);
            if tried.size().width.fits(width) {
                (below, best) = (step, Some(tried));
            } else {
                above = step;
            }
        }
        best.map_or(set, Rc::new)
    }

    /// The words set to a width.
    pub(super) fn set(&self, width: Abs) -> Rc<Set> {
        let key = width.to_px().to_bits() ^ self.agreed.get().map_or(0, f64::to_bits);
        if let Some((known, set)) = &*self.last.borrow()
            && *known == key
        {
            return Rc::clone(set);
        }
        let width = self.whole_em(width) + Abs::px(ROUNDING);
        let shrunk = self.agreed.get().unwrap_or_else(|| self.shrink_for(width));
        let pitch = match self.look.setting.mode {
            Mode::Line => 1.0,
            Mode::Body | Mode::Title => shrunk,
        };
        let frame = self.shaped.set(width / shrunk);
        let column = self.column.get().filter(|_| self.look.is_pointed);
        let set = Rc::new(Set {
            drop: self.drop(&frame, shrunk),
            shift: column.map_or(Abs::ZERO, |column| {
                column.shift(&self.words.text, &frame) * shrunk
            }),
            least: column.map_or(Abs::ZERO, |column| column.width() * shrunk),
            frame,
            shrunk,
            pitch,
            measure: width - Abs::px(ROUNDING),
        });
        *self.last.borrow_mut() = Some((key, Rc::clone(&set)));
        set
    }

    /// LI-07: running text that needs several lines gets a whole number of em, so that lines of Han
    /// alone need no stretch.
    fn whole_em(&self, width: Abs) -> Abs {
        let em = self.look.style.size;
        let is_running = self.look.setting.mode == Mode::Body
            && !self.is_vertical()
            && !self.shaped.widest().fits(width);
        let count = (width / em + ROUNDING).floor();
        match is_running && count >= FEWEST {
            true => (em * count).min(width),
            false => width,
        }
    }

    /// How far a shrunk line, or one whose middle typesetting cannot know, is from where the frame has
    /// it.
    fn drop(&self, frame: &Frame, shrunk: f64) -> Abs {
        let (Some(first), Mode::Line, false) = (
            frame.lines.first(),
            self.look.setting.mode,
            self.is_vertical(),
        ) else {
            return Abs::ZERO;
        };
        let half = self.look.style.size * (self.look.setting.pitch / 2.0);
        let middle = self.middle.unwrap_or(first.baseline - half);
        let above = match self.look.stay {
            Stay::Middle => middle * shrunk,
            Stay::Baseline => middle,
        };
        half + above - first.baseline
    }

    /// How far the middle of a figure that shrank on its baseline is below that of its line.
    pub(super) fn sunk(&self, width: Abs) -> Abs {
        match (self.middle, self.look.stay) {
            (Some(middle), Stay::Baseline) => middle * (1.0 - self.set(width).shrunk),
            _ => Abs::ZERO,
        }
    }
}
