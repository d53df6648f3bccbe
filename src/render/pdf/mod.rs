//! Scene → PDF: vectors, subset faces, words that are found and read aloud, bookmarks, print boxes.
//!
//! A file has pages, and a page shows parts of scenes: one long page, the pages of a booklet, or tiles of
//! a large sheet. Everything visible looks as in PNG and SVG; besides, the marks of the scene become a
//! tag tree in reading order, and the file is checked against PDF/UA-1 while it is written.

mod bookmarks;
mod canvas;
mod drawing;
mod fonts;
mod gaps;
mod image;
mod info;
mod intent;
mod page;
mod paint;
mod shadow;
mod shape;
mod space;
mod store;
mod tags;
mod text;

use std::io::Write;

use krilla::Document;
use krilla::error::KrillaError;
use krilla::page::PageSettings;

pub use self::intent::Intent;
pub use self::page::{Boxes, Ground, Page, View};

use self::canvas::{Canvas, Ctx};
use self::fonts::Fonts;
use self::store::{Shared, Store};
use self::tags::Tags;
use super::Error;
use crate::color::Color;
use crate::font::{Book, FaceId};
use crate::scene::{BoxItem, Paint};

/// How words are written.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// As text, in faces that hold the glyphs in use. A face that its maker does not allow to be embedded
    /// is drawn as outlines.
    #[default]
    Embedded,
    /// As outlines: no face is in the file. Screen readers still know the words; search does not.
    Outlines,
}

/// What a file says of itself and how it is written.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Options {
    /// The title, shown in the window's frame; the first heading where there is none.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// What it is about, in a sentence or more.
    pub subject: Option<String>,
    /// The language of its text as a BCP 47 tag; `zh-CN` where there is none.
    pub lang: Option<String>,
    /// How words are written.
    pub text: Text,
    /// The printing condition that the file is meant for.
    pub intent: Option<Intent>,
}

/// Why a file could not be built.
enum Fault {
    /// A face cannot be embedded; the file can be built without.
    Face(FaceId),
    /// Anything else.
    Other(String),
}

/// Writes pages as PDF. The same pages give the same bytes, whenever and with however many threads.
///
/// # Errors
///
/// [`Error::Size`] for a page with a side below 3 or above 14,400 points, [`Error::Encode`] when there is
/// no page, the output intent is no ICC profile or the file breaks a rule of PDF/UA-1, [`Error::Write`] when the bytes cannot be written.
///
/// ```
/// use changtu::pipeline::{self, lay_out};
/// use changtu::render::pdf::{Options, Page, encode};
/// use changtu::world::World;
///
/// let world = World::memory([("", "")]);
/// let poster = lay_out("report.yaml", "title: 一图读懂\n".as_bytes(), &world, &pipeline::Options::default());
/// let scene = poster.scene.expect("the report is sound");
/// let mut file = Vec::new();
/// encode(&[Page::long(&scene)], &poster.book, &Options::default(), &mut file)?;
/// assert!(file.starts_with(b"%PDF-1.7"));
/// # Ok::<(), changtu::render::Error>(())
/// ```
pub fn encode(
    pages: &[Page<'_>],
    book: &Book,
    options: &Options,
    out: &mut dyn Write,
) -> Result<(), Error> {
    if pages.is_empty() {
        return Err(Error::Encode("a PDF has one page at least".to_owned()));
    }
    for page in pages {
        page.extent()?;
    }
    let mut refused = Vec::new();
    let mut file = loop {
        match build(pages, book, options, &refused) {
            Ok(file) => break file,
            Err(Fault::Face(face)) => refused.push(face),
            Err(Fault::Other(why)) => return Err(Error::Encode(why)),
        }
    };
    if let Some(intent) = &options.intent {
        intent::add(&mut file, intent).map_err(Error::Encode)?;
    }
    out.write_all(&file)?;
    Ok(out.flush()?)
}

/// Builds the file with all faces but those that were refused.
fn build(
    pages: &[Page<'_>],
    book: &Book,
    options: &Options,
    refused: &[FaceId],
) -> Result<Vec<u8>, Fault> {
    let title = info::title(pages, options);
    let mut document = Document::new_with(info::settings(title.as_deref()));
    let mut store = Store {
        book,
        text: options.text,
        fonts: Fonts::without(refused),
        drawings: Shared::new(),
        rasters: Shared::new(),
        tags: Tags::read(pages),
    };
    for (number, page) in pages.iter().enumerate() {
        store.tags.page = number;
        draw(&mut document, &mut store, page)?;
    }
    let metadata = info::metadata(title, options);
    document.set_metadata(metadata);
    document.set_outline(bookmarks::read(pages));
    let lang = options.lang.as_deref().unwrap_or(info::LANG);
    document.set_tag_tree(store.tags.tree(lang));
    let fonts = store.fonts;
    document
        .finish()
        .map_err(|error| fault(error, &fonts, refused))
}

/// Draws a page.
fn draw(document: &mut Document, store: &mut Store<'_>, page: &Page<'_>) -> Result<(), Fault> {
    let settings = settings(page).ok_or_else(|| Fault::Other("a page without area".to_owned()))?;
    let mut sheet = document.start_page_with(settings);
    let mut surface = sheet.surface();
    let mut canvas = Canvas::page(&mut surface, store);
    for view in &page.views {
        show(&mut canvas, page, view);
    }
    canvas.unmark();
    surface.finish();
    sheet.finish();
    Ok(())
}

/// The extent and the boxes of a page.
fn settings(page: &Page<'_>) -> Option<PageSettings> {
    let (width, height) = page.extent().ok()?;
    let settings = PageSettings::from_wh(width, height)?;
    let unit = crate::geom::Transform::scale(page.unit, page.unit);
    let inside = |rect| space::rect(&space::shared(&unit.apply_rect(&rect), &page.area()));
    Some(match &page.boxes {
        Some(boxes) => settings
            .with_trim_box(inside(boxes.trim))
            .with_bleed_box(inside(boxes.bleed)),
        None => settings,
    })
}

/// Shows a part of a scene on a page.
fn show(canvas: &mut Canvas<'_, '_, '_>, page: &Page<'_>, view: &View<'_>) {
    let ctx = Ctx {
        ts: page.place(view),
        seen: page.seen(view),
    };
    canvas.unmark();
    canvas.clipped_to_box(ctx, (&view.window, &Default::default()), |canvas| {
        if view.ground == Ground::Scene {
            canvas.ornament();
            let ground = view.scene.ground.over(Color::WHITE);
            let floor = BoxItem {
                rect: view.window,
                radius: Default::default(),
                shadows: Vec::new(),
                fills: vec![Paint::Solid(ground)],
                border: None,
            };
            canvas.box_item(ctx, &floor);
        }
        canvas.items(ctx, &view.scene.items);
        canvas.unmark();
    });
}

fn fault(error: KrillaError, fonts: &Fonts, refused: &[FaceId]) -> Fault {
    let face = match &error {
        KrillaError::Font(font, _) => fonts.face(font),
        _ => None,
    };
    match face.filter(|face| !refused.contains(face)) {
        Some(face) => Fault::Face(face),
        None => Fault::Other(said(&error)),
    }
}

/// The reason in words: for a broken rule, which one.
fn said(error: &KrillaError) -> String {
    match error {
        KrillaError::Validation(rules) => {
            let rules = rules.iter().map(|(rule, _)| format!("{rule:?}"));
            format!("{error}: {}", rules.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
