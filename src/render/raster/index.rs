//! Which items may be seen in which band, found once for all bands.

use std::sync::OnceLock;

use tiny_skia::Pixmap;

use super::BAND;
use super::canvas::shared;
use crate::geom::{Abs, Rect, Transform};
use crate::render::extent;
use crate::scene::Item;

/// Below this number a list is walked whole.
const SHORT: usize = 24;
/// Items over more bands than this are kept apart, so that the table stays small.
const LONG: usize = 32;

/// What an entry holds besides its item.
pub(super) enum Inner<'a> {
    /// Nothing.
    Leaf,
    /// The picture at its drawn size, made when first seen.
    Picture(Box<OnceLock<Option<Pixmap>>>),
    /// A group.
    Group(Box<Parts<'a>>),
}

/// What is in a group.
pub(super) struct Parts<'a> {
    /// The parts.
    pub(super) index: Index<'a>,
    /// The box of all of them before the group's clip.
    pub(super) contents: Rect,
}

/// An item with the box it may draw in, in device pixels of the poster.
pub(super) struct Entry<'a> {
    /// The item.
    pub(super) item: &'a Item,
    /// The box.
    pub(super) area: Rect,
    /// More.
    pub(super) inner: Inner<'a>,
}

/// The items of a scene or a group.
#[derive(Default)]
pub(super) struct Index<'a> {
    entries: Vec<Entry<'a>>,
    table: Option<Box<Table>>,
}

/// For each band the numbers of the items that touch it.
struct Table {
    first: usize,
    /// Where a band's numbers begin in `numbers`; one more than there are bands.
    starts: Vec<u32>,
    numbers: Vec<u32>,
    /// Items over very many bands; they are looked at in all.
    long: Vec<u32>,
}

impl<'a> Index<'a> {
    /// Builds the index of some items.
    pub(super) fn build(items: &'a [Item], ts: Transform) -> Self {
        let mut entries: Vec<_> = items.iter().filter_map(|item| entry(item, ts)).collect();
        // Most groups hold few items, and a long poster holds thousands of groups.
        entries.shrink_to_fit();
        let table = (entries.len() > SHORT).then(|| Box::new(Table::build(&entries)));
        Self { entries, table }
    }

    /// The entries that may be seen in a band, in order.
    pub(super) fn near(&self, band: usize) -> Box<dyn Iterator<Item = &Entry<'a>> + '_> {
        match &self.table {
            None => Box::new(self.entries.iter()),
            Some(table) => {
                let numbers = table.near(band).into_iter();
                Box::new(numbers.filter_map(|at| self.entries.get(at as usize)))
            }
        }
    }

    /// The box of everything.
    fn area(&self) -> Option<Rect> {
        let areas = self.entries.iter().map(|entry| entry.area);
        areas.reduce(|one, two| one.union(&two))
    }
}

/// `None` for what draws nothing.
fn entry(item: &Item, ts: Transform) -> Option<Entry<'_>> {
    let area = extent::extent(item).map(|area| {
        // Coverage of a curved edge may spill over by a pixel.
        extent::grown(&ts.apply_rect(&area), Abs::px(1.0))
    });
    match item {
        Item::Group(group) => {
            let ts = ts.then_inner(&group.transform);
            let index = Index::build(&group.items, ts);
            let contents = index.area()?;
            let area = group.clip.as_ref().map_or(contents, |(rect, _)| {
                shared(
                    &contents,
                    &extent::grown(&ts.apply_rect(rect), Abs::px(1.0)),
                )
            });
            Some(Entry {
                item,
                area,
                inner: Inner::Group(Box::new(Parts { index, contents })),
            })
        }
        Item::Image(_) => Some(Entry {
            item,
            area: area?,
            inner: Inner::Picture(Box::default()),
        }),
        Item::Box(_) | Item::Path(_) | Item::Text(_) | Item::Drawing(_) => Some(Entry {
            item,
            area: area?,
            inner: Inner::Leaf,
        }),
    }
}

/// The bands that an entry touches, first and last.
fn bands(entry: &Entry<'_>) -> (usize, usize) {
    // A cast from a float saturates, so absurd boxes end at the ends of the scale.
    let band = |edge: Abs| (edge.to_px() / BAND as f64).floor().max(0.0) as usize;
    (band(entry.area.top()), band(entry.area.bottom()))
}

impl Table {
    fn build(entries: &[Entry<'_>]) -> Self {
        let (mut long, mut short) = (Vec::new(), Vec::new());
        for (at, entry) in entries.iter().enumerate() {
            let (first, last) = bands(entry);
            if last - first.min(last) < LONG && last < u32::MAX as usize {
                short.push((first, last, at as u32));
            } else {
                long.push(at as u32);
            }
        }
        let begin = short.iter().map(|(first, _, _)| *first).min().unwrap_or(0);
        let end = short
            .iter()
            .map(|(_, last, _)| *last + 1)
            .max()
            .unwrap_or(0);
        // A stray item far below the rest must not cost a table of empty bands.
        if end - begin.min(end) > entries.len() * LONG {
            long = (0..entries.len() as u32).collect();
            return Self {
                first: 0,
                starts: vec![0],
                numbers: Vec::new(),
                long,
            };
        }
        let (starts, numbers) = fill(&short, begin, end - begin);
        Self {
            first: begin,
            starts,
            numbers,
            long,
        }
    }

    fn near(&self, band: usize) -> Vec<u32> {
        let slot = band.checked_sub(self.first);
        let range = slot.and_then(|slot| {
            let (from, to) = (*self.starts.get(slot)?, *self.starts.get(slot + 1)?);
            self.numbers.get(from as usize..to as usize)
        });
        let mut numbers = [range.unwrap_or_default(), &self.long].concat();
        numbers.sort_unstable();
        numbers
    }
}

/// A counting sort of items into bands: starts, and numbers in the order of the items.
fn fill(short: &[(usize, usize, u32)], begin: usize, count: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; count + 1];
    for (first, last, _) in short {
        for band in *first..=*last {
            starts[band - begin + 1] += 1;
        }
    }
    for slot in 1..starts.len() {
        starts[slot] += starts[slot - 1];
    }
    let mut next = starts.clone();
    let mut numbers = vec![0_u32; starts.last().map_or(0, |total| *total as usize)];
    for (first, last, at) in short {
        for band in *first..=*last {
            let slot = &mut next[band - begin];
            numbers[*slot as usize] = *at;
            *slot += 1;
        }
    }
    (starts, numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::BoxItem;

    fn item(y: f64, height: f64) -> Item {
        Item::Box(BoxItem {
            rect: Rect::px(0.0, y, 10.0, height),
            radius: Default::default(),
            shadows: Vec::new(),
            fills: Vec::new(),
            border: None,
        })
    }

    #[test]
    fn a_band_sees_its_items_in_order() {
        let mut items: Vec<_> = (0..1000)
            .map(|at| item(f64::from(at) * 300.0, 20.0))
            .collect();
        items.insert(500, item(-50.0, 1e9));
        items.push(item(1e30, 1e30));
        let index = Index::build(&items, Transform::IDENTITY);
        for band in [0, 7, 600, 1100] {
            let top = (band * BAND) as f64;
            let strip = Rect::px(0.0, top, 10.0, BAND as f64);
            let seen = |entry: &&Entry<'_>| super::super::canvas::meets(&strip, &entry.area);
            let near: Vec<_> = index
                .near(band)
                .filter(seen)
                .map(|entry| entry.area)
                .collect();
            let all: Vec<_> = index
                .entries
                .iter()
                .filter(seen)
                .map(|entry| entry.area)
                .collect();
            assert_eq!(near, all);
            assert!(index.near(band).count() < 10);
        }
    }
}
