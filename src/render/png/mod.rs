//! Scene → PNG: bands of fixed height, drawn and deflated side by side, written in order.
//!
//! Memory does not grow with the poster, and the bytes do not depend on the number of threads: what a
//! band holds depends on nothing but the scene and the band's number.

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

use std::io::Write;

use rayon::prelude::*;

use self::canvas::Canvas;
use self::glyphs::GlyphCache;
use self::index::Index;
use self::strip::{Header, Writer};
use super::Error;
use crate::color::Color;
use crate::font::Book;
use crate::geom::Transform;
use crate::scene::Scene;

/// Rows of a band. Part of the format of the output: another number gives other bytes.
pub(super) const BAND: usize = 256;
/// Columns at most: a band of this width takes 64 MiB.
const WIDEST: f64 = 65_536.0;
/// Rows at most: the format's own limit.
const TALLEST: f64 = 2_147_483_647.0;
/// Bands in flight for each thread.
const AHEAD: usize = 3;

/// How a poster is written as PNG.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Device pixels for one px of the poster.
    pub scale: f64,
    /// Pixels per inch, for print; `None` says nothing of it.
    pub dpi: Option<f64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            scale: 1.0,
            dpi: None,
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
pub fn encode(
    scene: &Scene,
    book: &Book,
    options: &Options,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let (width, height) = extent(scene, options.scale)?;
    let mut writer = Writer::begin(out, &header(width, height, options))?;
    let press = |desk: &mut Desk, rows: usize, is_last: bool| {
        let pixels = &desk.canvas.pixels()[..rows * width as usize * 4];
        desk.press.squeeze(pixels, width as usize, is_last)
    };
    bands(scene, book, options, press, &mut |strip| writer.push(strip))?;
    writer.finish()
}

/// Draws a scene and hands over its pixels from top to bottom, some rows at a time: red, green, blue
/// and an opacity that is always full, a byte each. Returns the extent in pixels.
pub fn raster(
    scene: &Scene,
    book: &Book,
    options: &Options,
    take: &mut dyn FnMut(&[u8]),
) -> Result<(u32, u32), Error> {
    let (width, height) = extent(scene, options.scale)?;
    let copy = |desk: &mut Desk, rows: usize, _: bool| {
        Ok(desk.canvas.pixels()[..rows * width as usize * 4].to_vec())
    };
    bands(scene, book, options, copy, &mut |rows: Vec<u8>| {
        take(&rows);
        Ok(())
    })?;
    Ok((width, height))
}

/// Writes pixels as [`raster`] hands them over, all of them together, as PNG: the same bytes as
/// [`encode`] of their scene. Rows that are not whole are left out.
pub fn write(
    pixels: &[u8],
    (width, height): (u32, u32),
    options: &Options,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut writer = Writer::begin(out, &header(width, height, options))?;
    let size = (width as usize * 4 * BAND).max(1);
    let count = pixels.len().div_ceil(size);
    let strips: Result<Vec<_>, Error> = pixels
        .par_chunks(size)
        .enumerate()
        .map(|(band, rows)| {
            strip::Press::default().squeeze(rows, width as usize, band + 1 == count)
        })
        .collect();
    for strip in strips? {
        writer.push(strip)?;
    }
    writer.finish()
}

fn header(width: u32, height: u32, options: &Options) -> Header {
    Header {
        width,
        height,
        dpi: options.dpi,
    }
}

/// Draws the bands side by side, does some work on each, and hands over the results in order. The work
/// is told how many rows of the band are the poster's, and whether it is the last.
fn bands<T: Send>(
    scene: &Scene,
    book: &Book,
    options: &Options,
    work: impl Fn(&mut Desk, usize, bool) -> Result<T, Error> + Sync,
    take: &mut dyn FnMut(T) -> Result<(), Error>,
) -> Result<(), Error> {
    let (width, height) = extent(scene, options.scale)?;
    let ts = Transform::scale(options.scale, options.scale);
    let index = Index::build(&scene.items, ts);
    let glyphs = GlyphCache::default();
    let ctx = Ctx {
        book,
        glyphs: &glyphs,
        ts,
    };
    let bands = (height as usize).div_ceil(BAND);
    let flight = (rayon::current_num_threads().max(1) * AHEAD).min(bands);
    let mut desks = (0..flight)
        .map(|_| Desk::new(width))
        .collect::<Result<Vec<_>, Error>>()?;
    for first in (0..bands).step_by(flight) {
        let done: Result<Vec<_>, Error> = desks
            .par_iter_mut()
            .zip(first..bands.min(first + flight))
            .map(|(desk, band)| {
                let rows = BAND.min(height as usize - band * BAND);
                draw(scene, &index, ctx, band, &mut desk.canvas);
                work(desk, rows, band + 1 == bands)
            })
            .collect();
        for result in done? {
            take(result)?;
        }
    }
    Ok(())
}

/// The poster's extent in device pixels.
fn extent(scene: &Scene, scale: f64) -> Result<(u32, u32), Error> {
    let width = (scene.size.width.to_px() * scale).round();
    let height = (scene.size.height.to_px() * scale).round();
    let fits = (1.0..=WIDEST).contains(&width) && (1.0..=TALLEST).contains(&height);
    if fits && scale.is_finite() && scale > 0.0 {
        Ok((width as u32, height as u32))
    } else {
        Err(Error::Size { width, height })
    }
}

/// What one band needs to be drawn and deflated; used again for the next, so that long posters leave
/// no holes in memory.
struct Desk {
    canvas: Canvas,
    press: strip::Press,
}

impl Desk {
    fn new(width: u32) -> Result<Self, Error> {
        let room = || Error::Encode("not enough memory for a band".to_owned());
        let canvas = Canvas::new(0, 0, width, BAND as u32).ok_or_else(room)?;
        let press = strip::Press::default();
        Ok(Self { canvas, press })
    }
}

/// Draws one band; the rows below the poster's edge are left unused.
fn draw(scene: &Scene, index: &Index<'_>, ctx: Ctx<'_>, band: usize, canvas: &mut Canvas) {
    canvas.move_to((band * BAND) as i64);
    canvas.fill(scene.ground.over(Color::WHITE));
    group::paint(ctx, canvas, index);
}
