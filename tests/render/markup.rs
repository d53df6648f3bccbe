//! What the SVG says, as text.

use changtu::font::Book;
use changtu::geom::Rect;
use changtu::render::svg;
use changtu::scene::Item;

use super::scenes::{self, plain_box, shadow, solid};
use super::shots::markup;

#[test]
fn everything_is_defined_once() {
    let book = Book::embedded();
    let line = |y: f64| Item::Text(scenes::run(&book, "Oswald", 700, 40.0, (10.0, y), "7878"));
    let card = |y: f64| {
        let mut card = plain_box(Rect::px(10.0, y, 80.0, 40.0), 8.0, vec![solid("#FFFFFF")]);
        card.shadows = vec![shadow(4.0, 12.0, "#00000040")];
        Item::Box(card)
    };
    let scene = scenes::scene(
        200.0,
        400.0,
        vec![card(10.0), line(60.0), card(100.0), line(150.0)],
    );
    let text = markup(&scene, &book);
    assert_eq!(text.matches("<path id=\"g").count(), 2, "{text}");
    assert_eq!(text.matches("<use xlink:href=\"#g").count(), 8);
    assert_eq!(text.matches("Gradient id=").count(), 8);
    assert_eq!(text, markup(&scene, &book));
}

#[test]
fn nothing_comes_from_elsewhere() {
    let book = Book::embedded();
    let text = markup(&scenes::showcase(&book), &book);
    for word in [
        "<filter",
        "foreignObject",
        "<script",
        "<style",
        "<text",
        "NaN",
        "inf",
    ] {
        assert!(!text.contains(word), "{word}");
    }
    let links = text.split("href=\"").skip(1);
    assert!(links.clone().count() > 20);
    for link in links {
        assert!(link.starts_with('#') || link.starts_with("data:image/png;base64,"));
    }
}

#[test]
fn the_file_says_what_it_is() {
    let book = Book::embedded();
    let options = svg::Options {
        title: Some("一图读懂<政府工作报告>".to_owned()),
        desc: Some("全文".to_owned()),
        lang: Some("zh-CN".to_owned()),
        ..svg::Options::default()
    };
    let mut out = Vec::new();
    svg::encode(
        &scenes::scene(20.0, 30.5, Vec::new()),
        &book,
        &options,
        &mut out,
    )
    .unwrap();
    let expected = "<svg xmlns=\"http://www.w3.org/2000/svg\" \
        xmlns:xlink=\"http://www.w3.org/1999/xlink\" lang=\"zh-CN\" xml:lang=\"zh-CN\" \
        width=\"20\" height=\"30.5\" viewBox=\"0 0 20 30.5\">\n\
        <title>一图读懂&lt;政府工作报告&gt;</title>\n<desc>全文</desc>\n\
        <rect width=\"100%\" height=\"100%\" fill=\"#FDF3E3\"/>\n</svg>\n";
    assert_eq!(String::from_utf8(out).unwrap(), expected);
}
