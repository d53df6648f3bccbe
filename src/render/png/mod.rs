//! The PNG file: rows deflated in strips side by side, written in order.

mod adler;
pub mod palette;
mod strip;

use std::io::Write;

use flate2::FlushCompress;
use rayon::prelude::*;

pub(super) use self::strip::LEVEL;
use self::strip::{Header, Pixels, Press, Strip, UNFILTERED, Writer};
use super::Error;
use super::raster::{BAND, Picture, View, Window, bands, opaque};
use crate::font::Book;
use crate::geom::Rect;
use crate::scene::Scene;

/// How a poster is written as PNG.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Device pixels for one px of the poster; this alone decides how many pixels there are.
    pub scale: f64,
    /// Pixels per inch, for print; `None`, and what is no number above 0, says nothing of it.
    ///
    /// It is only stated in the file, so that programs for layout and print know how large the picture
    /// is on paper; it changes no pixel. Whoever wants `dpi` on paper of a given width sets the scale:
    /// inches × dpi ÷ px of the poster.
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

impl Options {
    /// Which pixels are drawn.
    fn view(&self) -> View {
        View {
            scale: self.scale,
            window: self.window,
        }
    }
}

/// Draws a scene and writes it as PNG. Memory does not grow with the poster.
///
/// # Errors
/// [`Error::Size`] when the scene or the window has no area, is wider than 65,536 or higher than
/// 2,147,483,647 device pixels; [`Error::Write`] when the bytes cannot be written.
pub fn encode(
    scene: &Scene,
    book: &Book,
    options: &Options,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let window = Window::new(scene, &options.view())?;
    let header = Header {
        width: window.width,
        height: window.height,
        dpi: options.dpi,
        pixels: Pixels::Rgb,
    };
    let mut writer = Writer::begin(out, &header)?;
    let last = window.bands().end - 1;
    let row = window.width as usize * 4;
    let squeeze = |press: &mut Press, rgba: &[u8], band: i64| {
        press.squeeze(flush(band == last), |raw| {
            for row in rgba.chunks_exact(row) {
                raw.push(UNFILTERED);
                opaque(row, raw);
            }
        })
    };
    bands((scene, book), &window, squeeze, &mut |strip| {
        writer.push(strip)
    })?;
    writer.finish()
}

/// Writes a picture as PNG: the same pixels as [`encode`] of its scene, and without a window the same
/// bytes. `dpi` is the resolution that the file states, in pixels per inch.
///
/// # Errors
/// [`Error::Size`] when the picture has no area, or other bytes than its sides say; [`Error::Write`]
/// when the bytes cannot be written.
pub fn write(picture: &Picture, dpi: Option<f64>, out: &mut dyn Write) -> Result<(), Error> {
    write_at(picture, dpi, LEVEL, out)
}

/// As [`write`], at another level of zlib.
pub(super) fn write_at(
    picture: &Picture,
    dpi: Option<f64>,
    level: u32,
    out: &mut dyn Write,
) -> Result<(), Error> {
    picture.check()?;
    let header = Header {
        width: picture.width,
        height: picture.height,
        dpi,
        pixels: Pixels::Rgb,
    };
    let row = picture.width as usize * 3;
    strips((&picture.rgb, row), &header, level, out, |row, raw| {
        raw.push(UNFILTERED);
        raw.extend_from_slice(row);
    })
}

/// Writes rows in strips, deflated side by side. `pack` appends a row as the format wants it.
fn strips(
    (pixels, row): (&[u8], usize),
    header: &Header<'_>,
    level: u32,
    out: &mut dyn Write,
    pack: impl Fn(&[u8], &mut Vec<u8>) + Sync,
) -> Result<(), Error> {
    let mut writer = Writer::begin(out, header)?;
    let size = row * BAND;
    let count = pixels.len().div_ceil(size);
    let strips: Result<Vec<Strip>, Error> = pixels
        .par_chunks(size)
        .enumerate()
        .map_init(
            || Press::new(level),
            |press, (band, rows)| {
                press.squeeze(flush(band + 1 == count), |raw| {
                    rows.chunks_exact(row).for_each(|row| pack(row, raw));
                })
            },
        )
        .collect();
    for strip in strips? {
        writer.push(strip)?;
    }
    writer.finish()
}

/// How a strip ends: the last one ends the stream, the others on a byte.
fn flush(is_last: bool) -> FlushCompress {
    if is_last {
        FlushCompress::Finish
    } else {
        FlushCompress::Sync
    }
}
