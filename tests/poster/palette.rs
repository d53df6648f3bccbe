//! From one colour a palette: everything of the pack's family follows a seed and can still be read.

use changtu::color::{Color, Oklch};
use changtu::diag::{Severity, Sink, Sources};
use changtu::pack::{self, Pack, Seed, Step};
use changtu::scene::{Item, Node, Paint, Scene};
use changtu::world::World;

use super::support::{self, EXAMPLE, PACKS};

/// Seeds that an office, a school or a company may have.
const SEEDS: [&str; 10] = [
    "#0A59F7", "#0B7A4B", "#6B2FB3", "#8A5612", "#005BAC", "#B3005E", "#00606B", "#C8191E",
    "#1A1A2E", "#9A3324",
];

/// Seeds on which no lettering can stand, or which have no hue.
const HARD: [&str; 8] = [
    "#FFFFFF", "#F5F5F5", "#000000", "#0A0A0A", "#808080", "#FFD100", "#7FFFD4", "#FF00FF",
];

fn load(name: &str) -> Pack {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let world = World::memory([("", "")]);
    pack::load(name, None, &world, &mut sources, &mut sink).unwrap()
}

fn color(pack: &Pack, token: &str) -> Color {
    let (entry, _) = pack.token(&[Step::Name(token.to_owned())]).unwrap();
    Color::parse(entry.word().unwrap()).unwrap()
}

fn seeded(name: &str, seed: &str, stated: &[&str]) -> Pack {
    let mut pack = load(name);
    let seed = Seed {
        token: "main".to_owned(),
        color: Color::parse(seed).unwrap(),
    };
    pack.derive(&[seed], stated);
    pack
}

/// The example in another colour.
fn themed(theme: &str) -> String {
    EXAMPLE.replacen("\nplain:", &format!("\ntheme: {{ {theme} }}\nplain:"), 1)
}

/// What is said of colours.
fn said(theme: &str, name: &str) -> Vec<String> {
    let report = format!("theme: {{ {theme} }}\ntitle: 甲\n");
    let poster = support::lay(&report, name, 1080.0);
    let said = poster.sink.diagnostics().iter();
    said.filter(|said| said.code != "no-credits")
        .map(|said| format!("{}: {}", said.code, said.message.en))
        .collect()
}

#[test]
fn a_family_keeps_its_relations() {
    let (own, blue) = (load("civic-red"), seeded("civic-red", "#0A59F7", &[]));
    let seed = Oklch::from(Color::parse("#0A59F7").unwrap());
    let main = Oklch::from(color(&own, "main"));
    let ladder = ["r950", "r900", "r800", "r700", "r500", "r400"];
    let lightness = |pack: &Pack| {
        let all = ladder.map(|token| Oklch::from(color(pack, token)).lightness);
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{all:?}");
    };
    lightness(&own);
    lightness(&blue);
    for token in ladder {
        let (before, after) = (color(&own, token), color(&blue, token));
        let turned = main.turn_to(Oklch::from(before));
        let turns = seed.turn_to(Oklch::from(after));
        assert!((turned - turns).abs() < 0.06, "{token}: {before} {after}");
    }
    // Gold is another family, and what is good stays green.
    for token in ["g50", "g400", "c100", "good", "card"] {
        assert_eq!(color(&own, token), color(&blue, token), "{token}");
    }
}

#[test]
fn the_same_seed_changes_nothing() {
    for name in PACKS {
        let main = color(&load(name), "main").to_string();
        let report = themed(&format!("main: \"{main}\""));
        let plain = support::scene(EXAMPLE, name, 1080.0);
        let seeded = support::scene(&report, name, 1080.0);
        assert_eq!(
            changtu::scene::dump(&plain),
            changtu::scene::dump(&seeded),
            "{name}"
        );
    }
}

#[test]
fn what_a_report_states_wins_over_what_follows() {
    let pack = seeded("civic-red", "#0A59F7", &["r800"]);
    assert_eq!(color(&pack, "r800"), color(&load("civic-red"), "r800"));
    assert_ne!(color(&pack, "r900"), color(&load("civic-red"), "r900"));
}

#[test]
fn any_seed_leaves_a_poster_that_can_be_read_or_says_so() {
    for name in PACKS {
        for seed in SEEDS {
            assert_eq!(
                said(&format!("main: \"{seed}\""), name),
                [""; 0],
                "{name} {seed}"
            );
        }
        for seed in HARD {
            let said = said(&format!("main: \"{seed}\""), name);
            let is_moved = |line: &String| {
                line.starts_with("low-contrast: `main #") && line.ends_with(" is used")
            };
            assert!(
                said.len() <= 1 && said.iter().all(is_moved),
                "{name} {seed} {said:#?}"
            );
        }
        let light = said("main: \"#FFD100\"", name);
        assert!(
            light[0].contains("`main #FFD100` is too light for what is written on it"),
            "{light:#?}"
        );
        let every = (0..24).map(|at| {
            let lightness = 0.35 + 0.08 * f64::from(at % 3);
            let wheel = Oklch {
                lightness,
                chroma: 0.16,
                hue: f64::from(at) * 0.2618,
                alpha: 255,
            };
            wheel.to_color().to_string()
        });
        for seed in every {
            assert_eq!(
                said(&format!("main: \"{seed}\""), name),
                [""; 0],
                "{name} {seed}"
            );
        }
    }
}

#[test]
fn words_that_a_report_states_are_not_moved() {
    let said = said("main: \"#FFD100\", on_main: \"#FFFFFF\"", "base");
    assert!(
        said.iter().any(|line| line.contains("low-contrast")),
        "{said:#?}"
    );
    let dark = load("base");
    assert_eq!(color(&dark, "on_main").to_string(), "#FFFFFF");
}

/// Reds of the pack that are strong enough to be seen.
fn is_red(color: &Color) -> bool {
    let found = Oklch::from(*color);
    let degrees = found.hue.to_degrees();
    color.a > 0 && found.chroma > 0.09 && (10.0..46.0).contains(&degrees)
}

fn of_paint(paint: &Paint, found: &mut Vec<Color>) {
    match paint {
        Paint::Solid(color) => found.push(*color),
        Paint::Linear { stops, .. } | Paint::Radial { stops, .. } => {
            found.extend(stops.iter().map(|stop| stop.color));
        }
    }
}

fn of_nodes(nodes: &[Node], found: &mut Vec<Color>) {
    for node in nodes {
        match node {
            Node::Path { fill, stroke, .. } => {
                let fill = fill.iter().map(|(paint, _)| paint);
                let paints = fill.chain(stroke.iter().map(|stroke| &stroke.paint));
                paints.for_each(|paint| of_paint(paint, found));
            }
            Node::Group { nodes, .. } => of_nodes(nodes, found),
        }
    }
}

fn colors(items: &[Item], found: &mut Vec<Color>) {
    for item in items {
        match item {
            Item::Drawing(item) => of_nodes(&item.drawing.nodes, found),
            Item::Group(group) => colors(&group.items, found),
            Item::Box(_) | Item::Path(_) | Item::Text(_) | Item::Image(_) => {}
        }
    }
}

fn reds(scene: &Scene) -> usize {
    let mut found = Vec::new();
    colors(&scene.items, &mut found);
    found.iter().filter(|color| is_red(color)).count()
}

#[test]
fn a_blue_seed_leaves_no_red() {
    let dump = |report: &str| changtu::scene::dump(&support::scene(report, "civic-red", 1080.0));
    let hexes = |text: &str| -> Vec<Color> {
        // The name of a drawing tells which colours it was given for which.
        let lines = text.lines().filter(|line| !line.contains('>'));
        let parts = lines.flat_map(|line| line.split('#').skip(1));
        let codes = parts.filter_map(|part| part.get(..6));
        codes
            .filter_map(|code| Color::parse(&format!("#{code}")))
            .collect()
    };
    let red = |text: &str| hexes(text).iter().filter(|color| is_red(color)).count();
    let blue = themed("main: \"#0A59F7\"");
    assert!(red(&dump(EXAMPLE)) > 100);
    assert_eq!(red(&dump(&blue)), 0);
    let own = support::scene(EXAMPLE, "civic-red", 1080.0);
    assert!(reds(&own) > 30, "{}", reds(&own));
    assert_eq!(reds(&support::scene(&blue, "civic-red", 1080.0)), 0);
}

#[test]
fn a_pack_states_its_palette() {
    let said = |palette: &str| {
        let pack = format!("extends: base\npalette: {palette}\n");
        let world = World::memory([("mine/layout.yaml", pack.as_bytes())]);
        let report = "theme: { main: \"#0B7A4B\" }\ntitle: 甲\n";
        let poster = support::lay_in(report, "mine", 1080.0, &world);
        let said = poster.sink.diagnostics().iter();
        said.filter(|said| said.severity == Severity::Error)
            .map(|said| format!("{}: {}", said.code, said.message.en))
            .collect::<Vec<_>>()
    };
    assert_eq!(said("{ main: [good], keep: [deep] }"), [""; 0]);
    assert_eq!(
        said("{ main: [goood] }"),
        ["unknown-token: the pack has no token `goood`"]
    );
    assert_eq!(
        said("{ maim: [good] }"),
        ["unknown-token: the pack has no token `maim`"]
    );
    assert_eq!(
        said("[main]"),
        ["wrong-type: a palette is written `main: [token, …]`"]
    );
    assert_eq!(
        said("{ main: good }"),
        ["wrong-type: a palette is written `main: [token, …]`"]
    );
}
