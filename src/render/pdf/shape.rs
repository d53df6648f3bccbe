//! Boxes and outlines.

use super::canvas::{Canvas, Ctx};
use super::{paint, space};
use crate::geom::{Abs, Corners, Rect};
use crate::render::{corners, extent};
use crate::scene::{BoxItem, Fill, Paint, Path, PathItem, Stroke};

impl Canvas<'_, '_, '_> {
    /// Draws a box: shadows, fills, border.
    pub(super) fn box_item(&mut self, ctx: Ctx, item: &BoxItem) {
        for cast in &item.shadows {
            self.shadow(ctx, item, cast);
        }
        let path = corners::outline(&item.rect, &item.radius);
        for color in &item.fills {
            self.fill(ctx, &path, Fill::Winding, color);
        }
        let Some(border) = &item.border else { return };
        if border.dash.is_empty() {
            let ring = corners::ring(&item.rect, &item.radius, &border.widths);
            self.fill(ctx, &ring, Fill::EvenOdd, &border.paint);
            return;
        }
        for (path, width) in corners::dashed_lines(&item.rect, &item.radius, &border.widths) {
            let line = Stroke {
                dash: border.dash.clone(),
                ..Stroke::solid(border.paint.clone(), width)
            };
            self.stroke(ctx, &path, &line);
        }
    }

    /// Draws an outline.
    pub(super) fn path_item(&mut self, ctx: Ctx, item: &PathItem) {
        if let Some((color, rule)) = &item.fill {
            self.fill(ctx, &item.path, *rule, color);
        }
        if let Some(line) = &item.stroke {
            self.stroke(ctx, &item.path, line);
        }
    }

    /// Fills an outline.
    pub(super) fn fill(&mut self, ctx: Ctx, path: &Path, rule: Fill, color: &Paint) {
        let look = path.bounds().and_then(|area| paint::look(color, &area));
        if let (Some(look), Some(path)) = (look, space::path(path)) {
            self.placed(ctx, |canvas| {
                canvas.surface.set_stroke(None);
                canvas.surface.set_fill(Some(look.fill(rule)));
                canvas.surface.draw_path(&path);
            });
        }
    }

    /// Draws a line along an outline.
    pub(super) fn stroke(&mut self, ctx: Ctx, path: &Path, line: &Stroke) {
        if line.width <= Abs::ZERO {
            return;
        }
        let area = extent::stroked(path, Some(line));
        let look = area.and_then(|area| paint::look(&line.paint, &area));
        let stroke = look.and_then(|look| look.stroke(line));
        if let (Some(stroke), Some(path)) = (stroke, space::path(path)) {
            self.placed(ctx, |canvas| {
                canvas.surface.set_fill(None);
                canvas.surface.set_stroke(Some(stroke));
                canvas.surface.draw_path(&path);
            });
        }
    }

    /// Draws with a clip to an outline of the item's space.
    pub(super) fn clipped(
        &mut self,
        ctx: Ctx,
        path: &Path,
        rule: Fill,
        draw: impl FnOnce(&mut Self),
    ) {
        let segments = path.segments.iter().map(|step| step.mapped(&ctx.ts));
        let outline = Path {
            segments: segments.collect(),
        };
        // What is clipped to nothing is not seen.
        let Some(outline) = space::path(&outline) else {
            return;
        };
        self.surface
            .push_clip_path(&outline, &paint::fill_rule(rule));
        draw(self);
        self.surface.pop();
    }

    /// Draws with a clip to a rounded box.
    pub(super) fn clipped_to_box(
        &mut self,
        ctx: Ctx,
        (rect, radius): (&Rect, &Corners<Abs>),
        draw: impl FnOnce(&mut Self),
    ) {
        self.clipped(ctx, &corners::outline(rect, radius), Fill::Winding, draw);
    }
}
