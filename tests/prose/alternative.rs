//! The texts in place of the poster.

use changtu::document::{Document, Value};
use changtu::prose::{FUNCTION_WORDS, HtmlOptions, alt, alt_txt, html};

use super::page::Page;
use super::reports;
use super::same::{Count, add, codes, told_only};
use super::support::{self, EXAMPLE};
use super::words::{Plain, STRESSES};

#[test]
fn the_example_in_a_breath() {
    let alt = alt(&support::read(EXAMPLE));
    assert_eq!(
        alt.short,
        "长图《一图读懂区政府工作报告》：2023年主要成绩、2023年主要工作、2024年主要任务。\
         地区生产总值783.58亿元，同比增长4.3%；一般公共预算收入30.03亿元，同比增长18.5%；\
         规模以上工业增加值增长2.8%。"
    );
}

#[test]
fn the_issuer_and_odd_titles() {
    let short = |report: &str| alt(&support::read(report)).short;
    assert_eq!(
        short("title: 一图读懂\nissuer: 区政府办公室"),
        "长图《一图读懂》（区政府办公室发布）。"
    );
    assert_eq!(short("title: 一图读懂《条例》"), "长图“一图读懂《条例》”。");
    assert_eq!(
        short("title: |\n  A plan\n  for 甲\n  乙"),
        "长图《A plan for 甲乙》。"
    );
    let many: String = (0..30)
        .map(|nth| format!("- title: 第{nth}个很长的部分\n"))
        .collect();
    let short = short(&format!("title: 甲\nsections:\n{many}"));
    assert!(short.ends_with("等。"), "{short}");
    assert!(short.chars().count() <= 120, "{short}");
}

#[test]
fn a_breath_is_short() {
    for count in 1..8 {
        let short = alt(&support::read(&reports::places(count, &Plain))).short;
        assert!(short.chars().count() <= 120, "{short}");
        assert!(!short.contains('\n'));
    }
}

#[test]
fn the_whole_is_told_line_by_line() {
    let long = alt(&support::read(EXAMPLE)).long;
    let has = |line: &str| assert!(long.contains(&format!("\n{line}\n")), "{line}\n{long}");
    has("【2023年主要成绩】");
    has("一、聚焦聚力推动重大战略落地落实");
    has("2. 西部陆海新通道建设提速增效");
    has("- 经西部陆海新通道货运量：达到1651标箱");
    has(
        "图表：重点产业产值同比增长。材料：31.1%；智能传感器：20.4%；医药：15.8%；装备制造：7.4%。",
    );
    has("2. 着力扩大有效需求");
    has("（1）全力以赴稳定投资");
    has("1. 持续强化政治引领：铸牢忠诚之魂");
    assert!(long.starts_with("一图读懂区政府工作报告\n"));
    assert!(!long.contains("\n\n\n"));
}

#[test]
fn structures_are_told_line_by_line() {
    let report = "title: 甲\nsections:\n- title: 乙\n  blocks:\n\
        \x20 - timeline: [{ time: 2021年, title: 立项, text: 批复了。 }]\n\
        \x20 - table: { title: 指标, unit: 亿元, columns: [名称, 总量], rows: [[工业, 12.5]] }\n\
        \x20 - compare: { left: 去年, right: 今年, items: [时间: [15天, 3天]] }\n\
        \x20 - qa: [在哪里办？: 镇街。]\n\
        \x20 - people: [张三: 教师]\n\
        \x20 - quote: { text: 桥通了。, by: 李大姐, role: 村民 }\n\
        \x20 - qr: { url: \"https://a.cn\", caption: 扫码 }\n";
    let long = alt(&support::read(report)).long;
    for line in [
        "- 2021年 立项：批复了。",
        "指标（亿元）",
        "名称；总量",
        "- 工业；12.5",
        "- 时间；15天；3天",
        "- 在哪里办？",
        "- 张三（教师）",
        "- 李大姐，村民",
        "二维码：扫码 https://a.cn",
    ] {
        assert!(long.contains(&format!("\n{line}\n")), "{line}\n{long}");
    }
}

/// What the description says beside the words of the report.
fn long_only(page: &Page, document: &Document) -> Count {
    let mut count = Count::new();
    let charts = page.all("table").into_iter();
    let charts = charts.filter(|table| table.get("class").is_none());
    add(&mut count, "图表", charts.count() as i64);
    // Names of series stand before every number, and once at the head of their column.
    for text in support::texts(document)
        .iter()
        .filter(|text| text.field == "series")
    {
        let chart = text.text.path.rsplit_once(".series[").unwrap().0;
        let of_chart = |path: &str| path.starts_with(&format!("{chart}.data["));
        let mut labels = support::texts(document)
            .into_iter()
            .filter(|text| text.field == "label");
        let rows = labels
            .by_ref()
            .filter(|label| of_chart(&label.text.path))
            .count();
        add(&mut count, &text.text.text, rows as i64 - 1);
    }
    let targets = support::texts(document)
        .into_iter()
        .filter(|text| text.field == "target");
    add(&mut count, "目标", targets.count() as i64);
    for section in page.all("section") {
        add(&mut count, section.get("aria-label").unwrap_or_default(), 1);
    }
    for image in page
        .all("img")
        .iter()
        .filter(|image| image.get("class").is_none())
    {
        // A picture of which nothing is said is still named.
        add(&mut count, "图片", 1);
        add(&mut count, image.get("alt").unwrap(), 1);
    }
    let mut nth = 0;
    for element in page.elements() {
        match (element.name.as_str(), element.get("class")) {
            ("ol", _) => nth = 1,
            // Lists without numbers.
            ("ul", _) => nth = 0,
            ("li", None) if nth > 0 => {
                add(&mut count, &nth.to_string(), 1);
                nth += 1;
            }
            ("li", Some(_)) if nth > 0 => nth += 1,
            _ => {}
        }
    }
    add(&mut count, "二维码", codes(document).len() as i64);
    let texts = support::texts(document);
    let wholes = texts.iter().filter(|text| text.field == "max").count();
    add(&mut count, "满值", wholes as i64);
    count
}

/// The description says what the page says, which is what the poster shows: no digit more, none less. Both
/// set their own punctuation.
#[test]
fn nothing_is_left_out_and_nothing_invented() {
    let forms = reports::forms();
    let mut reports: Vec<String> = vec![EXAMPLE.to_owned(), reports::places(3, &Plain)];
    reports.extend(
        forms
            .iter()
            .map(|form| reports::report(form, &[1, 2, 3], &Plain)),
    );
    reports.extend(STRESSES.iter().map(|words| reports::places(2, words)));
    for report in reports {
        let document = support::read(&report);
        let long = alt(&document).long;
        let page = Page::read(&html(&document, &HtmlOptions::default()));
        let mut count = Count::new();
        add(&mut count, &long, 1);
        add(&mut count, &page.words(), -1);
        for (char, times) in told_only(&page, &document) {
            // `满值：` stands in both.
            *count.entry(char).or_default() += times;
        }
        for code in codes(&document) {
            // The page and the description both tell the address.
            if let Some(Value::Word(url)) = code.get("url") {
                add(&mut count, &url.text, -1);
            }
        }
        for (char, times) in long_only(&page, &document) {
            *count.entry(char).or_default() -= times;
        }
        count.retain(|char, times| *times != 0 && !"【】（）：；，。、-.".contains(*char));
        assert!(count.is_empty(), "{count:?}\n{long}");
    }
}

#[test]
fn words_that_are_not_the_reports_are_few() {
    assert_eq!(
        FUNCTION_WORDS.join(" "),
        "项目 数值 图表 目标 满值 核心数据 图片 二维码 长图 发布 等 替代文字 文字说明"
    );
}

#[test]
fn one_file_holds_both() {
    let document = support::read("title: 一图读懂\nsections:\n- title: 成绩");
    assert_eq!(
        alt_txt(&document),
        "【替代文字】\n长图《一图读懂》：成绩。\n\n【文字说明】\n一图读懂\n\n【成绩】\n"
    );
    assert_eq!(alt_txt(&document), alt_txt(&document));
}
