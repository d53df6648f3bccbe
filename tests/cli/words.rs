//! What people type and read: help, languages, lists, wrong command lines.

use super::shop::{REPORT, Shop};

#[test]
fn a_typo_is_pointed_at() {
    let shop = Shop::new();
    shop.put("report.yaml", REPORT.replace("sections", "sectoins"));
    let ran = shop.run(&["render", "report.yaml"]).ended(1);
    assert!(ran.err.contains("report.yaml:2:1"), "{}", ran.err);
    assert!(ran.err.contains("sections"), "{}", ran.err);
    assert!(!ran.err.contains('\u{1b}'));
}

#[test]
fn warnings_pass_but_not_when_strict() {
    let shop = Shop::new();
    shop.put("report.yaml", REPORT.replace("footer", "# footer"));
    let ran = shop.run(&["check", "report.yaml"]).ended(0);
    assert!(ran.err.contains("警告[no-credits]"), "{}", ran.err);
    assert_eq!(ran.text(), "report.yaml：没有错误，1 条警告\n");
    let ran = shop.run(&["check", "report.yaml", "--strict"]).ended(1);
    assert!(ran.err.contains("错误[no-credits]"), "{}", ran.err);
    assert!(
        shop.run(&["render", "report.yaml", "--strict"])
            .ended(1)
            .out
            .is_empty()
    );
    assert_eq!(shop.names(), ["report.yaml"]);
}

#[test]
fn wrong_command_lines_end_with_two() {
    let shop = Shop::new();
    for (words, what) in [
        (&["rendr", "report.yaml"][..], "render"),
        (&["render"], "REPORT"),
        (&["render", "report.yaml", "--strcit"], "--strict"),
        (&["render", "report.yaml", "-o", "a.gif"], ".png"),
        (&["render", "report.yaml", "-o", "a"], ".png"),
        (
            &["render", "report.yaml", "-o", "a.png", "-o", "a.png"],
            "两次",
        ),
        (&["render", "report.yaml", "--width", "10"], "320"),
        (&["render", "report.yaml", "--scale", "0"], "0.1"),
        (&["render", "report.yaml", "--scale", "nan"], "0.1"),
        (
            &["render", "report.yaml", "--layout", "civc-red"],
            "civic-red",
        ),
        (&["render", "report.yaml", "--lang", "fr"], "zh"),
        (&["render", "report.yaml", "--threads", "0"], "threads"),
        (&["render", "-", "--watch", "-o", "a.png"], "标准输入"),
        (&["inspect", "report.yaml"], "--lines"),
        (&["inspect", "--lines"], "REPORT"),
        (
            &["inspect", "report.yaml", "--lines", "--measure", "3"],
            "--measure",
        ),
        (
            &["render", "report.yaml", "--width", "400.5"],
            "要在 320–8192 之间",
        ),
        (&["inspect", "report.yaml", "--text", "甲"], "--text"),
    ] {
        let ran = shop.run(words).ended(2);
        assert!(ran.err.contains(what), "{words:?}: {}", ran.err);
        assert!(ran.out.is_empty(), "{words:?}");
    }
    shop.run(&[]).ended(2);
    assert_eq!(shop.names(), ["report.yaml"]);
}

#[test]
fn the_report_is_never_overwritten() {
    let shop = Shop::new();
    shop.put("report.svg", REPORT);
    shop.run(&["render", "report.svg", "-o", "./report.svg"])
        .ended(2);
    assert_eq!(shop.get("report.svg"), REPORT.as_bytes());
}

#[test]
fn help_speaks_both_languages() {
    let shop = Shop::new();
    let zh = shop.run(&["--help"]).ended(0).text();
    assert!(
        zh.contains("用法") && zh.contains("把报告画成长图") && !zh.contains("Usage"),
        "{zh}"
    );
    let en = shop.run(&["--help", "--lang", "en"]).ended(0).text();
    assert!(en.contains("Usage") && en.contains("Draw a report"), "{en}");
    for command in [
        "render",
        "check",
        "inspect",
        "numbers",
        "layouts",
        "icons",
        "fonts",
        "schema",
        "new",
        "completions",
    ] {
        assert!(zh.contains(command) && en.contains(command), "{command}");
        let zh = shop.run(&[command, "--help"]).ended(0).text();
        assert!(zh.contains("用法") && !zh.contains("[default"), "{zh}");
        assert!(
            shop.run(&[command, "-h", "--lang=en"])
                .ended(0)
                .text()
                .contains("Usage")
        );
    }
    assert!(
        shop.run(&["--version"])
            .ended(0)
            .text()
            .starts_with("changtu ")
    );
}

#[test]
fn the_locale_chooses_the_language() {
    let shop = Shop::new();
    for (value, is_english) in [("en_US.UTF-8", true), ("zh_CN.UTF-8", false), ("C", false)] {
        let mut command = shop.command(&["check", "report.yaml"]);
        let out = command.env("LANG", value).output().unwrap();
        let text = String::from_utf8(out.stdout).unwrap();
        assert_eq!(text.contains("no errors"), is_english, "{value}: {text}");
    }
    let mut command = shop.command(&["check", "report.yaml", "--lang", "zh"]);
    let out = command.env("LC_ALL", "en_GB").output().unwrap();
    assert!(String::from_utf8(out.stdout).unwrap().contains("没有错误"));
}

#[test]
fn lists_are_printed() {
    let shop = Shop::new();
    let layouts = shop.run(&["layouts"]).ended(0).text();
    for name in ["base", "civic-red", "ink-green", "tech-blue"] {
        assert!(layouts.contains(name), "{name}");
    }
    assert!(
        shop.run(&["icons", "桥"])
            .ended(0)
            .text()
            .starts_with("bridge")
    );
    assert!(
        shop.run(&["fonts"])
            .ended(0)
            .text()
            .contains("Noto Sans SC")
    );
    let faces = shop.run(&["fonts"]).ended(0).text();
    for family in [
        "Noto Sans SC Rare",
        "Changtu Rare Hei ",
        "Changtu Rare Hei GH",
    ] {
        let faces = faces.lines().filter(|line| line.starts_with(family));
        assert!(faces.count() >= 2, "{family}");
    }
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(
            shop.run(&["completions", shell])
                .ended(0)
                .text()
                .contains("render"),
            "{shell}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    use std::process::Stdio;

    let shop = Shop::new();
    let mut child = shop
        .command(&["schema"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let out = child.wait_with_output().unwrap();
    assert_eq!(out.status.code(), Some(0));
    assert!(
        out.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
}

#[test]
fn icons_are_listed_found_and_drawn() {
    let shop = Shop::new();
    let all = shop.run(&["icons"]).ended(0).text();
    assert!(all.lines().count() >= 320, "{}", all.lines().count());
    for (word, first) in [
        ("农业", "agriculture"),
        ("farm", "farmland"),
        ("road", "road"),
    ] {
        let found = shop.run(&["icons", word]).ended(0).text();
        assert!(found.starts_with(first), "{word}: {found}");
        assert!(found.lines().count() < 60, "{word}: {found}");
    }
    let none = shop.run(&["icons", "农业现代化"]).ended(1);
    assert!(none.err.contains("相近的有“农业”"), "{}", none.err);
    assert!(none.text().is_empty());
    shop.run(&["icons", "没有这个", "-o", "none.png"]).ended(1);
    assert!(!shop.names().contains(&"none.png".to_owned()));
    shop.run(&["icons", "桥", "-o", "bridges.svg"]).ended(0);
    let sheet = String::from_utf8(shop.get("bridges.svg")).unwrap();
    // Every icon stands there in its three styles, each drawn once.
    assert!(
        sheet.matches("<use").count() + sheet.matches("<path").count() > 9,
        "{sheet}"
    );
    assert!(sheet.contains("width=\"1080\""), "{sheet}");
}

#[test]
fn colours_and_icons_are_checked_wherever_they_stand() {
    let shop = Shop::new();
    shop.put(
        "report.yaml",
        "标题: 例\n配色: { main: 红色, ground: 0A59F7, accent: \"#0A59F7\" }\n部分:\n- 标题: 甲\n  内容:\n  - 列表:\n    - { 文字: 一, 图标: 桥粱 }\n  - 卡片:\n    - { 标题: 二, 图标: roadd }\n页脚: { 落款: [来源: 乙] }\n",
    );
    let ran = shop.run(&["check", "report.yaml"]).ended(1);
    assert_eq!(ran.err.matches("错误[bad-color]").count(), 2, "{}", ran.err);
    assert_eq!(
        ran.err.matches("错误[unknown-icon]").count(),
        2,
        "{}",
        ran.err
    );
    assert!(ran.err.contains("report.yaml:7:25"), "{}", ran.err);
}

#[test]
fn a_file_that_is_no_text_gets_one_message() {
    let shop = Shop::new();
    shop.put("report.yaml", b"PK\x03\x04\x00\xff\xfe: a\n*b\n|c\n");
    let ran = shop.run(&["check", "report.yaml"]).ended(1);
    assert_eq!(ran.err.matches("错误[").count(), 1, "{}", ran.err);
    assert!(ran.err.contains("Word"), "{}", ran.err);
}
