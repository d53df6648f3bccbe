//! An icon for words: a keyword of the set that stands in them as a word and names a thing.

mod words;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use self::words::{NOT_WORDS, OTHERS, VAGUE, WEAK};
use crate::pack::icons;

/// Groups of icons that are signs and not things.
const SIGNS: &[&str] = &["问答与标记", "时间与步骤"];

/// A word and what it shows; nothing for what only looks like a keyword.
#[derive(Clone, Copy)]
struct Keyword {
    word: &'static str,
    icon: Option<&'static str>,
    /// Things come before qualities: `粮食` before `安全`.
    is_thing: bool,
}

/// Keywords by their first character, the longest first.
type Table = BTreeMap<char, Vec<Keyword>>;

/// The icon of words, if a keyword stands in them: things before qualities, the longest, and of equally long
/// ones the last, for a Chinese phrase ends in its head.
pub(in crate::import) fn icon(words: &str) -> Option<&'static str> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(table);
    let mut best: Option<(bool, usize, &str)> = None;
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let keywords = table.get(&first).map_or(&[][..], Vec::as_slice);
        let found = keywords.iter().find(|it| rest.starts_with(it.word));
        // What one word is made of is in no other.
        let length = found.map_or(first.len_utf8(), |it| it.word.len());
        if let Some((it, icon)) = found.and_then(|it| Some((it, it.icon?))) {
            let rank = (it.is_thing, length);
            if best.is_none_or(|(is_thing, length, _)| rank >= (is_thing, length)) {
                best = Some((rank.0, rank.1, icon));
            }
        }
        rest = &rest[length..];
    }
    best.map(|(_, _, icon)| icon)
}

/// The icon of a figure: of its name, or of what it counts.
pub(super) fn figure(label: &str, unit: &str) -> Option<&'static str> {
    let counted = || match unit {
        _ if unit.ends_with('元') => Some("yuan"),
        _ if unit.ends_with(['人', '户']) || unit.ends_with("人次") => Some("people"),
        _ => None,
    };
    icon(label).or_else(counted)
}

/// The icons of neighbours: each icon once, and none at all where most of them would have none.
pub(in crate::import) fn neighbours(icons: &mut [Option<&'static str>], least: (usize, usize)) {
    for at in 1..icons.len() {
        let (before, rest) = icons.split_at_mut(at);
        if before.contains(&rest[0]) {
            rest[0] = None;
        }
    }
    let known = icons.iter().flatten().count();
    if known * least.1 < icons.len() * least.0 {
        icons.fill(None);
    }
}

fn table() -> Table {
    let mut table = Table::new();
    let mut add = |word: &'static str, icon: Option<&'static str>, is_thing| {
        if let Some(first) = word.chars().next() {
            table.entry(first).or_default().push(Keyword {
                word,
                icon,
                is_thing,
            });
        }
    };
    // Where a word stands twice, what is decided here comes first.
    for word in NOT_WORDS {
        add(word, None, false);
    }
    for (word, icon) in OTHERS {
        add(word, Some(icon), true);
    }
    let things = icons::all()
        .iter()
        .filter(|icon| !SIGNS.contains(&icon.group.0));
    for icon in things {
        for word in icon.keywords {
            let is_word =
                word.chars().count() >= 2 && !word.starts_with(|char: char| char.is_ascii());
            if is_word && !VAGUE.contains(word) {
                add(word, Some(icon.id), !WEAK.contains(word));
            }
        }
    }
    for words in table.values_mut() {
        words.sort_by_key(|it| std::cmp::Reverse(it.word.len()));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_and_indicators_have_their_icon_and_qualities_none() {
        #[rustfmt::skip]
        const ROWS: &[(&str, Option<&str>)] = &[
            ("规模以上工业增加值", Some("factory")), ("服务业增加值", Some("store")), ("地区生产总值", Some("gdp")),
            ("全体居民人均可支配收入", Some("wallet")), ("一般公共预算收入", Some("coins")), ("外贸进出口总额", Some("open_trade")),
            ("着力扩大有效需求", Some("shopping")), ("提升城市功能品质", Some("city")), ("数字重庆建设成效显著", None),
            ("缙云山综合提升书写新篇", None), ("柏林楼等历史文化遗址完成保护修缮", Some("great_wall")),
            ("柳荫镇东升村入选全国巩固脱贫攻坚成果村实践交流基地", None), ("成功创建全国节水型社会建设达标区（县）", None),
            ("助企纾困经验获得国家发展改革委推介", None), ("重点改革蹄疾步稳", Some("reform")), ("主题教育唯一正面典型", None),
            ("守牢耕地保护红线和粮食安全底线", Some("grain")), ("建成城市道路", Some("road")), ("改造面积", None),
            ("终结本次执行程序", None), ("生产安全事故死亡率", Some("fire_safety")), ("创新品种", None), ("经济金融风险总体可控", Some("warning")), ("农村饮水管网", Some("sewage")),
        ];
        let wrong: Vec<_> = ROWS
            .iter()
            .filter(|(words, expected)| icon(words) != *expected)
            .map(|(words, expected)| (words, icon(words), expected))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_decision_is_about_a_keyword_or_an_icon_that_exists() {
        let known = |word: &&&str| !icons::all().iter().any(|icon| icon.keywords.contains(word));
        let stale: Vec<_> = VAGUE.iter().chain(WEAK).filter(known).collect();
        assert!(stale.is_empty(), "{stale:?}");
        let missing: Vec<_> = OTHERS
            .iter()
            .filter(|(_, id)| !icons::all().iter().any(|icon| icon.id == *id))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn neighbours_have_different_icons_or_none() {
        let mut icons = [Some("road"), Some("road"), Some("tree"), None];
        neighbours(&mut icons, (1, 2));
        assert_eq!(icons, [Some("road"), None, Some("tree"), None]);
        neighbours(&mut icons, (2, 3));
        assert_eq!(icons, [None; 4]);
    }
}
