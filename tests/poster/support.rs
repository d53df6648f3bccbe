//! Reads and lays a report, and looks through what comes of it.

use changtu::diag::{Diagnostic, Severity, Sink, Sources};
use changtu::document::{self, Block, Document, Record, Text, Value};
use changtu::geom::{Abs, Corners, Rect, Transform};
use changtu::medium::Medium;
use changtu::pipeline::{Options, Poster, lay_out};
use changtu::scene::{GlyphRun, Item, MarkKind, Scene, Writing};
use changtu::world::World;

/// The packs inside the program.
pub const PACKS: [&str; 4] = ["base", "civic-red", "ink-green", "tech-blue"];

/// The example that comes with the program.
pub const EXAMPLE: &str = include_str!("../../examples/beibei/report.yaml");

/// A small picture: 3 × 2 px.
pub fn world() -> World {
    let raster = image::RgbaImage::from_pixel(3, 2, image::Rgba([40, 90, 160, 255]));
    let mut png = std::io::Cursor::new(Vec::new());
    raster.write_to(&mut png, image::ImageFormat::Png).unwrap();
    World::memory([("picture.png", png.into_inner())])
}

/// Lays a report out in a pack at a width.
pub fn lay(report: &str, pack: &str, width: f64) -> Poster {
    lay_in(report, pack, width, &world())
}

/// Lays a report out with the files of a world.
pub fn lay_in(report: &str, pack: &str, width: f64, world: &World) -> Poster {
    let options = Options {
        layout: Some(pack.to_owned()),
        medium: Medium::strip(Abs::px(width)),
        ..Options::default()
    };
    lay_out("report.yaml", report.as_bytes(), world, &options)
}

/// The scene of a report that holds no error.
pub fn scene(report: &str, pack: &str, width: f64) -> Scene {
    let poster = lay(report, pack, width);
    let errors = errors(&poster.sink);
    assert!(errors.is_empty(), "{pack}: {errors:#?}\n{report}");
    poster.scene.unwrap()
}

/// The errors of a sink.
pub fn errors(sink: &Sink) -> Vec<&Diagnostic> {
    let all = sink.diagnostics().iter();
    all.filter(|diagnostic| diagnostic.severity == Severity::Error)
        .collect()
}

/// The numerals in which a pack may write an ordinal: `1` as 一 or 壹.
pub const NUMERALS: [&str; 2] = ["一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾"];

/// An ordinal below 100 in Han numerals.
pub fn han_ordinal(text: &str) -> Option<String> {
    let number: usize = text.parse().ok()?;
    let digit = |at: usize| NUMERALS[0].chars().nth(at.checked_sub(1)?);
    let (tens, units) = (number / 10, number % 10);
    let ten = (tens > 0).then_some('十');
    let tens = if tens > 1 { digit(tens) } else { None };
    let all = tens.into_iter().chain(ten).chain(digit(units));
    (1..100).contains(&number).then(|| all.collect())
}

/// The document of a report.
pub fn read(report: &str) -> Document {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    document::read(
        "report.yaml",
        report.as_bytes(),
        &world(),
        &mut sources,
        &mut sink,
    )
    .unwrap()
}

/// A drawn text of a document.
#[derive(Debug)]
pub struct Drawn<'d> {
    /// The record that it is a field of.
    pub record: &'d Record,
    /// The name of the field.
    pub field: &'static str,
    /// The text.
    pub text: &'d Text,
}

/// Every text of a document that a poster must show.
pub fn texts(document: &Document) -> Vec<Drawn<'_>> {
    let mut found = Vec::new();
    let blocks = std::iter::once(&document.hero).chain(&document.figures);
    for block in blocks.chain(&document.sections).chain(&document.footer) {
        in_block(block, &mut found);
    }
    found
}

fn in_block<'d>(block: &'d Block, found: &mut Vec<Drawn<'d>>) {
    in_record(&block.record, found);
}

fn in_record<'d>(record: &'d Record, found: &mut Vec<Drawn<'d>>) {
    for (field, value) in &record.fields {
        in_value(record, field, value, found);
    }
}

fn in_value<'d>(
    record: &'d Record,
    field: &'static str,
    value: &'d Value,
    found: &mut Vec<Drawn<'d>>,
) {
    match value {
        Value::Text(text) => found.push(Drawn {
            record,
            field,
            text,
        }),
        Value::Number(number) => found.push(Drawn {
            record,
            field,
            text: &number.text,
        }),
        Value::List(list) => {
            list.iter()
                .for_each(|value| in_value(record, field, value, found));
        }
        Value::Record(record) => in_record(record, found),
        Value::Blocks(blocks) => blocks.iter().for_each(|block| in_block(block, found)),
        Value::Word(_)
        | Value::Flag(_)
        | Value::Count(_)
        | Value::Choice(_)
        | Value::Picture(_) => {}
    }
}

/// Whether a text may stand on the poster twice: beside a plot and in its table.
pub fn is_named_twice(text: &Drawn<'_>) -> bool {
    let is_label = text.field == "label" && text.record.path.contains(".data[");
    is_label || text.field == "series"
}

/// Whether words of the pack are ordinals, in digits or in Han numerals, or ticks.
pub fn is_numeral(words: &str) -> bool {
    let is_han = |char: char| NUMERALS.iter().any(|numerals| numerals.contains(char));
    let is_ours = |char: char| char.is_ascii_digit() || ".-".contains(char) || is_han(char);
    words.chars().all(is_ours)
}

/// A laid line, as its mark tells.
#[derive(Debug, Clone)]
pub struct Line<'s> {
    /// The path of the value that it comes from; empty for words of the pack.
    pub path: &'s str,
    /// Its words.
    pub text: &'s str,
    /// Its width.
    pub width: f64,
    /// The measure it was set to.
    pub measure: f64,
}

/// The laid lines of a scene in reading order.
pub fn lines(scene: &Scene) -> Vec<Line<'_>> {
    let marks = scene.marks.iter();
    marks
        .filter_map(|mark| match &mark.kind {
            MarkKind::Line {
                block,
                width,
                measure,
                ..
            } => Some(Line {
                path: block,
                text: &mark.text,
                width: width.to_px(),
                measure: measure.to_px(),
            }),
            MarkKind::Heading(_) | MarkKind::Figure => None,
        })
        .collect()
}

/// Where the columns of vertical writing are.
pub fn columns(scene: &Scene) -> Vec<Rect> {
    let marks = scene.marks.iter();
    marks
        .filter_map(|mark| match mark.kind {
            MarkKind::Line { writing, .. } => (writing == Writing::Vertical).then_some(mark.rect),
            MarkKind::Heading(_) | MarkKind::Figure => None,
        })
        .collect()
}

/// A run of glyphs where it is on the poster.
#[derive(Debug)]
pub struct Placed<'s> {
    /// The run.
    pub run: &'s GlyphRun,
    /// The em boxes of its glyphs.
    pub em_box: Rect,
    /// Its baseline.
    pub baseline: f64,
    /// The boxes outside of which it is not drawn.
    pub clips: Vec<Rect>,
    /// Whether it is turned askew or mirrored.
    pub is_turned: bool,
}

/// Every run of a scene.
pub fn runs(scene: &Scene) -> Vec<Placed<'_>> {
    let mut found = Vec::new();
    in_items(&scene.items, &Transform::IDENTITY, &[], &mut found);
    found
}

type Clip = (Rect, Corners<Abs>);

fn in_items<'s>(items: &'s [Item], ts: &Transform, clips: &[Rect], found: &mut Vec<Placed<'s>>) {
    for item in items {
        match item {
            Item::Text(run) => found.push(placed(run, ts, clips)),
            Item::Group(group) => {
                let ts = ts.then_inner(&group.transform);
                let mut clips = clips.to_vec();
                let clip: Option<&Clip> = group.clip.as_ref();
                clips.extend(clip.map(|(rect, _)| ts.apply_rect(rect)));
                in_items(&group.items, &ts, &clips, found);
            }
            Item::Box(_) | Item::Path(_) | Item::Drawing(_) | Item::Image(_) => {}
        }
    }
}

/// A Han glyph of our faces stands 0.88 em above its baseline and 0.12 em below.
const ASCENT: f64 = 0.88;

fn placed<'s>(run: &'s GlyphRun, ts: &Transform, clips: &[Rect]) -> Placed<'s> {
    let size = run.size.to_px();
    let left = run
        .glyphs
        .iter()
        .map(|glyph| glyph.at.x.to_px())
        .fold(f64::MAX, f64::min);
    let right = run
        .glyphs
        .iter()
        .map(|glyph| (glyph.at.x + glyph.advance).to_px());
    let right = right.fold(f64::MIN, f64::max);
    let baseline = run.glyphs.first().map_or(0.0, |glyph| glyph.at.y.to_px());
    // Down a column each glyph has a baseline of its own.
    let lowest = run.glyphs.iter().map(|glyph| glyph.at.y.to_px());
    let lowest = lowest.fold(baseline, f64::max);
    let height = lowest - baseline + size;
    let own = Rect::px(left, baseline - size * ASCENT, right - left, height);
    // Words that lie in a column have a box like any other.
    let is_quarter = ts.sx == 0.0 && ts.sy == 0.0;
    Placed {
        run,
        em_box: ts.apply_rect(&own),
        baseline: baseline * ts.sy + ts.ty.to_px(),
        clips: clips.to_vec(),
        is_turned: !is_quarter && (ts.kx != 0.0 || ts.ky != 0.0 || ts.sx < 0.0 || ts.sy < 0.0),
    }
}
