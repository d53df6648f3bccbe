//! The table as JSON Schema (2020-12), for editors that complete and check while one types.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::file::may_be_file;
use super::{DATA_FILE, Field, Fields, REPORT, Shape, blocks};

/// The schema of a report file.
pub fn schema() -> Value {
    let mut definitions = Definitions::default();
    let mut root = match definitions.object(&REPORT) {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    for kind in blocks() {
        definitions.add(kind.fields);
    }
    definitions.done.insert("blocks".into(), block_list());
    let mut schema = Map::new();
    schema.insert(
        "$schema".into(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert("title".into(), json!("changtu 长图 report"));
    schema.append(&mut root);
    schema.insert("$defs".into(), Value::Object(definitions.done));
    Value::Object(schema)
}

/// What `blocks` holds: one-key mappings, or bare texts.
fn block_list() -> Value {
    let kinds = blocks().flat_map(|kind| {
        [kind.name, kind.zh].map(|name| {
            let inner = json!({ "$ref": format!("#/$defs/{}", kind.fields.name) });
            let mut properties = Map::new();
            properties.insert(name.into(), described(inner, kind.summary));
            // `- chapter: 标题` may have the kind's fields as siblings.
            let siblings = kind.fields.short.is_some();
            json!({ "type": "object", "properties": properties, "required": [name], "additionalProperties": siblings })
        })
    });
    json!({ "type": "array", "items": { "anyOf": kinds.collect::<Vec<_>>() } })
}

/// The records met so far.
#[derive(Default)]
struct Definitions {
    done: Map<String, Value>,
    begun: BTreeSet<&'static str>,
}

impl Definitions {
    fn add(&mut self, fields: &'static Fields) {
        if !self.begun.insert(fields.name) {
            return;
        }
        let mut forms = vec![self.object(fields)];
        if let Some(short) = fields.short.and_then(|name| fields.lookup(name)) {
            forms.push(match may_be_file(fields.name, short.name) {
                true => self.field_of(fields, short),
                false => self.shape(&short.shape),
            });
        }
        if let Some((label, value)) = fields.pair {
            // `名称: 数值`, and beside it any field but the two that it stands for.
            let mut properties = Map::new();
            for field in fields.fields {
                let is_stood_for = field.name == label || field.name == value;
                for name in [field.name, field.zh] {
                    let schema = if is_stood_for {
                        json!(false)
                    } else {
                        self.field(field)
                    };
                    properties.insert(name.to_owned(), schema);
                }
            }
            forms.push(json!({
                "type": "object", "minProperties": 1,
                "properties": properties, "additionalProperties": pair_value(fields),
            }));
        }
        let value = match forms.len() {
            1 => forms.remove(0),
            _ => json!({ "anyOf": forms }),
        };
        self.done.insert(fields.name.to_owned(), value);
    }

    fn object(&mut self, fields: &'static Fields) -> Value {
        let mut properties = Map::new();
        for field in fields.fields {
            for name in [field.name, field.zh] {
                properties.insert(name.to_owned(), self.field_of(fields, field));
            }
        }
        let required: Vec<Value> = fields
            .fields
            .iter()
            .filter(|field| field.required)
            .map(|field| json!({ "anyOf": [{ "required": [field.name] }, { "required": [field.zh] }] }))
            .collect();
        let mut object = Map::new();
        object.insert("type".into(), json!("object"));
        object.insert("properties".into(), Value::Object(properties));
        object.insert("additionalProperties".into(), json!(false));
        if !required.is_empty() {
            object.insert("allOf".into(), Value::Array(required));
        }
        Value::Object(object)
    }

    /// A field of a record; some may stand in a data file.
    fn field_of(&mut self, fields: &'static Fields, field: &'static Field) -> Value {
        if !may_be_file(fields.name, field.name) {
            return self.field(field);
        }
        static FILE: Shape = Shape::Record(&DATA_FILE);
        let file = self.shape(&FILE);
        let forms = [self.shape(&field.shape), text(), file];
        described(json!({ "anyOf": forms }), field.summary)
    }

    fn field(&mut self, field: &'static Field) -> Value {
        described(self.shape(&field.shape), field.summary)
    }

    fn shape(&mut self, shape: &'static Shape) -> Value {
        match shape {
            Shape::Text => text(),
            Shape::Word | Shape::Picture => json!({ "type": ["string", "number"] }),
            Shape::Flag => json!({ "enum": [true, false, "是", "否"] }),
            Shape::Count { min, max } => {
                json!({ "type": "integer", "minimum": min, "maximum": max })
            }
            Shape::Number => json!({ "type": ["number", "string"] }),
            Shape::Choice(choices) => {
                let names = choices.iter().flat_map(|choice| [choice.name, choice.zh]);
                json!({ "enum": names.collect::<Vec<_>>() })
            }
            Shape::List(inner) => self.list(inner),
            Shape::Record(fields) => {
                self.add(fields);
                json!({ "$ref": format!("#/$defs/{}", fields.name) })
            }
            Shape::Cells => {
                json!({ "type": "array", "items": { "anyOf": [text(), { "type": "null" }] } })
            }
            Shape::Blocks => json!({ "$ref": "#/$defs/blocks" }),
        }
    }

    /// A list; one of pairs may also be written as a mapping, and one of texts as a single text.
    fn list(&mut self, inner: &'static Shape) -> Value {
        let list = json!({ "type": "array", "items": self.shape(inner) });
        match inner {
            Shape::Record(fields) if fields.pair.is_some() => {
                json!({ "anyOf": [list, { "type": "object", "additionalProperties": pair_value(fields) }] })
            }
            Shape::Text | Shape::Word | Shape::Count { .. } | Shape::Choice(_) => {
                json!({ "anyOf": [list, self.shape(inner)] })
            }
            Shape::Record(fields) if fields.short.is_some() => json!({ "anyOf": [list, text()] }),
            _ => list,
        }
    }
}

/// What YAML may make of a text.
fn text() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

/// What stands behind the label of a pair: the value, value and change, or the numbers of all series.
fn pair_value(fields: &Fields) -> Value {
    let several = match fields.lookup("values") {
        Some(_) => json!({ "type": "array", "items": text() }),
        None => json!({ "type": "array", "items": text(), "maxItems": 2 }),
    };
    json!({ "anyOf": [text(), several] })
}

fn described(value: Value, summary: [&'static str; 2]) -> Value {
    match value {
        Value::Object(mut map) => {
            map.insert(
                "description".into(),
                json!(format!("{} {}", summary[1], summary[0])),
            );
            Value::Object(map)
        }
        other => other,
    }
}
