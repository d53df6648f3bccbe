//! Boxes and outlines.

use super::number::{num, outline};
use super::{Doc, paint, shadow};
use crate::geom::{Abs, Corners, Rect};
use crate::render::corners;
use crate::scene::{BoxItem, Fill, Paint, Path, PathItem, Stroke};

impl Doc<'_> {
    /// Writes a box: shadows, fills, border.
    pub(super) fn box_item(&mut self, item: &BoxItem) {
        for cast in &item.shadows {
            self.body += &shadow::parts(&mut self.defs, item, cast);
        }
        for fill in &item.fills {
            let fill = paint::attribute(&mut self.defs, "fill", fill);
            self.body += &format!("{}{fill}/>\n", open_box(&item.rect, &item.radius));
        }
        let Some(border) = &item.border else { return };
        if border.dash.is_empty() {
            let ring = corners::ring(&item.rect, &item.radius, &border.widths);
            let fill = paint::attribute(&mut self.defs, "fill", &border.paint);
            let d = outline(&ring);
            self.body += &format!("<path fill-rule=\"evenodd\" d=\"{d}\"{fill}/>\n");
            return;
        }
        for (path, width) in corners::dashed_lines(&item.rect, &item.radius, &border.widths) {
            let line = Stroke {
                dash: border.dash.clone(),
                ..Stroke::solid(border.paint.clone(), width)
            };
            self.stroked(&path, &line);
        }
    }

    /// Writes an outline.
    pub(super) fn path_item(&mut self, item: &PathItem) {
        if let Some((color, rule)) = &item.fill {
            self.filled(&item.path, *rule, color);
        }
        if let Some(line) = &item.stroke {
            self.stroked(&item.path, line);
        }
    }

    /// Writes a fill.
    pub(super) fn filled(&mut self, path: &Path, rule: Fill, color: &Paint) {
        let fill = paint::attribute(&mut self.defs, "fill", color);
        let rule = match rule {
            Fill::Winding => "",
            Fill::EvenOdd => " fill-rule=\"evenodd\"",
        };
        self.body += &format!("<path d=\"{}\"{fill}{rule}/>\n", outline(path));
    }

    /// Writes a line along an outline.
    pub(super) fn stroked(&mut self, path: &Path, line: &Stroke) {
        if line.width <= Abs::ZERO {
            return;
        }
        let stroke = paint::stroke(&mut self.defs, line);
        self.body += &format!("<path d=\"{}\" fill=\"none\"{stroke}/>\n", outline(path));
    }
}

/// The beginning of an element for a rounded box.
pub(super) fn open_box(rect: &Rect, radius: &Corners<Abs>) -> String {
    let radius = corners::fitted(rect, radius);
    if radius != Corners::all(radius.top_left) {
        return format!("<path d=\"{}\"", outline(&corners::outline(rect, &radius)));
    }
    let [x, y] = [rect.left(), rect.top()].map(num);
    let [width, height] = [rect.size.width, rect.size.height].map(num);
    let round = if radius.top_left > Abs::ZERO {
        format!(" rx=\"{}\"", num(radius.top_left))
    } else {
        String::new()
    };
    format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{round}")
}
