//! Pictures of the report: cropped to a ratio around their focus.

use std::sync::Arc;

use taffy::Style;
use taffy::prelude::FromPercent;

use super::build::Content;
use super::context::Context;
use super::datum::Datum;
use super::leaf::has_size;
use super::scope::Scope;
use crate::pack::Props;
use crate::scene::Raster;

pub(super) fn image<'d>(
    ctx: &Context<'d>,
    args: &'d Props,
    scope: &Scope<'_, 'd>,
    style: &mut Style,
) -> Option<Content> {
    let Datum::Picture(value) = ctx.datum(args, "value", scope) else {
        return None;
    };
    let picture = &value.picture;
    let ratio = ctx
        .word(args, "ratio", scope)
        .and_then(|ratio| ratio_of(&ratio));
    let focus = ctx
        .word(args, "focus", scope)
        .map_or((0.5, 0.5), |focus| focus_of(&focus));
    let whole = (f64::from(picture.width), f64::from(picture.height));
    let raster = crop(picture, crop_box(whole, ratio, focus));
    if style.aspect_ratio.is_none() {
        style.aspect_ratio = Some(raster.width as f32 / raster.height.max(1) as f32);
    }
    if !has_size(style) {
        style.size.width = taffy::Dimension::from_percent(1.0_f32);
    }
    let alt = ctx.word(args, "alt", scope).unwrap_or_default();
    let place = value.span.clone();
    Some(Content::Image(Arc::new(raster), alt, place))
}

/// `16:9`, `4：3`, `1.5`.
fn ratio_of(text: &str) -> Option<f64> {
    let (width, height) = text
        .split_once([':', '：', '/', '×'])
        .unwrap_or((text, "1"));
    let (width, height) = (
        width.trim().parse::<f64>().ok()?,
        height.trim().parse::<f64>().ok()?,
    );
    (width > 0.0 && height > 0.0).then(|| (width / height).clamp(0.05, 20.0))
}

/// `50% 30%`, or a word for a side.
fn focus_of(text: &str) -> (f64, f64) {
    let shares: Vec<f64> = text
        .split([' ', ',', '，'])
        .filter_map(|part| part.trim().trim_end_matches('%').parse::<f64>().ok())
        .map(|share| (share / 100.0).clamp(0.0, 1.0))
        .collect();
    match (&shares[..], text) {
        ([x, y], _) => (*x, *y),
        (_, "top" | "上") => (0.5, 0.0),
        (_, "bottom" | "下") => (0.5, 1.0),
        (_, "left" | "左") => (0.0, 0.5),
        (_, "right" | "右") => (1.0, 0.5),
        _ => (0.5, 0.5),
    }
}

/// The largest box of a ratio inside the picture, as near to the focus as it can be.
fn crop_box(whole: (f64, f64), ratio: Option<f64>, focus: (f64, f64)) -> [u32; 4] {
    let (width, height) = match ratio {
        Some(ratio) if whole.0 / whole.1 > ratio => (whole.1 * ratio, whole.1),
        Some(ratio) => (whole.0, whole.0 / ratio),
        None => whole,
    };
    let at = |whole: f64, part: f64, focus: f64| {
        (whole * focus - part / 2.0).clamp(0.0, (whole - part).max(0.0))
    };
    let (x, y) = (at(whole.0, width, focus.0), at(whole.1, height, focus.1));
    [
        x as u32,
        y as u32,
        (width.round() as u32).max(1),
        (height.round() as u32).max(1),
    ]
}

fn crop(picture: &crate::world::Picture, [x, y, width, height]: [u32; 4]) -> Raster {
    let width = width.min(picture.width.saturating_sub(x));
    let height = height.min(picture.height.saturating_sub(y));
    let mut rgba = Vec::with_capacity(width as usize * height as usize * 4);
    for row in y..y + height {
        let start = (row as usize * picture.width as usize + x as usize) * 4;
        let end = start + width as usize * 4;
        rgba.extend_from_slice(picture.rgba.get(start..end).unwrap_or_default());
    }
    Raster {
        width,
        height,
        rgba,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crops_around_the_focus() {
        assert_eq!(
            crop_box((400.0, 300.0), Some(1.0), (0.5, 0.5)),
            [50, 0, 300, 300]
        );
        assert_eq!(
            crop_box((400.0, 300.0), Some(1.0), (0.0, 0.5)),
            [0, 0, 300, 300]
        );
        assert_eq!(crop_box((400.0, 300.0), None, (0.9, 0.9)), [0, 0, 400, 300]);
    }

    #[test]
    fn reads_ratios_and_focuses() {
        assert_eq!(ratio_of("16:9"), Some(16.0 / 9.0));
        assert_eq!(ratio_of("0:9"), None);
        assert_eq!(focus_of("50% 30%"), (0.5, 0.3));
        assert_eq!(focus_of("top"), (0.5, 0.0));
    }
}
