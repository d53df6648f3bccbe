//! Runs taffy over a tree of boxes: words are measured at the widths they get.

use std::collections::BTreeMap;

use taffy::{AvailableSpace, NodeId, Size, TaffyTree};

use super::build::{Builder, Cell, Content, intrinsic};
use super::column;
use super::text::TextLeaf;
use crate::geom::Abs;

impl Builder<'_, '_> {
    /// Lays the tree out at a width; groups of words that shrink together are laid out once more.
    pub(super) fn compute(&mut self, root: NodeId, width: f64) {
        let columns = self.line_up(root);
        self.pass(root, width);
        let mut sizes = self.agreed_sizes(root);
        sizes.extend(self.column_sizes(&columns));
        if sizes.is_empty() {
            return self.settle(root);
        }
        for (node, size) in sizes {
            let index = self.tree.get_node_context(node).copied();
            if let Some(Content::Text(leaf)) = index.map(|index| &self.cells[index].content) {
                leaf.agreed.set(Some(size));
                // The node is of this tree, so marking it cannot fail.
                let _ = self.tree.mark_dirty(node);
            }
        }
        self.pass(root, width);
        self.settle(root);
    }

    fn pass(&mut self, root: NodeId, width: f64) {
        let cells = &self.cells;
        let space = Size {
            width: AvailableSpace::Definite(width as f32),
            height: AvailableSpace::MaxContent,
        };
        // The root is a node of this tree, so laying it out cannot fail.
        let _ = self
            .tree
            .compute_layout_with_measure(root, space, |inputs, _, index, style| {
                let cell = index.map(|index| &cells[*index]);
                let mut baseline = None;
                let mut output = taffy::compute_leaf_layout(
                    inputs,
                    style,
                    |_, _| 0.0,
                    |known, available| {
                        let (size, first) = measure(cell, known, available);
                        baseline = first;
                        size
                    },
                );
                if baseline.is_some() {
                    output.baselines = taffy::Baselines::from_first(baseline);
                }
                output
            });
    }

    /// For every leaf of a group the smallest size of its siblings; leaves of one look and text role
    /// under one grandparent are siblings.
    fn agreed_sizes(&self, root: NodeId) -> Vec<(NodeId, f64)> {
        let mut groups: BTreeMap<usize, Vec<(NodeId, f64)>> = BTreeMap::new();
        self.collect(root, &mut Vec::new(), &mut groups);
        groups
            .into_values()
            .flat_map(|leaves| {
                let least = leaves.iter().map(|(_, size)| *size).fold(1.0, f64::min);
                leaves.into_iter().map(move |(node, _)| (node, least))
            })
            .filter(|(_, size)| *size < 1.0)
            .collect()
    }

    fn collect(
        &self,
        node: NodeId,
        above: &mut Vec<usize>,
        groups: &mut BTreeMap<usize, Vec<(NodeId, f64)>>,
    ) {
        let index = self
            .tree
            .get_node_context(node)
            .copied()
            .unwrap_or_default();
        if let Content::Text(leaf) = &self.cells[index].content
            && leaf.is_in_group()
        {
            let measure = self.tree.layout(node).map_or(0.0, |layout| {
                if leaf.is_vertical() {
                    layout.size.height
                } else {
                    layout.size.width
                }
            });
            let depth = above.len();
            let group = above
                .get(depth.saturating_sub(2))
                .copied()
                .unwrap_or_default();
            let size = leaf.shrink_for(Abs::px(f64::from(measure) + 0.02));
            groups.entry(group).or_default().push((node, size));
        }
        above.push(index);
        for child in self.tree.children(node).unwrap_or_default() {
            self.collect(child, above, groups);
        }
        above.pop();
    }
}

/// The extent and first baseline of a leaf.
fn measure(
    cell: Option<&Cell>,
    known: Size<Option<f32>>,
    available: Size<AvailableSpace>,
) -> (Size<f32>, Option<f32>) {
    match cell.map(|cell| &cell.content) {
        Some(Content::Text(leaf)) if leaf.is_vertical() => {
            (column::measure(leaf, known, available), None)
        }
        Some(Content::Text(leaf)) => words(leaf, known, available),
        Some(content) => {
            let own = intrinsic(content).unwrap_or_default();
            let (width, height) = (own.width.to_f32().max(1.0), own.height.to_f32());
            let size = match (known.width, known.height) {
                (Some(width), Some(height)) => Size { width, height },
                (Some(known), None) => Size {
                    width: known,
                    height: known * height / width,
                },
                (None, Some(known)) => Size {
                    width: known * width / height.max(1.0),
                    height: known,
                },
                (None, None) => Size {
                    width: own.width.to_f32(),
                    height,
                },
            };
            (size, None)
        }
        None => (Size::ZERO, None),
    }
}

fn words(
    leaf: &TextLeaf,
    known: Size<Option<f32>>,
    available: Size<AvailableSpace>,
) -> (Size<f32>, Option<f32>) {
    let width = match (known.width, available.width) {
        (Some(width), _) => Abs::px(f64::from(width)),
        (None, AvailableSpace::Definite(width)) => leaf.widest().min(Abs::px(f64::from(width))),
        (None, AvailableSpace::MinContent) => leaf.narrowest(),
        (None, AvailableSpace::MaxContent) => leaf.widest(),
    };
    let size = leaf.measure(width);
    // A hair wider than what is seen, so that 32-bit rounding never makes a line break.
    let seen = known.width.unwrap_or((size.width.to_px() + 0.01) as f32);
    let wide = if known.width.is_none() && leaf.widest().fits(width) {
        (leaf.widest().to_px() + 0.01) as f32
    } else {
        seen.max(if known.width.is_none() {
            width.to_f32()
        } else {
            0.0
        })
    };
    let height = known.height.unwrap_or(size.height.to_f32());
    let baseline = leaf.baseline(width).map(Abs::to_f32);
    (
        Size {
            width: wide,
            height,
        },
        baseline,
    )
}

/// The height of a laid tree.
pub(super) fn height(tree: &TaffyTree<usize>, root: NodeId) -> f64 {
    tree.layout(root)
        .map_or(0.0, |layout| f64::from(layout.size.height))
}
