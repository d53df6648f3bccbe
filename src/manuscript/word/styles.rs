//! What the styles of a Word file say of a paragraph: its level, its list, its weight.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::package::{attribute, child, switch, value};

/// No chain of styles is longer; a longer one goes round.
const CHAIN: usize = 20;

/// The styles of a file, by identifier.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

/// What a style says of itself.
#[derive(Debug, Default, Clone)]
struct Style {
    name: String,
    base: Option<String>,
    outline: Option<u8>,
    list: Option<Listing>,
    bold: Option<bool>,
    is_hidden: Option<bool>,
}

/// The list that a paragraph belongs to, as far as it is said.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Listing {
    /// The number of the list; `0` takes a paragraph out of it.
    pub id: Option<String>,
    /// The level, from 0.
    pub level: Option<usize>,
}

/// What a paragraph is in the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// Running text.
    Body,
    /// The title of the whole.
    Title,
    /// A heading of a level from 1.
    Heading(u8),
    /// A line of the table of contents.
    Contents,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(document: &Document<'_>) -> Self {
        let mut read = Self::default();
        let nodes = document.root_element().children();
        for node in nodes.filter(|node| node.tag_name().name() == "style") {
            let Some(id) = attribute(node, "styleId") else {
                continue;
            };
            let is_default = matches!(attribute(node, "default"), Some("1" | "true" | "on"));
            if is_default && attribute(node, "type") == Some("paragraph") {
                read.default = Some(id.to_owned());
            }
            read.styles.insert(id.to_owned(), style(node));
        }
        read
    }

    /// A style and those it is based on, the nearest first.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s Style> {
        let first = id.or(self.default.as_deref());
        let mut next = first.and_then(|id| self.styles.get(id));
        let chain = std::iter::from_fn(move || {
            let style = next?;
            next = style.base.as_deref().and_then(|base| self.styles.get(base));
            Some(style)
        });
        chain.take(CHAIN)
    }

    /// What a paragraph of a style is, when its own level is not said.
    pub fn rank(&self, id: Option<&str>) -> Rank {
        for style in self.chain(id) {
            match rank_of_name(&style.name) {
                Some(rank) => return rank,
                None => match style.outline {
                    Some(level) if level < 9 => return Rank::Heading(level + 1),
                    Some(_) => return Rank::Body,
                    None => {}
                },
            }
        }
        Rank::Body
    }

    /// The list that a style puts its paragraphs in.
    pub fn list(&self, id: Option<&str>) -> Option<Listing> {
        let mut found = self.chain(id).filter_map(|style| style.list.clone());
        let mut first = found.next()?;
        for base in found {
            first.id = first.id.or(base.id);
            first.level = first.level.or(base.level);
        }
        Some(first)
    }

    /// The number of the list of a style of lists.
    pub fn list_of_style(&self, id: &str) -> Option<&str> {
        self.styles.get(id)?.list.as_ref()?.id.as_deref()
    }

    /// Whether a style sets its words in bold.
    pub fn is_bold(&self, id: Option<&str>) -> bool {
        let mut said = self.chain(id).filter_map(|style| style.bold);
        said.next().unwrap_or(false)
    }

    /// Whether a style of characters sets words in bold; without one none does.
    pub fn is_run_bold(&self, id: Option<&str>) -> bool {
        id.is_some() && self.is_bold(id)
    }

    /// Whether a style of characters hides its words.
    pub fn is_hidden(&self, id: Option<&str>) -> bool {
        let mut said = self.chain(id).filter_map(|style| style.is_hidden);
        id.is_some() && said.next().unwrap_or(false)
    }
}

fn style(node: Node<'_, '_>) -> Style {
    let paragraph = child(node, "pPr");
    let run = child(node, "rPr");
    Style {
        name: value(node, "name").unwrap_or("").trim().to_lowercase(),
        base: value(node, "basedOn").map(str::to_owned),
        outline: paragraph.and_then(outline),
        list: paragraph.and_then(listing),
        bold: run.and_then(|run| switch(run, "b")),
        is_hidden: run.and_then(|run| switch(run, "vanish")),
    }
}

/// The level in the outline that properties say, from 0; 9 is running text.
pub(super) fn outline(properties: Node<'_, '_>) -> Option<u8> {
    value(properties, "outlineLvl").and_then(|level| level.parse().ok())
}

/// The list that properties say.
pub(super) fn listing(properties: Node<'_, '_>) -> Option<Listing> {
    let list = child(properties, "numPr")?;
    Some(Listing {
        id: value(list, "numId").map(str::to_owned),
        level: value(list, "ilvl").and_then(|level| level.parse().ok()),
    })
}

/// What the built-in names say, in English as files hold them and in Chinese as people see them.
fn rank_of_name(name: &str) -> Option<Rank> {
    let level = |rest: &str| {
        rest.trim()
            .parse::<u8>()
            .ok()
            .filter(|level| (1..=9).contains(level))
    };
    if matches!(name, "title" | "标题") {
        return Some(Rank::Title);
    }
    if let Some(rest) = name
        .strip_prefix("heading")
        .or_else(|| name.strip_prefix("标题"))
    {
        return level(rest).map(Rank::Heading);
    }
    let contents = name
        .strip_prefix("toc")
        .or_else(|| name.strip_prefix("目录"))?;
    level(contents).map(|_| Rank::Contents)
}
