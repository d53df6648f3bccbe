//! The words inside a paragraph: runs, links, fields, breaks.

use roxmltree::Node;

use super::Word;
use super::body::chosen;
use super::package::{attribute, child, switch, value};
use super::symbol::symbol;
use super::tally::Kind;

/// Elements nested deeper than this are made by a machine that went wrong.
const DEPTH: usize = 60;

impl<'a> Word<'a> {
    /// What stands in a line, inside an element.
    pub(super) fn inlines(&mut self, parent: Node<'a, 'a>) {
        if self.depth >= DEPTH {
            return self.tally.meet(Kind::Deep, self.number);
        }
        self.depth += 1;
        for node in parent.children() {
            self.inline(node);
        }
        self.depth -= 1;
    }

    fn inline(&mut self, node: Node<'a, 'a>) {
        match node.tag_name().name() {
            "r" => self.run(node),
            "hyperlink" => {
                let id = attribute(node, "id");
                let address = id.and_then(|id| self.package.relations.get(id));
                if let Some(address) = address {
                    self.builder.mark(&address.target, self.number);
                }
                self.inlines(node);
            }
            "ins" | "moveTo" => {
                self.tally.meet(Kind::Inserted, self.number);
                self.inlines(node);
            }
            "del" | "moveFrom" => self.deleted(node),
            "sdt" => {
                if let Some(content) = child(node, "sdtContent") {
                    self.inlines(content);
                }
            }
            "fldSimple" | "smartTag" | "customXml" | "dir" | "bdo" | "oMathPara" | "subDoc" => {
                self.inlines(node)
            }
            // The words of a formula, without its drawing.
            "oMath" => self.builder.words(&plain(node), self.number),
            "AlternateContent" => {
                if let Some(chosen) = chosen(node) {
                    self.inlines(chosen);
                }
            }
            _ => {}
        }
    }

    fn run(&mut self, node: Node<'a, 'a>) {
        let properties = child(node, "rPr");
        let style = properties.and_then(|properties| value(properties, "rStyle"));
        let said = |name| properties.and_then(|properties| switch(properties, name));
        if said("vanish").unwrap_or_else(|| self.styles.is_hidden(style)) {
            let words = plain(node);
            if !words.is_empty() {
                self.tally.meet(Kind::Hidden, self.number);
                self.builder.mark(&words, self.number);
            }
            return;
        }
        // A style of characters turns over what the style of the paragraph says.
        let of_styles = self.is_bold != self.styles.is_run_bold(style);
        self.builder.bold = usize::from(said("b").unwrap_or(of_styles));
        for piece in node.children() {
            self.piece(piece);
        }
        self.builder.bold = 0;
    }

    fn piece(&mut self, node: Node<'a, 'a>) {
        let words = node.text().unwrap_or("");
        match node.tag_name().name() {
            "t" if !self.fields.contains(&true) => self.words(words),
            "t" | "instrText" | "delInstrText" => self.builder.mark(words, self.number),
            "delText" => self.deleted(node),
            "tab" | "ptab" => self.words("\t"),
            "br" if attribute(node, "type") == Some("page") => self.builder.end_line(),
            "br" | "cr" => self.builder.end_line(),
            "noBreakHyphen" => self.words("-"),
            "fldChar" => self.field(node),
            "sym" => self.sym(node),
            "drawing" | "pict" | "object" => self.drawing(node),
            "ruby" => {
                if let Some(base) = child(node, "rubyBase") {
                    self.inlines(base);
                }
            }
            "footnoteReference" => self.remark("footnote", node),
            "endnoteReference" => self.remark("endnote", node),
            "commentReference" => self.tally.meet(Kind::Comment, self.number),
            "AlternateContent" => {
                if let Some(chosen) = chosen(node) {
                    chosen.children().for_each(|piece| self.piece(piece));
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        // Line ends inside a text element are blanks to Word.
        match words.contains('\n') {
            true => self
                .builder
                .words(&words.replace(['\n', '\r'], " "), self.number),
            false => self.builder.words(words, self.number),
        }
    }

    /// A field is an instruction, then its result.
    fn field(&mut self, node: Node<'a, 'a>) {
        match attribute(node, "fldCharType") {
            Some("begin") => self.fields.push(true),
            Some("separate") => {
                if let Some(last) = self.fields.last_mut() {
                    *last = false;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn sym(&mut self, node: Node<'a, 'a>) {
        let font = attribute(node, "font").unwrap_or("");
        let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(|code| symbol(font, code)) {
            Some(char) => self.words(char.encode_utf8(&mut [0; 4])),
            None => self.tally.meet(Kind::Symbol, self.number),
        }
    }

    fn remark(&mut self, kind: &'static str, node: Node<'a, 'a>) {
        if let Some(id) = attribute(node, "id") {
            self.tally.meet(Kind::Footnote, self.number);
            self.remarks.push((kind, id.to_owned()));
        }
    }
}

/// The words of an element, whatever is inside it: of what is told or set apart, where weight and place do not
/// count. Paragraphs are parted by a blank.
pub(super) fn plain(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    for inner in node.descendants() {
        match inner.tag_name().name() {
            "t" | "delText" => words.push_str(inner.text().unwrap_or("")),
            "p" | "tab" | "br" | "tc" if !words.is_empty() && !words.ends_with(' ') => {
                words.push(' ')
            }
            _ => {}
        }
    }
    words.trim().to_owned()
}
