//! The parts of a Word file: XML by name, relations by identifier, pictures by their bytes.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};

use crate::manuscript::ManuscriptError;
use crate::sheet::{SheetError, Zip};

/// More elements than this are no report.
const NODES: u32 = 2_000_000;

/// A Word file.
#[derive(Debug)]
pub(super) struct Package<'a> {
    zip: Zip<'a>,
    /// The name of the part that holds the document.
    pub main: String,
    /// What the document names by identifier.
    pub relations: BTreeMap<String, Relation>,
}

/// Something that a part names.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    /// The last word of its kind: `image`, `footnotes`.
    pub kind: String,
    /// The name of the part, or an address outside of the file.
    pub target: String,
    /// Whether it is an address outside.
    pub is_outside: bool,
}

impl<'a> Package<'a> {
    /// Opens a file that begins like an archive.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ManuscriptError> {
        let zip = Zip::open(bytes).map_err(fault)?;
        let main = main_part(&zip)?;
        let relations = relations(&zip, &main)?;
        Ok(Self {
            zip,
            main,
            relations,
        })
    }

    /// The text of a part.
    pub fn text(&self, part: &str) -> Result<Option<String>, ManuscriptError> {
        self.zip.part(part).map_err(fault)
    }

    /// The bytes of a part; `None` too when it cannot be unpacked.
    pub fn bytes(&self, part: &str) -> Option<Vec<u8>> {
        self.zip.bytes(part).ok().flatten()
    }

    /// The names of the parts of a kind, in order.
    pub fn of_kind<'k>(&'k self, kind: &'k str) -> impl Iterator<Item = &'k str> {
        let relations = self.relations.values();
        let found = relations.filter(move |relation| relation.kind == kind && !relation.is_outside);
        found.map(|relation| relation.target.as_str())
    }
}

/// What is wrong with the archive.
fn fault(error: SheetError) -> ManuscriptError {
    match error {
        SheetError::TooLarge => ManuscriptError::TooLarge,
        SheetError::OldOrLocked => ManuscriptError::OldOrLocked,
        SheetError::Broken(part) => ManuscriptError::Broken(part),
        SheetError::NotAWorkbook | SheetError::TooManyRows | SheetError::NoSheet(_) => {
            ManuscriptError::Broken("zip")
        }
    }
}

/// The name of the part that holds the document; other programs' files are named.
fn main_part(zip: &Zip<'_>) -> Result<String, ManuscriptError> {
    let has = |part: &str| zip.bytes(part).is_ok_and(|bytes| bytes.is_some());
    let named = match zip.part("_rels/.rels").map_err(fault)? {
        Some(text) => {
            let document = parse(&text, "_rels/.rels")?;
            let mut targets = targets(&document, "");
            targets.find(|(_, relation)| relation.kind == "officeDocument")
        }
        None => None,
    };
    let main = named.map_or_else(
        || "word/document.xml".to_owned(),
        |(_, relation)| relation.target,
    );
    let foreign = [
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("content.xml", "ODT"),
        ("META-INF/container.xml", "EPUB"),
        ("Document.xml", "OFD"),
        ("OFD.xml", "OFD"),
    ];
    match foreign.into_iter().find(|(part, _)| has(part)) {
        Some((_, form)) => Err(ManuscriptError::Foreign(form)),
        None if has(&main) => Ok(main),
        None => Err(ManuscriptError::Foreign("ZIP")),
    }
}

/// What a part names by identifier.
fn relations(zip: &Zip<'_>, part: &str) -> Result<BTreeMap<String, Relation>, ManuscriptError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = format!("{folder}/_rels/{name}.rels");
    let Some(text) = zip.part(path.trim_start_matches('/')).map_err(fault)? else {
        return Ok(BTreeMap::new());
    };
    let document = parse(&text, "document.xml.rels")?;
    Ok(targets(&document, folder).collect())
}

fn targets<'d>(
    document: &'d Document<'_>,
    folder: &str,
) -> impl Iterator<Item = (String, Relation)> + 'd {
    let folder = folder.to_owned();
    let nodes = document.descendants();
    let relations = nodes.filter(|node| node.tag_name().name() == "Relationship");
    relations.filter_map(move |node| {
        let kind = attribute(node, "Type")?.rsplit('/').next()?.to_owned();
        let target = attribute(node, "Target")?;
        let is_outside = attribute(node, "TargetMode") == Some("External");
        let target = match is_outside {
            true => target.to_owned(),
            false => path(&folder, target),
        };
        let relation = Relation {
            kind,
            target,
            is_outside,
        };
        Some((attribute(node, "Id")?.to_owned(), relation))
    })
}

/// The name of a part that a part of a folder names.
fn path(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Parses a part.
pub(super) fn parse<'t>(
    text: &'t str,
    part: &'static str,
) -> Result<Document<'t>, ManuscriptError> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    let text = text.trim_start_matches('\u{FEFF}');
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => ManuscriptError::TooLarge,
        _ => ManuscriptError::Broken(part),
    })
}

/// An attribute, whatever its namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let mut attributes = node.attributes();
    let found = attributes.find(|attribute| attribute.name() == name);
    found.map(|attribute| attribute.value())
}

/// The first child of a name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    let mut children = node.children();
    children.find(|child| child.tag_name().name() == name)
}

/// The `val` of the first child of a name.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|child| attribute(child, "val"))
}

/// Whether a property is switched on or off; `None` when it is not there.
pub(super) fn switch(node: Node<'_, '_>, name: &str) -> Option<bool> {
    let found = child(node, name)?;
    Some(!matches!(
        attribute(found, "val"),
        Some("0" | "false" | "off" | "none")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_follow_their_folder() {
        assert_eq!(path("word", "media/a.png"), "word/media/a.png");
        assert_eq!(path("word", "../custom/a.xml"), "custom/a.xml");
        assert_eq!(path("word", "/word/b.xml"), "word/b.xml");
    }
}
