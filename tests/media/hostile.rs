//! Reports that no editor would write, on every medium: nothing is lost and nothing panics.

use changtu::geom::Abs;
use changtu::medium::{Columns, Form, Medium, Print, Slices, Table, Tile};
use changtu::scene::Scene;

use super::support::{self, PACKS};

fn media() -> Vec<(String, Medium)> {
    let table = Table::built_in();
    let channels = table.channels().iter();
    let mut media: Vec<_> = channels
        .map(|channel| (channel.name.clone(), channel.medium()))
        .collect();
    for paper in ["a4", "a0", "rollup-60x160", "50x5000mm"] {
        let mut sheet = support::sheet(paper, Columns::Auto, Print::default());
        sheet.tile = Some(Tile::of_size(210.0, 297.0, 10.0));
        media.push((
            paper.to_owned(),
            Medium::default().with_form(Form::Sheet(sheet)),
        ));
    }
    let low = Slices::of_height(Abs::px(100.0));
    media.push((
        "low".to_owned(),
        Medium::default().with_form(Form::Slices(low)),
    ));
    media
}

fn reports() -> Vec<(&'static str, String)> {
    let section = "title: 甲\nsections:\n- title: 乙\n  blocks:\n";
    let sentence =
        "全区经济社会发展稳中有进，主要指标好于预期，民生实事全部办结，群众满意度持续提升。";
    let items: String = (1..=300)
        .map(|n| format!("    - 第{n}项工作全部完成。\n"))
        .collect();
    vec![
        ("a title", "title: 一图读懂\n".to_owned()),
        (
            "a footer",
            "title: 甲\nfooter: { credits: [ 来源: 乙 ] }\n".to_owned(),
        ),
        (
            "figures",
            "title: 甲\nfigures:\n- 城市道路: 18.4公里\n".to_owned(),
        ),
        (
            "an empty section",
            "title: 甲\nsections:\n- title: 乙\n- title: 丙\n".to_owned(),
        ),
        (
            "a paragraph",
            format!("{section}  - text: {}\n", sentence.repeat(200)),
        ),
        (
            "a card",
            format!(
                "{section}  - cards:\n    - {{ title: 丁, text: {} }}\n",
                sentence.repeat(60)
            ),
        ),
        ("a list", format!("{section}  - list:\n{items}")),
    ]
}

#[test]
fn nothing_is_lost_on_any_medium() {
    for pack in PACKS {
        for (name, report) in reports() {
            let long = support::lay(&report, pack, Medium::default());
            let whole = support::characters(&long.scene);
            for (medium, asked) in media() {
                let poster = support::lay(&report, pack, asked);
                let sheets = poster.sheets.iter().flat_map(|sheets| &sheets.scenes);
                let scenes = poster.scene.iter().chain(&poster.pages).chain(sheets);
                let scenes: Vec<&Scene> = scenes.collect();
                assert!(
                    !scenes.is_empty(),
                    "{pack} {medium}: {name} is not drawn at all"
                );
                let found = support::characters(scenes);
                assert_eq!(found, whole, "{pack} {medium}: {name}");
                let cut: Abs = poster.windows.iter().map(|window| window.size.height).sum();
                assert!(
                    poster.windows.is_empty() || cut == long.scene.as_ref().unwrap().size.height
                );
            }
        }
    }
}

/// A card that no page holds is made smaller, whole, and that is said.
#[test]
fn what_is_higher_than_a_page_is_made_smaller() {
    let (_, report) = reports().swap_remove(5);
    for pack in PACKS {
        let poster = support::lay(&report, pack, support::channel("xiaohongshu"));
        assert!(support::codes(&poster).contains(&"page-too-high"), "{pack}");
        for page in &poster.pages {
            for (words, line) in support::lines(page) {
                assert!(line.bottom().fits(page.size.height), "{pack}: {words}");
            }
        }
    }
}

/// A photo of 300 × 200 pixels is too coarse for half a metre, and fine for a stamp.
#[test]
fn a_coarse_picture_is_said_with_both_figures() {
    let raster = image::RgbaImage::from_pixel(300, 200, image::Rgba([40, 90, 160, 255]));
    let mut png = std::io::Cursor::new(Vec::new());
    raster.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let world = changtu::world::World::memory([("p.png", png.into_inner())]);
    let report =
        "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - image: { src: p.png, alt: 桥 }\n";
    let said = |paper: &str| {
        let sheet = support::sheet(paper, Columns::Count(1), Print::default());
        let options = changtu::pipeline::Options {
            medium: Medium::default().with_form(Form::Sheet(sheet)),
            ..Default::default()
        };
        let poster = changtu::pipeline::lay_out("r.yaml", report.as_bytes(), &world, &options);
        let found = poster.sink.into_sorted();
        found.into_iter().find(|one| one.code == "coarse-picture")
    };
    let coarse = said("500x700mm").unwrap();
    assert!(coarse.span.is_some(), "it has its place");
    assert!(coarse.message.zh.contains("300×200") && coarse.message.zh.contains("ppi"));
    assert!(coarse.hints[0].zh.contains("像素宽"), "{:?}", coarse.hints);
    assert_eq!(said("50x70mm"), None);
}
