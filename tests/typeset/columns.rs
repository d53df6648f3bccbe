//! Vertical writing: columns from top to bottom and from right to left (CLREQ; GB/T 15834, 5.2), with
//! the rules of lines where they carry over.

use changtu::font::{Book, Form, Ink};
use changtu::geom::Abs;
use changtu::scene::Glyph;
use changtu::typeset::{
    Align, Frame, Line, LineRun, Mode, Paragraph, Setting, Style, Writing, shape,
};

use crate::support::{BOOK, assert_near, fill, frame, style, sweep};

/// The embedded faces that set Han, and one whose figures are set by another family.
fn styles() -> [Style; 3] {
    let mut figures = style(40.0);
    figures.latin = Some("Barlow Condensed".into());
    let serif = Style::new("Noto Serif SC", 900, Abs::px(40.0));
    [style(40.0), serif, figures]
}

fn down(mode: Mode) -> Setting {
    Setting {
        writing: Writing::Vertical,
        mode,
        words: mode == Mode::Title,
        ..Setting::default()
    }
}

fn set(text: &str, mode: Mode, measure: f64) -> Frame {
    frame(text, &[], down(mode), measure)
}

/// One column in a style.
fn column(text: &str, style: &Style) -> Frame {
    let overrides = [(0..text.len(), style.clone())];
    frame(text, &overrides, down(Mode::Line), 100.0)
}

fn texts<'t>(text: &'t str, frame: &Frame) -> Vec<&'t str> {
    let lines = frame.lines.iter();
    lines.map(|line| &text[line.range.clone()]).collect()
}

/// The glyphs of a column with their runs.
fn glyphs(line: &Line) -> Vec<(&LineRun, &Glyph)> {
    let runs = line.runs.iter();
    runs.flat_map(|run| run.glyphs.iter().map(move |glyph| (run, glyph)))
        .collect()
}

/// The ink of a glyph in em of 40 px: from the middle of its column to the right, from the frame's
/// upper edge downwards.
fn ink(line: &Line, run: &LineRun, glyph: &Glyph) -> Option<Ink> {
    let own = Ink::of(BOOK.face(run.face), glyph.id)?;
    let size = run.size.to_px() / 40.0;
    let x = (glyph.at.x - line.baseline).to_px() / 40.0;
    let y = glyph.at.y.to_px() / 40.0;
    let (left, right, top, bottom) = match run.is_turned {
        // Turned clockwise: right becomes down, up becomes right.
        true => (own.bottom, own.top, own.left, own.right),
        false => (own.left, own.right, -own.top, -own.bottom),
    };
    Some(Ink {
        left: x + left * size,
        right: x + right * size,
        top: y + top * size,
        bottom: y + bottom * size,
    })
}

/// The ink of the glyphs of a part of a text.
fn ink_of(text: &str, frame: &Frame, part: &str) -> Ink {
    let start = text.find(part).unwrap();
    let (line, found) = frame
        .lines
        .iter()
        .find_map(|line| {
            let own = glyphs(line).into_iter();
            let own: Vec<_> = own
                .filter(|(_, glyph)| {
                    glyph.range.start >= start && glyph.range.end <= start + part.len()
                })
                .collect();
            (!own.is_empty()).then_some((line, own))
        })
        .unwrap();
    let inks = found
        .iter()
        .filter_map(|(run, glyph)| ink(line, run, glyph));
    inks.reduce(|a, b| Ink {
        left: a.left.min(b.left),
        right: a.right.max(b.right),
        top: a.top.min(b.top),
        bottom: a.bottom.max(b.bottom),
    })
    .unwrap()
}

fn middle(ink: Ink) -> f64 {
    (ink.left + ink.right) / 2.0
}

/// How far down the column a part goes, in em of 40 px.
fn height(text: &str, frame: &Frame, part: &str) -> f64 {
    let start = text.find(part).unwrap();
    let own = frame.lines.iter().flat_map(glyphs);
    let own = own
        .filter(|(_, glyph)| glyph.range.start >= start && glyph.range.end <= start + part.len());
    own.map(|(_, glyph)| glyph.advance.to_px() / 40.0).sum()
}

#[test]
fn marks_take_the_forms_of_columns() {
    for style in styles() {
        let face = BOOK.face(BOOK.find(&style.families[0], style.weight).unwrap());
        for char in "。，、：；！？（）《》“”‘’…～".chars() {
            let text = format!("中{char}中");
            let frame = column(&text, &style);
            let (run, glyph) = glyphs(&frame.lines[0])[1];
            let level = face.shape(&[(char, 0)], Form::Han)[0].id;
            assert_ne!(glyph.id, level, "{char}");
            assert!(!run.is_turned, "{char}");
        }
        // Quotes become 『』「」 (GB/T 15834, 5.2.3).
        let quotes = column("“中”‘中’", &style);
        let corners = column("『中』「中」", &style);
        let ids = |frame: &Frame| {
            let glyphs = glyphs(&frame.lines[0]);
            glyphs.iter().map(|(_, glyph)| glyph.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(&quotes), ids(&corners));
    }
}

#[test]
fn han_go_down_an_em_each() {
    let text = fill(12);
    for style in styles() {
        let frame = column(&text, &style);
        let line = &frame.lines[0];
        for (idx, (run, glyph)) in glyphs(line).into_iter().enumerate() {
            assert_near(glyph.at.y.to_px() / 40.0, idx as f64 + 0.88, 0.001);
            assert_near(glyph.advance.to_px(), 40.0, 0.001);
            assert!(!run.is_turned);
        }
        assert_near(frame.size.height.to_px(), 480.0, 0.001);
        assert_near(frame.size.width.to_px(), 64.0, 0.001);
    }
}

#[test]
fn vm_01_han_are_centred_on_the_column() {
    for text in ["中", "亿"] {
        for pitch in [1.0, 1.6, 2.0] {
            let setting = Setting {
                pitch,
                ..down(Mode::Line)
            };
            let frame = frame(text, &[], setting, 10.0);
            assert_near(frame.lines[0].baseline.to_px(), pitch * 20.0, 0.001);
            assert_near(middle(ink_of(text, &frame, text)), 0.0, 0.02);
        }
    }
}

#[test]
fn columns_go_from_right_to_left() {
    let text = fill(20);
    let frame = set(&text, Mode::Body, 8.0);
    let middles = frame.lines.iter().map(|line| line.baseline.to_px());
    let middles: Vec<_> = middles.collect();
    assert_eq!(middles.len(), 3);
    assert!(middles.windows(2).all(|pair| {
        let step = pair[0] - pair[1];
        (step - 64.0).abs() < 0.001
    }));
    // The first is as far from the right edge as the last from the left one.
    assert_near(frame.size.width.to_px() - middles[0], 32.0, 0.001);
    assert_near(middles[2], 32.0, 0.001);
    assert_eq!(texts(&text, &frame).concat(), text);
}

#[test]
fn alignment_is_along_the_column() {
    let tops = [Align::Start, Align::Center, Align::End].map(|align| {
        let setting = Setting {
            align,
            ..down(Mode::Line)
        };
        frame("中国", &[], setting, 10.0).lines[0].left.to_px()
    });
    assert_eq!(tops, [0.0, 160.0, 320.0]);
}

#[test]
fn marks_are_squeezed_down_the_column() {
    for style in styles() {
        for (text, expected) in [
            ("中。中", 3.0),
            ("中。」中", 3.5),
            ("中”）中", 3.5),
            ("中，“中", 3.5),
            ("中》《中", 3.5),
            // `：；！？` fill their cells in columns: an opening mark gives way, a closing one has no
            // blank before it to give (PW-13).
            ("中：“中", 3.5),
            ("中！”中", 4.0),
            ("中·中", 2.5),
            ("“中”", 2.0),
            ("中，", 1.5),
        ] {
            let frame = column(text, &style);
            assert_near(frame.size.height.to_px() / 40.0, expected, 0.01);
        }
        // PW-03: the blank is outside the bracket.
        let gap = |text: &str| {
            let frame = column(text, &style);
            ink_of(text, &frame, "」").top - ink_of(text, &frame, "中").bottom
        };
        assert_near(gap("中」「国"), gap("中」国"), 0.02);
    }
    // PW-06: an opening mark at the head of a column is flush.
    let text = "“会海智治一件事”纳入";
    let frame = set(text, Mode::Body, 20.0);
    assert!(ink_of(text, &frame, "“").top <= 0.16);
}

#[test]
fn nothing_forbidden_starts_or_ends_a_column() {
    for mark in "、。，：；？！）」』】》”’·～…".chars() {
        for open in "（「『【《“‘".chars() {
            let text = format!("{}{mark}{}{open}{}", fill(10), fill(5), fill(9));
            for measure in sweep() {
                let frame = set(&text, Mode::Body, measure);
                let columns = texts(&text, &frame);
                for column in &columns {
                    assert!(!column.starts_with(mark), "{measure}: {columns:?}");
                    assert!(!column.ends_with(open), "{measure}: {columns:?}");
                }
            }
        }
    }
}

const REPORT: &str = "地区生产总值达到783.58亿元，同比增长4.3%；新建“四好农村路”85公里，PM2.5浓度下降5%，用时24小时、12天（第8批）——人均1—2件……A级景区5家，气温36℃。";

#[test]
fn nothing_is_lost_and_nothing_leaves_the_measure() {
    for mode in [Mode::Body, Mode::Title, Mode::Line] {
        for measure in sweep() {
            let frame = set(REPORT, mode, measure);
            assert_eq!(texts(REPORT, &frame).concat(), REPORT, "{measure}");
            for line in &frame.lines {
                let length = line.width.to_px() / 40.0;
                assert!(
                    mode == Mode::Line || length <= measure + 0.01,
                    "{measure}: {length}"
                );
                let covered: usize = covered(line);
                assert_eq!(covered, line.range.len(), "{measure}");
            }
        }
    }
}

/// How many bytes the glyphs of a column stand for.
fn covered(line: &Line) -> usize {
    let mut ranges: Vec<_> = glyphs(line)
        .iter()
        .map(|(_, glyph)| (glyph.range.start, glyph.range.end))
        .collect();
    ranges.dedup();
    ranges.iter().map(|(start, end)| end - start).sum()
}

#[test]
fn short_numbers_stand_upright_in_one_cell() {
    for style in styles() {
        for part in ["24", "8", "12", "A"] {
            let text = format!("第{part}级");
            let frame = column(&text, &style);
            let own = glyphs(&frame.lines[0]);
            assert!(own.iter().all(|(run, _)| !run.is_turned), "{part}");
            assert_near(frame.size.height.to_px(), 120.0, 0.01);
            let ink = ink_of(&text, &frame, part);
            assert!(ink.right - ink.left <= 1.0, "{part}: {ink:?}");
            assert!(ink.top >= 1.0 && ink.bottom <= 2.0, "{part}: {ink:?}");
            assert_near(middle(ink), 0.0, 0.08);
            assert_near((ink.top + ink.bottom) / 2.0, 1.5, 0.03);
        }
    }
    let text = "建成运行达到24小时的驿站12个";
    for measure in sweep() {
        let frame = set(text, Mode::Body, measure);
        let columns = texts(text, &frame);
        for part in ["24", "12"] {
            let is_whole = columns.iter().any(|column| column.contains(part));
            assert!(is_whole, "{measure}: {columns:?}");
        }
    }
}

#[test]
fn longer_numbers_and_words_are_turned_as_wholes() {
    for style in styles() {
        for part in [
            "2024", "70%", "783.58", "-5", "PM2.5", "5G", "1—2", "GB/T", "Data Hub",
        ] {
            let text = format!("达到{part}的");
            let frame = column(&text, &style);
            let own = glyphs(&frame.lines[0]);
            let turned: Vec<_> = own.iter().filter(|(run, _)| run.is_turned).collect();
            assert_eq!(turned.len(), part.chars().count(), "{part}");
            // They go down, on one baseline left of the middle (0.38 em below the em box's centre).
            assert!(
                turned
                    .windows(2)
                    .all(|pair| pair[0].1.at.y < pair[1].1.at.y)
            );
            for (_, glyph) in turned {
                let x = (glyph.at.x - frame.lines[0].baseline).to_px() / 40.0;
                assert_near(x, -0.38, 0.001);
            }
            // MX-01: the same gap on both sides.
            let level = frame_width(part, &style);
            let whole = frame.size.height.to_px() / 40.0;
            assert_near(whole, 3.25 + level, 0.01);
        }
        let text = "增长70%以上";
        let frame = column(text, &style);
        assert_near(middle(ink_of(text, &frame, "70")), 0.0, 0.03);
    }
    for measure in sweep() {
        for (text, part) in [("力争到2024年全面", "2024"), ("占比超过70%以上的", "70%")]
        {
            let frame = set(text, Mode::Body, measure);
            let columns = texts(text, &frame);
            assert!(
                columns.iter().any(|column| column.contains(part)),
                "{measure}: {columns:?}"
            );
        }
    }
}

/// The width of a text in a line, in em.
fn frame_width(text: &str, style: &Style) -> f64 {
    let setting = Setting {
        mode: Mode::Line,
        ..Setting::default()
    };
    let overrides = [(0..text.len(), style.clone())];
    frame(text, &overrides, setting, 100.0).size.width.to_px() / 40.0
}

#[test]
fn what_is_drawn_along_the_line_is_centred_in_the_column() {
    for style in styles() {
        for mark in ["——", "……", "·", "—", "～", "（", "》", "／"] {
            let text = format!("中{mark}中");
            let frame = column(&text, &style);
            assert_near(middle(ink_of(&text, &frame, mark)), 0.0, 0.03);
        }
        // PW-09, PW-10: two em, and the dash is one stroke.
        for mark in ["——", "……"] {
            let text = format!("中{mark}中");
            let frame = column(&text, &style);
            assert_near(height(&text, &frame, mark), 2.0, 0.01);
            assert_near(frame.size.height.to_px(), 160.0, 0.01);
        }
        let dash = column("中——中", &style);
        assert_eq!(glyphs(&dash.lines[0]).len(), 3);
        let ink = ink_of("中——中", &dash, "——");
        assert!(ink.bottom - ink.top > 1.6, "{ink:?}");
        // GB/T 15834, 5.2.1: marks that pause or end stand below the text, to the right.
        for mark in "。，、：；！？".chars() {
            let text = format!("中{mark}中");
            let frame = column(&text, &style);
            assert!(
                middle(ink_of(&text, &frame, &mark.to_string())) > 0.15,
                "{mark}"
            );
        }
    }
}

#[test]
fn no_ink_lies_on_other_ink_down_a_column() {
    for style in styles() {
        let frame = column(REPORT, &style);
        let line = &frame.lines[0];
        let inks = glyphs(line).into_iter();
        let inks: Vec<_> = inks
            .filter_map(|(run, glyph)| Some((ink(line, run, glyph)?, glyph.range.clone())))
            .collect();
        for pair in inks.windows(2) {
            let [(above, one), (below, two)] = pair else {
                continue;
            };
            let shares_cell = one == two;
            let text = &REPORT[one.start..two.end];
            assert!(shares_cell || below.top - above.bottom > -0.03, "{text}");
        }
    }
}

#[test]
fn tb_01_titles_are_balanced_between_words() {
    let text = "聚焦聚力推动重大战略落地落实";
    let frame = set(text, Mode::Title, 10.0);
    assert_eq!(texts(text, &frame), ["聚焦聚力推动", "重大战略落地落实"]);
    for measure in sweep() {
        let frame = set(text, Mode::Title, measure);
        let lengths = frame.lines.iter().map(|line| line.width.to_px());
        let lengths: Vec<_> = lengths.collect();
        let longest = lengths.iter().copied().fold(0.0, f64::max);
        let shortest = lengths.iter().copied().fold(f64::MAX, f64::min);
        let bound = if measure < 6.0 { 0.4 } else { 0.6 };
        assert!(
            shortest >= bound * longest - 0.001,
            "{measure}: {lengths:?}"
        );
    }
}

/// The text face without what it knows of columns: no `vert`, `vhal`, `vmtx`, and another name.
fn plain_face() -> (Book, Style) {
    let mut book = Book::embedded();
    let regular = book.find("Noto Sans SC", 400).unwrap();
    let mut bytes = book.face(regular).bytes().to_vec();
    let tables = usize::from(u16::from_be_bytes([bytes[4], bytes[5]]));
    for record in bytes[12..12 + 16 * tables].chunks_exact_mut(16) {
        // The order of the tags stays.
        if [b"GPOS", b"GSUB", b"VORG", b"vhea", b"vmtx"].contains(&record[..4].try_into().unwrap())
        {
            record[3] += 1;
        }
    }
    let wide = |name: &str| name.bytes().flat_map(|byte| [0, byte]).collect::<Vec<_>>();
    let (old, new) = (wide("Noto Sans"), wide("Nota Sans"));
    let places = bytes.windows(old.len()).enumerate();
    let places = places.filter(|(_, window)| *window == old.as_slice());
    let places: Vec<_> = places.map(|(place, _)| place).collect();
    for place in places {
        bytes[place..place + new.len()].copy_from_slice(&new);
    }
    let id = book.add(bytes.into()).unwrap();
    let style = Style::new(book.face(id).family(), 400, Abs::px(40.0));
    (book, style)
}

#[test]
fn a_face_without_forms_of_columns_is_set_by_its_em_boxes() {
    let (book, style) = plain_face();
    let own = book.find(&style.families[0], 400).unwrap();
    let set = |text: &str| {
        let paragraph = Paragraph {
            text,
            base: style.clone(),
            overrides: &[],
            atoms: &[],
            kept: &[],
            setting: down(Mode::Line),
        };
        shape(&book, &paragraph).set(Abs::INFINITE)
    };
    let frame = set("中国（亿”");
    assert!(frame.lines[0].runs.iter().all(|run| run.face == own));
    // VM-01: an em each, in the middle of the column.
    let glyphs = glyphs(&frame.lines[0]);
    assert_near(glyphs[1].1.at.y.to_px() / 40.0, 1.88, 0.001);
    assert_near(
        (glyphs[0].1.at.x - frame.lines[0].baseline).to_px(),
        -20.0,
        0.001,
    );
    // The form for columns may be a character of its own (`︵`); what has none is turned.
    let level = book.face(own).shape(&[('（', 0)], Form::Han)[0].id;
    assert_ne!(glyphs[2].1.id, level);
    for (idx, (run, _)) in glyphs.iter().enumerate() {
        assert_eq!(run.is_turned, idx == 4, "{idx}");
    }
    // PW-13: nothing is taken that is not blank.
    for text in ["中，“中”国", "《中》《国》", "中。）国"] {
        let frame = set(text);
        let line = &frame.lines[0];
        let inks = line
            .runs
            .iter()
            .flat_map(|run| run.glyphs.iter().map(move |glyph| (run, glyph)));
        let inks: Vec<_> = inks
            .filter_map(|(run, glyph)| {
                let ink = Ink::of(book.face(run.face), glyph.id)?;
                let y = glyph.at.y.to_px() / 40.0;
                Some(match run.is_turned {
                    true => (y + ink.left, y + ink.right),
                    false => (y - ink.top, y - ink.bottom),
                })
            })
            .collect();
        let apart = inks.windows(2).all(|pair| pair[1].0 - pair[0].1 > 0.02);
        assert!(apart, "{text}: {inks:?}");
    }
}
