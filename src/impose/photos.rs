//! Pictures that are too coarse for the size at which they are printed.

use super::sheets::Sheets;
use crate::diag::{Diagnostic, FileId, Message, Sink, Span};
use crate::geom::{Rect, Transform};
use crate::medium::pixels;
use crate::scene::{ImageItem, Item, Scene};

/// Pixels per inch below which a printed picture looks coarse at arm's length (`channels.md` B5: posters
/// up to 60 × 80 cm).
const COARSE: f64 = 150.0;

/// Says which pictures are coarse, with what they have and what they would need.
pub fn photos(sheets: &Sheets, sink: &mut Sink) {
    for scene in &sheets.scenes {
        let mut found = Vec::new();
        images(&scene.items, Transform::IDENTITY, &mut found);
        for (image, rect) in found {
            if let Some(diagnostic) = coarse(image, &rect, sheets.unit, scene) {
                sink.push(diagnostic);
            }
        }
    }
}

fn images<'s>(items: &'s [Item], ts: Transform, found: &mut Vec<(&'s ImageItem, Rect)>) {
    for item in items {
        match item {
            Item::Image(image) => found.push((image, ts.apply_rect(&image.rect))),
            Item::Group(group) => images(&group.items, ts.then_inner(&group.transform), found),
            Item::Box(_) | Item::Path(_) | Item::Text(_) | Item::Drawing(_) => {}
        }
    }
}

fn coarse(image: &ImageItem, rect: &Rect, unit: f64, scene: &Scene) -> Option<Diagnostic> {
    let mm = rect.size.width.to_px() * unit;
    let (has, needs) = (f64::from(image.raster.width), pixels(mm, COARSE));
    if mm <= 0.0 || has >= needs {
        return None;
    }
    let ppi = (has / needs * COARSE).round();
    let (width, height) = (image.raster.width, image.raster.height);
    let (mm, needs) = (mm.round(), needs.ceil());
    let message = Message::new(
        format!(
            "图片 {width}×{height} 像素，印成 {mm} 毫米宽只有 {ppi} ppi，不到 {COARSE}，会发虚"
        ),
        format!("the picture of {width}×{height} pixels has {ppi} ppi at {mm} mm, below {COARSE}"),
    );
    let hint = Message::new(
        format!("换一张至少 {needs} 像素宽的"),
        format!("use one that is {needs} pixels wide at least"),
    );
    let mark = scene
        .marks
        .iter()
        .find(|mark| Some(mark.part) == image.part);
    let source = mark.and_then(|mark| mark.source.clone());
    let place = source.map(|(file, range)| Span::new(FileId(file), range));
    Some(Diagnostic::warning("coarse-picture", place, message).with_hint(hint))
}
