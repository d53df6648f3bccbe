//! Text as text: every line is an element whose characters stand where the scene has their glyphs.
//!
//! What the face draws for a character alone is drawn by a family of our own, cut from the face. What
//! cannot be drawn so (lettering with strokes, shadows or gradients, characters of several glyphs, faces
//! that cannot be cut) keeps its outlines, and its characters lie over them, transparent: they can be
//! found, selected and copied all the same.

use super::number::{escape, num};
use super::{Doc, paint};
use crate::font::FaceId;
use crate::geom::{Abs, Point};
use crate::scene::{self, GlyphRun, Item, Paint};

/// Characters of one family, one size and one look.
struct Span {
    /// The number of the family; `None` for characters that no family of ours draws.
    family: Option<usize>,
    /// Whether they are drawn, or lie over what is.
    is_seen: bool,
    /// The characters.
    text: String,
    /// Where each of them is.
    places: Vec<Point>,
}

/// The characters that a glyph, or several, stand for.
struct Cluster<'a> {
    text: &'a str,
    glyph: u16,
    at: Point,
    advance: Abs,
}

/// How many runs at the start of these items are one line of one text: 0 when there is none.
pub(super) fn line_length(items: &[Item]) -> usize {
    let Some(Item::Text(first)) = items.first() else {
        return 0;
    };
    if first.part.is_none() || first.glyphs.is_empty() {
        return 0;
    }
    let baseline = |run: &GlyphRun| run.glyphs.first().map(|glyph| glyph.at.y);
    let goes_on = |item: &&Item| match item {
        Item::Text(run) => {
            let (one, two) = (baseline(first), baseline(run));
            let is_level = one.zip(two).is_some_and(|(one, two)| one.approx_eq(two));
            run.part == first.part && is_level
        }
        Item::Box(_) | Item::Path(_) | Item::Drawing(_) | Item::Image(_) | Item::Group(_) => false,
    };
    items.iter().take_while(goes_on).count()
}

impl Doc<'_> {
    /// Writes the runs of a line as one element, so that a reader copies it as one line.
    pub(super) fn line(&mut self, items: &[Item]) {
        let mut written = String::new();
        for item in items {
            if let Item::Text(run) = item {
                written += &self.spans(run);
            }
        }
        if !written.is_empty() {
            self.body += &format!("<text xml:space=\"preserve\">{written}</text>\n");
        }
    }

    /// A run as spans; what they cannot draw is drawn before.
    fn spans(&mut self, run: &GlyphRun) -> String {
        if run.size <= Abs::ZERO {
            return String::new();
        }
        let plain = match &run.fill {
            Some(fill @ Paint::Solid(_)) if run.strokes.is_empty() && run.shadows.is_empty() => {
                Some(fill)
            }
            Some(_) | None => None,
        };
        let (clusters, is_exact) = clusters(run);
        let can_draw: Vec<bool> = clusters
            .iter()
            .map(|cluster| self.can_draw(run.face, cluster))
            .collect();
        let fill = plain.filter(|_| is_exact && !can_draw.contains(&false));
        if fill.is_none() {
            self.text(run);
        }
        let mut spans = Vec::new();
        for (cluster, can_draw) in clusters.iter().zip(can_draw) {
            self.place(run, cluster, (fill.is_some(), can_draw), &mut spans);
        }
        let fill = fill.map(|fill| paint::attribute(&mut self.defs, "fill", fill));
        spans
            .iter()
            .map(|span| span.element(run.size, fill.as_deref()))
            .collect()
    }

    /// Whether a family of ours can draw a cluster. The glyph of missing characters is none that a font
    /// gives to a character.
    fn can_draw(&mut self, face: FaceId, cluster: &Cluster<'_>) -> bool {
        let glyphs = 1..self.book.face(face).glyphs();
        let is_held = cluster.text.chars().all(is_held);
        let is_there = !cluster.text.is_empty() && glyphs.contains(&cluster.glyph);
        is_held && is_there && self.families.takes(self.book, face)
    }

    /// Puts the characters of a cluster into spans. Its first one is drawn as the whole of it: the two
    /// of `——` are one stroke. The others have their share of its width.
    fn place(
        &mut self,
        run: &GlyphRun,
        cluster: &Cluster<'_>,
        (is_plain, can_draw): (bool, bool),
        spans: &mut Vec<Span>,
    ) {
        let chars = cluster.text.chars().filter(|char| is_held(*char));
        let count = chars.clone().count() as f64;
        for (nth, char) in chars.enumerate() {
            let family = can_draw.then(|| self.families.family(run.face, char, cluster.glyph));
            let is_seen = is_plain && nth == 0;
            let place = Point {
                x: cluster.at.x + cluster.advance * (nth as f64 / count),
                ..cluster.at
            };
            match spans.last_mut() {
                Some(last) if last.takes(family, is_seen) => last.push(char, place),
                _ => {
                    let mut span = Span {
                        family,
                        is_seen,
                        text: String::new(),
                        places: Vec::new(),
                    };
                    span.push(char, place);
                    spans.push(span);
                }
            }
        }
    }
}

/// Whether an element of text can hold a character.
fn is_held(char: char) -> bool {
    !char.is_control() && !escape(char.encode_utf8(&mut [0; 4])).is_empty()
}

/// The characters of a run with the glyphs that stand for them, in the order of the text; and whether
/// each cluster is one glyph.
fn clusters(run: &GlyphRun) -> (Vec<Cluster<'_>>, bool) {
    let mut glyphs: Vec<_> = run.glyphs.iter().collect();
    glyphs.sort_by_key(|glyph| glyph.range.start);
    let count = glyphs.len();
    glyphs.dedup_by_key(|glyph| glyph.range.start);
    let is_exact = glyphs.len() == count;
    let start = |glyph: &&scene::Glyph| glyph.range.start.min(run.text.len());
    let next = glyphs.iter().skip(1).map(start);
    // Whatever no glyph stands for belongs to what is before it.
    let ends = next.chain([run.text.len()]);
    let cluster = |(nth, (glyph, end)): (usize, (&&scene::Glyph, usize))| {
        let start = if nth == 0 { 0 } else { start(glyph) };
        Cluster {
            text: run.text.get(start..end).unwrap_or_default(),
            glyph: glyph.id,
            at: glyph.at,
            advance: glyph.advance,
        }
    };
    let clusters = glyphs.iter().zip(ends).enumerate().map(cluster);
    (clusters.collect(), is_exact)
}

impl Span {
    /// Whether another character may follow. Programs disagree on how many places a character beyond
    /// the first plane takes in a list, so nothing follows one.
    fn takes(&self, family: Option<usize>, is_seen: bool) -> bool {
        let is_short = |char: char| char.len_utf16() == 1;
        self.family == family && self.is_seen == is_seen && self.text.ends_with(is_short)
    }

    fn push(&mut self, char: char, place: Point) {
        self.text.push(char);
        self.places.push(place);
    }

    /// The span as an element; `fill` is the attribute of what is seen.
    fn element(&self, size: Abs, fill: Option<&str>) -> String {
        let family = self
            .family
            .map_or_else(String::new, |nth| format!(" font-family=\"f{nth}\""));
        let look = match fill {
            Some(fill) if self.is_seen => fill,
            Some(_) | None => " fill-opacity=\"0\"",
        };
        let list = |along: fn(&Point) -> Abs| -> Vec<String> {
            self.places.iter().map(|at| num(along(at))).collect()
        };
        let (x, mut y) = (list(|at| at.x), list(|at| at.y));
        // A height that is not given is that of the character before; a place along the line is not.
        y.dedup();
        if y.len() > 1 {
            y = list(|at| at.y);
        }
        let (x, y) = (x.join(" "), y.join(" "));
        format!(
            "<tspan{family} font-size=\"{}\"{look} x=\"{x}\" y=\"{y}\">{}</tspan>",
            num(size),
            escape(&self.text)
        )
    }
}
