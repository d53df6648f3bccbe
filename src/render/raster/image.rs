//! Pictures.

use std::sync::OnceLock;

use tiny_skia::{FillRule, FilterQuality, IntSize, Pattern, Pixmap, SpreadMode};

use super::canvas::Canvas;
use super::{Ctx, flatten, paint, shape};
use crate::geom::{Abs, Transform};
use crate::scene::{ImageItem, Raster};

/// Draws a picture; it is brought to its drawn size once for all bands.
pub(super) fn paint(
    ctx: Ctx<'_>,
    canvas: &mut Canvas,
    item: &ImageItem,
    cache: &OnceLock<Option<Pixmap>>,
) {
    let (width, height) = (item.rect.size.width.to_px(), item.rect.size.height.to_px());
    let picture = cache.get_or_init(|| {
        let (sx, sy) = (length(ctx.ts.sx, ctx.ts.ky), length(ctx.ts.kx, ctx.ts.sy));
        scaled(&item.raster, width * sx, height * sy)
    });
    let Some(picture) = picture else { return };
    let outline = shape::box_path(ctx, canvas, &item.rect, &item.radius);
    let samples = Transform::scale(
        width / f64::from(picture.width()),
        height / f64::from(picture.height()),
    );
    let origin = item.rect.origin;
    let place = ctx
        .ts
        .then_inner(&Transform::translate(origin.x, origin.y))
        .then_inner(&samples);
    let place = canvas.local(&place);
    let pattern = Pattern::new(
        picture.as_ref(),
        SpreadMode::Pad,
        quality(&place),
        1.0,
        paint::transform(&place),
    );
    let paint = tiny_skia::Paint {
        shader: pattern,
        ..tiny_skia::Paint::default()
    };
    if let Some(path) = flatten::outline(canvas, &outline, &canvas.local(&ctx.ts)) {
        let still = tiny_skia::Transform::identity();
        canvas
            .pixmap
            .fill_path(&path, &paint, FillRule::Winding, still, None);
    }
}

fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

/// Samples that fall on pixels are copied; others are interpolated.
fn quality(place: &Transform) -> FilterQuality {
    let is_whole = |shift: Abs| shift.round().approx_eq(shift);
    let is_same =
        shape::is_upright(place) && (place.sx - 1.0).abs() < 1e-6 && (place.sy - 1.0).abs() < 1e-6;
    if is_same && is_whole(place.tx) && is_whole(place.ty) {
        FilterQuality::Nearest
    } else {
        FilterQuality::Bicubic
    }
}

/// The picture, made smaller where it is drawn smaller. Enlarging is left to the drawing.
fn scaled(raster: &Raster, width: f64, height: f64) -> Option<Pixmap> {
    let size = IntSize::from_wh(raster.width, raster.height)?;
    let expected = size.width() as usize * size.height() as usize * 4;
    if raster.rgba.len() != expected {
        return None;
    }
    let premultiplied = premultiply(&raster.rgba);
    let fewer = |drawn: f64, has: u32| (drawn.round().max(1.0) as u32).min(has);
    let (width, height) = (fewer(width, raster.width), fewer(height, raster.height));
    if (width, height) == (raster.width, raster.height) {
        return Pixmap::from_vec(premultiplied, size);
    }
    let buffer = image::RgbaImage::from_raw(raster.width, raster.height, premultiplied)?;
    // Catmull-Rom, widened by the factor of reduction: sharp, with hardly a halo.
    let filter = image::imageops::FilterType::CatmullRom;
    let mut small = image::imageops::resize(&buffer, width, height, filter).into_raw();
    for pixel in small.chunks_exact_mut(4) {
        // The halo must not make a colour stronger than its opacity.
        let alpha = pixel[3];
        pixel[..3]
            .iter_mut()
            .for_each(|channel| *channel = (*channel).min(alpha));
    }
    Pixmap::from_vec(small, IntSize::from_wh(width, height)?)
}

fn premultiply(rgba: &[u8]) -> Vec<u8> {
    let times = |value: u8, alpha: u8| (u32::from(value) * u32::from(alpha) + 127) / 255;
    let pixels = rgba.chunks_exact(4);
    pixels
        .flat_map(|p| {
            [0, 1, 2]
                .map(|at| times(p[at], p[3]) as u8)
                .into_iter()
                .chain([p[3]])
        })
        .collect()
}
