//! The PDF by its own bytes: what holds without any other program.

use changtu::color::Color;
use changtu::font::Book;
use changtu::geom::{Abs, Rect, Size, Transform};
use changtu::pipeline::{self, Poster, lay_out};
use changtu::render::Error;
use changtu::render::pdf::{Boxes, Ground, Options, Page, Text, View, encode};
use changtu::scene::{Item, Scene};
use changtu::world::World;

use super::scenes;

/// The example, laid out with a pack.
pub fn example(layout: &str) -> Poster {
    let report = include_bytes!("../../examples/beibei/report.yaml");
    let options = pipeline::Options {
        layout: Some(layout.to_owned()),
        ..pipeline::Options::default()
    };
    let none: [(&str, &[u8]); 0] = [];
    lay_out("report.yaml", report, &World::memory(none), &options)
}

pub fn file(pages: &[Page<'_>], book: &Book, options: &Options) -> Vec<u8> {
    let mut out = Vec::new();
    encode(pages, book, options, &mut out).unwrap();
    out
}

/// A scene as the one page of a file.
pub fn long(scene: &Scene, book: &Book) -> Vec<u8> {
    file(&[Page::long(scene)], book, &Options::default())
}

/// A part of a scene as a page of its own, at 96 px to the inch.
pub fn cut(scene: &Scene, window: Rect) -> Page<'_> {
    let view = View {
        scene,
        window,
        to: Transform::translate(-window.left(), -window.top()),
        ground: Ground::Scene,
    };
    Page {
        size: window.size,
        unit: Page::UNIT,
        views: vec![view],
        boxes: None,
    }
}

/// How often some bytes occur.
pub fn count(file: &[u8], bytes: &str) -> usize {
    file.windows(bytes.len())
        .filter(|window| *window == bytes.as_bytes())
        .count()
}

#[test]
fn the_same_poster_is_the_same_file() {
    let poster = example("civic-red");
    let scene = poster.scene.as_ref().unwrap();
    let first = long(scene, &poster.book);
    assert!(first == long(scene, &poster.book), "two runs differ");
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    let alone = one.install(|| long(scene, &poster.book));
    assert!(first == alone, "the number of threads shows");
    let fresh = example("civic-red");
    let again = long(fresh.scene.as_ref().unwrap(), &fresh.book);
    assert!(first == again, "a poster laid out anew differs");
    assert!(first.starts_with(b"%PDF-1.7\n"));
    assert_eq!(count(&first, "/Type/Page/"), 1);
    for dated in [
        "CreationDate",
        "ModDate",
        "xmp:CreateDate",
        "xmp:ModifyDate",
    ] {
        assert_eq!(count(&first, dated), 0, "{dated}");
    }
}

#[test]
fn the_example_is_small() {
    for (layout, most) in [("civic-red", 700_000), ("base", 500_000)] {
        let poster = example(layout);
        let file = long(poster.scene.as_ref().unwrap(), &poster.book);
        assert!(file.len() < most, "{layout}: {} bytes", file.len());
    }
}

#[test]
fn art_that_is_drawn_often_is_written_once() {
    let poster = example("civic-red");
    let scene = poster.scene.as_ref().unwrap();
    let hero = |copies: usize| Scene {
        items: vec![scene.items.clone(); copies].concat(),
        ..scene.clone()
    };
    let (once, often) = (hero(1), hero(5));
    let (once, often) = (long(&once, &poster.book), long(&often, &poster.book));
    // Four more copies of everything cost no more than the page's own stream.
    assert!(
        often.len() < once.len() * 2,
        "{} {}",
        once.len(),
        often.len()
    );
}

#[test]
fn a_page_longer_than_the_format_is_made_smaller_and_says_so() {
    let poster = example("civic-red");
    let scene = poster.scene.as_ref().unwrap();
    let page = Page::long(scene);
    let longest = scene.size.height.to_px();
    assert!((page.reduction() - 19_200.0 / longest).abs() < 1e-9);
    assert!((page.unit * longest - 14_400.0).abs() < 1e-6);
    let short = Scene {
        size: Size::px(1080.0, 19_200.0),
        ..scene.clone()
    };
    assert_eq!(Page::long(&short).reduction(), 1.0);
}

#[test]
fn absurd_pages_are_refused() {
    let book = Book::embedded();
    let scene = scenes::shadows();
    let refused = |size: Size, unit: f64| {
        let page = Page {
            size,
            unit,
            ..Page::long(&scene)
        };
        encode(&[page], &book, &Options::default(), &mut Vec::new())
    };
    for (width, height, unit) in [
        (0.0, 10.0, 1.0),
        (10.0, -1.0, 1.0),
        (20_000.0, 100.0, 0.75),
        (100.0, 100.0, f64::NAN),
        (100.0, f64::INFINITY, 1.0),
        (100.0, 100.0, 0.0),
    ] {
        let size = Size::px(width, height);
        assert!(
            matches!(refused(size, unit), Err(Error::Size { .. })),
            "{size:?} {unit}"
        );
    }
    let none = encode(&[], &book, &Options::default(), &mut Vec::new());
    assert!(matches!(none, Err(Error::Encode(_))));
}

#[test]
fn a_tile_holds_only_what_it_shows() {
    let poster = example("civic-red");
    let scene = poster.scene.as_ref().unwrap();
    let part = Rect::px(0.0, 2_000.0, 1080.0, 800.0);
    let whole = long(scene, &poster.book);
    let tile = file(&[cut(scene, part)], &poster.book, &Options::default());
    assert!(
        tile.len() * 6 < whole.len(),
        "{} {}",
        tile.len(),
        whole.len()
    );
}

#[test]
fn outlines_leave_no_face_in_the_file() {
    let poster = example("base");
    let options = Options {
        text: Text::Outlines,
        ..Options::default()
    };
    let pages = [Page::long(poster.scene.as_ref().unwrap())];
    let outlines = file(&pages, &poster.book, &options);
    assert_eq!(count(&outlines, "/Font"), 0);
    let text = file(&pages, &poster.book, &Options::default());
    assert!(count(&text, "/FontDescriptor") > 3);
}

#[test]
fn a_face_that_its_maker_keeps_is_drawn_as_outlines() {
    let mut book = Book::embedded();
    let oswald = book.find("Oswald", 700).unwrap();
    let mut bytes = book.face(oswald).bytes().to_vec();
    let tables = usize::from(u16::from_be_bytes([bytes[4], bytes[5]]));
    let entry = (0..tables).map(|at| 12 + at * 16);
    let os2 = entry
        .clone()
        .find(|at| &bytes[*at..at + 4] == b"OS/2")
        .unwrap();
    let word =
        |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    // `fsType` is the fifth field; 2 is "Restricted License embedding".
    let at = word(os2 + 8) as usize + 8;
    bytes[at..at + 2].copy_from_slice(&[0, 2]);
    let kept = book.add(std::sync::Arc::from(bytes)).unwrap();
    for (face, fonts) in [(oswald, 1), (kept, 0)] {
        let mut run = scenes::run(&book, "Oswald", 700, 40.0, (10.0, 60.0), "783.58");
        run.face = face;
        run.part = Some(changtu::scene::Part(0));
        let scene = scenes::scene(300.0, 100.0, vec![Item::Text(run)]);
        let file = long(&scene, &book);
        assert_eq!(count(&file, "/Type/FontDescriptor"), fonts, "{face:?}");
    }
}

#[test]
fn a_missing_glyph_breaks_no_rule() {
    let book = Book::embedded();
    let mut run = scenes::run(&book, "Noto Sans SC", 400, 40.0, (10.0, 60.0), "长图");
    run.glyphs[0].id = 0;
    run.part = Some(changtu::scene::Part(0));
    let scene = scenes::scene(300.0, 100.0, vec![Item::Text(run)]);
    let options = Options {
        title: Some("长图".to_owned()),
        ..Options::default()
    };
    file(&[Page::long(&scene)], &book, &options);
}

#[test]
fn print_boxes_are_where_they_were_asked_for() {
    let scene = scenes::scene(400.0, 600.0, Vec::new());
    let page = Page {
        unit: 0.5,
        boxes: Some(Boxes {
            trim: Rect::px(40.0, 60.0, 320.0, 480.0),
            bleed: Rect::px(28.0, 48.0, 344.0, 504.0),
        }),
        ..Page::long(&scene)
    };
    let bytes = file(&[page], &Book::embedded(), &Options::default());
    // Points from the lower left corner: left, bottom, right, top.
    for boxed in [
        "/MediaBox[0 0 200 300]",
        "/TrimBox[20 30 180 270]",
        "/BleedBox[14 24 186 276]",
    ] {
        assert_eq!(count(&bytes, boxed), 1, "{boxed}");
    }
}

#[test]
fn the_ground_may_be_left_to_what_is_below() {
    let mut one = scenes::scene(100.0, 100.0, Vec::new());
    one.ground = Color::parse("#C8191E").unwrap();
    let two = scenes::scene(100.0, 100.0, Vec::new());
    let over = View {
        scene: &two,
        window: Rect::px(0.0, 0.0, 100.0, 100.0),
        to: Transform::translate(Abs::ZERO, Abs::ZERO),
        ground: Ground::Bare,
    };
    let mut page = Page::long(&one);
    let alone = file(
        std::slice::from_ref(&page),
        &Book::embedded(),
        &Options::default(),
    );
    page.views.push(over);
    let both = file(&[page], &Book::embedded(), &Options::default());
    assert!(
        both.len().abs_diff(alone.len()) < 60,
        "{} {}",
        both.len(),
        alone.len()
    );
}
