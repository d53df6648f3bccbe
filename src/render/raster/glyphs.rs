//! The glyph pixels of a run, drawn once for each size and quarter of a pixel.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::coverage::{self, GlyphMask};
use crate::font::{Book, FaceId};

/// Parts of a pixel that glyphs are placed by.
pub(super) const BINS: f64 = 4.0;
/// Parts of the cache, so that threads rarely wait for each other.
const SHARDS: usize = 16;
/// Bytes that a part may hold; 16 MiB in all, some 14,000 glyphs of text.
const ROOM: usize = 1 << 20;

/// Which pixels: face, glyph, size, quarters to the right and down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// The face.
    pub(super) face: FaceId,
    /// The glyph.
    pub(super) glyph: u16,
    /// The bits of the size in device pixels.
    pub(super) size: u32,
    /// Quarters of a pixel to the right.
    pub(super) x: u8,
    /// Quarters of a pixel down.
    pub(super) y: u8,
}

#[derive(Default)]
struct Shard {
    masks: HashMap<Key, Arc<GlyphMask>>,
    bytes: usize,
}

/// Glyph pixels drawn so far. What it holds changes no pixel, only the time to draw it.
#[derive(Default)]
pub(super) struct GlyphCache {
    shards: [Mutex<Shard>; SHARDS],
}

impl GlyphCache {
    /// The pixels of a glyph.
    pub(super) fn mask(&self, book: &Book, key: Key) -> Arc<GlyphMask> {
        let shard = &self.shards[usize::from(key.glyph) % SHARDS];
        let known = shard
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .masks
            .get(&key)
            .cloned();
        known.unwrap_or_else(|| {
            let mask = Arc::new(draw(book, key));
            let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            shard.keep(key, Arc::clone(&mask));
            mask
        })
    }
}

impl Shard {
    fn keep(&mut self, key: Key, mask: Arc<GlyphMask>) {
        let bytes = mask.cover.len() + 96;
        if self.bytes + bytes > ROOM {
            *self = Self::default();
        }
        self.bytes += bytes;
        self.masks.insert(key, mask);
    }
}

fn draw(book: &Book, key: Key) -> GlyphMask {
    let part = |bin: u8| f32::from(bin) / BINS as f32;
    let at = (part(key.x), part(key.y));
    coverage::rasterize(book.face(key.face), key.glyph, f32::from_bits(key.size), at)
}
