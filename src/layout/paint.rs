//! Paints, borders and shadows of views, and what they come to on a box.

use super::context::Context;
use super::datum::Datum;
use super::scope::Scope;
use crate::color::Color;
use crate::geom::{Abs, Axes, Corners, Point, Rect, Sides, Transform};
use crate::pack::{Entry, Val};
use crate::scene::{Border, Paint, Shadow, Spread, Stop};

/// A paint that does not know its box yet.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wash {
    /// One colour.
    Solid(Color),
    /// Colours along a direction in degrees, as in CSS: 0 upwards, 90 to the right.
    Linear(f64, Vec<Stop>),
    /// Colours from a centre (in shares of the box) to a radius (in shares of its width).
    Radial(f64, f64, f64, Vec<Stop>),
}

impl Wash {
    /// The paint on a box.
    pub(super) fn on(&self, rect: &Rect) -> Paint {
        let (width, height) = (rect.size.width.to_px(), rect.size.height.to_px());
        let (left, top) = (rect.left().to_px(), rect.top().to_px());
        match self {
            Self::Solid(color) => Paint::Solid(*color),
            Self::Linear(angle, stops) => {
                let angle = angle.to_radians();
                let (sin, cos) = (libm::sin(angle), libm::cos(angle));
                // CSS Images 3: the gradient line is as long as makes the corners get the end colours.
                let half = ((width * sin).abs() + (height * cos).abs()) / 2.0;
                let (x, y) = (left + width / 2.0, top + height / 2.0);
                Paint::Linear {
                    from: Point::px(x - sin * half, y + cos * half),
                    to: Point::px(x + sin * half, y - cos * half),
                    stops: stops.clone(),
                    spread: Spread::Pad,
                    transform: Transform::IDENTITY,
                }
            }
            Self::Radial(x, y, radius, stops) => Paint::Radial {
                center: Point::px(left + x * width, top + y * height),
                radius: Abs::px((radius * width).max(0.01)),
                stops: stops.clone(),
                spread: Spread::Pad,
                transform: Transform::IDENTITY,
            },
        }
    }
}

impl<'d> Context<'d> {
    /// The paints of an entry, the first lowest.
    pub(super) fn washes(&self, entry: &'d Entry, scope: &Scope<'_, 'd>) -> Vec<Wash> {
        match scope.entry(entry) {
            Datum::Color(color) => vec![Wash::Solid(color)],
            Datum::Token(token) => match &token.value {
                Val::List(list) => list
                    .iter()
                    .flat_map(|entry| self.washes(entry, scope))
                    .collect(),
                Val::Map(_) => self.gradient(token, scope).into_iter().collect(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// One paint of an entry.
    pub(super) fn wash(&self, entry: &'d Entry, scope: &Scope<'_, 'd>) -> Option<Wash> {
        self.washes(entry, scope).into_iter().next()
    }

    /// `{ linear: 100, stops: [[0, $a], [1, $b]] }` or `{ radial: [0.5, 0.2, 0.8], stops: … }`.
    fn gradient(&self, entry: &'d Entry, scope: &Scope<'_, 'd>) -> Option<Wash> {
        let stops = self.stops(entry.get("stops")?, scope);
        if stops.is_empty() {
            return None;
        }
        if let Some(angle) = entry.get("linear") {
            return Some(Wash::Linear(scope.entry(angle).number()?, stops));
        }
        let Val::List(list) = &entry.get("radial")?.value else {
            return None;
        };
        let shares: Vec<f64> = list
            .iter()
            .filter_map(|entry| match scope.entry(entry) {
                Datum::Percent(share) => Some(share),
                other => other.number(),
            })
            .collect();
        match shares[..] {
            [x, y, radius] => Some(Wash::Radial(x, y, radius, stops)),
            _ => None,
        }
    }

    /// `[[0, $a], [52%, $b], [1, $c]]`, or bare colours at even distances.
    fn stops(&self, entry: &'d Entry, scope: &Scope<'_, 'd>) -> Vec<Stop> {
        let Val::List(list) = &entry.value else {
            return Vec::new();
        };
        let last = (list.len().max(2) - 1) as f32;
        let mut stops = Vec::new();
        for (index, entry) in list.iter().enumerate() {
            let (at, color) = match &entry.value {
                Val::List(pair) if pair.len() == 2 => {
                    let at = match scope.entry(&pair[0]) {
                        Datum::Percent(share) => share,
                        other => other.number().unwrap_or(0.0),
                    };
                    (at as f32, scope.entry(&pair[1]))
                }
                _ => (index as f32 / last, scope.entry(entry)),
            };
            if let Datum::Color(color) = color {
                stops.push(Stop {
                    at: at.clamp(0.0, 1.0),
                    color,
                });
            }
        }
        stops.sort_by(|one, two| one.at.total_cmp(&two.at));
        stops
    }

    /// `{ width: 2, color: $rule, sides: [0, 0, 2, 0], dash: [6, 4] }`.
    pub(super) fn border(
        &self,
        entry: &'d Entry,
        scope: &Scope<'_, 'd>,
    ) -> Option<(Sides<Abs>, Wash, Vec<Abs>)> {
        let entry = match scope.entry(entry) {
            Datum::Token(token) => token,
            _ => return None,
        };
        let px = |entry: &'d Entry| {
            scope
                .entry(entry)
                .number()
                .map(|px| Abs::px(px * self.scale.get()))
        };
        let wash = self.wash(entry.get("color")?, scope)?;
        let width = entry
            .get("width")
            .and_then(px)
            .unwrap_or(Abs::px(self.scale.get()));
        let sides = match entry.get("sides").map(|entry| &entry.value) {
            Some(Val::List(list)) => {
                let widths: Vec<Abs> = list.iter().filter_map(px).collect();
                match widths[..] {
                    [top, right, bottom, left] => Sides {
                        top,
                        right,
                        bottom,
                        left,
                    },
                    _ => Sides::all(width),
                }
            }
            _ => Sides::all(width),
        };
        let dash = match entry.get("dash").map(|entry| &entry.value) {
            Some(Val::List(list)) => list.iter().filter_map(px).collect(),
            _ => Vec::new(),
        };
        Some((sides, wash, dash))
    }

    /// `{ y: 16, blur: 40, color: $shade }` or a list of them, the first lowest.
    pub(super) fn shadows(&self, entry: &'d Entry, scope: &Scope<'_, 'd>) -> Vec<Shadow> {
        let Datum::Token(entry) = scope.entry(entry) else {
            return Vec::new();
        };
        if let Val::List(list) = &entry.value {
            return list
                .iter()
                .flat_map(|entry| self.shadows(entry, scope))
                .collect();
        }
        let px = |key: &str| {
            let number = entry.get(key).and_then(|entry| scope.entry(entry).number());
            Abs::px(number.unwrap_or(0.0) * self.scale.get())
        };
        let color = entry.get("color").map(|entry| scope.entry(entry));
        let Some(Datum::Color(color)) = color else {
            return Vec::new();
        };
        let offset = Axes {
            x: px("x"),
            y: px("y"),
        };
        vec![Shadow {
            offset,
            blur: px("blur"),
            spread: px("spread"),
            color,
        }]
    }
}

/// A border on a box.
pub(super) fn border_on(border: &(Sides<Abs>, Wash, Vec<Abs>), rect: &Rect) -> Border {
    let (widths, wash, dash) = border;
    Border {
        widths: *widths,
        paint: wash.on(rect),
        dash: dash.clone(),
    }
}

/// Corner radii that fit the box.
pub(super) fn radii(wanted: &Corners<Abs>, rect: &Rect) -> Corners<Abs> {
    let most = rect.size.width.min(rect.size.height) / 2.0;
    Corners {
        top_left: wanted.top_left.min(most),
        top_right: wanted.top_right.min(most),
        bottom_right: wanted.bottom_right.min(most),
        bottom_left: wanted.bottom_left.min(most),
    }
}
