//! The head of the first page, and the headings of the rows.

use super::desk::{Desk, Piece, Tone};
use super::{INK, LINE, PAPER, QUIET, SIDE};
use crate::color::Color;
use crate::geom::{Point, Rect};
use crate::proof::sheet::{Group, Sheet, instruction};

/// Behind the heads of the table to sign in.
const SHADE: Color = Color::rgb(0xF2, 0xF2, 0xF2);
/// The width of a fact's name.
const NAME: f64 = 66.0;
/// A line of the table to sign in, high enough for a pen.
const SIGN: f64 = 32.0;

/// The title, what is counted, how to go about it, and where the readers sign.
pub(super) fn head(desk: &mut Desk<'_>, sheet: &Sheet) -> Piece {
    let width = PAPER.width.to_px() - SIDE * 2.0;
    let mut piece = Piece::default();
    let title = Tone::new(27.0, 700, INK).title();
    let mut y = 0.0;
    let words = desk.set(&sheet.title, &title, None, width);
    desk.put(&words, Point::px(0.0, y), Some(1), &mut piece);
    y += words.height + 10.0;
    piece.rule(Rect::px(0.0, y, width, 2.0), INK);
    y = facts(desk, sheet, y + 9.0, &mut piece);
    piece.rule(Rect::px(0.0, y + 6.0, width, 0.75), INK);
    y += 16.0;
    let how = desk.set(&instruction(sheet), &Tone::new(12.0, 400, INK), None, width);
    desk.put(&how, Point::px(0.0, y), None, &mut piece);
    y += how.height + 12.0;
    piece.height = signs(desk, sheet, y, &mut piece) + 8.0;
    piece
}

/// What is known of the report, two facts on a line.
fn facts(desk: &mut Desk<'_>, sheet: &Sheet, top: f64, piece: &mut Piece) -> f64 {
    let width = PAPER.width.to_px() - SIDE * 2.0;
    let mut facts = vec![
        ("校验码", sheet.digest.clone()),
        ("报告文件", sheet.file.clone()),
    ];
    facts.extend(sheet.date.clone().map(|date| ("报告日期", date)));
    facts.extend(sheet.manuscript.clone().map(|name| ("原文", name)));
    let mut y = top;
    for pair in facts.chunks(2) {
        let mut height: f64 = 0.0;
        for (at, (name, value)) in pair.iter().enumerate() {
            let x = width / 2.0 * at as f64;
            let room = width / 2.0 - NAME - 16.0;
            let high = fact(desk, (name, value), (Point::px(x, y), room), piece);
            height = height.max(high);
        }
        y += height;
    }
    let counts = sheet.counts().into_iter();
    let counts = counts.map(|(kind, count)| format!("{} {count}", kind.label()));
    let all = std::iter::once(format!("共 {} 项", sheet.len())).chain(counts);
    let all: Vec<String> = all.collect();
    let spot = (Point::px(0.0, y), width - NAME);
    y + fact(desk, ("要核对的", &all.join("　")), spot, piece)
}

fn fact(
    desk: &mut Desk<'_>,
    (name, value): (&str, &str),
    (at, room): (Point, f64),
    piece: &mut Piece,
) -> f64 {
    let name = desk.set(name, &Tone::new(12.4, 400, QUIET), None, NAME);
    desk.put(&name, at, None, piece);
    let value = desk.set(value, &Tone::new(12.4, 700, INK), None, room);
    let beside = Point::px(at.x.to_px() + NAME, at.y.to_px());
    desk.put(&value, beside, None, piece);
    value.height.max(name.height) + 2.0
}

/// The table in which readers sign.
fn signs(desk: &mut Desk<'_>, sheet: &Sheet, top: f64, piece: &mut Piece) -> f64 {
    let width = PAPER.width.to_px() - SIDE * 2.0;
    let columns = [
        ("校次", 0.16),
        ("签名", 0.28),
        ("日期", 0.2),
        ("改动处", 0.36),
    ];
    let head = 23.0;
    let bottom = top + head + SIGN * sheet.readers.len() as f64;
    piece.rule(Rect::px(0.0, top, width, head), SHADE);
    let mut x = 0.0;
    for (name, share) in columns {
        let words = desk.set(name, &Tone::new(11.0, 400, QUIET), None, width * share);
        desk.put(&words, Point::px(x + 9.0, top + 3.5), None, piece);
        piece.rule(Rect::px(x, top, 0.75, bottom - top), LINE);
        x += width * share;
    }
    piece.rule(Rect::px(width - 0.75, top, 0.75, bottom - top), LINE);
    piece.rule(Rect::px(0.0, top, width, 0.75), LINE);
    for (at, reader) in sheet.readers.iter().enumerate() {
        let y = top + head + SIGN * at as f64;
        piece.rule(Rect::px(0.0, y, width, 0.75), LINE);
        let words = desk.line(reader, &Tone::new(12.4, 500, INK), width * 0.16 - 14.0);
        let middle = y + (SIGN - words.height) / 2.0;
        desk.put(&words, Point::px(9.0, middle), None, piece);
    }
    piece.rule(Rect::px(0.0, bottom, width, 0.75), LINE);
    bottom
}

/// The heading of a section or a chapter.
pub(super) fn heading(desk: &mut Desk<'_>, group: &Group) -> Piece {
    let width = PAPER.width.to_px() - SIDE * 2.0;
    let mut piece = Piece::default();
    let (above, size, indent) = match group.level {
        2 => (22.0, 16.5, 13.0),
        _ => (14.0, 14.0, 0.0),
    };
    let tone = Tone::new(size, 700, INK).title();
    let words = desk.set(&group.title, &tone, None, width - indent);
    if group.level == 2 {
        piece.rule(Rect::px(0.0, above + 2.0, 5.0, words.height - 4.0), INK);
    }
    let at = Point::px(indent, above);
    desk.put(&words, at, Some(group.level), &mut piece);
    piece.height = above + words.height + 6.0;
    piece
}
