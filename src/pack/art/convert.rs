//! usvg's tree as nodes of the scene.

use tiny_skia::PathSegment;

use super::ArtError;
use crate::color::Color;
use crate::geom::{Abs, Point, Rect, Transform};
use crate::scene::{Fill, LineCap, LineJoin, Node, Paint, Path, Segment, Spread, Stop, Stroke};

/// No coordinate of art lies farther from its origin, in px.
const FARTHEST: f32 = 100_000.0;
/// Groups within each other at most.
const DEEPEST: usize = 64;

type Recolor<'a> = &'a dyn Fn(Color) -> Option<Color>;

/// Everything in a tree, from back to front.
pub(super) fn nodes(tree: &usvg::Tree, recolor: Recolor<'_>) -> Result<Vec<Node>, ArtError> {
    children(tree.root(), recolor, 0)
}

fn children(
    group: &usvg::Group,
    recolor: Recolor<'_>,
    depth: usize,
) -> Result<Vec<Node>, ArtError> {
    if depth > DEEPEST {
        return Err(ArtError::TooDeep);
    }
    let mut nodes = Vec::with_capacity(group.children().len());
    for child in group.children() {
        match child {
            usvg::Node::Path(path) if path.is_visible() => nodes.push(path_node(path, recolor)?),
            usvg::Node::Path(_) => {}
            usvg::Node::Group(inner) => {
                let inner = group_node(inner, recolor, depth)?;
                append(&mut nodes, inner);
            }
            usvg::Node::Image(_) => return Err(unsupported("`image`")),
            usvg::Node::Text(_) => return Err(unsupported("`text`")),
        }
    }
    Ok(nodes)
}

fn unsupported(what: &str) -> ArtError {
    ArtError::Unsupported(vec![(what.to_owned(), None)])
}

/// A group that does nothing is replaced by its parts.
fn append(nodes: &mut Vec<Node>, node: Node) {
    match node {
        Node::Group {
            opacity: 1.0,
            transform: Transform::IDENTITY,
            clip,
            nodes: inner,
            ..
        } if clip.is_empty() => {
            nodes.extend(inner);
        }
        node => nodes.push(node),
    }
}

fn group_node(group: &usvg::Group, recolor: Recolor<'_>, depth: usize) -> Result<Node, ArtError> {
    if !group.filters().is_empty() {
        return Err(unsupported("`filter`"));
    }
    if group.mask().is_some() {
        return Err(unsupported("`mask`"));
    }
    if group.blend_mode() != usvg::BlendMode::Normal {
        return Err(unsupported("`mix-blend-mode`"));
    }
    let transform = transform(group.transform())?;
    let mut clip = Vec::new();
    let mut next = group.clip_path();
    while let Some(path) = next {
        clip.push(clip_path(path)?);
        next = path.clip_path();
    }
    let nodes = children(group, recolor, depth + 1)?;
    let area = nodes
        .iter()
        .map(bounds)
        .reduce(|one, two| one.union(&two))
        .unwrap_or_default();
    Ok(Node::Group {
        opacity: group.opacity().get(),
        transform,
        clip,
        nodes,
        bounds: transform.apply_rect(&area),
    })
}

/// The box of everything a node draws.
fn bounds(node: &Node) -> Rect {
    match node {
        Node::Path { bounds, .. } | Node::Group { bounds, .. } => *bounds,
    }
}

/// All outlines of a clip path as one.
fn clip_path(clip: &usvg::ClipPath) -> Result<(Path, Fill), ArtError> {
    let mut path = Path::default();
    let mut rule = Fill::Winding;
    gather(
        clip.root(),
        &transform(clip.transform())?,
        &mut (&mut path, &mut rule),
        0,
    )?;
    Ok((path, rule))
}

fn gather(
    group: &usvg::Group,
    ts: &Transform,
    (path, rule): &mut (&mut Path, &mut Fill),
    depth: usize,
) -> Result<(), ArtError> {
    if depth > DEEPEST {
        return Err(ArtError::TooDeep);
    }
    let ts = ts.then_inner(&transform(group.transform())?);
    for child in group.children() {
        match child {
            usvg::Node::Path(part) => {
                if let Some(fill) = part.fill() {
                    **rule = fill_rule(fill.rule());
                }
                let part = outline(part.data())?;
                path.segments
                    .extend(part.segments.iter().map(|step| step.mapped(&ts)));
            }
            usvg::Node::Group(inner) => {
                gather(inner, &ts, &mut (&mut **path, &mut **rule), depth + 1)?
            }
            usvg::Node::Image(_) | usvg::Node::Text(_) => return Err(unsupported("`text`")),
        }
    }
    Ok(())
}

fn path_node(path: &usvg::Path, recolor: Recolor<'_>) -> Result<Node, ArtError> {
    let fill = path.fill().map(|fill| {
        let paint = paint(fill.paint(), fill.opacity().get(), recolor)?;
        Ok((paint, fill_rule(fill.rule())))
    });
    let stroke = path.stroke().map(|line| stroke(line, recolor));
    Ok(Node::Path {
        path: outline(path.data())?,
        fill: fill.transpose()?,
        stroke: stroke.transpose()?,
        stroke_first: path.paint_order() == usvg::PaintOrder::StrokeAndFill,
        bounds: rect(path.stroke_bounding_box())?,
    })
}

fn stroke(line: &usvg::Stroke, recolor: Recolor<'_>) -> Result<Stroke, ArtError> {
    let dash = line.dasharray().unwrap_or_default();
    Ok(Stroke {
        paint: paint(line.paint(), line.opacity().get(), recolor)?,
        width: length(line.width().get())?,
        cap: match line.linecap() {
            usvg::LineCap::Butt => LineCap::Butt,
            usvg::LineCap::Round => LineCap::Round,
            usvg::LineCap::Square => LineCap::Square,
        },
        join: match line.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoin::Miter,
            usvg::LineJoin::Round => LineJoin::Round,
            usvg::LineJoin::Bevel => LineJoin::Bevel,
        },
        dash: dash
            .iter()
            .map(|part| length(*part))
            .collect::<Result<_, _>>()?,
        dash_offset: length(line.dashoffset())?,
    })
}

fn fill_rule(rule: usvg::FillRule) -> Fill {
    match rule {
        usvg::FillRule::NonZero => Fill::Winding,
        usvg::FillRule::EvenOdd => Fill::EvenOdd,
    }
}

fn paint(paint: &usvg::Paint, opacity: f32, recolor: Recolor<'_>) -> Result<Paint, ArtError> {
    match paint {
        usvg::Paint::Color(plain) => Ok(Paint::Solid(color(*plain, opacity, recolor))),
        usvg::Paint::LinearGradient(linear) => Ok(Paint::Linear {
            from: point(linear.x1(), linear.y1())?,
            to: point(linear.x2(), linear.y2())?,
            stops: stops(linear.stops(), opacity, recolor),
            spread: spread(linear.spread_method()),
            transform: transform(linear.transform())?,
        }),
        usvg::Paint::RadialGradient(radial) => {
            let off = (radial.fx() - radial.cx()).abs() + (radial.fy() - radial.cy()).abs();
            if off > 1e-3 || radial.fr().get() > 0.0 {
                return Err(unsupported("a radial gradient with a focus"));
            }
            Ok(Paint::Radial {
                center: point(radial.cx(), radial.cy())?,
                radius: length(radial.r().get())?,
                stops: stops(radial.stops(), opacity, recolor),
                spread: spread(radial.spread_method()),
                transform: transform(radial.transform())?,
            })
        }
        usvg::Paint::Pattern(_) => Err(unsupported("`pattern`")),
    }
}

fn stops(stops: &[usvg::Stop], opacity: f32, recolor: Recolor<'_>) -> Vec<Stop> {
    let convert = |stop: &usvg::Stop| Stop {
        at: stop.offset().get(),
        color: color(stop.color(), stop.opacity().get() * opacity, recolor),
    };
    stops.iter().map(convert).collect()
}

fn color(color: usvg::Color, opacity: f32, recolor: Recolor<'_>) -> Color {
    let own = Color::rgb(color.red, color.green, color.blue);
    recolor(own).unwrap_or(own).with_opacity(f64::from(opacity))
}

fn spread(spread: usvg::SpreadMethod) -> Spread {
    match spread {
        usvg::SpreadMethod::Pad => Spread::Pad,
        usvg::SpreadMethod::Reflect => Spread::Reflect,
        usvg::SpreadMethod::Repeat => Spread::Repeat,
    }
}

fn outline(data: &tiny_skia::Path) -> Result<Path, ArtError> {
    let to = |at: tiny_skia::Point| point(at.x, at.y);
    let steps = data.segments().map(|step| {
        Ok(match step {
            PathSegment::MoveTo(a) => Segment::Move(to(a)?),
            PathSegment::LineTo(a) => Segment::Line(to(a)?),
            PathSegment::QuadTo(a, b) => Segment::Quad(to(a)?, to(b)?),
            PathSegment::CubicTo(a, b, c) => Segment::Cubic(to(a)?, to(b)?, to(c)?),
            PathSegment::Close => Segment::Close,
        })
    });
    Ok(Path {
        segments: steps.collect::<Result<_, ArtError>>()?,
    })
}

fn point(x: f32, y: f32) -> Result<Point, ArtError> {
    Ok(Point {
        x: length(x)?,
        y: length(y)?,
    })
}

/// Rounded to thousandths, so that the float path by which usvg came to it is not seen.
fn length(value: f32) -> Result<Abs, ArtError> {
    if value.abs() <= FARTHEST {
        Ok(Abs::px((f64::from(value) * 1000.0).round() / 1000.0))
    } else {
        Err(ArtError::Absurd)
    }
}

fn rect(rect: tiny_skia::Rect) -> Result<Rect, ArtError> {
    let (left, top) = (length(rect.left())?, length(rect.top())?);
    let (right, bottom) = (length(rect.right())?, length(rect.bottom())?);
    let (width, height) = ((right - left).to_px(), (bottom - top).to_px());
    Ok(Rect::px(left.to_px(), top.to_px(), width, height))
}

fn transform(ts: usvg::Transform) -> Result<Transform, ArtError> {
    let parts = [ts.sx, ts.ky, ts.kx, ts.sy, ts.tx, ts.ty];
    // Not the other way round: what is not a number is not near either.
    let is_near = parts.iter().all(|part| part.abs() <= FARTHEST);
    if !is_near {
        return Err(ArtError::Absurd);
    }
    Ok(Transform {
        sx: f64::from(ts.sx),
        ky: f64::from(ts.ky),
        kx: f64::from(ts.kx),
        sy: f64::from(ts.sy),
        tx: Abs::px(f64::from(ts.tx)),
        ty: Abs::px(f64::from(ts.ty)),
    })
}
