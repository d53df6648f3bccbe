//! What the head of a Markdown file says of the report: title, date, and who made it.

use super::front::Front;
use super::{Ledger, Words};
use crate::manuscript::{Manuscript, Removal};

/// Keys of titles.
const TITLES: [&str; 3] = ["title", "标题", "题目"];
/// Keys of dates.
const DATES: [&str; 5] = ["date", "日期", "时间", "发布日期", "发布时间"];
/// Keys of those who answer for the report, and what the foot calls them.
const CREDITS: [(&str, &str); 12] = [
    ("author", "作者"),
    ("作者", "作者"),
    ("source", "来源"),
    ("来源", "来源"),
    ("publisher", "发布"),
    ("发布单位", "发布单位"),
    ("editor", "编辑"),
    ("编辑", "编辑"),
    ("责任编辑", "责任编辑"),
    ("审核", "审核"),
    ("校对", "校对"),
    ("制图", "制图"),
];

/// Takes over what the head says; what it says of other things goes.
pub(super) fn matter(source: &Manuscript, front: &mut Front, ledger: &mut Ledger) {
    for field in &source.front {
        let key = field.key.to_lowercase();
        let words = Words::of(field.range.clone());
        let credit = CREDITS.iter().find(|(known, _)| *known == key);
        if TITLES.contains(&&*key) && front.stated.is_none() {
            front.stated = Some(words);
        } else if DATES.contains(&&*key) && front.date.is_none() {
            front.date = Some(words);
        } else if let Some((_, label)) = credit {
            front.named.push((label, words));
        } else {
            ledger.remove(&words, Removal::Markup);
        }
    }
}
