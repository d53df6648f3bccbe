//! Makes a block and says why it is what it is.

use super::place::Placed;
use crate::diag::Message;
use crate::import::{Block, Choice, Entry, Ledger};

/// A block of facts, noted in the ledger.
pub(super) fn made(
    kind: &'static str,
    fields: Vec<Entry>,
    members: &[&Placed],
    ledger: &mut Ledger,
    why: Message,
) -> Block {
    noted(kind, fields, members.iter().map(|it| it.lines), ledger, why)
}

/// A block of some lines, noted in the ledger.
pub(super) fn noted(
    kind: &'static str,
    fields: Vec<Entry>,
    lines: impl Iterator<Item = (usize, usize)>,
    ledger: &mut Ledger,
    why: Message,
) -> Block {
    let all = lines.reduce(|all, it| (all.0.min(it.0), all.1.max(it.1)));
    let lines = all.unwrap_or_default();
    let (zh, en) = match lines {
        (first, last) if first == last => (format!("第 {first} 行"), format!("line {first}")),
        (first, last) => (
            format!("第 {first}–{last} 行"),
            format!("lines {first}–{last}"),
        ),
    };
    ledger.choices.push(Choice {
        kind,
        lines,
        message: Message::new(format!("{zh}：{}", why.zh), format!("{en}: {}", why.en)),
    });
    let mut block = Block::new(kind, fields);
    block.lines = all;
    block
}

pub(super) fn stats(count: usize) -> Message {
    match count {
        1 => Message::new(
            "1 个数字有名称，做成数据块",
            "one named figure becomes a tile",
        ),
        _ => Message::new(
            format!("{count} 个数字各有名称，做成数据块"),
            format!("{count} named figures become tiles"),
        ),
    }
}

pub(super) fn shares(count: usize) -> Message {
    Message::new(
        format!("{count} 个数字都是占整体的比例，画成圆环或进度条"),
        format!("{count} figures are shares of a whole and become rings or bars"),
    )
}

pub(super) fn chart(count: usize) -> Message {
    Message::new(
        format!("{count} 个数字单位相同、说的是同一种量，画成图表"),
        format!("{count} figures of one unit and one measure become a chart"),
    )
}

pub(super) fn honors(count: usize) -> Message {
    Message::new(
        format!("{count} 条讲荣誉或名次，做成荣誉墙"),
        format!("{count} sentences tell of honours or ranks and become a wall of honours"),
    )
}

pub(super) fn list(count: usize) -> Message {
    Message::new(
        format!("{count} 句话离开上下文就说不完整，或者没有数字，照原文列出"),
        format!("{count} sentences stay as they are: they have no figure that could stand alone"),
    )
}

pub(super) fn counted(count: usize) -> Message {
    Message::new(
        format!("{count} 条按“第一、第二”“一是、二是”排列，做成列表"),
        format!("{count} parts count themselves and become a list"),
    )
}

pub(super) fn text() -> Message {
    Message::new(
        "一段叙述，照原文排成正文",
        "running text stays running text",
    )
}

pub(super) fn plain(count: usize) -> Message {
    Message::new(
        format!("按要求只用正文和列表：{count} 条照原文列出"),
        format!("only texts and lists were asked for: {count} items stay as they are"),
    )
}
