//! A whole picture in memory, for the formats that cannot be written row by row.

use super::{View, Window, rows};
use crate::font::Book;
use crate::render::Error;
use crate::scene::Scene;

/// A finished picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Rows from top to bottom, without gaps: red, green and blue of each pixel, a byte each, in sRGB.
    pub rgb: Vec<u8>,
}

impl std::fmt::Debug for Picture {
    /// Says how large it is; nobody reads millions of bytes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture {{ {} × {} }}", self.width, self.height)
    }
}

impl Picture {
    /// Whether it has an area, and as many bytes as its sides say.
    pub(in crate::render) fn check(&self) -> Result<(), Error> {
        let (width, height) = (self.width as usize, self.height as usize);
        let bytes = width
            .checked_mul(height)
            .and_then(|pixels| pixels.checked_mul(3));
        if bytes == Some(self.rgb.len()) && bytes != Some(0) {
            return Ok(());
        }
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        Err(Error::Size { width, height })
    }
}

/// Draws a scene as a whole picture, which takes three bytes of memory for a pixel.
///
/// ```
/// use changtu::color::Color;
/// use changtu::font::Book;
/// use changtu::geom::{Rect, Size};
/// use changtu::render::raster::{View, picture};
/// use changtu::scene::Scene;
///
/// let scene = Scene {
///     size: Size::px(40.0, 30.0),
///     ground: Color::parse("#FDF3E3").unwrap(),
///     items: Vec::new(),
///     marks: Vec::new(),
/// };
/// let view = View { scale: 2.0, window: Some(Rect::px(0.0, 10.0, 40.0, 5.0)) };
/// let part = picture(&scene, &Book::embedded(), &view).unwrap();
/// assert_eq!((part.width, part.height), (80, 10));
/// assert_eq!(part.rgb[..3], [0xFD, 0xF3, 0xE3]);
/// ```
///
/// # Errors
/// [`Error::Size`] as for [`rows`]; [`Error::Encode`] when there is not that much memory.
pub fn picture(scene: &Scene, book: &Book, view: &View) -> Result<Picture, Error> {
    let window = Window::new(scene, view)?;
    let mut rgb = Vec::new();
    let bytes = u64::from(window.width) * u64::from(window.height) * 3;
    let room = || Error::Encode(format!("not enough memory for a picture of {bytes} bytes"));
    let bytes = usize::try_from(bytes).map_err(|_| room())?;
    rgb.try_reserve_exact(bytes).map_err(|_| room())?;
    let (width, height) = rows(scene, book, view, &mut |part| rgb.extend_from_slice(part))?;
    Ok(Picture { width, height, rgb })
}
