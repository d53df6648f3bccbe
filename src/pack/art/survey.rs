//! A look at the SVG before it is parsed: what art may not hold, and what would exhaust the parser.

use std::collections::HashMap;

use usvg::roxmltree::{Document, Node, ParsingOptions};

use super::ArtError;

/// Elements within each other at most.
const DEEPEST: usize = 48;
/// Elements at most, those that `use` repeats included.
const MOST: usize = 50_000;
/// Uses of uses at most.
const CHAIN: usize = 5;
/// Faults named at most.
const NAMED: usize = 12;

/// Elements that art may not hold.
const FORBIDDEN: [&str; 18] = [
    "text",
    "tspan",
    "textPath",
    "image",
    "filter",
    "mask",
    "pattern",
    "foreignObject",
    "script",
    "a",
    "animate",
    "animateTransform",
    "animateMotion",
    "set",
    "iframe",
    "video",
    "audio",
    "feImage",
];

/// Names everything in the SVG that art may not hold.
pub(super) fn check(svg: &str) -> Result<(), ArtError> {
    if is_deep(svg) {
        return Err(ArtError::TooDeep);
    }
    let options = ParsingOptions {
        nodes_limit: 200_000,
        ..ParsingOptions::default()
    };
    let doc = Document::parse_with_options(svg, options)
        .map_err(|why| ArtError::Unreadable(why.to_string()))?;
    let mut found: Vec<(String, Option<u32>)> = Vec::new();
    for node in doc.descendants().filter(Node::is_element) {
        for what in faults(&node) {
            if found.len() < NAMED && !found.iter().any(|(known, _)| *known == what) {
                found.push((what, Some(doc.text_pos_at(node.range().start).row)));
            }
        }
    }
    if !found.is_empty() {
        return Err(ArtError::Unsupported(found));
    }
    if weight(&doc) > MOST {
        return Err(ArtError::Unreadable("too many elements".to_owned()));
    }
    Ok(())
}

/// What is wrong with one element.
fn faults(node: &Node<'_, '_>) -> Vec<String> {
    let name = node.tag_name().name();
    let mut faults = Vec::new();
    // An empty text, which drawing programs like to leave behind, draws nothing.
    let is_blank = name == "text"
        && node
            .descendants()
            .all(|part| part.text().is_none_or(|text| text.trim().is_empty()));
    if FORBIDDEN.contains(&name) && !is_blank {
        faults.push(format!("`{name}`"));
    }
    for attribute in node.attributes() {
        let value = attribute.value().trim();
        if attribute.name() == "href" && !value.starts_with('#') {
            faults.push("a link to another file".to_owned());
        }
        if attribute.name() == "style" && value.contains("mix-blend-mode") {
            faults.push("`mix-blend-mode`".to_owned());
        }
    }
    if node.attribute("mix-blend-mode").is_some() {
        faults.push("`mix-blend-mode`".to_owned());
    }
    faults
}

/// Whether tags lie deeper in each other than art needs. Counts tags without parsing, because the
/// parsers recurse.
fn is_deep(svg: &str) -> bool {
    let (mut depth, mut rest) = (0_usize, svg);
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if rest.starts_with(['?', '!']) {
            continue;
        }
        let end = rest.find('>').unwrap_or(rest.len());
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !rest[..end].ends_with('/') {
            depth += 1;
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// How many elements the SVG stands for when every `use` is written out: a file of ten lines can
/// stand for thousands of millions.
fn weight(doc: &Document<'_>) -> usize {
    let elements = doc.descendants().filter(Node::is_element);
    let ids = elements
        .filter_map(|node| Some((node.attribute("id")?, node)))
        .collect();
    counted(&ids, &doc.root(), 0)
}

/// The elements of a part, uses written out; stops counting where there are too many.
fn counted(ids: &HashMap<&str, Node<'_, '_>>, part: &Node<'_, '_>, depth: usize) -> usize {
    if depth > CHAIN {
        // Uses of uses of uses … are either a circle or a bomb.
        return MOST + 1;
    }
    let mut total = 0;
    for node in part.descendants().filter(Node::is_element) {
        let target = if node.tag_name().name() == "use" {
            target(ids, &node)
        } else {
            None
        };
        total += 1 + target.map_or(0, |target| counted(ids, &target, depth + 1));
        if total > MOST {
            break;
        }
    }
    total
}

/// What a `use` stands for.
fn target<'a, 'd>(ids: &HashMap<&str, Node<'a, 'd>>, node: &Node<'_, '_>) -> Option<Node<'a, 'd>> {
    let href = node
        .attributes()
        .find(|attribute| attribute.name() == "href")?;
    ids.get(href.value().trim().strip_prefix('#')?).copied()
}
