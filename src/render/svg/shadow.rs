//! Soft shadows as nine parts: a core, four edges, four corners, with stops from the common table.

use super::defs::Defs;
use super::number::num;
use super::{paint, shape};
use crate::geom::Abs;
use crate::render::shadow::{self, Soft};
use crate::scene::{BoxItem, Paint, Shadow};

/// Which way a part's gradient runs, in the part's own box: the shadow is strongest at its start.
/// The shares are of the box, so all shadows of one look share eight gradients.
const EDGES: [(&str, usize, usize); 4] = [
    ("x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\"", 1, 0),
    ("x1=\"0\" y1=\"0\" x2=\"1\" y2=\"0\"", 2, 1),
    ("x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\"", 1, 2),
    ("x1=\"1\" y1=\"0\" x2=\"0\" y2=\"0\"", 0, 1),
];
/// Where a corner's gradient has its centre, and which part it is.
const CORNERS: [(&str, usize, usize); 4] = [
    ("cx=\"1\" cy=\"1\" r=\"1\"", 0, 0),
    ("cx=\"0\" cy=\"1\" r=\"1\"", 2, 0),
    ("cx=\"0\" cy=\"0\" r=\"1\"", 2, 2),
    ("cx=\"1\" cy=\"0\" r=\"1\"", 0, 2),
];

/// The elements of a shadow.
pub(super) fn parts(defs: &mut Defs, item: &BoxItem, cast: &Shadow) -> String {
    let Some(soft) = shadow::soft(&item.rect, &item.radius, cast) else {
        let rect = shadow::hard(&item.rect, cast);
        let open = shape::open_box(&rect, &shadow::radii(&item.radius, cast));
        let fill = paint::attribute(defs, "fill", &Paint::Solid(cast.color));
        return format!("{open}{fill}/>\n");
    };
    let stops = paint::fading(&fall(&soft), cast.color);
    // Without smoothing, neighbours share each pixel once: no seam, no overlap.
    let mut text = String::from("<g shape-rendering=\"crispEdges\">\n");
    let strongest = paint::faded(cast.color, soft.at(0.0));
    text += &part(&soft, 1, 1, &strongest);
    for (kind, places) in [("linearGradient", EDGES), ("radialGradient", CORNERS)] {
        for (place, column, row) in places {
            let id = defs.element('p', kind, &format!(" {place}>{stops}</{kind}>"));
            text += &part(&soft, column, row, &format!(" fill=\"url(#{id})\""));
        }
    }
    text + "</g>\n"
}

/// The table as stops: share of the way, share of the strength.
fn fall(soft: &Soft) -> Vec<(f32, f32)> {
    let last = (soft.profile.len() - 1) as f32;
    let stops = soft.profile.iter().enumerate();
    stops
        .map(|(at, strength)| (at as f32 / last, *strength))
        .collect()
}

/// One of nine parts by column and row; nothing when it has no area.
fn part(soft: &Soft, column: usize, row: usize, fill: &str) -> String {
    let (core, depth) = (&soft.core, soft.depth);
    let xs = [
        core.left() - depth,
        core.left(),
        core.right(),
        core.right() + depth,
    ];
    let ys = [
        core.top() - depth,
        core.top(),
        core.bottom(),
        core.bottom() + depth,
    ];
    let (width, height) = (xs[column + 1] - xs[column], ys[row + 1] - ys[row]);
    if width <= Abs::ZERO || height <= Abs::ZERO {
        return String::new();
    }
    let [x, y, width, height] = [xs[column], ys[row], width, height].map(num);
    format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{fill}/>\n")
}
