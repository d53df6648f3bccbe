//! Sheets of paper.

use changtu::geom::{Abs, Rect, Transform};
use changtu::impose::Sheets;
use changtu::medium::{Columns, Form, Medium, Print, Sheet};
use changtu::pipeline::Poster;
use changtu::scene::{Item, MarkKind, Scene};

use super::support::{self, EDGES, EXAMPLE, PACKS};

const PAPERS: [&str; 7] = [
    "a4",
    "a3",
    "a2",
    "a1",
    "a0",
    "rollup-80x180",
    "rollup-60x160",
];

fn lay(report: &str, pack: &str, sheet: Sheet) -> Poster {
    let medium = Medium::default().with_form(Form::Sheet(sheet));
    support::lay(report, pack, medium)
}

fn sheets(poster: &Poster) -> &Sheets {
    poster.sheets.as_ref().unwrap()
}

fn printed() -> Print {
    Print {
        bleed: 3.0,
        has_marks: true,
    }
}

#[test]
fn every_word_is_on_one_sheet() {
    for pack in PACKS {
        let long = support::lay(EXAMPLE, pack, Medium::default());
        let whole = support::characters(&long.scene);
        for paper in PAPERS {
            let sheet = support::sheet(paper, Columns::Auto, printed());
            let poster = lay(EXAMPLE, pack, sheet);
            let found = support::characters(&sheets(&poster).scenes);
            assert_eq!(found, whole, "{pack} {paper}");
        }
    }
}

/// PR-01 on paper, text 5 mm inside the trim, and the foot of a stand free.
#[test]
fn words_are_readable_and_clear_of_the_edge() {
    for pack in PACKS {
        for paper in PAPERS {
            for report in [EXAMPLE, EDGES] {
                let sheet = support::sheet(paper, Columns::Auto, printed());
                let poster = lay(report, pack, sheet);
                let laid = sheets(&poster);
                assert!(laid.body >= 9.0, "{pack} {paper}: {} pt", laid.body);
                let px = |mm: f64| Abs::px(mm / laid.unit);
                let (trim, safe) = (laid.trim, px(Sheet::SAFE));
                let floor = trim.bottom() - safe.max(px(sheet.foot));
                for scene in &laid.scenes {
                    for (words, line) in support::lines(scene) {
                        let inside = (trim.left() + safe).fits(line.left())
                            && line.right().fits(trim.right() - safe)
                            && (trim.top() + safe).fits(line.top())
                            && line.bottom().fits(floor);
                        assert!(inside, "{pack} {paper}: {words} {line:?} in {trim:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn boxes_have_the_size_of_the_paper() {
    for (print, media) in [
        (printed(), (234.0, 321.0)),
        (Print::default(), (210.0, 297.0)),
    ] {
        let sheet = support::sheet("a4", Columns::Auto, print);
        let poster = lay(EDGES, "civic-red", sheet);
        let laid = sheets(&poster);
        let mm = |length: Abs| (length.to_px() * laid.unit * 1000.0).round() / 1000.0;
        let size = laid.scenes[0].size;
        assert_eq!((mm(size.width), mm(size.height)), media);
        assert_eq!(
            (mm(laid.trim.size.width), mm(laid.trim.size.height)),
            (210.0, 297.0)
        );
        let bleed = laid.bleed.size;
        let more = 2.0 * print.bleed;
        assert_eq!(
            (mm(bleed.width), mm(bleed.height)),
            (210.0 + more, 297.0 + more)
        );
    }
}

/// The columns of a page end together: the lowest line of each, within 8 % of the page's columns.
#[test]
fn columns_are_balanced() {
    for pack in PACKS {
        for paper in ["a3", "a2", "a1", "a0", "rollup-80x180"] {
            let sheet = support::sheet(paper, Columns::Auto, Print::default());
            let poster = lay(EXAMPLE, pack, sheet);
            let laid = sheets(&poster);
            assert!(laid.columns > 1, "{pack} {paper}");
            let step = laid.trim.size.width / laid.columns as f64;
            for (number, scene) in laid.scenes.iter().enumerate() {
                let ends = column_ends(scene, step, laid.columns);
                let (least, most) = ends.iter().fold((f64::MAX, 0.0_f64), |(least, most), end| {
                    (least.min(*end), most.max(*end))
                });
                let top = first_line(scene);
                let uneven = (most - least) / (most - top);
                assert!(uneven < 0.08, "{pack} {paper} {number}: {uneven} {ends:?}");
            }
        }
    }
}

/// Where each column ends, by the lines and boxes in it.
fn column_ends(scene: &Scene, step: Abs, columns: usize) -> Vec<f64> {
    let mut ends = vec![0.0_f64; columns];
    let mut seen: Vec<Rect> = support::lines(scene)
        .into_iter()
        .map(|line| line.1)
        .collect();
    boxes(&scene.items, Transform::IDENTITY, &mut seen);
    for line in seen {
        // What belongs to the headline or the page runs over several columns.
        if line.size.width.to_px() > step.to_px() {
            continue;
        }
        let middle = line.left() + line.size.width / 2.0;
        let column = ((middle / step) as usize).min(columns - 1);
        ends[column] = ends[column].max(line.bottom().to_px());
    }
    ends
}

/// The boxes and the clips of some items.
fn boxes(items: &[Item], ts: Transform, found: &mut Vec<Rect>) {
    for item in items {
        match item {
            Item::Box(item) => found.push(ts.apply_rect(&item.rect)),
            Item::Group(group) => {
                let ts = ts.then_inner(&group.transform);
                match &group.clip {
                    Some((clip, _)) => found.push(ts.apply_rect(clip)),
                    None => boxes(&group.items, ts, found),
                }
            }
            Item::Path(_) | Item::Text(_) | Item::Drawing(_) | Item::Image(_) => {}
        }
    }
}

fn first_line(scene: &Scene) -> f64 {
    let lines = support::lines(scene);
    lines
        .iter()
        .map(|(_, line)| line.top().to_px())
        .fold(f64::MAX, f64::min)
}

#[test]
fn columns_by_themselves_are_the_fewest_sheets() {
    let auto = lay(
        EXAMPLE,
        "civic-red",
        support::sheet("a3", Columns::Auto, Print::default()),
    );
    let auto = sheets(&auto);
    for count in 1..=auto.columns as u8 {
        let sheet = support::sheet("a3", Columns::Count(count), Print::default());
        let poster = lay(EXAMPLE, "civic-red", sheet);
        let own = sheets(&poster);
        assert_eq!(own.columns, usize::from(count));
        assert!(own.scenes.len() >= auto.scenes.len(), "{count}");
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    let narrow = support::sheet("a4", Columns::Count(4), Print::default());
    let poster = lay(EXAMPLE, "civic-red", narrow);
    assert!(support::codes(&poster).contains(&"small-print"));
    let stand = support::sheet("rollup-60x160", Columns::Count(2), Print::default());
    let poster = lay(EXAMPLE, "civic-red", stand);
    assert!(support::codes(&poster).contains(&"too-many-sheets"));
}

/// A reader begins with the title, which is one heading however many lines it is drawn in.
#[test]
fn the_title_is_read_first_and_is_one_heading() {
    for pack in PACKS {
        let poster = lay(
            EXAMPLE,
            pack,
            support::sheet("a3", Columns::Auto, printed()),
        );
        let marks = &sheets(&poster).scenes[0].marks;
        let titles = marks
            .iter()
            .filter(|mark| mark.kind == MarkKind::Heading(1));
        let parts: Vec<_> = titles.map(|mark| mark.part).collect();
        assert!(
            parts.iter().all(|part| *part == parts[0]),
            "{pack}: {parts:?}"
        );
        let first = marks
            .iter()
            .find(|mark| matches!(mark.kind, MarkKind::Heading(_)));
        assert_eq!(first.unwrap().kind, MarkKind::Heading(1), "{pack}");
    }
}

/// A headline leaves room for what it is over, on lying paper and with a long title too.
#[test]
fn a_headline_is_no_more_than_a_part_of_its_sheet() {
    let title = "关于进一步全面深化改革推进城市基层治理体系和治理能力现代化建设情况的报告";
    let report = format!("title: {title}\nsections:\n- title: 乙\n  blocks:\n  - text: 丙丁。\n");
    for pack in PACKS {
        for paper in ["a4", "297x210mm", "3000x500mm", "rollup-60x160"] {
            let poster = lay(
                &report,
                pack,
                support::sheet(paper, Columns::Auto, Print::default()),
            );
            let laid = sheets(&poster);
            let scene = &laid.scenes[0];
            let lines = support::lines(scene);
            let (_, text) = lines
                .iter()
                .find(|(words, _)| words.contains("丙丁"))
                .unwrap();
            assert!(text.bottom().fits(laid.trim.bottom()), "{pack} {paper}");
            for (words, line) in &lines {
                assert!(line.top() >= Abs::ZERO, "{pack} {paper}: {words}");
                let is_title = words.starts_with("title ");
                assert!(
                    !is_title || line.bottom().fits(text.top()),
                    "{pack} {paper}: {words}"
                );
            }
        }
    }
}
