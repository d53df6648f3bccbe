//! `layouts show`: a specimen of a layout, with every kind of block, variant and chart.

use std::path::{Path, PathBuf};
use std::time::Instant;

use changtu::diag::{FileId, Sink, Sources};
use changtu::kinds::{self, Shape};
use changtu::pack::{self, Pack};
use changtu::pipeline::{self, Options};
use changtu::world::World;
use changtu::yaml::{self, Node, NodeKind};
use serde_json::{Map, Value, json};

use super::args::{Form, Format, RenderArgs};
use super::encode::Job;
use super::plan::{self, Target};
use super::voice::{Exit, Voice, errors};
use super::{Outcome, input, output, summary};

/// The report of the specimen; all of it is sample data.
const REPORT: &str = include_str!("../../data/specimen/report.yaml");
/// Its pictures.
const PICTURES: [(&str, &str); 2] = [
    ("logo.svg", include_str!("../../data/specimen/logo.svg")),
    (
        "picture.svg",
        include_str!("../../data/specimen/picture.svg"),
    ),
];

/// Draws the specimen of a layout.
pub fn run(asked: &str, file: Option<&Path>, args: &RenderArgs, voice: &Voice) -> Outcome {
    let (name, place) = input::layout(asked, Path::new("."))?;
    let place = place.unwrap_or_else(|| World::disk("."));
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let Some(pack) = pack::load(&name, None, &place, &mut sources, &mut sink) else {
        voice.say(&sink.into_sorted(), &sources);
        return Ok(Exit::Input);
    };
    let options = Options {
        layout: Some(name),
        layouts: Some(place),
        ..Options::default()
    };
    let sheet = Sheet {
        name: "specimen.yaml",
        report: &with_variants(REPORT, &pack),
        beside: &World::memory(PICTURES),
        options: &options,
        args,
    };
    let path = file.map_or_else(|| default_output(asked), Path::to_owned);
    draw(&sheet, &path, voice)
}

/// A report that the program itself writes.
pub struct Sheet<'a> {
    /// The name of its file in messages.
    pub name: &'a str,
    /// Its text.
    pub report: &'a str,
    /// What is beside it.
    pub beside: &'a World,
    /// How it is laid out.
    pub options: &'a Options,
    /// How it is drawn.
    pub args: &'a RenderArgs,
}

/// Draws such a report and says what came of it.
pub fn draw(sheet: &Sheet<'_>, path: &Path, voice: &Voice) -> Outcome {
    let begun = Instant::now();
    let report = sheet.report.as_bytes();
    let mut poster = pipeline::lay_out(sheet.name, report, sheet.beside, sheet.options);
    let findings = std::mem::take(&mut poster.sink).into_sorted();
    if errors(&findings) > 0 || poster.is_empty() {
        voice.say(&findings, &poster.sources);
        return Ok(Exit::Input);
    }
    let target = Target::of(path, Format::Png)?;
    let job = Job {
        poster: &poster,
        args: sheet.args,
        channel: None,
        intent: None,
    };
    let written = output::write(&job, &plan::files(&[target], &poster))?;
    voice.say(&findings, &poster.sources);
    let time = begun.elapsed();
    let about = summary::About::new(&poster, findings.len());
    summary::written(&written, Form::Human, &about, time, voice)?;
    Ok(Exit::Done)
}

/// The name of the layout, in the current folder.
fn default_output(asked: &str) -> PathBuf {
    let path = Path::new(asked);
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = whole.file_name().unwrap_or_default().to_string_lossy();
    PathBuf::from(format!("{name}.png"))
}

/// The specimen with a block more for each variant that only this pack has; in JSON, which is YAML.
fn with_variants(report: &str, pack: &Pack) -> String {
    let mut sink = Sink::default();
    let Some(node) = yaml::read(report, FileId::default(), &mut sink) else {
        return report.to_owned();
    };
    let mut report = value(&node);
    let mut seen = Vec::new();
    if let Some(Value::Array(sections)) = report.get_mut("sections") {
        for section in sections.iter_mut() {
            multiply(section, pack, &mut seen);
        }
        for variant in own_variants("section", pack) {
            sections.push(
                json!({ "title": variant, "variant": variant, "blocks": [{ "text": variant }] }),
            );
        }
    }
    report.to_string()
}

/// Every scalar stays the text that it is in the file.
fn value(node: &Node) -> Value {
    match &node.kind {
        NodeKind::Null => Value::Null,
        NodeKind::Scalar(scalar) => json!(scalar.text),
        NodeKind::List(nodes) => nodes.iter().map(value).collect(),
        NodeKind::Map(entries) => {
            let entries = entries.iter();
            Value::Object(
                entries
                    .map(|(key, node)| (key.text.clone(), value(node)))
                    .collect(),
            )
        }
    }
}

/// Puts the variants of each kind behind its first block in the `blocks` of an object, and of those in it.
fn multiply(holder: &mut Value, pack: &Pack, seen: &mut Vec<String>) {
    let Some(Value::Array(blocks)) = holder.get_mut("blocks") else {
        return;
    };
    let mut whole = Vec::new();
    for mut block in std::mem::take(blocks) {
        let kind = block.as_object().and_then(|map| map.keys().next().cloned());
        let kind = kind.unwrap_or_default();
        let is_first = !seen.contains(&kind);
        seen.push(kind.clone());
        let copies: Vec<Value> = match is_first {
            true => own_variants(&kind, pack)
                .map(|variant| varied(&block, &kind, &variant))
                .collect(),
            false => Vec::new(),
        };
        multiply(&mut block[kind.as_str()], pack, seen);
        whole.push(block);
        whole.extend(copies);
    }
    *blocks = whole;
}

/// A block in another variant.
fn varied(block: &Value, kind: &str, variant: &str) -> Value {
    let mut fields = match (&block[kind], kinds::lookup(kind)) {
        (Value::Object(fields), _) => fields.clone(),
        (text, Some(kind)) => Map::from_iter([(
            kind.fields.short.unwrap_or_default().to_owned(),
            text.clone(),
        )]),
        (_, None) => Map::new(),
    };
    fields.insert("variant".to_owned(), json!(variant));
    json!({ kind: fields })
}

/// The variants of a kind that the pack adds to those of the table of kinds, which the specimen has.
fn own_variants(kind: &str, pack: &Pack) -> impl Iterator<Item = String> {
    let field = kinds::lookup(kind).and_then(|kind| kind.fields.lookup("variant"));
    let known = match field.map(|field| field.shape) {
        Some(Shape::Choice(choices)) => choices,
        _ => &[],
    };
    let is_own = move |word: &String| !known.iter().any(|choice| choice.name == word);
    pack.variants(kind).into_iter().filter(is_own)
}
