//! A3: Han and Latin on one line.

use changtu::typeset::{Mode, Setting};

use crate::support::{assert_near, frame, glyph, line, lines, set, style};

#[test]
fn mx_01_a_gap_stands_between_han_and_latin() {
    for text in ["中A中", "中5中", "𠀀A𠀀", "中α中"] {
        let gaps = line(text).gaps();
        assert!((0.125..=0.25).contains(&gaps[0]), "{text}");
        assert_near(gaps[0], gaps[1], 0.01);
    }
}

#[test]
fn mx_02_no_gap_beside_marks_or_at_the_edges() {
    assert!(line("中，A。").gaps().iter().all(|gap| gap.abs() < 0.001));
    assert!(line("中（A）中").gaps().iter().all(|gap| gap.abs() < 0.001));
    let lines = set("中中中中A中中中中中中中中", 4.7);
    for line in &lines {
        assert_near(line.glyphs[0].x, 0.0, 0.001);
        assert_near(line.width, line.end(), 0.001);
    }
}

#[test]
fn mx_03_never_a_gap_and_a_typed_space() {
    for text in ["中 A 中", "中  A  中"] {
        let line = line(text);
        let a = glyph(&line, "A");
        assert!(a.x - 1.0 <= 0.25, "{line:?}");
        assert!(line.end() - 1.0 - a.end() <= 0.25, "{line:?}");
    }
}

#[test]
fn mx_04_a_per_cent_sign_belongs_to_its_number() {
    for text in ["中5%中", "中5‰中", "中70%的"] {
        let gaps = line(text).gaps();
        assert_near(gaps[0], 0.125, 0.01);
        assert_near(*gaps.last().unwrap(), gaps[0], 0.01);
    }
}

#[test]
fn mx_05_full_width_symbols_get_no_gap() {
    assert_near(line("为Ⅱ类").end(), 3.0, 0.02);
    assert_near(*line("15℃中").gaps().last().unwrap(), 0.0, 0.01);
    assert_near(line("中①中").end(), 3.0, 0.02);
    assert_near(*line("15㎡中").gaps().last().unwrap(), 0.0, 0.01);
}

#[test]
fn mx_06_the_gap_at_a_size_boundary_is_symmetric() {
    let text = "到783.58亿";
    let setting = Setting {
        mode: Mode::Line,
        ..Setting::default()
    };
    let frame = frame(text, &[(3..9, style(80.0))], setting, 40.0);
    let gaps = lines(text, &frame)[0].gaps();
    assert_near(gaps[0], 0.125, 0.01);
    assert_near(*gaps.last().unwrap(), 0.125, 0.01);
}

#[test]
fn mx_07_no_gap_around_connectors() {
    for text in ["“5G+工业互联网”", "GB/T", "1∶500", "元/人", "中-中"] {
        let line = line(text);
        assert!(line.gaps().iter().all(|gap| gap.abs() < 0.001), "{line:?}");
    }
}

#[test]
fn mx_08_digits_and_letters_are_half_width() {
    let year = line("２０２３年");
    for glyph in &year.glyphs[..4] {
        assert_near(glyph.advance, 0.555, 0.02);
    }
    assert_eq!(year.text, "２０２３年");
    assert_near(glyph(&line("５％"), "％").advance, 0.921, 0.02);
    let (ascii, wide) = (line("达标区(县)名"), line("达标区（县）名"));
    let ids = |line: &crate::support::SetLine| {
        line.glyphs
            .iter()
            .map(|glyph| (glyph.gid, glyph.advance.to_bits()))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&ascii), ids(&wide));
    assert_near(glyph(&line("f(x)"), "(").advance, 0.338, 0.05);
}
