//! A4: numbers and units.

use std::sync::Arc;

use changtu::typeset::{Mode, Setting};

use crate::support::{
    assert_near, assert_sound, assert_whole, fill, frame, glyph, line, lines, set, style, sweep,
    texts,
};

#[test]
fn nu_01_a_numeral_is_one_object() {
    for count in 4..=10 {
        let text = format!("{}1,234.5万{}", fill(count), fill(5));
        assert_whole(&set(&text, 10.0), "1,234.5");
        for measure in sweep() {
            assert_whole(&set(&text, measure), "1,234.5");
        }
    }
    for number in ["1/3", "8:00", "1.89∶1"] {
        for measure in sweep() {
            assert_whole(
                &set(&format!("{}{number}{}", fill(7), fill(5)), measure),
                number,
            );
        }
    }
}

#[test]
fn nu_02_signs_stay_with_their_number() {
    for number in ["16.3%", "-12.5℃", "￥5万", "±0.3"] {
        for count in 3..=9 {
            for measure in sweep() {
                let lines = set(&format!("{}{number}{}", fill(count), fill(5)), measure);
                assert_whole(&lines, number);
                assert!(lines.iter().all(|line| line.first() != '%'));
            }
        }
    }
    let lines = set(&format!("{}-12.5℃{}", fill(8), fill(7)), 8.0);
    assert!(
        lines[1].text.starts_with("-12.5℃"),
        "a line may end before the sign"
    );
}

#[test]
fn nu_03_a_number_and_its_measure_word_are_one_object() {
    for atom in [
        "783.58亿元",
        "330余件",
        "98.4万平方米",
        "11.2万人次",
        "23件",
        "0.3个百分点",
        "43微克/立方米",
    ] {
        for count in 4..=10 {
            let text = format!("{}{atom}{}", fill(count), fill(5));
            for measure in sweep().filter(|measure| *measure >= 10.0) {
                assert_whole(&set(&text, measure), atom);
            }
        }
    }
}

#[test]
fn nu_03_a_long_atom_is_never_divided_right_after_a_digit() {
    let text = format!("{}98.4万平方米{}", fill(5), fill(5));
    for measure in sweep() {
        for line in set(&text, measure) {
            let after_digit = line.last().is_ascii_digit();
            assert!(!after_digit, "{measure}: {}", line.text);
        }
    }
}

#[test]
fn nu_03_words_behind_a_number_stay_with_it() {
    for word in ["以上", "左右", "以内"] {
        for count in 4..=12 {
            let text = format!("{}70%{word}{}", fill(count), fill(12));
            for measure in sweep() {
                let lines = set(&text, measure);
                assert_whole(&lines, word);
                // From 16 em they move down together, where that leaves no more than three em free.
                let whole = lines
                    .iter()
                    .any(|line| line.text.contains(&format!("70%{word}")));
                let parted = lines.iter().position(|line| line.text.ends_with("70%"));
                let number = line("70%").width;
                let left = parted.map_or(0.0, |idx| measure - lines[idx].end() + number);
                assert!(
                    whole || measure < 16.0 || left > 3.0,
                    "{measure}: {:?}",
                    texts(&lines)
                );
            }
        }
    }
}

#[test]
fn nu_04_dates_stay_with_their_words() {
    let lines = set(&format!("{}2023年{}", fill(7), fill(5)), 10.0);
    assert!(lines.iter().all(|line| line.first() != '年'));
    for measure in sweep().filter(|measure| *measure >= 6.0) {
        assert_whole(
            &set(&format!("{}1月12日{}", fill(7), fill(5)), measure),
            "1月12日",
        );
    }
}

#[test]
fn nu_05_a_range_is_one_object_where_it_fits() {
    for range in ["10—20个", "3～5倍", "82.7%～95.9%", "2016—2020年"] {
        let text = format!("{}{range}{}", fill(8), fill(5));
        for measure in sweep() {
            let lines = set(&text, measure);
            let starts = lines.iter().any(|line| "—～".contains(line.first()));
            assert!(!starts, "{measure}: {:?}", texts(&lines));
        }
        assert_whole(&set(&text, 10.0), range);
    }
}

#[test]
fn nu_06_ordinals_stay_whole() {
    for ordinal in ["第六批", "第3位", "首个", "第一"] {
        for measure in sweep() {
            assert_whole(
                &set(&format!("{}{ordinal}{}", fill(9), fill(5)), measure),
                ordinal,
            );
        }
    }
}

#[test]
fn nu_07_codes_stay_whole() {
    let text = format!("{}“1+3+N”{}", fill(6), fill(5));
    for measure in sweep().filter(|measure| *measure >= 5.0) {
        assert_whole(&set(&text, measure), "“1+3+N”");
    }
    for code in ["“12345”", "5G", "PM2.5", "G75", "R&D"] {
        for measure in sweep() {
            assert_whole(
                &set(&format!("{}{code}{}", fill(8), fill(5)), measure),
                code,
            );
        }
    }
}

#[test]
fn nu_07_standards_stay_whole_and_what_follows_a_code_may_part() {
    let code = "GB/T 15834—2011";
    let wide = line(code).width;
    for measure in sweep().filter(|measure| *measure >= wide) {
        let text = format!("{}{code}{}", fill(8), fill(5));
        assert_whole(&set(&text, measure), code);
    }
    let lines = set(&format!("{}5G基站{}", fill(8), fill(7)), 9.5);
    assert!(lines[0].text.ends_with("5G"), "{:?}", texts(&lines));
}

#[test]
fn nu_08_figures_are_tabular() {
    for latin in [None, Some("Barlow Condensed"), Some("Oswald")] {
        let width = |text: &str| {
            let mut style = style(40.0);
            style.latin = latin.map(Arc::from);
            let setting = Setting {
                mode: Mode::Line,
                ..Setting::default()
            };
            let frame = frame(text, &[(0..4, style)], setting, 40.0);
            lines(text, &frame)[0].end()
        };
        assert_near(width("1111"), width("8888"), 0.001);
    }
}

#[test]
fn nu_09_a_figure_face_shares_baseline_and_height() {
    for latin in ["Barlow Condensed", "Oswald"] {
        let text = "达到783.58亿元";
        let mut figures = style(40.0);
        figures.latin = Some(Arc::from(latin));
        figures.weight = 700;
        let setting = Setting {
            mode: Mode::Line,
            ..Setting::default()
        };
        let frame = frame(text, &[(6..12, figures)], setting, 40.0);
        let line = &lines(text, &frame)[0];
        assert_eq!(glyph(line, "7").font, format!("{latin} 700"));
        assert_eq!(glyph(line, "亿").font, "Noto Sans SC 400");
        let run = &frame.lines[0].runs[1];
        let ink = changtu::font::Ink::of(crate::support::BOOK.face(run.face), run.glyphs[0].id);
        let height = ink.unwrap().top * run.size.to_px() / 40.0;
        assert!((0.70..=0.76).contains(&height), "{latin}: {height}");
        for run in &frame.lines[0].runs {
            assert!(
                run.glyphs
                    .iter()
                    .all(|glyph| glyph.at.y == frame.lines[0].baseline)
            );
        }
    }
}

/// Where a horizontal line crosses an outline, in em.
struct Scan {
    y: f64,
    from: (f64, f64),
    crossings: Vec<f64>,
}

impl Scan {
    fn to(&mut self, x: f64, y: f64) {
        let (from, to) = (self.from, (x, y));
        if (from.1 <= self.y) != (to.1 <= self.y) {
            let share = (self.y - from.1) / (to.1 - from.1);
            self.crossings.push(from.0 + share * (to.0 - from.0));
        }
        self.from = to;
    }
}

impl changtu::font::Pen for Scan {
    fn move_to(&mut self, x: f32, y: f32) {
        self.from = (f64::from(x), f64::from(y));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.to(f64::from(x), f64::from(y));
    }
    fn quad_to(&mut self, _: f32, _: f32, x: f32, y: f32) {
        self.to(f64::from(x), f64::from(y));
    }
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        self.to(f64::from(x), f64::from(y));
    }
    fn close(&mut self) {}
}

/// The width of the only stem that a line at a height crosses.
fn stem(family: &str, weight: u16, char: char, y: f64) -> f64 {
    let book = &crate::support::BOOK;
    let face = book.face(book.find(family, weight).unwrap());
    let glyph = face.shape(&[(char, 0)], changtu::font::Form::Latin)[0].id;
    let mut scan = Scan {
        y,
        from: (0.0, 0.0),
        crossings: Vec::new(),
    };
    face.outline(glyph, &mut scan);
    let [a, b] = scan.crossings[..] else {
        panic!("{family} {char}: {:?}", scan.crossings);
    };
    (a - b).abs()
}

#[test]
fn nu_09_the_stem_of_figures_is_that_of_the_han_beside_them() {
    // Painted figures stand beside a unit of weight 700; the face is made as high as its figures.
    let han = stem("Noto Sans SC", 700, '十', 0.15);
    for (family, size) in [("Barlow Condensed", 1.0), ("Oswald", 0.733 / 0.81)] {
        let ratio = size * stem(family, 700, '1', 0.3) / han;
        assert!((0.8..=1.25).contains(&ratio), "{family}: {ratio}");
    }
}

#[test]
fn nu_11_signs_and_separators_keep_their_form() {
    let text = "分别增长2.8%、8%；降低−8.6%。";
    for measure in sweep() {
        let lines = set(text, measure);
        assert_sound(text, measure, &lines);
        for part in ["2.8%、", "8%；", "−8.6%。"] {
            assert_whole(&lines, part);
        }
    }
    assert_eq!(
        glyph(&line("1,234.5"), ",").advance,
        glyph(&line("1,234.5"), ".").advance
    );
}

#[test]
fn nu_12_highlighting_never_changes_the_breaks() {
    let text = "地区生产总值达到783.58亿元，同比增长4.3%；一般公共预算收入30.03亿元。";
    // Emphasis is paint, or a weight of the same advance: a style of its own with the same metrics.
    let core = text.find("783.58亿元").unwrap();
    let overrides = [
        (core..core + "783.58亿元".len(), style(40.0)),
        (9..15, style(40.0)),
    ];
    for measure in sweep() {
        let plain = lines(text, &frame(text, &[], Setting::default(), measure));
        let marked = lines(text, &frame(text, &overrides, Setting::default(), measure));
        assert_eq!(texts(&plain), texts(&marked), "{measure}");
        let xs = |lines: &[crate::support::SetLine]| {
            let glyphs = lines.iter().flat_map(|line| &line.glyphs);
            glyphs.map(|glyph| glyph.x).collect::<Vec<_>>()
        };
        for (a, b) in xs(&plain).into_iter().zip(xs(&marked)) {
            assert_near(a, b, 0.02);
        }
    }
}
