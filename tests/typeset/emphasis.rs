//! A9: emphasis.

use std::ops::Range;
use std::sync::Arc;

use changtu::typeset::{Align, Justify, Mode, Ornament, Setting, Sign, Writing};

use crate::support::{assert_near, fill, frame, lines, style, sweep};

/// The bytes of the first occurrence of a part.
fn stretch(text: &str, part: &str) -> Range<usize> {
    let start = text.find(part).unwrap();
    start..start + part.len()
}

fn line_setting() -> Setting {
    Setting {
        mode: Mode::Line,
        ..Setting::default()
    }
}

/// The bars around parts of a text on one line, left, top, right and bottom in em, from the left edge
/// and downwards from the baseline.
fn bars(text: &str, parts: &[&str], sign: Sign) -> Vec<[f64; 4]> {
    let set = frame(text, &[], line_setting(), 60.0);
    bars_of(
        &set.lines[0],
        parts.iter().map(|part| stretch(text, part)),
        sign,
    )
}

fn bars_of(
    line: &changtu::typeset::Line,
    stretches: impl Iterator<Item = Range<usize>>,
    sign: Sign,
) -> Vec<[f64; 4]> {
    let stretches: Vec<_> = stretches.collect();
    let ornaments = line
        .ornaments(Writing::Horizontal, sign, &stretches)
        .into_iter();
    ornaments
        .map(|ornament| match ornament {
            Ornament::Bar(rect) => [
                rect.left().to_px() / 40.0,
                (rect.top() - line.baseline).to_px() / 40.0,
                rect.right().to_px() / 40.0,
                (rect.bottom() - line.baseline).to_px() / 40.0,
            ],
            Ornament::Dot { .. } => panic!("{ornament:?} is no bar"),
        })
        .collect()
}

#[test]
fn em_01_dots_stand_under_each_han_alone() {
    let text = "重点，做好3件 A、～·—%“事”";
    for tracking in [0.0, 0.2] {
        let mut base = style(40.0);
        base.tracking = changtu::geom::Em::new(tracking);
        let set = frame(text, &[(0..text.len(), base)], line_setting(), 60.0);
        let line = &set.lines[0];
        let dots = line.ornaments(
            Writing::Horizontal,
            Sign::Dots,
            std::slice::from_ref(&(0..text.len())),
        );
        let glyphs = &lines(text, &set)[0].glyphs;
        let han: Vec<_> = glyphs
            .iter()
            .filter(|glyph| "重点做好件事".contains(glyph.text.as_str()))
            .collect();
        assert_eq!(dots.len(), han.len());
        for (dot, glyph) in dots.iter().zip(han) {
            let Ornament::Dot { center, radius } = dot else {
                panic!("{dot:?} is no dot");
            };
            assert_near(center.x.to_px() / 40.0, glyph.x + glyph.advance / 2.0, 0.03);
            // Below the em box, and half of the closest gap (VM-04) stays free.
            let top = (center.y - *radius - line.baseline).to_px() / 40.0;
            let bottom = (center.y + *radius - line.baseline).to_px() / 40.0;
            assert!(
                top >= 0.12 + 0.03 && bottom <= 0.12 + 0.25,
                "{top} {bottom}"
            );
        }
    }
}

#[test]
fn em_02_a_line_runs_below_han_at_one_height_across_faces_and_sizes() {
    let text = "全区达783.58亿元的";
    let mut figures = style(80.0);
    figures.latin = Some(Arc::from("Barlow Condensed"));
    for overrides in [vec![], vec![(stretch(text, "783.58"), figures)]] {
        let set = frame(text, &overrides, line_setting(), 60.0);
        let part = stretch(text, "达783.58亿元");
        let bars = bars_of(&set.lines[0], std::iter::once(part), Sign::Underline);
        let [[left, top, right, bottom]] = bars[..] else {
            panic!("{bars:?} is not one line");
        };
        assert!((0.13..=0.28).contains(&top), "{top}");
        assert!((0.04..=0.08).contains(&(bottom - top)), "{bottom}");
        let glyphs = &lines(text, &set)[0].glyphs;
        let last = glyphs.iter().find(|glyph| glyph.text == "元").unwrap();
        assert_near(left, 2.0, 0.01);
        assert_near(right, last.end(), 0.01);
    }
}

#[test]
fn em_03_shapes_stop_where_the_words_do() {
    for sign in [Sign::Underline, Sign::Box] {
        let [[left, _, right, _]] = bars("总票房500亿元", &["总票房"], sign)[..] else {
            panic!("not one bar");
        };
        assert_near(left, 0.0, 0.01);
        // The gap of 0.125 em before the figures is not covered.
        assert_near(right, 3.0, 0.01);
        let [[left, _, right, _]] = bars("总票房500亿元", &["500"], sign)[..] else {
            panic!("not one bar");
        };
        assert_near(left, 3.125, 0.01);
        assert_near(right, 3.125 + 3.0 * 0.555, 0.01);
        // Nor is the half that was trimmed of a mark.
        let [[_, _, right, _]] = bars("甲。”乙", &["甲。"], sign)[..] else {
            panic!("not one bar");
        };
        assert_near(right, 1.5, 0.01);
    }
}

#[test]
fn em_03_the_line_is_whole_on_every_line_it_runs_over() {
    let text = format!("{}783.58亿元{}", fill(20), fill(9));
    let part = 9..text.len() - 9;
    for measure in sweep().filter(|measure| *measure >= 6.0) {
        for justify in [Justify::On, Justify::Off] {
            let setting = Setting {
                justify,
                ..Setting::default()
            };
            let set = frame(&text, &[], setting, measure);
            for line in &set.lines {
                let bars = bars_of(line, std::iter::once(part.clone()), Sign::Underline);
                let has_part = line.range.start < part.end && part.start < line.range.end;
                assert_eq!(bars.len(), usize::from(has_part), "{measure}");
                if !has_part {
                    continue;
                }
                let end = (line.left + line.width).to_px() / 40.0;
                assert!(bars[0][0] >= -0.001 && bars[0][2] <= end + 0.001);
            }
        }
    }
}

#[test]
fn em_04_neighbours_stay_apart() {
    for sign in [Sign::Underline, Sign::Box] {
        let bars = bars("北碚缙云山", &["北碚", "缙云山"], sign);
        let [[left, ..], [_, _, right, _]] = bars[..] else {
            panic!("{bars:?} are not two");
        };
        assert!(bars[1][0] - bars[0][2] >= 0.1 - 0.001, "{bars:?}");
        assert_near(left, 0.0, 0.001);
        assert_near(right, 5.0, 0.001);
    }
    // Where a gap parts them, nothing is taken.
    let bars = bars("北碚和缙云山", &["北碚", "缙云山"], Sign::Box);
    assert_near(bars[0][2], 2.0, 0.001);
    assert_near(bars[1][0], 3.0, 0.001);
}

#[test]
fn em_05_emphasis_keeps_the_advance_of_han() {
    let text = "全市首个";
    for weight in [400, 500, 700, 900] {
        let mut heavy = style(40.0);
        heavy.weight = weight;
        let set = frame(text, &[(3..6, heavy)], line_setting(), 60.0);
        for glyph in &lines(text, &set)[0].glyphs {
            assert_near(glyph.advance, 1.0, 0.001);
        }
    }
}

#[test]
fn em_06_boxes_reach_beyond_the_em_box_and_spare_the_next_line() {
    let text = format!("{}16.3%{}", fill(14), fill(12));
    let part = stretch(&text, "16.3%");
    for pitch in [1.35, 1.6] {
        let setting = Setting {
            pitch,
            justify: Justify::Off,
            ..Setting::default()
        };
        let set = frame(&text, &[], setting, 12.0);
        assert!(set.lines.len() >= 3);
        for (idx, line) in set.lines.iter().enumerate() {
            for [_, top, _, bottom] in bars_of(line, std::iter::once(part.clone()), Sign::Box) {
                assert!((0.05..=0.12).contains(&(-top - 0.88)), "{top}");
                assert!((0.05..=0.12).contains(&(bottom - 0.12)), "{bottom}");
                if let Some(next) = set.lines.get(idx + 1) {
                    let em_top = (next.baseline - line.baseline).to_px() / 40.0 - 0.88;
                    assert!(bottom <= em_top, "{bottom} {em_top}");
                }
            }
        }
    }
    // A box over two lines is cut the same way on both: each piece covers its words.
    let set = frame(&text, &[], Setting::default(), 12.0);
    let whole = std::iter::once(0..text.len());
    for line in &set.lines {
        assert_eq!(bars_of(line, whole.clone(), Sign::Box).len(), 1);
    }
}

#[test]
fn ornaments_follow_alignment_and_squeezed_titles() {
    let text = fill(13);
    let setting = Setting {
        mode: Mode::Title,
        align: Align::Center,
        ..Setting::default()
    };
    let set = frame(&text, &[], setting, 12.6);
    assert_eq!(set.lines.len(), 1);
    let line = &set.lines[0];
    let [[left, _, right, _]] = bars_of(line, std::iter::once(0..text.len()), Sign::Box)[..] else {
        panic!("not one bar");
    };
    assert_near(left, line.left.to_px() / 40.0, 0.01);
    assert_near(right, 12.6 - left, 0.01);
}

#[test]
fn ornaments_stand_beside_columns() {
    let text = "重点做好2024年";
    let setting = Setting {
        mode: Mode::Line,
        writing: Writing::Vertical,
        ..Setting::default()
    };
    let set = frame(text, &[], setting, 40.0);
    let column = &set.lines[0];
    let marked = vec![stretch(text, "重点做好")];
    let across = |x: changtu::geom::Abs| (x - column.baseline).to_px() / 40.0;
    let dots = column.ornaments(Writing::Vertical, Sign::Dots, &marked);
    assert_eq!(dots.len(), 4);
    for (dot, along) in dots.iter().zip([0.5, 1.5, 2.5, 3.5]) {
        let Ornament::Dot { center, radius } = dot else {
            panic!("{dot:?} is no dot");
        };
        assert_near(center.y.to_px() / 40.0, along, 0.03);
        assert!(across(center.x - *radius) >= 0.53, "{dot:?}");
    }
    let lines = column.ornaments(Writing::Vertical, Sign::Underline, &marked);
    let [Ornament::Bar(line)] = lines[..] else {
        panic!("{lines:?} is not one line");
    };
    assert!((-0.66..=-0.51).contains(&across(line.right())), "{line:?}");
    assert_near(line.size.height.to_px() / 40.0, 4.0, 0.01);
    let boxes = column.ornaments(Writing::Vertical, Sign::Box, &marked);
    let [Ornament::Bar(boxed)] = boxes[..] else {
        panic!("{boxes:?} is not one box");
    };
    assert_near(-across(boxed.left()), across(boxed.right()), 0.001);
}
