//! Everything has room: no line leaves its measure, its box or the poster, and none lies on another.

use changtu::geom::Rect;
use changtu::scene::Scene;
use rayon::prelude::*;

use super::reports;
use super::support::{self, EXAMPLE, PACKS, Placed};
use super::words::{Plain, STRESSES};

/// Slack for positions that went through 32-bit floats and whole-pixel baselines, in px.
const SLACK: f64 = 0.5;

/// Everything in a scene that has no room.
fn faults(scene: &Scene) -> Vec<String> {
    let runs = support::runs(scene);
    let mut found = wide(scene);
    found.extend(outside(scene, &runs));
    found.extend(clipped(&runs));
    found.extend(overlapping(&runs, &support::columns(scene)));
    found
}

fn wide(scene: &Scene) -> Vec<String> {
    let lines = support::lines(scene).into_iter();
    let wide =
        lines.filter(|line| line.width > line.measure + SLACK && line.text.chars().count() > 1);
    wide.map(|line| {
        format!(
            "{}: {:?} is {} wide in {}",
            line.path, line.text, line.width, line.measure
        )
    })
    .collect()
}

fn outside(scene: &Scene, runs: &[Placed<'_>]) -> Vec<String> {
    let (width, height) = (scene.size.width.to_px(), scene.size.height.to_px());
    let poster = Rect::px(0.0, 0.0, width, height);
    let outside = runs.iter().filter(|placed| !lies_in(placed, &poster));
    outside
        .map(|placed| {
            format!(
                "{:?} leaves the poster: {:?}",
                placed.run.text, placed.em_box
            )
        })
        .collect()
}

fn clipped(runs: &[Placed<'_>]) -> Vec<String> {
    let is_cut = |placed: &&Placed<'_>| placed.clips.iter().any(|clip| !lies_in(placed, clip));
    let cut = runs.iter().filter(is_cut);
    cut.map(|placed| {
        format!(
            "{:?} is cut: {:?} in {:?}",
            placed.run.text, placed.em_box, placed.clips
        )
    })
    .collect()
}

fn lies_in(placed: &Placed<'_>, room: &Rect) -> bool {
    let one = &placed.em_box;
    // The blank of a mark that hangs, or of an opening mark that is flush, holds no ink.
    let blank = placed.run.size.to_px() * 0.5 + SLACK;
    one.left().to_px() >= room.left().to_px() - blank
        && one.right().to_px() <= room.right().to_px() + blank
        && one.top().to_px() >= room.top().to_px() - 1.0
        && one.bottom().to_px() <= room.bottom().to_px() + 1.0
}

/// Pairs of runs whose em boxes overlap. Neighbours of one line may come as near as kerning and
/// tracking make them.
fn overlapping(runs: &[Placed<'_>], columns: &[Rect]) -> Vec<String> {
    let mut sorted: Vec<&Placed<'_>> = runs.iter().filter(|placed| !placed.is_turned).collect();
    sorted.sort_by(|one, two| {
        one.em_box
            .top()
            .to_px()
            .total_cmp(&two.em_box.top().to_px())
    });
    let mut found = Vec::new();
    for (at, one) in sorted.iter().enumerate() {
        let below = sorted[at + 1..].iter();
        for two in below.take_while(|two| two.em_box.top().to_px() < one.em_box.bottom().to_px()) {
            if overlap(one, two, columns) {
                let boxes = (one.em_box, two.em_box);
                found.push(format!(
                    "{:?} lies on {:?}: {boxes:?}",
                    one.run.text, two.run.text
                ));
            }
        }
    }
    found
}

/// Whether the middle of a run is in a column.
fn stands_in(placed: &Placed<'_>, column: &Rect) -> bool {
    let one = &placed.em_box;
    let x = (one.left() + one.right()).to_px() / 2.0;
    let y = (one.top() + one.bottom()).to_px() / 2.0;
    let across = column.left().to_px()..=column.right().to_px();
    let down = column.top().to_px()..=column.bottom().to_px();
    across.contains(&x) && down.contains(&y)
}

fn overlap(one: &Placed<'_>, two: &Placed<'_>, columns: &[Rect]) -> bool {
    let (a, b) = (&one.em_box, &two.em_box);
    let wide = a.right().min(b.right()).to_px() - a.left().max(b.left()).to_px();
    let high = a.bottom().min(b.bottom()).to_px() - a.top().max(b.top()).to_px();
    let size = one.run.size.min(two.run.size).to_px();
    // A squeezed mark gives up to half an em to its neighbour in the line.
    let shares_line = (one.baseline - two.baseline).abs() < 0.01;
    let near = if shares_line { 0.5 * size } else { 1.0 };
    // In a column it does so above and below.
    let shares_column = columns
        .iter()
        .any(|column| stands_in(one, column) && stands_in(two, column));
    let squeezed = if shares_column { 0.5 * size } else { 0.0 };
    // A baseline is rounded to a whole pixel, and so is its neighbour's.
    wide > near && high > 1.0 + 0.02 * size + squeezed
}

/// Says the first fault of each sheet, and how many there are.
fn assert_none(found: &[(String, Vec<String>)]) {
    let faulty = found.iter().filter(|(_, faults)| !faults.is_empty());
    let first =
        faulty.map(|(name, faults)| format!("{name}: {} faults, {}", faults.len(), faults[0]));
    let first: Vec<String> = first.collect();
    assert!(
        first.is_empty(),
        "{} sheets with faults\n{}",
        first.len(),
        first.join("\n")
    );
}

#[test]
fn the_example_has_room_at_every_width() {
    let mut found = Vec::new();
    for pack in PACKS {
        for width in [750.0, 1080.0, 2160.0] {
            let scene = support::scene(EXAMPLE, pack, width);
            found.push((format!("{pack} at {width}"), faults(&scene)));
        }
    }
    assert_none(&found);
}

#[test]
fn reports_in_other_scripts_have_room() {
    let reports = [
        include_str!("../cases/reports/museum.yaml"),
        include_str!("../cases/reports/company.yaml"),
    ];
    let mut found = Vec::new();
    for (pack, report) in PACKS
        .into_iter()
        .flat_map(|pack| reports.map(|report| (pack, report)))
    {
        for width in [750.0, 1080.0] {
            let plain = support::scene(report, pack, width);
            let large = support::scene(&large(report), pack, width);
            found.push((format!("{pack} at {width}"), faults(&plain)));
            found.push((format!("{pack} at {width}, large"), faults(&large)));
        }
    }
    assert_none(&found);
}

/// A report in YAML with large type.
fn large(report: &str) -> String {
    format!("{}\n字号: 大\n", report.trim_end())
}

#[test]
fn large_type_has_room_in_every_form() {
    let mut found = Vec::new();
    for pack in PACKS {
        for width in [750.0, 1080.0, 2160.0] {
            let scene = support::scene(&large(EXAMPLE), pack, width);
            found.push((format!("{pack} at {width}"), faults(&scene)));
        }
    }
    for form in reports::forms() {
        let report = reports::report(&form, &COUNTS, &Plain);
        found.extend(sheet(&format!("large {}", form.name), &as_large(&report)));
    }
    for count in COUNTS {
        found.extend(sheet(
            "large places",
            &as_large(&reports::places(count, &Plain)),
        ));
    }
    assert_none(&found);
}

/// A report in JSON with large type.
fn as_large(report: &str) -> String {
    report.replacen('{', "{\"text_scale\":\"large\",", 1)
}

/// How many items the sheets have.
const COUNTS: [usize; 8] = [1, 2, 3, 5, 7, 9, 12, 40];

/// The faults of a report in every pack.
fn sheet(name: &str, report: &str) -> Vec<(String, Vec<String>)> {
    let laid = PACKS
        .iter()
        .map(|pack| (pack, support::lay(report, pack, 1080.0).scene.unwrap()));
    laid.map(|(pack, scene)| (format!("{pack} {name}"), faults(&scene)))
        .collect()
}

#[test]
fn ordinary_texts_have_room_in_every_form() {
    let mut found = Vec::new();
    for form in reports::forms() {
        found.extend(sheet(&form.name, &reports::report(&form, &COUNTS, &Plain)));
    }
    for count in COUNTS {
        found.extend(sheet("places", &reports::places(count, &Plain)));
    }
    assert_none(&found);
}

#[test]
fn hard_texts_have_room_in_every_form() {
    let forms = reports::forms();
    let sheets = STRESSES.par_iter().flat_map(|words| {
        forms.par_iter().flat_map_iter(move |form| {
            let name = format!("{} with {}", form.name, words.name);
            sheet(&name, &reports::report(form, &COUNTS, words))
        })
    });
    let mut found: Vec<_> = sheets.collect();
    for words in &STRESSES {
        for count in [1, 3, 12] {
            found.extend(sheet(words.name, &reports::places(count, words)));
        }
    }
    assert_none(&found);
}

#[test]
fn charts_below_zero_have_room() {
    let mut found = Vec::new();
    let kinds = ["columns", "bars", "line", "waterfall"];
    for kind in kinds {
        for series in [1, 2, 3] {
            if kind == "waterfall" && series > 1 {
                continue;
            }
            let names: Vec<String> = (0..series).map(|nth| format!("系列{nth}")).collect();
            let blocks = COUNTS.iter().map(|count| {
                let datum = |at: usize| {
                    let number = |nth: usize| (at * 37 + nth * 53) as f64 % 91.0 - 45.0;
                    let numbers: Vec<String> =
                        (0..series).map(|nth| format!("{:.1}", number(nth))).collect();
                    format!("项目{at}: [{}]", numbers.join(", "))
                };
                let data: Vec<String> = (0..*count).map(datum).collect();
                let (names, data) = (names.join(", "), data.join(", "));
                format!("  - chart: {{ kind: {kind}, unit: 亿元, series: [{names}], reference: {{ 平均: 3 }}, data: {{ {data} }} }}\n")
            });
            let blocks: String = blocks.collect();
            let report = format!("title: 甲\nsections:\n- title: 乙\n  blocks:\n{blocks}");
            found.extend(sheet(&format!("{kind} of {series} below zero"), &report));
        }
    }
    assert_none(&found);
}

#[test]
fn what_had_to_be_made_very_small_is_said() {
    let report = |value: &str| {
        format!(
            "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - stats: [{{ label: 丙, value: {value} }}, {{ label: 丁, value: 3亿元 }}]\n"
        )
    };
    for pack in PACKS {
        let said = |value: &str| {
            let poster = support::lay(&report(value), pack, 1080.0);
            let codes: Vec<_> = poster
                .sink
                .diagnostics()
                .iter()
                .map(|diagnostic| diagnostic.code)
                .collect();
            codes.contains(&"overflow")
        };
        assert!(
            said("123456789012345678901234567890123456789012345678901234567890亿元"),
            "{pack}"
        );
        assert!(!said("783.58亿元"), "{pack}");
    }
}

#[test]
fn chapters_in_chapters_have_room_as_far_as_they_are_read() {
    let mut found = Vec::new();
    let mut block = String::from(
        r#"{"text":"地区生产总值达到783.58亿元，同比增长4.3%。"},{"stats":[{"甲":"1,234.5亿元"},{"乙":"八届"}]}"#,
    );
    for level in 1..=10 {
        let kind = ["chapter", "topic"][level % 2];
        block = format!(
            r#"{{"{kind}":{{"title":"聚焦聚力推动重大战略","number":"一","blocks":[{block}]}}}}"#
        );
        let report =
            format!(r#"{{"title":"深","sections":[{{"title":"乙","blocks":[{block}]}}]}}"#);
        for pack in PACKS {
            let poster = support::lay(&report, pack, 1080.0);
            if let (Some(scene), false) = (poster.scene, poster.sink.has_errors()) {
                found.push((format!("{pack} {level} deep"), faults(&scene)));
            }
        }
    }
    assert!(found.len() >= 10, "only {} sheets are read", found.len());
    assert_none(&found);
}
