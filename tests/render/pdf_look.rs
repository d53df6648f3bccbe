//! The PDF as poppler draws it, beside our PNG.
//!
//! Poppler puts glyphs of text at quarters of a pixel across and at whole pixels down, and rounds the
//! edges of areas outwards, so single blocks on edges differ; the bounds below say by how much.

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
    agree("showcase", &scenes::showcase(&Book::embedded()), 0.6, 48.0);
}

#[test]
fn shadows_of_all_kinds() {
    agree("shadows", &scenes::shadows(), 0.6, 48.0);
}

#[test]
fn plain_text_of_all_sizes() {
    agree("text", &scenes::text(&Book::embedded()), 3.0, 80.0);
}

#[test]
fn ornaments() {
    agree("ornaments", &scenes::ornaments(), 0.6, 48.0);
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
                distance.mean < 3.0 && distance.block < 80.0,
                "{layout}: {distance:?}"
            );
        }
    }
}
