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

/// A glyph of a row, or the space that fills a gap, with the words of its cluster.
pub(super) struct Placed {
    pub(super) id: u16,
    pub(super) at: Point,
    pub(super) cluster: usize,
    pub(super) words: String,
}

/// Glyphs that are written in one go.
pub(super) struct Piece {
    pub(super) start: Point,
    placed: Vec<(u16, Abs, Range<usize>)>,
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
            let font = self.store.fonts.font(self.store.book, run.face);
            let blank = self.store.fonts.fresh_blank(self.store.book, run.face);
            let (Some(id), Some(font), Some(first)) = (blank, font, run.glyphs.first()) else {
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

/// Glyphs of one height in a run, with what fills the gaps between them; `gaps` are those at the ends.
pub(super) fn row(run: &GlyphRun, glyphs: &[Glyph], gaps: Gaps, face: &Face) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::with_capacity(glyphs.len());
    let (mut cluster, mut lead) = (0, gaps.lead);
    let words = words_of(run, glyphs);
    for (number, (glyph, (is_first, words))) in glyphs.iter().zip(words).enumerate() {
        cluster += usize::from(is_first);
        let mut put = |id: u16, x: Abs| {
            placed.push(Placed {
                id,
                at: Point { x, ..glyph.at },
                cluster,
                words: words.to_owned(),
            });
        };
        let blank = gaps.blank;
        if let (Some(from), Some((blank, _))) = (lead.take(), blank) {
            put(blank, from);
        }
        put(glyph.id, glyph.at.x);
        let end = end(face, glyph, run.size);
        let next = glyphs.get(number + 1).map(|after| after.at.x);
        let off = next
            .or(gaps.trail)
            .filter(|next| is_off(*next - end, run.size));
        match (off, blank) {
            // A space is one only where it is seen: what follows it begins after it.
            (Some(next), _) if next < end && words.trim().is_empty() => {
                lead = Some(end);
            }
            (Some(next), Some((blank, width))) => put(blank, next - run.size * width),
            (_, _) => {}
        }
    }
    placed
}

impl Piece {
    /// Glyphs in a row, each cluster saying its words once.
    pub(super) fn of(row: &[Placed]) -> Self {
        let mut text = String::new();
        let mut placed: Vec<(u16, Abs, Range<usize>)> = Vec::with_capacity(row.len());
        let mut before = None;
        for one in row {
            let range = match (before.replace(one.cluster), placed.last()) {
                (Some(same), Some((_, _, range))) if same == one.cluster => range.clone(),
                (_, _) => {
                    let start = text.len();
                    text += &one.words;
                    start..text.len()
                }
            };
            placed.push((one.id, one.at.x, range));
        }
        Self {
            start: row.first().map_or(Point::ORIGIN, |first| first.at),
            placed,
            text,
        }
    }

    /// The glyphs as krilla takes them: places as advances in em.
    pub(super) fn glyphs(&self, size: Abs) -> Vec<KrillaGlyph> {
        let next = |number: usize| self.placed.get(number + 1).map(|(_, x, _)| *x);
        let all = self.placed.iter().enumerate();
        all.map(|(number, (id, x, range))| {
            let advance = next(number).map_or(0.0, |next| (next - *x) / size) as f32;
            let id = GlyphId::new(u32::from(*id));
            KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, range.clone(), None)
        })
        .collect()
    }
}

/// The words of each glyph, and whether it begins a cluster. A cluster of as many characters as glyphs,
/// such as a number set upright in a column, is one of each.
fn words_of<'a>(run: &'a GlyphRun, glyphs: &[Glyph]) -> Vec<(bool, &'a str)> {
    let mut all = Vec::with_capacity(glyphs.len());
    for cluster in glyphs.chunk_by(|one, two| one.range == two.range) {
        let words = cluster
            .first()
            .and_then(|glyph| run.text.get(glyph.range.clone()));
        let words = words.filter(|words| is_sayable(words)).unwrap_or(NOTHING);
        if words.chars().count() == cluster.len() {
            let chars = words
                .char_indices()
                .map(|(at, char)| &words[at..at + char.len_utf8()]);
            all.extend(chars.map(|char| (true, char)));
        } else {
            all.extend((0..cluster.len()).map(|at| (at == 0, words)));
        }
    }
    all
}

fn is_sayable(text: &str) -> bool {
    !text.is_empty() && !text.contains(['\0', '\u{FEFF}', '\u{FFFE}'])
}
