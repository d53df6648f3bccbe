//! `different-values`: one indicator with two values.

use std::collections::BTreeMap;

use super::Finding;
use super::line::Line;
use crate::diag::Message;
use crate::numbers::{Direction, QuantityKind, is_han};

/// The name of the rule.
pub(super) const CODE: &str = "different-values";
/// What may stand between an indicator and its value.
const LINKS: [&str; 14] = [
    "达到", "达", "为", "是", "实现", "完成", "约", "突破", "超过", "超", "近", "已", "共", "总计",
];
/// How many characters before a clause are looked at.
const SENTENCE: usize = 120;
/// The fewest characters of an indicator.
const SHORTEST: usize = 4;
/// Words that make a clause another year's, another part's, or a plan's.
const OTHER: [&str; 22] = [
    "上年",
    "去年",
    "上半年",
    "下半年",
    "季度",
    "月",
    "预期",
    "目标",
    "力争",
    "计划",
    "其中",
    "累计",
    "分别",
    "新增",
    "比",
    "较",
    "预计",
    "今年",
    "近",
    "由",
    "从",
    "提高",
];

/// A value of an indicator.
struct Said<'a> {
    line: usize,
    start: usize,
    end: usize,
    value: &'a str,
}

/// Finds indicators with two values.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Finding>) {
    let mut by_name: BTreeMap<(String, &str), Vec<Said<'_>>> = BTreeMap::new();
    for (nth, line) in lines.iter().enumerate() {
        for (name, unit, said) in indicators(nth, line) {
            by_name.entry((name, unit)).or_default().push(said);
        }
    }
    for ((name, _), said) in by_name {
        let mut values: Vec<&str> = said.iter().map(|it| it.value).collect();
        values.sort_unstable();
        values.dedup();
        // A series over places or years says the same name again and again.
        if values.len() == 2 && said.len() <= 3 {
            let (first, last) = (&said[0], &said[said.len() - 1]);
            let other = said
                .iter()
                .find(|it| it.value != first.value)
                .unwrap_or(last);
            found.push(differs(&lines[other.line], &name, other, first.value));
        }
    }
}

fn differs(line: &Line<'_>, name: &str, said: &Said<'_>, other: &str) -> Finding {
    let value = said.value;
    let message = Message::new(
        format!("“{name}”这里是“{value}”，别处是“{other}”"),
        format!("`{name}` is `{value}` here and `{other}` elsewhere"),
    );
    let hint = Message::new(
        "核对哪一个对；说的不是一回事，就写明年份或范围",
        "check which is right; if they are of different years or places, say so",
    );
    line.finding(CODE, said.start..said.end, message, Some(hint))
}

/// The indicators of a text: a clause that begins with a name and ends with its value.
fn indicators<'a>(nth: usize, line: &Line<'a>) -> Vec<(String, &'a str, Said<'a>)> {
    let quantities = line.numbers.quantities.iter();
    quantities
        .filter_map(|it| {
            let is_level = it.direction == Direction::None && it.kind == QuantityKind::Value;
            let unit = line.text.get(it.unit.clone())?;
            if !is_level || unit.is_empty() {
                return None;
            }
            let (start, end) = (line.place(it.core.start), line.place(it.core.end));
            let begin = (0..start).rev().find(|idx| !is_han(line.at(*idx)));
            let begin = begin.map_or(0, |begin| begin + 1);
            let is_fresh = begin == 0 || "。；，！？\n".contains(line.at(begin - 1));
            let name = name(line.slice(begin..start))?;
            let is_other = OTHER
                .iter()
                .any(|word| line.slice(begin..start).contains(word))
                || years_apart(line, begin);
            let value = line.text.get(it.core.clone())?;
            let said = Said {
                line: nth,
                start,
                end,
                value,
            };
            (is_fresh && !is_other).then_some((name, unit, said))
        })
        .collect()
}

/// Whether the sentence before a clause speaks of another time or of a part.
fn years_apart(line: &Line<'_>, begin: usize) -> bool {
    let first = begin.saturating_sub(SENTENCE);
    let start = (first..begin)
        .rev()
        .find(|idx| "。！？\n".contains(line.at(*idx)));
    let before = line.slice(start.map_or(first, |start| start + 1)..begin);
    before.contains('年') || OTHER.iter().any(|word| before.contains(word))
}

/// The name before the words that link it to its value.
fn name(clause: &str) -> Option<String> {
    let mut name = clause;
    while let Some(shorter) = LINKS.iter().find_map(|word| name.strip_suffix(word)) {
        name = shorter;
    }
    (name.chars().count() >= SHORTEST && is_noun(name)).then(|| name.to_owned())
}

/// Whether a name is one of a figure: it ends as the names of figures do.
fn is_noun(name: &str) -> bool {
    let ends = [
        "值", "额", "率", "量", "数", "收入", "支出", "面积", "产量", "里程", "余额", "占比",
        "强度", "投资", "贷款", "存款", "人口",
    ];
    ends.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use crate::wording::search;

    #[test]
    fn two_values_are_found() {
        let texts = [
            "地区生产总值达到783.58亿元，同比增长4.3%。",
            "全区经济回稳，地区生产总值738.58亿元。",
        ];
        let found = search(&texts);
        assert_eq!(
            (found.len(), found[0].text, found[0].code),
            (1, 1, super::CODE)
        );
    }

    #[test]
    fn values_of_other_years_and_places_are_not() {
        for texts in [
            [
                "地区生产总值达到783.58亿元。",
                "2022年，地区生产总值738.58亿元。",
            ],
            ["地区生产总值783.58亿元。", "上半年地区生产总值398.58亿元。"],
            ["地区生产总值783.58亿元。", "地区生产总值783.58亿元。"],
            ["一般公共预算收入30亿元。", "一般公共预算收入增长18.5%。"],
        ] {
            assert!(search(&texts).is_empty(), "{texts:?}");
        }
    }
}
