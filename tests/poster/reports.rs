//! Reports made from the table of kinds, so that a new field is tested on the day it is added.

use changtu::kinds::{self, Choice, Field, Fields, Kind, Shape};
use serde_json::{Map, Value, json};

use super::words::Words;

/// A report of one block, in every form that its kind has.
pub struct Form {
    /// `stats/ring`.
    pub name: String,
    kind: &'static Kind,
    /// The choice that makes the form: field and word.
    choice: Option<(&'static str, &'static str)>,
    /// How many series a chart has, and whether they stand on one another.
    series: (usize, bool),
}

impl Form {
    /// A kind, in one of its choices or in a look that a pack has of its own.
    pub fn new(kind: &'static Kind, choice: Option<(&'static str, &'static str)>) -> Self {
        let word = choice.map_or(String::new(), |(_, word)| format!("/{word}"));
        Self {
            name: format!("{}{word}", kind.name),
            kind,
            choice,
            series: (1, false),
        }
    }
}

/// Every kind that a report may use as a block, in each of its forms.
pub fn forms() -> Vec<Form> {
    kinds::blocks().flat_map(forms_of).collect()
}

fn forms_of(kind: &'static Kind) -> Vec<Form> {
    let choices = kind
        .fields
        .fields
        .iter()
        .filter_map(|field| match field.shape {
            Shape::Choice(choices) => Some((field.name, choices)),
            _ => None,
        });
    let form = |field: &'static str, choice: &Choice| Form::new(kind, Some((field, choice.name)));
    let mut forms: Vec<Form> = choices
        .flat_map(|(field, choices)| choices.iter().map(move |choice| form(field, choice)))
        .collect();
    if forms.is_empty() {
        forms.push(Form::new(kind, None));
    }
    if kind.name == "chart" {
        forms.retain_mut(|form| {
            // A slope has two series, no more and no less.
            form.series.0 += usize::from(form.name == "chart/slope");
            true
        });
        forms.extend(series_forms(kind));
    }
    forms
}

/// Charts of several series.
fn series_forms(kind: &'static Kind) -> impl Iterator<Item = Form> {
    let forms = [
        ("bars", 2, false),
        ("bars", 3, true),
        ("columns", 2, false),
        ("columns", 3, true),
        ("line", 2, false),
        ("line", 3, false),
        ("line", 5, false),
        ("area", 2, true),
        ("radar", 2, false),
    ];
    forms.into_iter().map(move |(word, series, is_stacked)| {
        let form = Form::new(kind, Some(("kind", word)));
        Form {
            name: format!("{} of {series}", form.name),
            series: (series, is_stacked),
            ..form
        }
    })
}

/// A report whose blocks are the form with so many items each.
pub fn report(form: &Form, counts: &[usize], words: &dyn Words) -> String {
    let mut maker = Maker { words, seed: 0 };
    let blocks: Vec<Value> = counts
        .iter()
        .map(|count| maker.block(form, *count))
        .collect();
    let mut report = maker.head();
    report.insert(
        "sections".into(),
        json!([{ "title": "部分", "blocks": blocks }]),
    );
    Value::Object(report).to_string()
}

/// A report with every field of its head, panel, sections and foot.
pub fn places(count: usize, words: &dyn Words) -> String {
    let mut maker = Maker { words, seed: 0 };
    let mut report = maker.head();
    for field in kinds::REPORT.fields {
        let is_setting = [
            "format",
            "layout",
            "theme",
            "text_scale",
            "fonts",
            "highlight",
            "keep",
            "plain",
        ];
        if !is_setting.contains(&field.name) {
            report.insert(field.name.into(), maker.value(field, count, 1));
        }
    }
    Value::Object(report).to_string()
}

struct Maker<'w> {
    words: &'w dyn Words,
    seed: usize,
}

impl Maker<'_> {
    fn head(&self) -> Map<String, Value> {
        let footer = json!({ "credits": { "来源": "政府" } });
        [
            ("title".to_owned(), json!("总标题")),
            ("footer".to_owned(), footer),
        ]
        .into_iter()
        .collect()
    }

    fn block(&mut self, form: &Form, count: usize) -> Value {
        if form.kind.name == "chart" {
            return json!({ "chart": self.chart(form, count) });
        }
        let mut fields = self.record(form.kind.fields, count, 2);
        if let (Some((field, word)), Value::Object(fields)) = (form.choice, &mut fields) {
            fields.insert(field.to_owned(), json!(word));
        }
        json!({ form.kind.name: fields })
    }

    /// A chart with the fields that its kind draws.
    fn chart(&mut self, form: &Form, count: usize) -> Value {
        let kind = form.choice.map_or("bars", |(_, kind)| kind);
        let (series, is_stacked) = form.series;
        let mut chart = Map::new();
        chart.insert("kind".into(), json!(kind));
        for name in ["title", "unit", "max", "note"] {
            let field = form.kind.fields.lookup(name).unwrap();
            chart.insert(name.into(), self.value(field, count, 2));
        }
        if series > 1 {
            let names = (0..series).map(|nth| self.words.text("label", nth));
            chart.insert("series".into(), names.collect());
        }
        chart.insert("stacked".into(), json!(is_stacked));
        if ["bars", "columns", "line", "area"].contains(&kind) {
            let (label, value) = (self.words.text("label", 3), self.words.number("value", 4));
            // A line that stands for nothing is none.
            if !label.is_empty() {
                let line = json!({ "label": label, "value": value });
                chart.insert("reference".into(), line);
            }
        }
        let data = (0..count).map(|_| self.datum(kind, series));
        chart.insert("data".into(), data.collect());
        if !is_stacked {
            chart.remove("stacked");
        }
        Value::Object(chart)
    }

    fn datum(&mut self, kind: &str, series: usize) -> Value {
        self.seed += series + 1;
        let seed = self.seed;
        let mut datum = Map::new();
        datum.insert("label".into(), json!(self.words.text("label", seed)));
        let number = |nth: usize| json!(self.words.number("value", seed + nth));
        match series {
            1 => datum.insert("value".into(), number(0)),
            _ => datum.insert("values".into(), (0..series).map(number).collect()),
        };
        match kind {
            "bullet" => datum.insert(
                "target".into(),
                json!(self.words.number("target", seed + 1)),
            ),
            "pictogram" => datum.insert("icon".into(), json!(["growth", "star", ""][seed % 3])),
            "waterfall" => datum.insert("total".into(), json!(seed.is_multiple_of(3))),
            _ => None,
        };
        datum.insert("highlight".into(), json!(seed.is_multiple_of(5)));
        Value::Object(datum)
    }

    fn record(&mut self, fields: &'static Fields, count: usize, depth: usize) -> Value {
        let drawn = fields.fields.iter().filter(|field| field.name != "hide");
        let entries = drawn.filter(|field| depth > 0 || !matches!(field.shape, Shape::Blocks));
        let entries = entries.filter_map(|field| {
            let is_left_to_the_pack =
                field.name == "variant" || matches!(field.shape, Shape::Choice(_));
            (!is_left_to_the_pack || field.required)
                .then(|| (field.name.to_owned(), self.value(field, count, depth)))
        });
        Value::Object(entries.collect())
    }

    fn value(&mut self, field: &'static Field, count: usize, depth: usize) -> Value {
        self.shape(field.name, &field.shape, count, depth)
    }

    fn shape(&mut self, name: &str, shape: &'static Shape, count: usize, depth: usize) -> Value {
        self.seed += 1;
        match shape {
            Shape::Text => json!(self.words.text(name, self.seed)),
            Shape::Number => json!(self.words.number(name, self.seed)),
            Shape::Word => json!(match name {
                "icon" => ["growth", "star", "", "chip"][self.seed % 4],
                "url" => "https://example.cn/一图读懂",
                "ratio" => "16:9",
                "focus" => "50% 30%",
                _ => "其他",
            }),
            Shape::Flag => json!(self.seed.is_multiple_of(5)),
            Shape::Count { min, max } => json!((count as u32).clamp(*min, *max)),
            Shape::Choice(choices) => json!(choices[self.seed % choices.len()].name),
            Shape::List(inner) => {
                // Lists inside lists stay short: what matters is that there are several.
                let count = if depth < 2 && name != "items" {
                    count.min(3)
                } else {
                    count
                };
                let inner_count = count.min(2);
                let values = (0..count).map(|_| self.shape(name, inner, inner_count, depth));
                Value::Array(values.collect())
            }
            // Every row is as long as the head.
            Shape::Cells => (0..5)
                .map(|at| match at {
                    0 => json!(self.words.text("label", self.seed)),
                    _ => json!(self.words.text("value", self.seed + at)),
                })
                .collect(),
            Shape::Record(fields) => self.record(fields, count, depth),
            Shape::Blocks => json!([
                { "text": self.words.text("text", self.seed) },
                { "note": self.words.text("text", self.seed + 1) },
            ]),
            Shape::Picture => json!("picture.png"),
        }
    }
}
