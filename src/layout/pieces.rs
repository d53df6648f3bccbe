//! Laid boxes → the pieces of the strip: what may be parted, and what holds it together.

use taffy::NodeId;
use taffy::prelude::TaffyAuto;

use super::build::{Builder, Cell, Content};
use super::emit::{Drawn, Spot, background};
use super::text::TextLeaf;
use crate::geom::{Abs, Point};
use crate::scene::{Cut, Fragment, Item, Mark, MarkKind, Part, Piece, Shell};

/// CLREQ 3.4: at least so many lines of a paragraph stand on each side of a cut (PR-04).
const WIDOWS: usize = 2;

/// Boxes that overlap by no more than their borders stand under one another all the same, in px.
const SEAM: f32 = 4.0;

/// The pieces so far.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// Shells and fragments, from back to front.
    pub(super) all: Vec<Piece>,
    /// How many of them are fragments.
    pub(super) count: usize,
}

impl Pieces {
    fn fragment(&mut self, (top, bottom): (Abs, Abs), drawn: Drawn) {
        let Drawn {
            mut items,
            mut marks,
        } = drawn;
        items.shrink_to_fit();
        marks.shrink_to_fit();
        self.count += 1;
        self.all.push(Piece::Fragment(Fragment {
            top,
            bottom,
            items,
            marks,
            cut: Cut::Blocks(0),
            bleeds: false,
        }));
    }

    /// The head of a table: its first row, when that stays with the next. What it draws, and how high it is.
    fn head_of(&self, rows: std::ops::Range<usize>) -> Option<(Vec<Item>, Abs)> {
        let fragments = self.all.iter().filter_map(|piece| match piece {
            Piece::Fragment(fragment) => Some(fragment),
            Piece::Shell(_) => None,
        });
        let mut rows = fragments.skip(rows.start).take(rows.len());
        let (head, next) = (rows.next()?, rows.next()?);
        let is_head = head.cut == Cut::Never;
        is_head.then(|| (head.items.clone(), next.top - head.top))
    }

    /// Says what it costs to cut after the last fragment.
    pub(super) fn cut_after_last(&mut self, cut: Cut) {
        if let Some(fragment) = self.fragments_mut().next_back() {
            fragment.cut = cut;
        }
    }

    /// Says of the fragments from a number on that they run from edge to edge.
    pub(super) fn bleed_from(&mut self, first: usize) {
        for fragment in self.fragments_mut().skip(first) {
            fragment.bleeds = true;
        }
    }

    fn fragments_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Fragment> {
        self.all.iter_mut().filter_map(|piece| match piece {
            Piece::Fragment(fragment) => Some(fragment),
            Piece::Shell(_) => None,
        })
    }

    /// PR-04, TB-08: a heading keeps at least two lines of what follows it.
    pub(super) fn keep_headings(&mut self) {
        let mut owed = 0;
        for fragment in self.fragments_mut() {
            let weight = |mark: &Mark| match mark.kind {
                MarkKind::Line { .. } => 1,
                // A picture is as good as any number of lines.
                MarkKind::Figure => WIDOWS,
                MarkKind::Heading(_) => 0,
            };
            let lines: usize = fragment.marks.iter().map(weight).sum();
            if fragment.cut == Cut::Never {
                owed = WIDOWS;
            } else if owed > lines && lines > 0 {
                owed -= lines;
                fragment.cut = Cut::Never;
            } else {
                owed = 0;
            }
        }
    }
}

impl Builder<'_, '_> {
    /// Parts a laid tree whose upper left corner is at `origin`.
    pub(super) fn part(&self, root: NodeId, origin: Point, pieces: &mut Pieces) {
        let Some(spot) = self.spot(root, origin, Abs::ZERO) else {
            return;
        };
        self.rows(root, &spot, 0, pieces);
    }

    fn part_at(&self, node: NodeId, (origin, shift): (Point, Abs), depth: u8, pieces: &mut Pieces) {
        let Some(spot) = self.spot(node, origin, shift) else {
            return;
        };
        let cell = self.cell_of(node);
        if self.is_parted(node, cell) {
            match &cell.content {
                Content::Text(leaf) => return self.lines(leaf, &spot, pieces),
                Content::Boxes => return self.shell(node, cell, &spot, depth, pieces),
                Content::Drawing(..) | Content::Image(..) | Content::Shape(_) | Content::Qr(..) => {
                }
            }
        }
        let mut drawn = Drawn::default();
        self.node_at(node, origin, shift, &mut drawn);
        pieces.fragment((spot.snapped.top(), spot.snapped.bottom()), drawn);
    }

    /// Whether a box may be parted. What is turned, faint, clipped or stacked is a picture, not a
    /// column; ornaments that lie over what a box holds would come to lie under it.
    fn is_parted(&self, node: NodeId, cell: &Cell) -> bool {
        let is_flat = cell.opacity >= 1.0 && cell.rotate == 0.0 && cell.flip == (false, false);
        if !cell.breaks || cell.is_clipped || !is_flat {
            return false;
        }
        let children = self.tree.children(node).unwrap_or_default();
        let first = children.iter().position(|child| !self.is_ornament(*child));
        let after = &children[first.unwrap_or(0)..];
        match &cell.content {
            Content::Text(leaf) => leaf.heading.is_none() && !cell.is_seen(),
            _ => {
                first.is_some()
                    && !after.iter().any(|child| self.is_ornament(*child))
                    && children.iter().all(|child| self.cell_of(*child).z == 0)
            }
        }
    }

    fn is_ornament(&self, node: NodeId) -> bool {
        let style = self.tree.style(node);
        style.is_ok_and(|style| style.position == taffy::Position::Absolute)
    }

    fn shell(&self, node: NodeId, cell: &Cell, spot: &Spot, depth: u8, pieces: &mut Pieces) {
        let mut own = Drawn::default();
        background(cell, &spot.snapped, Vec::new(), &mut own);
        let (mut head, mut foot) = (Drawn::default(), Drawn::default());
        for child in self.tree.children(node).unwrap_or_default() {
            if self.is_ornament(child) {
                let side = match self.hangs(child) {
                    true => &mut head,
                    false => &mut foot,
                };
                self.node_at(child, spot.place, spot.shift, side);
            }
        }
        let at = pieces.all.len();
        let first = pieces.count;
        let (top, bottom) = (spot.snapped.top(), spot.snapped.bottom());
        pieces.all.push(Piece::Shell(Shell {
            top,
            bottom,
            above: Abs::ZERO,
            below: Abs::ZERO,
            items: own.items,
            head: head.items,
            foot: foot.items,
            again: Vec::new(),
            again_height: Abs::ZERO,
            holds: first..first,
        }));
        let (upper, lower) = self.rows(node, spot, depth, pieces);
        let count = pieces.count;
        let again = match cell.columns > 0 {
            true => pieces.head_of(first..count),
            false => None,
        };
        if let Some(Piece::Shell(shell)) = pieces.all.get_mut(at) {
            (shell.again, shell.again_height) = again.unwrap_or_default();
            shell.holds = first..count;
            shell.above = (upper - top).max(Abs::ZERO);
            shell.below = (bottom - lower).max(Abs::ZERO);
        }
    }

    /// Whether an ornament hangs from the upper edge of its box.
    fn hangs(&self, node: NodeId) -> bool {
        let auto = taffy::LengthPercentageAuto::AUTO;
        let style = self.tree.style(node);
        style.is_ok_and(|style| style.inset.top != auto || style.inset.bottom == auto)
    }

    /// Parts what a box holds between its rows; answers where the first begins and the last ends.
    fn rows(&self, node: NodeId, spot: &Spot, depth: u8, pieces: &mut Pieces) -> (Abs, Abs) {
        let rows = self.rows_of(node);
        let deeper = depth.saturating_add(u8::from(rows.len() > 1));
        let (mut upper, mut lower) = (spot.snapped.bottom(), spot.snapped.top());
        let last = rows.len().saturating_sub(1);
        for (at, row) in rows.iter().enumerate() {
            let corner = (spot.place, spot.shift);
            let edges = row.iter().filter_map(|child| {
                let inner = self.spot(*child, corner.0, corner.1)?;
                Some((inner.snapped.top(), inner.snapped.bottom()))
            });
            let edges = edges.reduce(|one, two| (one.0.min(two.0), one.1.max(two.1)));
            let Some(edges) = edges else { continue };
            (upper, lower) = (upper.min(edges.0), lower.max(edges.1));
            match row[..] {
                [only] => self.part_at(only, corner, deeper, pieces),
                _ => {
                    let mut drawn = Drawn::default();
                    self.draw_row(row, corner, &mut drawn);
                    pieces.fragment(edges, drawn);
                }
            }
            let is_kept = row.iter().any(|child| self.cell_of(*child).is_kept);
            if at < last || is_kept {
                pieces.cut_after_last(match is_kept {
                    true => Cut::Never,
                    false => Cut::Blocks(depth),
                });
            }
        }
        (upper, lower)
    }

    /// The children of a box, in rows that have nothing beside them.
    fn rows_of(&self, node: NodeId) -> Vec<Vec<NodeId>> {
        let children = self.tree.children(node).unwrap_or_default();
        let mut placed: Vec<(f32, f32, NodeId)> = children
            .into_iter()
            .filter(|child| !self.is_ornament(*child))
            .filter_map(|child| {
                let layout = self.tree.layout(child).ok()?;
                let top = layout.location.y;
                Some((top, top + layout.size.height, child))
            })
            .collect();
        // Stable: the children of a row keep the order of the view.
        placed.sort_by(|one, two| one.0.total_cmp(&two.0));
        let mut rows: Vec<(f32, Vec<NodeId>)> = Vec::new();
        for (top, bottom, child) in placed {
            match rows.last_mut() {
                Some((end, row)) if top < *end - SEAM => {
                    *end = end.max(bottom);
                    row.push(child);
                }
                _ => rows.push((bottom, vec![child])),
            }
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// Parts a text between its lines.
    fn lines(&self, leaf: &TextLeaf, spot: &Spot, pieces: &mut Pieces) {
        let area = spot.inner();
        self.check_room(leaf, &area);
        let part: Part = self.ctx.next_part();
        let count = leaf.count(area.size);
        let mut first = 0;
        while first < count {
            let after = match first {
                0 => WIDOWS,
                _ => first + 1,
            };
            let end = if after + WIDOWS > count { count } else { after };
            let mut drawn = Drawn::default();
            leaf.draw_lines(part, &area, first..end, &mut drawn);
            let lines = drawn.marks.iter().map(|mark| mark.rect);
            let seen = lines.reduce(|one, two| one.union(&two)).unwrap_or(area);
            let top = if first == 0 { area.top() } else { seen.top() };
            let bottom = if end == count {
                area.bottom()
            } else {
                seen.bottom()
            };
            pieces.fragment((top.round(), bottom.round()), drawn);
            if end < count {
                pieces.cut_after_last(Cut::Lines);
            }
            first = end;
        }
    }
}
