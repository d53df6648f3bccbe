//! The WebP file: lossless, tagged as sRGB.

use std::io::Write;

use image_webp::{ColorType, EncodingError, WebPEncoder};

use super::raster::{Picture, View, picture};
use super::{Error, Format, icc};
use crate::font::Book;
use crate::scene::Scene;

/// Draws a scene and writes it as lossless WebP, which knows no resolution for print. The whole picture
/// is held in memory.
///
/// # Errors
/// [`Error::Limit`] when a side is longer than 16,383 device pixels, found before anything is drawn;
/// otherwise as [`picture`] and [`write()`].
pub fn encode(scene: &Scene, book: &Book, view: &View, out: &mut dyn Write) -> Result<(), Error> {
    let (width, height) = view.extent(scene)?;
    Format::WebP.check(width, height)?;
    write(&picture(scene, book, view)?, out)
}

/// Writes a picture as lossless WebP.
///
/// # Errors
/// [`Error::Limit`] when a side is longer than 16,383 pixels; [`Error::Size`] when the picture has no
/// area, or other bytes than its sides say; [`Error::Write`] when the bytes cannot be written.
pub fn write(picture: &Picture, out: &mut dyn Write) -> Result<(), Error> {
    Format::WebP.check(picture.width, picture.height)?;
    picture.check()?;
    let mut encoder = WebPEncoder::new(&mut *out);
    encoder.set_icc_profile(icc::srgb());
    encoder
        .encode(&picture.rgb, picture.width, picture.height, ColorType::Rgb8)
        .map_err(|why| match why {
            EncodingError::IoError(why) => Error::Write(why),
            other => Error::Encode(other.to_string()),
        })?;
    Ok(out.flush()?)
}
