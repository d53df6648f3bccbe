//! A8: fallback and missing glyphs.

use std::sync::Arc;

use changtu::font::Form;
use changtu::typeset::{Mode, Paragraph, Setting, shape};

use crate::support::{BOOK, assert_near, frame, glyph, line, lines, set, style};

fn missing(text: &str) -> Vec<char> {
    let paragraph = Paragraph {
        text,
        base: style(40.0),
        overrides: &[],
        atoms: &[],
        kept: &[],
        setting: Setting::default(),
    };
    let shaped = shape(&BOOK, &paragraph);
    shaped
        .missing()
        .iter()
        .map(|missing| missing.char)
        .collect()
}

#[test]
fn fb_01_missing_characters_are_reported() {
    let text = "北碚绵碛䶮𬭎㎡℃Ⅱ①▲√×";
    assert!(missing(text).is_empty(), "{:?}", missing(text));
    assert!(line(text).glyphs.iter().all(|glyph| glyph.gid != 0));
    assert_eq!(missing("北\u{F8FF}碚"), ['\u{F8FF}']);
}

#[test]
fn fb_02_simplified_forms() {
    let face = BOOK.face(BOOK.find("Noto Sans SC", 400).unwrap());
    for char in "直骨角海令".chars() {
        let id = face.shape(&[(char, 0)], Form::Han)[0].id;
        assert_eq!(line(&char.to_string()).glyphs[0].gid, u64::from(id));
    }
    for mark in ['。', '，'] {
        let id = face.shape(&[(mark, 0)], Form::Han)[0].id;
        let ink = changtu::font::Ink::of(face, id).unwrap();
        assert!((ink.left + ink.right) / 2.0 < 0.35);
    }
}

#[test]
fn fb_03_han_marks_come_from_the_han_face() {
    for latin in ["Barlow Condensed", "Oswald", "Noto Serif SC"] {
        let text = "“中”——……·中A";
        let mut mixed = style(40.0);
        mixed.latin = Some(Arc::from(latin));
        let setting = Setting {
            mode: Mode::Line,
            ..Setting::default()
        };
        let frame = frame(
            &format!("中{text}"),
            &[(0..text.len() + 3, mixed)],
            setting,
            40.0,
        );
        let line = &lines(&format!("中{text}"), &frame)[0];
        for mark in ["“", "”", "——", "……", "·", "中"] {
            assert!(glyph(line, mark).font.starts_with("Noto Sans SC"), "{mark}");
        }
        assert_near(glyph(line, "“").advance, 1.0, 0.02);
        assert_near(glyph(line, "——").advance, 2.0, 0.02);
        assert!(glyph(line, "A").font.starts_with(latin));
    }
}

#[test]
fn fb_04_extensions_count_as_han() {
    // No embedded face has Extension B: the character is reported, the setting stays sound.
    assert_eq!(missing("北碚𠀀村"), ['𠀀']);
    assert_near(line("𠀀A𠀀").gaps()[0], 0.125, 0.001);
}

#[test]
fn fb_05_sequences_are_one_cluster() {
    let ivs = line("葛\u{E0100}城");
    assert_eq!(ivs.glyphs.len(), 2);
    assert_eq!(ivs.glyphs[0].text, "葛\u{E0100}");
    let quote = line("A“\u{FE01}B”\u{FE01}C");
    assert_near(glyph(&quote, "“\u{FE01}").advance, 1.0, 0.02);
    assert!(missing("葛\u{E0100}城“\u{FE01}").is_empty());
}

#[test]
fn fb_06_copies_from_pdf_are_repaired() {
    let ids = |text: &str| {
        line(text)
            .glyphs
            .iter()
            .map(|glyph| glyph.gid)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("⽣产"), ids("生产"));
    assert_eq!(ids("⼀ ⻋ 金"), ids("一 车 金"));
    assert_eq!(
        ids("生\u{200B}\u{200B}产\u{FEFF}\u{AD}\u{FFFD}\u{1}"),
        ids("生产")
    );
    assert_eq!(missing("生\u{E000}产"), ['\u{E000}']);
}

#[test]
fn fb_07_symbols_stay_in_the_text_face_and_emoji_are_whole() {
    for glyph in &line("●→★√©①").glyphs {
        assert_eq!(glyph.font, "Noto Sans SC 400", "{}", glyph.text);
    }
    assert!(line("😀").glyphs[0].advance <= 1.3);
    for measure in [2.0, 3.0, 4.0] {
        let lines = set("👩‍🔬科研", measure);
        assert!(lines[0].text.starts_with("👩‍🔬"), "{measure}");
    }
}

#[test]
fn fb_08_a_missing_weight_is_the_nearest_real_one() {
    let mut semi = style(40.0);
    semi.weight = 600;
    let setting = Setting {
        mode: Mode::Line,
        ..Setting::default()
    };
    let frame = frame("中", &[(0..3, semi)], setting, 10.0);
    assert_eq!(lines("中", &frame)[0].glyphs[0].font, "Noto Sans SC 700");
}
