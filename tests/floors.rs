//! The house of ARCHITECTURE.md stands: who may name whom, and the form of a file.
//!
//! The table below is the one place where an edge between modules is allowed. A change that adds one
//! says so in its title.

#[path = "floors/scan.rs"]
mod scan;

use std::path::{Path, PathBuf};

use scan::{Source, Use};

/// A module of the house.
struct Room {
    name: &'static str,
    floor: u8,
    may_name: &'static [&'static str],
}

const fn room(name: &'static str, floor: u8, may_name: &'static [&'static str]) -> Room {
    Room {
        name,
        floor,
        may_name,
    }
}

/// Everything below the fourth floor.
const BELOW_LAYOUT: &[&str] = &[
    "geom", "color", "diag", "numbers", "kinds", "font", "medium", "yaml", "world", "scene",
    "document", "pack", "typeset",
];

/// Everything below the hall.
const BELOW_HALL: &[&str] = &[
    "geom",
    "color",
    "diag",
    "numbers",
    "kinds",
    "font",
    "medium",
    "yaml",
    "world",
    "scene",
    "document",
    "pack",
    "typeset",
    "layout",
    "impose",
    "render",
    "prose",
    "wording",
    "manuscript",
    "import",
    "proof",
];

/// The table of DESIGN §1, with `yaml`, which `document` and `pack` read.
const HOUSE: &[Room] = &[
    room("geom", 0, &[]),
    room("color", 0, &[]),
    room("diag", 0, &[]),
    room("numbers", 0, &[]),
    room("font", 1, &["geom", "diag"]),
    room("kinds", 1, &["diag"]),
    room("sheet", 1, &["diag"]),
    room("wording", 1, &["diag", "numbers"]),
    room("yaml", 1, &["diag"]),
    room("medium", 2, &["geom", "diag", "yaml"]),
    room("manuscript", 2, &["diag", "sheet", "yaml"]),
    room("world", 2, &["diag", "font"]),
    room("scene", 2, &["geom", "color", "font"]),
    room(
        "document",
        3,
        &[
            "diag", "world", "numbers", "kinds", "yaml", "sheet", "wording",
        ],
    ),
    room(
        "pack",
        3,
        &[
            "geom", "color", "diag", "world", "font", "kinds", "scene", "yaml",
        ],
    ),
    room(
        "typeset",
        3,
        &[
            "geom", "color", "diag", "font", "scene", "numbers", "wording",
        ],
    ),
    room("layout", 4, BELOW_LAYOUT),
    room("impose", 4, &["geom", "color", "diag", "medium", "scene"]),
    room("render", 4, &["geom", "color", "diag", "font", "scene"]),
    room("prose", 4, &["color", "document", "numbers"]),
    room(
        "import",
        4,
        &[
            "diag",
            "numbers",
            "wording",
            "kinds",
            "yaml",
            "manuscript",
            "pack",
        ],
    ),
    room(
        "proof",
        4,
        &[
            "geom",
            "color",
            "diag",
            "numbers",
            "wording",
            "font",
            "yaml",
            "scene",
            "document",
            "manuscript",
            "typeset",
        ],
    ),
    room("pipeline", 5, BELOW_HALL),
    // The guest sees the library from outside, as `changtu::…`.
    room("cli", 6, &[]),
];

/// A file is a type or a verb.
const LONGEST: usize = 600;

fn find(name: &str) -> Option<&'static Room> {
    HOUSE.iter().find(|room| room.name == name)
}

/// What is wrong with a use of another module in a file of this module.
fn fault(home: Option<&str>, used: &Use) -> Option<String> {
    match used {
        Use::Grouped => Some("a grouped import from `crate`; write one `use` per module".into()),
        Use::Climb => Some("`super` leads to the root; write `crate::module`".into()),
        Use::Name(name) if find(name).is_none() => {
            Some(format!("`crate::{name}` is no module of the house"))
        }
        // The root declares the modules and exports what it likes.
        Use::Name(name) => home.and_then(|home| {
            let may =
                home == name || find(home).is_some_and(|room| room.may_name.contains(&&**name));
            (!may).then(|| format!("`{home}` may not name `{name}`"))
        }),
    }
}

/// Everything that is wrong with one file.
fn faults(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    let mut say = |line: usize, what: String| {
        faults.push(format!("{}:{line}: {what}", source.path.display()));
    };
    if !source.text.starts_with("//!") {
        say(1, "no `//!` header".into());
    }
    let lines = source.text.lines().count();
    if lines > LONGEST {
        say(lines, format!("{lines} lines; {LONGEST} are the most"));
    }
    let home = source.module();
    if home.as_deref().is_some_and(|home| find(home).is_none()) {
        say(1, "a module without a row in the table of floors".into());
    }
    for (line, used) in source.uses() {
        if let Some(what) = fault(home.as_deref(), &used) {
            say(line, what);
        }
    }
    faults
}

/// Files that no `mod` declares. `src/lib.rs` and `src/main.rs` begin, and need no declaration.
fn strays(sources: &[Source]) -> Vec<String> {
    let is_declared = |source: &Source| {
        source.parents().is_none_or(|parents| {
            let parents = sources.iter().filter(|other| parents.contains(&other.path));
            parents
                .flat_map(Source::declared)
                .any(|name| Some(name) == source.name())
        })
    };
    let strays = sources.iter().filter(|source| !is_declared(source));
    strays
        .map(|source| format!("{}: declared by no `mod`", source.path.display()))
        .collect()
}

fn read_all(folder: &Path, root: &Path, sources: &mut Vec<Source>) {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder exists")
        .map(|entry| entry.expect("the entry is readable").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read_all(&path, root, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("the file is UTF-8");
            let path = path.strip_prefix(root).expect("the file is below the root");
            sources.push(Source {
                path: path.to_owned(),
                text,
            });
        }
    }
}

#[test]
fn the_house_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    read_all(&root.join("src"), root, &mut sources);
    assert!(sources.len() > 5, "only {} files found", sources.len());
    let tests = scan::test_files(&sources);
    let checked = sources
        .iter()
        .filter(|source| !tests.contains(&source.path));
    let mut found: Vec<_> = checked.flat_map(faults).collect();
    found.extend(strays(&sources));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_allowed_edge_leads_down() {
    for room in HOUSE {
        for name in room.may_name {
            let other = find(name).unwrap_or_else(|| panic!("{name} has no row"));
            assert!(
                other.floor < room.floor,
                "{} must not name {name}",
                room.name
            );
        }
    }
}

fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.into(),
        text: text.into(),
    }
}

fn said(path: &str, text: &str) -> String {
    faults(&source(path, text)).join("\n")
}

#[test]
fn a_wrong_import_is_found_with_its_line() {
    let text = "//! A.\n\nuse crate::geom::Abs;\nuse crate::document::Text;\n";
    assert_eq!(
        said("src/render/png.rs", text),
        "src/render/png.rs:4: `render` may not name `document`"
    );
    assert_eq!(said("src/layout/mod.rs", text), "");
}

#[test]
fn an_import_in_the_middle_of_code_is_found() {
    let text = "//! A.\nfn f(page: &crate::layout::Page) {}\n";
    assert!(said("src/scene/mod.rs", text).contains(":2: `scene` may not name `layout`"));
}

#[test]
fn the_guest_may_not_go_in_by_the_back_door() {
    let text = "//! A.\nuse crate::pipeline::run;\nuse changtu::Report;\n";
    assert!(said("src/cli/mod.rs", text).contains("`cli` may not name `pipeline`"));
}

#[test]
fn a_grouped_import_and_the_root_are_found() {
    let text = "//! A.\nuse crate::{color::Color, geom::Abs};\nuse crate::Book;\nuse crate::*;\n";
    let said = said("src/scene/item.rs", text);
    assert!(said.contains(":2: a grouped import"), "{said}");
    assert!(said.contains(":3: `crate::Book` is no module"), "{said}");
    assert!(said.contains(":4: a grouped import"), "{said}");
}

#[test]
fn a_climb_to_the_root_is_found() {
    let text = "//! A.\nuse super::super::document::Text;\n";
    assert!(said("src/scene/item.rs", text).contains(":2: `super` leads to the root"));
    assert_eq!(
        said("src/scene/item.rs", "//! A.\nuse super::paint::Paint;\n"),
        ""
    );
    assert!(said("src/color.rs", "//! A.\nuse super::geom::Abs;\n").contains("leads to the root"));
}

#[test]
fn form_is_checked() {
    assert!(said("src/geom/mod.rs", "/// A.\n").contains("no `//!` header"));
    let long = format!("//! A.\n{}", "\n".repeat(LONGEST));
    assert!(said("src/geom/mod.rs", &long).contains("601 lines"));
    assert!(said("src/util.rs", "//! A.\n").contains("without a row"));
}

#[test]
fn a_stray_file_is_found() {
    let sources = [
        source("src/lib.rs", "//! A.\npub mod geom;\n// mod color;\n"),
        source("src/geom/mod.rs", "//! A.\nmod length;\n"),
        source("src/geom/length.rs", "//! A.\n"),
        source("src/geom/angle.rs", "//! A.\n"),
        source("src/color.rs", "//! A.\n"),
    ];
    let expected = [
        "src/geom/angle.rs: declared by no `mod`",
        "src/color.rs: declared by no `mod`",
    ];
    assert_eq!(strays(&sources), expected);
}
