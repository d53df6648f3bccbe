//! `proof`: sheets for readers, in both forms.

use serde_json::Value;

use super::shop::{REPORT, Shop};

#[test]
fn a_sheet_is_written_in_both_forms() {
    let shop = Shop::new();
    shop.put("原文.txt", "报告\n地区生产总值783.58亿元\n");
    let words = [
        "proof",
        "report.yaml",
        "-o",
        "a.html",
        "-o",
        "a.pdf",
        "--source",
        "原文.txt",
        "--readers",
        "甲，乙",
        "--summary",
        "json",
    ];
    let ran = shop.run(&words).ended(0);
    let text = ran.text();
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (&lines[0]["items"], &lines[1]["pages"]),
        (&Value::from(4), &Value::from(1))
    );
    let digest = lines[0]["digest"].as_str().unwrap();
    let page = String::from_utf8(shop.get("a.html")).unwrap();
    for words in [
        digest,
        "原文第 2 行",
        "aria-label=\"乙第4项\"",
        "<mark>783.58亿元</mark>",
        "base64",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("三校") && !page.contains("<script"));
    assert!(shop.get("a.pdf").starts_with(b"%PDF"));
    let render = shop.run(&["render", "report.yaml", "-o", "a.png", "--summary", "json"]);
    let drawn: Value = serde_json::from_str(render.ended(0).text().trim()).unwrap();
    assert_eq!(drawn["digest"], digest);
}

#[test]
fn the_same_report_gives_the_same_sheet() {
    let shop = Shop::new();
    for name in ["a", "b"] {
        let (html, pdf) = (format!("{name}.html"), format!("{name}.pdf"));
        shop.run(&[
            "proof",
            "report.yaml",
            "-o",
            &html,
            "-o",
            &pdf,
            "--threads",
            "1",
        ])
        .ended(0);
    }
    assert!(shop.get("a.html") == shop.get("b.html"));
    assert!(shop.get("a.pdf") == shop.get("b.pdf"));
}

#[test]
fn what_cannot_be_proved_is_said() {
    let shop = Shop::new();
    shop.put("bad.yaml", REPORT.replace("sections", "sectoins"));
    let ran = shop.run(&["proof", "bad.yaml", "-o", "a.pdf"]).ended(1);
    assert!(ran.err.contains("bad.yaml:2:1"), "{}", ran.err);
    for (words, what) in [
        (&["proof", "report.yaml", "-o", "a.png"][..], ".pdf"),
        (&["proof", "report.yaml", "--readers", "，"], "--readers"),
        (&["proof"], "REPORT"),
    ] {
        let ran = shop.run(words).ended(2);
        assert!(ran.err.contains(what), "{}", ran.err);
    }
    let ran = shop
        .run(&["proof", "report.yaml", "--source", "none.txt"])
        .ended(3);
    assert!(ran.err.contains("none.txt"), "{}", ran.err);
    assert!(!shop.names().iter().any(|name| name.ends_with(".pdf")));
    let ran = shop.run(&["proof", "report.yaml"]).ended(0);
    assert!(ran.text().contains("校验码"), "{}", ran.text());
    assert!(shop.names().contains(&"report-校对单.pdf".to_owned()));
}
