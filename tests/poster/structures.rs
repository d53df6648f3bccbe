//! Structures: tables line up and part, rivers wind, contents name the sections, tiles choose their rows.

use changtu::scene::Scene;

use super::support::{self, PACKS, Placed};

fn report(block: &str) -> String {
    format!("title: 甲\nsections:\n- title: 乙\n  blocks:\n  - {block}\n")
}

/// The runs whose whole text is one of these, in their order.
fn found<'s>(scene: &'s Scene, texts: &[&str]) -> Vec<Placed<'s>> {
    let mut found: Vec<Placed<'s>> = Vec::new();
    for text in texts {
        let runs = support::runs(scene).into_iter();
        let run = runs.into_iter().find(|placed| placed.run.text == *text);
        found.push(run.unwrap_or_else(|| panic!("no run {text}")));
    }
    found
}

/// Where the decimal point of a run is; where it would be behind a whole number.
fn point(placed: &Placed<'_>) -> f64 {
    let text = &placed.run.text;
    let at = text.find('.').unwrap_or(text.len());
    let before = placed
        .run
        .glyphs
        .iter()
        .filter(|glyph| glyph.range.end <= at);
    before
        .map(|glyph| (glyph.at.x + glyph.advance).to_px())
        .fold(f64::MIN, f64::max)
}

/// NU-08, in each column for itself.
#[test]
fn every_column_of_a_table_puts_its_points_on_one_x() {
    let block = "table: { columns: [名称, 总量, 增速], rows: [[甲, 783.58, 4], [乙, \"1,234.5\", 12.25], [丙, 9, 0.125]] }";
    for pack in PACKS {
        let scene = support::scene(&report(block), pack, 1080.0);
        let points =
            |texts: &[&str]| -> Vec<f64> { found(&scene, texts).iter().map(point).collect() };
        let (one, two) = (
            points(&["783.58", "1,234.5", "9"]),
            points(&["4", "12.25", "0.125"]),
        );
        for column in [&one, &two] {
            let spread = column.iter().map(|x| (x - column[0]).abs());
            assert!(spread.fold(0.0, f64::max) < 0.6, "{pack}: {column:?}");
        }
        assert!((one[0] - two[0]).abs() > 100.0, "{pack}: {one:?} {two:?}");
    }
}

/// NU-08, also where a row of names stands across the columns.
#[test]
fn the_numbers_of_grouped_bars_put_their_points_on_one_x() {
    let block = "chart: { kind: bars, unit: 亿元, series: [去年, 今年], data: { 工业: [12.5, 14], 农业: [5, 6.25] } }";
    for pack in PACKS {
        let scene = support::scene(&report(block), pack, 1080.0);
        let found = found(&scene, &["12.5", "14", "5", "6.25"]);
        let points: Vec<f64> = found.iter().map(point).collect();
        let spread = points.iter().map(|x| (x - points[0]).abs());
        assert!(spread.fold(0.0, f64::max) < 0.6, "{pack}: {points:?}");
    }
}

/// PR-01 holds however many columns there are: the table stands in parts, each with the names of its rows.
#[test]
fn a_wide_table_stands_in_parts_and_is_never_set_small() {
    let cells = |word: &str| -> String {
        let cells = (1..13).map(|nth| format!("\"{word}{nth}\""));
        cells.collect::<Vec<_>>().join(", ")
    };
    let block = format!(
        "table: {{ columns: [地区, {}], rows: [[全市合计, {}]] }}",
        cells("月"),
        cells("1,234.")
    );
    for pack in PACKS {
        let poster = support::lay(&report(&block), pack, 1080.0);
        let said = poster.sink.diagnostics().iter();
        let wide: Vec<_> = said.filter(|said| said.code == "wide-table").collect();
        assert_eq!(wide.len(), 1, "{pack}");
        let scene = poster.scene.unwrap();
        let names = support::lines(&scene).into_iter();
        // The name may take two lines.
        let names = names.filter(|line| line.text.starts_with("全市")).count();
        assert!(names > 1, "{pack}: {names}");
        for placed in support::runs(&scene) {
            let size = placed.run.size.to_px();
            assert!(size >= 28.0, "{pack}: {:?} at {size}", placed.run.text);
        }
    }
}

/// An empty cell keeps its place, and so does everything after it.
#[test]
fn an_empty_cell_keeps_its_column() {
    let block =
        "table: { columns: [名称, 子, 丑, 寅], rows: [[甲, \"\", 一, 二], [乙, 三, ~, 四]] }";
    for pack in PACKS {
        let scene = support::scene(&report(block), pack, 1080.0);
        let x: Vec<f64> = found(&scene, &["子", "丑", "寅", "一", "二", "三", "四"])
            .iter()
            .map(|placed| placed.em_box.left().to_px())
            .collect();
        let under = |cell: usize, head: usize| (x[cell] - x[head]).abs() < 1.0;
        assert!(
            under(5, 0) && under(3, 1) && under(4, 2) && under(6, 2),
            "{pack}: {x:?}"
        );
    }
}

#[test]
fn a_river_winds() {
    let block = "timeline: { variant: river, items: [子: 一, 丑: 二, 寅: 三, 卯: 四, 辰: 五, 巳: 六, 午: 七] }";
    for pack in PACKS {
        let scene = support::scene(&report(block), pack, 1080.0);
        let at: Vec<(f64, f64)> = found(&scene, &["子", "丑", "寅", "卯", "辰", "巳", "午"])
            .iter()
            .map(|placed| (placed.em_box.left().to_px(), placed.baseline))
            .collect();
        let same = |one: f64, two: f64| (one - two).abs() < 1.0;
        assert!(at[0].0 < at[1].0 && at[1].0 < at[2].0, "{pack}: {at:?}");
        assert!(
            same(at[2].0, at[3].0) && at[3].0 > at[4].0,
            "{pack}: {at:?}"
        );
        assert!(
            same(at[5].0, at[0].0) && same(at[6].0, at[0].0),
            "{pack}: {at:?}"
        );
        assert!(at[2].1 < at[3].1 && at[5].1 < at[6].1, "{pack}: {at:?}");
    }
}

#[test]
fn contents_without_entries_name_the_sections_that_are_drawn() {
    let report = "title: 甲\nsections:\n- title: 子丑\n  blocks:\n  - contents:\n- title: 寅卯\n  hide: true\n- title: 辰巳\n";
    for pack in PACKS {
        let scene = support::scene(report, pack, 1080.0);
        let count = |text: &str| {
            let lines = support::lines(&scene).into_iter();
            lines.filter(|line| line.text == text).count()
        };
        assert_eq!(
            (count("子丑"), count("寅卯"), count("辰巳")),
            (2, 0, 2),
            "{pack}"
        );
    }
}

/// How many of the labels stand in each row.
fn rows(scene: &Scene, labels: &[&str]) -> Vec<usize> {
    let mut rows: Vec<(f64, usize)> = Vec::new();
    for placed in found(scene, labels) {
        match rows
            .iter_mut()
            .find(|(y, _)| (*y - placed.baseline).abs() < 12.0)
        {
            Some((_, count)) => *count += 1,
            None => rows.push((placed.baseline, 1)),
        }
    }
    rows.into_iter().map(|(_, count)| count).collect()
}

/// What the report leaves open is chosen by count and length: nothing stands alone in the last row.
#[test]
fn seven_tiles_leave_none_alone() {
    let labels = ["子", "丑", "寅", "卯", "辰", "巳", "午"];
    let block = |first: &str| {
        let items: Vec<String> = std::iter::once(first)
            .chain(labels[1..].iter().copied())
            .map(|label| format!("{label}: 12个"))
            .collect();
        report(&format!("stats: [{}]", items.join(", ")))
    };
    let short = support::scene(&block("子"), "base", 1080.0);
    assert_eq!(rows(&short, &labels), [4, 3]);
    let long = "长长的一个名称";
    let longer = format!("{long}还要长一些");
    let wide = support::scene(&block(&longer), "base", 1080.0);
    assert_eq!(rows(&wide, &labels[1..]), [3, 3]);
}

#[test]
fn short_points_stand_side_by_side() {
    let at = |items: &str| {
        let scene = support::scene(&report(&format!("list: [{items}]")), "base", 1080.0);
        rows(&scene, &["子丑", "寅卯", "辰巳", "午未"])
    };
    assert_eq!(at("子丑, 寅卯, 辰巳, 午未"), [2, 2]);
    assert_eq!(at("子丑, 寅卯, 辰巳, 午未, 申酉"), [3, 1]);
    assert_eq!(at("子丑, 寅卯, 辰巳, 午未, 一二三四五六七八"), [2, 2]);
    assert_eq!(
        at("子丑, 寅卯, 辰巳, 午未, 一二三四五六七八九十一二三"),
        [1, 1, 1, 1]
    );
}
