//! Sheets of paper: the strip in columns under a headline, with what a print shop wants around it.

use super::column::{Column, Rest, Source};
use super::divide::{Fit, divide, filled};
use super::joints::sections;
use super::place::draw_panel;
use super::trim::Trim;
use super::{About, Painter};
use crate::diag::{Diagnostic, Message, Sink};
use crate::geom::{Abs, Point, Rect, Size};
use crate::medium::{Columns, Sheet, points};
use crate::scene::{Panel, Scene, Strip};

/// What a column costs that is higher than its room.
const HIGH: f64 = 1e6;
/// More columns than this are not thought of by themselves.
const MOST: u8 = 8;
/// The distance between columns, as a share of their width; the strip has margins of its own besides.
const GUTTER: f64 = 0.02;
/// The distance of the columns from the trim, as a share of the shorter side of the sheet.
const MARGIN: f64 = 0.02;
/// By what share of itself the headline may become higher to fill a sheet.
const HIGHER: f64 = 0.5;
/// The share of the room left on a sheet that comes to stand above its columns, and the most of that as
/// a share of the sheet.
const ABOVE: f64 = 0.4;
const LOWEST: f64 = 0.03;
/// Sheets that would be less full than this on the whole are not made even.
const EMPTY: f64 = 0.72;
/// How full a sheet is that is not the last: where it may be parted is seldom at its very end.
const FILLED: f64 = 0.93;
/// A page that is fuller than this is filled to its foot; else its columns end with the longest.
const FULL: f64 = 0.75;

/// Sheets, and what they are in millimetres.
#[derive(Debug)]
pub struct Sheets {
    /// The sheets; crop marks and bleed are part of them.
    pub scenes: Vec<Scene>,
    /// Millimetres of a px.
    pub unit: f64,
    /// How many columns there are.
    pub columns: usize,
    /// The size of running text in points.
    pub body: f64,
    /// The finished sheet in each scene, in px.
    pub trim: Rect,
    /// The finished sheet with its bleed, in px.
    pub bleed: Rect,
}

/// What draws the head of the first sheet.
pub type Headline<'a> = dyn Fn(&Head) -> Panel + 'a;

/// What the head of the first sheet is drawn for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Head {
    /// Its width, bleed included.
    pub width: Abs,
    /// How many times larger than those of the strip its letters are.
    pub letters: f64,
    /// How many columns it runs across.
    pub columns: usize,
    /// By how much it is higher than it need be, so that a sheet with little on it is filled.
    pub extra: Abs,
    /// What becomes of it.
    pub purpose: Purpose,
}

/// What becomes of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Only its height is wanted: it may never be drawn, so nothing is said of it.
    Measure,
    /// It is drawn.
    Draw,
}

/// The sheets of a strip. `body` is the size of running text in px.
pub fn sheets(
    strip: Strip,
    medium: &Sheet,
    body: Abs,
    (headline, painter): (&Headline<'_>, &dyn Painter),
    sink: &mut Sink,
) -> Sheets {
    let (ground, width) = (strip.ground, strip.width);
    let sections = sections(&strip);
    let mut source = Source::of(strip, painter);
    let plan = Plan::best(&source, medium, body, headline);
    plan.report(medium, body, sink);
    let ends = plan.divide(&source);
    let trim = Trim::new(medium, plan.unit);
    let mut scenes = Vec::new();
    let count = ends.len().div_ceil(plan.columns).max(1);
    let mut parts = ends.chunks(plan.columns);
    let mut first = 0;
    for at in 0..count {
        // A report of a title alone has a sheet with a headline alone.
        let columns = parts.next().unwrap_or_default();
        let mut page = trim.blank(ground);
        let section = sections.iter().rev().find(|(start, _)| *start <= first);
        let target = plan.target(&source, first, columns, at == 0);
        let left = plan.room(at == 0) - target;
        let extra = match at {
            0 => left.min(plan.tops.0 * HIGHER).round(),
            _ => Abs::ZERO,
        };
        let head = match at {
            0 => headline(&plan.head(width, extra, Purpose::Draw)),
            _ => painter.runner(&About {
                page: at + 1,
                pages: count,
                section: section.map_or("", |(_, text)| text),
                above: trim.bleed,
                width: Some(plan.head_width()),
            }),
        };
        let most = plan.page.height * LOWEST;
        let down = extra + ((left - extra) * ABOVE).min(most).round();
        let mut page_columns = Vec::new();
        for (column, end) in columns.iter().enumerate() {
            let place = (down, target);
            page_columns.push((first..*end, plan.column(column, at == 0, place)));
            first = *end;
        }
        for (range, column) in page_columns {
            source.draw(range, &column, &mut page);
        }
        let corner = Point {
            x: Abs::ZERO - trim.bleed,
            y: Abs::ZERO - trim.bleed,
        };
        draw_panel(head, corner, &mut page);
        scenes.push(trim.finish(page, ground));
    }
    Sheets {
        scenes,
        unit: plan.unit,
        columns: plan.columns,
        body: points(body.to_px() * plan.unit),
        trim: trim.trim,
        bleed: trim.bleed_box,
    }
}

/// A way to set the strip on sheets.
struct Plan {
    columns: usize,
    /// Millimetres of a px.
    unit: f64,
    /// The finished sheet in px.
    page: Size,
    bleed: Abs,
    margin: Abs,
    gutter: Abs,
    width: Abs,
    /// Where columns begin on the first sheet and on the others.
    tops: (Abs, Abs),
    bottom: Abs,
    /// How many columns the strip fills.
    parts: usize,
}

impl Plan {
    /// The fewest sheets at a readable size, and the largest letters on those.
    fn best(source: &Source<'_>, medium: &Sheet, body: Abs, headline: &Headline<'_>) -> Self {
        let plan = |columns| Self::of(source, medium, columns, headline);
        match medium.columns {
            Columns::Count(count) => plan(usize::from(count.clamp(1, 12))),
            Columns::Auto => {
                let mut best = plan(1);
                for columns in 2..=usize::from(MOST) {
                    let next = plan(columns);
                    if points(body.to_px() * next.unit) < Sheet::LEAST_BODY {
                        break;
                    }
                    if next.pages() < best.pages() {
                        best = next;
                    }
                }
                best
            }
        }
    }

    fn of(source: &Source<'_>, medium: &Sheet, columns: usize, headline: &Headline<'_>) -> Self {
        let width = source.width;
        let gutter = (width * GUTTER).round();
        let count = columns as f64;
        let margin = Sheet::SAFE.max(MARGIN * medium.width.min(medium.height));
        let inner = width * count + gutter * (count - 1.0);
        let unit = (medium.width - 2.0 * margin) / inner.to_px();
        let px = |mm: f64| Abs::px(mm / unit);
        let mut plan = Self {
            columns,
            unit,
            page: Size {
                width: px(medium.width),
                height: px(medium.height),
            },
            bleed: px(medium.print.bleed),
            margin: px(margin),
            gutter,
            width,
            tops: (Abs::ZERO, Abs::ZERO),
            bottom: px(medium.height - medium.foot.max(margin)),
            parts: 0,
        };
        let head = headline(&plan.head(width, Abs::ZERO, Purpose::Measure));
        let runner = source.painter.runner(&About {
            page: 2,
            pages: 2,
            section: "",
            above: plan.bleed,
            width: Some(plan.head_width()),
        });
        let below = source.painter.margin() / 2.0;
        plan.tops = (
            head.height - plan.bleed + below,
            runner.height - plan.bleed + below,
        );
        let parts = filled(source.joints.count(), &plan.part(source, &[])).len();
        plan.parts = parts;
        plan
    }

    fn head(&self, width: Abs, extra: Abs, purpose: Purpose) -> Head {
        Head {
            width: self.head_width(),
            letters: self.letters(width),
            columns: self.columns,
            extra,
            purpose,
        }
    }

    fn pages(&self) -> usize {
        self.parts.div_ceil(self.columns).max(1)
    }

    /// The width of what runs across the sheet, bleed included.
    fn head_width(&self) -> Abs {
        self.page.width + self.bleed * 2.0
    }

    /// How much larger than the strip's the headline's letters are: its design grows with the square
    /// root of the columns, so that it stays a headline and does not become half of the sheet.
    fn letters(&self, width: Abs) -> f64 {
        let design = width * (self.columns as f64).sqrt();
        self.page.width / design
    }

    fn room(&self, is_first: bool) -> Abs {
        let top = if is_first { self.tops.0 } else { self.tops.1 };
        (self.bottom - top).max(Abs::px(1.0))
    }

    /// How a column would do; `shares` says how full each should be.
    fn part<'p>(
        &'p self,
        source: &'p Source<'_>,
        shares: &'p [f64],
    ) -> impl Fn(usize, usize, usize) -> Fit + 'p {
        move |part, first, end| {
            let room = self.room(part < self.columns);
            let height = source.height(first, end);
            let wanted = shares.get(part);
            let uneven = wanted.map_or(0.0, |share| (height / room / share.max(0.05) - 1.0) * 10.0);
            let fits = height.fits(room);
            let high = if fits { 0.0 } else { HIGH * (height / room) };
            let cost = source.joints.cost(end - 1);
            Fit {
                cost: cost.map(|cost| uneven * uneven * 12.0 + cost * 0.5 + high),
                fits,
            }
        }
    }

    /// Where each column ends.
    fn divide(&self, source: &Source<'_>) -> Vec<usize> {
        let count = source.joints.count();
        let ends = filled(count, &self.part(source, &[]));
        let heights = ends.iter().scan(0, |first, end| {
            let height = source.height(*first, *end);
            *first = *end;
            Some(height)
        });
        let total: Abs = heights.sum();
        let parts = (self.pages() * self.columns).min(count.max(1));
        divide(count, parts, &self.part(source, &self.shares(parts, total)))
    }

    /// How full each column is to be: all as full as one another, unless the sheets would then all be
    /// rather empty; then only the last one is.
    fn shares(&self, parts: usize, total: Abs) -> Vec<f64> {
        let room = |part: usize| self.room(part < self.columns);
        let rooms = |range: std::ops::Range<usize>| range.map(room).sum::<Abs>();
        let even = total / rooms(0..parts).max(Abs::px(1.0));
        let last = parts - parts.min(self.columns);
        if even > EMPTY || last == 0 {
            return vec![even; parts];
        }
        let rest = total - rooms(0..last) * FILLED;
        let rest = rest.max(Abs::ZERO) / rooms(last..parts).max(Abs::px(1.0));
        (0..parts)
            .map(|part| if part < last { FILLED } else { rest })
            .collect()
    }

    /// How high the columns of a page are to be.
    fn target(&self, source: &Source<'_>, first: usize, ends: &[usize], is_first: bool) -> Abs {
        let columns = ends.iter().scan(first, |first, end| {
            let column = (source.height(*first, *end), source.reach(*first, *end));
            *first = *end;
            Some(column)
        });
        let nothing = (Abs::ZERO, Abs::INFINITE);
        let (longest, reach) = columns.fold(nothing, |(longest, reach), column| {
            (longest.max(column.0), reach.min(column.1))
        });
        let room = self.room(is_first);
        let wanted = if longest / room > FULL { room } else { longest };
        // No higher than all of them can become: they end together.
        wanted.min(reach).max(longest.min(room))
    }

    /// A column that begins so far below the head and is so high.
    fn column(&self, number: usize, is_first: bool, (down, target): (Abs, Abs)) -> Column {
        let top = if is_first { self.tops.0 } else { self.tops.1 };
        let x = self.margin + (self.width + self.gutter) * number as f64;
        let at = Point {
            x: x.round(),
            y: (top + down).round(),
        };
        let size = Size {
            width: self.width,
            height: target,
        };
        Column {
            at,
            room: target,
            ground: Rect { origin: at, size },
            floor: None,
            rest: Rest::Below,
        }
    }

    fn report(&self, medium: &Sheet, body: Abs, sink: &mut Sink) {
        let size = points(body.to_px() * self.unit);
        if size < Sheet::LEAST_BODY {
            let (columns, least) = (self.columns, Sheet::LEAST_BODY);
            let message = Message::new(
                format!("分 {columns} 栏后正文只有 {size:.1} 磅，小于 {least} 磅，看不清"),
                format!("in {columns} columns running text has {size:.1} pt, below {least} pt"),
            );
            let hint = Message::new(
                "用更少的栏、更大的纸，或写 --columns auto",
                "use fewer columns or larger paper, or write `--columns auto`",
            );
            sink.push(Diagnostic::warning("small-print", None, message).with_hint(hint));
        }
        if let Some(most) = medium.pages.filter(|most| self.pages() > *most) {
            let count = self.pages();
            let message = Message::new(
                format!("内容排满了 {count} 张，这种展架只有 {most} 张"),
                format!("the report fills {count} sheets; this stand takes {most}"),
            );
            let hint = Message::new(
                "缩短报告，增加栏数（字会变小），或者用几个展架",
                "shorten the report, add columns (with smaller letters), or use several stands",
            );
            sink.push(Diagnostic::warning("too-many-sheets", None, message).with_hint(hint));
        }
    }
}
