//! What a file says of itself, and how it is written.

use krilla::SerializeSettings;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::metadata::{Metadata, TextDirection};

use super::{Options, Page, tags};
use crate::scene::MarkKind;

/// The language of a file that names none.
pub(super) const LANG: &str = "zh-CN";
/// What a print shop must know, where its programs show it.
const COLOUR: &str = "颜色：RGB（未转换为 CMYK）";
const COLOUR_EN: &str = "colour: RGB (not converted to CMYK)";

/// Settings with a check of PDF/UA-1, which needs nothing but a title.
pub(super) fn settings(title: Option<&str>) -> SerializeSettings {
    let checked = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let configuration = match title {
        Some(_) => checked.finish().unwrap_or_default(),
        None => Configuration::default(),
    };
    SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    }
}

/// The title: what was asked for, or else the first heading.
pub(super) fn title(pages: &[Page<'_>], options: &Options) -> Option<String> {
    let given = options.title.clone().unwrap_or_default();
    let heading = || {
        let mut marks = tags::scenes(pages)
            .into_iter()
            .flat_map(|scene| &scene.marks);
        let first = marks.find(|mark| matches!(mark.kind, MarkKind::Heading(_)))?;
        Some(first.text.replace('\n', ""))
    };
    let title = Some(given).filter(|title| !title.trim().is_empty());
    title
        .or_else(heading)
        .filter(|title| !title.trim().is_empty())
}

/// The entries of the file's information. No date: the same poster is the same file on any day.
pub(super) fn metadata(title: Option<String>, options: &Options) -> Metadata {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let authors = options.author.iter().cloned().collect();
    Metadata::new()
        .title(title.unwrap_or_default())
        .authors(authors)
        .description(text(&options.subject))
        .keywords(vec![COLOUR.to_owned(), COLOUR_EN.to_owned()])
        .creator(concat!("changtu ", env!("CARGO_PKG_VERSION")).to_owned())
        .language(options.lang.clone().unwrap_or_else(|| LANG.to_owned()))
        .text_direction(TextDirection::LeftToRight)
}
