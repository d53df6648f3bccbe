//! Drawing a scene and reading the pixels back.

use changtu::font::Book;
use changtu::render::{png, svg};
use changtu::scene::Scene;

/// Rows of RGB.
#[derive(Clone, PartialEq)]
pub struct Shot {
    pub width: usize,
    pub height: usize,
    pub rgb: Vec<u8>,
}

/// How far two pictures are apart.
#[derive(Debug)]
#[expect(dead_code, reason = "printed when a comparison fails")]
pub struct Distance {
    /// The mean difference of a channel, 0..=255.
    pub mean: f64,
    /// The largest mean difference of a block of 8 by 8 pixels.
    pub block: f64,
    /// Where that block is.
    pub at: (usize, usize),
    /// The largest difference of a channel.
    pub most: u8,
}

pub fn file(scene: &Scene, book: &Book) -> Vec<u8> {
    let mut out = Vec::new();
    png::encode(scene, book, &png::Options::default(), &mut out).unwrap();
    out
}

pub fn decode(bytes: &[u8]) -> Shot {
    let picture = image::load_from_memory(bytes).unwrap().into_rgb8();
    Shot {
        width: picture.width() as usize,
        height: picture.height() as usize,
        rgb: picture.into_raw(),
    }
}

pub fn ours(scene: &Scene, book: &Book) -> Shot {
    decode(&file(scene, book))
}

pub fn markup(scene: &Scene, book: &Book) -> String {
    let mut out = Vec::new();
    svg::encode(scene, book, &svg::Options::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// resvg's drawing of our SVG.
pub fn judged(scene: &Scene, book: &Book) -> Shot {
    let tree = usvg::Tree::from_str(&markup(scene, book), &usvg::Options::default()).unwrap();
    let size = tree.size().to_int_size();
    let mut pixmap = tiny_skia::Pixmap::new(size.width(), size.height()).unwrap();
    resvg::render(&tree, usvg::Transform::identity(), &mut pixmap.as_mut());
    let rgb = pixmap
        .pixels()
        .iter()
        .flat_map(|p| [p.red(), p.green(), p.blue()])
        .collect();
    Shot {
        width: size.width() as usize,
        height: size.height() as usize,
        rgb,
    }
}

impl Shot {
    /// Rows `top..bottom`.
    pub fn rows(&self, top: usize, bottom: usize) -> Self {
        let row = self.width * 3;
        Self {
            height: bottom - top,
            rgb: self.rgb[top * row..bottom * row].to_vec(),
            ..*self
        }
    }

    pub fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let at = (y * self.width + x) * 3;
        [self.rgb[at], self.rgb[at + 1], self.rgb[at + 2]]
    }

    /// Every four pixels as one.
    pub fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let mean = |x: usize, y: usize| {
            let four =
                [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(a, b)| self.pixel(2 * x + a, 2 * y + b));
            [0, 1, 2].map(|at| (four.iter().map(|p| u32::from(p[at])).sum::<u32>() / 4) as u8)
        };
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Self {
            width,
            height,
            rgb: places.flat_map(|(x, y)| mean(x, y)).collect(),
        }
    }

    pub fn distance(&self, other: &Self) -> Distance {
        assert_eq!((self.width, self.height), (other.width, other.height));
        let apart = |at: usize| self.rgb[at].abs_diff(other.rgb[at]);
        let total: u64 = (0..self.rgb.len()).map(|at| u64::from(apart(at))).sum();
        let most = (0..self.rgb.len()).map(apart).max().unwrap_or(0);
        let (mut block, mut place) = (0.0, (0, 0));
        for y in (0..self.height.saturating_sub(7)).step_by(4) {
            for x in (0..self.width.saturating_sub(7)).step_by(4) {
                let sum: u32 = (0..8)
                    .flat_map(|row| (0..24).map(move |at| (row, at)))
                    .map(|(row, at)| u32::from(apart(((y + row) * self.width + x) * 3 + at)))
                    .sum();
                if f64::from(sum) / 192.0 > block {
                    block = f64::from(sum) / 192.0;
                    place = (x, y);
                }
            }
        }
        Distance {
            mean: total as f64 / self.rgb.len() as f64,
            block,
            at: place,
            most,
        }
    }

    /// Writes both pictures and their difference, for a person to look at.
    pub fn triptych(&self, other: &Self, name: &str) {
        let mut all = image::RgbImage::new(self.width as u32 * 3, self.height as u32);
        for (x, y, pixel) in all.enumerate_pixels_mut() {
            let (column, y) = (x as usize % self.width, y as usize);
            let (one, two) = (self.pixel(column, y), other.pixel(column, y));
            pixel.0 = match x as usize / self.width {
                0 => one,
                1 => two,
                _ => std::array::from_fn(|at| one[at].abs_diff(two[at]).saturating_mul(4)),
            };
        }
        all.save(std::env::temp_dir().join(format!("{name}.png")))
            .unwrap();
    }
}
