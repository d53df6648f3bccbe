//! Properties of views → styles of taffy, and our grids.

use taffy::prelude::{FromLength, FromPercent, TaffyAuto, TaffyGridSpan};
use taffy::{
    AlignContent, AlignItems, Dimension, Display, FlexDirection, FlexWrap, GridPlacement,
    JustifyContent, LengthPercentage, LengthPercentageAuto, Line, Position, Rect, Size, Style,
};

use super::context::{Context, Length};
use super::scope::Scope;
use crate::pack::{Entry, Props};

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
