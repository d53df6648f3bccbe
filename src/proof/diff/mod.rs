//! What has changed between two reports, or two sources: quantities first, then words, then looks.

mod looks;
mod page;
mod pair;
mod place;
mod unit;
mod word;

use crate::diag::Message;
use crate::document::Document;
use crate::manuscript::Manuscript;

pub use looks::Look;
pub use page::{Crop, Row, Title, page};
pub use place::Drawn;
pub use unit::Side;

/// What has changed.
#[derive(Debug, Clone, Default)]
pub struct Difference {
    /// Words and quantities, in the order of the new text; what is gone stands where it was.
    pub changes: Vec<Change>,
    /// Pictures and addresses: what is drawn besides words.
    pub pictures: Vec<Look>,
    /// Icons, variants, colours, layout: what changes no word.
    pub looks: Vec<Look>,
}

/// One change of what is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What sort of change it is.
    pub kind: ChangeKind,
    /// What the number is a number of, or what stands before the words; empty for whole statements.
    pub label: String,
    /// How many statements have moved together; 1 for everything else.
    pub count: usize,
    /// The stretch of the old text; `None` when it is new.
    pub old: Option<Side>,
    /// The stretch of the new text; `None` when it is gone.
    pub new: Option<Side>,
    /// Whether the statement also stands elsewhere than before.
    pub is_moved: bool,
}

/// What sort of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A number, its unit, or a word that limits it.
    Quantity,
    /// Words of a statement.
    Words,
    /// A new statement.
    Added,
    /// A statement that is gone.
    Removed,
    /// Statements that stand elsewhere, word for word.
    Moved,
}

impl ChangeKind {
    /// The name for people.
    pub fn message(self) -> Message {
        let (zh, en) = match self {
            Self::Quantity => ("改数", "numbers changed"),
            Self::Words => ("改字", "words changed"),
            Self::Added => ("新增", "added"),
            Self::Removed => ("删去", "removed"),
            Self::Moved => ("移动", "moved"),
        };
        Message::new(zh, en)
    }

    /// All sorts, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::Quantity,
        Self::Words,
        Self::Added,
        Self::Removed,
        Self::Moved,
    ];

    /// The name in data.
    ///
    /// ```
    /// assert_eq!(changtu::proof::diff::ChangeKind::Quantity.as_str(), "quantity");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Words => "words",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
        }
    }
}

impl Change {
    /// The title of the section that it is told under: that of the new text, else of the old.
    pub fn section(&self) -> &str {
        let side = self.new.as_ref().or(self.old.as_ref());
        side.map_or("", |side| side.section.as_str())
    }
}

impl Difference {
    /// The changes by section, each with its quantities first.
    pub fn by_section(&self) -> Vec<(&str, Vec<&Change>)> {
        let mut groups: Vec<(&str, Vec<&Change>)> = Vec::new();
        for change in &self.changes {
            let section = change.section();
            match groups.iter_mut().find(|(title, _)| *title == section) {
                Some((_, changes)) => changes.push(change),
                None => groups.push((section, vec![change])),
            }
        }
        for (_, changes) in &mut groups {
            changes.sort_by_key(|change| change.kind);
        }
        groups
    }

    /// How many changes of a sort there are.
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes
            .iter()
            .filter(|change| change.kind == kind)
            .count()
    }

    /// Whether nothing has changed.
    pub fn is_none(&self) -> bool {
        self.changes.is_empty() && self.pictures.is_empty() && self.looks.is_empty()
    }

    /// Whether nothing that is said or shown has changed, but how it looks.
    pub fn is_looks_only(&self) -> bool {
        self.changes.is_empty() && self.pictures.is_empty() && !self.looks.is_empty()
    }
}

/// Compares two reports.
///
/// ```
/// use changtu::diag::{Sink, Sources};
/// use changtu::document::read;
/// use changtu::proof::diff::{ChangeKind, reports};
/// use changtu::world::World;
///
/// let (mut sources, mut sink) = (Sources::default(), Sink::default());
/// let mut report = |growth: &str| {
///     let text = format!("title: 甲\nsections:\n- title: 乙\n  blocks:\n  - stats: [ 产值: 增长{growth} ]\n");
///     read("report.yaml", text.as_bytes(), &World::memory([("", "")]), &mut sources, &mut sink).unwrap()
/// };
/// let (old, new) = (report("4.3%"), report("4.5%"));
/// let found = reports(&old, &new);
/// let change = &found.changes[0];
/// assert_eq!((found.changes.len(), change.kind, change.label.as_str()), (1, ChangeKind::Quantity, "产值"));
/// assert_eq!((change.old.as_ref().unwrap().text.as_str(), change.new.as_ref().unwrap().text.as_str()), ("4.3%", "4.5%"));
/// ```
pub fn reports(old: &Document, new: &Document) -> Difference {
    let (before, after) = (unit::of_report(old), unit::of_report(new));
    let pairs = pair::pair(&before, &after);
    let (pictures, looks) = looks::looks(old, new, &before, &after, &pairs);
    Difference {
        changes: word::changes(&before, &after, &pairs),
        pictures,
        looks,
    }
}

/// Compares two sources.
pub fn sources(old: &Manuscript, new: &Manuscript) -> Difference {
    let (before, after) = (unit::of_source(old), unit::of_source(new));
    let pairs = pair::pair(&before, &after);
    Difference {
        changes: word::changes(&before, &after, &pairs),
        pictures: looks::shown(old, new),
        looks: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
