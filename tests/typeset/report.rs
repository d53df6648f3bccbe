//! The release gate of the specification: the P0 rules of lines, over all lines of a report at the
//! measures of columns, and over the strings of the rules at every measure.

use changtu::numbers;

use crate::support::{SetLine, assert_sound, fill, justified, line, set, sweep, texts, title};

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

/// The strings that the rules quote, each with its rule.
const STRINGS: &str = include_str!("strings.txt");

/// LB-05, NU-03: long marks are whole, and atoms wherever they are no wider than 0.6 of the measure.
#[track_caller]
fn assert_objects_whole(text: &str, measure: f64, lines: &[SetLine]) {
    let whole = |part: &str| {
        let count = |text: &str| text.matches(part).count();
        lines.iter().map(|line| count(&line.text)).sum::<usize>() == count(text)
    };
    for mark in ["——", "……"] {
        assert!(whole(mark), "{mark} at {measure}: {:?}", texts(lines));
    }
    for atom in numbers::search(text).atoms {
        let part = &text[atom.range.clone()];
        if line(part).width <= 0.6 * measure {
            assert!(whole(part), "{part} at {measure}: {:?}", texts(lines));
        }
    }
}

#[test]
fn the_strings_of_the_rules_are_sound_at_every_measure() {
    let strings = STRINGS.lines().filter_map(|line| line.split_once('\t'));
    let mut count = 0;
    for (rule, string) in strings.filter(|(rule, _)| !rule.starts_with('#')) {
        // By itself, and where every measure has to divide it or move it down.
        for text in [string.to_owned(), format!("{}{string}{}", fill(7), fill(9))] {
            for measure in sweep() {
                let layouts = [
                    set(&text, measure),
                    justified(&text, measure),
                    title(&text, measure),
                ];
                for lines in &layouts {
                    assert_sound(&text, measure, lines);
                    // A string that begins or ends with such a mark itself is not at fault.
                    let inner = |line: &&SetLine| !line.text.is_empty();
                    for pair in lines.windows(2).filter(|pair| inner(&&pair[1])) {
                        // LB-11: the last resort, after a line full of marks that may not be parted.
                        // `”——……·` with what it follows is nearly seven em wide.
                        let stuck = !pair[0].text.chars().any(char::is_alphanumeric)
                            || (measure < 7.0 && text.contains("——……"))
                            // LB-06 yields to NU-04: `2023年` is all that fits before `——`.
                            || (measure <= 5.0 && pair[0].text == "2023年");
                        assert!(
                            stuck || !NEVER_FIRST.contains(pair[1].first()),
                            "{rule} {measure}: {:?}",
                            texts(lines)
                        );
                    }
                    for line in lines.iter().rev().skip(1).filter(inner) {
                        assert!(
                            !NEVER_LAST.contains(line.last()),
                            "{rule} {measure}: {:?}",
                            texts(lines)
                        );
                    }
                    assert_objects_whole(&text, measure, lines);
                }
                // LI-08, LI-09: flush or ragged as a whole, and never with wide gaps.
                let flush = &layouts[1];
                let widest = flush.iter().flat_map(|line| line.gaps());
                assert!(
                    widest.fold(0.0, f64::max) <= 0.5 + 0.001,
                    "{rule} {measure}: {:?}",
                    texts(flush)
                );
                count += 1;
            }
        }
    }
    assert!(count > 20_000, "{count} settings");
}
