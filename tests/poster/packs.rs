//! Layout packs: the built-in ones are sound, a user's own works, and what is wrong is said.

use changtu::diag::{Severity, Sink, Sources};
use changtu::kinds;
use changtu::pack;
use changtu::scene::Item;
use changtu::world::World;

use super::support::{self, PACKS};

/// A report in a pack of its own folder, and what is said about both:
/// `file:line code: sentence / advice`.
fn said(report: &str, files: &[(&str, &str)]) -> Vec<String> {
    let files = files.iter().map(|(name, text)| (*name, text.as_bytes()));
    let poster = changtu::pipeline::lay_out(
        "report.yaml",
        report.as_bytes(),
        &World::memory(files),
        &changtu::pipeline::Options::default(),
    );
    let diagnostics = poster.sink.diagnostics().iter();
    let diagnostics = diagnostics.filter(|diagnostic| diagnostic.code != "no-credits");
    diagnostics
        .map(|diagnostic| {
            let place = diagnostic.span.as_ref().map_or("-".to_owned(), |span| {
                let place = poster.sources.position(span.file, span.range.start);
                format!(
                    "{}:{}:{}",
                    poster.sources.name(span.file),
                    place.line,
                    place.column
                )
            });
            let hints: Vec<_> = diagnostic
                .hints
                .iter()
                .map(|hint| hint.en.as_str())
                .collect();
            format!(
                "{place} {}: {} / {}",
                diagnostic.code,
                diagnostic.message.en,
                hints.join(" / ")
            )
        })
        .collect()
}

const REPORT: &str = "layout: mine\ntitle: 甲\nsections:\n- title: 乙\n  blocks:\n  - text: 丙\n  - list: [{ text: 丁, icon: growth }]\n";

/// What is said about a pack that extends base.
fn said_of(pack: &str) -> Vec<String> {
    said(
        REPORT,
        &[("mine/layout.yaml", &format!("extends: base\n{pack}"))],
    )
}

#[test]
fn built_in_packs_are_sound() {
    for name in PACKS {
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let world = World::memory([("", "")]);
        let pack = pack::load(name, None, &world, &mut sources, &mut sink).unwrap();
        assert!(
            sink.diagnostics().is_empty(),
            "{name}: {:#?}",
            sink.diagnostics()
        );
        for kind in kinds::all() {
            assert!(
                pack.view(kind.name).is_some(),
                "{name} has no view for {}",
                kind.name
            );
        }
    }
}

#[test]
fn every_fault_of_a_pack_is_said_at_its_place() {
    let cases: [(&str, &str); 27] = [
        (
            "views: { text: { text: { value: $text }, paddng: 3 } }",
            "mine/layout.yaml:2:42 unknown-word: the view language has no word `paddng` / did you mean `padding`?",
        ),
        (
            "tokenz: {}",
            "mine/layout.yaml:2:1 unknown-word: a pack has no key `tokenz`",
        ),
        (
            "looks: { body: { sise: 3 } }",
            "unknown-word: a look has no key `sise` / did you mean `size`?",
        ),
        (
            "views: { text: { text: { value: $text }, padding: wide } }",
            "mine/layout.yaml:2:51 wrong-type: `padding` takes one to four lengths",
        ),
        (
            "views: { text: { text: { value: $text }, direction: up } }",
            "wrong-type: `direction` takes one of row, column",
        ),
        (
            "views: { text: { text: { value: $text, writing: down } } }",
            "mine/layout.yaml:2:49 wrong-type: `writing` takes one of horizontal, vertical",
        ),
        (
            "looks: { body: { writing: up } }",
            "mine/layout.yaml:2:27 wrong-type: `writing` takes one of horizontal, vertical",
        ),
        (
            "views: { text: 3 }",
            "mine/layout.yaml:2:16 wrong-type: a view is a map of keys",
        ),
        (
            "views: { text: { text: { value: $text, color: $mian } } }",
            "mine/layout.yaml:2:47 unknown-binding: `$mian` is neither a field of `text` nor a token / did you mean `main`?",
        ),
        (
            "views: { text: { text: { value: $txet } } }",
            "mine/layout.yaml:2:33 unknown-binding: `$txet` is neither a field of `text` nor a token / did you mean `text`?",
        ),
        (
            "views: { list: { each: items as item, child: { text: { value: $item.txet } } } }",
            "unknown-binding: `$txet` is neither a field of `list-item` nor a token / did you mean `text`?",
        ),
        (
            "views: { text: { text: { value: $text, look: bodi } } }",
            "mine/layout.yaml:2:46 unknown-look: the pack has no look `bodi` / did you mean `body`?",
        ),
        (
            "views: { text: { art: { name: sun } } }",
            "mine/layout.yaml:2:31 unknown-art: the pack has no art `sun`",
        ),
        (
            "views: { text: { when: $text ==, text: $text } }",
            "mine/layout.yaml:2:24 bad-expression: cannot read the expression `$text ==`",
        ),
        (
            "views: { text: { text: { value: $text | shout } } }",
            "bad-expression: cannot read the expression `$text | shout`, near `| shout`",
        ),
        (
            "views: { text: { text: $text, icon: growth } }",
            "mine/layout.yaml:2:31 two-leaves: a box holds one leaf only",
        ),
        (
            "views: { texts: { text: $text } }",
            "mine/layout.yaml:2:17 unused-view: there is no kind `texts`, so this view is never used",
        ),
        (
            "views: { text: { children: { text: $text } } }",
            "wrong-type: `children` is a list of boxes",
        ),
        (
            "contrast: [[$ink, $ground]]",
            "mine/layout.yaml:2:12 wrong-type: a pair is written `[$ink, $ground, 4.5]`",
        ),
        (
            "contrast: [[$inc, $ground, 4.5]]",
            "mine/layout.yaml:2:13 unknown-token: `inc` is no colour",
        ),
        (
            "looks: { body: { color: $mian } }",
            "mine/layout.yaml:2:25 unknown-token: the pack has no token `mian` / did you mean `main`?",
        ),
        (
            "tokens: { head: { linear: 90, stops: [$main, $dep] } }",
            "unknown-token: the pack has no token `dep` / did you mean `deep`?",
        ),
        (
            "bands: { dark: { background: $mian } }",
            "unknown-binding: `$mian` is neither a field of `band` nor a token",
        ),
        ("- 1", "mine/layout.yaml"),
        (
            "views: { text: { each: { a: b }, child: { text: $text } } }",
            "wrong-type: write `items as item`",
        ),
        (
            "views: { text: { when: [1], text: $text } }",
            "wrong-type: this is an expression",
        ),
        (
            "looks: { body: 3 }",
            "wrong-type: the look `body` is a map of keys",
        ),
    ];
    let mut wrong = Vec::new();
    for (pack, expected) in cases {
        let said = said_of(pack);
        if !said.iter().any(|line| line.contains(expected)) {
            wrong.push(format!("{pack}\n  expected {expected}\n  said {said:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn boxes_in_boxes_end_somewhere() {
    let deep = "{ child: ".repeat(55) + "{ height: 1 }" + &"}".repeat(55);
    let said = said_of(&format!("views: {{ text: {deep} }}"));
    assert!(
        said.iter().any(|line| line.contains("too-deep")),
        "{said:#?}"
    );
    // A partial view that holds itself stops, and draws what it has.
    let said =
        said_of("partials:\n  loop: { children: [{ loop: ~ }] }\nviews:\n  text: { loop: ~ }");
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn packs_that_extend_one_another_are_said() {
    let own = said(REPORT, &[("mine/layout.yaml", "extends: mine")]);
    assert_eq!(
        own,
        ["mine/layout.yaml:1:10 pack-cycle: the pack `mine` extends itself, or too many others / "]
    );
    let none = said(REPORT, &[("mine/layout.yaml", "extends: bose")]);
    assert!(
        none[0].starts_with("mine/layout.yaml:1:10 unknown-layout: there is no layout `bose`"),
        "{none:#?}"
    );
    assert!(none[0].contains("did you mean `base`?"), "{none:#?}");
    let typo = said("layout: civic-rad\ntitle: 甲\n", &[]);
    assert!(
        typo[0].starts_with("report.yaml:1:9 unknown-layout: there is no layout `civic-rad`"),
        "{typo:#?}"
    );
    assert!(typo[0].ends_with("did you mean `civic-red`?"), "{typo:#?}");
}

const SUN: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><!-- tokens: #C8191E=main --><circle cx="10" cy="10" r="9" fill="#C8191E"/></svg>"##;
const WITH_SUN: &str = "extends: base\nviews: { text: { children: [{ art: { name: sun, width: 40 } }, { text: $text }] } }";

#[test]
fn a_pack_of_ones_own_draws_its_art() {
    let files = [
        ("packs/mine/layout.yaml", WITH_SUN),
        ("packs/mine/art/sun.svg", SUN),
    ];
    for folder in ["packs/mine", "./packs/mine", "packs/mine/"] {
        let report = REPORT.replace("mine", folder);
        assert!(
            said(&report, &files).is_empty(),
            "{folder}: {:#?}",
            said(&report, &files)
        );
        let files = files.map(|(name, text)| (name, text.as_bytes()));
        let scene = support::lay_in(&report, folder, 1080.0, &World::memory(files))
            .scene
            .unwrap();
        assert_eq!(drawings(&scene.items), 1, "{folder}");
    }
}

/// How many suns there are.
fn drawings(items: &[Item]) -> usize {
    let one = |item: &Item| match item {
        Item::Drawing(item) => usize::from(item.drawing.name.contains("sun")),
        Item::Group(group) => drawings(&group.items),
        Item::Box(_) | Item::Path(_) | Item::Text(_) | Item::Image(_) => 0,
    };
    items.iter().map(one).sum()
}

#[test]
fn art_that_is_no_art_is_said() {
    let cases = [
        (
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"2\"><text>字</text></svg>",
            "`text`",
        ),
        (
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"2\"><filter id=\"f\"/></svg>",
            "`filter`",
        ),
        (
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"2\"><image href=\"#a\"/></svg>",
            "`image`",
        ),
        ("no svg at all", "not an SVG"),
    ];
    for (svg, expected) in cases {
        let said = said(
            REPORT,
            &[("mine/layout.yaml", WITH_SUN), ("mine/art/sun.svg", svg)],
        );
        assert!(
            said.len() == 1 && said[0].contains("bad-art") && said[0].contains(expected),
            "{said:#?}"
        );
    }
}

/// The names of the icons that a pack draws.
fn icons_of(pack: &str) -> Vec<String> {
    let pack = format!("extends: base\n{pack}");
    let world = World::memory([("mine/layout.yaml", pack.as_str())]);
    let options = changtu::pipeline::Options::default();
    let poster = changtu::pipeline::lay_out("report.yaml", REPORT.as_bytes(), &world, &options);
    let scene = format!("{:?}", poster.scene.unwrap());
    let names = scene.split("\"icon/").skip(1);
    names
        .map(|name| name.split('"').next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_pack_chooses_the_style_of_its_icons_once() {
    let view = "views: { list: { icon: growth } }\n";
    for (token, style) in [
        ("", "duo"),
        ("tokens: { icon_style: line }", "line"),
        ("tokens: { icon_style: solid }", "solid"),
    ] {
        let drawn = icons_of(&format!("{view}{token}\n"));
        assert!(!drawn.is_empty(), "{token}");
        assert!(
            drawn
                .iter()
                .all(|name| name.starts_with(&format!("growth/{style}/"))),
            "{token}: {drawn:?}"
        );
    }
    let own = icons_of(
        "views: { list: { icon: { name: growth, style: solid } } }\ntokens: { icon_style: line }\n",
    );
    assert!(own[0].starts_with("growth/solid/"), "{own:?}");
    let wrong = said_of("tokens: { icon_style: outline }\n");
    assert!(
        wrong[0].contains("wrong-type: `icon_style` takes one of duo, line, solid"),
        "{wrong:#?}"
    );
}

#[test]
fn an_unknown_icon_is_said_at_its_word() {
    let report = "layout: base\ntitle: 甲\nsections:\n- title: 乙\n  blocks:\n  - list: { style: icons, items: [{ text: 丁, icon: grwth }] }\n";
    let said = said(report, &[]);
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        said[0].starts_with(
            "report.yaml:6:53 unknown-icon: there is no icon `grwth` / did you mean `growth`?"
        ),
        "{said:#?}"
    );
}

/// What is said about a report with a theme of its own.
fn said_of_theme(theme: &str) -> Vec<String> {
    said(
        &format!("layout: civic-red\ntheme: {{ {theme} }}\ntitle: 甲\n"),
        &[],
    )
}

#[test]
fn a_theme_is_checked() {
    let unknown = said_of_theme("mian: \"#0A59F7\"");
    assert!(unknown[0].starts_with("report.yaml:2:10 unknown-token: the layout `civic-red` has no token `mian` / did you mean `main`?"), "{unknown:#?}");
    let word = said_of_theme("main: 红色");
    assert!(
        word[0].starts_with("report.yaml:2:16 bad-color: `main` is a colour, `红色` is none"),
        "{word:#?}"
    );
    let digits = said_of_theme("main: \"#12345\"");
    assert!(
        digits[0].starts_with("report.yaml:2:16 bad-color"),
        "{digits:#?}"
    );
    assert_eq!(said_of_theme("main: \"#0A59F7\""), [""; 0]);
}

#[test]
fn a_variant_that_no_view_draws_is_said() {
    let pack = "extends: base\nviews:\n  text: { match: $variant, cases: { quote: { text: $text }, else: { text: $text } } }\n";
    let report = |block: &str| {
        format!(
            "layout: mine\ntitle: 甲\nsections:\n- title: 乙\n  blocks:\n  - chapter:\n      title: 丙\n      blocks:\n      - {block}\n"
        )
    };
    let said = |block: &str| said(&report(block), &[("mine/layout.yaml", pack)]);
    assert_eq!(said("text: { text: 丁, variant: quote }"), [""; 0]);
    assert_eq!(
        said("text: { text: 丁, variant: quoet }"),
        [
            "report.yaml:9:36 unknown-variant: the layout `mine` has no variant `quoet` of `text`; it is drawn as usual / did you mean `quote`? / this layout has: quote"
        ]
    );
    assert_eq!(
        said("note: { text: 丁, variant: small }"),
        [
            "report.yaml:9:36 unknown-variant: the layout `mine` has no variant `small` of `note`; it is drawn as usual / this layout has no variants of it; without this key nothing is said"
        ]
    );
    // A choice of the format is known to every layout, whether its view asks for it or not.
    assert_eq!(said("cards: { variant: grid, items: [丁] }"), [""; 0]);
}

#[test]
fn colors_that_cannot_be_read_are_said() {
    let said = said_of_theme("ink: \"#D8B0A0\"");
    assert_eq!(said.len(), 4, "{said:#?}");
    let first = "report.yaml:2:15 low-contrast: `ink #D8B0A0` is hard to read on `ground #FDF3E3`: a contrast of 1.8, less than 4.5";
    assert!(said[0].starts_with(first), "{said:#?}");
    // A token behind a token: `head` is made of `r500`, on which `on_main` stands.
    let behind = said_of_theme("r500: \"#FFE0E0\"");
    assert!(
        behind
            .iter()
            .any(|line| line.contains("`on_main #FFF8E6` is hard to read on `head #FFE0E0`")),
        "{behind:#?}"
    );
}

#[test]
fn the_colors_of_built_in_packs_can_be_read() {
    for name in PACKS {
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let world = World::memory([("", "")]);
        let pack = pack::load(name, None, &world, &mut sources, &mut sink).unwrap();
        // Every token is taken for one that a report overrides.
        let tokens = pack.token_names().filter_map(|name| {
            let step = pack::Step::Name(name.to_owned());
            pack.token(&[step]).map(|(entry, _)| entry.span.clone())
        });
        pack.check_contrast(&tokens.collect::<Vec<_>>(), &mut sink);
        let low = sink
            .diagnostics()
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Warning);
        let low: Vec<_> = low.map(|diagnostic| &diagnostic.message.en).collect();
        assert!(low.is_empty(), "{name}: {low:#?}");
    }
}

/// FB-01: no glyph is ever missing in silence, and each has the place of its character.
#[test]
fn a_missing_glyph_is_said_at_its_character() {
    let report = "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - text: 北碚𠀁村䶮\u{E001}\n";
    let places: Vec<String> = said(report, &[])
        .iter()
        .filter_map(|said| said.split(" (U+").next().map(str::to_owned))
        .collect();
    assert_eq!(
        places,
        [
            "report.yaml:5:15 missing-glyph: no face has the character `𠀁`",
            "report.yaml:5:21 missing-glyph: no face has the character `\u{E001}`",
        ]
    );
}

/// FB-01: nor does a place get lost where paragraphs and typed markers are parted from their text, or
/// where a label and the words before a number are joined.
#[test]
fn a_missing_glyph_of_a_part_is_said_at_its_character() {
    let report = "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - text: |\n      北碚。\n\n      缙云\u{E001}山。\n  - cards:\n    - title: 1. 甲\u{E002}\n      text: 丙\n  - stats:\n    - {label: 率, value: 超\u{E003}过5万元}\n";
    let places: Vec<String> = said(report, &[])
        .iter()
        .filter_map(|said| said.split(" missing-glyph").next().map(str::to_owned))
        .filter(|place| place.starts_with("report.yaml:"))
        .collect();
    assert_eq!(
        places,
        ["report.yaml:8:11", "report.yaml:10:19", "report.yaml:13:28"]
    );
}

/// FB-04: a shape that was redrawn is a warning at its character, once in a text; `𠮷` is Noto's own.
#[test]
fn a_redrawn_glyph_is_said_at_its_character() {
    let report = "title: 甲𠮷\nsections:\n- title: 乙𰀀\n  blocks:\n  - text: 北碚**𠀀村**，𠀀\n";
    let said = said(report, &[]);
    let places: Vec<_> = said.iter().map(|said| said.split(" (U+").next()).collect();
    assert_eq!(
        places,
        [
            Some("report.yaml:3:12 redrawn-glyph: the shape of the rare character `𰀀`"),
            Some("report.yaml:5:17 redrawn-glyph: the shape of the rare character `𠀀`"),
        ]
    );
}

/// FB-08: a character that only another weight has is said at its place, once for each face and weight.
#[test]
fn a_character_of_another_weight_is_said_once() {
    let report = "title: 甲\nsections:\n- title: 龘\n  blocks:\n  - text: 龘在正文里不显眼\n- title: 龘和㐂\n";
    let said = said(report, &[]);
    let sentences: Vec<_> = said
        .iter()
        .filter_map(|said| said.split(" / ").next())
        .collect();
    let expected = "`龘` has only the weight 500, beside text of weight 900";
    assert_eq!(
        sentences,
        [format!("report.yaml:3:10 missing-weight: {expected}")]
    );
}
