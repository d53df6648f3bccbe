//! JPEG, WebP and palette PNG, read by decoders that are not ours.

use std::collections::BTreeSet;
use std::io::Cursor;

use changtu::font::Book;
use changtu::geom::Rect;
use changtu::render::png::palette;
use changtu::render::raster::{Picture, View, picture};
use changtu::render::{Error, Format, jpeg, webp};
use changtu::scene::{Item, Scene};
use image::ImageDecoder;

use super::outside;
use super::scenes;
use super::shots::{Shot, decode};

fn shot(picture: &Picture) -> Shot {
    Shot {
        width: picture.width as usize,
        height: picture.height as usize,
        rgb: picture.rgb.clone(),
    }
}

fn drawn(scene: &Scene) -> Picture {
    picture(scene, &Book::embedded(), &View::default()).unwrap()
}

fn jpeg_of(picture: &Picture, dpi: Option<f64>) -> Vec<u8> {
    let mut out = Vec::new();
    jpeg::write(picture, jpeg::Quality::default(), dpi, &mut out).unwrap();
    out
}

fn webp_of(picture: &Picture) -> Vec<u8> {
    let mut out = Vec::new();
    webp::write(picture, &mut out).unwrap();
    out
}

/// The segments of a JPEG before its first scan: marker and contents.
fn segments(file: &[u8]) -> Vec<(u8, &[u8])> {
    let (mut at, mut found) = (2, Vec::new());
    while file[at + 1] != 0xDA {
        assert_eq!(file[at], 0xFF);
        let length = usize::from(u16::from_be_bytes([file[at + 2], file[at + 3]]));
        found.push((file[at + 1], &file[at + 4..at + 2 + length]));
        at += 2 + length;
    }
    found
}

/// Whether a profile is the one of sRGB: a matrix from RGB, and the curve's middle.
fn is_srgb(icc: &[u8]) -> bool {
    let profile = moxcms::ColorProfile::new_from_slice(icc).unwrap();
    let standard = moxcms::ColorProfile::new_srgb();
    let (ours, theirs) = (profile.colorant_matrix(), standard.colorant_matrix());
    let mut pairs = ours.v.iter().flatten().zip(theirs.v.iter().flatten());
    pairs.all(|(one, two)| (one - two).abs() < 5e-4)
}

#[test]
fn jpeg_is_progressive_with_all_colours_and_says_what_it_is() {
    let file = jpeg_of(&drawn(&scenes::shadows()), Some(300.0));
    let segments = segments(&file);
    let part = |marker: u8| {
        segments
            .iter()
            .find(|(found, _)| *found == marker)
            .unwrap()
            .1
    };
    // SOF2: precision, height, width, then number, sampling and table of each of three components.
    let frame = part(0xC2);
    assert_eq!(frame[5], 3);
    assert!([7, 10, 13].iter().all(|at| frame[*at] == 0x11), "{frame:?}");
    let head = part(0xE0);
    assert_eq!(head[..5], *b"JFIF\0");
    assert_eq!(head[7..12], [1, 1, 44, 1, 44], "300 dots an inch");
    let profile = part(0xE2);
    assert_eq!(profile[..14], *b"ICC_PROFILE\0\x01\x01");
    assert!(is_srgb(&profile[14..]));
    let mut decoder = image::codecs::jpeg::JpegDecoder::new(Cursor::new(&file)).unwrap();
    assert_eq!(decoder.icc_profile().unwrap().unwrap(), profile[14..]);
}

#[test]
fn jpeg_is_close_to_the_poster() {
    let book = Book::embedded();
    for scene in [scenes::showcase(&book), scenes::text(&book)] {
        let picture = drawn(&scene);
        let (ours, file) = (shot(&picture), jpeg_of(&picture, None));
        let distance = ours.distance(&decode(&file));
        println!("{} bytes, {distance:?}", file.len());
        assert!(distance.mean < 1.5 && distance.block < 12.0, "{distance:?}");
        if let Some(output) = outside::judge("djpeg", &["-ppm"], &file) {
            let theirs = Shot {
                rgb: outside::ppm(&output.stdout),
                ..ours
            };
            let distance = shot(&picture).distance(&theirs);
            assert!(distance.mean < 1.5, "djpeg: {distance:?}");
        }
    }
}

/// Ringing stays in the blocks of the letters; ground without ink is as clean as before.
#[test]
fn jpeg_keeps_the_ground_beside_letters_clean() {
    let picture = drawn(&scenes::text(&Book::embedded()));
    let (ours, theirs) = (shot(&picture), decode(&jpeg_of(&picture, None)));
    let mut clean = 0;
    for (x, y) in (0..ours.height / 8).flat_map(|y| (0..ours.width / 8).map(move |x| (x, y))) {
        let places = (0..64).map(|at| (x * 8 + at % 8, y * 8 + at / 8));
        let first = ours.pixel(x * 8, y * 8);
        if places.clone().any(|(x, y)| ours.pixel(x, y) != first) {
            continue;
        }
        clean += 1;
        for (x, y) in places {
            let (one, two) = (ours.pixel(x, y), theirs.pixel(x, y));
            let apart = (0..3).map(|at| one[at].abs_diff(two[at])).max();
            assert!(apart <= Some(2), "{x}, {y}: {one:?} {two:?}");
        }
    }
    assert!(clean > 1000, "{clean}");
}

#[test]
fn quality_is_1_to_100() {
    let picture = drawn(&scenes::shadows());
    let size = |quality: u8| {
        let quality = jpeg::Quality::new(quality).unwrap();
        let mut out = Vec::new();
        jpeg::write(&picture, quality, None, &mut out).unwrap();
        assert_eq!(decode(&out).width, picture.width as usize);
        out.len()
    };
    let sizes = [1, 50, 75, 90, 100].map(size);
    assert!(sizes.is_sorted(), "{sizes:?}");
    assert_eq!(jpeg::Quality::new(0).or(jpeg::Quality::new(101)), None);
    assert_eq!(jpeg::Quality::default().get(), 90);
}

#[test]
fn webp_holds_every_pixel() {
    let picture = drawn(&scenes::showcase(&Book::embedded()));
    let file = webp_of(&picture);
    println!("{} bytes", file.len());
    assert!(decode(&file) == shot(&picture));
    let mut decoder = image::codecs::webp::WebPDecoder::new(Cursor::new(&file)).unwrap();
    assert!(is_srgb(&decoder.icc_profile().unwrap().unwrap()));
    if let Some(output) = outside::judge("dwebp", &["-ppm", "-o", "-", "--"], &file) {
        assert!(outside::ppm(&output.stdout) == picture.rgb, "dwebp differs");
    }
    if let Some(output) = outside::judge("webpinfo", &["-diag"], &file) {
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("No error detected"), "{said}");
        assert!(said.contains("ICCP"), "{said}");
    }
}

#[test]
fn sides_that_are_too_long_are_reported_before_any_work() {
    let book = Book::embedded();
    let start = std::time::Instant::now();
    for (format, limit) in [(Format::Jpeg, 65_535), (Format::WebP, 16_383)] {
        assert_eq!(format.limit(), limit);
        for (width, height) in [(60_000.0, 2e9), (f64::from(limit) + 1.0, 60_000.0)] {
            let scene = scenes::scene(width, height, Vec::new());
            let mut out = Vec::new();
            let refused = match format {
                Format::Jpeg => jpeg::encode(&scene, &book, &jpeg::Options::default(), &mut out),
                Format::WebP => webp::encode(&scene, &book, &View::default(), &mut out),
            };
            let Err(error) = refused else {
                panic!("{format} took {width} by {height}")
            };
            assert!(error.to_string().contains(&limit.to_string()), "{error}");
            let Error::Limit { format: named, .. } = error else {
                panic!("{error}")
            };
            assert_eq!(named, format);
            assert!(out.is_empty());
        }
    }
    assert!(start.elapsed().as_secs() < 5);
}

#[test]
fn the_longest_sides_are_written() {
    let tall = |height: f64| drawn(&scenes::scene(3.0, height, Vec::new()));
    let file = jpeg_of(&tall(65_535.0), None);
    assert_eq!(decode(&file).height, 65_535);
    let file = webp_of(&tall(16_383.0));
    assert_eq!(decode(&file).height, 16_383);
}

#[test]
fn a_window_is_written_in_every_format() {
    let book = Book::embedded();
    let scene = scenes::showcase(&book);
    let view = View {
        scale: 1.5,
        window: Some(Rect::px(0.0, 333.0, 1080.0, 401.0)),
    };
    let expected = picture(&scene, &book, &view).unwrap();
    let (mut lossless, mut lossy) = (Vec::new(), Vec::new());
    webp::encode(&scene, &book, &view, &mut lossless).unwrap();
    assert!(decode(&lossless) == shot(&expected));
    let options = jpeg::Options {
        scale: view.scale,
        window: view.window,
        ..jpeg::Options::default()
    };
    jpeg::encode(&scene, &book, &options, &mut lossy).unwrap();
    assert!(lossy == jpeg_of(&expected, None));
}

#[test]
fn a_resolution_that_is_none_is_not_stated() {
    let picture = drawn(&scenes::shadows());
    let pngs = |dpi: Option<f64>| {
        let mut out = Vec::new();
        changtu::render::png::write(&picture, dpi, &mut out).unwrap();
        out
    };
    for dpi in [0.0, -72.0, f64::NAN, f64::INFINITY] {
        assert!(pngs(Some(dpi)) == pngs(None), "{dpi}");
        assert!(
            jpeg_of(&picture, Some(dpi)) == jpeg_of(&picture, None),
            "{dpi}"
        );
    }
    assert!(pngs(Some(1e300)).len() == pngs(Some(72.0)).len());
    let file = jpeg_of(&picture, Some(1e300));
    assert_eq!(file[13..18], [1, 255, 255, 255, 255]);
}

/// Stripes of so many colours, 37 px wide and 700 high.
fn striped(count: usize) -> Picture {
    let colors: Vec<[u8; 3]> = (0..count)
        .map(|at| [(at * 37) as u8, at as u8, (at / 256) as u8 * 9])
        .collect();
    let pixels = (0..37 * 700).map(|at: usize| colors[(at * 7 + at / 37) % count]);
    Picture {
        width: 37,
        height: 700,
        rgb: pixels.flatten().collect(),
    }
}

fn palette_of(picture: &Picture) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    palette::write(picture, Some(150.0), &mut out)
        .unwrap()
        .then_some(out)
}

#[test]
fn a_picture_of_few_colours_has_an_exact_palette() {
    for (count, depth) in [
        (1, 1),
        (2, 1),
        (3, 2),
        (4, 2),
        (5, 4),
        (16, 4),
        (17, 8),
        (256, 8),
    ] {
        let picture = striped(count);
        let file = palette_of(&picture).unwrap();
        assert!(decode(&file) == shot(&picture), "{count} colours");
        let reader = png::Decoder::new(Cursor::new(&file)).read_info().unwrap();
        let info = reader.info();
        assert_eq!(info.color_type, png::ColorType::Indexed);
        assert_eq!(info.bit_depth as u8, depth, "{count} colours");
        let named: Vec<&[u8]> = info.palette.as_ref().unwrap().chunks_exact(3).collect();
        let colors: BTreeSet<&[u8]> = picture.rgb.chunks_exact(3).collect();
        assert!(named.iter().eq(&colors), "in ascending order, each once");
        assert_eq!(info.pixel_dims.unwrap().xppu, 5906);
        if let Some(output) = outside::judge("pngcheck", &["-q"], &file) {
            assert!(output.status.success(), "{output:?}");
        }
    }
    assert_eq!(palette_of(&striped(257)), None);
    assert_eq!(
        palette_of(&drawn(&scenes::showcase(&Book::embedded()))),
        None
    );
}

#[test]
fn threads_do_not_change_the_files() {
    let flat = scenes::plain_box(
        Rect::px(20.0, 20.0, 500.0, 900.0),
        0.0,
        vec![scenes::solid("#C8161D")],
    );
    let scene = scenes::scene(1080.0, 2000.0, vec![Item::Box(flat)]);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        let files = || {
            let picture = drawn(&scene);
            (
                palette_of(&picture).unwrap(),
                jpeg_of(&picture, None),
                webp_of(&picture),
            )
        };
        pool.build().unwrap().install(files)
    };
    let one = with(1);
    assert!([2, 3, 8].into_iter().all(|threads| with(threads) == one));
}

#[test]
fn pictures_that_are_none_are_refused() {
    let picture = |width: u32, height: u32, bytes: usize| Picture {
        width,
        height,
        rgb: vec![0; bytes],
    };
    for none in [
        picture(0, 0, 0),
        picture(10, 10, 299),
        picture(10, 0, 30),
        picture(3, 3, 30),
    ] {
        let mut out = Vec::new();
        let refused = [
            jpeg::write(&none, jpeg::Quality::default(), None, &mut out),
            webp::write(&none, &mut out),
            palette::write(&none, None, &mut out).map(|_| ()),
            changtu::render::png::write(&none, None, &mut out),
        ];
        for refused in refused {
            assert!(matches!(refused, Err(Error::Size { .. })), "{none:?}");
        }
        assert!(out.is_empty());
    }
}
