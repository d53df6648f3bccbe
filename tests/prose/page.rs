//! Reads a page as a browser does.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A parsed page.
pub struct Page {
    dom: RcDom,
}

/// An element of a page.
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
    /// All characters in it.
    pub text: String,
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }
}

impl Page {
    pub fn read(html: &str) -> Self {
        let mut options = ParseOpts::default();
        options.tokenizer.exact_errors = true;
        options.tree_builder.exact_errors = true;
        let dom = parse_document(RcDom::default(), options).one(html);
        Self { dom }
    }

    /// What the parser had to forgive.
    pub fn errors(&self) -> Vec<String> {
        let errors = self.dom.errors.borrow();
        errors.iter().map(|error| error.to_string()).collect()
    }

    /// Every element in the order of the page.
    pub fn elements(&self) -> Vec<Element> {
        let mut found = Vec::new();
        collect(&self.dom.document, &mut found);
        found
    }

    /// The elements of a name.
    pub fn all(&self, name: &str) -> Vec<Element> {
        let elements = self.elements().into_iter();
        elements.filter(|element| element.name == name).collect()
    }

    /// All characters of the body.
    pub fn words(&self) -> String {
        self.all("body").remove(0).text
    }
}

fn collect(node: &Handle, found: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes = attrs.borrow();
        let attributes = attributes.iter().map(|attribute| {
            let name = attribute.name.local.to_string();
            (name, attribute.value.to_string())
        });
        found.push(Element {
            name: name.local.to_string(),
            attributes: attributes.collect(),
            text: text(node),
        });
    }
    for child in node.children.borrow().iter() {
        collect(child, found);
    }
}

fn text(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(text).collect(),
    }
}
