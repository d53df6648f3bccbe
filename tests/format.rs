//! FORMAT.md is the specification: every example runs, and every key of the table stands in it.

use std::process::Command;

use changtu::diag::{Sink, Sources};
use changtu::document;
use changtu::kinds::{self, DATA_FILE, Fields, REPORT, Shape};
use changtu::pipeline::{Options, lay_out};
use changtu::world::World;

const MANUAL: &str = include_str!("../FORMAT.md");
/// Data files that the examples name.
const CSV: &[u8] = include_bytes!("data/sheets/产值.csv");
const XLSX: &[u8] = include_bytes!("data/sheets/产值.xlsx");
const SERIES: &[u8] = include_bytes!("data/sheets/行业.csv");

/// The yaml examples of the manual.
fn examples() -> Vec<&'static str> {
    let parts = MANUAL.split("```yaml\n").skip(1);
    parts.filter_map(|part| part.split("```").next()).collect()
}

/// A whole report around an example that is a list of blocks.
fn whole(example: &str) -> String {
    if !example.starts_with("- ") {
        return example.to_owned();
    }
    let blocks: String = example.lines().map(|line| format!("  {line}\n")).collect();
    format!("标题: 例\n部分:\n- 标题: 例\n  内容:\n{blocks}")
}

#[test]
fn every_example_reads_without_a_word() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'/>";
    let world = World::memory([
        ("logo.png", svg.as_bytes()),
        ("photo.jpg", svg.as_bytes()),
        ("数据/产值.csv", CSV),
        ("数据/产值.xlsx", XLSX),
        ("数据/行业.csv", SERIES),
    ]);
    assert!(examples().len() > 20);
    for example in examples() {
        let mut sink = Sink::default();
        let text = whole(example);
        document::read(
            "FORMAT.md",
            text.as_bytes(),
            &world,
            &mut Sources::default(),
            &mut sink,
        );
        let said = sink.into_sorted();
        assert!(
            said.iter().all(|said| said.code == "no-credits"),
            "{text}\n{said:#?}"
        );
    }
}

#[test]
fn every_example_draws_in_every_layout() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'/>";
    let font = std::fs::read("fonts/figure/Oswald-Bold.ttf").unwrap();
    let world = World::memory([
        ("logo.png", svg.as_bytes().to_vec()),
        ("photo.jpg", svg.as_bytes().to_vec()),
        ("fonts/MyHan-Bold.otf", font),
        ("数据/产值.csv", CSV.to_vec()),
        ("数据/产值.xlsx", XLSX.to_vec()),
        ("数据/行业.csv", SERIES.to_vec()),
    ]);
    for layout in ["base", "civic-red", "ink-green", "tech-blue"] {
        let options = Options {
            layout: Some(layout.to_owned()),
            ..Options::default()
        };
        for example in examples() {
            let text = whole(example);
            let poster = lay_out("FORMAT.md", text.as_bytes(), &world, &options);
            let said = poster.sink.diagnostics();
            // The examples show where a variant is written; which there are is a layout's affair.
            assert!(
                said.iter()
                    .all(|said| ["no-credits", "unknown-variant"].contains(&said.code)),
                "{layout}\n{text}\n{said:#?}"
            );
        }
    }
}

#[test]
fn every_icon_of_the_manual_exists() {
    let list = Command::new(env!("CARGO_BIN_EXE_changtu"))
        .arg("icons")
        .output()
        .unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    for icon in MANUAL.split("图标: ").skip(1) {
        let name = icon.split([' ', ',', '\n']).next().unwrap();
        let is_known = list
            .lines()
            .any(|line| line.split(' ').next() == Some(name));
        assert!(is_known || name == "图标", "{name}");
    }
}

#[test]
fn the_schema_takes_every_short_form() {
    let schema = kinds::schema();
    let forms = schema["$defs"]["stat"]["anyOf"].as_array().unwrap();
    // `- 事故起数: [12起, 下降16.3%]` with `褒贬: 好` beside it.
    let pair = forms
        .iter()
        .find(|form| form["additionalProperties"].is_object())
        .unwrap();
    assert!(pair["properties"]["褒贬"]["enum"].is_array(), "{pair}");
    assert_eq!(pair["properties"]["数值"], false);
    // `工业: [12.5, 14.1, 16]` in a chart has as many numbers as there are series.
    let datum = schema["$defs"]["datum"]["anyOf"].as_array().unwrap();
    let several = datum
        .iter()
        .filter_map(|form| form["additionalProperties"]["anyOf"].as_array())
        .flatten()
        .find(|form| form["type"] == "array")
        .unwrap();
    assert!(several["maxItems"].is_null(), "{several}");
    // `附注: 数据为快报数。` and `不拆: 张三` without a list.
    for notes in [&schema["$defs"]["footer"], &schema] {
        let found = notes["properties"]["附注"]["anyOf"].as_array();
        let found = found.or_else(|| notes["properties"]["不拆"]["anyOf"].as_array());
        assert!(found.is_some(), "{notes}");
    }
}

/// Every record of the table, each once.
fn records() -> Vec<&'static Fields> {
    fn add(fields: &'static Fields, found: &mut Vec<&'static Fields>) {
        if found.iter().any(|known| std::ptr::eq(*known, fields)) {
            return;
        }
        found.push(fields);
        for field in fields.fields {
            match field.shape {
                Shape::Record(inner) => add(inner, found),
                Shape::List(Shape::Record(inner)) => add(inner, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    add(&REPORT, &mut found);
    kinds::all().for_each(|kind| add(kind.fields, &mut found));
    add(&DATA_FILE, &mut found);
    found
}

#[test]
fn every_key_stands_in_the_manual() {
    for kind in kinds::all() {
        assert!(
            MANUAL.contains(kind.zh) && MANUAL.contains(&format!("`{}`", kind.name)),
            "{}",
            kind.name
        );
    }
    for record in records() {
        for field in record.fields {
            let key = format!(
                "| `{}`{} | {} |",
                field.name,
                if field.required { " *" } else { "" },
                field.zh
            );
            let row = MANUAL.lines().find(|line| {
                line.starts_with(&key) && line.ends_with(&format!("| {} |", field.summary[1]))
            });
            let row = row.unwrap_or_else(|| {
                panic!("no row {key} … {} for {}", field.summary[1], record.name)
            });
            if let Shape::Choice(choices) = field.shape {
                for choice in choices {
                    assert!(
                        MANUAL.contains(&format!("`{}` {}", choice.name, choice.zh)),
                        "{row}: {}",
                        choice.name
                    );
                }
            }
        }
    }
}

#[test]
fn every_key_has_an_example() {
    let examples = examples().join("\n");
    for record in records() {
        for field in record.fields.iter().filter(|field| {
            !matches!(record.name, "token" | "hero") || field.required && record.name == "hero"
        }) {
            let is_used = examples.contains(&format!("{}:", field.zh))
                || examples.contains(&format!("{}:", field.name));
            assert!(is_used, "{}.{}", record.name, field.name);
        }
    }
}

#[test]
fn names_are_unique_within_a_record() {
    for record in records() {
        let mut names: Vec<&str> = record
            .fields
            .iter()
            .flat_map(|field| [field.name, field.zh])
            .collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{}", record.name);
        for short in record
            .short
            .iter()
            .chain(record.pair.iter().flat_map(|(label, value)| [label, value]))
        {
            assert!(record.lookup(short).is_some(), "{}.{short}", record.name);
        }
    }
    let mut names: Vec<&str> = kinds::all().flat_map(|kind| [kind.name, kind.zh]).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn the_schema_names_every_key() {
    let schema = kinds::schema();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    let text = schema.to_string();
    for record in records().into_iter().filter(|record| record.name != "hero") {
        let is_there = record.name == "report" || schema["$defs"][record.name].is_object();
        assert!(is_there, "{}", record.name);
        for field in record.fields {
            assert!(text.contains(&format!("\"{}\":", field.zh)), "{}", field.zh);
        }
    }
    for reference in text.split("\"#/$defs/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(schema["$defs"][name].is_object(), "{name}");
    }
}

#[test]
fn stat_items_have_derived_fields() {
    let names: Vec<&str> = kinds::derived("stat")
        .iter()
        .map(|field| field.name)
        .collect();
    assert_eq!(
        names,
        [
            "before",
            "number",
            "unit",
            "after",
            "direction",
            "sense",
            "ratio"
        ]
    );
    assert!(kinds::derived("card").is_empty());
}
