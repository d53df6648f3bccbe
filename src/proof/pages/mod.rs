//! The sheet as pages of A4, drawn like a poster: vectors, and words that are found.
//!
//! Rows stand whole on a page, a heading never without a row below it, and every page has the title, the
//! digest and its number.

mod desk;
mod head;
mod row;

use super::sheet::{Group, Sheet, View};
use crate::color::Color;
use crate::font::Book;
use crate::geom::{Abs, Point, Rect, Size, Transform};
use crate::scene::{self, Item, Mark, Scene};

use desk::{Desk, Piece, Tone};

/// Points for a px of a page: 96 px to the inch.
pub const UNIT: f64 = 0.75;
/// A4 in px.
const PAPER: Size = Size::px(210.0 * PX, 297.0 * PX);
/// Px of a millimetre.
const PX: f64 = 96.0 / 25.4;
/// Room at the sides of a page.
const SIDE: f64 = 13.0 * PX;
/// Where rows begin and end on a page.
const TOP: f64 = 19.0 * PX;
const BOTTOM: f64 = (297.0 - 17.0) * PX;
/// Ink, and ink for what is said by the way: 7 : 1 on white.
const INK: Color = Color::rgb(0x1A, 0x1A, 0x1A);
const QUIET: Color = Color::rgb(0x55, 0x55, 0x55);
/// Lines between rows, and lines of boxes to write in.
const HAIR: Color = Color::rgb(0xC4, 0xC4, 0xC4);
const LINE: Color = Color::rgb(0x8C, 0x8C, 0x8C);

/// Draws a part of the poster as an item of a page: from px of the poster by a transform.
pub type Picture<'a> = dyn Fn(&View, Transform) -> Option<scene::Group> + 'a;

/// Draws the pages of a sheet; they are written at [`UNIT`] points a px.
pub fn pages(sheet: &Sheet, book: &Book, picture: &Picture<'_>) -> Vec<Scene> {
    let mut desk = Desk::new(book);
    let mut flow = Flow::default();
    flow.add(head::head(&mut desk, sheet));
    for group in &sheet.groups {
        of_group(&mut desk, &mut flow, (sheet, group), picture);
    }
    let count = flow.pages.len();
    let pages = flow.pages.into_iter().enumerate();
    pages
        .map(|(at, mut page)| {
            run(&mut desk, sheet, (at + 1, count), &mut page);
            Scene {
                size: PAPER,
                ground: Color::WHITE,
                items: page.items,
                marks: page.marks,
            }
        })
        .collect()
}

/// A heading with its rows.
fn of_group(
    desk: &mut Desk<'_>,
    flow: &mut Flow,
    (sheet, group): (&Sheet, &Group),
    picture: &Picture<'_>,
) {
    let mut heading = Some(head::heading(desk, group));
    if group.rows.is_empty() {
        // Its first chapter follows.
        flow.hold(heading);
        return;
    }
    for row in &group.rows {
        let piece = row::row(desk, sheet, row, picture);
        let columns = row::columns(desk, sheet);
        let above = heading.as_ref().map_or(0.0, |heading| heading.height) + flow.held();
        let is_first = heading.is_some();
        let needed = above + piece.height + if is_first { columns.height } else { 0.0 };
        let is_new = !flow.fits(needed);
        if is_new {
            flow.turn();
        }
        if let Some(heading) = heading.take() {
            flow.release();
            flow.add(heading);
            flow.add(columns);
        } else if is_new {
            flow.add(columns);
        }
        flow.add(piece);
    }
}

/// Pages that are being filled.
#[derive(Default)]
struct Flow {
    pages: Vec<Page>,
    /// How far the last page is filled.
    y: f64,
    /// A heading that waits for the first row below it.
    held: Option<Piece>,
}

#[derive(Default)]
struct Page {
    items: Vec<Item>,
    marks: Vec<Mark>,
}

impl Flow {
    fn fits(&self, height: f64) -> bool {
        !self.pages.is_empty() && self.y + height <= BOTTOM
    }

    fn turn(&mut self) {
        self.pages.push(Page::default());
        self.y = TOP;
    }

    fn hold(&mut self, piece: Option<Piece>) {
        self.held = piece;
    }

    /// The height of the heading that waits.
    fn held(&self) -> f64 {
        self.held.as_ref().map_or(0.0, |piece| piece.height)
    }

    fn release(&mut self) {
        if let Some(piece) = self.held.take() {
            self.add(piece);
        }
    }

    /// Puts a piece below the last one.
    fn add(&mut self, piece: Piece) {
        if self.pages.is_empty() {
            self.turn();
        }
        let shift = Transform::translate(Abs::px(SIDE), Abs::px(self.y));
        self.y += piece.height;
        if let Some(page) = self.pages.last_mut() {
            page.put(piece, shift);
        }
    }
}

impl Page {
    fn put(&mut self, piece: Piece, shift: Transform) {
        let marks = piece.marks.into_iter().map(|mark| Mark {
            rect: shift.apply_rect(&mark.rect),
            ..mark
        });
        self.marks.extend(marks);
        self.items.push(Item::Group(scene::Group {
            opacity: 1.0,
            transform: shift,
            clip: None,
            items: piece.items,
        }));
    }
}

/// What stands above and below the rows of every page; no reader needs it twice.
fn run(desk: &mut Desk<'_>, sheet: &Sheet, (page, pages): (usize, usize), on: &mut Page) {
    let width = PAPER.width.to_px() - SIDE * 2.0;
    let mut piece = Piece::default();
    let tone = Tone::new(10.6, 400, QUIET);
    let line = |desk: &mut Desk<'_>, piece: &mut Piece, words: &str, spot: (f64, f64, bool)| {
        let (y, room, is_right) = spot;
        let set = desk.line(words, &tone, room);
        let x = if is_right { width - set.width } else { 0.0 };
        desk.ornament(&set, Point::px(x, y), piece);
    };
    let (above, below) = (TOP - 25.0, BOTTOM + 12.0);
    let title = format!("校对单　{}", sheet.title);
    line(desk, &mut piece, &title, (above, width - 170.0, false));
    let digest = format!("校验码 {}", sheet.digest);
    line(desk, &mut piece, &digest, (above, 160.0, true));
    line(desk, &mut piece, &sheet.file, (below, width - 170.0, false));
    let number = format!("第 {page} 页，共 {pages} 页");
    line(desk, &mut piece, &number, (below, 160.0, true));
    piece.rule(Rect::px(0.0, BOTTOM + 6.0, width, 0.75), LINE);
    on.put(piece, Transform::translate(Abs::px(SIDE), Abs::ZERO));
}
