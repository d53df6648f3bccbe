//! Gaps between glyphs that are no spaces, and glyphs that stand closer than their face says.
//!
//! Programs that read text take a gap of a tenth of an em for a space, and squeezed punctuation for the
//! end of a line. So where the next glyph is not where the face expects it, a space of the face is put
//! right before it, and glyph and space are written as one cluster that stands for the glyph alone
//! (`ActualText`): poppler, pdfium and Acrobat then see glyph after glyph. Programs that know nothing of
//! clusters read a space there.

use std::ops::Range;

use krilla::text::{GlyphId, KrillaGlyph};

use super::canvas::{Canvas, Ctx};
use super::{space, text};
use crate::font::Face;
use crate::geom::{Abs, Point};
use crate::scene::{Glyph, GlyphRun};

/// A wider gap might be taken for a space, in type sizes; poppler breaks words at 0.1.
const NARROW: f64 = 0.04;
/// Glyphs that overlap by more might be taken for separate lines; kerning is less.
const CLOSE: f64 = -0.15;
/// What a glyph stands for that stands for nothing that could be said.
const NOTHING: &str = "\u{200B}";

/// What fills gaps in a face, and the gaps at the ends of a run.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Gaps {
    /// The space of the face and its advance in em; `None` in a face without one.
    pub(super) blank: Option<(u16, f64)>,
    /// Where a gap before the run begins, when the run before it cannot fill it.
    pub(super) lead: Option<Abs>,
    /// Where a gap after the run ends.
    pub(super) trail: Option<Abs>,
}

/// Glyphs of one height as krilla takes them.
pub(super) struct Row {
    pub(super) start: Point,
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) text: String,
}

impl Canvas<'_, '_, '_> {
    /// The gaps around a run that follows another and is followed by a third.
    pub(super) fn gaps(
        &mut self,
        before: Option<&&GlyphRun>,
        run: &GlyphRun,
        after: Option<&&GlyphRun>,
    ) -> Gaps {
        let blank = self.store.fonts.blank(self.store.book, run.face);
        let trail = after.and_then(|after| self.between(run, after));
        let lead = before.and_then(|before| {
            let fills = self
                .store
                .fonts
                .blank(self.store.book, before.face)
                .is_some();
            self.between(before, run).filter(|_| !fills)
        });
        Gaps {
            blank,
            lead: lead.map(|(from, _)| from),
            trail: trail.map(|(_, to)| to),
        }
    }

    /// Where the gap between two runs begins and ends, if it is a wide one.
    fn between(&self, one: &GlyphRun, two: &GlyphRun) -> Option<(Abs, Abs)> {
        let (last, next) = (one.glyphs.last()?, two.glyphs.first()?);
        let end = end(self.store.book.face(one.face), last, one.size);
        let is_off = next.at.y == last.at.y && is_off(next.at.x - end, one.size.min(two.size));
        is_off.then_some((end, next.at.x))
    }

    /// Shows the spaces of faces that have not been used yet, each once and unseen: a font says of a glyph
    /// what it stood for first, and the space of a gap must not be said to be a letter.
    pub(super) fn prepare(&mut self, ctx: Ctx, runs: &[&GlyphRun]) {
        for run in runs {
            let (book, fonts) = (self.store.book, &mut self.store.fonts);
            let fresh = fonts
                .blank(book, run.face)
                .filter(|_| fonts.is_fresh(run.face));
            let font = fonts.font(book, run.face);
            let (Some((id, _)), Some(font), Some(first)) = (fresh, font, run.glyphs.first()) else {
                continue;
            };
            let blank = KrillaGlyph::new(GlyphId::new(id.into()), 0.0, 0.0, 0.0, 0.0, 0..1, None);
            let start = space::point(first.at);
            self.ornament();
            self.placed(ctx, |canvas| {
                canvas.surface.set_stroke(None);
                canvas.surface.set_fill(Some(text::unseen()));
                canvas
                    .surface
                    .draw_glyphs(start, &[blank], font, " ", 1.0, false);
            });
        }
    }
}

/// Whether the distance from one glyph's end to the next one would be misread.
fn is_off(distance: Abs, size: Abs) -> bool {
    distance > size * NARROW || distance < size * CLOSE
}

/// Where a glyph ends for a program that knows the face alone.
fn end(face: &Face, glyph: &Glyph, size: Abs) -> Abs {
    glyph.at.x + face.advance(glyph.id).at(size)
}

impl Row {
    /// Glyphs of one height in a run; `gaps` are those at their own ends.
    pub(super) fn of(run: &GlyphRun, glyphs: &[Glyph], gaps: Gaps, face: &Face) -> Self {
        let start = glyphs.first().map_or(Point::ORIGIN, |glyph| glyph.at);
        let mut text = String::new();
        let mut placed: Vec<(u16, Abs, Range<usize>)> = Vec::with_capacity(glyphs.len());
        let (mut cluster, mut lead) = (0, gaps.lead);
        for (number, glyph) in glyphs.iter().enumerate() {
            let before = number.checked_sub(1).and_then(|at| glyphs.get(at));
            if before.is_none_or(|before| before.range != glyph.range) {
                cluster = text.len();
                text += own_words(run, glyph);
            }
            let mut put = |id: u16, at: Abs, cluster: Range<usize>| placed.push((id, at, cluster));
            if let (Some(from), Some((blank, _))) = (lead.take(), gaps.blank) {
                put(blank, from, cluster..text.len());
            }
            put(glyph.id, glyph.at.x, cluster..text.len());
            let Some((blank, width)) = gaps.blank else {
                continue;
            };
            let after = glyphs.get(number + 1).map(|after| after.at.x);
            let end = end(face, glyph, run.size);
            match after
                .or(gaps.trail)
                .filter(|next| is_off(*next - end, run.size))
            {
                // A space is one only where it is seen: what follows it begins after it.
                Some(next) if next < end && own_words(run, glyph).trim().is_empty() => {
                    lead = Some(end);
                }
                Some(next) => put(blank, next - run.size * width, cluster..text.len()),
                None => {}
            }
        }
        let x = placed.first().map_or(start.x, |(_, x, _)| *x);
        Self {
            start: Point { x, ..start },
            glyphs: advances(&placed, run.size),
            text,
        }
    }
}

/// Places as advances in em.
fn advances(placed: &[(u16, Abs, Range<usize>)], size: Abs) -> Vec<KrillaGlyph> {
    let next = |number: usize| placed.get(number + 1).map(|(_, x, _)| *x);
    let all = placed.iter().enumerate();
    all.map(|(number, (id, x, range))| {
        let advance = next(number).map_or(0.0, |next| (next - *x) / size) as f32;
        let id = GlyphId::new(u32::from(*id));
        KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, range.clone(), None)
    })
    .collect()
}

/// The words of a glyph; a sign for none where they cannot be said.
fn own_words<'a>(run: &'a GlyphRun, glyph: &Glyph) -> &'a str {
    let words = run.text.get(glyph.range.clone());
    words.filter(|words| is_sayable(words)).unwrap_or(NOTHING)
}

fn is_sayable(text: &str) -> bool {
    !text.is_empty() && !text.contains(['\0', '\u{FEFF}', '\u{FFFE}'])
}
