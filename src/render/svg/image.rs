//! Pictures as data.

use super::number::transform;
use super::{Doc, number};
use crate::geom::Transform;
use crate::render::{Error, corners};
use crate::scene::{ImageItem, Raster};

impl Doc<'_> {
    /// Writes a picture.
    pub(super) fn image(&mut self, item: &ImageItem) -> Result<(), Error> {
        let samples = item.raster.size();
        if item.raster.width == 0 || item.raster.height == 0 {
            return Ok(());
        }
        let id = self.defs.raster(&item.raster, data)?;
        let (origin, size) = (item.rect.origin, item.rect.size);
        let scale = Transform::scale(size.width / samples.width, size.height / samples.height);
        let place = transform(&Transform::translate(origin.x, origin.y).then_inner(&scale));
        let name = if item.alt.is_empty() {
            String::new()
        } else {
            format!(" role=\"img\" aria-label=\"{}\"", number::escape(&item.alt))
        };
        let picture = format!("<use xlink:href=\"#{id}\"{place}{name}/>");
        if corners::is_square(&item.radius) {
            self.body += &format!("{picture}\n");
        } else {
            let clip = self.defs.box_clip(&item.rect, &item.radius);
            self.body += &format!("<g clip-path=\"url(#{clip})\">{picture}</g>\n");
        }
        Ok(())
    }
}

/// A picture as an address that holds its PNG.
fn data(raster: &Raster) -> Result<String, Error> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, raster.width, raster.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&raster.rgba)?;
        writer.finish()
    });
    written.map_err(|why| Error::Encode(why.to_string()))?;
    Ok(format!("data:image/png;base64,{}", base64(&file)))
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place)) as usize & 63];
            text.push(if place > three.len() {
                '='
            } else {
                char::from(letter)
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64_of_the_rfc() {
        let cases = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ];
        for (plain, coded) in cases {
            assert_eq!(super::base64(plain.as_bytes()), coded);
        }
    }
}
