//! Our PNG against resvg's drawing of our SVG.
//!
//! The mean over everything must be within a quarter of a grey step (three quarters on a page of
//! nothing but text), and no block of 8 by 8 pixels may be
//! off by more than 24 of 255 on average: glyphs are placed by quarters of a pixel in one and exactly
//! in the other, which moves an edge by an eighth of a pixel, or 32 of 255 along the edge itself.

use changtu::font::Book;
use changtu::pipeline::{Options, lay_out};
use changtu::scene::Scene;
use changtu::world::World;

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

/// The whole example, band by band: the mean of every band of 2,000 rows is within
/// one grey step: text as above, on gradients that the two back-ends round each for itself.
#[test]
fn the_example() {
    let report = include_bytes!("../../examples/beibei/report.yaml");
    let none: [(&str, &[u8]); 0] = [];
    let poster = lay_out(
        "report.yaml",
        report,
        &World::memory(none),
        &Options::default(),
    );
    let scene = poster.scene.expect("the example has a scene");
    let (one, two) = (ours(&scene, &poster.book), judged(&scene, &poster.book));
    let mut worst = (0.0, 0.0);
    for top in (0..one.height).step_by(2000) {
        let bottom = (top + 2000).min(one.height);
        let distance = one.rows(top, bottom).distance(&two.rows(top, bottom));
        worst = (distance.mean.max(worst.0), distance.block.max(worst.1));
        assert!(
            distance.mean < 1.0 && distance.block < 24.0,
            "from row {top}: {distance:?}"
        );
    }
    println!("example: mean {} and block {} at most", worst.0, worst.1);
}
