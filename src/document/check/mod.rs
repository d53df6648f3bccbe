//! What only the decoded report shows: shares beyond the whole, bad colours, rules that nothing meets.

mod chart;
mod marks;

use super::context::Context;
use super::number::is_percent;
use super::{Block, Document, Number, Record, Text, Value, Word, amount, say, shape};
use crate::diag::{Diagnostic, Message, Span};

/// Words of a change, which is no share of anything.
const CHANGES: [&str; 5] = ["增长", "下降", "增加", "减少", "提高"];

/// Checks a whole report.
pub(super) fn check(ctx: &mut Context<'_>, document: &Document, has_credits: bool) {
    for (_, value) in &document.theme {
        color(ctx, value);
    }
    if let Some(figures) = &document.figures {
        block(ctx, figures);
    }
    for section in &document.sections {
        headless(ctx, section);
        block(ctx, section);
    }
    if !has_credits {
        no_credits(ctx, document);
    }
    unmet(ctx);
}

/// A section without a title draws its blocks and nothing else.
fn headless(ctx: &mut Context<'_>, section: &Block) {
    let record = &section.record;
    if record.get("title").is_some() {
        return;
    }
    let has_blocks =
        matches!(record.get("blocks"), Some(Value::Blocks(blocks)) if !blocks.is_empty());
    let message = match (has_blocks, record.get("subtitle").or(record.get("icon"))) {
        (false, _) => Message::new(
            "这一部分没有标题，也没有内容，什么都不会画",
            "this section has neither title nor blocks, so nothing is drawn",
        ),
        (true, Some(_)) => Message::new(
            "这一部分没有标题，副标题和图标不会画",
            "this section has no title, so its subtitle and icon are not drawn",
        ),
        (true, None) => return,
    };
    let hint = say::advice("写上“标题: ……”", "write `title: …`");
    ctx.say(Diagnostic::warning("untitled", record.span.clone(), message).with_hint(hint));
}

/// A block and everything in it.
fn block(ctx: &mut Context<'_>, block: &Block) {
    match block.kind.name {
        "chart" => chart::check(ctx, &block.record),
        "stats" | "figures" | "goals" => stats(ctx, &block.record),
        "image" => image(ctx, &block.record),
        "gallery" => {
            image(ctx, &block.record);
            block
                .record
                .records("items")
                .for_each(|shot| image(ctx, shot));
        }
        "timeline" => shape::timeline(ctx, &block.record),
        "quadrant" => shape::quadrant(ctx, &block.record),
        "table" => shape::table(ctx, &block.record),
        _ => {}
    }
    for (_, value) in &block.record.fields {
        if let Value::Blocks(blocks) = value {
            for inner in blocks {
                self::block(ctx, inner);
            }
        }
    }
}

/// How a picture is cut: what the layout cannot read would be passed over without a word.
fn image(ctx: &mut Context<'_>, record: &Record) {
    if let Some(Value::Word(ratio)) = record.get("ratio")
        && !is_ratio(&ratio.text)
    {
        let message = Message::new(
            format!("“{}”不是宽高比", ratio.text),
            format!("`{}` is no ratio", ratio.text),
        );
        ctx.say(
            Diagnostic::error("bad-ratio", ratio.span.clone(), message).with_hint(say::advice(
                "写成 \"宽:高\"，如 \"16:9\"",
                "write \"width:height\", such as \"16:9\"",
            )),
        );
    }
    if let Some(Value::Word(focus)) = record.get("focus")
        && !is_focus(&focus.text)
    {
        let message = Message::new(
            format!("“{}”不是图片里的位置", focus.text),
            format!("`{}` is no place in a picture", focus.text),
        );
        ctx.say(
            Diagnostic::error("bad-focus", focus.span.clone(), message).with_hint(say::advice(
                "写成“横 纵”两个百分比，如 50% 30%，或者上、下、左、右",
                "write two percentages, across and down, such as 50% 30%; or top, bottom, left, right",
            )),
        );
    }
}

/// `16:9`, `4：3`, `1.5`.
fn is_ratio(text: &str) -> bool {
    let (width, height) = text
        .split_once([':', '：', '/', '×'])
        .unwrap_or((text, "1"));
    [width, height].iter().all(|side| {
        let side = side.trim().parse::<f64>();
        side.is_ok_and(|side| side.is_finite() && side > 0.0)
    })
}

/// `50% 30%`, or a word for a side.
fn is_focus(text: &str) -> bool {
    const SIDES: [&str; 8] = ["top", "上", "bottom", "下", "left", "左", "right", "右"];
    let parts = text.split([' ', ',', '，']).filter(|part| !part.is_empty());
    let shares: Vec<bool> = parts
        .map(|part| {
            let share = part.trim_end_matches('%').parse::<f64>();
            share.is_ok_and(|share| (0.0..=100.0).contains(&share))
        })
        .collect();
    SIDES.contains(&text) || shares == [true, true]
}

/// Figures that are drawn as shares need a whole.
fn stats(ctx: &mut Context<'_>, record: &Record) {
    let variant = choice(record, "variant");
    for item in record.records("items") {
        let form = choice(item, "form").or(variant);
        let Some(Value::Text(value)) = item.get("value") else {
            continue;
        };
        if matches!(form, Some("ring" | "progress")) {
            share(
                ctx,
                value,
                amount(&value.text),
                number(item, "max"),
                is_percent(&value.text),
            );
        }
    }
}

/// A share: a percentage of a whole, or a number with a stated whole.
fn share(
    ctx: &mut Context<'_>,
    text: &Text,
    value: Option<f64>,
    max: Option<&Number>,
    is_percent: bool,
) {
    let whole = max.map(|max| (max.value, max.text.text.clone()));
    let whole = whole.or_else(|| is_percent.then(|| (100.0, "100%".to_owned())));
    let is_change = CHANGES.iter().any(|word| text.text.contains(word));
    let (Some(value), Some(whole), false) = (value, whole, is_change) else {
        let message = Message::new(
            format!("“{}”不是某个整体的一部分，不能画成圆环或进度条", text.text),
            format!(
                "`{}` is no share of a whole and cannot be a ring or bar",
                text.text
            ),
        );
        ctx.say(
            Diagnostic::error("needs-whole", text.span.clone(), message).with_hint(say::advice(
                "写百分比，或者用 max（满值）写出整体；增长速度请用方块",
                "give a percentage, or state the whole as `max`; a growth rate is a tile",
            )),
        );
        return;
    };
    beyond(ctx, text, value, Some(whole));
}

/// A value that is larger than its whole, or below nothing.
fn beyond(ctx: &mut Context<'_>, text: &Text, value: f64, whole: Option<(f64, String)>) {
    let Some((whole, spelled)) = whole else {
        return;
    };
    if value > whole || value < 0.0 || whole <= 0.0 {
        ctx.say(Diagnostic::error(
            "out-of-range",
            text.span.clone(),
            Message::new(
                format!("“{}”超出了 0 到 {spelled} 的范围", text.text),
                format!("`{}` is not between 0 and {spelled}", text.text),
            ),
        ));
    }
}

fn cover(first: &Span, last: &Span) -> Span {
    let start = first.range.start.min(last.range.start);
    Span::new(first.file, start..first.range.end.max(last.range.end))
}

/// A token that begins with `#` is a colour.
fn color(ctx: &mut Context<'_>, value: &Word) {
    let Some(digits) = value.text.strip_prefix('#') else {
        return;
    };
    let is_color = matches!(digits.len(), 3 | 4 | 6 | 8)
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_color {
        let message = Message::new(
            format!("“{}”不是颜色", value.text),
            format!("`{}` is no colour", value.text),
        );
        ctx.say(
            Diagnostic::error("bad-color", value.span.clone(), message).with_hint(say::advice(
                "写成 \"#RRGGBB\"，如 \"#0A59F7\"",
                "write \"#RRGGBB\", such as \"#0A59F7\"",
            )),
        );
    }
}

/// A report that does not say who made it is drawn, but somebody should look.
fn no_credits(ctx: &mut Context<'_>, document: &Document) {
    let span = document
        .footer
        .as_ref()
        .map(|footer| footer.record.span.clone());
    let message = Message::new("没有落款（来源、编辑、审核等）", "there are no credits");
    ctx.say(
        Diagnostic::warning("no-credits", span, message).with_hint(say::advice(
            "在页脚里写：“落款: [来源: ……, 审核: ……]”",
            "write in the footer: `credits: [来源: …, 审核: …]`",
        )),
    );
}

/// Entries of `keep` and `plain` that occur nowhere.
fn unmet(ctx: &mut Context<'_>) {
    let entries = ctx
        .keep
        .iter()
        .chain(&ctx.plain)
        .filter(|entry| !entry.is_met);
    let findings: Vec<Diagnostic> = entries
        .map(|entry| {
            let word = &entry.word.text;
            let message = Message::new(
                format!("“{word}”在文中没有出现"),
                format!("`{word}` occurs nowhere in the text"),
            );
            Diagnostic::warning("unused-entry", entry.word.span.clone(), message).with_hint(
                say::advice(
                    "检查有没有写错，或者删去",
                    "check its spelling, or delete it",
                ),
            )
        })
        .collect();
    for finding in findings {
        ctx.say(finding);
    }
}

fn choice(record: &Record, name: &str) -> Option<&'static str> {
    match record.get(name) {
        Some(Value::Choice(word)) => Some(word),
        _ => None,
    }
}

fn number<'r>(record: &'r Record, name: &str) -> Option<&'r Number> {
    match record.get(name) {
        Some(Value::Number(number)) => Some(number),
        _ => None,
    }
}
