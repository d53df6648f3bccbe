//! Markdown → manuscript: every character of the file becomes a word or markup, in order.
//!
//! A cursor runs over the file once. The parser says where words are; what it passes over on the way is
//! markup, so that nothing can vanish.

mod html;
mod html_table;
mod mask;
mod picture;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use self::mask::{Kind, Masked, Special};
use self::picture::Shown;
use super::builder::Builder;
use super::{Form, Manuscript};

/// Reads a Markdown text that has been decoded and cleaned.
pub(super) fn read(raw: &str, builder: Builder) -> Manuscript {
    let masked = mask::mask(raw);
    let mut walker = Walker::new(raw, &masked, builder);
    walker.front();
    let events = Parser::new_ext(&masked.blocks, options()).into_offset_iter();
    for (event, range) in events {
        walker.event(event, range);
    }
    walker.builder.end_line();
    walker.mark_to(raw.len());
    walker.builder.finish()
}

/// How many lines of a text look like Markdown.
pub(super) fn signs(text: &str) -> usize {
    text.lines().filter(|line| is_sign(line.trim_end())).count()
}

fn is_sign(line: &str) -> bool {
    let level = line.len() - line.trim_start_matches('#').len();
    let is_heading = (1..=6).contains(&level) && line[level..].starts_with(' ');
    let is_bold = line.matches("**").count() >= 2;
    let is_rule = line.starts_with('|') && line.contains("--");
    is_heading
        || is_bold
        || is_rule
        || line.contains("](")
        || line.starts_with("```")
        || line.starts_with(":::")
        || line.starts_with("<table")
}

fn options() -> Options {
    Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS
}

/// What is read, and how far.
struct Walker<'a> {
    raw: &'a str,
    masked: &'a Masked,
    builder: Builder,
    /// The byte of the file that comes next.
    at: usize,
    /// Its line.
    number: usize,
    /// The next special place.
    special: usize,
    /// Where the cell begins that the parser reads behind a comma; `None` for the whole file.
    base: Option<usize>,
    heading: Option<u8>,
    asides: usize,
    lists: usize,
    /// Whether the number of an item has been read and nothing behind it.
    is_numbered: bool,
    picture: Option<Shown>,
}

impl<'a> Walker<'a> {
    fn new(raw: &'a str, masked: &'a Masked, builder: Builder) -> Self {
        Self {
            raw,
            masked,
            builder,
            at: 0,
            number: 1,
            special: 0,
            base: None,
            heading: None,
            asides: 0,
            lists: 0,
            is_numbered: false,
            picture: None,
        }
    }

    /// The head of the file: the values of its keys are words, the rest is markup.
    fn front(&mut self) {
        let masked = self.masked;
        for (key, value) in &masked.head.entries {
            self.mark_to(value.start);
            let (key, value_words) = (&self.raw[key.clone()], &self.raw[value.clone()]);
            self.builder.front(key, value_words, self.number);
            self.at = value.end;
        }
        self.mark_to(masked.head.end);
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let range = self.place(range);
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) => self.text(&words, range),
            Event::Code(_) => self.code(range),
            Event::SoftBreak | Event::HardBreak => {
                self.mark_to(range.start);
                self.builder.end_line();
            }
            Event::Rule => {
                self.mark_to(range.start);
                self.builder.part();
            }
            // The mark of a footnote or of a task is markup; the cursor passes over it.
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {
                self.mark_to(range.start);
                self.words_to(range.end);
            }
        }
    }

    /// Where a range of the parser is in the file.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        let shift = |at: usize| match self.base {
            None => at,
            Some(base) => base + at.saturating_sub(1),
        };
        shift(range.start).min(self.raw.len())..shift(range.end).min(self.raw.len())
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong => {
                self.mark_to(range.start);
                self.builder.bold += 1;
            }
            Tag::Emphasis
            | Tag::Link { .. }
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript => {
                self.mark_to(range.start);
            }
            Tag::Image {
                dest_url, title, ..
            } => self.start_picture(dest_url, title, range),
            block => self.start_block(block, range.start),
        }
    }

    fn start_block(&mut self, tag: &Tag<'_>, start: usize) {
        self.mark_to(start);
        // The paragraph of an item stands behind its number.
        let is_behind = std::mem::take(&mut self.is_numbered) && matches!(tag, Tag::Paragraph);
        if !is_behind {
            self.builder.end_line();
        }
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level as u8),
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => self.asides += 1,
            Tag::List(_) => self.lists += 1,
            Tag::Item => self.item(),
            _ => {}
        }
        self.set_form();
    }

    /// A bullet is markup; a number is words.
    fn item(&mut self) {
        let rest = &self.raw[self.at..];
        let lead = rest.len() - rest.trim_start().len();
        let body = &rest[lead..];
        let digits = body.len()
            - body
                .trim_start_matches(|char: char| char.is_ascii_digit())
                .len();
        self.set_form();
        match digits {
            0 => self.builder.next = Some(Form::Item),
            _ => {
                let mark = lead + digits + 1;
                let blank = rest.get(mark..).map_or(0, |rest| {
                    rest.len() - rest.trim_start_matches([' ', '\t']).len()
                });
                self.words_to((self.at + mark + blank).min(self.raw.len()));
                self.is_numbered = true;
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Strong => self.builder.bold = self.builder.bold.saturating_sub(1),
            TagEnd::Image => self.end_picture(range.end),
            TagEnd::Emphasis | TagEnd::Link | TagEnd::Strikethrough => {}
            TagEnd::Superscript | TagEnd::Subscript => {}
            block => {
                self.builder.end_line();
                self.end_block(block);
            }
        }
    }

    fn end_block(&mut self, tag: TagEnd) {
        // Tags that an author forgot to close end with their block.
        self.heading = None;
        self.builder.bold = 0;
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.asides = self.asides.saturating_sub(1);
            }
            TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
            TagEnd::Item => {
                self.builder.next = None;
                self.is_numbered = false;
            }
            _ => {}
        }
        self.set_form();
    }

    fn set_form(&mut self) {
        self.builder.depth = u8::try_from(self.lists.saturating_sub(1)).unwrap_or(u8::MAX);
        self.builder.form = match (self.heading, self.asides) {
            (Some(level), _) => Form::Heading(level),
            (None, 0) => Form::Words,
            (None, _) => Form::Aside,
        };
    }

    fn text(&mut self, words: &str, range: Range<usize>) {
        if let Some(picture) = &mut self.picture {
            picture.alt.push_str(&self.raw[range.clone()]);
        }
        self.mark_to(range.start);
        let written = &self.raw[self.at.min(range.end)..range.end];
        // An entity is the one thing whose words are not those of the file.
        if is_entity(written) && words != written && self.is_drawing() {
            self.builder.words(words, self.number);
            self.pass(range.end);
        } else {
            self.words_to(range.end);
        }
    }

    /// Words between `` ` ``.
    fn code(&mut self, range: Range<usize>) {
        self.mark_to(range.start);
        let written = &self.raw[range.clone()];
        let ticks = written.len() - written.trim_start_matches('`').len();
        self.mark_to(range.start + ticks);
        self.words_to(range.end.saturating_sub(ticks).max(self.at));
        self.mark_to(range.end);
    }

    /// All up to a byte is markup, but for what is special on the way.
    fn mark_to(&mut self, to: usize) {
        self.go(to, false);
    }

    /// All up to a byte is words, but for what is special on the way.
    fn words_to(&mut self, to: usize) {
        self.go(to, self.is_drawing());
    }

    /// Whether words are drawn: those of a picture are when they are a caption.
    fn is_drawing(&self) -> bool {
        self.picture.as_ref().is_none_or(|picture| picture.is_drawn)
    }

    fn go(&mut self, to: usize, is_words: bool) {
        while self.at < to {
            let next = self.next_special();
            let stop = next
                .map_or(to, |special| special.range.start.min(to))
                .max(self.at);
            self.take(stop, is_words);
            let Some(special) = next.filter(|special| special.range.start <= stop) else {
                continue;
            };
            if stop == to && special.range.start == to {
                break;
            }
            self.special += 1;
            self.special(special);
        }
    }

    /// The next special place that the cursor has not passed.
    fn next_special(&mut self) -> Option<&'a Special> {
        let masked = self.masked;
        while let Some(special) = masked.specials.get(self.special) {
            if special.range.start >= self.at {
                return Some(special);
            }
            self.special += 1;
        }
        None
    }

    /// Takes the characters up to a byte.
    fn take(&mut self, to: usize, is_words: bool) {
        let raw = self.raw;
        let words = &raw[self.at..to];
        match is_words {
            false => self.builder.mark(words, self.number),
            true => {
                for (count, line) in words.split('\n').enumerate() {
                    if count > 0 {
                        self.builder.end_line();
                    }
                    self.builder.words(line, self.number + count);
                }
            }
        }
        self.pass(to);
    }

    /// Moves the cursor over characters that have become something.
    fn pass(&mut self, to: usize) {
        let to = to.max(self.at);
        self.number += self.raw[self.at..to].matches('\n').count();
        self.at = to;
    }

    fn special(&mut self, special: &'a Special) {
        match &special.kind {
            Kind::Hidden => {}
            Kind::Tag(tag) => self.tag(tag),
            Kind::Heading(level) => {
                self.builder.end_line();
                self.builder.next = Some(Form::Heading(*level));
            }
            Kind::Box => self.fence(self.asides + 1),
            Kind::BoxEnd => self.fence(self.asides.saturating_sub(1)),
            Kind::Table(number) => return self.table(*number),
        }
        self.take(special.range.end, false);
    }

    fn fence(&mut self, asides: usize) {
        self.builder.part();
        self.asides = asides;
        self.set_form();
    }

    fn tag(&mut self, tag: &html::Tag) {
        let level = tag
            .name
            .strip_prefix('h')
            .and_then(|level| level.parse::<u8>().ok());
        match tag.name.as_str() {
            "br" => self.builder.end_line(),
            "b" | "strong" if tag.is_end => self.builder.bold = self.builder.bold.saturating_sub(1),
            "b" | "strong" => self.builder.bold += 1,
            "img" => self.tag_picture(&self.raw[tag.range.clone()]),
            "li" => {
                self.builder.end_line();
                self.builder.next = (!tag.is_end).then_some(Form::Item);
            }
            "p" | "div" | "center" | "hr" | "section" | "article" | "ul" | "ol" | "details"
            | "summary" => {
                self.builder.part();
            }
            "blockquote" | "aside" if tag.is_end => self.fence(self.asides.saturating_sub(1)),
            "blockquote" | "aside" => self.fence(self.asides + 1),
            _ => {}
        }
        if level.is_some() {
            self.builder.part();
            self.heading = level.filter(|_| !tag.is_end);
            self.set_form();
        }
    }

    fn table(&mut self, number: usize) {
        let masked = self.masked;
        let Some(grid) = masked.grids.get(number) else {
            return;
        };
        self.builder.part();
        if let Some(caption) = &grid.caption {
            self.inline(caption.clone());
            self.builder.part();
        }
        for (row, cells) in grid.rows.iter().enumerate() {
            self.builder.begin_row(number, row < grid.heads);
            for cell in cells {
                if let Some(range) = cell {
                    self.mark_to(range.start);
                }
                self.builder.begin_cell();
                if let Some(range) = cell {
                    self.inline(range.clone());
                }
                self.builder.end_cell();
            }
            self.builder.end_row();
        }
        self.mark_to(grid.range.end);
        self.builder.part();
    }

    /// The words of a cell, which may have marks of their own.
    fn inline(&mut self, range: Range<usize>) {
        self.mark_to(range.start);
        let masked = self.masked;
        let written = &masked.cells[range.clone()];
        if written.contains(['*', '_', '`', '[', '&', '\\', '~', '<']) {
            // Behind a comma nothing can begin a block: `-3.2` and `>10` stay what they are.
            let line = format!(",{}", written.replace('\n', " "));
            let base = self.base.replace(range.start);
            for (event, place) in Parser::new_ext(&line, Options::empty()).into_offset_iter() {
                self.event(event, place);
            }
            self.base = base;
            self.mark_to(range.end);
        } else {
            self.words_to(range.end);
        }
        self.builder.bold = 0;
    }
}

fn is_entity(written: &str) -> bool {
    let name = written
        .strip_prefix('&')
        .and_then(|rest| rest.strip_suffix(';'));
    name.is_some_and(|name| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    })
}

#[cfg(test)]
mod tests;
