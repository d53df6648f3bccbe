//! `map-number`: a map without its 审图号. `emblem`: emblems and flags, which the law guards.

use super::super::{Block, Document, Record, Value};
use super::collect;
use crate::diag::{Diagnostic, Message, Sink, Sources, Span};

/// Names of maps.
const MAPS: [&str; 5] = ["地图", "区划图", "区位图", "map.", "map-"];
/// Names of emblems and flags.
const EMBLEMS: [&str; 12] = [
    "国徽", "国旗", "党徽", "党旗", "军徽", "军旗", "警徽", "团徽", "团旗", "队徽", "会徽", "检徽",
];

/// Checks the pictures of a report.
pub(super) fn check(document: &Document, sources: &Sources, sink: &mut Sink) {
    for block in collect::all(document) {
        block_of(block, sources, sink);
    }
}

fn block_of(block: &Block, sources: &Sources, sink: &mut Sink) {
    let is_picture = matches!(block.kind.name, "image" | "gallery");
    let around = words(&block.record);
    picture(&block.record, is_picture, &around, sources, sink);
    for item in block.record.records("items") {
        picture(item, is_picture, &around, sources, sink);
    }
}

/// Everything that a record says in words, one after the other.
fn words(record: &Record) -> String {
    let mut said = String::new();
    for (_, value) in &record.fields {
        match value {
            Value::Text(text) => said.push_str(&text.text),
            Value::Word(word) => said.push_str(&word.text),
            _ => {}
        }
        said.push('\n');
    }
    said
}

/// A record that may have a picture, a logo or an icon.
fn picture(record: &Record, may_be_map: bool, around: &str, sources: &Sources, sink: &mut Sink) {
    let said = words(record);
    for (name, value) in &record.fields {
        let (file, span) = match value {
            Value::Picture(picture) => {
                let span = &picture.span;
                let path = sources.text(span.file).get(span.range.clone());
                (path.unwrap_or_default(), span)
            }
            Value::Word(word) if *name == "icon" => (word.text.as_str(), &word.span),
            _ => continue,
        };
        let alt = match record.get("alt") {
            Some(Value::Word(word)) => word.text.as_str(),
            _ => "",
        };
        if let Some(emblem) = EMBLEMS
            .iter()
            .find(|word| file.contains(**word) || alt.contains(**word))
        {
            sink.push(self::emblem(emblem, span));
        }
        let is_map = may_be_map
            && MAPS
                .iter()
                .any(|word| file.contains(word) || said.contains(word));
        if is_map && !said.contains("审图号") && !around.contains("审图号") {
            sink.push(map(span));
        }
    }
}

fn emblem(emblem: &str, span: &Span) -> Diagnostic {
    let message = Message::new(
        format!("用了{emblem}，请确认可以这样用"),
        format!("an emblem is used here ({emblem}); make sure that it may be"),
    );
    let hint = Message::new(
        "依《国徽法》《国旗法》和党徽党旗的规定：图形、颜色不能改，不能加字，不能用于商标、广告",
        "the law forbids to alter it, to add words, and to use it for trade marks and advertisements",
    );
    Diagnostic::warning("emblem", span.clone(), message).with_hint(hint)
}

fn map(span: &Span) -> Diagnostic {
    let message = Message::new(
        "这张地图没有写审图号",
        "this map has no approval number (审图号)",
    );
    let hint = Message::new(
        "用标准地图，把“审图号：……”写进图注（《地图管理条例》）；不是地图就换个名字",
        "use an approved map and put its number into the caption",
    );
    Diagnostic::warning("map-number", span.clone(), message).with_hint(hint)
}
