//! Lines that say who made a report, when, and where it comes from: `来源：…　编辑：…`.

use super::front::Front;
use super::row::{Row, RowKind};
use super::{Ledger, Passage};
use crate::manuscript::{COUNTERS, Removal};

/// Labels of lines about the report itself.
const LABELS: [&str; 35] = [
    "来源",
    "信息来源",
    "文章来源",
    "稿件来源",
    "作者",
    "编辑",
    "责任编辑",
    "责编",
    "校对",
    "审核",
    "监制",
    "制图",
    "供稿",
    "发布单位",
    "发布机构",
    "发布时间",
    "发布日期",
    "日期",
    "时间",
    "编制单位",
    "解读人",
    "解读单位",
    "解读机构",
    "联系人",
    "联系电话",
    "起草单位",
    "监督电话",
    "咨询电话",
    "发布",
    "整理",
    "策划",
    "设计",
    "撰稿",
    "统筹",
    "摄影",
];

/// Lines that a report has before its text.
const LINES: usize = 8;
/// A title or a line about it is not longer.
const LONGEST: usize = 60;

/// Lines about the report's making, at its beginning and its end.
pub(super) fn about(rows: &mut Vec<Row>, front: &mut Front, ledger: &mut Ledger) {
    let count = rows.len();
    let mut index = 0;
    rows.retain(|row| {
        let is_outer = index < LINES || index + 6 >= count;
        index += 1;
        let whole = row.whole();
        let found = (is_outer && matches!(row.kind, RowKind::Words | RowKind::Aside))
            .then(|| labels(&whole))
            .flatten();
        let Some(found) = found else { return true };
        let mut at = 0;
        for (label, colon, value) in found {
            // Brackets around and bars between.
            ledger.remove(&whole.slice(at..label.start), Removal::Separator);
            at = value.end;
            ledger.remove(&whole.slice(colon.clone()), Removal::Separator);
            if COUNTERS.contains(&&whole.text[label.clone()]) {
                ledger.remove(&whole.slice(label.start..value.end), Removal::Form);
                continue;
            }
            let is_date = whole.text[label.clone()].ends_with(['间', '期']);
            match is_date && front.date.is_none() {
                true => {
                    ledger.remove(&whole.slice(label), Removal::Form);
                    front.date = Some(whole.slice(value));
                }
                false => front.credits.push((whole.slice(label), whole.slice(value))),
            }
        }
        ledger.remove(&whole.slice(at..whole.text.len()), Removal::Separator);
        false
    });
}

/// Whether a line says nothing but who made the report and when.
pub(super) fn is_labelled(whole: &Passage) -> bool {
    labels(whole).is_some()
}

type Labelled = (
    std::ops::Range<usize>,
    std::ops::Range<usize>,
    std::ops::Range<usize>,
);

/// The labels of a line and what stands behind each; nothing when the line says anything else.
fn labels(whole: &Passage) -> Option<Vec<Labelled>> {
    let text = whole.text.as_str();
    if text.chars().count() > LONGEST || text.contains('。') {
        return None;
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let start = at + rest.len()
            - rest
                .trim_start_matches(['（', '(', ' ', '\u{3000}', '|', '｜', '；'])
                .len();
        let label = LABELS
            .iter()
            .chain(&COUNTERS)
            .filter(|label| text[start..].starts_with(**label))
            .max_by_key(|label| label.len())?;
        let end = start + label.len();
        let marked = text[end..].trim_start();
        let colon = marked
            .chars()
            .next()
            .filter(|char| matches!(char, '：' | ':' | '|' | '｜' | '丨' | '/'))?;
        let value = marked[colon.len_utf8()..].trim_start();
        let value_start = text.len() - value.len();
        let length = value_end(value);
        if length == 0 {
            return None;
        }
        found.push((
            start..end,
            end..value_start,
            value_start..value_start + length,
        ));
        let after = &text[value_start + length..];
        at = text.len()
            - after
                .trim_start_matches(['）', ')', ' ', '\u{3000}', '|', '｜', '；'])
                .len();
    }
    Some(found)
}

/// Where the value behind a label ends: before a bracket, or before blanks and the next label.
fn value_end(value: &str) -> usize {
    let ends = |(at, char): (usize, char)| {
        let is_close = matches!(char, '|' | '｜' | '；' | '）' | ')');
        let rest = value[at..].trim_start();
        let is_label = || {
            let mut labels = LABELS
                .iter()
                .chain(&COUNTERS)
                .filter_map(|label| rest.strip_prefix(label));
            labels.any(|rest| rest.trim_start().starts_with(['：', ':', '|', '｜', '丨']))
        };
        (is_close || char.is_whitespace() && is_label()).then_some(at)
    };
    value.char_indices().find_map(ends).unwrap_or(value.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_may_stand_in_a_row() {
        let found = |text: &str| {
            let whole = Passage {
                text: text.to_owned(),
                ..Passage::default()
            };
            labels(&whole).map(|found| {
                let pairs = found
                    .into_iter()
                    .map(|(label, _, value)| (text[label].to_owned(), text[value].to_owned()));
                pairs.collect::<Vec<_>>()
            })
        };
        let pair = |label: &str, value: &str| (label.to_owned(), value.to_owned());
        assert_eq!(
            found("发布时间:2024-11-08  来源:市法院  浏览次数:1286次"),
            Some(Vec::from([
                pair("发布时间", "2024-11-08"),
                pair("来源", "市法院"),
                pair("浏览次数", "1286次")
            ]))
        );
        assert_eq!(
            found("编辑 | 李小溪"),
            Some(Vec::from([pair("编辑", "李小溪")]))
        );
        assert_eq!(found("来源广泛，渠道多样"), None);
    }
}
