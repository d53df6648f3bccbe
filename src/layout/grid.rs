//! Grids: columns by count or by width, and a last row in the middle.

use taffy::prelude::{TaffyAuto, TaffyGridLine, TaffyGridSpan, fr, length, minmax};
use taffy::{
    Display, GridPlacement, GridTemplateComponent, LengthPercentage, Line, NodeId, Position, Size,
    Style, TaffyTree, TrackSizingFunction,
};

use super::context::{Context, Length};
use super::datum::Datum;
use super::scope::Scope;
use crate::pack::{Entry, Props, Val};

/// One column of a grid.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Track {
    /// A part of what is left.
    Part(f64),
    /// A length in px.
    Px(f64),
    /// As wide as its widest content.
    Content,
}

/// No table of a poster has more columns.
const WIDEST: f64 = 64.0;

/// Where an item of an even grid stands among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Its row, from 0.
    pub(super) row: usize,
    /// Its column, from 0.
    column: usize,
    /// Whether it is the last of its row.
    pub(super) ends: bool,
    /// Whether its row runs from right to left.
    pub(super) is_back: bool,
}

impl Place {
    /// What a view can read of it.
    pub(super) fn names<'d>(self) -> [(String, Datum<'d>); 3] {
        [
            ("row".to_owned(), Datum::Number((self.row + 1) as f64)),
            ("ends".to_owned(), Datum::Flag(self.ends)),
            ("back".to_owned(), Datum::Flag(self.is_back)),
        ]
    }
}

/// `grid: { columns: auto | N | [1.32fr, 1fr, auto, 120], min: 280, max: 3, gap: 16, center: false,
/// large: 2, flow: snake, tracks: content }`.
#[derive(Debug)]
pub(super) struct Grid {
    tracks: Vec<Track>,
    /// Equal columns, whose last row is centred: 5 items are 3 and 2.
    equal: Option<usize>,
    row_gap: f64,
    column_gap: f64,
    /// Whether a last row that is not full stands in the middle.
    is_centered: bool,
    /// Whether every other row runs backwards.
    is_winding: bool,
}

impl Grid {
    pub(super) fn of<'d>(
        ctx: &Context<'d>,
        props: &'d Props,
        scope: &Scope<'_, 'd>,
        width: f64,
        count: usize,
    ) -> Option<Self> {
        let entry = match scope.entry(props.get("grid")?) {
            Datum::Token(token) => token,
            _ => return None,
        };
        let px = |key: &str| match entry.get(key).and_then(|entry| ctx.length_of(entry, scope)) {
            Some(Length::Px(px)) => Some(px),
            _ => None,
        };
        let gap = px("gap").unwrap_or(0.0);
        let column_gap = px("column_gap").unwrap_or(gap);
        let row_gap = px("row_gap").unwrap_or(gap);
        let mut grid = Self {
            tracks: Vec::new(),
            equal: None,
            row_gap,
            column_gap,
            is_centered: entry.get("center").and_then(Entry::word) != Some("false"),
            is_winding: entry.get("flow").and_then(Entry::word) == Some("snake"),
        };
        let columns = entry.get("columns");
        let large = entry.get("large").filter(|_| ctx.pack.is_large());
        let large = large.and_then(|entry| scope.entry(entry).number());
        if let (Some(Val::List(list)), None) = (columns.map(|entry| &entry.value), large) {
            grid.tracks = list.iter().map(|entry| track(ctx, entry, scope)).collect();
            return Some(grid);
        }
        let stated = columns.and_then(|entry| scope.entry(entry).number());
        let limit = entry
            .get("max")
            .and_then(|entry| scope.entry(entry).number())
            .unwrap_or(4.0);
        let is_table = entry.get("tracks").and_then(Entry::word) == Some("content");
        // As wide as their contents: a table.
        if let (true, Some(number)) = (is_table, stated) {
            grid.tracks = vec![Track::Content; number.clamp(1.0, WIDEST) as usize];
            return Some(grid);
        }
        // Large type has one column, or as many as the grid allows it.
        let columns = match large
            .or_else(|| ctx.pack.is_large().then_some(1.0))
            .or(stated)
        {
            Some(number) => number.clamp(1.0, 12.0) as usize,
            None => {
                let fitting = match px("min") {
                    Some(min) => ((width + column_gap) / (min + column_gap) + 1e-6).floor(),
                    None => limit,
                };
                best_columns(count, fitting.clamp(1.0, limit.max(1.0)) as usize)
            }
        };
        grid.equal = Some(columns.clamp(1, count.max(1)));
        Some(grid)
    }

    /// The width of a column, as far as it is known before layout.
    pub(super) fn column_width(&self, width: f64) -> f64 {
        let columns = self.equal.unwrap_or(self.tracks.len().max(1)) as f64;
        ((width - self.column_gap * (columns - 1.0)) / columns).max(1.0)
    }

    /// Where an item stands among `count`; nothing in a grid whose columns differ.
    pub(super) fn place(&self, index: usize, count: usize) -> Option<Place> {
        let columns = self.equal?;
        let (row, at) = (index / columns, index % columns);
        let is_back = self.is_winding && row % 2 == 1;
        Some(Place {
            row,
            column: if is_back { columns - 1 - at } else { at },
            ends: at + 1 == columns || index + 1 == count,
            is_back,
        })
    }

    /// The columns that gather figures of their own: of a grid whose columns differ.
    pub(super) fn own_columns(&self) -> usize {
        match self.equal {
            Some(_) => 0,
            None => self.tracks.len(),
        }
    }

    /// Makes a box a grid of these columns.
    pub(super) fn apply(&self, style: &mut Style, tree: &mut TaffyTree<usize>, nodes: &[NodeId]) {
        style.display = Display::Grid;
        style.gap = Size {
            width: LengthPercentage::length(self.column_gap as f32),
            height: LengthPercentage::length(self.row_gap as f32),
        };
        let single = |track: TrackSizingFunction| GridTemplateComponent::Single(track);
        let Some(columns) = self.equal else {
            let tracks = self.tracks.iter().map(|track| single(sizing(*track)));
            style.grid_template_columns = tracks.collect();
            return;
        };
        let flow: Vec<NodeId> = nodes
            .iter()
            .copied()
            .filter(|node| in_flow(tree, *node))
            .collect();
        if self.is_winding {
            let part = single(sizing(Track::Part(1.0)));
            style.grid_template_columns = (0..columns).map(|_| part.clone()).collect();
            for (index, node) in flow.iter().enumerate() {
                if let Some(place) = self.place(index, flow.len()) {
                    put(tree, *node, (place.row, place.column, 1));
                }
            }
            return;
        }
        let has_spans = flow.iter().any(|node| spans_rows(tree, *node));
        let rest = flow.len() % columns;
        if rest == 0 || has_spans || flow.len() < columns || !self.is_centered {
            let part = single(sizing(Track::Part(1.0)));
            style.grid_template_columns = (0..columns).map(|_| part.clone()).collect();
            return;
        }
        // Half columns: every item spans two, and the last row starts half a gap's worth inside.
        // With t wide half columns and gap g an item is 2t+g wide and the next begins 2t+2g later,
        // so starting `columns − rest` half columns in centres the row exactly.
        let part = single(sizing(Track::Part(1.0)));
        style.grid_template_columns = (0..columns * 2).map(|_| part.clone()).collect();
        for (index, node) in flow.iter().enumerate() {
            let (row, column) = (index / columns, index % columns);
            let inside = if row == flow.len() / columns {
                columns - rest
            } else {
                0
            };
            put(tree, *node, (row, column * 2 + inside, 2));
        }
    }
}

/// Puts an item into a row and a column, both from 0, and so many columns on.
fn put(tree: &mut TaffyTree<usize>, node: NodeId, (row, column, span): (usize, usize, u16)) {
    let Ok(style) = tree.style(node) else { return };
    let mut style = style.clone();
    style.grid_column = Line {
        start: GridPlacement::from_line_index((column + 1) as i16),
        end: GridPlacement::from_span(span),
    };
    style.grid_row = Line {
        start: GridPlacement::from_line_index((row + 1) as i16),
        end: GridPlacement::Auto,
    };
    // The node is of this tree, so setting its style cannot fail.
    let _ = tree.set_style(node, style);
}

fn in_flow(tree: &TaffyTree<usize>, node: NodeId) -> bool {
    tree.style(node)
        .is_ok_and(|style| style.position != Position::Absolute)
}

/// How many columns an item takes; none when it is out of the flow.
pub(super) fn columns_of(tree: &TaffyTree<usize>, node: NodeId) -> usize {
    match tree.style(node) {
        Ok(style) if style.position == Position::Absolute => 0,
        Ok(style) => match style.grid_column.start {
            GridPlacement::Span(span) => usize::from(span),
            _ => 1,
        },
        Err(_) => 1,
    }
}

fn spans_rows(tree: &TaffyTree<usize>, node: NodeId) -> bool {
    tree.style(node).is_ok_and(|style| {
        style.grid_row.start != GridPlacement::Auto
            || style.grid_column.start != GridPlacement::Auto
    })
}

fn track<'d>(ctx: &Context<'d>, entry: &'d Entry, scope: &Scope<'_, 'd>) -> Track {
    if let Some(part) = entry.word().and_then(|word| word.strip_suffix("fr"))
        && let Ok(part) = part.parse::<f64>()
    {
        return Track::Part(part.max(0.0));
    }
    match ctx.length_of(entry, scope) {
        Some(Length::Px(px)) => Track::Px(px),
        _ => Track::Content,
    }
}

fn sizing(track: Track) -> TrackSizingFunction {
    match track {
        // `minmax(0, fr)`, so that long words do not widen one column at the cost of another.
        Track::Part(part) => minmax(length(0.0), fr(part)),
        Track::Px(px) => length(px),
        Track::Content => TrackSizingFunction::AUTO,
    }
}

/// The number of columns, at most `limit`, that fills its rows best: 4 items stand 2 + 2, 5 stand
/// 3 + 2, and no item stands alone in the last row when that can be helped.
fn best_columns(count: usize, limit: usize) -> usize {
    let cost = |columns: usize| {
        let rows = count.div_ceil(columns);
        let last = count - (rows - 1) * columns;
        let lonely = if last == 1 && count > 1 && columns > 1 {
            20
        } else {
            0
        };
        rows * 10 + (columns - last) * 4 + lonely
    };
    (1..=limit.max(1))
        .rev()
        .min_by_key(|columns| cost(*columns))
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_rows_evenly() {
        let chosen: Vec<usize> = (1..=12).map(|count| best_columns(count, 4)).collect();
        assert_eq!(chosen, [1, 2, 3, 4, 3, 3, 4, 4, 3, 4, 4, 4]);
    }

    #[test]
    fn a_winding_grid_turns_at_the_end_of_each_row() {
        let grid = Grid {
            tracks: Vec::new(),
            equal: Some(3),
            row_gap: 0.0,
            column_gap: 0.0,
            is_centered: true,
            is_winding: true,
        };
        let places: Vec<_> = (0..8).filter_map(|index| grid.place(index, 8)).collect();
        let columns: Vec<usize> = places.iter().map(|place| place.column).collect();
        assert_eq!(columns, [0, 1, 2, 2, 1, 0, 0, 1]);
        let ends: Vec<bool> = places.iter().map(|place| place.ends).collect();
        assert_eq!(ends, [false, false, true, false, false, true, false, true]);
        assert!(places[4].is_back && !places[6].is_back);
    }

    #[test]
    fn keeps_the_limit() {
        assert!((1..100).all(|count| best_columns(count, 3) <= 3));
    }
}
