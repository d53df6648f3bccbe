//! Reading and writing: outputs, streams, faults of files, watching.

use std::time::{Duration, Instant};

use super::shop::{REPORT, Shop};

const PNG: &[u8] = b"\x89PNG\r\n";

#[test]
fn a_report_becomes_a_picture_of_its_name() {
    let shop = Shop::new();
    let ran = shop.run(&["render", "report.yaml"]).ended(0);
    assert!(
        ran.text().starts_with("report.png：1080×"),
        "{}",
        ran.text()
    );
    assert!(ran.err.is_empty(), "{}", ran.err);
    assert!(shop.get("report.png").starts_with(PNG));
    assert_eq!(shop.names(), ["report.png", "report.yaml"]);
}

#[test]
fn several_outputs_share_one_layout() {
    let shop = Shop::new();
    shop.run(&[
        "render",
        "report.yaml",
        "-o",
        "a.png",
        "-o",
        "b.SVG",
        "--width",
        "720",
    ])
    .ended(0);
    assert!(shop.get("a.png").starts_with(PNG));
    let svg = String::from_utf8(shop.get("b.SVG")).unwrap();
    assert!(svg.contains("width=\"720\"") && svg.contains("<title>一图读懂</title>"));
}

#[test]
fn scale_multiplies_pixels() {
    let shop = Shop::new();
    let words = [
        "render",
        "report.yaml",
        "--width",
        "400",
        "--scale",
        "2",
        "-o",
        "a.png",
    ];
    let ran = shop.run(&words).ended(0);
    assert!(ran.text().contains("：800×"), "{}", ran.text());
}

#[test]
fn streams_are_read_and_written() {
    let shop = Shop::new();
    let ran = shop.feed(
        &["render", "-", "-o", "-", "--summary", "json"],
        REPORT.as_bytes(),
    );
    let ran = ran.ended(0);
    assert!(ran.out.starts_with(PNG));
    let line: serde_json::Value = serde_json::from_str(ran.err.trim()).unwrap();
    assert_eq!(line["path"], "-");
    assert_eq!(line["bytes"], ran.out.len());
    let ran = shop.feed(
        &["render", "-", "-o", "-", "--format", "svg"],
        REPORT.as_bytes(),
    );
    assert!(ran.ended(0).text().starts_with("<svg"));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let shop = Shop::new();
    for (name, threads) in [("a.png", "1"), ("b.png", "4"), ("c.png", "4")] {
        shop.run(&["render", "report.yaml", "--threads", threads, "-o", name])
            .ended(0);
    }
    assert_eq!(shop.get("a.png"), shop.get("b.png"));
    assert_eq!(shop.get("b.png"), shop.get("c.png"));
}

#[test]
fn nothing_is_left_behind_by_a_wrong_report() {
    let shop = Shop::new();
    shop.put("report.yaml", REPORT.replace("title", "titel"));
    shop.put("report.png", "last year's");
    let ran = shop.run(&["render", "report.yaml"]).ended(1);
    assert!(ran.out.is_empty());
    assert_eq!(shop.get("report.png"), b"last year's");
    assert_eq!(shop.names(), ["report.png", "report.yaml"]);
}

#[test]
fn one_bad_output_spoils_none_of_the_others() {
    let shop = Shop::new();
    let ran = shop
        .run(&[
            "render",
            "report.yaml",
            "-o",
            "a.png",
            "-o",
            "nowhere/b.png",
        ])
        .ended(3);
    assert!(ran.err.contains("“nowhere/b.png”写不进去"), "{}", ran.err);
    assert_eq!(shop.names(), ["report.yaml"]);
}

#[test]
fn files_that_cannot_be_read_or_written_are_named() {
    let shop = Shop::new();
    shop.put("folder/x", "");
    shop.put("taken.png/x", "");
    for (words, what) in [
        (&["render", "none.yaml"][..], "没有“none.yaml”这个文件"),
        (&["render", "folder"], "“folder”是文件夹"),
        (&["check", "folder"], "“folder”是文件夹"),
        (
            &["render", "report.yaml", "-o", "taken.png"],
            "“taken.png”写不进去",
        ),
        (
            &["render", "report.yaml", "--font-dir", "none"],
            "“none”读不出来",
        ),
        (&["new", "report.yaml"], "“report.yaml”已经有了"),
        (
            &["layouts", "check", "folder"],
            "“folder”里没有 layout.yaml",
        ),
    ] {
        let ran = shop.run(words).ended(3);
        assert!(ran.err.contains(what), "{words:?}: {}", ran.err);
    }
}

#[test]
fn a_new_report_renders_at_once() {
    let shop = Shop::new();
    shop.run(&["new"]).ended(0);
    let ran = shop.run(&["render", "报告.yaml", "--strict"]).ended(0);
    assert!(ran.err.is_empty(), "{}", ran.err);
    assert!(shop.get("报告.png").starts_with(PNG));
    let text = String::from_utf8(shop.get("报告.yaml")).unwrap();
    assert!(text.contains("# ") && text.contains("标题:"));
}

#[test]
fn last_years_report_is_emptied() {
    let shop = Shop::new();
    let last = "title: 一图读懂 # 总标题\nsections:\n- title: 2023年\n  icon: trophy\n  blocks:\n  - text: |\n      增长5%。\n      又一行。\n  - list: [ 甲9, \"乙9\" ]\n  - stats:\n    - 城市道路: 18.4公里\n    - { label: 绿地, value: 98.4万平方米, hot: true }\n  - text: { hide: true, text: 藏着的77 }\nfooter: { credits: [ 来源: 区政府 ] }\n";
    shop.put("last.yaml", last);
    shop.run(&["new", "next.yaml", "--from", "last.yaml"])
        .ended(0);
    let next = String::from_utf8(shop.get("next.yaml")).unwrap();
    let expected = "title: 待填 # 总标题\nsections:\n- title: 待填\n  icon: trophy\n  blocks:\n  - text: |\n      待填\n  - list: [ 待填, \"待填\" ]\n  - stats:\n    - 城市道路: 待填\n    - { label: 绿地, value: 待填, hot: true }\n  - text: { hide: true, text: 待填 }\nfooter: { credits: [ 来源: 待填 ] }\n";
    assert_eq!(next, expected);
    shop.run(&["render", "next.yaml"]).ended(0);
    shop.run(&["render", "next.yaml", "--strict"]).ended(1);
}

#[test]
fn the_data_file_of_last_year_is_asked_for_anew() {
    let shop = Shop::new();
    shop.put("数据/产值.csv", "年份,产值\n2023,12.5\n2024,13.0\n");
    shop.put(
        "last.yaml",
        format!("{REPORT}# end\n").replace(
            "  blocks:\n",
            "  blocks:\n  - chart: { kind: bars, data: { file: 数据/产值.csv, values: 产值 } }\n",
        ),
    );
    shop.run(&["render", "last.yaml", "--strict"]).ended(0);
    shop.run(&["new", "next.yaml", "--from", "last.yaml"])
        .ended(0);
    let next = String::from_utf8(shop.get("next.yaml")).unwrap();
    assert!(
        next.contains("data: { file: 待填.csv, values: 产值 }"),
        "{next}"
    );
    let ran = shop.run(&["render", "next.yaml"]).ended(1);
    assert!(ran.err.contains("待填.csv"), "{}", ran.err);
}

#[test]
fn fonts_of_a_folder_fill_gaps() {
    let shop = Shop::new();
    shop.put("report.yaml", REPORT.replace("主要成绩", "ﷺ"));
    let ran = shop.run(&["render", "report.yaml"]).ended(1);
    assert!(ran.err.contains("missing-glyph"), "{}", ran.err);
    let ran = shop
        .run(&["render", "report.yaml", "--missing-glyph", "placeholder"])
        .ended(0);
    assert!(ran.err.contains("警告[missing-glyph]"), "{}", ran.err);

    shop.put(
        "fonts/a.ttf",
        include_bytes!("../../fonts/figure/Oswald-Bold.ttf"),
    );
    shop.put("fonts/readme.txt", "no font");
    let ran = shop.run(&["fonts", "--font-dir", "fonts"]).ended(0);
    assert!(
        ran.text().lines().last().unwrap().ends_with("用户"),
        "{}",
        ran.text()
    );
    shop.put("fonts/b.otf", "no font");
    shop.run(&["fonts", "--font-dir", "fonts"]).ended(1);
}

#[test]
fn a_layout_folder_is_used_and_checked() {
    let shop = Shop::new();
    shop.put(
        "mine/layout.yaml",
        "extends: base\ntokens:\n  main: \"#0A59F7\"\n",
    );
    shop.run(&["layouts", "check", "mine"]).ended(0);
    shop.run(&["render", "report.yaml", "--layout", "mine", "-o", "a.svg"])
        .ended(0);
    shop.run(&["render", "report.yaml", "--layout", "base", "-o", "b.svg"])
        .ended(0);
    assert_ne!(shop.get("a.svg"), shop.get("b.svg"));
    shop.put("mine/layout.yaml", "extends: base\ntokns: {}\n");
    let ran = shop.run(&["layouts", "check", "mine"]).ended(1);
    assert!(ran.err.contains("mine/layout.yaml:2:1"), "{}", ran.err);
}

/// Waits until something holds, for at most ten seconds.
fn eventually(what: impl Fn() -> bool) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(10) {
        if what() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

#[test]
fn every_save_draws_again() {
    let shop = Shop::new();
    let mut command = shop.command(&["render", "report.yaml", "--watch", "-o", "a.svg"]);
    let log = std::fs::File::create(shop.path("log")).unwrap();
    let mut child = command
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn()
        .unwrap();
    let holds = |word: &'static str| {
        let path = shop.path("a.svg");
        eventually(move || std::fs::read_to_string(&path).is_ok_and(|svg| svg.contains(word)))
    };
    let first = holds("<title>一图读懂</title>");
    shop.put("report.yaml", "broken: [");
    std::thread::sleep(Duration::from_millis(300));
    // Many editors write another file and rename it.
    shop.put("other.yaml", REPORT.replace("一图读懂", "再读一遍"));
    std::fs::rename(shop.path("other.yaml"), shop.path("report.yaml")).unwrap();
    let second = holds("<title>再读一遍</title>");
    child.kill().unwrap();
    child.wait().unwrap();
    let log = String::from_utf8(shop.get("log")).unwrap();
    assert!(first && second, "{first} {second}\n{log}");
}
