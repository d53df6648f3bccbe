//! Words in a look: shaped once, set at the width they get, painted by stretches.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use super::datum::Words;
use super::look::{Look, Stay};
use super::paint::Wash;
use super::runs;
use super::stand::{self, Column};
use crate::color::Color;
use crate::font::Book;
use crate::geom::{Abs, Em, Point, Rect, Size};
use crate::scene::{Glyph, GlyphRun, Item, LineCap, LineJoin, Mark, MarkKind, Stroke, TextShadow};
use crate::typeset::{self, Frame, Mode, Paragraph, Shaped, Style};

/// A leaf of words.
pub(super) struct TextLeaf {
    /// The words as drawn.
    pub(super) words: Rc<Words>,
    look: Look,
    shaped: Shaped,
    /// Stretches with a colour of their own, in order.
    colors: Vec<(Range<usize>, Color)>,
    /// The level of the heading that this is.
    pub(super) heading: Option<u8>,
    /// From the baseline up to the middle of what is seen, where typesetting cannot know it.
    middle: Option<Abs>,
    /// The size on which a group of siblings agreed.
    pub(super) agreed: Cell<Option<f64>>,
    /// Where siblings put their decimal points (NU-08).
    pub(super) column: Cell<Option<Column>>,
    /// The frame of the width last asked for: taffy asks several times.
    last: RefCell<Option<(u64, Rc<Set>)>>,
}

/// Set words.
pub(super) struct Set {
    frame: Frame,
    /// The share of its size to which the look was shrunk.
    pub(super) shrunk: f64,
    /// The share to which the distance of its lines was shrunk.
    pitch: f64,
    /// How far its baselines are below where the frame has them.
    drop: Abs,
    /// How far it begins to the right of the frame's left edge.
    shift: Abs,
    /// The width to which its siblings come together.
    least: Abs,
    /// The measure of its lines.
    measure: Abs,
}

impl Set {
    /// The extent: as wide as what is seen, as high as its lines. A line keeps its height when it
    /// shrinks, so that neighbours stay on one baseline (VM-03); lines that may break do not.
    fn size(&self) -> Size {
        let width = (self.frame.size.width * self.shrunk).max(self.least);
        Size {
            width,
            height: self.frame.size.height * self.pitch,
        }
    }
}

/// No word of a report is longer than this without being a stranger, in em.
const LONGEST_WORD: f64 = 8.0;
/// Narrower measures keep every bit of their width, in em.
const FEWEST: f64 = 5.0;
/// Slack for widths that went through 32-bit floats.
const ROUNDING: f64 = 0.02;

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
        look: Look,
        overrides: &[(Range<usize>, Style)],
        colors: Vec<(Range<usize>, Color)>,
    ) -> Self {
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
            middle: None,
            agreed: Cell::new(None),
            column: Cell::new(None),
            last: RefCell::new(None),
        }
    }

    /// Characters that no face has.
    pub(super) fn missing(&self) -> &[typeset::Missing] {
        self.shaped.missing()
    }

    /// Whether siblings agree on one size.
    pub(super) fn is_in_group(&self) -> bool {
        self.look.fit_group
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

    /// The width without any break at full size.
    fn natural(&self) -> Abs {
        let own = self.shaped.widest();
        self.column
            .get()
            .map_or(own, |column| own.max(column.width()))
    }

    /// The share of its size at which the words fit a width.
    pub(super) fn shrink_for(&self, width: Abs) -> f64 {
        let widest = self.natural();
        let needed = if widest.fits(width) {
            1.0
        } else {
            width.to_px() / widest.to_px()
        };
        match (self.look.fit, self.look.setting.mode) {
            // A line that cannot break shrinks as far as it must: nothing is ever clipped.
            (_, Mode::Line) => needed,
            (Some(least), _) if needed >= least => needed,
            (Some(least), _) => self.shrink_for_fewer_lines(width, least),
            (None, _) => 1.0,
        }
    }

    /// Words that do not fit on one line shrink a little when that saves a line.
    fn shrink_for_fewer_lines(&self, width: Abs, least: f64) -> f64 {
        let lines = |size: &f64| self.shaped.set(width / *size).lines.len();
        let sizes = [1.0, 0.95, 0.9, 0.85, 0.8];
        let allowed = sizes.into_iter().filter(|size| *size >= least);
        allowed.min_by_key(lines).unwrap_or(1.0)
    }

    /// Whether the words had to shrink below what the look allows.
    pub(super) fn is_cramped(&self, width: Abs) -> bool {
        let least = self.look.fit.unwrap_or(1.0);
        self.look.setting.mode == Mode::Line && self.shrink_for(width) < least - 0.005
    }

    /// The words set to a width.
    pub(super) fn set(&self, width: Abs) -> Rc<Set> {
        let key = width.to_px().to_bits() ^ self.agreed.get().map_or(0, f64::to_bits);
        if let Some((known, set)) = &*self.last.borrow()
            && *known == key
        {
            return Rc::clone(set);
        }
        let width = self.whole_em(width) + Abs::px(ROUNDING);
        let shrunk = self.agreed.get().unwrap_or_else(|| self.shrink_for(width));
        let pitch = match self.look.setting.mode {
            Mode::Line => 1.0,
            Mode::Body | Mode::Title => shrunk,
        };
        let frame = self.shaped.set(width / shrunk);
        let column = self.column.get().filter(|_| self.look.is_pointed);
        let set = Rc::new(Set {
            drop: self.drop(&frame, shrunk),
            shift: column.map_or(Abs::ZERO, |column| {
                column.shift(&self.words.text, &frame) * shrunk
            }),
            least: column.map_or(Abs::ZERO, |column| column.width() * shrunk),
            frame,
            shrunk,
            pitch,
            measure: width - Abs::px(ROUNDING),
        });
        *self.last.borrow_mut() = Some((key, Rc::clone(&set)));
        set
    }

    /// LI-07: running text that needs several lines gets a whole number of em, so that lines of Han
    /// alone need no stretch.
    fn whole_em(&self, width: Abs) -> Abs {
        let em = self.look.style.size;
        let is_running = self.look.setting.mode == Mode::Body && !self.shaped.widest().fits(width);
        let count = (width / em + ROUNDING).floor();
        match is_running && count >= FEWEST {
            true => (em * count).min(width),
            false => width,
        }
    }

    /// LI-06: running text of several paragraphs, each a leaf of its own, and the space between them:
    /// half a line, or none where first lines are moved in. `None` when there is one paragraph.
    pub(super) fn paragraphs(&self, book: &Book) -> Option<(Vec<Self>, Abs)> {
        if !self.look.has_paragraphs || !self.words.text.contains('\n') {
            return None;
        }
        let lines = self.words.lines().into_iter();
        let leaves: Vec<Self> = lines
            .filter(|words| !words.text.trim().is_empty())
            .map(|words| Self::new(book, Rc::new(words), self.look.clone()))
            .collect();
        let line = self.look.style.size * self.look.setting.pitch;
        let is_indented = self.look.setting.indent > Em::ZERO;
        let space = if is_indented { Abs::ZERO } else { line * 0.5 };
        Some((leaves, space))
    }

    /// How far a shrunk line, or one whose middle typesetting cannot know, is from where the frame has
    /// it.
    fn drop(&self, frame: &Frame, shrunk: f64) -> Abs {
        let (Some(first), Mode::Line) = (frame.lines.first(), self.look.setting.mode) else {
            return Abs::ZERO;
        };
        let half = self.look.style.size * (self.look.setting.pitch / 2.0);
        let middle = self.middle.unwrap_or(first.baseline - half);
        let above = match self.look.stay {
            Stay::Middle => middle * shrunk,
            Stay::Baseline => middle,
        };
        half + above - first.baseline
    }

    /// How far the middle of a figure that shrank on its baseline is below that of its line.
    pub(super) fn sunk(&self, width: Abs) -> Abs {
        match (self.middle, self.look.stay) {
            (Some(middle), Stay::Baseline) => middle * (1.0 - self.set(width).shrunk),
            _ => Abs::ZERO,
        }
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

    /// The width below which words are no use to anybody: two characters.
    pub(super) fn least(&self) -> Abs {
        self.widest().min(self.look.style.size * 2.0)
    }

    /// Where the first baseline is at a width, from the top.
    pub(super) fn baseline(&self, width: Abs) -> Option<Abs> {
        let set = self.set(width);
        set.frame
            .lines
            .first()
            .map(|line| line.baseline * set.pitch + set.drop)
    }

    /// Draws the words into a box and marks their lines.
    pub(super) fn draw(&self, rect: &Rect, items: &mut Vec<Item>, marks: &mut Vec<Mark>) {
        let set = self.set(rect.size.width);
        let shrunk = set.shrunk;
        for line in &set.frame.lines {
            // VM-07: baselines fall on whole pixels, positions along the line stay fractional.
            let baseline = (rect.top() + line.baseline * set.pitch + set.drop).round();
            for run in &line.runs {
                let place = |glyph: &Glyph| Point {
                    x: rect.left() + set.shift + glyph.at.x * shrunk,
                    y: baseline + (glyph.at.y - line.baseline) * shrunk,
                };
                for stretch in self.stretches(&run.glyphs) {
                    let glyphs = &run.glyphs[stretch.glyphs];
                    items.push(Item::Text(self.run(
                        run,
                        glyphs,
                        place,
                        shrunk,
                        stretch.color,
                    )));
                }
            }
            marks.push(self.mark(line, rect, baseline, &set));
        }
        if let Some(level) = self.heading {
            let text = self.words.text.replace('\n', "");
            let source = source(&self.words);
            marks.push(Mark {
                kind: MarkKind::Heading(level),
                text,
                rect: *rect,
                source,
            });
        }
    }

    fn run(
        &self,
        run: &typeset::LineRun,
        glyphs: &[Glyph],
        place: impl Fn(&Glyph) -> Point,
        shrunk: f64,
        color: Option<Color>,
    ) -> GlyphRun {
        let start = glyphs
            .iter()
            .map(|glyph| glyph.range.start)
            .min()
            .unwrap_or(0);
        let end = glyphs
            .iter()
            .map(|glyph| glyph.range.end)
            .max()
            .unwrap_or(start);
        let text = self
            .words
            .text
            .get(start..end)
            .unwrap_or_default()
            .to_owned();
        let placed: Vec<Glyph> = glyphs
            .iter()
            .map(|glyph| Glyph {
                id: glyph.id,
                at: place(glyph),
                advance: glyph.advance * shrunk,
                range: glyph.range.start - start..glyph.range.end - start,
            })
            .collect();
        let size = run.size * shrunk;
        let em_box = em_box(&placed, size);
        let stroke = |wash: &Wash, width: Abs| Stroke {
            cap: LineCap::Round,
            join: LineJoin::Round,
            ..Stroke::solid(wash.on(&em_box), width * shrunk)
        };
        GlyphRun {
            face: run.face,
            size,
            fill: Some(
                color.map_or_else(|| self.look.fill.on(&em_box), crate::scene::Paint::Solid),
            ),
            strokes: self
                .look
                .strokes
                .iter()
                .map(|(wash, width)| stroke(wash, *width))
                .collect(),
            shadows: self
                .look
                .shadows
                .iter()
                .map(|(offset, wash, width)| TextShadow {
                    offset: *offset,
                    paint: wash.on(&em_box),
                    width: *width * shrunk,
                })
                .collect(),
            glyphs: placed,
            text,
        }
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

    fn mark(&self, line: &typeset::Line, rect: &Rect, baseline: Abs, set: &Set) -> Mark {
        let shrunk = set.shrunk;
        let size = self.look.style.size * shrunk;
        let x = rect.left() + set.shift + line.left * shrunk;
        let width = line.width * shrunk;
        let text = self.words.text.get(line.range.clone()).unwrap_or_default();
        Mark {
            kind: MarkKind::Line {
                block: self.words.path.clone(),
                x,
                baseline,
                width,
                measure: set.measure,
                size,
            },
            text: text.trim_end_matches('\n').to_owned(),
            rect: Rect {
                origin: Point {
                    x,
                    y: baseline - size * 0.88,
                },
                size: Size {
                    width,
                    height: size,
                },
            },
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

/// The em boxes of a run of glyphs: what a gradient of lettering spans.
fn em_box(glyphs: &[Glyph], size: Abs) -> Rect {
    let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else {
        return Rect::default();
    };
    let origin = Point {
        x: first.at.x,
        y: first.at.y - size * 0.88,
    };
    Rect {
        origin,
        size: Size {
            width: last.at.x + last.advance - first.at.x,
            height: size,
        },
    }
}

fn without_stop(words: &Rc<Words>) -> Rc<Words> {
    match words.text.strip_suffix('。') {
        Some(text) => Rc::new(words.respelled(text.to_owned())),
        None => Rc::clone(words),
    }
}
