//! What has changed besides words: pictures and addresses; icons, variants, colours, layout.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::pair::Pair;
use super::unit::Unit;
use crate::diag::Span;
use crate::document::{Block, Document, Record, Value};
use crate::manuscript::Manuscript;

/// A value that is no word of the poster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Its path in the new report, or in the old one when it is gone.
    pub path: String,
    /// What it was.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
    /// Where it stands in the old file and in the new one, as far as that is known.
    pub spans: [Option<Span>; 2],
}

/// Values that are shown or followed, not only looks.
const SHOWN: [&str; 2] = ["url", "alt"];

/// A value, and where it stands.
type Seen = (String, Option<Span>);

/// The values of records that are no words, by path and field.
#[derive(Default)]
struct Values {
    records: BTreeMap<String, BTreeMap<&'static str, Seen>>,
    pictures: Vec<(String, u64, String, Option<Span>)>,
}

/// Compares what is no word: pictures and addresses first, then looks.
pub(super) fn looks(
    old: &Document,
    new: &Document,
    before: &[Unit<'_>],
    after: &[Unit<'_>],
    pairs: &[Pair],
) -> (Vec<Look>, Vec<Look>) {
    let (one, other) = (values(old), values(new));
    let mut shown = pictures(&one.pictures, &other.pictures);
    let mut looks = Vec::new();
    for (path, partner) in partners(before, after, pairs) {
        let empty = BTreeMap::new();
        let was = one.records.get(&path).unwrap_or(&empty);
        let is = other.records.get(&partner).unwrap_or(&empty);
        let mut names: Vec<&str> = was.keys().chain(is.keys()).copied().collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let (was, is) = (was.get(name), is.get(name));
            if was.map(|seen| &seen.0) == is.map(|seen| &seen.0) {
                continue;
            }
            let path = if partner.is_empty() {
                name.to_owned()
            } else {
                format!("{partner}.{name}")
            };
            let look = Look {
                path,
                old: was.map(|seen| seen.0.clone()),
                new: is.map(|seen| seen.0.clone()),
                spans: [
                    was.and_then(|seen| seen.1.clone()),
                    is.and_then(|seen| seen.1.clone()),
                ],
            };
            match SHOWN.contains(&name) {
                true => shown.push(look),
                false => looks.push(look),
            }
        }
    }
    (shown, looks)
}

/// The pictures that two sources show.
pub(super) fn shown(old: &Manuscript, new: &Manuscript) -> Vec<Look> {
    let list = |manuscript: &Manuscript| -> Vec<(String, u64, String, Option<Span>)> {
        let pictures = manuscript.pictures.iter();
        let digest = |picture: &crate::manuscript::Picture| match &picture.bytes {
            Some(bytes) => digest(bytes),
            None => digest(picture.path.as_bytes()),
        };
        pictures
            .map(|picture| {
                (
                    picture.path.clone(),
                    digest(picture),
                    picture.path.clone(),
                    None,
                )
            })
            .collect()
    };
    pictures(&list(old), &list(new))
}

/// Which record of the new report is which of the old, told by the words that stand in them.
fn partners(before: &[Unit<'_>], after: &[Unit<'_>], pairs: &[Pair]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::from([(String::new(), String::new())]);
    for place in ["figures", "footer", "footer.qr"] {
        found.insert(place.to_owned(), place.to_owned());
    }
    for pair in pairs {
        let (mut old, mut new) = (before[pair.old].path(), after[pair.new].path());
        while let (Some(one), Some(other)) = (above(old), above(new)) {
            found
                .entry(one.to_owned())
                .or_insert_with(|| other.to_owned());
            (old, new) = (one, other);
        }
    }
    found
}

/// The path of what holds a path.
fn above(path: &str) -> Option<&str> {
    path.rfind(['.', '[']).map(|at| &path[..at])
}

fn values(document: &Document) -> Values {
    let mut values = Values::default();
    let top = values.records.entry(String::new()).or_default();
    let mut add = |name: &'static str, value: Option<Seen>| {
        if let Some(value) = value {
            top.insert(name, value);
        }
    };
    let layout = document.layout.as_ref();
    add(
        "layout",
        layout.map(|word| (word.text.clone(), Some(word.span.clone()))),
    );
    let theme = document
        .theme
        .iter()
        .map(|(name, value)| format!("{}: {}", name.text, value.text));
    let theme: Vec<String> = theme.collect();
    add(
        "theme",
        (!theme.is_empty()).then(|| (theme.join(", "), None)),
    );
    let fonts: Vec<&str> = document
        .fonts
        .iter()
        .map(|font| font.text.as_str())
        .collect();
    add(
        "fonts",
        (!fonts.is_empty()).then(|| (fonts.join(", "), None)),
    );
    add(
        "emphasis",
        document.emphasis.map(|word| (word.to_owned(), None)),
    );
    add(
        "text_scale",
        document.is_large.then(|| ("large".to_owned(), None)),
    );
    let blocks = std::iter::once(&document.hero).chain(&document.figures);
    for block in blocks.chain(&document.sections).chain(&document.footer) {
        values.block(block);
    }
    values
}

impl Values {
    fn block(&mut self, block: &Block) {
        // A chart has a field of that name.
        if !block.record.path.is_empty() && block.record.get("kind").is_none() {
            self.add(
                &block.record.path,
                "kind",
                (block.kind.name.to_owned(), None),
            );
        }
        self.record(&block.record);
    }

    fn add(&mut self, path: &str, name: &'static str, seen: Seen) {
        self.records
            .entry(path.to_owned())
            .or_default()
            .insert(name, seen);
    }

    fn record(&mut self, record: &Record) {
        for (name, value) in &record.fields {
            self.value(&record.path, name, value);
        }
    }

    fn value(&mut self, path: &str, name: &'static str, value: &Value) {
        match value {
            Value::Word(word) => self.add(path, name, (word.text.clone(), Some(word.span.clone()))),
            Value::Flag(flag) => self.add(path, name, (flag.to_string(), None)),
            Value::Count(count) => self.add(path, name, (count.to_string(), None)),
            Value::Choice(choice) => self.add(path, name, ((*choice).to_owned(), None)),
            Value::Number(number) if name == "max" => {
                self.add(
                    path,
                    name,
                    (number.text.text.clone(), Some(number.text.span.clone())),
                );
            }
            Value::Picture(shown) => {
                let picture = &shown.picture;
                let size = format!("{}×{}", picture.width, picture.height);
                let place = format!("{path}.{name}");
                let place = place.trim_start_matches('.').to_owned();
                self.pictures
                    .push((place, digest(&picture.rgba), size, Some(shown.span.clone())));
            }
            Value::Record(record) => self.record(record),
            Value::Blocks(blocks) => blocks.iter().for_each(|block| self.block(block)),
            Value::List(values) => {
                let words = values.iter().filter_map(|value| match value {
                    Value::Word(word) => Some(word.text.clone()),
                    Value::Choice(choice) => Some((*choice).to_owned()),
                    Value::Count(count) => Some(count.to_string()),
                    _ => None,
                });
                let words: Vec<String> = words.collect();
                if !words.is_empty() {
                    self.add(path, name, (words.join(", "), None));
                }
                for value in values {
                    if matches!(value, Value::Record(_) | Value::List(_) | Value::Blocks(_)) {
                        self.value(path, name, value);
                    }
                }
            }
            Value::Text(_) | Value::Number(_) => {}
        }
    }
}

/// A number that is the same for the same bytes (FNV-1a).
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Pictures by what they hold: exchanged, new, gone.
fn pictures(
    old: &[(String, u64, String, Option<Span>)],
    new: &[(String, u64, String, Option<Span>)],
) -> Vec<Look> {
    let digests = |list: &[(String, u64, String, Option<Span>)]| {
        list.iter().map(|picture| picture.1).collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &digests(old), &digests(new)) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (was, is) = (&old[op.old_range()], &new[op.new_range()]);
        for at in 0..was.len().max(is.len()) {
            let (was, is) = (was.get(at), is.get(at));
            let path = is.or(was).map(|picture| picture.0.clone());
            found.push(Look {
                path: path.unwrap_or_default(),
                old: was.map(|picture| picture.2.clone()),
                new: is.map(|picture| picture.2.clone()),
                spans: [
                    was.and_then(|picture| picture.3.clone()),
                    is.and_then(|picture| picture.3.clone()),
                ],
            });
        }
    }
    found
}
