//! Items in order, and things drawn together.

use super::canvas::{Canvas, holds, shared};
use super::index::{Entry, Index, Inner};
use super::{Ctx, drawing, image, shape, text};
use crate::geom::{Abs, Rect, Sides};
use crate::render::{corners, extent};
use crate::scene::{Fill, Group, Item};

/// Draws the items of an index that may be seen on a canvas.
pub(super) fn paint(ctx: Ctx<'_>, canvas: &mut Canvas, index: &Index<'_>) {
    for entry in index.near(canvas.band()) {
        if canvas.sees(&entry.area) {
            paint_entry(ctx, canvas, entry);
        }
    }
}

fn paint_entry(ctx: Ctx<'_>, canvas: &mut Canvas, entry: &Entry<'_>) {
    match (entry.item, &entry.inner) {
        (Item::Box(item), _) => shape::draw_box(ctx, canvas, item),
        (Item::Path(item), _) => shape::draw_path(ctx, canvas, item),
        (Item::Text(run), _) => text::paint(ctx, canvas, run),
        (Item::Drawing(item), _) => drawing::paint(ctx, canvas, item, &entry.area),
        (Item::Image(item), Inner::Picture(picture)) => image::paint(ctx, canvas, item, picture),
        (Item::Group(group), Inner::Group(parts)) => {
            let ctx = Ctx {
                ts: ctx.ts.then_inner(&group.transform),
                ..ctx
            };
            paint_group(ctx, canvas, group, (&parts.index, &parts.contents));
        }
        (Item::Image(_) | Item::Group(_), _) => {}
    }
}

/// A layer is needed only for opacity, or where the clip cuts something on this canvas.
fn paint_group(
    ctx: Ctx<'_>,
    canvas: &mut Canvas,
    group: &Group,
    (index, contents): (&Index<'_>, &Rect),
) {
    let drawn = shared(contents, &canvas.area());
    let clip = group.clip.filter(|(rect, radius)| {
        let safe = rect.inset(Sides::all(corners::largest(radius)));
        let tall = band_between_corners(rect, corners::largest(radius));
        !(shape::is_upright(&ctx.ts)
            && [safe, tall]
                .iter()
                .any(|safe| holds(&ctx.ts.apply_rect(safe), &drawn)))
    });
    if group.opacity >= 1.0 && clip.is_none() {
        return paint(ctx, canvas, index);
    }
    let area = clip.map_or(*contents, |(rect, _)| {
        shared(
            contents,
            &extent::grown(&ctx.ts.apply_rect(&rect), Abs::px(1.0)),
        )
    });
    canvas.layer(&area, group.opacity, |layer| {
        paint(ctx, layer, index);
        let Some((rect, radius)) = clip else { return };
        let Some(mut mask) = layer.mask() else { return };
        mask.invert();
        let outline = shape::box_path(ctx, layer, &rect, &radius);
        shape::clip(&ctx.ts, layer, &mut mask, &outline, Fill::Winding);
        layer.pixmap.apply_mask(&mask);
    });
}

/// The full width of a box between its upper and lower corners.
fn band_between_corners(rect: &Rect, radius: Abs) -> Rect {
    rect.inset(Sides {
        top: radius,
        bottom: radius,
        left: Abs::ZERO,
        right: Abs::ZERO,
    })
}
