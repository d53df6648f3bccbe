//! The JPEG file: progressive, every pixel with its own colour (4:4:4), tagged as sRGB.
//!
//! Text is red on cream as often as black on white; halved colour would blur it, so it is never halved.

use std::io::Write;

use jpeg_encoder::{ColorType, Encoder, EncodingError, PixelDensity, SamplingFactor};

use super::format::stated;
use super::raster::{Picture, View, picture};
use super::{Error, Format, icc};
use crate::font::Book;
use crate::geom::Rect;
use crate::scene::Scene;

/// How a poster is written as JPEG.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Device pixels for one px of the poster.
    pub scale: f64,
    /// Pixels per inch, for print, as for [`png::Options::dpi`](super::png::Options::dpi). The format
    /// holds whole numbers from 1 to 65,535; others are brought there.
    pub dpi: Option<f64>,
    /// The part of the scene that is written, in px, as for [`View::window`].
    pub window: Option<Rect>,
    /// How close the pixels are to the poster's.
    pub quality: Quality,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            scale: 1.0,
            dpi: None,
            window: None,
            quality: Quality::default(),
        }
    }
}

/// The quality of a JPEG, 1 to 100, on the scale of libjpeg; 90 by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quality(u8);

impl Quality {
    /// A quality; `None` outside of 1 to 100.
    ///
    /// ```
    /// use changtu::render::jpeg::Quality;
    /// assert_eq!(Quality::new(85).map(Quality::get), Some(85));
    /// assert_eq!(Quality::new(0), None);
    /// ```
    pub const fn new(quality: u8) -> Option<Self> {
        match quality {
            1..=100 => Some(Self(quality)),
            0 | 101.. => None,
        }
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for Quality {
    fn default() -> Self {
        Self(90)
    }
}

/// Draws a scene and writes it as JPEG. The whole picture is held in memory.
///
/// # Errors
/// [`Error::Limit`] when a side is longer than 65,535 device pixels, found before anything is drawn;
/// otherwise as [`picture`] and [`write()`].
pub fn encode(
    scene: &Scene,
    book: &Book,
    options: &Options,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let view = View {
        scale: options.scale,
        window: options.window,
    };
    let (width, height) = view.extent(scene)?;
    Format::Jpeg.check(width, height)?;
    let picture = picture(scene, book, &view)?;
    write(&picture, options.quality, options.dpi, out)
}

/// Writes a picture as JPEG.
///
/// # Errors
/// [`Error::Limit`] when a side is longer than 65,535 pixels; [`Error::Size`] when the picture has no
/// area, or other bytes than its sides say; [`Error::Write`] when the bytes cannot be written.
pub fn write(
    picture: &Picture,
    quality: Quality,
    dpi: Option<f64>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    Format::Jpeg.check(picture.width, picture.height)?;
    picture.check()?;
    let mut encoder = Encoder::new(&mut *out, quality.get());
    encoder.set_progressive(true);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    if let Some(dpi) = stated(dpi) {
        // A cast from a float saturates; a density of 0 would be invalid.
        encoder.set_density(PixelDensity::dpi((dpi.round() as u16).max(1)));
    }
    encoder.add_icc_profile(&icc::srgb()).map_err(refused)?;
    // The format's limit is the type's: both sides fit.
    let (width, height) = (picture.width as u16, picture.height as u16);
    encoder
        .encode(&picture.rgb, width, height, ColorType::Rgb)
        .map_err(refused)?;
    Ok(out.flush()?)
}

fn refused(why: EncodingError) -> Error {
    match why {
        EncodingError::IoError(why) => Error::Write(why),
        why @ (EncodingError::InvalidAppSegment(_)
        | EncodingError::AppSegmentTooLarge(_)
        | EncodingError::IccTooLarge(_)
        | EncodingError::BadImageData { .. }
        | EncodingError::ZeroImageDimensions { .. }
        | EncodingError::Write(_)) => Error::Encode(why.to_string()),
    }
}
