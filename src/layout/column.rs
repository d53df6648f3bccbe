//! Columns of vertical writing in a box: how high they are, and how turned words reach the scene.

use taffy::{AvailableSpace, Size};

use super::text::TextLeaf;
use crate::geom::{Abs, Axes, Transform};
use crate::scene::{Glyph, GlyphRun, Group, Item, Paint, TextShadow};

/// The extent of a leaf of columns. Lines take the width they get and are as many as they must be;
/// columns take the height they get, or that of their text up to the leaf's limit, and stand side by
/// side. The height never depends on the width, so a box is the same however often it is measured;
/// columns that find too little width are drawn smaller ([`TextLeaf::draw`]).
pub(super) fn measure(
    leaf: &TextLeaf,
    known: Size<Option<f32>>,
    available: Size<AvailableSpace>,
) -> Size<f32> {
    let definite = |space: AvailableSpace| match space {
        AvailableSpace::Definite(length) => Some(Abs::px(f64::from(length))),
        AvailableSpace::MinContent | AvailableSpace::MaxContent => None,
    };
    // A hair more than what is seen, so that 32-bit rounding never makes a column break.
    let hair = |length: Abs| (length.to_px() + 0.01) as f32;
    let limits = [leaf.limit, definite(available.height)];
    let wanted = limits.into_iter().flatten().fold(leaf.widest(), Abs::min);
    let height = match known.height {
        Some(height) => Abs::px(f64::from(height)),
        None => tight(leaf, wanted),
    };
    Size {
        width: known.width.unwrap_or(hair(leaf.measure(height).width)),
        height: known.height.unwrap_or(hair(height)),
    }
}

/// The height without what the columns leave free, where they stay the same without it.
fn tight(leaf: &TextLeaf, height: Abs) -> Abs {
    let loose = leaf.set(height);
    let seen = loose.size().height;
    if leaf.set(seen).is_alike(&loose) {
        seen
    } else {
        height
    }
}

/// A run whose glyphs are turned by 90° clockwise, as a group that does so. Fills stay where they are,
/// shadows fall where they fell.
pub(super) fn turned(run: GlyphRun) -> Item {
    let origin = run.glyphs.first().map(|glyph| glyph.at);
    let origin = origin.unwrap_or_default();
    // x' = ox − y, y' = oy + x; and back.
    let transform = Transform {
        sx: 0.0,
        ky: 1.0,
        kx: -1.0,
        sy: 0.0,
        tx: origin.x,
        ty: origin.y,
    };
    let back = Transform {
        sx: 0.0,
        ky: -1.0,
        kx: 1.0,
        sy: 0.0,
        tx: Abs::ZERO - origin.y,
        ty: origin.x,
    };
    let glyphs = run.glyphs.into_iter().map(|glyph| Glyph {
        at: back.apply(glyph.at),
        ..glyph
    });
    let strokes = run.strokes.into_iter().map(|mut stroke| {
        stroke.paint = moved(stroke.paint, &back);
        stroke
    });
    let shadows = run.shadows.into_iter().map(|shadow| TextShadow {
        offset: Axes {
            x: shadow.offset.y,
            y: Abs::ZERO - shadow.offset.x,
        },
        paint: moved(shadow.paint, &back),
        ..shadow
    });
    let run = GlyphRun {
        glyphs: glyphs.collect(),
        fill: run.fill.map(|paint| moved(paint, &back)),
        strokes: strokes.collect(),
        shadows: shadows.collect(),
        ..run
    };
    Item::Group(Group {
        opacity: 1.0,
        transform,
        clip: None,
        items: vec![Item::Text(run)],
    })
}

/// A paint in another space.
fn moved(paint: Paint, into: &Transform) -> Paint {
    match paint {
        Paint::Solid(color) => Paint::Solid(color),
        Paint::Linear {
            from,
            to,
            stops,
            spread,
            transform,
        } => Paint::Linear {
            from,
            to,
            stops,
            spread,
            transform: into.then_inner(&transform),
        },
        Paint::Radial {
            center,
            radius,
            stops,
            spread,
            transform,
        } => Paint::Radial {
            center,
            radius,
            stops,
            spread,
            transform: into.then_inner(&transform),
        },
    }
}
