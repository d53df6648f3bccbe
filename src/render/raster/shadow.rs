//! Soft shadows, pixel by pixel: what the nine gradients of the SVG come to.

use super::canvas::{Canvas, lay_color, shared};
use super::{Ctx, shape};
use crate::color::Color;
use crate::geom::{Abs, Point, Rect, Sides};
use crate::render::shadow::{self, Soft};
use crate::render::{corners, extent};
use crate::scene::{BoxItem, Fill, Paint, Shadow};

/// Draws a shadow of a box.
pub(super) fn paint(ctx: Ctx<'_>, canvas: &mut Canvas, item: &BoxItem, cast: &Shadow) {
    match shadow::soft(&item.rect, &item.radius, cast) {
        Some(soft) => paint_soft(ctx, canvas, (&soft, cast.color), &covered(item)),
        None => {
            let radii = shadow::radii(&item.radius, cast);
            let path = shape::box_path(ctx, canvas, &shadow::hard(&item.rect, cast), &radii);
            shape::fill(ctx, canvas, &path, Fill::Winding, &Paint::Solid(cast.color));
        }
    }
}

/// The part of a box that hides its own shadow; an empty one when the box is translucent.
fn covered(item: &BoxItem) -> Rect {
    let is_opaque = item.fills.iter().any(|fill| match fill {
        Paint::Solid(color) => color.a == 255,
        Paint::Linear { stops, .. } | Paint::Radial { stops, .. } => {
            !stops.is_empty() && stops.iter().all(|stop| stop.color.a == 255)
        }
    });
    if is_opaque {
        // The edge itself is smoothed and shows what lies beneath.
        let edge = corners::largest(&item.radius) + Abs::px(2.0);
        item.rect.inset(Sides::all(edge))
    } else {
        Rect::default()
    }
}

fn paint_soft(ctx: Ctx<'_>, canvas: &mut Canvas, (soft, color): (&Soft, Color), covered: &Rect) {
    let reach = extent::grown(&soft.core, soft.depth);
    let area = ctx.ts.apply_rect(&reach);
    if !canvas.sees(&area) {
        return;
    }
    let area = shared(&area, &canvas.area());
    let local = canvas.local(&ctx.ts);
    let Some(back) = local.inverse() else { return };
    let origin = canvas.area().origin;
    let columns = whole(area.left() - origin.x, area.right() - origin.x);
    let rows = whole(area.top() - origin.y, area.bottom() - origin.y);
    let width = canvas.pixmap.width() as usize;
    let data = canvas.pixmap.data_mut();
    let centre =
        |column: usize, row: usize| back.apply(Point::px(column as f64 + 0.5, row as f64 + 0.5));
    // Of an upright box the distances along rows and columns are found apart.
    let upright = shape::is_upright(&local);
    let across: Vec<f32> = columns
        .clone()
        .map(|column| beside(soft, centre(column, 0)))
        .collect();
    let strength = f32::from(color.a) * 255.0;
    let covered = if upright {
        local.apply_rect(covered)
    } else {
        Rect::default()
    };
    let hidden = (
        inside(covered.left(), covered.right()),
        inside(covered.top(), covered.bottom()),
    );
    for row in rows {
        let down = above(soft, centre(0, row));
        let skipped = if hidden.1.contains(&row) {
            hidden.0.clone()
        } else {
            0..0
        };
        let line = &mut data[row * width * 4..][columns.start * 4..columns.end * 4];
        for (at, pixel) in line.chunks_exact_mut(4).enumerate() {
            if skipped.contains(&(columns.start + at)) {
                continue;
            }
            let (x, y) = if upright {
                (across[at], down)
            } else {
                let place = centre(columns.start + at, row);
                (beside(soft, place), above(soft, place))
            };
            let cover = soft.at((x * x + y * y).sqrt());
            lay_color(pixel, color, (cover * strength + 0.5) as u32);
        }
    }
}

/// The pixels that an extent touches.
fn whole(from: Abs, to: Abs) -> std::ops::Range<usize> {
    from.to_px().floor().max(0.0) as usize..to.to_px().ceil().max(0.0) as usize
}

/// The pixels that lie wholly within an extent.
fn inside(from: Abs, to: Abs) -> std::ops::Range<usize> {
    from.to_px().ceil().max(0.0) as usize..to.to_px().floor().max(0.0) as usize
}

/// How far a place lies to the left or right of the core, as a share of the depth.
fn beside(soft: &Soft, place: Point) -> f32 {
    let away = (soft.core.left() - place.x).max(place.x - soft.core.right());
    (away.max(Abs::ZERO) / soft.depth) as f32
}

/// How far a place lies above or below the core, as a share of the depth.
fn above(soft: &Soft, place: Point) -> f32 {
    let away = (soft.core.top() - place.y).max(place.y - soft.core.bottom());
    (away.max(Abs::ZERO) / soft.depth) as f32
}
