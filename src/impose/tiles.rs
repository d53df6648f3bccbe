//! Sheets cut into pages of office paper: a plan of how they lie, and pages that overlap.

use super::Painter;
use super::place::draw_panel;
use super::sheets::Sheets;
use crate::color::Color;
use crate::geom::{Abs, Point, Rect, Size, Transform};
use crate::medium::Tile;
use crate::scene::{Item, Paint, Panel, Path, PathItem, Scene, Segment, Stroke};

/// The grey of marks that are cut away or glued over.
const GREY: Color = Color::rgb(0x80, 0x80, 0x80);
/// The width of marks in mm.
const LINE: f64 = 0.25;
/// Dashes and gaps of the line where the next page begins, in mm.
const DASH: f64 = 2.0;
/// Room for the words above the plan, in mm.
const WORDS: f64 = 26.0;

/// A page of office paper. All its scenes are in px of the sheet.
#[derive(Debug)]
pub struct Leaf {
    /// The paper.
    pub size: Size,
    /// The sheet, by its number.
    pub sheet: usize,
    /// The part of the sheet that is shown.
    pub window: Rect,
    /// From the sheet to the page.
    pub to: Transform,
    /// Labels and marks, over the part of the sheet.
    pub over: Scene,
}

/// What the words of a page may say; all numbers count from 1.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    /// The page and how many there are of the sheet.
    pub page: (usize, usize),
    /// The row and how many there are.
    pub row: (usize, usize),
    /// The column and how many there are.
    pub column: (usize, usize),
    /// The overlap in mm.
    pub overlap: f64,
}

/// The pages of all sheets: for each the plan first, then the pages in rows.
pub fn tiles(sheets: &Sheets, tile: &Tile, painter: &dyn Painter) -> Vec<Leaf> {
    let sheet = |(number, scene): (usize, &Scene)| {
        let grid = Grid::best(scene.size, tile, sheets.unit);
        let mut leaves = vec![grid.plan(number, scene, painter)];
        for at in 0..grid.rows * grid.columns {
            leaves.push(grid.leaf(number, scene, at, painter));
        }
        leaves
    };
    sheets.scenes.iter().enumerate().flat_map(sheet).collect()
}

/// How a sheet is cut.
struct Grid {
    paper: Size,
    /// The part of the paper that is printed.
    inner: Size,
    edge: Abs,
    overlap: Abs,
    rows: usize,
    columns: usize,
    /// Px of a millimetre.
    mm: f64,
    overlap_mm: f64,
}

impl Grid {
    /// Upright or lying paper, whichever takes fewer pages.
    fn best(sheet: Size, tile: &Tile, unit: f64) -> Self {
        let upright = Self::of(sheet, (tile.short, tile.long), tile, unit);
        let lying = Self::of(sheet, (tile.long, tile.short), tile, unit);
        match lying.rows * lying.columns < upright.rows * upright.columns {
            true => lying,
            false => upright,
        }
    }

    fn of(sheet: Size, (width, height): (f64, f64), tile: &Tile, unit: f64) -> Self {
        let px = |mm: f64| Abs::px(mm / unit);
        let (edge, overlap) = (px(Tile::EDGE), px(tile.overlap));
        let inner = Size {
            width: px(width) - edge * 2.0,
            height: px(height) - edge * 2.0,
        };
        let count = |whole: Abs, part: Abs| {
            let step = (part - overlap).max(Abs::px(1.0));
            // A hundredth of a page is not worth another one.
            (((whole - overlap) / step) - 0.01).ceil().max(1.0) as usize
        };
        Self {
            paper: Size {
                width: px(width),
                height: px(height),
            },
            inner,
            edge,
            overlap,
            rows: count(sheet.height, inner.height),
            columns: count(sheet.width, inner.width),
            mm: 1.0 / unit,
            overlap_mm: tile.overlap,
        }
    }

    /// Where a page begins on the sheet.
    fn origin(&self, row: usize, column: usize) -> Point {
        Point {
            x: (self.inner.width - self.overlap) * column as f64,
            y: (self.inner.height - self.overlap) * row as f64,
        }
    }

    fn spot(&self, at: usize) -> Spot {
        let (row, column) = (at / self.columns, at % self.columns);
        Spot {
            page: (at + 1, self.rows * self.columns),
            row: (row + 1, self.rows),
            column: (column + 1, self.columns),
            overlap: self.overlap_mm,
        }
    }

    fn blank(&self) -> Scene {
        Scene {
            size: self.paper,
            ground: Color::WHITE,
            items: Vec::new(),
            marks: Vec::new(),
        }
    }

    fn leaf(&self, sheet: usize, scene: &Scene, at: usize, painter: &dyn Painter) -> Leaf {
        let (row, column) = (at / self.columns, at % self.columns);
        let origin = self.origin(row, column);
        let width = self.inner.width.min(scene.size.width - origin.x);
        let height = self.inner.height.min(scene.size.height - origin.y);
        let window = Rect {
            origin,
            size: Size { width, height },
        };
        let mut over = self.blank();
        over.items.extend(self.seams(&window, (row, column)));
        let label = painter.tile(&self.spot(at), self.mm);
        self.label(label, &mut over);
        Leaf {
            size: self.paper,
            sheet,
            window,
            to: Transform::translate(self.edge - origin.x, self.edge - origin.y),
            over,
        }
    }

    /// The label stands in the lower left corner, in what printers leave white or what is glued over.
    fn label(&self, label: Panel, over: &mut Scene) {
        let at = Point {
            x: self.edge,
            y: self.paper.height - label.height,
        };
        draw_panel(label, at, over);
    }

    /// Where the next pages begin, which are glued over: a dashed line to the right and one below.
    fn seams(&self, window: &Rect, (row, column): (usize, usize)) -> Vec<Item> {
        let (left, top) = (self.edge, self.edge);
        let (right, bottom) = (left + window.size.width, top + window.size.height);
        let mut lines = Vec::new();
        let upright = |x: Abs| [Point { x, y: top }, Point { x, y: bottom }];
        let lying = |y: Abs| [Point { x: left, y }, Point { x: right, y }];
        if column + 1 < self.columns {
            lines.push(upright(right - self.overlap));
        }
        if row + 1 < self.rows {
            lines.push(lying(bottom - self.overlap));
        }
        let stroke = |dash: Vec<Abs>| Stroke {
            dash,
            ..Stroke::solid(Paint::Solid(GREY), Abs::px(LINE * self.mm))
        };
        let dash = Abs::px(DASH * self.mm);
        lines
            .into_iter()
            .map(|line| drawn(&line, stroke(vec![dash, dash])))
            .collect()
    }

    /// The whole sheet, made small, with the pages and their numbers on it.
    fn plan(&self, sheet: usize, scene: &Scene, painter: &dyn Painter) -> Leaf {
        let head = Abs::px(WORDS * self.mm);
        let room = Size {
            width: self.inner.width,
            height: self.inner.height - head,
        };
        // The last pages may reach over the sheet.
        let last = self.origin(self.rows - 1, self.columns - 1);
        let whole = Size {
            width: (last.x + self.inner.width).max(scene.size.width),
            height: (last.y + self.inner.height).max(scene.size.height),
        };
        let across = room.width / whole.width;
        let scale = across.min(room.height / whole.height);
        let corner = Point {
            x: (self.paper.width - whole.width * scale) / 2.0,
            y: self.edge + head,
        };
        let to = Transform {
            sx: scale,
            sy: scale,
            ..Transform::translate(corner.x, corner.y)
        };
        let mut over = self.blank();
        for at in 0..self.rows * self.columns {
            let origin = to.apply(self.origin(at / self.columns, at % self.columns));
            let (width, height) = (self.inner.width * scale, self.inner.height * scale);
            let (right, bottom) = (origin.x + width, origin.y + height);
            let frame = [
                origin,
                Point {
                    x: right,
                    y: origin.y,
                },
                Point {
                    x: right,
                    y: bottom,
                },
                Point {
                    x: origin.x,
                    y: bottom,
                },
                origin,
            ];
            let line = Stroke::solid(Paint::Solid(GREY), Abs::px(LINE * self.mm));
            over.items.push(drawn(&frame, line));
            let number = painter.number(at + 1, self.mm);
            draw_panel(number, origin, &mut over);
        }
        let words = painter.plan(&self.spot(0), self.mm);
        let at = Point {
            x: self.edge,
            y: self.edge,
        };
        draw_panel(words, at, &mut over);
        Leaf {
            size: self.paper,
            sheet,
            window: Rect {
                origin: Point::ORIGIN,
                size: scene.size,
            },
            to,
            over,
        }
    }
}

fn drawn(points: &[Point], stroke: Stroke) -> Item {
    let segments = points.iter().enumerate().map(|(at, point)| match at {
        0 => Segment::Move(*point),
        _ => Segment::Line(*point),
    });
    Item::Path(PathItem {
        path: Path {
            segments: segments.collect(),
        },
        fill: None,
        stroke: Some(stroke),
    })
}
