//! Small changes of a small report, told as they are.

use super::*;
use crate::diag::{Sink, Sources};
use crate::document;
use crate::world::World;

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

const OLD: &str = "\
title: 一图读懂
sections:
- title: 成绩
  icon: trophy
  blocks:
  - text: 地区生产总值达到783.58亿元，同比增长4.3%，居全市前列。
  - stats:
    - { label: 城市道路, value: 18.4公里, icon: road }
    - { label: 居民收入, value: 增长6%左右, icon: wallet }
  - list: [ 全力以赴稳定投资, 千方百计促进消费, 多措并举招商引资 ]
- title: 任务
  blocks:
  - list: [ 持续强化政治引领, 持续提升法治水平 ]
";

/// What a change of the old report is told as.
fn told(old: &str, new: &str) -> Vec<String> {
    assert!(OLD.contains(old), "{old}");
    let found = reports(&report(OLD), &report(&OLD.replacen(old, new, 1)));
    let text = |side: &Option<Side>| {
        side.as_ref()
            .map_or("-".to_owned(), |side| side.text.clone())
    };
    let changes = found.changes.iter().map(|change| {
        let moved = if change.is_moved { " moved" } else { "" };
        let label = if change.count > 1 {
            change.count.to_string()
        } else {
            change.label.clone()
        };
        format!(
            "{} [{label}] {} > {}{moved}",
            change.kind.as_str(),
            text(&change.old),
            text(&change.new)
        )
    });
    let look =
        |sort: &str, look: &Look| format!("{sort} {}: {:?} > {:?}", look.path, look.old, look.new);
    let pictures = found.pictures.iter().map(|picture| look("shown", picture));
    let looks = found.looks.iter().map(|one| look("look", one));
    changes.chain(pictures).chain(looks).collect()
}

#[test]
fn a_quantity_changes_as_a_whole_and_with_its_label() {
    assert_eq!(told("4.3%", "4.5%"), ["quantity [同比增长] 4.3% > 4.5%"]);
    assert_eq!(
        told("18.4公里", "19公里"),
        ["quantity [城市道路] 18.4公里 > 19公里"]
    );
    assert_eq!(
        told("增长6%左右", "增长6%以上"),
        ["quantity [居民收入] 6%左右 > 6%以上"]
    );
    assert_eq!(
        told("783.58亿元，同比增长4.3%", "790亿元，同比增长5%"),
        [
            "quantity [地区生产总值达到] 783.58亿元 > 790亿元",
            "quantity [同比增长] 4.3% > 5%"
        ]
    );
}

#[test]
fn words_change_as_words() {
    assert_eq!(
        told("居全市前列", "居全市第一"),
        ["words [居全市] 前列 > 第一"]
    );
    assert_eq!(
        told("稳定投资", "稳定有效投资"),
        ["words [全力以赴稳定] - > 有效"]
    );
    assert_eq!(
        told("，居全市前列。", "。"),
        ["words [同比增长4.3%] ，居全市前列 > -"]
    );
}

#[test]
fn statements_come_and_go() {
    assert_eq!(
        told(", 多措并举招商引资", ""),
        ["removed [] 多措并举招商引资 > -"]
    );
    assert_eq!(
        told("[ 持续强化", "[ 织密社会保障网络, 持续强化"),
        ["added [] - > 织密社会保障网络"]
    );
}

#[test]
fn what_moves_is_moved() {
    let list = "  - list: [ 全力以赴稳定投资, 千方百计促进消费, 多措并举招商引资 ]\n";
    let text = "  - text: 地区生产总值达到783.58亿元，同比增长4.3%，居全市前列。\n";
    let stats = "  - stats:\n    - { label: 城市道路, value: 18.4公里, icon: road }\n    - { label: 居民收入, value: 增长6%左右, icon: wallet }\n";
    assert_eq!(
        told(
            &format!("{text}{stats}{list}"),
            &format!("{list}{text}{stats}")
        ),
        ["moved [3] 全力以赴稳定投资 > 全力以赴稳定投资 moved"]
    );
    let changed = text.replace("4.3%", "4.5%");
    assert_eq!(
        told(
            &format!("{text}{stats}{list}"),
            &format!("{stats}{list}{changed}")
        ),
        ["quantity [同比增长] 4.3% > 4.5% moved"]
    );
}

#[test]
fn looks_are_told_apart() {
    assert_eq!(
        told("icon: road", "icon: highway"),
        ["look sections[0].blocks[1].items[0].icon: Some(\"road\") > Some(\"highway\")"]
    );
    assert_eq!(
        told("title: 一图读懂\n", "title: 一图读懂\nlayout: ink-green\n"),
        ["look layout: None > Some(\"ink-green\")"]
    );
    assert_eq!(
        told(
            "{ label: 城市道路, value: 18.4公里, icon: road }",
            "{ icon: road, value: 18.4公里, label: 城市道路 }"
        ),
        [""; 0]
    );
    let found = reports(
        &report(OLD),
        &report(&OLD.replace("icon: road", "icon: highway")),
    );
    assert!(found.is_looks_only());
    assert!(reports(&report(OLD), &report(OLD)).is_none());
}
