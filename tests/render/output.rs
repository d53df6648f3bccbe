//! A10: output.

use changtu::font::Book;
use changtu::geom::{Abs, Point};
use changtu::render::png;
use changtu::scene::{GlyphRun, Item, Scene};
use changtu::typeset::{Mode, Paragraph, Setting, Style, shape};

use super::scenes::{scene, solid};
use super::shots::decode;

/// A text on one line, at 40 px, in black on white.
fn lettering(book: &Book, text: &str) -> (Scene, Vec<GlyphRun>) {
    let paragraph = Paragraph {
        text,
        base: Style::new("Noto Sans SC", 400, Abs::px(40.0)),
        overrides: &[],
        atoms: &[],
        kept: &[],
        setting: Setting {
            mode: Mode::Line,
            ..Setting::default()
        },
    };
    let frame = shape(book, &paragraph).set(Abs::INFINITE);
    let runs: Vec<GlyphRun> = frame.lines[0]
        .runs
        .iter()
        .map(|run| GlyphRun {
            face: run.face,
            size: run.size,
            glyphs: run
                .glyphs
                .iter()
                .map(|glyph| changtu::scene::Glyph {
                    at: Point {
                        x: glyph.at.x + Abs::px(20.0),
                        ..glyph.at
                    },
                    ..glyph.clone()
                })
                .collect(),
            text: text.to_owned(),
            part: None,
            fill: Some(solid("#000000")),
            strokes: Vec::new(),
            shadows: Vec::new(),
        })
        .collect();
    let items = runs.iter().cloned().map(Item::Text).collect();
    let ground = changtu::color::Color::WHITE;
    let scene = scene(640.0, 100.0, items);
    (Scene { ground, ..scene }, runs)
}

#[test]
fn pr_02_text_is_grey_and_the_same_at_every_run_and_scale() {
    let (scene, _) = lettering(&Book::embedded(), "达到783.58亿元，——Abc");
    for scale in [1.0, 2.0] {
        let file = || {
            let (book, mut out) = (Book::embedded(), Vec::new());
            let options = png::Options {
                scale,
                ..png::Options::default()
            };
            png::encode(&scene, &book, &options, &mut out).unwrap();
            out
        };
        let first = file();
        assert!(first == file(), "two runs differ at {scale}");
        let shot = decode(&first);
        assert_eq!(shot.width, (640.0 * scale) as usize);
        let is_grey = |pixel: &[u8]| pixel[0] == pixel[1] && pixel[1] == pixel[2];
        assert!(shot.rgb.chunks_exact(3).all(is_grey), "{scale}");
        let inked = shot.rgb.chunks_exact(3).filter(|pixel| pixel[0] < 128);
        assert!(inked.count() > 500, "{scale}");
    }
}

#[test]
fn pr_03_glyphs_give_their_source_back() {
    for text in [
        "中——中𬭎5%",
        "“5G+工业互联网”",
        "区(县)２０２３年",
        "中 A 中……葛\u{E0100}城",
    ] {
        let (_, runs) = lettering(&Book::embedded(), text);
        let mut copied = String::new();
        let mut end = 0;
        for glyph in runs.iter().flat_map(|run| &run.glyphs) {
            // Gaps and trims are positions; a cluster of several glyphs says its text once.
            if glyph.range.start >= end {
                copied.push_str(&text[glyph.range.clone()]);
                end = glyph.range.end;
            }
        }
        assert_eq!(copied, text);
    }
}
