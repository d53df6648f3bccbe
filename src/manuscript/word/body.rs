//! The blocks of a Word document: paragraphs, what wraps them, and the text boxes they carry.

use roxmltree::Node;

use super::Word;
use super::numbering::Label;
use super::package::{child, switch, value};
use super::styles::{Rank, listing, outline};
use super::tally::Kind;
use crate::manuscript::Form;

/// Elements nested deeper than this are made by a machine that went wrong.
const DEPTH: usize = 60;

impl<'a> Word<'a> {
    /// The blocks inside an element.
    pub(super) fn blocks(&mut self, parent: Node<'a, 'a>) {
        if self.depth >= DEPTH {
            return self.tally.meet(Kind::Deep, self.number);
        }
        self.depth += 1;
        for node in parent.children() {
            self.block(node);
        }
        self.depth -= 1;
    }

    fn block(&mut self, node: Node<'a, 'a>) {
        match node.tag_name().name() {
            "p" => self.paragraph(node),
            "tbl" => self.table(node),
            "ins" | "moveTo" => {
                self.tally.meet(Kind::Inserted, self.number + 1);
                self.blocks(node);
            }
            "del" | "moveFrom" => self.deleted(node),
            "sdt" => {
                if let Some(content) = child(node, "sdtContent") {
                    self.blocks(content);
                }
            }
            "customXml" | "smartTag" => self.blocks(node),
            "AlternateContent" => {
                if let Some(chosen) = chosen(node) {
                    self.blocks(chosen);
                }
            }
            "altChunk" => self.tally.meet(Kind::Object, self.number),
            _ => {}
        }
    }

    /// Words that a tracked change deletes.
    pub(super) fn deleted(&mut self, node: Node<'a, 'a>) {
        let words = super::run::plain(node);
        if !words.trim().is_empty() {
            self.tally.meet(Kind::Deleted, self.number.max(1));
            self.builder.mark(&words, self.number);
        }
    }

    fn paragraph(&mut self, node: Node<'a, 'a>) {
        self.number += 1;
        let properties = child(node, "pPr");
        let style = properties.and_then(|properties| value(properties, "pStyle"));
        let rank = match properties.and_then(outline) {
            Some(level) if level < 9 && self.styles.rank(style) == Rank::Body => {
                Rank::Heading(level + 1)
            }
            _ => self.styles.rank(style),
        };
        if rank == Rank::Contents {
            self.tally.meet(Kind::Contents, self.number);
            return self.builder.mark(&super::run::plain(node), self.number);
        }
        let outer = (self.builder.form.clone(), self.builder.depth, self.is_bold);
        match (rank, self.builder.is_in_row()) {
            (_, true) => self.builder.end_line(),
            _ => self.builder.part(),
        }
        match rank {
            Rank::Title => self.builder.form = Form::Heading(1),
            Rank::Heading(level) => self.builder.form = Form::Heading(level),
            Rank::Body | Rank::Contents => {}
        }
        // A heading is bold anyway; only what stands out from it counts.
        self.is_bold = rank == Rank::Body && self.styles.is_bold(style);
        let first = self.builder.out.lines.len();
        let label = self.label(properties, style);
        match &label {
            Some(label) if is_empty(node) => self.builder.mark(&label.text, self.number),
            Some(label) => self.draw(label, properties),
            None => {}
        }
        self.inlines(node);
        // An instruction ends in its paragraph; one that does not would hide all that follows.
        self.fields.fill(false);
        self.builder.next = None;
        self.builder.end_line();
        if rank == Rank::Title {
            self.titles.extend(first..self.builder.out.lines.len());
        }
        (self.builder.form, self.builder.depth, self.is_bold) = outer;
        self.text_boxes();
    }

    /// The number or bullet that Word draws before the paragraph.
    fn label(&mut self, properties: Option<Node<'a, 'a>>, style: Option<&str>) -> Option<Label> {
        let own = properties.and_then(listing);
        let of_style = self.styles.list(style);
        let listing = match (own, of_style) {
            (Some(mut own), Some(base)) => {
                own.id = own.id.or(base.id);
                own.level = own.level.or(base.level);
                own
            }
            (own, base) => own.or(base)?,
        };
        self.numbering.count(&listing, style)
    }

    fn draw(&mut self, label: &Label, properties: Option<Node<'a, 'a>>) {
        // The level of a heading's number is that of the heading.
        if !matches!(self.builder.form, Form::Heading(_)) {
            self.builder.depth = u8::try_from(label.level).unwrap_or(u8::MAX);
        }
        if let Some(format) = &label.unknown {
            self.tally.formats.insert(format.clone());
        }
        if label.is_bullet {
            self.builder.mark(&label.text, self.number);
            if matches!(self.builder.form, Form::Words) && !self.builder.is_in_row() {
                self.builder.next = Some(Form::Item);
            }
            return;
        }
        let mark = properties.and_then(|properties| child(properties, "rPr"));
        let of_mark = mark.and_then(|mark| switch(mark, "b"));
        let is_bold = label.bold.or(of_mark).unwrap_or(self.is_bold);
        self.builder.bold = usize::from(is_bold);
        self.builder.words(&label.text, self.number);
        self.builder.bold = 0;
        if label.has_blank && label.text.ends_with(|char: char| char.is_ascii()) {
            self.builder.words(" ", self.number);
        }
    }

    /// The text boxes of the paragraph, behind it.
    fn text_boxes(&mut self) {
        for node in std::mem::take(&mut self.boxes) {
            self.tally.meet(Kind::TextBox, self.number);
            let form = std::mem::replace(&mut self.builder.form, Form::Aside);
            self.blocks(node);
            self.builder.form = form;
        }
    }
}

/// Whether nothing but its number would stand in a paragraph.
fn is_empty(node: Node<'_, '_>) -> bool {
    let has_sign = |node: Node<'_, '_>| {
        matches!(
            node.tag_name().name(),
            "sym" | "drawing" | "pict" | "object" | "noBreakHyphen"
        )
    };
    super::run::plain(node).is_empty() && !node.descendants().any(has_sign)
}

/// The one that is read of several forms of the same thing: the newest, or where it is only a drawing that old
/// programs see as a picture, that.
pub(super) fn chosen<'a>(node: Node<'a, 'a>) -> Option<Node<'a, 'a>> {
    child(node, "Choice").or_else(|| child(node, "Fallback"))
}
