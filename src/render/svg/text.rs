//! Glyph runs: shared outlines for plain text, one outline for lettering.

use super::defs::EM;
use super::number::{decimal, num, outline};
use super::{Doc, paint};
use crate::color::Color;
use crate::geom::{Abs, Axes, Transform};
use crate::render::outline as glyph;
use crate::scene::{GlyphRun, LineJoin, Paint, Path, Stroke, TextShadow};

impl Doc<'_> {
    /// Writes a run: shadows, strokes, fill.
    pub(super) fn text(&mut self, run: &GlyphRun) {
        if run.glyphs.is_empty() || run.size <= Abs::ZERO {
            return;
        }
        if let Some(Paint::Solid(color)) = run.fill
            && run.strokes.is_empty()
            && run.shadows.is_empty()
        {
            return self.plain(run, color);
        }
        self.lettering(run);
    }

    /// Text of one colour: a group that leads from glyph units to the poster, a use for each glyph.
    fn plain(&mut self, run: &GlyphRun, color: Color) {
        let unit = run.size / EM;
        let Some(first) = run.glyphs.first() else {
            return;
        };
        let origin = first.at;
        let fill = paint::attribute(&mut self.defs, "fill", &Paint::Solid(color));
        let (x, y) = (num(origin.x), num(origin.y));
        let scale = decimal(unit.to_px(), 6);
        self.body += &format!("<g transform=\"translate({x} {y}) scale({scale})\"{fill}>");
        for glyph in &run.glyphs {
            let Some(id) = self.defs.glyph(self.book, run.face, glyph.id) else {
                continue;
            };
            let shift = |name: &str, by: Abs| {
                let by = decimal(by / unit, 2);
                if by == "0" {
                    String::new()
                } else {
                    format!(" {name}=\"{by}\"")
                }
            };
            let (x, y) = (
                shift("x", glyph.at.x - origin.x),
                shift("y", glyph.at.y - origin.y),
            );
            self.body += &format!("<use xlink:href=\"#{id}\"{x}{y}/>");
        }
        self.body += "</g>\n";
    }

    /// Text with gradients, strokes or shadows: its outlines are one path, drawn for each of them.
    fn lettering(&mut self, run: &GlyphRun) {
        let path = self.run_outline(run, Axes::default());
        if path.segments.is_empty() {
            return;
        }
        let id = self
            .defs
            .element('t', "path", &format!(" d=\"{}\"/>", outline(&path)));
        for shadow in &run.shadows {
            self.text_shadow(run, shadow, &id);
        }
        for stroke in &run.strokes {
            let round = Stroke {
                join: LineJoin::Round,
                ..stroke.clone()
            };
            let stroke = paint::stroke(&mut self.defs, &round);
            self.body += &format!("<use xlink:href=\"#{id}\" fill=\"none\"{stroke}/>\n");
        }
        if let Some(fill) = &run.fill {
            let fill = paint::attribute(&mut self.defs, "fill", fill);
            self.body += &format!("<use xlink:href=\"#{id}\"{fill}/>\n");
        }
    }

    /// A moved copy, opaque in itself and translucent as a whole. A gradient stays where it is while
    /// the outlines move, so then they are written anew.
    fn text_shadow(&mut self, run: &GlyphRun, shadow: &TextShadow, id: &str) {
        let (paint, opacity) = match &shadow.paint {
            Paint::Solid(color) => (
                Paint::Solid(Color { a: 255, ..*color }),
                f32::from(color.a) / 255.0,
            ),
            other @ (Paint::Linear { .. } | Paint::Radial { .. }) => (other.clone(), 1.0),
        };
        let mut look = paint::attribute(&mut self.defs, "fill", &paint);
        if shadow.width > Abs::ZERO {
            let round = Stroke {
                join: LineJoin::Round,
                ..Stroke::solid(paint, shadow.width)
            };
            look += &paint::stroke(&mut self.defs, &round);
        }
        look += &paint::opacity(opacity);
        if matches!(shadow.paint, Paint::Solid(_)) {
            let shift = Transform::translate(shadow.offset.x, shadow.offset.y);
            let shift = super::number::transform(&shift);
            self.body += &format!("<use xlink:href=\"#{id}\"{shift}{look}/>\n");
        } else {
            let path = self.run_outline(run, shadow.offset);
            self.body += &format!("<path d=\"{}\"{look}/>\n", outline(&path));
        }
    }

    fn run_outline(&self, run: &GlyphRun, by: Axes<Abs>) -> Path {
        let face = self.book.face(run.face);
        let mut path = Path::default();
        for one in &run.glyphs {
            let at = Axes {
                x: one.at.x + by.x,
                y: one.at.y + by.y,
            };
            glyph::append(&mut path, face, one.id, at, run.size);
        }
        path
    }
}
