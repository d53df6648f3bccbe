//! Pictures inside a page: no larger than it shows them, as data.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, RgbaImage};

use super::inline::attribute;
use crate::document::PictureValue;

/// Twice the measure of a page: 38 em of 18 px on a fine screen.
const WIDEST: u32 = 1368;
/// An opaque picture that is larger without loss is written with some: a photograph.
const LARGEST: usize = 200_000;
/// No difference can be seen at this quality, of 100.
const QUALITY: u8 = 88;

/// A picture as an element; nothing for one that cannot be written.
pub(super) fn image(value: &PictureValue, alt: &str, class: &str) -> String {
    let picture = &value.picture;
    let raw = RgbaImage::from_raw(picture.width, picture.height, picture.rgba.clone());
    let Some((kind, file, width, height)) = raw.and_then(encoded) else {
        return String::new();
    };
    let data = STANDARD.encode(file);
    format!(
        "<img{class} src=\"data:image/{kind};base64,{data}\" alt=\"{}\" width=\"{width}\" height=\"{height}\">\n",
        attribute(alt)
    )
}

/// The kind of a file, the file, and its extent.
fn encoded(picture: RgbaImage) -> Option<(&'static str, Vec<u8>, u32, u32)> {
    let picture = shrunk(picture);
    let (width, height) = picture.dimensions();
    let is_opaque = picture.pixels().all(|pixel| pixel.0[3] == u8::MAX);
    let picture = match is_opaque {
        true => DynamicImage::from(DynamicImage::from(picture).into_rgb8()),
        false => DynamicImage::from(picture),
    };
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).ok()?;
    let png = png.into_inner();
    match is_opaque && png.len() > LARGEST {
        true => Some(("jpeg", jpeg(&picture)?, width, height)),
        false => Some(("png", png, width, height)),
    }
}

fn shrunk(picture: RgbaImage) -> RgbaImage {
    let (width, height) = picture.dimensions();
    if width <= WIDEST {
        return picture;
    }
    let height = u64::from(height) * u64::from(WIDEST) / u64::from(width);
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    image::imageops::resize(&picture, WIDEST, height, FilterType::Triangle)
}

/// `None` for more rows than the format can hold.
fn jpeg(picture: &DynamicImage) -> Option<Vec<u8>> {
    let (width, height) = (picture.width(), picture.height());
    let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    let mut file = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut file, QUALITY);
    let kind = jpeg_encoder::ColorType::Rgb;
    let encoded = encoder.encode(picture.as_bytes(), width, height, kind);
    encoded.ok().map(|()| file)
}
