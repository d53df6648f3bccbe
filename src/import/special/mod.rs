//! Rows that are more than sentences: goals, pillars, questions, moments, tables, pictures, cards.

mod answers;
mod cards;
mod counted;
mod goals;
mod pairs;
mod pillars;
mod table;
mod timeline;

use super::compose::{Choosing, Item};
use super::plan::{Plan, composed};
use super::row::{Row, RowKind};
use super::{Block, Entry, Ledger};
use crate::manuscript::{Picture, Removal};

pub(super) use cards::cards;

/// A recogniser: the block that rows begin with and how many of them it is.
type Way = fn(&mut Plan<'_>, &[Row]) -> Option<(Block, usize)>;

/// The blocks of rows that stand under one heading, in their order.
pub(super) fn blocks(plan: &mut Plan<'_>, rows: &[Row]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let (block, length) = next(plan, &rows[at..]);
        blocks.extend(block);
        at += length.max(1);
    }
    blocks
}

/// The blocks that rows begin with, and how many rows they are.
fn next(plan: &mut Plan<'_>, rows: &[Row]) -> (Vec<Block>, usize) {
    let one = |found: (Block, usize)| (Vec::from([found.0]), found.1);
    match &rows[0].kind {
        RowKind::Cells { .. } => return one(table::table(plan, rows)),
        RowKind::Words if table::begins(rows) => return one(table::table(plan, rows)),
        RowKind::Picture(_) => return picture(plan, &rows[0]),
        RowKind::Aside if plan.choosing == Choosing::Content => return one(aside(plan, rows)),
        _ => {}
    }
    if plan.choosing == Choosing::Content {
        let ways: [Way; 10] = [
            pairs::pairs,
            counted::list,
            counted::steps,
            counted::note,
            goals::goals,
            answers::answers,
            answers::tabled,
            timeline::timeline,
            pillars::pillars,
            cards::leads,
        ];
        for way in ways {
            if let Some(found) = way(plan, rows) {
                return one(found);
            }
        }
    }
    // Sentences up to the next row that is more than one.
    let mut length = 1;
    while length < rows.len() && is_sentence(plan, &rows[length..]) {
        length += 1;
    }
    (composed(plan, &rows[..length]), length)
}

/// Whether nothing special begins here.
fn is_sentence(plan: &Plan<'_>, rows: &[Row]) -> bool {
    let is_words = matches!(rows[0].kind, RowKind::Words | RowKind::Item);
    let is_plain = plan.choosing == Choosing::Plain;
    is_words
        && !table::begins(rows)
        && (is_plain
            || !(goals::begins(&rows[0])
                || answers::begins(rows)
                || timeline::begins(rows)
                || counted::begins(rows)
                || pairs::begins(rows)
                || counted::is_note(&rows[0])
                || cards::begins(rows)))
}

/// One sentence for the composer; its number or bullet goes.
pub(super) fn item(ledger: &mut Ledger, row: &Row) -> Item {
    unmarked(ledger, row);
    Item {
        passage: super::row::trimmed(&row.body),
        lines: row.lines,
        number: None,
        is_item: row.is_item(),
    }
}

/// Lets the number or bullet of a row go.
fn unmarked(ledger: &mut Ledger, row: &Row) {
    let why = match row.is_numbered() {
        true => Removal::Numbering,
        false => Removal::Bullet,
    };
    ledger.remove(&row.head.words, why);
    if let Some((_, words)) = &row.numeral {
        ledger.remove(words, Removal::Numbering);
    }
}

/// A picture with its caption. One that stands on the web is not drawn: nothing is fetched.
fn picture(plan: &mut Plan<'_>, row: &Row) -> (Vec<Block>, usize) {
    let RowKind::Picture(at) = row.kind else {
        return (Vec::new(), 1);
    };
    let Some(picture) = plan.source.pictures.get(at) else {
        return (Vec::new(), 1);
    };
    let words = row.whole().words;
    let is_remote = picture.path.contains("://") || picture.path.starts_with("data:");
    let mut fields = Vec::from([Entry::plain("src", place(picture, plan.pictures))]);
    if !picture.alt.trim().is_empty() {
        fields.push(Entry::plain("alt", picture.alt.trim()));
    }
    let mut block = Block::new("image", fields);
    block.lines = Some(row.lines);
    if !is_remote {
        if !words.is_empty() {
            block.fields.push(Entry::words("caption", words));
        }
        return (Vec::from([block]), 1);
    }
    block.fields.push(Entry::plain("hide", "true"));
    block
        .remarks
        .push("图片在网上，程序不联网：存到报告旁边，改好 src，删去 hide".to_owned());
    let caption = Block::new("note", Vec::from([Entry::words("text", words.clone())]));
    (
        std::iter::once(block)
            .chain((!words.is_empty()).then_some(caption))
            .collect(),
        1,
    )
}

/// Where a picture is, from the report's folder.
fn place(picture: &Picture, folder: &str) -> String {
    let name = picture.path.rsplit(['/', '\\']).next().unwrap_or_default();
    match (&picture.bytes, folder.is_empty()) {
        (None, _) => picture.path.clone(),
        (Some(_), true) => name.to_owned(),
        (Some(_), false) => format!("{folder}/{name}"),
    }
}

/// Words that the source sets apart.
fn aside(plan: &mut Plan<'_>, rows: &[Row]) -> (Block, usize) {
    let row = &rows[0];
    super::plan::chosen(
        plan,
        "callout",
        row.lines,
        "原文另框的文字，做成提示",
        "words set apart in the source",
    );
    let mut block = Block::new(
        "callout",
        Vec::from([Entry::words("text", row.whole().words)]),
    );
    block.lines = Some(row.lines);
    (block, 1)
}
