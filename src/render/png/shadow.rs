//! Soft shadows, pixel by pixel: what the nine gradients of the SVG come to.

use super::canvas::{Canvas, shared};
use super::{Ctx, shape};
use crate::color::Color;
use crate::geom::{Abs, Point, Rect, Transform};
use crate::render::shadow::{self, Soft};
use crate::scene::{BoxItem, Fill, Paint, Shadow};

/// Draws a shadow of a box.
pub(super) fn paint(ctx: Ctx<'_>, canvas: &mut Canvas, item: &BoxItem, cast: &Shadow) {
    match shadow::soft(&item.rect, &item.radius, cast) {
        Some(soft) => paint_soft(ctx, canvas, &soft, cast.color),
        None => {
            let radii = shadow::radii(&item.radius, cast);
            let path = shape::box_path(ctx, canvas, &shadow::hard(&item.rect, cast), &radii);
            shape::fill(ctx, canvas, &path, Fill::Winding, &Paint::Solid(cast.color));
        }
    }
}

fn paint_soft(ctx: Ctx<'_>, canvas: &mut Canvas, soft: &Soft, color: Color) {
    let reach = crate::render::extent::grown(&soft.core, soft.depth);
    let area = shared(&ctx.ts.apply_rect(&reach), &canvas.area());
    let Some(back) = inverse(&canvas.local(&ctx.ts)) else {
        return;
    };
    let origin = canvas.area().origin;
    let columns = whole(area.left() - origin.x, area.right() - origin.x);
    let rows = whole(area.top() - origin.y, area.bottom() - origin.y);
    let width = canvas.pixmap.width() as usize;
    let data = canvas.pixmap.data_mut();
    for row in rows {
        let line = &mut data[row * width * 4..][..width * 4];
        for column in columns.clone() {
            let centre = Point::px(column as f64 + 0.5, row as f64 + 0.5);
            let cover = soft.at(away(soft, back.apply(centre)));
            blend(&mut line[column * 4..][..4], color, cover);
        }
    }
}

/// The pixels that an extent touches.
fn whole(from: Abs, to: Abs) -> std::ops::Range<usize> {
    from.to_px().floor().max(0.0) as usize..to.to_px().ceil().max(0.0) as usize
}

/// How far a place is from the core, as a share of the depth.
fn away(soft: &Soft, place: Point) -> f32 {
    let core: &Rect = &soft.core;
    let x = (core.left() - place.x).max(place.x - core.right()).to_px();
    let y = (core.top() - place.y).max(place.y - core.bottom()).to_px();
    let (x, y) = (x.max(0.0), y.max(0.0));
    ((x * x + y * y).sqrt() / soft.depth.to_px()) as f32
}

/// Lays a colour on a premultiplied pixel.
fn blend(pixel: &mut [u8], color: Color, cover: f32) {
    let alpha = cover * f32::from(color.a) / 255.0;
    let under = 1.0 - alpha;
    let source = [
        f32::from(color.r),
        f32::from(color.g),
        f32::from(color.b),
        255.0,
    ];
    for (channel, value) in pixel.iter_mut().zip(source) {
        *channel = (value * alpha + f32::from(*channel) * under + 0.5) as u8;
    }
}

/// The way back of a transform; `None` when it flattens.
pub(super) fn inverse(ts: &Transform) -> Option<Transform> {
    let det = ts.sx * ts.sy - ts.kx * ts.ky;
    if !det.is_finite() || det.abs() < 1e-12 {
        return None;
    }
    let linear = Transform {
        sx: ts.sy / det,
        ky: -ts.ky / det,
        kx: -ts.kx / det,
        sy: ts.sx / det,
        ..Transform::IDENTITY
    };
    Some(linear.then_inner(&Transform::translate(-ts.tx, -ts.ty)))
}
