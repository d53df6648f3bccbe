//! A report with everything to be filled in again; structure, labels and comments stay.

use changtu::diag::{FileId, Span};
use changtu::document::{Block, Document, Record, Value};

/// What stands where something is to be filled in; drawing it warns.
const BLANK: &str = "待填";

/// The text of a report with its drawn values set to 待填. Labels stay: they are what is reported on
/// year after year, and often they are keys. So do the ordinals of chapters and topics.
pub fn blank(source: &str, document: &Document) -> String {
    let mut places: Vec<Place> = Vec::new();
    let fixed = std::iter::once(&document.hero).chain(&document.figures);
    for block in fixed.chain(&document.sections).chain(&document.footer) {
        of_record(&block.record, &mut places);
    }
    // Last year's data file is as wrong as last year's number; the new one has another name.
    let files = document.data_files.iter().map(|file| {
        let ending = file
            .text
            .rsplit_once('.')
            .map_or("csv", |(_, ending)| ending);
        (file.span.clone(), format!("{BLANK}.{ending}"))
    });
    places.extend(files);
    places.retain(|(span, _)| {
        // What stands in a data file is no place of the report.
        let text = source.get(span.range.clone());
        span.file == FileId::default() && text.is_some_and(|text| !text.trim().is_empty())
    });
    places.sort_by_key(|(span, _)| (span.range.start, span.range.end));
    let mut text = String::new();
    let mut end = 0;
    for (span, blank) in places {
        let place = span.range;
        if place.start < end {
            continue;
        }
        let was = &source[place.clone()];
        text.push_str(&source[end..place.start]);
        let quote = was.chars().next().filter(|char| matches!(char, '"' | '\''));
        text.extend(quote);
        text.push_str(&blank);
        text.extend(quote);
        // A block text ends with the line; what follows begins on its own.
        if was.ends_with('\n') {
            text.push('\n');
        }
        end = place.end;
    }
    text + &source[end..]
}

/// A place of the report, and what stands there in the new one.
type Place = (Span, String);

fn of_record(record: &Record, places: &mut Vec<Place>) {
    for (name, value) in &record.fields {
        of_value(name, value, places);
    }
}

fn of_value(name: &str, value: &Value, places: &mut Vec<Place>) {
    let mut emptied = |span: &Span| places.push((span.clone(), BLANK.to_owned()));
    match value {
        Value::Text(_) if matches!(name, "label" | "number") => {}
        Value::Text(text) => emptied(&text.span),
        Value::Number(number) => emptied(&number.text.span),
        // A code that leads to last year's page is as wrong as last year's number.
        Value::Word(word) if name == "url" => emptied(&word.span),
        Value::List(values) => values
            .iter()
            .for_each(|value| of_value(name, value, places)),
        Value::Record(record) => of_record(record, places),
        Value::Blocks(blocks) => blocks
            .iter()
            .for_each(|block: &Block| of_record(&block.record, places)),
        Value::Word(_)
        | Value::Flag(_)
        | Value::Count(_)
        | Value::Choice(_)
        | Value::Picture(_) => {}
    }
}

/// The same text with hidden blocks brought to light, byte for byte in the same places, so that they
/// are emptied too.
pub fn unhide(source: &str) -> String {
    let mut text = source.to_owned();
    for key in ["hide:", "隐藏:"] {
        for yes in ["true", "yes", "on", "是"] {
            text = text.replace(
                &format!("{key} {yes}"),
                &format!("{key} {:1$}", "~", yes.len()),
            );
        }
    }
    text
}
