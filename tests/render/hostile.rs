//! Absurd scenes: drawn somehow or refused, never a panic.

use changtu::font::Book;
use changtu::geom::{Abs, Corners, Point, Rect, Sides, Size, Transform};
use changtu::render::{Error, pdf, png, svg};
use changtu::scene::{
    Border, Fill, Group, Item, LineCap, LineJoin, Path, PathItem, Scene, Segment, Stroke,
};

use super::scenes::{self, plain_box, solid};
use super::shots::{judged, ours};

const NUMBERS: [f64; 9] = [
    0.0,
    -1.0,
    37.5,
    -6e8,
    6e8,
    1e30,
    -1e30,
    f64::INFINITY,
    f64::NEG_INFINITY,
];

fn draw(items: Vec<Item>) {
    let book = Book::embedded();
    let scene = scenes::scene(64.0, 300.0, items);
    ours(&scene, &book);
    judged_if_sane(&scene, &book);
    for text in [pdf::Text::Embedded, pdf::Text::Outlines] {
        let options = pdf::Options {
            text,
            ..pdf::Options::default()
        };
        let pages = [pdf::Page::long(&scene)];
        pdf::encode(&pages, &book, &options, &mut Vec::new()).unwrap();
    }
}

/// resvg itself may panic on absurd input, so it only reads the markup.
fn judged_if_sane(scene: &Scene, book: &Book) {
    let text = super::shots::markup(scene, book);
    usvg::Tree::from_str(&text, &usvg::Options::default()).unwrap();
}

#[test]
fn absurd_boxes() {
    for (at, x) in NUMBERS.into_iter().enumerate() {
        for y in NUMBERS {
            let size = NUMBERS[(at * 5 + 3) % NUMBERS.len()];
            let mut item = plain_box(Rect::px(x, y, size, y.abs()), size, vec![solid("#C8191E")]);
            item.shadows = vec![scenes::shadow(y, x.abs(), "#00000080")];
            item.border = Some(Box::new(Border {
                widths: Sides {
                    top: Abs::px(size),
                    ..Sides::all(Abs::px(3.0))
                },
                paint: solid("#0000FF"),
                dash: if at % 2 == 0 {
                    Vec::new()
                } else {
                    vec![Abs::px(5.0)]
                },
            }));
            draw(vec![Item::Box(item)]);
        }
    }
}

#[test]
fn absurd_outlines() {
    for x in NUMBERS {
        for y in NUMBERS {
            let segments = vec![
                Segment::Move(Point::px(10.0, 10.0)),
                Segment::Line(Point::px(x, y)),
                Segment::Cubic(Point::px(y, x), Point::px(5.0, y), Point::px(x, 20.0)),
                Segment::Quad(Point::px(x, x), Point::px(30.0, 100.0)),
                Segment::Close,
            ];
            let dash = if x > y {
                vec![Abs::px(4.0), Abs::px(x)]
            } else {
                Vec::new()
            };
            let stroke = Stroke {
                join: LineJoin::Round,
                cap: LineCap::Round,
                dash,
                ..Stroke::solid(solid("#143F37"), Abs::px(if y > 1.0 { y } else { 3.0 }))
            };
            draw(vec![Item::Path(PathItem {
                path: Path { segments },
                fill: Some((solid("#C8191E"), Fill::EvenOdd)),
                stroke: Some(stroke),
            })]);
        }
    }
}

#[test]
fn absurd_groups() {
    let book = Book::embedded();
    for x in NUMBERS {
        for y in NUMBERS {
            let scale = Transform {
                sx: x,
                ky: y,
                kx: 1.0,
                sy: y,
                tx: Abs::px(x),
                ty: Abs::px(y),
            };
            let text = scenes::run(&book, "Oswald", 700, 40.0, (x, y), "783");
            let item = Item::Box(plain_box(
                Rect::px(1.0, 2.0, 30.0, 40.0),
                4.0,
                vec![solid("#000000")],
            ));
            draw(vec![Item::Group(Group {
                opacity: 0.5,
                transform: scale,
                clip: Some((Rect::px(0.0, 0.0, x, y), Corners::all(Abs::px(y)))),
                items: vec![item, Item::Text(text)],
            })]);
        }
    }
}

#[test]
fn absurd_text_sizes() {
    let book = Book::embedded();
    for size in [0.0, 0.01, -5.0, 95.9, 1e4, 1e9, 1e30] {
        let mut run = scenes::run(&book, "Noto Sans SC", 400, 30.0, (5.0, 40.0), "长图");
        run.size = Abs::px(size);
        draw(vec![Item::Text(run.clone())]);
        run.strokes = vec![Stroke::solid(solid("#FF0000"), Abs::px(size / 10.0))];
        draw(vec![Item::Text(run)]);
    }
}

#[test]
fn absurd_posters_are_refused() {
    let book = Book::embedded();
    for (width, height) in [(0.0, 10.0), (10.0, -1.0), (1e9, 10.0), (10.0, 1e30)] {
        let scene = Scene {
            size: Size::px(width, height),
            ..scenes::scene(1.0, 1.0, Vec::new())
        };
        let png = png::encode(&scene, &book, &png::Options::default(), &mut Vec::new());
        assert!(matches!(png, Err(Error::Size { .. })), "{width} {height}");
        if width <= 0.0 || height <= 0.0 {
            let svg = svg::encode(&scene, &book, &svg::Options::default(), &mut Vec::new());
            assert!(matches!(svg, Err(Error::Size { .. })));
        }
    }
}

#[test]
fn a_clip_hides_what_lies_outside() {
    let book = Book::embedded();
    let cover = Item::Box(plain_box(
        Rect::px(0.0, 0.0, 64.0, 700.0),
        0.0,
        vec![solid("#C8191E")],
    ));
    let group = |radius: f64| {
        Item::Group(Group {
            opacity: 1.0,
            transform: Transform::IDENTITY,
            clip: Some((
                Rect::px(10.0, 10.0, 40.0, 600.0),
                Corners::all(Abs::px(radius)),
            )),
            items: vec![cover.clone()],
        })
    };
    for radius in [0.0, 12.0] {
        let scene = scenes::scene(64.0, 700.0, vec![group(radius)]);
        for shot in [ours(&scene, &book), judged(&scene, &book)] {
            let is_red = |x: usize, y: usize| shot.pixel(x, y) == [0xC8, 0x19, 0x1E];
            assert!(is_red(30, 300) && is_red(10, 300) && is_red(49, 609 - 12 * radius as usize));
            assert!(!is_red(9, 300) && !is_red(50, 300) && !is_red(30, 9) && !is_red(30, 610));
            assert_eq!(is_red(10, 10), radius == 0.0);
        }
    }
}

#[test]
fn a_shadow_may_lie_beside_the_poster_while_its_box_is_seen() {
    for (x, y) in [
        (500.0, 0.0),
        (-500.0, 0.0),
        (0.0, 900.0),
        (0.0, -900.0),
        (500.0, 900.0),
    ] {
        let mut item = plain_box(Rect::px(5.0, 5.0, 50.0, 280.0), 4.0, vec![solid("#C8191E")]);
        item.shadows = vec![scenes::shadow(y, 20.0, "#000000")];
        item.shadows[0].offset.x = Abs::px(x);
        draw(vec![Item::Box(item)]);
    }
}
