//! Sentences under one heading → blocks: figures become tiles, series charts, honours a wall, the rest a list.
//!
//! A figure leaves its sentence only where what remains says the same; otherwise the sentence stays whole. An
//! item whose plan would lose a word stays whole as well, so that nothing can be lost.

mod account;
mod choice;
mod clause;
mod fact;
mod figure;
mod figures;
mod icon;
mod paragraph;
mod place;
mod plan;
mod reader;
mod rest;
mod sentence;
mod several;
#[cfg(test)]
mod tests;
mod word;

pub(super) use self::clause::fact;
pub(super) use self::icon::{icon, neighbours};
use self::place::{Place, Placed};
use self::plan::Plan;
use self::rest::Point;
use super::{Block, Entry, Ledger, Passage, Words};
use crate::manuscript::Removal;

/// One item of a list, or one paragraph.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// Its words, without bullet or number, with its full stop.
    pub passage: Passage,
    /// The lines of the source: first and last.
    pub lines: (usize, usize),
    /// Its number, when the author numbered it.
    pub number: Option<Words>,
    /// Whether it is an item of a list; otherwise it is a paragraph.
    pub is_item: bool,
}

/// What the author of the poster asked for.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Choosing {
    /// By what is said.
    #[default]
    Content,
    /// Texts and lists only.
    Plain,
}

/// Chooses the blocks for items that stand under one heading.
pub fn compose(items: &[Item], choosing: Choosing, ledger: &mut Ledger) -> Vec<Block> {
    let mut blocks = Vec::new();
    for run in items.chunk_by(|one, next| one.is_item == next.is_item) {
        let run: Vec<&Item> = run
            .iter()
            .filter(|item| !item.passage.words.is_empty())
            .collect();
        let is_list = run.first().is_some_and(|item| item.is_item);
        match (is_list, choosing) {
            (true, Choosing::Content) => blocks.extend(list(&run, ledger)),
            (true, Choosing::Plain) => {
                let points: Vec<Point> = run.iter().map(|item| whole(item)).collect();
                let why = choice::plain(points.len());
                blocks.push(rest::list(&points, ledger, why));
            }
            (false, _) => blocks.extend(paragraphs(&run, choosing, ledger)),
        }
    }
    blocks
}

/// The blocks of paragraphs: short ones that count `第一，`, `第二，` are a list.
fn paragraphs(items: &[&Item], choosing: Choosing, ledger: &mut Ledger) -> Vec<Block> {
    const ENOUGH: usize = 3;
    let counts = |item: &Item| paragraph::is_counted(&item.passage.text);
    let mut blocks = Vec::new();
    for run in items.chunk_by(|one, next| counts(one) == counts(next)) {
        if run.len() >= ENOUGH && counts(run[0]) {
            let points: Vec<Point> = run.iter().map(|item| whole(item)).collect();
            let why = choice::counted(points.len());
            blocks.push(rest::list(&points, ledger, why));
        } else {
            let run = run.iter();
            blocks.extend(run.flat_map(|item| paragraph::blocks(item, choosing, ledger)));
        }
    }
    blocks
}

/// The blocks of a list.
fn list(items: &[&Item], ledger: &mut Ledger) -> Vec<Block> {
    let mut group = Group::default();
    let mut blocks = Vec::new();
    for item in items {
        // A sentence beside others of its item is not torn from them.
        match plan::plan(&item.passage.text).filter(|plan| plan.kept == 0) {
            // What has a head of its own stands by itself, in its place.
            Some(plan) if plan.lead.is_some() && item.number.is_none() => {
                blocks.extend(std::mem::take(&mut group).blocks(ledger));
                group.add(item, plan, ledger);
                blocks.extend(std::mem::take(&mut group).blocks(ledger));
            }
            Some(plan) if plan.lead.is_none() => group.add(item, plan, ledger),
            _ => group.points.push(whole(item)),
        }
    }
    blocks.extend(group.blocks(ledger));
    blocks
}

/// An item as it stands.
fn whole(item: &Item) -> Point {
    Point {
        text: item.passage.text.clone(),
        words: item.passage.words.clone(),
        number: item.number.clone(),
        lines: item.lines,
    }
}

/// What the items of a group come to.
#[derive(Default)]
struct Group {
    /// What heads them.
    lead: Option<Point>,
    facts: Vec<Placed>,
    points: Vec<Point>,
}

impl Group {
    /// Adds an item that was taken apart.
    fn add(&mut self, item: &Item, plan: Plan, ledger: &mut Ledger) {
        let place = Place::new(item);
        for (range, why) in account::left_out(&item.passage.text, &plan).unwrap_or_default() {
            ledger.remove(&place.words(&Words::of(range)), why);
        }
        if let Some(number) = &item.number {
            ledger.remove(number, Removal::Numbering);
        }
        let point = |words: &Words| Point {
            text: words.text(&item.passage.text),
            words: place.words(words),
            number: None,
            lines: item.lines,
        };
        self.lead = plan.lead.as_ref().map(point);
        self.points.extend(plan.points.iter().map(point));
        self.facts
            .extend(plan.facts.into_iter().map(|fact| place.fact(fact)));
    }

    fn blocks(mut self, ledger: &mut Ledger) -> Vec<Block> {
        if !self.facts.is_empty() {
            // Numbers with gaps between them would look like a mistake.
            for number in self
                .points
                .iter_mut()
                .filter_map(|point| point.number.take())
            {
                ledger.remove(&number, Removal::Numbering);
            }
        }
        let mut blocks = figures::blocks(self.facts, ledger);
        if let Some(lead) = self.lead {
            headed(&mut blocks, lead, ledger);
        }
        blocks.extend(rest::blocks(self.points, ledger));
        blocks
    }
}

/// Puts a head over blocks: as the title of the first, or before it when it has one.
fn headed(blocks: &mut Vec<Block>, lead: Point, ledger: &mut Ledger) {
    let title = Entry::words("title", lead.words.clone());
    match blocks.first_mut() {
        Some(first) if first.fields.iter().all(|entry| entry.key != "title") => {
            first.fields.insert(0, title)
        }
        _ => {
            let fields = vec![Entry::words("text", lead.words)];
            let lines = [lead.lines].into_iter();
            blocks.insert(
                0,
                choice::noted("text", fields, lines, ledger, choice::text()),
            );
        }
    }
}
