//! Shared art.

use super::canvas::Canvas;
use super::{Ctx, shape};
use crate::geom::{Abs, Rect};
use crate::render::extent;
use crate::scene::{DrawingItem, Fill, Node, Path};

/// Draws a use of shared art.
pub(super) fn paint(ctx: Ctx<'_>, canvas: &mut Canvas, item: &DrawingItem, area: &Rect) {
    let inner = Ctx {
        ts: ctx.ts.then_inner(&item.transform),
        ..ctx
    };
    if item.opacity >= 1.0 {
        return paint_nodes(inner, canvas, &item.drawing.nodes);
    }
    canvas.layer(area, item.opacity, |layer| {
        paint_nodes(inner, layer, &item.drawing.nodes)
    });
}

fn paint_nodes(ctx: Ctx<'_>, canvas: &mut Canvas, nodes: &[Node]) {
    for node in nodes {
        paint_node(ctx, canvas, node);
    }
}

fn paint_node(ctx: Ctx<'_>, canvas: &mut Canvas, node: &Node) {
    let (Node::Path { bounds, .. } | Node::Group { bounds, .. }) = node;
    let area = extent::grown(&ctx.ts.apply_rect(bounds), Abs::px(1.0));
    if !canvas.sees(&area) {
        return;
    }
    match node {
        Node::Path {
            path,
            fill,
            stroke,
            stroke_first,
            ..
        } => {
            let mut line = stroke.iter();
            let under = if *stroke_first { line.next() } else { None };
            if let Some(line) = under {
                shape::stroke(ctx, canvas, path, line);
            }
            if let Some((paint, rule)) = fill {
                shape::fill(ctx, canvas, path, *rule, paint);
            }
            if let Some(line) = line.next() {
                shape::stroke(ctx, canvas, path, line);
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
            if *opacity >= 1.0 && clip.is_empty() {
                return paint_nodes(ctx, canvas, nodes);
            }
            canvas.layer(&area, *opacity, |layer| {
                paint_nodes(ctx, layer, nodes);
                cut(ctx, layer, clip);
            });
        }
    }
}

/// Takes away what lies outside of any of the clips.
fn cut(ctx: Ctx<'_>, layer: &mut Canvas, clips: &[(Path, Fill)]) {
    if clips.is_empty() {
        return;
    }
    let Some(mut mask) = layer.mask() else { return };
    mask.invert();
    for (path, rule) in clips {
        shape::clip(&ctx.ts, layer, &mut mask, path, *rule);
    }
    layer.pixmap.apply_mask(&mask);
}
