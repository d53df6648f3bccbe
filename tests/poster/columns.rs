//! Vertical writing in boxes: the height is the measure, and lettering keeps its fill and shadows.

use changtu::geom::{Abs, Point, Transform};
use changtu::pipeline::Poster;
use changtu::scene::{GlyphRun, Item, MarkKind, Paint, Scene, Writing};
use changtu::world::World;

use super::support;

const TEXT: &str = "聚焦聚力推动2024年重大战略落地落实";

/// The scene of a text in a view.
fn drawn(args: &str, look: &str) -> Scene {
    scene(laid(args, look))
}

fn scene(poster: Poster) -> Scene {
    let said = poster.sink.diagnostics().iter();
    let said: Vec<_> = said.filter(|said| said.code != "no-credits").collect();
    assert!(said.is_empty(), "{said:#?}");
    poster.scene.unwrap()
}

fn laid(args: &str, look: &str) -> Poster {
    laid_text(TEXT, args, look)
}

fn laid_text(text: &str, args: &str, look: &str) -> Poster {
    let pack = format!(
        "extends: base\nlooks: {{ mine: {{ font: title, weight: 900, size: 50, line: 1.2, mode: title, color: \"#000000\"{look} }} }}\nviews: {{ text: {{ direction: row, children: [{{ text: {{ value: $text, look: mine{args} }} }}] }} }}"
    );
    let report =
        format!("layout: mine\ntitle: 甲\nsections:\n- title: 乙\n  blocks:\n  - text: {text}\n");
    let world = World::memory([("mine/layout.yaml", pack.as_bytes())]);
    support::lay_in(&report, "mine", 1080.0, &world)
}

/// A column: its words, its middle, its top, its height, its type size.
fn columns(scene: &Scene) -> Vec<(&str, f64, f64, f64, f64)> {
    let marks = scene.marks.iter();
    marks
        .filter_map(|mark| match &mark.kind {
            MarkKind::Line {
                x,
                baseline,
                width,
                size,
                writing: Writing::Vertical,
                ..
            } => {
                let [x, top, height, size] = [*x, *baseline, *width, *size].map(Abs::to_px);
                Some((mark.text.as_str(), x, top, height, size))
            }
            MarkKind::Line { .. } | MarkKind::Heading(_) | MarkKind::Figure => None,
        })
        .collect()
}

#[test]
fn without_a_height_there_is_one_column() {
    for (args, look) in [(", writing: vertical", ""), ("", ", writing: vertical")] {
        let scene = drawn(args, look);
        let columns = columns(&scene);
        assert_eq!(columns.len(), 1);
        assert_eq!(columns[0].0, TEXT);
        // It stands in the middle of its pitch, from the left margin on.
        assert!((columns[0].1 - 48.0 - 30.0).abs() < 0.1, "{columns:?}");
    }
}

#[test]
fn a_height_breaks_columns_and_stops_them() {
    for args in ["height: 400", "max_height: 400"] {
        let scene = drawn(&format!(", writing: vertical, {args}"), "");
        let columns = columns(&scene);
        assert!(columns.len() > 1, "{args}: {columns:?}");
        assert!(
            columns.iter().all(|column| column.3 <= 400.1),
            "{columns:?}"
        );
        let from_right = columns.windows(2).all(|pair| pair[0].1 - pair[1].1 > 59.0);
        assert!(from_right, "{columns:?}");
        let words: String = columns.iter().map(|column| column.0).collect();
        assert_eq!(words, TEXT);
    }
}

/// Right to left, as columns go: not one paragraph below the other.
#[test]
fn paragraphs_are_columns() {
    let poster = laid_text(
        "\"稳进\\n增效\"",
        ", writing: vertical",
        ", paragraphs: true",
    );
    let scene = scene(poster);
    let columns = columns(&scene);
    let words: Vec<&str> = columns.iter().map(|column| column.0.trim()).collect();
    assert_eq!(words, ["稳进", "增效"]);
    let [(_, right, first, ..), (_, left, second, ..)] = columns[..] else {
        panic!("{columns:?}");
    };
    assert!(
        (right - left - 60.0).abs() < 0.1 && first == second,
        "{columns:?}"
    );
}

#[test]
fn fit_makes_a_column_smaller_until_its_height_holds_it() {
    let scene = drawn(", writing: vertical, height: 700, fit: 0.6", "");
    let columns = columns(&scene);
    assert_eq!(columns.len(), 1);
    let (_, _, _, height, size) = columns[0];
    assert!(
        (30.0..50.0).contains(&size) && height <= 700.1,
        "{columns:?}"
    );
}

#[test]
fn columns_that_find_no_room_are_drawn_smaller_and_that_is_said() {
    let poster = laid(", writing: vertical, height: 400, width: 100", "");
    let mut said = poster.sink.diagnostics().iter();
    assert!(said.any(|said| said.code == "overflow"));
    let scene = poster.scene.unwrap();
    for (_, x, _, height, size) in columns(&scene) {
        assert!(x - size / 2.0 >= 47.0 && x + size / 2.0 <= 149.0 && height <= 400.1);
    }
}

/// The turned run of a scene, with the transform that turns it.
fn turned(items: &[Item]) -> Option<(&GlyphRun, Transform)> {
    items.iter().find_map(|item| match item {
        Item::Group(group) => match group.items.as_slice() {
            [Item::Text(run)] if group.transform.sx == 0.0 => Some((run, group.transform)),
            items => turned(items),
        },
        Item::Box(_) | Item::Path(_) | Item::Text(_) | Item::Drawing(_) | Item::Image(_) => None,
    })
}

/// An upright run of a scene that holds a character.
fn upright(scene: &Scene, char: char) -> &GlyphRun {
    let runs = support::runs(scene).into_iter();
    let mut runs = runs.filter(|placed| placed.run.text.contains(char));
    runs.next().unwrap().run
}

#[test]
fn lettering_keeps_its_gradient_and_shadows_when_it_is_turned() {
    let look = ", writing: vertical, fill: { linear: 180, stops: [\"#FF0000\", \"#0000FF\"] }, shadows: [{ x: 3, y: 7, color: \"#00000080\" }]";
    let scene = drawn("", look);
    let (run, ts) = turned(&scene.items).unwrap();
    assert_eq!(run.text, "2024");
    let ends = |run: &GlyphRun, ts: &Transform| match run.fill.clone().unwrap() {
        Paint::Linear {
            from,
            to,
            transform,
            ..
        } => {
            let whole = ts.then_inner(&transform);
            [whole.apply(from), whole.apply(to)]
        }
        other @ (Paint::Solid(_) | Paint::Radial { .. }) => panic!("{other:?}"),
    };
    // One gradient runs down the whole column, through what is turned as well.
    let level = upright(&scene, '聚');
    let near =
        |a: Point, b: Point| (a.x - b.x).to_px().abs() < 0.01 && (a.y - b.y).to_px().abs() < 0.01;
    let (own, other) = (ends(run, &ts), ends(level, &Transform::IDENTITY));
    assert!(
        near(own[0], other[0]) && near(own[1], other[1]),
        "{own:?} {other:?}"
    );
    let column = columns(&scene)[0];
    assert!(
        (own[0].y.to_px() - column.2).abs() < 0.1,
        "{own:?} {column:?}"
    );
    assert!((own[1].y.to_px() - column.2 - column.3).abs() < 0.1);
    // The shadow falls to the lower right all the same.
    let offset = run.shadows[0].offset;
    let fallen = ts.apply(Point {
        x: offset.x,
        y: offset.y,
    });
    assert!(((fallen.x - ts.tx).to_px() - 3.0).abs() < 0.01);
    assert!(((fallen.y - ts.ty).to_px() - 7.0).abs() < 0.01);
}
