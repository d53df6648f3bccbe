//! A piece of the poster in memory: a band, or a layer of one.

use tiny_skia::{Mask, Pixmap};

use super::BAND;
use crate::color::Color;
use crate::geom::{Abs, Rect, Transform};

/// Opacity as the product of two bytes: this is opaque.
pub(super) const FULL: u32 = 255 * 255;

/// Pixels with the place of their upper left corner on the poster. Always within one band.
pub(super) struct Canvas {
    /// The pixels, premultiplied.
    pub(super) pixmap: Pixmap,
    left: i64,
    top: i64,
}

impl Canvas {
    /// A clear canvas; `None` when it has no area or no memory.
    pub(super) fn new(left: i64, top: i64, width: u32, height: u32) -> Option<Self> {
        let pixmap = Pixmap::new(width, height)?;
        Some(Self { pixmap, left, top })
    }

    /// Lays the canvas elsewhere; what is on it stays until it is filled.
    pub(super) fn move_to(&mut self, top: i64) {
        self.top = top;
    }

    /// Paints everything in one colour.
    pub(super) fn fill(&mut self, color: Color) {
        let color = tiny_skia::Color::from_rgba8(color.r, color.g, color.b, color.a);
        self.pixmap.fill(color);
    }

    /// The number of the poster's band that it lies in.
    pub(super) fn band(&self) -> usize {
        self.top as usize / BAND
    }

    /// Where it lies, in the poster's device pixels.
    pub(super) fn area(&self) -> Rect {
        let (width, height) = (self.pixmap.width(), self.pixmap.height());
        Rect::px(
            self.left as f64,
            self.top as f64,
            f64::from(width),
            f64::from(height),
        )
    }

    /// Whether something in this box may be seen on it. False for boxes that are no boxes.
    pub(super) fn sees(&self, area: &Rect) -> bool {
        meets(&self.area(), area)
    }

    /// The same transform with the canvas' corner as its origin. Always a shift by whole pixels, so
    /// bands sample the same places.
    pub(super) fn local(&self, ts: &Transform) -> Transform {
        let shift = Transform::translate(Abs::px(-self.left as f64), Abs::px(-self.top as f64));
        shift.then_inner(ts)
    }

    /// Straight access to the bytes: premultiplied RGBA.
    pub(super) fn pixels(&self) -> &[u8] {
        self.pixmap.data()
    }

    /// Draws a part of the poster on a layer of its own, and lays that on this canvas.
    pub(super) fn layer(&mut self, area: &Rect, opacity: f32, draw: impl FnOnce(&mut Self)) {
        let Some(mut layer) = self.cut(area) else {
            return;
        };
        draw(&mut layer);
        // Both lie in one band of a poster at most 65,536 wide, so the differences are small.
        let (x, y) = (
            (layer.left - self.left) as usize,
            (layer.top - self.top) as usize,
        );
        let opacity = (opacity.clamp(0.0, 1.0) * 255.0).round() as u32;
        let (width, inner) = (self.pixmap.width() as usize, layer.pixmap.width() as usize);
        let lines = self.pixmap.data_mut().chunks_exact_mut(width * 4).skip(y);
        for (line, over) in lines.zip(layer.pixmap.data().chunks_exact(inner * 4)) {
            lay_row(&mut line[x * 4..], over, opacity);
        }
    }

    /// A clear canvas for the part of the area that is seen on this one.
    fn cut(&self, area: &Rect) -> Option<Self> {
        if !self.sees(area) {
            return None;
        }
        let whole = self.area();
        let left = area.left().max(whole.left()).to_px().floor();
        let top = area.top().max(whole.top()).to_px().floor();
        let right = area.right().min(whole.right()).to_px().ceil();
        let bottom = area.bottom().min(whole.bottom()).to_px().ceil();
        Self::new(
            left as i64,
            top as i64,
            (right - left) as u32,
            (bottom - top) as u32,
        )
    }

    /// An empty mask of the canvas' size.
    pub(super) fn mask(&self) -> Option<Mask> {
        Mask::new(self.pixmap.width(), self.pixmap.height())
    }
}

/// Lays a row of premultiplied pixels on another, rounding once.
fn lay_row(line: &mut [u8], over: &[u8], opacity: u32) {
    for (pixel, over) in line.chunks_exact_mut(4).zip(over.chunks_exact(4)) {
        if over[3] == 0 {
            continue;
        }
        let under = FULL - u32::from(over[3]) * opacity;
        for (channel, value) in pixel.iter_mut().zip(over) {
            let mixed = u32::from(*value) * opacity * 255 + u32::from(*channel) * under;
            *channel = ((mixed + FULL / 2) / FULL) as u8;
        }
    }
}

/// Lays a colour on a premultiplied pixel, rounding once; `alpha` is a share of [`FULL`].
pub(super) fn lay_color(pixel: &mut [u8], color: Color, alpha: u32) {
    for (channel, value) in pixel.iter_mut().zip([color.r, color.g, color.b, 255]) {
        let mixed = u32::from(value) * alpha + u32::from(*channel) * (FULL - alpha);
        *channel = ((mixed + FULL / 2) / FULL) as u8;
    }
}

/// Whether two boxes share an area.
pub(super) fn meets(one: &Rect, two: &Rect) -> bool {
    one.left() < two.right()
        && two.left() < one.right()
        && one.top() < two.bottom()
        && two.top() < one.bottom()
}

/// The part that two boxes share; may be empty.
pub(super) fn shared(one: &Rect, two: &Rect) -> Rect {
    let (left, top) = (one.left().max(two.left()), one.top().max(two.top()));
    let right = one.right().min(two.right()).max(left);
    let bottom = one.bottom().min(two.bottom()).max(top);
    Rect::px(
        left.to_px(),
        top.to_px(),
        (right - left).to_px(),
        (bottom - top).to_px(),
    )
}

/// Whether the first box holds the second.
pub(super) fn holds(outer: &Rect, inner: &Rect) -> bool {
    outer.left() <= inner.left()
        && outer.top() <= inner.top()
        && outer.right() >= inner.right()
        && outer.bottom() >= inner.bottom()
}
