//! Pictures.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use krilla::geom::Size;
use krilla::image::{BitsPerComponent, CustomImage, Image, ImageColorspace};
use krilla::tagging::ContentTag;

use super::canvas::{Canvas, Ctx};
use super::{space, tags};
use crate::geom::Transform;
use crate::render::corners;
use crate::scene::{ImageItem, Raster};

/// The samples of a picture as PDF keeps them: colours and opacity apart.
#[derive(Clone)]
struct Samples {
    /// Its number in the file, which tells it from others.
    number: usize,
    size: (u32, u32),
    rgb: Arc<[u8]>,
    alpha: Option<Arc<[u8]>>,
}

impl Canvas<'_, '_, '_> {
    /// Draws a picture, marked as a figure when readers are told of it.
    pub(super) fn image(&mut self, ctx: Ctx, item: &ImageItem) {
        let area = ctx.ts.apply_rect(&item.rect);
        let key = std::ptr::from_ref(item).addr();
        let part = item
            .part
            .filter(|_| self.can_mark() && space::holds(&ctx.seen, space::middle(&area)))
            .filter(|part| self.store.tags.claim(*part, key));
        let Some(part) = part else {
            self.ornament();
            return self.picture(ctx, item);
        };
        self.unmark();
        let id = self.surface.start_tagged(ContentTag::Other);
        self.picture(ctx, item);
        self.surface.end_tagged();
        self.store.tags.add(part, tags::Piece { id, area });
    }

    fn picture(&mut self, ctx: Ctx, item: &ImageItem) {
        let (rect, raster) = (&item.rect, &item.raster);
        let size = Size::from_wh(
            space::length(rect.size.width),
            space::length(rect.size.height),
        );
        let (Some(size), Some(image)) = (size, self.picture_of(raster)) else {
            return;
        };
        let place = Ctx {
            ts: ctx
                .ts
                .then_inner(&Transform::translate(rect.left(), rect.top())),
            ..ctx
        };
        let draw = |canvas: &mut Self| {
            canvas.placed(place, |canvas| canvas.surface.draw_image(image, size));
        };
        if corners::is_square(&item.radius) {
            draw(self);
        } else {
            self.clipped_to_box(ctx, (rect, &item.radius), draw);
        }
    }

    /// A picture as an object of the file; `None` when it has no samples, or too few.
    fn picture_of(&mut self, raster: &Arc<Raster>) -> Option<Image> {
        if let Some(known) = self.store.rasters.find(raster) {
            return Some(known.clone());
        }
        let samples = samples(raster, self.store.rasters.len())?;
        // Viewers should smooth what they enlarge.
        let image = Image::from_custom(samples, true).ok()?;
        self.store.rasters.keep(raster, image.clone());
        Some(image)
    }
}

fn samples(raster: &Raster, number: usize) -> Option<Samples> {
    let count = (raster.width as usize).checked_mul(raster.height as usize)?;
    if count == 0 || Some(raster.rgba.len()) != count.checked_mul(4) {
        return None;
    }
    // The format counts bytes of a channel in 32 bits.
    u32::try_from(count).ok()?.checked_mul(3)?;
    let pixels = raster.rgba.chunks_exact(4);
    let rgb = pixels
        .clone()
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    let has_alpha = pixels.clone().any(|pixel| pixel[3] < 255);
    Some(Samples {
        number,
        size: (raster.width, raster.height),
        rgb,
        alpha: has_alpha.then(|| pixels.map(|pixel| pixel[3]).collect()),
    })
}

impl Hash for Samples {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

impl CustomImage for Samples {
    fn color_channel(&self) -> &[u8] {
        &self.rgb
    }
    fn alpha_channel(&self) -> Option<&[u8]> {
        self.alpha.as_deref()
    }
    fn bits_per_component(&self) -> BitsPerComponent {
        BitsPerComponent::Eight
    }
    fn size(&self) -> (u32, u32) {
        self.size
    }
    fn icc_profile(&self) -> Option<&[u8]> {
        None
    }
    fn color_space(&self) -> ImageColorspace {
        ImageColorspace::Rgb
    }
}
