//! Sets words and draws boxes for the pages of a sheet.

use std::ops::Range;

use crate::color::Color;
use crate::font::Book;
use crate::geom::{Abs, Corners, Point, Rect, Sides};
use crate::numbers;
use crate::scene::{Border, BoxItem, Glyph, GlyphRun, Item, Mark, MarkKind, Paint, Part, Writing};
use crate::typeset::{self, Frame, Justify, Mode, Paragraph, Setting, Style};

/// The family of all words.
const FAMILY: &str = "Noto Sans SC";
/// The part of an em above the baseline.
const ASCENT: f64 = 0.88;
/// From one line to the next, in em.
const PITCH: f64 = 1.5;

/// Something of some height to be put on a page, drawn from its own upper left corner.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) height: f64,
    pub(super) items: Vec<Item>,
    pub(super) marks: Vec<Mark>,
}

/// How words look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tone {
    size: f64,
    weight: u16,
    color: Color,
    mode: Mode,
}

impl Tone {
    pub(super) const fn new(size: f64, weight: u16, color: Color) -> Self {
        Self {
            size,
            weight,
            color,
            mode: Mode::Body,
        }
    }

    /// The same for a title, whose lines are even.
    pub(super) const fn title(self) -> Self {
        Self {
            mode: Mode::Title,
            ..self
        }
    }
}

/// Words on lines.
#[derive(Debug)]
pub(super) struct Words {
    text: String,
    frame: Frame,
    tone: Tone,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Where everything is set, and how many parts there are.
pub(super) struct Desk<'b> {
    book: &'b Book,
    parts: u32,
}

impl<'b> Desk<'b> {
    pub(super) fn new(book: &'b Book) -> Self {
        Self { book, parts: 0 }
    }

    fn next_part(&mut self) -> Part {
        self.parts += 1;
        Part(self.parts)
    }

    /// Words at a measure in px; what is `heavy` is bold.
    pub(super) fn set(
        &self,
        text: &str,
        tone: &Tone,
        heavy: Option<&Range<usize>>,
        measure: f64,
    ) -> Words {
        let base = Style::new(FAMILY, tone.weight, Abs::px(tone.size));
        let bold = heavy.map(|range| {
            let style = Style::new(FAMILY, 700, Abs::px(tone.size));
            (range.clone(), style)
        });
        let found = numbers::search(text);
        let paragraph = Paragraph {
            text,
            base,
            overrides: bold.as_slice(),
            atoms: &found.atoms,
            kept: &[],
            setting: Setting {
                mode: tone.mode,
                justify: Justify::Off,
                pitch: PITCH,
                ..Setting::default()
            },
        };
        let frame = typeset::shape(self.book, &paragraph).set(Abs::px(measure));
        Words {
            text: text.to_owned(),
            width: frame.size.width.to_px(),
            height: frame.size.height.to_px(),
            frame,
            tone: *tone,
        }
    }

    /// The first line of words at a measure.
    pub(super) fn line(&self, text: &str, tone: &Tone, measure: f64) -> Words {
        let mut words = self.set(text, tone, None, measure);
        words.frame.lines.truncate(1);
        let line = words.frame.lines.first();
        words.width = line.map_or(0.0, |line| (line.left + line.width).to_px());
        words.height = tone.size * PITCH;
        words
    }

    /// Puts words that are read into a piece; a heading has a level.
    pub(super) fn put(&mut self, words: &Words, at: Point, level: Option<u8>, piece: &mut Piece) {
        let part = self.next_part();
        for line in &words.frame.lines {
            piece.marks.push(words.mark(line, at, part));
        }
        if let Some(level) = level {
            let (x, y) = (at.x.to_px(), at.y.to_px());
            piece.marks.push(Mark {
                kind: MarkKind::Heading(level),
                part,
                text: words.text.clone(),
                rect: Rect::px(x, y, words.width, words.height),
                source: None,
            });
        }
        words.draw(at, Some(part), piece);
    }

    /// Puts words that no reader needs into a piece.
    pub(super) fn ornament(&self, words: &Words, at: Point, piece: &mut Piece) {
        words.draw(at, None, piece);
    }
}

impl Words {
    fn draw(&self, at: Point, part: Option<Part>, piece: &mut Piece) {
        let runs = self.frame.lines.iter().flat_map(|line| &line.runs);
        for run in runs {
            let start = run.glyphs.iter().map(|glyph| glyph.range.start).min();
            let end = run.glyphs.iter().map(|glyph| glyph.range.end).max();
            let (Some(start), Some(end)) = (start, end) else {
                continue;
            };
            let glyphs = run.glyphs.iter().map(|glyph| Glyph {
                at: Point {
                    x: glyph.at.x + at.x,
                    y: glyph.at.y + at.y,
                },
                range: glyph.range.start - start..glyph.range.end - start,
                ..glyph.clone()
            });
            piece.items.push(Item::Text(GlyphRun {
                face: run.face,
                size: run.size,
                glyphs: glyphs.collect(),
                text: self.text.get(start..end).unwrap_or_default().to_owned(),
                part,
                fill: Some(Paint::Solid(self.tone.color)),
                strokes: Vec::new(),
                shadows: Vec::new(),
            }));
        }
    }

    fn mark(&self, line: &typeset::Line, at: Point, part: Part) -> Mark {
        let (x, baseline) = (line.left + at.x, line.baseline + at.y);
        let size = Abs::px(self.tone.size);
        let text = self.text.get(line.range.clone()).unwrap_or_default();
        Mark {
            kind: MarkKind::Line {
                block: String::new(),
                x,
                baseline,
                width: line.width,
                measure: line.width,
                size,
                writing: Writing::Horizontal,
            },
            part,
            text: text.to_owned(),
            rect: Rect::px(
                x.to_px(),
                (baseline - size * ASCENT).to_px(),
                line.width.to_px(),
                size.to_px(),
            ),
            source: None,
        }
    }

    /// The boxes of a stretch, one a line, when the words stand here.
    pub(super) fn boxes(&self, range: &Range<usize>, at: Point) -> Vec<Rect> {
        let size = self.tone.size;
        let lines = self.frame.lines.iter().filter_map(|line| {
            let cells = line
                .cells
                .iter()
                .filter(|cell| cell.range.start >= range.start && cell.range.end <= range.end);
            let ends = cells.map(|cell| (cell.left, cell.right));
            let (left, right) = ends.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)))?;
            let top = line.baseline + at.y - Abs::px(size * (ASCENT + 0.12));
            Some(Rect::px(
                (left + at.x).to_px() - 1.0,
                top.to_px(),
                (right - left).to_px() + 2.0,
                size * 1.28,
            ))
        });
        lines.collect()
    }
}

impl Piece {
    /// A filled box.
    pub(super) fn rule(&mut self, rect: Rect, color: Color) {
        self.items.push(Item::Box(BoxItem {
            rect,
            radius: Corners::all(Abs::ZERO),
            shadows: Vec::new(),
            fills: vec![Paint::Solid(color)],
            border: None,
        }));
    }

    /// The outline of a box.
    pub(super) fn outline(&mut self, rect: Rect, (width, radius): (f64, f64), color: Color) {
        self.items.push(outlined(rect, (width, radius), color));
    }
}

/// The outline of a box, drawn inside of it.
pub(super) fn outlined(rect: Rect, (width, radius): (f64, f64), color: Color) -> Item {
    Item::Box(BoxItem {
        rect,
        radius: Corners::all(Abs::px(radius)),
        shadows: Vec::new(),
        fills: Vec::new(),
        border: Some(Box::new(Border {
            widths: Sides::all(Abs::px(width)),
            paint: Paint::Solid(color),
            dash: Vec::new(),
        })),
    })
}
