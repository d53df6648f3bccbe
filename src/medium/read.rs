//! YAML → channels and papers.

use super::table::{Channel, Paper, Pixels, Table};
use super::{Form, Pages, Slices};
use crate::diag::{Diagnostic, Message, Sink, nearest};
use crate::geom::Abs;
use crate::yaml::{Key, Node, NodeKind};

/// Lays a file's channels and papers over a table.
pub(super) fn table(table: &mut Table, node: &Node, sink: &mut Sink) {
    each(node, sink, |key, node, sink| match key.text.as_str() {
        "channels" => each(node, sink, |key, node, sink| {
            let at = table.channels.iter().position(|one| one.name == key.text);
            let at = at.unwrap_or_else(|| {
                table.channels.push(Channel::new(&key.text));
                table.channels.len() - 1
            });
            channel(&mut table.channels[at], node, sink);
        }),
        "papers" => each(node, sink, |key, node, sink| {
            let at = table.papers.iter().position(|one| one.name == key.text);
            let at = at.unwrap_or_else(|| {
                table.papers.push(Paper::new(&key.text));
                table.papers.len() - 1
            });
            paper(&mut table.papers[at], node, sink);
        }),
        _ => unknown(key, &["channels", "papers"], sink),
    });
}

const CHANNEL: [&str; 10] = [
    "names", "summary", "sure", "width", "slices", "pages", "formats", "bytes", "quality", "qr",
];

fn channel(channel: &mut Channel, node: &Node, sink: &mut Sink) {
    each(node, sink, |key, node, sink| match key.text.as_str() {
        "names" => channel.names = words(node, sink),
        "summary" => set(&mut channel.summary, text(node, sink)),
        "sure" => set(&mut channel.is_sure, flag(node, sink)),
        "width" => set(&mut channel.width, px(node, 320.0, 8192.0, sink)),
        "slices" => slices(channel, node, sink),
        "pages" => pages(channel, node, sink),
        "formats" => {
            let found: Vec<Pixels> = list(node)
                .iter()
                .filter_map(|node| pixels(node, sink))
                .collect();
            if !found.is_empty() {
                channel.formats = found;
            }
        }
        "bytes" => set(
            &mut channel.bytes,
            number(node, 10_000.0, 1e12, sink).map(|bytes| Some(bytes as u64)),
        ),
        "quality" => set(
            &mut channel.quality,
            number(node, 1.0, 100.0, sink).map(|quality| Some(quality as u8)),
        ),
        "qr" => set(&mut channel.has_codes, flag(node, sink)),
        _ => unknown(key, &CHANNEL, sink),
    });
}

fn slices(channel: &mut Channel, node: &Node, sink: &mut Sink) {
    let mut slices = match channel.form {
        Form::Slices(slices) => slices,
        Form::Strip | Form::Pages(_) | Form::Sheet(_) => Slices::of_height(Abs::px(5000.0)),
    };
    each(node, sink, |key, node, sink| match key.text.as_str() {
        "height" => set(&mut slices.height, px(node, 100.0, 1e6, sink)),
        "least" => set(&mut slices.least, px(node, 0.0, 1e6, sink)),
        "count" => set(&mut slices.count, count(node, sink)),
        _ => unknown(key, &["height", "least", "count"], sink),
    });
    channel.form = Form::Slices(slices);
}

fn pages(channel: &mut Channel, node: &Node, sink: &mut Sink) {
    let mut pages = match channel.form {
        Form::Pages(pages) => pages,
        Form::Strip | Form::Slices(_) | Form::Sheet(_) => Pages::of_height(Abs::px(1440.0)),
    };
    each(node, sink, |key, node, sink| match key.text.as_str() {
        "height" => set(&mut pages.height, px(node, 400.0, 20_000.0, sink)),
        "count" => set(&mut pages.count, count(node, sink)),
        "safe" => {
            let [above, below] = list(node) else {
                return wrong(
                    node,
                    "两个长度：[上, 下]",
                    "two lengths: [above, below]",
                    sink,
                );
            };
            set(&mut pages.above, px(above, 0.0, 2000.0, sink));
            set(&mut pages.below, px(below, 0.0, 2000.0, sink));
        }
        _ => unknown(key, &["height", "count", "safe"], sink),
    });
    channel.form = Form::Pages(pages);
}

fn paper(paper: &mut Paper, node: &Node, sink: &mut Sink) {
    each(node, sink, |key, node, sink| match key.text.as_str() {
        "names" => paper.names = words(node, sink),
        "size" => {
            let [width, height] = list(node) else {
                return wrong(node, "[宽, 高]，毫米", "[width, height] in mm", sink);
            };
            let size = (
                number(width, 50.0, 5000.0, sink),
                number(height, 50.0, 5000.0, sink),
            );
            if let (Some(width), Some(height)) = size {
                (paper.width, paper.height) = (width, height);
            }
        }
        "foot" => set(&mut paper.foot, number(node, 0.0, 1000.0, sink)),
        "pages" => set(&mut paper.pages, count(node, sink)),
        _ => unknown(key, &["names", "size", "foot", "pages"], sink),
    });
}

/// Visits the keys of a map.
fn each(node: &Node, sink: &mut Sink, mut take: impl FnMut(&Key, &Node, &mut Sink)) {
    match &node.kind {
        NodeKind::Map(entries) => {
            for (key, node) in entries {
                take(key, node, sink);
            }
        }
        NodeKind::Null => {}
        NodeKind::Scalar(_) | NodeKind::List(_) => {
            wrong(node, "一组“键: 值”", "a map of keys", sink);
        }
    }
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

fn list(node: &Node) -> &[Node] {
    match &node.kind {
        NodeKind::List(list) => list,
        NodeKind::Null | NodeKind::Scalar(_) | NodeKind::Map(_) => std::slice::from_ref(node),
    }
}

fn text(node: &Node, sink: &mut Sink) -> Option<String> {
    let found = node.as_scalar().map(|scalar| scalar.text.clone());
    if found.is_none() {
        wrong(node, "文字", "a text", sink);
    }
    found
}

fn words(node: &Node, sink: &mut Sink) -> Vec<String> {
    list(node)
        .iter()
        .filter_map(|node| text(node, sink))
        .collect()
}

fn flag(node: &Node, sink: &mut Sink) -> Option<bool> {
    match node.as_scalar().map(|scalar| scalar.text.as_str()) {
        Some("true") => Some(true),
        Some("false") => Some(false),
        _ => {
            wrong(node, "true 或 false", "true or false", sink);
            None
        }
    }
}

fn number(node: &Node, least: f64, most: f64, sink: &mut Sink) -> Option<f64> {
    let number = node
        .as_scalar()
        .and_then(|scalar| scalar.text.trim().parse::<f64>().ok())
        .filter(|number| (least..=most).contains(number));
    if number.is_none() {
        wrong(
            node,
            &format!("{least} 到 {most} 之间的数字"),
            &format!("a number from {least} to {most}"),
            sink,
        );
    }
    number
}

fn px(node: &Node, least: f64, most: f64, sink: &mut Sink) -> Option<Abs> {
    number(node, least, most, sink).map(|px| Abs::px(px).round())
}

fn count(node: &Node, sink: &mut Sink) -> Option<Option<usize>> {
    number(node, 1.0, 10_000.0, sink).map(|count| Some(count as usize))
}

fn pixels(node: &Node, sink: &mut Sink) -> Option<Pixels> {
    let word = text(node, sink)?;
    match word.as_str() {
        "png" => Some(Pixels::Png),
        "jpeg" | "jpg" => Some(Pixels::Jpeg),
        _ => {
            let message = Message::new(
                format!("没有“{word}”这种图片格式"),
                format!("there is no picture format `{word}`"),
            );
            let hint = Message::new("可以写 png、jpeg", "there are: png, jpeg");
            let found = Diagnostic::error("unknown-word", node.span.clone(), message);
            sink.push(found.with_hint(hint));
            None
        }
    }
}

fn wrong(node: &Node, zh: &str, en: &str, sink: &mut Sink) {
    let message = Message::new(format!("这里应是{zh}"), format!("this takes {en}"));
    sink.push(Diagnostic::error("wrong-type", node.span.clone(), message));
}

fn unknown(key: &Key, known: &[&'static str], sink: &mut Sink) {
    let message = Message::new(
        format!("没有“{}”这个键", key.text),
        format!("there is no key `{}`", key.text),
    );
    let found = Diagnostic::error("unknown-key", key.span.clone(), message);
    let hint = match nearest(&key.text, known.iter().copied()) {
        Some(near) => Message::new(
            format!("是不是“{near}”？"),
            format!("did you mean `{near}`?"),
        ),
        None => Message::new(
            format!("可以写：{}", known.join("、")),
            format!("there are: {}", known.join(", ")),
        ),
    };
    sink.push(found.with_hint(hint));
}
