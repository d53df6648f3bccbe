//! Right posters are right, and every change of one is found where it is.

mod families;

use super::*;
use crate::diag::{Sink, Sources};
use crate::document;
use crate::manuscript;
use crate::world::World;

fn manuscript(markdown: &str) -> Manuscript {
    manuscript::read("report.md", markdown.as_bytes()).unwrap()
}

fn report(yaml: &str) -> Document {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let world = World::memory([("", "")]);
    let found = document::read(
        "report.yaml",
        yaml.as_bytes(),
        &world,
        &mut sources,
        &mut sink,
    );
    found.unwrap_or_else(|| panic!("{:?}", sink.diagnostics()))
}

fn told(coverage: &Coverage) -> String {
    use std::fmt::Write;

    let mut told = String::new();
    let _ = writeln!(told, "{:?} {:?}", coverage.source, coverage.poster);
    for missing in &coverage.missing {
        let _ = writeln!(
            told,
            "missing {}:{} {}",
            missing.line, missing.column, missing.text
        );
    }
    for invention in &coverage.inventions {
        let _ = writeln!(told, "invented {} {}", invention.path, invention.text);
    }
    for moved in &coverage.moved {
        let _ = writeln!(
            told,
            "moved {} {} [{}] {:?} {} {}",
            moved.drawn.path,
            moved.drawn.text,
            moved.statement,
            moved.fault,
            moved.line,
            moved.clause
        );
    }
    for (why, count) in &coverage.removed {
        let _ = writeln!(told, "removed {} {count}", why.as_str());
    }
    told
}

const EXAMPLE: (&str, &str) = (
    include_str!("../../../../examples/beibei/report.md"),
    include_str!("../../../../examples/beibei/report.yaml"),
);

/// The old test of the example knew of labels and numbers of `分别`, of a turned clause, of shortened clauses and
/// of titles of charts. All of it is found here without being told, in a report written by hand.
#[test]
fn the_example_is_right() {
    let found = coverage(&manuscript(EXAMPLE.0), &report(EXAMPLE.1));
    assert!(found.is_complete(), "{}", told(&found));
    let composed: Vec<&str> = found
        .composed
        .iter()
        .map(|title| title.text.as_str())
        .collect();
    assert_eq!(
        composed,
        [
            "重点产业产值同比增长",
            "金融、零售、住宿、餐饮同比增长",
            "农村基础设施建设"
        ]
    );
    assert_eq!(found.removed.get(&Removal::Distributor), Some(&10));
    assert_eq!(found.removed.get(&Removal::Form), Some(&1));
}

/// The texts of the sections, without titles of blocks and numbers, which have rules of their own.
fn texts_of<'d>(value: &'d mut document::Value, found: &mut Vec<&'d mut Text>) {
    use document::Value;

    match value {
        Value::Text(text) => found.push(text),
        Value::Number(number) => found.push(&mut number.text),
        Value::List(values) => values.iter_mut().for_each(|value| texts_of(value, found)),
        Value::Record(record) => fields_of(record, found),
        Value::Blocks(blocks) => {
            for block in blocks {
                let is_named = matches!(block.kind.name, "chapter" | "topic");
                let record = &mut block.record;
                record
                    .fields
                    .retain(|(name, _)| is_named || *name != "title");
                fields_of(record, found);
            }
        }
        _ => {}
    }
}

fn fields_of<'d>(record: &'d mut document::Record, found: &mut Vec<&'d mut Text>) {
    let drawn = record
        .fields
        .iter_mut()
        .filter(|(name, _)| !matches!(*name, "number" | "badge" | "lead" | "note"));
    drawn.for_each(|(_, value)| texts_of(value, found));
}

/// Changes one character of a text: to a stranger, away, with its neighbour, or a digit to another one.
fn change(text: &mut String, how: usize, at: usize) -> Option<String> {
    let mut chars: Vec<char> = text.chars().collect();
    let says = |char: &char| char.is_alphanumeric() && !char.is_ascii();
    let places: Vec<usize> = match how {
        3 => (0..chars.len())
            .filter(|at| chars[*at].is_ascii_digit())
            .collect(),
        2 => (1..chars.len())
            .filter(|at| says(&chars[*at]) && says(&chars[at - 1]) && chars[*at] != chars[at - 1])
            .collect(),
        _ => (0..chars.len()).filter(|at| says(&chars[*at])).collect(),
    };
    let place = *places.get(at % places.len().max(1))?;
    let was = chars[place];
    match how {
        0 => chars[place] = '龘',
        1 => drop(chars.remove(place)),
        2 => chars.swap(place - 1, place),
        _ => chars[place] = if was == '9' { '8' } else { '9' },
    }
    *text = chars.into_iter().collect();
    Some(format!("{was} at {place}"))
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(400))]

    /// Whatever character of the example is changed, it is found, and where it is.
    #[test]
    fn no_change_of_a_character_is_lost(which: usize, how in 0_usize..4, at: usize) {
        let mut document = report(EXAMPLE.1);
        // What the panel repeats may be shortened there or below.
        document.figures = None;
        let mut texts = Vec::new();
        document.sections.iter_mut().for_each(|section| fields_of(&mut section.record, &mut texts));
        let count = texts.len();
        let text = &mut texts[which % count];
        let (path, was) = (text.path.clone(), text.text.clone());
        if let Some(what) = change(&mut text.text, how, at) {
            let is = text.text.clone();
            let found = coverage(&manuscript(EXAMPLE.0), &document);
            let drawn = found.inventions.iter().chain(found.moved.iter().map(|moved| &moved.drawn));
            let is_found = match how {
                1 => !found.missing.is_empty() || !found.moved.is_empty(),
                _ => drawn.clone().any(|drawn| drawn.path == path) || how == 2 && !found.missing.is_empty(),
            };
            proptest::prop_assert!(is_found, "{} {}: {} > {}\n{}", what, path, was, is, told(&found));
        }
    }
}

const SOURCE: &str = "\
# 一图读懂市政府工作报告

## 一、2023年工作回顾

### （一）经济运行稳中有进。

地区生产总值达到**783.58亿元**，同比增长**4.3%**；规模以上工业增加值、社会消费品零售总额分别增长2.8%、8%。

●新增市级拟上市储备库企业4家，增资扩产企业86家。
●新建“四好农村路”85

公里，碚东绿道20公里，农村饮水管网30公里，安装防护栏30公里。
●完成营造林7600余亩，空气优良天数占比约93.5%。

### （二）民生福祉持续增进。

●城镇新增就业2.3万人，超额完成目标任务。
●养老保险、基本医疗保险参保率分别稳定在95%、96%以上。
●5家企业入选全省民营企业100强。

## 二、2024年重点任务

主要预期目标是：地区生产总值增长6%左右，居民收入增长6.5%以上。

1

**着力扩大有效需求。**
1. 全力以赴稳定投资。
2. 千方百计促进消费。
";

const POSTER: &str = "\
title: 一图读懂市政府工作报告
sections:
- title: 2023年工作回顾
  blocks:
  - chapter:
      number: 一
      title: 经济运行稳中有进
      blocks:
      - text: 地区生产总值达到783.58亿元，同比增长4.3%；规模以上工业增加值、社会消费品零售总额分别增长2.8%、8%。
      - stats:
        - 新增市级拟上市储备库企业: 4家
        - 增资扩产企业: 86家
      - chart:
          kind: bars
          data:
            新建“四好农村路”: 85公里
            碚东绿道: 20公里
            农村饮水管网: 30公里
            安装防护栏: 30公里
      - list:
        - 完成营造林7600余亩，空气优良天数占比约93.5%。
  - chapter:
      number: 二
      title: 民生福祉持续增进
      blocks:
      - stats:
        - { label: 城镇新增就业, value: 2.3万人, note: 超额完成目标任务 }
        - 企业入选全省民营企业100强: 5家
      - stats:
        - 养老保险参保率: 稳定在95%以上
        - 基本医疗保险参保率: 稳定在96%以上
- title: 2024年重点任务
  blocks:
  - goals:
      lead: 主要预期目标
      items:
      - { label: 地区生产总值, value: 增长6%左右 }
      - { label: 居民收入, value: 增长6.5%以上 }
  - cards:
      items:
      - { number: 1, lead: 着力扩大, title: 有效需求, items: [全力以赴稳定投资, 千方百计促进消费] }
";

#[test]
fn a_right_poster_is_right() {
    let found = coverage(&manuscript(SOURCE), &report(POSTER));
    assert!(found.is_complete(), "{}", told(&found));
    assert_eq!(
        (found.source.percent(), found.poster.percent()),
        ("100.00".to_owned(), "100.00".to_owned())
    );
    assert!(
        found
            .repeats
            .iter()
            .all(|repeat| !repeat.drawn.text.contains("公里")),
        "{:?}",
        found.repeats
    );
}

/// One change of the poster or of the source, and what must be said of it.
struct Mutation {
    what: &'static str,
    in_source: bool,
    old: &'static str,
    new: &'static str,
    told: &'static [&'static str],
}

const fn poster(
    what: &'static str,
    old: &'static str,
    new: &'static str,
    told: &'static [&'static str],
) -> Mutation {
    Mutation {
        what,
        in_source: false,
        old,
        new,
        told,
    }
}

const fn source(
    what: &'static str,
    old: &'static str,
    new: &'static str,
    told: &'static [&'static str],
) -> Mutation {
    Mutation {
        what,
        in_source: true,
        old,
        new,
        told,
    }
}

const MUTATIONS: &[Mutation] = &[
    poster(
        "a digit",
        "783.58亿元",
        "783.59亿元",
        &[
            "missing 7:",
            "783.58",
            "invented sections[0].blocks[0].blocks[0].text",
            "783.59",
        ],
    ),
    poster(
        "a part of a number",
        "企业: 86家",
        "企业: 8家",
        &["missing 9:", "86"],
    ),
    poster(
        "numbers of tiles",
        "企业: 4家\n        - 增资扩产企业: 86家",
        "企业: 86家\n        - 增资扩产企业: 4家",
        &[
            "blocks[1].items[0].value 86",
            "blocks[1].items[1].value 4",
            "Subject 9",
        ],
    ),
    poster(
        "numbers of bars",
        "绿道: 20公里\n            农村饮水管网: 30公里",
        "绿道: 30公里\n            农村饮水管网: 20公里",
        &["data[1].value 30", "data[2].value 20"],
    ),
    poster(
        "labels of bars",
        "新建“四好农村路”: 85公里\n            碚东绿道: 20公里",
        "碚东绿道: 85公里\n            新建“四好农村路”: 20公里",
        &["data[0].value 85", "data[1].value 20"],
    ),
    poster(
        "numbers of a list",
        "2.8%、8%",
        "8%、2.8%",
        &["blocks[0].text 2.8", "Rank 7"],
    ),
    poster(
        "ranks",
        "养老保险参保率: 稳定在95%以上\n        - 基本医疗保险参保率: 稳定在96%以上",
        "养老保险参保率: 稳定在96%以上\n        - 基本医疗保险参保率: 稳定在95%以上",
        &["items[0].value 96", "items[1].value 95", "Rank 18"],
    ),
    poster(
        "numbers of sentences",
        "增长6.5%以上",
        "增长4.3%以上",
        &["value 4.3", "Sentence 7", "missing 23:"],
    ),
    poster("a modifier", "增长6%左右", "增长6%", &["左右", "Limit"]),
    poster("a modifier inside", "7600余亩", "7600亩", &["余", "Unit"]),
    poster("a modifier before", "约93.5%", "93.5%", &["约", "Limit"]),
    poster(
        "a new modifier",
        "93.5%。",
        "93.5%以上。",
        &["blocks[3].items[0].text 以上"],
    ),
    poster("a unit", "2.3万人", "2.3亿人", &["万", "Unit"]),
    poster(
        "a word more",
        "稳定投资",
        "稳定有效投资",
        &["invented sections[1].blocks[1].items[0].items[0] 有效"],
    ),
    poster(
        "a word less",
        "全力以赴稳定投资",
        "稳定投资",
        &["missing 28:", "全力以赴"],
    ),
    poster(
        "a character",
        "千方百计",
        "千方佰计",
        &["佰", "missing 29:", "百"],
    ),
    poster(
        "two characters",
        "促进消费",
        "促消进费",
        &["missing 29:", "invented"],
    ),
    poster(
        "a stat less",
        "        - 增资扩产企业: 86家\n",
        "",
        &["missing 9:", "增资扩产企业86家"],
    ),
    poster(
        "a list less",
        "      - list:\n        - 完成营造林7600余亩，空气优良天数占比约93.5%。\n",
        "",
        &["missing 13:2 完成营造林7600余亩，空气优良天数占比约93.5%"],
    ),
    poster(
        "a number of a card",
        "number: 1,",
        "number: 2,",
        &["invented sections[1].blocks[1].items[0].number 2"],
    ),
    poster(
        "a mark",
        "783.58亿元，同比",
        "783.58亿元、同比",
        &[
            "invented sections[0].blocks[0].blocks[0].text 、",
            "missing 7:",
        ],
    ),
    source(
        "a bullet more",
        "●5家企业",
        "●新建公园3个。\n●5家企业",
        &["missing 19:2 新建公园3个"],
    ),
    source(
        "a bullet twice",
        "●城镇新增就业2.3万人，超额完成目标任务。",
        "●城镇新增就业2.3万人，超额完成目标任务。\n●城镇新增就业2.3万人，超额完成目标任务。",
        &["missing 1", "城镇新增就业2.3万人，超额完成目标任务"],
    ),
    source(
        "a digit of the source",
        "100强",
        "101强",
        &[
            "missing 19:",
            "101",
            "invented sections[0].blocks[1].blocks[0].items[1].label 100",
        ],
    ),
    source("a negation", "持续增进", "未持续增进", &["未"]),
];

#[test]
fn every_change_is_found_where_it_is() {
    let mut faults = String::new();
    for Mutation {
        what,
        in_source,
        old,
        new,
        told: wanted,
    } in MUTATIONS
    {
        let (text, other) = if *in_source {
            (SOURCE, POSTER)
        } else {
            (POSTER, SOURCE)
        };
        assert_eq!(
            text.matches(old).count().min(1),
            1,
            "{what}: `{old}` is not there"
        );
        let changed = text.replacen(old, new, 1);
        let found = match in_source {
            true => coverage(&manuscript(&changed), &report(other)),
            false => coverage(&manuscript(other), &report(&changed)),
        };
        let found = told(&found);
        let lacks: Vec<_> = wanted
            .iter()
            .filter(|wanted| !found.contains(**wanted))
            .collect();
        if !lacks.is_empty() {
            faults += &format!("{what}: no {lacks:?} in\n{found}\n");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn a_bullet_drawn_twice_is_listed() {
    let line = "        - 完成营造林7600余亩，空气优良天数占比约93.5%。\n";
    let found = coverage(
        &manuscript(SOURCE),
        &report(&POSTER.replacen(line, &line.repeat(2), 1)),
    );
    let again: Vec<_> = found
        .repeats
        .iter()
        .filter(|repeat| repeat.drawn.path.ends_with("items[1].text"))
        .collect();
    assert_eq!(again.len(), 1, "{:?}", found.repeats);
    assert_eq!(again[0].line, 13);
}
