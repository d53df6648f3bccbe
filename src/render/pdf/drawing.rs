//! Shared art: written once, drawn by reference.

use std::sync::Arc;

use krilla::graphic::Graphic;

use super::canvas::{Canvas, Ctx};
use crate::geom::{Rect, Transform};
use crate::scene::{Drawing, DrawingItem, Fill, Node, Path};

/// All of a space that art is drawn in: it is drawn whole, whatever a page shows of it.
const ALL: Rect = Rect::px(-1e9, -1e9, 2e9, 2e9);

impl Canvas<'_, '_, '_> {
    /// Draws a use of art.
    pub(super) fn drawing(&mut self, ctx: Ctx, item: &DrawingItem) {
        let graphic = self.graphic(&item.drawing);
        let ctx = Ctx {
            ts: ctx.ts.then_inner(&item.transform),
            ..ctx
        };
        self.faded(item.opacity, |canvas| {
            canvas.placed(ctx, |canvas| canvas.surface.draw_graphic(graphic));
        });
    }

    fn graphic(&mut self, drawing: &Arc<Drawing>) -> Graphic {
        if let Some(known) = self.store.drawings.find(drawing) {
            return known.clone();
        }
        let mut builder = self.surface.stream_builder();
        let mut surface = builder.surface();
        let ctx = Ctx {
            ts: Transform::IDENTITY,
            seen: ALL,
        };
        Canvas::inner(&mut surface, self.store).nodes(ctx, &drawing.nodes);
        surface.finish();
        let graphic = Graphic::new(builder.finish(), false);
        self.store.drawings.keep(drawing, graphic.clone());
        graphic
    }

    fn nodes(&mut self, ctx: Ctx, nodes: &[Node]) {
        for node in nodes {
            self.node(ctx, node);
        }
    }

    fn node(&mut self, ctx: Ctx, node: &Node) {
        match node {
            Node::Path {
                path,
                fill,
                stroke,
                stroke_first,
                ..
            } => {
                let (under, over) = if *stroke_first {
                    (stroke.as_ref(), None)
                } else {
                    (None, stroke.as_ref())
                };
                if let Some(line) = under {
                    self.stroke(ctx, path, line);
                }
                if let Some((color, rule)) = fill {
                    self.fill(ctx, path, *rule, color);
                }
                if let Some(line) = over {
                    self.stroke(ctx, path, line);
                }
            }
            Node::Group {
                opacity,
                transform,
                clip,
                nodes,
                ..
            } => {
                let ctx = Ctx {
                    ts: ctx.ts.then_inner(transform),
                    ..ctx
                };
                self.faded(*opacity, |canvas| canvas.clipped_nodes(ctx, clip, nodes));
            }
        }
    }

    fn clipped_nodes(&mut self, ctx: Ctx, clips: &[(Path, Fill)], nodes: &[Node]) {
        match clips.split_first() {
            None => self.nodes(ctx, nodes),
            Some(((path, rule), rest)) => self.clipped(ctx, path, *rule, |canvas| {
                canvas.clipped_nodes(ctx, rest, nodes);
            }),
        }
    }
}
