//! Sets strings through the same door as `changtu inspect --text`.

use std::sync::LazyLock;

use changtu::font::Book;
use changtu::geom::{Abs, Em};
use changtu::numbers;
use changtu::typeset::inspect::{TextOptions, TextStyle, set_text, to_json};
use changtu::typeset::{Frame, Paragraph, Setting, Style, shape};
use serde_json::Value;

/// The faces; parsed once for all tests.
pub static BOOK: LazyLock<Book> = LazyLock::new(Book::embedded);

/// The characters of `typography.md` §0.1.
const FILL: &str = "国家发展改革委员会经济社会文化教育卫生民生保障工作";

/// The first `count` characters of the filler.
pub fn fill(count: usize) -> String {
    FILL.chars().cycle().take(count).collect()
}

/// The measures at which rules about lines must hold.
pub fn sweep() -> impl Iterator<Item = f64> {
    (8..=80).map(|half| f64::from(half) / 2.0)
}

#[derive(Debug, Clone, PartialEq)]
pub struct SetGlyph {
    pub text: String,
    pub font: String,
    pub gid: u64,
    pub x: f64,
    pub advance: f64,
}

impl SetGlyph {
    pub fn end(&self) -> f64 {
        self.x + self.advance
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct SetLine {
    pub text: String,
    pub width: f64,
    pub glyphs: Vec<SetGlyph>,
}

impl SetLine {
    pub fn end(&self) -> f64 {
        self.glyphs.last().map_or(0.0, SetGlyph::end)
    }

    pub fn first(&self) -> char {
        self.text.chars().next().unwrap()
    }

    pub fn last(&self) -> char {
        self.text.chars().last().unwrap()
    }

    /// The blanks between neighbouring glyphs.
    pub fn gaps(&self) -> Vec<f64> {
        self.glyphs
            .windows(2)
            .map(|pair| pair[1].x - pair[0].end())
            .collect()
    }
}

fn read(value: &Value) -> Vec<SetLine> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let glyph = |value: &Value| SetGlyph {
        text: text(&value["text"]),
        font: text(&value["font"]),
        gid: value["gid"].as_u64().unwrap(),
        x: value["x"].as_f64().unwrap(),
        advance: value["advance"].as_f64().unwrap(),
    };
    let lines = value["lines"].as_array().unwrap().iter();
    lines
        .map(|line| SetLine {
            text: text(&line["text"]),
            width: line["width"].as_f64().unwrap(),
            glyphs: line["glyphs"]
                .as_array()
                .unwrap()
                .iter()
                .map(glyph)
                .collect(),
        })
        .collect()
}

pub fn options(text: &str, options: &TextOptions) -> Vec<SetLine> {
    read(&set_text(&BOOK, text, options))
}

/// Running text, ragged.
pub fn set(text: &str, measure: f64) -> Vec<SetLine> {
    options(
        text,
        &TextOptions {
            measure: Some(measure),
            ..TextOptions::default()
        },
    )
}

/// Running text, flush.
pub fn justified(text: &str, measure: f64) -> Vec<SetLine> {
    let measure = Some(measure);
    options(
        text,
        &TextOptions {
            measure,
            justify: true,
            ..TextOptions::default()
        },
    )
}

/// A title.
pub fn title(text: &str, measure: f64) -> Vec<SetLine> {
    let (measure, style) = (Some(measure), TextStyle::Title);
    options(
        text,
        &TextOptions {
            measure,
            style,
            ..TextOptions::default()
        },
    )
}

/// A single line.
pub fn line(text: &str) -> SetLine {
    options(text, &TextOptions::default()).remove(0)
}

/// The glyph that stands for a text on a line.
pub fn glyph<'a>(line: &'a SetLine, text: &str) -> &'a SetGlyph {
    line.glyphs.iter().find(|glyph| glyph.text == text).unwrap()
}

pub fn texts(lines: &[SetLine]) -> Vec<&str> {
    lines.iter().map(|line| line.text.as_str()).collect()
}

pub fn near(a: f64, b: f64, slack: f64) -> bool {
    (a - b).abs() <= slack
}

#[track_caller]
pub fn assert_near(a: f64, b: f64, slack: f64) {
    assert!(near(a, b, slack), "{a} is not {b} within {slack}");
}

/// Asserts that a text stands on one line wherever it is alone wide enough.
#[track_caller]
pub fn assert_whole(lines: &[SetLine], part: &str) {
    assert!(
        lines.iter().any(|line| line.text.contains(part)),
        "`{part}` is divided: {:?}",
        texts(lines)
    );
}

/// Nothing is lost, nothing leaves the measure (LB-11).
#[track_caller]
pub fn assert_sound(text: &str, measure: f64, lines: &[SetLine]) {
    let joined: String = lines.iter().map(|line| line.text.as_str()).collect();
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(bare(&joined), bare(text), "text is lost at {measure}");
    for line in lines {
        for glyph in &line.glyphs {
            let inside = glyph.x >= -0.001 && glyph.end() <= measure + 0.01;
            assert!(inside, "{glyph:?} leaves {measure} in {:?}", texts(lines));
        }
    }
}

/// The style of the embedded text face.
pub fn style(size: f64) -> Style {
    Style::new("Noto Sans SC", 400, Abs::px(size))
}

/// A paragraph with styles and settings of the test's own, at a base size of 40 px.
pub fn frame(
    text: &str,
    overrides: &[(std::ops::Range<usize>, Style)],
    setting: Setting,
    measure: f64,
) -> Frame {
    let found = numbers::search(text);
    let paragraph = Paragraph {
        text,
        base: style(40.0),
        overrides,
        atoms: &found.atoms,
        kept: &[],
        setting,
    };
    shape(&BOOK, &paragraph).set(Abs::px(40.0 * measure))
}

/// The lines of a frame whose base size is 40 px.
pub fn lines(text: &str, frame: &Frame) -> Vec<SetLine> {
    read(&to_json(&BOOK, text, frame, Abs::px(40.0)))
}

/// A body setting with an indent.
pub fn indented(em: f64) -> Setting {
    Setting {
        indent: Em::new(em),
        ..Setting::default()
    }
}
