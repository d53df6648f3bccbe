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

/// Facts of the same source on tiles: label, value and what is said of them.
fn tiles(source: &str, items: &[&str]) -> String {
    let items: String = items
        .iter()
        .map(|item| format!("    - {{ {item} }}\n"))
        .collect();
    let poster =
        format!("title: 一图读懂\nsections:\n- title: 工作\n  blocks:\n  - stats:\n{items}");
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
fn what_is_said_of_several_facts_stands_with_each() {
    let police = "刑事警情均同比下降16.3%，安全生产事故和伤亡人数同比分别下降25%、27.8%。";
    let trade = "实现进出口总额214.3亿元，实际使用外资1.1亿美元，均居全市前列。";
    let model = "创建市级美丽乡村3个、市级旅游重点村1个。";
    let insured = "参加养老保险19.7万人、医疗保险38.9万人，参保率分别为96.2%、97.5%。";
    let limited = "失业率控制在3.5%以内、养老保险、医疗保险参保率分别稳定在95%、96%以上。";
    let right: [(&str, &[&str]); 7] = [
        (
            "1月5日，5家企业入选百强。",
            &["label: 1月5日企业入选百强, value: 5家"],
        ),
        (
            police,
            &[
                "label: 刑事警情, value: 均同比下降16.3%",
                "label: 安全生产事故, value: 同比下降25%",
                "label: 伤亡人数, value: 同比下降27.8%",
            ],
        ),
        (
            trade,
            &[
                "label: 实现进出口总额, value: 214.3亿元, note: 居全市前列",
                "label: 实际使用外资, value: 1.1亿美元, note: 居全市前列",
            ],
        ),
        (
            model,
            &[
                "label: 创建市级美丽乡村, value: 3个",
                "label: 创建市级旅游重点村, value: 1个",
            ],
        ),
        (
            insured,
            &[
                "label: 参加养老保险, value: 19.7万人, note: 参保率为96.2%",
                "label: 医疗保险, value: 38.9万人, note: 参保率为97.5%",
            ],
        ),
        (
            limited,
            &[
                "label: 失业率, value: 控制在3.5%以内",
                "label: 养老保险参保率, value: 稳定在95%以上",
                "label: 医疗保险参保率, value: 稳定在96%以上",
            ],
        ),
        (
            "2024年，法院共受理案件9826件！",
            &["label: 2024年法院共受理案件, value: 9826件"],
        ),
    ];
    for (source, items) in right {
        assert_eq!(tiles(source, items), "", "{source}");
    }
    let wrong: [(&str, &[&str], &str); 4] = [
        (
            police,
            &[
                "label: 刑事警情, value: 均同比下降16.3%",
                "label: 安全生产事故, value: 同比下降27.8%",
                "label: 伤亡人数, value: 同比下降25%",
            ],
            "Rank",
        ),
        (
            trade,
            &[
                "label: 实现进出口总额, value: 214.3亿元, note: 居全市前列",
                "label: 实际使用外资, value: 1.1亿美元",
            ],
            "missing 5:49 均",
        ),
        (
            insured,
            &[
                "label: 参加养老保险, value: 19.7万人, note: 参保率为97.5%",
                "label: 医疗保险, value: 38.9万人, note: 参保率为96.2%",
            ],
            "Rank",
        ),
        (
            "法院受理，案件9826件。",
            &["label: 法院受理案件, value: 9826件"],
            "missing 5:9 ，",
        ),
    ];
    for (source, items, wanted) in wrong {
        let found = tiles(source, items);
        assert!(found.contains(wanted), "{source}: no `{wanted}` in {found}");
    }
}

#[test]
fn repeated_sentences_and_lines_that_go_on_are_told_apart() {
    let source = "发布时间：2025年2月14日\n\n二、重点任务（一）环境提升。\n\n1. 增长3%、\n\n1. 增长3%；\n\n一、增长3%，\n";
    let poster = "\
title: 待填
sections:
- title: 重点任务
  blocks:
  - chapter:
      number: 一
      title: 环境提升
      blocks:
      - list: [ \"增长3%、\", \"增长3%；\" ]
      - text: |
          一、增长3%，
footer:
  date: 2025年2月14日
";
    let found = coverage(&manuscript(source), &report(poster));
    assert!(found.is_complete(), "{}", told(&found));
    let own: Vec<&str> = found.own.iter().map(|own| own.text.as_str()).collect();
    assert_eq!(own, ["待填"]);
    assert_eq!(
        found.removed.get(&Removal::Form),
        Some(&4),
        "{}",
        told(&found)
    );
    for (old, new, wanted) in [
        (
            "number: 一",
            "number: 二",
            "invented sections[0].blocks[0].number 二",
        ),
        (", \"增长3%；\"", "", "missing 7:4 增长3%"),
        ("2月14日", "2月15日", "missing 1:"),
        ("title: 待填", "title: 待填写", "invented title"),
    ] {
        let changed = poster.replacen(old, new, 1);
        assert_ne!(changed, poster, "{old}");
        let found = told(&coverage(&manuscript(source), &report(&changed)));
        assert!(found.contains(wanted), "{new}: no `{wanted}` in\n{found}");
    }
}

#[test]
fn what_a_copied_text_carries_along_may_go() {
    let source = "浏览次数：1286次\n\n目　录\n\n产业发展……1\n\n01 产业发展\n\n🏭建成工厂10家。\n\nPART 02 民生改善\n\n▌新增学位300个。\n\n壹、结语\n\n再接再厉。\n\n此致\n\n敬礼！\n";
    let poster = "\
title: 待填
sections:
- title: 产业发展
  blocks:
  - list: [ 建成工厂10家。 ]
- title: 民生改善
  blocks:
  - list: [ 新增学位300个。 ]
- title: 结语
  blocks:
  - text: 再接再厉。
";
    let found = coverage(&manuscript(source), &report(poster));
    assert!(found.is_complete(), "{}", told(&found));
    // What stands once only must be drawn, and a sentence as often as it stands.
    for (old, new, wanted) in [
        ("- title: 民生改善\n", "- title: 产业发展\n", "missing 11:"),
        (
            "  - list: [ 新增学位300个。 ]\n",
            "  - list: [ 建成工厂10家。 ]\n",
            "missing 13:",
        ),
    ] {
        let changed = poster.replacen(old, new, 1);
        let found = told(&coverage(&manuscript(source), &report(&changed)));
        assert!(found.contains(wanted), "{new}: no `{wanted}` in\n{found}");
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
