//! Words in a look: shaped once, set at the width they get, painted by stretches.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use super::column;
use super::datum::Words;
use super::emit::Drawn;
use super::line::{DrawnLine, em_box};
use super::look::Look;
use super::ornament;
use super::paint::Wash;
use super::runs;
use super::set::Set;
use super::stand::{self, Column};
use crate::color::Color;
use crate::font::Book;
use crate::geom::{Abs, Em, Rect, Size};
use crate::scene::{
    Glyph, GlyphRun, Item, LineCap, LineJoin, Mark, MarkKind, Part, Stroke, TextShadow,
};
use crate::typeset::{self, LineRun, Mode, Paragraph, Shaped, Style, Writing};

/// A leaf of words.
pub(super) struct TextLeaf {
    /// The words as drawn.
    pub(super) words: Rc<Words>,
    /// The look.
    pub(super) look: Look,
    /// The words, shaped.
    pub(super) shaped: Shaped,
    /// Stretches with a colour of their own, in order.
    colors: Vec<(Range<usize>, Color)>,
    /// The level of the heading that this is.
    pub(super) heading: Option<u8>,
    /// The height that columns do not exceed.
    pub(super) limit: Option<Abs>,
    /// From the baseline up to the middle of what is seen, where typesetting cannot know it.
    pub(super) middle: Option<Abs>,
    /// The size on which a group of siblings agreed.
    pub(super) agreed: Cell<Option<f64>>,
    /// Where siblings put their decimal points (NU-08).
    pub(super) column: Cell<Option<Column>>,
    /// The frame of the measure last asked for: taffy asks several times.
    pub(super) last: RefCell<Option<(u64, Rc<Set>)>>,
}

/// No word of a report is longer than this without being a stranger, in em.
const LONGEST_WORD: f64 = 8.0;
impl TextLeaf {
    /// Shapes words in a look; quantities get the figure's face and size.
    pub(super) fn new(book: &Book, words: Rc<Words>, look: Look) -> Self {
        let words = if look.bare {
            without_stop(&words)
        } else {
            words
        };
        let overrides = runs::overrides(&words, &look);
        let colors = runs::colors(&words, &look);
        Self::shaped(book, words, look, &overrides, colors)
    }

    /// Shapes a quantity: number, unit and modifiers each in their part of the look (NU-10).
    pub(super) fn figure(book: &Book, words: Rc<Words>, mut look: Look) -> Self {
        look.setting.mode = Mode::Line;
        look.setting.policy.tabular = look.is_tabular;
        if crate::numbers::parts(&words.text).is_some() {
            // NU-10: the look says how far the unit is from its number, whatever the unit is.
            look.setting.policy.autospace = Em::ZERO;
        }
        let (overrides, colors) = runs::figure_parts(&words, &look);
        let middle = stand::middle_of_figure(book, &words, &look);
        let mut leaf = Self::shaped(book, words, look, &overrides, colors);
        leaf.middle = Some(middle);
        leaf
    }

    fn shaped(
        book: &Book,
        words: Rc<Words>,
        mut look: Look,
        overrides: &[(Range<usize>, Style)],
        colors: Vec<(Range<usize>, Color)>,
    ) -> Self {
        look.setting.pitch = ornament::pitch(&words, &look);
        let paragraph = Paragraph {
            text: &words.text,
            base: look.style.clone(),
            overrides,
            atoms: &words.atoms,
            kept: &words.kept,
            setting: look.setting.clone(),
        };
        let shaped = typeset::shape(book, &paragraph);
        Self {
            words,
            look,
            shaped,
            colors,
            heading: None,
            limit: None,
            middle: None,
            agreed: Cell::new(None),
            column: Cell::new(None),
            last: RefCell::new(None),
        }
    }

    /// Characters that no face has.
    pub(super) fn missing(&self) -> &[typeset::Spot] {
        self.shaped.missing()
    }

    /// Characters of clearly another weight than the look wants.
    pub(super) fn strangers(&self) -> &[typeset::Stranger] {
        self.shaped.strangers()
    }

    /// Characters whose shapes were redrawn from another font.
    pub(super) fn redrawn(&self) -> &[typeset::Spot] {
        self.shaped.redrawn()
    }

    /// Whether siblings agree on one size.
    pub(super) fn is_in_group(&self) -> bool {
        self.look.fit_group
    }

    /// Whether the words stand in columns; then what is said here of widths is true of heights.
    pub(super) fn is_vertical(&self) -> bool {
        self.look.setting.writing == Writing::Vertical
    }

    /// Whether siblings put their decimal points on one x.
    pub(super) fn is_pointed(&self) -> bool {
        self.look.is_pointed
    }

    /// What stands before and after the decimal point at full size; nothing before it when there is
    /// no number.
    pub(super) fn around_point(&self) -> (Option<Abs>, Abs) {
        let frame = self.shaped.set(Abs::px(f64::MAX));
        stand::around_point(&self.words.text, &frame)
    }

    /// The unit of a figure with what follows it; nothing when there is no number.
    pub(super) fn unit(&self) -> Option<&str> {
        let parts = crate::numbers::parts(&self.words.text)?;
        let number = parts.before.len() + parts.number.len();
        self.words.text.get(number..)
    }

    /// The width at full size, without regard to siblings.
    pub(super) fn alone(&self) -> Abs {
        self.shaped.widest()
    }

    /// The width without any break at full size.
    pub(super) fn natural(&self) -> Abs {
        let own = self.shaped.widest();
        self.column
            .get()
            .map_or(own, |column| own.max(column.width()))
    }

    /// The extent at a width.
    pub(super) fn measure(&self, width: Abs) -> Size {
        self.set(width).size()
    }

    /// The width without any break.
    pub(super) fn widest(&self) -> Abs {
        self.natural() * self.agreed.get().unwrap_or(1.0)
    }

    /// The least width for which the words ask. What is longer than any word ought to be gets no
    /// more than others: it breaks where it must, or shrinks.
    pub(super) fn narrowest(&self) -> Abs {
        let whole = match self.look.setting.mode {
            Mode::Line => self.natural(),
            Mode::Title | Mode::Body => self.shaped.narrowest(),
        };
        let least = self.look.fit.unwrap_or(1.0);
        (whole * least).min(self.look.style.size * LONGEST_WORD)
    }

    /// The width below which words are no use to anybody: two characters, or one column.
    pub(super) fn least(&self) -> Abs {
        match self.look.setting.writing {
            Writing::Horizontal => self.widest().min(self.look.style.size * 2.0),
            Writing::Vertical => self.pitch(),
        }
    }

    /// From one line to the next at full size.
    pub(super) fn pitch(&self) -> Abs {
        self.look.style.size * self.look.setting.pitch
    }

    /// Where the first baseline is at a width, from the top.
    pub(super) fn baseline(&self, width: Abs) -> Option<Abs> {
        let set = self.set(width);
        set.frame
            .lines
            .first()
            .map(|line| line.baseline * set.pitch + set.drop)
    }

    /// Draws the words into a box, as a part of the poster, and marks their lines.
    pub(super) fn draw(&self, part: Part, rect: &Rect, drawn: &mut Drawn) {
        self.draw_lines(part, rect, 0..usize::MAX, drawn);
        if let Some(level) = self.heading {
            drawn.marks.push(Mark {
                kind: MarkKind::Heading(level),
                part,
                text: self.words.text.replace('\n', ""),
                rect: *rect,
                source: source(&self.words),
            });
        }
    }

    /// How many lines the words have in a box.
    pub(super) fn count(&self, size: Size) -> usize {
        self.set_in(size).frame.lines.len()
    }

    /// Draws some of the lines, by their numbers from 0, where they are among all of them.
    pub(super) fn draw_lines(
        &self,
        part: Part,
        rect: &Rect,
        range: Range<usize>,
        drawn: &mut Drawn,
    ) {
        let Drawn { items, marks } = drawn;
        let set = self.set_in(rect.size);
        let lines = set.frame.lines.iter().enumerate();
        for (_, line) in lines.filter(|(at, _)| range.contains(at)) {
            let place = DrawnLine::new(&set, line, rect);
            ornament::draw(&self.words, &self.look, &place, items);
            for run in &line.runs {
                for stretch in self.stretches(&run.glyphs) {
                    items.push(self.item(part, &place, run, &stretch));
                }
            }
            marks.push(self.mark(part, &place));
        }
    }

    /// A stretch of a run, where it is on the poster. A gradient spans a stretch of a line by its em
    /// boxes, and a column as a whole, turned words and all: so it runs on from character to
    /// character, as through a line of lettering that is lit from one side.
    fn item(&self, part: Part, line: &DrawnLine<'_>, run: &LineRun, stretch: &Stretch) -> Item {
        let mut placed = self.placed(line, run, &run.glyphs[stretch.glyphs.clone()]);
        placed.part = Some(part);
        let lettering = match line.set.frame.writing {
            Writing::Horizontal => em_box(&placed.glyphs, placed.size),
            Writing::Vertical => line.em_boxes(self.look.style.size),
        };
        self.paint(&mut placed, stretch.color, &lettering, line.set.shrunk);
        match run.is_turned {
            true => column::turned(placed),
            false => Item::Text(placed),
        }
    }

    /// Glyphs with their words, not painted yet.
    fn placed(&self, line: &DrawnLine<'_>, run: &LineRun, glyphs: &[Glyph]) -> GlyphRun {
        let start = glyphs.iter().map(|glyph| glyph.range.start).min();
        let start = start.unwrap_or(0);
        let end = glyphs.iter().map(|glyph| glyph.range.end).max();
        let end = end.unwrap_or(start);
        let text = self.words.text.get(start..end).unwrap_or_default();
        let shrunk = line.set.shrunk;
        let placed = glyphs.iter().map(|glyph| Glyph {
            id: glyph.id,
            at: line.place(glyph.at),
            advance: glyph.advance * shrunk,
            range: glyph.range.start - start..glyph.range.end - start,
        });
        GlyphRun {
            face: run.face,
            size: run.size * shrunk,
            glyphs: placed.collect(),
            text: text.to_owned(),
            part: None,
            fill: None,
            strokes: Vec::new(),
            shadows: Vec::new(),
        }
    }

    /// Gives a run its fill, its strokes and its shadows.
    fn paint(&self, run: &mut GlyphRun, color: Option<Color>, area: &Rect, shrunk: f64) {
        let stroke = |wash: &Wash, width: Abs| Stroke {
            cap: LineCap::Round,
            join: LineJoin::Round,
            ..Stroke::solid(wash.on(area), width * shrunk)
        };
        let own = || self.look.fill.on(area);
        run.fill = Some(color.map_or_else(own, crate::scene::Paint::Solid));
        let strokes = self.look.strokes.iter();
        run.strokes = strokes.map(|(wash, width)| stroke(wash, *width)).collect();
        let shadows = self.look.shadows.iter();
        run.shadows = shadows
            .map(|(offset, wash, width)| TextShadow {
                offset: *offset,
                paint: wash.on(area),
                width: *width * shrunk,
            })
            .collect();
    }

    /// Neighbouring glyphs of one colour.
    fn stretches(&self, glyphs: &[Glyph]) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for (index, glyph) in glyphs.iter().enumerate() {
            let color = self
                .colors
                .iter()
                .find(|(range, _)| range.contains(&glyph.range.start))
                .map(|(_, color)| *color);
            match stretches.last_mut() {
                Some(last) if last.color == color => last.glyphs.end = index + 1,
                _ => stretches.push(Stretch {
                    glyphs: index..index + 1,
                    color,
                }),
            }
        }
        stretches
    }

    fn mark(&self, part: Part, drawn: &DrawnLine<'_>) -> Mark {
        let line = drawn.line;
        let size = self.look.style.size * drawn.set.shrunk;
        let writing = drawn.set.frame.writing;
        let start = drawn.start();
        let width = line.width * drawn.set.shrunk;
        let (x, baseline) = match writing {
            Writing::Horizontal => (start, drawn.baseline),
            Writing::Vertical => (drawn.baseline, start),
        };
        let text = self.words.text.get(line.range.clone()).unwrap_or_default();
        Mark {
            kind: MarkKind::Line {
                block: self.words.path.clone(),
                x,
                baseline,
                width,
                measure: drawn.set.measure,
                size,
                writing,
            },
            part,
            text: text.trim_end_matches('\n').to_owned(),
            rect: drawn.em_boxes(self.look.style.size),
            source: source(&self.words),
        }
    }
}

struct Stretch {
    glyphs: Range<usize>,
    color: Option<Color>,
}

fn source(words: &Words) -> Option<(u16, Range<usize>)> {
    words
        .span
        .as_ref()
        .map(|span| (span.file.0, span.range.clone()))
}

fn without_stop(words: &Rc<Words>) -> Rc<Words> {
    match words.text.strip_suffix('。') {
        Some(text) => Rc::new(words.respelled(text.to_owned())),
        None => Rc::clone(words),
    }
}
