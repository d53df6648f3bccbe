//! Where the words of a report stand on its poster.
//!
//! Marks say which part of the poster draws which value of the report; glyph runs carry the part and the
//! words they stand for. A part may draw a value whole, a piece of it (the number of a tile, what fits on
//! a page), or together with its neighbour (a number and the unit of its chart), and a value may be drawn
//! by several parts. So the drawn characters of a part are laid against those of the value, blanks left
//! out, and every character takes the box of its glyph along.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::Text;
use crate::geom::{Abs, Rect, Transform};
use crate::scene::{GlyphRun, Item, MarkKind, Part, Scene, Writing};

/// The part of an em above the baseline: that of the Han faces, whose em boxes touch.
const ASCENT: f64 = 0.88;

/// A stretch of words on a poster.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The page, slice-less: 0 for a long poster.
    pub page: usize,
    /// The boxes of the words, one a line, in px of the page, from the first to the last.
    pub lines: Vec<Rect>,
    /// Whether these are the boxes of the very glyphs; else those of the lines around them.
    pub is_exact: bool,
}

impl Place {
    /// The box of all lines.
    pub fn rect(&self) -> Rect {
        let all = self.lines.iter().copied();
        all.reduce(|one, two| one.union(&two)).unwrap_or_default()
    }
}

/// The words of a poster with their places.
///
/// ```
/// use changtu::pipeline::{Options, lay_out};
/// use changtu::proof::Places;
/// use changtu::world::World;
///
/// let report = "title: 一图读懂\nsections:\n- title: 成绩\n  blocks:\n  - text: 地区生产总值783.58亿元。\n";
/// let poster = lay_out("report.yaml", report.as_bytes(), &World::memory([("", "")]), &Options::default());
/// let document = poster.document.as_ref().unwrap();
/// let places = Places::of(poster.scene.iter());
/// let text = changtu::document::texts(document).into_iter().nth(2).unwrap();
/// let place = places.trace(text).place(text.findings.quantities[0].core.clone()).unwrap();
/// assert!(place.is_exact && place.lines.len() == 1);
/// ```
#[derive(Debug, Default)]
pub struct Places {
    drawn: Vec<Drawn>,
    /// The numbers of what is drawn by the paths of the values, in reading order.
    by_path: BTreeMap<String, Vec<usize>>,
}

/// A part of a page, with the boxes of its characters.
#[derive(Debug)]
struct Drawn {
    page: usize,
    writing: Writing,
    /// Its characters without blanks.
    text: String,
    /// Where each begins in `text`, and its box.
    chars: Vec<(usize, Rect)>,
    /// The boxes of its lines.
    lines: Vec<Rect>,
}

impl Places {
    /// Looks over the pages of a poster, or the one long page.
    pub fn of<'s>(pages: impl IntoIterator<Item = &'s Scene>) -> Self {
        let mut places = Self::default();
        for (page, scene) in pages.into_iter().enumerate() {
            places.add(page, scene);
        }
        places
    }

    fn add(&mut self, page: usize, scene: &Scene) {
        let mut numbers: BTreeMap<Part, usize> = BTreeMap::new();
        for mark in &scene.marks {
            let MarkKind::Line { block, writing, .. } = &mark.kind else {
                continue;
            };
            let number = *numbers.entry(mark.part).or_insert_with(|| {
                let number = self.drawn.len();
                self.drawn.push(Drawn {
                    page,
                    writing: *writing,
                    text: String::new(),
                    chars: Vec::new(),
                    lines: Vec::new(),
                });
                let known = self.by_path.entry(block.clone()).or_default();
                known.push(number);
                number
            });
            self.drawn[number].lines.push(mark.rect);
        }
        let mut take = |run: &GlyphRun, ts: Transform| {
            let number = run.part.and_then(|part| numbers.get(&part));
            if let Some(drawn) = number.and_then(|number| self.drawn.get_mut(*number)) {
                drawn.take(run, ts);
            }
        };
        runs(&scene.items, Transform::IDENTITY, &mut take);
    }

    /// Finds a value of the report on the poster, once for all that is asked of it.
    pub fn trace<'p>(&'p self, text: &Text) -> Trace<'p> {
        let (plain, starts) = without_blanks(&text.text);
        let own = self.by_path.get(&text.path).map_or(&[][..], Vec::as_slice);
        let own: Vec<&Drawn> = own.iter().map(|number| &self.drawn[*number]).collect();
        let mut copies = copies(&own, &plain, &starts);
        if own.is_empty() {
            copies = self.beside(&text.path, &plain, &starts);
        }
        Trace {
            starts,
            length: text.text.len(),
            copies,
            own,
        }
    }

    /// The copies of a value that a neighbour draws along: the nearest around it in the report that does.
    fn beside<'p>(&'p self, path: &str, plain: &str, starts: &[usize]) -> Vec<Copy<'p>> {
        let mut around = path;
        while let Some(at) = around.rfind(['.', '[']) {
            around = &around[..at];
            let near = self.by_path.range(around.to_owned()..);
            let near = near.take_while(|(other, _)| other.starts_with(around));
            let near = near.filter(|(other, _)| is_inside(other, around));
            let numbers = near.flat_map(|(_, numbers)| numbers);
            let drawn: Vec<&Drawn> = numbers.map(|number| &self.drawn[*number]).collect();
            let holding = drawn.into_iter().filter(|drawn| drawn.text.contains(plain));
            let holding: Vec<&Drawn> = holding.collect();
            // A whole section around a word is no neighbourhood.
            if !holding.is_empty() || !around.contains(['.', '[']) {
                return copies(&holding, plain, starts);
            }
        }
        Vec::new()
    }
}

/// Whether a path leads into a value: `a.b[0]` into `a` and `a.b`, not into `a.bc`.
fn is_inside(path: &str, around: &str) -> bool {
    let rest = path.get(around.len()..).unwrap_or_default();
    rest.is_empty() || rest.starts_with(['.', '['])
}

/// Hands over every run of a poster, with the way from its space to that of the poster.
fn runs(items: &[Item], ts: Transform, take: &mut impl FnMut(&GlyphRun, Transform)) {
    for item in items {
        match item {
            Item::Text(run) => take(run, ts),
            Item::Group(group) => runs(&group.items, ts.then_inner(&group.transform), take),
            Item::Box(_) | Item::Path(_) | Item::Drawing(_) | Item::Image(_) => {}
        }
    }
}

impl Drawn {
    /// Takes in the next run of the part.
    fn take(&mut self, run: &GlyphRun, ts: Transform) {
        let mut boxes: Vec<(Range<usize>, Rect)> = run
            .glyphs
            .iter()
            .map(|glyph| {
                let (x, y) = (glyph.at.x, glyph.at.y - run.size * ASCENT);
                let (width, height) = (glyph.advance.max(Abs::ZERO), run.size);
                let rect = Rect::px(x.to_px(), y.to_px(), width.to_px(), height.to_px());
                (glyph.range.clone(), ts.apply_rect(&rect))
            })
            .collect();
        boxes.sort_by_key(|(range, _)| range.start);
        for (at, char) in run.text.char_indices().filter(|(_, c)| !is_blank(*c)) {
            // A letter and its accents are several glyphs of one stretch.
            let last = boxes.partition_point(|(range, _)| range.start <= at);
            let Some((range, rect)) = last.checked_sub(1).and_then(|last| boxes.get(last)) else {
                continue;
            };
            let twins = boxes[..last - 1].iter().rev();
            let twins = twins.take_while(|(other, _)| other.start == range.start);
            let rect = twins.fold(*rect, |all, (_, one)| all.union(one));
            self.chars.push((self.text.len(), rect));
            self.text.push(char);
        }
    }

    /// The number of the character that begins at a byte.
    fn nth(&self, byte: usize) -> usize {
        self.chars.partition_point(|(start, _)| *start < byte)
    }
}

/// Blanks may fall away at the ends of lines, and are no glyphs.
fn is_blank(char: char) -> bool {
    char.is_whitespace() || char == '\u{200B}'
}

/// A text without its blanks, and where each character that is left stood.
fn without_blanks(text: &str) -> (String, Vec<usize>) {
    let chars = text.char_indices().filter(|(_, char)| !is_blank(*char));
    let (starts, chars): (Vec<usize>, Vec<char>) = chars.unzip();
    (chars.into_iter().collect(), starts)
}

/// A stretch of a value's characters as a part draws it.
#[derive(Debug)]
struct Copy<'p> {
    drawn: &'p Drawn,
    /// The number of the first of the value's characters that it draws.
    first: usize,
    /// Which of the part's characters those are.
    chars: Range<usize>,
}

/// What of a value each part draws.
fn copies<'p>(drawn: &[&'p Drawn], plain: &str, starts: &[usize]) -> Vec<Copy<'p>> {
    if plain.is_empty() {
        return Vec::new();
    }
    let mut copies = Vec::new();
    // Pieces follow one another: where the last one ended the next is looked for first.
    let mut end = 0;
    for drawn in drawn.iter().filter(|drawn| !drawn.text.is_empty()) {
        let whole = drawn.text.match_indices(plain);
        let before = copies.len();
        copies.extend(whole.map(|(at, _)| Copy {
            drawn,
            first: 0,
            chars: drawn.nth(at)..drawn.nth(at) + starts.len(),
        }));
        if copies.len() > before {
            continue;
        }
        let later = plain.get(end..).and_then(|rest| rest.find(&drawn.text));
        let later = later.map(|at| at + end).or_else(|| plain.find(&drawn.text));
        if let Some(at) = later {
            end = at + drawn.text.len();
            copies.push(Copy {
                drawn,
                first: plain[..at].chars().count(),
                chars: 0..drawn.chars.len(),
            });
        }
    }
    copies
}

/// A value on the poster.
#[derive(Debug)]
pub struct Trace<'p> {
    /// Where each of the value's characters that is no blank begins.
    starts: Vec<usize>,
    /// The value's bytes.
    length: usize,
    copies: Vec<Copy<'p>>,
    /// The parts that draw the value, in whatever spelling.
    own: Vec<&'p Drawn>,
}

impl Trace<'_> {
    /// Whether the value is drawn at all.
    pub fn is_drawn(&self) -> bool {
        !self.own.is_empty() || !self.copies.is_empty()
    }

    /// The whole value's place, where it is drawn first.
    pub fn whole(&self) -> Option<Place> {
        self.place(0..self.length)
    }

    /// Where a stretch of the value is drawn first; `None` when it is not drawn.
    pub fn place(&self, range: Range<usize>) -> Option<Place> {
        self.places(range).into_iter().next()
    }

    /// Everywhere a stretch of the value is drawn, in reading order. When the drawn words are spelled
    /// otherwise (`第一` for `1`), the lines that draw the value.
    pub fn places(&self, range: Range<usize>) -> Vec<Place> {
        let nth = |byte: usize| self.starts.partition_point(|start| *start < byte);
        let wanted = nth(range.start)..nth(range.end);
        let (mut whole, mut pieces) = (Vec::new(), Vec::new());
        for copy in &self.copies {
            let drawn = copy.first..copy.first + copy.chars.len();
            let shared = wanted.start.max(drawn.start)..wanted.end.min(drawn.end);
            if shared.is_empty() {
                continue;
            }
            let place = copy.place(&shared);
            match shared == wanted {
                true => whole.push(place),
                false => pieces.push((shared, place)),
            }
        }
        if !whole.is_empty() {
            return whole;
        }
        match joined(pieces, &wanted) {
            Some(place) => vec![place],
            None => self.own.iter().map(|drawn| drawn.around()).collect(),
        }
    }
}

/// Pieces of a stretch on one page as one place, if together they are all of it.
fn joined(pieces: Vec<(Range<usize>, Place)>, wanted: &Range<usize>) -> Option<Place> {
    let mut end = wanted.start;
    let mut place: Option<Place> = None;
    for (range, piece) in pieces {
        if range.start > end || range.end <= end {
            continue;
        }
        end = range.end;
        match &mut place {
            None => place = Some(piece),
            Some(place) if place.page == piece.page => place.lines.extend(piece.lines),
            // The rest is on the next page.
            Some(place) => place.is_exact = false,
        }
    }
    place.filter(|_| end >= wanted.end)
}

impl Copy<'_> {
    /// The place of some of the value's characters, all of which it draws.
    fn place(&self, wanted: &Range<usize>) -> Place {
        let from = self.chars.start + wanted.start - self.first;
        let boxes = self.drawn.chars.get(from..from + wanted.len());
        let boxes = boxes.unwrap_or_default().iter().map(|(_, rect)| *rect);
        Place {
            page: self.drawn.page,
            lines: in_lines(boxes, self.drawn.writing),
            is_exact: true,
        }
    }
}

impl Drawn {
    /// The place of the whole part.
    fn around(&self) -> Place {
        Place {
            page: self.page,
            lines: self.lines.clone(),
            is_exact: false,
        }
    }
}

/// Boxes of characters as boxes of lines: a line ends where the next character goes back.
fn in_lines(boxes: impl Iterator<Item = Rect>, writing: Writing) -> Vec<Rect> {
    let mut lines: Vec<Rect> = Vec::new();
    for next in boxes {
        match lines.last_mut() {
            Some(line) if goes_on(line, &next, writing) => *line = line.union(&next),
            _ => lines.push(next),
        }
    }
    lines
}

/// Whether a character stands on the same line, after what is there.
fn goes_on(line: &Rect, next: &Rect, writing: Writing) -> bool {
    let (from, to) = match writing {
        Writing::Horizontal => ((line.left(), line.top()), (next.left(), next.top())),
        Writing::Vertical => ((line.top(), line.left()), (next.top(), next.left())),
    };
    let extents = match writing {
        Writing::Horizontal => (line.size.height, next.size.height),
        Writing::Vertical => (line.size.width, next.size.width),
    };
    // Larger and smaller letters of one line share a baseline, so their boxes share most of the smaller.
    let shared = (from.1 + extents.0).min(to.1 + extents.1) - from.1.max(to.1);
    to.0 >= from.0 && shared >= extents.0.min(extents.1) * 0.5
}
