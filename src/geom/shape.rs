//! Points, sizes, rectangles, and values per axis, side or corner.

use super::Abs;

/// A value for each axis.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Axes<T> {
    /// Horizontal.
    pub x: T,
    /// Vertical.
    pub y: T,
}

/// A place; y grows downwards.
pub type Point = Axes<Abs>;

impl Point {
    /// The origin.
    pub const ORIGIN: Self = Self {
        x: Abs::ZERO,
        y: Abs::ZERO,
    };

    /// A point at `x`, `y` px.
    pub const fn px(x: f64, y: f64) -> Self {
        Self {
            x: Abs::px(x),
            y: Abs::px(y),
        }
    }
}

/// A width and a height.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Size {
    /// Horizontal extent.
    pub width: Abs,
    /// Vertical extent.
    pub height: Abs,
}

impl Size {
    /// A size in px.
    pub const fn px(width: f64, height: f64) -> Self {
        Self {
            width: Abs::px(width),
            height: Abs::px(height),
        }
    }
}

/// An upright rectangle.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Rect {
    /// The upper left corner.
    pub origin: Point,
    /// The extent.
    pub size: Size,
}

impl Rect {
    /// A rectangle from its corner and extent, in px.
    pub const fn px(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self {
            origin: Point::px(x, y),
            size: Size::px(width, height),
        }
    }

    /// The left edge.
    pub fn left(&self) -> Abs {
        self.origin.x
    }

    /// The upper edge.
    pub fn top(&self) -> Abs {
        self.origin.y
    }

    /// The right edge.
    pub fn right(&self) -> Abs {
        self.origin.x + self.size.width
    }

    /// The lower edge.
    pub fn bottom(&self) -> Abs {
        self.origin.y + self.size.height
    }

    /// The rectangle shrunk by a margin on each side; never below nothing.
    pub fn inset(&self, sides: Sides<Abs>) -> Self {
        let width = (self.size.width - sides.left - sides.right).max(Abs::ZERO);
        let height = (self.size.height - sides.top - sides.bottom).max(Abs::ZERO);
        let origin = Point {
            x: self.origin.x + sides.left,
            y: self.origin.y + sides.top,
        };
        Self {
            origin,
            size: Size { width, height },
        }
    }

    /// The smallest rectangle that holds both.
    pub fn union(&self, other: &Self) -> Self {
        let left = self.left().min(other.left());
        let top = self.top().min(other.top());
        let width = self.right().max(other.right()) - left;
        let height = self.bottom().max(other.bottom()) - top;
        Self {
            origin: Point { x: left, y: top },
            size: Size { width, height },
        }
    }
}

/// A value for each side.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Sides<T> {
    /// Upper side.
    pub top: T,
    /// Right side.
    pub right: T,
    /// Lower side.
    pub bottom: T,
    /// Left side.
    pub left: T,
}

impl<T: Copy> Sides<T> {
    /// The same value on all four sides.
    pub const fn all(value: T) -> Self {
        Self {
            top: value,
            right: value,
            bottom: value,
            left: value,
        }
    }
}

/// A value for each corner.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Corners<T> {
    /// Upper left.
    pub top_left: T,
    /// Upper right.
    pub top_right: T,
    /// Lower right.
    pub bottom_right: T,
    /// Lower left.
    pub bottom_left: T,
}

impl<T: Copy> Corners<T> {
    /// The same value at all four corners.
    pub const fn all(value: T) -> Self {
        Self {
            top_left: value,
            top_right: value,
            bottom_right: value,
            bottom_left: value,
        }
    }
}
