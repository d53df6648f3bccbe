//! Headings with a few short lines under each, and items with bold leads → cards.

use super::super::heading::{lead, number, without};
use super::super::plan::{Plan, chosen, without_stop};
use super::super::row::{Row, RowKind, cut, trimmed};
use super::super::skeleton::Part;
use super::super::{Block, Entry, Ledger, Passage, Value, Words};
use super::unmarked;
use crate::manuscript::Removal;
use crate::numbers;

/// So few are no grid.
const ENOUGH: usize = 3;
/// A card has not more lines.
const LINES: usize = 6;
/// A line of a card is not longer.
const LONGEST: usize = 28;
/// The title of a card is not longer.
const LONGEST_TITLE: usize = 20;
/// The title on the spine of a card is not longer.
const SPINE: usize = 8;

/// The parts under a heading as one grid of cards, when each has a few short lines.
pub(in super::super) fn cards(plan: &mut Plan<'_>, parts: &[Part]) -> Option<Block> {
    let is_plain = plan.choosing == super::Choosing::Plain;
    if is_plain || parts.len() < ENOUGH {
        return None;
    }
    if parts.len() > ENOUGH && parts.iter().all(is_told) {
        return Some(told(plan, parts));
    }
    if !parts.iter().all(is_card) {
        return None;
    }
    let titles: Vec<&str> = parts
        .iter()
        .filter_map(|part| part.heading.as_ref())
        .map(|heading| heading.title.text.as_str())
        .collect();
    // Stages of one line each follow one another.
    let are_steps =
        titles.iter().all(|title| is_stage(title)) && parts.iter().all(|part| part.rows.len() == 1);
    let shared = if are_steps { 0 } else { lead(&titles).len() };
    let heading = |part: &Part| part.heading.as_ref().is_some_and(|it| it.number.is_some());
    let icons = icons(titles.iter().copied(), parts.iter().all(heading));
    let items = parts.iter().zip(icons);
    let items: Vec<Value> = items
        .map(|(part, icon)| card(plan, part, shared, icon))
        .collect();
    let lines = (parts.first()?.lines().0, parts.last()?.lines().1);
    let count = parts.len();
    let items = Entry::new("items", Value::List(items));
    let mut block = if are_steps {
        chosen(
            plan,
            "steps",
            lines,
            format!("{count} 个小标题是先后的阶段，做成步骤"),
            format!("{count} headings are stages, one after another"),
        );
        Block::new("steps", Vec::from([items]))
    } else {
        chosen(
            plan,
            "cards",
            lines,
            format!("{count} 个小标题下面都是短句，做成卡片"),
            format!("{count} headings with short lines under each"),
        );
        let columns = Entry::plain("columns", columns(count).to_string());
        Block::new("cards", Vec::from([columns, items]))
    };
    block.lines = Some(lines);
    Some(block)
}

/// Whether a title names a stage: `集中攻坚阶段（4月至10月）`, `第二步`.
fn is_stage(title: &str) -> bool {
    title.contains("阶段") || title.starts_with('第') && title.contains('步')
}

/// How many cards stand side by side.
fn columns(count: usize) -> usize {
    match count {
        2 | 4 => 2,
        _ => 3,
    }
}

fn is_card(part: &Part) -> bool {
    let is_short = |row: &Row| {
        let text = row.body.text.trim().trim_end_matches(['。', '；']);
        let is_words = matches!(row.kind, RowKind::Words | RowKind::Item);
        is_words
            && text.chars().count() <= LONGEST
            && !text.contains(['。', '；', '：'])
            && numbers::search(text).quantities.is_empty()
    };
    let has_title = part
        .heading
        .as_ref()
        .is_some_and(|heading| heading.title.text.chars().count() <= LONGEST_TITLE);
    has_title
        && part.parts.is_empty()
        && (1..=LINES).contains(&part.rows.len())
        && part.rows.iter().all(is_short)
}

/// A paragraph of a card is not longer.
const LONGEST_TEXT: usize = 56;

/// Whether a numbered part has a short title and one short paragraph, and nothing more.
fn is_told(part: &Part) -> bool {
    let has_title = part.heading.as_ref().is_some_and(|heading| {
        heading.number.is_some() && heading.title.text.chars().count() <= LONGEST_TITLE
    });
    let is_short = |row: &Row| {
        row.kind == RowKind::Words
            && !row.is_item()
            && row.body.text.chars().count() <= LONGEST_TEXT
    };
    has_title && part.parts.is_empty() && matches!(part.rows.as_slice(), [row] if is_short(row))
}

/// Parts of one short paragraph each as one grid: `（一）…` to `（十）…`.
fn told(plan: &mut Plan<'_>, parts: &[Part]) -> Block {
    let mut items = Vec::with_capacity(parts.len());
    for part in parts {
        let mut fields = Vec::new();
        if let Some(heading) = &part.heading {
            number(plan.ledger, heading, &mut fields);
            let title = trimmed(&heading.title);
            fields.push(Entry::words("title", without_stop(plan.ledger, &title)));
            if let Some(icon) = super::super::compose::icon(&title.text) {
                fields.push(Entry::plain("icon", icon));
            }
        }
        let text = part.rows.iter().map(|row| trimmed(&row.body).words);
        fields.extend(text.map(|words| Entry::words("text", words)));
        items.push(Value::Map(fields));
    }
    let lines = (
        parts.first().map_or(0, |part| part.lines().0),
        parts.last().map_or(0, |part| part.lines().1),
    );
    let count = parts.len();
    chosen(
        plan,
        "cards",
        lines,
        format!("{count} 个小标题下面各有一段短话，做成卡片"),
        format!("{count} headings with one short paragraph each"),
    );
    let variant = Entry::plain("variant", "spine");
    let items = Entry::new("items", Value::List(items));
    let mut block = Block::new("cards", Vec::from([variant, items]));
    block.lines = Some(lines);
    block
}

/// The icons of cards: each another, and on all of them or on none; beside numbers, most may do.
fn icons<'t>(
    titles: impl Iterator<Item = &'t str>,
    are_numbered: bool,
) -> Vec<Option<&'static str>> {
    let mut icons: Vec<_> = titles.map(super::super::compose::icon).collect();
    let least = if are_numbered { (2, 3) } else { (1, 1) };
    super::super::compose::neighbours(&mut icons, least);
    icons
}

fn card(plan: &mut Plan<'_>, part: &Part, shared: usize, icon: Option<&'static str>) -> Value {
    let mut fields = Vec::new();
    if let Some(heading) = &part.heading {
        number(plan.ledger, heading, &mut fields);
        let title = trimmed(&heading.title);
        if shared > 0 {
            fields.push(Entry::words("lead", title.slice(0..shared)));
        }
        let rest = cut(&title, shared..title.text.len());
        fields.push(Entry::words("title", without_stop(plan.ledger, &rest)));
        if let Some(icon) = icon {
            fields.push(Entry::plain("icon", icon));
        }
    }
    let lines = part.rows.iter().map(|row| {
        unmarked(plan.ledger, row);
        without_stop(plan.ledger, &row.body)
    });
    let lines: Vec<Words> = lines.collect();
    fields.push(match &lines[..] {
        [line] => Entry::words("text", line.clone()),
        _ => {
            let lines = lines.into_iter().map(Value::Words);
            Entry::new("items", Value::List(lines.collect()))
        }
    });
    Value::Map(fields)
}

/// Whether rows with bold leads begin here.
pub(super) fn begins(rows: &[Row]) -> bool {
    led(rows) >= ENOUGH
}

/// How many rows begin with a bold lead.
fn led(rows: &[Row]) -> usize {
    rows.iter()
        .take_while(|row| {
            matches!(row.kind, RowKind::Words | RowKind::Item) && bold_lead(&row.body).is_some()
        })
        .count()
}

/// Where the bold lead of a paragraph ends, without and with its mark.
fn bold_lead(body: &Passage) -> Option<(usize, usize)> {
    let strong = body.strong.first().filter(|range| range.start == 0)?;
    let bold = body.text.get(strong.clone())?;
    let title = bold.trim_end_matches(['。', '：', ':', '，', ' ', '\u{3000}']);
    let rest = &body.text[title.len()..];
    let text = rest.trim_start_matches(['。', '：', ':', ' ', '\u{3000}']);
    let length = title.chars().count();
    let is_title = (2..=LONGEST_TITLE).contains(&length)
        && numbers::search(title).quantities.is_empty()
        && !title.contains(['。', '；']);
    let is_parted = text.len() < rest.len();
    (is_title && is_parted && text.chars().nth(6).is_some())
        .then(|| (title.len(), body.text.len() - text.len()))
}

/// Rows with bold leads as cards of title and text.
pub(super) fn leads(plan: &mut Plan<'_>, rows: &[Row]) -> Option<(Block, usize)> {
    let count = led(rows);
    if count < ENOUGH {
        return None;
    }
    let title = |row: &Row| bold_lead(&row.body).map_or(0, |(end, _)| end);
    let titles = || rows[..count].iter().map(|row| &row.body.text[..title(row)]);
    let icons = icons(titles(), rows[..count].iter().all(Row::is_numbered));
    let variant = match titles().all(is_spine) {
        true => Entry::plain("variant", "spine"),
        false => Entry::plain("columns", "2"),
    };
    let items: Vec<Value> = rows[..count]
        .iter()
        .zip(icons)
        .filter_map(|(row, icon)| led_card(plan.ledger, row, icon))
        .collect();
    let lines = (rows[0].lines.0, rows[count - 1].lines.1);
    chosen(
        plan,
        "cards",
        lines,
        format!("{count} 段都以加粗短语开头，做成卡片"),
        format!("{count} paragraphs begin with bold words"),
    );
    let mut block = Block::new(
        "cards",
        Vec::from([variant, Entry::new("items", Value::List(items))]),
    );
    block.lines = Some(lines);
    Some((block, count))
}

/// Whether a title fits the narrow spine of a card: a few characters, no words in Latin letters.
fn is_spine(title: &str) -> bool {
    title.chars().count() <= SPINE && !title.contains(|char: char| char.is_ascii_alphabetic())
}

fn led_card(ledger: &mut Ledger, row: &Row, icon: Option<&'static str>) -> Option<Value> {
    let (end, start) = bold_lead(&row.body)?;
    let mut fields = Vec::new();
    match row.number() {
        Some(number) => {
            ledger.remove(&without(&row.head.words, &number), Removal::Numbering);
            fields.push(Entry::words("number", number));
        }
        None => ledger.remove(&row.head.words, Removal::Bullet),
    }
    fields.push(Entry::words("title", row.body.slice(0..end)));
    ledger.remove(&row.body.slice(end..start), Removal::Stop);
    if let Some(icon) = icon {
        fields.push(Entry::plain("icon", icon));
    }
    let text = trimmed(&cut(&row.body, start..row.body.text.len()));
    fields.push(Entry::words("text", text.words));
    Some(Value::Map(fields))
}
