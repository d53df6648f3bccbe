//! Views → boxes: a tree for taffy, with a cell for everything that taffy does not need to know.

use std::rc::Rc;
use std::sync::Arc;

use taffy::{NodeId, TaffyTree};

use super::boxes;
use super::context::{Context, Length};
use super::datum::{Datum, Words};
use super::each::{items, loop_names};
use super::grid::{Grid, Place};
use super::leaf::{self, Made};
use super::paint::Wash;
use super::scope::Scope;
use super::shape::Shape;
use super::table;
use super::text::TextLeaf;
use crate::diag::Span;
use crate::document::Block;
use crate::geom::{Abs, Corners, Sides, Size};
use crate::pack::qr;
use crate::pack::{Body, Entry, LeafKind, Match, Pattern, Props, Step, Val, View};
use crate::scene::{Drawing, Raster, Shadow};

/// What a leaf draws.
pub(super) enum Content {
    /// Boxes only.
    Boxes,
    /// Words.
    Text(Box<TextLeaf>),
    /// Art or an icon; stretched to the box, or kept in shape and centred.
    Drawing(Arc<Drawing>, bool),
    /// A picture: samples, alternative text, where it stands in the report.
    Image(Arc<Raster>, String, Span),
    /// An arc, disc or polygon.
    Shape(Box<Shape>),
    /// A QR code and its colours, dark and light.
    Qr(Box<qr::Code>, Wash, Wash),
}

/// What a box looks like, and what is in it.
pub(super) struct Cell {
    pub(super) backgrounds: Vec<Wash>,
    pub(super) border: Option<(Sides<Abs>, Wash, Vec<Abs>)>,
    pub(super) radius: Corners<Abs>,
    pub(super) shadows: Vec<Shadow>,
    pub(super) opacity: f64,
    pub(super) is_clipped: bool,
    pub(super) rotate: f64,
    pub(super) flip: (bool, bool),
    pub(super) z: i32,
    /// Whether what it holds may be parted.
    pub(super) breaks: bool,
    /// Whether it stays with what follows it.
    pub(super) is_kept: bool,
    /// Whether it is the outermost box of a block.
    pub(super) is_block: bool,
    /// Where its middle wants to be, as a share of the box around it.
    pub(super) anchor: Option<f64>,
    /// How far it was moved to be there, in px.
    pub(super) moved: std::cell::Cell<(f64, f64)>,
    /// How many columns it has that gather figures of their own; 0 where all are one column.
    pub(super) columns: usize,
    pub(super) content: Content,
}

/// A fragment under construction.
pub(super) struct Builder<'c, 'd> {
    pub(super) ctx: &'c Context<'d>,
    pub(super) tree: TaffyTree<usize>,
    pub(super) cells: Vec<Cell>,
}

/// How deeply blocks, partial views and boxes may nest.
const DEPTH: u32 = 200;

impl<'c, 'd> Builder<'c, 'd> {
    pub(super) fn new(ctx: &'c Context<'d>) -> Self {
        let mut tree = TaffyTree::new();
        // We snap once, at the end, from cumulative edges.
        tree.disable_rounding();
        Self {
            ctx,
            tree,
            cells: Vec::new(),
        }
    }

    /// The box of a block in the view of its kind.
    pub(super) fn block(
        &mut self,
        block: &'d Block,
        nth: usize,
        scope: &Scope<'_, 'd>,
        width: f64,
        depth: u32,
    ) -> Vec<NodeId> {
        let Some(view) = self.ctx.pack.view(block.kind.name) else {
            return Vec::new();
        };
        if block.kind.name == "qr" && !self.ctx.has_codes {
            return Vec::new();
        }
        let inner = scope.with_block(block);
        let room = width / self.ctx.scale.get();
        let mut names = vec![
            ("nth".to_owned(), Datum::Number(nth as f64)),
            ("room".to_owned(), Datum::Number(room)),
        ];
        if !self.ctx.has_codes {
            names.push(("qr".to_owned(), Datum::None));
        }
        let inner = inner.with_names(names);
        if block.kind.name == "table" {
            let pieces = inner.path(&[Step::Name("pieces".to_owned())]);
            table::check(self.ctx, &block.record, pieces.length());
        }
        let nodes = self.view(view, &inner, width, depth);
        for node in &nodes {
            if let Some(index) = self.tree.get_node_context(*node) {
                self.cells[*index].is_block = true;
            }
        }
        nodes
    }

    /// The boxes of a view: none when its condition fails.
    pub(super) fn view(
        &mut self,
        view: &'d View,
        scope: &Scope<'_, 'd>,
        width: f64,
        depth: u32,
    ) -> Vec<NodeId> {
        if depth > DEPTH
            || view
                .when
                .as_ref()
                .is_some_and(|when| !scope.expr(when).is_some())
        {
            return Vec::new();
        }
        let tokens = self.ctx.tokens(&view.props, scope);
        let scope = &scope.with_tokens(tokens);
        match &view.body {
            Body::Match(choice) => {
                let nodes = self.choice(choice, scope, width, depth);
                self.restyle(&nodes, view, scope);
                nodes
            }
            Body::Partial(name, args) => self.partial(name, args, view, scope, width, depth),
            Body::Leaf(LeafKind::Slot, args) => self.slot(args, &view.props, scope, width, depth),
            Body::Leaf(kind, args) => self.leaf(*kind, args, view, scope),
            Body::Boxes(children) => self.container(view, children, scope, width, depth),
        }
    }

    fn choice(
        &mut self,
        choice: &'d Match,
        scope: &Scope<'_, 'd>,
        width: f64,
        depth: u32,
    ) -> Vec<NodeId> {
        let subject = scope.expr(&choice.subject);
        let fits = |pattern: &Pattern| match pattern {
            Pattern::Else => true,
            Pattern::Word(word) => subject.characters().as_deref() == Some(word),
            Pattern::Within(from, to) => subject
                .number()
                .is_some_and(|number| number >= *from && number <= *to),
        };
        match choice.cases.iter().find(|(pattern, _)| fits(pattern)) {
            Some((_, case)) => self.view(case, scope, width, depth + 1),
            None => Vec::new(),
        }
    }

    fn partial(
        &mut self,
        name: &str,
        args: &'d Props,
        view: &'d View,
        scope: &Scope<'_, 'd>,
        width: f64,
        depth: u32,
    ) -> Vec<NodeId> {
        let Some(partial) = self.ctx.pack.partial(name) else {
            return Vec::new();
        };
        let names = args
            .iter()
            .map(|(name, entry)| {
                let datum = match &entry.value {
                    Val::List(_) => scope.words(entry).map_or(Datum::None, Datum::Words),
                    _ => scope.entry(entry),
                };
                (name.to_owned(), datum)
            })
            .collect();
        let nodes = self.view(partial, &scope.with_names(names), width, depth + 1);
        self.restyle(&nodes, view, scope);
        nodes
    }

    /// Properties written beside a partial view's name or a choice place its box and dress it.
    fn restyle(&mut self, nodes: &[NodeId], view: &'d View, scope: &Scope<'_, 'd>) {
        let props = &view.props;
        if props.iter().next().is_none() {
            return;
        }
        for node in nodes {
            if let Ok(style) = self.tree.style(*node) {
                let mut style = style.clone();
                boxes::place(self.ctx, props, scope, &mut style);
                // The node is of this tree, so setting its style cannot fail.
                let _ = self.tree.set_style(*node, style);
            }
            let Some(index) = self.tree.get_node_context(*node).copied() else {
                continue;
            };
            let own = self.cell(props, scope, Content::Boxes);
            let cell = &mut self.cells[index];
            if props.get("background").is_some() {
                cell.backgrounds = own.backgrounds;
            }
            if props.get("radius").is_some() {
                cell.radius = own.radius;
            }
            if props.get("opacity").is_some() {
                cell.opacity = own.opacity;
            }
            if props.get("z").is_some() {
                cell.z = own.z;
            }
            if own.anchor.is_some() {
                cell.anchor = own.anchor;
            }
            if props.get("break_inside").is_some() {
                cell.breaks = own.breaks;
            }
            cell.is_kept |= own.is_kept;
        }
    }

    fn slot(
        &mut self,
        args: &'d Props,
        props: &'d Props,
        scope: &Scope<'_, 'd>,
        width: f64,
        depth: u32,
    ) -> Vec<NodeId> {
        let Datum::Blocks(blocks) = self.ctx.datum(args, "blocks", scope) else {
            return Vec::new();
        };
        let inner = self.inner_width(props, scope, width);
        let mut children = Vec::new();
        for (nth, block) in ordinals(blocks) {
            children.extend(self.block(block, nth, scope, inner, depth + 1));
        }
        if children.is_empty() {
            return Vec::new();
        }
        let style = boxes::style(self.ctx, props, scope);
        let mut cell = self.cell(props, scope, Content::Boxes);
        // Blocks may be parted from one another unless the view says that they may not.
        cell.breaks |= props.get("break_inside").is_none();
        vec![self.node(style, &children, cell)]
    }

    fn leaf(
        &mut self,
        kind: LeafKind,
        args: &'d Props,
        view: &'d View,
        scope: &Scope<'_, 'd>,
    ) -> Vec<NodeId> {
        let mut style = boxes::style(self.ctx, &view.props, scope);
        match leaf::made(self.ctx, kind, args, view, scope, &mut style) {
            None => Vec::new(),
            Some(Made::One(content)) => {
                let cell = self.cell(&view.props, scope, content);
                vec![self.node(style, &[], cell)]
            }
            Some(Made::Paragraphs(leaves, space)) => {
                let cell = self.cell(&view.props, scope, Content::Boxes);
                vec![self.paragraphs(style, leaves, space, cell)]
            }
        }
    }

    /// Paragraphs of running text under one another, in the place of their leaf.
    fn paragraphs(
        &mut self,
        mut style: taffy::Style,
        leaves: Vec<TextLeaf>,
        space: Abs,
        cell: Cell,
    ) -> NodeId {
        let nodes: Vec<NodeId> = leaves
            .into_iter()
            .map(|leaf| {
                let content = Content::Text(Box::new(leaf));
                let style = taffy::Style {
                    position: taffy::Position::Relative,
                    ..taffy::Style::default()
                };
                let breaks = cell.breaks;
                let leaf = Cell {
                    content,
                    breaks,
                    ..Cell::empty()
                };
                self.node(style, &[], leaf)
            })
            .collect();
        style.flex_direction = taffy::FlexDirection::Column;
        style.flex_shrink = style.flex_shrink.max(1.0);
        style.gap.height = taffy::prelude::length(space.to_f32());
        self.node(style, &nodes, cell)
    }

    fn container(
        &mut self,
        view: &'d View,
        children: &'d [View],
        scope: &Scope<'_, 'd>,
        width: f64,
        depth: u32,
    ) -> Vec<NodeId> {
        let inner = self.inner_width(&view.props, scope, width);
        let repeats = view.each.as_ref().map(|each| items(each, scope));
        let count = repeats.as_ref().map_or(children.len(), Vec::len);
        if view.each.is_some() && count == 0 {
            return Vec::new();
        }
        let grid = Grid::of(self.ctx, &view.props, scope, inner, count);
        let share = match &grid {
            Some(grid) => grid.column_width(inner),
            None => self.row_share(view, children, scope, inner),
        };
        let mut nodes = Vec::new();
        match repeats {
            Some(items) => {
                let name = &view.each.as_ref().map_or("item", |each| each.name.as_str());
                for (index, item) in items.into_iter().enumerate() {
                    let mut names = loop_names(name, item, index, count, scope);
                    let place = grid.as_ref().and_then(|grid| grid.place(index, count));
                    names.extend(place.into_iter().flat_map(Place::names));
                    let scope = scope.with_names(names);
                    for child in children {
                        nodes.extend(self.view(child, &scope, share, depth + 1));
                    }
                    self.divide(view, &scope, index + 1 < count, &mut nodes);
                }
            }
            None => {
                for child in children {
                    nodes.extend(self.view(child, scope, share, depth + 1));
                }
            }
        }
        let own_columns = grid.as_ref().map_or(0, Grid::own_columns);
        let mut style = boxes::style(self.ctx, &view.props, scope);
        match grid {
            Some(grid) => grid.apply(&mut style, &mut self.tree, &nodes),
            None if style.flex_direction == taffy::FlexDirection::Row => self.yield_words(&nodes),
            None => {}
        }
        let mut cell = self.cell(&view.props, scope, Content::Boxes);
        cell.columns = own_columns;
        vec![self.node(style, &nodes, cell)]
    }

    /// Words in a row give way to one another, as far as they can break or shrink: a row that is
    /// told nothing must not run out of its box.
    fn yield_words(&mut self, nodes: &[NodeId]) {
        for node in nodes {
            let index = self.tree.get_node_context(*node).copied();
            let is_text =
                index.is_some_and(|index| matches!(self.cells[index].content, Content::Text(_)));
            if let (true, Ok(style)) = (is_text, self.tree.style(*node)) {
                let flex_shrink = style.flex_shrink.max(1.0);
                let style = taffy::Style {
                    flex_shrink,
                    ..style.clone()
                };
                // The node is of this tree, so setting its style cannot fail.
                let _ = self.tree.set_style(*node, style);
            }
        }
    }

    /// `divider: { color: $rule, width: 2 }`: a line between the items of a loop.
    fn divide(
        &mut self,
        view: &'d View,
        scope: &Scope<'_, 'd>,
        is_between: bool,
        nodes: &mut Vec<NodeId>,
    ) {
        let Some(entry) = view.props.get("divider").filter(|_| is_between) else {
            return;
        };
        let Some(wash) = entry
            .get("color")
            .and_then(|entry| self.ctx.wash(entry, scope))
        else {
            return;
        };
        let width =
            entry.get("width").and_then(Entry::number).unwrap_or(2.0) * self.ctx.scale.get();
        let is_row = self.ctx.word(&view.props, "direction", scope).as_deref() == Some("row");
        let style = boxes::rule(width as f32, is_row);
        let cell = Cell {
            backgrounds: vec![wash],
            ..Cell::empty()
        };
        let node = self.node(style, &[], cell);
        nodes.push(node);
    }

    /// The width for each child of a row that states none of its own.
    fn row_share(
        &self,
        view: &'d View,
        children: &'d [View],
        scope: &Scope<'_, 'd>,
        inner: f64,
    ) -> f64 {
        if self.ctx.word(&view.props, "direction", scope).as_deref() != Some("row") {
            return inner;
        }
        let gap = match self.ctx.length(&view.props, "gap", scope) {
            Some(Length::Px(px)) => px,
            _ => 0.0,
        };
        let stated: Vec<Option<f64>> = children
            .iter()
            .map(
                |child| match self.ctx.length(&child.props, "width", scope) {
                    Some(Length::Px(px)) => Some(px),
                    Some(Length::Share(share)) => Some(share * inner),
                    _ => None,
                },
            )
            .collect();
        let open = stated.iter().filter(|width| width.is_none()).count().max(1) as f64;
        let gaps = gap * (children.len().max(1) - 1) as f64;
        ((inner - gaps - stated.iter().flatten().sum::<f64>()) / open).max(1.0)
    }

    /// The width inside a box, as far as it is known before layout.
    fn inner_width(&self, props: &'d Props, scope: &Scope<'_, 'd>, width: f64) -> f64 {
        let outer = match self.ctx.length(props, "width", scope) {
            Some(Length::Px(px)) => px,
            Some(Length::Share(share)) => share * width,
            _ => {
                let margin = self.ctx.sides(props, "margin", scope);
                width - margin.map_or(0.0, |sides| px(sides[1]) + px(sides[3]))
            }
        };
        let padding = self.ctx.sides(props, "padding", scope);
        let border = props
            .get("border")
            .and_then(|entry| self.ctx.border(entry, scope));
        let inset = padding.map_or(0.0, |sides| px(sides[1]) + px(sides[3]))
            + border.map_or(0.0, |(sides, ..)| (sides.left + sides.right).to_px());
        (outer - inset).max(1.0)
    }

    pub(super) fn cell(&self, props: &'d Props, scope: &Scope<'_, 'd>, content: Content) -> Cell {
        let ctx = self.ctx;
        let entry = |name: &str| props.get(name);
        let radius = ctx
            .sides(props, "radius", scope)
            .map_or([0.0; 4], |sides| sides.map(px));
        let flip = ctx.word(props, "flip", scope).unwrap_or_default();
        Cell {
            backgrounds: entry("background").map_or(Vec::new(), |entry| ctx.washes(entry, scope)),
            border: entry("border").and_then(|entry| ctx.border(entry, scope)),
            radius: Corners {
                top_left: Abs::px(radius[0]),
                top_right: Abs::px(radius[1]),
                bottom_right: Abs::px(radius[2]),
                bottom_left: Abs::px(radius[3]),
            },
            shadows: entry("shadow").map_or(Vec::new(), |entry| ctx.shadows(entry, scope)),
            opacity: ctx
                .number(props, "opacity", scope)
                .unwrap_or(1.0)
                .clamp(0.0, 1.0),
            is_clipped: ctx.flag(props, "clip", scope),
            rotate: ctx.number(props, "rotate", scope).unwrap_or(0.0),
            flip: (flip.contains('x'), flip.contains('y')),
            z: ctx.number(props, "z", scope).unwrap_or(0.0) as i32,
            breaks: ctx.word(props, "break_inside", scope).as_deref() == Some("auto"),
            is_kept: ctx.flag(props, "keep_with_next", scope),
            is_block: false,
            anchor: ctx.number(props, "anchor", scope),
            moved: std::cell::Cell::default(),
            columns: 0,
            content,
        }
    }

    pub(super) fn node(&mut self, style: taffy::Style, children: &[NodeId], cell: Cell) -> NodeId {
        let index = self.cells.len();
        self.cells.push(cell);
        // A tree of ours has no limit that could make these fail; the empty node stands in.
        let node = self
            .tree
            .new_with_children(style, children)
            .unwrap_or(NodeId::from(0_u64));
        let _ = self.tree.set_node_context(node, Some(index));
        node
    }
}

impl Cell {
    /// Whether the box itself is seen, not only what is in it.
    pub(super) fn is_seen(&self) -> bool {
        !self.backgrounds.is_empty() || self.border.is_some() || !self.shadows.is_empty()
    }

    /// A box that draws nothing.
    pub(super) fn empty() -> Self {
        Self {
            backgrounds: Vec::new(),
            border: None,
            radius: Corners::all(Abs::ZERO),
            shadows: Vec::new(),
            opacity: 1.0,
            is_clipped: false,
            rotate: 0.0,
            flip: (false, false),
            z: 0,
            breaks: false,
            is_kept: false,
            is_block: false,
            anchor: None,
            moved: std::cell::Cell::default(),
            columns: 0,
            content: Content::Boxes,
        }
    }
}

fn px(length: Length) -> f64 {
    match length {
        Length::Px(px) => px,
        _ => 0.0,
    }
}

/// Blocks with their ordinal among those of their kind, from 1.
pub(super) fn ordinals(blocks: &[Block]) -> impl Iterator<Item = (usize, &Block)> {
    let mut seen: Vec<&str> = Vec::new();
    blocks.iter().map(move |block| {
        seen.push(block.kind.name);
        (
            seen.iter().filter(|name| **name == block.kind.name).count(),
            block,
        )
    })
}

/// Words of the pack for an entry that names nothing of the report.
pub(super) fn words_of<'d>(entry: Option<&'d Entry>, scope: &Scope<'_, 'd>) -> Option<Rc<Words>> {
    entry
        .and_then(|entry| scope.words(entry))
        .filter(|words| !words.text.trim().is_empty())
}

/// The intrinsic size of a leaf that keeps its shape.
pub(super) fn intrinsic(content: &Content) -> Option<Size> {
    match content {
        Content::Drawing(drawing, _) => Some(drawing.size),
        Content::Image(raster, ..) => Some(raster.size()),
        _ => None,
    }
}
