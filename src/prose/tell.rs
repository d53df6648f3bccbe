//! Document → what is told. It follows what the views draw: the same fields, no other.

use super::structures;
use super::told::{
    Amount, Card, Chart, Figure, Foot, Head, Heading, Node, Panel, Part, PartKind, Picture, Pillar,
    Point, Row, Told, Voice,
};
use crate::document::{self, Block, Document, Number, PictureValue, Record, Text, Value};

/// Tells a report.
pub(super) fn tell(document: &Document) -> Told<'_> {
    let footer = document.footer.as_ref();
    Told {
        head: head(&document.hero.record),
        panel: document.figures.as_ref().map(|block| Panel {
            title: text(&block.record, "title"),
            figures: figures(&block.record),
        }),
        sections: document.sections.iter().map(section).collect(),
        foot: footer.map_or_else(Foot::default, |block| foot(&block.record)),
    }
}

fn head(record: &Record) -> Head<'_> {
    Head {
        kicker: text(record, "kicker"),
        title: text(record, "title"),
        subtitle: text(record, "subtitle"),
        issuer: text(record, "issuer"),
        document: text(record, "document"),
        logo: picture(record, "logo"),
        image: picture(record, "image"),
    }
}

fn section(block: &Block) -> Part<'_> {
    let record = &block.record;
    let subtitle = words(record, "subtitle", Voice::Lead);
    Part {
        kind: PartKind::Section,
        heading: text(record, "title").map(plain),
        nodes: subtitle.into_iter().chain(blocks(record)).collect(),
    }
}

fn foot(record: &Record) -> Foot<'_> {
    let code = match record.get("qr") {
        Some(Value::Record(code)) => Some(code),
        _ => None,
    };
    let credit = |credit| Some((text(credit, "label")?, text(credit, "value")?));
    Foot {
        credits: records(record, "credits").filter_map(credit).collect(),
        date: text(record, "date"),
        notes: texts(record, "notes"),
        digest: text(record, "digest"),
        url: code.and_then(|code| word(code, "url")),
        caption: code.and_then(|code| text(code, "caption")),
    }
}

/// The blocks inside a block or section.
fn blocks(record: &Record) -> Vec<Node<'_>> {
    match record.get("blocks") {
        Some(Value::Blocks(blocks)) => blocks.iter().flat_map(block).collect(),
        _ => Vec::new(),
    }
}

/// A block: what stands in it, under its title where it has one.
fn block(block: &Block) -> Vec<Node<'_>> {
    let record = &block.record;
    let kind = match block.kind.name {
        "chapter" => PartKind::Chapter,
        "topic" => PartKind::Topic,
        // The title of a chart belongs to its table.
        "chart" => return vec![Node::Chart(chart(record))],
        "table" => return vec![Node::Grid(structures::table(record))],
        _ => PartKind::Block,
    };
    let nodes = content(block);
    match text(record, "title") {
        Some(title) => vec![Node::Part(Part {
            kind,
            heading: Some(Heading {
                number: text(record, "number"),
                tag: None,
                lead: lead(record, title, kind),
                title,
            }),
            nodes,
        })],
        None => nodes,
    }
}

/// The lead before a title that does not begin with it already. That of goals is a sentence.
fn lead<'d>(record: &'d Record, title: &Text, kind: PartKind) -> Option<&'d Text> {
    match kind {
        PartKind::Chapter | PartKind::Topic => {
            text(record, "lead").filter(|lead| !title.text.starts_with(&lead.text))
        }
        PartKind::Section | PartKind::Block => None,
    }
}

/// What stands in a block, without its title.
fn content(block: &Block) -> Vec<Node<'_>> {
    let record = &block.record;
    match block.kind.name {
        "text" => said(words(record, "text", Voice::Running)),
        "note" => said(words(record, "text", Voice::Remark)),
        "list" => vec![points(record)],
        "stats" => vec![Node::Figures(figures(record))],
        "cards" => vec![Node::Cards(cards(record))],
        "honors" => vec![Node::Honors(honors(record))],
        "pillars" => vec![Node::Pillars(pillars(record))],
        "goals" => goals(record),
        "image" => said(image(record)),
        "chapter" | "topic" => blocks(record),
        _ => structures::content(block),
    }
}

pub(super) fn said(node: Option<Node<'_>>) -> Vec<Node<'_>> {
    node.into_iter().collect()
}

pub(super) fn points(record: &Record) -> Node<'_> {
    let point = |item| {
        Some(Point {
            number: text(item, "number"),
            text: text(item, "text")?,
        })
    };
    Node::Points {
        is_numbered: choice(record, "style") == Some("numbered"),
        points: records(record, "items").filter_map(point).collect(),
    }
}

fn figures(record: &Record) -> Vec<Figure<'_>> {
    let figure = |item| {
        Some(Figure {
            label: text(item, "label")?,
            value: text(item, "value")?,
            change: text(item, "change"),
            max: text(item, "max"),
            note: text(item, "note"),
        })
    };
    records(record, "items").filter_map(figure).collect()
}

fn cards(record: &Record) -> Vec<Card<'_>> {
    let is_numbered = choice(record, "variant") != Some("spine");
    let card = |item| {
        Some(Card {
            heading: Heading {
                number: text(item, "number"),
                tag: text(item, "tag"),
                lead: text(item, "lead"),
                title: text(item, "title")?,
            },
            text: text(item, "text"),
            points: texts(item, "items"),
            is_numbered,
        })
    };
    records(record, "items").filter_map(card).collect()
}

fn honors(record: &Record) -> Vec<(Option<&Text>, &Text)> {
    let honor = |item| Some((text(item, "badge"), text(item, "text")?));
    records(record, "items").filter_map(honor).collect()
}

fn pillars(record: &Record) -> Vec<Pillar<'_>> {
    let pillar = |item| {
        Some(Pillar {
            number: text(item, "number"),
            text: text(item, "text")?,
            slogan: text(item, "slogan"),
        })
    };
    records(record, "items").filter_map(pillar).collect()
}

fn goals(record: &Record) -> Vec<Node<'_>> {
    let lead = words(record, "lead", Voice::Lead);
    let note = words(record, "note", Voice::Remark);
    let figures = Node::Figures(figures(record));
    lead.into_iter().chain([figures]).chain(note).collect()
}

fn chart(record: &Record) -> Chart<'_> {
    let chart = document::Chart::of(record);
    Chart {
        title: text(record, "title"),
        rows: chart
            .rows
            .iter()
            .filter_map(|one| row(&chart, one))
            .collect(),
        reference: chart
            .reference
            .map(|(label, number)| (label, amount(&chart, number))),
        max: text(record, "max"),
        note: text(record, "note"),
        series: chart.series,
    }
}

fn row<'d>(chart: &document::Chart<'d>, row: &document::Row<'d>) -> Option<Row<'d>> {
    let amounts = row.numbers.iter().map(|number| amount(chart, number));
    let target = row.target.filter(|_| chart.kind == "bullet");
    Some(Row {
        label: row.label?,
        amounts: amounts.collect(),
        target: target.map(|target| amount(chart, target)),
    })
}

fn amount<'d>(chart: &document::Chart<'d>, number: &'d Number) -> Amount<'d> {
    Amount {
        value: &number.text,
        unit: chart.unit_of(number),
    }
}

fn image(record: &Record) -> Option<Node<'_>> {
    Some(Node::Picture(Picture {
        value: picture(record, "src")?,
        alt: word(record, "alt").unwrap_or_default(),
        caption: text(record, "caption"),
    }))
}

/// A heading of nothing but a title.
fn plain(title: &Text) -> Heading<'_> {
    Heading {
        number: None,
        tag: None,
        lead: None,
        title,
    }
}

pub(super) fn words<'d>(record: &'d Record, name: &str, voice: Voice) -> Option<Node<'d>> {
    text(record, name).map(|text| Node::Words(voice, text))
}

/// A drawn text, or the spelling of a number.
pub(super) fn text<'d>(record: &'d Record, name: &str) -> Option<&'d Text> {
    match record.get(name) {
        Some(Value::Text(text)) => Some(text),
        Some(Value::Number(number)) => Some(&number.text),
        _ => None,
    }
}

pub(super) fn word<'d>(record: &'d Record, name: &str) -> Option<&'d str> {
    match record.get(name) {
        Some(Value::Word(word)) => Some(word.text.trim()),
        _ => None,
    }
}

fn choice(record: &Record, name: &str) -> Option<&'static str> {
    match record.get(name) {
        Some(Value::Choice(choice)) => Some(choice),
        _ => None,
    }
}

pub(super) fn picture<'d>(record: &'d Record, name: &str) -> Option<&'d PictureValue> {
    match record.get(name) {
        Some(Value::Picture(picture)) => Some(picture),
        _ => None,
    }
}

pub(super) fn list<'d>(record: &'d Record, name: &str) -> &'d [Value] {
    match record.get(name) {
        Some(Value::List(list)) => list,
        _ => &[],
    }
}

pub(super) fn records<'d>(record: &'d Record, name: &str) -> impl Iterator<Item = &'d Record> {
    list(record, name).iter().filter_map(|value| match value {
        Value::Record(record) => Some(record),
        _ => None,
    })
}

pub(super) fn texts<'d>(record: &'d Record, name: &str) -> Vec<&'d Text> {
    let texts = list(record, name).iter().filter_map(|value| match value {
        Value::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}
