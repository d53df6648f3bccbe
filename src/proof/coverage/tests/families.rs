//! Reports of other families, and hard lines of them.

use super::*;

const COURT: &str = "\
# 某县人民法院2024年工作报告

各位代表：

现在，我代表县人民法院向大会报告工作，请予审议。

## 一、2024年工作

受理各类案件12345件，审结11876件，结案率96.2%，同比分别上升5.3%、6.1%和0.8个百分点。

一是坚持宽严相济。审结刑事案件523件，判处罪犯687人，其中判处五年以上有期徒刑的45人。

二是化解民事纠纷。审结民商事案件8,210件，调解撤诉率达58.3%；为农民工追回欠薪1200余万元。

| 指标 | 2023年 | 2024年 |
|---|---|---|
| 收案 | 11724 | 12345 |
| 结案率 | 95.4% | 96.2% |

## 二、2025年打算

力争结案率不低于97%，一审服判息诉率保持在90%左右。
";

const COURT_POSTER: &str = "\
title: 某县人民法院2024年工作报告
sections:
- title: 2024年工作
  blocks:
  - text: 现在，我代表县人民法院向大会报告工作，请予审议。
  - stats:
    - { label: 受理各类案件, value: 12345件, change: 同比上升5.3% }
    - { label: 审结, value: 11876件, change: 同比上升6.1% }
    - { label: 结案率, value: 96.2%, change: 同比上升0.8个百分点 }
  - cards:
    - title: 坚持宽严相济
      text: 审结刑事案件523件，判处罪犯687人，其中判处五年以上有期徒刑的45人。
    - title: 化解民事纠纷
      text: 审结民商事案件8,210件，调解撤诉率达58.3%；为农民工追回欠薪1200余万元。
  - table:
      columns: [指标, 2023年, 2024年]
      rows:
      - [收案, 11724, 12345]
      - [结案率, 95.4%, 96.2%]
- title: 2025年打算
  blocks:
  - stats:
    - 力争结案率: 不低于97%
    - 一审服判息诉率: 保持在90%左右
footer:
  credits: [ 来源: 县人民法院 ]
  date: 2025年1月
";

#[test]
fn lists_of_clauses_tables_and_salutations_are_understood() {
    let found = coverage(&manuscript(COURT), &report(COURT_POSTER));
    assert!(found.is_complete(), "{}", told(&found));
    assert_eq!(
        found.removed.get(&Removal::Salutation),
        Some(&5),
        "{}",
        told(&found)
    );
    assert_eq!(
        found
            .own
            .iter()
            .map(|own| own.text.as_str())
            .collect::<Vec<_>>(),
        ["来源", "1月"]
    );
    for (old, new, wanted) in [
        ("上升5.3%", "上升6.1%", "change 6.1"),
        ("上升0.8个百分点", "上升5.3%", "change 5.3"),
        (
            "[收案, 11724, 12345]",
            "[收案, 12345, 11724]",
            "rows[0][1] 12345",
        ),
        (
            "[结案率, 95.4%, 96.2%]",
            "[结案率, 95.4%, 12345]",
            "rows[1][2] 12345",
        ),
        ("不低于97%", "97%", "Limit"),
        ("687人，其中", "45人，其中", "text 45"),
        ("8,210件", "8210件", "invented"),
        ("追回欠薪1200余万元", "追回欠薪1200余元", "Unit"),
    ] {
        let changed = COURT_POSTER.replacen(old, new, 1);
        assert_ne!(changed, COURT_POSTER, "{old}");
        let found = told(&coverage(&manuscript(COURT), &report(&changed)));
        assert!(found.contains(wanted), "{new}: no `{wanted}` in\n{found}");
    }
}

/// What a source and the list of a report have apart.
fn list(source: &str, items: &[&str]) -> String {
    let items: String = items
        .iter()
        .map(|item| format!("  - list: [ \"{item}\" ]\n"))
        .collect();
    let poster = format!("title: 一图读懂\nsections:\n- title: 工作\n  blocks:\n{items}");
    let found = coverage(
        &manuscript(&format!("# 一图读懂\n\n## 工作\n\n{source}\n")),
        &report(&poster),
    );
    if found.is_complete() {
        String::new()
    } else {
        told(&found)
    }
}

#[test]
fn lines_and_numbers_of_all_sorts_are_understood() {
    let right: [(&str, &[&str]); 8] = [
        (
            "全年完成水利投资7\n.43亿元，同比增长5%。",
            &["全年完成水利投资7.43亿元，同比增长5%。"],
        ),
        ("新建“四好农村路”85\n\n公里。", &["新建“四好农村路”85公里"]),
        (
            "III. Teaching and learning.",
            &["III. Teaching and learning."],
        ),
        (
            "一、加强领导。二、强化保障。三、严格考核。",
            &["加强领导", "二、强化保障。", "严格考核"],
        ),
        (
            "附件：1.任务分工表 2.项目清单",
            &["附件", "任务分工表", "项目清单"],
        ),
        (
            "（1）建成投用学校4所；（2）新增学位4000余个。",
            &["建成投用学校4所", "新增学位4000余个"],
        ),
        (
            "主要指标（GDP增长5%）完成。",
            &["主要指标(GDP增长5%)完成。"],
        ),
        ("2024年，全县投资增长3%。", &["2024年，全县投资增长3%。"]),
    ];
    for (source, items) in right {
        assert_eq!(list(source, items), "", "{source}");
    }
    let wrong: [(&str, &[&str], &str); 6] = [
        (
            "全年完成水利投资7\n.43亿元。",
            &["全年完成水利投资743亿元。"],
            "743",
        ),
        (
            "二、强化保障。",
            &["三、强化保障。"],
            "invented sections[0].blocks[0].items[0].number 三",
        ),
        (
            "气温-3度，湿度5%。",
            &["气温3度，湿度5%。"],
            "missing 5:5 -",
        ),
        (
            "新建学校3所，为老人免费体检。",
            &["新建学校3所", "老人免费体检"],
            "missing 5:14 为",
        ),
        ("坚决打赢！", &["坚决打赢"], "missing 5:9 ！"),
        ("甲县、乙县、丙县。", &["甲县、丙县、乙县。"], "乙县"),
    ];
    for (source, items, wanted) in wrong {
        let found = list(source, items);
        assert!(found.contains(wanted), "{source}: no `{wanted}` in {found}");
    }
}

#[test]
fn nothing_hangs_and_nothing_panics() {
    let line = "增长3%，".repeat(4000);
    for (source, poster) in [
        (line.clone(), line.clone()),
        ("啊".repeat(30_000), "啊呀".repeat(5_000)),
        ("1，2，".repeat(8_000), "2，1，".repeat(2_000)),
        ("，。：".repeat(100), "（）".to_owned()),
        ("\u{200b}甲".to_owned(), "𠮷🇨🇳e\u{301}".to_owned()),
    ] {
        let found = list(&source, &[&poster]);
        assert!(found.len() < 10_000_000);
    }
}
