//! Soft shadows: a plain box of the colour behind a mask that is made of nine parts.
//!
//! The mask is a drawing in greys. Where two parts meet the lighter wins, and they overlap by a little,
//! so that no viewer shows a seam between them. All parts are the same few gradients of unit size, so a
//! hundred cards of one look share one mask, and all masks of one blur their gradients.

use krilla::blend::BlendMode;
use krilla::color::luma;
use krilla::geom::{PathBuilder, Rect as Area, Transform as Place};
use krilla::mask::{Mask, MaskType};
use krilla::paint::{LinearGradient, RadialGradient, SpreadMethod, Stop};
use krilla::surface::Surface;

use super::canvas::{Canvas, Ctx};
use super::{paint, space};
use crate::geom::{Abs, Point, Rect, Transform};
use crate::render::shadow::{self, Soft};
use crate::render::{corners, extent};
use crate::scene::{BoxItem, Fill, Paint, Shadow};

/// By how many px the edges reach into the corners: there the two differ by less than a grey step.
const OVERLAP: f64 = 0.5;

impl Canvas<'_, '_, '_> {
    /// Draws a shadow of a box.
    pub(super) fn shadow(&mut self, ctx: Ctx, item: &BoxItem, cast: &Shadow) {
        let Some(soft) = shadow::soft(&item.rect, &item.radius, cast) else {
            let radii = shadow::radii(&item.radius, cast);
            let path = corners::outline(&shadow::hard(&item.rect, cast), &radii);
            return self.fill(ctx, &path, Fill::Winding, &Paint::Solid(cast.color));
        };
        let reach = extent::grown(&soft.core, soft.depth);
        if !space::meets(&ctx.ts.apply_rect(&reach), &ctx.seen) {
            return;
        }
        // In a space that begins at the shadow's corner, equal shadows are equal to the byte.
        let corner = reach.origin;
        let ctx = Ctx {
            ts: ctx.ts.then_inner(&Transform::translate(corner.x, corner.y)),
            ..ctx
        };
        let soft = Soft {
            core: Rect {
                origin: Point {
                    x: soft.depth,
                    y: soft.depth,
                },
                ..soft.core
            },
            ..soft
        };
        let look = paint::look(&Paint::Solid(cast.color), &reach);
        let area = space::rect(&Rect {
            origin: Point::ORIGIN,
            ..reach
        });
        if let (Some(look), Some(area)) = (look, area) {
            self.placed(ctx, |canvas| {
                let mask = canvas.mask(&soft);
                canvas.surface.push_mask(mask);
                canvas.surface.set_stroke(None);
                canvas.surface.set_fill(Some(look.fill(Fill::Winding)));
                draw_box(canvas.surface, area);
                canvas.surface.pop();
            });
        }
    }

    /// The shadow's strength as greys.
    fn mask(&mut self, soft: &Soft) -> Mask {
        let mut builder = self.surface.stream_builder();
        let mut surface = builder.surface();
        // Apart from the page: poppler would blend the parts with what lies under the shadow.
        surface.push_isolated();
        surface.push_blend_mode(BlendMode::Lighten);
        core(&mut surface, soft);
        edges(&mut surface, soft);
        quarters(&mut surface, soft);
        surface.pop();
        surface.pop();
        surface.finish();
        Mask::new(builder.finish(), MaskType::Luminosity)
    }
}

fn draw_box(surface: &mut Surface<'_>, area: Area) {
    let mut builder = PathBuilder::new();
    builder.push_rect(area);
    if let Some(path) = builder.finish() {
        surface.draw_path(&path);
    }
}

/// Draws a box with a paint of its own space.
fn part(surface: &mut Surface<'_>, place: &Place, area: Area, paint: krilla::paint::Paint) {
    surface.push_transform(place);
    surface.set_fill(Some(krilla::paint::Fill {
        paint,
        ..krilla::paint::Fill::default()
    }));
    draw_box(surface, area);
    surface.pop();
}

/// The middle in full strength.
fn core(surface: &mut Surface<'_>, soft: &Soft) {
    if let Some(area) = space::rect(&extent::grown(&soft.core, Abs::px(OVERLAP))) {
        let grey = luma::Color::new(grey(soft.at(0.0)));
        part(surface, &Place::identity(), area, grey.into());
    }
}

/// The four edges: a way of length 1 from the core outwards, along 1 px for 1 unit across it.
fn edges(surface: &mut Surface<'_>, soft: &Soft) {
    let depth = space::length(soft.depth);
    let [left, top, right, bottom] = sides(&soft.core);
    let lines = [
        (
            Place::from_row(0.0, -depth, 1.0, 0.0, left, top),
            right - left,
        ),
        (
            Place::from_row(0.0, depth, 1.0, 0.0, left, bottom),
            right - left,
        ),
        (
            Place::from_row(-depth, 0.0, 0.0, 1.0, left, top),
            bottom - top,
        ),
        (
            Place::from_row(depth, 0.0, 0.0, 1.0, right, top),
            bottom - top,
        ),
    ];
    for (place, length) in lines {
        let (from, to) = (-OVERLAP as f32, length + OVERLAP as f32);
        if let Some(area) = Area::from_ltrb(0.0, from, 1.0, to).filter(|_| length > 0.0) {
            let gradient = LinearGradient {
                x1: 0.0,
                y1: 0.0,
                x2: 1.0,
                y2: 0.0,
                transform: Place::identity(),
                spread_method: SpreadMethod::Pad,
                stops: stops(soft),
                anti_alias: false,
            };
            part(surface, &place, area, gradient.into());
        }
    }
}

/// The four corners: circles of radius 1 around the corners of the core. Wherever a circle reaches, the
/// shadow is at least as strong, so none needs to be cut to its corner; it is, to be quick to draw.
fn quarters(surface: &mut Surface<'_>, soft: &Soft) {
    let depth = space::length(soft.depth);
    let [left, top, right, bottom] = sides(&soft.core);
    let corners = [
        (Place::from_row(-depth, 0.0, 0.0, -depth, left, top)),
        (Place::from_row(depth, 0.0, 0.0, -depth, right, top)),
        (Place::from_row(-depth, 0.0, 0.0, depth, left, bottom)),
        (Place::from_row(depth, 0.0, 0.0, depth, right, bottom)),
    ];
    let over = (OVERLAP as f32 / depth.max(f32::MIN_POSITIVE)).min(1.0);
    for place in corners {
        if let Some(area) = Area::from_ltrb(-over, -over, 1.0, 1.0) {
            let gradient = RadialGradient {
                fx: 0.0,
                fy: 0.0,
                fr: 0.0,
                cx: 0.0,
                cy: 0.0,
                cr: 1.0,
                transform: Place::identity(),
                spread_method: SpreadMethod::Pad,
                stops: stops(soft),
                anti_alias: false,
            };
            part(surface, &place, area, gradient.into());
        }
    }
}

fn sides(rect: &Rect) -> [f32; 4] {
    [rect.left(), rect.top(), rect.right(), rect.bottom()].map(space::length)
}

/// The common table as stops.
fn stops(soft: &Soft) -> Vec<Stop> {
    let last = (soft.profile.len() - 1) as f32;
    let stop = |(at, strength): (usize, &f32)| Stop {
        offset: paint::share(at as f32 / last),
        color: luma::Color::new(grey(*strength)).into(),
        opacity: paint::share(1.0),
    };
    soft.profile.iter().enumerate().map(stop).collect()
}

fn grey(strength: f32) -> u8 {
    (strength.clamp(0.0, 1.0) * 255.0).round() as u8
}
