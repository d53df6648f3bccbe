//! Affine transforms.

use super::{Abs, Point, Rect, Size};

/// An affine map: `x' = sx·x + kx·y + tx`, `y' = ky·x + sy·y + ty`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Transform {
    /// Horizontal scale.
    pub sx: f64,
    /// Vertical skew.
    pub ky: f64,
    /// Horizontal skew.
    pub kx: f64,
    /// Vertical scale.
    pub sy: f64,
    /// Horizontal shift.
    pub tx: Abs,
    /// Vertical shift.
    pub ty: Abs,
}

impl Default for Transform {
    fn default() -> Self {
        Self::IDENTITY
    }
}

impl Transform {
    /// The map that changes nothing.
    pub const IDENTITY: Self = Self {
        sx: 1.0,
        ky: 0.0,
        kx: 0.0,
        sy: 1.0,
        tx: Abs::ZERO,
        ty: Abs::ZERO,
    };

    /// A shift.
    pub const fn translate(x: Abs, y: Abs) -> Self {
        Self {
            tx: x,
            ty: y,
            ..Self::IDENTITY
        }
    }

    /// A scale about the origin.
    pub const fn scale(sx: f64, sy: f64) -> Self {
        Self {
            sx,
            sy,
            ..Self::IDENTITY
        }
    }

    /// A clockwise turn about the origin, in degrees. Uses the portable `libm`, so that every
    /// machine turns alike.
    pub fn rotate(degrees: f64) -> Self {
        let angle = degrees.to_radians();
        let (sin, cos) = (libm::sin(angle), libm::cos(angle));
        Self {
            sx: cos,
            ky: sin,
            kx: -sin,
            sy: cos,
            ..Self::IDENTITY
        }
    }

    /// The map that applies `inner` first and then `self`.
    pub fn then_inner(&self, inner: &Self) -> Self {
        let at = self.apply(Point {
            x: inner.tx,
            y: inner.ty,
        });
        Self {
            sx: self.sx * inner.sx + self.kx * inner.ky,
            ky: self.ky * inner.sx + self.sy * inner.ky,
            kx: self.sx * inner.kx + self.kx * inner.sy,
            sy: self.ky * inner.kx + self.sy * inner.sy,
            tx: at.x,
            ty: at.y,
        }
    }

    /// The way back; `None` for a map that flattens areas to nothing.
    pub fn inverse(&self) -> Option<Self> {
        let area = self.sx * self.sy - self.kx * self.ky;
        if !area.is_finite() || area.abs() < 1e-12 {
            return None;
        }
        let linear = Self {
            sx: self.sy / area,
            ky: -self.ky / area,
            kx: -self.kx / area,
            sy: self.sx / area,
            ..Self::IDENTITY
        };
        Some(linear.then_inner(&Self::translate(-self.tx, -self.ty)))
    }

    /// Where a point goes.
    pub fn apply(&self, point: Point) -> Point {
        Point {
            x: point.x * self.sx + point.y * self.kx + self.tx,
            y: point.x * self.ky + point.y * self.sy + self.ty,
        }
    }

    /// The upright box around the image of a rectangle.
    pub fn apply_rect(&self, rect: &Rect) -> Rect {
        let corners = [
            Point {
                x: rect.left(),
                y: rect.top(),
            },
            Point {
                x: rect.right(),
                y: rect.top(),
            },
            Point {
                x: rect.right(),
                y: rect.bottom(),
            },
            Point {
                x: rect.left(),
                y: rect.bottom(),
            },
        ]
        .map(|corner| self.apply(corner));
        corners[1..].iter().fold(
            Rect {
                origin: corners[0],
                size: Size::default(),
            },
            |bounds, corner| {
                bounds.union(&Rect {
                    origin: *corner,
                    size: Size::default(),
                })
            },
        )
    }
}
