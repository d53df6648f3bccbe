//! What is told as one page of hypertext that needs nothing from elsewhere and runs nothing.

mod inline;
mod node;
mod picture;
mod structures;
mod style;

use super::told::{Foot, Head, Panel, Part, Told};
use super::{CODE, FIGURES, alt, line, tell};
use crate::color::Color;
use crate::document::{Document, Text};
use inline::{attribute, inline};

/// How a page looks and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlOptions {
    /// The language of its words, as in BCP 47.
    pub lang: String,
    /// Its name in a tab; the title of the report when there is none.
    pub title: Option<String>,
    /// Its colours.
    pub colors: Colors,
}

impl Default for HtmlOptions {
    fn default() -> Self {
        Self {
            lang: "zh-CN".to_owned(),
            title: None,
            colors: Colors::default(),
        }
    }
}

/// The colours of a page in light surroundings; those for dark ones are made of them. Where two of them
/// cannot be read on one another, the page darkens or lightens the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colors {
    /// The head, headings and figures.
    pub main: Color,
    /// Running text.
    pub ink: Color,
    /// What lies under it.
    pub ground: Color,
}

impl Default for Colors {
    /// Those of official pages: red, nearly black, white.
    fn default() -> Self {
        Self {
            main: Color::rgb(0xB5, 0x14, 0x1A),
            ink: Color::rgb(0x24, 0x1C, 0x1A),
            ground: Color::WHITE,
        }
    }
}

/// Writes a report as an accessible page: one file, UTF-8, without scripts and without anything that is
/// loaded from elsewhere; pictures are inside.
///
/// The words are those of the report, all of them, in reading order; nothing of a report can become
/// markup, and only addresses of `http`, `https` and `mailto` become links.
///
/// ```
/// use changtu::diag::{Sink, Sources};
/// use changtu::prose::{HtmlOptions, html};
/// use changtu::world::World;
///
/// let report = "title: 一图读懂\nfigures:\n- 地区生产总值: 783.58亿元\n";
/// let (mut sources, mut sink) = (Sources::default(), Sink::default());
/// let world = World::memory([("", "")]);
/// let document = changtu::document::read("r.yaml", report.as_bytes(), &world, &mut sources, &mut sink);
/// let page = html(&document.unwrap(), &HtmlOptions::default());
/// assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
/// assert!(page.contains("<dt>地区生产总值</dt>"));
/// ```
pub fn html(document: &Document, options: &HtmlOptions) -> String {
    let told = tell::tell(document);
    let mut page = open(&told, &alt(document).short, options);
    head(&mut page, &told.head);
    page += "<main>\n";
    if let Some(key) = &told.panel {
        panel(&mut page, key);
    }
    for (nth, part) in told.sections.iter().enumerate() {
        section(&mut page, part, nth + 1);
    }
    page += "</main>\n";
    foot(&mut page, &told.foot);
    page += "</body>\n</html>\n";
    page
}

/// What stands before anything that is seen.
fn open(told: &Told<'_>, short: &str, options: &HtmlOptions) -> String {
    let own = || told.head.title.map(line::flat).unwrap_or_default();
    let title = options.title.clone().unwrap_or_else(own);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<meta name=\"description\" content=\"{}\">\n<style>\n{}</style>\n\
         </head>\n<body>\n",
        attribute(&options.lang),
        attribute(&title),
        attribute(short),
        style::sheet(&options.colors)
    )
}

fn head(page: &mut String, head: &Head<'_>) {
    *page += "<header>\n<div>\n";
    if let Some(logo) = head.logo {
        *page += &picture::image(logo, "", " class=\"logo\"");
    }
    paragraph(page, "kicker", head.kicker);
    if let Some(title) = head.title {
        *page += &format!("<h1>{}</h1>\n", inline(title));
    }
    paragraph(page, "subtitle", head.subtitle);
    paragraph(page, "issuer", head.issuer);
    paragraph(page, "document", head.document);
    *page += "</div>\n</header>\n";
    if let Some(image) = head.image {
        *page += &picture::image(image, "", " class=\"hero\"");
    }
}

fn panel(page: &mut String, panel: &Panel<'_>) {
    match panel.title {
        Some(title) => {
            let title = inline(title);
            *page += "<section class=\"key\" aria-labelledby=\"key\">\n";
            *page += &format!("<h2 id=\"key\">{title}</h2>\n");
        }
        None => *page += &format!("<section class=\"key\" aria-label=\"{FIGURES}\">\n"),
    }
    node::figures(page, &panel.figures);
    *page += "</section>\n";
}

fn section(page: &mut String, part: &Part<'_>, nth: usize) {
    let Some(heading) = &part.heading else {
        *page += "<section>\n";
        node::nodes(page, &part.nodes, 2);
        *page += "</section>\n";
        return;
    };
    *page += &format!("<section aria-labelledby=\"s{nth}\">\n");
    let id = format!(" id=\"s{nth}\"");
    node::heading(page, heading, 2, &id);
    node::nodes(page, &part.nodes, 3);
    *page += "</section>\n";
}

fn foot(page: &mut String, foot: &Foot<'_>) {
    let mut inner = String::new();
    if !foot.credits.is_empty() {
        inner += "<dl class=\"credits\">\n";
        for (label, value) in &foot.credits {
            let (label, value) = (inline(label), inline(value));
            inner += &format!("<div><dt>{label}</dt><dd>{value}</dd></div>\n");
        }
        inner += "</dl>\n";
    }
    paragraph(&mut inner, "date", foot.date);
    for note in &foot.notes {
        paragraph(&mut inner, "note", Some(note));
    }
    paragraph(&mut inner, "note", foot.digest);
    code(&mut inner, foot);
    if !inner.is_empty() {
        *page += &format!("<footer>\n<div>\n{inner}</div>\n</footer>\n");
    }
}

/// What the code for scanning says: where it leads, in letters.
fn code(page: &mut String, foot: &Foot<'_>) {
    let Some(url) = foot.url else {
        paragraph(page, "caption", foot.caption);
        return;
    };
    address(page, url, foot.caption);
}

/// Where a code leads, in letters.
fn address(page: &mut String, url: &str, caption: Option<&Text>) {
    let caption = caption.map_or_else(|| CODE.to_owned(), inline);
    let address = attribute(url);
    let address = match inline::link(url) {
        Some(href) => format!("<a href=\"{href}\">{address}</a>"),
        None => format!("<span>{address}</span>"),
    };
    *page += &format!("<p class=\"code\">{caption}<br>{address}</p>\n");
}

/// A paragraph of a class, when there are words for it.
fn paragraph(page: &mut String, class: &str, text: Option<&Text>) {
    if let Some(text) = text {
        let words = inline(text);
        *page += &format!("<p class=\"{class}\">{words}</p>\n");
    }
}
