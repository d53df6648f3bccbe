//! Items in order, and what is drawn together.

use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};

use super::gaps::Gaps;
use super::store::Store;
use super::text::Lettering;
use super::{paint, space};
use crate::geom::{Abs, Rect, Transform};
use crate::render::extent;
use crate::scene::{Group, Item, Part};

/// What drawing an item needs besides the item. Travels by value.
#[derive(Clone, Copy)]
pub(super) struct Ctx {
    /// From the item's space to that of the canvas: points of the page, y downwards.
    pub(super) ts: Transform,
    /// What may be seen, in the space of the canvas.
    pub(super) seen: Rect,
}

/// Where something is drawn.
pub(super) struct Canvas<'s, 'p, 'a> {
    pub(super) surface: &'s mut Surface<'p>,
    pub(super) store: &'s mut Store<'a>,
    /// The line of text that is being drawn, when readers are to be told.
    pub(super) told: Option<Told>,
    layer: Layer,
}

/// A line of a part.
#[derive(Clone, Copy)]
pub(super) struct Told {
    pub(super) part: Part,
    /// Where it is, in points.
    pub(super) area: Rect,
}

/// What kind of stream is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    /// The page's own, in which content is marked for readers; whether an ornament is open.
    Page { ornament: bool },
    /// Art, or a group of its own opacity: content is marked around it, not in it.
    Inner,
}

impl<'s, 'p, 'a> Canvas<'s, 'p, 'a> {
    /// The page itself.
    pub(super) fn page(surface: &'s mut Surface<'p>, store: &'s mut Store<'a>) -> Self {
        let layer = Layer::Page { ornament: false };
        Self {
            surface,
            store,
            told: None,
            layer,
        }
    }

    /// Art that is drawn elsewhere.
    pub(super) fn inner(surface: &'s mut Surface<'p>, store: &'s mut Store<'a>) -> Self {
        let layer = Layer::Inner;
        Self {
            surface,
            store,
            told: None,
            layer,
        }
    }

    /// Whether content can be marked here.
    pub(super) fn can_mark(&self) -> bool {
        self.layer != Layer::Inner
    }

    /// Draws items, the lines of text among them whole.
    pub(super) fn items(&mut self, ctx: Ctx, items: &[Item]) {
        let mut rest = items;
        while let Some((first, after)) = rest.split_first() {
            let runs = super::text::line(rest);
            if runs.is_empty() {
                self.item(ctx, first);
                rest = after;
            } else {
                self.line(ctx, &runs);
                rest = &rest[runs.len()..];
            }
        }
    }

    fn item(&mut self, ctx: Ctx, item: &Item) {
        let is_hidden = extent::extent(item)
            .is_some_and(|area| !space::meets(&ctx.ts.apply_rect(&area), &ctx.seen));
        if is_hidden {
            return;
        }
        match item {
            Item::Group(group) => return self.group(ctx, group),
            Item::Image(item) => return self.image(ctx, item),
            Item::Box(_) | Item::Path(_) | Item::Text(_) | Item::Drawing(_) => self.ornament(),
        }
        match item {
            Item::Box(item) => self.box_item(ctx, item),
            Item::Path(item) => self.path_item(ctx, item),
            Item::Text(run) => self.run(ctx, run, Lettering::Outlines, Gaps::default()),
            Item::Drawing(item) => self.drawing(ctx, item),
            Item::Image(_) | Item::Group(_) => {}
        }
    }

    fn group(&mut self, ctx: Ctx, group: &Group) {
        let mut ctx = Ctx {
            ts: ctx.ts.then_inner(&group.transform),
            ..ctx
        };
        let Some((rect, radius)) = &group.clip else {
            return self.contents(ctx, group);
        };
        ctx.seen = space::shared(&ctx.seen, &ctx.ts.apply_rect(rect));
        if ctx.seen.size.width <= Abs::ZERO || ctx.seen.size.height <= Abs::ZERO {
            return;
        }
        // Marked content may not begin inside a clip and end outside.
        self.unmark();
        self.clipped_to_box(ctx, (rect, radius), |canvas| {
            canvas.contents(ctx, group);
            canvas.unmark();
        });
    }

    fn contents(&mut self, ctx: Ctx, group: &Group) {
        if group.opacity >= 1.0 {
            return self.items(ctx, &group.items);
        }
        self.ornament();
        self.faded(group.opacity, |canvas| canvas.items(ctx, &group.items));
        // The drawing is one object, in which no words are told apart: they are laid over it unseen.
        if self.can_mark() {
            self.words(ctx, &group.items);
        }
    }

    /// Draws several things as one with an opacity.
    pub(super) fn faded(&mut self, opacity: f32, draw: impl FnOnce(&mut Self)) {
        let opacity = paint::share(opacity);
        if opacity == paint::share(1.0) {
            return draw(self);
        }
        let outside = std::mem::replace(&mut self.layer, Layer::Inner);
        self.surface.push_opacity(opacity);
        draw(self);
        self.surface.pop();
        self.layer = outside;
    }

    /// Draws in the item's space; nothing when that space is absurd.
    pub(super) fn placed(&mut self, ctx: Ctx, draw: impl FnOnce(&mut Self)) {
        if let Some(ts) = space::transform(&ctx.ts) {
            self.surface.push_transform(&ts);
            draw(self);
            self.surface.pop();
        }
    }

    /// Says that what follows is no content for readers.
    pub(super) fn ornament(&mut self) {
        if self.layer == (Layer::Page { ornament: false }) {
            let artifact = Artifact::with_kind(ArtifactType::Layout);
            self.surface.start_tagged(ContentTag::Artifact(artifact));
            self.layer = Layer::Page { ornament: true };
        }
    }

    /// Ends an ornament that is open.
    pub(super) fn unmark(&mut self) {
        if self.layer == (Layer::Page { ornament: true }) {
            self.surface.end_tagged();
            self.layer = Layer::Page { ornament: false };
        }
    }
}
