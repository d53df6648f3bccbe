//! What a chart is made of: its series, its rows, the fields that its kind draws.

use super::super::context::Context;
use super::super::{Chart, Record, Row, say};
use super::marks;
use crate::diag::{Diagnostic, Message, Span};

/// Kinds that draw several series.
const SEVERAL: [&str; 6] = ["bars", "columns", "line", "area", "slope", "radar"];
/// Kinds whose series may stand on one another.
const STACKED: [&str; 3] = ["bars", "columns", "area"];
/// Kinds that have room for a line across.
const REFERENCE: [&str; 4] = ["bars", "columns", "line", "area"];

/// Checks a chart.
pub(super) fn check(ctx: &mut Context<'_>, record: &Record) {
    let chart = Chart::of(record);
    for row in &chart.rows {
        numbers_of(ctx, row);
    }
    series(ctx, &chart, record);
    unused(ctx, &chart, record);
    enough(ctx, &chart, record);
    marks::check(ctx, &chart);
}

/// The Chinese name of a kind.
pub(super) fn name_of(kind: &str) -> &'static str {
    let fields = crate::kinds::lookup("chart").map(|chart| chart.fields);
    let shape = fields
        .and_then(|fields| fields.lookup("kind"))
        .map(|field| field.shape);
    let Some(crate::kinds::Shape::Choice(kinds)) = shape else {
        return "";
    };
    let found = kinds.iter().find(|choice| choice.name == kind);
    found.map_or("", |choice| choice.zh)
}

/// The place of a row: its label, which is never longer than a line or two.
pub(super) fn place(row: &Row<'_>) -> Span {
    row.label
        .map_or_else(|| row.record.span.clone(), |label| label.span.clone())
}

pub(super) fn label<'r>(row: &'r Row<'_>) -> &'r str {
    row.label.map_or("", |label| label.text.as_str())
}

/// One number, or several: not none, and not both.
fn numbers_of(ctx: &mut Context<'_>, row: &Row<'_>) {
    let has = |name: &str| row.record.get(name).is_some();
    if has("value") && has("values") {
        let message = Message::new(
            format!("“{}”同时写了“数值”和“数值组”", label(row)),
            format!("`{}` has both `value` and `values`", label(row)),
        );
        let hint = say::advice(
            "一个数字写“数值”，几个系列写“数值组”",
            "write `value` for one number, `values` for several series",
        );
        ctx.say(Diagnostic::error("value-twice", place(row), message).with_hint(hint));
    }
    // A number that could not be read has been said.
    let span = &row.record.span;
    let is_said = ctx.sink.diagnostics().iter().any(|said| {
        said.span.as_ref().is_some_and(|place| {
            place.file == span.file
                && place.range.start >= span.range.start
                && place.range.end <= span.range.end
        })
    });
    if row.numbers.is_empty() && !is_said {
        let message = Message::new(
            format!("“{}”没有数字", label(row)),
            format!("`{}` has no number", label(row)),
        );
        let hint = say::advice(
            "写“名称: 数字”；有几个系列时写“名称: [数字, 数字]”",
            "write `label: number`, or `label: [number, number]` for several series",
        );
        ctx.say(Diagnostic::error("missing-key", place(row), message).with_hint(hint));
    }
}

/// Every row has a number for each series, and every series a name.
fn series(ctx: &mut Context<'_>, chart: &Chart<'_>, record: &Record) {
    let depth = chart.depth();
    let zh = name_of(chart.kind);
    if depth > 1 && !SEVERAL.contains(&chart.kind) {
        let row = chart.rows.iter().find(|row| row.numbers.len() > 1);
        let span = row.map_or_else(|| record.span.clone(), place);
        let message = Message::new(
            format!("{zh}图每项只能有一个数字"),
            format!("a {} chart has one number for each datum", chart.kind),
        );
        let hint = say::advice(
            "几个系列用条形、柱形、折线、面积、坡度或雷达",
            "use bars, columns, line, area, slope or radar for several series",
        );
        ctx.say(Diagnostic::error("too-many-series", span, message).with_hint(hint));
        return;
    }
    if chart.kind == "slope" && chart.series.len() != 2 {
        let message = Message::new(
            "坡度图要有两个系列".to_owned(),
            "a slope chart has two series",
        );
        let hint = say::advice(
            "写“系列: [2023年, 2024年]”，每项写两个数字；多于两个用折线",
            "write `series: [2023, 2024]` and two numbers for each datum; use a line for more",
        );
        ctx.say(
            Diagnostic::error("needs-series", first_line(ctx, record), message).with_hint(hint),
        );
        return;
    }
    if depth > 1 && chart.series.is_empty() {
        let row = chart.rows.iter().find(|row| row.numbers.len() > 1);
        let span = row.map_or_else(|| record.span.clone(), place);
        let message = Message::new(
            "每项有几个数字，却没有写各是什么",
            "there are several numbers for each datum, but no names for them",
        );
        let hint = say::advice(
            "在图表里写“系列”，如“系列: [2023年, 2024年]”",
            "name them in the chart: `series: [2023, 2024]`",
        );
        ctx.say(Diagnostic::error("needs-series", span, message).with_hint(hint));
        return;
    }
    let wanted = chart.series.len().max(1);
    for row in &chart.rows {
        let found = row.numbers.len();
        if found != wanted && found > 0 {
            let message = Message::new(
                format!("“{}”有 {found} 个数字，而系列有 {wanted} 个", label(row)),
                format!(
                    "`{}` has {found} numbers, but there are {wanted} series",
                    label(row)
                ),
            );
            let hint = say::advice(
                "每项的数字要和系列一样多，次序也一样",
                "give every datum one number for each series, in their order",
            );
            ctx.say(Diagnostic::error("series-length", place(row), message).with_hint(hint));
        }
    }
}

/// Fields that the kind does not draw.
fn unused(ctx: &mut Context<'_>, chart: &Chart<'_>, record: &Record) {
    let mut say = |zh: &str, en: &str, span: Span| {
        let message = Message::new(
            format!("{}图用不上“{zh}”，没有画出来", name_of(chart.kind)),
            format!(
                "a {} chart has no use for `{en}`, so it is not drawn",
                chart.kind
            ),
        );
        ctx.say(Diagnostic::warning("unused-field", span, message));
    };
    if let Some(name) = chart.series.first()
        && !SEVERAL.contains(&chart.kind)
    {
        say("系列", "series", name.span.clone());
    }
    if chart.is_stacked && !STACKED.contains(&chart.kind) {
        say("堆叠", "stacked", record.span.clone());
    }
    if let Some((name, _)) = chart.reference
        && !REFERENCE.contains(&chart.kind)
    {
        say("参考线", "reference", name.span.clone());
    }
    for row in &chart.rows {
        if let Some(target) = row.target.filter(|_| chart.kind != "bullet") {
            say("目标", "target", target.text.span.clone());
        }
        if row.is_total && chart.kind != "waterfall" {
            say("合计", "total", place(row));
        }
        if let Some(icon) = row.icon.filter(|_| chart.kind != "pictogram") {
            say("图标", "icon", icon.span.clone());
        }
    }
}

/// A line needs two points, a radar three.
fn enough(ctx: &mut Context<'_>, chart: &Chart<'_>, record: &Record) {
    let least = match chart.kind {
        "line" | "area" => 2,
        "radar" => 3,
        _ => 1,
    };
    let count = chart.rows.len();
    if count >= least || count == 0 {
        return;
    }
    let zh = name_of(chart.kind);
    let message = Message::new(
        format!("{zh}图至少要有 {least} 项数据，这里只有 {count} 项"),
        format!("a {} chart needs {least} data, found {count}", chart.kind),
    );
    let hint = say::advice("改用条形或数据块", "use bars or stats instead");
    let span = chart
        .rows
        .first()
        .map_or_else(|| record.span.clone(), place);
    ctx.say(Diagnostic::error("too-few-data", span, message).with_hint(hint));
}

/// The first line of a chart.
fn first_line(ctx: &Context<'_>, record: &Record) -> Span {
    let span = &record.span;
    let written = ctx.source.get(span.range.clone()).unwrap_or_default();
    let length = written.find('\n').unwrap_or(written.len());
    Span::new(span.file, span.range.start..span.range.start + length)
}
