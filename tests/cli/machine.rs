//! What programs read: diagnostics and summaries as JSON, inspection, numbers, the schema.

use serde_json::Value;

use super::shop::{REPORT, Shop};

fn json(line: &str) -> Value {
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
}

#[test]
fn summaries_are_objects() {
    let shop = Shop::new();
    shop.put("report.yaml", REPORT.replace("18.4公里", "待填"));
    let words = [
        "render",
        "report.yaml",
        "-o",
        "a.png",
        "-o",
        "b.svg",
        "--summary",
        "json",
    ];
    let ran = shop.run(&words).ended(0);
    let lines: Vec<Value> = ran.text().lines().map(json).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["path"], "a.png");
    assert_eq!(lines[0]["width"], 1080);
    assert!(lines[0]["height"].as_u64().unwrap() > 500);
    assert_eq!(lines[0]["bytes"], shop.get("a.png").len());
    assert_eq!(lines[0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(lines[1]["path"], "b.svg");
    assert_eq!(lines[1]["warnings"], 1);
}

#[test]
fn messages_are_objects_with_stable_codes() {
    let shop = Shop::new();
    shop.put("report.yaml", REPORT.replace("  blocks", "  blokcs"));
    for (lang, hint) in [("zh", "是不是"), ("en", "did you mean")] {
        let words = [
            "check",
            "report.yaml",
            "--message-format",
            "json",
            "--lang",
            lang,
        ];
        let ran = shop.run(&words).ended(1);
        let said: Vec<Value> = ran.err.lines().map(json).collect();
        let found = said
            .iter()
            .find(|said| said["code"] == "unknown-key")
            .unwrap();
        assert_eq!(found["file"], "report.yaml");
        assert_eq!(
            (&found["line"], &found["column"]),
            (&Value::from(4), &Value::from(3))
        );
        assert!(
            found["hints"][0].as_str().unwrap().contains(hint),
            "{found}"
        );
    }
    let ran = shop
        .run(&["render", "none.yaml", "--message-format=json"])
        .ended(3);
    assert_eq!(json(&ran.err)["code"], "missing-file");
    let ran = shop.run(&["render", "--message-format", "json"]).ended(2);
    assert_eq!(json(&ran.err)["code"], "command-line");
}

#[test]
fn lines_are_given_in_reading_order() {
    let shop = Shop::new();
    let ran = shop.run(&["inspect", "report.yaml", "--lines"]).ended(0);
    let lines: Vec<Value> = ran.text().lines().map(json).collect();
    let places: Vec<&str> = lines
        .iter()
        .map(|line| line["block"].as_str().unwrap())
        .collect();
    assert_eq!(places[0], "title");
    let label = "sections[0].blocks[0].items[0].label";
    let label = lines.iter().find(|line| line["block"] == label).unwrap();
    assert_eq!(label["text"], "地区生产总值");
    for key in ["x", "y", "width", "measure", "size"] {
        assert!(label[key].is_number(), "{key}: {label}");
    }
    assert!(label.get("writing").is_none(), "{label}");
}

#[test]
fn columns_say_that_they_are_vertical() {
    let shop = Shop::new();
    let report = "标题: 甲\n部分:\n- 标题: 乙\n  内容:\n  - 支柱: { 样式: 条屏, 项目: [{ 文字: 持续强化政治引领, 口号: 铸牢忠诚之魂 }] }\n";
    shop.put("report.yaml", report);
    let ran = shop.run(&["inspect", "report.yaml", "--lines"]).ended(0);
    let lines: Vec<Value> = ran.text().lines().map(json).collect();
    let slogan = "sections[0].blocks[0].items[0].slogan";
    let slogan = lines.iter().find(|line| line["block"] == slogan).unwrap();
    assert_eq!(slogan["text"], "铸牢忠诚之魂");
    assert_eq!(slogan["writing"], "vertical");
    // Six characters with a tenth between them; the measure is a height as well.
    assert_eq!(slogan["width"], 390.0);
    assert!(slogan["measure"].as_f64().unwrap() >= 390.0);
}

#[test]
fn the_scene_is_given_as_text() {
    let shop = Shop::new();
    let ran = shop.run(&["inspect", "report.yaml", "--scene"]).ended(0);
    assert!(ran.text().starts_with("scene 1080x"));
    shop.put("report.yaml", "titel: 甲");
    assert!(
        shop.run(&["inspect", "report.yaml", "--scene"])
            .ended(1)
            .out
            .is_empty()
    );
}

#[test]
fn a_text_is_set_on_its_own() {
    let shop = Shop::new();
    let text = "地区生产总值达到783.58亿元。";
    let ran = shop.run(&["inspect", "--text", text]).ended(0);
    let set = json(ran.text().trim());
    assert_eq!(set["lines"].as_array().unwrap().len(), 1);
    assert_eq!(set["lines"][0]["text"], text);
    let glyph = &set["lines"][0]["glyphs"][0];
    assert_eq!(
        (&glyph["text"], &glyph["font"]),
        (&Value::from("地"), &Value::from("Noto Sans SC 400"))
    );
    let words = [
        "inspect",
        "--text",
        text,
        "--measure",
        "8",
        "--style",
        "title",
        "--justify",
    ];
    let ran = shop.run(&words).ended(0);
    assert!(json(ran.text().trim())["lines"].as_array().unwrap().len() > 1);
    shop.run(&["inspect", "--text", "-1", "--indent", "2", "--measure", "4"])
        .ended(0);
}

#[test]
fn many_texts_are_answered_line_by_line() {
    let shop = Shop::new();
    let one =
        "{\"text\": \"你好，世界。\", \"measure\": 3, \"style\": \"body\", \"justify\": true}\n";
    let ran = shop.feed(
        &["inspect", "--texts"],
        format!("{one}{{\"text\": \"甲\"}}").as_bytes(),
    );
    let lines: Vec<Value> = ran.ended(0).text().lines().map(json).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1]["lines"][0]["text"], "甲");
    let ran = shop
        .feed(
            &["inspect", "--texts"],
            format!("nonsense\n{one}").as_bytes(),
        )
        .ended(1);
    let lines: Vec<Value> = ran.text().lines().map(json).collect();
    assert!(lines[0]["error"].is_string() && lines[1]["lines"].is_array());
}

#[test]
fn the_command_line_says_what_holds_for_all_texts() {
    let shop = Shop::new();
    let words = ["inspect", "--texts", "--measure", "3"];
    let input = "{\"text\": \"一二三四五\"}\n{\"text\": \"一二三四五\", \"measure\": 9}\n";
    let ran = shop.feed(&words, input.as_bytes()).ended(0);
    let count = |line: &str| json(line)["lines"].as_array().unwrap().len();
    let counts: Vec<usize> = ran.text().lines().map(count).collect();
    assert_eq!(counts, [2, 1]);
}

#[test]
fn numbers_count_characters() {
    let shop = Shop::new();
    let input =
        "地区生产总值达到783.58亿元，同比增长4.3%；\n没有数\n\n调处涉企案件330余件".as_bytes();
    let ran = shop.feed(&["numbers"], input).ended(0);
    let lines: Vec<Value> = ran.text().lines().map(json).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(
        lines[0][0],
        json(
            r#"{"start": 8, "end": 16, "text": "783.58亿元", "atom": "783.58亿元", "atom_end": 16, "unit": "亿元", "modifier": "达到", "direction": "none", "polarity": "neutral", "kind": "value"}"#
        )
    );
    assert_eq!(lines[0][1]["direction"], "up");
    assert_eq!(lines[1], Value::Array(vec![]));
    assert_eq!(lines[3][0]["atom"], "330余件");
}

#[test]
fn the_schema_is_json() {
    let shop = Shop::new();
    let schema = json(&shop.run(&["schema"]).ended(0).text());
    assert!(schema["properties"]["标题"].is_object());
}
