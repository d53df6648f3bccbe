//! Finds a pack and those it extends, and lays them over one another.

use std::collections::BTreeMap;

use super::contrast::{self, Pair};
use super::large::Growth;
use super::palette::Palette;
use super::view::View;
use super::{Entry, Step, Val, check, embedded, look, reader, value, vocabulary};
use crate::diag::{Diagnostic, Message, Sink, Sources, Span};
use crate::world::World;
use crate::yaml::{self, Node, NodeKind};

/// The text of a piece of art, not yet parsed.
#[derive(Debug, Clone)]
pub struct ArtSource {
    /// A stable name: `civic-red/bridge`.
    pub name: String,
    /// The SVG.
    pub svg: String,
    /// The colours of the file that are tokens: `#C8191E` → `r600`.
    pub tokens: Vec<(crate::color::Color, String)>,
    /// The seeds of the palette that all its other colours follow.
    pub seeds: Vec<String>,
}

/// A layout pack with everything it extends.
#[derive(Debug)]
pub struct Pack {
    /// Its name.
    pub name: String,
    /// What it is, in a line.
    pub summary: String,
    pub(super) tokens: Entry,
    fonts: Entry,
    page: Entry,
    looks: Vec<(String, Entry)>,
    views: Vec<(String, View)>,
    partials: Vec<(String, View)>,
    bands: Vec<(String, View)>,
    pages: Vec<(String, View)>,
    pub(super) art: BTreeMap<String, ArtSource>,
    /// Which colours follow which.
    pub(super) palette: Palette,
    /// How letters grow in large type; `None` when the pack has no large type.
    pub(super) growth: Option<Growth>,
    /// Whether large type was asked for.
    is_large: bool,
    /// The pairs of colours that must stay readable.
    pub(super) contrast: Vec<Pair>,
}

impl Pack {
    /// The views by kind.
    pub fn views(&self) -> impl Iterator<Item = (&str, &View)> {
        self.views.iter().map(|(name, view)| (name.as_str(), view))
    }

    /// The view of a kind.
    pub fn view(&self, kind: &str) -> Option<&View> {
        find(&self.views, kind)
    }

    /// The partial views by name.
    pub fn partials(&self) -> impl Iterator<Item = (&str, &View)> {
        self.partials
            .iter()
            .map(|(name, view)| (name.as_str(), view))
    }

    /// A partial view.
    pub fn partial(&self, name: &str) -> Option<&View> {
        find(&self.partials, name)
    }

    /// A band: the ground that runs behind consecutive blocks.
    pub fn band(&self, name: &str) -> Option<&View> {
        find(&self.bands, name)
    }

    /// What stands on pages and sheets beside the blocks: `cover`, `headline`, `runner`.
    pub fn page_view(&self, name: &str) -> Option<&View> {
        find(&self.pages, name)
    }

    /// Those views by name.
    pub(super) fn page_views(&self) -> impl Iterator<Item = (&str, &View)> {
        self.pages.iter().map(|(name, view)| (name.as_str(), view))
    }

    /// The bands.
    pub(super) fn bands(&self) -> impl Iterator<Item = &View> {
        self.bands.iter().map(|(_, view)| view)
    }

    /// Everything that is no view: looks, tokens, the page.
    pub(super) fn settings(&self) -> impl Iterator<Item = &Entry> {
        let looks = self.looks.iter().map(|(_, entry)| entry);
        looks.chain([&self.tokens, &self.page])
    }

    /// A text look.
    pub fn look(&self, name: &str) -> Option<&Entry> {
        find(&self.looks, name)
    }

    /// The names of the text looks.
    pub fn look_names(&self) -> impl Iterator<Item = &str> {
        self.looks.iter().map(|(name, _)| name.as_str())
    }

    /// A piece of art.
    pub fn art(&self, name: &str) -> Option<&ArtSource> {
        self.art.get(name)
    }

    /// The names of the art.
    pub fn art_names(&self) -> impl Iterator<Item = &str> {
        self.art.keys().map(String::as_str)
    }

    /// The families of a font role: `text`, `title`, `figure`.
    pub fn families(&self, role: &str) -> Vec<String> {
        match self.fonts.get(role).map(|entry| &entry.value) {
            Some(Val::Word(family)) => vec![family.clone()],
            Some(Val::List(list)) => list
                .iter()
                .filter_map(|entry| entry.word().map(str::to_owned))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// A setting of the page: `margin`, `ground`, `gap`.
    pub fn page(&self, key: &str) -> Option<&Entry> {
        self.page.get(key)
    }

    /// All settings of the page.
    pub(super) fn page_entries(&self) -> &[(String, Entry)] {
        match &self.page.value {
            Val::Map(entries) => entries,
            _ => &[],
        }
    }

    /// Asks for large type; whether the pack has any.
    pub fn enlarge(&mut self) -> bool {
        self.is_large = self.growth.is_some();
        self.is_large
    }

    /// Whether this is the edition in large type.
    pub fn is_large(&self) -> bool {
        self.is_large
    }

    /// The size of letters of a design size, in this edition.
    pub fn grown(&self, size: f64) -> f64 {
        match &self.growth {
            Some(growth) if self.is_large => growth.of(size),
            _ => size,
        }
    }

    /// The tokens as a map.
    pub(super) fn tokens_mut(&mut self) -> &mut Entry {
        &mut self.tokens
    }

    /// The value of a token path such as `space.2`, and how many steps of the path it took.
    pub fn token<'a>(&'a self, path: &[Step]) -> Option<(&'a Entry, usize)> {
        let mut entry = &self.tokens;
        let mut used = 0;
        for step in path {
            let next = match (step, &entry.value) {
                (Step::Name(name), _) => entry.get(name),
                (Step::Index(index), Val::List(list)) => list.get(*index),
                (Step::Index(_) | Step::From(_), _) => None,
            };
            let Some(next) = next else { break };
            (entry, used) = (next, used + 1);
        }
        (used > 0).then_some((entry, used))
    }

    /// Whether a path names a token.
    pub fn has_token(&self, path: &[Step]) -> bool {
        self.token(path).is_some_and(|(_, used)| used == path.len())
    }

    /// The names of the tokens at the top.
    pub fn token_names(&self) -> impl Iterator<Item = &str> {
        let entries = match &self.tokens.value {
            Val::Map(entries) => entries.as_slice(),
            _ => &[],
        };
        entries.iter().map(|(name, _)| name.as_str())
    }

    /// Lays a report's own value over a token; whether there is such a token.
    pub fn set_token(&mut self, path: &str, over: Entry) -> bool {
        let steps: Vec<&str> = path.split('.').collect();
        let mut entry = &mut self.tokens;
        for step in steps {
            let Val::Map(entries) = &mut entry.value else {
                return false;
            };
            let Some((_, next)) = entries.iter_mut().find(|(name, _)| name == step) else {
                return false;
            };
            entry = next;
        }
        *entry = over;
        true
    }
}

fn find<'a, T>(entries: &'a [(String, T)], name: &str) -> Option<&'a T> {
    entries
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value)
}

/// How many packs may extend one another.
const LONGEST_CHAIN: usize = 8;

/// Loads a built-in pack by name, or a folder below the world's root; faults go to the sink.
pub fn load(
    name: &str,
    asked_at: Option<Span>,
    world: &World,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<Pack> {
    let mut chain: Vec<Layer> = Vec::new();
    let mut next = Some((name.to_owned(), asked_at));
    while let Some((name, asked_at)) = next.take() {
        if chain.len() >= LONGEST_CHAIN || chain.iter().any(|layer| layer.name == name) {
            let message = Message::new(
                format!("版式“{name}”绕回了自己，或继承太多层"),
                format!("the pack `{name}` extends itself, or too many others"),
            );
            sink.push(Diagnostic::error("pack-cycle", asked_at, message));
            return None;
        }
        let layer = Layer::read(&name, asked_at, world, sources, sink)?;
        next = layer.extends.clone();
        chain.push(layer);
    }
    let pack = assemble(name, chain, sink);
    check::bindings(&pack, sink);
    pack.check_pairs(sink);
    pack.check_palette(sink);
    Some(pack)
}

/// One folder's part of a pack.
struct Layer {
    name: String,
    root: Node,
    extends: Option<(String, Option<Span>)>,
    art: Vec<(String, ArtSource)>,
}

impl Layer {
    fn read(
        name: &str,
        asked_at: Option<Span>,
        world: &World,
        sources: &mut Sources,
        sink: &mut Sink,
    ) -> Option<Self> {
        let Some(folder) = embedded::folder(name, world) else {
            unknown_layout(name, asked_at, sink);
            return None;
        };
        let file = sources.add(folder.path("layout.yaml"), folder.layout.clone());
        let root = yaml::read(&folder.layout, file, sink)?;
        let NodeKind::Map(entries) = &root.kind else {
            let message = Message::new("版式文件应是一组“键: 值”", "a pack is a map of keys");
            sink.push(Diagnostic::error("wrong-type", root.span.clone(), message));
            return None;
        };
        for (key, _) in entries
            .iter()
            .filter(|(key, _)| !vocabulary::TOP.contains(&key.text.as_str()))
        {
            let message = Message::new(
                format!("版式文件里没有“{}”这个键", key.text),
                format!("a pack has no key `{}`", key.text),
            );
            sink.push(Diagnostic::error("unknown-word", key.span.clone(), message));
        }
        let extends = entries
            .iter()
            .find(|(key, _)| key.text == "extends")
            .and_then(|(_, node)| {
                let NodeKind::Scalar(scalar) = &node.kind else {
                    return None;
                };
                Some((scalar.text.clone(), Some(node.span.clone())))
            });
        Some(Self {
            name: name.to_owned(),
            root,
            extends,
            art: folder.art,
        })
    }

    fn part(&self, name: &str) -> Option<&Node> {
        let NodeKind::Map(entries) = &self.root.kind else {
            return None;
        };
        entries
            .iter()
            .find(|(key, _)| key.text == name)
            .map(|(_, node)| node)
    }

    fn entries(&self, name: &str) -> &[(yaml::Key, Node)] {
        match self.part(name).map(|node| &node.kind) {
            Some(NodeKind::Map(entries)) => entries,
            _ => &[],
        }
    }
}

fn unknown_layout(name: &str, asked_at: Option<Span>, sink: &mut Sink) {
    let message = Message::new(
        format!("没有名为“{name}”的版式"),
        format!("there is no layout `{name}`"),
    );
    let known = embedded::NAMES.join("、");
    let mut diagnostic = Diagnostic::error("unknown-layout", asked_at, message).with_hint(
        Message::new(format!("现有版式：{known}"), format!("there are: {known}")),
    );
    if let Some(near) = crate::diag::nearest(name, embedded::NAMES) {
        let hint = Message::new(
            format!("是不是“{near}”？"),
            format!("did you mean `{near}`?"),
        );
        diagnostic = diagnostic.with_hint(hint);
    }
    sink.push(diagnostic);
}

/// Lays the layers over one another, the extended ones first.
fn assemble(name: &str, chain: Vec<Layer>, sink: &mut Sink) -> Pack {
    let layers: Vec<Layer> = chain.into_iter().rev().collect();
    let partials: Vec<String> = layers
        .iter()
        .flat_map(|layer| layer.entries("partials"))
        .map(|(key, _)| key.text.clone())
        .collect();
    let names = reader::Names {
        partials: &partials,
    };
    let views = |part: &str, sink: &mut Sink| {
        let mut found: Vec<(String, View)> = Vec::new();
        for (key, node) in layers.iter().flat_map(|layer| layer.entries(part)) {
            let Some(view) = reader::view(node, &names, sink) else {
                continue;
            };
            match found.iter_mut().find(|(known, _)| *known == key.text) {
                Some((_, known)) => *known = view,
                None => found.push((key.text.clone(), view)),
            }
        }
        found
    };
    let (views_, partials_, bands, pages) = (
        views("views", sink),
        views("partials", sink),
        views("bands", sink),
        views("pages", sink),
    );
    let pairs = layers.iter().filter_map(|layer| layer.part("contrast"));
    let pairs: Vec<Pair> = pairs
        .flat_map(|node| contrast::read(&value::read(node, sink), sink))
        .collect();
    let mut palette = Palette::default();
    for node in layers.iter().filter_map(|layer| layer.part("palette")) {
        palette.lay(&value::read(node, sink), sink);
    }
    let page = merged(&layers, "page", sink);
    let growth = page
        .get("large")
        .and_then(|entry| Growth::read(entry, sink));
    let looks = merged(&layers, "looks", sink);
    let looks = match looks.value {
        Val::Map(entries) => entries,
        _ => Vec::new(),
    };
    let names: Vec<&str> = looks.iter().map(|(name, _)| name.as_str()).collect();
    looks
        .iter()
        .for_each(|(name, entry)| look::check(name, entry, &names, sink));
    let summary = layers
        .last()
        .and_then(|layer| layer.part("summary")?.as_scalar())
        .map(|scalar| scalar.text.clone())
        .unwrap_or_default();
    Pack {
        name: name.to_owned(),
        summary,
        tokens: merged(&layers, "tokens", sink),
        fonts: merged(&layers, "fonts", sink),
        page,
        looks,
        views: views_,
        partials: partials_,
        bands,
        pages,
        palette,
        growth,
        is_large: false,
        contrast: pairs,
        art: layers.into_iter().flat_map(|layer| layer.art).collect(),
    }
}

fn merged(layers: &[Layer], part: &str, sink: &mut Sink) -> Entry {
    let empty = Span::new(Default::default(), 0..0);
    let mut whole = Entry {
        value: Val::Map(Vec::new()),
        span: empty,
    };
    for node in layers.iter().filter_map(|layer| layer.part(part)) {
        whole.merge(&value::read(node, sink));
    }
    whole
}
