//! NU: figures with their units, and figures under one another, measured from the scene.

use changtu::scene::Scene;

use super::measured::{self, Row};
use super::support::{self, PACKS};

/// Figures whose points must meet: whole numbers end where a point would be.
const COLUMN: [&str; 5] = ["31.1", "20.4", "7.4", "100", "1,234.56"];

/// Every form that sets figures under one another.
fn columns() -> Vec<(&'static str, String)> {
    let data = |unit: &str| {
        let rows = COLUMN.iter().enumerate();
        rows.map(|(nth, number)| format!("'甲{nth}': '{number}{unit}'"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let items = |units: [&str; 5]| {
        let rows = COLUMN.iter().zip(units);
        rows.map(|(number, unit)| format!("{{ label: 甲, value: '{number}{unit}', max: 2000 }}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let percent = data("%");
    let same = items(["家"; 5]);
    vec![
        (
            "bars",
            format!("chart: {{ kind: bars, data: {{ {percent} }} }}"),
        ),
        (
            "progress",
            format!(
                "chart: {{ kind: progress, max: 2000, data: {{ {} }} }}",
                data("家")
            ),
        ),
        (
            "donut",
            format!("chart: {{ kind: donut, data: {{ {} }} }}", data("")),
        ),
        (
            "row",
            format!("stats: {{ variant: row, items: [ {same} ] }}").replace(", max: 2000", ""),
        ),
        (
            "progress tiles",
            format!("stats: {{ variant: progress, items: [ {same} ] }}"),
        ),
    ]
}

fn report(block: &str) -> String {
    format!("title: 甲\nsections:\n- title: 乙\n  blocks:\n  - {block}\n")
}

/// Where the point of a figure is, or would be.
fn point(row: &Row<'_>, number: &str) -> Option<f64> {
    let run = row
        .runs
        .iter()
        .find(|placed| placed.run.text.contains(number))?
        .run;
    let start = run.text.find(number)?;
    let at = start + number.find('.').unwrap_or(number.len());
    let before = run.glyphs.iter().filter(|glyph| glyph.range.end <= at);
    before
        .map(|glyph| (glyph.at.x + glyph.advance).to_px())
        .reduce(f64::max)
}

fn points(scene: &Scene) -> Vec<f64> {
    let rows = measured::rows(scene);
    let found = COLUMN.iter().map(|number| {
        // 31.1 also stands in no other number, but 7.4 would in 17.4: the row begins with its number.
        rows.iter()
            .filter(|row| row.text().starts_with(number))
            .find_map(|row| point(row, number))
            .unwrap()
    });
    found.collect()
}

#[test]
fn nu_08_points_of_figures_in_one_column_meet() {
    for pack in PACKS {
        for (name, block) in columns() {
            let scene = support::scene(&report(&block), pack, 1080.0);
            let points = points(&scene);
            let spread = |points: &[f64]| {
                let most = points.iter().copied().fold(f64::MIN, f64::max);
                most - points.iter().copied().fold(f64::MAX, f64::min)
            };
            assert!(spread(&points) <= 0.5, "{pack} {name}: {points:?}");
        }
    }
}

#[test]
fn nu_08_figures_of_several_units_end_on_one_x() {
    let items = "[ { label: 甲, value: 706项 }, { label: 甲, value: 14.5亿元 }, { label: 甲, value: 1.1亿美元 } ]";
    for pack in PACKS {
        let block = format!("stats: {{ variant: row, items: {items} }}");
        let scene = support::scene(&report(&block), pack, 1080.0);
        let rows = measured::rows(&scene);
        let ends = ["706项", "14.5亿元", "1.1亿美元"].map(|text| {
            let row = rows.iter().find(|row| row.text() == text).unwrap();
            row.em_box().right().to_px()
        });
        for end in ends {
            assert!((end - ends[0]).abs() <= 0.5, "{pack}: {ends:?}");
        }
    }
}

#[test]
fn nu_08_what_has_no_number_ends_with_the_units() {
    let items = "[ { label: 甲, value: 31.1亿元 }, { label: 甲, value: 1,234.56家 }, { label: 甲, value: Ⅱ类 } ]";
    let items = items.replace("1,234.56家", "'1,234.56家'");
    for pack in PACKS {
        let scene = support::scene(
            &report(&format!("stats: {{ variant: row, items: {items} }}")),
            pack,
            1080.0,
        );
        let rows = measured::rows(&scene);
        let end = |text: &str| {
            let row = rows.iter().find(|row| row.text().ends_with(text)).unwrap();
            row.em_box().right().to_px()
        };
        let right = end("亿元").max(end("家"));
        assert!(
            (end("类") - right).abs() <= 0.5,
            "{pack}: {} and {right}",
            end("类")
        );
    }
}

#[test]
fn nu_08_columns_of_two_blocks_are_two() {
    let blocks = "chart: { kind: bars, data: { 甲: 7.4% } }\n  - chart: { kind: bars, data: { 乙: '1,234.56%' } }";
    for pack in PACKS {
        let scene = support::scene(&report(blocks), pack, 1080.0);
        let rows = measured::rows(&scene);
        let start = |number: &str| {
            let row = rows
                .iter()
                .find(|row| row.text().starts_with(number))
                .unwrap();
            row.em_box().left().to_px()
        };
        assert!(start("7.4") > start("1,234") + 50.0, "{pack}");
    }
}

#[test]
fn nu_08_every_digit_has_one_advance() {
    let items = "[ { label: 甲, value: 1111家 }, { label: 甲, value: 8888家 }, { label: 甲, value: 1111家 }, { label: 甲, value: 8888家 } ]";
    let forms = ["stats: ", "goals: ", "stats: { variant: row, items: "];
    for pack in PACKS {
        let blocks = forms.map(|form| {
            let end = if form.contains('{') { " }" } else { "" };
            format!("  - {form}{items}{end}\n")
        });
        let head = format!("title: 甲\nfigures: {items}\nsections:\n- title: 乙\n  blocks:\n");
        let scene = support::scene(&(head + &blocks.concat()), pack, 1080.0);
        let rows = measured::rows(&scene);
        let width = |text: &str| -> Vec<(f64, f64)> {
            let found = rows.iter().filter(|row| row.text().starts_with(text));
            found
                .map(|row| {
                    let run = row.runs[0].run;
                    let widths = run.glyphs.iter().map(|glyph| glyph.advance.to_px());
                    (run.size.to_px(), widths.sum())
                })
                .collect()
        };
        let (ones, eights) = (width("1111"), width("8888"));
        assert_eq!((ones.len(), eights.len()), (8, 8), "{pack}");
        // The two leading figures of the panel of civic-red are display lettering.
        for ((size, one), (other, eight)) in ones
            .iter()
            .zip(&eights)
            .filter(|((size, _), _)| *size < 100.0)
        {
            assert!(
                (one / size - eight / other).abs() < 0.01,
                "{pack}: {one} and {eight}"
            );
        }
    }
}

/// A figure: the size of the number, of its unit, and the blank between them in em of the unit.
#[derive(Debug)]
struct Figure {
    number: f64,
    unit: f64,
    gap: f64,
    drop: f64,
}

/// The figures of a scene with a unit in a size of its own.
fn figures(scene: &Scene) -> Vec<Figure> {
    let rows = measured::rows(scene);
    let figure = |row: &Row<'_>| {
        let at = row.runs.windows(2).position(|pair| {
            let is_number = pair[0]
                .run
                .text
                .ends_with(|char: char| char.is_ascii_digit());
            is_number && pair[1].run.size < pair[0].run.size
        })?;
        let (number, unit) = (&row.runs[at], &row.runs[at + 1]);
        let end = number.run.glyphs.last()?;
        let start = unit.run.glyphs.first()?;
        Some(Figure {
            number: number.run.size.to_px(),
            unit: unit.run.size.to_px(),
            gap: (start.at.x - end.at.x - end.advance).to_px() / unit.run.size.to_px(),
            drop: number.baseline - unit.baseline,
        })
    };
    rows.iter().filter_map(figure).collect()
}

const UNITS: &str =
    "[ { label: 甲, value: 42亿元 }, { label: 甲, value: 42% }, { label: 甲, value: 42家 } ]";

#[test]
fn nu_10_units_stand_alike_in_one_grid() {
    let blocks = [
        format!("stats: {UNITS}"),
        format!("stats: {{ variant: row, items: {UNITS} }}"),
        format!("goals: {UNITS}"),
        "stats: { variant: ring, items: [ { label: 甲, value: 42家, max: 50 }, { label: 甲, value: 42% }, { label: 甲, value: 4家, max: 50 } ] }".to_owned(),
        "stats: { variant: progress, items: [ { label: 甲, value: 42家, max: 50 }, { label: 甲, value: 42% } ] }".to_owned(),
    ];
    for pack in PACKS {
        for block in &blocks {
            let scene = support::scene(&report(block), pack, 1080.0);
            let found = figures(&scene);
            assert!(found.len() >= 2, "{pack} {block}: {found:?}");
            let first = &found[0];
            for figure in &found {
                let is_alike = (figure.gap - first.gap).abs() < 0.01
                    && (figure.number / figure.unit - first.number / first.unit).abs() < 0.01;
                assert!(is_alike, "{pack} {block}: {found:#?}");
                assert!((0.06..=0.151).contains(&figure.gap), "{pack}: {figure:?}");
                assert!(figure.drop.abs() <= 0.5, "{pack}: {figure:?}");
            }
        }
    }
}

/// The looks of display figures follow `visual/README.md` instead of the ratio of NU-10: a unit of 0.33
/// to 0.36 of the figure in tiles, and of 40 px beside a giant one. Their numbers: 88 / 31.7 = 2.78 in
/// tiles and rows, 148 / 40 = 3.70 and 112 / 40.3 = 2.78 in the panel of civic-red, 168 / 45.4 = 3.70 and
/// 112 / 40.3 in that of tech-blue.
const DISPLAY: [f64; 4] = [88.0, 148.0, 112.0, 168.0];

#[test]
fn nu_10_a_unit_is_not_much_smaller_than_its_number() {
    for pack in PACKS {
        let report = format!(
            "title: 甲\nfigures: [ {{ label: 甲, value: 42亿元 }}, {{ label: 甲, value: 42% }}, {{ label: 甲, value: 42家 }} ]\nsections:\n- title: 乙\n  blocks:\n  - stats: {UNITS}\n  - goals: {UNITS}\n  - stats: {{ variant: progress, items: [ {{ label: 甲, value: 42% }} ] }}\n  - stats: {{ variant: ring, items: [ {{ label: 甲, value: 42% }} ] }}\n  - chart: {{ kind: bars, data: {{ 甲: 42%, 乙: 42% }} }}\n"
        );
        let scene = support::scene(&report, pack, 1080.0);
        let mut ordinary = 0;
        for figure in figures(&scene) {
            let ratio = figure.number / figure.unit;
            let is_display = DISPLAY.contains(&figure.number);
            let least_and_most = if is_display { 2.7..=3.75 } else { 1.4..=2.4 };
            assert!(
                least_and_most.contains(&ratio),
                "{pack}: {ratio} in {figure:?}"
            );
            assert!((0.06..=0.151).contains(&figure.gap), "{pack}: {figure:?}");
            ordinary += usize::from(!is_display);
        }
        assert!(ordinary >= 5, "{pack}");
    }
}
