//! Drawings inside a paragraph: pictures with their bytes, text boxes, and what is only told.

use roxmltree::Node;

use super::Word;
use super::package::attribute;
use super::tally::Kind;
use crate::manuscript::Picture;

/// What a drawing holds.
#[derive(Default)]
struct Found<'a> {
    pictures: Vec<&'a str>,
    boxes: Vec<Node<'a, 'a>>,
    alt: Option<&'a str>,
    has_chart: bool,
}

impl<'a> Word<'a> {
    /// A drawing, in the new form or the old, or an embedded object with its picture.
    pub(super) fn drawing(&mut self, node: Node<'a, 'a>) {
        let mut found = Found::default();
        search(node, &mut found, 0);
        if found.has_chart {
            self.tally.meet(Kind::Chart, self.number);
        }
        if node.tag_name().name() == "object" {
            self.tally.meet(Kind::Object, self.number);
        }
        for id in &found.pictures {
            self.picture(id, found.alt.unwrap_or(""));
        }
        self.boxes.append(&mut found.boxes);
    }

    fn picture(&mut self, id: &str, alt: &str) {
        let Some(relation) = self.package.relations.get(id) else {
            return;
        };
        if self.builder.is_in_row() {
            return self.tally.meet(Kind::PictureInTable, self.number);
        }
        let bytes = match relation.is_outside {
            true => None,
            false => self.package.bytes(&relation.target),
        };
        if relation.is_outside {
            self.tally.meet(Kind::OutsidePicture, self.number);
        }
        let picture = Picture {
            path: relation.target.clone(),
            bytes,
            alt: alt.trim().to_owned(),
        };
        self.builder.begin_picture(picture, self.number);
        self.builder.end_line();
    }
}

/// Looks through a drawing, not into its text boxes.
fn search<'a>(node: Node<'a, 'a>, found: &mut Found<'a>, depth: usize) {
    if depth > 60 {
        return;
    }
    match node.tag_name().name() {
        "txbxContent" => return found.boxes.push(node),
        // The old form of the same drawing.
        "Fallback"
            if node
                .prev_siblings()
                .any(|other| other.tag_name().name() == "Choice") =>
        {
            return;
        }
        "blip" => found
            .pictures
            .extend(attribute(node, "embed").or_else(|| attribute(node, "link"))),
        "imagedata" => found
            .pictures
            .extend(attribute(node, "id").or_else(|| attribute(node, "href"))),
        "docPr" | "shape" => {
            let alt = ["descr", "alt", "title"]
                .into_iter()
                .find_map(|name| attribute(node, name));
            found.alt = found.alt.or(alt.filter(|alt| !alt.trim().is_empty()));
        }
        "chart" | "relIds" => found.has_chart = true,
        _ => {}
    }
    for inner in node.children() {
        search(inner, found, depth + 1);
    }
}
