//! Shapes a paragraph once: signs, clusters, glyphs, units, joints.

use std::cell::OnceCell;

use super::cjk::class::{Class, classify};
use super::cjk::repair::{Sign, repair};
use super::cjk::stance::{Stance, stances};
use super::cjk::{gap, keep, kinsoku, marker, squeeze, words};
use super::frame::{Spot, Stranger};
use super::itemize::{Cluster, itemize, style};
use super::style::{Mode, Paragraph, Setting};
use super::sums::Sums;
use super::unit::{Cut, Grow, Joint, Shrink, Unit, UnitGlyph};
use crate::font::{Book, Form, FormedGlyph, Halt, Ink, MIDDLE};
use crate::geom::Abs;
use crate::scene::Writing;

/// A shaped paragraph, ready to be set at any measure.
#[derive(Debug, Clone)]
pub struct Shaped {
    pub(crate) setting: Setting,
    /// The base size.
    pub(crate) size: Abs,
    pub(crate) units: Vec<Unit>,
    /// One for each unit: what lies before it.
    pub(crate) joints: Vec<Joint>,
    pub(crate) glyphs: Vec<UnitGlyph>,
    pub(crate) sums: Sums,
    /// From the top of a line's pitch to its baseline, in em.
    pub(crate) ascent: f64,
    /// The number of units of a leading marker.
    pub(crate) marker: usize,
    missing: Vec<Spot>,
    /// For each unit, whether it goes on with a word; found when lines are first chosen.
    within: OnceCell<Vec<bool>>,
    redrawn: Vec<Spot>,
    strangers: Vec<Stranger>,
}

impl Shaped {
    /// Whether a line that ends before a unit divides a word.
    pub(crate) fn is_within_word(&self, idx: usize) -> bool {
        let within = self.within.get_or_init(|| words::within(&self.units));
        within.get(idx).copied().unwrap_or_default()
    }

    /// The characters that no face has.
    pub fn missing(&self) -> &[Spot] {
        &self.missing
    }

    /// The characters whose shapes were redrawn from another font, each once.
    pub fn redrawn(&self) -> &[Spot] {
        &self.redrawn
    }

    /// The characters whose face is clearly lighter or heavier than was asked for: the first of each
    /// face and weight.
    pub fn strangers(&self) -> &[Stranger] {
        &self.strangers
    }
}

/// Shapes a paragraph.
pub fn shape(book: &Book, paragraph: &Paragraph<'_>) -> Shaped {
    let signs = repair(paragraph.text, paragraph.setting.policy.widen_marks);
    let classes = classify(&signs);
    let stances = match paragraph.setting.writing {
        Writing::Horizontal => vec![Stance::Upright; signs.len()],
        Writing::Vertical => stances(&signs, &classes),
    };
    let (clusters, missing) = itemize(book, paragraph, &signs, &classes, &stances);
    let redrawn = redrawn(book, &signs, &clusters);
    let strangers = strangers(book, paragraph, (&signs, &classes), &clusters);
    let (mut units, glyphs) = form(book, paragraph, &signs, &classes, &clusters);
    squeeze::pairs(&mut units);
    squeeze::solidus(&mut units);
    let marker = marker::leading(&units);
    let breaks = kinsoku::breaks(&signs, &classes);
    let mut joints = joints(paragraph, &units, &breaks);
    tailor(paragraph, &signs, &units, &mut joints, marker);
    Shaped {
        setting: paragraph.setting.clone(),
        size: paragraph.base.size,
        sums: Sums::new(&units, &joints),
        ascent: ascent(book, paragraph, &units),
        units,
        joints,
        glyphs,
        marker,
        missing,
        redrawn,
        strangers,
        within: OnceCell::new(),
    }
}

/// What a face of redrawn shapes draws, at its first place.
fn redrawn(book: &Book, signs: &[Sign], clusters: &[Cluster]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    let drawn = clusters
        .iter()
        .filter(|cluster| book.face(cluster.face).is_redrawn());
    for sign in drawn.filter_map(|cluster| signs.get(cluster.signs.start)) {
        if spots.iter().all(|spot| spot.char != sign.char) {
            spots.push(Spot {
                char: sign.char,
                range: sign.range.clone(),
            });
        }
    }
    spots
}

/// A difference of weight that the eye sees: Medium beside Bold.
const SEEN: u16 = 200;

/// What a face of another weight draws because that of the text does not have it.
fn strangers(
    book: &Book,
    paragraph: &Paragraph<'_>,
    (signs, classes): (&[Sign], &[Class]),
    clusters: &[Cluster],
) -> Vec<Stranger> {
    let mut found: Vec<Stranger> = Vec::new();
    let han = clusters
        .iter()
        .filter(|cluster| classes[cluster.signs.start] == Class::Han);
    for cluster in han {
        let asked = style(paragraph, cluster.style).weight;
        let face = book.face(cluster.face);
        let is_known = found
            .iter()
            .any(|stranger| (stranger.asked, stranger.face) == (asked, cluster.face));
        let differs = face.weight().abs_diff(asked) >= SEEN && !face.is_redrawn();
        if !differs || is_known {
            continue;
        }
        let sign = &signs[cluster.signs.start];
        found.push(Stranger {
            spot: Spot {
                char: sign.char,
                range: sign.range.clone(),
            },
            asked,
            face: cluster.face,
        });
    }
    found
}

/// What stays whole, and what titles want besides.
fn tailor(
    paragraph: &Paragraph<'_>,
    signs: &[Sign],
    units: &[Unit],
    joints: &mut [Joint],
    marker: usize,
) {
    keep::atoms(units, joints, paragraph.atoms);
    keep::kept(units, joints, paragraph.kept);
    keep::marker(joints, marker);
    keep::symbols(units, joints);
    if !paragraph.setting.words {
        keep::names(units, joints);
    }
    if paragraph.setting.words {
        keep::phrases(units, joints);
        words::weigh(signs, units, joints);
    }
}

/// VM-01: the em box is in the middle of the pitch. VM-02: figures alone are, by their own height.
fn ascent(book: &Book, paragraph: &Paragraph<'_>, units: &[Unit]) -> f64 {
    let pitch = paragraph.setting.pitch;
    let inked = units.iter().filter(|unit| !unit.is_space());
    let figures = inked.clone().any(|unit| unit.class == Class::Digit)
        && inked
            .clone()
            .all(|unit| unit.class.is_figure() || unit.class == Class::Point);
    if let (true, Some(first)) = (figures, units.first()) {
        return (pitch + book.face(first.face).figure_height().get() * first.size) / 2.0;
    }
    let han = units.iter().find(|unit| unit.class == Class::Han);
    let family = paragraph.base.families.first();
    let first = family.and_then(|family| book.find(family, paragraph.base.weight));
    let face = han.map(|unit| unit.face).or(first);
    let metrics = book.face(face.unwrap_or(crate::font::FaceId(0))).metrics();
    (pitch + metrics.em_top.get() + metrics.em_bottom.get()) / 2.0
}

/// Shapes the clusters, run by run, into units.
fn form(
    book: &Book,
    paragraph: &Paragraph<'_>,
    signs: &[Sign],
    classes: &[Class],
    clusters: &[Cluster],
) -> (Vec<Unit>, Vec<UnitGlyph>) {
    let mut units = Vec::with_capacity(clusters.len());
    let mut glyphs = Vec::with_capacity(clusters.len());
    let mut start = 0;
    for run in clusters.chunk_by(|a, b| joins(classes, a, b)) {
        let text: Vec<(char, u32)> = run
            .iter()
            .enumerate()
            .flat_map(|(idx, cluster)| {
                let inked = signs[cluster.signs.clone()]
                    .iter()
                    .filter(|sign| sign.char != '\n');
                inked.map(move |sign| (sign.char, (start + idx) as u32))
            })
            .collect();
        let formed = book.face(run[0].face).shape(&text, run[0].form);
        let mut rest = formed.as_slice();
        for idx in start..start + run.len() {
            let count = rest
                .iter()
                .take_while(|glyph| glyph.cluster as usize == idx)
                .count();
            let (own, after) = rest.split_at(count);
            rest = after;
            let cluster = &clusters[idx];
            if own.is_empty() && classes[cluster.signs.start] != Class::Feed {
                swallow(units.last_mut(), cluster, signs);
                continue;
            }
            let mut unit = unit(paragraph, signs, classes, cluster);
            unit.before = before(paragraph, clusters, idx);
            fill(book, &mut unit, own, cluster.form, &mut glyphs);
            stand(book, &mut unit, &mut glyphs);
            let is_digit = unit.char.is_ascii_digit();
            let is_tabular = cluster.tabular || (is_digit && paragraph.setting.policy.tabular);
            if is_tabular && unit.stance != Stance::Abreast {
                let width = book.face(cluster.face).figure_width().get();
                squeeze::centre(&mut unit, width * cluster.size);
            }
            collapse(&mut unit, units.last());
            units.push(unit);
        }
        start += run.len();
    }
    (units, glyphs)
}

/// A cluster without glyphs is part of the one before it: a ligature, or something invisible.
fn swallow(last: Option<&mut Unit>, cluster: &Cluster, signs: &[Sign]) {
    if let (Some(unit), Some(sign)) = (last, signs[cluster.signs.clone()].last()) {
        unit.range.end = sign.range.end;
    }
}

/// Several blanks in a row are one (MX-03).
fn collapse(unit: &mut Unit, before: Option<&Unit>) {
    if unit.is_space() && before.is_some_and(Unit::is_space) {
        unit.body = 0.0;
    }
}

/// Whether two clusters are shaped together.
fn joins(classes: &[Class], a: &Cluster, b: &Cluster) -> bool {
    let feed = classes[a.signs.start] == Class::Feed || classes[b.signs.start] == Class::Feed;
    let alike = a.form == b.form && a.stance == b.stance;
    !feed && alike && a.face == b.face && a.style == b.style
}

fn unit(paragraph: &Paragraph<'_>, signs: &[Sign], classes: &[Class], cluster: &Cluster) -> Unit {
    let (first, last) = (&signs[cluster.signs.start], &signs[cluster.signs.end - 1]);
    let style = style(paragraph, cluster.style);
    let em = if paragraph.base.size > Abs::ZERO {
        style.size / paragraph.base.size
    } else {
        1.0
    };
    let class = classes[cluster.signs.start];
    let long = class == Class::Dash && cluster.signs.len() > 1 && first.char == last.char;
    // What stands in the cell of a Han is set like one: no gap beside it (JLREQ 3.2.5, CLREQ).
    let class = match cluster.stance {
        Stance::Abreast => Class::Han,
        Stance::Upright | Stance::Turned | Stance::Laid if long => Class::Long,
        Stance::Upright | Stance::Turned | Stance::Laid => class,
    };
    Unit {
        class,
        stance: cluster.stance,
        char: first.char,
        sign: cluster.signs.start,
        range: first.range.start..last.range.end,
        glyphs: 0..0,
        face: cluster.face,
        size: cluster.size,
        em,
        body: 0.0,
        lead: 0.0,
        tail: 0.0,
        shift: 0.0,
        pull: 0.0,
        tracking: style.tracking.get() * em,
        before: 0.0,
    }
}

/// The blank that a style wants before its range.
fn before(paragraph: &Paragraph<'_>, clusters: &[Cluster], idx: usize) -> f64 {
    let number = clusters[idx].style;
    let begins = idx == 0 || clusters[idx - 1].style != number;
    if number == 0 || !begins || paragraph.base.size <= Abs::ZERO {
        return 0.0;
    }
    let style = style(paragraph, number);
    style.space_before.at(style.size) / paragraph.base.size
}

/// Gives a unit its glyphs and its widths.
fn fill(
    book: &Book,
    unit: &mut Unit,
    own: &[FormedGlyph],
    form: Form,
    glyphs: &mut Vec<UnitGlyph>,
) {
    let advance: f64 = own.iter().map(|glyph| glyph.advance).sum();
    // PW-09, PW-10: two em; a face that has no such glyph is scaled.
    let long = unit.class == Class::Long && unit.range.len() > '—'.len_utf8();
    if long && advance > 0.0 && (advance - 2.0).abs() > 0.005 {
        unit.size *= 2.0 / advance;
    }
    let start = glyphs.len();
    glyphs.extend(own.iter().map(|glyph| UnitGlyph {
        id: glyph.id,
        advance: glyph.advance * unit.size,
        dx: glyph.dx * unit.size,
        dy: glyph.dy * unit.size,
    }));
    unit.glyphs = start..glyphs.len();
    let halt = match own {
        [only] if unit.class.is_mark() && form == Form::Column => {
            book.face(unit.face).column_halt(only.id)
        }
        [only] if unit.class.is_mark() => book.face(unit.face).halt(only.id),
        _ => Halt::default(),
    };
    squeeze::body(unit, advance * unit.size, halt);
}

/// Puts into a column what does not stand in it by its own form.
fn stand(book: &Book, unit: &mut Unit, glyphs: &mut [UnitGlyph]) {
    let own = &mut glyphs[unit.glyphs.clone()];
    match unit.stance {
        Stance::Upright | Stance::Turned => {}
        Stance::Abreast => abreast(book, unit, own),
        Stance::Laid => {
            let face = book.face(unit.face);
            let ink = own.first().and_then(|glyph| Ink::of(face, glyph.id));
            let middle = ink.map_or(0.0, |ink| (ink.top + ink.bottom) / 2.0);
            for glyph in own {
                glyph.dy += MIDDLE * unit.em - middle * unit.size;
            }
        }
    }
}

/// Figures side by side in a cell of one em: narrower when they are wider, and in its middle by their
/// height (VM-02).
fn abreast(book: &Book, unit: &mut Unit, own: &mut [UnitGlyph]) {
    let width: f64 = own.iter().map(|glyph| glyph.advance).sum();
    let squeeze = (unit.em / width.max(f64::MIN_POSITIVE)).min(1.0);
    unit.size *= squeeze;
    let height = book.face(unit.face).figure_height().get() * unit.size;
    let mut x = -width * squeeze / 2.0;
    for glyph in own.iter_mut() {
        glyph.dx = x + glyph.dx * squeeze;
        glyph.dy = -(unit.em + height) / 2.0;
        x += glyph.advance * squeeze;
        glyph.advance = 0.0;
    }
    if let Some(last) = own.last_mut() {
        last.advance = unit.em;
    }
    unit.body = unit.em;
}

/// What lies before each unit; nothing before the first.
fn joints(paragraph: &Paragraph<'_>, units: &[Unit], breaks: &[bool]) -> Vec<Joint> {
    let mut joints = Vec::with_capacity(units.len());
    joints.extend(units.first().map(|unit| Joint {
        tail: 0.0,
        lead: unit.lead,
        gap: 0.0,
        grow: Grow::Never,
        shrink: Shrink::Never,
        cut: Cut::Mark,
    }));
    for pair in units.windows(2) {
        let allowed = breaks.get(pair[1].sign).copied().unwrap_or(false);
        joints.push(joint(paragraph, &pair[0], &pair[1], allowed));
    }
    squeeze::dots(units, &mut joints);
    joints
}

fn joint(paragraph: &Paragraph<'_>, left: &Unit, right: &Unit, allowed: bool) -> Joint {
    let (tail, lead) = squeeze::between(left, right);
    let autospace = gap::autospace(left, right, paragraph.setting.policy.autospace.get());
    let words = left.class.is_latin() && right.class.is_latin();
    let tracking = if words { 0.0 } else { left.tracking };
    Joint {
        tail,
        lead,
        // A joint is never negative: lines are found by width.
        gap: (autospace + tracking + right.before).max(0.0),
        grow: gap::grow(left, right, autospace),
        shrink: squeeze::shrink(left, right),
        cut: kinsoku::cut(left, right, allowed),
    }
}

impl Shaped {
    /// Whether lines are balanced.
    pub(crate) fn is_title(&self) -> bool {
        self.setting.mode == Mode::Title
    }
}
