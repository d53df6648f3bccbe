//! Moves fragments from the strip to a page, and draws the boxes around them anew.

use std::ops::Range;

use super::joints::{Joints, LINES};
use crate::geom::{Abs, Point, Rect, Size, Transform};
use crate::scene::{
    Border, BoxItem, Fragment, Group, Item, Mark, MarkKind, Paint, Panel, Piece, Scene, Shell,
};

/// The pieces of a strip, from which pages take theirs.
pub(super) struct Store {
    pieces: Vec<Slot>,
    /// Where in `pieces` the fragments are, and the shells.
    fragments: Vec<usize>,
    shells: Vec<usize>,
}

/// A piece that may have been taken.
enum Slot {
    Shell(Shell),
    Fragment(Option<Fragment>),
}

/// Where a part of the strip goes.
pub(super) struct Place {
    /// The fragments of the part.
    pub(super) range: Range<usize>,
    /// Where its upper left corner goes on the page.
    pub(super) at: Point,
    /// What is added to the distance after each fragment but the last, in px.
    pub(super) spread: Vec<Abs>,
}

impl Store {
    /// Takes the pieces out of a strip.
    pub(super) fn of(pieces: Vec<Piece>) -> Self {
        let (mut fragments, mut shells) = (Vec::new(), Vec::new());
        let slots = pieces
            .into_iter()
            .enumerate()
            .map(|(at, piece)| match piece {
                Piece::Shell(shell) => {
                    shells.push(at);
                    Slot::Shell(shell)
                }
                Piece::Fragment(fragment) => {
                    fragments.push(at);
                    Slot::Fragment(Some(fragment))
                }
            });
        let pieces = slots.collect();
        Self {
            pieces,
            fragments,
            shells,
        }
    }

    /// Places a part on a page. Its fragments are taken: each is placed once.
    pub(super) fn place(&mut self, joints: &Joints, place: &Place, scene: &mut Scene) {
        let (first, last) = (place.range.start, place.range.end - 1);
        let shifts = shifts(joints, place);
        let shift = |fragment: usize| shifts[fragment.clamp(first, last) - first];
        let from = self.begin(joints, first);
        let until = self.fragments[last];
        let Self {
            pieces,
            fragments,
            shells,
        } = self;
        let (open, close) = (joints.open(first), joints.close(last));
        let edge = |edges: &[(usize, Abs)], shell: usize| {
            let found = edges.iter().find(|(known, _)| *known == shell);
            found.map(|(_, edge)| *edge)
        };
        for (at, slot) in pieces.iter_mut().enumerate().take(until + 1).skip(from) {
            match slot {
                Slot::Shell(shell) => {
                    let shell_number = shells.binary_search(&at).unwrap_or_default();
                    if shell.holds.end <= first || shell.holds.start > last {
                        continue;
                    }
                    let top = edge(&open, shell_number).unwrap_or(shell.top);
                    let bottom = edge(&close, shell_number).unwrap_or(shell.bottom);
                    let (upper, lower) = (shift(shell.holds.start), shift(shell.holds.end - 1));
                    let to = (top + upper, bottom + lower);
                    let has = (shell.holds.start >= first, shell.holds.end <= last + 1);
                    draw_shell(shell, (place.at.x, to), has, (upper, lower), scene);
                }
                Slot::Fragment(slot) => {
                    let number = fragments.binary_search(&at).unwrap_or(first);
                    if number < first {
                        continue;
                    }
                    if let Some(fragment) = slot.take() {
                        let by = Point {
                            x: place.at.x,
                            y: shift(number),
                        };
                        draw(fragment.items, fragment.marks, by, scene);
                    }
                }
            }
        }
    }

    /// Where a fragment that was not taken yet stands in the report: its file and bytes.
    pub(super) fn source(&self, fragment: usize) -> Option<(u16, Range<usize>)> {
        let at = *self.fragments.get(fragment)?;
        match self.pieces.get(at)? {
            Slot::Fragment(Some(fragment)) => {
                fragment.marks.iter().find_map(|mark| mark.source.clone())
            }
            Slot::Fragment(None) | Slot::Shell(_) => None,
        }
    }

    /// The first piece that may be seen in a part: the outermost shell around its first fragment.
    fn begin(&self, joints: &Joints, first: usize) -> usize {
        let outer = joints
            .open(first)
            .last()
            .map(|(shell, _)| self.shells[*shell]);
        outer
            .unwrap_or(self.fragments[first])
            .min(self.fragments[first])
    }
}

/// How far each fragment of a part moves down; whole pixels, so that letters stay sharp.
pub(super) fn shifts(joints: &Joints, place: &Place) -> Vec<Abs> {
    let mut shift = (place.at.y - joints.top(place.range.start)).round();
    let gaps = place
        .spread
        .iter()
        .copied()
        .chain(std::iter::repeat(Abs::ZERO));
    place
        .range
        .clone()
        .zip(gaps)
        .map(|(_, gap)| {
            let here = shift;
            shift += gap.round();
            here
        })
        .collect()
}

/// Draws a panel with its upper left corner at a point.
pub(super) fn draw_panel(panel: Panel, at: Point, scene: &mut Scene) {
    draw(panel.items, panel.marks, at, scene);
}

fn draw(items: Vec<Item>, marks: Vec<Mark>, by: Point, scene: &mut Scene) {
    scene
        .marks
        .extend(marks.into_iter().map(|mark| moved(mark, by)));
    if !items.is_empty() {
        scene.items.push(shifted(items, by));
    }
}

fn shifted(items: Vec<Item>, by: Point) -> Item {
    Item::Group(Group {
        opacity: 1.0,
        transform: Transform::translate(by.x, by.y),
        clip: None,
        items,
    })
}

/// A mark where its text went.
fn moved(mark: Mark, by: Point) -> Mark {
    mapped(mark, &Transform::translate(by.x, by.y))
}

/// A mark under an upright transform.
pub(super) fn mapped(mark: Mark, ts: &Transform) -> Mark {
    let kind = match mark.kind {
        MarkKind::Line {
            block,
            x,
            baseline,
            width,
            measure,
            size,
            writing,
        } => MarkKind::Line {
            block,
            x: x * ts.sx + ts.tx,
            baseline: baseline * ts.sy + ts.ty,
            width: width * ts.sx,
            measure: measure * ts.sx,
            size: size * ts.sx,
            writing,
        },
        MarkKind::Heading(level) => MarkKind::Heading(level),
        MarkKind::Figure => MarkKind::Figure,
    };
    let rect = ts.apply_rect(&mark.rect);
    Mark { kind, rect, ..mark }
}

/// Draws a shell around its part, from one edge to the other. `has` says which of its ends are here.
fn draw_shell(
    shell: &mut Shell,
    (x, (top, bottom)): (Abs, (Abs, Abs)),
    has: (bool, bool),
    (upper, lower): (Abs, Abs),
    scene: &mut Scene,
) {
    let boxes = shell.items.iter().map(|item| match item {
        Item::Box(item) => Item::Box(stretched(item, x, (top, bottom))),
        other => shifted(vec![other.clone()], Point { x, y: upper }),
    });
    scene.items.extend(boxes);
    if !has.0 && !shell.again.is_empty() {
        let y = top - shell.top;
        scene
            .items
            .push(shifted(shell.again.clone(), Point { x, y }));
    }
    if has.0 && !shell.head.is_empty() {
        let head = std::mem::take(&mut shell.head);
        scene.items.push(shifted(head, Point { x, y: upper }));
    }
    if has.1 && !shell.foot.is_empty() {
        let foot = std::mem::take(&mut shell.foot);
        scene.items.push(shifted(foot, Point { x, y: lower }));
    }
}

/// A box between other edges; its gradients stretch with it.
fn stretched(item: &BoxItem, x: Abs, (top, bottom): (Abs, Abs)) -> BoxItem {
    let old = item.rect;
    let height = (bottom - top).max(Abs::px(1.0));
    let sy = height / old.size.height.max(Abs::px(1.0));
    let into = Transform {
        sy,
        tx: x,
        ty: top - old.top() * sy,
        ..Transform::IDENTITY
    };
    let border = item.border.as_ref().map(|border| {
        Box::new(Border {
            paint: moved_paint(&border.paint, &into),
            ..(**border).clone()
        })
    });
    BoxItem {
        rect: Rect {
            origin: Point {
                x: old.left() + x,
                y: top,
            },
            size: Size { height, ..old.size },
        },
        fills: item
            .fills
            .iter()
            .map(|paint| moved_paint(paint, &into))
            .collect(),
        border,
        ..item.clone()
    }
}

fn moved_paint(paint: &Paint, into: &Transform) -> Paint {
    let mut paint = paint.clone();
    match &mut paint {
        Paint::Solid(_) => {}
        Paint::Linear { transform, .. } | Paint::Radial { transform, .. } => {
            *transform = into.then_inner(transform);
        }
    }
    paint
}

/// The distances that grow when a part is spread over its room: those between blocks more than those
/// between rows, and none between lines. None grows to more than so many times what it was: a hole is
/// worse than an uneven end. `most` is by how much that limit may be passed for the sake of an even one.
pub(super) fn spread(joints: &Joints, range: &Range<usize>, room: Abs, most: f64) -> Vec<Abs> {
    let growth = growth(joints, range);
    let whole: Abs = growth.iter().copied().sum();
    let share = (room / whole.max(Abs::px(1.0))).clamp(0.0, most);
    growth.iter().map(|gap| *gap * share).collect()
}

/// By how much each distance of a part may grow.
pub(super) fn growth(joints: &Joints, range: &Range<usize>) -> Vec<Abs> {
    (range.start..range.end.saturating_sub(1))
        .map(|at| {
            let gap = (joints.edges(at + 1).0 - joints.edges(at).1).max(Abs::ZERO);
            match joints.cost(at) {
                Some(cost) if cost < OUTER => gap * LARGER.0,
                Some(cost) if cost < LINES => gap * LARGER.1,
                // A heading stays as near to what it is over, a line to the next.
                Some(_) | None => Abs::ZERO,
            }
        })
        .collect()
}

/// By how much distances may grow between blocks, and between rows.
const LARGER: (f64, f64) = (1.8, 1.0);
/// Cuts below this cost are between blocks; those between rows cost more.
const OUTER: f64 = 3.0;
