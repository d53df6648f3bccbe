//! A picture in no more bytes than a channel takes: by what loses nothing first, then by what is least
//! seen.
//!
//! On posters a level of deflate gains a tenth, filters of rows gain nothing, and JPEG is larger than
//! PNG unless the poster is full of photographs; so JPEG comes last.

use super::jpeg::{self, Quality};
use super::png::palette::{self, Indexed};
use super::raster::Picture;
use super::{Error, Format, png, quantize};

/// The level of zlib for the patient: a tenth smaller than usual, in five times the time.
const PATIENT: u32 = 9;
/// Qualities of JPEG, best first.
const QUALITIES: [u8; 6] = [92, 90, 88, 85, 82, 78];
/// The last quality that is tried: 35.6 dB on the head of the example.
const LEAST: u8 = 75;

/// What may be done to make a picture smaller, besides what loses nothing.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Allowed {
    /// May its colours become 256 others that are near them?
    pub fewer_colors: bool,
    /// May it become a JPEG, if the other means do not suffice?
    pub jpeg: bool,
}

/// A picture that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was done.
    pub how: How,
}

/// What was done to make a picture fit. All but the last two hold every pixel as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// A PNG as usual.
    Usual,
    /// A PNG with a palette of exactly the picture's colours.
    Palette {
        /// The colours, 1 to 256.
        colors: u16,
    },
    /// A PNG, compressed with more patience.
    Patient,
    /// A PNG with a palette of the picture's colours, compressed with more patience.
    PatientPalette {
        /// The colours, 1 to 256.
        colors: u16,
    },
    /// A PNG with a palette of colours that are near the picture's.
    FewerColors {
        /// The colours, 1 to 256.
        colors: u16,
    },
    /// A JPEG.
    Jpeg {
        /// Its quality.
        quality: Quality,
    },
}

impl How {
    /// Whether every pixel is as it was.
    pub const fn is_lossless(self) -> bool {
        match self {
            Self::Usual | Self::Palette { .. } | Self::Patient | Self::PatientPalette { .. } => {
                true
            }
            Self::FewerColors { .. } | Self::Jpeg { .. } => false,
        }
    }

    /// The ending of the file's name: `png` or `jpg`.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Usual
            | Self::Palette { .. }
            | Self::Patient
            | Self::PatientPalette { .. }
            | Self::FewerColors { .. } => "png",
            Self::Jpeg { .. } => "jpg",
        }
    }
}

/// Makes a file of at most `budget` bytes of a picture, by the first of these that suffices: PNG as
/// usual; with an exact palette, if there are at most 256 colours; with more patience; with 256 other
/// colours, where that is allowed; JPEG from quality 92 down to 75, where that is allowed. `dpi` is the
/// resolution that the file states, in pixels per inch. The bytes do not depend on the number of
/// threads.
///
/// ```
/// use changtu::render::Error;
/// use changtu::render::budget::{Allowed, How, fit};
/// use changtu::render::raster::Picture;
///
/// let white = Picture { width: 100, height: 50, rgb: vec![255; 100 * 50 * 3] };
/// let fitted = fit(&white, 1_000_000, Allowed::default(), None).unwrap();
/// assert_eq!(fitted.how, How::Usual);
/// let refused = fit(&white, 20, Allowed::default(), None);
/// assert!(matches!(refused, Err(Error::Budget { budget: 20, .. })));
/// ```
///
/// # Errors
/// [`Error::Budget`] with the fewest bytes that were reached; [`Error::Size`] when the picture has no
/// area, or other bytes than its sides say.
pub fn fit(
    picture: &Picture,
    budget: u64,
    allowed: Allowed,
    dpi: Option<f64>,
) -> Result<Fitted, Error> {
    picture.check()?;
    let mut search = Search {
        budget,
        smallest: u64::MAX,
    };
    let found = match without_loss(picture, dpi, &mut search)? {
        Some(fitted) => Some(fitted),
        None => with_loss(picture, allowed, dpi, &mut search)?,
    };
    found.ok_or(Error::Budget {
        budget,
        smallest: search.smallest,
    })
}

/// Makes a JPEG of at most `budget` bytes: of the quality that is wanted, or the best below it down to
/// 75 that fits.
///
/// # Errors
/// [`Error::Budget`] with the fewest bytes that were reached; otherwise as [`jpeg::write`].
pub fn fit_jpeg(
    picture: &Picture,
    budget: u64,
    wanted: Quality,
    dpi: Option<f64>,
) -> Result<Fitted, Error> {
    let mut search = Search {
        budget,
        smallest: u64::MAX,
    };
    let lower = QUALITIES
        .into_iter()
        .chain([LEAST])
        .filter_map(Quality::new);
    for quality in std::iter::once(wanted).chain(lower.filter(|lower| *lower < wanted)) {
        let bytes = file(|out| jpeg::write(picture, quality, dpi, out))?;
        if let Some(fitted) = search.take(How::Jpeg { quality }, bytes) {
            return Ok(fitted);
        }
    }
    Err(Error::Budget {
        budget,
        smallest: search.smallest,
    })
}

/// Writes a picture as PNG with a palette: of exactly its colours where there are 256 at most, else of
/// colours near them. Answers which of the two it was.
///
/// # Errors
/// As [`png::write`].
pub fn with_palette(
    picture: &Picture,
    dpi: Option<f64>,
    out: &mut dyn std::io::Write,
) -> Result<How, Error> {
    picture.check()?;
    let exact = palette::index(picture);
    let is_exact = exact.is_some();
    let indexed = match exact {
        Some(indexed) => indexed,
        None => quantize::quantize(picture)?,
    };
    palette::write_at(&indexed, dpi, png::LEVEL, out)?;
    let colors = count(&indexed);
    Ok(match is_exact {
        true => How::Palette { colors },
        false => How::FewerColors { colors },
    })
}

/// The files that were tried.
struct Search {
    budget: u64,
    smallest: u64,
}

impl Search {
    /// Takes a file if it fits.
    fn take(&mut self, how: How, bytes: Vec<u8>) -> Option<Fitted> {
        let length = bytes.len() as u64;
        self.smallest = self.smallest.min(length);
        (length <= self.budget).then_some(Fitted { bytes, how })
    }
}

fn without_loss(
    picture: &Picture,
    dpi: Option<f64>,
    search: &mut Search,
) -> Result<Option<Fitted>, Error> {
    let plain = |level: u32| file(|out| png::write_at(picture, dpi, level, out));
    if let Some(fitted) = search.take(How::Usual, plain(png::LEVEL)?) {
        return Ok(Some(fitted));
    }
    let Some(indexed) = palette::index(picture) else {
        return Ok(search.take(How::Patient, plain(PATIENT)?));
    };
    let colors = count(&indexed);
    let exact = |level: u32| file(|out| palette::write_at(&indexed, dpi, level, out));
    Ok(
        match search.take(How::Palette { colors }, exact(png::LEVEL)?) {
            Some(fitted) => Some(fitted),
            None => search.take(How::PatientPalette { colors }, exact(PATIENT)?),
        },
    )
}

fn with_loss(
    picture: &Picture,
    allowed: Allowed,
    dpi: Option<f64>,
    search: &mut Search,
) -> Result<Option<Fitted>, Error> {
    if allowed.fewer_colors {
        let indexed = quantize::quantize(picture)?;
        let bytes = file(|out| palette::write_at(&indexed, dpi, PATIENT, out))?;
        let colors = count(&indexed);
        if let Some(fitted) = search.take(How::FewerColors { colors }, bytes) {
            return Ok(Some(fitted));
        }
    }
    let is_short = Format::Jpeg.check(picture.width, picture.height).is_ok();
    if allowed.jpeg && is_short {
        return as_jpeg(picture, dpi, search);
    }
    Ok(None)
}

/// The best JPEG that fits. The smallest is tried first: if even that does not fit, none does.
fn as_jpeg(
    picture: &Picture,
    dpi: Option<f64>,
    search: &mut Search,
) -> Result<Option<Fitted>, Error> {
    let mut at = |quality: u8| -> Result<Option<Fitted>, Error> {
        let Some(quality) = Quality::new(quality) else {
            return Ok(None);
        };
        let bytes = file(|out| jpeg::write(picture, quality, dpi, out))?;
        Ok(search.take(How::Jpeg { quality }, bytes))
    };
    let Some(least) = at(LEAST)? else {
        return Ok(None);
    };
    for quality in QUALITIES {
        if let Some(fitted) = at(quality)? {
            return Ok(Some(fitted));
        }
    }
    Ok(Some(least))
}

fn count(indexed: &Indexed) -> u16 {
    // A palette holds 256 colours at most.
    indexed.colors.len() as u16
}

/// The bytes that something writes.
fn file(
    write: impl FnOnce(&mut dyn std::io::Write) -> Result<(), Error>,
) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    Ok(bytes)
}
