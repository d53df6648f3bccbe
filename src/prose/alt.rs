//! The short text in place of the poster, and the file of both texts.

use super::told::{Figure, Told};
use super::{AND_MORE, ISSUED, LONG, POSTER, SHORT, line, long, tell};
use crate::document::Document;

/// Texts in place of the poster, for those who cannot see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AltText {
    /// What it is, in a sentence or two: about 120 characters at most, on one line, unless the title of
    /// the report is longer.
    pub short: String,
    /// All that it says, in reading order, a line for each thing; ends with a line feed.
    pub long: String,
}

/// The length of a short text, in characters: what readers of screens say in one breath, and what the
/// fields for it in publishing programs hold.
const SHORTEST: usize = 120;

/// Describes a report: in a sentence, and in full. Both are made of the words of the report and of
/// [`FUNCTION_WORDS`](super::FUNCTION_WORDS); nothing is added to what it says.
///
/// ```
/// use changtu::diag::{Sink, Sources};
/// use changtu::world::World;
///
/// let report = "title: 一图读懂\nsections:\n- title: 成绩\n- title: 任务\n";
/// let (mut sources, mut sink) = (Sources::default(), Sink::default());
/// let world = World::memory([("", "")]);
/// let document = changtu::document::read("r.yaml", report.as_bytes(), &world, &mut sources, &mut sink);
/// assert_eq!(changtu::prose::alt(&document.unwrap()).short, "长图《一图读懂》：成绩、任务。");
/// ```
pub fn alt(document: &Document) -> AltText {
    let told = tell::tell(document);
    AltText {
        short: short(&told),
        long: long::long(&told),
    }
}

/// Both texts of a report as one text file, UTF-8 without BOM, each under its heading.
pub fn alt_txt(document: &Document) -> String {
    let AltText { short, long } = alt(document);
    format!("【{SHORT}】\n{short}\n\n【{LONG}】\n{long}")
}

fn short(told: &Told<'_>) -> String {
    let mut short = name(told);
    if let Some(issuer) = told.head.issuer {
        short += &format!("（{}{ISSUED}）", line::flat(issuer));
    }
    let titles = sections(told, SHORTEST.saturating_sub(short.chars().count() + 2));
    if !titles.is_empty() {
        short += &format!("：{titles}");
    }
    short.push('。');
    let panel = told.panel.as_ref();
    let figures = panel.map_or(&[][..], |panel| &panel.figures);
    let mut sentence = String::new();
    for figure in figures {
        let clause = clause(figure);
        let count = |text: &str| text.chars().count();
        // With the sign before it, and the full stop.
        if count(&short) + count(&sentence) + count(&clause) + 2 > SHORTEST {
            break;
        }
        sentence += if sentence.is_empty() { "" } else { "；" };
        sentence += &clause;
    }
    if !sentence.is_empty() {
        short += &format!("{sentence}。");
    }
    short
}

/// What the drawing is, by its title; a title that holds the marks of a title gets quotation marks.
fn name(told: &Told<'_>) -> String {
    let title = told.head.title.map(line::flat).unwrap_or_default();
    match title.contains(['《', '》']) {
        true => format!("{POSTER}“{title}”"),
        false => format!("{POSTER}《{title}》"),
    }
}

/// As many titles as there is room for.
fn sections(told: &Told<'_>, room: usize) -> String {
    let mut titles = String::new();
    for part in &told.sections {
        let Some(heading) = &part.heading else {
            continue;
        };
        let title = line::heading(heading);
        let title = title.trim_end_matches('。');
        let length = titles.chars().count() + title.chars().count() + 1;
        if length + AND_MORE.chars().count() > room {
            titles += if titles.is_empty() { "" } else { AND_MORE };
            break;
        }
        titles += if titles.is_empty() { "" } else { "、" };
        titles += title;
    }
    titles
}

/// A figure as a clause: what is measured, how much, and how it changed.
fn clause(figure: &Figure<'_>) -> String {
    let label = line::flat(figure.label);
    let mut clause = format!("{label}{}", line::flat(figure.value));
    if let Some(change) = figure.change {
        clause += &format!("，{}", line::flat(change));
    }
    clause
}
