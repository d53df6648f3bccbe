//! Pages of one size for a channel: a cover, and pages with a slim head.

use super::column::{Column, Rest, Source};
use super::divide::{Fit, divide, filled};
use super::joints::sections;
use super::place::draw_panel;
use super::{About, Painter};
use crate::diag::{Diagnostic, Message, Sink, Span};
use crate::geom::{Abs, Point, Rect, Size};
use crate::medium::Pages;
use crate::scene::{Panel, Scene, Strip};

/// What a page costs that is higher than its room.
const HIGH: f64 = 1e6;
/// What is smaller than this share of its size is said.
const SMALL: f64 = 0.85;

/// The pages of a strip, the cover first.
pub fn pages(
    strip: Strip,
    cover: Panel,
    medium: &Pages,
    painter: &dyn Painter,
    sink: &mut Sink,
) -> Vec<Scene> {
    let (ground, width) = (strip.ground, strip.width);
    let blank = || Scene {
        size: Size {
            width,
            height: medium.height,
        },
        ground,
        items: Vec::new(),
        marks: Vec::new(),
    };
    let sections = sections(&strip);
    let mut source = Source::of(strip, painter);
    let frame = Frame::of(medium, width, painter);
    let ends = parts(&source, &frame);
    let count = ends.len() + 1;
    let mut front = blank();
    draw_panel(cover, Point::ORIGIN, &mut front);
    let mut pages = vec![front];
    let mut first = 0;
    for (at, end) in ends.into_iter().enumerate() {
        let mut page = blank();
        let section = sections.iter().rev().find(|(start, _)| *start <= first);
        let about = About {
            page: at + 2,
            pages: count,
            section: section.map_or("", |(_, text)| text),
            above: medium.above,
            width: None,
        };
        frame.warn(
            at + 2,
            source.height(first, end),
            source.place_of(first),
            sink,
        );
        source.draw(first..end, &frame.column(), &mut page);
        draw_panel(painter.runner(&about), Point::ORIGIN, &mut page);
        pages.push(page);
        first = end;
    }
    report(count, medium, sink);
    pages
}

/// The room of a page between its head and its foot.
struct Frame {
    page: Size,
    top: Abs,
    bottom: Abs,
    floor: Abs,
}

impl Frame {
    fn of(medium: &Pages, width: Abs, painter: &dyn Painter) -> Self {
        let about = About {
            page: 2,
            pages: 2,
            section: "",
            above: medium.above,
            width: None,
        };
        let floor = medium.height - medium.below;
        Self {
            page: Size {
                width,
                height: medium.height,
            },
            top: painter.runner(&about).height,
            bottom: floor - painter.margin(),
            floor,
        }
    }

    fn room(&self) -> Abs {
        (self.bottom - self.top).max(Abs::px(1.0))
    }

    fn column(&self) -> Column {
        let at = Point {
            x: Abs::ZERO,
            y: self.top,
        };
        Column {
            at,
            room: self.room(),
            ground: Rect {
                origin: Point::ORIGIN,
                size: self.page,
            },
            floor: Some(self.floor),
            rest: Rest::Around,
        }
    }

    fn warn(&self, page: usize, height: Abs, place: Option<Span>, sink: &mut Sink) {
        let share = self.room() / height;
        if share < SMALL {
            let percent = (share * 100.0).round();
            let message = Message::new(
                format!("第 {page} 页的内容比一页高，又不能切开，缩到了 {percent}%"),
                format!(
                    "what stands on page {page} is higher than it and may not be cut; it is drawn at {percent}%"
                ),
            );
            let hint = Message::new(
                "把那里的内容分成几块",
                "divide what stands there into blocks",
            );
            sink.push(Diagnostic::warning("page-too-high", place, message).with_hint(hint));
        }
    }
}

/// Where each page ends.
fn parts(source: &Source<'_>, frame: &Frame) -> Vec<usize> {
    let (count, room) = (source.joints.count(), frame.room());
    let part = |ideal: Option<Abs>| {
        move |_: usize, first: usize, end: usize| {
            let height = source.height(first, end);
            let uneven = ideal.map_or(0.0, |ideal| (height - ideal).abs() / room * 10.0);
            let fits = height.fits(room);
            let high = if fits { 0.0 } else { HIGH * (height / room) };
            let cost = source.joints.cost(end - 1);
            Fit {
                cost: cost.map(|cost| uneven * uneven * 0.3 + cost + high),
                fits,
            }
        }
    };
    let ends = filled(count, &part(None));
    let heights = ends.iter().scan(0, |first, end| {
        let height = source.height(*first, *end);
        *first = *end;
        Some(height)
    });
    let ideal = heights.sum::<Abs>() / ends.len().max(1) as f64;
    divide(count, ends.len(), &part(Some(ideal)))
}

fn report(count: usize, medium: &Pages, sink: &mut Sink) {
    if let Some(most) = medium.count.filter(|most| count > *most) {
        let message = Message::new(
            format!("排成了 {count} 页，这个渠道一次最多发 {most} 张"),
            format!("there are {count} pages; the channel takes {most} pictures at most"),
        );
        let hint = Message::new(
            "分两次发，或者只发几个部分：给不发的块写 hide: true",
            "publish in two parts, or only some sections: write `hide: true` on the others",
        );
        sink.push(Diagnostic::warning("too-many-pictures", None, message).with_hint(hint));
    }
}
