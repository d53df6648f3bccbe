//! A row of the sheet, and the heads of its columns.

use super::desk::{Desk, Piece, Tone, outlined};
use super::{HAIR, INK, LINE, PAPER, Picture, QUIET, SIDE};
use crate::color::Color;
use crate::geom::{Abs, Corners, Point, Rect, Transform};
use crate::proof::sheet::{Row, SHAPE, Sheet, View, at};
use crate::scene::{Group, Item};

/// The columns from left to right: number, picture, words, kind, one for each reader.
const NUMBER: f64 = 30.0;
const PICTURE: f64 = 196.0;
const KIND: f64 = 38.0;
const READER: f64 = 42.0;
/// Room for all readers together at most; more than five stand closer.
const READERS: f64 = 210.0;
const GAP: f64 = 10.0;
/// Room above and below what is in a row.
const AIR: f64 = 6.5;
/// A box to tick.
const TICK: f64 = 15.0;
/// Behind what is checked; in black and white a light grey.
const GLOW: Color = Color::rgb(0xFF, 0xF0, 0xB8);
/// The frame around the words on the poster.
const FRAME: Color = Color::rgb(0xD0, 0x00, 0x00);

/// Where the columns are.
struct Columns {
    words: f64,
    room: f64,
    kind: f64,
    readers: f64,
    reader: f64,
    width: f64,
}

impl Columns {
    fn of(sheet: &Sheet) -> Self {
        let width = PAPER.width.to_px() - SIDE * 2.0;
        let count = sheet.readers.len().max(1) as f64;
        let reader = READER.min(READERS / count);
        let readers = width - reader * sheet.readers.len() as f64;
        let words = NUMBER + PICTURE + GAP * 2.0;
        Self {
            words,
            room: readers - KIND - GAP - words,
            kind: readers - KIND,
            readers,
            reader,
            width,
        }
    }
}

/// The heads of the columns; no reader needs them on every page.
pub(super) fn columns(desk: &Desk<'_>, sheet: &Sheet) -> Piece {
    let columns = Columns::of(sheet);
    let mut piece = Piece::default();
    let tone = Tone::new(10.4, 400, QUIET);
    piece.rule(Rect::px(0.0, 0.0, columns.width, 1.5), INK);
    let y = 4.5;
    for (name, x) in [("图上", NUMBER + GAP), ("文中", columns.words)] {
        let words = desk.line(name, &tone, 80.0);
        desk.ornament(&words, Point::px(x, y), &mut piece);
    }
    let number = desk.line("序号", &tone, 80.0);
    desk.ornament(&number, Point::px(NUMBER - number.width, y), &mut piece);
    let kind = desk.line("类别", &tone, 80.0);
    let x = columns.kind + (KIND - kind.width) / 2.0;
    desk.ornament(&kind, Point::px(x, y), &mut piece);
    for (at, reader) in sheet.readers.iter().enumerate() {
        let words = desk.line(reader, &tone, columns.reader - 2.0);
        let x = columns.readers + columns.reader * (at as f64 + 0.5) - words.width / 2.0;
        desk.ornament(&words, Point::px(x, y), &mut piece);
    }
    piece.rule(Rect::px(0.0, 24.0, columns.width, 0.75), LINE);
    piece.height = 24.75;
    piece
}

/// A row: what is on the poster, what is in the report, and the boxes to tick.
pub(super) fn row(desk: &mut Desk<'_>, sheet: &Sheet, row: &Row, picture: &Picture<'_>) -> Piece {
    let columns = Columns::of(sheet);
    let mut piece = Piece::default();
    let phrase = &row.phrase;
    let text = format!("{}{}{}", phrase.before, phrase.words, phrase.after);
    let range = phrase.before.len()..phrase.before.len() + phrase.words.len();
    let words = desk.set(
        &text,
        &Tone::new(12.6, 400, INK),
        Some(&range),
        columns.room,
    );
    let place = desk.set(
        &at(sheet, row),
        &Tone::new(9.6, 400, QUIET),
        None,
        columns.room,
    );
    let high = shown(row).max(words.height + place.height + 2.0);
    piece.height = high + AIR * 2.0;
    let middle = piece.height / 2.0;
    let number = desk.line(&row.number.to_string(), &Tone::new(12.0, 500, INK), NUMBER);
    let x = NUMBER - number.width;
    desk.put(
        &number,
        Point::px(x, middle - number.height / 2.0),
        None,
        &mut piece,
    );
    shot(desk, row, middle, picture, &mut piece);
    let top = middle - (words.height + place.height + 2.0) / 2.0;
    let spot = Point::px(columns.words, top);
    for rect in words.boxes(&range, spot) {
        piece.rule(rect, GLOW);
        let (x, y) = (rect.left().to_px(), rect.bottom().to_px() - 1.2);
        piece.rule(Rect::px(x, y, rect.size.width.to_px(), 1.2), INK);
    }
    desk.put(&words, spot, None, &mut piece);
    let below = Point::px(columns.words, top + words.height + 2.0);
    desk.put(&place, below, None, &mut piece);
    let kind = desk.line(row.kind.label(), &Tone::new(10.8, 400, INK), KIND);
    let x = columns.kind + (KIND - kind.width) / 2.0;
    desk.put(
        &kind,
        Point::px(x, middle - kind.height / 2.0),
        None,
        &mut piece,
    );
    for at in 0..sheet.readers.len() {
        let x = columns.readers + columns.reader * (at as f64 + 0.5) - TICK / 2.0;
        let rect = Rect::px(x, middle - TICK / 2.0, TICK, TICK);
        piece.outline(rect, (1.1, 2.0), INK);
    }
    piece.rule(
        Rect::px(0.0, piece.height - 0.75, columns.width, 0.75),
        HAIR,
    );
    piece
}

/// The height of a row's picture.
fn shown(row: &Row) -> f64 {
    let shape = row.view.as_ref().map(|view| view.rect.size);
    let high = shape.map(|size| PICTURE * (size.height / size.width));
    // A picture that cannot have the usual shape is never higher.
    high.unwrap_or(0.0).min(PICTURE / SHAPE * 2.0)
}

/// The part of the poster, with frames around the words.
fn shot(desk: &mut Desk<'_>, row: &Row, middle: f64, picture: &Picture<'_>, piece: &mut Piece) {
    let (x, high) = (NUMBER + GAP, shown(row));
    let drawn = row.view.as_ref().and_then(|view| {
        let to = on_row(view, Point::px(x, middle - high / 2.0), high);
        Some((view, to, picture(view, to)?))
    });
    let Some((view, to, group)) = drawn else {
        let words = desk.line("图上没有", &Tone::new(10.8, 400, QUIET), PICTURE);
        let at = Point::px(x, middle - words.height / 2.0);
        desk.put(&words, at, None, piece);
        return;
    };
    let area = to.apply_rect(&view.rect);
    let mut frames = Vec::new();
    for frame in &view.frames {
        let rect = to.apply_rect(frame);
        frames.push(outlined(outset(&rect, 0.9), (0.9, 2.4), Color::WHITE));
        frames.push(outlined(rect, (1.5, 1.6), FRAME));
    }
    let clip = Some((area, Corners::all(Abs::ZERO)));
    piece.items.push(Item::Group(group));
    piece.items.push(Item::Group(Group {
        opacity: 1.0,
        transform: Transform::IDENTITY,
        clip,
        items: frames,
    }));
    piece.outline(area, (0.75, 0.0), HAIR);
}

/// From the poster to a row: the picture's upper left corner is here, and it is so high.
fn on_row(view: &View, at: Point, high: f64) -> Transform {
    let size = view.rect.size;
    let by = (Abs::px(PICTURE) / size.width).min(Abs::px(high) / size.height);
    let scaled = Transform::scale(by, by);
    let back = Transform::translate(-view.rect.left(), -view.rect.top());
    Transform::translate(at.x, at.y)
        .then_inner(&scaled)
        .then_inner(&back)
}

fn outset(rect: &Rect, by: f64) -> Rect {
    let (x, y) = (rect.left().to_px() - by, rect.top().to_px() - by);
    let (width, height) = (rect.size.width.to_px(), rect.size.height.to_px());
    Rect::px(x, y, width + by * 2.0, height + by * 2.0)
}
