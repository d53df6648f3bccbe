//! Boxes and outlines.

use tiny_skia::{FillRule, Mask, PathStroker};

use super::canvas::{Canvas, shared};
use super::{Ctx, flatten, paint, shadow};
use crate::geom::{Abs, Corners, Rect, Transform};
use crate::render::{corners, extent};
use crate::scene::{Border, BoxItem, Fill, LineCap, LineJoin, Paint, Path, PathItem, Stroke};

/// Strokes below this width in device pixels are hairlines.
const HAIRLINE: f64 = 1.0;
/// Paths reach tiny-skia in the canvas' own pixels.
const STILL: tiny_skia::Transform = tiny_skia::Transform {
    sx: 1.0,
    kx: 0.0,
    ky: 0.0,
    sy: 1.0,
    tx: 0.0,
    ty: 0.0,
};

/// Draws a box: shadows, fills, border.
pub(super) fn draw_box(ctx: Ctx<'_>, canvas: &mut Canvas, item: &BoxItem) {
    for cast in &item.shadows {
        shadow::paint(ctx, canvas, item, cast);
    }
    if !item.fills.is_empty() {
        let path = box_path(ctx, canvas, &item.rect, &item.radius);
        for paint in &item.fills {
            fill(ctx, canvas, &path, Fill::Winding, paint);
        }
    }
    if let Some(border) = &item.border {
        draw_border(ctx, canvas, item, border);
    }
}

/// The outline of a box; a square one without what lies far outside of the canvas.
pub(super) fn box_path(ctx: Ctx<'_>, canvas: &Canvas, rect: &Rect, radius: &Corners<Abs>) -> Path {
    let whole = corners::is_square(radius) && is_upright(&ctx.ts) && ctx.ts.sx > 0.0;
    if !whole || ctx.ts.sy <= 0.0 {
        return corners::outline(rect, radius);
    }
    let (sx, sy, area) = (ctx.ts.sx, ctx.ts.sy, canvas.area());
    let left = (area.left() - ctx.ts.tx) / sx - Abs::px(8.0 / sx);
    let top = (area.top() - ctx.ts.ty) / sy - Abs::px(8.0 / sy);
    let (width, height) = (
        area.size.width.to_px() + 16.0,
        area.size.height.to_px() + 16.0,
    );
    let near = Rect::px(left.to_px(), top.to_px(), width / sx, height / sy);
    corners::outline(&shared(rect, &near), radius)
}

fn draw_border(ctx: Ctx<'_>, canvas: &mut Canvas, item: &BoxItem, border: &Border) {
    if border.dash.is_empty() {
        let ring = corners::ring(&item.rect, &item.radius, &border.widths);
        fill(ctx, canvas, &ring, Fill::EvenOdd, &border.paint);
        return;
    }
    for (path, width) in corners::dashed_lines(&item.rect, &item.radius, &border.widths) {
        let line = Stroke {
            dash: border.dash.clone(),
            ..Stroke::solid(border.paint.clone(), width)
        };
        stroke(ctx, canvas, &path, &line);
    }
}

/// Draws an outline.
pub(super) fn draw_path(ctx: Ctx<'_>, canvas: &mut Canvas, item: &PathItem) {
    if let Some((paint, rule)) = &item.fill {
        fill(ctx, canvas, &item.path, *rule, paint);
    }
    if let Some(line) = &item.stroke {
        stroke(ctx, canvas, &item.path, line);
    }
}

/// Fills an outline.
pub(super) fn fill(ctx: Ctx<'_>, canvas: &mut Canvas, path: &Path, rule: Fill, color: &Paint) {
    let local = canvas.local(&ctx.ts);
    if let Some(path) = flatten::outline(canvas, path, &local) {
        let paint = paint::paint(color, &local);
        canvas
            .pixmap
            .fill_path(&path, &paint, fill_rule(rule), STILL, None);
    }
}

/// Adds a clip to a mask: what lies outside of the outline is not seen.
pub(super) fn clip(ts: &Transform, canvas: &Canvas, mask: &mut Mask, path: &Path, rule: Fill) {
    match flatten::outline(canvas, path, &canvas.local(ts)) {
        Some(path) => mask.intersect_path(&path, fill_rule(rule), true, STILL),
        None => mask.clear(),
    }
}

/// Draws a line along an outline.
pub(super) fn stroke(ctx: Ctx<'_>, canvas: &mut Canvas, path: &Path, line: &Stroke) {
    let Some(area) = extent::stroked(path, Some(line)) else {
        return;
    };
    let seen = extent::grown(&ctx.ts.apply_rect(&area), Abs::px(1.0));
    if !canvas.sees(&seen) {
        return;
    }
    let local = canvas.local(&ctx.ts);
    let (inner, ts, scale) = staging(&area, &local);
    let Some(stroke) = convert(line, scale) else {
        return;
    };
    let Some(path) = flatten::exact(path, &inner) else {
        return;
    };
    let paint = paint::paint(&line.paint, &local);
    if f64::from(stroke.width) * mean_scale(&ts) < HAIRLINE {
        return hairline(canvas, &path, &paint, &stroke, &ts);
    }
    let body = body(&path, &stroke, &paint::transform(&ts));
    if let Some(body) = body.and_then(|body| flatten::again(canvas, &body, &ts)) {
        canvas
            .pixmap
            .fill_path(&body, &paint, FillRule::Winding, STILL, None);
    }
}

/// Where an outline becomes the outline of its stroke: the way there from the item's space, the way
/// from there to the canvas, and what lengths are multiplied by. As a rule that is the item's own
/// space around the outline itself, for single precision; absurd outlines are bent into the reach of
/// the canvas first.
fn staging(area: &Rect, local: &Transform) -> (Transform, Transform, f64) {
    let (x, y) = (area.left().round(), area.top().round());
    if is_near(area) && is_near(&local.apply_rect(area)) {
        let back = Transform::translate(x, y);
        (Transform::translate(-x, -y), local.then_inner(&back), 1.0)
    } else {
        (*local, Transform::IDENTITY, mean_scale(local))
    }
}

/// The outline of a stroke.
fn body(
    path: &tiny_skia::Path,
    stroke: &tiny_skia::Stroke,
    ts: &tiny_skia::Transform,
) -> Option<tiny_skia::Path> {
    let fine = PathStroker::compute_resolution_scale(ts);
    match &stroke.dash {
        Some(dash) => path.dash(dash, fine)?.stroke(stroke, fine),
        None => path.stroke(stroke, fine),
    }
}

/// A line thinner than a pixel is drawn as one of a pixel, fainter.
fn hairline(
    canvas: &mut Canvas,
    path: &tiny_skia::Path,
    paint: &tiny_skia::Paint<'_>,
    stroke: &tiny_skia::Stroke,
    ts: &Transform,
) {
    let mut paint = paint.clone();
    // tiny-skia will lead the paint through the transform as well; it is already where it belongs.
    if let Some(back) = ts.inverse() {
        paint.shader.transform(paint::transform(&back));
        canvas
            .pixmap
            .stroke_path(path, &paint, stroke, paint::transform(ts), None);
    }
}

/// What a transform makes of lengths, on the mean of all directions.
fn mean_scale(ts: &Transform) -> f64 {
    (ts.sx * ts.sy - ts.kx * ts.ky).abs().sqrt()
}

/// Whether a box fits single precision with pixels to spare.
fn is_near(bounds: &Rect) -> bool {
    let edges = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
    edges.iter().all(|edge| edge.abs().to_px() < flatten::FAR)
}

/// A stroke as tiny-skia wants it; `None` when it has no width.
fn convert(line: &Stroke, scale: f64) -> Option<tiny_skia::Stroke> {
    let width = (line.width.to_px() * scale).min(flatten::FAR) as f32;
    let dash: Vec<f32> = line
        .dash
        .iter()
        .map(|length| (length.to_px() * scale) as f32)
        .collect();
    // An odd list is repeated, as in SVG.
    let dash = if dash.len() % 2 == 1 {
        [dash.as_slice(), &dash].concat()
    } else {
        dash
    };
    (width > 0.0).then(|| tiny_skia::Stroke {
        width,
        miter_limit: 4.0,
        line_cap: match line.cap {
            LineCap::Butt => tiny_skia::LineCap::Butt,
            LineCap::Round => tiny_skia::LineCap::Round,
            LineCap::Square => tiny_skia::LineCap::Square,
        },
        line_join: match line.join {
            LineJoin::Miter => tiny_skia::LineJoin::Miter,
            LineJoin::Round => tiny_skia::LineJoin::Round,
            LineJoin::Bevel => tiny_skia::LineJoin::Bevel,
        },
        dash: tiny_skia::StrokeDash::new(dash, (line.dash_offset.to_px() * scale) as f32),
    })
}

fn fill_rule(rule: Fill) -> FillRule {
    match rule {
        Fill::Winding => FillRule::Winding,
        Fill::EvenOdd => FillRule::EvenOdd,
    }
}

/// Whether a transform keeps upright boxes upright.
pub(super) fn is_upright(ts: &Transform) -> bool {
    ts.kx == 0.0 && ts.ky == 0.0
}
