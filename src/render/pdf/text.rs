//! Glyph runs: words as text in the file's own faces, lettering as outlines beneath it.
//!
//! Shadows and strokes are outlines and say nothing, so words are in the file once. Gaps between scripts
//! and spaced titles are positions, which programs that read text would take for spaces: `gaps.rs`.

use krilla::num::NormalizedF32;
use krilla::paint as out;
use krilla::tagging::{ContentTag, SpanTag};
use krilla::text::Font;

use super::canvas::{Canvas, Ctx, Told};
use super::gaps::{self, Gaps, Piece};
use super::{Text, fonts, paint, space, tags};
use crate::color::Color;
use crate::geom::{Abs, Axes, Point, Rect};
use crate::render::{extent, outline};
use crate::scene::{Fill, Glyph, GlyphRun, Group, Item, LineJoin, Paint, Path, Stroke, TextShadow};

/// How far an em box reaches above and below its baseline.
const ABOVE: f64 = 0.88;

/// What is made of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lettering {
    /// Its looks, the topmost as text.
    Text,
    /// Its looks as outlines.
    Outlines,
    /// Text without a look, for words that are drawn elsewhere.
    Unseen,
}

/// The runs at the beginning of some items that are one line of one part; none where it begins with
/// anything else.
pub(super) fn line(items: &[Item]) -> Vec<&GlyphRun> {
    let mut runs: Vec<&GlyphRun> = Vec::new();
    for item in items {
        match item {
            Item::Text(run) if run.part.is_some() && goes_on(runs.last(), run) => runs.push(run),
            Item::Text(_)
            | Item::Box(_)
            | Item::Path(_)
            | Item::Drawing(_)
            | Item::Image(_)
            | Item::Group(_) => break,
        }
    }
    runs
}

/// Whether a run goes on where another ended: to the right on the baseline, or down the column.
fn goes_on(before: Option<&&GlyphRun>, run: &GlyphRun) -> bool {
    let (Some(before), Some(next)) = (before, run.glyphs.first()) else {
        return before.is_none();
    };
    let Some(last) = before.glyphs.last() else {
        return false;
    };
    let is_column = is_column(before) || is_column(run);
    let follows = if is_column {
        next.at.x.approx_eq(last.at.x) && next.at.y >= last.at.y
    } else {
        next.at.y.approx_eq(last.at.y) && next.at.x >= last.at.x
    };
    before.part == run.part && follows
}

fn is_column(run: &GlyphRun) -> bool {
    match (run.glyphs.first(), run.glyphs.last()) {
        (Some(first), Some(last)) => !first.at.y.approx_eq(last.at.y),
        (_, _) => false,
    }
}

/// The words of a line.
fn words(runs: &[&GlyphRun]) -> String {
    runs.iter().map(|run| own_words(run)).collect()
}

/// The words that a run's glyphs stand for: its text may be longer.
fn own_words(run: &GlyphRun) -> &str {
    let from = run.glyphs.iter().map(|glyph| glyph.range.start).min();
    let to = run.glyphs.iter().map(|glyph| glyph.range.end).max();
    let (from, to) = (from.unwrap_or(0), to.unwrap_or(0));
    run.text.get(from..to).unwrap_or_default()
}

/// The box around the em boxes of some runs, in their space.
fn em_boxes(runs: &[&GlyphRun]) -> Rect {
    let glyphs = runs
        .iter()
        .flat_map(|run| run.glyphs.iter().map(|glyph| em_box(glyph, run.size)));
    glyphs
        .reduce(|all, one| all.union(&one))
        .unwrap_or_default()
}

fn em_box(glyph: &Glyph, size: Abs) -> Rect {
    let (x, y) = (glyph.at.x, glyph.at.y - size * ABOVE);
    let width = glyph.advance.max(Abs::ZERO);
    Rect::px(x.to_px(), y.to_px(), width.to_px(), size.to_px())
}

impl Canvas<'_, '_, '_> {
    /// Draws a line of text.
    pub(super) fn line(&mut self, ctx: Ctx, runs: &[&GlyphRun]) {
        let reach = runs
            .iter()
            .filter_map(|run| extent::of_run(run))
            .reduce(|all, one| all.union(&one));
        let is_seen =
            reach.is_some_and(|reach| space::meets(&ctx.ts.apply_rect(&reach), &ctx.seen));
        if !is_seen {
            return;
        }
        let how = match self.store.text {
            Text::Embedded if self.can_mark() => Lettering::Text,
            Text::Embedded | Text::Outlines => Lettering::Outlines,
        };
        self.marked(ctx, runs, how);
    }

    /// Writes the words of some items over what is drawn of them, unseen.
    pub(super) fn words(&mut self, ctx: Ctx, items: &[Item]) {
        if self.store.text == Text::Outlines {
            return;
        }
        let mut rest = items;
        while let Some((first, after)) = rest.split_first() {
            let runs = line(rest);
            if let Item::Group(Group {
                transform, items, ..
            }) = first
            {
                let ts = ctx.ts.then_inner(transform);
                self.words(Ctx { ts, ..ctx }, items);
            }
            rest = if runs.is_empty() {
                after
            } else {
                self.marked(ctx, &runs, Lettering::Unseen);
                &rest[runs.len()..]
            };
        }
    }

    /// Draws a line and says its words, the first time that it is seen. Whether it is seen is a matter
    /// of its middle: of the pages that meet in a line one has it.
    fn marked(&mut self, ctx: Ctx, runs: &[&GlyphRun], how: Lettering) {
        let draw = |canvas: &mut Self| canvas.runs(ctx, runs, how);
        if how != Lettering::Outlines {
            self.prepare(ctx, runs);
        }
        let area = ctx.ts.apply_rect(&em_boxes(runs));
        let is_here = self.can_mark() && space::holds(&ctx.seen, space::middle(&area));
        let first = runs.first().filter(|_| is_here);
        let claimed = first.and_then(|run| {
            let key = std::ptr::from_ref::<GlyphRun>(run).addr();
            run.part.filter(|part| self.store.tags.claim(*part, key))
        });
        let Some(part) = claimed else {
            if how != Lettering::Unseen {
                self.ornament();
                draw(self);
            }
            return;
        };
        let told = Told { part, area };
        if how != Lettering::Outlines {
            self.told = Some(told);
            self.ornament();
            draw(self);
            self.told = None;
            return;
        }
        let words = words(runs);
        let span = SpanTag::empty().with_actual_text(Some(&words));
        self.tell(Some(told), span, draw);
    }

    /// Draws what is to be read as a piece of a part, or an ornament.
    fn tell(&mut self, told: Option<Told>, span: SpanTag<'_>, draw: impl FnOnce(&mut Self)) {
        let Some(Told { part, area }) = told else {
            return draw(self);
        };
        self.unmark();
        let id = self.surface.start_tagged(ContentTag::Span(span));
        draw(self);
        self.surface.end_tagged();
        self.store.tags.add(part, tags::Piece { id, area });
    }

    /// Draws runs that follow each other.
    fn runs(&mut self, ctx: Ctx, runs: &[&GlyphRun], how: Lettering) {
        for (at, run) in runs.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| runs.get(at));
            let gaps = self.gaps(before, run, runs.get(at + 1));
            self.run(ctx, run, how, gaps);
        }
    }

    /// Draws a run: shadows, strokes, fill.
    pub(super) fn run(&mut self, ctx: Ctx, run: &GlyphRun, how: Lettering, gaps: Gaps) {
        if run.glyphs.is_empty() || run.size <= Abs::ZERO {
            return;
        }
        if how == Lettering::Unseen {
            return self.written(ctx, run, unseen(), gaps);
        }
        for shadow in &run.shadows {
            self.text_shadow(ctx, run, shadow);
        }
        if !run.strokes.is_empty() {
            let path = self.run_outline(run, Axes::default());
            for stroke in &run.strokes {
                let round = Stroke {
                    join: LineJoin::Round,
                    ..stroke.clone()
                };
                self.stroke(ctx, &path, &round);
            }
        }
        match (&run.fill, how) {
            (Some(fill), Lettering::Text) => self.filled(ctx, run, fill, gaps),
            (Some(fill), _) => {
                let path = self.run_outline(run, Axes::default());
                self.fill(ctx, &path, Fill::Winding, fill);
            }
            (None, Lettering::Text) => self.written(ctx, run, unseen(), gaps),
            (None, _) => {}
        }
    }

    /// A moved copy, opaque in itself and translucent as a whole where it has extra weight.
    fn text_shadow(&mut self, ctx: Ctx, run: &GlyphRun, shadow: &TextShadow) {
        let path = self.run_outline(run, shadow.offset);
        if shadow.width <= Abs::ZERO {
            return self.fill(ctx, &path, Fill::Winding, &shadow.paint);
        }
        let (color, opacity) = match &shadow.paint {
            Paint::Solid(color) => (
                Paint::Solid(Color { a: 255, ..*color }),
                f32::from(color.a) / 255.0,
            ),
            other @ (Paint::Linear { .. } | Paint::Radial { .. }) => (other.clone(), 1.0),
        };
        let line = Stroke {
            join: LineJoin::Round,
            ..Stroke::solid(color.clone(), shadow.width)
        };
        self.faded(opacity, |canvas| {
            canvas.stroke(ctx, &path, &line);
            canvas.fill(ctx, &path, Fill::Winding, &color);
        });
    }

    fn run_outline(&self, run: &GlyphRun, by: Axes<Abs>) -> Path {
        let face = self.store.book.face(run.face);
        let mut path = Path::default();
        for one in &run.glyphs {
            let at = Point {
                x: one.at.x + by.x,
                y: one.at.y + by.y,
            };
            outline::append(&mut path, face, one.id, at, run.size);
        }
        path
    }

    /// The fill of a run as text.
    fn filled(&mut self, ctx: Ctx, run: &GlyphRun, color: &Paint, gaps: Gaps) {
        if !self.store.fonts.has(self.store.book, run.face) || !is_sane(run) {
            let path = self.run_outline(run, Axes::default());
            return self.fill(ctx, &path, Fill::Winding, color);
        }
        let area = extent::of_run(run).unwrap_or_default();
        let fill = paint::look(color, &area).map(|look| look.fill(Fill::Winding));
        self.written(ctx, run, fill.unwrap_or_else(unseen), gaps);
        let empty = run.glyphs.iter().filter(|glyph| glyph.id == fonts::MISSING);
        let face = self.store.book.face(run.face);
        let mut path = Path::default();
        for glyph in empty {
            outline::append(&mut path, face, glyph.id, glyph.at, run.size);
        }
        self.fill(ctx, &path, Fill::Winding, color);
    }

    /// Writes the glyphs of a run that a font may show: all but the sign for a missing one.
    fn written(&mut self, ctx: Ctx, run: &GlyphRun, fill: out::Fill, gaps: Gaps) {
        let font = self.store.fonts.font(self.store.book, run.face);
        let Some(font) = font.filter(|_| is_sane(run)) else {
            return;
        };
        let rows = run.glyphs.chunk_by(|one, two| {
            one.at.y == two.at.y && one.id != fonts::MISSING && two.id != fonts::MISSING
        });
        let rows: Vec<_> = rows.filter(|row| row[0].id != fonts::MISSING).collect();
        self.placed(ctx, |canvas| {
            canvas.surface.set_stroke(None);
            canvas.surface.set_fill(Some(fill));
            for (at, row) in rows.iter().enumerate() {
                let gaps = Gaps {
                    lead: gaps.lead.filter(|_| at == 0),
                    trail: gaps.trail.filter(|_| at + 1 == rows.len()),
                    ..gaps
                };
                let face = canvas.store.book.face(run.face);
                let row = gaps::row(run, row, gaps, face);
                for piece in canvas.store.fonts.pieces(run.face, row) {
                    canvas.tell(canvas.told, SpanTag::empty(), |canvas| {
                        canvas.piece(run.size, &piece, &font);
                    });
                }
            }
        });
        self.ornament();
    }

    fn piece(&mut self, size: Abs, piece: &Piece, font: &Font) {
        let (start, glyphs) = (space::point(piece.start), piece.glyphs(size));
        let (font, size) = (font.clone(), space::length(size));
        let surface = &mut self.surface;
        surface.draw_glyphs(start, &glyphs, font, &piece.text, size, false);
    }
}

/// Whether all places of a run are in reach.
pub(super) fn is_sane(run: &GlyphRun) -> bool {
    let near = |length: Abs| length.abs().to_px() < 1e6;
    let mut glyphs = run.glyphs.iter();
    let size = run.size.to_px();
    (0.01..1e5).contains(&size)
        && glyphs.all(|glyph| near(glyph.at.x) && near(glyph.at.y) && near(glyph.advance))
}

/// A paint that leaves no trace.
pub(super) fn unseen() -> out::Fill {
    out::Fill {
        opacity: NormalizedF32::ZERO,
        ..out::Fill::default()
    }
}
