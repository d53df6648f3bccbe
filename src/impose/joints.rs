//! The pieces of a strip by number: where they stand, what holds them, what a cut between them costs.

use std::ops::Range;

use crate::geom::Abs;
use crate::scene::{Cut, Fragment, MarkKind, Piece, Shell, Strip};

/// A cut through a text, in the coin of [`Joints::cost`].
pub(super) const LINES: f64 = 12.0;
/// A cut for each level of boxes that it opens.
const LEVEL: f64 = 1.5;
/// A cut where a section or another band begins is welcome.
const WELCOME: f64 = -2.0;

/// What is known of the places between fragments.
pub(super) struct Joints {
    /// Each fragment's upper and lower edge.
    edges: Vec<(Abs, Abs)>,
    /// The cost of a cut after each fragment; `None` where none is allowed.
    costs: Vec<Option<f64>>,
    /// The shells with the fragments in each, the outer before the inner.
    shells: Vec<Held>,
    /// The shells around each fragment, by number, from the outer to the inner.
    around: Vec<Vec<usize>>,
    /// The upper edge of a part that begins with a fragment, and the lower of one that ends with it:
    /// they are asked for at every thinkable part.
    ends: Vec<(Abs, Abs)>,
}

/// A shell's measures.
struct Held {
    top: Abs,
    bottom: Abs,
    /// The room above what a part holds that does not begin with the shell.
    above: Abs,
    below: Abs,
    holds: Range<usize>,
}

impl Held {
    fn of(shell: &Shell) -> Self {
        // The room at an edge with ornaments is theirs.
        let room = |room: Abs, ornaments: bool| if ornaments { Abs::ZERO } else { room };
        Self {
            top: shell.top,
            bottom: shell.bottom,
            above: room(shell.above, !shell.head.is_empty()) + shell.again_height,
            below: room(shell.below, !shell.foot.is_empty()),
            holds: shell.holds.clone(),
        }
    }
}

impl Joints {
    pub(super) fn of(strip: &Strip) -> Self {
        let fragments: Vec<&Fragment> = strip.fragments().collect();
        let shells: Vec<Held> = strip.shells().map(Held::of).collect();
        let mut around = vec![Vec::new(); fragments.len()];
        for (at, shell) in shells.iter().enumerate() {
            for held in around.get_mut(shell.holds.clone()).unwrap_or_default() {
                held.push(at);
            }
        }
        let costs = (0..fragments.len()).map(|at| {
            let next = fragments.get(at + 1);
            let begins = strip.bands.iter();
            let changes = begins.clone().any(|band| band.holds.start == at + 1)
                || begins.clone().any(|band| band.holds.end == at + 1);
            next.map_or(Some(0.0), |next| cost(fragments[at], next, changes))
        });
        let mut joints = Self {
            costs: costs.collect(),
            edges: fragments.iter().map(|one| (one.top, one.bottom)).collect(),
            shells,
            around,
            ends: Vec::new(),
        };
        let end = |at: usize| {
            let (top, bottom) = joints.edges[at];
            let (open, close) = (joints.open(at), joints.close(at));
            let outer = |shells: &[(usize, Abs)], own| shells.last().map_or(own, |(_, edge)| *edge);
            (outer(&open, top), outer(&close, bottom))
        };
        joints.ends = (0..joints.count()).map(end).collect();
        joints
    }

    /// How many fragments there are.
    pub(super) fn count(&self) -> usize {
        self.edges.len()
    }

    /// A fragment's upper and lower edge in the strip.
    pub(super) fn edges(&self, at: usize) -> (Abs, Abs) {
        self.edges[at]
    }

    /// What a cut after a fragment costs: an uneven part by a tenth costs 1. `None` where it is not
    /// allowed; nothing after the last one.
    pub(super) fn cost(&self, after: usize) -> Option<f64> {
        self.costs[after]
    }

    /// The upper edge that a part beginning with a fragment has in the strip, with its shells.
    pub(super) fn top(&self, first: usize) -> Abs {
        self.ends[first].0
    }

    /// The lower edge of a part that ends with a fragment.
    pub(super) fn bottom(&self, last: usize) -> Abs {
        self.ends[last].1
    }

    /// The upper edges of the shells around the first fragment of a part, from the inner to the outer.
    pub(super) fn open(&self, first: usize) -> Vec<(usize, Abs)> {
        let mut edge = self.edges[first].0;
        let inwards = self.around[first].iter().rev();
        inwards
            .map(|at| {
                let shell = &self.shells[*at];
                edge = match shell.holds.start == first {
                    true => edge.min(shell.top),
                    false => edge - shell.above,
                };
                (*at, edge)
            })
            .collect()
    }

    /// The lower edges of the shells around the last fragment of a part, from the inner to the outer.
    pub(super) fn close(&self, last: usize) -> Vec<(usize, Abs)> {
        let mut edge = self.edges[last].1;
        let inwards = self.around[last].iter().rev();
        inwards
            .map(|at| {
                let shell = &self.shells[*at];
                edge = match shell.holds.end == last + 1 {
                    true => edge.max(shell.bottom),
                    false => edge + shell.below,
                };
                (*at, edge)
            })
            .collect()
    }
}

fn cost(fragment: &Fragment, next: &Fragment, changes_band: bool) -> Option<f64> {
    // What overlaps is one picture.
    if !fragment.bottom.fits(next.top) {
        return None;
    }
    let begins = next
        .marks
        .iter()
        .any(|mark| mark.kind == MarkKind::Heading(2));
    match fragment.cut {
        Cut::Never => None,
        Cut::Lines => Some(LINES),
        Cut::Blocks(0) if begins || changes_band => Some(WELCOME),
        Cut::Blocks(depth) => Some(0.5 + f64::from(depth) * LEVEL),
    }
}

/// The headings of the second level with the fragment that each stands in.
pub(super) fn sections(strip: &Strip) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let fragments = strip.pieces.iter().filter_map(|piece| match piece {
        Piece::Fragment(fragment) => Some(fragment),
        Piece::Shell(_) => None,
    });
    for (at, fragment) in fragments.enumerate() {
        let heading = fragment
            .marks
            .iter()
            .find(|mark| mark.kind == MarkKind::Heading(2));
        if let Some(mark) = heading {
            found.push((at, mark.text.clone()));
        }
    }
    found
}
