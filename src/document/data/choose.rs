//! Which columns and lines of a data file are wanted.

use super::word;
use crate::diag::{Diagnostic, FileId, Message, Span, nearest};
use crate::document::context::Context;
use crate::document::{Record, Value, Word, say};
use crate::kinds::Kind;
use crate::sheet::Row;

/// The columns that are wanted: of a chart the label's and then those of the numbers.
pub(super) fn columns(
    ctx: &mut Context<'_>,
    kind: &Kind,
    spec: &Record,
    id: FileId,
    head: &Row,
) -> Option<Vec<usize>> {
    let label = match word(spec, "label") {
        Some(word) => Some(column(ctx, id, head, word)?),
        None if kind.name == "chart" => Some(0),
        None => None,
    };
    let values = match spec.get("values") {
        Some(Value::List(values)) => {
            let words = values.iter().filter_map(|value| match value {
                Value::Word(word) => Some(word),
                _ => None,
            });
            let found: Vec<Option<usize>> = words.map(|word| column(ctx, id, head, word)).collect();
            found.into_iter().collect::<Option<Vec<_>>>()?
        }
        _ => {
            let all = head.cells.iter().enumerate();
            let named = all.filter(|(at, cell)| !cell.is_empty() && Some(*at) != label);
            named.map(|(at, _)| at).collect()
        }
    };
    let takes_several = kind.name != "chart" || kind.fields.lookup("series").is_some();
    if values.is_empty() || values.len() > 1 && !takes_several {
        ctx.say(which_column(head, word(spec, "file")?));
        return None;
    }
    Some(label.into_iter().chain(values).collect())
}

/// The column whose head is a word.
fn column(ctx: &mut Context<'_>, id: FileId, head: &Row, word: &Word) -> Option<usize> {
    let names = || head.cells.iter().map(|cell| cell.text.as_str());
    let mut found = names().enumerate().filter(|(_, name)| *name == word.text);
    match (found.next(), found.next()) {
        (Some((at, _)), None) => return Some(at),
        (Some(_), Some((again, _))) => {
            let message = Message::new(
                format!("有两列都叫“{}”，不知道是哪一列", word.text),
                format!("two columns are called `{}`", word.text),
            );
            let span = Span::new(id, head.cells[again].range.clone());
            let diagnostic = Diagnostic::error("unclear-column", span, message);
            ctx.say(diagnostic.with_hint(say::advice(
                "改一下其中一列的表头",
                "give one of them another head",
            )));
        }
        (None, _) => {
            let message = Message::new(
                format!("数据文件里没有名为“{}”的列", word.text),
                format!("the data file has no column `{}`", word.text),
            );
            let diagnostic = Diagnostic::error("unknown-column", word.span.clone(), message);
            let hint = match nearest(&word.text, names()) {
                Some(near) => say::did_you_mean(near),
                None => heads_are(head),
            };
            ctx.say(diagnostic.with_hint(hint));
        }
    }
    None
}

fn heads_are(head: &Row) -> Message {
    let names: Vec<&str> = head.cells.iter().map(|cell| cell.text.as_str()).collect();
    Message::new(
        format!("表头是：{}", names.join("、")),
        format!("the heads are: {}", names.join(", ")),
    )
}

fn which_column(head: &Row, file: &Word) -> Diagnostic {
    let message = Message::new(
        "不知道数字在哪一列",
        "it is not clear which column holds the numbers",
    );
    Diagnostic::error("unclear-column", file.span.clone(), message)
        .with_hint(say::advice(
            "写出数值列，如 数据: { 文件: 数据.csv, 数值列: 产值 }",
            "name it, such as `data: { file: data.csv, values: output }`",
        ))
        .with_hint(heads_are(head))
}

/// The rows between two lines: `3-8`, `3..8`, `5`.
pub(super) fn lines(ctx: &mut Context<'_>, word: Option<&Word>, body: &[Row]) -> Option<Vec<Row>> {
    let Some(word) = word else {
        return Some(body.to_vec());
    };
    let parts: Vec<&str> = word
        .text
        .split(['-', '–', '—', '~', '～', '.', '至', '到'])
        .collect();
    let ends = parts.iter().filter(|part| !part.trim().is_empty());
    let ends: Option<Vec<usize>> = ends.map(|part| part.trim().parse().ok()).collect();
    let (first, last) = match ends.as_deref() {
        Some([one]) => (*one, *one),
        Some([first, last]) if first <= last => (*first, *last),
        _ => {
            let message = Message::new(
                format!("“{}”不是行号", word.text),
                format!("`{}` is no range of lines", word.text),
            );
            let diagnostic = Diagnostic::error("wrong-type", word.span.clone(), message);
            ctx.say(diagnostic.with_hint(say::advice(
                "写从第几行到第几行，如 3-8",
                "write from which line to which, such as 3-8",
            )));
            return None;
        }
    };
    let inside = body
        .iter()
        .filter(|row| (first..=last).contains(&row.number));
    Some(inside.cloned().collect())
}
