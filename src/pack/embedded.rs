//! The packs inside the program, and folders of the user's own.

use super::load::ArtSource;
use crate::color::Color;
use crate::world::World;

/// The names of the packs inside the program.
pub(super) const NAMES: [&str; 4] = ["base", "civic-red", "ink-green", "tech-blue"];

/// The files of the packs inside the program: path below `layouts/`, bytes.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/layouts.rs"));

/// The names of the packs inside the program.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    NAMES.into_iter()
}

/// A pack's folder.
pub(super) struct Folder {
    /// The folder, as messages show it.
    folder: String,
    /// The text of `layout.yaml`.
    pub(super) layout: String,
    /// The art by short name.
    pub(super) art: Vec<(String, ArtSource)>,
}

impl Folder {
    /// The name that messages show for a file of the folder.
    pub(super) fn path(&self, file: &str) -> String {
        format!("{}/{file}", self.folder)
    }
}

/// Finds a pack: a built-in one by name, else a folder below the world's root.
pub(super) fn folder(name: &str, world: &World) -> Option<Folder> {
    built_in(name).or_else(|| of_user(name, world))
}

fn built_in(name: &str) -> Option<Folder> {
    let below = |path: &'static str| path.strip_prefix(name)?.strip_prefix('/');
    let layout = FILES
        .iter()
        .find(|(path, _)| below(path) == Some("layout.yaml"))?
        .1
        .to_owned();
    let art = FILES
        .iter()
        .filter_map(|(path, svg)| Some((art_name(below(path)?)?, *svg)))
        .map(|(short, svg)| art(name, short, svg))
        .collect();
    Some(Folder {
        folder: format!("layouts/{name}"),
        layout,
        art,
    })
}

fn of_user(name: &str, world: &World) -> Option<Folder> {
    let read = |path: &str| String::from_utf8(world.read(path).ok()?).ok();
    let layout = read(&format!("{name}/layout.yaml"))?;
    let plain = name.trim_start_matches("./").trim_end_matches('/');
    let files = world.list(&format!("{name}/art")).unwrap_or_default();
    let art = files
        .iter()
        .filter_map(|file| {
            // The world names its files from its own root.
            let below = file
                .strip_prefix(plain)
                .and_then(|file| file.strip_prefix('/'));
            Some(art(name, art_name(below?)?, &read(file)?))
        })
        .collect();
    Some(Folder {
        folder: name.to_owned(),
        layout,
        art,
    })
}

fn art_name(path: &str) -> Option<&str> {
    path.strip_prefix("art/")?.strip_suffix(".svg")
}

fn art(pack: &str, short: &str, svg: &str) -> (String, ArtSource) {
    let source = ArtSource {
        name: format!("{pack}/{short}"),
        svg: svg.to_owned(),
        tokens: tokens(svg),
        seeds: seeds(svg),
    };
    (short.to_owned(), source)
}

/// The line `<!-- palette: main accent -->`: the seeds between which all other colours of the art lie.
fn seeds(svg: &str) -> Vec<String> {
    let line = svg
        .split_once("<!-- palette:")
        .and_then(|(_, rest)| rest.split("-->").next());
    let words = line.unwrap_or_default().split_whitespace();
    words.map(str::to_owned).collect()
}

/// The line `<!-- tokens: #C8191E=r600 #F6CE7A=g300 -->` of a piece of art.
fn tokens(svg: &str) -> Vec<(Color, String)> {
    let Some((_, rest)) = svg.split_once("tokens:") else {
        return Vec::new();
    };
    let line = rest.split("-->").next().unwrap_or_default();
    line.split_whitespace()
        .filter_map(|pair| pair.split_once('='))
        .filter_map(|(hex, name)| Some((Color::parse(hex)?, name.to_owned())))
        .collect()
}
