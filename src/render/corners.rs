//! Outlines of boxes and their borders, shared by all back-ends.

use crate::geom::{Abs, Corners, Point, Rect, Sides};
use crate::scene::{Path, Segment};

/// How far the controls of a cubic quarter circle lie from its ends, in radii: the best approximation
/// with one curve, off by 0.027 % of the radius.
const KAPPA: f64 = 0.552_284_749_8;

/// The radii as they are drawn: none negative, none more than half the shorter side.
pub(super) fn fitted(rect: &Rect, radius: &Corners<Abs>) -> Corners<Abs> {
    let most = rect.size.width.min(rect.size.height) / 2.0;
    let fit = |radius: Abs| radius.min(most).max(Abs::ZERO);
    Corners {
        top_left: fit(radius.top_left),
        top_right: fit(radius.top_right),
        bottom_right: fit(radius.bottom_right),
        bottom_left: fit(radius.bottom_left),
    }
}

/// Whether all corners are square.
pub(super) fn is_square(radius: &Corners<Abs>) -> bool {
    *radius == Corners::all(Abs::ZERO)
}

/// The largest radius.
pub(super) fn largest(radius: &Corners<Abs>) -> Abs {
    let top = radius.top_left.max(radius.top_right);
    top.max(radius.bottom_left).max(radius.bottom_right)
}

/// The outline of a rounded box, clockwise from the end of its upper left corner.
pub(super) fn outline(rect: &Rect, radius: &Corners<Abs>) -> Path {
    let mut path = Path::default();
    append(&mut path, rect, radius);
    path
}

/// What a border of these widths covers: the box without its inside, to be filled even-odd.
pub(super) fn ring(rect: &Rect, radius: &Corners<Abs>, widths: &Sides<Abs>) -> Path {
    let mut path = outline(rect, radius);
    let inside = rect.inset(*widths);
    if inside.size.width > Abs::ZERO && inside.size.height > Abs::ZERO {
        append(&mut path, &inside, &shrunk(radius, widths));
    }
    path
}

/// The radii inside a border.
fn shrunk(radius: &Corners<Abs>, widths: &Sides<Abs>) -> Corners<Abs> {
    let less = |radius: Abs, one: Abs, two: Abs| (radius - one.max(two)).max(Abs::ZERO);
    Corners {
        top_left: less(radius.top_left, widths.top, widths.left),
        top_right: less(radius.top_right, widths.top, widths.right),
        bottom_right: less(radius.bottom_right, widths.bottom, widths.right),
        bottom_left: less(radius.bottom_left, widths.bottom, widths.left),
    }
}

/// The middle line of an even border, to be stroked with its width.
fn middle(rect: &Rect, radius: &Corners<Abs>, width: Abs) -> Path {
    let half = Sides::all(width / 2.0);
    outline(&rect.inset(half), &shrunk(radius, &half))
}

/// The lines of a dashed border with their widths: one around the box, or one for each side that has
/// a width.
pub(super) fn dashed_lines(
    rect: &Rect,
    radius: &Corners<Abs>,
    widths: &Sides<Abs>,
) -> Vec<(Path, Abs)> {
    if *widths == Sides::all(widths.top) {
        return vec![(middle(rect, radius, widths.top), widths.top)];
    }
    let inner = rect.inset(Sides {
        top: widths.top / 2.0,
        right: widths.right / 2.0,
        bottom: widths.bottom / 2.0,
        left: widths.left / 2.0,
    });
    let across = |y: Abs| [Point { x: rect.left(), y }, Point { x: rect.right(), y }];
    let down = |x: Abs| {
        [
            Point { x, y: rect.top() },
            Point {
                x,
                y: rect.bottom(),
            },
        ]
    };
    let sides = [
        (widths.top, across(inner.top())),
        (widths.right, down(inner.right())),
        (widths.bottom, across(inner.bottom())),
        (widths.left, down(inner.left())),
    ];
    let drawn = sides.into_iter().filter(|(width, _)| *width > Abs::ZERO);
    drawn
        .map(|(width, [from, to])| {
            let segments = vec![Segment::Move(from), Segment::Line(to)];
            (Path { segments }, width)
        })
        .collect()
}

fn append(path: &mut Path, rect: &Rect, radius: &Corners<Abs>) {
    let radius = fitted(rect, radius);
    let (left, top, right, bottom) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    let at = |x: Abs, y: Abs| Point { x, y };
    let steps = &mut path.segments;
    steps.push(Segment::Move(at(left + radius.top_left, top)));
    let mut turn = |from: Point, corner: Point, to: Point| {
        steps.push(Segment::Line(from));
        if from != corner {
            let (one, two) = (toward(from, corner), toward(to, corner));
            steps.push(Segment::Cubic(one, two, to));
        }
    };
    let r = radius.top_right;
    turn(at(right - r, top), at(right, top), at(right, top + r));
    let r = radius.bottom_right;
    turn(
        at(right, bottom - r),
        at(right, bottom),
        at(right - r, bottom),
    );
    let r = radius.bottom_left;
    turn(at(left + r, bottom), at(left, bottom), at(left, bottom - r));
    let r = radius.top_left;
    turn(at(left, top + r), at(left, top), at(left + r, top));
    path.segments.push(Segment::Close);
}

fn toward(from: Point, to: Point) -> Point {
    Point {
        x: from.x + (to.x - from.x) * KAPPA,
        y: from.y + (to.y - from.y) * KAPPA,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radii_never_exceed_half_the_shorter_side() {
        let rect = Rect::px(0.0, 0.0, 100.0, 20.0);
        let radius = fitted(&rect, &Corners::all(Abs::px(999.0)));
        assert_eq!(radius, Corners::all(Abs::px(10.0)));
    }

    #[test]
    fn a_border_wider_than_its_box_fills_it() {
        let rect = Rect::px(0.0, 0.0, 10.0, 10.0);
        let path = ring(&rect, &Corners::default(), &Sides::all(Abs::px(6.0)));
        assert_eq!(path.bounds(), Some(rect));
        assert_eq!(
            path.segments
                .iter()
                .filter(|s| **s == Segment::Close)
                .count(),
            1
        );
    }
}
