//! Picture files → pixels, the right way up, never more of them than a poster can use.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{DynamicImage, ImageDecoder, ImageReader};

use super::WorldError;
use super::svg;

/// A decoded picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green, blue, alpha (not multiplied), row by row.
    pub rgba: Vec<u8>,
}

/// How much a picture may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Pixels after decoding; checked in the header, before anything is decoded.
    pub pixels: u64,
    /// The width in pixels at which vectors are drawn when they name a smaller one.
    pub vector_width: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // 60 megapixels are 240 MB in memory, and more than any camera of an office gives.
            pixels: 60_000_000,
            // Twice the design width of 1080.
            vector_width: 2160,
        }
    }
}

/// Decodes PNG, JPEG, WebP, GIF (first frame), BMP and SVG.
pub fn decode(bytes: &[u8], limits: Limits) -> Result<Picture, WorldError> {
    // The decoders are not ours; a fault of theirs must not end the run.
    let decoded = catch_unwind(AssertUnwindSafe(|| match svg::is_svg(bytes) {
        true => svg::draw(bytes, limits),
        false => pixels(bytes, limits),
    }));
    decoded.unwrap_or_else(|_| Err(WorldError::Unreadable("the decoder failed".into())))
}

fn pixels(bytes: &[u8], limits: Limits) -> Result<Picture, WorldError> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut decoder = reader
        .map_err(WorldError::from)?
        .into_decoder()
        .map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > limits.pixels {
        return Err(WorldError::TooManyPixels { width, height });
    }
    if width == 0 || height == 0 {
        return Err(WorldError::Unreadable("it is empty".into()));
    }
    let mut bounds = image::Limits::default();
    // Sixteen bits in four channels, twice.
    bounds.max_alloc = Some(limits.pixels.saturating_mul(16));
    decoder.set_limits(bounds).map_err(unreadable)?;
    let orientation = decoder
        .orientation()
        .unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    image.apply_orientation(orientation);
    let image = image.into_rgba8();
    Ok(Picture {
        width: image.width(),
        height: image.height(),
        rgba: image.into_raw(),
    })
}

fn unreadable(error: image::ImageError) -> WorldError {
    WorldError::Unreadable(error.to_string())
}
