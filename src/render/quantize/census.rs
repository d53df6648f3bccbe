//! Which colours a picture has, and which of them are grounds.

use crate::render::raster::Picture;

/// Words of a set with a bit for each colour of 24 bits.
const WORDS: usize = 1 << 18;
/// Below this share of the pixels a flat colour is no ground.
const LEAST: usize = 10_000;

/// The colours of a picture, each with a number.
pub(super) struct Census {
    /// A bit for each colour.
    seen: Vec<u64>,
    /// How many colours are seen before each word.
    before: Vec<u32>,
    /// The colours in ascending order.
    colors: Vec<[u8; 3]>,
    /// For each colour how many of its pixels lie within ground: like the pixels to the left and above.
    flat: Vec<u32>,
}

impl Census {
    /// Counts the colours of a picture.
    pub(super) fn of(picture: &Picture) -> Self {
        let mut seen = vec![0_u64; WORDS];
        for pixel in picture.rgb.chunks_exact(3) {
            let color = packed([pixel[0], pixel[1], pixel[2]]);
            seen[color / 64] |= 1 << (color % 64);
        }
        let mut count = 0;
        let before = seen.iter().map(|word| {
            let so_far = count;
            count += word.count_ones();
            so_far
        });
        let before = before.collect();
        let colors = (0..WORDS * 64).filter(|color| seen[color / 64] >> (color % 64) & 1 == 1);
        let colors: Vec<_> = colors.map(unpacked).collect();
        let flat = vec![0; colors.len()];
        let mut census = Self {
            seen,
            before,
            colors,
            flat,
        };
        census.count_flat(picture);
        census
    }

    /// The colours in ascending order.
    pub(super) fn colors(&self) -> &[[u8; 3]] {
        &self.colors
    }

    /// The number of a colour of the picture, in the order of [`Census::colors`].
    pub(super) fn number(&self, color: [u8; 3]) -> usize {
        let color = packed(color);
        let below = self.seen[color / 64] & ((1 << (color % 64)) - 1);
        self.before[color / 64] as usize + below.count_ones() as usize
    }

    /// The colours of the largest grounds, the largest first, so many at most.
    pub(super) fn grounds(&self, most: usize) -> Vec<[u8; 3]> {
        let total: usize = self.flat.iter().map(|count| *count as usize).sum();
        let counts = self.flat.iter().zip(&self.colors);
        let mut grounds: Vec<_> = counts
            .filter(|(count, _)| **count as usize > total / LEAST)
            .collect();
        // Colours ascend already, and the sort keeps their order.
        grounds.sort_by_key(|(count, _)| std::cmp::Reverse(**count));
        grounds
            .into_iter()
            .take(most)
            .map(|(_, color)| *color)
            .collect()
    }

    fn count_flat(&mut self, picture: &Picture) {
        let stride = picture.width as usize * 3;
        let rows = picture.rgb.chunks_exact(stride);
        for (above, row) in rows.clone().zip(rows.skip(1)) {
            let pixels = row.chunks_exact(3).zip(row.chunks_exact(3).skip(1));
            for ((left, pixel), above) in pixels.zip(above.chunks_exact(3).skip(1)) {
                if left == pixel && above == pixel {
                    let number = self.number([pixel[0], pixel[1], pixel[2]]);
                    self.flat[number] += 1;
                }
            }
        }
    }
}

fn packed([red, green, blue]: [u8; 3]) -> usize {
    usize::from(red) << 16 | usize::from(green) << 8 | usize::from(blue)
}

fn unpacked(color: usize) -> [u8; 3] {
    [(color >> 16) as u8, (color >> 8) as u8, color as u8]
}
