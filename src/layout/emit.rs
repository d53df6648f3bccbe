//! Laid boxes → scene items at absolute positions, snapped to pixels once.

use taffy::NodeId;

use super::build::{Builder, Cell, Content};
use super::paint::{Wash, border_on, radii};
use crate::diag::{Diagnostic, Message};
use crate::geom::{Abs, Point, Rect, Sides, Size, Transform};
use crate::pack::qr;
use crate::scene::{BoxItem, DrawingItem, Group, ImageItem, Item, Mark, MarkKind, PathItem};

/// What a fragment draws.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) items: Vec<Item>,
    pub(super) marks: Vec<Mark>,
}

/// Where a box of a laid tree is on the poster.
pub(super) struct Spot {
    /// Its exact upper left corner.
    pub(super) place: Point,
    /// Itself, on whole pixels.
    pub(super) snapped: Rect,
    /// How far what is in it is moved down.
    pub(super) shift: Abs,
    /// Its exact box, so moved.
    pub(super) moved: Rect,
    /// Padding and border.
    inset: Sides<Abs>,
}

impl Spot {
    /// The box inside padding and border.
    pub(super) fn inner(&self) -> Rect {
        self.moved.inset(self.inset)
    }
}

impl Builder<'_, '_> {
    /// Draws a laid tree whose upper left corner is at `origin`.
    pub(super) fn emit(&self, root: NodeId, origin: Point) -> Drawn {
        let mut drawn = Drawn::default();
        self.node_at(root, origin, Abs::ZERO, &mut drawn);
        drawn
    }

    /// Where a box of the laid tree is; its parent's corner is at `origin`.
    ///
    /// `shift` is how far the middle of the box around this one was moved to stand on whole pixels:
    /// what is in it moves with it, so that it stays where it is in its box (VM-01, VM-05).
    pub(super) fn spot(&self, node: NodeId, origin: Point, shift: Abs) -> Option<Spot> {
        let layout = self.tree.layout(node).ok()?;
        let (right, down) = self.cell_of(node).moved.get();
        let place = Point {
            x: origin.x + Abs::px(f64::from(layout.location.x) + right),
            y: origin.y + Abs::px(f64::from(layout.location.y) + down),
        };
        let extent = Size::px(f64::from(layout.size.width), f64::from(layout.size.height));
        let exact = Rect {
            origin: place,
            size: extent,
        };
        let snapped = snap(&exact);
        let shift = if self.cell_of(node).is_seen() {
            middle(&snapped) - middle(&exact)
        } else {
            shift
        };
        let moved = Rect {
            origin: Point {
                y: place.y + shift,
                ..place
            },
            ..exact
        };
        let (padding, border) = (layout.padding, layout.border);
        let inset = |padding: f32, border: f32| Abs::px(f64::from(padding + border));
        let inset = Sides {
            top: inset(padding.top, border.top),
            right: inset(padding.right, border.right),
            bottom: inset(padding.bottom, border.bottom),
            left: inset(padding.left, border.left),
        };
        Some(Spot {
            place,
            snapped,
            shift,
            moved,
            inset,
        })
    }

    /// Draws a box of the laid tree with all that is in it.
    pub(super) fn node_at(&self, node: NodeId, origin: Point, shift: Abs, drawn: &mut Drawn) {
        let Some(spot) = self.spot(node, origin, shift) else {
            return;
        };
        let cell = self.cell_of(node);
        let mut inner = Drawn::default();
        self.content(cell, &spot, &mut inner);
        let children = self.tree.children(node).unwrap_or_default();
        self.draw_row(&children, (spot.place, spot.shift), &mut inner);
        // Most groups hold few items, and a long poster holds thousands of groups.
        inner.items.shrink_to_fit();
        drawn.marks.append(&mut inner.marks);
        background(cell, &spot.snapped, inner.items, drawn);
    }

    /// Children from back to front: by `z`, then in the order of the view.
    pub(super) fn draw_row(
        &self,
        children: &[NodeId],
        (place, shift): (Point, Abs),
        drawn: &mut Drawn,
    ) {
        let mut children = children.to_vec();
        let z = |node: &NodeId| self.cell_of(*node).z;
        children.sort_by_key(z);
        let sunk = children.iter().map(|child| self.sunk(*child));
        let sunk = sunk.fold(Abs::ZERO, Abs::max);
        for child in children {
            let y = match self.cell_of(child).content {
                Content::Shape(_) => place.y + sunk,
                _ => place.y,
            };
            self.node_at(child, Point { y, ..place }, shift, drawn);
        }
    }

    /// VM-06: an arrow stays in the middle of its figure, also when that shrinks on its baseline.
    fn sunk(&self, node: NodeId) -> Abs {
        match (&self.cell_of(node).content, self.tree.layout(node)) {
            (Content::Text(leaf), Ok(layout)) => leaf.sunk(Abs::px(f64::from(layout.size.width))),
            _ => Abs::ZERO,
        }
    }

    pub(super) fn cell_of(&self, node: NodeId) -> &Cell {
        let index = self.tree.get_node_context(node).copied();
        &self.cells[index.unwrap_or_default()]
    }

    fn content(&self, cell: &Cell, spot: &Spot, drawn: &mut Drawn) {
        let (exact, snapped) = (&spot.moved, &spot.snapped);
        match &cell.content {
            Content::Boxes => {}
            Content::Text(leaf) => {
                let area = spot.inner();
                self.check_room(leaf, &area);
                let part = self.ctx.part_of(&leaf.words.path, leaf.heading.is_some());
                leaf.draw(part, &area, drawn);
            }
            Content::Drawing(drawing, is_stretched) => {
                // On whole pixels, so that art that ends in the page's colour leaves no edge there.
                let exact = fit(drawing.size, exact, *is_stretched);
                let (tx, ty) = (exact.tx.round(), exact.ty.round());
                let transform = Transform { tx, ty, ..exact };
                let drawing = std::sync::Arc::clone(drawing);
                drawn.items.push(Item::Drawing(DrawingItem {
                    drawing,
                    transform,
                    opacity: 1.0,
                }));
            }
            Content::Image(raster, alt, place) => {
                let raster = std::sync::Arc::clone(raster);
                let radius = radii(&cell.radius, snapped);
                let (rect, alt) = (*snapped, alt.clone());
                let text = alt.clone();
                let part = self.ctx.next_part();
                drawn.items.push(Item::Image(ImageItem {
                    raster,
                    rect,
                    radius,
                    alt,
                    part: Some(part),
                }));
                drawn.marks.push(Mark {
                    kind: MarkKind::Figure,
                    part,
                    text,
                    rect,
                    source: Some((place.file.0, place.range.clone())),
                });
            }
            Content::Shape(shape) => drawn.items.push(Item::Path(shape.on(exact))),
            Content::Qr(code, dark, light) => draw_code(code, dark, light, snapped, drawn),
        }
    }

    /// An overflow that cannot be avoided is a warning with its place.
    pub(super) fn check_room(&self, leaf: &super::text::TextLeaf, area: &Rect) {
        if leaf.is_cramped(area.size) {
            let text = leaf.words.text.replace('\n', "");
            let message = Message::new(
                format!("“{text}”放不下，只好缩得很小"),
                format!("`{text}` does not fit and was made very small"),
            );
            let hint = Message::new("写短一些，或减少栏数", "shorten it, or use fewer columns");
            let span = leaf.words.span.clone();
            self.ctx
                .report(Diagnostic::warning("overflow", span, message).with_hint(hint));
        }
    }
}

/// A QR code with its quiet zone, as large as fits.
fn draw_code(code: &qr::Code, dark: &Wash, light: &Wash, rect: &Rect, drawn: &mut Drawn) {
    drawn.items.push(Item::Box(BoxItem {
        fills: vec![light.on(rect)],
        ..plain(rect)
    }));
    let side = (code.modules + 2 * qr::QUIET) as f64;
    let quiet = Abs::px(qr::QUIET as f64);
    let transform =
        fit(Size::px(side, side), rect, false).then_inner(&Transform::translate(quiet, quiet));
    let fill = Some((dark.on(rect), crate::scene::Fill::Winding));
    let item = Item::Path(PathItem {
        path: code.path.clone(),
        fill,
        stroke: None,
    });
    drawn.items.push(Item::Group(Group {
        opacity: 1.0,
        transform,
        clip: None,
        items: vec![item],
    }));
}

/// The middle of a box from top to bottom.
fn middle(rect: &Rect) -> Abs {
    rect.top() + rect.size.height / 2.0
}

/// Edges on whole pixels, from cumulative positions, so that neighbours never gap or overlap.
pub(super) fn snap(rect: &Rect) -> Rect {
    let (left, top) = (rect.left().round(), rect.top().round());
    let (right, bottom) = (rect.right().round(), rect.bottom().round());
    Rect {
        origin: Point { x: left, y: top },
        size: Size {
            width: right - left,
            height: bottom - top,
        },
    }
}

fn plain(rect: &Rect) -> BoxItem {
    BoxItem {
        rect: *rect,
        radius: crate::geom::Corners::all(Abs::ZERO),
        shadows: Vec::new(),
        fills: Vec::new(),
        border: None,
    }
}

/// Puts the box under its content, and both into a group when they are turned, clipped or faint.
pub(super) fn background(cell: &Cell, rect: &Rect, items: Vec<Item>, drawn: &mut Drawn) {
    let radius = radii(&cell.radius, rect);
    let fill = cell.is_seen().then(|| {
        Item::Box(BoxItem {
            rect: *rect,
            radius,
            shadows: cell.shadows.clone(),
            fills: cell.backgrounds.iter().map(|wash| wash.on(rect)).collect(),
            border: None,
        })
    });
    let rim = cell.border.as_ref().map(|border| {
        Item::Box(BoxItem {
            radius,
            border: Some(Box::new(border_on(border, rect))),
            ..plain(rect)
        })
    });
    let mut whole = Vec::new();
    whole.extend(fill);
    if cell.is_clipped && !items.is_empty() {
        let clip = Some((*rect, radius));
        whole.push(Item::Group(Group {
            opacity: 1.0,
            transform: Transform::IDENTITY,
            clip,
            items,
        }));
        whole.extend(rim);
    } else {
        whole.extend(rim);
        whole.extend(items);
    }
    let turn = turn(cell, rect);
    if cell.opacity < 1.0 || turn != Transform::IDENTITY {
        let opacity = cell.opacity as f32;
        drawn.items.push(Item::Group(Group {
            opacity,
            transform: turn,
            clip: None,
            items: whole,
        }));
    } else {
        drawn.items.extend(whole);
    }
}

/// The turn and mirroring of a box about its centre.
fn turn(cell: &Cell, rect: &Rect) -> Transform {
    let (mirror_x, mirror_y) = cell.flip;
    if cell.rotate == 0.0 && !mirror_x && !mirror_y {
        return Transform::IDENTITY;
    }
    let x = rect.left() + rect.size.width / 2.0;
    let y = rect.top() + rect.size.height / 2.0;
    let sign = |is_mirrored: bool| if is_mirrored { -1.0 } else { 1.0 };
    Transform::translate(x, y)
        .then_inner(&Transform::rotate(cell.rotate))
        .then_inner(&Transform::scale(sign(mirror_x), sign(mirror_y)))
        .then_inner(&Transform::translate(-x, -y))
}

/// From a drawing's space to a box: stretched, or as large as fits and centred.
fn fit(size: Size, rect: &Rect, is_stretched: bool) -> Transform {
    let (sx, sy) = (rect.size.width / size.width, rect.size.height / size.height);
    let (sx, sy) = if is_stretched {
        (sx, sy)
    } else {
        (sx.min(sy), sx.min(sy))
    };
    let x = rect.left() + (rect.size.width - size.width * sx) / 2.0;
    let y = rect.top() + (rect.size.height - size.height * sy) / 2.0;
    Transform {
        sx,
        sy,
        ..Transform::translate(x, y)
    }
}
