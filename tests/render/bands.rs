//! Bands leave no trace: neither their edges nor the threads that drew them are seen.

use changtu::font::Book;
use changtu::geom::{Abs, Transform};
use changtu::render::{png, raster};
use changtu::scene::{Group, Item, Scene};

use super::scenes;
use super::shots::{decode, file, ours};

/// The same poster with everything moved down, so that bands cut it elsewhere.
fn moved(scene: &Scene, by: f64) -> Scene {
    let mut scene = scene.clone();
    scene.size.height += Abs::px(by);
    scene.items = vec![Item::Group(Group {
        opacity: 1.0,
        transform: Transform::translate(Abs::ZERO, Abs::px(by)),
        clip: None,
        items: scene.items,
    })];
    scene
}

#[test]
fn bands_have_no_seams() {
    let book = Book::embedded();
    let scene = scenes::showcase(&book);
    let still = ours(&scene, &book);
    for by in [100, 1024] {
        let shot = ours(&moved(&scene, f64::from(by)), &book);
        let by = by as usize;
        let distance = still.distance(&shot.rows(by, by + still.height));
        println!("{by}: {distance:?}");
        // Single precision may turn one of tiny-skia's sixteen samples of a pixel.
        assert!(
            distance.mean < 0.01 && distance.block < 1.0,
            "{by}: {distance:?}"
        );
    }
}

#[test]
fn threads_do_not_change_the_bytes() {
    let book = Book::embedded();
    let scene = scenes::showcase(&book);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| file(&scene, &book))
    };
    let one = with(1);
    assert!([2, 3, 8].into_iter().all(|threads| with(threads) == one));
}

#[test]
fn a_very_tall_poster_is_drawn_to_its_foot() {
    let book = Book::embedded();
    let shot = ours(&scenes::column(&book, 300_000.0), &book);
    assert_eq!(shot.height, 300_000);
    assert_eq!(shot.pixel(4, 299_999), [200, 25, 30]);
    assert_eq!(shot.pixel(4, 0), [200, 25, 30]);
    assert_eq!(shot.pixel(100, 150_000), [0xFD, 0xF3, 0xE3]);
    // The same line of text at the head and at the foot.
    let (head, foot) = (shot.rows(500, 560), shot.rows(299_500, 299_560));
    assert!(head == foot);
    assert!(head.rgb.iter().any(|channel| *channel < 60));
}

#[test]
fn a_picture_of_many_items_is_drawn_in_time() {
    let book = Book::embedded();
    let start = std::time::Instant::now();
    file(&scenes::many(50_000), &book);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn a_larger_scale_is_the_same_picture() {
    let book = Book::embedded();
    let scene = scenes::showcase(&book);
    let options = png::Options {
        scale: 2.0,
        dpi: Some(300.0),
        ..png::Options::default()
    };
    let mut out = Vec::new();
    png::encode(&scene, &book, &options, &mut out).unwrap();
    let large = decode(&out);
    assert_eq!((large.width, large.height), (2160, 3600));
    let small = ours(&scene, &book);
    let distance = small.distance(&large.halved());
    println!("{distance:?}");
    assert!(distance.mean < 0.5, "{distance:?}");
}

#[test]
fn pixels_drawn_and_written_apart_are_the_same_file() {
    let book = Book::embedded();
    let scene = scenes::showcase(&book);
    let options = png::Options {
        dpi: Some(150.0),
        ..png::Options::default()
    };
    let (mut apart, mut whole) = (Vec::new(), Vec::new());
    let picture = raster::picture(&scene, &book, &raster::View::default()).unwrap();
    png::write(&picture, options.dpi, &mut apart).unwrap();
    png::encode(&scene, &book, &options, &mut whole).unwrap();
    assert_eq!((picture.width, picture.height), (1080, 1800));
    assert_eq!(picture.rgb.len(), 1080 * 1800 * 3);
    assert!(apart == whole, "{} and {} bytes", apart.len(), whole.len());
}
