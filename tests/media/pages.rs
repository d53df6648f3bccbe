//! Pages of one size.

use changtu::geom::Abs;
use changtu::medium::Form;
use changtu::scene::{Item, MarkKind, Scene};

use super::support::{self, EDGES, EXAMPLE, PACKS};

/// How many paths a scene holds that are as intricate as a code.
fn codes(items: &[Item]) -> usize {
    let code = |item: &Item| match item {
        Item::Path(path) => usize::from(path.path.segments.len() > 400),
        Item::Group(group) => codes(&group.items),
        Item::Box(_) | Item::Text(_) | Item::Drawing(_) | Item::Image(_) => 0,
    };
    items.iter().map(code).sum()
}

#[test]
fn every_word_is_on_one_page() {
    for pack in PACKS {
        for report in [EXAMPLE, EDGES] {
            let long = support::lay(report, pack, Default::default());
            let whole = support::characters(&long.scene);
            for name in ["xiaohongshu", "douyin"] {
                let poster = support::lay(report, pack, support::channel(name));
                let mut wanted = whole.clone();
                if name == "xiaohongshu" && report == EDGES {
                    // No code is drawn, so nobody is asked to scan it.
                    for char in "扫码看全文".chars() {
                        *wanted.get_mut(&char).unwrap() -= 1;
                    }
                    wanted.retain(|_, count| *count > 0);
                }
                assert_eq!(support::characters(&poster.pages), wanted, "{pack} {name}");
            }
        }
    }
}

#[test]
fn words_stay_in_the_safe_area() {
    for pack in PACKS {
        for (name, above, below) in [("xiaohongshu", 0.0, 0.0), ("douyin", 200.0, 400.0)] {
            for report in [EXAMPLE, EDGES] {
                let poster = support::lay(report, pack, support::channel(name));
                for (number, page) in poster.pages.iter().enumerate() {
                    let floor = page.size.height - Abs::px(below);
                    for (words, line) in support::lines(page) {
                        let inside = Abs::px(above).fits(line.top())
                            && line.bottom().fits(floor)
                            && Abs::ZERO.fits(line.left())
                            && line.right().fits(page.size.width);
                        assert!(inside, "{pack} {name} {number}: {words} {line:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn pages_have_one_size_and_begin_with_a_cover() {
    for pack in PACKS {
        let medium = support::channel("xiaohongshu");
        let Form::Pages(form) = medium.form else {
            panic!("a channel of pages");
        };
        let poster = support::lay(EXAMPLE, pack, medium);
        assert!(poster.scene.is_none() && poster.windows.is_empty());
        for page in &poster.pages {
            assert_eq!(
                (page.size.width, page.size.height),
                (medium.width, form.height)
            );
        }
        let title = |page: &Scene| {
            let mut marks = page.marks.iter();
            marks.any(|mark| mark.kind == MarkKind::Heading(1))
        };
        assert!(title(&poster.pages[0]), "{pack}");
        assert!(!poster.pages[1..].iter().any(title), "{pack}");
        // The example has more to say than the channel takes.
        assert!(poster.pages.len() > 18);
        assert!(support::codes(&poster).contains(&"too-many-pictures"));
    }
}

#[test]
fn a_short_report_has_its_figures_on_the_cover() {
    let words = |page: &Scene| -> String {
        support::lines(page)
            .into_iter()
            .map(|(line, _)| line)
            .collect()
    };
    for pack in PACKS {
        let poster = support::lay(EDGES, pack, support::channel("xiaohongshu"));
        let has = words(&poster.pages[0]).contains("在校学生");
        assert_eq!(
            has,
            pack == "base",
            "{pack}: civic-red keeps the room for its scenery"
        );
        assert!(!support::codes(&poster).contains(&"too-many-pictures"));
    }
}

#[test]
fn a_channel_without_codes_has_none() {
    for pack in PACKS {
        let drawn = |name: &str| {
            let poster = support::lay(EDGES, pack, support::channel(name));
            let count: usize = poster.pages.iter().map(|page| codes(&page.items)).sum();
            (count, support::codes(&poster).contains(&"qr-left-out"))
        };
        assert_eq!(drawn("xiaohongshu"), (0, true), "{pack}");
        assert_eq!(drawn("douyin"), (1, false), "{pack}");
    }
}

#[test]
fn the_footer_stands_at_the_foot_of_the_last_page() {
    for pack in PACKS {
        let poster = support::lay(EDGES, pack, support::channel("xiaohongshu"));
        let page = poster.pages.last().unwrap();
        let lines = support::lines(page);
        let (_, last) = lines
            .iter()
            .find(|(words, _)| words.contains("footer"))
            .unwrap();
        let room = page.size.height - last.bottom();
        assert!(room < Abs::px(220.0), "{pack}: {room:?} below the credits");
    }
}

/// Whatever the title, all of it is on the cover.
#[test]
fn a_cover_holds_a_long_title() {
    let title = "关于深入贯彻落实党的二十届三中全会精神进一步全面深化改革推进江州市城市基层治理体系和治理能力现代化建设情况的报告";
    let report = format!(
        "kicker: 江州市人民政府\ntitle: {title}\nsubtitle: 在第三十二次会议上\ndocument: 江政发〔2026〕3号\n"
    );
    for pack in PACKS {
        for name in ["xiaohongshu", "douyin"] {
            let poster = support::lay(&report, pack, support::channel(name));
            let lines = support::lines(&poster.pages[0]);
            let words: String = lines.iter().map(|(line, _)| line.as_str()).collect();
            assert!(
                words.contains("3号") && words.contains("情况的报告"),
                "{pack}: {words}"
            );
            let floor = poster.pages[0].size.height;
            for (words, line) in lines {
                let inside = Abs::ZERO.fits(line.top()) && line.bottom().fits(floor);
                assert!(inside, "{pack} {name}: {words}");
            }
        }
    }
}

/// The baselines of the runs of a text, from the top of the page.
fn baselines(items: &[Item], text: &str, down: f64) -> Vec<f64> {
    let found = items.iter().map(|item| match item {
        Item::Group(group) => baselines(&group.items, text, down + group.transform.ty.to_px()),
        Item::Text(run) if run.text == text => {
            vec![run.glyphs[0].at.y.to_px() + down]
        }
        _ => Vec::new(),
    });
    found.flatten().collect()
}

#[test]
fn a_parted_table_has_its_head_on_every_page() {
    let rows: Vec<String> = (0..60).map(|nth| format!("[行, \"{nth}\"]")).collect();
    let report = format!(
        "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - table: {{ columns: [表头, 数], rows: [{}] }}\n",
        rows.join(", ")
    );
    for pack in PACKS {
        let poster = support::lay(&report, pack, support::channel("xiaohongshu"));
        let (mut parts, mut rows) = (0, 0);
        for page in &poster.pages {
            let body = baselines(&page.items, "行", 0.0);
            let head = baselines(&page.items, "表头", 0.0);
            assert_eq!(head.len(), usize::from(!body.is_empty()), "{pack}");
            if let (Some(head), Some(first)) = (head.first(), body.first()) {
                let line = body.get(1).map_or(80.0, |second| second - first);
                assert!(
                    *first - head > 40.0 && *first - head < line + 20.0,
                    "{pack}"
                );
            }
            parts += head.len();
            rows += body.len();
        }
        assert!(
            parts > 2 && rows == 60,
            "{pack}: {parts} parts, {rows} rows"
        );
        // The words are told once.
        let told = poster.pages.iter().flat_map(support::lines);
        let heads = told.filter(|(words, _)| words.ends_with("表头")).count();
        assert_eq!(heads, 1, "{pack}");
    }
}
