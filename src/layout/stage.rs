//! What a pack draws beside the blocks of a report: the ground of the page, and the bands.

use taffy::NodeId;

use super::build::{Builder, Cell};
use super::context::Context;
use super::datum::Datum;
use super::scope::Scope;
use crate::color::Color;
use crate::geom::Point;
use crate::scene::Item;

impl Context<'_> {
    /// The colour under everything.
    pub(super) fn page_ground(&self) -> Color {
        let scope = Scope::root(self.pack);
        match self.pack.page("ground").map(|entry| scope.entry(entry)) {
            Some(Datum::Color(color)) => color,
            _ => Color::WHITE,
        }
    }

    /// A band of an extent in px, its upper edge at `top`.
    pub(super) fn band(&self, name: &str, width: f64, height: f64, top: f64) -> Vec<Item> {
        let Some(view) = self.pack.band(name) else {
            return Vec::new();
        };
        let scope = Scope::root(self.pack);
        let mut builder = Builder::new(self);
        let nodes = builder.view(view, &scope, width, 0);
        for node in &nodes {
            builder.resize(*node, width, height);
        }
        let Some(root) = builder.column(&nodes, width) else {
            return Vec::new();
        };
        builder.compute(root, width);
        builder.emit(root, Point::px(0.0, top)).items
    }
}

impl Builder<'_, '_> {
    /// Gives a box an extent in px.
    fn resize(&mut self, node: NodeId, width: f64, height: f64) {
        if let Ok(style) = self.tree.style(node) {
            let mut style = style.clone();
            style.size.width = taffy::prelude::length(width);
            style.size.height = taffy::prelude::length(height);
            // The node is of this tree, so setting its style cannot fail.
            let _ = self.tree.set_style(node, style);
        }
    }

    /// A column of a width in px that holds boxes; `None` when there are none.
    pub(super) fn column(&mut self, nodes: &[NodeId], width: f64) -> Option<NodeId> {
        if nodes.is_empty() {
            return None;
        }
        let style = taffy::Style {
            flex_direction: taffy::FlexDirection::Column,
            position: taffy::Position::Relative,
            size: taffy::Size {
                width: taffy::prelude::length(width),
                height: taffy::prelude::auto(),
            },
            ..taffy::Style::default()
        };
        Some(self.node(style, nodes, Cell::empty()))
    }
}
