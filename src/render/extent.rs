//! How far an item reaches: everything it draws lies inside, shadows and strokes included.

use super::shadow;
use crate::geom::{Abs, Rect, Sides};
use crate::scene::{BoxItem, GlyphRun, Item, LineCap, LineJoin, Node, Path, PathItem, Stroke};

/// How far a glyph may reach beyond its origin and advance, in type sizes. Fonts may draw outside of
/// their em box (flourishes, stacked accents), but no face for reading does so by a whole em.
const REACH: f64 = 1.0;

/// The box of everything an item draws, in its own space; `None` when it draws nothing.
/// A group has none of its own: its parts are looked at one by one.
pub(super) fn extent(item: &Item) -> Option<Rect> {
    match item {
        Item::Box(item) => Some(of_box(item)),
        Item::Path(item) => of_path(item),
        Item::Text(run) => of_run(run),
        Item::Drawing(item) => {
            let rects = item.drawing.nodes.iter().map(|node| match node {
                Node::Path { bounds, .. } | Node::Group { bounds, .. } => *bounds,
            });
            let all = rects.reduce(|one, two| one.union(&two))?;
            Some(item.transform.apply_rect(&all))
        }
        Item::Image(item) => Some(item.rect),
        Item::Group(_) => None,
    }
}

fn of_box(item: &BoxItem) -> Rect {
    let shadows = item
        .shadows
        .iter()
        .map(|cast| shadow::reach(&item.rect, cast));
    shadows.fold(item.rect, |all, one| all.union(&one))
}

fn of_path(item: &PathItem) -> Option<Rect> {
    let bounds = item.path.bounds()?;
    Some(
        item.stroke
            .as_ref()
            .map_or(bounds, |stroke| grown(&bounds, spill(stroke))),
    )
}

/// The box of the points of a path, grown by its stroke.
pub(super) fn stroked(path: &Path, stroke: Option<&Stroke>) -> Option<Rect> {
    let bounds = path.bounds()?;
    Some(stroke.map_or(bounds, |stroke| grown(&bounds, spill(stroke))))
}

/// How far a stroke reaches beyond its line: mitres are limited to 4 widths.
fn spill(stroke: &Stroke) -> Abs {
    let factor = match (stroke.join, stroke.cap) {
        (LineJoin::Miter, _) => 2.0,
        (_, LineCap::Square) => 0.75,
        (_, LineCap::Butt | LineCap::Round) => 0.5,
    };
    stroke.width * factor
}

/// The box of everything a run draws.
pub(super) fn of_run(run: &GlyphRun) -> Option<Rect> {
    let glyphs = run.glyphs.iter().map(|glyph| {
        let reach = run.size * REACH;
        let width = glyph.advance.max(Abs::ZERO) + reach * 2.0;
        let height = run.size + reach * 2.0;
        let (x, y) = (
            (glyph.at.x - reach).to_px(),
            (glyph.at.y - run.size - reach).to_px(),
        );
        Rect::px(x, y, width.to_px(), height.to_px())
    });
    let all = glyphs.reduce(|one, two| one.union(&two))?;
    let strokes = run.strokes.iter().map(|stroke| grown(&all, stroke.width));
    let shadows = run.shadows.iter().map(|shadow| {
        let mut moved = grown(&all, shadow.width);
        moved.origin.x += shadow.offset.x;
        moved.origin.y += shadow.offset.y;
        moved
    });
    Some(strokes.chain(shadows).fold(all, |one, two| one.union(&two)))
}

/// A rectangle grown on all sides.
pub(super) fn grown(rect: &Rect, by: Abs) -> Rect {
    rect.inset(Sides::all(-by))
}
