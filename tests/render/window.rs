//! A window is a part of the poster's own pixels: parts laid side by side are the whole.

use changtu::font::Book;
use changtu::geom::Rect;
use changtu::render::{Error, png};
use changtu::scene::Scene;

use super::scenes;
use super::shots::{Shot, decode};

/// The scene, or a part of it, drawn with some threads.
fn drawn(scene: &Scene, (scale, threads): (f64, usize), window: Option<Rect>) -> Shot {
    let book = Book::embedded();
    let options = png::Options {
        scale,
        window,
        ..png::Options::default()
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    let draw = || {
        let mut out = Vec::new();
        png::encode(scene, &book, &options, &mut out).unwrap();
        out
    };
    decode(&pool.build().unwrap().install(draw))
}

/// Pictures one below the other.
fn stacked(shots: &[Shot]) -> Shot {
    Shot {
        width: shots[0].width,
        height: shots.iter().map(|shot| shot.height).sum(),
        rgb: shots.iter().flat_map(|shot| shot.rgb.clone()).collect(),
    }
}

/// The first place where two pictures differ.
fn difference(one: &Shot, two: &Shot) -> Option<(usize, usize)> {
    assert_eq!((one.width, one.height), (two.width, two.height));
    let mut pixels = one.rgb.chunks_exact(3).zip(two.rgb.chunks_exact(3));
    let at = pixels.position(|(one, two)| one != two)?;
    Some((at % one.width, at / one.width))
}

#[test]
fn parts_laid_end_to_end_are_the_poster() {
    let book = Book::embedded();
    let scene = scenes::showcase(&book);
    for (scale, threads) in [(1.0, 1), (1.0, 3), (1.5, 1), (1.5, 3)] {
        let whole = drawn(&scene, (scale, threads), None);
        for heights in [
            [1.0, 255.0, 257.0, 300.0, 987.0],
            [333.0, 7.0, 1.0, 1459.0, 0.0],
        ] {
            let mut top = 0.0;
            let mut parts = Vec::new();
            for height in heights.into_iter().filter(|height| *height > 0.0) {
                let window = Rect::px(0.0, top, 1080.0, height);
                parts.push(drawn(&scene, (scale, threads), Some(window)));
                top += height;
            }
            assert_eq!(top, scene.size.height.to_px());
            let at = difference(&stacked(&parts), &whole);
            assert_eq!(at, None, "scale {scale}, {threads} threads, {heights:?}");
        }
    }
}

#[test]
fn parts_beside_each_other_are_the_poster() {
    let book = Book::embedded();
    let scene = scenes::showcase(&book);
    for scale in [1.0, 1.5] {
        let whole = drawn(&scene, (scale, 2), None);
        let mut left = 0;
        for (from, to) in [(0, 1), (1, 334), (334, 1080)] {
            let window = Rect::px(f64::from(from), 0.0, f64::from(to - from), 1800.0);
            let part = drawn(&scene, (scale, 2), Some(window));
            for y in (0..whole.height).step_by(3) {
                let mut row = (0..part.width).map(|x| part.pixel(x, y) == whole.pixel(left + x, y));
                assert!(row.all(|same| same), "{from}..{to} at {scale}, row {y}");
            }
            left += part.width;
        }
        assert_eq!(left, whole.width);
    }
}

#[test]
fn outside_of_the_scene_is_ground() {
    let book = Book::embedded();
    // Items stick out of the scene on all sides; they are not seen there.
    let mut scene = scenes::showcase(&book);
    let over = scenes::plain_box(Rect::px(-500.0, -500.0, 3000.0, 3000.0), 0.0, Vec::new());
    scene
        .items
        .push(changtu::scene::Item::Box(changtu::scene::BoxItem {
            fills: vec![scenes::solid("#C8161D")],
            ..over
        }));
    let ground = [scene.ground.r, scene.ground.g, scene.ground.b];
    let is_ground = |shot: &Shot| shot.rgb.chunks_exact(3).all(|pixel| pixel == ground);
    for far in [
        Rect::px(0.0, 1800.0, 1080.0, 300.0),
        Rect::px(0.0, -900.0, 1080.0, 900.0),
        Rect::px(1080.0, 0.0, 40.0, 1800.0),
        Rect::px(-40.0, 0.0, 40.0, 1800.0),
        Rect::px(7e8, -7e8, 40.0, 40.0),
    ] {
        let shot = drawn(&scene, (1.0, 2), Some(far));
        assert_eq!(shot.height as f64, far.size.height.to_px());
        assert!(is_ground(&shot), "{far:?}");
    }
    // Around a corner: three quarters of ground.
    let shot = drawn(&scene, (1.0, 2), Some(Rect::px(1060.0, 1790.0, 40.0, 20.0)));
    let red = |x: usize, y: usize| shot.pixel(x, y) == [0xC8, 0x16, 0x1D];
    for (x, y) in (0..40).flat_map(|x| (0..20).map(move |y| (x, y))) {
        assert_eq!(red(x, y), x < 20 && y < 10, "{x}, {y}");
        assert!(red(x, y) || shot.pixel(x, y) == ground);
    }
}

#[test]
fn a_window_without_area_is_refused() {
    let book = Book::embedded();
    let scene = scenes::shadows();
    for window in [
        Rect::px(0.0, 100.0, 1080.0, 0.0),
        Rect::px(0.0, 100.0, -5.0, 10.0),
        Rect::px(0.0, 100.0, 70_000.0, 10.0),
        Rect::px(0.0, 0.0, 1e300, 1e300),
    ] {
        let options = png::Options {
            window: Some(window),
            ..png::Options::default()
        };
        let refused = png::encode(&scene, &book, &options, &mut Vec::new());
        assert!(matches!(refused, Err(Error::Size { .. })), "{window:?}");
    }
}
