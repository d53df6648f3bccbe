//! Every word of every example is found on the poster of every pack, and figures to the glyph.

use std::path::Path;

use changtu::document::texts;
use changtu::geom::{Abs, Rect, Transform};
use changtu::pipeline::{Options, Poster, crop, framed, lay_out};
use changtu::proof::{Place, Places};
use changtu::render::Excerpts;
use changtu::render::raster::{View, picture};
use changtu::scene::Item;
use changtu::world::World;

const EXAMPLES: [&str; 4] = ["beibei", "annual-review", "elder-care", "hospital"];
const PACKS: [&str; 4] = ["base", "civic-red", "ink-green", "tech-blue"];

pub(crate) fn laid(example: &str, pack: &str) -> Poster {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(example);
    let bytes = std::fs::read(folder.join("report.yaml")).unwrap();
    let options = Options {
        layout: Some(pack.to_owned()),
        ..Options::default()
    };
    lay_out("report.yaml", &bytes, &World::disk(&folder), &options)
}

/// The middle of a glyph with the words that it stands for.
struct Seen {
    x: f64,
    y: f64,
    words: String,
}

/// All glyphs of a poster, found without the help of marks or parts.
fn seen(items: &[Item], ts: Transform, all: &mut Vec<Seen>) {
    for item in items {
        match item {
            Item::Group(group) => seen(&group.items, ts.then_inner(&group.transform), all),
            Item::Text(run) => all.extend(run.glyphs.iter().map(|glyph| {
                let (x, y) = (glyph.at.x, glyph.at.y - run.size * 0.88);
                let (x, y) = (x.to_px(), y.to_px());
                let (width, height) = (glyph.advance.to_px(), run.size.to_px());
                let rect = ts.apply_rect(&Rect::px(x, y, width, height));
                Seen {
                    x: (rect.left() + rect.size.width / 2.0).to_px(),
                    y: (rect.top() + rect.size.height / 2.0).to_px(),
                    words: run.text[glyph.range.clone()].to_owned(),
                }
            })),
            Item::Box(_) | Item::Path(_) | Item::Drawing(_) | Item::Image(_) => {}
        }
    }
}

/// What is read in a place, line by line from left to right.
fn read(place: &Place, all: &[Seen]) -> String {
    let mut words = String::new();
    for line in &place.lines {
        let is_in = |glyph: &&Seen| {
            let (x, y) = (Abs::px(glyph.x), Abs::px(glyph.y));
            x > line.left() && x < line.right() && y > line.top() && y < line.bottom()
        };
        let mut on: Vec<&Seen> = all.iter().filter(is_in).collect();
        on.sort_by(|one, two| one.x.total_cmp(&two.x));
        words.extend(on.iter().map(|glyph| glyph.words.trim()));
    }
    words
}

#[test]
fn every_text_is_found_and_every_quantity_to_the_glyph() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (example, pack) in EXAMPLES.iter().flat_map(|one| PACKS.map(|two| (one, two))) {
        let poster = laid(example, pack);
        let scene = poster.scene.as_ref().unwrap();
        let (mut all, places) = (Vec::new(), Places::of([scene]));
        seen(&scene.items, Transform::IDENTITY, &mut all);
        for text in texts(poster.document.as_ref().unwrap()) {
            let trace = places.trace(text);
            if trace.whole().is_none() {
                wrong.push(format!("{example} {pack} {}: not drawn", text.path));
            }
            for quantity in &text.findings.quantities {
                count += 1;
                let wanted = text.text[quantity.core.clone()].replace(['\n', ' '], "");
                let found = trace.places(quantity.core.clone());
                let is_right = |place: &Place| place.is_exact && read(place, &all) == wanted;
                if found.is_empty() || !found.iter().all(is_right) {
                    let found: Vec<_> = found.iter().map(|place| read(place, &all)).collect();
                    wrong.push(format!(
                        "{example} {pack} {}: {wanted} {found:?}",
                        text.path
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count > 1_000, "{count} quantities");
}

#[test]
fn words_in_columns_are_found() {
    let report = "title: 甲\nsections:\n- title: 二〇二三年成绩\n  blocks:\n  - topic:\n      title: 完成投资85亿元\n      blocks:\n      - text: 好。\n";
    let options = Options {
        layout: Some("ink-green".to_owned()),
        ..Options::default()
    };
    let poster = lay_out(
        "r.yaml",
        report.as_bytes(),
        &World::memory([("", "")]),
        &options,
    );
    let places = Places::of(&poster.scene);
    for text in texts(poster.document.as_ref().unwrap()) {
        let whole = places.trace(text).whole().unwrap();
        assert!(whole.is_exact, "{}", text.text);
    }
}

#[test]
fn pages_have_places_of_their_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/beibei");
    let bytes = std::fs::read(folder.join("report.yaml")).unwrap();
    let table = changtu::medium::Table::built_in();
    let channel = table.channel("xiaohongshu").unwrap();
    let options = Options {
        medium: channel.medium(),
        ..Options::default()
    };
    let poster = lay_out("report.yaml", &bytes, &World::disk(&folder), &options);
    assert!(poster.pages.len() > 3);
    let places = Places::of(&poster.pages);
    let mut pages = std::collections::BTreeSet::new();
    for text in texts(poster.document.as_ref().unwrap()) {
        let place = places
            .trace(text)
            .whole()
            .unwrap_or_else(|| panic!("{}", text.path));
        pages.insert(place.page);
    }
    assert!(pages.len() > 3);
}

#[test]
fn crops_are_the_pixels_of_the_poster() {
    let poster = laid("beibei", "civic-red");
    let scene = poster.scene.as_ref().unwrap();
    let view = View::default();
    let whole = picture(scene, &poster.book, &view).unwrap();
    let (places, excerpts) = (Places::of([scene]), Excerpts::of(scene));
    let begun = std::time::Instant::now();
    let (mut count, mut bytes) = (0, 0);
    for text in texts(poster.document.as_ref().unwrap()) {
        let trace = places.trace(text);
        for quantity in &text.findings.quantities {
            let place = trace.place(quantity.core.clone()).unwrap();
            let rect = framed(&place.rect(), Abs::px(48.0), scene.size);
            let file = crop(&excerpts, &poster.book, &rect, 1.0).unwrap();
            (count, bytes) = (count + 1, bytes + file.len());
            let part = image::load_from_memory(&file).unwrap().to_rgb8();
            let (left, top) = (rect.left().to_px() as u32, rect.top().to_px() as u32);
            // Edges that the crop cuts may be smoothed by a shade more or less.
            let differs = |(x, y, pixel): &(u32, u32, &image::Rgb<u8>)| {
                let at = ((top + y) * whole.width + left + x) as usize * 3;
                let pairs = pixel.0.iter().zip(&whole.rgb[at..at + 3]);
                pairs.into_iter().any(|(one, two)| one.abs_diff(*two) > 16)
            };
            let off = part.enumerate_pixels().filter(differs).count();
            let share = off as f64 / f64::from(part.width() * part.height());
            assert!(share < 0.001, "{} {share}", text.path);
        }
    }
    println!("{count} crops, {bytes} bytes, {:?}", begun.elapsed());
    assert!(count > 100 && bytes < count * 30_000);
}
