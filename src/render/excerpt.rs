//! Cuts a rectangle out of a scene as a scene of its own: only what touches it, so that it stays small.

use std::collections::BTreeMap;

use super::extent;
use crate::geom::{Abs, Corners, Point, Rect, Transform};
use crate::scene::{Group, Item, Scene};

/// Rows of a scene that are looked up together, in px.
const BAND: f64 = 256.0;
/// Items over more bands than this are looked at for every excerpt.
const LONG: i64 = 16;

/// A scene from which excerpts are made: where everything in it is, found once.
#[derive(Debug)]
pub struct Excerpts<'s> {
    scene: &'s Scene,
    entries: Vec<Entry<'s>>,
    /// The numbers of the entries that touch a band.
    bands: BTreeMap<i64, Vec<usize>>,
    /// The numbers of those that run over very many.
    long: Vec<usize>,
}

/// An item with the box it draws in, in px of the scene.
#[derive(Debug)]
struct Entry<'s> {
    item: &'s Item,
    area: Rect,
    /// What is in a group.
    inner: Vec<Entry<'s>>,
}

impl<'s> Excerpts<'s> {
    /// Looks over a scene.
    pub fn of(scene: &'s Scene) -> Self {
        let entries = entries(&scene.items, Transform::IDENTITY);
        let mut bands: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        let mut long = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            let (first, last) = touched(&entry.area);
            if last.saturating_sub(first) > LONG {
                long.push(number);
                continue;
            }
            for band in first..=last {
                bands.entry(band).or_default().push(number);
            }
        }
        Self {
            scene,
            entries,
            bands,
            long,
        }
    }

    /// What is seen of the scene in a rectangle, without the ground, from back to front, in px of the
    /// scene. It reaches beyond the rectangle: a group with a clip, or the edge of a picture, ends it.
    pub fn items(&self, rect: &Rect) -> Vec<Item> {
        let (first, last) = touched(rect);
        let near = self.bands.range(first..=last.max(first));
        let mut numbers: Vec<usize> = near.flat_map(|(_, numbers)| numbers).copied().collect();
        numbers.extend(&self.long);
        numbers.sort_unstable();
        numbers.dedup();
        let entries = numbers
            .iter()
            .filter_map(|number| self.entries.get(*number));
        entries.filter_map(|entry| entry.within(rect)).collect()
    }

    /// A rectangle of the scene as a scene of its own.
    pub fn scene(&self, rect: &Rect) -> Scene {
        let back = Transform::translate(-rect.left(), -rect.top());
        Scene {
            size: rect.size,
            ground: self.scene.ground,
            items: vec![Item::Group(Group {
                opacity: 1.0,
                transform: back,
                clip: None,
                items: self.items(rect),
            })],
            marks: Vec::new(),
        }
    }

    /// A rectangle of the scene as one item of another drawing, in a box with these corners; `to` leads from
    /// px of the scene to px of that drawing. No reader is told its words: it is a picture.
    pub fn picture(&self, rect: &Rect, to: Transform, corners: Corners<Abs>) -> Group {
        let mut items = vec![self.ground(rect)];
        items.extend(self.items(rect));
        items.iter_mut().for_each(silence);
        Group {
            opacity: 1.0,
            transform: to,
            clip: Some((*rect, corners)),
            items,
        }
    }

    /// The ground of the scene under a rectangle.
    fn ground(&self, rect: &Rect) -> Item {
        Item::Box(crate::scene::BoxItem {
            rect: *rect,
            radius: Corners::all(Abs::ZERO),
            shadows: Vec::new(),
            fills: vec![crate::scene::Paint::Solid(self.scene.ground)],
            border: None,
        })
    }
}

/// Takes an item out of the words that are read.
fn silence(item: &mut Item) {
    match item {
        Item::Text(run) => run.part = None,
        Item::Image(image) => image.part = None,
        Item::Group(group) => group.items.iter_mut().for_each(silence),
        Item::Box(_) | Item::Path(_) | Item::Drawing(_) => {}
    }
}

/// Items with their boxes; what draws nothing is left out.
fn entries(items: &[Item], ts: Transform) -> Vec<Entry<'_>> {
    items.iter().filter_map(|item| entry(item, ts)).collect()
}

fn entry(item: &Item, ts: Transform) -> Option<Entry<'_>> {
    let Item::Group(group) = item else {
        let area = ts.apply_rect(&extent::extent(item)?);
        return Some(Entry {
            item,
            area,
            inner: Vec::new(),
        });
    };
    let ts = ts.then_inner(&group.transform);
    let inner = entries(&group.items, ts);
    let areas = inner.iter().map(|entry| entry.area);
    let mut area = areas.reduce(|one, two| one.union(&two))?;
    if let Some((clip, _)) = &group.clip {
        area = shared(&area, &ts.apply_rect(clip))?;
    }
    Some(Entry { item, area, inner })
}

impl Entry<'_> {
    /// What of the item may be seen in a rectangle.
    fn within(&self, rect: &Rect) -> Option<Item> {
        shared(&self.area, rect)?;
        let Item::Group(group) = self.item else {
            return Some(self.item.clone());
        };
        let items = self.inner.iter().filter_map(|entry| entry.within(rect));
        Some(Item::Group(Group {
            opacity: group.opacity,
            transform: group.transform,
            clip: group.clip,
            items: items.collect(),
        }))
    }
}

/// What two boxes share.
fn shared(one: &Rect, two: &Rect) -> Option<Rect> {
    let (left, top) = (one.left().max(two.left()), one.top().max(two.top()));
    let (right, bottom) = (one.right().min(two.right()), one.bottom().min(two.bottom()));
    let origin = Point { x: left, y: top };
    let size = crate::geom::Size {
        width: right - left,
        height: bottom - top,
    };
    (left.fits(right) && top.fits(bottom)).then_some(Rect { origin, size })
}

/// The bands that a box touches, first and last. Absurd boxes end at the ends of the scale.
fn touched(area: &Rect) -> (i64, i64) {
    let band = |edge: Abs| (edge.to_px() / BAND).floor().clamp(-1e6, 1e6) as i64;
    (band(area.top()), band(area.bottom()))
}
