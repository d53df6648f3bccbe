//! Text as text in an SVG: the same words, the same shapes, and in a browser the same picture.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use changtu::font::{Book, Pen};
use changtu::geom::{Abs, Size};
use changtu::pipeline::{Options, Poster, lay_out};
use changtu::render::svg::{self, Text};
use changtu::scene::{Group, Item, MarkKind, Part, Scene};
use changtu::world::World;
use skrifa::MetadataProvider;

use super::browser;
use super::scenes::{self, solid};
use super::shots::{Shot, decode};

const EXAMPLE: &str = include_str!("../../examples/beibei/report.yaml");

/// A report with lettering, figures, columns, marks, ligatures and rare characters.
const SMALL: &str = "layout: civic-red
title: |
  一图读懂
  区政府工作报告
subtitle: 二〇二三年——二〇二四年
emphasis: box
figures:
- 地区生产总值: [783.58亿元, 同比增长4.3%]
- 一般公共预算收入: 30.03亿元
sections:
- title: 主要成绩
  blocks:
  - text: 全区经济==稳中向好==，地区生产总值达到783.58亿元——增长4.3%……“5G+工业互联网”项目17个，元素𬭎与葛\u{E0100}城。A plan for all & <each>.
  - stats:
    - 城市道路: 18.4公里
    - 水质: Ⅱ类
  - pillars:
      variant: scrolls
      items:
      - { number: 一, text: 持续提升法治水平, slogan: 夯实法治之基5G }
footer:
  credits: { 来源: 区政府 }
";

fn lay(report: &str) -> Poster {
    let world = World::memory([("", "")]);
    lay_out("r.yaml", report.as_bytes(), &world, &Options::default())
}

fn markup(scene: &Scene, book: &Book, text: Text) -> String {
    let options = svg::Options {
        text,
        ..svg::Options::default()
    };
    let mut out = Vec::new();
    svg::encode(scene, book, &options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The families of an SVG: name and font file.
fn families(markup: &str) -> BTreeMap<String, Vec<u8>> {
    let families = markup.split("@font-face{font-family:").skip(1);
    let family = |text: &str| {
        let (name, rest) = text.split_once(';').unwrap();
        let (_, rest) = rest.split_once("base64,").unwrap();
        let (data, _) = rest.split_once(')').unwrap();
        (name.to_owned(), STANDARD.decode(data).unwrap())
    };
    families.map(family).collect()
}

/// The elements of text of an SVG: characters with the families that draw them.
fn texts(markup: &str) -> Vec<Vec<(String, String)>> {
    let tree = usvg::roxmltree::Document::parse(markup).unwrap();
    let texts = tree.descendants().filter(|node| node.has_tag_name("text"));
    let spans = |text: usvg::roxmltree::Node<'_, '_>| {
        let spans = text.children().filter(|node| node.has_tag_name("tspan"));
        let span = |span: usvg::roxmltree::Node<'_, '_>| {
            let family = span.attribute("font-family").unwrap_or_default();
            (
                family.to_owned(),
                span.text().unwrap_or_default().to_owned(),
            )
        };
        spans.map(span).collect()
    };
    texts.map(spans).collect()
}

/// An outline, as one can compare it.
#[derive(Default, PartialEq, Debug)]
struct Outline(Vec<f32>);

impl Pen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.extend([0.0, x, y]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.extend([1.0, x, y]);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.extend([2.0, cx, cy, x, y]);
    }
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.extend([3.0, cx0, cy0, cx1, cy1, x, y]);
    }
    fn close(&mut self) {
        self.0.push(4.0);
    }
}

/// Every glyph run of a scene.
fn runs<'s>(items: &'s [Item], found: &mut Vec<&'s changtu::scene::GlyphRun>) {
    for item in items {
        match item {
            Item::Text(run) => found.push(run),
            Item::Group(group) => runs(&group.items, found),
            Item::Box(_) | Item::Path(_) | Item::Drawing(_) | Item::Image(_) => {}
        }
    }
}

#[test]
fn embedded_fonts_draw_the_glyphs_of_the_scene() {
    let poster = lay(SMALL);
    let scene = poster.scene.as_ref().unwrap();
    let text = markup(scene, &poster.book, Text::Embed);
    let mut book = Book::embedded();
    let before = book.faces().count() as u16;
    for bytes in families(&text).into_values() {
        book.add(bytes.into()).unwrap();
    }
    // What the families draw, by character; a character may be drawn in several ways.
    let mut drawn: BTreeMap<char, Vec<Outline>> = BTreeMap::new();
    let mut count = 0;
    for (id, face) in book.faces().filter(|(id, _)| id.0 >= before) {
        let font = skrifa::FontRef::new(book.face(id).bytes()).unwrap();
        for table in [
            b"OS/2", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"post",
        ] {
            let tag = skrifa::raw::types::Tag::new(table);
            assert!(font.table_data(tag).is_some(), "{tag}");
        }
        for (code, glyph) in font.charmap().mappings() {
            let mut outline = Outline::default();
            face.outline(glyph.to_u32() as u16, &mut outline);
            drawn
                .entry(char::from_u32(code).unwrap())
                .or_default()
                .push(outline);
            count += 1;
        }
    }
    assert!(count > 80, "{count}");
    let mut all = Vec::new();
    runs(&scene.items, &mut all);
    let mut checked = 0;
    for run in all {
        let face = poster.book.face(run.face);
        for glyph in &run.glyphs {
            let char = run.text[glyph.range.clone()].chars().next().unwrap();
            let mut outline = Outline::default();
            face.outline(glyph.id, &mut outline);
            assert!(
                drawn[&char].contains(&outline),
                "{char} in {}",
                face.family()
            );
            checked += 1;
        }
    }
    assert!(checked > 150, "{checked}");
}

/// The words of a scene's lines.
fn lines(scene: &Scene) -> Vec<String> {
    let lines = scene.marks.iter().filter_map(|mark| match mark.kind {
        MarkKind::Line { .. } => Some(mark.text.replace(char::is_whitespace, "")),
        MarkKind::Heading(_) | MarkKind::Figure => None,
    });
    lines.collect()
}

#[test]
fn every_line_is_one_text() {
    for report in [EXAMPLE, SMALL] {
        let poster = lay(report);
        let scene = poster.scene.unwrap();
        let text = markup(&scene, &poster.book, Text::Embed);
        let whole = |spans: &Vec<(String, String)>| {
            let words: String = spans.iter().map(|(_, text)| text.as_str()).collect();
            words.replace(char::is_whitespace, "")
        };
        let mut texts: Vec<String> = texts(&text).iter().map(whole).collect();
        let mut lines = lines(&scene);
        if report == SMALL {
            // Words that lie in a column are drawn in a group of their own.
            texts = vec![texts.concat()];
            lines = vec![lines.concat()];
        }
        assert_eq!(texts, lines);
    }
}

#[test]
fn outlines_are_not_touched() {
    let book = Book::embedded();
    let scene = scenes::showcase(&book);
    let text = markup(&scene, &book, Text::default());
    assert!(!text.contains("<text") && !text.contains("<style"));
    // Lettering that no reader needs is drawn as outlines in either way.
    assert_eq!(text, markup(&scene, &book, Text::Embed));
}

/// What this pins is the writing of outlines: a change of it is a change of every file.
#[test]
fn outlines_are_written_byte_for_byte() {
    use sha2::Digest;
    let book = Book::embedded();
    let run = scenes::run(
        &book,
        "Noto Sans SC",
        400,
        36.5,
        (10.25, 50.0),
        "长图783.58亿元——",
    );
    let scene = scenes::scene(400.0, 100.0, vec![Item::Text(run)]);
    let hash = sha2::Sha256::digest(markup(&scene, &book, Text::Outlines));
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    insta::assert_snapshot!(hash, @"7894bf92c3b572c89e67a5773ad05ed25699a0bcda4045e9e23e09bcfe4d5a64");
}

#[test]
fn the_same_scene_gives_the_same_file() {
    let one = lay(SMALL);
    let two = lay(SMALL);
    assert_eq!(
        markup(&one.scene.unwrap(), &one.book, Text::Embed),
        markup(&two.scene.unwrap(), &two.book, Text::Embed)
    );
}

/// A run of a reader's words.
fn words(book: &Book, y: f64, text: &str) -> changtu::scene::GlyphRun {
    let mut run = scenes::run(book, "Noto Sans SC", 400, 40.0, (10.0, y), text);
    run.part = Some(Part(1));
    for (nth, glyph) in run.glyphs.iter_mut().enumerate() {
        glyph.at.x = Abs::px(10.0 + 40.0 * nth as f64);
    }
    run
}

#[test]
fn a_character_drawn_in_two_ways_has_two_families() {
    let book = Book::embedded();
    let mut run = words(&book, 50.0, "甲乙甲");
    run.glyphs[2].id = run.glyphs[1].id;
    let scene = scenes::scene(200.0, 100.0, vec![Item::Text(run)]);
    let text = markup(&scene, &book, Text::Embed);
    let expected = [("f1", "甲乙"), ("f2", "甲")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(texts(&text), [expected.to_vec()]);
    assert_eq!(families(&text).len(), 2);
}

#[test]
fn a_ligature_is_drawn_once_and_holds_both_characters() {
    let book = Book::embedded();
    let mut run = words(&book, 50.0, "甲——乙");
    let second = run.glyphs.remove(2);
    run.glyphs[1].range.end = second.range.end;
    run.glyphs[1].advance = Abs::px(80.0);
    let scene = scenes::scene(200.0, 100.0, vec![Item::Text(run)]);
    let text = markup(&scene, &book, Text::Embed);
    assert!(text.contains("x=\"10 50\" y=\"50\">甲—</tspan>"), "{text}");
    assert!(text.contains("fill-opacity=\"0\" x=\"90\" y=\"50\">—</tspan>"));
}

#[test]
fn characters_beyond_the_first_plane_end_their_list() {
    let book = Book::embedded();
    let run = words(&book, 50.0, "中𬭎中");
    let scene = scenes::scene(200.0, 100.0, vec![Item::Text(run)]);
    let spans = texts(&markup(&scene, &book, Text::Embed)).remove(0);
    let spans: Vec<&str> = spans.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(spans, ["中𬭎", "中"]);
}

#[test]
fn lettering_keeps_its_outlines_under_its_words() {
    let book = Book::embedded();
    let mut run = words(&book, 50.0, "一图");
    run.strokes = vec![changtu::scene::Stroke::solid(
        solid("#FFFFFF"),
        Abs::px(3.0),
    )];
    let scene = scenes::scene(200.0, 100.0, vec![Item::Text(run)]);
    let text = markup(&scene, &book, Text::Embed);
    assert!(text.contains("stroke-width=\"3\""));
    assert!(
        text.contains("fill-opacity=\"0\" x=\"10 50\" y=\"50\">一图</tspan>"),
        "{text}"
    );
}

#[test]
fn glyphs_that_no_font_can_give_stay_outlines() {
    let book = Book::embedded();
    // The glyph of missing characters; a glyph beyond the last; a range that holds nothing; a control.
    for break_it in [
        (|run| run.glyphs[0].id = 0) as fn(&mut changtu::scene::GlyphRun),
        |run| run.glyphs[0].id = u16::MAX,
        |run| run.glyphs[0].range = 7..9,
        |run| run.text.replace_range(0..3, "\u{1}\u{2}\u{3}"),
        |run| run.glyphs[1].range = run.glyphs[0].range.clone(),
    ] {
        let mut run = words(&book, 50.0, "甲乙");
        break_it(&mut run);
        let scene = scenes::scene(200.0, 100.0, vec![Item::Text(run)]);
        let text = markup(&scene, &book, Text::Embed);
        assert!(text.contains("<use xlink:href=\"#g"), "{text}");
        assert!(text.contains("fill-opacity=\"0\""), "{text}");
        let tree = usvg::roxmltree::Document::parse(&text).unwrap();
        for span in tree.descendants().filter(|node| node.has_tag_name("tspan")) {
            let places = span.attribute("x").unwrap().split(' ').count();
            assert_eq!(
                places,
                span.text().unwrap_or_default().chars().count(),
                "{text}"
            );
        }
    }
}

#[test]
fn other_programs_can_still_read_the_file() {
    let poster = lay(SMALL);
    let text = markup(poster.scene.as_ref().unwrap(), &poster.book, Text::Embed);
    assert!(usvg::Tree::from_str(&text, &usvg::Options::default()).is_ok());
}

/// The upper part of a scene.
fn top(scene: &Scene, height: f64) -> Scene {
    let size = Size {
        height: scene.size.height.min(Abs::px(height)),
        ..scene.size
    };
    let group = Group {
        opacity: 1.0,
        transform: changtu::geom::Transform::IDENTITY,
        clip: None,
        items: scene.items.clone(),
    };
    Scene {
        size,
        items: vec![Item::Group(group)],
        ..scene.clone()
    }
}

/// A browser's picture of an SVG.
fn shot(scene: &Scene, book: &Book, text: Text) -> Option<Shot> {
    let folder = tempfile::tempdir().unwrap();
    let (page, picture) = (folder.path().join("a.svg"), folder.path().join("a.png"));
    std::fs::write(&page, markup(scene, book, text)).unwrap();
    let mut browser = browser::browser(&folder.path().join("profile"))?;
    let (width, height) = (scene.size.width.to_px(), scene.size.height.to_px());
    browser.arg(format!("--window-size={width:.0},{height:.0}"));
    browser.arg(format!("--screenshot={}", picture.display()));
    let output = browser.arg(&page).output().unwrap();
    assert!(
        picture.is_file(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(decode(&std::fs::read(picture).unwrap()))
}

/// The mean difference is below a grey step, and no block of 8 by 8 pixels is off by more than a quarter:
/// browsers draw text by another rasteriser than outlines, and put every baseline on a whole pixel, in a
/// column that of every glyph. A glyph that is missing or elsewhere makes 180.
#[test]
fn a_browser_draws_text_as_it_draws_outlines() {
    for (name, report) in [("example", EXAMPLE), ("small", SMALL)] {
        let poster = lay(report);
        let scene = top(poster.scene.as_ref().unwrap(), 6000.0);
        let Some(outlines) = shot(&scene, &poster.book, Text::Outlines) else {
            return;
        };
        let Some(embedded) = shot(&scene, &poster.book, Text::Embed) else {
            return;
        };
        let distance = outlines.distance(&embedded);
        let size = |text| markup(poster.scene.as_ref().unwrap(), &poster.book, text).len();
        let sizes = [Text::Outlines, Text::Embed].map(size);
        println!("{name}: {distance:?}, bytes of outlines and of text: {sizes:?}");
        if std::env::var_os("SHOW").is_some() {
            outlines.triptych(&embedded, &format!("embed-{name}"));
        }
        assert!(distance.mean < 1.0 && distance.block < 64.0, "{distance:?}");
        assert!(distance.most > 0, "the two are one file");
    }
}

/// What a browser copies when everything is selected.
fn copied(markup: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("a.html");
    let script = "getSelection().selectAllChildren(document.getElementById('a'));\
        const copied = getSelection().toString();\
        document.body.textContent = copied; document.body.id = 'copied';";
    let html = format!(
        "<!DOCTYPE html><meta charset=utf-8><div id=a>{markup}</div><script>{script}</script>"
    );
    std::fs::write(&page, html).unwrap();
    let mut browser = browser::browser(&folder.path().join("profile"))?;
    let output = browser.arg("--dump-dom").arg(&page).output().unwrap();
    let dump = String::from_utf8(output.stdout).unwrap();
    let (_, body) = dump.split_once("id=\"copied\">").unwrap();
    let (copied, _) = body.split_once("</body>").unwrap();
    Some(
        copied
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
    )
}

#[test]
fn copying_gives_the_lines_of_the_poster() {
    let poster = lay(SMALL);
    let scene = poster.scene.unwrap();
    let Some(copied) = copied(&markup(&scene, &poster.book, Text::Embed)) else {
        return;
    };
    let marks = scene.marks.iter().filter_map(|mark| match mark.kind {
        MarkKind::Line { .. } => Some(mark.text.trim()),
        MarkKind::Heading(_) | MarkKind::Figure => None,
    });
    let mut rest = copied.as_str();
    for line in marks {
        // Words that lie in a column are drawn in a group of their own.
        let line = line.trim_end_matches("5G");
        let at = rest.find(line);
        assert!(at.is_some(), "`{line}` in {rest:?}");
        rest = &rest[at.unwrap() + line.len()..];
    }
}
