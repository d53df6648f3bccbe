//! Source text → `report.yaml`: the skeleton of the report, repairs, and blocks chosen by what is said.
//!
//! Nothing is ever worded here. Every drawn character of the report that is written is a stretch of the
//! source ([`Words`]), so that nothing can be invented; what is not drawn is in the ledger with its reason,
//! so that nothing can be lost.

mod account;
mod brackets;
mod compose;
mod doubt;
mod ending;
mod figures;
mod front;
mod heading;
mod join;
mod labels;
mod ledger;
mod marks;
mod matter;
mod model;
mod opening;
mod plan;
mod row;
mod scalar;
mod series;
mod skeleton;
mod special;
mod sweep;
#[cfg(test)]
mod tests;
mod told;
mod topic;
mod write;

pub use compose::{Choosing, Item, compose};
pub use ledger::{Choice, Finding, Ledger, Removed, Repair};
pub use model::{Block, Entry, Passage, Value, Words};

use crate::diag::{Message, Severity};
use crate::manuscript::{Manuscript, Picture};
use plan::Plan;
use write::Sheet;

/// What the editor asked for.
#[derive(Debug, Default, Clone)]
pub struct Options {
    /// How blocks are chosen.
    pub choosing: Choosing,
    /// Whether half-width brackets stay as the source has them.
    pub keeps_brackets: bool,
    /// The folder beside the report where the pictures from inside the source will be; empty for the report's own.
    pub pictures: String,
}

/// An imported report.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The report file.
    pub yaml: String,
    /// What was left out, mended, found and chosen.
    pub ledger: Ledger,
    /// How many characters of the source are words, and how many of them are drawn; blanks are not counted.
    pub characters: (usize, usize),
    /// The pictures inside the source, to be written beside the report.
    pub pictures: Vec<Picture>,
}

/// Makes a report of a source.
///
/// ```
/// use changtu::import::{Options, import};
/// use changtu::manuscript;
///
/// let text = "云溪县工作计划\n\n一、主要目标\n\n全县新增就业2.3万人。\n";
/// let source = manuscript::read("计划.txt", text.as_bytes()).expect("a text");
/// let made = import(&source, "计划.txt", &Options::default());
/// assert!(made.yaml.contains("title: 云溪县工作计划"));
/// assert_eq!(made.characters.0, 25);
/// ```
pub fn import(source: &Manuscript, name: &str, options: &Options) -> Imported {
    let mut ledger = Ledger::default();
    let rows = sweep::sweep(row::rows(source), &mut ledger);
    let rows = join::join(rows, &mut ledger);
    doubt::search(source, &rows, &mut ledger);
    let mut rows = series::parted(rows);
    let front = front::front(&mut rows, source, &mut ledger);
    let root = skeleton::skeleton(rows, &mut ledger);
    topic::search(&root, &mut ledger);
    let mut plan = Plan {
        source,
        choosing: options.choosing,
        pictures: &options.pictures,
        ledger: &mut ledger,
    };
    let mut sections = plan::sections(&mut plan, &root);
    if options.choosing == Choosing::Content {
        contents(&mut sections, &mut ledger);
    }
    let mut sheet = sheet(source, front, sections, options.choosing, &mut ledger);
    if !options.keeps_brackets {
        // What is mended is no longer doubtful.
        let is_mended =
            |it: &Finding| it.code == "half-width-punctuation" && it.text.starts_with('(');
        ledger.findings.retain(|finding| !is_mended(finding));
        brackets::list(source, &mut ledger);
    }
    let characters = account::settle(source, &mut sheet, &mut ledger);
    doubt::sort(&mut ledger);
    let yaml = write::write(&sheet, source, name, &ledger, !options.keeps_brackets);
    Imported {
        yaml,
        characters,
        pictures: source.pictures.clone(),
        ledger,
    }
}

/// So many sections are found by a list of them; more would be a page of their own.
const LISTED: std::ops::RangeInclusive<usize> = 3..=8;

/// Puts the list of the sections before the first one that has a title.
fn contents(sections: &mut Vec<Block>, ledger: &mut Ledger) {
    let is_titled = |section: &&Block| section.fields.iter().any(|entry| entry.key == "title");
    let count = sections.iter().filter(is_titled).count();
    let Some(first) = sections.iter().find(is_titled) else {
        return;
    };
    if !LISTED.contains(&count) {
        return;
    }
    let message = Message::new(
        format!("{count} 个部分，题图下面列出目录"),
        format!("{count} sections, listed below the head"),
    );
    ledger.choose("contents", first.lines.unwrap_or((1, 1)), message);
    let list = Value::Block(Block::new("contents", Vec::new()));
    let opening = sections
        .first_mut()
        .filter(|section| !is_titled(&&**section));
    let blocks = opening.and_then(|section| section.fields.first_mut());
    match blocks.map(|entry| &mut entry.value) {
        Some(Value::List(blocks)) => blocks.push(list),
        _ => {
            let blocks = Entry::new("blocks", Value::List(Vec::from([list])));
            sections.insert(0, Block::new("", Vec::from([blocks])));
        }
    }
}

/// The fields around the sections.
fn sheet(
    source: &Manuscript,
    front: front::Front,
    sections: Vec<Block>,
    choosing: Choosing,
    ledger: &mut Ledger,
) -> Sheet {
    let mut head = Vec::new();
    head.extend(front.kicker.map(|words| Entry::words("kicker", words)));
    match front.title.as_slice() {
        [] => {
            head.push(Entry::plain("title", "待填"));
            ledger.findings.push(Finding {
                code: "no-title",
                severity: Severity::Warning,
                lines: Vec::new(),
                text: String::new(),
                place: None,
                message: Message::new("没有认出标题", "no title was recognised"),
                hint: Some(Message::new(
                    "在 title 里写上总标题",
                    "write it behind `title`",
                )),
            });
        }
        [one] => head.push(Entry::words("title", one.clone())),
        _ => head.push(Entry::new("title", Value::Lines(front.title))),
    }
    match front.subtitle.len() {
        0 => {}
        1 => head.extend(
            front
                .subtitle
                .into_iter()
                .map(|words| Entry::words("subtitle", words)),
        ),
        _ => head.push(Entry::new("subtitle", Value::Lines(front.subtitle))),
    }
    head.extend(front.issuer.map(|words| Entry::words("issuer", words)));
    head.extend(front.document.map(|words| Entry::words("document", words)));
    if choosing == Choosing::Content {
        head.extend(figures::figures(source, &sections, ledger));
    }
    let mut footer = Vec::new();
    let stated = front.credits.into_iter();
    let mut credits: Vec<Value> = stated
        .map(|(label, value)| Value::Pairs(Vec::from([(label, value)])))
        .collect();
    credits.extend(front.named.into_iter().map(|(label, value)| {
        Value::Map(Vec::from([
            Entry::plain("label", label),
            Entry::words("value", value),
        ]))
    }));
    if !credits.is_empty() {
        footer.push(Entry::new("credits", Value::List(credits)));
    }
    footer.extend(front.date.map(|date| Entry::words("date", date)));
    Sheet {
        head,
        sections,
        footer,
    }
}
