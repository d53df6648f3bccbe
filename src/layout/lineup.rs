//! Figures under one another put their decimal points on one x (NU-08): `text_align: point`. Figures of
//! several units are not compared by their points: they end on one x.

use taffy::NodeId;

use super::build::{Builder, Content};
use super::grid;
use super::stand::Column;
use super::text::TextLeaf;
use crate::geom::Abs;

/// Leaves that stand under one another: those below the nearest box that holds several of them. They
/// never belong to two blocks.
pub(super) type Siblings = Vec<NodeId>;

impl Builder<'_, '_> {
    /// Tells every leaf of a column of figures where the point is, before anything is measured.
    pub(super) fn line_up(&self, root: NodeId) -> Vec<Siblings> {
        let mut groups = Vec::new();
        self.gather(root, &mut groups);
        for group in &groups {
            let around = group
                .iter()
                .filter_map(|node| self.pointed(*node))
                .map(TextLeaf::around_point)
                .filter_map(|(before, after)| before.map(|before| (before, after)));
            let column = around
                .map(|(before, after)| Column {
                    before,
                    after,
                    is_pointed: true,
                })
                .reduce(|one, two| Column {
                    before: one.before.max(two.before),
                    after: one.after.max(two.after),
                    is_pointed: true,
                });
            let leaves = || group.iter().filter_map(|node| self.pointed(*node));
            let mut units = leaves().filter_map(TextLeaf::unit);
            let first = units.next();
            let column = match units.all(|unit| Some(unit) == first) {
                true => column,
                false => leaves()
                    .map(TextLeaf::alone)
                    .reduce(Abs::max)
                    .map(Column::of_ends),
            };
            for leaf in leaves() {
                leaf.column.set(column);
            }
        }
        groups
    }

    /// The pointed leaves below a node that no box has gathered yet.
    fn gather(&self, node: NodeId, groups: &mut Vec<Siblings>) -> Siblings {
        let own = self.pointed(node).map(|_| node);
        let children = self.tree.children(node).unwrap_or_default().into_iter();
        let columns = self.columns_of(node);
        if columns > 0 {
            // The figures of a table stand under one another in their columns.
            let mut found = vec![Siblings::new(); columns];
            let mut at = 0;
            for child in children {
                let span = grid::columns_of(&self.tree, child).min(columns);
                // What has no room in a row begins the next one.
                if at % columns + span > columns {
                    at = at.next_multiple_of(columns);
                }
                found[at % columns].extend(self.in_cell(child, groups));
                at += span;
            }
            groups.extend(found.into_iter().filter(|column| !column.is_empty()));
            return Siblings::new();
        }
        let mut found: Siblings = own.into_iter().collect();
        found.extend(children.flat_map(|child| self.gather(child, groups)));
        if found.len() > 1 {
            groups.push(std::mem::take(&mut found));
        }
        let index = self.tree.get_node_context(node);
        if index.is_some_and(|index| self.cells[*index].is_block) {
            found.clear();
        }
        found
    }

    /// All pointed leaves of a cell: those of one cell stand under those of the others, too.
    fn in_cell(&self, node: NodeId, groups: &mut Vec<Siblings>) -> Siblings {
        let index = self.tree.get_node_context(node);
        if index.is_some_and(|index| self.cells[*index].is_block) {
            return self.gather(node, groups);
        }
        let children = self.tree.children(node).unwrap_or_default().into_iter();
        let own = self.pointed(node).map(|_| node);
        let below = children.flat_map(|child| self.in_cell(child, groups));
        own.into_iter().chain(below).collect()
    }

    fn columns_of(&self, node: NodeId) -> usize {
        let index = self.tree.get_node_context(node);
        index.map_or(0, |index| self.cells[*index].columns)
    }

    fn pointed(&self, node: NodeId) -> Option<&TextLeaf> {
        let index = self.tree.get_node_context(node).copied()?;
        match &self.cells[index].content {
            Content::Text(leaf) if leaf.is_pointed() => Some(leaf),
            _ => None,
        }
    }

    /// The smallest size of the leaves of each column: points do not align at several sizes.
    pub(super) fn column_sizes(&self, groups: &[Siblings]) -> Vec<(NodeId, f64)> {
        let size = |node: &NodeId| {
            let leaf = self.pointed(*node)?;
            let layout = self.tree.layout(*node).ok()?;
            let width = f64::from(layout.size.width) + 0.02;
            Some((*node, leaf.shrink_for(Abs::px(width))))
        };
        let sized = groups.iter().flat_map(|group| {
            let sizes: Vec<_> = group.iter().filter_map(size).collect();
            let least = sizes.iter().map(|(_, size)| *size).fold(1.0, f64::min);
            sizes.into_iter().map(move |(node, _)| (node, least))
        });
        sized.filter(|(_, size)| *size < 1.0).collect()
    }
}
