//! VM: where words stand in their boxes, measured from the scene.

use std::collections::BTreeSet;

use changtu::geom::Rect;
use changtu::pipeline::Poster;

use super::measured::{self, Row, Thing, ThingKind, middle};
use super::reports;
use super::support::{self, PACKS};
use super::words::Words;

/// Baselines and the edges of boxes stand on whole pixels (VM-07): the only slack beside a rule's own.
const DEVICE: f64 = 0.51;

/// One word in all text fields, one in all ordinals, and figures as values.
struct Same {
    text: &'static str,
    number: &'static str,
    values: [&'static str; 4],
}

/// Figures of digits and signs only; the ink of 中 and 亿 stands in the middle of their em box.
const FIGURES: [&str; 4] = ["42", "4.2%", "1742", "9.8%"];

impl Words for Same {
    fn text(&self, field: &str, seed: usize) -> String {
        match field {
            "number" => self.number.to_owned(),
            "value" => self.values[seed % 4].to_owned(),
            _ => self.text.to_owned(),
        }
    }

    fn number(&self, field: &str, _: usize) -> String {
        if field == "max" { "100" } else { "42" }.to_owned()
    }
}

/// Every form of every kind, and every place of a report, with the same words.
fn posters(words: &dyn Words, pack: &str) -> Vec<(String, Poster)> {
    let lay = |name: &str, report: &str| (name.to_owned(), support::lay(report, pack, 1080.0));
    let forms = reports::forms().into_iter();
    let forms = forms.map(|form| lay(&form.name, &reports::report(&form, &[1, 3, 5], words)));
    let places = lay("places", &reports::places(3, words));
    forms.chain([places]).collect()
}

/// The smallest thing that holds a row and nothing else: neither words nor other things, but for
/// those that are its own rim.
fn holder(row: &Row<'_>, things: &[Thing], rows: &[Row<'_>]) -> Option<Thing> {
    let own = row.em_box();
    let area = |thing: &&Thing| thing.rect.size.width.to_px() * thing.rect.size.height.to_px();
    let holding = things
        .iter()
        .filter(|thing| measured::lies_in(&own, &thing.rect));
    let holder = holding.min_by(|one, two| area(one).total_cmp(&area(two)))?;
    let is_alone = rows
        .iter()
        .filter(|other| measured::lies_in(&other.em_box(), &holder.rect))
        .count()
        == 1;
    // Two rims of one centre are one thing to the eye: the ring and its track.
    let is_rim = |thing: &Thing| (middle(&thing.rect) - middle(&holder.rect)).abs() < 1.0;
    let has_things = things
        .iter()
        .any(|thing| measured::lies_in(&thing.rect, &holder.rect) && !is_rim(thing));
    (is_alone && !has_things).then_some(*holder)
}

/// Every word that is alone in a box, how far its ink is from the middle, and its size.
fn alone(words: &dyn Words, pack: &str) -> Vec<(String, f64, f64)> {
    let mut found = Vec::new();
    for (name, poster) in posters(words, pack) {
        let scene = poster.scene.as_ref().unwrap();
        let (things, rows) = (measured::things(scene), measured::rows(scene));
        for row in &rows {
            let Some(thing) = holder(row, &things, &rows) else {
                continue;
            };
            // A scene is no box around a title; a foot has a rim on one side only; a half ring over a
            // figure has no middle.
            let is_arc = thing.kind == ThingKind::Drawing && name == "goals";
            let is_box = thing.rect.size.width.to_px() < 1000.0 && !is_arc;
            let Some(ink) = row.ink(&poster.book).filter(|_| is_box) else {
                continue;
            };
            let (width, height) = (thing.rect.size.width, thing.rect.size.height);
            let (width, height) = (width.to_px(), height.to_px());
            let what = format!(
                "{pack} {name}: {} in {:?} {width}x{height}",
                row.text(),
                thing.kind
            );
            found.push((what, middle(&ink) - middle(&thing.rect), row.size()));
        }
    }
    found
}

/// Asserts that all words alone in their boxes are in the middle, and that enough were met.
fn assert_centred(words: &dyn Words, pack: &str, least: usize) {
    let found = alone(words, pack);
    let kinds: BTreeSet<&String> = found.iter().map(|(what, ..)| what).collect();
    assert!(kinds.len() >= least, "only {kinds:#?}");
    let off = |(_, off, size): &&(String, f64, f64)| off.abs() > 0.02 * size + DEVICE;
    let wrong: Vec<_> = found.iter().filter(off).collect();
    assert!(
        wrong.is_empty(),
        "{} of {}: {wrong:#?}",
        wrong.len(),
        found.len()
    );
}

#[test]
fn vm_01_han_is_centred_by_its_em_box() {
    for pack in PACKS {
        for text in ["中", "亿", "中亿"] {
            let number = &text[..3];
            let values = FIGURES;
            assert_centred(
                &Same {
                    text,
                    number,
                    values,
                },
                pack,
                8,
            );
        }
    }
}

#[test]
fn vm_02_figures_are_centred_by_their_height() {
    for pack in PACKS {
        // 6 and 9 reach a little beyond the line, on one side each; 1, 4 and 7 keep to it.
        let values = ["74", "17%", "1747", "100%"];
        let words = Same {
            text: "74",
            number: "47",
            values,
        };
        assert_centred(&words, pack, 8);
    }
}

#[test]
fn vm_02_a_figure_that_shrinks_stays_in_the_middle() {
    let report = "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - stats: { variant: ring, items: [ { label: 丙, value: '1,474.74家', max: 2000 }, { label: 丙, value: 17%以上 }, { label: 丙, value: 74家, max: 100 } ] }\n";
    for pack in PACKS {
        let poster = support::lay(report, pack, 1080.0);
        let scene = poster.scene.as_ref().unwrap();
        let rings = measured::things(scene).into_iter();
        let rings: Vec<Rect> = rings
            .filter(|thing| thing.kind == ThingKind::Path && thing.rect.size.width.to_px() > 180.0)
            .map(|thing| thing.rect)
            .collect();
        let mut met = 0;
        for row in measured::rows(scene) {
            let digits = row
                .runs
                .iter()
                .find(|placed| placed.run.text.contains(['4', '7']));
            let Some(digits) = digits else { continue };
            let Some(ring) = rings
                .iter()
                .find(|ring| measured::lies_in(&digits.em_box, ring))
            else {
                continue;
            };
            // The comma hangs below the line; the digits alone are measured.
            let height = poster.book.face(digits.run.face).figure_height().get();
            let seen = digits.baseline - digits.run.size.to_px() * height / 2.0;
            let off = seen - middle(ring);
            assert!(
                off.abs() <= 0.02 * row.size() + DEVICE,
                "{pack}: {} is {off} off",
                row.text()
            );
            met += 1;
        }
        assert_eq!(met, 3, "{pack}");
    }
}

/// Boxes side by side: of one height, from one line.
fn beside(things: &[Thing]) -> Vec<Vec<Rect>> {
    let mut groups: Vec<Vec<Rect>> = Vec::new();
    for thing in things.iter().filter(|thing| thing.kind == ThingKind::Box) {
        let rect = thing.rect;
        let is_card = rect.size.width.to_px() > 150.0 && rect.size.height.to_px() > 90.0;
        let fits = |group: &&mut Vec<Rect>| {
            let first = group[0];
            (first.top() - rect.top()).to_px().abs() < 0.6
                && (first.bottom() - rect.bottom()).to_px().abs() < 0.6
                && group.iter().all(|other| {
                    rect.left() >= other.right() || rect.right() <= other.left() || *other == rect
                })
        };
        match groups.iter_mut().find(fits) {
            _ if !is_card => {}
            Some(group) if !group.contains(&rect) => group.push(rect),
            Some(_) => {}
            None => groups.push(vec![rect]),
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

#[test]
fn vm_03_cards_in_a_row_share_the_baseline_of_their_first_line() {
    // Long and short, with and without Han, with a number and without one.
    let values = ["1,234,567.89亿元", "4.2%", "Ⅱ类", "79家"];
    let mut wrong = Vec::new();
    let mut met = 0;
    for pack in PACKS {
        for (name, poster) in posters(
            &Same {
                text: "中亿",
                number: "3",
                values,
            },
            pack,
        ) {
            let scene = poster.scene.as_ref().unwrap();
            let (things, rows) = (measured::things(scene), measured::rows(scene));
            for group in beside(&things) {
                let first = |card: &Rect| {
                    let inside = rows
                        .iter()
                        .filter(|row| measured::lies_in(&row.em_box(), card));
                    inside.map(Row::baseline).reduce(f64::min)
                };
                let firsts: Vec<f64> = group.iter().filter_map(first).collect();
                let least = firsts.iter().copied().fold(f64::MAX, f64::min);
                let most = firsts.iter().copied().fold(f64::MIN, f64::max);
                met += firsts.len();
                if most - least > 1.0 {
                    wrong.push(format!("{pack} {name}: {firsts:?} in {group:?}"));
                }
            }
        }
    }
    assert!(met > 60, "only {met} cards");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn vm_01_words_beside_a_bar_stand_in_its_middle() {
    let report = "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - chart: { kind: bars, data: { 中: 42%, 亿: 17.4% } }\n";
    for pack in PACKS {
        let poster = support::lay(report, pack, 1080.0);
        let scene = poster.scene.as_ref().unwrap();
        let things = measured::things(scene);
        let bars = things.iter().filter(|thing| {
            thing.rect.size.height.to_px() == 28.0 && thing.rect.size.width.to_px() > 300.0
        });
        let mut met = 0;
        for bar in bars {
            for row in measured::rows(scene) {
                let digits = &row.runs[0];
                let ink = measured::ink(digits, &poster.book).unwrap();
                let off = middle(&ink) - middle(&bar.rect);
                let is_beside = off.abs() < 20.0;
                met += usize::from(is_beside);
                let is_fine = off.abs() <= 0.02 * row.size() + DEVICE;
                assert!(!is_beside || is_fine, "{pack}: {} is {off} off", row.text());
            }
        }
        assert!(met >= 4, "{pack}");
    }
}

/// The upper and lower edge of what is seen of a row: of digits their height (VM-02), of Han the em
/// box.
fn seen(row: &Row<'_>, poster: &Poster) -> (f64, f64) {
    let largest = row
        .runs
        .iter()
        .max_by_key(|placed| placed.run.size.to_px() as u32);
    let largest = largest.unwrap();
    let (size, baseline) = (largest.run.size.to_px(), largest.baseline);
    let is_figure = largest.run.text.is_ascii();
    match is_figure {
        true => {
            let height = poster.book.face(largest.run.face).figure_height().get();
            (baseline - height * size, baseline)
        }
        false => (baseline - 0.88 * size, baseline + 0.12 * size),
    }
}

#[test]
fn vm_05_padding_is_equal_to_the_eye() {
    let items = "[ { label: 中亿, value: 42亿元 }, { label: 中亿, value: 17% } ]";
    let noted =
        "[ { label: 中亿, value: 42亿元, note: 中亿 }, { label: 中亿, value: 17%, note: 中亿 } ]";
    let hot = "[ { label: 中亿, value: 42亿元, hot: true }, { label: 中亿, value: 17% } ]";
    let mut wrong = Vec::new();
    for pack in PACKS {
        // The panel of civic-red has corners and rules of its own, its goals an arc over the figure.
        let (panel, goals) = match pack {
            "base" => (
                format!("figures: {items}\n"),
                format!("  - goals: {items}\n"),
            ),
            _ => Default::default(),
        };
        let report = format!(
            "title: 甲\n{panel}sections:\n- title: 乙\n  blocks:\n  - stats: {items}\n  - stats: {noted}\n  - stats: {hot}\n{goals}  - cards: [ {{ title: 中亿, text: 中亿中亿 }} ]\n  - cards: [ {{ lead: 中, title: 亿 }} ]\n  - list: {{ style: icons, items: [中亿中亿] }}\n"
        );
        let poster = support::lay(&report, pack, 1080.0);
        let scene = poster.scene.as_ref().unwrap();
        let (things, rows) = (measured::things(scene), measured::rows(scene));
        let mut met = 0;
        for card in things.iter().filter(|thing| {
            let (width, height) = (
                thing.rect.size.width.to_px(),
                thing.rect.size.height.to_px(),
            );
            thing.kind == ThingKind::Box
                && (150.0..1000.0).contains(&width)
                && (80.0..420.0).contains(&height)
        }) {
            let inside: Vec<_> = rows
                .iter()
                .filter(|row| measured::lies_in(&row.em_box(), &card.rect))
                .map(|row| (seen(row, &poster), row.size()))
                .collect();
            let Some(top) = inside.iter().map(|((top, _), _)| *top).reduce(f64::min) else {
                continue;
            };
            let bottom = inside
                .iter()
                .map(|((_, bottom), _)| *bottom)
                .fold(0.0, f64::max);
            let em = inside
                .iter()
                .map(|(_, size)| *size)
                .fold(f64::MAX, f64::min);
            // A card's coloured edge is no padding; the rim is counted on both sides.
            let edges = things.iter().map(|thing| thing.rect).filter(|rect| {
                rect.size.height.to_px() <= 8.0
                    && rect.bottom().to_px() <= top
                    && measured::lies_in(rect, &card.rect)
            });
            let edge = edges
                .map(|rect| rect.bottom().to_px() - 2.0)
                .reduce(f64::max);
            let above = top - edge.unwrap_or(card.rect.top().to_px());
            // Nor is a drawing along its foot.
            let feet = things.iter().filter(|thing| {
                thing.kind == ThingKind::Drawing
                    && measured::lies_in(&thing.rect, &card.rect)
                    && thing.rect.size.width.to_px() > 0.9 * card.rect.size.width.to_px()
            });
            let foot = feet.map(|thing| thing.rect.top().to_px()).reduce(f64::min);
            let below = foot.unwrap_or(card.rect.bottom().to_px()) - bottom;
            met += 1;
            if (above - below).abs() > 0.03 * em + DEVICE {
                wrong.push(format!(
                    "{pack}: {above:.1} above, {below:.1} below, {}x{}",
                    card.rect.size.width.to_px(),
                    card.rect.size.height.to_px()
                ));
            }
        }
        // ink-green has no boxes around the items of its lists.
        let least = if pack == "ink-green" { 7 } else { 9 };
        assert!(met >= least, "{pack}: only {met}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn vm_06_arrows_stand_in_the_middle_and_are_as_large_as_their_words() {
    let items = "[ { label: 中亿, value: 增长1747474.4% }, { label: 中, value: 下降17% }, { label: 亿, value: 42亿元, change: 同比增长7.4% }, { label: 亿, value: 42亿元, change: 下降7% } ]";
    let report = format!(
        "title: 甲\nfigures: {items}\nsections:\n- title: 乙\n  blocks:\n  - stats: {items}\n  - goals: {items}\n  - stats: {{ variant: row, items: {items} }}\n"
    );
    let mut wrong = Vec::new();
    for pack in PACKS {
        let poster = support::lay(&report, pack, 1080.0);
        let scene = poster.scene.as_ref().unwrap();
        let (things, rows) = (measured::things(scene), measured::rows(scene));
        let mut met = 0;
        for arrow in things.iter().filter(|thing| thing.kind == ThingKind::Path) {
            let at = middle(&arrow.rect);
            let left = arrow.rect.left().to_px();
            let beside = rows.iter().filter(|row| {
                let own = row.em_box();
                own.top().to_px() < at
                    && own.bottom().to_px() > at
                    && own.right().to_px() <= left + 1.0
            });
            let row = beside
                .max_by(|one, two| {
                    one.em_box()
                        .right()
                        .to_px()
                        .total_cmp(&two.em_box().right().to_px())
                })
                .unwrap();
            let last = row.runs.last().unwrap();
            let first = &row.runs[0];
            // Beside words the arrow belongs to them; beside a figure it stands in the middle of the
            // digits, since these are what is seen, and is as large as the small unit.
            let is_figure = first.run.text.is_ascii() && first.run.size > last.run.size;
            let (em, wanted) = match is_figure {
                true => {
                    let (top, bottom) = seen(row, &poster);
                    (last.run.size.to_px(), (top + bottom) / 2.0)
                }
                false => (
                    first.run.size.to_px(),
                    first.baseline - 0.38 * first.run.size.to_px(),
                ),
            };
            let (off, height) = (at - wanted, arrow.rect.size.height.to_px() / em);
            let gap = (left - row.em_box().right().to_px()) / em;
            met += 1;
            let is_fine = off.abs() <= 0.03 * em + DEVICE
                && (0.8..=1.0).contains(&height)
                && (0.125..=0.25).contains(&gap);
            if !is_fine {
                wrong.push(format!(
                    "{pack} {}: {off:.2} px off, {height:.2} em high, {gap:.3} em away",
                    row.text()
                ));
            }
        }
        assert!(met >= 10, "{pack}: only {met} arrows");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn vm_03_the_figures_of_the_panel_share_their_baselines() {
    let items = "[ { label: 中亿, value: 42亿元, change: 增长7% }, { label: 中亿, value: 17%, change: 增长7% }, { label: 中, value: 增长4% }, { label: 中, value: 74家 }, { label: 中, value: 八届 } ]";
    for pack in PACKS {
        let report = format!("title: 甲\nfigures: {items}\nsections: []\n");
        let poster = support::lay(&report, pack, 1080.0);
        let scene = poster.scene.as_ref().unwrap();
        let rows = measured::rows(scene);
        let baseline = |text: &str| {
            let row = rows.iter().find(|row| row.text().starts_with(text));
            row.unwrap().baseline()
        };
        // In tech-blue the second figure has a row of its own.
        let is_beside = pack != "tech-blue";
        assert!(
            (baseline("42") - baseline("17")).abs() <= 1.0 || !is_beside,
            "{pack}: {} and {}",
            baseline("42"),
            baseline("17")
        );
        // The rates stand in a row of their own, in base in a second row.
        let rates = match pack {
            "base" => ["74", "八"].map(baseline).to_vec(),
            _ => ["4%", "74", "八"].map(baseline).to_vec(),
        };
        let spread = rates.iter().copied().fold(f64::MIN, f64::max)
            - rates.iter().copied().fold(f64::MAX, f64::min);
        assert!(spread <= 1.0, "{pack}: {rates:?}");
    }
}
