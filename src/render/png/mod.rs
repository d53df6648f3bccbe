//! Scene → PNG: bands of fixed height, drawn and deflated side by side, written in order.
//!
//! Memory does not grow with the poster, and the bytes do not depend on the number of threads: what a
//! band holds depends on nothing but the scene and the band's number. A window shows parts of the same
//! bands, so windows side by side are the whole poster, pixel for pixel.

mod adler;
mod canvas;
mod coverage;
mod drawing;
mod flatten;
mod glyphs;
mod group;
mod image;
mod index;
mod paint;
mod shadow;
mod shape;
mod strip;
mod text;
mod window;

use std::io::Write;

use rayon::prelude::*;

use self::canvas::Canvas;
use self::glyphs::GlyphCache;
use self::index::Index;
use self::strip::{Header, Press, Writer};
use self::window::Window;
use super::Error;
use crate::color::Color;
use crate::font::Book;
use crate::geom::{Rect, Transform};
use crate::scene::Scene;

/// Rows of a band. Part of the format of the output: another number gives other bytes.
pub(super) const BAND: usize = 256;
/// Bands in flight for each thread.
const AHEAD: usize = 3;

/// How a poster is written as PNG.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Device pixels for one px of the poster.
    pub scale: f64,
    /// Pixels per inch, for print; `None` says nothing of it.
    pub dpi: Option<f64>,
    /// The part of the scene that is written, in px; `None` writes all of it.
    ///
    /// Its edges lie on whole px. Each is rounded to device pixels for itself, so windows that share an
    /// edge fit together at any scale, and laid side by side are the whole picture pixel for pixel.
    /// Outside of the scene the ground is seen.
    pub window: Option<Rect>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            scale: 1.0,
            dpi: None,
            window: None,
        }
    }
}

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

/// Draws a scene and writes it as PNG.
///
/// # Errors
/// [`Error::Size`] when the scene or the window has no area, is wider than 65,536 or higher than
/// 2,147,483,647 device pixels.
pub fn encode(
    scene: &Scene,
    book: &Book,
    options: &Options,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let window = Window::new(scene, options.window.as_ref(), options.scale)?;
    let mut writer = Writer::begin(out, &header((window.width, window.height), options))?;
    let last = window.bands().end - 1;
    let press = |press: &mut Press, pixels: &[u8], band: i64| {
        press.squeeze(pixels, window.width as usize, band == last)
    };
    bands(scene, book, options, press, &mut |strip| writer.push(strip))?;
    writer.finish()
}

/// Draws a scene and hands over its pixels from top to bottom, some rows at a time: red, green, blue
/// and an opacity that is always full, a byte each. Returns the extent in pixels.
///
/// # Errors
/// As [`encode`].
pub fn raster(
    scene: &Scene,
    book: &Book,
    options: &Options,
    take: &mut dyn FnMut(&[u8]),
) -> Result<(u32, u32), Error> {
    let window = Window::new(scene, options.window.as_ref(), options.scale)?;
    let copy = |_: &mut (), pixels: &[u8], _: i64| Ok(pixels.to_vec());
    bands(scene, book, options, copy, &mut |rows: Vec<u8>| {
        take(&rows);
        Ok(())
    })?;
    Ok((window.width, window.height))
}

/// Writes pixels as [`raster`] hands them over, all of them together, as PNG: the same pixels as
/// [`encode`] of their scene, and without a window the same bytes. Rows that are not whole are left
/// out.
pub fn write(
    pixels: &[u8],
    (width, height): (u32, u32),
    options: &Options,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut writer = Writer::begin(out, &header((width, height), options))?;
    let size = (width as usize * 4 * BAND).max(1);
    let count = pixels.len().div_ceil(size);
    let strips: Result<Vec<_>, Error> = pixels
        .par_chunks(size)
        .enumerate()
        .map(|(band, rows)| Press::default().squeeze(rows, width as usize, band + 1 == count))
        .collect();
    for strip in strips? {
        writer.push(strip)?;
    }
    writer.finish()
}

fn header((width, height): (u32, u32), options: &Options) -> Header {
    Header {
        width,
        height,
        dpi: options.dpi,
    }
}

/// Draws the bands side by side, does some work on the pixels that the window shows of each, and hands
/// over the results in order. The work is told the number of the band.
fn bands<S: Default + Send, T: Send>(
    scene: &Scene,
    book: &Book,
    options: &Options,
    work: impl Fn(&mut S, &[u8], i64) -> Result<T, Error> + Sync,
    take: &mut dyn FnMut(T) -> Result<(), Error>,
) -> Result<(), Error> {
    let window = Window::new(scene, options.window.as_ref(), options.scale)?;
    let ts = Transform::scale(options.scale, options.scale);
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
