//! Counts every character of the source: drawn, left out for a reason, or neither, which must not be.

use std::ops::Range;

use super::write::Sheet;
use super::{Block, Entry, Finding, Ledger, Value, Words};
use crate::diag::{Message, Severity};
use crate::manuscript::Manuscript;

/// Finds what is neither drawn nor left out, and draws it as a text at the end of the last section; answers how many
/// characters the source has and how many are drawn.
pub(super) fn settle(
    source: &Manuscript,
    sheet: &mut Sheet,
    ledger: &mut Ledger,
) -> (usize, usize) {
    let drawn = merged(drawn(sheet));
    let removed = ledger
        .removed
        .iter()
        .map(|removed| removed.range.clone())
        .collect();
    let known = merged(drawn.iter().cloned().chain(merged(removed)).collect());
    let mut lost = Vec::new();
    for line in &source.lines {
        lost.extend(
            gaps(&known, &line.range)
                .into_iter()
                .filter(|range| !source.text[range.clone()].trim().is_empty()),
        );
    }
    let count = |range: &Range<usize>| {
        source.text[range.clone()]
            .chars()
            .filter(|char| !char.is_whitespace())
            .count()
    };
    let all = source.lines.iter().map(|line| count(&line.range)).sum();
    let shown = drawn.iter().map(count).sum::<usize>() + lost.iter().map(count).sum::<usize>();
    if !lost.is_empty() {
        rescue(source, sheet, lost, ledger);
    }
    (all, shown)
}

/// Draws what found no place.
fn rescue(source: &Manuscript, sheet: &mut Sheet, lost: Vec<Range<usize>>, ledger: &mut Ledger) {
    for range in &lost {
        ledger.findings.push(Finding {
            code: "unplaced",
            severity: Severity::Warning,
            lines: Vec::from([source.number_at(range.start)]),
            text: source.text[range.clone()].to_owned(),
            place: Some(range.clone()),
            message: Message::new(
                "没有认出该放在哪里，照原文放在最后",
                "found no place and stands at the end as it is",
            ),
            hint: Some(Message::new("移到该放的地方", "move it where it belongs")),
        });
    }
    let texts = lost.into_iter().map(|range| {
        Value::Block(Block::new(
            "text",
            Vec::from([Entry::words("text", Words::of(range))]),
        ))
    });
    let texts: Vec<Value> = texts.collect();
    let blocks = sheet.sections.last_mut().and_then(|section| {
        section
            .fields
            .iter_mut()
            .find(|entry| entry.key == "blocks")
    });
    match blocks.map(|entry| &mut entry.value) {
        Some(Value::List(blocks)) => blocks.extend(texts),
        _ => sheet.sections.push(Block::new(
            "",
            Vec::from([Entry::new("blocks", Value::List(texts))]),
        )),
    }
}

/// Every stretch that is drawn.
fn drawn(sheet: &Sheet) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for entry in sheet.head.iter().chain(&sheet.footer) {
        collect(&entry.value, &mut found);
    }
    for section in &sheet.sections {
        section
            .fields
            .iter()
            .for_each(|entry| collect(&entry.value, &mut found));
    }
    found
}

fn collect(value: &Value, found: &mut Vec<Range<usize>>) {
    match value {
        Value::Words(words) => found.extend(words.0.iter().cloned()),
        Value::Lines(lines) => lines
            .iter()
            .for_each(|words| found.extend(words.0.iter().cloned())),
        Value::Plain(_) => {}
        Value::List(values) => values.iter().for_each(|value| collect(value, found)),
        Value::Map(entries) => entries
            .iter()
            .for_each(|entry| collect(&entry.value, found)),
        Value::Pairs(pairs) => {
            for (label, value) in pairs {
                found.extend(label.0.iter().chain(&value.0).cloned());
            }
        }
        Value::Block(block) => block
            .fields
            .iter()
            .for_each(|entry| collect(&entry.value, found)),
    }
}

/// Ranges in order, those that touch or overlap as one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// What of a range is in none of the ordered ranges.
fn gaps(ranges: &[Range<usize>], whole: &Range<usize>) -> Vec<Range<usize>> {
    let first = ranges.partition_point(|range| range.end <= whole.start);
    let mut at = whole.start;
    let mut gaps = Vec::new();
    for range in ranges[first..]
        .iter()
        .take_while(|range| range.start < whole.end)
    {
        if at < range.start {
            gaps.push(at..range.start);
        }
        at = at.max(range.end);
    }
    if at < whole.end {
        gaps.push(at..whole.end);
    }
    gaps
}
