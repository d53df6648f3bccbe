//! LI: items, their markers and their starts, measured from the scene.

use changtu::geom::Rect;
use changtu::scene::{MarkKind, Scene};

use super::measured::{self, Row, ThingKind, middle};
use super::support::{self, PACKS};

/// Whole pixels of baselines and boxes.
const DEVICE: f64 = 0.51;

fn report(block: &str) -> String {
    format!("title: 甲\nsections:\n- title: 乙\n  blocks:\n  - {block}\n")
}

const LONG: &str =
    "构建“1+3+N”物流枢纽体系，经西部陆海新通道货运量达到1651标箱、货运值6.25亿元，同比增长16.3%。";

/// The lists of the packs whose items begin with a disc.
fn dotted() -> Vec<(&'static str, String)> {
    let items = format!("[ {LONG}, 亿亿亿 ]").replace(LONG, &format!("'{LONG}'"));
    vec![
        ("bullets", format!("list: {items}")),
        ("columns", format!("list: {{ columns: 2, items: {items} }}")),
        (
            "spine",
            format!("cards: {{ variant: spine, items: [ {{ title: 甲, items: {items} }} ] }}"),
        ),
        ("icons", format!("list: {{ style: icons, items: {items} }}")),
    ]
}

/// The lines of the items of a list: path, left edge, size.
fn lines(scene: &Scene) -> Vec<(&str, f64, f64)> {
    let marks = scene.marks.iter().filter_map(|mark| match &mark.kind {
        MarkKind::Line { block, x, size, .. } if block.contains("items[") => {
            Some((block.as_str(), x.to_px(), size.to_px()))
        }
        _ => None,
    });
    marks.collect()
}

#[test]
fn li_01_later_lines_start_where_the_text_of_an_item_does() {
    for pack in PACKS {
        for width in [1080.0, 400.0] {
            for (name, block) in dotted() {
                let scene = support::scene(&report(&block), pack, width);
                let lines = lines(&scene);
                let mut met = 0;
                for pair in lines.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
                    let off = (pair[1].1 - pair[0].1).abs();
                    assert!(off <= 0.02 * pair[1].2, "{pack} {name} at {width}: {off}");
                    met += 1;
                }
                assert!(met > 0, "{pack} {name} at {width}");
            }
        }
    }
}

#[test]
fn li_02_a_typed_marker_is_not_printed_beside_a_drawn_one() {
    let typed = ["●北碚区", "1. 双城", "（二）共建", "③其他"];
    let list = |style: &str| {
        format!(
            "list: {{ style: {style}, items: [ '{}' ] }}",
            typed.join("', '")
        )
    };
    for pack in PACKS {
        for style in ["bullets", "numbered", "icons"] {
            let scene = support::scene(&report(&list(style)), pack, 1080.0);
            let texts: Vec<String> = measured::rows(&scene).iter().map(Row::text).collect();
            for text in ["北碚区", "双城", "共建", "其他"] {
                assert!(
                    texts.iter().any(|row| row == text),
                    "{pack} {style}: {texts:?}"
                );
            }
            for number in ["1", "二", "3"] {
                let count = texts.iter().filter(|row| row.as_str() == number).count();
                let least = usize::from(number != "1" || style != "numbered");
                assert!(count >= least, "{pack} {style}: {number} in {texts:?}");
            }
        }
        let cards =
            "cards: [ { title: '●稳进增效。', items: ['1. 稳投资', '2、促消费', '●扩开放'] } ]";
        let scene = support::scene(&report(cards), pack, 1080.0);
        let texts: Vec<String> = measured::rows(&scene).iter().map(Row::text).collect();
        for text in ["稳进增效", "稳投资", "促消费", "扩开放"] {
            assert!(texts.iter().any(|row| row == text), "{pack}: {texts:?}");
        }
    }
}

/// The bullet of each row that has one: the smallest disc to its left that is beside it.
fn discs<'s>(
    scene: &Scene,
    rows: &'s [Row<'s>],
    smallest: f64,
    largest: f64,
) -> Vec<(Rect, &'s Row<'s>)> {
    let things = measured::things(scene);
    let discs = things.iter().filter(|thing| {
        let (width, height) = (
            thing.rect.size.width.to_px(),
            thing.rect.size.height.to_px(),
        );
        thing.kind == ThingKind::Box && width == height && (smallest..=largest).contains(&width)
    });
    discs
        .filter_map(|disc| {
            let beside = rows.iter().filter(|row| {
                let own = row.em_box();
                let gap = (own.left() - disc.rect.right()).to_px();
                (0.0..60.0).contains(&gap) && (middle(&own) - middle(&disc.rect)).abs() < 30.0
            });
            let row = beside.min_by(|one, two| {
                let far = |row: &Row<'_>| (middle(&row.em_box()) - middle(&disc.rect)).abs();
                far(one).total_cmp(&far(two))
            })?;
            Some((disc.rect, row))
        })
        .collect()
}

/// The size of the Han of a row, and the middle of their em box.
fn han(row: &Row<'_>) -> (f64, f64) {
    let is_han = |text: &str| text.chars().all(|char| !char.is_ascii());
    let run = row
        .runs
        .iter()
        .find(|placed| is_han(&placed.run.text))
        .unwrap();
    let size = run.run.size.to_px();
    (size, run.baseline - 0.38 * size)
}

#[test]
fn li_03_bullets_are_discs_in_the_middle_of_the_first_line() {
    for pack in PACKS {
        // The second item begins with a figure, which is set larger than its text.
        for items in [
            "['亿亿亿', '30.03亿元的亿亿亿']",
            "['亿亿亿', '783.58亿元的“亿亿亿”']",
        ] {
            let blocks = [
                format!("list: {items}"),
                format!("list: {{ style: icons, items: {items} }}"),
                format!("cards: {{ variant: spine, items: [ {{ title: 甲, items: {items} }} ] }}"),
            ];
            for block in blocks {
                let scene = support::scene(&report(&block), pack, 1080.0);
                let rows = measured::rows(&scene);
                let found = discs(&scene, &rows, 10.0, 20.0);
                assert!(found.len() >= 2, "{pack} {block}: {found:?}");
                for (disc, row) in found {
                    let (em, wanted) = han(row);
                    let size = disc.size.width.to_px() / em;
                    let off = middle(&disc) - wanted;
                    assert!((0.25..=0.45).contains(&size), "{pack}: {size} em");
                    assert!(
                        off.abs() <= 0.03 * em + DEVICE,
                        "{pack} {block}: {off} px off"
                    );
                }
            }
        }
    }
}

#[test]
fn li_03_numbered_discs_are_in_the_middle_too() {
    for pack in PACKS {
        let items = "['亿亿亿', '30.03亿元的亿亿亿']";
        let blocks = [
            format!("list: {{ style: numbered, items: {items} }}"),
            format!("cards: [ {{ title: 甲, items: {items} }} ]"),
        ];
        for block in blocks {
            let scene = support::scene(&report(&block), pack, 1080.0);
            let rows = measured::rows(&scene);
            let found = discs(&scene, &rows, 30.0, 50.0);
            assert_eq!(found.len(), 2, "{pack} {block}");
            for (disc, row) in found {
                let (em, wanted) = han(row);
                let off = middle(&disc) - wanted;
                assert!(
                    off.abs() <= 0.03 * em + DEVICE,
                    "{pack} {block}: {off} px off"
                );
            }
        }
    }
}

#[test]
fn li_04_texts_after_enumerators_start_at_one_x() {
    let pairs = [
        ["9. ", "10. "],
        ["9、", "10、"],
        ["（九）", "（十）"],
        ["九、", "十、"],
    ];
    for pack in PACKS {
        for style in ["bullets", "numbered", "icons"] {
            for [one, two] in pairs {
                let block =
                    format!("list: {{ style: {style}, items: [ '{one}甲乙', '{two}丙丁' ] }}");
                let scene = support::scene(&report(&block), pack, 1080.0);
                let rows = measured::rows(&scene);
                let left = |text: &str| {
                    let row = rows.iter().find(|row| row.text() == text).unwrap();
                    row.em_box().left().to_px()
                };
                let off = (left("甲乙") - left("丙丁")).abs();
                assert!(off <= 0.02 * 36.0, "{pack} {style} {one}: {off}");
                // The numbers stand in discs of one size, in the middle; no mark is left to align.
                // Nor is the large numeral of a section one of them.
                let middles = rows
                    .iter()
                    .filter(|row| row.size() < 100.0)
                    .filter(|row| row.text().chars().all(|char| "910九十".contains(char)));
                let middles: Vec<f64> = middles
                    .map(|row| (row.em_box().left().to_px() + row.em_box().right().to_px()) / 2.0)
                    .collect();
                assert_eq!(middles.len(), 2, "{pack} {style} {one}");
                assert!(
                    (middles[0] - middles[1]).abs() <= 0.02 * 36.0,
                    "{pack} {middles:?}"
                );
            }
        }
    }
}

#[test]
fn li_05_items_that_begin_with_an_opening_mark_are_flush() {
    let items = "[ '构建物流枢纽体系', '“会海智治一件事”纳入', '《新生》的出版', '（一期）工程' ]";
    for pack in PACKS {
        let blocks = [
            format!("list: {items}"),
            format!("list: {{ style: numbered, items: {items} }}"),
            format!("list: {{ style: icons, items: {items} }}"),
            format!("cards: [ {{ title: 甲, items: {items} }} ]"),
        ];
        for block in blocks {
            let poster = support::lay(&report(&block), pack, 1080.0);
            let scene = poster.scene.as_ref().unwrap();
            // An opening mark is pulled out of its cell, towards the number in its disc.
            let runs = support::runs(scene);
            let left = |start: &str| {
                let first = runs
                    .iter()
                    .find(|placed| placed.run.text.starts_with(start));
                let first = first.unwrap();
                let ink = measured::ink_of_first(first, &poster.book).unwrap();
                (ink, first.run.size.to_px())
            };
            let (han, em) = left("构建");
            for start in ["“会", "《新", "（一"] {
                let off = (left(start).0 - han) / em;
                assert!(off.abs() <= 0.12, "{pack} {block}: {start} is {off} em off");
            }
        }
    }
}
