//! A6: lists, indents, justification, as far as they concern the setting of text.

use changtu::geom::Em;
use changtu::typeset::{Justify, Setting};

use crate::support::{assert_near, fill, frame, indented, justified, lines, set, sweep, texts};

const ITEM: &str = "构建“1+3+N”物流枢纽体系，经西部陆海新通道货运量达到1651标箱、货运值6.25亿元。";

#[test]
fn li_01_later_lines_start_where_the_text_of_an_item_does() {
    for marker in ["●", "1. ", "（一）", "①", "一、"] {
        let text = format!("{marker}{ITEM}");
        let setting = Setting {
            hang: true,
            ..Setting::default()
        };
        let lines = lines(&text, &frame(&text, &[], setting, 12.0));
        let count = marker.trim_end().chars().count();
        let first = lines[0]
            .glyphs
            .iter()
            .filter(|glyph| glyph.text != " ")
            .nth(count)
            .unwrap();
        assert_eq!(first.text, "构");
        for line in &lines[1..] {
            assert_near(line.glyphs[0].x, first.x, 0.02);
        }
    }
}

#[test]
fn li_02_no_line_ends_right_after_a_marker() {
    for marker in ["●", "1.", "（一）", "①"] {
        let text = format!("{marker}{ITEM}");
        for measure in sweep() {
            assert_ne!(set(&text, measure)[0].text, marker, "{measure}");
        }
    }
}

#[test]
fn li_06_a_first_line_is_moved_in_alone() {
    let text = format!("{}。", fill(30));
    let lines = lines(&text, &frame(&text, &[], indented(2.0), 12.0));
    assert_near(lines[0].glyphs[0].x, 2.0, 0.001);
    assert!(lines[1..].iter().all(|line| line.glyphs[0].x.abs() < 0.001));
}

#[test]
fn li_07_solid_han_needs_no_stretch_at_a_whole_measure() {
    for measure in 5..=40 {
        // A last line that is long enough by itself: nothing has to be moved down.
        let count = 4 * measure as usize + (measure as usize).min(6);
        let lines = justified(&fill(count), f64::from(measure));
        for line in &lines {
            assert!(
                line.gaps().iter().all(|gap| gap.abs() < 0.001),
                "{:?}",
                texts(&lines)
            );
        }
    }
}

#[test]
fn li_08_justified_lines_are_flush() {
    let strings = [
        "地区生产总值达到783.58亿元，同比增长4.3%，一般公共预算收入达到30.03亿元，同比增长18.5%，固定资产投资稳步回升。",
        "全面落实习近平总书记重要讲话精神，坚持稳中求进工作总基调，着力推动高质量发展，经济社会发展取得新成效。",
    ];
    let mut flush = 0;
    for text in strings {
        for measure in sweep() {
            let lines = justified(text, measure);
            let ends = lines[..lines.len() - 1].iter().map(|line| line.end());
            // A paragraph that cannot be flush within the limit is ragged as a whole (LI-09).
            let all = ends.clone().all(|end| (end - measure).abs() < 0.0125);
            let grown = lines
                .iter()
                .any(|line| line.gaps().iter().any(|gap| *gap > 0.2501));
            assert!(!grown, "{measure}: {:?}", texts(&lines));
            flush += usize::from(all);
        }
    }
    assert!(flush >= 100, "{flush} of 146 are flush");
}

#[test]
fn li_09_gaps_grow_in_turn_and_equally() {
    let text = "收入30.03亿元，同比增长百分之十八点五，其中税收收入保持平稳增长态势";
    let lines = justified(text, 12.0);
    assert_near(lines[0].end(), 12.0, 0.0125);
    let first = &lines[0];
    let mut even = Vec::new();
    for (gap, pair) in first.gaps().iter().zip(first.glyphs.windows(2)) {
        let figure = |text: &str| {
            text.chars()
                .all(|char| char.is_ascii_digit() || char == '.')
        };
        match (figure(&pair[0].text), figure(&pair[1].text)) {
            (true, true) => assert_near(*gap, 0.0, 0.001),
            (false, false) => even.push(*gap),
            (true, false) | (false, true) => assert!(*gap <= 0.2501),
        }
    }
    assert!(
        even.iter()
            .all(|gap| (gap - even[0]).abs() <= 0.01 && *gap <= 0.1201),
        "{even:?}"
    );
}

#[test]
fn li_10_a_single_stop_may_hang_where_that_is_wanted() {
    let set_hanging = |text: &str, measure: f64, justify: Justify| {
        let setting = Setting {
            justify,
            policy: changtu::typeset::Policy {
                hang: true,
                ..Default::default()
            },
            ..Setting::default()
        };
        lines(text, &frame(text, &[], setting, measure))
    };
    for mark in ["、", "，", "。"] {
        for justify in [Justify::On, Justify::Off] {
            let text = format!("{}{mark}{}", fill(10), fill(6));
            let first = &set_hanging(&text, 10.0, justify)[0];
            assert_eq!(first.text, format!("{}{mark}", fill(10)));
            assert_near(first.glyphs[10].x, 10.0, 0.001);
            // Off is the default: the mark takes the character before it along.
            let plain = lines(&text, &frame(&text, &[], indented(0.0), 10.0));
            assert_eq!(plain[0].text, fill(9));
        }
    }
    // Never two in a row, never a dash, and nothing hangs that fits.
    for text in [
        format!("{}。”{}", fill(10), fill(6)),
        format!("{}——{}", fill(10), fill(6)),
        format!("{}；{}", fill(10), fill(6)),
    ] {
        for measure in sweep() {
            for line in set_hanging(&text, measure, Justify::Off) {
                assert!(line.end() <= measure + 0.01, "{measure}: {line:?}");
            }
        }
    }
    let text = format!("{}，{}。", fill(17), fill(30));
    for measure in sweep() {
        for line in set_hanging(&text, measure, Justify::On) {
            let hangs = line.end() - measure;
            assert!(hangs <= 0.01 || "，。".contains(line.last()) && hangs <= 0.51);
        }
    }
}

#[test]
fn li_11_ragged_lines_are_full_unless_an_atom_moved() {
    let text = "全面落实习近平总书记重要讲话精神，坚持稳中求进工作总基调，着力推动高质量发展，经济社会发展取得新成效，各项事业不断迈上新的台阶。";
    for measure in sweep().filter(|measure| *measure >= 6.0) {
        let setting = Setting {
            justify: Justify::Off,
            ..Setting::default()
        };
        let lines = lines(text, &frame(text, &[], setting, measure));
        for line in &lines[..lines.len().saturating_sub(2)] {
            assert!(
                line.end() >= measure - 1.01,
                "{measure}: {:?}",
                texts(&lines)
            );
        }
    }
}

#[test]
fn a_negative_indent_hangs() {
    let text = fill(30);
    let setting = Setting {
        indent: Em::new(-1.5),
        ..Setting::default()
    };
    let lines = lines(&text, &frame(&text, &[], setting, 12.0));
    assert_near(lines[0].glyphs[0].x, 0.0, 0.001);
    assert_near(lines[1].glyphs[0].x, 1.5, 0.001);
}
