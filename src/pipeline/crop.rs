//! Small pictures cut out of a poster, for those who check its words.

use crate::font::Book;
use crate::geom::{Abs, Point, Rect, Size};
use crate::render::raster::{View, picture};
use crate::render::{Error, Excerpts, png};
use crate::scene::Scene;

/// A place with room around it, so that a reader recognises it, on whole px and on the page.
pub fn framed(place: &Rect, margin: Abs, page: Size) -> Rect {
    let edge = |at: Abs, most: Abs| at.round().max(Abs::ZERO).min(most.round());
    let left = edge(place.left() - margin, page.width);
    let top = edge(place.top() - margin, page.height);
    let right = edge(place.right() + margin, page.width).max(left + Abs::px(1.0));
    let bottom = edge(place.bottom() + margin, page.height).max(top + Abs::px(1.0));
    Rect {
        origin: Point { x: left, y: top },
        size: Size {
            width: right - left,
            height: bottom - top,
        },
    }
}

/// A rectangle of a page as a PNG file, with a palette where it has few colours: at scale 1 the pixels of
/// the poster, but for the smoothing of edges that the rectangle cuts. `scale` is device pixels for a px.
///
/// # Errors
/// [`Error::Size`] when the rectangle has no area, or is too large.
pub fn crop(
    excerpts: &Excerpts<'_>,
    book: &Book,
    rect: &Rect,
    scale: f64,
) -> Result<Vec<u8>, Error> {
    let scene: Scene = excerpts.scene(rect);
    let view = View {
        scale,
        window: None,
    };
    let picture = picture(&scene, book, &view)?;
    let mut bytes = Vec::new();
    if !png::palette::write(&picture, None, &mut bytes)? {
        png::write(&picture, None, &mut bytes)?;
    }
    Ok(bytes)
}
