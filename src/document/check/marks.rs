//! What the numbers of a chart come to: shares without a whole, parts beyond it, values without a place on
//! their scale, totals that are none.

use super::super::context::Context;
use super::super::number::is_percent;
use super::super::{Chart, Number, say};
use super::chart::{label, name_of, place};
use super::{cover, share};
use crate::diag::{Diagnostic, Message};
use crate::numbers;

/// Percentages that are rounded one by one may add up to a little more or less than 100.
const ROUNDING: f64 = 1.0;

/// Kinds of which every mark is a share of a whole of its own.
const SHARES: [&str; 4] = ["ring", "progress", "segments", "gauge"];
/// Kinds of which all marks together are a whole.
const PARTS: [&str; 2] = ["donut", "waffle"];
/// Kinds that have no place below zero.
const ABOVE_ZERO: [&str; 6] = ["area", "ranking", "pictogram", "bullet", "funnel", "radar"];

/// Checks the numbers of a chart.
pub(super) fn check(ctx: &mut Context<'_>, chart: &Chart<'_>) {
    match chart.kind {
        kind if SHARES.contains(&kind) => shares(ctx, chart),
        kind if PARTS.contains(&kind) => parts(ctx, chart),
        _ => scale(ctx, chart),
    }
    match chart.kind {
        "bullet" => targets(ctx, chart),
        "funnel" => stages(ctx, chart),
        "ranking" => order(ctx, chart),
        "waterfall" => totals(ctx, chart),
        _ => {}
    }
}

/// Each number is a share of a whole.
fn shares(ctx: &mut Context<'_>, chart: &Chart<'_>) {
    let has_percent = chart.unit.is_some_and(|unit| is_percent(&unit.text));
    for number in chart.numbers() {
        let is_share = has_percent || is_percent(&number.text.text);
        share(ctx, &number.text, Some(number.value), chart.max, is_share);
    }
}

/// The parts make at most the whole, and percentages make all of it.
fn parts(ctx: &mut Context<'_>, chart: &Chart<'_>) {
    let data: Vec<&Number> = chart.numbers().collect();
    for number in data.iter().filter(|number| number.value < 0.0) {
        let text = &number.text;
        ctx.say(Diagnostic::error(
            "out-of-range",
            text.span.clone(),
            Message::new(
                format!("“{}”是负数，不能是整体的一部分", text.text),
                format!(
                    "`{}` is negative and cannot be a part of a whole",
                    text.text
                ),
            ),
        ));
    }
    one_unit(ctx, chart, &data);
    nothing(ctx, chart, &data);
    let Some((first, last)) = data.first().zip(data.last()) else {
        return;
    };
    let sum: f64 = data.iter().map(|number| number.value).sum();
    let spelled = (sum * 100.0).round() / 100.0;
    let span = cover(&first.text.span, &last.text.span);
    let has_percent = chart.unit.is_some_and(|unit| is_percent(&unit.text))
        || data.iter().any(|number| is_percent(&number.text.text));
    let whole = match chart.max {
        Some(max) => max.value,
        None if has_percent => 100.0 + ROUNDING,
        None => return,
    };
    if sum > whole {
        ctx.say(Diagnostic::error(
            "over-whole",
            span,
            Message::new(
                format!("各部分加起来是 {spelled}，超过了整体"),
                format!("the parts add up to {spelled}, more than the whole"),
            ),
        ));
    } else if chart.max.is_none() && sum < 100.0 - ROUNDING && sum > 0.0 {
        let message = Message::new(
            format!("各部分加起来是 {spelled}%，不到 100%，图上会空出一块"),
            format!("the parts add up to {spelled} %, so a gap is left in the chart"),
        );
        let hint = say::advice(
            "补上缺的部分；本来就不满，写“满值: 100%”就不再提示",
            "add what is missing; if that is all, write `max: 100%` and this is not said again",
        );
        ctx.say(Diagnostic::warning("under-whole", span, message).with_hint(hint));
    }
}

/// Marks along one scale.
fn scale(ctx: &mut Context<'_>, chart: &Chart<'_>) {
    let data: Vec<&Number> = chart.numbers().collect();
    let targets = chart.rows.iter().filter_map(|row| row.target);
    let reference = chart.reference.map(|(_, value)| value);
    if let Some(max) = chart.max {
        for number in data.iter().copied().chain(targets.clone()).chain(reference) {
            beyond(ctx, number, max);
        }
    }
    if ABOVE_ZERO.contains(&chart.kind) {
        data.iter()
            .for_each(|number| below_zero(ctx, chart.kind, number));
    }
    let all: Vec<&Number> = data
        .iter()
        .copied()
        .chain(targets)
        .chain(reference)
        .collect();
    one_unit(ctx, chart, &all);
    if chart.kind != "line" && chart.kind != "slope" {
        nothing(ctx, chart, &data);
    }
}

/// A value beyond the stated end of the scale.
fn beyond(ctx: &mut Context<'_>, number: &Number, max: &Number) {
    if number.value <= max.value && max.value > 0.0 {
        return;
    }
    let (text, end) = (&number.text.text, &max.text.text);
    ctx.say(Diagnostic::error(
        "out-of-range",
        number.text.span.clone(),
        Message::new(
            format!("“{text}”超出了满值 {end}"),
            format!("`{text}` is beyond the end of the scale, {end}"),
        ),
    ));
}

fn below_zero(ctx: &mut Context<'_>, kind: &str, number: &Number) {
    if number.value >= 0.0 {
        return;
    }
    let text = &number.text;
    let message = Message::new(
        format!("“{}”是负数，{}图画不出来", text.text, name_of(kind)),
        format!(
            "`{}` is negative, which a {kind} chart cannot show",
            text.text
        ),
    );
    let hint = say::advice(
        "负数用条形、柱形、折线或瀑布",
        "use bars, columns, a line or a waterfall for negative numbers",
    );
    ctx.say(Diagnostic::error("negative-mark", text.span.clone(), message).with_hint(hint));
}

/// A scale of nothing but zeros.
fn nothing(ctx: &mut Context<'_>, chart: &Chart<'_>, data: &[&Number]) {
    let Some((first, last)) = data.first().zip(data.last()) else {
        return;
    };
    if chart.max.is_some() || data.iter().any(|number| number.value != 0.0) {
        return;
    }
    let span = cover(&first.text.span, &last.text.span);
    let message = Message::new(
        "全部是 0，图上只有数字，没有长短",
        "all numbers are 0, so the chart shows numbers and no marks",
    );
    let hint = say::advice(
        "改用数据块，或写上满值",
        "use stats instead, or state `max`",
    );
    ctx.say(Diagnostic::warning("no-scale", span, message).with_hint(hint));
}

/// Marks of one scale compare only what has one unit.
fn one_unit(ctx: &mut Context<'_>, chart: &Chart<'_>, data: &[&Number]) {
    let unit = |number: &Number| match chart.unit_of(number) {
        Some(unit) => unit.text.clone(),
        None => {
            numbers::parts(&number.text.text).map_or(String::new(), |parts| parts.unit.to_owned())
        }
    };
    let Some(first) = data.first() else { return };
    let Some(other) = data.iter().find(|number| unit(number) != unit(first)) else {
        return;
    };
    let (one, two) = (&first.text.text, &other.text.text);
    ctx.say(
        Diagnostic::warning(
            "mixed-units",
            other.text.span.clone(),
            Message::new(
                format!("“{one}”和“{two}”单位不同，长短不能相比"),
                format!(
                    "`{one}` and `{two}` have different units, so their marks cannot be compared"
                ),
            ),
        )
        .with_hint(Message::new(
            "换算成同一个单位，或者改用数据块",
            "write them in one unit, or use stats instead of a chart",
        )),
    );
}

fn targets(ctx: &mut Context<'_>, chart: &Chart<'_>) {
    for row in chart.rows.iter().filter(|row| row.target.is_none()) {
        let message = Message::new(
            format!("“{}”没有目标", label(row)),
            format!("`{}` has no target", label(row)),
        );
        let hint = say::advice(
            "写“{ 名称: …, 数值: …, 目标: … }”；没有目标的用条形",
            "write `{ label: …, value: …, target: … }`; without targets use bars",
        );
        ctx.say(Diagnostic::error("needs-target", place(row), message).with_hint(hint));
    }
}

/// The stages of a funnel grow smaller.
fn stages(ctx: &mut Context<'_>, chart: &Chart<'_>) {
    for pair in chart.numbers().collect::<Vec<_>>().windows(2) {
        let (before, after) = (pair[0], pair[1]);
        if after.value > before.value {
            let (one, two) = (&before.text.text, &after.text.text);
            let message = Message::new(
                format!("“{two}”比前一步的“{one}”还大，不是漏斗"),
                format!("`{two}` is more than `{one}` before it, which is no funnel"),
            );
            let hint = say::advice("改用条形，或核对次序", "use bars, or check the order");
            let span = after.text.span.clone();
            ctx.say(Diagnostic::warning("not-a-funnel", span, message).with_hint(hint));
        }
    }
}

/// A ranking is in order, upwards or downwards.
fn order(ctx: &mut Context<'_>, chart: &Chart<'_>) {
    let values: Vec<f64> = chart.numbers().map(|number| number.value).collect();
    let falls = |pair: &[f64]| pair[0] >= pair[1];
    let rises = |pair: &[f64]| pair[0] <= pair[1];
    if values.windows(2).all(falls) || values.windows(2).all(rises) {
        return;
    }
    let at = values.windows(2).position(|pair| !falls(pair)).unwrap_or(0) + 1;
    let Some(row) = chart.rows.get(at) else {
        return;
    };
    let message = Message::new(
        format!("排行没有按大小排：“{}”比前一项大", label(row)),
        format!(
            "the ranking is not in order: `{}` is more than the one before",
            label(row)
        ),
    );
    let hint = say::advice(
        "在文件里按大小排好，名次就是次序",
        "put the data in order in the file: their order is their rank",
    );
    ctx.say(Diagnostic::warning("not-in-order", place(row), message).with_hint(hint));
}

/// A total of a waterfall is what came before it, but for rounding.
fn totals(ctx: &mut Context<'_>, chart: &Chart<'_>) {
    let mut sum = 0.0;
    let mut slack = 0.0;
    for (index, row) in chart.rows.iter().enumerate() {
        let Some(number) = row.numbers.first() else {
            continue;
        };
        slack += half_a_unit(number);
        if !row.is_total || index == 0 {
            sum += number.value;
            continue;
        }
        if (number.value - sum).abs() > slack + sum.abs() * 1e-9 {
            let message = Message::new(
                format!("合计“{}”与前面各项之和不符", number.text.text),
                format!(
                    "the total `{}` is not the sum of what comes before",
                    number.text.text
                ),
            );
            let hint = say::advice(
                "核对各项，减少的写成负数",
                "check the items; write what is lost as a negative number",
            );
            ctx.say(
                Diagnostic::warning("wrong-total", number.text.span.clone(), message)
                    .with_hint(hint),
            );
        }
        (sum, slack) = (number.value, half_a_unit(number));
    }
}

/// Half a unit of the last digit of a number: what rounding may have taken.
fn half_a_unit(number: &Number) -> f64 {
    let text = &number.text.text;
    let decimals = text.split_once('.').map_or(0, |(_, after)| {
        after.chars().take_while(char::is_ascii_digit).count()
    });
    let digits: String = text
        .chars()
        .filter(|char| char.is_ascii_digit() || *char == '.')
        .collect();
    let spelled: f64 = digits.parse().unwrap_or(0.0);
    let scale = match spelled > 0.0 {
        true => number.value.abs() / spelled,
        false => 1.0,
    };
    (0..decimals).fold(0.5, |half, _| half / 10.0) * scale
}
