//! Reports as editors write them, and what is read from them.

use changtu::diag::{Diagnostic, Sink, Sources};
use changtu::document::{self, Block, Document, Record, Text, Value};
use changtu::world::World;

/// The example of the design.
const REPORT: &str = r#"layout: civic-red              # a built-in pack, or a path to a folder
title: |                       # a line break here is a line break there
  一图读懂
  区政府工作报告
figures:                       # the key figures of the panel under the hero
- { label: 地区生产总值, value: 783.58亿元, change: 同比增长4.3% }
- { label: 一般公共预算收入, value: 30.03亿元, change: 同比增长18.5% }
sections:
- title: 2023年主要成绩
  blocks:
  - cards:
      variant: spine           # title block on the left, running text on the right
      items:
      - { tag: 全力以赴, title: 稳进增效, icon: growth, text: 地区生产总值达到783.58亿元，同比增长4.3%； }
- title: 2023年主要工作
  blocks:
  - chapter:
      number: 一
      title: 聚焦聚力推动重大战略落地落实
      lead: 聚焦聚力            # a prefix shared by all chapters, set smaller where the pack likes
      blocks:
      - topic:
          title: 西部陆海新通道建设提速增效
          blocks:
          - list: [ 构建“1+3+N”物流枢纽体系。 ]
          - stats:
            - { label: 经西部陆海新通道货运量, value: 1651标箱 }
            - { label: 货运值, value: 6.25亿元 }
      - topic:
          title: 工业经济回稳向好
          blocks:
          - chart: { kind: bars, title: 产业产值同比增长, unit: "%", data: { 材料: 31.1, 智能传感器: 20.4, 医药: 15.8, 装备制造: 7.4 } }
- title: 2024年主要任务
  blocks:
  - goals: [ { label: 地区生产总值, value: 增长6%左右 } ]
  - cards: { columns: 3, items: [ { lead: 着力, title: 扩大有效需求, icon: shopping, items: [ 全力以赴稳定投资, 甲 ] } ] }
  - pillars: [ { text: 持续强化政治引领, slogan: 铸牢忠诚之魂 } ]
footer: { credits: [ 来源: 区政府, 制图: 办公室 ], date: 2024年1月, qr: { url: "https://example.cn", caption: 扫码看全文 } }
"#;

fn read_with(text: &str, world: &World) -> (Option<Document>, Vec<Diagnostic>) {
    let mut sink = Sink::default();
    let mut sources = Sources::default();
    let document = document::read("report.yaml", text.as_bytes(), world, &mut sources, &mut sink);
    (document, sink.into_sorted())
}

/// Reads a text, and drops the warning that most of these short texts deserve.
fn read(text: &str) -> (Document, Vec<Diagnostic>) {
    let (document, mut said) = read_with(text, &World::memory::<String, Vec<u8>>([]));
    said.retain(|diagnostic| diagnostic.code != "no-credits");
    (document.unwrap_or_else(|| panic!("no document: {said:#?}")), said)
}

/// Reads a text that must be free of faults.
fn clean(text: &str) -> Document {
    let (document, said) = read(text);
    assert!(said.is_empty(), "{said:#?}");
    document
}

/// The document as lines of `path = value`.
fn dump(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    let blocks = std::iter::once(&document.hero).chain(&document.figures);
    for block in blocks.chain(&document.sections).chain(&document.footer) {
        dump_block(block, &mut lines);
    }
    lines
}

fn dump_block(block: &Block, lines: &mut Vec<String>) {
    lines.push(format!("{}: {}", block.record.path, block.kind.name));
    dump_record(&block.record, lines);
}

fn dump_record(record: &Record, lines: &mut Vec<String>) {
    for (name, value) in &record.fields {
        dump_value(&format!("{}.{name}", record.path), value, lines);
    }
}

fn dump_value(path: &str, value: &Value, lines: &mut Vec<String>) {
    match value {
        Value::Text(text) => lines.push(format!("{} = {:?}", text.path, text.text)),
        Value::Number(number) => {
            lines.push(format!("{} = {:?} ({})", number.text.path, number.text.text, number.value));
        }
        Value::Word(word) => lines.push(format!("{path} = {}", word.text)),
        Value::Flag(flag) => lines.push(format!("{path} = {flag}")),
        Value::Count(count) => lines.push(format!("{path} = {count}")),
        Value::Choice(choice) => lines.push(format!("{path} = {choice}")),
        Value::List(values) => values.iter().for_each(|value| dump_value(path, value, lines)),
        Value::Record(record) => dump_record(record, lines),
        Value::Blocks(blocks) => blocks.iter().for_each(|block| dump_block(block, lines)),
        Value::Picture(picture) => {
            lines.push(format!("{path} = {}×{}", picture.picture.width, picture.picture.height));
        }
    }
}

/// Every drawn text of a document.
fn texts(document: &Document) -> Vec<String> {
    let of = |line: String| line.split_once(" = ").map(|(_, value)| value.to_owned());
    dump(document).into_iter().filter_map(of).collect()
}

#[test]
fn the_example_of_the_design_is_read_whole() {
    let document = clean(REPORT);
    insta::assert_snapshot!(dump(&document).join("\n"));
}
