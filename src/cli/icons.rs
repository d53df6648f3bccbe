//! `icons`: lists the icons inside the program, and draws a sheet of them.

use std::io::Write;
use std::path::Path;

use changtu::diag::Message;
use changtu::pack::icons::{self, Icon};
use changtu::pipeline::Options;
use changtu::world::World;
use serde_json::{Value, json};

use super::Outcome;
use super::args::{IconsArgs, RenderArgs};
use super::specimen::{self, Sheet};
use super::voice::{Exit, Fault, Voice};

/// The layout of the sheet.
const LAYOUT: &str = include_str!("../../data/icons/layout.yaml");

/// Lists the icons that have to do with a word, or draws them.
pub fn run(args: &IconsArgs, voice: &Voice) -> Outcome {
    let word = args.word.as_deref().unwrap_or_default();
    let found = icons::search(word);
    if found.is_empty() {
        return Err(nothing(word));
    }
    match &args.sheet {
        Some(path) => draw(&found, path, voice),
        None => list(&found),
    }
}

fn list(found: &[&Icon]) -> Outcome {
    for icon in found {
        writeln!(
            std::io::stdout(),
            "{:<20}{}",
            icon.id,
            icon.keywords.join(" ")
        )?;
    }
    Ok(Exit::Done)
}

fn nothing(word: &str) -> Fault {
    let message = Message::new(
        format!("没有和“{word}”有关的图标"),
        format!("no icon has to do with `{word}`"),
    );
    let fault = Fault::new(Exit::Input, "unknown-icon", message);
    let near = icons::meant(word);
    let fault = match near.is_empty() {
        true => fault,
        false => fault.with_hint(
            format!("相近的有“{}”", near.join("”“")),
            format!("near to it: `{}`", near.join("`, `")),
        ),
    };
    fault.with_hint("“changtu icons”列出全部", "`changtu icons` lists them all")
}

fn draw(found: &[&Icon], path: &Path, voice: &Voice) -> Outcome {
    let options = Options {
        layout: Some("icons".to_owned()),
        layouts: Some(World::memory([("icons/layout.yaml", LAYOUT)])),
        ..Options::default()
    };
    let report = report(found, voice).to_string();
    let args = RenderArgs {
        scale: 1.0,
        ..RenderArgs::default()
    };
    let sheet = Sheet {
        name: "icons.yaml",
        report: &report,
        beside: &World::memory::<String, Vec<u8>>([]),
        options: &options,
        args: &args,
    };
    specimen::draw(&sheet, path, voice)
}

/// The report of the sheet: a section for each group, in the order in which the icons are listed.
fn report(found: &[&Icon], voice: &Voice) -> Value {
    let mut sections: Vec<(&str, Vec<Value>)> = Vec::new();
    for icon in found {
        let title = voice.pick(icon.group.0, icon.group.1);
        let at = sections.iter().position(|(known, _)| *known == title);
        let at = at.unwrap_or_else(|| {
            sections.push((title, Vec::new()));
            sections.len() - 1
        });
        let words = icon.keywords.iter().take(2).copied().collect::<Vec<_>>();
        let words = words.join(" ");
        sections[at]
            .1
            .push(json!({ "title": icon.id, "text": words, "icon": icon.id }));
    }
    let sections: Vec<Value> = sections
        .into_iter()
        .map(
            |(title, items)| json!({ "title": title, "blocks": [{ "cards": { "items": items } }] }),
        )
        .collect();
    let source = voice.pick("图标来源", "Icons from");
    json!({
        "title": voice.pick("自带图标", "Icons"),
        "subtitle": voice.pick("线条加淡色、只有线条、实心", "duo, line and solid"),
        "sections": sections,
        "footer": { "credits": [{ source: "Phosphor, IconPark, Material Symbols" }] },
    })
}
