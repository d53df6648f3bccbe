//! Charts are true: marks are as long as their numbers say, stand where they say, and never lie on one
//! another.

use changtu::color::Color;
use changtu::geom::Rect;
use changtu::kinds::{self, Shape};
use changtu::scene::{Item, Paint, Scene};

use super::support::{self, PACKS};

fn report(chart: &str) -> String {
    format!("title: 甲\nsections:\n- title: 乙\n  blocks:\n  - chart: {chart}\n")
}

/// The boxes of a scene in one colour, from top to bottom of the tree.
fn boxes(scene: &Scene, color: &str) -> Vec<Rect> {
    fn add(items: &[Item], color: Color, found: &mut Vec<Rect>) {
        for item in items {
            match item {
                Item::Box(item) if item.fills.contains(&Paint::Solid(color)) => {
                    found.push(item.rect);
                }
                Item::Group(group) => add(&group.items, color, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    add(&scene.items, Color::parse(color).unwrap(), &mut found);
    found
}

/// Marks of the second series of a chart in base, whose colour nothing else has there.
fn second(chart: &str) -> Vec<Rect> {
    let scene = support::scene(&report(chart), "base", 1080.0);
    let found = boxes(&scene, "#D9822B").into_iter();
    // The chip of the key, and the rule under the section's title.
    found
        .filter(|rect| rect.size.height.to_px() > 6.0)
        .skip(1)
        .collect()
}

/// Edges stand on whole pixels.
fn is_near(one: f64, two: f64) -> bool {
    (one - two).abs() <= 3.0
}

#[test]
fn columns_are_as_high_as_their_numbers() {
    let marks = second(
        "{ kind: columns, series: [去年, 今年], data: { 甲: [40, 10], 乙: [30, 20], 丙: [5, 40] } }",
    );
    let heights: Vec<f64> = marks.iter().map(|rect| rect.size.height.to_px()).collect();
    let [one, two, four] = heights[..] else {
        panic!("{heights:?}");
    };
    assert!(
        is_near(two, one * 2.0) && is_near(four, one * 4.0),
        "{heights:?}"
    );
}

#[test]
fn a_column_below_zero_hangs_where_the_others_stand() {
    let marks =
        second("{ kind: columns, series: [去年, 今年], data: { 甲: [1, 20], 乙: [2, -10] } }");
    let [above, below] = marks[..] else {
        panic!("{marks:?}");
    };
    assert!(
        is_near(above.bottom().to_px(), below.top().to_px()),
        "{marks:?}"
    );
    assert!(
        is_near(above.size.height.to_px(), below.size.height.to_px() * 2.0),
        "{marks:?}"
    );
}

#[test]
fn stacked_bars_begin_where_the_ones_before_them_end() {
    let chart = "{ kind: bars, stacked: true, series: [去年, 今年], data: { 甲: [30, 10] } }";
    let scene = support::scene(&report(chart), "base", 1080.0);
    let bar = |color: &str| {
        let found = boxes(&scene, color).into_iter();
        found
            .filter(|rect| is_near(rect.size.height.to_px(), 36.0))
            .find(|rect| rect.size.width.to_px() > 60.0)
            .unwrap()
    };
    let (first, second) = (bar("#1B5E9E"), bar("#D9822B"));
    assert!(is_near(first.right().to_px(), second.left().to_px()));
    assert!(is_near(
        first.size.width.to_px(),
        second.size.width.to_px() * 3.0
    ));
}

#[test]
fn every_kind_has_a_look_of_its_own() {
    let Some(Shape::Choice(kinds)) = kinds::lookup("chart")
        .and_then(|chart| chart.fields.lookup("kind"))
        .map(|field| field.shape)
    else {
        panic!("charts have kinds");
    };
    for pack in PACKS {
        let mut seen: Vec<(String, &str)> = Vec::new();
        for kind in kinds {
            let data = match kind.name {
                "slope" => {
                    "series: [去年, 今年], data: { 甲: [40, 50], 乙: [30, 20], 丙: [25, 30] }"
                }
                "bullet" => "data: [ { label: 甲, value: 25, target: 20 } ]",
                _ => "max: 50, data: { 甲: 25, 乙: 15, 丙: 10 }",
            };
            let chart = format!("{{ kind: {}, {data} }}", kind.name);
            let scene = support::scene(&report(&chart), pack, 1080.0);
            let drawn = changtu::scene::dump(&scene);
            let twin = seen.iter().find(|(other, _)| *other == drawn);
            assert!(twin.is_none(), "{pack}: {} and {twin:?}", kind.name);
            seen.push((drawn, kind.name));
        }
    }
}

/// Every number of a chart is written once, however many there are.
#[test]
fn no_number_is_lost_among_many() {
    for pack in PACKS {
        for kind in [
            "columns",
            "line",
            "area",
            "waterfall",
            "radar",
            "donut",
            "waffle",
        ] {
            let data = (0..40).map(|at| format!("第{at}项: {}.{}", 100 + at, at % 10));
            let data: Vec<String> = data.collect();
            let chart = format!("{{ kind: {kind}, data: {{ {} }} }}", data.join(", "));
            let scene = support::scene(&report(&chart), pack, 1080.0);
            let lines = support::lines(&scene);
            for at in 0..40 {
                let number = format!("{}.{}", 100 + at, at % 10);
                let path = format!("data[{at}].value");
                let shown = lines.iter().filter(|line| line.path.ends_with(&path));
                let shown: String = shown.map(|line| line.text).collect();
                assert_eq!(shown, number, "{pack} {kind}");
            }
        }
    }
}

/// Names at the ends of lines that end at one place stand under one another, in the order of the lines.
#[test]
fn names_of_lines_make_way_for_one_another() {
    let chart =
        "{ kind: line, series: [上, 中, 下], data: { 甲: [1, 2, 3], 乙: [50.2, 50.1, 50] } }";
    for pack in PACKS {
        let scene = support::scene(&report(chart), pack, 1080.0);
        let places = ["上", "中", "下"].map(|name| {
            let runs = support::runs(&scene);
            let ends = runs.iter().filter(|placed| placed.run.text == name);
            let first = ends.map(|placed| placed.em_box.top().to_px());
            first.reduce(f64::min).unwrap()
        });
        assert!(
            places[0] + 28.0 <= places[1] && places[1] + 28.0 <= places[2],
            "{places:?}"
        );
    }
}

/// A number under the chart's unit counts as much as one that has the unit itself.
#[test]
fn the_unit_of_a_chart_counts_like_that_of_a_number() {
    let drawn = |kind: &str, number: &str| {
        let chart = format!(
            "{{ kind: {kind}, unit: 亿元, max: 60亿元, data: [{{ label: 甲, value: {number} }}, {{ label: 乙, value: 45亿元 }}] }}"
        );
        let scene = support::scene(&report(&chart), "base", 1080.0);
        let dump = changtu::scene::dump(&scene);
        let lines = dump.lines().filter(|line| !line.starts_with("mark"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    for kind in ["gauge", "bars", "progress", "segments"] {
        assert_eq!(drawn(kind, "30"), drawn(kind, "30亿元"), "{kind}");
        assert_ne!(drawn(kind, "30"), drawn(kind, "15"), "{kind}");
    }
}
