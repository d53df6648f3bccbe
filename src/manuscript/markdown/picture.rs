//! Pictures of Markdown: each on a line of its own, with what stands between its brackets as a caption.

use std::ops::Range;

use base64::Engine as _;

use super::Walker;
use super::html::attribute;
use crate::diag::Message;
use crate::manuscript::Picture;

/// A picture that is being read.
pub(super) struct Shown {
    /// Its number, when it has a line; inside a table it has none.
    place: Option<usize>,
    title: String,
    pub(super) alt: String,
    /// Whether what stands between the brackets is a caption.
    pub(super) is_drawn: bool,
    /// How many pictures are open inside it.
    depth: usize,
}

impl Walker<'_> {
    pub(super) fn start_picture(&mut self, path: &str, title: &str, range: Range<usize>) {
        self.mark_to(range.start);
        if let Some(picture) = &mut self.picture {
            picture.depth += 1;
            return;
        }
        let written = self.raw[range].trim_start_matches("![");
        let alt = written.split(']').next().unwrap_or("");
        self.picture = Some(Shown {
            place: self.show(path),
            title: title.to_owned(),
            alt: String::new(),
            is_drawn: is_caption(alt),
            depth: 0,
        });
    }

    /// Gives a picture a line of its own; in a table only its words have a place.
    fn show(&mut self, path: &str) -> Option<usize> {
        let number = self.number;
        if self.builder.is_in_row() {
            let message = Message::new(
                format!("表格里的图片 {} 没有读", short(path)),
                format!("the picture {} inside a table was not read", short(path)),
            );
            self.builder.note("picture-in-table", number, message);
            return None;
        }
        if is_remote(path) {
            let message = Message::new(
                format!("图片在网上，不会下载：{path}；要用就存到报告旁边"),
                format!(
                    "the picture is on the web and is not fetched: {path}; save it beside the report to use it"
                ),
            );
            self.builder.note("remote-picture", number, message);
        }
        let (path, bytes) = embedded(path);
        let alt = String::new();
        Some(
            self.builder
                .begin_picture(Picture { path, bytes, alt }, number),
        )
    }

    pub(super) fn end_picture(&mut self, end: usize) {
        let Some(mut shown) = self.picture.take() else {
            return;
        };
        if let Some(depth) = shown.depth.checked_sub(1) {
            shown.depth = depth;
            self.picture = Some(shown);
            return;
        }
        let is_titled = !shown.is_drawn && is_caption(&shown.title);
        let title = self.raw[self.at..end.max(self.at)].rfind(&shown.title);
        if let Some(start) = title.filter(|_| is_titled) {
            let start = self.at + start;
            self.mark_to(start);
            self.words_to(start + shown.title.len());
        }
        self.mark_to(end);
        if let Some(place) = shown.place {
            let alt = [shown.alt, shown.title]
                .into_iter()
                .find(|words| !words.is_empty());
            self.builder.out.pictures[place].alt = alt.unwrap_or_default();
            self.builder.end_line();
        }
    }

    /// The words of its attributes stand inside the tag, which is markup; they are told, not drawn.
    pub(super) fn tag_picture(&mut self, tag: &str) {
        let place = self.show(&attribute(tag, "src").unwrap_or_default());
        let alt = attribute(tag, "alt").or_else(|| attribute(tag, "title"));
        if let (Some(place), Some(alt)) = (place, alt) {
            self.builder.out.pictures[place].alt = alt;
        }
        if place.is_some() {
            self.builder.end_line();
        }
    }
}

/// Whether the words beside a picture are about it: those of programs, `image.png`, are not.
fn is_caption(words: &str) -> bool {
    let bare = words.trim();
    let is_empty_word = matches!(
        bare,
        "图片" | "图" | "插图" | "截图" | "照片" | "配图" | "图像"
    );
    !is_empty_word
        && bare
            .chars()
            .any(|char| matches!(char, '\u{3400}'..='\u{9FFF}'))
}

fn is_remote(path: &str) -> bool {
    path.contains("://") || path.starts_with("//")
}

fn short(path: &str) -> String {
    path.chars().take(60).collect()
}

/// A picture that stands in its own address.
fn embedded(path: &str) -> (String, Option<Vec<u8>>) {
    let data = path.strip_prefix("data:");
    let Some((kind, packed)) = data.and_then(|rest| rest.split_once(";base64,")) else {
        return (path.to_owned(), None);
    };
    match base64::engine::general_purpose::STANDARD.decode(packed.trim()) {
        Ok(bytes) => (format!("data:{kind}"), Some(bytes)),
        Err(_) => (short(path), None),
    }
}
