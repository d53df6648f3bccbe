//! Properties of views → styles of taffy, and our grids.

use taffy::prelude::{FromLength, FromPercent, TaffyAuto, TaffyGridLine, TaffyGridSpan};
use taffy::{
    AlignContent, AlignItems, Dimension, Display, FlexDirection, FlexWrap, GridPlacement,
    GridTemplateComponent, JustifyContent, LengthPercentage, LengthPercentageAuto, Line, NodeId,
    Position, Rect, Size, Style, TaffyTree, TrackSizingFunction,
};

use super::context::{Context, Length};
use super::datum::Datum;
use super::scope::Scope;
use crate::pack::{Entry, Props, Val};

fn dimension(length: Length) -> Dimension {
    match length {
        Length::Px(px) => Dimension::from_length(px as f32),
        Length::Share(share) => Dimension::from_percent(share as f32),
        Length::Auto => Dimension::AUTO,
    }
}

fn auto_or(length: Length) -> LengthPercentageAuto {
    match length {
        Length::Px(px) => LengthPercentageAuto::from_length(px as f32),
        Length::Share(share) => LengthPercentageAuto::from_percent(share as f32),
        Length::Auto => LengthPercentageAuto::AUTO,
    }
}

fn definite(length: Length) -> LengthPercentage {
    match length {
        Length::Px(px) => LengthPercentage::from_length(px as f32),
        Length::Share(share) => LengthPercentage::from_percent(share as f32),
        Length::Auto => LengthPercentage::from_length(0.0_f32),
    }
}

fn rect<T: Copy>(sides: [Length; 4], convert: impl Fn(Length) -> T) -> Rect<T> {
    let [top, right, bottom, left] = sides.map(convert);
    Rect {
        top,
        right,
        bottom,
        left,
    }
}

/// The style of a box.
pub(super) fn style<'d>(ctx: &Context<'d>, props: &'d Props, scope: &Scope<'_, 'd>) -> Style {
    let mut style = Style {
        display: Display::Flex,
        flex_direction: FlexDirection::Column,
        position: Position::Relative,
        // Boxes keep their size unless they are told to shrink: nothing is ever clipped.
        flex_shrink: 0.0,
        ..Style::default()
    };
    if let Some(sides) = ctx.sides(props, "padding", scope) {
        style.padding = rect(sides, definite);
    }
    if let Some((sides, ..)) = props
        .get("border")
        .and_then(|entry| ctx.border(entry, scope))
    {
        let side = |width: crate::geom::Abs| LengthPercentage::from_length(width.to_f32());
        style.border = Rect {
            top: side(sides.top),
            right: side(sides.right),
            bottom: side(sides.bottom),
            left: side(sides.left),
        };
    }
    if ctx.word(props, "direction", scope).as_deref() == Some("row") {
        style.flex_direction = FlexDirection::Row;
    }
    if ctx.flag(props, "wrap", scope) {
        style.flex_wrap = FlexWrap::Wrap;
    }
    let gap = |name: &str| ctx.length(props, name, scope).map(definite);
    let both = gap("gap").unwrap_or(LengthPercentage::from_length(0.0_f32));
    style.gap = Size {
        width: gap("column_gap").unwrap_or(both),
        height: gap("row_gap").unwrap_or(both),
    };
    if let Some(align) = ctx
        .word(props, "align", scope)
        .and_then(|word| align_items(&word))
    {
        style.align_items = align;
    }
    if let Some(justify) = ctx
        .word(props, "justify", scope)
        .and_then(|word| content(&word))
    {
        style.justify_content = justify;
    }
    place(ctx, props, scope, &mut style);
    style
}

/// The properties that place a box in its parent.
pub(super) fn place<'d>(
    ctx: &Context<'d>,
    props: &'d Props,
    scope: &Scope<'_, 'd>,
    style: &mut Style,
) {
    if let Some(sides) = ctx.sides(props, "margin", scope) {
        style.margin = rect(sides, auto_or);
    }
    let length = |name: &str| ctx.length(props, name, scope);
    if let Some(width) = length("width") {
        style.size.width = dimension(width);
    }
    if let Some(height) = length("height") {
        style.size.height = dimension(height);
    }
    let limits = [
        ("min_width", &mut style.min_size.width),
        ("min_height", &mut style.min_size.height),
        ("max_width", &mut style.max_size.width),
        ("max_height", &mut style.max_size.height),
    ];
    for (name, limit) in limits {
        if let Some(value) = ctx.length(props, name, scope) {
            *limit = auto_or(value);
        }
    }
    if let Some(aspect) = ctx
        .number(props, "aspect", scope)
        .filter(|aspect| *aspect > 0.0)
    {
        style.aspect_ratio = Some(aspect as f32);
    }
    if let Some(grow) = ctx.number(props, "grow", scope) {
        style.flex_grow = grow.max(0.0) as f32;
        style.flex_shrink = 1.0;
        style.flex_basis = Dimension::from_length(0.0_f32);
    }
    if let Some(shrink) = ctx.number(props, "shrink", scope) {
        style.flex_shrink = shrink.max(0.0) as f32;
    }
    if let Some(basis) = length("basis") {
        style.flex_basis = dimension(basis);
    }
    if let Some(align) = ctx
        .word(props, "align_self", scope)
        .and_then(|word| align_items(&word))
    {
        style.align_self = Some(align);
    }
    inset(ctx, props, scope, style);
    span(props, style);
}

fn inset<'d>(ctx: &Context<'d>, props: &'d Props, scope: &Scope<'_, 'd>, style: &mut Style) {
    if ctx.word(props, "position", scope).as_deref() == Some("absolute") {
        style.position = Position::Absolute;
    }
    let sides = [
        ("top", &mut style.inset.top),
        ("right", &mut style.inset.right),
        ("bottom", &mut style.inset.bottom),
        ("left", &mut style.inset.left),
    ];
    for (name, side) in sides {
        if let Some(length) = ctx.length(props, name, scope) {
            *side = auto_or(length);
        }
    }
}

/// `span: { rows: 2, columns: 2 }`.
fn span(props: &Props, style: &mut Style) {
    let Some(entry) = props.get("span") else {
        return;
    };
    let count = |key: &str| {
        entry
            .get(key)
            .and_then(Entry::number)
            .map(|number| number.clamp(1.0, 64.0) as u16)
    };
    if let Some(rows) = count("rows") {
        style.grid_row = Line {
            start: GridPlacement::from_span(rows),
            end: GridPlacement::Auto,
        };
    }
    if let Some(columns) = count("columns") {
        let start = GridPlacement::from_span(columns);
        style.grid_column = Line {
            start,
            end: GridPlacement::Auto,
        };
    }
}

fn align_items(word: &str) -> Option<AlignItems> {
    Some(match word {
        "start" => AlignItems::START,
        "center" => AlignItems::CENTER,
        "end" => AlignItems::END,
        "stretch" => AlignItems::STRETCH,
        "baseline" => AlignItems::BASELINE,
        _ => return None,
    })
}

fn content(word: &str) -> Option<JustifyContent> {
    Some(match word {
        "start" => AlignContent::START,
        "center" => AlignContent::CENTER,
        "end" => AlignContent::END,
        "between" => AlignContent::SPACE_BETWEEN,
        "around" => AlignContent::SPACE_AROUND,
        "evenly" => AlignContent::SPACE_EVENLY,
        _ => return None,
    })
}

/// The style of a dividing line: across a row it stands, in a column it lies.
pub(super) fn rule(width: f32, is_row: bool) -> Style {
    let thickness = Dimension::from_length(width);
    let size = match is_row {
        true => Size {
            width: thickness,
            height: Dimension::AUTO,
        },
        false => Size {
            width: Dimension::AUTO,
            height: thickness,
        },
    };
    let (position, flex_shrink) = (Position::Relative, 0.0);
    Style {
        size,
        position,
        flex_shrink,
        align_self: Some(AlignItems::STRETCH),
        ..Style::default()
    }
}

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

/// `grid: { columns: auto | N | [1.32fr, 1fr, auto, 120], min: 280, max: 3, gap: 16, center: false }`.
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
        if let Some(Val::List(list)) = columns.map(|entry| &entry.value) {
            grid.tracks = list.iter().map(|entry| track(ctx, entry, scope)).collect();
            return Some(grid);
        }
        let stated = columns.and_then(|entry| scope.entry(entry).number());
        let limit = entry
            .get("max")
            .and_then(|entry| scope.entry(entry).number())
            .unwrap_or(4.0);
        let columns = match stated {
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
            width: LengthPercentage::from_length(self.column_gap as f32),
            height: LengthPercentage::from_length(self.row_gap as f32),
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
    use taffy::prelude::{fr, length, minmax};
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
