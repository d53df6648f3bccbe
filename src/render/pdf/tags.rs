//! What readers are told: headings, words and figures in reading order, each with what is drawn of it.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU16;

use krilla::tagging::{BBox, Identifier, Tag, TagGroup, TagTree};

use super::{Page, space};
use crate::geom::Rect;
use crate::scene::{Mark, MarkKind, Part, Scene};

/// The lowest level of a heading.
const LOWEST: u8 = 6;

/// A piece of a page that belongs to a part.
pub(super) struct Piece {
    /// Its number in the page.
    pub(super) id: Identifier,
    /// Where it is, in points.
    pub(super) area: Rect,
}

/// The parts of all scenes in reading order.
pub(super) struct Tags {
    parts: Vec<Entry>,
    places: HashMap<Part, usize>,
    /// What has been claimed, by its address; only looked up, never listed.
    claimed: HashSet<usize>,
    /// The page that is being drawn.
    pub(super) page: usize,
}

struct Entry {
    kind: Kind,
    text: String,
    pieces: Vec<(usize, Piece)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading(u8),
    Words,
    Figure,
}

/// The scenes of a file, each once, in the order in which they are first shown.
pub(super) fn scenes<'a>(pages: &[Page<'a>]) -> Vec<&'a Scene> {
    let mut scenes: Vec<&Scene> = Vec::new();
    for view in pages.iter().flat_map(|page| &page.views) {
        if !scenes.iter().any(|known| std::ptr::eq(*known, view.scene)) {
            scenes.push(view.scene);
        }
    }
    scenes
}

impl Tags {
    /// The parts that the marks of all scenes speak of.
    pub(super) fn read(pages: &[Page<'_>]) -> Self {
        let mut tags = Self {
            parts: Vec::new(),
            places: HashMap::new(),
            claimed: HashSet::new(),
            page: 0,
        };
        for mark in scenes(pages).into_iter().flat_map(|scene| &scene.marks) {
            tags.note(mark);
        }
        tags
    }

    fn note(&mut self, mark: &Mark) {
        let kind = match mark.kind {
            MarkKind::Heading(level) => Kind::Heading(level),
            MarkKind::Line { .. } => Kind::Words,
            MarkKind::Figure => Kind::Figure,
        };
        let place = *self.places.entry(mark.part).or_insert(self.parts.len());
        if place == self.parts.len() {
            let (text, pieces) = (String::new(), Vec::new());
            self.parts.push(Entry { kind, text, pieces });
        }
        let entry = &mut self.parts[place];
        // A heading has lines as well; it is its own mark that says so.
        match kind {
            Kind::Words => {}
            // A heading that is drawn line by line.
            Kind::Heading(_) if entry.kind == kind && !entry.text.is_empty() => {
                entry.text.push(' ');
                entry.text.push_str(&mark.text);
            }
            Kind::Heading(_) | Kind::Figure => {
                entry.kind = kind;
                entry.text.clone_from(&mark.text);
            }
        }
    }

    /// Whether a piece of a part, known by its address, is to be marked: readers know the part, and the
    /// piece has not been marked before. A figure that says nothing is an ornament.
    pub(super) fn claim(&mut self, part: Part, address: usize) -> bool {
        let entry = self.places.get(&part).map(|place| &self.parts[*place]);
        let is_told =
            entry.is_some_and(|entry| entry.kind != Kind::Figure || !entry.text.trim().is_empty());
        is_told && self.claimed.insert(address)
    }

    /// Adds a piece to its part.
    pub(super) fn add(&mut self, part: Part, piece: Piece) {
        if let Some(place) = self.places.get(&part) {
            self.parts[*place].pieces.push((self.page, piece));
        }
    }

    /// The tree of all parts of which something is drawn.
    pub(super) fn tree(self, lang: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        let mut level = 0;
        for entry in self.parts {
            if entry.pieces.is_empty() {
                continue;
            }
            let mut group = match entry.kind {
                Kind::Heading(wanted) => {
                    level = legal(wanted, level);
                    heading(level, &entry.text)
                }
                Kind::Words => TagGroup::new(Tag::P),
                Kind::Figure => figure(&entry),
            };
            for (_, piece) in entry.pieces {
                group.push(piece.id);
            }
            tree.push(group);
        }
        tree
    }
}

/// A level that leaves none out on the way down: the first heading is of level 1, and each at most one
/// below the one before it (ISO 14289-1, 7.4.2).
pub(super) fn legal(wanted: u8, before: u8) -> u8 {
    wanted.clamp(1, LOWEST).min(before + 1)
}

fn heading(level: u8, text: &str) -> TagGroup {
    let level = NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN);
    TagGroup::new(Tag::Hn(level, Some(text.replace('\n', ""))))
}

fn figure(entry: &Entry) -> TagGroup {
    let place = entry.pieces.first();
    let bbox = place.and_then(|(page_idx, piece)| {
        let rect = space::rect(&piece.area)?;
        let page_idx = *page_idx;
        Some(BBox { page_idx, rect })
    });
    let alt = Some(entry.text.clone());
    TagGroup::new(Tag::Figure(alt).with_bbox(bbox))
}

#[cfg(test)]
mod tests {
    use super::legal;

    #[test]
    fn no_level_is_left_out() {
        let mut level = 0;
        let levels = [3, 3, 2, 4, 9, 1, 0].map(|wanted| {
            level = legal(wanted, level);
            level
        });
        assert_eq!(levels, [1, 2, 2, 3, 4, 1, 1]);
    }
}
