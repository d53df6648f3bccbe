//! Leaves: words, figures, icons, art, pictures, shapes, codes.

use std::sync::Arc;

use taffy::Style;
use taffy::prelude::{FromLength, FromPercent, TaffyAuto};

use super::build::{Content, words_of};
use super::context::{Context, Length};
use super::datum::Datum;
use super::look::{self, Look};
use super::paint::Wash;
use super::scope::Scope;
use super::text::TextLeaf;
use crate::color::Color;
use crate::diag::{Diagnostic, Message, Span};
use crate::geom::{Abs, Point, Rect};
use crate::pack::{LeafKind, Props, Val, View, icons, qr};
use crate::scene::{Fill, LineCap, Path, PathItem, Raster, Segment, Stroke};

/// An arc, disc or polygon.
pub(super) struct Shape {
    form: Form,
    fill: Option<Wash>,
    stroke: Option<(Wash, Abs, bool, Vec<Abs>)>,
}

enum Form {
    /// From, to: in turns clockwise from the top.
    Arc(f64, f64),
    Disc,
    /// Corners in shares of the box.
    Polygon(Vec<(f64, f64)>),
}

/// The content of a leaf; `None` when there is nothing to show.
pub(super) fn content<'d>(
    ctx: &Context<'d>,
    kind: LeafKind,
    args: &'d Props,
    view: &'d View,
    scope: &Scope<'_, 'd>,
    style: &mut Style,
) -> Option<Content> {
    match kind {
        LeafKind::Text | LeafKind::Figure => text(ctx, kind, args, view, scope, style),
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
                    taffy::Dimension::from_length((drawing.size.width * ctx.scale).to_f32());
            }
            Some(Content::Drawing(drawing, is_stretched))
        }
        LeafKind::Image => image(ctx, args, scope, style),
        LeafKind::Shape => shape(ctx, args, scope),
        LeafKind::Qr => code(ctx, args, view, scope),
        LeafKind::Slot => None,
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

fn has_size(style: &Style) -> bool {
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
) -> Option<Content> {
    let get = |name: &str| args.get(name).or_else(|| view.props.get(name));
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
    let mut leaf = match is_figure {
        true => TextLeaf::figure(ctx.book, words, look),
        false => TextLeaf::new(ctx.book, words, look),
    };
    leaf.heading = get("heading")
        .and_then(|entry| scope.entry(entry).number())
        .map(|level| level.clamp(1.0, 6.0) as u8);
    report_missing(ctx, &leaf);
    if style.min_size.width == taffy::LengthPercentageAuto::from_length(0.0_f32) {
        // `min_width: 0` lets words break where they like; it is no leave to vanish.
        style.min_size.width = taffy::LengthPercentageAuto::from_length(leaf.least().to_f32());
    }
    Some(Content::Text(Box::new(leaf)))
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
    if let Some(Length::Px(px)) = get("size").and_then(|entry| ctx.length_of(entry, scope)) {
        look.style.size = Abs::px(px);
    }
    if let Some(word) = get("text_align").and_then(|entry| scope.entry(entry).characters()) {
        look.setting.align = look::align(Some(&word));
    }
    if let Some(tracking) = get("tracking").and_then(|entry| scope.entry(entry).number()) {
        look.style.tracking = crate::geom::Em::new(tracking);
    }
    if let Some(entry) = get("fit") {
        look.fit = look::fit(entry, scope);
        look.fit_group = entry.get("group").is_some();
    }
}

fn without(
    words: &std::rc::Rc<super::datum::Words>,
    part: &str,
) -> std::rc::Rc<super::datum::Words> {
    let Some(parts) = crate::numbers::parts(&words.text) else {
        return std::rc::Rc::clone(words);
    };
    let range = match part {
        "before" => parts.before.len()..words.text.len(),
        _ => 0..words.text.len() - parts.after.len(),
    };
    std::rc::Rc::new(words.slice(range))
}

/// FB-01: a character without a glyph is an error that names it and its place.
fn report_missing(ctx: &Context<'_>, leaf: &TextLeaf) {
    for missing in leaf.missing() {
        let code = u32::from(missing.char);
        let message = Message::new(
            format!("没有字体含有字符 `{}`（U+{code:04X}）", missing.char),
            format!(
                "no face has the character `{}` (U+{code:04X})",
                missing.char
            ),
        );
        let hint = Message::new(
            "把含有这个字的字体文件（例如 OFL 许可的 Noto Sans/Serif CJK、TW-Kai、全宋体）放在报告旁边，并写上 `字体: [文件名]`",
            "put a font file that has it (such as Noto Sans CJK, free under the OFL) beside the report and name it in `fonts:`",
        );
        let span = leaf.words.span.clone();
        ctx.report(Diagnostic::error("missing-glyph", span, message).with_hint(hint));
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
        _ => 48.0 * ctx.scale,
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
    let is_solid = ctx.word(args, "style", scope).as_deref() == Some("solid");
    let drawing = ctx.icon(&name, is_solid, line, tint);
    if drawing.is_none() {
        report_icon(ctx, &name, args, view, scope);
    }
    Some(Content::Drawing(drawing?, false))
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
    let message = Message::new(
        format!("没有名为 `{name}` 的图标"),
        format!("there is no icon `{name}`"),
    );
    let mut diagnostic = Diagnostic::error("unknown-icon", span, message);
    let names = icons::names()
        .flat_map(|(id, words)| std::iter::once(id).chain(words.iter().map(String::as_str)));
    if let Some(near) = crate::diag::nearest(name, names) {
        let hint = Message::new(
            format!("是不是 `{near}`？"),
            format!("did you mean `{near}`?"),
        );
        diagnostic = diagnostic.with_hint(hint);
    }
    let all = Message::new(
        "全部图标见 `changtu icons`",
        "`changtu icons` lists them all",
    );
    ctx.report(diagnostic.with_hint(all));
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

fn image<'d>(
    ctx: &Context<'d>,
    args: &'d Props,
    scope: &Scope<'_, 'd>,
    style: &mut Style,
) -> Option<Content> {
    let Datum::Picture(value) = ctx.datum(args, "value", scope) else {
        return None;
    };
    let picture = &value.picture;
    let ratio = ctx
        .word(args, "ratio", scope)
        .and_then(|ratio| ratio_of(&ratio));
    let focus = ctx
        .word(args, "focus", scope)
        .map_or((0.5, 0.5), |focus| focus_of(&focus));
    let whole = (f64::from(picture.width), f64::from(picture.height));
    let raster = crop(picture, crop_box(whole, ratio, focus));
    if style.aspect_ratio.is_none() {
        style.aspect_ratio = Some(raster.width as f32 / raster.height.max(1) as f32);
    }
    if !has_size(style) {
        style.size.width = taffy::Dimension::from_percent(1.0_f32);
    }
    let alt = ctx.word(args, "alt", scope).unwrap_or_default();
    Some(Content::Image(Arc::new(raster), alt))
}

/// `16:9`, `4：3`, `1.5`.
fn ratio_of(text: &str) -> Option<f64> {
    let (width, height) = text
        .split_once([':', '：', '/', '×'])
        .unwrap_or((text, "1"));
    let (width, height) = (
        width.trim().parse::<f64>().ok()?,
        height.trim().parse::<f64>().ok()?,
    );
    (width > 0.0 && height > 0.0).then(|| (width / height).clamp(0.05, 20.0))
}

/// `50% 30%`, or a word for a side.
fn focus_of(text: &str) -> (f64, f64) {
    let shares: Vec<f64> = text
        .split([' ', ',', '，'])
        .filter_map(|part| part.trim().trim_end_matches('%').parse::<f64>().ok())
        .map(|share| (share / 100.0).clamp(0.0, 1.0))
        .collect();
    match (&shares[..], text) {
        ([x, y], _) => (*x, *y),
        (_, "top" | "上") => (0.5, 0.0),
        (_, "bottom" | "下") => (0.5, 1.0),
        (_, "left" | "左") => (0.0, 0.5),
        (_, "right" | "右") => (1.0, 0.5),
        _ => (0.5, 0.5),
    }
}

/// The largest box of a ratio inside the picture, as near to the focus as it can be.
fn crop_box(whole: (f64, f64), ratio: Option<f64>, focus: (f64, f64)) -> [u32; 4] {
    let (width, height) = match ratio {
        Some(ratio) if whole.0 / whole.1 > ratio => (whole.1 * ratio, whole.1),
        Some(ratio) => (whole.0, whole.0 / ratio),
        None => whole,
    };
    let at = |whole: f64, part: f64, focus: f64| {
        (whole * focus - part / 2.0).clamp(0.0, (whole - part).max(0.0))
    };
    let (x, y) = (at(whole.0, width, focus.0), at(whole.1, height, focus.1));
    [
        x as u32,
        y as u32,
        (width.round() as u32).max(1),
        (height.round() as u32).max(1),
    ]
}

fn crop(picture: &crate::world::Picture, [x, y, width, height]: [u32; 4]) -> Raster {
    let width = width.min(picture.width.saturating_sub(x));
    let height = height.min(picture.height.saturating_sub(y));
    let mut rgba = Vec::with_capacity(width as usize * height as usize * 4);
    for row in y..y + height {
        let start = (row as usize * picture.width as usize + x as usize) * 4;
        let end = start + width as usize * 4;
        rgba.extend_from_slice(picture.rgba.get(start..end).unwrap_or_default());
    }
    Raster {
        width,
        height,
        rgba,
    }
}

fn shape<'d>(ctx: &Context<'d>, args: &'d Props, scope: &Scope<'_, 'd>) -> Option<Content> {
    let number = |name: &str| ctx.number(args, name, scope);
    let form = match ctx.word(args, "form", scope).as_deref() {
        Some("arc") => Form::Arc(number("from").unwrap_or(0.0), number("to").unwrap_or(1.0)),
        Some("polygon") => Form::Polygon(points(args, scope)),
        _ => Form::Disc,
    };
    let wash = |name: &str| args.get(name).and_then(|entry| ctx.wash(entry, scope));
    let dash = match args.get("dash").map(|entry| &entry.value) {
        Some(Val::List(list)) => list
            .iter()
            .filter_map(|entry| scope.entry(entry).number())
            .map(|px| Abs::px(px * ctx.scale))
            .collect(),
        _ => Vec::new(),
    };
    let width = number("stroke_width").unwrap_or(2.0) * ctx.scale;
    let is_round = ctx.flag(args, "round", scope);
    let stroke = wash("stroke").map(|wash| (wash, Abs::px(width.max(0.01)), is_round, dash));
    Some(Content::Shape(Box::new(Shape {
        form,
        fill: wash("fill"),
        stroke,
    })))
}

fn points<'d>(args: &'d Props, scope: &Scope<'_, 'd>) -> Vec<(f64, f64)> {
    let Some(Val::List(list)) = args.get("points").map(|entry| &entry.value) else {
        return Vec::new();
    };
    let share = |entry: &'d crate::pack::Entry| match scope.entry(entry) {
        Datum::Percent(share) => share,
        other => other.number().unwrap_or(0.0),
    };
    list.iter()
        .filter_map(|entry| match &entry.value {
            Val::List(pair) if pair.len() == 2 => Some((share(&pair[0]), share(&pair[1]))),
            _ => None,
        })
        .collect()
}

impl Shape {
    /// The outline in its box.
    pub(super) fn on(&self, rect: &Rect) -> PathItem {
        let inset = self
            .stroke
            .as_ref()
            .map_or(0.0, |(_, width, ..)| width.to_px() / 2.0);
        let (x, y) = (rect.left().to_px(), rect.top().to_px());
        let (width, height) = (rect.size.width.to_px(), rect.size.height.to_px());
        let (rx, ry) = (
            (width / 2.0 - inset).max(0.0),
            (height / 2.0 - inset).max(0.0),
        );
        let center = (x + width / 2.0, y + height / 2.0);
        let path = match &self.form {
            Form::Disc => arc(center, (rx, ry), 0.0, 1.0),
            Form::Arc(from, to) => arc(center, (rx, ry), *from, *to),
            Form::Polygon(points) => {
                let corners = points
                    .iter()
                    .map(|(px, py)| Point::px(x + px * width, y + py * height));
                let mut segments: Vec<Segment> = corners
                    .enumerate()
                    .map(|(index, at)| {
                        if index == 0 {
                            Segment::Move(at)
                        } else {
                            Segment::Line(at)
                        }
                    })
                    .collect();
                segments.push(Segment::Close);
                Path { segments }
            }
        };
        let stroke = self
            .stroke
            .as_ref()
            .map(|(wash, width, is_round, dash)| Stroke {
                cap: if *is_round {
                    LineCap::Round
                } else {
                    LineCap::Butt
                },
                dash: dash.clone(),
                ..Stroke::solid(wash.on(rect), *width)
            });
        let fill = self
            .fill
            .as_ref()
            .map(|wash| (wash.on(rect), Fill::Winding));
        PathItem { path, fill, stroke }
    }
}

/// An arc of an ellipse in quarter turns of cubic curves; turns run clockwise from the top.
fn arc(center: (f64, f64), radius: (f64, f64), from: f64, to: f64) -> Path {
    let mut segments = Vec::new();
    let sweep = (to - from).clamp(-1.0, 1.0);
    let steps = (sweep.abs() * 4.0).ceil().max(1.0);
    let step = sweep / steps * std::f64::consts::TAU;
    // The usual cubic for an arc of angle a: handles of length 4/3·tan(a/4).
    let handle = 4.0 / 3.0 * libm::tan(step / 4.0);
    let start = (from - 0.25) * std::f64::consts::TAU;
    let at = |angle: f64| (libm::cos(angle), libm::sin(angle));
    let place = |(x, y): (f64, f64)| Point::px(center.0 + x * radius.0, center.1 + y * radius.1);
    segments.push(Segment::Move(place(at(start))));
    for index in 0..steps as usize {
        let (a, b) = (
            at(start + step * index as f64),
            at(start + step * (index + 1) as f64),
        );
        segments.push(Segment::Cubic(
            place((a.0 - handle * a.1, a.1 + handle * a.0)),
            place((b.0 + handle * b.1, b.1 - handle * b.0)),
            place(b),
        ));
    }
    if sweep.abs() >= 1.0 {
        segments.push(Segment::Close);
    }
    Path { segments }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crops_around_the_focus() {
        assert_eq!(
            crop_box((400.0, 300.0), Some(1.0), (0.5, 0.5)),
            [50, 0, 300, 300]
        );
        assert_eq!(
            crop_box((400.0, 300.0), Some(1.0), (0.0, 0.5)),
            [0, 0, 300, 300]
        );
        assert_eq!(crop_box((400.0, 300.0), None, (0.9, 0.9)), [0, 0, 400, 300]);
    }

    #[test]
    fn reads_ratios_and_focuses() {
        assert_eq!(ratio_of("16:9"), Some(16.0 / 9.0));
        assert_eq!(ratio_of("0:9"), None);
        assert_eq!(focus_of("50% 30%"), (0.5, 0.3));
        assert_eq!(focus_of("top"), (0.5, 0.0));
    }

    #[test]
    fn arcs_end_where_they_should() {
        let path = arc((0.0, 0.0), (10.0, 10.0), 0.0, 0.25);
        let Some(Segment::Cubic(.., end)) = path.segments.last() else {
            panic!("no curve")
        };
        assert!((end.x.to_px() - 10.0).abs() < 1e-9 && end.y.to_px().abs() < 1e-9);
    }
}
