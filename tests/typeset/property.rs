//! What holds for every text: nothing is lost, nothing leaves the measure, no line starts or ends
//! with what must not, and quantities stay whole.

use changtu::numbers;
use changtu::typeset::{Mode, Setting, Writing};
use proptest::prelude::*;

use crate::support::{SetLine, assert_sound, frame, justified, line, set, texts, title};

const NEVER_FIRST: &str = "、。，：；？！）」』】》〉”’—～·…%";
const NEVER_LAST: &str = "（「『【《〈“‘￥";

/// Pieces such as reports are made of; never more than two closing marks in a row.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[国家发展改革委员会经济社会]{1,6}",
        3 => "[，。；、：！？]",
        2 => "[国经社]{1,2}".prop_map(|inner| format!("“{inner}”")),
        1 => "[国经社]{1,3}".prop_map(|inner| format!("（{inner}）")),
        3 => "[0-9]{1,3}(\\.[0-9]{1,2})?(亿元|万人次|%|个|家)",
        1 => "[A-Za-z]{1,6}",
        1 => Just("——".to_owned()),
        1 => Just("……".to_owned()),
        1 => "[0-9]{1,2}—[0-9]{1,2}个",
        1 => "[1-9][0-9]{0,2}(～|—)[1-9][0-9]{0,2}(倍|%|亿元)",
        1 => Just("2023年1月12日".to_owned()),
        1 => Just("“1+3+N”".to_owned()),
        1 => Just("《国家“十四五”规划》（〔2024〕3号）".to_owned()),
        1 => Just("PM2.5为43微克/立方米".to_owned()),
        1 => Just("约1,234.5万平方米以上".to_owned()),
        1 => Just("−8.6%、￥5万、±0.3".to_owned()),
        1 => Just("第六批、①甲、Ⅱ类".to_owned()),
        1 => Just("https://www.example.com/a/b".to_owned()),
        1 => Just("R&D A “B” C’s".to_owned()),
        1 => Just(" ".to_owned()),
    ]
}

fn report() -> impl Strategy<Value = String> {
    // A Han after each piece keeps the marks from piling up beyond any measure.
    proptest::collection::vec(piece(), 1..30).prop_map(|pieces| {
        let with_han = pieces.iter().map(|piece| format!("{piece}中"));
        format!("中{}", with_han.collect::<String>())
    })
}

/// NU-03, NU-05: what `numbers` finds unbreakable stays on one line wherever it is no wider than 0.6 of
/// the measure.
fn divided_atoms(text: &str, measure: f64, lines: &[SetLine]) -> Vec<String> {
    let atoms = numbers::search(text).atoms;
    let parts = atoms.iter().map(|atom| &text[atom.range.clone()]);
    let narrow = parts.filter(|part| line(part).width <= 0.6 * measure);
    // A line is as the source has it, so an atom that is whole is found in one.
    narrow
        .filter(|part| !lines.iter().any(|line| line.text.contains(*part)))
        .map(str::to_owned)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn nothing_is_lost_and_nothing_leaves(text in report(), half in 8_u32..=80) {
        let measure = f64::from(half) / 2.0;
        for lines in [set(&text, measure), justified(&text, measure), title(&text, measure)] {
            assert_sound(&text, measure, &lines);
            let divided = divided_atoms(&text, measure, &lines);
            prop_assert!(divided.is_empty(), "{measure} {divided:?}: {:?}", texts(&lines));
            for line in lines.iter().skip(1).filter(|line| !line.text.is_empty()) {
                prop_assert!(!NEVER_FIRST.contains(line.first()), "{:?}", texts(&lines));
            }
            for line in lines.iter().rev().skip(1).filter(|line| !line.text.is_empty()) {
                prop_assert!(!NEVER_LAST.contains(line.last()), "{:?}", texts(&lines));
            }
        }
    }

    #[test]
    fn columns_lose_nothing_and_keep_to_their_height(text in report(), half in 8_u32..=80) {
        let measure = f64::from(half) / 2.0;
        for mode in [Mode::Body, Mode::Title] {
            let setting = Setting { writing: Writing::Vertical, mode, ..Setting::default() };
            let set = frame(&text, &[], setting, measure);
            let columns: Vec<&str> = set.lines.iter().map(|line| &text[line.range.clone()]).collect();
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&columns.concat()), bare(&text));
            for line in &set.lines {
                prop_assert!(line.width.to_px() <= 40.0 * measure + 0.4, "{measure}: {columns:?}");
            }
            for column in columns.iter().skip(1) {
                prop_assert!(!column.starts_with(|char| NEVER_FIRST.contains(char)), "{columns:?}");
            }
            for column in columns.iter().rev().skip(1) {
                prop_assert!(!column.ends_with(|char| NEVER_LAST.contains(char)), "{columns:?}");
            }
        }
    }

    #[test]
    fn no_text_is_refused(text in "\\PC{0,60}", half in 2_u32..=40) {
        let measure = f64::from(half) / 2.0;
        set(&text, measure);
        justified(&text, measure);
        title(&text, measure);
        let writing = Writing::Vertical;
        frame(&text, &[], Setting { writing, ..Setting::default() }, measure);
    }
}
