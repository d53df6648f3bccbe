//! What a scene draws, as boxes on the poster: rims, art, lines of text and their ink.

use changtu::font::{Book, Ink};
use changtu::geom::{Rect, Transform};
use changtu::scene::{Item, Scene};

use super::support::{self, Placed};

/// A thing without words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thing {
    /// What it is.
    pub kind: ThingKind,
    /// Where it is.
    pub rect: Rect,
}

/// What a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThingKind {
    /// A box with a fill or a rim.
    Box,
    /// An outline: an arc, a disc, an arrow.
    Path,
    /// Art or an icon.
    Drawing,
    /// A picture.
    Image,
}

/// Every thing of a scene, from back to front. A box's fill and its rim are one thing.
pub fn things(scene: &Scene) -> Vec<Thing> {
    let mut found = Vec::new();
    collect(&scene.items, &Transform::IDENTITY, &mut found);
    found
}

fn collect(items: &[Item], ts: &Transform, found: &mut Vec<Thing>) {
    for item in items {
        let (kind, rect) = match item {
            Item::Text(_) => continue,
            Item::Group(group) => {
                collect(&group.items, &ts.then_inner(&group.transform), found);
                continue;
            }
            Item::Box(item) => (ThingKind::Box, item.rect),
            Item::Path(item) => match item.path.bounds() {
                Some(rect) => (ThingKind::Path, rect),
                None => continue,
            },
            Item::Drawing(item) => {
                let size = item.drawing.size;
                let whole = Rect::px(0.0, 0.0, size.width.to_px(), size.height.to_px());
                (ThingKind::Drawing, item.transform.apply_rect(&whole))
            }
            Item::Image(item) => (ThingKind::Image, item.rect),
        };
        let rect = ts.apply_rect(&rect);
        let thing = Thing { kind, rect };
        if found.last() != Some(&thing) {
            found.push(thing);
        }
    }
}

/// The ink of a run on the poster; `None` when nothing of it is seen.
pub fn ink(placed: &Placed<'_>, book: &Book) -> Option<Rect> {
    let run = placed.run;
    let (size, face) = (run.size.to_px(), book.face(run.face));
    let own = run.glyphs.iter().filter_map(|glyph| {
        let ink = Ink::of(face, glyph.id)?;
        let (x, y) = (glyph.at.x.to_px(), placed.baseline);
        Some(Rect::px(
            x + ink.left * size,
            y - ink.top * size,
            (ink.right - ink.left) * size,
            (ink.top - ink.bottom) * size,
        ))
    });
    own.reduce(|one, two| one.union(&two))
}

/// Where the ink of a run's first glyph begins.
pub fn ink_of_first(placed: &Placed<'_>, book: &Book) -> Option<f64> {
    let run = placed.run;
    let glyph = run.glyphs.first()?;
    let ink = Ink::of(book.face(run.face), glyph.id)?;
    Some(glyph.at.x.to_px() + ink.left * run.size.to_px())
}

/// The runs of one laid line.
#[derive(Debug)]
pub struct Row<'s> {
    /// The runs, from left to right.
    pub runs: Vec<Placed<'s>>,
}

impl Row<'_> {
    /// The em boxes together.
    pub fn em_box(&self) -> Rect {
        let boxes = self.runs.iter().map(|placed| placed.em_box);
        boxes.reduce(|one, two| one.union(&two)).unwrap()
    }

    /// The ink together.
    pub fn ink(&self, book: &Book) -> Option<Rect> {
        let inks = self.runs.iter().filter_map(|placed| ink(placed, book));
        inks.reduce(|one, two| one.union(&two))
    }

    /// The words.
    pub fn text(&self) -> String {
        self.runs
            .iter()
            .map(|placed| placed.run.text.as_str())
            .collect()
    }

    /// The largest type size.
    pub fn size(&self) -> f64 {
        let sizes = self.runs.iter().map(|placed| placed.run.size.to_px());
        sizes.fold(0.0, f64::max)
    }

    /// The baseline.
    pub fn baseline(&self) -> f64 {
        self.runs[0].baseline
    }
}

/// The lines of a scene: runs that follow one another on one baseline.
pub fn rows(scene: &Scene) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for placed in support::runs(scene) {
        match rows.last_mut() {
            Some(row) if follows(row, &placed) => row.runs.push(placed),
            _ => rows.push(Row { runs: vec![placed] }),
        }
    }
    rows
}

fn follows(row: &Row<'_>, next: &Placed<'_>) -> bool {
    let last = &row.runs[row.runs.len() - 1];
    let gap = (next.em_box.left() - last.em_box.right()).to_px();
    let size = last.run.size.max(next.run.size).to_px();
    (last.baseline - next.baseline).abs() < 0.01 && gap > -0.3 * size && gap < 0.4 * size
}

/// The middle of a box, from top to bottom.
pub fn middle(rect: &Rect) -> f64 {
    (rect.top().to_px() + rect.bottom().to_px()) / 2.0
}

/// Whether a box lies in another, give or take a pixel.
pub fn lies_in(inner: &Rect, outer: &Rect) -> bool {
    inner.left().to_px() >= outer.left().to_px() - 1.0
        && inner.right().to_px() <= outer.right().to_px() + 1.0
        && inner.top().to_px() >= outer.top().to_px() - 1.0
        && inner.bottom().to_px() <= outer.bottom().to_px() + 1.0
}
