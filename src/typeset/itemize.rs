//! Divides the signs of a paragraph into clusters, and finds the face of each.

use std::ops::Range;

use icu_segmenter::GraphemeClusterSegmenter;

use super::cjk::class::Class;
use super::cjk::repair::Sign;
use super::cjk::stance::Stance;
use super::frame::Spot;
use super::style::{Paragraph, Style};
use crate::font::{Book, Coverage, Face, FaceId, Form};
use crate::geom::{Abs, Em};
use crate::scene::Writing;

/// Signs that are never divided, with the face that draws them.
#[derive(Debug, Clone)]
pub(crate) struct Cluster {
    /// The signs.
    pub(crate) signs: Range<usize>,
    /// The face.
    pub(crate) face: FaceId,
    /// How the glyphs are wanted.
    pub(crate) form: Form,
    /// How they stand in the line.
    pub(crate) stance: Stance,
    /// The style: 0 for the base, else one more than the override's number.
    pub(crate) style: usize,
    /// The type size of the glyphs, in em of the base size.
    pub(crate) size: f64,
    /// Whether the face is one for figures, whose digits must be of one width (NU-08).
    pub(crate) tabular: bool,
}

/// The clusters of a paragraph, and the characters that no face has.
pub(crate) fn itemize(
    book: &Book,
    paragraph: &Paragraph<'_>,
    signs: &[Sign],
    classes: &[Class],
    stances: &[Stance],
) -> (Vec<Cluster>, Vec<Spot>) {
    let picker = Picker::new(book, paragraph);
    let mut clusters: Vec<Cluster> = Vec::with_capacity(signs.len());
    let mut missing = Vec::new();
    let mut styles = Styles::new(paragraph);
    for range in graphemes(signs, classes, stances) {
        let style = styles.at(signs[range.start].range.start);
        let latin = is_latin(signs, classes, &range, clusters.last());
        let stance = stances[range.start];
        let cluster = picker.pick(signs, classes, range.clone(), style, latin);
        let cluster = cluster.map(|cluster| stand(book, paragraph, signs, cluster, stance));
        if cluster.is_none() {
            missing.extend(signs[range.clone()].iter().map(|sign| Spot {
                char: sign.char,
                range: sign.range.clone(),
            }));
        }
        clusters.push(cluster.unwrap_or_else(|| picker.tofu(range, style)));
    }
    (clusters, missing)
}

/// Gives a cluster its stance, and the form that goes with it.
fn stand(
    book: &Book,
    paragraph: &Paragraph<'_>,
    signs: &[Sign],
    cluster: Cluster,
    stance: Stance,
) -> Cluster {
    let is_column = paragraph.setting.writing == Writing::Vertical;
    let form = match (is_column, stance, cluster.form) {
        (true, Stance::Upright, _) => Form::Column,
        (true, Stance::Abreast, _) => Form::Abreast,
        (_, _, form) => form,
    };
    let char = signs[cluster.signs.start].char;
    let face = book.face(cluster.face);
    if form == Form::Column && must_turn(char) && !has_column_form(face, char) {
        return Cluster {
            stance: Stance::Laid,
            ..cluster
        };
    }
    Cluster {
        stance,
        form,
        ..cluster
    }
}

/// The marks that must not stand in a column as they do in a line (UAX #50, class Tr). A face that
/// lacks `vert` may still have them as characters (`︵`), which the shaper finds.
fn must_turn(char: char) -> bool {
    matches!(
        char,
        '（' | '）' | '《' | '》' | '〈' | '〉' | '「' | '」' | '『' | '』' | '【' | '】'
    ) || matches!(
        char,
        '〔' | '〕' | '［' | '］' | '｛' | '｝' | '〖' | '〗' | '…' | '⋯' | '～'
    ) || matches!(char, '“' | '”' | '‘' | '’')
}

fn has_column_form(face: &Face, char: char) -> bool {
    let id = |form| face.shape(&[(char, 0)], form).first().map(|glyph| glyph.id);
    id(Form::Column) != id(Form::Han)
}

/// Whether a cluster is set by the family for Latin text and figures.
fn is_latin(
    signs: &[Sign],
    classes: &[Class],
    range: &Range<usize>,
    before: Option<&Cluster>,
) -> bool {
    let class = classes[range.start];
    let ascii = signs[range.start].char.is_ascii();
    match class {
        Class::Space => {
            before.is_some_and(|cluster| !matches!(cluster.form, Form::Han | Form::Column))
        }
        // FB-03: marks that Chinese and Latin share are Chinese unless they are ASCII.
        Class::Dash | Class::Slash => ascii,
        Class::Symbol | Class::Suffix | Class::Prefix => {
            ascii
                || matches!(
                    signs[range.start].char,
                    '°' | '−' | '±' | '‰' | '€' | '£' | '¥'
                )
        }
        _ => class.is_latin(),
    }
}

/// The grapheme clusters, with long dashes and ellipses made one (LB-05), and what shares a cell of a
/// column.
fn graphemes(signs: &[Sign], classes: &[Class], stances: &[Stance]) -> Vec<Range<usize>> {
    let text: String = signs.iter().map(|sign| sign.char).collect();
    let mut ends = GraphemeClusterSegmenter::new()
        .segment_str(&text)
        .skip(1)
        .peekable();
    let mut ranges: Vec<Range<usize>> = Vec::with_capacity(signs.len());
    let (mut start, mut at) = (0, 0);
    for (idx, sign) in signs.iter().enumerate() {
        at += sign.char.len_utf8();
        if ends.next_if(|end| *end <= at).is_some() {
            match ranges.last_mut() {
                Some(last)
                    if is_long_pair(signs, classes, last, idx)
                        || (last.end == start && shares_cell(stances, last, idx)) =>
                {
                    last.end = idx + 1;
                }
                _ => ranges.push(start..idx + 1),
            }
            start = idx + 1;
        }
    }
    ranges
}

fn shares_cell(stances: &[Stance], last: &Range<usize>, idx: usize) -> bool {
    stances[last.start] == Stance::Abreast && stances[idx] == Stance::Abreast
}

fn is_long_pair(signs: &[Sign], classes: &[Class], last: &Range<usize>, idx: usize) -> bool {
    let char = signs[idx].char;
    let same = last.len() == 1 && last.end == idx && signs[last.start].char == char;
    same && matches!(classes[idx], Class::Long | Class::Dash) && matches!(char, '—' | '…' | '⋯')
}

/// Finds the style of each place; places must be asked in the order of the text.
struct Styles<'a> {
    paragraph: &'a Paragraph<'a>,
    /// The places where another style may begin, in order.
    edges: Vec<usize>,
    next: usize,
    current: usize,
}

impl<'a> Styles<'a> {
    fn new(paragraph: &'a Paragraph<'a>) -> Self {
        let overrides = paragraph.overrides.iter();
        let mut edges: Vec<_> = overrides
            .flat_map(|(range, _)| [range.start, range.end])
            .collect();
        edges.sort_unstable();
        Self {
            paragraph,
            edges,
            next: 0,
            current: 0,
        }
    }

    fn at(&mut self, place: usize) -> usize {
        let next = self.next + self.edges[self.next..].partition_point(|edge| *edge <= place);
        if next > self.next {
            self.next = next;
            let overrides = self.paragraph.overrides.iter();
            let covering = overrides
                .rev()
                .position(|(range, _)| range.contains(&place));
            self.current = covering.map_or(0, |back| self.paragraph.overrides.len() - back);
        }
        self.current
    }
}

/// The style of a number as in [`Cluster::style`].
pub(crate) fn style<'a>(paragraph: &'a Paragraph<'_>, number: usize) -> &'a Style {
    match number.checked_sub(1) {
        Some(idx) => &paragraph.overrides[idx].1,
        None => &paragraph.base,
    }
}

/// Chooses faces.
struct Picker<'a> {
    book: &'a Book,
    coverage: Coverage<'a>,
    /// Per style: the faces to try for Han and for Latin, and the size in em.
    chains: Vec<Chain>,
}

struct Chain {
    /// Those of the families that the style names.
    asked: Vec<FaceId>,
    han: Vec<FaceId>,
    latin: Option<FaceId>,
    emoji: Option<FaceId>,
    size: f64,
}

impl<'a> Picker<'a> {
    fn new(book: &'a Book, paragraph: &Paragraph<'_>) -> Self {
        let base = paragraph.base.size;
        let styles = std::iter::once(&paragraph.base);
        let styles = styles.chain(paragraph.overrides.iter().map(|(_, style)| style));
        Self {
            book,
            coverage: Coverage::new(book),
            chains: styles.map(|style| Chain::new(book, style, base)).collect(),
        }
    }

    /// The cluster with the first face that has all its characters.
    fn pick(
        &self,
        signs: &[Sign],
        classes: &[Class],
        range: Range<usize>,
        style: usize,
        latin: bool,
    ) -> Option<Cluster> {
        let chain = &self.chains[style];
        let text = &signs[range.clone()];
        let latin_face = chain.latin.filter(|_| latin);
        // FB-07: emoji presentation only where it is asked for.
        let emoji = chain
            .emoji
            .filter(|_| text.iter().any(|sign| sign.char == '\u{FE0F}'));
        let faces = latin_face
            .into_iter()
            .chain(emoji)
            .chain(chain.han.iter().copied());
        let covering = faces.into_iter().find(|face| self.covers(*face, text));
        let bare = |face: &FaceId| self.coverage.has(*face, text[0].char);
        let face = covering.or_else(|| chain.han.iter().copied().find(bare))?;
        let figure = latin && classes[range.start].is_figure();
        let form = match (latin, figure) {
            (_, true) => Form::Figure,
            (true, false) => Form::Latin,
            (false, false) => Form::Han,
        };
        let tabular = latin_face == Some(face) && text[0].char.is_ascii_digit();
        let factor = if latin_face == Some(face) {
            self.factor(face)
        } else if classes[range.start] == Class::Han && !chain.asked.contains(&face) {
            self.em_factor(face, text[0].char)
        } else {
            1.0
        };
        let size = chain.size * factor;
        Some(Cluster {
            signs: range,
            face,
            form,
            stance: Stance::Upright,
            style,
            size,
            tabular,
        })
    }

    fn covers(&self, face: FaceId, text: &[Sign]) -> bool {
        text.iter()
            .all(|sign| is_silent(sign.char) || self.coverage.has(face, sign.char))
    }

    /// NU-09: figures are 0.70–0.76 em high; a face that has others is made smaller or larger.
    fn factor(&self, face: FaceId) -> f64 {
        let height = self.book.face(face).figure_height().get();
        if (0.70..=0.76).contains(&height) || height < 0.2 {
            1.0
        } else {
            0.733 / height
        }
    }

    /// FB-04: an ideograph from a face that was not asked for fills the em box, to 3 %. A face that is
    /// as much as a quarter off was not made to stand among others; it is left as it is.
    fn em_factor(&self, face: FaceId, char: char) -> f64 {
        let advance = self.book.face(face).advance_of(char).map_or(1.0, Em::get);
        if (0.97..=1.03).contains(&advance) || !(0.8..=1.25).contains(&advance) {
            1.0
        } else {
            1.0 / advance
        }
    }

    /// What stands for characters that no face has: the first face's `.notdef`.
    fn tofu(&self, range: Range<usize>, style: usize) -> Cluster {
        let chain = &self.chains[style];
        Cluster {
            signs: range,
            face: chain.han.first().copied().unwrap_or(FaceId(0)),
            form: Form::Han,
            stance: Stance::Upright,
            style,
            size: chain.size,
            tabular: false,
        }
    }
}

impl Chain {
    fn new(book: &Book, style: &Style, base: Abs) -> Self {
        let families = || style.families.iter().map(String::as_str);
        let asked = families().filter_map(|family| book.find(family, style.weight));
        let han = book.chain(families(), style.weight);
        let is_emoji = |face: &FaceId| book.face(*face).family().contains("Emoji");
        let size = if base > Abs::ZERO {
            style.size / base
        } else {
            1.0
        };
        Self {
            latin: style
                .latin
                .as_ref()
                .and_then(|family| book.find(family, style.weight)),
            emoji: han.iter().copied().find(is_emoji),
            asked: asked.collect(),
            han,
            size: (size * 1e6).round() / 1e6,
        }
    }
}

/// Whether a character is never drawn by itself.
fn is_silent(char: char) -> bool {
    matches!(char, '\n' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
