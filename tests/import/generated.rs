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

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

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
        // The ledger's own account: the judge may know fewer reasons than the importer on words that make no sense.
        let unplaced = made.ledger.findings.iter().filter(|it| it.code == "unplaced").count();
        prop_assert_eq!(unplaced, 0, "{}\n{}", made.yaml, source);
    }
}
