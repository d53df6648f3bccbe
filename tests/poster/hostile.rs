//! Reports from strangers: nested as deep and as long as they like.

use std::time::{Duration, Instant};

use super::support::{self, EXAMPLE};

/// Lays a report out, and how long that takes.
fn timed(report: &str, pack: &str) -> (f64, Duration) {
    let start = Instant::now();
    let scene = support::lay(report, pack, 1080.0).scene.unwrap();
    (scene.size.height.to_px(), start.elapsed())
}

/// A report of so many sections, each with ten blocks.
fn long(sections: usize) -> String {
    let blocks = "  - text: 地区生产总值达到783.58亿元，同比增长4.3%；一般公共预算收入30.03亿元。\n\
                  \x20 - list: [ 构建“1+3+N”物流枢纽体系。, 新增企业79家。, 举办全市论坛。 ]\n\
                  \x20 - stats: [ { label: 货运量, value: 1651标箱 }, { label: 货运值, value: 6.25亿元 } ]\n\
                  \x20 - note: 数据截至2023年底。\n\
                  \x20 - chart: { kind: bars, data: { 材料: 31.1%, 医药: 15.8%, 装备: 7.4% } }\n";
    let section = format!("- title: 部分\n  blocks:\n{blocks}{blocks}");
    format!("title: 长\nsections:\n{}", section.repeat(sections))
}

#[test]
fn chapters_in_chapters_end_somewhere() {
    for depth in [5, 20, 60] {
        let mut block = String::from(r#"{"text":"底"}"#);
        for level in 0..depth {
            block = format!(
                r#"{{"chapter":{{"title":"第{level}层","number":"一","blocks":[{block}]}}}}"#
            );
        }
        let report =
            format!(r#"{{"title":"深","sections":[{{"title":"乙","blocks":[{block}]}}]}}"#);
        for pack in support::PACKS {
            let start = Instant::now();
            let poster = support::lay(&report, pack, 1080.0);
            println!(
                "{depth} chapters in each other in {pack}: {:?}",
                start.elapsed()
            );
            // Too deep is said; it is not drawn, and it does no harm.
            assert!(poster.scene.is_some() || poster.sink.has_errors());
        }
    }
}

#[test]
fn a_poster_of_three_hundred_thousand_px_is_laid_out() {
    for sections in [25, 50, 100, 200] {
        let (height, time) = timed(&long(sections), "civic-red");
        println!("{sections} sections of ten blocks: {height} px high in {time:?}");
        assert!(sections < 200 || height > 300_000.0, "{height}");
    }
    println!("the example: {:?}", timed(EXAMPLE, "civic-red").1);
}
