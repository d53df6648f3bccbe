//! A picture in 256 colours of its own choosing, as close to it as the eye asks for.
//!
//! The colours are found by quantette (Wu's boxes, then k-means, in Oklab); flat grounds get theirs
//! exactly. Slow gradients would show steps, so they are mixed from two colours by an even pattern.
//! Everything else takes the nearest colour: letters and lines keep their clean edges, and files stay
//! small. No floating error is carried from pixel to pixel, so rows may be done side by side.

mod census;

use quantette::color_space::srgb8_to_oklab;
use quantette::deps::palette::cast::try_from_component_slice;
use quantette::deps::palette::{Oklab, Srgb};
use quantette::{ImageRef, PaletteSize, Pipeline, QuantizeMethod};
use rayon::prelude::*;

use self::census::Census;
use super::Error;
use super::png::palette::{Indexed, MOST};
use super::raster::{BAND, Picture};

/// Colours that k-means looks for; the room that is left is for grounds.
const FOUND: u8 = 208;
/// Grounds that get their colour exactly, at most.
const GROUNDS: usize = 64;
/// Parts of a mixture: the cells of the pattern.
const PARTS: f32 = 64.0;
/// How far a channel may differ from the next pixel's within a gradient; letters differ by more.
const GENTLE: u8 = 6;
/// How much the grain of a mixture counts against its being true on average.
const GRAIN: f32 = 0.25;
/// How far apart two colours may be that are mixed, in Oklab: farther ones show the pattern.
const REACH: f32 = 0.032;
/// The order in which the cells of the pattern are filled (Bayer), row by row: each quarter is filled
/// evenly, and within the quarters again.
const PATTERN: [[u8; 8]; 8] = [
    [0, 32, 8, 40, 2, 34, 10, 42],
    [48, 16, 56, 24, 50, 18, 58, 26],
    [12, 44, 4, 36, 14, 46, 6, 38],
    [60, 28, 52, 20, 62, 30, 54, 22],
    [3, 35, 11, 43, 1, 33, 9, 41],
    [51, 19, 59, 27, 49, 17, 57, 25],
    [15, 47, 7, 39, 13, 45, 5, 37],
    [63, 31, 55, 23, 61, 29, 53, 21],
];

/// What a colour of the picture becomes.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Mix {
    /// The nearest colour.
    near: u8,
    /// The colour that is mixed in.
    far: u8,
    /// How many cells of the pattern it takes, 0 to 32.
    share: u8,
}

/// The picture in at most 256 colours. The same for every number of threads.
pub(super) fn quantize(picture: &Picture) -> Result<Indexed, Error> {
    let census = Census::of(picture);
    let colors = colors(picture, &census)?;
    let targets = oklab(&colors);
    let mixes: Vec<Mix> = oklab(census.colors())
        .into_par_iter()
        .map(|color| mix(color, &targets))
        .collect();
    let width = picture.width as usize;
    let mut numbers = vec![0; picture.rgb.len() / 3];
    numbers
        .par_chunks_mut(width * BAND)
        .enumerate()
        .for_each(|(band, numbers)| {
            for (row, numbers) in numbers.chunks_exact_mut(width).enumerate() {
                lay_row(picture, band * BAND + row, (&census, &mixes), numbers);
            }
        });
    Ok(Indexed {
        width: picture.width,
        height: picture.height,
        colors,
        numbers,
    })
}

/// The colours, in ascending order, each once.
fn colors(picture: &Picture, census: &Census) -> Result<Vec<[u8; 3]>, Error> {
    let pixels: &[Srgb<u8>] = try_from_component_slice(&picture.rgb).map_err(refused)?;
    let image = ImageRef::new(picture.width, picture.height, pixels).map_err(refused)?;
    let found = Pipeline::new()
        .palette_size(PaletteSize::from_u8_clamped(FOUND))
        .quantize_method(QuantizeMethod::kmeans())
        .input_image(image)
        .output_srgb8_palette()
        .ok_or_else(|| Error::Encode("a picture without pixels".to_owned()))?;
    let mut colors: Vec<[u8; 3]> = found
        .into_vec()
        .into_iter()
        .map(|color| [color.red, color.green, color.blue])
        .collect();
    // K-means works in finer steps than the picture's, so some of its colours are the same.
    colors.sort_unstable();
    colors.dedup();
    pin(&mut colors, &census.grounds(GROUNDS));
    colors.sort_unstable();
    Ok(colors)
}

fn refused(why: impl std::fmt::Display) -> Error {
    Error::Encode(why.to_string())
}

/// Gives grounds their colours: in the room that is left, else by moving the nearest colour there,
/// unless another ground has it.
fn pin(colors: &mut Vec<[u8; 3]>, grounds: &[[u8; 3]]) {
    let mut places = oklab(colors);
    let mut is_ground = vec![false; colors.len()];
    for (ground, target) in grounds.iter().zip(oklab(grounds)) {
        let apart = |at: &usize| distance(places[*at], target);
        let nearest = (0..colors.len()).min_by(|one, two| apart(one).total_cmp(&apart(two)));
        match nearest {
            Some(at) if colors[at] == *ground => is_ground[at] = true,
            Some(_) | None if colors.len() < MOST => {
                colors.push(*ground);
                places.push(target);
                is_ground.push(true);
            }
            Some(at) if !is_ground[at] => {
                (colors[at], places[at], is_ground[at]) = (*ground, target, true);
            }
            Some(_) | None => {}
        }
    }
}

/// Looks for two colours that make this one. The share of the second is where its perpendicular from
/// the colour meets the line between both, at most a half: beyond, the second would be nearer.
fn mix(color: Oklab, targets: &[Oklab]) -> Mix {
    let apart = |target: &Oklab| distance(*target, color);
    let nearest = (0..=u8::MAX)
        .zip(targets)
        .min_by(|(_, one), (_, two)| apart(one).total_cmp(&apart(two)));
    let Some((near, base)) = nearest else {
        return Mix {
            near: 0,
            far: 0,
            share: 0,
        };
    };
    let plain = Mix {
        near,
        far: near,
        share: 0,
    };
    let mut best = (apart(base), plain);
    for (far, target) in (0..=u8::MAX).zip(targets) {
        let span = distance(*target, *base);
        if span <= 0.0 || span > REACH * REACH {
            continue;
        }
        let along = dot(color, *base, *target) / span;
        let cells = (along.clamp(0.0, 0.5) * PARTS).round();
        let share = cells / PARTS;
        let rest = distance(between(*base, *target, share), color);
        let cost = rest + GRAIN * span * share * (1.0 - share);
        if cost < best.0 {
            best = (
                cost,
                Mix {
                    near,
                    far,
                    share: cells as u8,
                },
            );
        }
    }
    best.1
}

/// Numbers a row of the picture.
fn lay_row(picture: &Picture, y: usize, (census, mixes): (&Census, &[Mix]), numbers: &mut [u8]) {
    let stride = picture.width as usize * 3;
    let row = &picture.rgb[y * stride..][..stride];
    let above = &picture.rgb[y.saturating_sub(1) * stride..][..stride];
    let below = &picture.rgb[(y + 1).min(picture.height as usize - 1) * stride..][..stride];
    let last = picture.width as usize - 1;
    for (x, number) in numbers.iter_mut().enumerate() {
        let at = |row: &[u8], x: usize| [row[x * 3], row[x * 3 + 1], row[x * 3 + 2]];
        let pixel = at(row, x);
        let Some(mix) = mixes.get(census.number(pixel)) else {
            continue;
        };
        let around = [
            at(row, x.saturating_sub(1)),
            at(row, (x + 1).min(last)),
            at(above, x),
            at(below, x),
        ];
        let is_gentle = mix.share > 0 && around.iter().all(|other| is_near(pixel, *other));
        let is_far = is_gentle && PATTERN[y % 8][x % 8] < mix.share;
        *number = if is_far { mix.far } else { mix.near };
    }
}

fn is_near(one: [u8; 3], two: [u8; 3]) -> bool {
    let mut channels = one.iter().zip(&two);
    channels.all(|(one, two)| one.abs_diff(*two) <= GENTLE)
}

fn oklab(colors: &[[u8; 3]]) -> Vec<Oklab> {
    let colors: Vec<_> = colors
        .iter()
        .map(|[red, green, blue]| Srgb::new(*red, *green, *blue))
        .collect();
    srgb8_to_oklab(&colors)
}

/// The square of the distance.
fn distance(one: Oklab, two: Oklab) -> f32 {
    let (l, a, b) = (one.l - two.l, one.a - two.a, one.b - two.b);
    l * l + a * a + b * b
}

/// The product of the ways from a base to two colours.
fn dot(one: Oklab, base: Oklab, two: Oklab) -> f32 {
    (one.l - base.l) * (two.l - base.l)
        + (one.a - base.a) * (two.a - base.a)
        + (one.b - base.b) * (two.b - base.b)
}

fn between(base: Oklab, other: Oklab, share: f32) -> Oklab {
    Oklab::new(
        base.l + (other.l - base.l) * share,
        base.a + (other.a - base.a) * share,
        base.b + (other.b - base.b) * share,
    )
}
