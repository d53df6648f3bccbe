//! The sheet for readers: what it lists, how its page is written, its pages of paper.

use std::path::Path;
use std::process::Command;

use changtu::document::{Digest, texts};
use changtu::geom::{Abs, Corners};
use changtu::manuscript::{Form, Line, Manuscript};
use changtu::pipeline::{Options, Poster, lay_out};
use changtu::proof::sheet::{self, Kind, READERS, Sheet};
use changtu::proof::{Places, pages};
use changtu::render::{Excerpts, pdf};
use changtu::scene::{Item, Mark, MarkKind, Scene};
use changtu::world::World;

use super::places::laid;

const REPORT: &str = "title: 一图读懂<区>\nkeep: [青榆]\nfigures:\n- 地区生产总值: [783.58亿元, 同比增长4.3%]\n\
    sections:\n- title: 主要成绩\n  blocks:\n  - chapter:\n      title: 开放合作\n      number: 一\n      blocks:\n      \
    - text: 2023年引进华远集团，新增就业1.2万人；获评“森林城市”，青榆变样。\n      - list: [1. 完成85公里, 无]\n\
    footer: { credits: [ 审核: 李四 ], date: 2024年1月12日, digest: true }\n";

fn poster(report: &str) -> Poster {
    let world = World::memory([("", "")]);
    lay_out(
        "report.yaml",
        report.as_bytes(),
        &world,
        &Options::default(),
    )
}

fn manuscript(text: &str) -> Manuscript {
    let mut at = 0;
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        lines.push(Line {
            number,
            range: at..at + line.len(),
            form: Form::Words,
            depth: 0,
            strong: Vec::new(),
            is_apart: false,
        });
        at += line.len() + 1;
    }
    Manuscript {
        text: text.to_owned(),
        lines,
        ..Manuscript::default()
    }
}

fn sheet_of(poster: &Poster, source: Option<&Manuscript>) -> Sheet {
    let scene = poster.scene.as_ref().unwrap();
    let options = sheet::Options {
        file: "report.yaml",
        readers: READERS.map(str::to_owned).to_vec(),
        manuscript: source.map(|text| ("原文.txt", text)),
        pages: vec![scene.size],
    };
    let document = poster.document.as_ref().unwrap();
    Sheet::of(document, &poster.sources, &Places::of([scene]), &options)
}

fn drawn(poster: &Poster, sheet: &Sheet) -> Vec<Scene> {
    let excerpts = Excerpts::of(poster.scene.as_ref().unwrap());
    let corners = Corners::all(Abs::ZERO);
    pages::pages(sheet, &poster.book, &|view, to| {
        Some(excerpts.picture(&view.rect, to, corners))
    })
}

#[test]
fn everything_that_counts_has_a_row() {
    let poster = poster(REPORT);
    let sheet = sheet_of(&poster, None);
    let rows = sheet.groups.iter().flat_map(|group| &group.rows);
    let rows: Vec<(Kind, &str)> = rows
        .map(|row| (row.kind, row.phrase.words.as_str()))
        .collect();
    assert_eq!(
        rows,
        [
            (Kind::Figure, "783.58亿元"),
            (Kind::Figure, "4.3%"),
            (Kind::Date, "2023年"),
            (Kind::Name, "华远集团"),
            (Kind::Figure, "1.2万人"),
            (Kind::Quoted, "“森林城市”"),
            (Kind::Name, "青榆"),
            (Kind::Figure, "85公里"),
            (Kind::Name, "李四"),
            (Kind::Date, "2024年1月12日"),
        ]
    );
    let titles: Vec<&str> = sheet
        .groups
        .iter()
        .map(|group| group.title.as_str())
        .collect();
    assert_eq!(titles, ["核心数据", "主要成绩", "一　开放合作", "页脚"]);
}

#[test]
fn a_row_says_where_it_comes_from() {
    let poster = poster(REPORT);
    let text =
        manuscript("标题\n地区生产总值达到783.58亿元\n\n2023年引进华远集团，新增就业1.2万人");
    let sheet = sheet_of(&poster, Some(&text));
    let rows: Vec<_> = sheet.groups.iter().flat_map(|group| &group.rows).collect();
    assert_eq!((rows[0].at, rows[0].source), ((4, 18), Some(2)));
    assert_eq!((rows[2].at.0, rows[2].source), (12, Some(4)));
    assert_eq!(rows[7].source, None);
    assert_eq!(rows[0].phrase.before, "地区生产总值　");
    assert_eq!(rows[5].phrase.before, "获评");
}

/// Every quantity of every example stands on its sheet, as spelled, with its picture.
#[test]
fn no_quantity_of_the_examples_is_left_out() {
    for example in ["beibei", "annual-review", "elder-care", "hospital"] {
        let poster = laid(example, "civic-red");
        let sheet = sheet_of(&poster, None);
        let mut rows = sheet.groups.iter().flat_map(|group| &group.rows);
        for text in texts(poster.document.as_ref().unwrap()) {
            if text.path.ends_with(".number") {
                continue;
            }
            for quantity in &text.findings.quantities {
                let words = text.text[quantity.core.clone()].replace('\n', "");
                let row = rows.find(|row| row.phrase.words.contains(&words));
                let row = row.unwrap_or_else(|| panic!("{example} {}: {words}", text.path));
                assert!(row.view.is_some(), "{example} {}", text.path);
            }
        }
        let numbers = sheet.groups.iter().flat_map(|group| &group.rows);
        assert!(numbers.zip(1..).all(|(row, number)| row.number == number));
    }
}

/// The page of a small report, with `png` for every picture.
#[test]
fn the_page_is_as_it_was() {
    let poster = poster(REPORT);
    let sheet = sheet_of(&poster, None);
    let page = sheet::html(&sheet, &|_| Some(b"png".to_vec()));
    let page = page.replace(
        include_str!("../../src/proof/sheet/sheet.css"),
        "/* sheet.css */\n",
    );
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proof/sheet.html");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&golden, &page).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap_or_default();
    assert!(page == expected, "BLESS=1 writes it anew:\n{page}");
}

fn words(items: &[Item], all: &mut Vec<String>, told: bool) {
    for item in items {
        match item {
            Item::Text(run) if run.part.is_some() == told => all.push(run.text.clone()),
            Item::Group(group) => words(&group.items, all, told),
            _ => {}
        }
    }
}

fn headings(scene: &Scene) -> Vec<&str> {
    let is_heading = |mark: &&Mark| matches!(mark.kind, MarkKind::Heading(_));
    let marks = scene.marks.iter().filter(is_heading);
    marks.map(|mark| mark.text.as_str()).collect()
}

#[test]
fn pages_of_paper_have_head_foot_and_whole_rows() {
    let poster = laid("beibei", "civic-red");
    let sheet = sheet_of(&poster, None);
    let scenes = drawn(&poster, &sheet);
    assert!((10..24).contains(&scenes.len()), "{}", scenes.len());
    let all: usize = scenes.iter().map(|scene| headings(scene).len()).sum();
    assert_eq!(all, 1 + sheet.groups.len());
    for (nth, scene) in scenes.iter().enumerate() {
        let mut frame = Vec::new();
        words(&scene.items, &mut frame, false);
        let frame = frame.concat();
        assert!(
            frame.contains(&format!("第{}页，共{}页", nth + 1, scenes.len()))
                || frame.contains(&format!("第 {} 页，共 {} 页", nth + 1, scenes.len())),
            "{frame}"
        );
        let last = Abs::px((297.0 - 17.0) * 96.0 / 25.4);
        assert!(scene.marks.iter().all(|mark| mark.rect.bottom() <= last));
        // A heading is never the last thing of a page.
        let is_heading = matches!(
            scene.marks.last().map(|mark| &mark.kind),
            Some(MarkKind::Heading(_))
        );
        assert!(!is_heading);
    }
}

#[test]
fn the_file_holds_pages_and_words() {
    let poster = poster(REPORT);
    let sheet = sheet_of(&poster, None);
    let scenes = drawn(&poster, &sheet);
    let page = |scene| pdf::Page {
        unit: pages::UNIT,
        ..pdf::Page::long(scene)
    };
    let sheets: Vec<pdf::Page<'_>> = scenes.iter().map(page).collect();
    let write = || {
        let mut file = Vec::new();
        pdf::encode(&sheets, &poster.book, &pdf::Options::default(), &mut file).unwrap();
        file
    };
    let file = write();
    assert_eq!(file, write());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.pdf");
    std::fs::write(&path, &file).unwrap();
    let Ok(ran) = Command::new("pdftotext")
        .arg("-layout")
        .arg(&path)
        .arg("-")
        .output()
    else {
        println!("not installed, not asked: pdftotext");
        return;
    };
    let text = String::from_utf8_lossy(&ran.stdout).replace([' ', '\u{A0}'], "");
    for words in [
        "一图读懂<区>",
        "783.58亿元",
        "report.yaml:4:18",
        "华远集团",
        "三校",
    ] {
        assert!(text.contains(words), "{words}:\n{text}");
    }
}

#[test]
fn the_foot_does_not_count_itself() {
    let with = poster(REPORT);
    let without = poster(&REPORT.replace(", digest: true", ""));
    let digest = |poster: &Poster| Digest::of(poster.document.as_ref().unwrap());
    assert_eq!(digest(&with), digest(&without));
    let words = |poster: &Poster| {
        let marks = poster.scene.as_ref().unwrap().marks.iter();
        marks.map(|mark| mark.text.as_str()).collect::<String>()
    };
    let drawn = format!("校验码 {}", digest(&with));
    assert!(words(&with).contains(&drawn));
    assert!(!words(&without).contains("校验码"));
    let page = changtu::prose::html(with.document.as_ref().unwrap(), &Default::default());
    assert!(page.contains(&drawn));
    let alt = changtu::prose::alt_txt(with.document.as_ref().unwrap());
    assert!(alt.contains(&drawn));
}
