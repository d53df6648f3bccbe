//! An icon for words: the longest keyword of the set that they hold.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::pack::icons;

/// Keywords that say too little of what a sentence is about.
#[rustfmt::skip]
const VAGUE: &[&str] = &[
    "国家", "示范", "先进", "建议", "意见", "总结", "成绩", "回顾", "文章", "规划", "目标", "发展", "服务", "国务院", "机关", "增长", "提升",
    "任务", "重点", "项目", "综合", "管理", "中国", "城市", "世界", "全国", "全球", "实现", "完成", "完善", "成立", "新增", "主题教育", "五角星",
    "政府", "地区", "亮点", "工作", "问题", "活动", "建设", "推进", "达到", "合格", "通过",
];

/// Keywords by their first character, the longest first.
type Table = BTreeMap<char, Vec<(&'static str, &'static str)>>;

/// The icon of words, if a keyword of two characters or more stands in them: the longest, and of equally long
/// ones the last, for a Chinese phrase ends in its head.
pub(super) fn icon(words: &str) -> Option<&'static str> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(table);
    let mut best: Option<(usize, &str)> = None;
    for (at, char) in words.char_indices() {
        let keywords = table.get(&char).map_or(&[][..], Vec::as_slice);
        let found = keywords.iter().find(|(word, _)| words[at..].starts_with(word));
        if let Some((word, id)) = found
            && best.is_none_or(|(length, _)| word.len() >= length)
        {
            best = Some((word.len(), id));
        }
    }
    best.map(|(_, id)| id)
}

fn table() -> Table {
    let mut table = Table::new();
    for icon in icons::all() {
        for word in icon.keywords {
            let first = word.chars().next().filter(|first| !first.is_ascii());
            let is_vague = VAGUE.contains(word) || word.chars().count() < 2;
            if let (Some(first), false) = (first, is_vague) {
                table.entry(first).or_default().push((word, icon.id));
            }
        }
    }
    for words in table.values_mut() {
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    table
}
