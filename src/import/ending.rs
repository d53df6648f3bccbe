//! How a letter or a notice ends: courtesy, who signs, and when.

use super::Ledger;
use super::front::{Front, is_date, speaker};
use super::row::{Row, RowKind, trimmed};
use crate::manuscript::Removal;
use crate::numbers::is_han;

/// Words that end a letter.
const COURTESY: [&str; 8] = [
    "此致",
    "敬礼",
    "敬礼！",
    "此致敬礼",
    "此致敬礼！",
    "此致，敬礼！",
    "特此公告。",
    "特此通报。",
];
/// Words of courtesy that go; what announces stays.
const GONE: usize = 6;
/// What names of organisations end with.
const ORGANISATIONS: [&str; 29] = [
    "局",
    "委",
    "院",
    "校",
    "公司",
    "政府",
    "办公室",
    "中心",
    "厅",
    "部",
    "处",
    "集团",
    "大学",
    "法院",
    "检察院",
    "委员会",
    "协会",
    "联合会",
    "银行",
    "研究所",
    "社",
    "党委",
    "支队",
    "大队",
    "学院",
    "中学",
    "小学",
    "商会",
    "董事会",
];
/// A signature is not longer.
const LONGEST: usize = 30;
/// So many lines at the end may be courtesy, signatures and the date.
const LINES: usize = 6;

/// Takes the ending off.
pub(super) fn ending(rows: &mut Vec<Row>, front: &mut Front, ledger: &mut Ledger) {
    dated(rows, front, ledger);
    let first = rows.len().saturating_sub(LINES);
    let mut index = 0;
    rows.retain(|row| {
        index += 1;
        let text: String = row
            .whole()
            .text
            .chars()
            .filter(|char| !char.is_whitespace())
            .collect();
        let goes = index > first
            && row.kind == RowKind::Words
            && COURTESY[..GONE].contains(&text.as_str());
        if goes {
            ledger.remove(&row.whole().words, Removal::Salutation);
        }
        !goes
    });
}

/// Whether a line is the name of an organisation and nothing else.
pub(super) fn is_organisation(text: &str) -> bool {
    let text = text.trim();
    let is_name = text.chars().all(is_han) && (3..=24).contains(&text.chars().count());
    is_name && ORGANISATIONS.iter().any(|end| text.ends_with(end))
}

/// The date at the end, and those who sign above it.
fn dated(rows: &mut Vec<Row>, front: &mut Front, ledger: &mut Ledger) {
    let is_last = |row: &Row| row.kind == RowKind::Words && row.numeral.is_none();
    let has_date = rows.len() > 2
        && front.date.is_none()
        && rows
            .last()
            .is_some_and(|row| is_last(row) && is_date(&row.whole().text));
    if !has_date {
        return;
    }
    let Some(date) = rows.pop() else { return };
    front.date = Some(trimmed(&date.whole()).words);
    let mut signed = Vec::new();
    while let Some(row) = rows
        .last()
        .filter(|row| rows.len() > 2 && is_last(row) && row.opening.is_none())
    {
        let whole = trimmed(&row.body);
        if whole.text.chars().count() > LONGEST
            || whole.text.contains(['，', '。', '：', '；', '！'])
        {
            break;
        }
        if let Some(name) = speaker(&whole.text) {
            let label = whole.text[..name]
                .trim_end()
                .trim_end_matches(['：', ':'])
                .len();
            ledger.remove(&whole.slice(label..name), Removal::Separator);
            signed.push((whole.slice(0..label), whole.slice(name..whole.text.len())));
        } else if front.issuer.is_none() && is_organisation(&whole.text) {
            front.issuer = Some(whole.words.clone());
        } else {
            break;
        }
        rows.pop();
    }
    signed.reverse();
    front.credits.extend(signed);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::row::rows;
    use crate::manuscript;

    fn ended(text: &str) -> (Vec<String>, Front, String) {
        let source = manuscript::read("a.txt", text.as_bytes()).expect("a text");
        let mut front = Front::default();
        let mut rows = rows(&source);
        ending(&mut rows, &mut front, &mut Ledger::default());
        (
            rows.iter().map(|row| row.whole().text).collect(),
            front,
            source.text,
        )
    }

    #[test]
    fn a_notice_is_signed_and_dated() {
        let (rows, front, source) =
            ended("通报\n\n全年完成8件。\n\n做得很好。\n\n云溪县财政局\n2025年1月20日\n");
        assert_eq!(rows, ["通报", "全年完成8件。", "做得很好。"]);
        assert_eq!(
            front.issuer.map(|words| words.text(&source)).as_deref(),
            Some("云溪县财政局")
        );
        assert_eq!(
            front.date.map(|words| words.text(&source)).as_deref(),
            Some("2025年1月20日")
        );
    }

    #[test]
    fn a_letter_is_signed_by_a_person() {
        let (rows, front, source) =
            ended("信\n\n谢谢大家。\n\n此致\n敬礼！\n\n远大公司董事长　沈一舟\n2025年4月18日\n");
        assert_eq!(rows, ["信", "谢谢大家。"]);
        let credits: Vec<_> = front
            .credits
            .iter()
            .map(|(label, value)| (label.text(&source), value.text(&source)))
            .collect();
        assert_eq!(
            credits,
            [("远大公司董事长".to_owned(), "沈一舟".to_owned())]
        );
    }

    #[test]
    fn the_last_words_of_a_text_are_no_signature() {
        let (rows, front, _) = ended("报告\n\n一、任务\n\n建好医院\n\n确保在2025年1月20日前完成\n");
        assert_eq!(rows.len(), 4);
        assert!(front.date.is_none() && front.issuer.is_none());
    }
}
