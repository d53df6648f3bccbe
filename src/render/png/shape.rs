//! Boxes and outlines.

use tiny_skia::{FillRule, Mask, PathBuilder};

use super::canvas::{Canvas, shared};
use super::{Ctx, paint, shadow};
use crate::geom::{Abs, Corners, Point, Rect, Transform};
use crate::render::{corners, extent};
use crate::scene::{
    Border, BoxItem, Fill, LineCap, LineJoin, Paint, Path, PathItem, Segment, Stroke,
};

/// Coordinates beyond this (in device pixels from the canvas) are moved to it: tiny-skia 0.12 counts
/// in 1/256 px of 32 bits, and panics some hundred times farther out. Only absurd shapes get there.
const FAR: f64 = 2_000_000.0;

/// A path ready to be drawn on a canvas.
pub(super) struct Ready {
    path: tiny_skia::Path,
    /// From the path's space to the canvas.
    ts: Transform,
    /// From the item's space to the path's.
    local: Transform,
    /// What lengths of the item are multiplied by in the path's space.
    scale: f64,
}

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
    let Some(ready) = prepare(&ctx.ts, canvas, path, Abs::ZERO) else {
        return;
    };
    let paint = paint::paint(color, &ready.local);
    let ts = paint::transform(&ready.ts);
    canvas
        .pixmap
        .fill_path(&ready.path, &paint, fill_rule(rule), ts, None);
}

/// Draws a line along an outline.
pub(super) fn stroke(ctx: Ctx<'_>, canvas: &mut Canvas, path: &Path, line: &Stroke) {
    let seen = extent::stroked(path, Some(line)).map(|area| ctx.ts.apply_rect(&area));
    if !seen.is_some_and(|area| canvas.sees(&extent::grown(&area, Abs::px(1.0)))) {
        return;
    }
    let Some(ready) = prepare(&ctx.ts, canvas, path, line.width) else {
        return;
    };
    let Some(stroke) = convert(line, ready.scale) else {
        return;
    };
    let paint = paint::paint(&line.paint, &ready.local);
    let ts = paint::transform(&ready.ts);
    canvas
        .pixmap
        .stroke_path(&ready.path, &paint, &stroke, ts, None);
}

/// Adds a clip to a mask: what lies outside of the outline is not seen.
pub(super) fn clip(ts: &Transform, canvas: &Canvas, mask: &mut Mask, path: &Path, rule: Fill) {
    match prepare(ts, canvas, path, Abs::ZERO) {
        Some(ready) => {
            let ts = paint::transform(&ready.ts);
            mask.intersect_path(&ready.path, fill_rule(rule), true, ts);
        }
        None => mask.clear(),
    }
}

/// An outline in the canvas' own pixels.
pub(super) fn on_canvas(ts: &Transform, canvas: &Canvas, path: &Path) -> Option<tiny_skia::Path> {
    let ready = prepare(ts, canvas, path, Abs::ZERO)?;
    ready.path.transform(paint::transform(&ready.ts))
}

/// A path in single precision around a place of its own; absurd ones are bent into reach.
fn prepare(ts: &Transform, canvas: &Canvas, path: &Path, width: Abs) -> Option<Ready> {
    let bounds = path.bounds()?;
    let ts = canvas.local(ts);
    let drawn = ts.apply_rect(&extent::grown(&bounds, width.abs()));
    let edges = [drawn.left(), drawn.top(), drawn.right(), drawn.bottom()];
    if edges.iter().all(|edge| edge.abs().to_px() < FAR) && bounds_are_near(&bounds) {
        let (x, y) = (bounds.left().round(), bounds.top().round());
        let local = Transform::translate(-x, -y);
        let path = build(path, |point| local.apply(point))?;
        let ts = ts.then_inner(&Transform::translate(x, y));
        return Some(Ready {
            path,
            ts,
            local,
            scale: 1.0,
        });
    }
    let reach = |length: Abs| Abs::px(length.to_px().clamp(-FAR, FAR));
    let path = build(path, |point| {
        let at = ts.apply(point);
        Point {
            x: reach(Abs::px(at.x.to_px())),
            y: reach(Abs::px(at.y.to_px())),
        }
    })?;
    let scale = (ts.sx * ts.sy - ts.kx * ts.ky).abs().sqrt();
    Some(Ready {
        path,
        ts: Transform::IDENTITY,
        local: ts,
        scale,
    })
}

/// Whether a path's own numbers fit single precision with pixels to spare.
fn bounds_are_near(bounds: &Rect) -> bool {
    let edges = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
    edges.iter().all(|edge| edge.abs().to_px() < 1e9)
}

fn build(path: &Path, place: impl Fn(Point) -> Point) -> Option<tiny_skia::Path> {
    let mut builder = PathBuilder::with_capacity(path.segments.len(), path.segments.len() * 3);
    let at = |point: Point| {
        let placed = place(point);
        (placed.x.to_f32(), placed.y.to_f32())
    };
    for step in &path.segments {
        match *step {
            Segment::Move(to) => {
                let (x, y) = at(to);
                builder.move_to(x, y);
            }
            Segment::Line(to) => {
                let (x, y) = at(to);
                builder.line_to(x, y);
            }
            Segment::Quad(control, to) => {
                let ((a, b), (x, y)) = (at(control), at(to));
                builder.quad_to(a, b, x, y);
            }
            Segment::Cubic(one, two, to) => {
                let ((a, b), (c, d), (x, y)) = (at(one), at(two), at(to));
                builder.cubic_to(a, b, c, d, x, y);
            }
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

/// A stroke as tiny-skia wants it; `None` when it has no width.
fn convert(line: &Stroke, scale: f64) -> Option<tiny_skia::Stroke> {
    let width = (line.width.to_px() * scale).min(FAR) as f32;
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
