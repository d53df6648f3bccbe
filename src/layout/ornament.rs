//! What is drawn around marked words (A9): which sign, in which paint, and where on the poster.

use super::context::Context;
use super::datum::Words;
use super::line::DrawnLine;
use super::look::{Chain, Look};
use super::paint::Wash;
use super::scope::Scope;
use crate::geom::{Abs, Corners, Point, Rect, Size};
use crate::scene::{BoxItem, Item};
use crate::typeset::{Ornament, Sign};

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

/// The shapes of a line, drawn beneath its words.
pub(super) fn draw(words: &Words, look: &Look, drawn: &DrawnLine<'_>, items: &mut Vec<Item>) {
    let parts = [
        (&look.figure_sign, &words.painted),
        (&look.emphasis_sign, &words.emphasis),
    ];
    let shrunk = drawn.set.shrunk;
    for (sign, stretches) in parts {
        let Some(sign) = sign else { continue };
        let ornaments = drawn
            .line
            .ornaments(look.setting.writing, sign.sign, stretches);
        for ornament in ornaments {
            let (rect, radius) = match ornament {
                Ornament::Dot { center, radius } => around(drawn.place(center), radius * shrunk),
                Ornament::Bar(rect) => {
                    let rect = Rect {
                        origin: drawn.place(rect.origin),
                        size: Size {
                            width: rect.size.width * shrunk,
                            height: rect.size.height * shrunk,
                        },
                    };
                    bar(sign.sign, rect, drawn.line.em * shrunk)
                }
            };
            items.push(plain(rect, radius, &sign.paint));
        }
    }
}

fn around(center: Point, radius: Abs) -> (Rect, Abs) {
    let side = radius * 2.0;
    (
        at((center.x - radius, center.y - radius), (side, side)),
        radius,
    )
}

/// Lines lie on whole pixels across, so that none looks lighter than another.
fn bar(sign: Sign, rect: Rect, em: Abs) -> (Rect, Abs) {
    let snap = |start: Abs, length: Abs| (start.round(), length.round().max(Abs::px(1.0)));
    match sign {
        Sign::Dots | Sign::Box => (rect, em * BOX_RADIUS),
        Sign::Underline if rect.size.height < rect.size.width => {
            let (y, height) = snap(rect.origin.y, rect.size.height);
            (at((rect.origin.x, y), (rect.size.width, height)), Abs::ZERO)
        }
        Sign::Underline => {
            let (x, width) = snap(rect.origin.x, rect.size.width);
            (at((x, rect.origin.y), (width, rect.size.height)), Abs::ZERO)
        }
    }
}

fn at((x, y): (Abs, Abs), (width, height): (Abs, Abs)) -> Rect {
    Rect {
        origin: Point { x, y },
        size: Size { width, height },
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
