//! Leaves: words, figures, icons, art, pictures, shapes, codes.

use std::rc::Rc;

use taffy::Style;
use taffy::prelude::{FromLength, TaffyAuto};

use super::build::{Content, words_of};
use super::context::{Context, Length};
use super::datum::{Datum, Words};
use super::look::{self, Look};
use super::paint::Wash;
use super::picture;
use super::scope::Scope;
use super::shape;
use super::text::TextLeaf;
use crate::color::Color;
use crate::diag::{Diagnostic, Message, Span};
use crate::geom::{Abs, Em};
use crate::pack::{LeafKind, Props, Step, Val, View, icons, qr, vocabulary};
use crate::typeset::Writing;

/// What a leaf becomes.
pub(super) enum Made {
    /// The content of one box.
    One(Content),
    /// Paragraphs under one another, and the space between them.
    Paragraphs(Vec<TextLeaf>, Abs),
}

/// What a leaf becomes; `None` when there is nothing to show.
pub(super) fn made<'d>(
    ctx: &Context<'d>,
    kind: LeafKind,
    args: &'d Props,
    view: &'d View,
    scope: &Scope<'_, 'd>,
    style: &mut Style,
) -> Option<Made> {
    match kind {
        LeafKind::Text | LeafKind::Figure => text(ctx, kind, args, view, scope, style),
        _ => content(ctx, kind, args, view, scope, style).map(Made::One),
    }
}

fn content<'d>(
    ctx: &Context<'d>,
    kind: LeafKind,
    args: &'d Props,
    view: &'d View,
    scope: &Scope<'_, 'd>,
    style: &mut Style,
) -> Option<Content> {
    match kind {
        LeafKind::Icon => icon(ctx, args, view, scope, style),
        LeafKind::Art => {
            let name = art_name(ctx, args, scope)?;
            let drawing = ctx.art(&name, &view.span, scope)?;
            let is_stretched = ctx.flag(args, "stretch", scope);
            if style.aspect_ratio.is_none() && !is_stretched {
                style.aspect_ratio = Some((drawing.size.width / drawing.size.height) as f32);
            }
            if !has_size(style) {
                style.size.width =
                    taffy::Dimension::from_length((drawing.size.width * ctx.scale.get()).to_f32());
            }
            Some(Content::Drawing(drawing, is_stretched))
        }
        LeafKind::Image => picture::image(ctx, args, scope, style),
        LeafKind::Shape => shape::shape(ctx, args, scope),
        LeafKind::Qr => code(ctx, args, view, scope),
        LeafKind::Text | LeafKind::Figure | LeafKind::Slot => None,
    }
}

/// The name of the art; a list of names is a cycle, in which each block of a kind takes the next.
fn art_name<'d>(ctx: &Context<'d>, args: &'d Props, scope: &Scope<'_, 'd>) -> Option<String> {
    let Some(Val::List(cycle)) = args.get("name").map(|entry| &entry.value) else {
        return ctx.word(args, "name", scope);
    };
    let nth = scope
        .path(&[crate::pack::Step::Name("nth".to_owned())])
        .number()
        .unwrap_or(1.0);
    let at = (nth.max(1.0) as usize - 1) % cycle.len().max(1);
    scope.entry(cycle.get(at)?).characters()
}

pub(super) fn has_size(style: &Style) -> bool {
    let auto = taffy::Dimension::AUTO;
    style.size.width != auto
        || style.size.height != auto
        || (style.inset.left != taffy::LengthPercentageAuto::AUTO
            && style.inset.right != taffy::LengthPercentageAuto::AUTO)
}

fn text<'d>(
    ctx: &Context<'d>,
    kind: LeafKind,
    args: &'d Props,
    view: &'d View,
    scope: &Scope<'_, 'd>,
    style: &mut Style,
) -> Option<Made> {
    let get = |name: &str| args.get(name).or_else(|| view.props.get(name));
    let length = |name: &str| get(name).and_then(|entry| ctx.length_of(entry, scope));
    let mut words = words_of(get("value"), scope)?;
    let name = get("look").and_then(|entry| scope.entry(entry).characters());
    let mut look = ctx.look(name.as_deref().unwrap_or("body"), scope);
    override_look(ctx, &mut look, &get, scope);
    let is_figure = kind == LeafKind::Figure;
    if is_figure {
        words = match ctx.word(args, "without", scope).as_deref() {
            Some(part @ ("before" | "after")) => without(&words, part),
            _ => words,
        };
    }
    let is_horizontal = look.setting.writing == Writing::Horizontal;
    if !is_figure && is_horizontal && look.has_paragraphs && words.text.contains('\n') {
        return paragraphs(ctx, &words, &look, style);
    }
    let mut leaf = match is_figure {
        true => TextLeaf::figure(ctx.book, words, look),
        false => TextLeaf::new(ctx.book, words, look),
    };
    leaf.heading = get("heading")
        .and_then(|entry| scope.entry(entry).number())
        .map(|level| level.clamp(1.0, 6.0) as u8);
    report_glyphs(ctx, &leaf);
    if let (true, Some(Length::Px(px))) = (leaf.is_vertical(), length("max_height")) {
        // The limit of the columns themselves: their padding comes on top of it.
        leaf.limit = Some(Abs::px(px));
        style.max_size.height = taffy::LengthPercentageAuto::AUTO;
    }
    at_least(style, leaf.least());
    Some(Made::One(Content::Text(Box::new(leaf))))
}

/// LI-06: running text of several paragraphs, each a leaf of its own, and the space between them: half a
/// line, or none where first lines are moved in.
fn paragraphs(ctx: &Context<'_>, words: &Words, look: &Look, style: &mut Style) -> Option<Made> {
    let lines = words.lines().into_iter();
    let lines = lines.filter(|words| !words.text.trim().is_empty());
    let leaves: Vec<TextLeaf> = lines
        .map(|words| TextLeaf::new(ctx.book, Rc::new(words), look.clone()))
        .collect();
    at_least(style, leaves.iter().map(TextLeaf::least).reduce(Abs::max)?);
    let pitches = leaves.iter().map(TextLeaf::pitch);
    let space = match look.setting.indent > Em::ZERO {
        true => Abs::ZERO,
        false => pitches.fold(Abs::ZERO, Abs::max) * 0.5,
    };
    for leaf in &leaves {
        report_glyphs(ctx, leaf);
    }
    Some(Made::Paragraphs(leaves, space))
}

/// `min_width: 0` lets words break where they like; it is no leave to vanish.
fn at_least(style: &mut Style, least: Abs) {
    if style.min_size.width == taffy::LengthPercentageAuto::from_length(0.0_f32) {
        style.min_size.width = taffy::LengthPercentageAuto::from_length(least.to_f32());
    }
}

/// What somebody should know of the glyphs of a leaf.
fn report_glyphs(ctx: &Context<'_>, leaf: &TextLeaf) {
    report_missing(ctx, leaf);
    report_redrawn(ctx, leaf);
    report_strangers(ctx, leaf);
}

/// Arguments of the leaf that replace what its look says.
fn override_look<'d>(
    ctx: &Context<'d>,
    look: &mut Look,
    get: &dyn Fn(&str) -> Option<&'d crate::pack::Entry>,
    scope: &Scope<'_, 'd>,
) {
    if let Some(wash) = get("color")
        .or_else(|| get("fill"))
        .and_then(|entry| ctx.wash(entry, scope))
    {
        look.fill = wash;
    }
    if let Some(size) = get("size").and_then(|entry| scope.entry(entry).number()) {
        look.style.size = Abs::px(ctx.letters(size));
    }
    if let Some(word) = get("text_align").and_then(|entry| scope.entry(entry).characters()) {
        look.setting.align = look::align(Some(&word));
        look.is_pointed = word == "point";
    }
    if let Some(word) = get("writing").and_then(|entry| scope.entry(entry).characters()) {
        look.setting.writing = look::writing(Some(&word));
    }
    if let Some(tracking) = get("tracking").and_then(|entry| scope.entry(entry).number()) {
        look.style.tracking = crate::geom::Em::new(tracking);
    }
    if let Some(entry) = get("fit") {
        look.fit = look::fit(entry, scope);
        look.fit_group = entry.get("group").is_some();
    }
}

fn without(words: &Rc<Words>, part: &str) -> Rc<Words> {
    let Some(parts) = crate::numbers::parts(&words.text) else {
        return std::rc::Rc::clone(words);
    };
    let range = match part {
        "before" => parts.before.len()..words.text.len(),
        _ => 0..words.text.len() - parts.after.len(),
    };
    Rc::new(words.slice(range))
}

/// FB-01: a character without a glyph is an error that names it and its place.
fn report_missing(ctx: &Context<'_>, leaf: &TextLeaf) {
    for missing in leaf.missing() {
        let code = u32::from(missing.char);
        let message = Message::new(
            format!("没有字体含有字符“{}”（U+{code:04X}）", missing.char),
            format!(
                "no face has the character `{}` (U+{code:04X})",
                missing.char
            ),
        );
        let hint = Message::new(
            "把含有这个字的字体文件（汉字例如可自由使用的 TW-Sung、BabelStone Han）放在报告旁边，并写上“字体: [文件名]”",
            "put a font file that has it (for Han: TW-Sung or BabelStone Han, both free) beside the report and name it in `fonts:`",
        );
        let span = leaf.words.source(missing.range.clone());
        ctx.report(Diagnostic::error("missing-glyph", span, message).with_hint(hint));
    }
}

/// FB-04: a shape that was redrawn may be wrong, and it may stand in a name: somebody should look at it.
fn report_redrawn(ctx: &Context<'_>, leaf: &TextLeaf) {
    for redrawn in leaf.redrawn() {
        let code = u32::from(redrawn.char);
        let message = Message::new(
            format!(
                "生僻字“{}”（U+{code:04X}）的字形是程序照宋体字改画的，请核对",
                redrawn.char
            ),
            format!(
                "the shape of the rare character `{}` (U+{code:04X}) was redrawn from a serif font by a program: check it",
                redrawn.char
            ),
        );
        let hint = Message::new(
            "如果不对，把含有这个字的字体文件放在报告旁边，并写上“字体: [文件名]”，就会改用您的字体",
            "if it is wrong, put a font file that has it beside the report and name it in `fonts:`; your font is then used instead",
        );
        let span = leaf.words.source(redrawn.range.clone());
        ctx.report(Diagnostic::warning("redrawn-glyph", span, message).with_hint(hint));
    }
}

/// FB-08: a character that only a lighter or heavier face has stands out; said once for each face and
/// weight.
fn report_strangers(ctx: &Context<'_>, leaf: &TextLeaf) {
    for stranger in leaf.strangers() {
        let face = ctx.book.face(stranger.face);
        // A weight that the whole family lacks is the pack's affair.
        if !ctx.is_new_weight(face.family(), stranger.asked) {
            continue;
        }
        let (char, asked, drawn) = (stranger.spot.char, stranger.asked, face.weight());
        let message = Message::new(
            format!("“{char}”只有 {drawn} 这一档粗细，和旁边 {asked} 的字不一样"),
            format!("`{char}` has only the weight {drawn}, beside text of weight {asked}"),
        );
        let hint = Message::new(
            "同样的字不再一一提示；要一样粗，就把有这个字的粗体字体文件放在报告旁边，并写上“字体: [文件名]”",
            "others like it are not listed; to have them alike, put a font file of that weight beside the report and name it in `fonts:`",
        );
        let span = leaf.words.source(stranger.spot.range.clone());
        ctx.report(Diagnostic::warning("missing-weight", span, message).with_hint(hint));
    }
}

fn icon<'d>(
    ctx: &Context<'d>,
    args: &'d Props,
    view: &'d View,
    scope: &Scope<'_, 'd>,
    style: &mut Style,
) -> Option<Content> {
    let datum = ctx.datum(args, "name", scope);
    let name = datum.characters().filter(|name| !name.is_empty())?;
    let size = match ctx.length(args, "size", scope) {
        Some(Length::Px(px)) => px,
        _ => 48.0 * ctx.scale.get(),
    };
    let length = taffy::Dimension::from_length(size as f32);
    style.size = taffy::Size {
        width: length,
        height: length,
    };
    let line = ctx.color(args, "line", scope).unwrap_or(Color::BLACK);
    let tint = ctx
        .color(args, "tint", scope)
        .unwrap_or(line.with_opacity(0.3));
    let look = icons::Look {
        style: icon_style(ctx, args, scope),
        line,
        tint,
        light: Color::WHITE,
        ground: ctx.color(args, "ground", scope).unwrap_or(tint),
    };
    let drawing = ctx.icon(&name, &look);
    if drawing.is_none() {
        report_icon(ctx, &name, args, view, scope);
    }
    Some(Content::Drawing(drawing?, false))
}

/// The style of an icon: its own, else the one that the pack chose for all.
fn icon_style<'d>(ctx: &Context<'d>, args: &'d Props, scope: &Scope<'_, 'd>) -> icons::Style {
    let token = || {
        scope
            .path(&[Step::Name(vocabulary::ICON_STYLE.to_owned())])
            .characters()
    };
    let word = ctx.word(args, "style", scope).or_else(token);
    word.and_then(|word| icons::Style::named(&word))
        .unwrap_or_default()
}

/// An icon that a report names wrongly is the report's fault; its place is that of the block's words.
fn report_icon<'d>(
    ctx: &Context<'d>,
    name: &str,
    args: &'d Props,
    view: &'d View,
    scope: &Scope<'_, 'd>,
) {
    let span = args
        .get("name")
        .and_then(|entry| match &entry.value {
            Val::Expr(expr) => icon_span(expr, scope),
            _ => None,
        })
        .unwrap_or_else(|| view.span.clone());
    ctx.report(icons::unknown(name, Some(span)));
}

fn icon_span<'d>(expr: &crate::pack::Expr, scope: &Scope<'_, 'd>) -> Option<Span> {
    let steps = expr.paths().into_iter().next()?;
    let (last, front) = steps.split_last()?;
    let crate::pack::Step::Name(field) = last else {
        return None;
    };
    let record = match (front.is_empty(), scope.path(front)) {
        (false, Datum::Record(record)) => record,
        _ => &scope.block()?.record,
    };
    match record.get(field) {
        Some(crate::document::Value::Word(word)) => Some(word.span.clone()),
        _ => None,
    }
}

fn code<'d>(
    ctx: &Context<'d>,
    args: &'d Props,
    view: &'d View,
    scope: &Scope<'_, 'd>,
) -> Option<Content> {
    let text = ctx
        .word(args, "value", scope)
        .filter(|text| !text.is_empty())?;
    let Some(code) = qr::encode(&text) else {
        let message = Message::new(
            "二维码放不下这么长的内容",
            "the text is too long for a QR code",
        );
        ctx.report(Diagnostic::error("qr-too-long", view.span.clone(), message));
        return None;
    };
    let wash = |name: &str, default: Color| {
        args.get(name)
            .and_then(|entry| ctx.wash(entry, scope))
            .unwrap_or(Wash::Solid(default))
    };
    let (dark, light) = (wash("color", Color::BLACK), wash("ground", Color::WHITE));
    Some(Content::Qr(Box::new(code), dark, light))
}
