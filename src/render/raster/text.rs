//! Glyph runs: exact coverage for plain text, outlines for lettering.

use super::canvas::{Canvas, lay_color};
use super::coverage::GlyphMask;
use super::glyphs::{BINS, Key};
use super::{Ctx, shape};
use crate::color::Color;
use crate::geom::{Abs, Axes, Point, Rect, Transform};
use crate::render::{extent, outline};
use crate::scene::{Fill, GlyphRun, LineJoin, Paint, Path, Stroke, TextShadow};

/// Above this size in device pixels glyphs are drawn as outlines: few, large, and seldom repeated.
const LETTERING: f64 = 96.0;
/// How far around a glyph's origin its outline is looked for, in type sizes.
const AROUND: f64 = 2.0;

/// Draws a run: shadows, strokes, fill.
pub(super) fn paint(ctx: Ctx<'_>, canvas: &mut Canvas, run: &GlyphRun) {
    for shadow in &run.shadows {
        paint_shadow(ctx, canvas, run, shadow);
    }
    if !run.strokes.is_empty() {
        let path = lettering(ctx, canvas, run, widest(run));
        for stroke in &run.strokes {
            let round = Stroke {
                join: LineJoin::Round,
                ..stroke.clone()
            };
            shape::stroke(ctx, canvas, &path, &round);
        }
    }
    if let Some(paint) = &run.fill {
        fill(ctx, canvas, run, paint);
    }
}

fn widest(run: &GlyphRun) -> Abs {
    run.strokes
        .iter()
        .fold(Abs::ZERO, |most, stroke| most.max(stroke.width))
}

/// A moved copy. Where it has extra weight, fill and stroke overlap; a translucent one is therefore
/// drawn opaque on a layer that is translucent as a whole.
fn paint_shadow(ctx: Ctx<'_>, canvas: &mut Canvas, run: &GlyphRun, shadow: &TextShadow) {
    let moved = moved(run, shadow.offset);
    if shadow.width <= Abs::ZERO {
        return fill(ctx, canvas, &moved, &shadow.paint);
    }
    let (paint, opacity) = match &shadow.paint {
        Paint::Solid(color) => (
            Paint::Solid(Color { a: 255, ..*color }),
            f32::from(color.a) / 255.0,
        ),
        other @ (Paint::Linear { .. } | Paint::Radial { .. }) => (other.clone(), 1.0),
    };
    let path = lettering(ctx, canvas, &moved, shadow.width);
    let line = Stroke {
        join: LineJoin::Round,
        ..Stroke::solid(paint.clone(), shadow.width)
    };
    let draw = |canvas: &mut Canvas| {
        shape::stroke(ctx, canvas, &path, &line);
        shape::fill(ctx, canvas, &path, Fill::Winding, &paint);
    };
    if opacity >= 1.0 {
        return draw(canvas);
    }
    if let Some(area) = extent::stroked(&path, Some(&line)) {
        let area = extent::grown(&ctx.ts.apply_rect(&area), Abs::px(1.0));
        canvas.layer(&area, opacity, draw);
    }
}

fn moved(run: &GlyphRun, by: Axes<Abs>) -> GlyphRun {
    let mut run = run.clone();
    for glyph in &mut run.glyphs {
        glyph.at.x += by.x;
        glyph.at.y += by.y;
    }
    run
}

fn fill(ctx: Ctx<'_>, canvas: &mut Canvas, run: &GlyphRun, paint: &Paint) {
    let size = run.size.to_px() * ctx.ts.sx;
    match paint {
        Paint::Solid(color) if is_plain(&ctx.ts) && size <= LETTERING => {
            stamp(ctx, canvas, run, *color);
        }
        Paint::Solid(_) | Paint::Linear { .. } | Paint::Radial { .. } => {
            let path = lettering(ctx, canvas, run, Abs::ZERO);
            shape::fill(ctx, canvas, &path, Fill::Winding, paint);
        }
    }
}

/// Whether a transform only moves and enlarges.
fn is_plain(ts: &Transform) -> bool {
    shape::is_upright(ts) && ts.sx > 0.0 && (ts.sx - ts.sy).abs() < 1e-9
}

/// The outlines of the glyphs that may be seen on a canvas, as one path: where glyphs or their
/// strokes overlap, nothing is drawn twice.
fn lettering(ctx: Ctx<'_>, canvas: &Canvas, run: &GlyphRun, width: Abs) -> Path {
    let face = ctx.book.face(run.face);
    let mut path = Path::default();
    for glyph in &run.glyphs {
        let area = extent::grown(&around(glyph.at, run.size), width);
        if canvas.sees(&ctx.ts.apply_rect(&area)) {
            outline::append(&mut path, face, glyph.id, glyph.at, run.size);
        }
    }
    path
}

fn around(at: Point, size: Abs) -> Rect {
    let point = Rect {
        origin: at,
        size: Default::default(),
    };
    extent::grown(&point, size * AROUND)
}

/// Lays the pixels of each glyph on the canvas.
fn stamp(ctx: Ctx<'_>, canvas: &mut Canvas, run: &GlyphRun, color: Color) {
    let size = ((run.size.to_px() * ctx.ts.sx) as f32).to_bits();
    let local = canvas.local(&ctx.ts);
    for glyph in &run.glyphs {
        if !canvas.sees(&ctx.ts.apply_rect(&around(glyph.at, run.size))) {
            continue;
        }
        let at = local.apply(glyph.at);
        let ((column, x), (row, y)) = (quarter(at.x), quarter(at.y));
        let key = Key {
            face: run.face,
            glyph: glyph.id,
            size,
            x,
            y,
        };
        lay(
            canvas,
            &ctx.glyphs.mask(ctx.book, key),
            (column, row),
            color,
        );
    }
}

/// A place as a whole pixel and quarters.
fn quarter(place: Abs) -> (i64, u8) {
    let quarters = (place.to_px() * BINS).round();
    let whole = (quarters / BINS).floor();
    (whole as i64, (quarters - whole * BINS) as u8)
}

fn lay(canvas: &mut Canvas, mask: &GlyphMask, (column, row): (i64, i64), color: Color) {
    if mask.width == 0 {
        return;
    }
    let width = i64::from(canvas.pixmap.width());
    let height = i64::from(canvas.pixmap.height());
    let (left, top) = (column + i64::from(mask.left), row + i64::from(mask.top));
    let skip = (-left).max(0);
    let take = (width - left).min(mask.width as i64) - skip;
    let data = canvas.pixmap.data_mut();
    for (line, cover) in (top..).zip(mask.cover.chunks_exact(mask.width)) {
        if take <= 0 || line < 0 || line >= height {
            continue;
        }
        let start = (line * width + left + skip) as usize * 4;
        let cover = &cover[skip as usize..][..take as usize];
        for (pixel, cover) in data[start..].chunks_exact_mut(4).zip(cover) {
            if *cover > 0 {
                lay_color(pixel, color, u32::from(color.a) * u32::from(*cover));
            }
        }
    }
}
