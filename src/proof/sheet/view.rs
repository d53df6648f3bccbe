//! What of the poster a row shows: the words with room around them, in a picture of one shape.

use crate::geom::{Abs, Point, Rect, Size};
use crate::proof::Place;

/// A part of the poster around words.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The page.
    pub page: usize,
    /// The rectangle that is shown, on whole px of the page.
    pub rect: Rect,
    /// The boxes to be framed in it, in px of the page.
    pub frames: Vec<Rect>,
    /// Whether these are the very words; else the lines around them.
    pub is_exact: bool,
}

/// The width of the picture for its height.
pub(in crate::proof) const SHAPE: f64 = 3.6;
/// Room above and below the words, in heights of their line: enough to see the next line's edge.
const ROOM: f64 = 0.75;
/// That room in px, at least and at most.
const LEAST: f64 = 26.0;
const MOST: f64 = 64.0;
/// How far a frame stands from its words, in px.
const AIR: f64 = 5.0;

/// Neighbours are shown too where all of it stays readable: so wide and so high at most, in px.
const WIDE: f64 = 660.0;

impl View {
    /// What is shown of a place on pages of these extents, with those of its neighbours that are near.
    pub(super) fn of(place: &Place, beside: &[Place], pages: &[Size]) -> Option<Self> {
        let page = pages.get(place.page)?;
        let line = place.lines.first()?.size.height.to_px();
        let room = (line * ROOM).clamp(LEAST, MOST);
        let mut words = place.rect();
        for other in beside.iter().filter(|other| other.page == place.page) {
            let both = words.union(&other.rect());
            if shown(&both, LEAST).0 <= WIDE {
                words = both;
            }
        }
        let room = if words == place.rect() { room } else { LEAST };
        let (width, height) = shown(&words, room);
        let height = height.min(page.height.to_px()).max(1.0);
        let width = width.min(page.width.to_px()).max(1.0);
        let middle = |start: Abs, extent: Abs| (start + extent / 2.0).to_px();
        let (x, width) = window(middle(words.left(), words.size.width), width, page.width);
        let (y, height) = window(middle(words.top(), words.size.height), height, page.height);
        Some(Self {
            page: place.page,
            rect: Rect::px(x, y, width, height),
            frames: place.lines.iter().map(grown).collect(),
            is_exact: place.is_exact,
        })
    }
}

/// The extent of the picture of a rectangle with room around it.
fn shown(rect: &Rect, room: f64) -> (f64, f64) {
    let (wide, high) = (rect.size.width.to_px(), rect.size.height.to_px());
    let height = (high + 2.0 * room).max((wide + 2.0 * room) / SHAPE);
    (height * SHAPE, height)
}

/// A stretch of some length around a middle, inside of a page and on whole px.
fn window(middle: f64, length: f64, page: Abs) -> (f64, f64) {
    let length = length.round().max(1.0);
    let most = (page.to_px() - length).max(0.0);
    (
        (middle - length / 2.0).round().clamp(0.0, most.floor()),
        length,
    )
}

fn grown(rect: &Rect) -> Rect {
    let air = Abs::px(AIR);
    let origin = Point {
        x: rect.left() - air,
        y: rect.top() - air,
    };
    let size = Size {
        width: rect.size.width + air * 2.0,
        height: rect.size.height + air * 2.0,
    };
    Rect { origin, size }
}
