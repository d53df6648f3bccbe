//! Word → manuscript: paragraphs in the order of the document, with the numbers that Word draws before them.
//!
//! What has no place in a poster's text is told: deleted words, comments, headers, charts.

mod body;
mod drawing;
mod numbering;
mod numeral;
mod package;
mod run;
mod styles;
mod symbol;
mod table;
mod tally;

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use self::numbering::Numbering;
use self::package::{Package, attribute, parse};
use self::styles::Styles;
use self::tally::Tally;
use super::builder::Builder;
use super::{Form, Kind, Manuscript, ManuscriptError};

/// Reads a Word file.
pub(super) fn read(bytes: &[u8]) -> Result<Manuscript, ManuscriptError> {
    let package = Package::open(bytes)?;
    let text = package
        .text(&package.main)?
        .ok_or(ManuscriptError::Broken("document.xml"))?;
    let document = parse(&text, "document.xml")?;
    let styles = styles(&package)?;
    let numbering = numbering(&package, &styles)?;
    let remarks = [part(&package, "footnotes")?, part(&package, "endnotes")?];
    let remarks = remarks
        .iter()
        .flatten()
        .map(|text| parse(text, "footnotes.xml"));
    let remarks = remarks.collect::<Result<Vec<_>, _>>()?;
    let mut word = Word::new(&package, styles, numbering);
    let body = document
        .root_element()
        .children()
        .find(|node| node.tag_name().name() == "body");
    word.blocks(body.ok_or(ManuscriptError::Broken("document.xml"))?);
    word.remarks(&remarks);
    word.margins();
    Ok(word.finish())
}

fn styles(package: &Package<'_>) -> Result<Styles, ManuscriptError> {
    match part(package, "styles")? {
        Some(text) => Ok(Styles::read(&parse(&text, "styles.xml")?)),
        None => Ok(Styles::default()),
    }
}

fn numbering(package: &Package<'_>, styles: &Styles) -> Result<Numbering, ManuscriptError> {
    match part(package, "numbering")? {
        Some(text) => Ok(Numbering::read(&parse(&text, "numbering.xml")?, styles)),
        None => Ok(Numbering::default()),
    }
}

/// The text of the part of a kind.
fn part(package: &Package<'_>, kind: &str) -> Result<Option<String>, ManuscriptError> {
    match package.of_kind(kind).next() {
        Some(name) => package.text(name),
        None => Ok(None),
    }
}

/// A Word file that is being read.
struct Word<'a> {
    package: &'a Package<'a>,
    styles: Styles,
    numbering: Numbering,
    builder: Builder,
    tally: Tally,
    /// How many paragraphs have begun.
    number: usize,
    /// Whether the words of the paragraph are bold by its style.
    is_bold: bool,
    /// The lines that are titles, by their place among the lines.
    titles: Vec<usize>,
    /// Text boxes of the paragraph, which are read behind it.
    boxes: Vec<Node<'a, 'a>>,
    /// Remarks that have been pointed to, by kind and identifier, in order.
    remarks: Vec<(&'static str, String)>,
    /// How deep the elements that are being read are nested.
    depth: usize,
    /// The fields that are open: whether each shows its instruction, not its result.
    fields: Vec<bool>,
    tables: usize,
}

impl<'a> Word<'a> {
    fn new(package: &'a Package<'a>, styles: Styles, numbering: Numbering) -> Self {
        let mut builder = Builder::default();
        builder.out.kind = Kind::Word;
        Self {
            package,
            styles,
            numbering,
            builder,
            tally: Tally::default(),
            number: 0,
            is_bold: false,
            titles: Vec::new(),
            boxes: Vec::new(),
            remarks: Vec::new(),
            depth: 0,
            fields: Vec::new(),
            tables: 0,
        }
    }

    /// Footnotes and endnotes stand behind the text, each a line that is set apart.
    fn remarks(&mut self, documents: &[Document<'_>]) {
        let wanted = std::mem::take(&mut self.remarks);
        let mut found: BTreeMap<(&str, &str), String> = BTreeMap::new();
        for document in documents {
            for node in document.root_element().children() {
                let kind = node.tag_name().name();
                if let Some(id) = attribute(node, "id") {
                    found.insert((kind, id), run::plain(node));
                }
            }
        }
        self.builder.form = Form::Aside;
        for (kind, id) in &wanted {
            let Some(words) = found.get(&(*kind, id.as_str())) else {
                continue;
            };
            self.number += 1;
            self.builder.part();
            self.builder.words(words, self.number);
            self.builder.end_line();
        }
        self.builder.form = Form::Words;
    }

    /// Headers and footers are no words of the report; they are told.
    fn margins(&mut self) {
        for kind in ["header", "footer"] {
            for part in self.package.of_kind(kind) {
                let text = self.package.text(part).ok().flatten().unwrap_or_default();
                let words =
                    parse(&text, "header.xml").map(|document| run::plain(document.root_element()));
                let words = words.unwrap_or_default();
                if words.chars().any(|char| char.is_alphabetic()) {
                    self.tally.margins.insert(words.trim().to_owned());
                }
            }
        }
    }

    fn finish(mut self) -> Manuscript {
        self.builder.end_line();
        self.tally.tell(&mut self.builder.out.notes);
        // Where the title has a style of its own, `Heading 1` names chapters.
        let lines = self.builder.out.lines.iter_mut().enumerate();
        for (at, line) in lines.filter(|_| !self.titles.is_empty()) {
            if let Form::Heading(level) = &mut line.form
                && self.titles.binary_search(&at).is_err()
            {
                *level = level.saturating_add(1);
            }
        }
        self.builder.finish()
    }
}

#[cfg(test)]
mod tests;
