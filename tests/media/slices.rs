//! Cuts between blocks.

use changtu::diag::{Sink, Sources};
use changtu::document;
use changtu::font::Book;
use changtu::geom::{Abs, Rect};
use changtu::layout;
use changtu::medium::{Form, Medium, Slices};
use changtu::pack;
use changtu::scene::{Cut, Strip};
use changtu::world::World;

use super::support::{self, EXAMPLE, PACKS};

fn sliced(height: f64) -> Medium {
    Medium::default().with_form(Form::Slices(Slices::of_height(Abs::px(height))))
}

fn strip(pack: &str) -> Strip {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let world = World::memory([("", "")]);
    let document = document::read(
        "r.yaml",
        EXAMPLE.as_bytes(),
        &world,
        &mut sources,
        &mut sink,
    );
    let pack = pack::load(pack, None, &world, &mut sources, &mut sink).unwrap();
    let (medium, book) = (Medium::default(), Book::embedded());
    layout::layout(&document.unwrap(), &pack, &medium, &book, &mut sink)
}

/// PR-04 at every height: the slices are the whole poster, and no edge lies in what is never cut.
#[test]
fn pr_04_slices_end_between_blocks() {
    for pack in PACKS {
        let strip = strip(pack);
        for height in [700.0, 1000.0, 1371.0, 2400.0, 5000.0, 20_000.0] {
            let poster = support::lay(EXAMPLE, pack, sliced(height));
            let scene = poster.scene.as_ref().unwrap();
            let mut edge = Abs::ZERO;
            for window in &poster.windows {
                assert_eq!(window.top(), edge, "{pack} {height}: a gap");
                edge = window.bottom();
                assert_eq!(edge, edge.round(), "{pack} {height}: between pixels");
            }
            assert_eq!(edge, scene.size.height, "{pack} {height}");
            for window in &poster.windows[1..] {
                let cut = window.top();
                for fragment in strip.fragments() {
                    let is_through = fragment.top < cut && cut < fragment.bottom;
                    assert!(!is_through, "{pack} {height}: {cut:?} cuts a block");
                }
                let crossed = support::lines(scene)
                    .into_iter()
                    .find(|(_, line)| line.top() < cut && cut < line.bottom());
                assert_eq!(crossed, None, "{pack} {height}");
                let above = strip.fragments().take_while(|one| one.bottom <= cut).last();
                assert!(
                    above.is_none_or(|above| above.cut != Cut::Never),
                    "{pack} {height}: a heading is parted from what follows"
                );
            }
        }
    }
}

#[test]
fn slices_are_even_rather_than_full() {
    for pack in PACKS {
        let poster = support::lay(EXAMPLE, pack, support::channel("wechat"));
        let heights: Vec<f64> = poster
            .windows
            .iter()
            .map(|window| window.size.height.to_px())
            .collect();
        assert!(heights.len() <= 6, "{pack}: {heights:?}");
        assert!(
            heights.iter().all(|height| *height <= 5000.0),
            "{heights:?}"
        );
        let most = heights.iter().copied().fold(0.0, f64::max);
        let least = heights.iter().copied().fold(f64::MAX, f64::min);
        assert!(least > most * 0.7, "{pack}: {heights:?}");
    }
}

#[test]
fn a_channel_keeps_its_least_height() {
    for (name, least) in [("moments", 2200.0), ("weibo", 3240.0)] {
        let poster = support::lay(EXAMPLE, "civic-red", support::channel(name));
        let low = poster
            .windows
            .iter()
            .find(|window| window.size.height.to_px() < least);
        assert_eq!(low, None::<&Rect>, "{name}");
        assert!(
            !support::codes(&poster).contains(&"slice-too-low"),
            "{name}"
        );
    }
}

#[test]
fn what_cannot_be_is_said() {
    let poster = support::lay(EXAMPLE, "civic-red", sliced(400.0));
    assert!(support::codes(&poster).contains(&"slice-too-high"));
    let mut slices = Slices::of_height(Abs::px(2000.0));
    slices.count = Some(3);
    let medium = Medium::default().with_form(Form::Slices(slices));
    let poster = support::lay(EXAMPLE, "civic-red", medium);
    assert!(support::codes(&poster).contains(&"too-many-pictures"));
}

#[test]
fn slices_show_the_long_poster_itself() {
    let long = support::lay(EXAMPLE, "civic-red", Medium::default());
    let cut = support::lay(EXAMPLE, "civic-red", sliced(3000.0));
    assert_eq!(long.scene, cut.scene);
    assert!(long.windows.is_empty());
}
