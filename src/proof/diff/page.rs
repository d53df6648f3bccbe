//! The difference as a page: each change with what the poster showed before and shows now.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Change, ChangeKind, Difference, Look, Side};
use crate::diag::Lang;
use crate::geom::{Abs, Rect};

/// What the page is about.
#[derive(Debug, Clone, Copy)]
pub struct Title<'a> {
    /// The name of the old file.
    pub old: &'a str,
    /// The name of the new file.
    pub new: &'a str,
    /// The language of the page.
    pub lang: Lang,
}

/// A piece of a poster.
#[derive(Debug, Clone)]
pub struct Crop {
    /// The piece as a PNG file.
    pub png: Vec<u8>,
    /// Which piece of the poster it is.
    pub rect: Rect,
    /// The boxes of the changed words, in px of the poster.
    pub marks: Vec<Rect>,
}

/// What is told of a change beside its words.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// What the old poster showed, and what the new one shows.
    pub crops: [Option<Crop>; 2],
    /// Where the words stand, in words: `report.yaml:12:3, y 1830`.
    pub places: [String; 2],
}

/// Writes the page; `row` answers for each change.
pub fn page(
    difference: &Difference,
    title: &Title<'_>,
    mut row: impl FnMut(&Change) -> Row,
) -> String {
    let mut page = Page {
        out: String::new(),
        lang: title.lang,
    };
    page.head(difference, title);
    for (section, changes) in difference.by_section() {
        let section = if section.is_empty() {
            page.pick("刊头和页脚", "Head and foot")
        } else {
            section
        };
        page.push(&format!("<section><h2>{}</h2>\n", escape(section)));
        for change in changes {
            page.change(change, &row(change));
        }
        page.push("</section>\n");
    }
    page.looks(&difference.pictures, "图片和网址", "Pictures and addresses");
    page.looks(&difference.looks, "样子", "Looks");
    page.push("</body></html>\n");
    page.out
}

struct Page {
    out: String,
    lang: Lang,
}

impl Page {
    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn head(&mut self, difference: &Difference, title: &Title<'_>) {
        let lang = self.pick("zh-CN", "en");
        let name = self.pick("改动对照", "What has changed");
        let _ = write!(
            self.out,
            "<!DOCTYPE html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{name}</title>\n<style>\n{}</style></head>\n<body><h1>{name}</h1>\n\
             <p class=\"files\">{} → {}</p>\n<ul class=\"sum\">",
            include_str!("page.css"),
            escape(title.old),
            escape(title.new),
        );
        for kind in ChangeKind::ALL {
            let (count, name) = (difference.count(kind), kind.message());
            let name = self.lang.pick(&name).to_owned();
            let _ = write!(self.out, "<li>{name} <b>{count}</b></li>");
        }
        let looks = self.pick("样子", "looks").to_owned();
        let _ = write!(
            self.out,
            "<li>{looks} <b>{}</b></li></ul>",
            difference.looks.len()
        );
        if difference.is_none() || difference.is_looks_only() {
            let words = match difference.is_none() {
                true => self.pick("内容和样子都没有变。", "Nothing has changed."),
                false => self.pick("只有样子不同。", "Only the looks differ."),
            };
            let words = format!("<p>{words}</p>\n");
            self.push(&words);
        }
    }

    fn change(&mut self, change: &Change, row: &Row) {
        let kind = self.lang.pick(&change.kind.message()).to_owned();
        let _ = write!(
            self.out,
            "<article class=\"{}\"><p><span class=\"kind\">{kind}</span>",
            change.kind.as_str()
        );
        if !change.label.is_empty() {
            let _ = write!(self.out, "{} ", escape(&change.label));
        }
        match change.kind {
            ChangeKind::Moved => {
                let words = change.new.as_ref().map_or("", |side| side.text.as_str());
                let count = match self.lang {
                    Lang::Zh => format!("{} 项，从“{}”起", change.count, escape(words)),
                    Lang::En => format!("{} from “{}” on", change.count, escape(words)),
                };
                self.push(&count);
            }
            _ => {
                let old = change
                    .old
                    .as_ref()
                    .map(|side| format!("<del>{}</del>", escape(&side.text)));
                let new = change
                    .new
                    .as_ref()
                    .map(|side| format!("<ins>{}</ins>", escape(&side.text)));
                let parts: Vec<String> = old.into_iter().chain(new).collect();
                self.push(&parts.join(" → "));
                if change.is_moved {
                    let moved = format!("（{}）", self.pick("并移动了位置", "and moved"));
                    self.push(&moved);
                }
            }
        }
        self.push("</p>\n<div class=\"sides\">");
        let names = [self.pick("旧", "Before"), self.pick("新", "Now")].map(str::to_owned);
        let sides = [(&change.old, "old"), (&change.new, "new")];
        for (at, (side, class)) in sides.into_iter().enumerate() {
            let _ = write!(self.out, "<figure class=\"{class}\">");
            if let Some(side) = side {
                self.side(
                    side,
                    row.crops[at].as_ref(),
                    &names[at],
                    &row.places[at],
                    class,
                );
            }
            self.push("</figure>");
        }
        self.push("</div></article>\n");
    }

    /// One side: the piece of the poster, else the sentence.
    fn side(&mut self, side: &Side, crop: Option<&Crop>, name: &str, place: &str, class: &str) {
        match crop {
            Some(crop) => self.crop(crop, &side.statement),
            None => {
                let tag = if class == "old" { "del" } else { "ins" };
                let (before, rest) = side.statement.split_at(side.range.start);
                let (words, after) = rest.split_at(side.range.len());
                let (before, words, after) = (escape(before), escape(words), escape(after));
                let _ = write!(self.out, "<p>{before}<{tag}>{words}</{tag}>{after}</p>");
            }
        }
        let _ = write!(
            self.out,
            "<figcaption>{name}: {}</figcaption>",
            escape(place)
        );
    }

    fn crop(&mut self, crop: &Crop, alt: &str) {
        let (width, height) = (crop.rect.size.width.to_px(), crop.rect.size.height.to_px());
        let _ = write!(
            self.out,
            "<div class=\"crop\"><img alt=\"{}\" width=\"{width:.0}\" height=\"{height:.0}\" src=\"data:image/png;base64,{}\">",
            escape(alt),
            STANDARD.encode(&crop.png),
        );
        let share = |part: Abs, whole: Abs| 100.0 * part.to_px() / whole.to_px().max(1.0);
        for mark in &crop.marks {
            let _ = write!(
                self.out,
                "<i style=\"left:{:.2}%;top:{:.2}%;width:{:.2}%;height:{:.2}%\"></i>",
                share(mark.left() - crop.rect.left(), crop.rect.size.width),
                share(mark.top() - crop.rect.top(), crop.rect.size.height),
                share(mark.size.width, crop.rect.size.width),
                share(mark.size.height, crop.rect.size.height),
            );
        }
        self.push("</div>");
    }

    fn looks(&mut self, looks: &[Look], zh: &str, en: &str) {
        if looks.is_empty() {
            return;
        }
        let name = self.pick(zh, en).to_owned();
        let _ = write!(self.out, "<section><h2>{name}</h2>\n<table>");
        for look in looks {
            let value = |value: &Option<String>| value.as_deref().map_or("–".to_owned(), escape);
            let _ = write!(
                self.out,
                "<tr><th>{}</th><td>{}</td><td>→</td><td>{}</td></tr>",
                escape(&look.path),
                value(&look.old),
                value(&look.new)
            );
        }
        self.push("</table></section>\n");
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
