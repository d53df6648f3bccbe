//! Reports as editors write them, and what is read from them.

#[path = "reading/files.rs"]
mod files;

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
    let document = document::read(
        "report.yaml",
        text.as_bytes(),
        world,
        &mut sources,
        &mut sink,
    );
    (document, sink.into_sorted())
}

/// Reads a text, and drops the warning that most of these short texts deserve.
fn read(text: &str) -> (Document, Vec<Diagnostic>) {
    let (document, mut said) = read_with(text, &World::memory::<String, Vec<u8>>([]));
    said.retain(|diagnostic| diagnostic.code != "no-credits");
    (
        document.unwrap_or_else(|| panic!("no document: {said:#?}")),
        said,
    )
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
            lines.push(format!(
                "{} = {:?} ({})",
                number.text.path, number.text.text, number.value
            ));
        }
        Value::Word(word) => lines.push(format!("{path} = {}", word.text)),
        Value::Flag(flag) => lines.push(format!("{path} = {flag}")),
        Value::Count(count) => lines.push(format!("{path} = {count}")),
        Value::Choice(choice) => lines.push(format!("{path} = {choice}")),
        Value::List(values) => values
            .iter()
            .for_each(|value| dump_value(path, value, lines)),
        Value::Record(record) => dump_record(record, lines),
        Value::Blocks(blocks) => blocks.iter().for_each(|block| dump_block(block, lines)),
        Value::Picture(picture) => {
            lines.push(format!(
                "{path} = {}×{}",
                picture.picture.width, picture.picture.height
            ));
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

/// The value of the first figure of a text.
fn figure(value: &str) -> String {
    let document = clean(&format!(
        "title: 甲\nfigures:\n- {{ label: 乙, value: {value} }}\n"
    ));
    texts(&document).pop().unwrap_or_default()
}

#[test]
fn a_scalar_is_its_source_text() {
    for spelling in [
        "8.0",
        "08",
        "1:30",
        "no",
        "2024-01-01",
        "0x10",
        "是",
        "1_000",
        "0o17",
        "1e3",
        "true",
        "yes",
        "on",
        "NaN",
        ".5",
        "+3",
        "12345678901234567890123",
        "-0",
        "783.58亿元",
        "Ⅱ类",
    ] {
        assert_eq!(figure(spelling), format!("{spelling:?}"));
    }
    assert_eq!(figure("\"1,234\""), r#""1,234""#);
    let block = clean("title: 甲\nfigures:\n- label: 乙\n  value: 1,234\n");
    assert_eq!(texts(&block).last().map(String::as_str), Some(r#""1,234""#));
}

#[test]
fn labels_are_source_text_too() {
    let document = clean("title: 2024\nfigures:\n- 08: 3亿元\n- 2023: [1.50亿元, 增长8.0%]\n");
    assert_eq!(
        texts(&document),
        [
            r#""2024""#,
            r#""08""#,
            r#""3亿元""#,
            r#""2023""#,
            r#""1.50亿元""#,
            r#""增长8.0%""#
        ]
    );
}

#[test]
fn short_forms_say_the_same_as_full_ones() {
    let short = clean(
        "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - text: 一段文字\n  - list: [甲, 乙]\n  \
         - chapter: 标题\n    number: 一\n    blocks:\n    - note: 说明文字\n  - stats:\n    \
         - 城市道路: 18.4公里\n    - 地区生产总值: [783.58亿元, 同比增长4.3%]\n",
    );
    let full = clean(
        "标题: 甲\n部分:\n- 标题: 乙\n  内容:\n  - 正文: {文字: 一段文字}\n  - 列表: {项目: [{文字: 甲}, {文字: 乙}]}\n  \
         - 章节:\n      标题: 标题\n      序号: 一\n      内容:\n      - 说明: {文字: 说明文字}\n  - 数据:\n      项目:\n      \
         - {名称: 城市道路, 数值: 18.4公里}\n      - {名称: 地区生产总值, 数值: 783.58亿元, 变化: 同比增长4.3%}\n",
    );
    assert_eq!(dump(&short), dump(&full));
}

#[test]
fn pairs_may_have_more_fields() {
    let document = clean("title: 甲\nfigures:\n- 城市道路: 18.4公里\n  icon: road\n  hot: 是\n");
    assert_eq!(
        dump(&document)[3..],
        [
            "figures.items[0].label = \"城市道路\"",
            "figures.items[0].value = \"18.4公里\"",
            "figures.items[0].icon = road",
            "figures.items[0].hot = true"
        ]
    );
}

#[test]
fn charts_keep_the_spelling_of_their_numbers() {
    let (document, said) = read(
        "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - chart:\n      kind: 条形\n      data:\n        \
         材料: 31.10%\n        道路: 85公里\n        产值: 1,234.5\n      max: 2,000\n",
    );
    // Three units on one scale: said, and spelled as they are all the same.
    let codes: Vec<_> = said.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, ["mixed-units"]);
    let dump = dump(&document).join("\n");
    for expected in [
        r#"data[0].value = "31.10%" (31.1)"#,
        r#"data[1].value = "85公里" (85)"#,
        r#"data[2].value = "1,234.5" (1234.5)"#,
        r#"max = "2,000" (2000)"#,
        "kind = bars",
    ] {
        assert!(dump.contains(expected), "{dump}");
    }
}

#[test]
fn lines_break_where_the_author_breaks_them() {
    let document = clean(
        "title: |\n  一图读懂\n  报告\nsubtitle: 甲<br>乙\nkicker: >-\n  折行的\n  中文\n  and words\n",
    );
    assert_eq!(
        texts(&document),
        [
            "\"一图读懂\\n报告\"",
            "\"甲\\n乙\"",
            "\"折行的中文 and words\""
        ]
    );
}

#[test]
fn hidden_things_are_dropped() {
    let document = clean(
        "title: 甲\nfigures: { hide: true, items: [乙: 3亿元] }\nsections:\n- title: 乙\n  blocks:\n  \
         - text: 丙\n    hide: true\n  - list: { 隐藏: 是, items: [丁] }\n  - text: 戊\n- title: 己\n  隐藏: true\n",
    );
    assert_eq!(texts(&document), [r#""甲""#, r#""乙""#, r#""戊""#]);
}

#[test]
fn anchors_and_aliases_work() {
    let document = clean(
        "title: &名 甲\nsubtitle: *名\nfigures:\n- &a { label: 乙, value: 3亿元 }\n- { <<: *a, value: 4亿元 }\n",
    );
    assert_eq!(
        texts(&document),
        [
            r#""甲""#,
            r#""甲""#,
            r#""乙""#,
            r#""3亿元""#,
            r#""4亿元""#,
            r#""乙""#
        ]
    );
}

fn first_text(document: &Document, name: &str) -> Text {
    match document.hero.record.get(name) {
        Some(Value::Text(text)) => text.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_stretch_knows_its_place() {
    let source = "title: 甲**乙丙**丁\nsubtitle: \"引号\"\nkicker: |\n  第一行\n  第二行\nissuer: \"a\\\"b\"\n";
    let document = clean(source);
    let at = |name: &str, part: &str| {
        let text = first_text(&document, name);
        let start = text.text.find(part).unwrap();
        source[text.source(start..start + part.len()).range].to_owned()
    };
    assert_eq!(at("title", "乙丙"), "乙丙");
    assert_eq!(at("title", "甲乙"), "甲**乙");
    assert_eq!(at("title", "丁"), "丁");
    assert_eq!(at("subtitle", "号"), "号");
    assert_eq!(at("kicker", "第二"), "第二");
    assert_eq!(at("issuer", "b"), "\"a\\\"b\"");
}

#[test]
fn painting_follows_the_rules() {
    let body = "title: 投资20万元和30亿元，**重点**是甲\n";
    let painted = |head: &str| {
        let (document, _) = read(&format!("{head}{body}"));
        let text = first_text(&document, "title");
        let words: Vec<String> = text
            .painted
            .iter()
            .map(|range| text.text[range.clone()].to_owned())
            .collect();
        (words, text.emphasis.len(), text.kept.len())
    };
    assert_eq!(
        painted(""),
        (vec!["20万元".to_owned(), "30亿元".to_owned()], 1, 0)
    );
    assert_eq!(
        painted("plain: [20万元]\n"),
        (vec!["30亿元".to_owned()], 1, 0)
    );
    assert_eq!(painted("keep: 30亿元\n"), (vec!["20万元".to_owned()], 1, 1));
    assert_eq!(painted("highlight: marked\n"), (vec![], 1, 0));
    assert_eq!(painted("高亮: 关闭\n"), (vec![], 0, 0));
}

#[test]
fn files_from_windows_are_read_and_said() {
    let world = World::memory::<String, Vec<u8>>([]);
    let text = "标题: 一图读懂区政府工作报告\r\n页脚: { 落款: { 来源: 区政府 } }\r\n";
    let gb = encoding(text);
    let mut sink = Sink::default();
    let document =
        document::read("报告.yaml", &gb, &world, &mut Sources::default(), &mut sink).unwrap();
    assert_eq!(texts(&document)[0], r#""一图读懂区政府工作报告""#);
    assert_eq!(
        sink.diagnostics()
            .iter()
            .map(|d| d.code)
            .collect::<Vec<_>>(),
        ["encoding"]
    );
    assert!(!sink.has_errors());
    clean("\u{FEFF}title:\u{A0}甲\r\n\u{A0}\r\nsections: []\r\n");
}

/// The bytes that Notepad of an old Windows writes.
fn encoding(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[test]
fn credits_are_warned_about_once() {
    let (_, said) = read_with("title: 甲\n", &World::memory::<String, Vec<u8>>([]));
    assert_eq!(
        said.iter().map(|d| d.code).collect::<Vec<_>>(),
        ["no-credits"]
    );
}

#[test]
fn theme_and_fonts_are_read() {
    let document = clean(
        "title: 甲\nlayout: civic-red\ntheme: { main: \"#0A59F7\", 辅: 3 }\nfonts: [a.otf]\nformat: 1\n",
    );
    assert_eq!(document.theme[0].1.text, "#0A59F7");
    assert_eq!(document.theme.len(), 2);
    assert_eq!(document.fonts[0].text, "a.otf");
    assert_eq!(
        document.layout.map(|word| word.text).as_deref(),
        Some("civic-red")
    );
}

#[test]
fn pictures_are_decoded_once() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'><rect width='4' height='2' fill='red'/></svg>";
    let world = World::memory([("图/标志.svg", svg)]);
    let (document, _) = read_with(
        "title: 甲\nlogo: 图/标志.svg\nimage: ./图/标志.svg\n",
        &world,
    );
    let document = document.unwrap();
    let Some(Value::Picture(logo)) = document.hero.record.get("logo") else {
        panic!("no logo")
    };
    assert_eq!((logo.picture.width, logo.picture.height), (2160, 1080));
    assert_eq!(logo.picture.rgba[..4], [255, 0, 0, 255]);
}

#[test]
fn nothing_is_bad_unless_the_author_says_so() {
    let sense = |item: &str| {
        let document = clean(&format!("title: 甲\nfigures:\n- {item}\n"));
        let items = document.figures.unwrap().record.get("items").cloned();
        match items {
            Some(Value::List(items)) => match &items[0] {
                Value::Record(item) => item.sense().name(),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(
        sense("{ label: 一般公共预算收入, value: 30亿元, change: 同比下降3% }"),
        "neutral"
    );
    assert_eq!(
        sense("{ label: 一般公共预算收入, value: 30亿元, change: 同比下降3%, sense: bad }"),
        "bad"
    );
    assert_eq!(
        sense("{ label: 生产安全事故起数, value: 12起, change: 同比下降16.3% }"),
        "good"
    );
    assert_eq!(
        sense("{ label: 生产安全事故起数, value: 12起, change: 同比下降16.3%, 褒贬: 中性 }"),
        "neutral"
    );
}
