//! The look of a soft shadow, shared by all back-ends: nine parts made from one table.
//!
//! A Gaussian shadow of a straight edge follows the error function. Its corners are nearly circular,
//! so a corner is the same profile turned around a centre. The centre is chosen so that the half-tone
//! line passes the corner's diagonal where that of the true blur does: for a square corner
//! Φ(x/σ)² = ½ gives x = 0.545 σ on both axes, which a circle of radius R meets when
//! R·(√2 − 1) = 0.545 σ·√2, so R = 1.861 σ; a round corner adds its radius in quadrature.

use crate::geom::{Abs, Corners, Rect, Sides};
use crate::scene::Shadow;

use super::corners;

/// The radius of the half-tone line at a square corner, in standard deviations (see above).
const ROUNDING: f64 = 1.861;
/// Where the shadow ends, in standard deviations outside of the edge: 0.3 % of its strength.
const TAIL: f64 = 2.75;
/// Steps of the profile. Between them it is a straight line, in pixels as in gradients.
const STEPS: usize = 20;

/// A shadow ready to be drawn: full strength inside `core`, falling to nothing over `depth` around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Soft {
    /// The part in full strength; may be a line or a point.
    pub(super) core: Rect,
    /// How far the fall reaches around it.
    pub(super) depth: Abs,
    /// The opacity at equal steps from the core outwards, times the colour's own.
    pub(super) profile: [f32; STEPS + 1],
}

/// The box that casts the shadow's hard form: moved and spread.
pub(super) fn hard(rect: &Rect, shadow: &Shadow) -> Rect {
    let mut moved = rect.inset(Sides::all(-shadow.spread));
    moved.origin.x += shadow.offset.x;
    moved.origin.y += shadow.offset.y;
    moved
}

/// The radii of the hard form: they grow with the spread where there are any.
pub(super) fn radii(radius: &Corners<Abs>, shadow: &Shadow) -> Corners<Abs> {
    let grow = |radius: Abs| {
        if radius > Abs::ZERO {
            (radius + shadow.spread).max(Abs::ZERO)
        } else {
            radius
        }
    };
    Corners {
        top_left: grow(radius.top_left),
        top_right: grow(radius.top_right),
        bottom_right: grow(radius.bottom_right),
        bottom_left: grow(radius.bottom_left),
    }
}

/// The box of everything a shadow darkens.
pub(super) fn reach(rect: &Rect, shadow: &Shadow) -> Rect {
    let tail = (shadow.blur / 2.0 * TAIL).max(Abs::ZERO);
    hard(rect, shadow).inset(Sides::all(-tail))
}

/// The soft form of a shadow; `None` when it has no blur and is a plain box.
pub(super) fn soft(rect: &Rect, radius: &Corners<Abs>, shadow: &Shadow) -> Option<Soft> {
    let sigma = shadow.blur.to_px() / 2.0;
    if sigma < 0.05 {
        return None;
    }
    let hard = hard(rect, shadow);
    let (width, height) = (hard.size.width.to_px(), hard.size.height.to_px());
    let corner = corners::largest(&corners::fitted(&hard, &radii(radius, shadow))).to_px();
    let rounding = (corner * corner + ROUNDING * ROUNDING * sigma * sigma).sqrt();
    let inward = rounding.min(width / 2.0).min(height / 2.0);
    let strength = peak(width / sigma) * peak(height / sigma);
    let outward = TAIL * sigma;
    Some(Soft {
        core: hard.inset(Sides::all(Abs::px(inward))),
        depth: Abs::px(inward + outward),
        profile: profile(inward / sigma, strength),
    })
}

/// How much of its strength a shadow keeps in the middle of a strip of this width (in deviations).
fn peak(width: f64) -> f64 {
    2.0 * normal(width / 2.0) - 1.0
}

/// The fall from `inward` deviations inside the edge to the tail outside, from `strength` to 0.
fn profile(inward: f64, strength: f64) -> [f32; STEPS + 1] {
    let (most, least) = (normal(inward), normal(-TAIL));
    std::array::from_fn(|step| {
        let along = step as f64 / STEPS as f64;
        let inside = inward - along * (inward + TAIL);
        let value = (normal(inside) - least) / (most - least);
        (value * strength).clamp(0.0, 1.0) as f32
    })
}

/// The share of a normal distribution below `x` deviations. The portable `libm`, so that all machines
/// shade alike.
fn normal(x: f64) -> f64 {
    0.5 * (1.0 + libm::erf(x * std::f64::consts::FRAC_1_SQRT_2))
}

impl Soft {
    /// The opacity at a distance from the core, as a share of `depth`.
    pub(super) fn at(&self, along: f32) -> f32 {
        let place = along.clamp(0.0, 1.0) * STEPS as f32;
        let step = (place as usize).min(STEPS - 1);
        let part = place - step as f32;
        self.profile[step] + (self.profile[step + 1] - self.profile[step]) * part
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Color;

    fn cast(blur: f64) -> Shadow {
        Shadow {
            offset: Default::default(),
            blur: Abs::px(blur),
            spread: Abs::ZERO,
            color: Color::BLACK,
        }
    }

    #[test]
    fn the_edge_of_a_large_box_is_half_dark() {
        let rect = Rect::px(0.0, 0.0, 500.0, 500.0);
        let soft = soft(&rect, &Corners::default(), &cast(40.0)).unwrap();
        let inward = soft.core.left().to_px();
        let edge = soft.at((inward / soft.depth.to_px()) as f32);
        assert!((edge - 0.5).abs() < 0.02, "{edge}");
        assert_eq!(soft.at(1.0), 0.0);
        assert!((soft.at(0.0) - 1.0).abs() < 1e-3);
    }

    #[test]
    fn corners_follow_the_true_blur() {
        // The true blur of a square corner is the product of two edges.
        let rect = Rect::px(0.0, 0.0, 500.0, 500.0);
        let (sigma, mut worst) = (20.0, 0.0_f64);
        let soft = soft(&rect, &Corners::default(), &cast(2.0 * sigma)).unwrap();
        for (x, y) in (-40..40).flat_map(|x| (-40..40).map(move |y| (f64::from(x), f64::from(y)))) {
            let truth = normal(x / sigma) * normal(y / sigma);
            let (dx, dy) = (soft.core.left().to_px() - x, soft.core.top().to_px() - y);
            let away = dx.max(0.0).hypot(dy.max(0.0)) / soft.depth.to_px();
            worst = worst.max((truth - f64::from(soft.at(away as f32))).abs());
        }
        assert!(worst < 0.08, "{worst}");
    }

    #[test]
    fn a_thin_box_casts_a_faint_shadow() {
        let rect = Rect::px(0.0, 0.0, 500.0, 4.0);
        let soft = soft(&rect, &Corners::default(), &cast(40.0)).unwrap();
        assert!(soft.at(0.0) < 0.1);
    }
}
