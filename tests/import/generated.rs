//! Whatever the source, nothing is lost and nothing is invented.

use changtu::diag::{Sink, Sources};
use changtu::document;
use changtu::import::{Choosing, Options, import};
use changtu::manuscript;
use changtu::proof::coverage::coverage;
use changtu::world::World;
use proptest::prelude::*;

/// Beginnings of lines.
fn openings() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "",
        "",
        "",
        "# ",
        "## ",
        "### ",
        "#### ",
        "- ",
        "* ",
        "> ",
        "●",
        "◆",
        "——",
        "一、",
        "二、",
        "三、",
        "（一）",
        "（二）",
        "1. ",
        "2. ",
        "1、",
        "（1）",
        "①",
        "②",
        "第一部分 ",
        "第二章 ",
        "　　",
        "  ",
        "问：",
        "答：",
        "1月5日，",
        "2023年3月 ",
        "1",
        "2",
        "| ",
    ]);
    fixed.prop_map(str::to_owned)
}

/// Stretches of sentences.
fn clauses() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "地区生产总值达到783.58亿元",
        "同比增长4.3%",
        "新增就业2.3万人",
        "5家企业入选百强",
        "均居全市前列",
        "养老保险、医疗保险参保率分别稳定在95%、96%以上",
        "持续强化政治引领",
        "铸牢忠诚之魂",
        "推动高质量发展",
        "建成“5G+工业互联网”项目5个",
        "《条例》(试行)",
        "**加粗**",
        "**6%**左右",
        "主要预期目标是：",
        "增长6%左右",
        "其中工业120亿元",
        "Ⅱ类",
        "1,234.5万元",
        "3 456户",
        "a*b=c",
        "C++",
        "<br>",
        "[链接](x.html)",
        "&amp;",
        "是/否",
        "null",
        "成长成长",
        "各位代表：",
        "来源：某单位",
        "第3页",
        "案列",
        "占比67.8%",
        "连续八届",
        "如何办理？",
    ]);
    let ends = prop::sample::select(vec!["，", "；", "。", "、", "", "！", "：", " "]);
    prop::collection::vec((words, ends), 1..6).prop_map(|parts| {
        parts
            .into_iter()
            .flat_map(|(word, end)| [word, end])
            .collect()
    })
}

fn sources() -> impl Strategy<Value = String> {
    let lines = (openings(), clauses()).prop_map(|(opening, clause)| opening + &clause);
    let gaps = prop::sample::select(vec!["\n", "\n\n", "  \n", "\r\n"]);
    prop::collection::vec((lines, gaps), 1..24).prop_map(|lines| {
        lines
            .into_iter()
            .flat_map(|(line, gap)| [line, gap.to_owned()])
            .collect()
    })
}

/// Reports as people write them: a title, numbered chapters, items that end like sentences.
fn reports() -> impl Strategy<Value = String> {
    let subjects = prop::sample::select(vec![
        "城市道路",
        "绿色工厂",
        "就业",
        "社区食堂",
        "专利授权",
        "村集体收入",
        "粮食产量",
        "招商引资到位资金",
        "义务教育巩固率",
        "外贸进出口总额",
        "污水处理厂",
        "门诊量",
    ]);
    let verbs = prop::sample::select(vec![
        "达到",
        "增长",
        "同比增长",
        "新增",
        "完成",
        "建成",
        "稳定在",
        "突破",
        "",
    ]);
    let numbers = prop::sample::select(vec![
        "18.4公里",
        "10家",
        "2.3万人",
        "95%以上",
        "6.25亿元",
        "1,234户",
        "3 456件",
        "330余件",
        "7.5%",
        "12.6万平方米",
    ]);
    let fact = (subjects, verbs, numbers)
        .prop_map(|(subject, verb, number)| format!("{subject}{verb}{number}"));
    let phrase = prop::sample::select(vec![
        "居全市前列",
        "入选全国示范案例",
        "项目开工建设",
        "获评“国家级示范区”",
        "改革试点有序推进",
        "实现零的突破",
    ]);
    let clause = prop_oneof![3 => fact, 1 => phrase.prop_map(str::to_owned)];
    let item = prop::collection::vec(clause, 1..4);
    let chapter = (
        prop::sample::select(vec![
            "推动产业发展",
            "改善民生福祉",
            "保护生态环境",
            "深化改革开放",
        ]),
        prop::collection::vec(item, 1..6),
    );
    prop::collection::vec(chapter, 1..5).prop_map(|chapters| {
        let mut text = "# 云溪县工作报告\n\n".to_owned();
        // No report says one sentence twice: every clause speaks of another town.
        let stems = "甲乙丙丁戊己庚辛壬癸".chars();
        let mut towns = stems.flat_map(|stem| {
            "子丑寅卯辰巳"
                .chars()
                .map(move |branch| format!("{stem}{branch}镇"))
        });
        for (index, (title, items)) in chapters.into_iter().enumerate() {
            let number = ["一", "二", "三", "四"][index];
            let items: Vec<String> = items
                .into_iter()
                .map(|clauses: Vec<String>| {
                    let clauses = clauses
                        .into_iter()
                        .map(|clause| towns.next().unwrap_or_default() + &clause);
                    format!("●{}。", clauses.collect::<Vec<_>>().join("，"))
                })
                .collect();
            text += &format!("## {number}、{title}\n\n{}\n\n", items.join("\n"));
        }
        text
    })
}

/// The same cases in every run.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_240_112),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(200))]

    /// A report as people write them is proved both ways.
    #[test]
    fn what_is_well_written_is_proved(source in reports(), is_plain: bool) {
        let manuscript = manuscript::read("x.md", source.as_bytes()).expect("a text");
        let choosing = if is_plain { Choosing::Plain } else { Choosing::Content };
        let made = import(&manuscript, "x.md", &Options { choosing, ..Options::default() });
        let (mut places, mut sink) = (Sources::default(), Sink::default());
        let world = World::memory([("", "")]);
        let read = document::read("r.yaml", made.yaml.as_bytes(), &world, &mut places, &mut sink);
        let found = coverage(&manuscript, &read.expect("a report"));
        let shares = (found.source.hundredths(), found.poster.hundredths());
        prop_assert_eq!(shares, (10_000, 10_000), "{:#?}\n{}\n{}", found, made.yaml, source);
        let gone: usize = made.removals(&manuscript).values().sum();
        prop_assert!(made.characters.1 + gone >= made.characters.0);
    }
}

proptest! {
    #![proptest_config(config(400))]

    /// Every character is drawn or left out by a rule, and what is drawn is the source's.
    #[test]
    fn nothing_is_lost_and_nothing_invented(source in sources(), is_plain: bool, is_text: bool) {
        let name = if is_text { "x.txt" } else { "x.md" };
        let Ok(manuscript) = manuscript::read(name, source.as_bytes()) else {
            return Ok(());
        };
        let choosing = if is_plain { Choosing::Plain } else { Choosing::Content };
        let options = Options { choosing, ..Options::default() };
        let made = import(&manuscript, name, &options);
        let (mut places, mut sink) = (Sources::default(), Sink::default());
        let world = World::memory([("", "")]);
        let read = document::read("r.yaml", made.yaml.as_bytes(), &world, &mut places, &mut sink);
        let errors: Vec<_> = sink.diagnostics().iter().filter(|it| it.severity == changtu::diag::Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:#?}\n{}\n{source}", made.yaml);
        prop_assert!(read.is_some());
        let Some(document) = read else { return Ok(()) };
        let found = coverage(&manuscript, &document);
        // The title that is still to be written is no word of anybody's.
        let invented: Vec<_> = found.inventions.iter().filter(|it| it.path != "title").collect();
        prop_assert!(invented.is_empty(), "{invented:#?}\n{}\n{source}", made.yaml);
    }
}
