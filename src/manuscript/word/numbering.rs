//! Lists that Word numbers by itself: the number that stands before a paragraph on the page.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::numeral::numeral;
use super::package::{attribute, child, switch, value};
use super::styles::{Listing, Styles};

/// The levels of a list.
const LEVELS: usize = 9;

/// The lists of a file and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Kinds of lists, by identifier.
    kinds: BTreeMap<String, [Level; LEVELS]>,
    /// Lists, by identifier.
    lists: BTreeMap<String, List>,
    /// What each kind has counted.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Lists that have begun: a list restarts its kind only once.
    begun: BTreeSet<String>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// After which level it begins anew; 0: never.
    restart: Option<usize>,
    is_legal: bool,
    has_blank: bool,
    style: Option<String>,
    bold: Option<bool>,
}

#[derive(Debug, Default, Clone)]
struct List {
    kind: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// The number with its marks; for a bullet the bullet.
    pub text: String,
    /// Whether a blank or a tab follows.
    pub has_blank: bool,
    /// Whether it is a bullet.
    pub is_bullet: bool,
    /// The level, from 0.
    pub level: usize,
    /// Whether it is bold, when the list says so.
    pub bold: Option<bool>,
    /// The name of a format that is not known.
    pub unknown: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            format: "decimal".to_owned(),
            text: String::new(),
            restart: None,
            is_legal: false,
            has_blank: true,
            style: None,
            bold: None,
        }
    }
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(document: &Document<'_>, styles: &Styles) -> Self {
        let root = document.root_element();
        let mut read = Self::default();
        let mut links = BTreeMap::new();
        for node in root.children() {
            match node.tag_name().name() {
                "abstractNum" => {
                    let Some(id) = attribute(node, "abstractNumId") else {
                        continue;
                    };
                    if let Some(style) = value(node, "numStyleLink") {
                        links.insert(id.to_owned(), style.to_owned());
                    }
                    read.kinds.insert(id.to_owned(), levels(node));
                }
                "num" => {
                    let Some(id) = attribute(node, "numId") else {
                        continue;
                    };
                    read.lists.insert(id.to_owned(), list(node));
                }
                _ => {}
            }
        }
        read.follow(&links, styles);
        read
    }

    /// Kinds that a style of lists defines elsewhere.
    fn follow(&mut self, links: &BTreeMap<String, String>, styles: &Styles) {
        let kinds: BTreeMap<_, _> = self
            .lists
            .iter()
            .map(|(id, list)| (id.clone(), list.kind.clone()))
            .collect();
        for list in self.lists.values_mut() {
            let style = links.get(&list.kind);
            let target = style.and_then(|style| styles.list_of_style(style));
            if let Some(kind) = target.and_then(|id| kinds.get(id)) {
                list.kind = kind.clone();
            }
        }
    }

    /// Counts a paragraph of a list; `None` when it is in none.
    pub fn count(&mut self, listing: &Listing, style: Option<&str>) -> Option<Label> {
        let id = listing.id.as_deref().filter(|id| *id != "0")?;
        let list = self.lists.get(id)?.clone();
        let mut levels = self.kinds.get(&list.kind)?.clone();
        for (at, level) in &list.levels {
            levels[(*at).min(LEVELS - 1)] = level.clone();
        }
        let of_style = || {
            levels
                .iter()
                .position(|level| level.style.is_some() && level.style.as_deref() == style)
        };
        let at = listing.level.or_else(of_style).unwrap_or(0).min(LEVELS - 1);
        let counts = self
            .counts
            .entry(list.kind.clone())
            .or_insert([None; LEVELS]);
        let is_new = self.begun.insert(id.to_owned());
        for (level, start) in &list.starts {
            let level = (*level).min(LEVELS - 1);
            levels[level].start = *start;
            if is_new {
                counts[level] = None;
            }
        }
        step(counts, &levels, at);
        Some(label(counts, &levels, at))
    }
}

/// Counts a level on; those above begin where they start, those below begin anew.
fn step(counts: &mut [Option<u32>; LEVELS], levels: &[Level; LEVELS], at: usize) {
    for above in 0..at {
        counts[above].get_or_insert(levels[above].start);
    }
    counts[at] = match counts[at] {
        Some(count) => Some(count.saturating_add(1)),
        None => Some(levels[at].start),
    };
    for below in at + 1..LEVELS {
        let restarts = levels[below].restart.is_none_or(|after| at < after);
        if restarts {
            counts[below] = None;
        }
    }
}

/// The words of a level: `第%1章`, `%1.%2`.
fn label(counts: &[Option<u32>; LEVELS], levels: &[Level; LEVELS], at: usize) -> Label {
    let level = &levels[at];
    let mut unknown = None;
    let mut text = String::new();
    let mut rest = level.text.as_str();
    while let Some(percent) = rest.find('%') {
        text.push_str(&rest[..percent]);
        rest = &rest[percent + 1..];
        let digit = rest.chars().next().and_then(|digit| digit.to_digit(10));
        let Some(place) = digit
            .and_then(|digit| (digit as usize).checked_sub(1))
            .filter(|place| *place < LEVELS)
        else {
            text.push('%');
            continue;
        };
        rest = &rest[1..];
        let format = match level.is_legal {
            true => "decimal",
            false => levels[place].format.as_str(),
        };
        let number = counts[place].unwrap_or(levels[place].start);
        match numeral(number, format) {
            Some(numeral) => text.push_str(&numeral),
            None if matches!(format, "none" | "bullet") => {}
            None => {
                unknown = Some(format.to_owned());
                text.push_str(&number.to_string());
            }
        }
    }
    text.push_str(rest);
    Label {
        text: text.trim().to_owned(),
        has_blank: level.has_blank,
        is_bullet: level.format == "bullet",
        level: at,
        bold: level.bold,
        unknown,
    }
}

fn levels(node: Node<'_, '_>) -> [Level; LEVELS] {
    let mut levels: [Level; LEVELS] = std::array::from_fn(|_| Level::default());
    for (at, level) in node.children().filter_map(level) {
        levels[at.min(LEVELS - 1)] = level;
    }
    levels
}

fn level(node: Node<'_, '_>) -> Option<(usize, Level)> {
    if node.tag_name().name() != "lvl" {
        return None;
    }
    let at = attribute(node, "ilvl")?.parse().ok()?;
    let format = child(node, "numFmt").or_else(|| {
        // Formats of newer versions stand beside an old one.
        let choice = child(node, "AlternateContent")?;
        let fallback = child(choice, "Fallback").or_else(|| child(choice, "Choice"))?;
        child(fallback, "numFmt")
    });
    let level = Level {
        start: value(node, "start")
            .and_then(|start| start.parse().ok())
            .unwrap_or(0),
        format: format
            .and_then(|format| attribute(format, "val"))
            .unwrap_or("decimal")
            .to_owned(),
        text: value(node, "lvlText").unwrap_or("").to_owned(),
        restart: value(node, "lvlRestart").and_then(|after| after.parse().ok()),
        is_legal: switch(node, "isLgl").unwrap_or(false),
        has_blank: value(node, "suff") != Some("nothing"),
        style: value(node, "pStyle").map(str::to_owned),
        bold: child(node, "rPr").and_then(|run| switch(run, "b")),
    };
    Some((at, level))
}

fn list(node: Node<'_, '_>) -> List {
    let mut list = List {
        kind: value(node, "abstractNumId").unwrap_or("").to_owned(),
        ..List::default()
    };
    for change in node
        .children()
        .filter(|node| node.tag_name().name() == "lvlOverride")
    {
        let Some(at) = attribute(change, "ilvl").and_then(|at| at.parse().ok()) else {
            continue;
        };
        if let Some(start) = value(change, "startOverride").and_then(|start| start.parse().ok()) {
            list.starts.insert(at, start);
        }
        if let Some((_, level)) = child(change, "lvl").and_then(level) {
            list.levels.insert(at, level);
        }
    }
    list
}
