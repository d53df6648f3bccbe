//! LI-06, LI-07, TB-08, PR-01, PR-04: paragraphs, headings and sizes, measured from the scene.

use changtu::diag::{Sink, Sources};
use changtu::font::Book;
use changtu::geom::{Abs, Rect};
use changtu::layout;
use changtu::medium::Medium;
use changtu::pack;
use changtu::pipeline::Poster;
use changtu::scene::{Cut, Fragment, Mark, MarkKind, Scene, Strip};
use changtu::world::World;

use super::measured;
use super::reports;
use super::support::{self, EXAMPLE, PACKS};
use super::words::Plain;

const PROSE: &str = "国家发展改革委员会经济社会文化教育卫生民生保障工作国家发展改革委员会经济社会文化教育卫生民生保障工作国家发展改革委员会经济社会。";

/// A laid line: its path, baseline, left edge, width, measure and size.
#[derive(Debug)]
struct Line<'s> {
    path: &'s str,
    baseline: f64,
    x: f64,
    width: f64,
    measure: f64,
    size: f64,
    rect: Rect,
}

fn line(mark: &Mark) -> Option<Line<'_>> {
    match &mark.kind {
        MarkKind::Line {
            block,
            x,
            baseline,
            width,
            measure,
            size,
            writing: _,
        } => Some(Line {
            path: block,
            baseline: baseline.to_px(),
            x: x.to_px(),
            width: width.to_px(),
            measure: measure.to_px(),
            size: size.to_px(),
            rect: mark.rect,
        }),
        MarkKind::Heading(_) | MarkKind::Figure => None,
    }
}

fn lines(scene: &Scene) -> Vec<Line<'_>> {
    scene.marks.iter().filter_map(line).collect()
}

fn report(block: &str) -> String {
    format!("title: 甲\nsections:\n- title: 乙\n  blocks:\n{block}")
}

/// Asserts that two paragraphs of four lines stand apart by space or by indent, not both.
fn assert_apart(scene: &Scene, path: &str, is_indented: bool) {
    let own: Vec<Line<'_>> = lines(scene)
        .into_iter()
        .filter(|line| line.path == path)
        .collect();
    assert!(own.len() >= 4 && own.len().is_multiple_of(2), "{own:#?}");
    let (pitch, half) = (own[1].baseline - own[0].baseline, own.len() / 2);
    let extra = own[half].baseline - own[half - 1].baseline - pitch;
    let moved = (own[half].x - own[half + 1].x) / own[half].size;
    match is_indented {
        true => assert!(
            extra.abs() <= 1.0 && (moved - 2.0).abs() < 0.01,
            "{extra} {moved}"
        ),
        false => assert!(
            extra >= 0.4 * pitch && moved.abs() < 0.01,
            "{extra} {moved}"
        ),
    }
}

#[test]
fn li_06_paragraphs_stand_apart_by_space() {
    // A line of the file is a paragraph, with a blank line between or without one.
    for between in ["\n\n", "\n"] {
        let prose = |indent: &str| {
            let lines = format!("{PROSE}{between}{PROSE}");
            lines.replace('\n', &format!("\n{indent}"))
        };
        let text = report(&format!("  - text: |\n      {}\n", prose("      ")));
        let small = report(&format!(
            "  - cards:\n      items:\n      - title: 丙\n        text: |\n          {}\n",
            prose("          ")
        ));
        let card = report(&format!(
            "  - cards:\n      variant: spine\n      items:\n      - title: 丙\n        text: |\n          {}\n",
            prose("          ")
        ));
        let item = report(&format!(
            "  - list:\n    - text: |\n        {}\n",
            prose("        ")
        ));
        for pack in PACKS {
            let path = "sections[0].blocks[0]";
            let scene = support::scene(&text, pack, 1080.0);
            assert_apart(&scene, &format!("{path}.text"), false);
            for report in [&card, &small, &item] {
                let scene = support::scene(report, pack, 1080.0);
                assert_apart(&scene, &format!("{path}.items[0].text"), false);
            }
        }
    }
}

#[test]
fn li_06_a_pack_may_indent_instead() {
    let report = report(&format!("  - text: |\n      {PROSE}\n\n      {PROSE}\n"));
    let report = format!("layout: mine\n{report}");
    let pack = "extends: base\nlooks: { body: { indent: 2 } }\n";
    let world = World::memory([("mine/layout.yaml", pack.as_bytes())]);
    let options = changtu::pipeline::Options::default();
    let poster = changtu::pipeline::lay_out("report.yaml", report.as_bytes(), &world, &options);
    assert_apart(
        poster.scene.as_ref().unwrap(),
        "sections[0].blocks[0].text",
        true,
    );
}

#[test]
fn li_07_the_measure_of_running_text_is_a_whole_number_of_em() {
    let blocks = format!(
        "  - text: {PROSE}\n  - list: ['{PROSE}']\n  - cards: {{ variant: spine, items: [ {{ title: 丙, text: {PROSE} }} ] }}\n  - chapter: {{ title: 丙, blocks: [ text: {PROSE}, topic: {{ title: 丁, blocks: [ text: {PROSE}, list: ['{PROSE}'], note: {PROSE} ] }} ] }}\n"
    );
    let report = report(&blocks);
    for pack in PACKS {
        for width in [1080.0, 390.0] {
            let scene = support::scene(&report, pack, width);
            let running = lines(&scene);
            let running: Vec<_> = running
                .iter()
                .filter(|line| line.path.contains("blocks["))
                .filter(|line| !line.path.ends_with("title"))
                .collect();
            assert!(running.len() >= 18, "{pack}");
            for line in running {
                let em = line.measure / line.size;
                assert!(
                    (em - em.round()).abs() <= 0.01,
                    "{pack} at {width}: {em} em in {line:?}"
                );
            }
        }
    }
}

#[test]
fn li_07_justified_text_fills_its_box() {
    // What its neighbours fill, running text fills but for less than half an em.
    let blocks = format!(
        "  - image: picture.png\n  - text: {PROSE}\n  - chapter: {{ title: 丙, blocks: [ image: picture.png, text: {PROSE} ] }}\n"
    );
    for pack in PACKS {
        let scene = support::scene(&report(&blocks), pack, 1080.0);
        let pictures = measured::things(&scene).into_iter();
        let pictures = pictures.filter(|thing| thing.kind == measured::ThingKind::Image);
        let running = lines(&scene);
        let running = running.iter().filter(|line| line.path.ends_with("].text"));
        let mut measures: Vec<(&str, f64, f64)> = running
            .map(|line| (line.path, line.measure, line.size))
            .collect();
        measures.dedup();
        let widths: Vec<f64> = pictures
            .map(|thing| thing.rect.size.width.to_px())
            .collect();
        assert_eq!((measures.len(), widths.len()), (2, 2), "{pack}");
        for ((_, measure, size), width) in measures.iter().zip(widths) {
            let slack = (width - measure) / size;
            assert!((0.0..0.5).contains(&slack), "{pack}: {slack} em are left");
        }
        let spine =
            format!("  - cards: {{ variant: spine, items: [ {{ title: 丙, text: {PROSE} }} ] }}\n");
        let scene = support::scene(&report(&spine), pack, 1080.0);
        let text = lines(&scene)
            .into_iter()
            .find(|line| line.path.ends_with("].text"));
        let text = text.unwrap();
        // 40 px of padding at the right edge of the content, and a rim; ink-green has rows without a box.
        let edge = match pack {
            "ink-green" => 1008.0,
            _ => 1032.0 - 42.0,
        };
        let slack = (edge - text.x - text.measure) / text.size;
        assert!(
            (-0.01..0.5).contains(&slack),
            "{pack}: {slack} em are left in a card"
        );
    }
}

/// Every heading of a scene: its level, its words, the sizes of its lines.
fn headings(scene: &Scene) -> Vec<(u8, &str, f64)> {
    let lines = lines(scene);
    let headings = scene.marks.iter().filter_map(|mark| match mark.kind {
        MarkKind::Heading(level) => Some((level, mark)),
        MarkKind::Line { .. } | MarkKind::Figure => None,
    });
    headings
        .filter_map(|(level, mark)| {
            let own = lines.iter().filter(|line| {
                let middle = measured::middle(&line.rect);
                middle > mark.rect.top().to_px()
                    && middle < mark.rect.bottom().to_px()
                    && line.rect.left() + Abs::px(1.0) >= mark.rect.left()
                    && line.rect.right() <= mark.rect.right() + Abs::px(1.0)
            });
            let size = own.map(|line| line.size).reduce(f64::min)?;
            Some((level, mark.text.as_str(), size))
        })
        .collect()
}

const HEADINGS: &str = "  - chapter:\n      title: 聚焦聚力推动重大战略落地落实。\n      blocks:\n      - topic: { title: 工业经济回稳向好。, blocks: [ chart: { kind: bars, title: 重点产业产值同比增长。, data: { 甲: 7%, 乙: 4% } } ] }\n      - topic: { title: 西部陆海新通道建设提速增效做优做强现代服务业工业回稳向好, blocks: [ text: 正文 ] }\n  - chapter: { title: 聚焦聚力推动重大战略落地落实着力建设现代化产业体系稳进增效, blocks: [ text: 正文 ] }\n  - cards: { title: 重点做好9个方面的工作。, items: [ { title: 现代化产业体系。, text: 正文 }, { title: 扩大有效需求, text: 正文 }, { title: 全面深化改革开放创新合作, text: 正文 } ] }\n";

#[test]
fn tb_08_headings_grow_with_their_level() {
    for pack in PACKS {
        for report in [report(HEADINGS), EXAMPLE.to_owned()] {
            let scene = support::scene(&report, pack, 1080.0);
            // The four words on the spine of a card are display lettering of 68 px (visual/README).
            let is_spine = |size: f64, text: &str| size > 60.0 && text.chars().count() == 4;
            let found = headings(&scene).into_iter();
            let found: Vec<_> = found
                .filter(|(level, text, size)| *level != 3 || !is_spine(*size, text))
                .collect();
            let least = |level: u8| {
                found
                    .iter()
                    .filter(|(own, ..)| *own == level)
                    .map(|(.., size)| *size)
                    .reduce(f64::min)
            };
            let most = |level: u8| {
                found
                    .iter()
                    .filter(|(own, ..)| *own == level)
                    .map(|(.., size)| *size)
                    .reduce(f64::max)
            };
            assert!(
                found.iter().all(|(level, ..)| (1..=4).contains(level)),
                "{pack}"
            );
            for level in 1..=3 {
                let (Some(above), Some(below)) = (least(level), most(level + 1)) else {
                    panic!("{pack}: no heading of level {level}");
                };
                assert!(
                    above >= 1.1 * below - 0.01,
                    "{pack}: {above} over {below} at {level}: {found:#?}"
                );
            }
            // A card's text is 30 px; the lowest heading over running text is larger than 36.
            let over_body = |(level, _, size): &&(u8, &str, f64)| *level == 4 && *size <= 36.0;
            let small: Vec<_> = found.iter().filter(over_body).collect();
            assert!(
                small.iter().all(|(.., size)| *size >= 1.1 * 30.0),
                "{pack}: {small:?}"
            );
            assert!(small.len() <= 4, "{pack}: {small:?}");
        }
    }
}

#[test]
fn tb_08_no_heading_ends_with_a_full_stop() {
    for pack in PACKS {
        let scene = support::scene(&report(HEADINGS), pack, 1080.0);
        let found = headings(&scene);
        assert!(found.len() >= 9, "{pack}: {found:?}");
        for (_, text, _) in found {
            assert!(!text.ends_with('。'), "{pack}: {text}");
        }
    }
}

/// The example as fragments.
fn laid(pack: &str) -> Strip {
    strip(EXAMPLE, pack)
}

/// A report as fragments.
fn strip(report: &str, pack: &str) -> Strip {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let world = support::world();
    let pack = pack::load(pack, None, &world, &mut sources, &mut sink).unwrap();
    let document = support::read(report);
    let medium = Medium::strip(Abs::px(1080.0));
    layout::layout(&document, &pack, &medium, &Book::embedded(), &mut sink)
}

#[test]
fn tb_08_a_heading_keeps_two_lines_of_what_follows() {
    for pack in PACKS {
        let laid = laid(pack);
        let fragments: Vec<&Fragment> = laid.fragments().collect();
        let mut headings = 0;
        for (nth, fragment) in fragments.iter().enumerate().skip(1) {
            let last = fragment.marks.last();
            if !last.is_some_and(|mark| matches!(mark.kind, MarkKind::Heading(_))) {
                continue;
            }
            headings += 1;
            let kept = fragments[nth..].windows(2);
            let kept = kept.take_while(|pair| pair[0].cut == Cut::Never);
            let lines: usize = kept
                .map(|pair| pair[1].marks.iter().filter_map(line).count())
                .sum();
            assert!(
                lines >= 2,
                "{pack}: fragment {nth} is kept with {lines} lines"
            );
        }
        assert!(
            headings > 20,
            "{pack}: only {headings} headings stand alone"
        );
    }
}

#[test]
fn pr_04_no_cut_between_fragments_crosses_a_line() {
    for pack in PACKS {
        let laid = laid(pack);
        let fragments: Vec<&Fragment> = laid.fragments().collect();
        let boxes: Vec<Rect> = fragments
            .iter()
            .flat_map(|fragment| fragment.marks.iter().filter_map(line).map(|line| line.rect))
            .collect();
        let mut lowest = Abs::ZERO;
        let mut cuts = 0;
        for pair in fragments.windows(2) {
            lowest = lowest.max(pair[0].bottom);
            // A panel that overlaps the scene above it belongs to it.
            if pair[1].top < lowest || pair[0].cut == Cut::Never {
                continue;
            }
            cuts += 1;
            for cut in [lowest, pair[1].top] {
                let crossed = boxes
                    .iter()
                    .find(|line| line.top() < cut && line.bottom() > cut);
                assert!(crossed.is_none(), "{pack}: {cut:?} crosses {crossed:?}");
            }
        }
        assert!(cuts >= 60, "{pack}: only {cuts} cuts");
    }
}

#[test]
fn pr_04_a_text_is_parted_with_two_lines_on_each_side() {
    let long = "全区经济社会发展稳中有进，主要指标好于预期，民生实事全部办结。".repeat(12);
    let report = report(&format!("  - text: {long}\n"));
    for pack in PACKS {
        let scene = support::scene(&report, pack, 1080.0);
        let lines = scene.marks.iter().filter_map(line).count();
        let strip = strip(&report, pack);
        let fragments: Vec<&Fragment> = strip.fragments().collect();
        let parts: Vec<usize> = fragments
            .iter()
            .map(|fragment| fragment.marks.iter().filter_map(line).count())
            .collect();
        assert_eq!(parts.iter().sum::<usize>(), lines, "{pack}");
        let inner: Vec<usize> = fragments
            .iter()
            .enumerate()
            .filter(|(at, one)| {
                one.cut == Cut::Lines || *at > 0 && fragments[at - 1].cut == Cut::Lines
            })
            .map(|(at, _)| parts[at])
            .collect();
        assert!(inner.len() >= 8, "{pack}: {parts:?}");
        assert_eq!(
            (inner[0], inner[inner.len() - 1]),
            (2, 2),
            "{pack}: {inner:?}"
        );
    }
}

/// Every run of a poster below a size, but for the units of figures that shrink into a disc.
fn small(poster: &Poster, least: f64) -> Vec<String> {
    let scene = poster.scene.as_ref().unwrap();
    let rows = measured::rows(scene);
    let is_ring = |row: &measured::Row<'_>| {
        let things = measured::things(scene);
        things.iter().any(|thing| {
            let is_disc =
                thing.kind == measured::ThingKind::Path && thing.rect.size.width.to_px() == 204.0;
            is_disc && measured::lies_in(&row.em_box(), &thing.rect)
        })
    };
    let small = |row: &&measured::Row<'_>| {
        row.runs
            .iter()
            .any(|placed| placed.run.size.to_px() < least - 0.01)
    };
    let rows = rows.iter().filter(small).filter(|row| !is_ring(row));
    rows.map(|row| format!("{} {}", row.text(), row.size()))
        .collect()
}

#[test]
fn pr_01_nothing_is_smaller_than_28_px() {
    for pack in PACKS {
        let example = support::lay(EXAMPLE, pack, 1080.0);
        let found = small(&example, 28.0);
        assert!(found.is_empty(), "{pack} example: {found:#?}");
        for form in reports::forms() {
            let poster = support::lay(&reports::report(&form, &[1, 2, 3, 5], &Plain), pack, 1080.0);
            let found = small(&poster, 28.0);
            assert!(found.is_empty(), "{pack} {}: {found:#?}", form.name);
        }
        let found = small(
            &support::lay(&reports::places(3, &Plain), pack, 1080.0),
            28.0,
        );
        assert!(found.is_empty(), "{pack} places: {found:#?}");
    }
}

#[test]
fn pr_01_running_text_is_36_px() {
    let blocks = format!(
        "  - text: {PROSE}\n  - list: ['{PROSE}']\n  - list: {{ style: numbered, items: ['{PROSE}'] }}\n  - list: {{ style: icons, items: ['{PROSE}'] }}\n  - list: {{ style: icons, columns: 2, items: ['{PROSE}', '{PROSE}'] }}\n  - cards: {{ variant: spine, items: [ {{ title: 丙, text: {PROSE}, items: ['{PROSE}'] }} ] }}\n"
    );
    for pack in PACKS {
        let scene = support::scene(&report(&blocks), pack, 1080.0);
        let found = lines(&scene);
        let running = found
            .iter()
            .filter(|line| line.width > 300.0 && line.path.contains("blocks["));
        let mut met = 0;
        for line in running {
            assert!(line.size >= 36.0, "{pack}: {line:?}");
            met += 1;
        }
        assert!(met >= 14, "{pack}: {met}");
    }
}
