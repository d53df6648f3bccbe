//! A user's SVG picture → pixels, by resvg, with nothing fetched and nothing endless.

use std::collections::BTreeMap;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, roxmltree};

use super::{Limits, Picture, WorldError};

/// Longer SVG files are exports of maps, not pictures for a poster.
const BYTES: usize = 8 << 20;
/// How deep elements may stand in one another; the parsers recurse.
const DEPTH: usize = 128;
/// How many elements may be drawn, each `use` counted as what it copies.
const ELEMENTS: u64 = 200_000;
/// Vectors are drawn with at most this many pixels.
const PIXELS: f32 = 16_000_000.0;
/// tiny-skia 0.12 fails on coordinates far outside the picture.
const REACH: f32 = 100_000.0;

/// Whether the file looks like SVG.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let head = String::from_utf8_lossy(head);
    let start = head.trim_start_matches('\u{FEFF}').trim_start();
    start.starts_with("<svg") || start.starts_with('<') && head.contains("<svg")
}

/// Draws the picture.
pub(super) fn draw(bytes: &[u8], limits: Limits) -> Result<Picture, WorldError> {
    if bytes.len() > BYTES {
        return Err(WorldError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(unreadable)?;
    check(text)?;
    let tree = usvg::Tree::from_str(text, &options()).map_err(unreadable)?;
    let (scale, width, height) = fitting(&tree, limits)?;
    if reach(tree.root()) * scale > REACH {
        return Err(WorldError::Unreadable(
            "a shape lies far outside the picture".into(),
        ));
    }
    let mut pixmap = Pixmap::new(width, height).ok_or_else(|| unreadable("it is empty"))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    Ok(Picture {
        width,
        height,
        rgba: straight(&pixmap),
    })
}

/// Nothing outside the file is ever looked up.
fn options() -> usvg::Options<'static> {
    let mut options = usvg::Options {
        resources_dir: None,
        ..usvg::Options::default()
    };
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    options.image_href_resolver.resolve_data = Box::new(|mime, data, _| embedded(mime, data));
    options
}

/// A picture inside the SVG, when its header promises a sensible size.
fn embedded(mime: &str, data: Arc<Vec<u8>>) -> Option<usvg::ImageKind> {
    let reader = image::ImageReader::new(std::io::Cursor::new(data.as_slice()));
    let (width, height) = reader.with_guessed_format().ok()?.into_dimensions().ok()?;
    if u64::from(width) * u64::from(height) > Limits::default().pixels {
        return None;
    }
    match mime {
        "image/png" => Some(usvg::ImageKind::PNG(data)),
        "image/jpg" | "image/jpeg" => Some(usvg::ImageKind::JPEG(data)),
        "image/webp" => Some(usvg::ImageKind::WEBP(data)),
        "image/gif" => Some(usvg::ImageKind::GIF(data)),
        _ => None,
    }
}

/// The scale at which the picture is drawn, and its size in pixels then.
fn fitting(tree: &usvg::Tree, limits: Limits) -> Result<(f32, u32, u32), WorldError> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let wanted = (limits.vector_width as f32 / width).max(1.0);
    let most = (PIXELS.min(limits.pixels as f32) / (width * height)).sqrt();
    let scale = wanted.min(most);
    let pixels = |length: f32| (length * scale).round().clamp(1.0, 65_535.0) as u32;
    match scale.is_finite() && scale > 0.0 {
        true => Ok((scale, pixels(width), pixels(height))),
        false => Err(unreadable("it has no size")),
    }
}

/// How far from the origin anything is drawn.
fn reach(group: &usvg::Group) -> f32 {
    group.children().iter().fold(0.0, |most, node| {
        let bounds = node.abs_stroke_bounding_box();
        let own = [bounds.left(), bounds.right(), bounds.top(), bounds.bottom()]
            .into_iter()
            .fold(0.0_f32, |most, side| most.max(side.abs()));
        let own = if own.is_finite() { own } else { f32::INFINITY };
        let mut inner = 0.0_f32;
        node.subroots(|root| inner = inner.max(reach(root)));
        if let usvg::Node::Group(group) = node {
            inner = inner.max(reach(group));
        }
        most.max(own).max(inner)
    })
}

/// Refuses files whose elements are too deep or, through `use`, too many.
fn check(text: &str) -> Result<(), WorldError> {
    let mut depth = 0_usize;
    for (at, _) in text.match_indices('<') {
        let rest = &text[at + 1..];
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if rest.starts_with(|char: char| char.is_ascii_alphabetic()) {
            // Up to the next sign of either sort, so that the whole search stays linear.
            let closes = rest
                .find(['<', '>'])
                .is_some_and(|end| rest[..end].ends_with('/'));
            depth += usize::from(!closes);
        }
        if depth > DEPTH {
            return Err(WorldError::Unreadable(
                "its elements are nested too deeply".into(),
            ));
        }
    }
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        nodes_limit: 1_000_000,
        ..roxmltree::ParsingOptions::default()
    };
    let document = roxmltree::Document::parse_with_options(text, options).map_err(unreadable)?;
    let ids = document
        .descendants()
        .filter_map(|node| node.attribute("id").map(|id| (id, node)))
        .collect();
    let mut counter = Counter {
        ids,
        known: BTreeMap::new(),
    };
    match counter.count(document.root(), 0) > ELEMENTS {
        true => Err(WorldError::Unreadable("it has too many elements".into())),
        false => Ok(()),
    }
}

/// Counts what would be drawn.
struct Counter<'a, 'i> {
    ids: BTreeMap<&'a str, roxmltree::Node<'a, 'i>>,
    known: BTreeMap<usize, u64>,
}

impl<'a, 'i> Counter<'a, 'i> {
    fn count(&mut self, node: roxmltree::Node<'a, 'i>, depth: usize) -> u64 {
        if let Some(known) = self.known.get(&node.id().get_usize()) {
            return *known;
        }
        if depth > 4 * DEPTH {
            return ELEMENTS + 1;
        }
        // A circle of references meets this entry and stops.
        self.known.insert(node.id().get_usize(), 0);
        let mut total = 1_u64;
        for attribute in node.attributes() {
            if let Some(target) = self.target(attribute.value()) {
                total = total.saturating_add(self.count(target, depth + 1));
            }
        }
        for child in node.children().filter(roxmltree::Node::is_element) {
            total = total.saturating_add(self.count(child, depth + 1));
        }
        self.known.insert(node.id().get_usize(), total);
        total
    }

    /// The element that `#id` or `url(#id)` names.
    fn target(&self, value: &str) -> Option<roxmltree::Node<'a, 'i>> {
        let name = value
            .trim()
            .strip_prefix("url(")
            .map_or(value, |rest| rest.trim_end_matches(')'));
        let name = name.trim().trim_matches(['"', '\'']).strip_prefix('#')?;
        self.ids.get(name).copied()
    }
}

/// Alpha no longer multiplied in.
fn straight(pixmap: &Pixmap) -> Vec<u8> {
    pixmap
        .pixels()
        .iter()
        .flat_map(|pixel| {
            let color = pixel.demultiply();
            [color.red(), color.green(), color.blue(), color.alpha()]
        })
        .collect()
}

fn unreadable(error: impl std::fmt::Display) -> WorldError {
    WorldError::Unreadable(error.to_string())
}
