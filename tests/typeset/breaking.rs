//! A1: line breaking.

use crate::support::{assert_near, assert_sound, assert_whole, fill, justified, set, sweep, texts};

const STOPS_AND_CLOSERS: &str = "、。，．：；？！）」』】〗》〉〕］｝”’";
const OPENERS_AND_PREFIXES: &str = "（「『【〖《〈〔［｛“‘￥¥$£";

#[test]
fn lb_01_nothing_that_closes_or_pauses_starts_a_line() {
    for mark in STOPS_AND_CLOSERS.chars() {
        let text = format!("{}{mark}{}", fill(10), fill(4));
        let lines = set(&text, 10.0);
        assert_eq!(lines[0].text, fill(9), "{mark}");
        assert!(lines[1].text.starts_with(&format!("经{mark}")), "{mark}");
        for measure in sweep() {
            let lines = set(&text, measure);
            let starts = lines
                .iter()
                .any(|line| STOPS_AND_CLOSERS.contains(line.first()));
            assert!(!starts, "{mark} at {measure}: {:?}", texts(&lines));
        }
    }
}

#[test]
fn lb_02_nothing_that_opens_ends_a_line() {
    for mark in OPENERS_AND_PREFIXES.chars() {
        let text = format!("{}{mark}{}", fill(9), fill(4));
        for measure in sweep() {
            let lines = set(&text, measure);
            let ends = lines
                .iter()
                .any(|line| OPENERS_AND_PREFIXES.contains(line.last()));
            assert!(!ends, "{mark} at {measure}: {:?}", texts(&lines));
        }
    }
}

#[test]
fn lb_03_connectors_do_not_start_a_line() {
    for mark in ["—", "～", "·", "–", "‧"] {
        for measure in sweep() {
            let text = format!("{}{mark}{}", fill(10), fill(4));
            let lines = set(&text, measure);
            assert!(
                lines.iter().all(|line| !line.text.starts_with(mark)),
                "{:?}",
                texts(&lines)
            );
        }
    }
    for half in 6..=24 {
        let lines = set("委员10—20个", f64::from(half) / 2.0);
        let starts = lines.iter().any(|line| "—～".contains(line.first()));
        assert!(!starts, "{:?}", texts(&lines));
    }
}

#[test]
fn lb_04_a_solidus_is_never_first_or_last_between_han() {
    let text = format!("{}／{}", fill(9), fill(4));
    for measure in sweep() {
        for line in set(&text, measure) {
            assert!(line.first() != '／' && line.last() != '／');
        }
    }
}

#[test]
fn lb_05_long_marks_are_one_object() {
    for mark in ["——", "……"] {
        let text = format!("{}{mark}{}", fill(9), fill(4));
        for measure in sweep() {
            assert_whole(&set(&text, measure), mark);
        }
    }
}

#[test]
fn lb_06_long_marks_do_not_start_a_line() {
    for mark in ["——", "……"] {
        let text = format!("{}{mark}{}", fill(10), fill(4));
        let lines = set(&text, 10.0);
        assert!(
            lines[1].text.starts_with(&format!("经{mark}")),
            "{:?}",
            texts(&lines)
        );
        for measure in sweep() {
            assert!(
                set(&text, measure)
                    .iter()
                    .all(|line| !line.text.starts_with(mark))
            );
        }
    }
}

#[test]
fn lb_07_curly_quotes_break_like_brackets() {
    let lines = set(&format!("{}他“好”{}", fill(9), fill(4)), 10.0);
    assert_eq!(lines[0].text, format!("{}他", fill(9)));
    assert!(lines[1].text.starts_with("“好”"));
    let lines = set(&format!("{}“1+3+N”{}", fill(6), fill(5)), 10.0);
    assert_eq!(lines[0].text, fill(6));
    assert!(lines[1].text.starts_with("“1+3+N”"));
    let lines = set(&format!("{}‘国家发展", fill(9)), 10.0);
    assert_eq!(lines[0].text, fill(9));
    assert!(lines[1].text.starts_with('‘'));
    for text in [
        format!("{}他“好”{}", fill(9), fill(4)),
        format!("{}“1+3+N”{}", fill(6), fill(5)),
        format!("{}‘国家’发展", fill(9)),
    ] {
        for measure in sweep() {
            let lines = set(&text, measure);
            let bad = |line: &crate::support::SetLine| {
                "”’".contains(line.first()) || "“‘".contains(line.last())
            };
            assert!(!lines.iter().any(bad), "{measure}: {:?}", texts(&lines));
        }
    }
}

#[test]
fn lb_08_marks_are_pushed_in_before_they_are_pushed_out() {
    for mark in "，。；：！？”）」".chars() {
        let lines = set(&format!("{}{mark}{}", fill(9), fill(6)), 9.5);
        assert_eq!(lines[0].text, format!("{}{mark}", fill(9)));
        assert_near(lines[0].glyphs[9].advance, 0.5, 0.02);
    }
}

#[test]
fn lb_08_a_mark_in_the_line_gives_way_to_the_mark_at_its_end() {
    let text = format!("{}，{}。{}", fill(4), fill(5), fill(6));
    let lines = set(&text, 10.0);
    assert_eq!(lines[0].text, format!("{}，{}。", fill(4), fill(5)));
}

#[test]
fn lb_09_latin_words_are_unbroken() {
    for measure in sweep().skip_while(|measure| *measure < 6.0) {
        assert_whole(&set("推进DevSecOps平台", measure), "DevSecOps");
    }
    let url = "详见https://www.example.gov.cn/report/2024，请查阅";
    for measure in sweep() {
        assert_sound(url, measure, &set(url, measure));
    }
}

#[test]
fn lb_09_addresses_of_the_net_end_lines_after_their_solidi() {
    let url = "https://www.example.com/zwgk/2024/report.html";
    let text = format!("详见{url}。");
    for (measure, expected) in [
        (14.0, "https://|www.example.com/zwgk/|2024/report.html。"),
        (27.0, "https://www.example.com/zwgk/2024/report.html。"),
    ] {
        let lines = texts(&set(&text, measure)).join("|");
        assert!(lines.ends_with(expected), "{measure}: {lines}");
    }
    for measure in sweep().filter(|measure| *measure >= 10.0) {
        let lines = set(&text, measure);
        assert_sound(&text, measure, &lines);
        for line in &lines[..lines.len() - 1] {
            assert!(
                line.last() == '/' || line.last() == '见',
                "{measure}: {:?}",
                texts(&lines)
            );
        }
    }
}

#[test]
fn lb_12_running_text_keeps_short_names_whole_where_it_can() {
    for (text, measure, expected) in [
        (
            "北碚区科创中心获评首批市级软信“满天星”示范楼宇。",
            18.0,
            "北碚区科创中心获评首批市级软信/“满天星”示范楼宇。",
        ),
        (
            "完成国家级经济技术开发区配套产业园（一期）主体工程建设和竣工验收。",
            20.0,
            "完成国家级经济技术开发区配套产业园/（一期）主体工程建设和竣工验收。",
        ),
        // Ⅱ类 is one thing, and ① stays with what it numbers.
        (
            "嘉陵江出境断面水质保持在Ⅱ类。",
            13.0,
            "嘉陵江出境断面水质/保持在Ⅱ类。",
        ),
    ] {
        assert_eq!(texts(&set(text, measure)).join("/"), expected);
    }
    for measure in sweep() {
        let lines = set("一是编制①重点项目清单②责任清单，做到Ⅱ类水体达标。", measure);
        assert!(
            lines.iter().all(|line| !"①②Ⅱ".contains(line.last())),
            "{measure}: {:?}",
            texts(&lines)
        );
    }
}

#[test]
fn lb_12_ragged_lines_rather_leave_an_em_free_than_divide_a_word() {
    for (text, measure, expected) in [
        (
            "西南大学运动健儿在杭州亚运会、成都大运会上取得佳绩。",
            18.0,
            "西南大学运动健儿在杭州亚运会、成都/大运会上取得佳绩。",
        ),
        (
            "促进科技成果转化落地，完成技术合同登记706项，成交金额14.5亿元。",
            18.0,
            "促进科技成果转化落地，完成技术合同/登记706项，成交金额14.5亿元。",
        ),
        (
            "群众减少垫付资金6.8亿元。",
            12.0,
            "群众减少垫付资金/6.8亿元。",
        ),
        (
            "新增市级科技企业652家，市级技术创新中心2家，国家高新技术企业达到431家。",
            18.0,
            "新增市级科技企业652家，市级技术创新/中心2家，国家高新技术企业达到431家。",
        ),
    ] {
        assert_eq!(texts(&set(text, measure)).join("/"), expected);
    }
}

#[test]
fn lb_11_nothing_leaves_the_measure() {
    let strings = [
        "构建“1+3+N”物流枢纽体系。（他说：“好。”）结束了。",
        "地区生产总值达到783.58亿元，同比增长4.3%；一般公共预算收入30.03亿元，同比增长18.5%。",
        "推进DevSecOps平台与“5G+工业互联网”Supercalifragilisticexpialidocious融合……",
        "2023年——成绩：10—20个，3～5倍，82.7%～95.9%，2016—2020年，GB/T 15834—2011。",
        "12345678901234567890123456789012345678901234567890",
        "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
    ];
    for text in strings {
        for measure in sweep() {
            assert_sound(text, measure, &set(text, measure));
            assert_sound(text, measure, &justified(text, measure));
        }
    }
    for measure in [1.0, 1.5, 2.0, 3.0] {
        assert_sound(strings[1], measure, &set(strings[1], measure));
    }
}

#[test]
fn lb_12_breaks_are_chosen_for_the_paragraph() {
    // The text whose gaps a browser stretches by 0.222 em at this measure.
    let text =
        "社会消费品零售总额分别增长2.8%、8%，城镇和农村常住居民人均可支配收入分别增长4.5%、6.9%。";
    let lines = justified(text, 12.0);
    let most = lines
        .iter()
        .flat_map(|line| line.gaps())
        .fold(0.0, f64::max);
    assert!(most <= 0.25 + 0.001, "{most}: {lines:?}");
}

#[test]
fn lb_10_a_sentence_torn_by_a_page_break_is_one_item() {
    // As it was copied from a PDF: a blank line where the page ended.
    let report = "title: 例\nsections:\n- title: 例\n  blocks:\n  - list:\n    - 新建“四好农村路”85\n\n      公里，绵碛公平竞争\n      审查第三方\n";
    let poster = changtu::pipeline::lay_out(
        "report.yaml",
        report.as_bytes(),
        &changtu::world::World::memory(std::iter::empty::<(String, Vec<u8>)>()),
        &changtu::pipeline::Options::default(),
    );
    let scene = poster.scene.unwrap();
    let lines: Vec<_> = scene
        .marks
        .iter()
        .filter(|mark| matches!(&mark.kind, changtu::scene::MarkKind::Line { block, .. } if block.contains("items")))
        .map(|mark| mark.text.as_str())
        .collect();
    let text = lines.concat();
    assert_eq!(text, "新建“四好农村路”85公里，绵碛公平竞争审查第三方");
    assert!(
        lines.iter().any(|line| line.contains("85公里")),
        "{lines:?}"
    );
    // The joint itself sets as one piece.
    assert_whole(&set(&text, 12.0), "85公里");
}

#[test]
fn lb_12_a_short_last_line_of_two_begins_with_its_clause() {
    for (text, measure, expected) in [
        (
            "成功创建国家级示范区和全国先进县，位居全市第一。",
            20.0,
            "成功创建国家级示范区和全国先进县，/位居全市第一。",
        ),
        (
            "举办全市空天信息产业发展论坛，入选市级“未来产业”。",
            22.0,
            "举办全市空天信息产业发展论坛，入选市级/“未来产业”。",
        ),
        // Before a quoted name, which stays whole.
        (
            "建成投用全市首个智能网联新能源汽车“零碳产业园”。",
            20.0,
            "建成投用全市首个智能网联新能源汽车/“零碳产业园”。",
        ),
        // The first clause is too short to stand alone: the paragraph is set full.
        (
            "一是，国家发展改革委员会经济社会文化教育卫生民生。",
            20.0,
            "一是，国家发展改革委员会经济社会文化教育/卫生民生。",
        ),
        // A pause within quotes parts nothing.
        (
            "实施“稳存量、扩增量、提质量”专项行动。",
            17.0,
            "实施“稳存量、扩增量、提质量”/专项行动。",
        ),
        // A longer name moves down whole where the first line stays long.
        (
            "工业双碳大数据平台入选全国“2023特色专业工业互联网50佳”。",
            20.0,
            "工业双碳大数据平台入选全国/“2023特色专业工业互联网50佳”。",
        ),
        // A last line that is long enough is let alone.
        (
            "成功创建国家级示范区，国家发展改革委员会经济社会文化。",
            18.0,
            "成功创建国家级示范区，国家发展改革/委员会经济社会文化。",
        ),
    ] {
        let text_lines = set(text, measure);
        assert_eq!(texts(&text_lines).join("/"), expected);
    }
    for count in 1..=3 {
        // Three lines and more are not touched, and a single line is not broken.
        let text = format!("{}，{}。", fill(8 * count), fill(9 * count));
        for measure in sweep().filter(|measure| *measure >= 8.0) {
            let lines = set(&text, measure);
            assert_sound(&text, measure, &lines);
        }
    }
}
