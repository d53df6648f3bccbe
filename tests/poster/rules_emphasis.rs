//! EM-05, FB-08: what is emphasised keeps its metrics, can be read, and is drawn in real weights.

use changtu::color::Color;
use changtu::geom::{Point, Rect, Transform};
use changtu::pipeline::{Options, Poster, lay_out};
use changtu::scene::{GlyphRun, Item, Paint, Scene};
use changtu::world::World;

use super::measured;
use super::support::{self, EXAMPLE, PACKS};

const MARKED: &str = "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - text: 全==市==首个，居全**市前**列，同比增长16.3%。\n  - list: [ 全==市==首个，居全**市前**列 ]\n  - note: 全==市==首个\n  - cards: [ { title: 全==市==首个, text: 全==市==首个 } ]\n  - stats: [ { label: 全==市==首个, value: 42亿元, change: 同比增长16.3% } ]\n";

#[test]
fn em_05_emphasis_keeps_the_metrics_of_han() {
    for pack in PACKS {
        let poster = support::lay(MARKED, pack, 1080.0);
        let scene = poster.scene.as_ref().unwrap();
        let mut bold = 0;
        for placed in support::runs(scene) {
            assert!(!placed.is_turned, "{pack}: {:?} is skewed", placed.run.text);
            // Display lettering of a title has widths of its own.
            if placed.run.size.to_px() > 100.0 {
                continue;
            }
            let face = poster.book.face(placed.run.face);
            for glyph in &placed.run.glyphs {
                let char = placed.run.text[glyph.range.clone()].chars().next().unwrap();
                if !('\u{4E00}'..='\u{9FFF}').contains(&char) {
                    continue;
                }
                let advance = glyph.advance / placed.run.size;
                assert!(
                    (advance - 1.0).abs() < 0.001,
                    "{pack}: {char} is {advance} em wide"
                );
                bold += usize::from(char == '市' && face.weight() == 700);
            }
        }
        assert!(bold >= 4, "{pack}: only {bold} are bold");
    }
}

/// What is filled so far, from back to front.
struct Ground<'s> {
    rect: Rect,
    fill: &'s Paint,
    ts: Transform,
}

/// The colour of a paint at a point of its item's space.
fn color_at(paint: &Paint, at: Point) -> Color {
    let (stops, share) = match paint {
        Paint::Solid(color) => return *color,
        Paint::Linear {
            from, to, stops, ..
        } => {
            let (dx, dy) = ((to.x - from.x).to_px(), (to.y - from.y).to_px());
            let (px, py) = ((at.x - from.x).to_px(), (at.y - from.y).to_px());
            (stops, (px * dx + py * dy) / (dx * dx + dy * dy).max(1e-9))
        }
        Paint::Radial {
            center,
            radius,
            stops,
            transform,
            ..
        } => {
            let x = (at.x - transform.tx).to_px() / transform.sx - center.x.to_px();
            let y = (at.y - transform.ty).to_px() / transform.sy - center.y.to_px();
            (stops, x.hypot(y) / radius.to_px())
        }
    };
    let (first, last) = (stops[0], stops[stops.len() - 1]);
    let pair = stops.windows(2).find(|pair| f64::from(pair[1].at) >= share);
    match pair {
        _ if share <= f64::from(first.at) => first.color,
        None => last.color,
        Some(pair) => {
            let (from, to) = (f64::from(pair[0].at), f64::from(pair[1].at));
            let amount = (share - from) / (to - from).max(1e-9);
            pair[0].color.mix(pair[1].color, amount)
        }
    }
}

/// The colour of everything filled so far at a point of the poster.
fn under(at: Point, grounds: &[Ground<'_>], page: Color) -> Color {
    let holds = |ground: &&Ground<'_>| {
        let rect = &ground.rect;
        rect.left() <= at.x && rect.right() >= at.x && rect.top() <= at.y && rect.bottom() >= at.y
    };
    grounds.iter().filter(holds).fold(page, |below, ground| {
        let own = Point {
            x: at.x - ground.ts.tx,
            y: at.y - ground.ts.ty,
        };
        color_at(ground.fill, own).over(below)
    })
}

/// Words and their contrast with what lies under them where it is least.
struct Words<'s> {
    run: &'s GlyphRun,
    worst: f64,
}

struct Walk<'s> {
    page: Color,
    grounds: Vec<Ground<'s>>,
    /// Plates of art, which words stand on.
    plates: Vec<Rect>,
    found: Vec<Words<'s>>,
}

impl<'s> Walk<'s> {
    fn items(&mut self, items: &'s [Item], ts: &Transform) {
        for item in items {
            match item {
                Item::Group(group) => self.items(&group.items, &ts.then_inner(&group.transform)),
                Item::Box(item) => self.grounds.extend(item.fills.iter().map(|fill| Ground {
                    rect: ts.apply_rect(&item.rect),
                    fill,
                    ts: *ts,
                })),
                Item::Text(run) => self.run(run, ts),
                Item::Drawing(item) => {
                    let size = item.drawing.size;
                    let whole = Rect::px(0.0, 0.0, size.width.to_px(), size.height.to_px());
                    let rect = ts.apply_rect(&item.transform.apply_rect(&whole));
                    let is_plate = rect.size.width.to_px() < 200.0;
                    self.plates.extend(is_plate.then_some(rect));
                }
                Item::Path(_) | Item::Image(_) => {}
            }
        }
    }

    fn run(&mut self, run: &'s GlyphRun, ts: &Transform) {
        let (Some(first), Some(last)) = (run.glyphs.first(), run.glyphs.last()) else {
            return;
        };
        let (x, y, size) = (first.at.x.to_px(), first.at.y.to_px(), run.size.to_px());
        let right = (last.at.x + last.advance).to_px();
        let own = ts.apply_rect(&Rect::px(x, y - 0.8 * size, right - x, 0.8 * size));
        let is_on_art = self
            .plates
            .iter()
            .any(|plate| measured::lies_in(&own, plate));
        let Some(Paint::Solid(fill)) = run.fill.as_ref().filter(|_| !is_on_art) else {
            return;
        };
        let corners = [
            (own.left(), own.top()),
            (own.right(), own.top()),
            (own.left(), own.bottom()),
            (own.right(), own.bottom()),
        ];
        let contrasts = corners.map(|(x, y)| {
            let below = under(Point { x, y }, &self.grounds, self.page);
            fill.over(below).contrast(below)
        });
        let worst = contrasts.into_iter().fold(f64::MAX, f64::min);
        self.found.push(Words { run, worst });
    }
}

/// Words that cannot be read: 4.5 is needed, 3 from 24 px bold on.
fn faint(poster: &Poster) -> Vec<String> {
    let scene: &Scene = poster.scene.as_ref().unwrap();
    let mut walk = Walk {
        page: scene.ground,
        grounds: Vec::new(),
        plates: Vec::new(),
        found: Vec::new(),
    };
    walk.items(&scene.items, &Transform::IDENTITY);
    let faint = walk.found.iter().filter(|words| {
        let is_large =
            words.run.size.to_px() >= 24.0 && poster.book.face(words.run.face).weight() >= 700;
        words.worst < if is_large { 3.0 } else { 4.5 }
    });
    faint
        .map(|words| format!("{} {:.2}", words.run.text, words.worst))
        .collect()
}

#[test]
fn em_05_highlighted_words_can_be_read() {
    for pack in PACKS {
        for report in [MARKED, EXAMPLE] {
            let found = faint(&support::lay(report, pack, 1080.0));
            assert!(found.is_empty(), "{pack}: {found:#?}");
        }
    }
}

/// The warnings of a report in a pack of its own that extends base.
fn warnings(pack: &str) -> Vec<(String, String)> {
    let report = "layout: mine\ntitle: 甲\nsections:\n- title: 乙\n  blocks:\n  - text: 丙居全市第6\n  - text: 丁\n";
    let pack = format!("extends: base\n{pack}");
    let world = World::memory([("mine/layout.yaml", pack.as_bytes())]);
    let poster = lay_out(
        "report.yaml",
        report.as_bytes(),
        &world,
        &Options::default(),
    );
    let diagnostics = poster.sink.diagnostics().iter();
    let found = diagnostics.filter(|diagnostic| diagnostic.code == "missing-weight");
    found
        .map(|diagnostic| {
            let span = diagnostic.span.as_ref().unwrap();
            let at = poster.sources.position(span.file, span.range.start);
            let place = format!(
                "{}:{}:{}",
                poster.sources.name(span.file),
                at.line,
                at.column
            );
            (place, diagnostic.message.en.clone())
        })
        .collect()
}

#[test]
fn fb_08_a_missing_weight_is_said_once() {
    let said = warnings("looks: { body: { weight: 600 }, h2: { font: text, weight: 600 } }\n");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].0.starts_with("mine/layout.yaml:2:"), "{said:?}");
    assert_eq!(
        said[0].1,
        "`Noto Sans SC` has no weight 600; its nearest, 700, is drawn"
    );
    let parts =
        "looks: { body: { figure: { color: $figure, weight: 400 }, emphasis: { weight: 800 } } }\n";
    let said = warnings(parts);
    let sentences: Vec<&str> = said.iter().map(|(_, sentence)| sentence.as_str()).collect();
    let wanted = [
        "`Barlow Condensed` has no weight 400; its nearest, 700, is drawn",
        "`Noto Sans SC` has no weight 800; its nearest, 900, is drawn",
    ];
    assert_eq!(sentences, wanted);
}

#[test]
fn fb_08_the_packs_ask_for_real_weights() {
    for pack in PACKS {
        for report in [MARKED, EXAMPLE] {
            let poster = support::lay(report, pack, 1080.0);
            let codes = poster
                .sink
                .diagnostics()
                .iter()
                .map(|diagnostic| diagnostic.code);
            assert!(codes.clone().all(|code| code != "missing-weight"), "{pack}");
        }
    }
}
