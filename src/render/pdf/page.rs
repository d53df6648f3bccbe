//! Pages of a file: what part of which scene is shown where.

use crate::geom::{Abs, Rect, Size, Transform};
use crate::render::Error;
use crate::scene::Scene;

/// The longest side of a page in points: what Acrobat and the print trade take (ISO 32000-1, annex C).
const LONGEST: f64 = 14_400.0;
/// The shortest side, by the same annex.
const SHORTEST: f64 = 3.0;

/// A page of the file.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// The extent of the page in px of the page; also its media box.
    pub size: Size,
    /// How many points a px of the page is long, above 0: 0.75 is 96 px to the inch.
    pub unit: f64,
    /// What is shown on it, from back to front.
    pub views: Vec<View<'a>>,
    /// The boxes that a print shop cuts by.
    pub boxes: Option<Boxes>,
}

/// A part of a scene, shown on a page.
#[derive(Debug, Clone)]
pub struct View<'a> {
    /// The scene.
    pub scene: &'a Scene,
    /// The part of it that is shown, in px of the scene; nothing outside of it is seen.
    pub window: Rect,
    /// From px of the scene to px of the page.
    pub to: Transform,
    /// What lies under the items.
    pub ground: Ground,
}

/// What lies under the items of a view.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The window is filled with the scene's own ground.
    #[default]
    Scene,
    /// What was drawn before shows through.
    Bare,
}

/// The boxes of a printed page, in px of the page. The media box is the page itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Boxes {
    /// The finished size, after cutting.
    pub trim: Rect,
    /// How far the drawing reaches: beyond the trim box by the bleed.
    pub bleed: Rect,
}

impl<'a> Page<'a> {
    /// Points for a px where nothing else is asked for: CSS's 96 px to the inch.
    pub const UNIT: f64 = 0.75;

    /// A whole scene as the one page of a file, at [`Page::UNIT`], or smaller where a side would be
    /// longer than a PDF page may be (14,400 points, 19,200 px). [`Page::reduction`] says by how much.
    ///
    /// ```
    /// use changtu::color::Color;
    /// use changtu::geom::Size;
    /// use changtu::render::pdf::Page;
    /// use changtu::scene::Scene;
    ///
    /// let poster = |height| Scene {
    ///     size: Size::px(1080.0, height),
    ///     ground: Color::WHITE,
    ///     items: Vec::new(),
    ///     marks: Vec::new(),
    /// };
    /// assert_eq!(Page::long(&poster(19_200.0)).reduction(), 1.0);
    /// assert_eq!(Page::long(&poster(38_400.0)).reduction(), 0.5);
    /// ```
    pub fn long(scene: &'a Scene) -> Self {
        let longest = scene.size.width.max(scene.size.height).to_px();
        let view = View {
            scene,
            window: Rect {
                size: scene.size,
                ..Rect::default()
            },
            to: Transform::IDENTITY,
            ground: Ground::Scene,
        };
        Self {
            size: scene.size,
            unit: Self::UNIT.min(LONGEST / longest.max(1.0)),
            views: vec![view],
            boxes: None,
        }
    }

    /// The unit as a share of [`Page::UNIT`]: below 1 for a page that had to be made smaller.
    pub fn reduction(&self) -> f64 {
        self.unit / Self::UNIT
    }

    /// The extent in points.
    pub(super) fn extent(&self) -> Result<(f32, f32), Error> {
        let side = |length: Abs| length.to_px() * self.unit;
        let (width, height) = (side(self.size.width), side(self.size.height));
        // A thousandth of a point is lost in the program that makes the page, not in the format.
        let fits = |side: f64| (SHORTEST..=LONGEST + 1e-3).contains(&side);
        if fits(width) && fits(height) {
            let side = |side: f64| side.min(LONGEST) as f32;
            Ok((side(width), side(height)))
        } else {
            let (width, height) = (self.size.width.to_px(), self.size.height.to_px());
            Err(Error::Size { width, height })
        }
    }

    /// From px of a view's scene to points of the page.
    pub(super) fn place(&self, view: &View<'_>) -> Transform {
        Transform::scale(self.unit, self.unit).then_inner(&view.to)
    }

    /// The whole page in points.
    pub(super) fn area(&self) -> Rect {
        let (width, height) = (self.size.width.to_px(), self.size.height.to_px());
        Rect::px(0.0, 0.0, width * self.unit, height * self.unit)
    }

    /// What may be seen of a view, in points.
    pub(super) fn seen(&self, view: &View<'_>) -> Rect {
        super::space::shared(&self.place(view).apply_rect(&view.window), &self.area())
    }
}
