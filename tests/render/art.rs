//! Ornaments as drawings.

use changtu::color::Color;
use changtu::geom::Size;
use changtu::pack::art::{self, ArtError};

fn files() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/art");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn ornaments_parse() {
    let files = files();
    assert!(files.len() >= 8);
    for (name, svg) in files {
        let drawing =
            art::parse(&name, &svg, &|_| None).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert!(!drawing.nodes.is_empty(), "{name}");
        assert!(drawing.size.width.to_px() >= 20.0, "{name}");
    }
}

#[test]
fn colours_are_replaced() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 20'>\
               <path d='M0 0h10v10z' fill='#C8191E' fill-opacity='.5'/></svg>";
    let blue = |color: Color| (color == Color::rgb(200, 25, 30)).then_some(Color::rgb(0, 0, 255));
    let drawing = art::parse("a", svg, &blue).unwrap();
    assert_eq!(drawing.size, Size::px(10.0, 20.0));
    let text = format!("{drawing:?}");
    assert!(
        text.contains("Color { r: 0, g: 0, b: 255, a: 128 }"),
        "{text}"
    );
}

fn fault(body: &str) -> ArtError {
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
         viewBox='0 0 10 10'>\n{body}</svg>"
    );
    art::parse("a", &svg, &|_| None).unwrap_err()
}

#[test]
fn what_art_may_not_hold_is_named() {
    let found = fault("<text x='1'>字</text>\n<filter id='f'/><image xlink:href='a.png'/>");
    let ArtError::Unsupported(found) = found else {
        panic!("{found:?}")
    };
    let names: Vec<_> = found
        .iter()
        .map(|(name, line)| (name.as_str(), line.unwrap()))
        .collect();
    let link = "a link to another file";
    assert_eq!(
        names,
        [("`text`", 2), ("`filter`", 3), ("`image`", 3), (link, 3)]
    );
    let blend = fault("<g style='mix-blend-mode:multiply'><path d='M0 0h9v9z'/></g>");
    assert!(blend.to_string().contains("mix-blend-mode"));
    let focus = fault(
        "<radialGradient id='r' fx='.1'><stop offset='0'/><stop offset='1' stop-color='red'/>\
         </radialGradient><path d='M0 0h9v9z' fill='url(#r)'/>",
    );
    assert!(focus.to_string().contains("focus"));
    assert!(matches!(
        fault("<path d='M0 0h9v9z"),
        ArtError::Unreadable(_)
    ));
}

#[test]
fn hostile_art_is_refused() {
    let deep = format!("{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000));
    assert_eq!(fault(&deep), ArtError::TooDeep);
    assert_eq!(fault("<path d='M0 0h1e9v9z'/>"), ArtError::Absurd);
    let level = |at: usize| {
        let uses = format!("<use xlink:href='#l{at}'/>").repeat(10);
        format!("<g id='l{}'>{uses}</g>", at + 1)
    };
    let levels: String = (0..9).map(level).collect();
    let bomb = format!("<defs><path id='l0' d='M0 0h9v9z'/>{levels}</defs><use xlink:href='#l9'/>");
    assert!(matches!(fault(&bomb), ArtError::Unreadable(_)));
    assert_eq!(
        art::parse("a", &" ".repeat(5 << 20), &|_| None),
        Err(ArtError::TooLarge)
    );
    // A circle of uses and a bomb of entities must end, with whatever answer.
    let circle = "<g id='a'><use xlink:href='#b'/></g><g id='b'><use xlink:href='#a'/></g>";
    let _ = fault(&format!("{circle}<text>x</text>"));
    let entities = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;'>\
                    <!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;'>]>\
                    <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>&d;&d;&d;</svg>";
    let _ = art::parse("a", entities, &|_| None);
}
