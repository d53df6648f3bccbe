//! Shared art: defined once, used by reference.

use super::number::transform;
use super::{Doc, paint};
use crate::scene::{DrawingItem, Node};

impl Doc<'_> {
    /// Writes a use of art.
    pub(super) fn drawing(&mut self, item: &DrawingItem) {
        let known = self.defs.known_drawing(&item.drawing);
        let id = known.unwrap_or_else(|| {
            let outside = std::mem::take(&mut self.body);
            self.nodes(&item.drawing.nodes);
            let inside = std::mem::replace(&mut self.body, outside);
            self.defs.define_drawing(&item.drawing, &inside)
        });
        let (ts, opacity) = (transform(&item.transform), paint::opacity(item.opacity));
        self.body += &format!("<use xlink:href=\"#{id}\"{ts}{opacity}/>\n");
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Path {
                path,
                fill,
                stroke,
                stroke_first,
                ..
            } => {
                let (under, over) = if *stroke_first {
                    (stroke, &None)
                } else {
                    (&None, stroke)
                };
                if let Some(line) = under {
                    self.stroked(path, line);
                }
                if let Some((color, rule)) = fill {
                    self.filled(path, *rule, color);
                }
                if let Some(line) = over {
                    self.stroked(path, line);
                }
            }
            Node::Group {
                opacity,
                transform: ts,
                clip,
                nodes,
                ..
            } => {
                self.body += &format!("<g{}{}>\n", transform(ts), paint::opacity(*opacity));
                for (path, rule) in clip {
                    let id = self.defs.clip(path, *rule);
                    self.body += &format!("<g clip-path=\"url(#{id})\">\n");
                }
                self.nodes(nodes);
                self.body += &"</g>\n".repeat(clip.len() + 1);
            }
        }
    }
}
