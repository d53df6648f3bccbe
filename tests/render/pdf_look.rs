//! The PDF as poppler draws it, beside our PNG.
//!
//! Drawn twice as large and halved, poppler's text stands up to half a pixel higher than ours (it puts
//! glyphs at whole pixels down), which is 44 of 255 in the worst block of 8 by 8 pixels; shadows differ by
//! less than 5. In the showcase one mitre of a dashed star is missing: poppler does not join the last dash
//! to the first.

use changtu::font::Book;
use changtu::geom::Rect;
use changtu::scene::Scene;

use super::outside::{self, Kept};
use super::pdf::{cut, example, file};
use super::scenes;
use super::shots::{self, Distance};
use changtu::render::pdf::Options;

/// Rows of a slice.
const HEIGHT: usize = 2000;

/// The distance of some slices of a scene, each a page of one file. Poppler draws them twice as large,
/// which halves its rounding.
fn slices(name: &str, scene: &Scene, book: &Book, tops: &[usize]) -> Vec<Distance> {
    let ours = shots::ours(scene, book);
    let bottom = |top: usize| (top + HEIGHT).min(ours.height);
    let window = |top: usize| {
        let rows = (bottom(top) - top) as f64;
        Rect::px(0.0, top as f64, ours.width as f64, rows)
    };
    let pages: Vec<_> = tops.iter().map(|top| cut(scene, window(*top))).collect();
    let kept = Kept::new(&file(&pages, book, &Options::default()));
    let distance = |(number, top): (usize, &usize)| {
        let own = ours.rows(*top, bottom(*top));
        let theirs = kept.drawn(number + 1, 192.0).halved();
        let distance = own.distance(&theirs);
        println!("{name} from {top}: {distance:?}");
        if std::env::var_os("SHOW").is_some() {
            own.triptych(&theirs, &format!("pdf-{name}-{top}"));
        }
        distance
    };
    tops.iter().enumerate().map(distance).collect()
}

fn agree(name: &str, scene: &Scene, mean: f64, block: f64) {
    if !outside::has("pdftoppm") {
        return;
    }
    let book = Book::embedded();
    for distance in slices(name, scene, &book, &[0]) {
        assert!(
            distance.mean < mean && distance.block < block,
            "{name}: {distance:?}"
        );
    }
}

#[test]
fn showcase() {
    agree("showcase", &scenes::showcase(&Book::embedded()), 0.7, 48.0);
}

#[test]
fn shadows_of_all_kinds() {
    agree("shadows", &scenes::shadows(), 0.35, 8.0);
}

#[test]
fn plain_text_of_all_sizes() {
    agree("text", &scenes::text(&Book::embedded()), 1.0, 28.0);
}

#[test]
fn ornaments() {
    agree("ornaments", &scenes::ornaments(), 0.3, 24.0);
}

#[test]
fn the_example_in_tiles() {
    if !outside::has("pdftoppm") {
        return;
    }
    for layout in ["civic-red", "base"] {
        let poster = example(layout);
        let scene = poster.scene.as_ref().unwrap();
        for distance in slices(layout, scene, &poster.book, &[0, 8000, 22_500]) {
            assert!(
                distance.mean < 1.25 && distance.block < 48.0,
                "{layout}: {distance:?}"
            );
        }
    }
}
