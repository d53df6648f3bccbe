//! The texts of a report under the headings of the sheet.

use crate::document::{Block, Document, Record, Text, Value, texts_of};

/// Texts under a heading.
pub(super) struct Gathered<'d> {
    pub(super) title: String,
    pub(super) level: u8,
    pub(super) texts: Vec<Member<'d>>,
}

/// A text with what its place in the report says of it.
pub(super) struct Member<'d> {
    pub(super) text: &'d Text,
    /// Whether it is a name as a whole: who publishes, who did what, whose words these are.
    pub(super) is_name: bool,
}

/// Fields that hold a name and nothing else.
const NAMES: [&str; 4] = [".issuer", ".by", ".name", ".role"];
/// What a sheet calls the head, the panel and the foot.
const HEAD: &str = "刊头";
const PANEL: &str = "核心数据";
const FOOT: &str = "页脚";

/// The texts of a report in reading order.
pub(super) fn groups(document: &Document) -> Vec<Gathered<'_>> {
    let mut groups = vec![Gathered {
        title: HEAD.to_owned(),
        level: 2,
        texts: members(&document.hero),
    }];
    groups.extend(document.figures.iter().map(|block| Gathered {
        title: words(&block.record, "title").unwrap_or_else(|| PANEL.to_owned()),
        level: 2,
        texts: members(block),
    }));
    for (section, number) in document.sections.iter().zip(1..) {
        of_section((section, number), &mut groups);
    }
    groups.extend(document.footer.iter().map(|block| Gathered {
        title: FOOT.to_owned(),
        level: 2,
        texts: members(block),
    }));
    groups
}

/// A section, and each of its chapters under a heading of its own. One without a title goes by its number.
fn of_section<'d>((section, number): (&'d Block, usize), groups: &mut Vec<Gathered<'d>>) {
    let blocks = match section.record.get("blocks") {
        Some(Value::Blocks(blocks)) => blocks.as_slice(),
        _ => &[],
    };
    let title = words(&section.record, "title");
    let title = title.unwrap_or_else(|| format!("第 {number} 部分"));
    let is_own = |text: &&Text| {
        let inner = blocks
            .iter()
            .any(|block| is_below(&text.path, &block.record.path));
        !inner
    };
    let own = texts_of(section).into_iter().filter(is_own).map(member);
    let mut open = Gathered {
        title: title.clone(),
        level: 2,
        texts: own.collect(),
    };
    for block in blocks {
        let heading = words(&block.record, "title");
        match heading.filter(|_| block.kind.name == "chapter") {
            Some(heading) => {
                let lead = words(&block.record, "lead").unwrap_or_default();
                // The lead may be a part of the title, or stand before it.
                let lead = Some(lead).filter(|lead| !heading.starts_with(lead.as_str()));
                let lead = lead.unwrap_or_default();
                let number = words(&block.record, "number").map(|number| number + "　");
                let next = Gathered {
                    title: format!("{}{lead}{heading}", number.unwrap_or_default()),
                    level: 3,
                    texts: members(block),
                };
                groups.push(std::mem::replace(&mut open, next));
            }
            None => open.texts.extend(members(block)),
        }
    }
    groups.push(open);
}

/// Whether a path leads into a value.
fn is_below(path: &str, around: &str) -> bool {
    let rest = path.strip_prefix(around);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

fn members(block: &Block) -> Vec<Member<'_>> {
    let texts = texts_of(block).into_iter();
    // The numbers of chapters and points are those of their order; the layout draws them anyhow.
    let texts = texts.filter(|text| !text.path.ends_with(".number"));
    texts.map(member).collect()
}

fn member(text: &Text) -> Member<'_> {
    let path = text.path.as_str();
    let is_credit = path.contains(".credits[") && path.ends_with(".value");
    let is_name = is_credit || path == "issuer" || NAMES.iter().any(|name| path.ends_with(name));
    Member { text, is_name }
}

fn words(record: &Record, name: &str) -> Option<String> {
    match record.get(name) {
        Some(Value::Text(text)) => Some(super::phrase::flat(&text.text)),
        _ => None,
    }
}

/// Neighbours of a short text, such as the label of a figure, in characters at most.
const SHORT: usize = 40;

/// The texts of the same item, among which a short text is understood; only itself for a long one.
pub(super) fn beside<'d>(all: &[Member<'d>], at: usize) -> Vec<&'d Text> {
    let Some(own) = all.get(at) else {
        return Vec::new();
    };
    let is_short = |text: &Text| text.text.chars().count() <= SHORT;
    let item = item_of(&own.text.path);
    let is_near = |member: &&Member<'_>| {
        is_short(member.text) && item_of(&member.text.path) == item && !item.is_empty()
    };
    if !is_short(own.text) || !item.ends_with(']') {
        return vec![own.text];
    }
    let before = all[..at].iter().rev().take_while(is_near).count();
    let after = all[at..].iter().take_while(is_near).count();
    let near = all[at - before..at + after.max(1)].iter();
    near.map(|member| member.text).collect()
}

/// The path of the item or row that holds a text.
fn item_of(path: &str) -> &str {
    match path.rfind(['.', '[']) {
        Some(at) => &path[..at],
        None => "",
    }
}
