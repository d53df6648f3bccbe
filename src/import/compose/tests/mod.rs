//! What sentences become, and that nothing of them is lost.

mod bulletins;
mod others;
mod report;

use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::*;
use crate::import::Value;

/// The facts of a sentence, and its points after `- `.
fn read(text: &str) -> String {
    let Some(plan) = plan::plan(text) else {
        return "whole".to_owned();
    };
    let facts = plan.facts.iter().map(|fact| {
        let words = [
            &fact.label,
            &fact.value,
            &fact.change,
            &fact.note,
            &fact.among,
        ];
        let said: Vec<String> = words.iter().map(|words| words.text(text)).collect();
        said.join("|").trim_end_matches('|').to_owned()
    });
    let points = plan
        .points
        .iter()
        .map(|words| format!("- {}", words.text(text)));
    facts.chain(points).collect::<Vec<_>>().join("\n")
}

#[test]
fn sentences_become_facts_where_they_say_the_same() {
    let reports = || report::SENTENCES.iter().chain(others::SENTENCES);
    let rows = || reports().chain(bulletins::SENTENCES);
    assert!(rows().filter(|(_, facts)| *facts == "whole").count() >= 20);
    let wrong: Vec<String> = rows()
        .filter(|(text, facts)| read(text) != *facts)
        .map(|(text, facts)| format!("{text}\n  is\n{}\n  not\n{facts}", read(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Lines of a source as items; those that begin with `●` are items of a list.
fn items(source: &str) -> Vec<Item> {
    let mut at = 0;
    let mut items = Vec::new();
    for (number, line) in source.split('\n').enumerate() {
        let bullet = line.strip_prefix('●').map_or(0, |_| '●'.len_utf8());
        let words = Words::of(at + bullet..at + line.len());
        at += line.len() + 1;
        items.push(Item {
            passage: Passage::new(source, words),
            lines: (number + 1, number + 1),
            number: None,
            is_item: bullet > 0,
        });
    }
    items
}

/// All words that a value draws.
fn drawn(value: &Value, found: &mut Vec<Words>) {
    match value {
        Value::Words(words) => found.push(words.clone()),
        Value::Plain(_) => {}
        Value::List(values) => values.iter().for_each(|value| drawn(value, found)),
        Value::Map(entries) => entries.iter().for_each(|entry| drawn(&entry.value, found)),
        Value::Lines(lines) => found.extend(lines.iter().cloned()),
        Value::Pairs(pairs) => {
            for (name, value) in pairs {
                found.extend([name.clone(), value.clone()]);
            }
        }
        Value::Block(block) => block
            .fields
            .iter()
            .for_each(|entry| drawn(&entry.value, found)),
    }
}

/// What of the items is neither drawn nor removed.
fn lost(source: &str, items: &[Item], blocks: &[Block], ledger: &Ledger) -> String {
    let mut words = Vec::new();
    for entry in blocks.iter().flat_map(|block| &block.fields) {
        drawn(&entry.value, &mut words);
    }
    let mut known: Vec<_> = words.iter().flat_map(|words| words.0.clone()).collect();
    known.extend(ledger.removed.iter().map(|removed| removed.range.clone()));
    let wholes = items.iter().flat_map(|item| {
        let number = item.number.iter().flat_map(|words| words.0.clone());
        number.chain(item.passage.words.0.clone())
    });
    let gaps = wholes.flat_map(|whole| account::gaps(whole, &mut known.clone()));
    gaps.map(|gap| &source[gap]).collect()
}

fn show(value: &Value, source: &str) -> String {
    match value {
        Value::Words(words) => words.text(source),
        Value::Plain(word) => format!("<{word}>"),
        Value::List(values) => values
            .iter()
            .map(|value| format!("\n  - {}", show(value, source)))
            .collect(),
        Value::Map(entries) => {
            let shown = entries
                .iter()
                .map(|Entry { key, value }| format!("{key}={}", show(value, source)));
            shown.collect::<Vec<_>>().join(" ")
        }
        Value::Lines(lines) => lines.iter().map(|words| words.text(source)).collect(),
        Value::Pairs(pairs) => pairs
            .iter()
            .map(|(name, value)| format!("\n  {}: {}", name.text(source), value.text(source)))
            .collect(),
        Value::Block(block) => block.kind.to_owned(),
    }
}

/// The blocks of a source.
fn composed(source: &str, choosing: Choosing) -> String {
    let mut ledger = Ledger::default();
    let items = items(source);
    let blocks = compose(&items, choosing, &mut ledger);
    assert_eq!(lost(source, &items, &blocks, &ledger), "");
    assert_eq!(ledger.choices.len(), blocks.len());
    let mut shown = String::new();
    for block in blocks {
        shown.push_str(block.kind);
        for Entry { key, value } in &block.fields {
            shown.push_str(&format!("\n {key}: {}", show(value, source)));
        }
        shown.push('\n');
    }
    shown
}

#[test]
fn growth_of_one_measure_is_a_chart() {
    let source = "●材料、装备制造等产业产值同比分别增长31.1%、7.4%。\n●智能传感器、医药产业产值同比分别增长20.4%、15.8%。";
    let expected = "chart\n kind: <columns>\n title: 产业产值同比增长\n data: \n  材料: 31.1%\n  装备制造: 7.4%\n  \
                    智能传感器: 20.4%\n  医药: 15.8%\n note: 材料、装备制造等产业\n";
    assert_eq!(composed(source, Choosing::Content), expected);
}

#[test]
fn shares_are_rings_or_bars_and_growth_is_not() {
    let shares = composed("●森林覆盖率53.2%，城区绿化覆盖率42.1%。", Choosing::Content);
    assert!(
        shares.starts_with("stats\n variant: <ring>\n columns: <2>"),
        "{shares}"
    );
    let long = composed(
        "●养老保险、基本医疗保险参保率分别稳定在95%、96%以上。",
        Choosing::Content,
    );
    assert!(long.starts_with("stats\n variant: <progress>"), "{long}");
    let one = composed("●建成道路18公里，落地开工率达到62%。", Choosing::Content);
    assert!(one.ends_with("label=落地开工率 value=达到62%\n"), "{one}");
    for growth in [
        "●投资增长率62%，利润率下降3%。",
        "●调查失业率5.2%，贷款利率4.1%。",
        "●完成率112%，参保率提高3%。",
    ] {
        let growth = composed(growth, Choosing::Content);
        assert!(
            !growth.contains("ring") && !growth.contains("progress"),
            "{growth}"
        );
    }
}

#[test]
fn honours_are_a_wall_when_they_are_most_of_the_rest() {
    let source = "●甲镇获评全国乡村治理示范村。\n●乙基地入选“无抗水产村”。\n●守牢耕地红线。\n●指数居全市第一。";
    let shown = composed(source, Choosing::Content);
    assert!(
        shown.starts_with("honors\n items: \n  - text=甲镇获评全国乡村治理示范村"),
        "{shown}"
    );
    assert!(
        !shown.contains("badge=无抗水产村") && shown.contains("badge=全市第一"),
        "{shown}"
    );
    assert!(
        shown.ends_with("list\n items: \n  - 守牢耕地红线。\n"),
        "{shown}"
    );
}

#[test]
fn paragraphs_of_parts_become_lists_and_prose_stays_text() {
    let parts = "一是加强学习；二是加强管理，堵塞漏洞；三是加强服务。";
    let expected =
        "list\n items: \n  - 一是加强学习。\n  - 二是加强管理，堵塞漏洞。\n  - 三是加强服务。\n";
    assert_eq!(composed(parts, Choosing::Content), expected);
    let prose = "过去一年，我们迎难而上，完成投资5亿元，取得了来之不易的成绩。";
    assert_eq!(
        composed(prose, Choosing::Content),
        format!("text\n text: {prose}\n")
    );
    let figures = "地区生产总值783亿元，增长4.3%；财政收入30亿元，增长18.5%；服务业增加值增长7.7%；经验获推广。";
    let shown = composed(figures, Choosing::Content);
    assert!(
        shown.contains("label=地区生产总值 value=783亿元 change=增长4.3%"),
        "{shown}"
    );
    assert!(shown.ends_with("- 经验获推广。\n"), "{shown}");
}

#[test]
fn short_paragraphs_that_count_themselves_are_a_list() {
    let source =
        "第一，扩大内需。投资186亿元。\n第二，深化改革。\n第三，绿色转型。\n征程万里风正劲。";
    let shown = composed(source, Choosing::Content);
    let expected = "list\n items: \n  - 第一，扩大内需。投资186亿元。\n  - 第二，深化改革。\n  - 第三，绿色转型。\ntext";
    assert!(shown.starts_with(expected), "{shown}");
    let lead = "存在的问题：一是矛盾突出；二是质效有待提高。任务重；三是还有短板。";
    let expected = "text\n text: 存在的问题：\nlist\n items: \n  - 一是矛盾突出；\n  - 二是质效有待提高。任务重；\n  - 三是还有短板。\n";
    assert_eq!(composed(lead, Choosing::Content), expected);
    let two = "一是加强学习。\n二是加强管理。";
    assert!(!composed(two, Choosing::Content).contains("list"));
}

#[test]
fn a_grid_of_tiles_has_one_headline_and_fills_its_rows() {
    let money = "●引进项目42个；签约金额560亿元；到位资金137亿元，同比增长26%。";
    let shown = composed(money, Choosing::Content);
    assert_eq!(shown.matches("hot").count(), 1, "{shown}");
    assert!(
        shown.contains("value=560亿元 icon=<contract> hot=<true>"),
        "{shown}"
    );
    let seven: String = (1..=7)
        .map(|at| format!("●新增{at}号车间{at}0座。\n"))
        .collect();
    let shown = composed(seven.trim_end(), Choosing::Content);
    assert!(shown.starts_with("stats\n columns: <3>"), "{shown}");
    assert_eq!(shown.matches("columns: <2>").count(), 1, "{shown}");
    let lengths = "●新建农村路85公里，碓东绿道20公里，饮水管网30公里。";
    assert!(composed(lengths, Choosing::Content).starts_with("stats"));
    let levels = "●小麦、玉米、大豆产量分别为3万吨、4万吨、5万吨。";
    assert!(composed(levels, Choosing::Content).starts_with("chart"));
    let alone = "●落地开工率达到62%。";
    assert!(composed(alone, Choosing::Content).starts_with("stats\n variant: <progress>"));
}

#[test]
fn long_honours_stay_in_the_list() {
    let long = "甲山整治提升经验入选全省开局第一年十大工作亮点并作为唯一正面典型案例在全市推广。";
    let source = format!("●{long}\n●乙镇获评示范镇。\n●丙区入选全国百强。\n●丁村被评为文明村。");
    let shown = composed(&source, Choosing::Content);
    assert!(
        shown.starts_with("honors") && shown.ends_with(&format!("- {long}\n")),
        "{shown}"
    );
}

#[test]
fn a_short_first_sentence_heads_its_facts() {
    let source = "●守牢红线。\n●动能加快释放。新增企业86家、平台12个，研发强度达3.2%，居全市第三。\n●结构持续优化。";
    let shown = composed(source, Choosing::Content);
    let expected = "list\n items: \n  - 守牢红线。\nstats\n title: 动能加快释放\n";
    assert!(shown.starts_with(expected), "{shown}");
    assert!(
        shown.ends_with("list\n items: \n  - 结构持续优化。\n"),
        "{shown}"
    );
    let whole = "●动能加快释放，前景光明。新增企业86家、平台12个。";
    assert!(composed(whole, Choosing::Content).starts_with("list"));
}

#[test]
fn plain_is_texts_and_lists() {
    let source =
        "●建成道路18公里，落地开工率达到62%。\n地区生产总值783亿元；财政收入30亿元；外资1亿美元。";
    let shown = composed(source, Choosing::Plain);
    assert_eq!(
        shown.matches("list").count() + shown.matches("text:").count(),
        2,
        "{shown}"
    );
    assert!(!shown.contains("stats"), "{shown}");
}

#[test]
fn numbers_of_items_stay_or_go_together() {
    let source = "1建成道路18公里。2守牢红线。";
    let cut = source.find('2').unwrap();
    let item = |range: std::ops::Range<usize>| Item {
        passage: Passage::new(source, Words::of(range.start + 1..range.end)),
        lines: (1, 1),
        number: Some(Words::of(range.start..range.start + 1)),
        is_item: true,
    };
    let items = [item(0..cut), item(cut..source.len())];
    let mut ledger = Ledger::default();
    let blocks = compose(&items, Choosing::Content, &mut ledger);
    assert_eq!(lost(source, &items, &blocks, &ledger), "");
    let removed = ledger
        .removed
        .iter()
        .filter(|it| it.why == Removal::Numbering);
    assert_eq!(removed.count(), 2);
    let mut ledger = Ledger::default();
    let blocks = compose(&items[1..], Choosing::Content, &mut ledger);
    assert!(show(&blocks[0].fields[1].value, source).contains("number=2"));
}

#[test]
fn words_cut_by_a_page_keep_their_places() {
    let source = "新建农村路85\n\n公里，碓东绿道20公里。";
    let cut = source.find('\n').unwrap();
    let words = Words(vec![0..cut, cut + 2..source.len()]);
    let items = [Item {
        passage: Passage::new(source, words),
        lines: (1, 3),
        number: None,
        is_item: true,
    }];
    let mut ledger = Ledger::default();
    let blocks = compose(&items, Choosing::Content, &mut ledger);
    let shown = show(&blocks[0].fields[1].value, source);
    assert!(shown.contains("label=新建农村路 value=85公里"), "{shown}");
    assert_eq!(lost(source, &items, &blocks, &ledger), "");
}

#[test]
fn a_long_document_takes_linear_time() {
    let sentence = "新增科技企业652家，技术创新中心2家；住宿业、餐饮业营业额同比分别增长18.6%、17.7%，居全市前列；";
    let source = sentence.repeat(1500);
    let started = std::time::Instant::now();
    composed(&source, Choosing::Content);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

/// Clauses one after another, as authors write them and otherwise.
fn clauses() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    const CLAUSES: &[&str] = &[
        "地区生产总值783亿元", "财政收入达到30亿元", "森林覆盖率53.2%", "服务业增加值同比增长7.7%", "工业投资同比增长12.3%", "同比增长4.3%",
        "比上年下降0.2%", "按可比价格计算", "居全市前列", "均居全市前列", "分别增长22%和19.4%", "参保率分别为96.2%、97.5%", "办结率100%",
        "住宿业、餐饮业营业额同比分别增长18.6%、17.7%", "材料、装备制造等产业产值同比分别增长31.1%、7.4%", "截至2023年底", "其中出口5亿元",
        "新增校舍5.8万平方米、学位4000余个", "5家企业入选民营企业100强", "连续八届获得双拥模范城表彰", "水质稳定保持Ⅱ类", "碓东绿道20公里",
        "农村管网30公里", "新建农村路85公里", "行政执法做到“无事不扰”", "王朴村获评全国示范村", "经验获全市推广", "动能加快释放", "建成（一期）",
    ];
    let marks = prop::sample::select(&["，", "，", "；", "。", "、"][..]);
    let clause = (prop::sample::select(CLAUSES), marks);
    prop::collection::vec(clause, 1..9).prop_map(|all| {
        all.iter()
            .map(|(clause, mark)| format!("{clause}{mark}"))
            .collect()
    })
}

/// Material of which sentences are made.
fn material() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "新增",
        "建成",
        "完成",
        "同比",
        "分别",
        "均",
        "增长",
        "下降",
        "达到",
        "稳定在",
        "地区生产总值",
        "服务业",
        "参保率",
        "企业",
        "营业额",
        "产值",
        "等",
        "产业",
        "的",
        "其中",
        "居全市前列",
        "获评",
        "入选",
        "“天然氧吧”",
        "“",
        "”",
        "（",
        "）",
        "(县)",
        "，",
        "；",
        "。",
        "、",
        "：",
        "和",
        "5家",
        "3.2%",
        "85公里",
        "8600余万元",
        "Ⅱ类",
        "连续八届",
        "100强",
        "2023年",
        "1,250个",
        "以上",
        "左右",
        "按可比价格计算",
        "比上年",
        "占",
        "王朴村",
        "公司",
        "\u{3000}",
        " ",
        "1+3+N",
        "力争",
        "——",
        "a",
        "𠀀",
        "é",
        "一是",
        "办结率",
        "增产",
    ];
    prop::collection::vec(prop::sample::select(WORDS), 0..40).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn nothing_is_lost(lines in prop::collection::vec((any::<bool>(), prop_oneof![material(), clauses(), clauses()]), 1..5)) {
        let lines: Vec<String> = lines.iter().map(|(is_item, line)| format!("{}{line}", if *is_item { "●" } else { "" })).collect();
        let source = lines.join("\n");
        for choosing in [Choosing::Content, Choosing::Plain] {
            let mut ledger = Ledger::default();
            let items = items(&source);
            let blocks = compose(&items, choosing, &mut ledger);
            prop_assert_eq!(lost(&source, &items, &blocks, &ledger), "");
            for removed in &ledger.removed {
                // What is removed is a mark, a blank, a word of distribution, or what a title says for all.
                let words = &source[removed.range.clone()];
                let is_digit = words.contains(|char: char| char.is_ascii_digit());
                prop_assert!(!is_digit, "{words}");
            }
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,60}") {
        composed(&text.replace('\n', ""), Choosing::Content);
    }
}
