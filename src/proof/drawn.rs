//! What a poster draws: every text of a report in reading order, those of one item together.
//!
//! It walks over fields and lists, not over kinds, so that a new kind of block is walked like the others.

use crate::document::{Block, Chart, Document, Number, Record, Text, Value};

/// Texts that are one statement: a label with its value, a prefix with its title, the cells of a row.
#[derive(Debug, Clone)]
pub(super) struct Statement<'d> {
    /// The texts in the order of reading.
    pub parts: Vec<Part<'d>>,
    /// The number that stands beside it.
    pub number: Option<&'d Text>,
    /// The title of the block that holds it; what it says, it says for every item.
    pub heading: Option<&'d Text>,
    /// What it is.
    pub sort: Sort,
    /// The section that it stands in.
    pub section: Option<usize>,
}

/// A text, and the unit that is drawn behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'d> {
    /// The text.
    pub text: &'d Text,
    /// A unit that the chart states for all its numbers.
    pub unit: Option<&'d Text>,
}

/// What a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Words of the report.
    Plain,
    /// The title of a block, which may be put together of words of its items.
    Title,
    /// Words of the poster about itself, in its foot.
    Own,
}

/// Fields that are statements of their own, though they stand in an item.
const APART: [&str; 6] = ["text", "answer", "question", "slogan", "badge", "subtitle"];

/// Fields that stand before the others of their item, whatever the order of the file.
const FIRST: [&str; 7] = ["time", "tag", "lead", "label", "name", "title", "left"];

/// Fields whose texts are no words of the report: ends of scales, and what the program reckons.
const SCALES: [&str; 2] = ["max", "digest"];

/// All statements of a report.
pub(super) fn statements(document: &Document) -> Vec<Statement<'_>> {
    let mut walk = Walk {
        found: Vec::new(),
        section: None,
        sort: Sort::Plain,
    };
    walk.apart(&document.hero.record, None);
    if let Some(figures) = &document.figures {
        walk.block(figures);
    }
    for (at, section) in document.sections.iter().enumerate() {
        walk.section = Some(at);
        walk.block(section);
    }
    walk.section = None;
    if let Some(footer) = &document.footer {
        walk.sort = Sort::Own;
        walk.block(footer);
    }
    walk.found
}

struct Walk<'d> {
    found: Vec<Statement<'d>>,
    section: Option<usize>,
    sort: Sort,
}

impl<'d> Walk<'d> {
    fn push(&mut self, parts: Vec<Part<'d>>, heading: Option<&'d Text>, sort: Sort) {
        if parts.is_empty() {
            return;
        }
        let sort = if self.sort == Sort::Own {
            Sort::Own
        } else {
            sort
        };
        self.found.push(Statement {
            parts,
            number: None,
            heading,
            sort,
            section: self.section,
        });
    }

    fn one(&mut self, text: &'d Text, heading: Option<&'d Text>, sort: Sort) {
        self.push(vec![Part { text, unit: None }], heading, sort);
    }

    /// A block: its title with number and prefix, then what stands in it.
    fn block(&mut self, block: &'d Block) {
        let record = &block.record;
        if block.kind.name == "chart" {
            return self.chart(record);
        }
        let title = text(record, "title");
        let is_named = matches!(block.kind.name, "section" | "chapter" | "topic");
        if let Some(title) = title {
            let lead = text(record, "lead").filter(|_| is_named);
            let lead = lead.filter(|lead| !title.text.starts_with(&lead.text));
            let parts = lead.into_iter().chain([title]);
            let parts = parts.map(|text| Part { text, unit: None }).collect();
            let sort = if is_named { Sort::Plain } else { Sort::Title };
            self.push(parts, None, sort);
            self.number(record);
        }
        let heading = title.filter(|_| !is_named);
        for (name, value) in &record.fields {
            let is_said = *name == "title" || is_named && *name == "lead" || *name == "number";
            if !is_said {
                self.value(name, value, heading);
            }
        }
    }

    /// Gives the last statement its number.
    fn number(&mut self, record: &'d Record) {
        if let (Some(last), Some(number)) = (self.found.last_mut(), text(record, "number")) {
            last.number = Some(number);
        }
    }

    fn value(&mut self, name: &str, value: &'d Value, heading: Option<&'d Text>) {
        match value {
            _ if SCALES.contains(&name) => {}
            Value::Text(text) => self.one(text, heading, Sort::Plain),
            Value::Number(number) => self.one(&number.text, heading, Sort::Plain),
            Value::Record(record) => self.item(record, heading),
            Value::Blocks(blocks) => blocks.iter().for_each(|block| self.block(block)),
            Value::List(items) if name == "columns" => self.row(items, heading),
            Value::List(items) => {
                for item in items {
                    match item {
                        Value::List(cells) => self.row(cells, heading),
                        other => self.value(name, other, heading),
                    }
                }
            }
            Value::Word(_)
            | Value::Flag(_)
            | Value::Count(_)
            | Value::Choice(_)
            | Value::Picture(_) => {}
        }
    }

    /// The cells of a row are one statement.
    fn row(&mut self, cells: &'d [Value], heading: Option<&'d Text>) {
        let cells = cells.iter().filter_map(as_text);
        let cells = cells.filter(|text| !text.text.is_empty());
        let parts = cells.map(|text| Part { text, unit: None }).collect();
        self.push(parts, heading, Sort::Plain);
    }

    /// An item: its short texts together, running text and lists apart.
    fn item(&mut self, record: &'d Record, heading: Option<&'d Text>) {
        let is_short =
            |name: &str| !APART.contains(&name) && !SCALES.contains(&name) && name != "number";
        let mut short: Vec<(usize, &'d Text)> = record
            .fields
            .iter()
            .filter(|(name, _)| is_short(name))
            .filter_map(|(name, value)| {
                let rank = FIRST.iter().position(|first| first == name);
                Some((rank.unwrap_or(FIRST.len()), as_text(value)?))
            })
            .collect();
        short.sort_by_key(|(rank, _)| *rank);
        let parts = short.iter().map(|(_, text)| Part { text, unit: None });
        let before = self.found.len();
        self.push(parts.collect(), heading, Sort::Plain);
        for (name, value) in &record.fields {
            if !is_short(name) && *name != "number" || as_text(value).is_none() {
                self.value(name, value, heading);
            }
        }
        if let (Some(first), Some(number)) = (self.found.get_mut(before), text(record, "number")) {
            first.number = Some(number);
        }
    }

    /// Every text of a record by itself.
    fn apart(&mut self, record: &'d Record, heading: Option<&'d Text>) {
        for (name, value) in &record.fields {
            self.value(name, value, heading);
        }
    }

    /// A chart: the data with the units that they are drawn with.
    fn chart(&mut self, record: &'d Record) {
        let chart = Chart::of(record);
        let heading = text(record, "title");
        if let Some(title) = heading {
            self.one(title, None, Sort::Title);
        }
        chart
            .series
            .iter()
            .for_each(|name| self.one(name, heading, Sort::Plain));
        let part = |number: &'d Number| Part {
            text: &number.text,
            unit: chart.unit_of(number),
        };
        for row in &chart.rows {
            let label = row.label.map(|text| Part { text, unit: None });
            let numbers = row
                .numbers
                .iter()
                .chain(&row.target)
                .map(|number| part(number));
            self.push(
                label.into_iter().chain(numbers).collect(),
                heading,
                Sort::Plain,
            );
        }
        if let Some((label, number)) = chart.reference {
            let label = Part {
                text: label,
                unit: None,
            };
            self.push(vec![label, part(number)], heading, Sort::Plain);
        }
        if let Some(note) = text(record, "note") {
            self.one(note, heading, Sort::Plain);
        }
    }
}

/// A drawn text, or the spelling of a number.
fn as_text(value: &Value) -> Option<&Text> {
    match value {
        Value::Text(text) => Some(text),
        Value::Number(number) => Some(&number.text),
        _ => None,
    }
}

fn text<'d>(record: &'d Record, name: &str) -> Option<&'d Text> {
    record.get(name).and_then(as_text)
}
