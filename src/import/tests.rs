//! Small sources and what must stand in their reports: one rule each.

use super::{Options, import};
use crate::manuscript;

/// The report of a source, with its first line as the title.
fn made(text: &str) -> String {
    let text = format!("云溪县工作总结\n\n{text}\n");
    let source = manuscript::read("a.txt", text.as_bytes()).expect("a text");
    let yaml = import(&source, "a.txt", &Options::default()).yaml;
    let lines = yaml
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'));
    lines.map(str::trim).collect::<Vec<_>>().join("\n")
}

/// Asserts that lines stand in a report, in this order.
fn has(text: &str, lines: &[&str]) {
    let yaml = made(text);
    let mut rest = yaml.lines();
    for line in lines {
        assert!(rest.any(|found| found == *line), "no {line} in\n{yaml}");
    }
}

#[test]
fn signs_make_headings_where_every_line_with_them_is_a_title() {
    has(
        "【主要成绩】\n▌产业\n建成大棚320个。\n▌民生\n发放低保金286万元。\n【存在问题】\n产业链条不长。",
        &[
            "- title: 主要成绩",
            "title: 产业",
            "title: 民生",
            "- title: 存在问题",
        ],
    );
    let yaml = made("●建成绿色工厂10家。\n●新增学位3600个。\n●改造管网36公里。");
    assert!(!yaml.contains("- title"), "{yaml}");
}

#[test]
fn parts_chapters_and_clauses_stand_in_one_another() {
    has(
        "前言\n本报告如下，请各方一并审阅。\n第一章 总体进展\n第一节 主要指标\n完成率达到预期，形势总体良好。\n第二节 重大工程\n开工五十二个，进展总体顺利。\n第二章 问题\n差距仍然存在，需要加倍努力。",
        &[
            "- title: 前言",
            "- title: 总体进展",
            "number: 一",
            "number: 二",
            "- title: 问题",
        ],
    );
}

#[test]
fn a_number_left_out_does_not_make_a_heading_an_item() {
    has(
        "一、任务\n（一）提振消费。实施专项行动，支持以旧换新。\n（三）振兴乡村。建设和美乡村，改造农田水利。\n二、保障\n加强领导，压实责任，形成合力。",
        &[
            "title: 提振消费",
            "number: 三",
            "title: 振兴乡村",
            "- title: 保障",
        ],
    );
}

#[test]
fn small_parts_of_a_report_are_cards_of_one_section() {
    has(
        "（一）新建学校。新建学校6所，新增学位3600个。\n（二）提升医疗。新增床位600张，覆盖率达到45%。\n（三）养老托育。新增托位420个，建设食堂18家。\n（四）改造小区。改造小区32个，加装电梯60部。",
        &["- cards:", "variant: spine"],
    );
}

#[test]
fn counted_rows_are_cards_where_each_has_a_head() {
    has(
        "一、成效\n一是党建全面加强。开展党课62场，发展党员318名。二是质量稳步提升。新增课程21门，获奖146项。三是科研显著增强。到账经费2.38亿元，增长17.6%。\n二、打算\n再接再厉，再创佳绩，再立新功。",
        &["- cards:", "variant: spine"],
    );
}

#[test]
fn steps_and_remarks_are_what_they_are() {
    has(
        "一、办法\n第一步：登录小程序提交申请。\n第二步：工作人员审核材料。\n二、说明\n注：数据为初步统计数。",
        &["- steps:", "- note: '注：数据为初步统计数。'"],
    );
}

#[test]
fn goals_without_a_number_are_the_remark_wherever_they_stand() {
    has(
        "一、目标\n主要预期目标是：地区生产总值增长5%以上，居民收入增长与经济增长同步，城镇新增就业60万人以上，粮食产量370亿斤以上。",
        &["- goals:", "note: 居民收入增长与经济增长同步"],
    );
}

#[test]
fn words_to_the_listeners_stand_outside_of_the_last_topic() {
    has(
        "一、成绩\n成绩来之不易，值得倍加珍惜。\n二、任务\n（一）抓项目。全力以赴抓好项目建设。\n（二）抓产业。全力以赴抓好产业升级。\n各位代表，让我们携手同心、再创辉煌！",
        &[
            "title: 抓产业",
            "- text: 各位代表，让我们携手同心、再创辉煌！",
        ],
    );
}

#[test]
fn what_is_missing_or_misnumbered_is_found() {
    let text = "总结\n\n一、任务\n\n1．完成立项\n2．完成设计\n4．开工建设\n\n三、结语\n";
    let source = manuscript::read("a.txt", text.as_bytes()).expect("a text");
    let found = import(&source, "a.txt", &Options::default())
        .ledger
        .findings;
    let codes: Vec<_> = found
        .iter()
        .map(|found| (found.code, found.lines[0]))
        .collect();
    assert!(codes.contains(&("numbering-gap", 7)), "{codes:?}");
}

#[test]
fn a_mark_that_is_wrong_everywhere_is_one_finding() {
    let text = "总结\n\n为民服务,成效显著,群众满意.\n改善民生,增进福祉,广受好评.\n";
    let source = manuscript::read("a.txt", text.as_bytes()).expect("a text");
    let found = import(&source, "a.txt", &Options::default())
        .ledger
        .findings;
    let commas = found.iter().filter(|found| found.text == ",").count();
    assert_eq!(commas, 1, "{found:#?}");
}
