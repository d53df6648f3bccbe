//! Bookmarks: the headings, nested by level, each leading to the page that shows it.

use krilla::destination::XyzDestination;
use krilla::outline::{Outline, OutlineNode};

use super::{Page, space, tags};
use crate::geom::{Abs, Point};
use crate::scene::{Mark, MarkKind, Scene};

/// How far above a heading a bookmark leads, in points, so that its line is not cut off by the window.
const MARGIN: f64 = 12.0;

/// A heading and what is below it.
struct Entry {
    level: u8,
    node: OutlineNode,
}

/// The headings of all scenes that are shown somewhere.
pub(super) fn read(pages: &[Page<'_>]) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<Entry> = Vec::new();
    for scene in tags::scenes(pages) {
        for (level, text, mark) in headings(scene) {
            if let Some(target) = target(pages, scene, mark) {
                close(&mut open, &mut outline, level);
                let node = OutlineNode::new(text, target).with_open(true);
                open.push(Entry { level, node });
            }
        }
    }
    close(&mut open, &mut outline, 0);
    outline
}

/// The headings of a scene with their words; one that is drawn line by line is one.
fn headings(scene: &Scene) -> Vec<(u8, String, &Mark)> {
    let mut found: Vec<(u8, String, &Mark)> = Vec::new();
    for mark in &scene.marks {
        let MarkKind::Heading(level) = mark.kind else {
            continue;
        };
        let words = mark.text.replace('\n', "");
        match found.last_mut() {
            Some((_, text, last)) if last.part == mark.part => {
                text.push(' ');
                text.push_str(&words);
            }
            _ => found.push((level, words, mark)),
        }
    }
    found
}

/// Ends all headings that are not above this level.
fn close(open: &mut Vec<Entry>, outline: &mut Outline, level: u8) {
    while let Some(done) = open.pop_if(|last| last.level >= level) {
        match open.last_mut() {
            Some(parent) => parent.node.push_child(done.node),
            None => outline.push_child(done.node),
        }
    }
}

/// Where a mark is seen first: where its middle is.
fn target(pages: &[Page<'_>], scene: &Scene, mark: &Mark) -> Option<XyzDestination> {
    let views = pages
        .iter()
        .enumerate()
        .flat_map(|(number, page)| page.views.iter().map(move |view| (number, page, view)));
    let mut own = views.filter(|(_, _, view)| std::ptr::eq(view.scene, scene));
    own.find_map(|(number, page, view)| {
        let area = page.place(view).apply_rect(&mark.rect);
        let is_here = space::holds(&page.seen(view), space::middle(&area));
        is_here.then(|| {
            let top = (area.top() - Abs::px(MARGIN)).max(Abs::ZERO);
            XyzDestination::new(
                number,
                space::point(Point {
                    x: Abs::ZERO,
                    y: top,
                }),
            )
        })
    })
}
