//! How the strip is set on sheets: how many columns, how large, where each ends.

use super::About;
use super::column::{Column, Rest, Source};
use super::divide::{Fit, divide, filled};
use super::sheets::{Head, Headline, Purpose};
use crate::diag::{Diagnostic, Message, Sink, Span};
use crate::geom::{Abs, Point, Rect, Size};
use crate::medium::{Columns, Sheet, points};

/// What a column costs that is higher than its room.
const HIGH: f64 = 1e6;
/// More columns than this are not thought of by themselves.
const MOST: u8 = 8;
/// The distance between columns, as a share of their width; the strip has margins of its own besides.
const GUTTER: f64 = 0.02;
/// The distance of the columns from the trim, as a share of the shorter side of the sheet.
const MARGIN: f64 = 0.02;
/// The share of a sheet that its headline takes at most.
const TALLEST: f64 = 0.42;
/// By how much its letters are made smaller at a time, and how often at most.
const SMALLER: f64 = 0.88;
const STEPS: usize = 16;
/// By what share of itself the headline may become higher to fill a sheet.
const HIGHER: f64 = 0.5;
/// The share of the room left on a sheet that comes to stand above its columns.
const ABOVE: f64 = 0.4;
/// The most that comes to stand above them, as a share of the sheet.
const LOWEST: f64 = 0.03;
/// Sheets that would be less full than this on the whole are not made even.
const EMPTY: f64 = 0.72;
/// How full a sheet is that is not the last: where it may be parted is seldom at its very end.
const FILLED: f64 = 0.93;
/// A page that is fuller than this is filled to its foot; else its columns end with the longest.
const FULL: f64 = 0.75;

/// A way to set the strip on sheets.
pub(super) struct Plan {
    pub(super) columns: usize,
    /// Millimetres of a px.
    pub(super) unit: f64,
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
    /// How much larger than the strip's the headline's letters are.
    letters: f64,
}

impl Plan {
    /// The fewest sheets at a readable size, and the largest letters on those.
    pub(super) fn best(
        source: &Source<'_>,
        medium: &Sheet,
        body: Abs,
        headline: &Headline<'_>,
    ) -> Self {
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
            letters: 1.0,
        };
        let head = plan.fit_letters(headline);
        let runner = source.painter.runner(&About {
            page: 2,
            pages: 2,
            section: "",
            above: plan.bleed,
            width: Some(plan.head_width()),
        });
        let below = source.painter.margin() / 2.0;
        plan.tops = (
            head - plan.bleed + below,
            runner.height - plan.bleed + below,
        );
        let parts = filled(source.joints.count(), &plan.part(source, &[])).len();
        plan.parts = parts;
        plan
    }

    pub(super) fn head(&self, extra: Abs, purpose: Purpose) -> Head {
        Head {
            width: self.head_width(),
            letters: self.letters,
            columns: self.columns,
            extra,
            purpose,
        }
    }

    fn pages(&self) -> usize {
        self.parts.div_ceil(self.columns).max(1)
    }

    /// The width of what runs across the sheet, bleed included.
    pub(super) fn head_width(&self) -> Abs {
        self.page.width + self.bleed * 2.0
    }

    /// How much larger than the strip's the headline's letters are: its design grows with the square
    /// root of the columns, so that it stays a headline and does not become half of the sheet; and it is
    /// made smaller where it would, as on lying paper.
    fn fit_letters(&mut self, headline: &Headline<'_>) -> Abs {
        let design = self.width * (self.columns as f64).sqrt();
        self.letters = self.page.width / design;
        let most = self.page.height * TALLEST;
        for _ in 0..STEPS {
            let height = headline(&self.head(Abs::ZERO, Purpose::Measure)).height;
            if height.fits(most) {
                return height;
            }
            self.letters *= SMALLER;
        }
        headline(&self.head(Abs::ZERO, Purpose::Measure)).height
    }

    pub(super) fn room(&self, is_first: bool) -> Abs {
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
    pub(super) fn divide(&self, source: &Source<'_>) -> Vec<usize> {
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
    pub(super) fn target(
        &self,
        source: &Source<'_>,
        first: usize,
        ends: &[usize],
        is_first: bool,
    ) -> Abs {
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

    /// Says which of the columns of a sheet, from a fragment on, hold a block that is higher than they
    /// are and is drawn smaller.
    pub(super) fn check(
        &self,
        source: &Source<'_>,
        (mut first, columns, is_first): (usize, &[usize], bool),
        body: Abs,
        sink: &mut Sink,
    ) {
        for end in columns {
            let share = self.room(is_first) / source.height(first, *end);
            if share < 0.99 {
                let size = points(body.to_px() * self.unit * share);
                sink.push(too_high(share, size, source.place_of(first)));
            }
            first = *end;
        }
    }

    /// By how much the headline grows where its columns leave room.
    pub(super) fn extra(&self, left: Abs) -> Abs {
        left.min(self.tops.0 * HIGHER).max(Abs::ZERO).round()
    }

    /// How much of the room that is left comes to stand above the columns.
    pub(super) fn above(&self, left: Abs) -> Abs {
        (left * ABOVE).min(self.page.height * LOWEST).round()
    }

    /// A column that begins so far below the head and is so high.
    pub(super) fn column(
        &self,
        number: usize,
        is_first: bool,
        (down, target): (Abs, Abs),
    ) -> Column {
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

    pub(super) fn report(&self, medium: &Sheet, body: Abs, sink: &mut Sink) {
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

/// A block that is drawn at a share of its size, with running text of so many points.
fn too_high(share: f64, size: f64, place: Option<Span>) -> Diagnostic {
    let percent = (share * 100.0).round();
    let message = Message::new(
        format!("这一块比一栏高，又不能切开，缩到了 {percent}%，正文只有 {size:.1} 磅"),
        format!(
            "this is higher than a column and may not be cut; \
             at {percent}% running text has {size:.1} pt"
        ),
    );
    let hint = Message::new(
        "把它分成几块，用更多的栏，或者用更高的纸",
        "divide it, use more columns, or higher paper",
    );
    Diagnostic::warning("column-too-high", place, message).with_hint(hint)
}
