//! Scene → files. Knows no paragraph, no block and no YAML: everything drawn is in the scene.
//!
//! Every back-end has a `paint`, a `shape`, a `text` and an `image` file; what two of them must agree
//! on to the pixel (outlines of boxes, the look of a shadow) stands here, once.

pub mod budget;
mod corners;
mod excerpt;
mod extent;
mod format;
mod icc;
pub mod jpeg;
mod outline;
pub mod pdf;
pub mod png;
mod quantize;
pub mod raster;
mod shadow;
pub mod svg;
pub mod webp;

pub use self::excerpt::Excerpts;
pub use self::format::Format;

/// Why a poster could not be written.
#[derive(Debug)]
pub enum Error {
    /// The poster has no area, or more rows or columns than the format can hold.
    Size {
        /// The width in device pixels.
        width: f64,
        /// The height in device pixels.
        height: f64,
    },
    /// The format cannot hold a picture with sides this long. Slices, a smaller scale or another format
    /// help.
    Limit {
        /// The format.
        format: Format,
        /// The pixels that a side may have.
        limit: u32,
        /// The width in device pixels.
        width: u32,
        /// The height in device pixels.
        height: u32,
    },
    /// Nothing that is allowed makes the picture small enough. More means, shorter slices or a smaller
    /// scale help.
    Budget {
        /// The bytes that the file may have.
        budget: u64,
        /// The fewest bytes that were reached.
        smallest: u64,
    },
    /// Compressing or encoding failed.
    Encode(String),
    /// The bytes could not be written.
    Write(std::io::Error),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Size { width, height } => {
                write!(f, "cannot draw a poster of {width} by {height} pixels")
            }
            Self::Limit {
                format,
                limit,
                width,
                height,
            } => write!(
                f,
                "{format} holds at most {limit} pixels a side, and the poster is {width} by {height}"
            ),
            Self::Budget { budget, smallest } => write!(
                f,
                "the picture takes at least {smallest} bytes, more than {budget}"
            ),
            Self::Encode(why) => write!(f, "cannot encode the poster: {why}"),
            Self::Write(why) => write!(f, "cannot write the poster: {why}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Write(why) => Some(why),
            Self::Size { .. } | Self::Limit { .. } | Self::Budget { .. } | Self::Encode(_) => None,
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(why: std::io::Error) -> Self {
        Self::Write(why)
    }
}
