//! What holds for every text: nothing is lost, nothing leaves the measure, no line starts or ends
//! with what must not; and long texts are set in good time.

use std::time::Instant;

use changtu::typeset::{Mode, Setting, Writing};
use proptest::prelude::*;

use crate::support::{assert_sound, fill, frame, justified, set, texts, title};

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

#[test]
fn a_hundred_thousand_characters_are_set_in_good_time() {
    let text: String = (0..2000)
        .map(|_| format!("{}，增长4.3%；{}783.58亿元。", fill(26), fill(9)))
        .collect();
    let start = Instant::now();
    let lines = set(&text, 20.0);
    let taken = start.elapsed();
    println!(
        "{} characters, {} lines, {taken:?}",
        text.chars().count(),
        lines.len()
    );
    // Half a second in the release build; tests are built with less optimisation.
    assert!(taken.as_secs_f64() < 6.0, "{taken:?}");
}
