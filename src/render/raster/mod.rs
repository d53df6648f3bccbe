//! Scene → pixels: bands of fixed height, drawn and worked on side by side, handed over in order.
//!
//! Memory does not grow with the poster, and the pixels do not depend on the number of threads: what a
//! band holds depends on nothing but the scene and the band's number. A window shows parts of the same
//! bands, so windows side by side are the whole poster, pixel for pixel.

mod canvas;
mod coverage;
mod drawing;
mod flatten;
mod glyphs;
mod group;
mod image;
mod index;
mod paint;
mod picture;
mod shadow;
mod shape;
mod text;
mod window;

use rayon::prelude::*;

use self::canvas::Canvas;
use self::glyphs::GlyphCache;
use self::index::Index;
pub use self::picture::{Picture, picture};
pub use self::window::View;
pub(super) use self::window::Window;
use super::Error;
use crate::color::Color;
use crate::font::Book;
use crate::geom::Transform;
use crate::scene::Scene;

/// Rows of a band. Part of the format of the output: another number gives other bytes.
pub(super) const BAND: usize = 256;
/// Bands in flight for each thread.
const AHEAD: usize = 3;

/// What drawing an item needs besides the item. Travels by value.
#[derive(Clone, Copy)]
pub(super) struct Ctx<'a> {
    /// The faces.
    book: &'a Book,
    /// Glyph pixels drawn so far.
    glyphs: &'a GlyphCache,
    /// From the item's space to the poster's device pixels.
    ts: Transform,
}

/// Draws a scene and hands over its pixels from top to bottom, some whole rows at a time: red, green
/// and blue, a byte each. Returns the width and the height in pixels.
///
/// # Errors
/// [`Error::Size`] when the scene or the window has no area, is wider than 65,536 or higher than
/// 2,147,483,647 device pixels; then nothing is handed over.
pub fn rows(
    scene: &Scene,
    book: &Book,
    view: &View,
    take: &mut dyn FnMut(&[u8]),
) -> Result<(u32, u32), Error> {
    let window = Window::new(scene, view)?;
    let copy = |_: &mut (), rgba: &[u8], _: i64| {
        let mut rgb = Vec::with_capacity(rgba.len() / 4 * 3);
        opaque(rgba, &mut rgb);
        Ok(rgb)
    };
    bands((scene, book), &window, copy, &mut |rows: Vec<u8>| {
        take(&rows);
        Ok(())
    })?;
    Ok((window.width, window.height))
}

/// Appends opaque RGBA pixels without their opacity.
pub(super) fn opaque(rgba: &[u8], rgb: &mut Vec<u8>) {
    let pixels = rgba.chunks_exact(4);
    rgb.extend(pixels.flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]));
}

/// Draws the bands side by side, does some work on the pixels that the window shows of each (opaque
/// RGBA), and hands over the results in order. The work is told the number of the band, and may keep
/// a state from one band to another, which must not change what it does.
pub(super) fn bands<S: Default + Send, T: Send>(
    (scene, book): (&Scene, &Book),
    window: &Window,
    work: impl Fn(&mut S, &[u8], i64) -> Result<T, Error> + Sync,
    take: &mut dyn FnMut(T) -> Result<(), Error>,
) -> Result<(), Error> {
    let ts = Transform::scale(window.scale, window.scale);
    let index = Index::build(&scene.items, ts);
    let glyphs = GlyphCache::default();
    let ctx = Ctx {
        book,
        glyphs: &glyphs,
        ts,
    };
    let ground = scene.ground.over(Color::WHITE);
    let numbers = window.bands();
    let count = (numbers.end - numbers.start) as usize;
    let flight = (rayon::current_num_threads().max(1) * AHEAD).min(count);
    let mut desks = (0..flight)
        .map(|_| Desk::<S>::new(window.columns))
        .collect::<Result<Vec<_>, Error>>()?;
    for first in numbers.clone().step_by(flight) {
        let left = (numbers.end - first) as usize;
        let done: Result<Vec<_>, Error> = desks
            .par_iter_mut()
            .take(left)
            .enumerate()
            .map(|(at, desk)| {
                let band = first + at as i64;
                if window.meets_poster(band) {
                    draw(&index, ctx, (band, ground), &mut desk.canvas);
                }
                let shown = window.cut(desk.canvas.pixels(), (band, ground), &mut desk.room);
                work(&mut desk.state, shown, band)
            })
            .collect();
        for result in done? {
            take(result)?;
        }
    }
    Ok(())
}

/// What one band needs to be drawn and worked on; used again for the next, so that long posters leave
/// no holes in memory.
struct Desk<S> {
    canvas: Canvas,
    /// Where the window's part of a band is put together.
    room: Vec<u8>,
    /// What the work keeps between bands.
    state: S,
}

impl<S: Default> Desk<S> {
    fn new(width: u32) -> Result<Self, Error> {
        let room = || Error::Encode("not enough memory for a band".to_owned());
        Ok(Self {
            canvas: Canvas::new(0, 0, width, BAND as u32).ok_or_else(room)?,
            room: Vec::new(),
            state: S::default(),
        })
    }
}

/// Draws one band; what lies below the poster's edge is not for use.
fn draw(index: &Index<'_>, ctx: Ctx<'_>, (band, ground): (i64, Color), canvas: &mut Canvas) {
    canvas.move_to(band * BAND as i64);
    canvas.fill(ground);
    group::paint(ctx, canvas, index);
}
