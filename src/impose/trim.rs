//! What is around a sheet: the ground in the bleed, the trim and the crop marks.

use crate::color::Color;
use crate::geom::{Abs, Corners, Point, Rect, Sides, Size, Transform};
use crate::medium::{Sheet, points};
use crate::scene::{BoxItem, Group, Item, Paint, Path, PathItem, Scene, Segment, Stroke};

use super::place::mapped;

/// The distance of a crop mark from the bleed, in mm.
const CLEAR: f64 = 1.5;
/// The width of a crop mark in points: a hairline that any device holds.
const HAIRLINE: f64 = 0.25;

/// A sheet and what is around it, in px.
pub(super) struct Trim {
    /// The bleed on each side.
    pub(super) bleed: Abs,
    /// The finished sheet in the whole.
    pub(super) trim: Rect,
    /// The finished sheet with its bleed.
    pub(super) bleed_box: Rect,
    media: Size,
    /// Where crop marks begin and end, from the trim; `None` for none.
    marks: Option<(Abs, Abs)>,
    hairline: Abs,
}

impl Trim {
    /// A sheet whose px are so many mm.
    pub(super) fn new(sheet: &Sheet, unit: f64) -> Self {
        let px = |mm: f64| Abs::px(mm / unit);
        let (bleed, around) = (px(sheet.print.bleed), px(sheet.around()));
        let size = Size {
            width: px(sheet.width),
            height: px(sheet.height),
        };
        let trim = Rect {
            origin: Point {
                x: around,
                y: around,
            },
            size,
        };
        let media = Size {
            width: size.width + around * 2.0,
            height: size.height + around * 2.0,
        };
        let marks = (px(sheet.print.bleed + CLEAR), around);
        Self {
            bleed,
            trim,
            bleed_box: trim.inset(Sides::all(-bleed)),
            media,
            marks: sheet.print.has_marks.then_some(marks),
            hairline: px(HAIRLINE / points(1.0)),
        }
    }

    /// An empty finished sheet.
    pub(super) fn blank(&self, ground: Color) -> Scene {
        Scene {
            size: self.trim.size,
            ground,
            items: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// A finished sheet with its bleed and its crop marks.
    pub(super) fn finish(&self, page: Scene, ground: Color) -> Scene {
        let corner = self.trim.origin;
        if self.media == self.trim.size {
            return page;
        }
        let into = Transform::translate(corner.x, corner.y);
        let bleed = Rect {
            origin: Point {
                x: Abs::ZERO - self.bleed,
                y: Abs::ZERO - self.bleed,
            },
            ..self.bleed_box
        };
        let under = Item::Box(BoxItem {
            rect: bleed,
            radius: Corners::all(Abs::ZERO),
            shadows: Vec::new(),
            fills: vec![Paint::Solid(ground)],
            border: None,
        });
        let items = std::iter::once(under).chain(page.items).collect();
        let sheet = Item::Group(Group {
            opacity: 1.0,
            transform: into,
            clip: Some((bleed, Corners::all(Abs::ZERO))),
            items,
        });
        let marks = page.marks.into_iter();
        Scene {
            size: self.media,
            ground: match self.marks {
                Some(_) => Color::WHITE,
                None => ground,
            },
            items: std::iter::once(sheet).chain(self.crop_marks()).collect(),
            marks: marks.map(|mark| mapped(mark, &into)).collect(),
        }
    }

    /// Two lines at each corner of the trim, clear of the bleed.
    fn crop_marks(&self) -> Option<Item> {
        let (near, far) = self.marks?;
        let mut segments = Vec::new();
        let mut line = |from: Point, to: Point| {
            segments.extend([Segment::Move(from), Segment::Line(to)]);
        };
        for x in [self.trim.left(), self.trim.right()] {
            for (edge, sign) in [(self.trim.top(), -1.0), (self.trim.bottom(), 1.0)] {
                let y = |distance: Abs| edge + distance * sign;
                line(Point { x, y: y(near) }, Point { x, y: y(far) });
            }
        }
        for y in [self.trim.top(), self.trim.bottom()] {
            for (edge, sign) in [(self.trim.left(), -1.0), (self.trim.right(), 1.0)] {
                let x = |distance: Abs| edge + distance * sign;
                line(Point { x: x(near), y }, Point { x: x(far), y });
            }
        }
        Some(Item::Path(PathItem {
            path: Path { segments },
            fill: None,
            stroke: Some(Stroke::solid(Paint::Solid(Color::BLACK), self.hairline)),
        }))
    }
}
