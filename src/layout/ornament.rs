//! What is drawn around marked words (A9): which sign, in which paint, and where on the poster.

use super::context::Context;
use super::datum::Words;
use super::look::{Chain, Look};
use super::paint::Wash;
use super::scope::Scope;
use crate::geom::{Abs, Corners, Point, Rect, Size};
use crate::scene::{BoxItem, Item};
use crate::typeset::{Line, Ornament, Sign};

/// A sign and its paint.
#[derive(Debug, Clone)]
pub(super) struct SignLook {
    /// How words are set apart.
    sign: Sign,
    /// What its shapes are filled with.
    paint: Wash,
}

/// The least line pitch under which dots leave half an em between lines (VM-04).
const DOTTED_PITCH: f64 = 1.5;
/// EM-06: the corners of a box, in em.
const BOX_RADIUS: f64 = 0.12;

impl<'d> Context<'d> {
    /// The sign of a part of a look: `emphasis: { sign: dots, dots: $a, underline: $b, box: $c }`.
    /// The report's own choice comes before the pack's.
    pub(super) fn sign(
        &self,
        chain: &Chain<'d>,
        part: &str,
        scope: &Scope<'_, 'd>,
    ) -> Option<SignLook> {
        let entry = chain.get(part)?;
        let own = entry
            .get("sign")
            .and_then(|sign| scope.entry(sign).characters());
        let chosen = self.emphasis.filter(|_| part == "emphasis");
        let name = chosen.or(own.as_deref())?;
        let sign = match name {
            "dots" => Sign::Dots,
            "underline" => Sign::Underline,
            "box" => Sign::Box,
            _ => return None,
        };
        let paint = entry.get(name).or_else(|| entry.get("color"))?;
        let paint = self.wash(paint, scope)?;
        Some(SignLook { sign, paint })
    }
}

/// VM-04: dots between lines want room.
pub(super) fn pitch(words: &Words, look: &Look) -> f64 {
    let is_dotted =
        |sign: &Option<SignLook>| sign.as_ref().is_some_and(|look| look.sign == Sign::Dots);
    let has_dots = is_dotted(&look.emphasis_sign) && !words.emphasis.is_empty()
        || is_dotted(&look.figure_sign) && !words.painted.is_empty();
    if has_dots {
        look.setting.pitch.max(DOTTED_PITCH)
    } else {
        look.setting.pitch
    }
}

/// The shapes of a line whose baseline is at `origin`'s height, drawn beneath its words.
pub(super) fn draw(
    words: &Words,
    look: &Look,
    line: &Line,
    (origin, shrunk): (Point, f64),
    items: &mut Vec<Item>,
) {
    let parts = [
        (&look.figure_sign, &words.painted),
        (&look.emphasis_sign, &words.emphasis),
    ];
    for (sign, stretches) in parts {
        let Some(sign) = sign else { continue };
        for ornament in line.ornaments(sign.sign, stretches) {
            let place = |point: Point| Point {
                x: origin.x + point.x * shrunk,
                y: origin.y + (point.y - line.baseline) * shrunk,
            };
            let (rect, radius) = match ornament {
                Ornament::Dot { center, radius } => around(place(center), radius * shrunk),
                Ornament::Bar(rect) => {
                    let size = rect.size;
                    let rect = Rect {
                        origin: place(rect.origin),
                        size: Size {
                            width: size.width * shrunk,
                            height: size.height * shrunk,
                        },
                    };
                    bar(sign.sign, rect, line.em * shrunk)
                }
            };
            items.push(plain(rect, radius, &sign.paint));
        }
    }
}

fn around(center: Point, radius: Abs) -> (Rect, Abs) {
    let rect = Rect {
        origin: Point {
            x: center.x - radius,
            y: center.y - radius,
        },
        size: Size {
            width: radius * 2.0,
            height: radius * 2.0,
        },
    };
    (rect, radius)
}

/// Lines lie on whole pixels, so that none looks lighter than another.
fn bar(sign: Sign, rect: Rect, em: Abs) -> (Rect, Abs) {
    match sign {
        Sign::Dots | Sign::Box => (rect, em * BOX_RADIUS),
        Sign::Underline => {
            let (top, height) = (rect.origin.y.round(), rect.size.height.round());
            let rect = Rect {
                origin: Point {
                    y: top,
                    ..rect.origin
                },
                size: Size {
                    height: height.max(Abs::px(1.0)),
                    ..rect.size
                },
            };
            (rect, Abs::ZERO)
        }
    }
}

fn plain(rect: Rect, radius: Abs, paint: &Wash) -> Item {
    Item::Box(BoxItem {
        rect,
        radius: Corners::all(radius),
        shadows: Vec::new(),
        fills: vec![paint.on(&rect)],
        border: None,
    })
}
