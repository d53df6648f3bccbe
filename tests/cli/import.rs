//! `import`: a source becomes a report file.

use serde_json::Value;

use super::shop::Shop;

const SOURCE: &str = "# 一图读懂区政府工作报告\n\n## 主要成绩\n\n●建成绿色\n\n工厂10家。\n●建成公园3个。\n●修好路5公里，成长成长。\n";

fn shop() -> Shop {
    let shop = Shop::new();
    shop.put("原文.md", SOURCE);
    shop
}

#[test]
fn a_source_becomes_a_report_that_draws_and_is_proved() {
    let shop = shop();
    let ran = shop.run(&["import", "原文.md"]).ended(0);
    let told = ran.text();
    for wanted in [
        "第 5、7 行 一句话断在两行，已接上：建成绿色工厂10家。",
        "版块：",
        "写好了 原文.yaml",
    ] {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
    assert!(ran.err.contains("doubled-word"), "{}", ran.err);
    assert!(ran.err.contains("原文.md:9:"), "{}", ran.err);
    shop.run(&["proof", "coverage", "原文.md", "原文.yaml"])
        .ended(0);
    shop.run(&["render", "原文.yaml", "-o", "图.svg"]).ended(0);
}

/// Each finding is shown where it stands, though a line has the same words twice.
#[test]
fn findings_point_at_their_own_words() {
    let shop = shop();
    shop.put(
        "双.txt",
        "报告\n\n一、成绩\n\n成长成长中心建成，又一个成长成长中心建成。\n",
    );
    let ran = shop.run(&["import", "双.txt"]).ended(0);
    for place in ["双.txt:5:1\n", "双.txt:5:25\n"] {
        assert!(ran.err.contains(place), "{place}\n{}", ran.err);
    }
}

#[test]
fn what_is_there_is_not_overwritten() {
    let shop = shop();
    shop.put("原文.yaml", "title: 改过的\n");
    let ran = shop.run(&["import", "原文.md"]).ended(3);
    assert!(ran.err.contains("file-exists"), "{}", ran.err);
    assert!(ran.err.contains("--force"), "{}", ran.err);
    assert_eq!(shop.get("原文.yaml"), "title: 改过的\n".as_bytes());
    shop.run(&["import", "原文.md", "--force"]).ended(0);
    assert_ne!(shop.get("原文.yaml"), "title: 改过的\n".as_bytes());
}

#[test]
fn streams_carry_the_report_and_the_account() {
    let shop = shop();
    let ran = shop.feed(&["import", "-"], SOURCE.as_bytes()).ended(0);
    assert!(ran.text().contains("title: |"), "{}", ran.text());
    assert!(ran.err.contains("修补"), "{}", ran.err);
    let words = ["import", "原文.md", "-o", "新.yaml", "--report", "-"];
    let account: Value = serde_json::from_slice(&shop.run(&words).ended(0).out).unwrap();
    assert_eq!(account["repairs"][0]["code"], "joined-sentence");
    assert_eq!(account["repairs"][0]["lines"], serde_json::json!([5, 7]));
    let all = account["characters"].as_u64().unwrap();
    let drawn = account["drawn"].as_u64().unwrap();
    let removed = account["removed"].as_object().unwrap().values();
    let removed: u64 = removed.map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(drawn + removed, all, "{account:#}");
    let codes = account["findings"].as_array().unwrap();
    assert!(
        codes.iter().any(|it| it["code"] == "doubled-word"),
        "{account:#}"
    );
}

#[test]
fn plain_keeps_sentences() {
    let shop = shop();
    let ran = shop
        .run(&["import", "原文.md", "-o", "-", "--plain"])
        .ended(0);
    assert!(ran.text().contains("建成绿色工厂10家。"), "{}", ran.text());
    assert!(!ran.text().contains("stats"), "{}", ran.text());
}

#[test]
fn a_word_document_brings_its_pictures() {
    let shop = shop();
    let letter = include_bytes!("../cases/import/sources/letter.docx");
    shop.put("年报.docx", letter);
    shop.run(&["import", "年报.docx"]).ended(0);
    let report = String::from_utf8(shop.get("年报.yaml")).unwrap();
    let line = report
        .lines()
        .find(|line| line.trim_start().starts_with("src:"))
        .unwrap();
    let picture = line.trim_start().trim_start_matches("src: ");
    assert!(picture.starts_with("年报-图/"), "{picture}");
    assert!(!shop.get(picture).is_empty());
    shop.run(&["render", "年报.yaml", "-o", "图.svg"]).ended(0);
    shop.run(&["proof", "coverage", "年报.docx", "年报.yaml"])
        .ended(0);
}

#[test]
fn what_is_no_source_is_refused_with_advice() {
    let shop = shop();
    for (name, bytes, advice) in [
        ("a.doc", &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], ".docx"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.txt", b"", "没有文字"),
    ] {
        shop.put(name, bytes);
        let ran = shop.run(&["import", name]).ended(1);
        assert!(ran.err.contains("bad-source"), "{name}: {}", ran.err);
        assert!(ran.err.contains(advice), "{name}: {}", ran.err);
    }
    shop.run(&["import", "没有.md"]).ended(3);
}
