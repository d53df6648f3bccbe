//! The PNG file itself: rows deflated in strips that know nothing of each other.
//!
//! Each strip ends on a byte (a sync flush), so strips made by different threads are simply written
//! one after the other; their checksums are combined. Within a strip rows are not filtered: on flat
//! art that is smaller and faster than any filter (`docs/decisions/0001-glyph-pixels.md`).

use std::io::Write;

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

use super::adler::Adler;
use crate::render::Error;
use crate::render::format::stated;

/// The level of zlib; above it time doubles for a hundredth of the size.
pub(in crate::render) const LEVEL: u32 = 6;
/// What a row begins with that is not filtered.
pub(super) const UNFILTERED: u8 = 0;
/// A zlib header: deflate, 32 KiB window, default level.
const ZLIB: [u8; 2] = [0x78, 0x9C];
/// Inches in a metre, for the resolution.
const INCHES: f64 = 1.0 / 0.0254;

/// What the file says before its pixels.
pub(super) struct Header<'a> {
    /// Columns.
    pub(super) width: u32,
    /// Rows.
    pub(super) height: u32,
    /// Pixels per inch.
    pub(super) dpi: Option<f64>,
    /// What its pixels are.
    pub(super) pixels: Pixels<'a>,
}

/// What a pixel is in the file.
pub(super) enum Pixels<'a> {
    /// Red, green and blue.
    Rgb,
    /// The number of a colour.
    Palette {
        /// Bits of a number: 1, 2, 4 or 8.
        depth: u8,
        /// The colours, 256 at most.
        colors: &'a [[u8; 3]],
    },
}

/// Some rows, deflated.
pub(super) struct Strip {
    body: Vec<u8>,
    sum: Adler,
}

/// Deflates strips, one after the other, in buffers of its own.
pub(super) struct Press {
    raw: Vec<u8>,
    deflate: Compress,
}

impl Default for Press {
    fn default() -> Self {
        Self::new(LEVEL)
    }
}

impl Press {
    /// A press at a level of zlib, 0 to 9.
    pub(super) fn new(level: u32) -> Self {
        let deflate = Compress::new(Compression::new(level), false);
        Self {
            raw: Vec::new(),
            deflate,
        }
    }

    /// Deflates what `fill` appends: rows as the format wants them, each with the number of its filter
    /// before it.
    pub(super) fn squeeze(
        &mut self,
        flush: FlushCompress,
        fill: impl FnOnce(&mut Vec<u8>),
    ) -> Result<Strip, Error> {
        let Self { raw, deflate } = self;
        raw.clear();
        fill(raw);
        deflate.reset();
        let mut body = Vec::with_capacity(raw.len() / 8 + 1024);
        loop {
            let done = deflate.total_in() as usize;
            let status = deflate
                .compress_vec(raw.get(done..).unwrap_or_default(), &mut body, flush)
                .map_err(|why| Error::Encode(why.to_string()))?;
            let all = deflate.total_in() as usize == raw.len();
            let room = body.len() < body.capacity();
            let is_open = flush != FlushCompress::Finish;
            if status == Status::StreamEnd || (all && room && is_open) {
                let sum = Adler::of(raw);
                return Ok(Strip { body, sum });
            }
            body.reserve(body.capacity() / 2 + 1024);
        }
    }
}

/// Writes the file.
pub(super) struct Writer<'a> {
    out: &'a mut dyn Write,
    sum: Adler,
    begun: bool,
}

impl<'a> Writer<'a> {
    /// Writes everything before the pixels.
    pub(super) fn begin(out: &'a mut dyn Write, header: &Header<'_>) -> Result<Self, Error> {
        out.write_all(b"\x89PNG\r\n\x1a\n")?;
        let (width, height) = (header.width.to_be_bytes(), header.height.to_be_bytes());
        let (depth, kind) = match header.pixels {
            Pixels::Rgb => (8, 2),
            Pixels::Palette { depth, .. } => (depth, 3),
        };
        chunk(out, *b"IHDR", &[&width, &height, &[depth, kind, 0, 0, 0]])?;
        let perceptual = [0];
        chunk(out, *b"sRGB", &[&perceptual])?;
        if let Some(dpi) = stated(header.dpi) {
            let per_metre = ((dpi * INCHES).round().max(1.0) as u32).to_be_bytes();
            chunk(out, *b"pHYs", &[&per_metre, &per_metre, &[1]])?;
        }
        if let Pixels::Palette { colors, .. } = header.pixels {
            chunk(out, *b"PLTE", &[colors.as_flattened()])?;
        }
        Ok(Self {
            out,
            sum: Adler::EMPTY,
            begun: false,
        })
    }

    /// Writes the next strip.
    pub(super) fn push(&mut self, strip: Strip) -> Result<(), Error> {
        let head: &[u8] = if self.begun { &[] } else { &ZLIB };
        self.begun = true;
        self.sum = self.sum.then(strip.sum);
        chunk(self.out, *b"IDAT", &[head, &strip.body])
    }

    /// Writes everything after the pixels.
    pub(super) fn finish(self) -> Result<(), Error> {
        chunk(self.out, *b"IDAT", &[&self.sum.value().to_be_bytes()])?;
        chunk(self.out, *b"IEND", &[])?;
        Ok(self.out.flush()?)
    }
}

/// Writes one chunk: length, name, contents, checksum.
fn chunk(out: &mut dyn Write, name: [u8; 4], parts: &[&[u8]]) -> Result<(), Error> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let length = u32::try_from(length).map_err(|_| Error::Encode("a strip is too long".into()))?;
    out.write_all(&length.to_be_bytes())?;
    out.write_all(&name)?;
    let mut crc = Crc::new();
    crc.update(&name);
    for part in parts {
        out.write_all(part)?;
        crc.update(part);
    }
    out.write_all(&crc.sum().to_be_bytes())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: usize, strip: usize) -> Vec<u8> {
        let width = 37;
        let rgb: Vec<u8> = (0..rows * width * 3)
            .map(|at| ((at * 31) >> 4) as u8)
            .collect();
        let mut out = Vec::new();
        let header = Header {
            width: width as u32,
            height: rows as u32,
            dpi: Some(300.0),
            pixels: Pixels::Rgb,
        };
        let mut writer = Writer::begin(&mut out, &header).unwrap();
        let strips = rgb.chunks(strip * width * 3);
        let count = strips.len();
        let mut press = Press::default();
        for (at, part) in strips.enumerate() {
            let flush = if at + 1 == count {
                FlushCompress::Finish
            } else {
                FlushCompress::Sync
            };
            let fill = |raw: &mut Vec<u8>| {
                for row in part.chunks_exact(width * 3) {
                    raw.push(UNFILTERED);
                    raw.extend_from_slice(row);
                }
            };
            writer.push(press.squeeze(flush, fill).unwrap()).unwrap();
        }
        writer.finish().unwrap();
        out
    }

    #[test]
    fn strips_decode_to_the_same_pixels() {
        let decode = |bytes: Vec<u8>| {
            let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
                .read_info()
                .unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            let info = reader.next_frame(&mut pixels).unwrap();
            assert_eq!(info.color_type, png::ColorType::Rgb);
            let phys = reader.info().pixel_dims.unwrap();
            assert_eq!(phys.xppu, 11_811);
            pixels
        };
        let whole = decode(written(100, 100));
        assert_eq!(whole.len(), 100 * 37 * 3);
        assert_eq!(
            whole[3..6],
            [
                ((3 * 31) >> 4) as u8,
                ((4 * 31) >> 4) as u8,
                ((5 * 31) >> 4) as u8
            ]
        );
        assert_eq!(whole, decode(written(100, 7)));
        assert_eq!(whole, decode(written(100, 1)));
    }
}
