//! Scenes that use everything a scene may hold.

use std::sync::Arc;

use changtu::color::Color;
use changtu::font::Book;
use changtu::geom::{Abs, Axes, Corners, Point, Rect, Sides, Size, Transform};
use changtu::pack::{art, icons, qr};
use changtu::scene::{
    Border, BoxItem, DrawingItem, Fill, Glyph, GlyphRun, Group, ImageItem, Item, LineJoin, Paint,
    Path, PathItem, Raster, Scene, Segment, Shadow, Spread, Stop, Stroke, TextShadow,
};

pub fn color(hex: &str) -> Color {
    Color::parse(hex).unwrap()
}

pub fn solid(hex: &str) -> Paint {
    Paint::Solid(color(hex))
}

pub fn linear(from: (f64, f64), to: (f64, f64), stops: &[(f32, &str)]) -> Paint {
    Paint::Linear {
        from: Point::px(from.0, from.1),
        to: Point::px(to.0, to.1),
        stops: stops
            .iter()
            .map(|(at, hex)| Stop {
                at: *at,
                color: color(hex),
            })
            .collect(),
        spread: Spread::Pad,
        transform: Transform::IDENTITY,
    }
}

pub fn scene(width: f64, height: f64, items: Vec<Item>) -> Scene {
    Scene {
        size: Size::px(width, height),
        ground: color("#FDF3E3"),
        items,
        marks: Vec::new(),
    }
}

pub fn plain_box(rect: Rect, radius: f64, fills: Vec<Paint>) -> BoxItem {
    BoxItem {
        rect,
        radius: Corners::all(Abs::px(radius)),
        shadows: Vec::new(),
        fills,
        border: None,
    }
}

/// A run set naively: one glyph a character, each by its own advance.
pub fn run(
    book: &Book,
    family: &str,
    weight: u16,
    size: f64,
    at: (f64, f64),
    text: &str,
) -> GlyphRun {
    use skrifa::MetadataProvider;
    let face = book.find(family, weight).unwrap();
    let font = skrifa::FontRef::new(book.face(face).bytes()).unwrap();
    let em = skrifa::instance::Size::new(1.0);
    let widths = font.glyph_metrics(em, skrifa::instance::LocationRef::default());
    let (charmap, mut x, mut glyphs) = (font.charmap(), at.0, Vec::new());
    for (start, char) in text.char_indices() {
        let id = charmap.map(char).unwrap_or_default();
        let advance = f64::from(widths.advance_width(id).unwrap_or(1.0)) * size;
        glyphs.push(Glyph {
            id: id.to_u32() as u16,
            at: Point::px(x, at.1),
            advance: Abs::px(advance),
            range: start..start + char.len_utf8(),
        });
        x += advance;
    }
    GlyphRun {
        face,
        size: Abs::px(size),
        glyphs,
        text: text.to_owned(),
        part: None,
        fill: Some(solid("#2E1613")),
        strokes: Vec::new(),
        shadows: Vec::new(),
    }
}

pub fn shadow(y: f64, blur: f64, hex: &str) -> Shadow {
    Shadow {
        offset: Axes {
            x: Abs::ZERO,
            y: Abs::px(y),
        },
        blur: Abs::px(blur),
        spread: Abs::ZERO,
        color: color(hex),
    }
}

fn gold_title(book: &Book) -> Item {
    let mut title = run(book, "Noto Serif SC", 900, 200.0, (60.0, 240.0), "一图读懂");
    let gold = [
        (0.0, "#FFFBE6"),
        (0.34, "#FFE9AE"),
        (0.62, "#F9C968"),
        (1.0, "#EBA23C"),
    ];
    title.fill = Some(linear((0.0, 70.0), (0.0, 260.0), &gold));
    let round = |hex: &str, width: f64| Stroke {
        join: LineJoin::Round,
        ..Stroke::solid(solid(hex), Abs::px(width))
    };
    title.strokes = vec![round("#8E0C12", 21.0), round("#FFF6DA", 3.0)];
    title.shadows = vec![TextShadow {
        offset: Axes {
            x: Abs::ZERO,
            y: Abs::px(10.0),
        },
        paint: solid("#6A0509BF"),
        width: Abs::px(30.0),
    }];
    Item::Text(title)
}

fn star(cx: f64, cy: f64, r: f64) -> Path {
    let corner = |at: i32| {
        let angle = f64::from(at) * 0.8 * std::f64::consts::PI - std::f64::consts::FRAC_PI_2;
        Point::px(cx + r * angle.cos(), cy + r * angle.sin())
    };
    let mut segments = vec![Segment::Move(corner(0))];
    segments.extend((1..5).map(|at| Segment::Line(corner(at))));
    segments.push(Segment::Close);
    Path { segments }
}

fn picture() -> Arc<Raster> {
    let (width, height) = (300_u32, 200_u32);
    let pixel = |at: u32| {
        let (x, y) = (at % width, at / width);
        let ring = ((x as f64 - 150.0).hypot(y as f64 - 100.0) / 6.0) as u32 % 2;
        [
            (x * 255 / width) as u8,
            (y * 255 / height) as u8,
            (ring * 200) as u8,
            255,
        ]
    };
    let rgba = (0..width * height).flat_map(pixel).collect();
    Arc::new(Raster {
        width,
        height,
        rgba,
    })
}

/// The upper part of a poster: lettering, a panel with shadow, art, borders, clips, a picture.
pub fn showcase(book: &Book) -> Scene {
    let red = linear(
        (0.0, 0.0),
        (0.0, 700.0),
        &[(0.0, "#C8191E"), (1.0, "#7A0A10")],
    );
    let sun = Paint::Radial {
        center: Point::px(540.0, 460.0),
        radius: Abs::px(420.0),
        stops: vec![
            Stop {
                at: 0.0,
                color: color("#FFB84ACC"),
            },
            Stop {
                at: 1.0,
                color: color("#FFB84A00"),
            },
        ],
        spread: Spread::Pad,
        transform: Transform::IDENTITY,
    };
    let mut items = vec![
        Item::Box(plain_box(
            Rect::px(0.0, 0.0, 1080.0, 700.0),
            0.0,
            vec![red, sun],
        )),
        gold_title(book),
    ];
    items.extend(panel(book));
    items.extend(cards(book));
    items.extend(odds(book));
    scene(1080.0, 1800.0, items)
}

fn panel(book: &Book) -> Vec<Item> {
    let mut panel = plain_box(
        Rect::px(48.0, 560.5, 984.0, 300.0),
        24.0,
        vec![solid("#FFFBF4")],
    );
    panel.shadows = vec![shadow(24.0, 56.0, "#7A0A102E")];
    panel.border = Some(Box::new(Border {
        widths: Sides::all(Abs::px(2.0)),
        paint: solid("#F6CE7A"),
        dash: Vec::new(),
    }));
    let mut figure = run(book, "Oswald", 700, 152.0, (96.0, 780.0), "783.58");
    figure.fill = Some(solid("#C8191E"));
    let mut unit = run(book, "Noto Sans SC", 700, 40.0, (560.0, 780.0), "亿元");
    unit.fill = Some(solid("#C8191E"));
    let label = run(
        book,
        "Noto Sans SC",
        400,
        27.0,
        (96.3, 830.0),
        "地区生产总值，同比增长4.3%",
    );
    vec![
        Item::Box(panel),
        Item::Text(figure),
        Item::Text(unit),
        Item::Text(label),
    ]
}

fn cards(book: &Book) -> Vec<Item> {
    let mut dashed = plain_box(
        Rect::px(48.0, 920.0, 300.0, 160.0),
        16.0,
        vec![solid("#FFFFFF")],
    );
    dashed.border = Some(Box::new(Border {
        widths: Sides::all(Abs::px(3.0)),
        paint: solid("#C8191E"),
        dash: vec![Abs::px(12.0), Abs::px(8.0)],
    }));
    dashed.shadows = vec![shadow(12.0, 28.0, "#7A0A1040")];
    let mut side = plain_box(
        Rect::px(390.0, 920.0, 300.0, 160.0),
        0.0,
        vec![solid("#FFF8E6")],
    );
    side.border = Some(Box::new(Border {
        widths: Sides {
            left: Abs::px(10.0),
            bottom: Abs::px(2.0),
            ..Sides::default()
        },
        paint: solid("#E9B457"),
        dash: Vec::new(),
    }));
    let body = "西部陆海新通道建设提速增效，货运量1651标箱。";
    let small = run(book, "Noto Sans SC", 400, 24.0, (60.0, 1000.0), &body[..33]);
    let look = icons::Look {
        style: icons::Style::Duo,
        line: color("#C8191E"),
        tint: color("#F9E6CB"),
        light: Color::WHITE,
        ground: Color::WHITE,
    };
    let icon = icons::drawing("政府", &look).unwrap();
    let place = Transform::translate(Abs::px(740.0), Abs::px(930.0));
    let watermark = Item::Drawing(DrawingItem {
        drawing: Arc::new(icon),
        transform: place.then_inner(&Transform::scale(0.55, 0.55)),
        opacity: 0.6,
    });
    vec![
        Item::Box(dashed),
        Item::Box(side),
        Item::Text(small),
        watermark,
    ]
}

/// Clips, opacity, turned groups, art, a code, a picture.
fn odds(book: &Book) -> Vec<Item> {
    let stripes = (0..12).map(|at| {
        let rect = Rect::px(f64::from(at) * 50.0 - 10.0, 1120.0, 25.0, 260.0);
        Item::Box(plain_box(rect, 0.0, vec![solid("#1B74FF")]))
    });
    let clipped = Item::Group(Group {
        opacity: 0.5,
        transform: Transform::IDENTITY,
        clip: Some((
            Rect::px(60.0, 1130.0, 400.0, 220.5),
            Corners::all(Abs::px(60.0)),
        )),
        items: stripes.collect(),
    });
    let turn = Transform::translate(Abs::px(640.0), Abs::px(1250.0));
    let mut turned_box = plain_box(
        Rect::px(-90.0, -60.0, 180.0, 120.0),
        20.0,
        vec![solid("#143F37")],
    );
    turned_box.shadows = vec![shadow(8.0, 20.0, "#00000080")];
    let mut turned_text = run(book, "Noto Sans SC", 700, 48.0, (-72.0, 16.0), "稳进增");
    turned_text.fill = Some(solid("#FFFFFF"));
    let turned = Item::Group(Group {
        opacity: 1.0,
        transform: turn.then_inner(&Transform::rotate(-12.0)),
        clip: None,
        items: vec![Item::Box(turned_box), Item::Text(turned_text)],
    });
    let star = Item::Path(PathItem {
        path: star(900.0, 1240.0, 110.0),
        fill: Some((solid("#E9B457"), Fill::EvenOdd)),
        stroke: Some(Stroke {
            dash: vec![Abs::px(14.0), Abs::px(6.0)],
            ..Stroke::solid(solid("#B5141A"), Abs::px(5.0))
        }),
    });
    let image = Item::Image(ImageItem {
        raster: picture(),
        rect: Rect::px(60.0, 1420.0, 260.0, 170.0),
        radius: Corners::all(Abs::px(24.0)),
        alt: "一幅图".to_owned(),
        part: None,
    });
    let code = qr::encode("https://example.org/一图读懂").unwrap();
    let unit = 200.0 / code.modules as f64;
    let place = Transform::translate(Abs::px(400.0), Abs::px(1400.0));
    let code = Item::Group(Group {
        opacity: 1.0,
        transform: place.then_inner(&Transform::scale(unit, unit)),
        clip: None,
        items: vec![Item::Path(PathItem {
            path: code.path,
            fill: Some((solid("#000000"), Fill::Winding)),
            stroke: None,
        })],
    });
    let art = art::parse(
        "test/banner",
        include_str!("../data/art/banner-h2.svg"),
        &|_| None,
    );
    let art = Item::Drawing(DrawingItem {
        drawing: Arc::new(art.unwrap()),
        transform: Transform::translate(Abs::px(680.0), Abs::px(1400.0)),
        opacity: 1.0,
    });
    vec![clipped, turned, star, image, code, art]
}

/// Shadows of large, small, thin, round boxes, soft and hard.
pub fn shadows() -> Scene {
    let cases = [
        (200.0, 120.0, 0.0, 40.0),
        (200.0, 120.0, 24.0, 40.0),
        (200.0, 120.0, 60.0, 12.0),
        (200.0, 8.0, 4.0, 30.0),
        (30.0, 120.0, 0.0, 60.0),
        (200.0, 120.0, 8.0, 0.0),
        (120.0, 120.0, 60.0, 20.0),
        (200.0, 120.0, 0.0, 3.0),
    ];
    let items = cases
        .into_iter()
        .enumerate()
        .map(|(at, (width, height, radius, blur))| {
            let (x, y) = (
                80.5 + 330.0 * (at % 3) as f64,
                80.0 + 230.25 * (at / 3) as f64,
            );
            let mut item = plain_box(Rect::px(x, y, width, height), radius, Vec::new());
            item.shadows = vec![Shadow {
                spread: Abs::px(2.0),
                ..shadow(10.0, blur, "#20104080")
            }];
            Item::Box(item)
        });
    scene(1080.0, 800.0, items.collect())
}

/// Lines of text of all sizes at odd places.
pub fn text(book: &Book) -> Scene {
    let faces = [
        ("Noto Sans SC", 400),
        ("Noto Sans SC", 900),
        ("Noto Serif SC", 900),
        ("Barlow Condensed", 700),
        ("Oswald", 700),
    ];
    let sizes = [12.0, 18.0, 24.0, 30.0, 47.5, 72.0, 95.0, 97.0];
    let mut y = 20.3;
    let mut items = Vec::new();
    for (at, size) in sizes.into_iter().enumerate() {
        let (family, weight) = faces[at % faces.len()];
        y += size * 1.3;
        let text = if at % 5 < 3 {
            "建设现代化产业体系 4.3%"
        } else {
            "783.58 2024 Oeg"
        };
        items.push(Item::Text(run(
            book,
            family,
            weight,
            size,
            (20.37, y),
            text,
        )));
    }
    scene(1080.0, y + 40.0, items)
}

/// A tall poster: a red rule of its whole height, and a line of text at head and foot.
pub fn column(book: &Book, height: f64) -> Scene {
    let rule = plain_box(Rect::px(0.0, 0.0, 8.0, height), 0.0, vec![solid("#C8191E")]);
    let mut frame = plain_box(Rect::px(12.0, 0.0, 40.0, height), 12.0, Vec::new());
    frame.border = Some(Box::new(Border {
        widths: Sides::all(Abs::px(2.0)),
        paint: solid("#E9B457"),
        dash: Vec::new(),
    }));
    let line = |y: f64| {
        Item::Text(run(
            book,
            "Noto Sans SC",
            400,
            32.0,
            (60.0, y),
            "西部陆海新通道",
        ))
    };
    let items = vec![
        Item::Box(rule),
        Item::Box(frame),
        line(540.0),
        line(height - 460.0),
    ];
    scene(300.0, height, items)
}

/// Very many boxes down a tall poster, all in one group.
pub fn many(count: usize) -> Scene {
    let items = (0..count).map(|at| {
        let rect = Rect::px(10.0, at as f64 * 4.0, 50.0, 3.0);
        Item::Box(plain_box(rect, 1.0, vec![solid("#1B74FF")]))
    });
    let group = Group {
        opacity: 1.0,
        transform: Transform::IDENTITY,
        clip: None,
        items: items.collect(),
    };
    scene(80.0, count as f64 * 4.0, vec![Item::Group(group)])
}

/// Every ornament of the tests and some icons, at odd sizes and turned.
pub fn ornaments() -> Scene {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/art");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut drawings: Vec<_> = files
        .iter()
        .map(|path| {
            let svg = std::fs::read_to_string(path).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy();
            art::parse(&name, &svg, &|_| None).unwrap()
        })
        .collect();
    let look = |style| icons::Look {
        style,
        line: color("#0F52E0"),
        tint: color("#D3E1FA"),
        light: Color::WHITE,
        ground: color("#FDF3E3"),
    };
    for (at, icon) in icons::all().iter().step_by(45).enumerate() {
        let (_, style) = icons::Style::ALL[at % 3];
        drawings.push(icons::drawing(icon.id, &look(style)).unwrap());
    }
    let items = drawings.into_iter().enumerate().map(|(at, drawing)| {
        let (x, y) = (
            20.0 + 210.3 * (at % 5) as f64,
            30.0 + 190.7 * (at / 5) as f64,
        );
        let longest = drawing.size.width.max(drawing.size.height).to_px();
        let scale = Transform::scale(160.0 / longest, 160.0 / longest);
        let turn = Transform::rotate(if at % 4 == 3 { 20.0 } else { 0.0 });
        let place = Transform::translate(Abs::px(x), Abs::px(y));
        Item::Drawing(DrawingItem {
            drawing: Arc::new(drawing),
            transform: place.then_inner(&turn).then_inner(&scale),
            opacity: if at % 3 == 1 { 0.7 } else { 1.0 },
        })
    });
    scene(1080.0, 1000.0, items.collect())
}
