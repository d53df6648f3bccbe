//! A part of the strip in a column of a page: as high as its room, with the bands behind it.

use std::ops::Range;

use super::Painter;
use super::joints::Joints;
use super::place::{self, Place, Store};
use crate::diag::{FileId, Span};
use crate::geom::{Abs, Corners, Point, Rect, Size, Transform};
use crate::scene::{Band, Group, Item, Scene, Strip};

/// Beside other columns distances may grow by so much more than they should, rather than end uneven.
const STRAINED: f64 = 1.7;
/// The share of the room left that comes to stand above.
const ABOVE: f64 = 0.4;

/// What all columns take theirs from.
pub(super) struct Source<'a> {
    /// Where the pieces stand and may be parted.
    pub(super) joints: Joints,
    /// The pieces.
    pub(super) store: Store,
    /// The width of the strip.
    pub(super) width: Abs,
    /// The bands with the fragments on each.
    bands: Vec<Ground>,
    /// Which fragments run from edge to edge.
    bleeding: Vec<bool>,
    /// What draws the bands.
    pub(super) painter: &'a dyn Painter,
}

/// A band with its edges in the strip and the fragments on it.
struct Ground {
    name: String,
    top: Abs,
    bottom: Abs,
    holds: Range<usize>,
}

/// Where a column is on its page.
pub(super) struct Column {
    /// Its upper left corner.
    pub(super) at: Point,
    /// The room from there down.
    pub(super) room: Abs,
    /// Where the ground of a band that ends the column ends: the edges of the page or the column.
    pub(super) ground: Rect,
    /// Where the last block goes that runs from edge to edge; `None` to leave it in its place.
    pub(super) floor: Option<Abs>,
    /// What becomes of room that is left.
    pub(super) rest: Rest,
}

/// Where room that is left goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// Below everything.
    Below,
    /// Some of it above: what stands alone on a page stands a little over its middle.
    Around,
}

impl<'a> Source<'a> {
    pub(super) fn of(strip: Strip, painter: &'a dyn Painter) -> Self {
        let joints = Joints::of(&strip);
        let bleeding = strip.fragments().map(|fragment| fragment.bleeds);
        let bleeding = bleeding.collect();
        let ground = |band: Band| Ground {
            name: band.name,
            top: band.top,
            bottom: band.bottom,
            holds: band.holds,
        };
        Self {
            joints,
            bleeding,
            width: strip.width,
            bands: strip.bands.into_iter().map(ground).collect(),
            store: Store::of(strip.pieces),
            painter,
        }
    }

    /// The height of a part as it was laid.
    pub(super) fn height(&self, first: usize, end: usize) -> Abs {
        self.joints.bottom(end - 1) - self.joints.top(first)
    }

    /// How high a part may become by growing its distances.
    pub(super) fn reach(&self, first: usize, end: usize) -> Abs {
        let growth = place::growth(&self.joints, &(first..end));
        self.height(first, end) + growth.into_iter().sum::<Abs>()
    }

    /// Where a part stands in the report.
    pub(super) fn place_of(&self, first: usize) -> Option<Span> {
        let (file, range) = self.store.source(first)?;
        Some(Span::new(FileId(file), range))
    }

    /// Draws a part into a column.
    pub(super) fn draw(&mut self, range: Range<usize>, column: &Column, scene: &mut Scene) {
        let height = self.height(range.start, range.end);
        let slack = (column.room - height).max(Abs::ZERO);
        let most = match column.rest {
            Rest::Below => STRAINED,
            Rest::Around => 1.0,
        };
        let mut spread = place::spread(&self.joints, &range, slack, most);
        let used: Abs = spread.iter().copied().sum();
        let left = (slack - used).max(Abs::ZERO);
        let mut at = column.at;
        if column.rest == Rest::Around {
            at.y += (left * ABOVE).round();
        }
        let end = at.y + height + used;
        if let (Some(floor), Some(true)) = (column.floor, self.bleeding.get(range.end - 1))
            && floor > end
        {
            match spread.last_mut() {
                Some(last) => *last += floor - end,
                None => at.y += floor - end,
            }
        }
        let place = Place { range, at, spread };
        self.grounds(&place, column, scene);
        match height.fits(column.room) {
            true => self.store.place(&self.joints, &place, scene),
            false => self.shrunk(&place, column, scene),
        }
    }

    /// What is higher than its room is made smaller as a whole.
    fn shrunk(&mut self, place: &Place, column: &Column, scene: &mut Scene) {
        let height = self.height(place.range.start, place.range.end);
        let scale = column.room / height;
        let mut alone = Scene {
            size: scene.size,
            ground: scene.ground,
            items: Vec::new(),
            marks: Vec::new(),
        };
        self.store.place(&self.joints, place, &mut alone);
        let middle = column.at.x + self.width / 2.0;
        let transform = Transform {
            sx: scale,
            sy: scale,
            tx: middle * (1.0 - scale),
            ty: column.at.y * (1.0 - scale),
            ..Transform::IDENTITY
        };
        let marks = alone.marks.into_iter();
        scene
            .marks
            .extend(marks.map(|mark| place::mapped(mark, &transform)));
        scene.items.push(Item::Group(Group {
            opacity: 1.0,
            transform,
            clip: None,
            items: alone.items,
        }));
    }

    /// The bands behind a part. One that runs on before or after it fills the column to its edge.
    fn grounds(&self, place: &Place, column: &Column, scene: &mut Scene) {
        let shifts = place::shifts(&self.joints, place);
        let (first, last) = (place.range.start, place.range.end - 1);
        for band in &self.bands {
            let holds = &band.holds;
            let (from, to) = (holds.start.max(first), holds.end.min(last + 1));
            if from >= to {
                continue;
            }
            // A part begins and ends a band at the edge of its column, else where the band does.
            let top = match from == first {
                true => column.ground.top(),
                false => band.top + shifts[from - first],
            };
            let bottom = match to == last + 1 {
                true => column.ground.bottom(),
                false => band.bottom + shifts[to - 1 - first],
            };
            let size = Size {
                width: column.ground.size.width,
                height: (bottom - top).max(Abs::px(1.0)).round(),
            };
            let at = Point {
                x: column.ground.left(),
                y: top.round(),
            };
            let clip = Rect {
                origin: Point::ORIGIN,
                size,
            };
            scene.items.push(Item::Group(Group {
                opacity: 1.0,
                transform: Transform::translate(at.x, at.y),
                clip: Some((clip, Corners::all(Abs::ZERO))),
                items: self.painter.band(&band.name, size),
            }));
        }
    }
}
