//! Pictures as data.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

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
    Ok(format!("data:image/png;base64,{}", STANDARD.encode(&file)))
}
