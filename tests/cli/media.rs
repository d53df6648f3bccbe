//! Channels, papers and formats as people ask for them.

use super::shop::{Ran, Shop};

/// The example, which is long enough to be cut.
const EXAMPLE: &str = include_str!("../../examples/beibei/report.yaml");

fn shop() -> Shop {
    let shop = Shop::new();
    shop.put("报告.yaml", EXAMPLE);
    shop
}

fn names(shop: &Shop, ending: &str) -> Vec<String> {
    let mut names = shop.names();
    names.retain(|name| name.ends_with(ending));
    names
}

fn objects(ran: &Ran) -> Vec<serde_json::Value> {
    let lines = ran.text();
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_channel_gets_numbered_slices_that_fit_together() {
    let shop = shop();
    let words = ["render", "报告.yaml", "--for", "微信", "--summary", "json"];
    let ran = shop.run(&words).ended(0);
    let pictures = names(&shop, ".png");
    assert_eq!(pictures[0], "报告-01.png");
    assert_eq!(pictures.len(), 6);
    let size = |name: &str| -> (u32, u32) {
        image::load_from_memory(&shop.get(name))
            .map(|one| (one.width(), one.height()))
            .unwrap()
    };
    let rows: u32 = pictures.iter().map(|name| size(name).1).sum();
    assert_eq!(rows, 28_068);
    for object in objects(&ran) {
        assert!(object["height"].as_u64().unwrap() <= 5000);
        assert!(object["bytes"].as_u64().unwrap() <= 5_000_000);
    }
}

#[test]
fn a_tight_budget_is_met_and_said() {
    let shop = shop();
    let table = |bytes: u32| {
        format!(
            "channels: {{ 小: {{ slices: {{ height: 5000 }}, bytes: {bytes}, formats: [png, jpeg] }} }}\n"
        )
    };
    let words = [
        "render",
        "报告.yaml",
        "--for",
        "小",
        "--media",
        "m.yaml",
        "--summary",
        "json",
    ];
    shop.put("m.yaml", table(600_000));
    let made = objects(&shop.run(&words).ended(0));
    for object in &made {
        assert!(object["bytes"].as_u64().unwrap() <= 600_000, "{object}");
    }
    let said = made.iter().filter(|object| object["notes"][0].is_string());
    assert!(said.count() >= 3, "{made:?}");
    // What cannot be met is refused, and nothing is left behind.
    let before = shop.names();
    shop.put("m.yaml", table(100_000));
    let ran = shop.run(&words).ended(2);
    assert!(
        ran.err.contains("over-budget") && ran.err.contains("100000"),
        "{}",
        ran.err
    );
    assert_eq!(shop.names(), before);
    // Nor does a palette that was asked for pass over the limit.
    let ran = shop.run(&[&words[..], &["--palette"]].concat()).ended(2);
    assert!(ran.err.contains("over-budget"), "{}", ran.err);
}

#[test]
fn pages_of_a_channel_have_one_size() {
    let shop = shop();
    shop.run(&[
        "render",
        "报告.yaml",
        "--for",
        "xiaohongshu",
        "-o",
        "页.jpg",
    ])
    .ended(0);
    let pictures = names(&shop, ".jpg");
    assert!(pictures.len() > 10 && pictures[0] == "页-01.jpg");
    for name in pictures {
        let picture = image::load_from_memory(&shop.get(&name)).unwrap();
        assert_eq!((picture.width(), picture.height()), (1080, 1440), "{name}");
    }
}

#[test]
fn a_sheet_is_named_as_print_shops_ask() {
    let shop = shop();
    let words = [
        "render",
        "报告.yaml",
        "--for",
        "a1",
        "--bleed",
        "3mm",
        "--marks",
    ];
    let ran = shop.run(&words).ended(0);
    assert_eq!(names(&shop, ".pdf"), ["报告_A1_594x841mm_出血3mm_RGB.pdf"]);
    assert!(ran.text().contains("1 页，618×865 mm"), "{}", ran.text());
    shop.run(&["render", "报告.yaml", "--for", "600x900mm"])
        .ended(0);
    assert!(names(&shop, ".pdf").contains(&"报告_600x900mm_RGB.pdf".to_owned()));
}

#[test]
fn paper_has_its_resolution() {
    let shop = shop();
    let base = [
        "render",
        "报告.yaml",
        "--for",
        "a4",
        "-o",
        "a.png",
        "--dpi",
        "60",
    ];
    shop.run(&[&base[..], &["--bleed", "3mm"]].concat())
        .ended(0);
    let first = shop.get("a-01.png");
    let decoder = png::Decoder::new(std::io::Cursor::new(first))
        .read_info()
        .unwrap();
    let info = decoder.info();
    // 216 × 303 mm at 60 pixels to the inch.
    assert_eq!((info.width, info.height), (510, 716));
    assert_eq!(info.pixel_dims.unwrap().xppu, 2362);
}

#[test]
fn all_formats_share_one_layout() {
    let shop = Shop::new();
    let words = ["render", "report.yaml"];
    let outputs = [
        "a.png",
        "a.jpg",
        "a.webp",
        "a.svg",
        "a.pdf",
        "a.html",
        "a.alt.txt",
    ];
    let mut all = words.to_vec();
    outputs.iter().for_each(|output| all.extend(["-o", output]));
    shop.run(&all).ended(0);
    let begins = |name: &str, with: &[u8]| assert!(shop.get(name).starts_with(with), "{name}");
    begins("a.png", b"\x89PNG");
    begins("a.jpg", b"\xFF\xD8\xFF");
    begins("a.webp", b"RIFF");
    begins("a.svg", b"<svg");
    begins("a.pdf", b"%PDF-1.7");
    begins("a.html", b"<!DOCTYPE html>");
    let svg = String::from_utf8(shop.get("a.svg")).unwrap();
    assert!(svg.contains("<desc>长图《一图读懂》"), "{}", &svg[..400]);
    let text = String::from_utf8(shop.get("a.alt.txt")).unwrap();
    assert!(text.contains("783.58亿元"), "{text}");
}

#[test]
fn the_limits_of_formats_are_said_with_advice() {
    let shop = shop();
    let ran = shop.run(&["render", "报告.yaml", "-o", "a.webp"]).ended(2);
    assert!(
        ran.err.contains("16383") && ran.err.contains("--slice"),
        "{}",
        ran.err
    );
    let words = ["render", "报告.yaml", "-o", "a.jpg", "--scale", "3"];
    let ran = shop.run(&words).ended(2);
    assert!(
        ran.err.contains("65535") && ran.err.contains("--scale"),
        "{}",
        ran.err
    );
    assert_eq!(shop.names(), ["report.yaml", "报告.yaml"]);
}

#[test]
fn what_does_not_go_together_is_refused() {
    let shop = Shop::new();
    let cases: [(&[&str], &str); 12] = [
        (&["--for", "wechet"], "wechat"),
        (&["--for", "wechat", "--bleed", "3mm"], "不是纸张"),
        (&["--bleed", "3mm"], "--for"),
        (&["--for", "a3", "--tile", "a4", "-o", "a.png"], "PDF"),
        (&["--slice", "900", "-o", "a.svg"], "SVG"),
        (&["--slice", "900", "-o", "-"], "标准输出"),
        (&["--icc", "report.yaml", "-o", "a.pdf"], "ICC"),
        (&["--icc", "report.yaml", "-o", "a.png"], "--icc"),
        (&["--palette", "-o", "a.svg"], "--palette"),
        (&["--quality", "50"], "--quality"),
        (&["--text", "outlines"], "--text"),
        (&["--for", "60x90cm"], "50–5000"),
    ];
    for (words, said) in cases {
        let ran = shop
            .run(&[&["render", "report.yaml"], words].concat())
            .ended(2);
        assert!(ran.err.contains(said), "{words:?}: {}", ran.err);
    }
    assert_eq!(shop.names(), ["report.yaml"]);
}

#[test]
fn a_table_of_ones_own_has_its_faults_said_with_their_place() {
    let shop = Shop::new();
    shop.put("m.yaml", "channels:\n  wechat: { slises: 3 }\n");
    let words = [
        "render",
        "report.yaml",
        "--for",
        "wechat",
        "--media",
        "m.yaml",
    ];
    let ran = shop.run(&words).ended(2);
    assert!(
        ran.err.contains("m.yaml:2:13") && ran.err.contains("slices"),
        "{}",
        ran.err
    );
    let listed = shop.run(&["media"]).ended(0).text();
    assert!(listed.contains("xiaohongshu") && listed.contains("594×841 mm"));
    let table = shop.run(&["media", "--yaml"]).ended(0).text();
    shop.put("own.yaml", &table);
    assert_eq!(
        shop.run(&["media", "--media", "own.yaml"]).ended(0).text(),
        listed
    );
}

#[test]
fn pictures_of_an_earlier_run_are_not_taken_for_this_one() {
    let shop = shop();
    let words = |name: &'static str| ["render", name, "--for", "xiaohongshu", "-o", "页.png"];
    shop.run(&words("报告.yaml")).ended(0);
    let ran = shop.run(&words("report.yaml")).ended(0);
    assert!(ran.err.contains("stale-file"), "{}", ran.err);
}

#[test]
fn a_drawing_for_paper_has_its_size() {
    let shop = Shop::new();
    shop.run(&["render", "report.yaml", "--for", "a4", "-o", "a.svg"])
        .ended(0);
    let svg = String::from_utf8(shop.get("a.svg")).unwrap();
    assert!(
        svg.contains("width=\"210mm\" height=\"297mm\""),
        "{}",
        &svg[..300]
    );
}

#[test]
fn pages_can_be_inspected() {
    let shop = shop();
    let words = ["inspect", "报告.yaml", "--lines", "--for", "a3"];
    let lines = objects(&shop.run(&words).ended(0));
    let last = lines
        .iter()
        .map(|line| line["page"].as_u64().unwrap())
        .max();
    assert_eq!(last, Some(6));
}
