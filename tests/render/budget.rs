//! Pictures within a number of bytes: what loses nothing comes first, and what is lost is not seen.

use std::collections::BTreeMap;

use changtu::geom::Rect;
use changtu::pipeline::{Options, lay_out};
use changtu::render::Error;
use changtu::render::budget::{Allowed, Fitted, How, fit};
use changtu::render::raster::{Picture, View, picture};
use changtu::world::World;

use super::outside;
use super::shots::{Shot, decode};

const ALL: Allowed = Allowed {
    fewer_colors: true,
    jpeg: true,
};

/// Rows of the example.
fn example(top: f64, height: f64) -> Picture {
    let report = include_bytes!("../../examples/beibei/report.yaml");
    let none: [(&str, &[u8]); 0] = [];
    let world = World::memory(none);
    let poster = lay_out("report.yaml", report, &world, &Options::default());
    let view = View {
        window: Some(Rect::px(0.0, top, 1080.0, height)),
        ..View::default()
    };
    picture(&poster.scene.unwrap(), &poster.book, &view).unwrap()
}

/// What a photograph is to an encoder: soft shapes, and grain.
fn photograph() -> Picture {
    let (width, height) = (300_u32, 300_u32);
    let mut grain = 1_u32;
    let mut channel = |x: f64, y: f64, phase: f64| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let soft = (x / 37.0 + phase).sin() + (y / 53.0 + phase * 2.0).cos();
        (128.0 + soft * 55.0 + f64::from(grain >> 29)) as u8
    };
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (f64::from(x), f64::from(y))));
    let rgb = places.flat_map(|(x, y)| [0.0, 1.0, 2.0].map(|phase| channel(x, y, phase)));
    Picture {
        width,
        height,
        rgb: rgb.collect(),
    }
}

fn shot(picture: &Picture) -> Shot {
    Shot {
        width: picture.width as usize,
        height: picture.height as usize,
        rgb: picture.rgb.clone(),
    }
}

/// Everything that can be reached, by a budget that is always one byte too small for the last; and the
/// smallest size that the refusal names.
fn ladder(picture: &Picture, allowed: Allowed) -> (Vec<Fitted>, u64) {
    let (mut steps, mut budget) = (Vec::new(), u64::MAX);
    loop {
        match fit(picture, budget, allowed, Some(144.0)) {
            Ok(fitted) => {
                assert!(fitted.bytes.len() as u64 <= budget);
                budget = fitted.bytes.len() as u64 - 1;
                steps.push(fitted);
            }
            Err(Error::Budget {
                budget: named,
                smallest,
            }) => {
                assert_eq!(named, budget);
                return (steps, smallest);
            }
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn what_loses_nothing_comes_first() {
    let picture = example(0.0, 1300.0);
    let (steps, smallest) = ladder(&picture, Allowed::default());
    let hows: Vec<How> = steps.iter().map(|fitted| fitted.how).collect();
    assert_eq!(hows, [How::Usual, How::Patient]);
    assert!(hows.iter().all(|how| how.is_lossless()));
    for fitted in &steps {
        assert!(decode(&fitted.bytes) == shot(&picture));
    }
    assert_eq!(smallest, steps[1].bytes.len() as u64);
}

#[test]
fn few_colours_stay_exact() {
    // Checks of 20 colours in no order that a row repeats.
    let (width, height) = (500_u32, 400_u32);
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x / 3, y / 5)));
    let color = |(x, y): (u32, u32)| [((x * x + y * y * 7) % 20 * 12) as u8, 30, 60];
    let picture = Picture {
        width,
        height,
        rgb: places.flat_map(color).collect(),
    };
    let (steps, smallest) = ladder(&picture, Allowed::default());
    assert!(matches!(steps[0].how, How::Usual));
    assert!(
        matches!(steps[1].how, How::Palette { colors: 5..=20 }),
        "{:?}",
        steps[1].how
    );
    assert!(
        steps
            .iter()
            .all(|fitted| decode(&fitted.bytes) == shot(&picture))
    );
    assert!(steps.iter().all(|fitted| fitted.how.extension() == "png"));
    assert_eq!(smallest, steps.last().unwrap().bytes.len() as u64);
}

#[test]
fn nothing_is_lost_without_leave() {
    let picture = photograph();
    let only = |fewer_colors: bool, jpeg: bool| {
        let (steps, _) = ladder(&picture, Allowed { fewer_colors, jpeg });
        let lossy = steps.into_iter().filter(|fitted| !fitted.how.is_lossless());
        lossy.map(|fitted| fitted.how).collect::<Vec<_>>()
    };
    assert_eq!(only(false, false), []);
    assert!(matches!(only(true, false)[..], [How::FewerColors { .. }]));
    let jpegs = only(false, true);
    let quality = |how: &How| match how {
        How::Jpeg { quality } => quality.get(),
        other => panic!("{other:?} is no JPEG"),
    };
    let qualities: Vec<u8> = jpegs.iter().map(quality).collect();
    assert!(qualities.is_sorted_by(|one, two| one > two));
    assert_eq!((qualities[0], qualities.last()), (92, Some(&75)));
    // After fewer colours, the JPEGs that are smaller still.
    let both = only(true, true);
    assert!(matches!(both[0], How::FewerColors { .. }), "{both:?}");
    assert!(both.len() > 2 && jpegs.ends_with(&both[1..]), "{both:?}");
}

#[test]
fn the_resolution_is_stated_in_every_file() {
    let (steps, _) = ladder(&photograph(), ALL);
    for fitted in steps {
        if fitted.how.extension() == "jpg" {
            assert_eq!(fitted.bytes[13..18], [1, 0, 144, 0, 144]);
        } else {
            let reader = png::Decoder::new(std::io::Cursor::new(&fitted.bytes));
            let dims = reader.read_info().unwrap().info().pixel_dims.unwrap();
            assert_eq!((dims.xppu, dims.yppu), (5669, 5669), "144 dots an inch");
            if let Some(output) = outside::judge("pngcheck", &["-q"], &fitted.bytes) {
                assert!(output.status.success(), "{output:?}");
            }
        }
    }
}

/// The example in few colours.
fn reduced(picture: &Picture) -> Shot {
    let (steps, _) = ladder(picture, Allowed { jpeg: false, ..ALL });
    let last = steps.last().unwrap();
    assert!(
        matches!(last.how, How::FewerColors { .. }),
        "{:?}",
        last.how
    );
    let usual = &steps[0];
    assert!(
        last.bytes.len() * 10 < usual.bytes.len() * 7,
        "at most 70 %"
    );
    if std::env::var_os("SHOW").is_some() {
        shot(picture).triptych(&decode(&last.bytes), &format!("few-{}", last.bytes.len()));
    }
    decode(&last.bytes)
}

#[test]
fn gradients_in_few_colours_have_no_steps() {
    let picture = example(0.0, 1300.0);
    let (before, after) = (shot(&picture), reduced(&picture));
    let distance = before.distance(&after);
    println!("{distance:?}");
    assert!(distance.mean < 1.8, "{distance:?}");
    // Within the sun the light falls from row to row. Over eight rows it is that of the original;
    // without the pattern it is off by half the height of a step.
    let luma = |[red, green, blue]: [u8; 3]| {
        0.299 * f64::from(red) + 0.587 * f64::from(green) + 0.114 * f64::from(blue)
    };
    let light = |shot: &Shot, y: usize| -> f64 {
        let places = (y..y + 8).flat_map(|y| (476..604).map(move |x| (x, y)));
        places.map(|(x, y)| luma(shot.pixel(x, y))).sum::<f64>() / (128.0 * 8.0)
    };
    let apart = (800..1000).map(|y| (light(&before, y) - light(&after, y)).abs());
    let most = apart.fold(0.0, f64::max);
    println!("light is off by {most} at most");
    assert!(most < 1.5, "{most}");
}

#[test]
fn grounds_in_few_colours_stay_as_they_are() {
    let picture = example(5600.0, 1300.0);
    let (before, after) = (shot(&picture), reduced(&picture));
    let distance = before.distance(&after);
    println!("{distance:?}");
    assert!(distance.mean < 0.5 && distance.block < 10.0, "{distance:?}");
    // The largest ground is the cards' own; beside letters too it has no grain.
    let mut counts = BTreeMap::new();
    for pixel in before.rgb.chunks_exact(3) {
        *counts.entry(pixel).or_insert(0) += 1;
    }
    let (ground, count) = counts.into_iter().max_by_key(|(_, count)| *count).unwrap();
    assert!(count > 100_000, "{count}");
    let pairs = before.rgb.chunks_exact(3).zip(after.rgb.chunks_exact(3));
    assert!(
        pairs
            .filter(|(one, _)| *one == ground)
            .all(|(_, two)| two == ground)
    );
}

#[test]
fn threads_do_not_change_the_bytes() {
    let picture = example(0.0, 700.0);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        pool.build().unwrap().install(|| ladder(&picture, ALL))
    };
    let one = with(1);
    assert!([2, 3, 8].into_iter().all(|threads| with(threads) == one));
}

#[test]
fn a_picture_of_one_pixel_fits() {
    let dot = Picture {
        width: 1,
        height: 1,
        rgb: vec![7, 8, 9],
    };
    let (steps, smallest) = ladder(&dot, ALL);
    assert!(smallest > 60);
    for fitted in steps {
        assert_eq!(decode(&fitted.bytes).width, 1);
    }
    let none = Picture {
        width: 0,
        height: 9,
        rgb: Vec::new(),
    };
    let refused = fit(&none, 1000, ALL, None);
    assert!(matches!(refused, Err(Error::Size { .. })));
}
