//! Our PNG against resvg's drawing of our SVG.
//!
//! The mean over everything must be within a quarter of a grey step (three quarters on a page of
//! nothing but text), and no block of 8 by 8 pixels may be
//! off by more than 24 of 255 on average: glyphs are placed by quarters of a pixel in one and exactly
//! in the other, which moves an edge by an eighth of a pixel, or 32 of 255 along the edge itself.

use changtu::font::Book;
use changtu::scene::Scene;

use super::scenes;
use super::shots::{judged, ours};

fn agree(name: &str, scene: &Scene, book: &Book, mean: f64) {
    let (one, two) = (ours(scene, book), judged(scene, book));
    let distance = one.distance(&two);
    println!("{name}: {distance:?}");
    if std::env::var_os("SHOW").is_some() || distance.block > 24.0 {
        one.triptych(&two, name);
    }
    assert!(distance.mean < mean, "{name}: {distance:?}");
    assert!(distance.block < 24.0, "{name}: {distance:?}");
}

#[test]
fn showcase() {
    let book = Book::embedded();
    agree("showcase", &scenes::showcase(&book), &book, 0.25);
}

#[test]
fn shadows_of_all_kinds() {
    let book = Book::embedded();
    agree("shadows", &scenes::shadows(), &book, 0.25);
}

#[test]
fn plain_text_of_all_sizes() {
    let book = Book::embedded();
    agree("text", &scenes::text(&book), &book, 0.75);
}

#[test]
fn ornaments() {
    let book = Book::embedded();
    agree("ornaments", &scenes::ornaments(), &book, 0.25);
}
