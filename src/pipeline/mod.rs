//! The phases in order: read → lay out → scene → render.

mod crop;

use std::sync::Arc;

pub use self::crop::{crop, framed};

use crate::color::Color;
use crate::diag::{Diagnostic, Message, Severity, Sink, Sources};
use crate::document::{self, Block, Document, Record, Value, Word};
use crate::font::Book;
use crate::geom::{Abs, Rect, Size};
use crate::impose::{self, Leaf, Sheets};
use crate::kinds::Kind;
use crate::layout::Stage;
use crate::medium::{Form, Medium};
use crate::pack::{self, Entry, Pack, Seed, Val, icons};
use crate::scene::{Item, Panel, Scene};
use crate::world::World;

/// The layout pack of reports that name none.
pub const DEFAULT_LAYOUT: &str = "civic-red";

/// What a caller may ask for beyond what the report says.
#[derive(Debug, Default, Clone)]
pub struct Options {
    /// A layout pack in place of the report's.
    pub layout: Option<String>,
    /// Where that pack's folder is, when it is not below the report's own folder.
    pub layouts: Option<World>,
    /// What the poster is made for.
    pub medium: Medium,
    /// The size of letters in place of what the report asks for.
    pub text_scale: Option<TextScale>,
    /// Faces beside the embedded ones, each with the name of its file.
    pub fonts: Vec<(String, Arc<[u8]>)>,
    /// What is made of a character that no face has.
    pub missing_glyph: MissingGlyph,
}

/// How large letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextScale {
    /// As the pack is designed.
    Standard,
    /// Large type, for those who see less well.
    Large,
}

/// What is made of a character that no face has.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum MissingGlyph {
    /// The poster is not drawn.
    #[default]
    Error,
    /// An empty box is drawn in its place, with a warning.
    Placeholder,
}

/// A laid poster, or what is wrong with the report.
#[derive(Debug)]
pub struct Poster {
    /// The texts that places point into.
    pub sources: Sources,
    /// Everything there is to say.
    pub sink: Sink,
    /// The faces that the scene's runs refer to.
    pub book: Book,
    /// The report's title on one line, for file metadata.
    pub title: String,
    /// The main colour of the pack, as the report has it.
    pub main: Option<Color>,
    /// The report, for what tells it in words; `None` when it could not be read.
    pub document: Option<Document>,
    /// The finished long poster; `None` when the report could not be read at all, and for media that
    /// have pages. It may be drawn only when the sink holds no error.
    pub scene: Option<Scene>,
    /// The slices of the long poster, from top to bottom; empty when it is not cut.
    pub windows: Vec<Rect>,
    /// The pages of a channel that has pages; empty for the others.
    pub pages: Vec<Scene>,
    /// Sheets of paper.
    pub sheets: Option<Sheets>,
    /// The pages of office paper that the sheets are cut into; empty when they are not.
    pub leaves: Vec<Leaf>,
}

impl Poster {
    /// Whether there is anything to draw.
    pub fn is_empty(&self) -> bool {
        self.scene.is_none() && self.pages.is_empty() && self.sheets.is_none()
    }
}

/// Reads a report and lays it out. Never fails: what is wrong is in the sink.
///
/// ```
/// use changtu::pipeline::{Options, lay_out};
/// use changtu::world::World;
///
/// let report = "title: 一图读懂\nsections:\n- title: 成绩\n  blocks:\n  - text: 地区生产总值783.58亿元。\n";
/// let poster = lay_out("report.yaml", report.as_bytes(), &World::memory([("", "")]), &Options::default());
/// assert!(!poster.sink.has_errors());
/// assert!(poster.scene.is_some());
/// ```
pub fn lay_out(name: &str, report: &[u8], world: &World, options: &Options) -> Poster {
    let mut poster = Poster {
        sources: Sources::default(),
        sink: Sink::default(),
        book: Book::embedded(),
        title: String::new(),
        main: None,
        document: None,
        scene: None,
        windows: Vec::new(),
        pages: Vec::new(),
        sheets: None,
        leaves: Vec::new(),
    };
    let Poster {
        sources,
        sink,
        book,
        ..
    } = &mut poster;
    let Some(document) = document::read(name, report, world, sources, sink) else {
        return poster;
    };
    add_faces(&options.fonts, book, sink);
    add_fonts(&document, world, book, sink);
    if let Some(pack) = load_pack(&document, options, world, sources, sink) {
        name_icons(&document, sink);
        let medium = &options.medium;
        check_codes(&document, medium, sink);
        let mut found = Sink::default();
        let mut placed = Sink::default();
        let stage = Stage::new(&document, &pack, medium, book, &mut found);
        let laid = impose_on(medium, &stage, &mut placed);
        let main = stage.color("main");
        drop(stage);
        take(found, options.missing_glyph, sink);
        take(placed, options.missing_glyph, sink);
        (poster.scene, poster.windows) = (laid.scene, laid.windows);
        (poster.pages, poster.sheets) = (laid.pages, laid.sheets);
        (poster.leaves, poster.main) = (laid.leaves, main);
    }
    poster.title = title_of(&document);
    poster.document = Some(document);
    poster
}

/// A report on its medium: one of the two, or the long poster with its slices.
#[derive(Default)]
struct Laid {
    scene: Option<Scene>,
    windows: Vec<Rect>,
    pages: Vec<Scene>,
    sheets: Option<Sheets>,
    leaves: Vec<Leaf>,
}

/// Lays the report out and puts it on its medium.
fn impose_on(medium: &Medium, stage: &Stage<'_>, sink: &mut Sink) -> Laid {
    let looks = Looks(stage);
    match &medium.form {
        Form::Strip => Laid {
            scene: Some(impose::strip(stage.strip())),
            ..Laid::default()
        },
        Form::Slices(slices) => {
            let strip = stage.strip();
            let windows = impose::slices(&strip, slices, sink);
            Laid {
                scene: Some(impose::strip(strip)),
                windows,
                ..Laid::default()
            }
        }
        Form::Pages(form) => {
            let (cover, has_figures) = stage.cover(form);
            let rest = stage.rest(has_figures);
            Laid {
                pages: impose::pages(rest, cover, form, &looks, sink),
                ..Laid::default()
            }
        }
        Form::Sheet(form) => {
            let headline = |head: &impose::Head| {
                let draw = |stage: &Stage<'_>| {
                    stage.headline(head.width, head.letters, head.columns, head.extra)
                };
                match head.purpose {
                    impose::Purpose::Measure => stage.quietly(draw),
                    impose::Purpose::Draw => draw(stage),
                }
            };
            let drawn: (&impose::Headline<'_>, &dyn impose::Painter) = (&headline, &looks);
            let sheets = impose::sheets(stage.rest(false), form, stage.body(), drawn, sink);
            impose::photos(&sheets, sink);
            let tile = form.tile.as_ref();
            let leaves = tile.map(|tile| impose::tiles(&sheets, tile, &looks));
            Laid {
                leaves: leaves.unwrap_or_default(),
                sheets: Some(sheets),
                ..Laid::default()
            }
        }
    }
}

/// Says that a channel does not want codes, which are then not drawn.
fn check_codes(document: &Document, medium: &Medium, sink: &mut Sink) {
    let footer = document.footer.as_ref();
    let has_footer_code = footer.is_some_and(|block| block.record.get("qr").is_some());
    let has_codes = has_footer_code || document.sections.iter().any(holds_code);
    if medium.has_codes || !has_codes {
        return;
    }
    let message = match has_footer_code {
        true => Message::new(
            "这个渠道不让放二维码，页脚的二维码没有画",
            "this channel does not welcome codes; the one of the footer is not drawn",
        ),
        false => Message::new(
            "这个渠道不让放二维码，二维码没有画",
            "this channel does not welcome codes; those of the report are not drawn",
        ),
    };
    let hint = Message::new(
        "要画，就在自己的渠道表里写 qr: true（--media）",
        "to draw it, write `qr: true` in a table of your own (--media)",
    );
    sink.push(Diagnostic::warning("qr-left-out", None, message).with_hint(hint));
}

/// Whether a block is a code to scan, or holds one.
fn holds_code(block: &Block) -> bool {
    let inner = block
        .record
        .fields
        .iter()
        .flat_map(|(_, value)| match value {
            Value::Blocks(blocks) => blocks.as_slice(),
            _ => &[],
        });
    block.kind.name == "qr" || inner.into_iter().any(holds_code)
}

/// What the pack draws on pages, for those who place it.
struct Looks<'s, 'd>(&'s Stage<'d>);

impl impose::Painter for Looks<'_, '_> {
    fn band(&self, name: &str, size: Size) -> Vec<Item> {
        self.0.band(name, size)
    }

    fn runner(&self, about: &impose::About<'_>) -> Panel {
        let numbers = (about.page, about.pages);
        self.0
            .runner(numbers, about.section, about.above, about.width)
    }

    fn tile(&self, spot: &impose::Spot, mm: f64) -> Panel {
        self.0.office("tile", &numbers(spot), mm)
    }

    fn number(&self, page: usize, mm: f64) -> Panel {
        self.0.office("number", &[("page", page as f64)], mm)
    }

    fn plan(&self, spot: &impose::Spot, mm: f64) -> Panel {
        self.0.office("plan", &numbers(spot), mm)
    }

    fn margin(&self) -> Abs {
        self.0.margin()
    }
}

/// What the words on a page of office paper may say.
fn numbers(spot: &impose::Spot) -> [(&'static str, f64); 7] {
    let count = |number: usize| number as f64;
    [
        ("page", count(spot.page.0)),
        ("pages", count(spot.page.1)),
        ("row", count(spot.row.0)),
        ("rows", count(spot.row.1)),
        ("column", count(spot.column.0)),
        ("columns", count(spot.column.1)),
        ("overlap", spot.overlap),
    ]
}

fn title_of(document: &Document) -> String {
    match document.hero.record.get("title") {
        Some(Value::Text(text)) => text.text.replace('\n', " "),
        _ => String::new(),
    }
}

/// Takes over what layout said; a user who knows may make less of missing glyphs.
fn take(found: Sink, missing_glyph: MissingGlyph, sink: &mut Sink) {
    for diagnostic in found.diagnostics() {
        let mut diagnostic = diagnostic.clone();
        if missing_glyph == MissingGlyph::Placeholder && diagnostic.code == "missing-glyph" {
            diagnostic.severity = Severity::Warning;
        }
        sink.push(diagnostic);
    }
}

/// The caller's faces come right after the embedded ones; a file that is no font is passed over.
fn add_faces(faces: &[(String, Arc<[u8]>)], book: &mut Book, sink: &mut Sink) {
    for (name, bytes) in faces {
        if let Err(why) = book.add(Arc::clone(bytes)) {
            let message = Message::new(
                format!("“{name}”不是能用的字体：{why}"),
                format!("`{name}` is no usable font: {why}"),
            );
            sink.push(Diagnostic::warning("bad-font", None, message));
        }
    }
}

/// Says which icons do not exist, also where the layout would not draw them: another one may.
fn name_icons(document: &Document, sink: &mut Sink) {
    let blocks = document.sections.iter().chain(&document.figures);
    let mut open: Vec<&Record> = blocks.map(|block| &block.record).collect();
    while let Some(record) = open.pop() {
        for (name, value) in &record.fields {
            match value {
                Value::Word(word) if *name == "icon" && icons::id(&word.text).is_none() => {
                    // The very words of the layout's own finding, so that the sink keeps one of the two.
                    sink.push(icons::unknown(&word.text, Some(word.span.clone())));
                }
                Value::Record(inner) => open.push(inner),
                Value::List(values) => open.extend(values.iter().filter_map(|value| match value {
                    Value::Record(inner) => Some(inner),
                    _ => None,
                })),
                Value::Blocks(blocks) => open.extend(blocks.iter().map(|block| &block.record)),
                _ => {}
            }
        }
    }
}

/// The report's own faces come after the embedded ones and fill what those lack.
fn add_fonts(document: &Document, world: &World, book: &mut Book, sink: &mut Sink) {
    for path in &document.fonts {
        let added = match world.read(&path.text) {
            Ok(bytes) => book
                .add(Arc::from(bytes))
                .map(drop)
                .map_err(|why| Message::new(format!("“{}”不是能用的字体：{why}", path.text), why)),
            Err(error) => {
                let why = error.message();
                Err(Message::new(
                    format!("字体“{}”：{}", path.text, why.zh),
                    format!("font `{}`: {}", path.text, why.en),
                ))
            }
        };
        if let Err(message) = added {
            let advice = Message::new(
                "把 .otf 或 .ttf 字体文件放在报告旁边，路径从报告所在的文件夹算起",
                "put an .otf or .ttf file beside the report; paths begin at the report's folder",
            );
            let diagnostic = Diagnostic::error("bad-font", path.span.clone(), message);
            sink.push(diagnostic.with_hint(advice));
        }
    }
}

fn load_pack(
    document: &Document,
    options: &Options,
    world: &World,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<Pack> {
    let (name, asked_at) = match (&options.layout, &document.layout) {
        (Some(name), _) => (name.as_str(), None),
        (None, Some(word)) => (word.text.as_str(), Some(word.span.clone())),
        (None, None) => (DEFAULT_LAYOUT, None),
    };
    let place = match options.layout {
        Some(_) => options.layouts.as_ref().unwrap_or(world),
        None => world,
    };
    let mut pack = pack::load(name, asked_at, place, sources, sink)?;
    enlarge(document, options, &mut pack, sink);
    theme(document, &mut pack, sink);
    name_variants(document, &pack, sink);
    Some(pack)
}

/// Turns to the edition in large type when it is asked for.
fn enlarge(document: &Document, options: &Options, pack: &mut Pack, sink: &mut Sink) {
    let is_asked = match options.text_scale {
        Some(scale) => scale == TextScale::Large,
        None => document.is_large,
    };
    if !is_asked || pack.enlarge() {
        return;
    }
    let message = Message::new(
        format!("版式“{}”没有大字版，字号没有变", pack.name),
        format!(
            "the layout `{}` has no large type; letters stay as they are",
            pack.name
        ),
    );
    let hint = Message::new(
        "在版式的 page 里写 large，见 docs/layouts.md",
        "state `large` under `page` of the layout; see docs/layouts.md",
    );
    sink.push(Diagnostic::warning("no-large-type", None, message).with_hint(hint));
}

/// Lays the report's own tokens over those of the pack, lets others follow the seeds among them, and
/// looks whether all is still readable.
fn theme(document: &Document, pack: &mut Pack, sink: &mut Sink) {
    let stated: Vec<&str> = document
        .theme
        .iter()
        .map(|(token, _)| token.text.as_str())
        .collect();
    let (seeds, seeded): (Vec<Seed>, Vec<_>) = document
        .theme
        .iter()
        .filter(|(token, _)| pack.is_seed(&token.text))
        .filter_map(|(token, value)| {
            let color = Color::parse(&value.text)?;
            let token = token.text.clone();
            Some((Seed { token, color }, value.span.clone()))
        })
        .unzip();
    if !seeds.is_empty() {
        pack.derive(&seeds, &stated);
    }
    for (token, value) in &document.theme {
        let is_color = pack.is_color(&token.text);
        let number = value
            .text
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite());
        let over = Entry {
            value: number.map_or_else(|| Val::Word(value.text.clone()), Val::Number),
            span: value.span.clone(),
        };
        if !pack.set_token(&token.text, over) {
            sink.push(unknown_token(pack, token));
        } else if is_color && !value.text.starts_with('#') {
            let message = Message::new(
                format!("“{}”是颜色，“{}”不是", token.text, value.text),
                format!("`{}` is a colour, `{}` is none", token.text, value.text),
            );
            let hint = Message::new(
                "写成 \"#RRGGBB\"，如 \"#0A59F7\"",
                "write \"#RRGGBB\", such as \"#0A59F7\"",
            );
            sink.push(Diagnostic::error("bad-color", value.span.clone(), message).with_hint(hint));
        }
    }
    pack.repair(&seeds, &seeded, sink);
    let places: Vec<_> = document
        .theme
        .iter()
        .map(|(_, value)| value.span.clone())
        .collect();
    pack.check_contrast(&places, sink);
}

fn unknown_token(pack: &Pack, token: &document::Word) -> Diagnostic {
    let message = Message::new(
        format!("版式“{}”里没有名为“{}”的变量", pack.name, token.text),
        format!("the layout `{}` has no token `{}`", pack.name, token.text),
    );
    let diagnostic = Diagnostic::error("unknown-token", token.span.clone(), message);
    diagnostic.with_nearest(&token.text, pack.token_names())
}

/// Says which free variants the pack does not offer: it draws them like any other.
fn name_variants(document: &Document, pack: &Pack, sink: &mut Sink) {
    let blocks = document.figures.iter().chain(&document.sections);
    let mut open: Vec<&Block> = blocks.chain(&document.footer).collect();
    while let Some(block) = open.pop() {
        let kind = block.kind.name;
        if let Some(Value::Word(word)) = block.record.get("variant") {
            let known = pack.variants(kind);
            if !known.contains(&word.text) {
                sink.push(no_variant(pack, block.kind, word, &known));
            }
        }
        open.extend(inner(&block.record));
    }
}

/// The blocks inside a record.
fn inner(record: &Record) -> impl Iterator<Item = &Block> {
    let values = record.fields.iter().map(|(_, value)| value);
    let lists = values.filter_map(|value| match value {
        Value::Blocks(blocks) => Some(blocks),
        _ => None,
    });
    lists.flatten()
}

fn no_variant(pack: &Pack, kind: &Kind, word: &Word, known: &[String]) -> Diagnostic {
    let (name, asked) = (&pack.name, &word.text);
    let message = Message::new(
        format!(
            "版式“{name}”的“{}”没有“{asked}”这种样式，照平常的样子画",
            kind.zh
        ),
        format!(
            "the layout `{name}` has no variant `{asked}` of `{}`; it is drawn as usual",
            kind.name
        ),
    );
    let found = Diagnostic::warning("unknown-variant", word.span.clone(), message);
    let found = found.with_nearest(asked, known.iter().map(String::as_str));
    found.with_hint(match known.is_empty() {
        true => Message::new(
            "这个版式没有给它别的样式，删去这一行就不再提示",
            "this layout has no variants of it; without this key nothing is said",
        ),
        false => Message::new(
            format!("这个版式有：{}", known.join("、")),
            format!("this layout has: {}", known.join(", ")),
        ),
    })
}
