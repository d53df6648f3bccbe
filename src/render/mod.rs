//! Scene → files. Knows no paragraph, no block and no YAML: everything drawn is in the scene.
//!
//! Every back-end has a `paint`, a `shape`, a `text` and an `image` file; what two of them must agree
//! on to the pixel (outlines of boxes, the look of a shadow) stands here, once.

mod corners;
mod extent;
mod outline;
pub mod png;
pub mod raster;
mod shadow;
pub mod svg;

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
            Self::Encode(why) => write!(f, "cannot encode the poster: {why}"),
            Self::Write(why) => write!(f, "cannot write the poster: {why}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Write(why) => Some(why),
            Self::Size { .. } | Self::Encode(_) => None,
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(why: std::io::Error) -> Self {
        Self::Write(why)
    }
}
