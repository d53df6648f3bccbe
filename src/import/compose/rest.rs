//! Words without figures of their own → a wall of honours, a list.

use super::choice;
use super::icon;
use super::word;
use crate::diag::Message;
use crate::import::{Block, Entry, Ledger, Value, Words};
use crate::manuscript::Removal;

/// How long the words of an honour may be, in characters, where two stand side by side and where three do.
const LONGEST_HONOR: (usize, usize) = (36, 26);
/// How many items a list with icons may have, and how long each may be.
const ICONS: (usize, usize) = (6, 40);
/// So many items at least, none longer than this, stand in two columns.
const COLUMNS: (usize, usize) = (6, 13);

/// Words that stand by themselves.
#[derive(Debug, Clone)]
pub(super) struct Point {
    /// What they say.
    pub(super) text: String,
    /// Where they stand in the source.
    pub(super) words: Words,
    /// The number that the author gave them.
    pub(super) number: Option<Words>,
    /// The lines of their item.
    pub(super) lines: (usize, usize),
}

/// Arranges points: honours, when they are most of them, and a list of the rest.
pub(super) fn blocks(points: Vec<Point>, ledger: &mut Ledger) -> Vec<Block> {
    let is_numbered = points.iter().any(|point| point.number.is_some());
    let longest = longest_honor(&points);
    let is_honor = |point: &Point| is_honor(point, longest);
    let count = points.iter().filter(|point| is_honor(point)).count();
    let is_wall =
        !is_numbered && 2 * count > points.len() && (count >= 3 || count == 2 && points.len() == 2);
    let (honors, rest): (Vec<Point>, Vec<Point>) = match is_wall {
        true => points.into_iter().partition(is_honor),
        false => (Vec::new(), points),
    };
    let mut blocks = Vec::new();
    if !honors.is_empty() {
        blocks.push(wall(&honors, ledger));
    }
    if !rest.is_empty() {
        let why = choice::list(rest.len());
        blocks.push(list(&rest, ledger, why));
    }
    blocks
}

/// How long honours may be on a wall: two or four stand in two wide columns.
fn longest_honor(points: &[Point]) -> usize {
    let wide = points.iter().filter(|it| is_honor(it, LONGEST_HONOR.0));
    match wide.count() {
        2 | 4 => LONGEST_HONOR.0,
        _ => LONGEST_HONOR.1,
    }
}

fn is_honor(point: &Point, longest: usize) -> bool {
    word::is_honor(&point.text) && point.text.chars().count() <= longest
}

fn wall(honors: &[Point], ledger: &mut Ledger) -> Block {
    let mut icons: Vec<_> = honors.iter().map(|it| icon::icon(&it.text)).collect();
    icon::neighbours(&mut icons, (1, 2));
    let items = honors.iter().zip(icons);
    let items: Vec<Value> = items
        .map(|(point, icon)| honor(point, icon, ledger))
        .collect();
    let fields = vec![Entry::new("items", Value::List(items))];
    let lines = honors.iter().map(|point| point.lines);
    choice::noted(
        "honors",
        fields,
        lines,
        ledger,
        choice::honors(honors.len()),
    )
}

fn honor(point: &Point, icon: Option<&'static str>, ledger: &mut Ledger) -> Value {
    let (words, stop) = without_stop(point);
    ledger.remove(&stop, Removal::Stop);
    let mut entries = vec![Entry::words("text", words)];
    entries.extend(badge(point).map(|badge| Entry::words("badge", badge)));
    entries.extend(icon.map(|icon| Entry::plain("icon", icon)));
    Value::Map(entries)
}

/// The words of a point and the stop after them.
fn without_stop(point: &Point) -> (Words, Words) {
    let (mut words, mut stop) = (point.words.clone(), Words::default());
    let length = '。'.len_utf8();
    if point.text.ends_with('。')
        && let Some(last) = words.0.last_mut()
    {
        last.end -= length;
        stop = Words::of(last.end..last.end + length);
    }
    words.0.retain(|range| range.start < range.end);
    (words, stop)
}

/// A few words of the sentence for the medal: `全市第一`. A name in it would only be said twice.
fn badge(point: &Point) -> Option<Words> {
    let text = &point.text;
    let range = rank(text)?;
    let mut at = 0;
    let mut found = Words::default();
    for piece in &point.words.0 {
        let (start, end) = (range.start.max(at), range.end.min(at + piece.len()));
        if start < end {
            found = found.with(&Words::of(piece.start + start - at..piece.start + end - at));
        }
        at += piece.len();
    }
    Some(found).filter(|words| !words.is_empty())
}

/// A rank: `全市第一`, `全国首批`.
fn rank(text: &str) -> Option<std::ops::Range<usize>> {
    const RANKS: [&str; 18] = [
        "全市第一",
        "全国第一",
        "全省第一",
        "全区第一",
        "全市首个",
        "全国首个",
        "全省首个",
        "全市首支",
        "全国首批",
        "全市首批",
        "全省首批",
        "全国推广",
        "全市推广",
        "全省推广",
        "历史首金",
        "国家级",
        "省级",
        "市级",
    ];
    let rank = RANKS.iter().find_map(|rank| Some((text.find(rank)?, rank)));
    rank.filter(|(_, rank)| rank.chars().count() > 2)
        .map(|(at, rank)| at..at + rank.len())
}

/// A list of points.
pub(super) fn list(points: &[Point], ledger: &mut Ledger, why: Message) -> Block {
    let is_numbered = points.iter().all(|point| point.number.is_some());
    let longest = points.iter().map(|point| point.text.chars().count()).max();
    let fits = |most: usize| longest.unwrap_or(0) <= most;
    let is_counted = points.iter().any(|point| word::is_counted(&point.text));
    let may_have =
        !is_numbered && !is_counted && (2..=ICONS.0).contains(&points.len()) && fits(ICONS.1);
    let mut icons: Vec<_> = points.iter().map(|point| icon::icon(&point.text)).collect();
    icon::neighbours(&mut icons, (1, 1));
    let has_icons = may_have && icons.iter().all(Option::is_some);
    let items = points.iter().zip(icons).map(|(point, icon)| {
        let mut entries = vec![Entry::words("text", point.words.clone())];
        entries.extend(
            icon.filter(|_| has_icons)
                .map(|icon| Entry::plain("icon", icon)),
        );
        entries.extend(
            point
                .number
                .clone()
                .map(|number| Entry::words("number", number)),
        );
        match entries.len() {
            1 => Value::Words(point.words.clone()),
            _ => Value::Map(entries),
        }
    });
    let items = Value::List(items.collect());
    let mut fields = Vec::new();
    match (is_numbered, has_icons) {
        (true, _) => fields.push(Entry::plain("style", "numbered")),
        (false, true) => fields.push(Entry::plain("style", "icons")),
        (false, false) => {}
    }
    if !has_icons && points.len() >= COLUMNS.0 && fits(COLUMNS.1) {
        fields.push(Entry::plain("columns", "2"));
    }
    fields.push(Entry::new("items", items));
    choice::noted(
        "list",
        fields,
        points.iter().map(|point| point.lines),
        ledger,
        why,
    )
}
