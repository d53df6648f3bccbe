//! A8: fallback and missing glyphs.

use std::sync::Arc;

use changtu::font::{Book, Form};
use changtu::geom::Abs;
use changtu::typeset::{Mode, Paragraph, Setting, Shaped, shape};

use crate::support::{BOOK, assert_near, frame, glyph, line, lines, set, style};

fn shaped(text: &str) -> Shaped {
    let paragraph = Paragraph {
        text,
        base: style(40.0),
        overrides: &[],
        atoms: &[],
        kept: &[],
        setting: Setting::default(),
    };
    shape(&BOOK, &paragraph)
}

fn missing(text: &str) -> Vec<char> {
    shaped(text)
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

/// A rare character in a line: no missing glyph, of the em box of its neighbours.
fn assert_stands_in_line(text: &str, char: &str, weight: u16) {
    let mut heavy = style(40.0);
    heavy.weight = weight;
    let setting = Setting {
        mode: Mode::Line,
        ..Setting::default()
    };
    let set = frame(text, &[(0..text.len(), heavy)], setting, 40.0);
    let line = &lines(text, &set)[0];
    assert!(line.glyphs.iter().all(|glyph| glyph.gid != 0), "{text}");
    let rare = glyph(line, char);
    assert_near(rare.advance, 1.0, 0.001);
    let run = set.lines[0].runs.iter().find(|run| {
        let face = BOOK.face(run.face);
        format!("{} {}", face.family(), face.weight()) == rare.font
    });
    assert_near(run.unwrap().size.to_px(), 40.0, 0.001);
    let face = BOOK.face(run.unwrap().face);
    let ink = changtu::font::Ink::of(face, rare.gid as u16).unwrap();
    let height = ink.top - ink.bottom;
    assert!((0.80..=0.97).contains(&height), "{char} {weight}: {height}");
}

#[test]
fn fb_04_rare_characters_stand_in_line() {
    assert!(missing("北碚𠀀村").is_empty());
    for weight in [400, 500, 700, 900] {
        for char in ["𠀀", "𠮷", "𰀀", "𬭎", "𱍐"] {
            assert_stands_in_line(&format!("北碚{char}村"), char, weight);
        }
    }
    let pitch = |text: &str| {
        let set = frame(text, &[], Setting::default(), 3.0);
        let baselines = set.lines.windows(2);
        let pitches = baselines.map(|pair| (pair[1].baseline - pair[0].baseline).to_px());
        (set.size, pitches.collect::<Vec<_>>())
    };
    assert_eq!(pitch("北碚𠀀村北碚𰀀村"), pitch("北碚国村北碚国村"));
}

#[test]
fn fb_04_extensions_count_as_han() {
    assert_near(line("𠀀A𠀀").gaps()[0], 0.125, 0.001);
    // Also where no face has them: the setting stays sound.
    assert_eq!(missing("北碚𠀁村"), ['𠀁']);
    assert_near(line("𠀁A𠀁").gaps()[0], 0.125, 0.001);
}

/// A file of the program's with another number of units in the em, as a user's font may have it.
fn of_units(family: &str, weight: u16, units: u16) -> Arc<[u8]> {
    let face = BOOK.face(BOOK.find(family, weight).unwrap());
    let mut bytes = face.bytes().to_vec();
    let tables = usize::from(u16::from_be_bytes([bytes[4], bytes[5]]));
    let records = (0..tables).map(|table| 12 + 16 * table);
    let head = records
        .into_iter()
        .find(|at| &bytes[*at..at + 4] == b"head")
        .unwrap();
    let start = u32::from_be_bytes(bytes[head + 8..head + 12].try_into().unwrap()) as usize;
    bytes[start + 18..start + 20].copy_from_slice(&units.to_be_bytes());
    Arc::from(bytes)
}

#[test]
fn fb_04_the_users_font_comes_before_redrawn_shapes_and_fills_the_em_box() {
    for (units, size) in [
        (1000, 1.0),
        (1020, 1.0),
        (1100, 1.1),
        (900, 0.9),
        (2000, 1.0),
    ] {
        let mut book = Book::embedded();
        let user = book.add(of_units("Changtu Rare Hei", 500, units)).unwrap();
        let paragraph = Paragraph {
            text: "北碚𠀀村",
            base: style(40.0),
            overrides: &[],
            atoms: &[],
            kept: &[],
            setting: Setting::default(),
        };
        let shaped = shape(&book, &paragraph);
        assert!(shaped.missing().is_empty() && shaped.redrawn().is_empty());
        let set = shaped.set(Abs::px(400.0));
        let run = set.lines[0].runs.iter().find(|run| run.face == user);
        assert_near(run.unwrap().size.to_px(), 40.0 * size, 0.01);
    }
}

#[test]
fn fb_04_redrawn_shapes_are_named_once() {
    let shaped = shaped("𠮷𠀀村𠀀𰀀");
    let named: Vec<_> = shaped
        .redrawn()
        .iter()
        .map(|spot| (spot.char, spot.range.start))
        .collect();
    assert_eq!(named, [('𠀀', 4), ('𰀀', 15)]);
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
    // A scientist, a family, a flag, a keycap, a tone of skin: one glyph each.
    for emoji in ["😀", "👩‍🔬", "👨‍👩‍👧", "🇨🇳", "1️⃣", "👍🏽"] {
        let set = line(&format!("{emoji}科"));
        assert_eq!(set.glyphs.len(), 2, "{emoji}");
        assert!(
            set.glyphs[0].advance <= 1.3 && set.glyphs[0].gid != 0,
            "{emoji}"
        );
        assert!(missing(emoji).is_empty(), "{emoji}");
    }
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
