//! The page is sound hypertext, reads in order, and nothing of a report becomes markup.

use changtu::color::Color;
use changtu::prose::{Colors, HtmlOptions, html};

use super::page::Page;
use super::reports;
use super::support::{self, EXAMPLE};
use super::words::{Plain, STRESSES};

fn page(report: &str) -> (String, Page) {
    let text = html(&support::read(report), &HtmlOptions::default());
    let page = Page::read(&text);
    (text, page)
}

/// Every report that these tests know.
fn all_reports() -> Vec<String> {
    let mut all = vec![EXAMPLE.to_owned()];
    for form in reports::forms() {
        all.push(reports::report(&form, &[1, 2, 3], &Plain));
        all.extend(
            STRESSES
                .iter()
                .map(|words| reports::report(&form, &[1, 3], words)),
        );
    }
    all.extend((1..4).map(|count| reports::places(count, &Plain)));
    all
}

#[test]
fn no_parser_has_anything_to_forgive() {
    for report in all_reports() {
        let (text, page) = page(&report);
        assert_eq!(page.errors(), [""; 0], "{text}");
    }
}

#[test]
fn headings_never_jump() {
    for report in all_reports() {
        let (text, page) = page(&report);
        let mut level = 0;
        for element in page.elements() {
            let name = element.name.as_bytes();
            if name.len() == 2 && name[0] == b'h' && name[1].is_ascii_digit() {
                let next = usize::from(name[1] - b'0');
                assert!(next <= level + 1, "h{next} after h{level}\n{text}");
                assert!(!element.text.trim().is_empty(), "{text}");
                level = next;
            }
        }
        assert_eq!(page.all("h1").len(), 1);
    }
}

#[test]
fn sections_are_named_by_their_headings() {
    let (_, page) = page(EXAMPLE);
    let named: Vec<String> = page
        .all("section")
        .iter()
        .filter_map(|section| section.get("aria-labelledby").map(str::to_owned))
        .collect();
    let ids: Vec<String> = page
        .elements()
        .iter()
        .filter_map(|element| element.get("id").map(str::to_owned))
        .collect();
    assert_eq!(named, ["s1", "s2", "s3"]);
    assert_eq!(ids, named);
}

#[test]
fn charts_are_tables_with_headers() {
    let (_, page) = page(EXAMPLE);
    let captions: Vec<String> = page.all("caption").into_iter().map(|it| it.text).collect();
    assert_eq!(
        captions,
        [
            "重点产业产值同比增长",
            "金融、零售、住宿、餐饮同比增长",
            "农村基础设施建设"
        ]
    );
    assert!(
        page.all("th")
            .iter()
            .all(|head| head.get("scope").is_some())
    );
    let cells: Vec<String> = page.all("td").into_iter().map(|cell| cell.text).collect();
    assert_eq!(cells[..4], ["31.1%", "20.4%", "15.8%", "7.4%"]);
}

#[test]
fn pictures_are_inside_and_have_alternative_texts() {
    let report = "title: 甲\nlogo: picture.png\nsections:\n- title: 乙\n  blocks:\n  - image: { src: picture.png, alt: \"一座\\\"新桥\\\"\", caption: 通车 }\n  - image: { src: picture.png, alt: 通车, caption: 通车 }";
    let (_, page) = page(report);
    let images = page.all("img");
    let alts: Vec<_> = images
        .iter()
        .map(|image| image.get("alt").unwrap())
        .collect();
    assert_eq!(alts, ["", "一座\"新桥\"", ""]);
    for image in &images {
        assert!(
            image
                .get("src")
                .unwrap()
                .starts_with("data:image/png;base64,")
        );
        assert_eq!(
            (image.get("width"), image.get("height")),
            (Some("3"), Some("2"))
        );
    }
    assert_eq!(page.all("figcaption").len(), 2);
}

#[test]
fn photographs_are_no_larger_than_they_are_shown() {
    let noise = |x: u32, y: u32| ((x * 7919 + y * 104_729) % 251) as u8;
    let photo = image::RgbImage::from_fn(2000, 1000, |x, y| {
        image::Rgb([noise(x, y), noise(y, x), noise(x + y, x)])
    });
    let mut png = std::io::Cursor::new(Vec::new());
    photo.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let world = changtu::world::World::memory([("photo.png", png.into_inner())]);
    let (mut sources, mut sink) = Default::default();
    let report = b"title: \xe7\x94\xb2\nimage: photo.png";
    let document =
        changtu::document::read("r.yaml", report, &world, &mut sources, &mut sink).unwrap();
    let page = Page::read(&html(&document, &HtmlOptions::default()));
    let image = &page.all("img")[0];
    assert!(
        image
            .get("src")
            .unwrap()
            .starts_with("data:image/jpeg;base64,")
    );
    assert_eq!(
        (image.get("width"), image.get("height")),
        (Some("1368"), Some("684"))
    );
}

/// Words that would be markup if anything forgot to escape them, in every field that there is.
const HOSTILE: &str =
    "</style></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;&#60;<!--";

#[test]
fn nothing_of_a_report_becomes_markup() {
    let words = super::words::Same {
        name: "hostile",
        text: HOSTILE,
        value: None,
        number: "1",
    };
    let mut reports = vec![reports::places(2, &words)];
    reports.extend(
        reports::forms()
            .iter()
            .map(|form| reports::report(form, &[2], &words)),
    );
    for report in reports {
        let options = HtmlOptions {
            lang: format!("zh{HOSTILE}"),
            title: Some(HOSTILE.to_owned()),
            ..HtmlOptions::default()
        };
        let text = html(&support::read(&report), &options);
        let page = Page::read(&text);
        assert_eq!(page.errors(), [""; 0], "{text}");
        for element in page.elements() {
            let is_ours = ![
                "script", "iframe", "object", "embed", "link", "base", "form",
            ]
            .contains(&element.name.as_str());
            assert!(is_ours, "{}\n{text}", element.name);
            for (name, value) in &element.attributes {
                assert!(!name.starts_with("on"), "{name}");
                let is_address = ["src", "href"].contains(&name.as_str());
                let is_fine = ["data:image/", "https://", "http://", "mailto:"]
                    .iter()
                    .any(|scheme| value.starts_with(scheme));
                assert!(!is_address || is_fine, "{value}");
            }
        }
        assert_eq!(page.all("title")[0].text, HOSTILE);
        assert!(page.words().contains(HOSTILE), "{text}");
    }
}

#[test]
fn addresses_of_other_kinds_are_words() {
    let report = |url: &str| {
        format!(
            "title: 甲\nfooter: {{ qr: {{ url: \"{url}\", caption: 扫码 }}, credits: {{ 来源: 乙 }} }}"
        )
    };
    for (url, is_link) in [
        ("https://example.cn/一图?a=1&b=2", true),
        ("javascript:alert(1)", false),
        ("一图读懂", false),
    ] {
        let (_, page) = page(&report(url));
        let links = page.all("a");
        assert_eq!(links.len(), usize::from(is_link), "{url}");
        assert!(page.words().contains(url));
        if let Some(link) = links.first() {
            assert_eq!(link.get("href"), Some(url));
        }
    }
}

#[test]
fn nothing_comes_from_elsewhere() {
    let (text, _) = page(EXAMPLE);
    for word in ["<script", "@import", "url(", "<link", "http"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn colours_and_names_are_the_callers() {
    let options = HtmlOptions {
        lang: "en".to_owned(),
        title: Some("Name".to_owned()),
        colors: Colors {
            main: Color::rgb(0, 0x4A, 0x9F),
            ..Colors::default()
        },
    };
    let text = html(&support::read("title: 甲"), &options);
    assert!(text.contains("<html lang=\"en\">"));
    assert!(text.contains("<title>Name</title>"));
    assert!(text.contains("--main:#004A9F;"));
    assert_eq!(text, html(&support::read("title: 甲"), &options));
}

#[test]
fn marks_and_figures_are_told() {
    let report = "title: 甲\nkeep: [张三]\nsections:\n- title: 乙\n  blocks:\n  - text: 张三说，==重点企业==营收增长8%，**新建5个**。";
    let (text, page) = page(report);
    let strong: Vec<String> = page.all("strong").into_iter().map(|it| it.text).collect();
    assert_eq!(strong, ["重点企业", "新建5个"]);
    assert!(
        text.contains("<span class=\"figure whole\">8%</span>"),
        "{text}"
    );
    assert!(text.contains("<span class=\"whole\">张三</span>"), "{text}");
}

#[test]
fn structures_are_lists_tables_and_quotations() {
    let (_, page) = page(
        "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - steps: [申请, 受理]\n  - table: { title: 指标, columns: [\"\", 总量], rows: [[工业, 12.5], [\"\", 3]] }\n  - quote: { text: 桥通了。, by: 李大姐 }\n  - qa: [问: 答]\n  - divider:\n  - contents:\n",
    );
    assert_eq!(page.all("ol").len(), 1);
    let heads = page.all("th");
    let scopes: Vec<_> = heads.iter().map(|head| head.get("scope")).collect();
    // What has no words is the head of nothing.
    assert_eq!(scopes, [Some("col"), Some("row")]);
    assert_eq!(page.all("caption")[0].text, "指标");
    assert_eq!(page.all("blockquote")[0].text.trim(), "桥通了。");
    assert_eq!(page.all("figcaption")[0].text, "李大姐");
    assert_eq!((page.all("dt").len(), page.all("dd").len()), (1, 1));
    assert_eq!(page.all("hr").len(), 1);
    let entries = page.all("li");
    assert!(entries.iter().any(|entry| entry.text == "乙"));
}
