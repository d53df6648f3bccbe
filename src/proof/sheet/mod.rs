//! The proof sheet: everything on a poster that wants a reader's eye, row by row in reading order.
//!
//! This is what the sheet says; how it looks is the business of `html` and of `pages`.

mod find;
mod group;
mod html;
mod name;
mod phrase;
mod source;
mod view;

use crate::diag::Sources;
use crate::document::{Digest, Document, Text, Value};
use crate::geom::Size;
use crate::manuscript::Manuscript;

pub use find::Kind;
pub use html::html;
pub(super) use html::{at, instruction};
pub use phrase::Phrase;
pub(super) use view::SHAPE;
pub use view::View;

use super::{Place, Places};
use source::Finder;

/// The names of the three proofs, where the user gives none.
pub const READERS: [&str; 3] = ["一校", "二校", "三校"];

/// What a sheet is made of besides the report.
#[derive(Debug)]
pub struct Options<'a> {
    /// The file of the report, as the sheet names it.
    pub file: &'a str,
    /// The readers, a column for each.
    pub readers: Vec<String>,
    /// The text that the report was made from, with the name of its file.
    pub manuscript: Option<(&'a str, &'a Manuscript)>,
    /// The extents of the poster's pages.
    pub pages: Vec<Size>,
}

/// A proof sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The report's title on one line.
    pub title: String,
    /// The file of the report.
    pub file: String,
    /// The date that the report itself states.
    pub date: Option<String>,
    /// The digest of its words.
    pub digest: String,
    /// The text it was made from.
    pub manuscript: Option<String>,
    /// The readers.
    pub readers: Vec<String>,
    /// The rows under their headings.
    pub groups: Vec<Group>,
}

/// Rows under a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// Its level: 2 for a section, 3 for a chapter.
    pub level: u8,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Something to check.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its running number, from 1.
    pub number: usize,
    /// What sort of thing it is.
    pub kind: Kind,
    /// The words around it, with it in the middle.
    pub phrase: Phrase,
    /// Where it stands in the file of the report: line and column.
    pub at: (usize, usize),
    /// The data file that it stands in, when it is not the report.
    pub file: Option<String>,
    /// The line of the text that the report was made from.
    pub source: Option<usize>,
    /// Where it is on the poster; `None` when the layout does not draw it.
    pub view: Option<View>,
}

impl Sheet {
    /// Makes the sheet of a report.
    pub fn of(
        document: &Document,
        sources: &Sources,
        places: &Places,
        options: &Options<'_>,
    ) -> Self {
        let mut maker = Maker {
            sources,
            places,
            options,
            finder: options.manuscript.map(|(_, text)| Finder::new(text)),
            number: 0,
        };
        let groups = group::groups(document).into_iter();
        let groups = groups.map(|group| maker.group(group));
        Self {
            title: title(document),
            file: options.file.to_owned(),
            date: date(document),
            digest: Digest::of(document).to_string(),
            manuscript: options.manuscript.map(|(name, _)| name.to_owned()),
            readers: options.readers.clone(),
            groups: kept(groups.collect()),
        }
    }

    /// How many rows there are of each kind that there is.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        let rows = || self.groups.iter().flat_map(|group| &group.rows);
        let count = |kind| (kind, rows().filter(|row| row.kind == kind).count());
        let counts = Kind::ALL.into_iter().map(count);
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }

    /// Whether there is nothing to check.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A section stays when it or a chapter of it has rows.
fn kept(groups: Vec<Group>) -> Vec<Group> {
    let mut kept: Vec<Group> = Vec::new();
    let mut open: Option<Group> = None;
    for group in groups {
        if group.level == 2 && group.rows.is_empty() {
            open = Some(group);
            continue;
        }
        if group.level == 2 {
            open = None;
        }
        if !group.rows.is_empty() {
            kept.extend(open.take());
            kept.push(group);
        }
    }
    kept
}

/// What rows are made with.
struct Maker<'a> {
    sources: &'a Sources,
    places: &'a Places,
    options: &'a Options<'a>,
    finder: Option<Finder>,
    number: usize,
}

impl Maker<'_> {
    fn group(&mut self, group: group::Gathered<'_>) -> Group {
        let mut rows = Vec::new();
        for (at, one) in group.texts.iter().enumerate() {
            self.rows(&group.texts, (at, one), &mut rows);
        }
        Group {
            title: group.title,
            level: group.level,
            rows,
        }
    }

    /// The rows of a text, which stands among others.
    fn rows(
        &mut self,
        all: &[group::Member<'_>],
        (at, member): (usize, &group::Member<'_>),
        rows: &mut Vec<Row>,
    ) {
        let text = member.text;
        let found = find::find(text, member.is_name);
        if found.is_empty() {
            return;
        }
        let trace = self.places.trace(text);
        let beside = group::beside(all, at);
        for (kind, range) in found {
            self.number += 1;
            let phrase = Phrase::of(&beside, text, &range);
            let place = trace.place(range.clone());
            let view = place.and_then(|place| {
                View::of(&place, &self.neighbours(text, &beside), &self.options.pages)
            });
            let finder = self.finder.as_mut();
            let source = finder.and_then(|finder| finder.line((text, &beside), &range, &phrase));
            rows.push(Row {
                number: self.number,
                kind,
                at: self.position(text, &range),
                file: self.other_file(text),
                source,
                phrase,
                view,
            });
        }
    }

    /// Where the other texts of an item are, such as the label of a figure.
    fn neighbours(&self, text: &Text, beside: &[&Text]) -> Vec<Place> {
        let others = beside.iter().filter(|other| !std::ptr::eq(**other, text));
        others
            .filter_map(|other| self.places.trace(other).whole())
            .collect()
    }

    fn position(&self, text: &Text, range: &std::ops::Range<usize>) -> (usize, usize) {
        let span = text.source(range.clone());
        let position = self.sources.position(span.file, span.range.start);
        (position.line, position.column)
    }

    /// The name of the file when it is not the report.
    fn other_file(&self, text: &Text) -> Option<String> {
        let file = text.span.file;
        (file.0 != 0).then(|| self.sources.name(file).to_owned())
    }
}

fn title(document: &Document) -> String {
    match document.hero.record.get("title") {
        Some(Value::Text(text)) => phrase::flat(&text.text),
        _ => String::new(),
    }
}

fn date(document: &Document) -> Option<String> {
    match document.footer.as_ref()?.record.get("date") {
        Some(Value::Text(text)) => Some(phrase::flat(&text.text)),
        _ => None,
    }
}
