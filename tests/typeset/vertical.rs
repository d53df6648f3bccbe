//! A7: vertical metrics.

use std::sync::Arc;

use changtu::font::Ink;
use changtu::geom::Abs;
use changtu::typeset::{Frame, Mode, Paragraph, Setting, shape};

use crate::support::{BOOK, assert_near, fill, frame, style, sweep};

fn label(pitch: f64) -> Setting {
    Setting {
        mode: Mode::Line,
        pitch,
        ..Setting::default()
    }
}

/// From the middle of the frame to the middle of the first glyph's ink, in em of 40 px.
fn offset(frame: &Frame) -> f64 {
    let run = &frame.lines[0].runs[0];
    let ink = Ink::of(BOOK.face(run.face), run.glyphs[0].id).unwrap();
    let middle = (ink.top + ink.bottom) / 2.0 * run.size.to_px() / 40.0;
    frame.size.height.to_px() / 80.0 - (run.glyphs[0].at.y.to_px() / 40.0 - middle)
}

#[test]
fn vm_01_han_is_centred_by_its_em_box() {
    for text in ["中", "亿", "碚"] {
        assert_near(offset(&frame(text, &[], label(2.0), 10.0)), 0.0, 0.02);
    }
}

#[test]
fn vm_02_figures_alone_are_centred_by_their_height() {
    for text in ["42", "7"] {
        assert_near(offset(&frame(text, &[], label(2.0), 10.0)), 0.0, 0.02);
        let mut figures = style(40.0);
        figures.latin = Some(Arc::from("Barlow Condensed"));
        let set = frame(text, &[(0..text.len(), figures)], label(2.0), 10.0);
        assert_near(offset(&set), 0.0, 0.02);
    }
}

#[test]
fn vm_03_all_sizes_and_faces_share_the_baseline() {
    let text = "达到783.58亿元";
    let frame = frame(text, &[(6..12, style(80.0))], label(2.0), 40.0);
    for run in &frame.lines[0].runs {
        assert!(
            run.glyphs
                .iter()
                .all(|glyph| glyph.at.y == frame.lines[0].baseline)
        );
    }
}

#[test]
fn vm_04_the_pitch_is_constant() {
    let baselines = |text: &str, latin: Option<&str>| {
        let mut other = style(40.0);
        other.latin = latin.map(Arc::from);
        let set = frame(text, &[(0..text.len(), other)], Setting::default(), 10.0);
        set.lines
            .iter()
            .map(|line| line.baseline.to_px())
            .collect::<Vec<_>>()
    };
    let plain = baselines(&fill(30), None);
    assert_near(plain[1] - plain[0], 64.0, 0.001);
    for text in [format!("😀{}", fill(29)), format!("𠀀7{}", fill(28))] {
        let others = baselines(&text, Some("Oswald"));
        for (a, b) in plain.iter().zip(others) {
            assert_near(*a, b, 0.5);
        }
    }
}

#[test]
fn vm_05_padding_is_equal_above_and_below() {
    let set = frame(
        &fill(30),
        &[],
        Setting {
            pitch: 1.5,
            ..Setting::default()
        },
        10.0,
    );
    let above = set.lines[0].baseline.to_px() / 40.0 - 0.88;
    let below = set.size.height.to_px() / 40.0 - set.lines[2].baseline.to_px() / 40.0 - 0.12;
    assert_near(above, below, 0.03);
}

#[test]
fn vm_07_breaks_do_not_depend_on_the_scale() {
    let text = "地区生产总值达到783.58亿元，同比增长4.3%；一般公共预算收入30.03亿元，同比增长18.5%；“5G+工业互联网”示范项目10—20个。";
    let ranges = |size: f64, measure: f64| {
        let paragraph = Paragraph {
            text,
            base: style(size),
            overrides: &[],
            atoms: &[],
            kept: &[],
            setting: Setting::default(),
        };
        let set = shape(&BOOK, &paragraph).set(Abs::px(size * measure));
        set.lines
            .iter()
            .map(|line| line.range.clone())
            .collect::<Vec<_>>()
    };
    for measure in sweep() {
        let one = ranges(36.0, measure);
        for scale in [1.5, 2.0, 3.0, 1.0 / 3.0] {
            assert_eq!(one, ranges(36.0 * scale, measure), "{measure} at {scale}");
        }
    }
}
