//! `proof coverage` and `diff`: two files compared.

use serde_json::Value;

use super::shop::{REPORT, Shop};

const SOURCE: &str =
    "# 一图读懂\n\n## 主要成绩\n\n地区生产总值783.58亿元，同比增长4.3%。\n\n●城市道路18.4公里。\n";

fn shop() -> Shop {
    let shop = Shop::new();
    shop.put("原文.md", SOURCE);
    shop
}

fn object(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_report_that_says_its_source_is_proved() {
    let ran = shop()
        .run(&["proof", "coverage", "原文.md", "report.yaml"])
        .ended(0);
    assert_eq!(ran.err, "");
    assert!(
        ran.text()
            .contains("原文.md：44 字，画出或按规则省去 100.00%，缺 0 处"),
        "{}",
        ran.text()
    );
    assert!(ran.text().contains("数字与名称不合 0 处"), "{}", ran.text());
    let ran = shop()
        .run(&[
            "proof",
            "coverage",
            "原文.md",
            "report.yaml",
            "--lang",
            "en",
        ])
        .ended(0);
    assert!(ran.text().contains("missing in 0 places"), "{}", ran.text());
}

#[test]
fn what_is_missing_invented_and_moved_is_pointed_at() {
    let shop = shop();
    shop.put(
        "report.yaml",
        REPORT
            .replace("18.4公里", "4.3公里")
            .replace("783.58", "783.59"),
    );
    let words = ["proof", "coverage", "原文.md", "report.yaml"];
    let ran = shop.run(&words).ended(1);
    for wanted in [
        "原文.md:5:13",
        "“783.58”长图上没有",
        "report.yaml:6:22",
        "“783.59”原文里没有",
        "原文.md:7:",
    ] {
        assert!(ran.err.contains(wanted), "no {wanted} in\n{}", ran.err);
    }
    let ran = shop
        .run(&[&words[..], &["--summary", "json"]].concat())
        .ended(1);
    let found = object(&ran.text());
    assert_eq!(
        (ran.err.as_str(), &found["complete"]),
        ("", &Value::Bool(false))
    );
    assert_eq!(found["invented"][0]["line"], 6);
    assert_eq!(found["missing"][0]["text"], "783.58");
    assert_eq!(found["removed"]["bullet"], 1);
}

#[test]
fn proofs_of_nothing_end_as_other_commands_do() {
    let shop = shop();
    shop.run(&["proof", "coverage", "nothing.md", "report.yaml"])
        .ended(3);
    shop.run(&["proof", "coverage", "原文.md", "nothing.yaml"])
        .ended(3);
    shop.run(&["proof", "coverage", "原文.md"]).ended(2);
    shop.put("empty.md", "\n");
    let ran = shop
        .run(&["proof", "coverage", "empty.md", "report.yaml"])
        .ended(1);
    assert!(ran.err.contains("错误[bad-source]"), "{}", ran.err);
    shop.run(&["diff", "report.yaml", "nothing.yaml"]).ended(3);
    shop.put("wrong.yaml", "titel: 甲\n");
    let ran = shop.run(&["diff", "report.yaml", "wrong.yaml"]).ended(2);
    assert!(ran.err.contains("wrong.yaml:1:1"), "{}", ran.err);
    let ran = shop.run(&["diff", "report.yaml", "原文.md"]).ended(2);
    assert!(ran.err.contains("proof coverage"), "{}", ran.err);
    shop.run(&["diff", "report.yaml", "report.yaml", "-o", "a.pdf"])
        .ended(2);
}

#[test]
fn two_reports_differ_in_numbers_words_and_looks() {
    let shop = shop();
    let ran = shop.run(&["diff", "report.yaml", "report.yaml"]).ended(0);
    assert_eq!(ran.text(), "内容和样子都没有变\n");
    shop.put("new.yaml", REPORT.replace("4.3%", "4.5%"));
    let ran = shop.run(&["diff", "report.yaml", "new.yaml"]).ended(1);
    assert!(
        ran.text()
            .contains("【主要成绩】\n  改数 地区生产总值：4.3% → 4.5%\n"),
        "{}",
        ran.text()
    );
    let ran = shop
        .run(&["diff", "report.yaml", "new.yaml", "--format", "json"])
        .ended(1);
    let found = object(&ran.text());
    let change = &found["changes"][0];
    assert_eq!(
        (&change["kind"], &change["label"]),
        (&"quantity".into(), &"地区生产总值".into())
    );
    assert_eq!(
        (&change["old"]["line"], &change["new"]["text"]),
        (&6.into(), &"4.5%".into())
    );
    assert_eq!(
        change["new"]["path"],
        "sections[0].blocks[0].items[0].change"
    );
    assert!(change["new"]["y"].as_f64().unwrap() > 100.0);
    shop.put("looks.yaml", format!("layout: base\n{REPORT}"));
    let ran = shop.run(&["diff", "report.yaml", "looks.yaml"]).ended(1);
    assert!(
        ran.text().contains("layout: ∅ → base\n只有样子不同\n"),
        "{}",
        ran.text()
    );
}

#[test]
fn the_page_shows_both_posters() {
    let shop = shop();
    shop.put("new.yaml", REPORT.replace("18.4公里", "18.5公里"));
    shop.run(&["diff", "report.yaml", "new.yaml", "-o", "对照.html"])
        .ended(1);
    let page = String::from_utf8(shop.get("对照.html")).unwrap();
    assert_eq!(page.matches("data:image/png;base64,").count(), 2);
    assert!(
        page.contains("<del>18.4公里</del> → <ins>18.5公里</ins>"),
        "{page}"
    );
    assert!(!page.contains("http"), "the page stands alone");
    shop.run(&[
        "diff",
        "report.yaml",
        "new.yaml",
        "-o",
        "d.html",
        "--lang",
        "en",
    ])
    .ended(1);
    assert!(
        String::from_utf8(shop.get("d.html"))
            .unwrap()
            .contains("<html lang=\"en\">")
    );
}

#[test]
fn two_sources_differ() {
    let shop = shop();
    shop.put(
        "新稿.md",
        SOURCE.replace("18.4公里", "18.5公里") + "\n新增公园3个。\n",
    );
    let ran = shop.run(&["diff", "原文.md", "新稿.md"]).ended(1);
    let text = ran.text();
    assert!(
        text.contains("改数 城市道路：18.4公里 → 18.5公里"),
        "{text}"
    );
    assert!(
        text.contains("新增 新增公园3个。\n      新稿.md:9:1"),
        "{text}"
    );
}
