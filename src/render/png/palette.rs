//! Pictures of few colours, exactly: each pixel is the number of a colour, in 1, 2, 4 or 8 bits.

use std::collections::BTreeSet;
use std::io::Write;

use rayon::prelude::*;

use super::strip::{Header, LEVEL, Pixels, UNFILTERED};
use super::strips;
use crate::render::Error;
use crate::render::raster::Picture;

/// Colours at most.
pub(in crate::render) const MOST: usize = 256;
/// Pixels that are looked at together.
const PART: usize = 1 << 18;

/// A picture as numbers of colours.
pub(in crate::render) struct Indexed {
    /// Columns.
    pub(in crate::render) width: u32,
    /// Rows.
    pub(in crate::render) height: u32,
    /// The colours, in ascending order of red, then green, then blue; 1 to 256 of them.
    pub(in crate::render) colors: Vec<[u8; 3]>,
    /// The number of each pixel's colour.
    pub(in crate::render) numbers: Vec<u8>,
}

/// Writes a picture as a palette PNG if it has no more than 256 colours, and says whether it has. The
/// colours are those of the picture, in ascending order; the bytes do not depend on the number of
/// threads. `dpi` is the resolution that the file states, in pixels per inch.
///
/// # Errors
/// As [`super::write`].
pub fn write(picture: &Picture, dpi: Option<f64>, out: &mut dyn Write) -> Result<bool, Error> {
    picture.check()?;
    match index(picture) {
        Some(indexed) => write_at(&indexed, dpi, LEVEL, out).map(|()| true),
        None => Ok(false),
    }
}

/// The picture as numbers of its own colours; `None` when there are more than 256.
pub(in crate::render) fn index(picture: &Picture) -> Option<Indexed> {
    let colors = colors(&picture.rgb)?;
    let mut numbers = vec![0; picture.rgb.len() / 3];
    let parts = numbers.par_chunks_mut(PART);
    parts
        .zip(picture.rgb.par_chunks(PART * 3))
        .for_each(|(numbers, pixels)| number(pixels, &colors, numbers));
    Some(Indexed {
        width: picture.width,
        height: picture.height,
        colors: colors.into_iter().map(unpacked).collect(),
        numbers,
    })
}

/// Writes numbered pixels.
pub(in crate::render) fn write_at(
    indexed: &Indexed,
    dpi: Option<f64>,
    level: u32,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let depth = match indexed.colors.len() {
        0..=2 => 1,
        3..=4 => 2,
        5..=16 => 4,
        17.. => 8,
    };
    let header = Header {
        width: indexed.width,
        height: indexed.height,
        dpi,
        pixels: Pixels::Palette {
            depth,
            colors: &indexed.colors,
        },
    };
    let row = indexed.width as usize;
    strips((&indexed.numbers, row), &header, level, out, |row, raw| {
        raw.push(UNFILTERED);
        pack(row, depth, raw);
    })
}

/// The colours in ascending order; `None` when there are too many.
fn colors(rgb: &[u8]) -> Option<Vec<u32>> {
    let parts = rgb.par_chunks(PART * 3);
    let all = parts
        .map(|pixels| {
            let (mut seen, mut last) = (BTreeSet::new(), None);
            for pixel in pixels.chunks_exact(3) {
                let color = packed(pixel);
                // Most pixels are like the one before.
                if last != Some(color) {
                    seen.insert(color);
                    last = Some(color);
                }
                if seen.len() > MOST {
                    return None;
                }
            }
            Some(seen)
        })
        .try_reduce(BTreeSet::new, |mut one, mut two| {
            one.append(&mut two);
            (one.len() <= MOST).then_some(one)
        })?;
    Some(all.into_iter().collect())
}

/// Looks up the colours of some pixels. All of them are there.
fn number(pixels: &[u8], colors: &[u32], numbers: &mut [u8]) {
    let mut last = (None, 0);
    for (pixel, number) in pixels.chunks_exact(3).zip(numbers) {
        let color = packed(pixel);
        if last.0 != Some(color) {
            let place = colors.partition_point(|other| *other < color);
            last = (Some(color), place as u8);
        }
        *number = last.1;
    }
}

/// Appends numbers of some bits each, the first in the highest bits.
fn pack(numbers: &[u8], depth: u8, raw: &mut Vec<u8>) {
    let in_byte = usize::from(8 / depth);
    let join = |numbers: &[u8]| {
        let shifts = (0..in_byte).rev().map(|at| at * usize::from(depth));
        numbers
            .iter()
            .zip(shifts)
            .fold(0, |byte, (number, shift)| byte | number << shift)
    };
    raw.extend(numbers.chunks(in_byte).map(join));
}

fn packed(pixel: &[u8]) -> u32 {
    pixel
        .iter()
        .fold(0, |color, channel| color << 8 | u32::from(*channel))
}

fn unpacked(color: u32) -> [u8; 3] {
    let [_, red, green, blue] = color.to_be_bytes();
    [red, green, blue]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_packed_from_the_left() {
        let packed = |numbers: &[u8], depth: u8| {
            let mut raw = Vec::new();
            pack(numbers, depth, &mut raw);
            raw
        };
        assert_eq!(packed(&[1, 0, 0, 0, 0, 0, 0, 1, 1], 1), [0x81, 0x80]);
        assert_eq!(packed(&[3, 2, 1, 0, 3], 2), [0b1110_0100, 0b1100_0000]);
        assert_eq!(packed(&[15, 1, 7], 4), [0xF1, 0x70]);
        assert_eq!(packed(&[255, 1], 8), [255, 1]);
    }

    #[test]
    fn colours_are_counted_up_to_the_most() {
        let many = |count: u32| -> Vec<u8> { (0..count).rev().flat_map(unpacked).collect() };
        assert_eq!(colors(&many(256)), Some((0..256).collect()));
        assert_eq!(colors(&many(257)), None);
        assert_eq!(colors(&many(700_000)), None);
    }
}
