//! Layouts of one's own: begun, checked, shown.

use super::shop::Shop;

#[test]
fn a_layout_is_begun_checked_and_drawn() {
    let shop = Shop::new();
    let ran = shop.run(&["layouts", "new", "我的版式"]).ended(0);
    assert!(ran.text().contains("changtu layouts show 我的版式"));
    assert!(shop.path("我的版式/art/leaf.svg").is_file());
    let ran = shop.run(&["layouts", "check", "我的版式", "--strict"]);
    assert_eq!(ran.ended(0).err, "");
    for layout in ["我的版式", "base"] {
        let file = format!("{layout}.svg");
        let words = [
            "render",
            "report.yaml",
            "--strict",
            "--layout",
            layout,
            "-o",
            &file,
        ];
        shop.run(&words).ended(0);
    }
    assert_ne!(shop.get("我的版式.svg"), shop.get("base.svg"));
}

#[test]
fn the_example_in_a_new_layout_works() {
    let shop = Shop::new();
    shop.run(&["layouts", "new", "mine"]).ended(0);
    let text = String::from_utf8(shop.get("mine/layout.yaml")).unwrap();
    let (head, example) = text.split_once("# views:").unwrap();
    let example = example.replace("\n# ", "\n");
    assert!(example.starts_with("\n  note:"), "{example}");
    shop.put("mine/layout.yaml", format!("{head}views:{example}"));
    let ran = shop.run(&["layouts", "check", "mine", "--strict"]).ended(0);
    assert_eq!(ran.err, "");
}

#[test]
fn a_layout_is_never_overwritten() {
    let shop = Shop::new();
    shop.put("mine/layout.yaml", "extends: civic-red\n");
    shop.run(&["layouts", "new", "mine"]).ended(3);
    assert_eq!(shop.get("mine/layout.yaml"), b"extends: civic-red\n");
    shop.run(&["layouts", "new", "report.yaml"]).ended(3);
    // A folder of this name could never be asked for by it.
    shop.run(&["layouts", "new", "base"]).ended(2);
    assert_eq!(shop.names(), ["mine", "report.yaml"]);
}

#[test]
fn a_specimen_shows_every_layout() {
    let shop = Shop::new();
    for name in ["base", "civic-red", "ink-green", "tech-blue"] {
        let ran = shop.run(&["layouts", "show", name]).ended(0);
        assert_eq!(ran.err, "", "{name}");
        assert!(ran.text().starts_with(&format!("{name}.png：1080×")));
    }
    let words = ["layouts", "show", "base", "-o", "base.alt.txt"];
    shop.run(&words).ended(0);
    let told = String::from_utf8(shop.get("base.alt.txt")).unwrap();
    assert!(told.contains("版式样张") && told.contains("不是真实统计"));
    shop.run(&["layouts", "show", "bsae"]).ended(2);
    shop.run(&["layouts", "show", "base", "-o", "base.gif"])
        .ended(2);
}

/// For a page of specimens side by side.
#[test]
fn a_specimen_can_be_small() {
    let shop = Shop::new();
    let words = [
        "layouts",
        "show",
        "base",
        "--scale",
        "0.25",
        "--palette",
        "-o",
        "small.png",
    ];
    shop.run(&words).ended(0);
    let small = shop.get("small.png");
    // The header of a PNG: width at 16, kind of colour at 25, where 3 is a palette.
    assert_eq!(small[16..20], 270_u32.to_be_bytes());
    assert_eq!(small[25], 3);
    let words = ["layouts", "show", "base", "--scale", "0"];
    shop.run(&words).ended(2);
}

#[test]
fn a_specimen_shows_what_only_this_layout_has() {
    let shop = Shop::new();
    let view = "extends: base\nviews:\n  note:\n    match: $variant\n    cases:\n      loud: { text: { value: [\"大声说\", $text] } }\n      else: { text: $text }\n";
    shop.put("mine/layout.yaml", view);
    let ran = shop
        .run(&["layouts", "show", "mine", "-o", "mine.svg"])
        .ended(0);
    assert_eq!(ran.err, "");
    shop.put("mine/layout.yaml", view.replace("loud", "else"));
    shop.run(&["layouts", "show", "mine", "-o", "plain.svg"])
        .ended(0);
    assert!(shop.get("mine.svg").len() > shop.get("plain.svg").len());
    shop.put("mine/layout.yaml", "extends: base\nviewz: {}\n");
    let ran = shop.run(&["layouts", "show", "mine"]).ended(1);
    assert!(ran.err.contains("mine/layout.yaml:2:1"), "{}", ran.err);
    assert_eq!(
        shop.names(),
        ["mine", "mine.svg", "plain.svg", "report.yaml"]
    );
}

/// The specimen has every kind, and every choice that the table of kinds offers.
#[test]
fn the_specimen_is_whole() {
    let specimen = include_str!("../../data/specimen/report.yaml");
    for kind in changtu::kinds::blocks() {
        assert!(
            specimen.contains(&format!("- {}:", kind.name)),
            "{}",
            kind.name
        );
        for field in kind.fields.fields {
            let changtu::kinds::Shape::Choice(choices) = field.shape else {
                continue;
            };
            for choice in choices {
                let is_usual = ["tiles", "bullets"].contains(&choice.name);
                let word = format!("{}: {}", field.name, choice.name);
                assert!(
                    is_usual || specimen.contains(&word),
                    "{}: {word}",
                    kind.name
                );
            }
        }
    }
    for form in ["tile", "ring", "progress"] {
        assert!(specimen.contains(&format!("form: {form}")), "{form}");
    }
}
