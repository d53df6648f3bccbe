//! All lines of a report, at all measures of the release gate: the P0 rules of lines.

use crate::support::{SetLine, assert_sound, justified, set, texts, title};

/// Lines of the report, as their author wrote them.
const REPORT: &str = include_str!("report.txt");

/// The measures of the gate.
const MEASURES: [f64; 8] = [10.0, 12.0, 14.0, 16.0, 18.0, 20.0, 24.0, 28.0];

const NEVER_FIRST: &str = "、，。．：；？！）」』】》〉”’—～·…%％‰";
const NEVER_LAST: &str = "（「『【《〈“‘￥";

#[track_caller]
fn assert_kinsoku(lines: &[SetLine]) {
    for line in &lines[1..] {
        assert!(!NEVER_FIRST.contains(line.first()), "{:?}", texts(lines));
    }
    for line in &lines[..lines.len() - 1] {
        assert!(!NEVER_LAST.contains(line.last()), "{:?}", texts(lines));
    }
}

#[test]
fn the_report_is_sound_at_every_measure_of_the_gate() {
    let mut stranded = Vec::new();
    let (mut flush, mut all) = (0, 0);
    for text in REPORT.lines().filter(|line| !line.is_empty()) {
        for measure in MEASURES {
            for lines in [
                set(text, measure),
                justified(text, measure),
                title(text, measure),
            ] {
                assert_sound(text, measure, &lines);
                assert_kinsoku(&lines);
            }
            let lines = justified(text, measure);
            // TB-04: two Han, whatever else there is.
            for lines in [&lines, &set(text, measure)] {
                let han = |char: &char| ('一'..='龥').contains(char);
                let last = lines.last().unwrap().text.chars().filter(han).count();
                if lines.len() > 1 && last < 2 {
                    stranded.push(format!("{measure}: {:?}", texts(lines)));
                }
            }
            let ends = lines[..lines.len() - 1].iter().map(|line| line.end());
            flush += usize::from(ends.into_iter().all(|end| (end - measure).abs() < 0.0125));
            all += 1;
        }
    }
    println!("{flush} of {all} paragraphs are flush");
    assert!(stranded.is_empty(), "{stranded:#?}");
}
