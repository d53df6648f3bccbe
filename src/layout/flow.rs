//! The blocks of a report, one under the other, on the bands of the pack.

use super::build::{Builder, ordinals};
use super::context::{Context, Length};
use super::measure;
use super::pieces::Pieces;
use super::scope::Scope;
use crate::diag::{Diagnostic, Message};
use crate::document::{Block, Document, Value};
use crate::geom::{Abs, Point};
use crate::pack::{Entry, View};
use crate::scene::{Band, Cut, Strip};

/// A block with the band it stands on.
struct Piece<'d> {
    block: &'d Block,
    /// Its ordinal among the blocks of its kind.
    nth: usize,
    band: Option<String>,
}

/// Which blocks at the head of a poster are left out, because they stand on a cover or a headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Without {
    /// None.
    Nothing,
    /// The hero.
    Hero,
    /// The hero and the key figures.
    Figures,
}

pub(super) struct Flow<'c, 'd> {
    ctx: &'c Context<'d>,
    width: f64,
    y: f64,
    /// The lower margin of the fragment above.
    margin: f64,
    /// The band that is open, where it began and with which fragment.
    band: Option<(String, f64, usize)>,
    /// Whether the fragment above runs from edge to edge.
    is_bleeding: bool,
    /// Whether nothing stands on the open band yet.
    is_at_edge: bool,
    /// The blocks at the head that stand elsewhere.
    without: Without,
    bands: Vec<Band>,
    pieces: Pieces,
}

impl<'c, 'd> Flow<'c, 'd> {
    pub(super) fn new(ctx: &'c Context<'d>, width: f64, without: Without) -> Self {
        Self {
            ctx,
            width,
            y: 0.0,
            margin: 0.0,
            band: None,
            is_bleeding: true,
            is_at_edge: false,
            without,
            bands: Vec::new(),
            pieces: Pieces::default(),
        }
    }

    pub(super) fn run(mut self, document: &'d Document) -> Strip {
        for piece in self.pieces(document) {
            self.place(&piece);
        }
        let ends_in_band = self.band.is_some();
        self.change_band(None, true);
        if !ends_in_band && !self.is_bleeding {
            self.y += self.page_length("bottom").unwrap_or(0.0);
        }
        self.pieces.keep_headings();
        Strip {
            width: Abs::px(self.width),
            height: Abs::px(self.y).round().max(Abs::px(1.0)),
            ground: self.ctx.page_ground(),
            bands: self.bands,
            pieces: self.pieces.all,
        }
    }

    /// The blocks in order; a section's head stands on the band of its first block.
    fn pieces(&self, document: &'d Document) -> Vec<Piece<'d>> {
        let mut pieces = Vec::new();
        let mut push = |block: &'d Block, nth: usize, next: Option<&'d Block>| {
            let own = self.band_of(block);
            let band = match (own.as_deref(), next) {
                (Some("next"), Some(next)) => self.band_of(next),
                (Some("next"), None) => None,
                _ => own,
            };
            pieces.push(Piece { block, nth, band });
        };
        if self.without == Without::Nothing {
            push(&document.hero, 1, None);
        }
        if self.without != Without::Figures {
            let figures = document.figures.iter();
            figures.for_each(|block| push(block, 1, None));
        }
        let mut titled = 0;
        for section in &document.sections {
            let blocks = match section.record.get("blocks") {
                Some(Value::Blocks(blocks)) => blocks.as_slice(),
                _ => &[],
            };
            // A section without a title is its blocks alone, and is not counted.
            if section.record.get("title").is_some() {
                titled += 1;
                push(section, titled, blocks.first());
            }
            ordinals(blocks).for_each(|(nth, block)| push(block, nth, None));
        }
        document
            .footer
            .iter()
            .for_each(|block| push(block, 1, None));
        pieces
    }

    fn view(&self, block: &Block) -> Option<&'d View> {
        self.ctx.pack.view(block.kind.name)
    }

    fn band_of(&self, block: &Block) -> Option<String> {
        let entry = self.view(block)?.props.get("band")?;
        entry.word().map(str::to_owned)
    }

    fn place(&mut self, piece: &Piece<'d>) {
        let Some(view) = self.view(piece.block) else {
            let name = piece.block.kind.name;
            let message = Message::new(
                format!("版式没有“{name}”的视图"),
                format!("the pack has no view for `{name}`"),
            );
            let span = piece.block.record.span.clone();
            self.ctx.report(Diagnostic::error("no-view", span, message));
            return;
        };
        let root = Scope::root(self.ctx.pack);
        let is_bleeding = self.ctx.flag(&view.props, "bleed", &root);
        self.change_band(piece.band.as_deref(), is_bleeding);
        let tokens = self.band_tokens(piece.band.as_deref(), &root);
        let scope = root.with_tokens(tokens);
        let side = if is_bleeding {
            0.0
        } else {
            self.page_length("margin").unwrap_or(0.0)
        };
        let width = self.width - 2.0 * side;
        let margins = self.ctx.sides(&view.props, "margin", &scope);
        // Blocks keep the page's distance from one another unless their view says another.
        let usual = if is_bleeding {
            0.0
        } else {
            self.page_length("block").unwrap_or(0.0)
        };
        let own = |index: usize| match margins.map(|sides| sides[index]) {
            Some(Length::Px(px)) => px,
            _ => 0.0,
        };
        let wanted = |index: usize| margins.map_or(usual, |_| own(index));
        let (above, below) = (wanted(0), wanted(2));
        let mut builder = Builder::new(self.ctx);
        let nodes = builder.block(piece.block, piece.nth, &scope, width, 0);
        let Some(root) = builder.column(&nodes, width) else {
            return;
        };
        builder.compute(root, width);
        // At the edge of a band its padding speaks for the margin.
        let shown = if self.is_at_edge {
            above.min(0.0)
        } else {
            above
        };
        // What would be pulled up over the hero has nothing above it where there is none.
        let is_first = self.pieces.count == 0 && self.without != Without::Nothing;
        let shown = if is_first { 0.0 } else { shown };
        self.y += between(self.margin, shown);
        let height = measure::height(&builder.tree, root) - own(0) - own(2);
        let origin = Point::px(side, self.y - own(0));
        let first = self.pieces.count;
        builder.part(root, origin, &mut self.pieces);
        if is_bleeding {
            self.pieces.bleed_from(first);
        }
        let keeps = self.ctx.flag(&view.props, "keep_with_next", &scope);
        self.pieces.cut_after_last(match keeps {
            true => Cut::Never,
            false => Cut::Blocks(0),
        });
        self.y += height;
        self.margin = below;
        self.is_bleeding = is_bleeding;
        self.is_at_edge = false;
    }

    /// Ends the open band and begins another. A band's padding stands inside its ground and speaks
    /// for the margins of the blocks at its ends; the page keeps its gap to a band, unless a block
    /// that runs from edge to edge touches it.
    fn change_band(&mut self, next: Option<&str>, is_bleeding: bool) {
        if self.band.as_ref().map(|(name, ..)| name.as_str()) == next {
            return;
        }
        if let Some((name, top, first)) = self.band.take() {
            let (_, below) = self.band_padding(&name);
            self.y += self.margin.max(below);
            self.margin = 0.0;
            let (top, bottom) = (top.round(), self.y.round());
            self.y = bottom;
            let items = self.ctx.band(&name, self.width, bottom - top, top);
            self.bands.push(Band {
                name,
                top: Abs::px(top),
                bottom: Abs::px(bottom),
                items,
                holds: first..self.pieces.count,
            });
            if next.is_none() && !is_bleeding {
                self.margin = self.page_length("gap").unwrap_or(0.0);
            }
        } else if !self.is_bleeding {
            self.margin = self.margin.max(self.page_length("gap").unwrap_or(0.0));
        }
        if let Some(name) = next {
            self.y = (self.y + self.margin.max(0.0)).round();
            self.is_at_edge = true;
            let (above, _) = self.band_padding(name);
            self.band = Some((name.to_owned(), self.y, self.pieces.count));
            self.y += above;
            self.margin = 0.0;
        }
    }

    fn band_padding(&self, name: &str) -> (f64, f64) {
        let scope = Scope::root(self.ctx.pack);
        let sides = self
            .ctx
            .pack
            .band(name)
            .and_then(|view| self.ctx.sides(&view.props, "padding", &scope));
        match sides {
            Some([Length::Px(top), _, Length::Px(bottom), _]) => (top, bottom),
            _ => (0.0, 0.0),
        }
    }

    fn band_tokens(
        &self,
        name: Option<&str>,
        scope: &Scope<'_, 'd>,
    ) -> Vec<(String, super::datum::Datum<'d>)> {
        let view = name.and_then(|name| self.ctx.pack.band(name));
        view.map_or(Vec::new(), |view| self.ctx.tokens(&view.props, scope))
    }

    fn page_length(&self, key: &str) -> Option<f64> {
        let scope = Scope::root(self.ctx.pack);
        let entry: &'d Entry = self.ctx.pack.page(key)?;
        match self.ctx.length_of(entry, &scope) {
            Some(Length::Px(px)) => Some(px),
            _ => None,
        }
    }
}

/// Margins collapse: of two that push the larger counts; those that pull are added.
fn between(above: f64, below: f64) -> f64 {
    above.max(below).max(0.0) + above.min(0.0) + below.min(0.0)
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn margins_collapse_and_pull() {
        assert_eq!(between(40.0, 64.0), 64.0);
        assert_eq!(between(40.0, 0.0), 40.0);
        assert_eq!(between(0.0, -104.0), -104.0);
        assert_eq!(between(40.0, -104.0), -64.0);
    }
}
