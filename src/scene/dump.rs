//! A scene as stable text, one line an item: what the tests of layout compare.

use std::fmt::Write;

use super::{
    Border, BoxItem, DrawingItem, Fill, GlyphRun, Group, ImageItem, Item, Mark, MarkKind, Paint,
    Path, PathItem, Scene, Shadow, Spread, Stop, Stroke, Writing,
};
use crate::geom::{Abs, Corners, Point, Rect, Sides, Transform};

/// Writes a scene as text. Lengths are rounded to hundredths, so that it is the same on every machine.
pub fn dump(scene: &Scene) -> String {
    let (width, height) = (num(scene.size.width), num(scene.size.height));
    let mut text = format!("scene {width}x{height} ground {}\n", scene.ground);
    for item in &scene.items {
        write_item(&mut text, item, 0);
    }
    for mark in &scene.marks {
        text += &format!("mark {}\n", mark_line(mark));
    }
    text
}

fn write_item(text: &mut String, item: &Item, depth: usize) {
    *text += &"  ".repeat(depth);
    let line = match item {
        Item::Box(item) => box_line(item),
        Item::Path(item) => path_line(item),
        Item::Text(run) => run_line(run),
        Item::Drawing(item) => drawing_line(item),
        Item::Image(item) => image_line(item),
        Item::Group(group) => group_line(group),
    };
    *text += line.trim_end();
    text.push('\n');
    if let Item::Group(group) = item {
        for item in &group.items {
            write_item(text, item, depth + 1);
        }
    }
}

fn box_line(item: &BoxItem) -> String {
    let mut line = format!("box {}{}", rect(&item.rect), radius(&item.radius));
    for fill in &item.fills {
        line += &format!(" fill {}", paint(fill));
    }
    if let Some(border) = &item.border {
        line += &border_words(border);
    }
    for shadow in &item.shadows {
        line += &shadow_words(shadow);
    }
    line
}

fn border_words(border: &Border) -> String {
    let Sides {
        top,
        right,
        bottom,
        left,
    } = border.widths;
    let widths = if border.widths == Sides::all(top) {
        num(top)
    } else {
        [top, right, bottom, left].map(num).join("/")
    };
    format!(
        " border {widths} {}{}",
        paint(&border.paint),
        dash(&border.dash)
    )
}

fn shadow_words(shadow: &Shadow) -> String {
    let (blur, spread) = (num(shadow.blur), num(shadow.spread));
    format!(
        " shadow {} blur {blur} spread {spread} {}",
        point(shadow.offset),
        shadow.color
    )
}

fn path_line(item: &PathItem) -> String {
    let fill = item.fill.as_ref().map_or(String::new(), |(color, rule)| {
        let rule = match rule {
            Fill::Winding => "",
            Fill::EvenOdd => " even-odd",
        };
        format!(" fill {}{rule}", paint(color))
    });
    let stroke = item.stroke.as_ref().map_or(String::new(), stroke_words);
    format!("path {}{fill}{stroke}", outline(&item.path))
}

/// An outline by its number of steps and the box around them.
fn outline(path: &Path) -> String {
    let bounds = path
        .bounds()
        .map_or("nowhere".to_owned(), |bounds| rect(&bounds));
    format!("{} steps {bounds}", path.segments.len())
}

fn stroke_words(stroke: &Stroke) -> String {
    format!(
        " stroke {} {}{}",
        num(stroke.width),
        paint(&stroke.paint),
        dash(&stroke.dash)
    )
}

fn dash(dash: &[Abs]) -> String {
    let lengths: Vec<_> = dash.iter().map(|length| num(*length)).collect();
    if lengths.is_empty() {
        String::new()
    } else {
        format!(" dash {}", lengths.join("/"))
    }
}

/// A run by its words; the end of its last advance shows squeezing and gaps.
fn run_line(run: &GlyphRun) -> String {
    let start = run.glyphs.first().map_or(Point::ORIGIN, |glyph| glyph.at);
    // Down a column the last glyph is below the first, and its place says more than an edge.
    let end = match run.glyphs.last() {
        Some(last) if last.at.y != start.y => point(last.at),
        Some(last) => num(last.at.x + last.advance),
        None => num(start.x),
    };
    let fill = run
        .fill
        .as_ref()
        .map_or(String::new(), |fill| format!(" fill {}", paint(fill)));
    let strokes: String = run.strokes.iter().map(stroke_words).collect();
    let shadows = run.shadows.iter().map(|shadow| {
        let (offset, width) = (point(shadow.offset), num(shadow.width));
        format!(" shadow {offset} width {width} {}", paint(&shadow.paint))
    });
    let (face, size, at) = (run.face.0, num(run.size), point(start));
    let shadows: String = shadows.collect();
    format!(
        "text {:?} face {face} size {size} at {at} to {end}{fill}{strokes}{shadows}",
        run.text
    )
}

fn drawing_line(item: &DrawingItem) -> String {
    let (ts, opacity) = (transform(&item.transform), opacity(item.opacity));
    format!("drawing {}{ts}{opacity}", item.drawing.name)
}

fn image_line(item: &ImageItem) -> String {
    let (width, height) = (item.raster.width, item.raster.height);
    let radius = radius(&item.radius);
    format!(
        "image {width}x{height} {}{radius} {:?}",
        rect(&item.rect),
        item.alt
    )
}

fn group_line(group: &Group) -> String {
    let clip = group
        .clip
        .as_ref()
        .map_or(String::new(), |(bounds, corners)| {
            format!(" clip {}{}", rect(bounds), radius(corners))
        });
    format!(
        "group{}{}{clip}",
        transform(&group.transform),
        opacity(group.opacity)
    )
}

fn mark_line(mark: &Mark) -> String {
    let words = format!("{:?} {}", mark.text, rect(&mark.rect));
    match &mark.kind {
        MarkKind::Heading(level) => format!("heading {level} {words}"),
        MarkKind::Figure => format!("figure {words}"),
        MarkKind::Line {
            block,
            x,
            baseline,
            width,
            measure,
            size,
            writing,
        } => {
            let [x, baseline, width, measure, size] =
                [*x, *baseline, *width, *measure, *size].map(num);
            let (line, extent) = match writing {
                Writing::Horizontal => ("line", "width"),
                Writing::Vertical => ("column", "height"),
            };
            format!(
                "{line} {block} {words} at {x},{baseline} {extent} {width}/{measure} size {size}"
            )
        }
    }
}

fn paint(paint: &Paint) -> String {
    match paint {
        Paint::Solid(color) => color.to_string(),
        Paint::Linear {
            from,
            to,
            stops,
            spread,
            transform: ts,
        } => {
            let (from, to) = (point(*from), point(*to));
            format!(
                "linear({from} {to}{}{}{})",
                all(stops),
                way(*spread),
                transform(ts)
            )
        }
        Paint::Radial {
            center,
            radius,
            stops,
            spread,
            transform: ts,
        } => {
            let (center, radius) = (point(*center), num(*radius));
            format!(
                "radial({center} r{radius}{}{}{})",
                all(stops),
                way(*spread),
                transform(ts)
            )
        }
    }
}

fn all(stops: &[Stop]) -> String {
    stops.iter().fold(String::new(), |mut text, stop| {
        // Writing to a string cannot fail.
        let _ = write!(text, " {}@{}", stop.color, decimal(f64::from(stop.at), 2));
        text
    })
}

fn way(spread: Spread) -> &'static str {
    match spread {
        Spread::Pad => "",
        Spread::Reflect => " reflect",
        Spread::Repeat => " repeat",
    }
}

fn transform(ts: &Transform) -> String {
    if *ts == Transform::IDENTITY {
        return String::new();
    }
    let [sx, ky, kx, sy] = [ts.sx, ts.ky, ts.kx, ts.sy].map(|part| decimal(part, 4));
    let shift = format!(" at {},{}", num(ts.tx), num(ts.ty));
    match (kx.as_str(), ky.as_str()) {
        ("0", "0") if sx == "1" && sy == "1" => shift,
        ("0", "0") if sx == sy => format!("{shift} scale {sx}"),
        _ => format!("{shift} matrix {sx} {ky} {kx} {sy}"),
    }
}

fn opacity(opacity: f32) -> String {
    if opacity >= 1.0 {
        return String::new();
    }
    format!(" opacity {}", decimal(f64::from(opacity), 2))
}

fn radius(radius: &Corners<Abs>) -> String {
    let Corners {
        top_left,
        top_right,
        bottom_right,
        bottom_left,
    } = *radius;
    if *radius == Corners::all(Abs::ZERO) {
        String::new()
    } else if *radius == Corners::all(top_left) {
        format!(" radius {}", num(top_left))
    } else {
        let all = [top_left, top_right, bottom_right, bottom_left].map(num);
        format!(" radius {}", all.join("/"))
    }
}

fn rect(rect: &Rect) -> String {
    let (width, height) = (num(rect.size.width), num(rect.size.height));
    format!("{} {width}x{height}", point(rect.origin))
}

fn point(point: Point) -> String {
    format!("{},{}", num(point.x), num(point.y))
}

fn num(length: Abs) -> String {
    decimal(length.to_px(), 2)
}

/// A number with so many decimals at most, without trailing zeros, never `-0`.
fn decimal(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let short = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    if short == "-0" {
        "0".to_owned()
    } else {
        short.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::color::Color;
    use crate::font::FaceId;
    use crate::geom::{Axes, Size};
    use crate::scene::{Drawing, Glyph};

    #[test]
    fn one_line_an_item() {
        let shadow = Shadow {
            offset: Axes {
                x: Abs::ZERO,
                y: Abs::px(16.0),
            },
            blur: Abs::px(40.0),
            spread: Abs::ZERO,
            color: Color {
                a: 26,
                ..Color::rgb(122, 10, 16)
            },
        };
        let card = Item::Box(BoxItem {
            rect: Rect::px(48.0, 10.004, 984.0, 300.126),
            radius: Corners::all(Abs::px(24.0)),
            shadows: vec![shadow],
            fills: vec![Paint::Solid(Color::WHITE)],
            border: None,
        });
        let glyph = Glyph {
            id: 1,
            at: Point::px(96.0, 52.0),
            advance: Abs::px(30.0),
            range: 0..3,
        };
        let run = Item::Text(GlyphRun {
            face: FaceId(2),
            size: Abs::px(30.0),
            glyphs: vec![glyph],
            text: "长\"".to_owned(),
            part: None,
            fill: Some(Paint::Solid(Color::BLACK)),
            strokes: Vec::new(),
            shadows: Vec::new(),
        });
        let drawing = Drawing {
            name: "red/sun".to_owned(),
            size: Size::default(),
            nodes: Vec::new(),
        };
        let art = Item::Drawing(DrawingItem {
            drawing: Arc::new(drawing),
            transform: Transform::translate(Abs::px(-0.001), Abs::px(5.0)),
            opacity: 0.34,
        });
        let group = Item::Group(Group {
            opacity: 1.0,
            transform: Transform::scale(2.0, 2.0),
            clip: None,
            items: vec![run, art],
        });
        let scene = Scene {
            size: Size::px(1080.0, 2000.0),
            ground: Color::WHITE,
            items: vec![card, group],
            marks: Vec::new(),
        };
        let expected = "scene 1080x2000 ground #FFFFFF\n\
            box 48,10 984x300.13 radius 24 fill #FFFFFF shadow 0,16 blur 40 spread 0 #7A0A101A\n\
            group at 0,0 scale 2\n\
            \x20 text \"长\\\"\" face 2 size 30 at 96,52 to 126 fill #000000\n\
            \x20 drawing red/sun at 0,5 opacity 0.34\n";
        assert_eq!(dump(&scene), expected);
    }
}
