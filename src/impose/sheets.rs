//! Sheets of paper: the strip in columns under a headline, with what a print shop wants around it.

use super::column::Source;
use super::joints::sections;
use super::place::draw_panel;
use super::plan::Plan;
use super::trim::Trim;
use super::{About, Painter};
use crate::diag::Sink;
use crate::geom::{Abs, Point, Rect};
use crate::medium::{Sheet, points};
use crate::scene::{Panel, Scene, Strip};

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
    let ground = strip.ground;
    let sections = sections(&strip);
    let mut source = Source::of(strip, painter);
    let plan = Plan::best(&source, medium, body, headline);
    plan.report(medium, body, sink);
    let trim = Trim::new(medium, plan.unit);
    let ends = plan.divide(&source);
    // A report of a title alone has a sheet with a headline alone.
    let count = ends.len().div_ceil(plan.columns).max(1);
    let mut parts = ends.chunks(plan.columns);
    let mut first = 0;
    let mut scenes = Vec::with_capacity(count);
    for at in 0..count {
        let section = sections.iter().rev().find(|(start, _)| *start <= first);
        let about = About {
            page: at + 1,
            pages: count,
            section: section.map_or("", |(_, text)| text),
            above: trim.bleed,
            width: Some(plan.head_width()),
        };
        let columns = parts.next().unwrap_or_default();
        let part = (first, columns, at == 0);
        plan.check(&source, part, body, sink);
        let mut page = trim.blank(ground);
        let head = fill(&mut source, &plan, (first, columns), &about, &mut page);
        let head = head.map_or_else(|| painter.runner(&about), |head| headline(&head));
        let corner = Point {
            x: Abs::ZERO - trim.bleed,
            y: Abs::ZERO - trim.bleed,
        };
        // Drawn last, for it may hang over the columns; read first.
        let read = std::mem::take(&mut page.marks);
        draw_panel(head, corner, &mut page);
        page.marks.extend(read);
        scenes.push(trim.finish(page, ground));
        first = columns.last().copied().unwrap_or(first);
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

/// Fills the columns of a sheet, from a fragment to where each column ends. Answers what the headline is
/// to be; `None` on the sheets that have a slim head.
fn fill(
    source: &mut Source<'_>,
    plan: &Plan,
    (mut first, columns): (usize, &[usize]),
    about: &About<'_>,
    page: &mut Scene,
) -> Option<Head> {
    let is_first = about.page == 1;
    let target = plan.target(source, first, columns, is_first);
    let left = plan.room(is_first) - target;
    let extra = if is_first {
        plan.extra(left)
    } else {
        Abs::ZERO
    };
    let down = extra + plan.above(left - extra);
    for (number, end) in columns.iter().enumerate() {
        let column = plan.column(number, is_first, (down, target));
        source.draw(first..*end, &column, page);
        first = *end;
    }
    is_first.then(|| plan.head(extra, Purpose::Draw))
}
