//! A2: punctuation width.

use changtu::typeset::inspect::TextOptions;

use crate::support::{
    SetLine, assert_near, fill, frame, glyph, justified, line, lines, options, set, style,
};
use changtu::font::{FaceId, Ink};
use changtu::typeset::{Mode, Setting};

fn advance_of(line: &SetLine, marks: &str) -> f64 {
    let glyphs = line
        .glyphs
        .iter()
        .filter(|glyph| marks.contains(&glyph.text));
    glyphs.map(|glyph| glyph.advance).sum()
}

fn assert_marks(marks: &str, width: f64) {
    let line = line(&format!("中{marks}中"));
    assert_near(advance_of(&line, marks), width, 0.02);
    // Between Han there is no gap to hide behind.
    assert_near(line.end(), width + 2.0, 0.02);
}

#[test]
fn pw_01_a_lone_mark_is_one_em() {
    for marks in "。，、；：？！“”（）《》".chars() {
        assert_marks(&marks.to_string(), 1.0);
    }
    for text in ["中“中”中", "中（中）中"] {
        assert!(
            line(text)
                .glyphs
                .iter()
                .all(|glyph| (glyph.advance - 1.0).abs() < 0.02)
        );
    }
}

#[test]
fn pw_02_adjacent_marks_share_a_half() {
    for pair in [
        "。」", "”）", "」「", "，（", "：“", "、“", "》《", "（“", "，）",
    ] {
        assert_marks(pair, 1.5);
    }
    for triple in ["。”）", "》、《", "”，“", "”·“", "》·《"] {
        assert_marks(triple, 2.0);
    }
    for dot in ["·《", "》·"] {
        assert_marks(dot, 1.5);
    }
}

#[test]
fn pw_03_the_blank_goes_outside_the_bracket() {
    let (squeezed, plain) = (line("中」「中"), line("中」中"));
    let distance = |line: &SetLine| glyph(line, "」").x - line.glyphs[0].end();
    assert_near(distance(&squeezed), distance(&plain), 0.02);
    // The opening mark touches what follows: its cell ends where the Han begins.
    let opening = line("中，“中");
    assert_near(glyph(&opening, "“").end(), opening.glyphs[3].x, 0.001);
    assert_near(glyph(&opening, "，").x, 1.0, 0.001);
}

#[test]
fn pw_04_shouting_marks_are_squeezed_too() {
    for pair in ["！”", "？”", "！」"] {
        assert_marks(pair, 1.5);
    }
}

#[test]
fn pw_05_doubled_shouting_marks_are_one_em() {
    for pair in ["？！", "！！"] {
        assert_marks(pair, 1.0);
    }
    assert_marks("！！！", 2.0);
}

#[test]
fn pw_06_an_opening_mark_is_flush_at_the_start_of_a_line() {
    let lines = set("“会海智治一件事”纳入全市第一批区县应用", 10.0);
    assert_near(lines[0].glyphs[0].x, 0.0, 0.001);
    assert_near(lines[0].glyphs[0].advance, 0.5, 0.02);
    let lines = set(&format!("{}“{}”", fill(10), fill(8)), 10.0);
    assert_near(lines[1].glyphs[0].x, 0.0, 0.001);
    assert_near(lines[1].glyphs[0].advance, 0.5, 0.02);
}

#[test]
fn pw_06_the_ink_of_a_flush_mark_is_at_the_margin() {
    let text = "“会海智治”";
    let frame = frame(text, &[], Setting::default(), 10.0);
    let run = &frame.lines[0].runs[0];
    let face = crate::support::BOOK.face(run.face);
    let ink = Ink::of(face, run.glyphs[0].id).unwrap();
    let left = run.glyphs[0].at.x.to_px() / 40.0 + ink.left;
    assert!((0.0..=0.1001).contains(&left), "{left}");
}

#[test]
fn pw_07_an_opening_mark_after_an_indent_hangs_into_it() {
    let options = TextOptions {
        measure: Some(12.0),
        indent: 2.0,
        ..TextOptions::default()
    };
    let lines = self::options("《新生》的出版之期", &options);
    assert_near(lines[0].glyphs[0].x, 1.5, 0.02);
    assert_near(lines[0].glyphs[1].x, 2.5, 0.02);
}

#[test]
fn pw_08_a_mark_at_the_end_of_a_line_is_half_as_wide() {
    for mark in "，。；：！？、”）」》".chars() {
        let lines = set(&format!("{}{mark}{}", fill(9), fill(6)), 10.0);
        assert_eq!(lines[0].text, format!("{}{mark}", fill(9)));
        assert_near(lines[0].glyphs[9].advance, 0.5, 0.02);
    }
}

#[test]
fn pw_08_the_freed_half_is_used_when_the_line_is_flush() {
    let lines = justified(&format!("{}，{}", fill(9), fill(12)), 10.0);
    assert_eq!(lines[0].text, format!("{}，", fill(9)));
    assert_near(lines[0].end(), 10.0, 0.001);
    assert_near(lines[0].glyphs[9].advance, 0.5, 0.02);
}

#[test]
fn pw_09_a_long_dash_is_two_em_in_one_stroke() {
    let line = line("中——中");
    assert_near(advance_of(&line, "——"), 2.0, 0.01);
    assert_eq!(line.glyphs.len(), 3);
    assert_eq!(line.glyphs[1].text, "——");
}

#[test]
fn pw_10_an_ellipsis_is_two_em_and_centred() {
    let text = "中……中";
    assert_near(advance_of(&line(text), "……"), 2.0, 0.01);
    let frame = frame(text, &[], Setting::default(), 10.0);
    let run = &frame.lines[0].runs[0];
    let ink = Ink::of(crate::support::BOOK.face(run.face), run.glyphs[1].id).unwrap();
    assert_near((ink.bottom + ink.top) / 2.0, 0.38, 0.05);
}

#[test]
fn pw_11_half_em_marks() {
    assert_near(line("中·中").end(), 2.5, 0.02);
    assert_near(line("中/中").end(), 2.5, 0.02);
    assert_near(line("中–中").end(), 2.5, 0.02);
    assert_near(glyph(&line("10—20"), "—").advance, 1.0, 0.02);
    assert_near(glyph(&line("中～中"), "～").advance, 1.0, 0.02);
}

#[test]
fn pw_12_quotes_take_the_form_of_their_context() {
    for text in [
        "中“中”中",
        "中“1+3+N”物流",
        "中“5G+工业互联网”中",
        "中“DevOps”中",
    ] {
        let line = line(text);
        assert_near(glyph(&line, "“").advance, 1.0, 0.02);
        assert_near(glyph(&line, "”").advance, 1.0, 0.02);
    }
    assert!(glyph(&line("it’s"), "’").advance <= 0.35);
    let latin = line("A “B” C");
    assert!(glyph(&latin, "“").advance <= 0.55 && glyph(&latin, "”").advance <= 0.55);
    assert_near(glyph(&line("中it’s中"), "’").advance, 0.279, 0.02);
}

#[test]
fn pw_13_marks_of_faces_without_halt_are_trimmed_by_ink_only() {
    for (id, face) in crate::support::BOOK.faces() {
        for mark in "，。、；：）」》（「《"
            .chars()
            .filter(|mark| face.covers(*mark))
        {
            let glyph = face.shape(&[(mark, 0)], changtu::font::Form::Han)[0];
            let halt = face.halt(glyph.id);
            let ink = Ink::of(face, glyph.id).unwrap();
            assert!(halt.left <= ink.left + 0.001, "{mark} of {id:?}");
            assert!(
                halt.right <= glyph.advance - ink.right + 0.001,
                "{mark} of {id:?}"
            );
        }
    }
    assert!(FaceId(0) < FaceId(1));
}

#[test]
fn pw_14_styling_does_not_interrupt_squeezing() {
    let text = "中。」中";
    let mut bold = style(40.0);
    bold.weight = 700;
    let setting = Setting {
        mode: Mode::Line,
        ..Setting::default()
    };
    let frame = frame(text, &[(3..6, bold)], setting, 10.0);
    let line = &lines(text, &frame)[0];
    assert_eq!(glyph(line, "。").font, "Noto Sans SC 700");
    assert_near(advance_of(line, "。」"), 1.5, 0.02);
}
