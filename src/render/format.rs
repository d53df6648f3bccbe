//! The formats that hold a whole picture, and how large one may be.

use super::Error;

/// A format with a limit on the sides of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// WebP.
    WebP,
}

impl Format {
    /// The pixels that a side may have.
    pub const fn limit(self) -> u32 {
        match self {
            // Two bytes hold a side (ITU T.81, B.2.2).
            Self::Jpeg => 65_535,
            // Fourteen bits hold a side less one, but libwebp and most readers stop one before that.
            Self::WebP => 16_383,
        }
    }

    /// Refuses pictures that the format cannot hold.
    ///
    /// # Errors
    /// [`Error::Limit`] when a side is longer than [`Format::limit`].
    pub const fn check(self, width: u32, height: u32) -> Result<(), Error> {
        let limit = self.limit();
        if width <= limit && height <= limit {
            return Ok(());
        }
        Err(Error::Limit {
            format: self,
            limit,
            width,
            height,
        })
    }
}

/// A resolution that a file can state; `None` for what is no resolution.
pub(super) fn stated(dpi: Option<f64>) -> Option<f64> {
    dpi.filter(|dpi| dpi.is_finite() && *dpi > 0.0)
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Jpeg => "JPEG",
            Self::WebP => "WebP",
        })
    }
}
