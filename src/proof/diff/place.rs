//! Where what has changed stands on a poster.

use std::collections::BTreeMap;

use super::unit::Side;
use crate::document::{Document, Text};
use crate::geom::{Abs, Point, Rect, Size};
use crate::proof::drawn::statements;
use crate::proof::{Place, Places};
use crate::scene::Scene;

/// A laid report in which stretches can be found.
pub struct Drawn<'d> {
    places: Places,
    /// The texts by their paths, each with the number of its statement.
    texts: BTreeMap<&'d str, (usize, &'d Text)>,
    /// The texts of each statement.
    statements: Vec<Vec<&'d Text>>,
}

impl<'d> Drawn<'d> {
    /// Looks over a report and its poster.
    pub fn new(document: &'d Document, scene: &Scene) -> Self {
        let statements = statements(document).into_iter().map(|statement| {
            let parts = statement.parts.iter().map(|part| part.text);
            parts.chain(statement.number).collect::<Vec<_>>()
        });
        let statements: Vec<Vec<&Text>> = statements.collect();
        let texts = statements.iter().enumerate().flat_map(|(at, parts)| {
            parts
                .iter()
                .map(move |text| (text.path.as_str(), (at, *text)))
        });
        Self {
            places: Places::of([scene]),
            texts: texts.collect(),
            statements,
        }
    }

    /// Where the words of a side are drawn first.
    pub fn place(&self, side: &Side) -> Option<Place> {
        let (path, range, _) = side.drawn.as_ref()?;
        let (_, text) = self.texts.get(path.as_str())?;
        let trace = self.places.trace(text);
        trace.place(range.clone()).or_else(|| trace.whole())
    }

    /// The box of the statement that they stand in: a tile with its label, no higher than `most`.
    pub fn around(&self, side: &Side, most: Abs) -> Option<Rect> {
        let words = self.place(side)?.rect();
        let (path, ..) = side.drawn.as_ref()?;
        let (statement, _) = self.texts.get(path.as_str())?;
        let mut around = words;
        for text in self.statements.get(*statement)? {
            let Some(place) = self.places.trace(text).whole() else {
                continue;
            };
            let wider = both(&around, &place.rect());
            if wider.size.height <= most {
                around = wider;
            }
        }
        around.size.height = around.size.height.min(most);
        Some(around)
    }
}

/// The box of two boxes.
fn both(one: &Rect, other: &Rect) -> Rect {
    let (left, top) = (one.left().min(other.left()), one.top().min(other.top()));
    let right = one.right().max(other.right());
    let bottom = one.bottom().max(other.bottom());
    Rect {
        origin: Point { x: left, y: top },
        size: Size {
            width: right - left,
            height: bottom - top,
        },
    }
}
