//! A report in the looks of a pack: the strip, and what pages and sheets have beside it.

use taffy::NodeId;

use super::build::{Builder, Cell};
use super::context::{Context, Length};
use super::datum::{Datum, Words};
use super::emit::Drawn;
use super::flow::{Flow, Without};
use super::measure;
use super::scope::Scope;
use super::script::Script;
use crate::color::Color;
use crate::diag::Sink;
use crate::document::{Document, Value};
use crate::font::Book;
use crate::geom::{Abs, Point, Size};
use crate::medium::{Medium, Pages};
use crate::pack::{Pack, Step, View};
use crate::scene::{Item, Panel, Strip};

/// Everything that is needed to draw a report, set up once for all its pages.
pub struct Stage<'d> {
    ctx: Context<'d>,
    document: &'d Document,
    width: Abs,
}

impl<'d> Stage<'d> {
    /// Sets up a report, a pack and the faces for a medium; faults go to the sink.
    pub fn new(
        document: &'d Document,
        pack: &'d Pack,
        medium: &Medium,
        book: &'d Book,
        sink: &'d mut Sink,
    ) -> Self {
        let width = medium.width.round();
        let mut ctx = Context::new(pack, book, width.to_px() / design(pack), sink);
        ctx.emphasis = document.emphasis;
        ctx.has_codes = medium.has_codes;
        ctx.read_script(Script::of(document));
        Self {
            ctx,
            document,
            width,
        }
    }

    /// The whole report as one strip.
    pub fn strip(&self) -> Strip {
        self.flow(Without::Nothing)
    }

    /// The strip without the hero, and without the key figures when the cover has them.
    pub fn rest(&self, is_figured: bool) -> Strip {
        self.flow(match is_figured {
            true => Without::Figures,
            false => Without::Hero,
        })
    }

    fn flow(&self, without: Without) -> Strip {
        Flow::new(&self.ctx, self.width.to_px(), without).run(self.document)
    }

    /// The cover of pages, and whether the key figures found room on it. What is higher than the page is
    /// made smaller until it fits.
    pub fn cover(&self, form: &Pages) -> (Panel, bool) {
        let figures = self.document.figures.as_slice();
        if !figures.is_empty() {
            let fits = |stage: &Self| {
                let panel = stage.cover_at(form, Datum::Blocks(figures), 1.0);
                panel.height.fits(form.height)
            };
            if self.quietly(fits) {
                return (self.cover_at(form, Datum::Blocks(figures), 1.0), true);
            }
        }
        let height = |stage: &Self, scale| stage.cover_at(form, Datum::None, scale).height;
        let mut scale = 1.0;
        for _ in 0..COVERS {
            if self.quietly(|stage| height(stage, scale).fits(form.height)) {
                break;
            }
            scale *= SMALLER;
        }
        (self.cover_at(form, Datum::None, scale), false)
    }

    /// A cover whose letters are at a share of their size.
    fn cover_at(&self, form: &Pages, figures: Datum<'d>, scale: f64) -> Panel {
        let own = self.ctx.scale.get();
        self.ctx.scale.set(own * scale);
        let px = |length: Abs| length.to_px() / (own * scale);
        let names = vec![
            ("figures".to_owned(), figures),
            number("page_width", px(self.width)),
            number("page_height", px(form.height)),
            number("page_above", px(form.above)),
            number("page_below", px(form.below)),
        ];
        let panel = self.page_view("cover", names, self.width);
        self.ctx.scale.set(own);
        panel
    }

    /// The head of the first sheet, across its columns: `width` is that of all of them, its letters are
    /// `scale` times as large as those of the strip, and it is `extra` higher than it need be.
    pub fn headline(&self, width: Abs, scale: f64, columns: usize, extra: Abs) -> Panel {
        let own = self.ctx.scale.get();
        self.ctx.scale.set(own * scale);
        let names = vec![
            number("columns", columns as f64),
            number("page_width", width.to_px() / self.ctx.scale.get()),
            number("extra", extra.to_px() / self.ctx.scale.get()),
        ];
        let panel = self.page_view("headline", names, width);
        self.ctx.scale.set(own);
        panel
    }

    /// A colour of the pack by the name of its token.
    pub fn color(&self, token: &str) -> Option<Color> {
        let step = Step::Name(token.to_owned());
        match Scope::root(self.ctx.pack).path(&[step]) {
            Datum::Color(color) => Some(color),
            _ => None,
        }
    }

    /// Lays something out only to measure it: nothing is said of it.
    pub fn quietly<T>(&self, work: impl FnOnce(&Self) -> T) -> T {
        let was = self.ctx.is_quiet.replace(true);
        let done = work(self);
        self.ctx.is_quiet.set(was);
        done
    }

    /// The size of running text in px; in large type that of the ordinary edition, so that paper does not
    /// make it small again.
    pub fn body(&self) -> Abs {
        let scope = Scope::root(self.ctx.pack);
        self.ctx.is_grown.set(false);
        let size = self.ctx.look("body", &scope).style.size;
        self.ctx.is_grown.set(true);
        size
    }

    /// The slim head of a page, number and count, below what the channel covers at the top. It repeats
    /// words of the report and tells a reader nothing new.
    pub fn runner(
        &self,
        (page, pages): (usize, usize),
        section: &str,
        above: Abs,
        width: Option<Abs>,
    ) -> Panel {
        let words = |text: String| Datum::Words(std::rc::Rc::new(Words::of_pack(text)));
        let names = vec![
            number("page", page as f64),
            number("pages", pages as f64),
            number("page_above", above.to_px() / self.ctx.scale.get()),
            ("section".to_owned(), words(section.to_owned())),
            ("title".to_owned(), words(self.title())),
        ];
        let mut panel = self.page_view("runner", names, width.unwrap_or(self.width));
        panel.items.iter_mut().for_each(hush);
        panel.marks.clear();
        panel
    }

    /// Words of the trade on office paper: `tile`, `number` and `plan`, whose design is in tenths of a
    /// millimetre; `mm` is the px of a millimetre. Nothing of it is read aloud.
    pub fn office(&self, view: &str, numbers: &[(&str, f64)], mm: f64) -> Panel {
        let own = self.ctx.scale.get();
        self.ctx.scale.set(mm / 10.0);
        self.ctx.is_grown.set(false);
        let names = numbers.iter().map(|(name, value)| number(name, *value));
        let mut panel = self.page_view(view, names.collect(), Abs::px(OFFICE * mm));
        self.ctx.scale.set(own);
        self.ctx.is_grown.set(true);
        panel.items.iter_mut().for_each(hush);
        panel.marks.clear();
        panel
    }

    /// The title on one line.
    fn title(&self) -> String {
        match self.document.hero.record.get("title") {
            Some(Value::Text(text)) => text.text.replace('\n', " "),
            _ => String::new(),
        }
    }

    fn page_view(&self, name: &str, names: Vec<(String, Datum<'d>)>, width: Abs) -> Panel {
        let Some(view) = self.ctx.pack.page_view(name) else {
            return Panel::default();
        };
        let root = Scope::root(self.ctx.pack);
        let block = root.with_block(&self.document.hero);
        self.ctx.panel(view, &block.with_names(names), width)
    }

    /// The ground of a band, from its upper left corner.
    pub fn band(&self, name: &str, size: Size) -> Vec<Item> {
        let (width, height) = (size.width.to_px(), size.height.to_px());
        self.ctx.band(name, width, height, 0.0)
    }

    /// The distance that blocks keep from the edges of the page.
    pub fn margin(&self) -> Abs {
        let scope = Scope::root(self.ctx.pack);
        let entry = self.ctx.pack.page("margin");
        match entry.and_then(|entry| self.ctx.length_of(entry, &scope)) {
            Some(Length::Px(px)) => Abs::px(px),
            _ => Abs::ZERO,
        }
    }
}

/// By how much a cover is made smaller at a time, and how often at most.
const SMALLER: f64 = 0.88;
const COVERS: usize = 12;
/// The width of what is written on office paper, in mm: it fits across any.
const OFFICE: f64 = 180.0;

fn number<'d>(name: &str, value: f64) -> (String, Datum<'d>) {
    (name.to_owned(), Datum::Number(value))
}

/// The width that a pack is designed for, in px.
fn design(pack: &Pack) -> f64 {
    let width = pack.page("width").and_then(|entry| entry.number());
    width.unwrap_or(1080.0)
}

/// Takes lettering out of what is read: it only repeats.
fn hush(item: &mut Item) {
    match item {
        Item::Text(run) => run.part = None,
        Item::Image(image) => image.part = None,
        Item::Group(group) => group.items.iter_mut().for_each(hush),
        Item::Box(_) | Item::Path(_) | Item::Drawing(_) => {}
    }
}

impl<'d> Context<'d> {
    /// The colour under everything.
    pub(super) fn page_ground(&self) -> Color {
        let scope = Scope::root(self.pack);
        match self.pack.page("ground").map(|entry| scope.entry(entry)) {
            Some(Datum::Color(color)) => color,
            _ => Color::WHITE,
        }
    }

    /// A band of an extent in px, its upper edge at `top`.
    pub(super) fn band(&self, name: &str, width: f64, height: f64, top: f64) -> Vec<Item> {
        let Some(view) = self.pack.band(name) else {
            return Vec::new();
        };
        let scope = Scope::root(self.pack);
        let mut builder = Builder::new(self);
        let nodes = builder.view(view, &scope, width, 0);
        for node in &nodes {
            builder.resize(*node, width, height);
        }
        let Some(root) = builder.column(&nodes, width) else {
            return Vec::new();
        };
        builder.compute(root, width);
        builder.emit(root, Point::px(0.0, top)).items
    }

    /// A view by itself, from its own upper left corner.
    fn panel(&self, view: &'d View, scope: &Scope<'_, 'd>, width: Abs) -> Panel {
        let width = width.to_px();
        let mut builder = Builder::new(self);
        let nodes = builder.view(view, scope, width, 0);
        let Some(root) = builder.column(&nodes, width) else {
            return Panel::default();
        };
        builder.compute(root, width);
        let height = Abs::px(measure::height(&builder.tree, root)).round();
        let Drawn { items, marks } = builder.emit(root, Point::ORIGIN);
        Panel {
            height,
            items,
            marks,
        }
    }
}

impl Builder<'_, '_> {
    /// Gives a box an extent in px.
    fn resize(&mut self, node: NodeId, width: f64, height: f64) {
        if let Ok(style) = self.tree.style(node) {
            let mut style = style.clone();
            style.size.width = taffy::prelude::length(width);
            style.size.height = taffy::prelude::length(height);
            // The node is of this tree, so setting its style cannot fail.
            let _ = self.tree.set_style(node, style);
        }
    }

    /// A column of a width in px that holds boxes; `None` when there are none.
    pub(super) fn column(&mut self, nodes: &[NodeId], width: f64) -> Option<NodeId> {
        if nodes.is_empty() {
            return None;
        }
        let style = taffy::Style {
            flex_direction: taffy::FlexDirection::Column,
            position: taffy::Position::Relative,
            size: taffy::Size {
                width: taffy::prelude::length(width),
                height: taffy::prelude::auto(),
            },
            ..taffy::Style::default()
        };
        Some(self.node(style, nodes, Cell::empty()))
    }
}
