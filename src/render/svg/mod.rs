//! Scene → one self-contained SVG file.
//!
//! It uses only what Chromium, resvg, Inkscape and office programs draw alike: paths, uses,
//! gradients, clips, opacity and pictures as data. No filter, no `foreignObject`, no links. Fonts are
//! inside where they are asked for, and only browsers read them.

mod defs;
mod drawing;
mod embed;
mod family;
mod image;
mod number;
mod paint;
mod shadow;
mod shape;
mod text;

use std::io::Write;

use self::defs::Defs;
use self::family::Families;
use self::number::{decimal, escape, num};
use super::Error;
use crate::color::Color;
use crate::font::Book;
use crate::scene::{Group, Item, Scene};

/// What an SVG says of itself.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Options {
    /// Its title, for tabs and people who cannot see it.
    pub title: Option<String>,
    /// What it shows, in a sentence or more.
    pub desc: Option<String>,
    /// The language of its text: `zh-CN`.
    pub lang: Option<String>,
    /// What its text is made of.
    pub text: Text,
    /// The width and the height in mm, for paper; `None` leaves them in px.
    pub paper: Option<(f64, f64)>,
}

/// What the text of an SVG is made of.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// Outlines, which every program draws alike.
    #[default]
    Outlines,
    /// Characters that can be searched, selected and copied, with the fonts that draw them, cut to what is
    /// used, inside the file. Browsers draw them as the outlines would be; programs that read no fonts
    /// from a file draw another font or nothing, so a file for them should have outlines.
    Embed,
}

/// What is written so far.
struct Doc<'a> {
    /// The faces.
    book: &'a Book,
    /// What is drawn.
    body: String,
    /// What is referred to.
    defs: Defs,
    /// What its text is made of.
    text: Text,
    /// The fonts of what is text.
    families: Families,
}

/// Writes a scene as SVG.
pub fn encode(
    scene: &Scene,
    book: &Book,
    options: &Options,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let (width, height) = (scene.size.width, scene.size.height);
    if !(width.to_px() > 0.0 && height.to_px() > 0.0) {
        return Err(Error::Size {
            width: width.to_px(),
            height: height.to_px(),
        });
    }
    let mut doc = Doc {
        book,
        body: String::new(),
        defs: Defs::default(),
        text: options.text,
        families: Families::default(),
    };
    doc.items(&scene.items)?;
    out.write_all(head(scene, options).as_bytes())?;
    out.write_all(doc.families.sheet(book)?.as_bytes())?;
    doc.defs.write(out)?;
    let ground = scene.ground.over(Color::WHITE);
    writeln!(
        out,
        "<rect width=\"100%\" height=\"100%\" fill=\"{ground}\"/>"
    )?;
    out.write_all(doc.body.as_bytes())?;
    out.write_all(b"</svg>\n")?;
    Ok(out.flush()?)
}

fn head(scene: &Scene, options: &Options) -> String {
    let (width, height) = (num(scene.size.width), num(scene.size.height));
    let (wide, high) = match options.paper {
        Some((wide, high)) => (
            format!("{}mm", decimal(wide, 3)),
            format!("{}mm", decimal(high, 3)),
        ),
        None => (width.clone(), height.clone()),
    };
    let lang = options.lang.as_ref().map_or(String::new(), |lang| {
        let lang = escape(lang);
        format!(" lang=\"{lang}\" xml:lang=\"{lang}\"")
    });
    let mut head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"\
         {lang} width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {width} {height}\">\n"
    );
    for (tag, text) in [("title", &options.title), ("desc", &options.desc)] {
        if let Some(text) = text {
            head += &format!("<{tag}>{}</{tag}>\n", escape(text));
        }
    }
    head
}

impl Doc<'_> {
    /// Writes items from back to front.
    fn items(&mut self, items: &[Item]) -> Result<(), Error> {
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let length = match self.text {
                Text::Outlines => 0,
                Text::Embed => embed::line_length(&items[at..]),
            };
            match length {
                0 => self.item(item)?,
                _ => self.line(&items[at..at + length]),
            }
            at += length.max(1);
        }
        Ok(())
    }

    fn item(&mut self, item: &Item) -> Result<(), Error> {
        match item {
            Item::Box(item) => self.box_item(item),
            Item::Path(item) => self.path_item(item),
            Item::Text(run) => self.text(run),
            Item::Drawing(item) => self.drawing(item),
            Item::Image(item) => self.image(item)?,
            Item::Group(group) => self.group(group)?,
        }
        Ok(())
    }

    fn group(&mut self, group: &Group) -> Result<(), Error> {
        let clip = group
            .clip
            .as_ref()
            .map(|(rect, radius)| self.defs.box_clip(rect, radius));
        let clip = clip.map_or(String::new(), |id| format!(" clip-path=\"url(#{id})\""));
        let opacity = paint::opacity(group.opacity);
        self.body += &format!(
            "<g{}{opacity}{clip}>\n",
            number::transform(&group.transform)
        );
        self.items(&group.items)?;
        self.body += "</g>\n";
        Ok(())
    }
}
