//! Siblings that each want to stand at a place of their own, such as the labels at the ends of lines, move
//! apart until none touches another: the `anchor` of a box.

use taffy::{FlexDirection, NodeId};

use super::build::Builder;

/// A box on a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Label {
    /// Where its middle wants to be.
    pub(super) wish: f64,
    /// How long it is.
    pub(super) length: f64,
}

/// Where the boxes begin: in the order of their wishes, inside `room` as long as they fit there, none
/// nearer to another than `gap`, and together as near to their wishes as that allows.
///
/// Neighbours that touch become a cluster, which stands where the squares of its distances are least:
/// its wish is the mean of those of its members (pool adjacent violators).
pub(super) fn apart(labels: &[Label], gap: f64, room: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|one, two| labels[*one].wish.total_cmp(&labels[*two].wish));
    let mut clusters: Vec<Cluster> = Vec::new();
    for index in order {
        let label = labels[index];
        let mut next = Cluster {
            members: vec![index],
            length: label.length,
            wishes: label.wish - label.length / 2.0,
        };
        while let Some(before) = clusters.pop() {
            if before.start(room) + before.length + gap <= next.start(room) {
                clusters.push(before);
                break;
            }
            next = before.with(next, gap);
        }
        clusters.push(next);
    }
    let mut starts = vec![0.0; labels.len()];
    for cluster in &clusters {
        let mut at = cluster.start(room);
        for index in &cluster.members {
            starts[*index] = at;
            at += labels[*index].length + gap;
        }
    }
    starts
}

struct Cluster {
    members: Vec<usize>,
    length: f64,
    /// The sum of where its members want it to begin.
    wishes: f64,
}

impl Cluster {
    fn start(&self, room: f64) -> f64 {
        let wish = self.wishes / self.members.len() as f64;
        wish.min(room - self.length).max(0.0)
    }

    fn with(mut self, after: Self, gap: f64) -> Self {
        // A member further down wants the cluster to begin so much higher.
        let shift = self.length + gap;
        self.wishes += after.wishes - shift * after.members.len() as f64;
        self.length += gap + after.length;
        self.members.extend(after.members);
        self
    }
}

impl Builder<'_, '_> {
    /// Moves the anchored boxes of a laid tree to their places.
    pub(super) fn settle(&self, node: NodeId) {
        let children = self.tree.children(node).unwrap_or_default();
        let anchored = |child: &NodeId| Some((*child, self.cell_of(*child).anchor?));
        let wishes: Vec<(NodeId, f64)> = children.iter().filter_map(anchored).collect();
        if !wishes.is_empty() {
            self.spread(node, &wishes);
        }
        children.iter().for_each(|child| self.settle(*child));
    }

    fn spread(&self, node: NodeId, wishes: &[(NodeId, f64)]) {
        let (Ok(layout), Ok(style)) = (self.tree.layout(node), self.tree.style(node)) else {
            return;
        };
        let is_row = style.flex_direction == FlexDirection::Row;
        let (inset, border) = (layout.padding, layout.border);
        let (begin, room) = match is_row {
            true => (inset.left + border.left, layout.content_box_width()),
            false => (inset.top + border.top, layout.content_box_height()),
        };
        let gap = match is_row {
            true => style.gap.width,
            false => style.gap.height,
        };
        let gap = match gap.into_raw() {
            raw if raw.uses_percentage() => 0.0,
            raw => f64::from(raw.value()),
        };
        let laid: Vec<(NodeId, f64, f64, f64)> = wishes
            .iter()
            .filter_map(|(child, wish)| {
                let layout = self.tree.layout(*child).ok()?;
                let (at, length) = match is_row {
                    true => (layout.location.x, layout.size.width),
                    false => (layout.location.y, layout.size.height),
                };
                Some((*child, *wish, f64::from(at - begin), f64::from(length)))
            })
            .collect();
        let room = f64::from(room);
        let labels: Vec<Label> = laid
            .iter()
            .map(|(_, wish, _, length)| Label {
                wish: wish * room,
                length: *length,
            })
            .collect();
        for ((child, _, at, _), start) in laid.iter().zip(apart(&labels, gap, room)) {
            let moved = start - at;
            self.cell_of(*child).moved.set(match is_row {
                true => (moved, 0.0),
                false => (0.0, moved),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(wishes: &[f64], length: f64) -> Vec<Label> {
        let label = |wish: &f64| Label {
            wish: *wish,
            length,
        };
        wishes.iter().map(label).collect()
    }

    #[test]
    fn labels_with_room_stand_where_they_want() {
        assert_eq!(
            apart(&labels(&[20.0, 80.0], 10.0), 2.0, 100.0),
            [15.0, 75.0]
        );
    }

    #[test]
    fn labels_at_one_place_stand_around_it() {
        let starts = apart(&labels(&[50.0, 50.0, 50.0], 10.0), 2.0, 100.0);
        assert_eq!(starts, [33.0, 45.0, 57.0]);
    }

    #[test]
    fn nothing_leaves_the_room_and_the_order_is_that_of_the_wishes() {
        let starts = apart(&labels(&[98.0, 2.0, 99.0], 10.0), 0.0, 100.0);
        assert_eq!(starts, [80.0, 0.0, 90.0]);
    }

    #[test]
    fn no_two_touch_wherever_they_want_to_be() {
        for seed in 1_u32..200 {
            let wish = |at: u32| f64::from((seed * 7919 + at * at * 104_729) % 1000) / 10.0;
            let wishes: Vec<f64> = (0..8).map(wish).collect();
            let mut starts = apart(&labels(&wishes, 10.0), 2.0, 100.0);
            starts.sort_by(f64::total_cmp);
            assert!(starts[0] >= 0.0 && starts[7] <= 90.0 + 1e-9, "{starts:?}");
            assert!(
                starts
                    .windows(2)
                    .all(|pair| pair[1] - pair[0] >= 12.0 - 1e-9),
                "{starts:?}"
            );
        }
    }
}
