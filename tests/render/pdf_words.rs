//! The words of a PDF as other programs read them: searched, copied, read aloud.

use std::sync::Arc;

use changtu::font::Book;
use changtu::geom::{Abs, Corners, Point, Rect, Transform};
use changtu::render::pdf::{Ground, Intent, Options, Page, Text, View, encode};
use changtu::scene::{
    Glyph, GlyphRun, Group, ImageItem, Item, Mark, MarkKind, Part, Raster, Scene, Stroke,
    TextShadow, Writing,
};
use changtu::typeset::{Mode, Paragraph, Setting, Style, shape};

use super::outside::{self, Kept};
use super::pdf::{cut, example, file, long};
use super::scenes::{scene, solid};

fn mark(part: u32, kind: MarkKind, text: &str, rect: Rect) -> Mark {
    Mark {
        kind,
        part: Part(part),
        text: text.to_owned(),
        rect,
        source: None,
    }
}

fn line_mark(part: u32, text: &str) -> Mark {
    let kind = MarkKind::Line {
        block: String::new(),
        x: Abs::ZERO,
        baseline: Abs::ZERO,
        width: Abs::ZERO,
        measure: Abs::ZERO,
        size: Abs::px(40.0),
        writing: Writing::Horizontal,
    };
    mark(part, kind, text, Rect::default())
}

/// A text on one line at 40 px, as runs of a part, with letters so many ems apart.
fn runs(book: &Book, text: &str, at: Point, (part, apart): (u32, f64)) -> Vec<GlyphRun> {
    let paragraph = Paragraph {
        text,
        base: Style::new("Noto Sans SC", 400, Abs::px(40.0)),
        overrides: &[],
        atoms: &[],
        kept: &[],
        setting: Setting {
            mode: Mode::Line,
            ..Setting::default()
        },
    };
    let frame = shape(book, &paragraph).set(Abs::INFINITE);
    let mut count = 0.0;
    let mut moved = |glyph: &Glyph| {
        count += 1.0;
        let x = at.x + glyph.at.x + Abs::px(40.0 * apart * (count - 1.0));
        let y = at.y + glyph.at.y;
        Glyph {
            at: Point { x, y },
            ..glyph.clone()
        }
    };
    let mut all = Vec::new();
    for run in &frame.lines[0].runs {
        all.push(GlyphRun {
            face: run.face,
            size: run.size,
            glyphs: run.glyphs.iter().map(&mut moved).collect(),
            text: text.to_owned(),
            part: Some(Part(part)),
            fill: Some(solid("#2E1613")),
            strokes: Vec::new(),
            shadows: Vec::new(),
        });
    }
    all
}

/// Lines of text, each a part of its own.
fn lines(book: &Book, texts: &[(&str, f64)]) -> Scene {
    let mut items = Vec::new();
    let mut marks = Vec::new();
    for (number, (text, apart)) in (0..).zip(texts) {
        let at = Point::px(20.0, 60.0 + 120.0 * f64::from(number));
        let line = runs(book, text, at, (number, *apart));
        items.extend(line.into_iter().map(Item::Text));
        marks.push(line_mark(number, text));
    }
    Scene {
        marks,
        ..scene(1000.0, 120.0 * texts.len() as f64, items)
    }
}

fn read_lines(text: &str) -> Vec<String> {
    let lines = text.split(['\n', '\u{c}']).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

const TEXTS: [(&str, f64); 9] = [
    ("中——中𠀀5%", 0.0),
    ("中——中𬭎5%", 0.0),
    ("“5G+工业互联网”", 0.0),
    ("区(县)２０２３年", 0.0),
    ("（“国考”；‘一号’）、《甲》。", 0.0),
    ("第1章 Hello world 完", 0.0),
    ("全力以赴", 0.4),
    ("FROM 2023", 0.2),
    ("it’s ‘so’", 0.0),
];

#[test]
fn pr_03_text_comes_back_as_it_was_written() {
    let book = Book::embedded();
    let scene = lines(&book, &TEXTS);
    let kept = Kept::new(&long(&scene, &book));
    let written: Vec<String> = TEXTS.iter().map(|(text, _)| (*text).to_owned()).collect();
    if outside::has("pdftotext") {
        let read = kept.ask("pdftotext", &["-raw", "{}", "-"]);
        assert_eq!(read_lines(&read), written);
        let read = kept.ask("pdftotext", &["{}", "-"]);
        assert_eq!(read_lines(&read), written);
    }
    if outside::has("mutool") {
        // mutool takes gaps for spaces and knows no `ActualText`: of a glyph that two characters share,
        // as the wide and the narrow 2 do, it knows the first.
        let read = kept.ask("mutool", &["draw", "-q", "-F", "text", "{}"]);
        let narrow = |char: char| match char {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(char as u32 - 0xFEE0).unwrap(),
            other => other,
        };
        let solid = |text: &String| {
            text.replace(' ', "")
                .chars()
                .map(narrow)
                .collect::<String>()
        };
        let read: Vec<_> = read_lines(&read).iter().map(solid).collect();
        assert_eq!(read, written.iter().map(solid).collect::<Vec<_>>());
    }
}

#[test]
fn every_line_of_the_example_is_read_whole() {
    if !outside::has("pdftotext") {
        return;
    }
    for layout in ["civic-red", "base"] {
        let poster = example(layout);
        let scene = poster.scene.as_ref().unwrap();
        let kept = Kept::new(&long(scene, &poster.book));
        let read = kept.ask("pdftotext", &["-raw", "{}", "-"]);
        let lines = scene
            .marks
            .iter()
            .filter(|mark| matches!(mark.kind, MarkKind::Line { .. }));
        let mut count = 0;
        for line in lines {
            assert!(read.contains(&line.text), "{layout}: {}", line.text);
            count += 1;
        }
        assert!(count > 300, "{count}");
    }
}

#[test]
fn faces_are_embedded_as_subsets_with_their_characters() {
    if !outside::has("pdffonts") {
        return;
    }
    let poster = example("civic-red");
    let kept = Kept::new(&long(poster.scene.as_ref().unwrap(), &poster.book));
    let said = kept.ask("pdffonts", &["{}"]);
    let fonts: Vec<_> = said.lines().skip(2).collect();
    assert!(fonts.len() >= 5, "{said}");
    for font in fonts {
        assert!(font.contains(" yes yes yes "), "{font}");
    }
}

#[test]
fn the_file_is_sound_and_says_what_it_is() {
    let poster = example("civic-red");
    let options = Options {
        title: Some(poster.title.clone()),
        author: Some("区政府办公室".to_owned()),
        subject: Some("2023年工作，2024年任务".to_owned()),
        ..Options::default()
    };
    let page = Page::long(poster.scene.as_ref().unwrap());
    let kept = Kept::new(&file(&[page], &poster.book, &options));
    if outside::has("qpdf") {
        let said = kept.ask("qpdf", &["--check", "{}"]);
        assert!(
            said.contains("No syntax or stream encoding errors"),
            "{said}"
        );
        let plain = kept.ask("qpdf", &["--qdf", "--object-streams=disable", "{}", "-"]);
        for sign in ["/DisplayDocTitle true", "/Lang (zh-CN)", "/Marked true"] {
            assert!(plain.contains(sign), "{sign}");
        }
    }
    if outside::has("pdfinfo") {
        let said = kept.ask("pdfinfo", &["{}"]);
        for sign in [
            "一图读懂 区政府工作报告",
            "区政府办公室",
            "2023年工作，2024年任务",
            "颜色：RGB（未转换为 CMYK）",
            "changtu",
        ] {
            assert!(said.contains(sign), "{sign}: {said}");
        }
        let squeezed: String = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed.contains("Tagged: yes"), "{said}");
        assert!(squeezed.contains(" x 14400 pts"), "{said}");
        let meta = kept.ask("pdfinfo", &["-meta", "{}"]);
        assert!(meta.contains("pdfuaid:part"), "{meta}");
    }
}

/// The lines of a tag tree: elements by their names, words in quotes.
fn tree(kept: &Kept) -> Vec<String> {
    let said = kept.ask("pdfinfo", &["-struct-text", "{}"]);
    let line = |line: &str| {
        let line = line.trim();
        let is_words = line.starts_with('"');
        let end = if is_words {
            line.len()
        } else {
            line.find(' ').unwrap_or(line.len())
        };
        line[..end].to_owned()
    };
    said.lines()
        .map(line)
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn the_tag_tree_follows_the_reading_order() {
    if !outside::has("pdfinfo") {
        return;
    }
    // A part of the poster: poppler draws the page anew for every piece of text.
    let (poster, height) = (example("civic-red"), 5000.0);
    let scene = poster.scene.as_ref().unwrap();
    let page = cut(scene, Rect::px(0.0, 0.0, 1080.0, height));
    let kept = Kept::new(&file(&[page], &poster.book, &Options::default()));
    let tree = tree(&kept);
    let words: String = tree
        .iter()
        .filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'))
        .collect();
    let lines = scene
        .marks
        .iter()
        .filter(|mark| matches!(mark.kind, MarkKind::Line { .. }));
    let expected: String = lines.map(|mark| mark.text.as_str()).collect();
    assert!(words.chars().count() > 500, "{words}");
    // pdfinfo shows the spaces that fill gaps: it knows nothing of clusters.
    let solid = |text: &str| text.replace(' ', "");
    assert!(solid(&expected).starts_with(&solid(&words)), "{words}");
    let is_here = |mark: &&Mark| mark.rect.top().to_px() < height;
    let headings = scene.marks.iter().filter(is_here);
    let headings = headings.filter(|mark| matches!(mark.kind, MarkKind::Heading(_)));
    // A title that is drawn line by line is one heading.
    let headings: std::collections::BTreeSet<_> = headings.map(|mark| mark.part).collect();
    let is_heading = |line: &&String| line.len() == 2 && line.starts_with('H');
    assert_eq!(tree.iter().filter(is_heading).count(), headings.len());
}

#[test]
fn lettering_is_read_once_however_it_is_drawn() {
    if !outside::has("pdftotext") {
        return;
    }
    let book = Book::embedded();
    let mut title = runs(&book, "一图读懂", Point::px(20.0, 60.0), (0, 0.0));
    title[0].strokes = vec![
        Stroke::solid(solid("#8E0C12"), Abs::px(8.0)),
        Stroke::solid(solid("#FFF6DA"), Abs::px(2.0)),
    ];
    title[0].shadows = vec![TextShadow {
        offset: Point::px(0.0, 5.0),
        paint: solid("#6A0509BF"),
        width: Abs::px(6.0),
    }];
    let mut hollow = runs(&book, "区政府", Point::px(20.0, 160.0), (1, 0.0));
    hollow[0].strokes = vec![Stroke::solid(solid("#8E0C12"), Abs::px(2.0))];
    hollow[0].fill = None;
    let faint = runs(&book, "工作报告", Point::px(20.0, 260.0), (2, 0.0));
    let faint = Item::Group(Group {
        opacity: 0.5,
        transform: Transform::IDENTITY,
        clip: None,
        items: faint.into_iter().map(Item::Text).collect(),
    });
    let mut ornament = runs(&book, "零一", Point::px(20.0, 360.0), (3, 0.0));
    ornament[0].part = None;
    let text = |runs: Vec<GlyphRun>| runs.into_iter().map(Item::Text);
    let items = text(title)
        .chain(text(hollow))
        .chain([faint])
        .chain(text(ornament));
    let scene = Scene {
        marks: vec![
            line_mark(0, "一图读懂"),
            line_mark(1, "区政府"),
            line_mark(2, "工作报告"),
        ],
        ..scene(600.0, 400.0, items.collect())
    };
    let kept = Kept::new(&long(&scene, &book));
    let read = kept.ask("pdftotext", &["{}", "-"]);
    assert_eq!(read_lines(&read), ["一图读懂", "区政府", "工作报告"]);
    if outside::has("pdftoppm") {
        let (drawn, own) = (
            kept.drawn(1, 192.0).halved(),
            super::shots::ours(&scene, &book),
        );
        let distance = own.distance(&drawn);
        assert!(distance.mean < 0.6 && distance.block < 40.0, "{distance:?}");
    }
}

#[test]
fn a_line_on_two_tiles_is_told_once() {
    if !outside::has("pdfinfo") || !outside::has("pdftotext") {
        return;
    }
    let book = Book::embedded();
    let scene = lines(&book, &[("甲乙丙", 0.0), ("丁戊己", 0.0), ("庚辛壬", 0.0)]);
    // Tiles that overlap by the whole second line.
    let pages = [
        cut(&scene, Rect::px(0.0, 0.0, 1000.0, 240.0)),
        cut(&scene, Rect::px(0.0, 110.0, 1000.0, 250.0)),
    ];
    let kept = Kept::new(&file(&pages, &book, &Options::default()));
    let tree = tree(&kept);
    let words: Vec<_> = tree.iter().filter(|line| line.starts_with('"')).collect();
    assert_eq!(words, ["\"甲乙丙\"", "\"丁戊己\"", "\"庚辛壬\""]);
    let second = kept.ask("pdftotext", &["-f", "2", "-l", "2", "{}", "-"]);
    assert_eq!(read_lines(&second), ["丁戊己", "庚辛壬"]);
}

#[test]
fn a_picture_is_a_figure_when_it_says_something() {
    if !outside::has("pdfinfo") {
        return;
    }
    let raster = Arc::new(Raster {
        width: 2,
        height: 2,
        rgba: [200, 30, 30, 128].repeat(4),
    });
    let picture = |part: u32, alt: &str| {
        Item::Image(ImageItem {
            raster: Arc::clone(&raster),
            rect: Rect::px(10.0 + 100.0 * f64::from(part), 10.0, 80.0, 80.0),
            radius: Corners::all(Abs::px(12.0)),
            alt: alt.to_owned(),
            part: Some(Part(part)),
        })
    };
    let figure = |part: u32, alt: &str| mark(part, MarkKind::Figure, alt, Rect::default());
    let scene = Scene {
        marks: vec![figure(0, "缙云山"), figure(1, "")],
        ..scene(300.0, 100.0, vec![picture(0, "缙云山"), picture(1, "")])
    };
    let options = Options {
        title: Some("图".to_owned()),
        ..Options::default()
    };
    let bytes = file(&[Page::long(&scene)], &Book::embedded(), &options);
    let kept = Kept::new(&bytes);
    let tree = tree(&kept);
    assert_eq!(
        tree.iter()
            .filter(|line| line.starts_with("Figure"))
            .count(),
        1,
        "{tree:?}"
    );
    let plain = kept.ask("pdfinfo", &["-struct", "{}"]);
    assert!(
        plain.contains("Figure") && !plain.contains("  P"),
        "{plain}"
    );
    // Colours and opacity: two objects for both uses.
    assert_eq!(super::pdf::count(&bytes, "/Subtype/Image"), 2);
}

#[test]
fn bookmarks_nest_and_lead_to_their_pages() {
    if !outside::has("mutool") {
        return;
    }
    let heading = |part: u32, level: u8, text: &str, y: f64| {
        mark(
            part,
            MarkKind::Heading(level),
            text,
            Rect::px(0.0, y, 300.0, 40.0),
        )
    };
    let marks = vec![
        heading(0, 1, "总题", 10.0),
        heading(1, 2, "第一章", 150.0),
        heading(2, 3, "其一", 250.0),
        heading(3, 2, "第二\n章", 350.0),
    ];
    let scene = Scene {
        marks,
        ..scene(300.0, 400.0, Vec::new())
    };
    let pages = [
        cut(&scene, Rect::px(0.0, 0.0, 300.0, 200.0)),
        cut(&scene, Rect::px(0.0, 200.0, 300.0, 200.0)),
    ];
    let kept = Kept::new(&file(&pages, &Book::embedded(), &Options::default()));
    let said = kept.ask("mutool", &["show", "{}", "outline"]);
    let parts: Vec<(usize, &str, &str)> = said
        .lines()
        .map(|line| {
            let title = line.split('"').nth(1).unwrap();
            let page = line.split("page=").nth(1).unwrap();
            let depth = line
                .chars()
                .skip(1)
                .take_while(|char| *char == '\t')
                .count();
            (depth, title, &page[..1])
        })
        .collect();
    let expected = [
        (1, "总题", "1"),
        (2, "第一章", "1"),
        (3, "其一", "2"),
        (2, "第二章", "2"),
    ];
    assert_eq!(parts, expected);
}

#[test]
fn print_boxes_are_read_by_others() {
    if !outside::has("pdfinfo") {
        return;
    }
    let scene = scene(400.0, 600.0, Vec::new());
    let view = View {
        scene: &scene,
        window: Rect::px(0.0, 0.0, 400.0, 600.0),
        to: Transform::translate(Abs::px(20.0), Abs::px(20.0)),
        ground: Ground::Scene,
    };
    let page = Page {
        size: changtu::geom::Size::px(440.0, 640.0),
        unit: 0.5,
        views: vec![view],
        boxes: Some(changtu::render::pdf::Boxes {
            trim: Rect::px(29.0, 30.0, 382.0, 580.0),
            bleed: Rect::px(20.0, 20.0, 400.0, 600.0),
        }),
    };
    let kept = Kept::new(&file(&[page], &Book::embedded(), &Options::default()));
    let said = kept.ask("pdfinfo", &["-box", "{}"]);
    let squeezed: String = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for boxed in [
        "MediaBox: 0.00 0.00 220.00 320.00",
        "TrimBox: 14.50 15.00 205.50 305.00",
        "BleedBox: 10.00 10.00 210.00 310.00",
    ] {
        assert!(squeezed.contains(boxed), "{boxed}: {said}");
    }
}

#[test]
fn outlines_are_told_to_readers_by_the_line() {
    let book = Book::embedded();
    let scene = lines(&book, &[("甲乙丙", 0.0)]);
    let options = Options {
        text: Text::Outlines,
        title: Some("甲".to_owned()),
        ..Options::default()
    };
    let kept = Kept::new(&file(&[Page::long(&scene)], &book, &options));
    if outside::has("pdffonts") {
        assert_eq!(kept.ask("pdffonts", &["{}"]).lines().count(), 2);
    }
    if outside::has("pdfinfo") {
        let said = kept.ask("pdfinfo", &["-struct", "{}"]);
        assert!(said.contains('P'), "{said}");
    }
    if outside::has("qpdf") {
        let plain = kept.ask("qpdf", &["--qdf", "--object-streams=disable", "{}", "-"]);
        assert!(plain.contains("/ActualText"), "the words are lost");
    }
}

#[test]
fn an_output_intent_is_said_and_the_file_stays_sound() {
    // A header is all that the file itself asks of a profile.
    let mut profile = vec![0; 132];
    profile[16..20].copy_from_slice(b"CMYK");
    profile[36..40].copy_from_slice(b"acsp");
    let book = Book::embedded();
    let scene = lines(&book, &[("甲乙丙", 0.0)]);
    let with = |profile: Vec<u8>| Options {
        intent: Some(Intent {
            profile,
            name: "铜版纸".to_owned(),
        }),
        ..Options::default()
    };
    let page = [Page::long(&scene)];
    let bytes = file(&page, &book, &with(profile));
    let plain = file(&page, &book, &Options::default());
    assert!(bytes.starts_with(&plain), "the file itself has changed");
    assert_eq!(super::pdf::count(&bytes, "/OutputIntents["), 1);
    let mut out = Vec::new();
    let refused = encode(&page, &book, &with(b"no profile".to_vec()), &mut out);
    assert!(refused.is_err() && out.is_empty());
    let kept = Kept::new(&bytes);
    if outside::has("qpdf") {
        let said = kept.ask("qpdf", &["--check", "{}"]);
        assert!(
            said.contains("No syntax or stream encoding errors"),
            "{said}"
        );
        let plain = kept.ask("qpdf", &["--qdf", "--object-streams=disable", "{}", "-"]);
        assert!(
            plain.contains("/OutputIntents") && plain.contains("/N 4"),
            "{plain}"
        );
    }
    if outside::has("pdftotext") {
        assert_eq!(read_lines(&kept.ask("pdftotext", &["{}", "-"])), ["甲乙丙"]);
    }
}
