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

/// `grid: { columns: auto | N | [1.32fr, 1fr, auto, 120], min: 280, max: 3, gap: 16, center: false, large: 2 }`.
#[derive(Debug)]
pub(super) struct Grid {
    tracks: Vec<Track>,
    /// Equal columns, whose last row is centred: 5 items are 3 and 2.
    equal: Option<usize>,
    row_gap: f64,
    column_gap: f64,
    /// Whether a last row that is not full stands in the middle.
    is_centered: bool,
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
            let start = (column * 2 + inside + 1) as i16;
            if let Ok(style) = tree.style(*node) {
                let mut style = style.clone();
                style.grid_column = Line {
                    start: GridPlacement::from_line_index(start),
                    end: GridPlacement::from_span(2),
                };
                style.grid_row = Line {
                    start: GridPlacement::from_line_index((row + 1) as i16),
                    end: GridPlacement::Auto,
                };
                let _ = tree.set_style(*node, style);
            }
        }
    }
}

fn in_flow(tree: &TaffyTree<usize>, node: NodeId) -> bool {
    tree.style(node)
        .is_ok_and(|style| style.position != Position::Absolute)
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
    fn keeps_the_limit() {
        assert!((1..100).all(|count| best_columns(count, 3) <= 3));
    }
}
