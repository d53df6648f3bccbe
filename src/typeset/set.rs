//! Sets a shaped paragraph at a measure.

use super::cjk::class::Class;
use super::fit::{Fit, SLACK};
use super::frame::Frame;
use super::place::{self, Row};
use super::ruler::{Ruler, Span};
use super::shape::Shaped;
use super::style::{Align, Justify, Mode};
use super::unit::{Cut, EMERGENCY};
use super::{body, clause, title};
use crate::geom::Abs;

/// Running text is made flush from this measure on (0.5), in em.
const FLUSH: f64 = 16.0;
/// TB-05: titles up to this many times the measure are squeezed into one line …
const NEAR: f64 = 1.08;
/// … by making them smaller, to 0.94 at the least (rounded in favour of one line).
const SMALLEST: f64 = 0.938;

impl Shaped {
    /// The lines at a measure. Nothing is ever wider than it, unless a single character is.
    pub fn set(&self, measure: Abs) -> Frame {
        let em = if self.size > Abs::ZERO {
            measure / self.size
        } else {
            0.0
        };
        let mut ruler = Ruler::new(self, em);
        if let Some((row, scale)) = self.squeezed(&ruler) {
            return place::frame(&ruler, &[row], scale);
        }
        if self.is_flush(em) {
            ruler.justify = true;
            let rows = self.rows(&ruler);
            // LI-09: rather ragged than with wide gaps.
            if rows
                .iter()
                .all(|row| row.fit.is_modest(&ruler.stock(row.span)))
            {
                return place::frame(&ruler, &rows, 1.0);
            }
            ruler.justify = false;
        }
        place::frame(&ruler, &self.rows(&ruler), 1.0)
    }

    /// How wide the text is when no line ends but where it must.
    pub fn widest(&self) -> Abs {
        let ruler = Ruler::new(self, f64::MAX);
        let widths = self.segments().into_iter();
        let widths = widths.map(|span| ruler.indent(span.start) + ruler.stock(span).width);
        self.size * widths.fold(0.0, f64::max)
    }

    /// How wide the widest thing is that lines do not divide gladly.
    pub fn narrowest(&self) -> Abs {
        let ruler = Ruler::new(self, f64::MAX);
        let mut widest: f64 = 0.0;
        for segment in self.segments() {
            let mut start = segment.start;
            for end in segment.start + 1..=segment.end {
                if end == segment.end || self.is_free(end) {
                    let width = ruler.stock(Span { start, end }).width;
                    widest = widest.max(ruler.indent(start) + width);
                    start = end;
                }
            }
        }
        self.size * widest
    }

    fn is_free(&self, idx: usize) -> bool {
        let is_free = matches!(self.joints[idx].cut, Cut::Free(cost) if cost < EMERGENCY);
        is_free && self.setting.mode != Mode::Line
    }

    fn is_flush(&self, measure: f64) -> bool {
        let wanted = match self.setting.justify {
            Justify::Auto => measure + SLACK >= FLUSH,
            Justify::On => true,
            Justify::Off | Justify::Spread => false,
        };
        wanted && self.setting.mode == Mode::Body && self.setting.align == Align::Start
    }

    /// The stretches between line feeds.
    fn segments(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut start = 0;
        for (idx, unit) in self.units.iter().enumerate() {
            if unit.class == Class::Feed {
                spans.push(Span { start, end: idx });
                start = idx + 1;
            }
        }
        if start < self.units.len() {
            let end = self.units.len();
            spans.push(Span { start, end });
        }
        spans
    }

    fn rows(&self, ruler: &Ruler<'_>) -> Vec<Row> {
        let mut rows = Vec::new();
        for segment in self.segments() {
            let spans = match self.setting.mode {
                Mode::Body => clause::ease(ruler, segment, body::lines(ruler, segment)),
                Mode::Title => title::lines(ruler, segment),
                Mode::Line => vec![segment],
            };
            if segment.start == segment.end {
                rows.push(Row {
                    span: segment,
                    fit: Fit::default(),
                });
                continue;
            }
            rows.extend(spans.into_iter().map(|span| {
                let last = span.end == segment.end;
                let fit = ruler.fit(span, last || self.setting.mode == Mode::Title);
                let fit = fit
                    .filter(|_| self.setting.mode != Mode::Line)
                    .unwrap_or_default();
                let fit = self.spread(ruler, span).unwrap_or(fit);
                Row { span, fit }
            }));
        }
        rows
    }

    /// TB-07: a short line of Han alone is spread over its room.
    fn spread(&self, ruler: &Ruler<'_>, span: Span) -> Option<Fit> {
        let units = &self.units[span.start..span.end];
        let is_short = (2..=4).contains(&units.len());
        let is_han = units.iter().all(|unit| unit.class == Class::Han);
        if self.setting.justify != Justify::Spread || !is_short || !is_han {
            return None;
        }
        let free = ruler.room(span.start) - ruler.stock(span).width;
        let even = free / (units.len() - 1) as f64;
        (0.0..=1.0 + SLACK).contains(&even).then_some(Fit {
            even,
            ..Fit::default()
        })
    }

    /// TB-05: a title that almost fits loses its gaps, then some of its size.
    fn squeezed(&self, ruler: &Ruler<'_>) -> Option<(Row, f64)> {
        let segments = self.segments();
        let [span] = segments.as_slice() else {
            return None;
        };
        let (stock, room) = (ruler.stock(*span), ruler.room(span.start));
        let near = stock.width > room + SLACK && stock.width <= NEAR * room;
        if !self.is_title() || !near || stock.width <= 0.0 {
            return None;
        }
        let share = ((stock.width - room) / stock.gap.max(SLACK)).min(1.0);
        let fit = Fit {
            gap: if stock.gap > 0.0 { -share } else { 0.0 },
            ..Fit::default()
        };
        let scale = (room / fit.width(&stock)).min(1.0);
        (scale >= SMALLEST).then_some((Row { span: *span, fit }, scale))
    }
}
