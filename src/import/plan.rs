//! The tree of a report → its sections and blocks.

use super::compose::{Choosing, compose};
use super::heading::{Siblings, bare_title, heading_fields};
use super::opening::Style;
use super::skeleton::{Heading, Key, Part};
use super::{Block, Entry, Ledger, Value, Words, special};
use crate::diag::{Message, Severity};
use crate::manuscript::{Manuscript, Removal};

/// What the parts of a plan need to know.
pub(super) struct Plan<'a> {
    /// The source.
    pub(super) source: &'a Manuscript,
    /// How blocks are chosen.
    pub(super) choosing: Choosing,
    /// The folder of pictures from inside the source.
    pub(super) pictures: &'a str,
    /// The book.
    pub(super) ledger: &'a mut Ledger,
}

/// How deep a part lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    Section,
    Chapter,
    Deeper,
}

/// The sections of a report.
pub(super) fn sections(plan: &mut Plan<'_>, root: &Part) -> Vec<Block> {
    let mut sections = Vec::new();
    if is_one_section(root) {
        let blocks = content(plan, root, Depth::Section);
        sections.push(section_of(None, blocks, Some(root.lines())));
        return sections;
    }
    if !root.rows.is_empty() {
        let blocks = special::blocks(plan, &root.rows);
        sections.push(section_of(None, blocks, lines_of(&root.rows)));
    }
    check_numbers(plan.ledger, &root.parts);
    for part in &root.parts {
        let blocks = content(plan, part, Depth::Section);
        let mut fields = Vec::new();
        if let Some(heading) = &part.heading {
            drop_number(plan.ledger, heading);
            let title = bare_title(plan.ledger, heading);
            fields.push(Entry::words("title", title));
            fields.extend(
                translation(plan.ledger, heading).map(|words| Entry::words("subtitle", words)),
            );
            icon(&mut fields, heading);
        }
        sections.push(section_of(Some(fields), blocks, Some(part.lines())));
    }
    sections
}

/// Whether the parts of a report are too small to be its sections: `（一）…` to `（十）…`.
fn is_one_section(root: &Part) -> bool {
    const MANY: usize = 7;
    let key = |part: &Part| part.heading.as_ref().map(|heading| heading.key);
    let is_small = |part: &Part| {
        let is_low = matches!(key(part), Some(Key::Number(style)) if style >= Style::HanParen);
        let is_short = part.height() == 0 && part.rows.len() <= 2;
        is_low
            && (key(part) == Some(Key::Number(Style::HanParen))
                || is_short && root.parts.len() >= MANY)
    };
    root.parts.len() > 1 && root.parts.iter().all(is_small)
}

fn section_of(
    fields: Option<Vec<Entry>>,
    blocks: Vec<Block>,
    lines: Option<(usize, usize)>,
) -> Block {
    let mut fields = fields.unwrap_or_default();
    if !blocks.is_empty() {
        fields.push(Entry::new(
            "blocks",
            Value::List(blocks.into_iter().map(Value::Block).collect()),
        ));
    }
    let mut section = Block::new("", fields);
    section.lines = lines;
    section
}

fn lines_of(rows: &[super::row::Row]) -> Option<(usize, usize)> {
    Some((rows.first()?.lines.0, rows.last()?.lines.1))
}

/// Says which heading has nothing under it.
fn check_empty(ledger: &mut Ledger, heading: &Heading) {
    ledger.findings.push(super::Finding {
        code: "empty-heading",
        severity: Severity::Warning,
        lines: Vec::from([heading.lines.0]),
        text: heading.title.text.trim_end_matches(['。', '：']).to_owned(),
        place: heading.title.words.first(),
        message: Message::new("标题下面没有内容", "nothing stands under the heading"),
        hint: Some(Message::new(
            "核对原文是否缺了一段；不需要就删去这个标题",
            "check whether something is missing, or leave the heading out",
        )),
    });
}

/// The blocks of a part: what stands directly under its heading, then its parts.
fn content(plan: &mut Plan<'_>, part: &Part, depth: Depth) -> Vec<Block> {
    let mut blocks = special::blocks(plan, &part.rows);
    if let Some(heading) = part
        .heading
        .as_ref()
        .filter(|_| part.parts.is_empty() && part.rows.is_empty())
    {
        check_empty(plan.ledger, heading);
    }
    if part.parts.is_empty() {
        return blocks;
    }
    check_numbers(plan.ledger, &part.parts);
    check_count(plan.ledger, part);
    if let Some(cards) = special::cards(plan, &part.parts) {
        blocks.push(cards);
        return blocks;
    }
    let siblings = Siblings::of(&part.parts);
    let have_parts = part.parts.iter().any(|part| {
        part.height() > 0
            || part
                .heading
                .as_ref()
                .is_some_and(|heading| heading.number.is_some())
    });
    for inner in &part.parts {
        if inner.heading.is_none() {
            blocks.extend(special::blocks(plan, &inner.rows));
            continue;
        }
        let block = match depth {
            Depth::Section if have_parts => chapter(plan, inner, &siblings),
            Depth::Section => group(plan, inner, &siblings),
            Depth::Chapter | Depth::Deeper => topic(plan, inner, &siblings),
        };
        blocks.push(block);
    }
    blocks
}

/// A chapter, or the one block that it is made of with the chapter's title.
fn chapter(plan: &mut Plan<'_>, part: &Part, siblings: &Siblings) -> Block {
    let blocks = content(plan, part, Depth::Chapter);
    if let Some(block) = titled(plan, part, &blocks) {
        return block;
    }
    headed("chapter", plan, part, siblings, blocks)
}

/// A part of a section without chapters.
fn group(plan: &mut Plan<'_>, part: &Part, siblings: &Siblings) -> Block {
    let blocks = content(plan, part, Depth::Deeper);
    if let Some(block) = titled(plan, part, &blocks) {
        return block;
    }
    headed("topic", plan, part, siblings, blocks)
}

fn topic(plan: &mut Plan<'_>, part: &Part, siblings: &Siblings) -> Block {
    let blocks = content(plan, part, Depth::Deeper);
    headed("topic", plan, part, siblings, blocks)
}

/// A heading and its blocks.
fn headed(
    kind: &'static str,
    plan: &mut Plan<'_>,
    part: &Part,
    siblings: &Siblings,
    blocks: Vec<Block>,
) -> Block {
    let mut fields = Vec::new();
    let mut blocks = blocks;
    if let Some(heading) = &part.heading {
        fields = heading_fields(plan.ledger, heading, siblings);
        icon(&mut fields, heading);
        if let Some(words) = translation(plan.ledger, heading) {
            blocks.insert(
                0,
                Block::new("text", Vec::from([Entry::words("text", words)])),
            );
        }
    }
    if !blocks.is_empty() {
        fields.push(Entry::new(
            "blocks",
            Value::List(blocks.into_iter().map(Value::Block).collect()),
        ));
    }
    let mut block = Block::new(kind, fields);
    block.lines = Some(part.lines());
    block
}

/// Kinds that carry the title of the part that they are all of.
const TITLED: [&str; 7] = [
    "cards", "pillars", "goals", "qa", "timeline", "table", "steps",
];

/// The one block that a part without a number is made of, with the part's title.
fn titled(plan: &mut Plan<'_>, part: &Part, blocks: &[Block]) -> Option<Block> {
    let heading = part
        .heading
        .as_ref()
        .filter(|heading| heading.number.is_none())?;
    let [block] = blocks else { return None };
    let has_title = block.fields.iter().any(|entry| entry.key == "title");
    if has_title || !TITLED.contains(&block.kind) {
        return None;
    }
    let title = bare_title(plan.ledger, heading);
    let mut block = block.clone();
    block.fields.insert(0, Entry::words("title", title));
    block.lines = Some(part.lines());
    Some(block)
}

/// The heading in another language; its number stands before the heading already.
fn translation(ledger: &mut Ledger, heading: &Heading) -> Option<Words> {
    let (head, title) = heading.translation.as_ref()?;
    ledger.remove(&head.words, Removal::Numbering);
    Some(super::row::trimmed(title).words)
}

/// The number of a section is not drawn: the layout counts its sections itself.
fn drop_number(ledger: &mut Ledger, heading: &Heading) {
    let why = match heading.number {
        Some(_) => Removal::Numbering,
        None => Removal::Bullet,
    };
    ledger.remove(&heading.head.words, why);
    if heading.head.words.is_empty() {
        ledger.remove(
            &heading.number.clone().unwrap_or_default(),
            Removal::Numbering,
        );
    }
}

/// The icon of a heading, when a word of it names one.
fn icon(fields: &mut Vec<Entry>, heading: &Heading) {
    if let Some(icon) = super::compose::icon(&heading.title.text) {
        fields.push(Entry::plain("icon", icon));
    }
}

/// Says where numbered siblings leave out a number or repeat one.
fn check_numbers(ledger: &mut Ledger, parts: &[Part]) {
    let headings: Vec<&Heading> = parts
        .iter()
        .filter_map(|part| part.heading.as_ref())
        .filter(|heading| heading.value > 0)
        .collect();
    for pair in headings.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        let is_repeated = after.value == before.value;
        let is_next = after.value == before.value + 1 || after.value == 1 && !is_repeated;
        if before.key == after.key && !is_next {
            let message = match is_repeated {
                true => Message::new(
                    format!("编号 {} 用了两次", after.value),
                    format!("the number {} is used twice", after.value),
                ),
                false => Message::new(
                    format!("编号从 {} 跳到 {}", before.value, after.value),
                    format!(
                        "the numbering goes from {} to {}",
                        before.value, after.value
                    ),
                ),
            };
            ledger.findings.push(super::Finding {
                code: "numbering-gap",
                severity: Severity::Warning,
                lines: Vec::from([after.lines.0, before.lines.0]),
                text: after.title.text.trim_end_matches(['。', '：']).to_owned(),
                place: after.title.words.first(),
                message,
                hint: Some(Message::new(
                    "核对是否漏了一项，或者编号写错",
                    "check whether something is missing or misnumbered",
                )),
            });
        }
    }
}

/// Says where a heading promises another number of parts than it has: `9个方面`.
fn check_count(ledger: &mut Ledger, part: &Part) {
    let Some(heading) = &part.heading else { return };
    let Some(count) = promised(&heading.title.text) else {
        return;
    };
    if count != part.parts.len() && count <= 30 {
        ledger.findings.push(super::Finding {
            code: "count-mismatch",
            severity: Severity::Warning,
            lines: Vec::from([heading.lines.0]),
            text: heading.title.text.clone(),
            place: heading.title.words.first(),
            message: Message::new(
                format!("标题说有 {count} 项，下面是 {} 项", part.parts.len()),
                format!(
                    "the heading promises {count} and {} stand under it",
                    part.parts.len()
                ),
            ),
            hint: Some(Message::new(
                "核对是否漏了一项",
                "check whether one is missing",
            )),
        });
    }
}

/// How many parts a heading promises.
fn promised(title: &str) -> Option<usize> {
    const COUNTERS: [&str; 7] = [
        "个方面",
        "方面工作",
        "项重点",
        "项任务",
        "件实事",
        "大工程",
        "大行动",
    ];
    let (at, _) = COUNTERS
        .iter()
        .find_map(|counter| title.find(counter).map(|at| (at, counter)))?;
    let digits = title[..at]
        .chars()
        .rev()
        .take_while(|char| char.is_ascii_digit() || "一二三四五六七八九十".contains(*char))
        .count();
    let start = title[..at]
        .char_indices()
        .rev()
        .take(digits)
        .last()
        .map(|(at, _)| at)?;
    super::opening::numeral(&title[start..at])
        .filter(|(_, length)| *length == at - start)
        .map(|(value, _)| value)
}

/// Notes why a block is what it is.
pub(super) fn chosen(
    plan: &mut Plan<'_>,
    kind: &'static str,
    lines: (usize, usize),
    zh: impl Into<String>,
    en: impl Into<String>,
) {
    plan.ledger.choose(kind, lines, Message::new(zh, en));
}

/// Sentences that are nothing special.
pub(super) fn composed(plan: &mut Plan<'_>, rows: &[super::row::Row]) -> Vec<Block> {
    let items: Vec<_> = rows
        .iter()
        .map(|row| special::item(plan.ledger, row))
        .collect();
    compose(&items, plan.choosing, plan.ledger)
}

/// Words without their full stop.
pub(super) fn without_stop(ledger: &mut Ledger, passage: &super::Passage) -> Words {
    let passage = super::row::trimmed(passage);
    let end = match passage.text.trim_end_matches(['。', '；', ';', '，']).len() {
        0 => passage.text.len(),
        end => end,
    };
    ledger.remove(&passage.slice(end..passage.text.len()), Removal::Stop);
    passage.slice(0..end)
}
