//! The embedded fonts are the files they should be, and cover what posters are written in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use changtu::font::{Book, Face, Form, Ink};
use sha2::{Digest, Sha256};

const REPORT: &str = include_str!("../examples/beibei/report.md");
const COMMON: &str = include_str!("../fonts/common-8105.txt");
/// The families for rare characters, in the order of the fallback.
const RARE: [&str; 3] = [
    "Noto Sans SC Rare",
    "Changtu Rare Hei",
    "Changtu Rare Hei GH",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")
}

/// Files that describe or make the others, and what a rebuild leaves.
fn is_workshop(path: &str) -> bool {
    ["SHA256SUMS", "README.md", "build_fonts.sh"].contains(&path)
        || path.ends_with(".py")
        || path.ends_with(".mjs")
        || ["built/", "_work/", "__pycache__/"]
            .iter()
            .any(|folder| path.starts_with(folder))
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("a string takes everything");
            text
        })
}

/// Every file below a folder with its sum, by its path from the root.
fn sums(folder: &Path, root: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("the entry is readable").path();
        let name = path.strip_prefix(root).expect("the file is below the root");
        let name = name.to_string_lossy().replace('\\', "/");
        if is_workshop(&name) || is_workshop(&format!("{name}/")) {
            continue;
        }
        if path.is_dir() {
            sums(&path, root, found);
        } else {
            found.insert(name, sum(&fs::read(&path).expect("the file is readable")));
        }
    }
}

#[test]
fn every_file_has_its_sum() {
    let list = fs::read_to_string(folder().join("SHA256SUMS")).expect("the list exists");
    let expected: BTreeMap<String, String> = list
        .lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(sum, path)| (path.trim_start_matches("./").to_owned(), sum.to_owned()))
        .collect();
    let mut found = BTreeMap::new();
    sums(&folder(), &folder(), &mut found);
    assert_eq!(found, expected);
}

#[test]
fn the_program_holds_the_files_of_the_folder() {
    let mut on_disk = BTreeMap::new();
    sums(&folder(), &folder(), &mut on_disk);
    let is_face = |path: &&String| path.ends_with(".otf") || path.ends_with(".ttf");
    let mut files: Vec<_> = on_disk
        .keys()
        .filter(is_face)
        .map(|path| &on_disk[path])
        .collect();
    let book = Book::embedded();
    let held: Vec<_> = book.faces().map(|(_, face)| sum(face.bytes())).collect();
    let mut held: Vec<_> = held.iter().collect();
    files.sort();
    held.sort();
    assert_eq!(held, files);
}

/// The faces that running text and titles are set in.
fn text_faces(book: &Book) -> Vec<&Face> {
    let is_text = |face: &&Face| ["Noto Sans SC", "Noto Serif SC"].contains(&face.family());
    book.faces().map(|(_, face)| face).filter(is_text).collect()
}

fn missing(text: &str) -> Vec<String> {
    let book = Book::embedded();
    let faces = text_faces(&book);
    assert_eq!(
        faces.len(),
        7,
        "four weights of the sans and three of the serif"
    );
    let chars = || text.chars().filter(|char| !char.is_control());
    let missing = faces.iter().flat_map(|face| {
        chars()
            .filter(|char| !face.covers(*char))
            .map(|char| format!("{} {}: {char}", face.family(), face.weight()))
    });
    missing.collect()
}

#[test]
fn every_text_face_covers_the_example() {
    assert_eq!(missing(REPORT), [""; 0]);
}

#[test]
fn every_text_face_covers_the_common_characters() {
    assert_eq!(
        COMMON.chars().filter(|char| !char.is_control()).count(),
        8105
    );
    assert_eq!(missing(COMMON), [""; 0]);
}

#[test]
fn a_character_that_no_face_has_is_missed() {
    assert_eq!(missing("国\u{E000}").len(), 7);
}

/// The faces of a family.
fn faces<'a>(book: &'a Book, family: &str) -> Vec<&'a Face> {
    let faces = book.faces().map(|(_, face)| face);
    faces.filter(|face| face.family() == family).collect()
}

/// The ideographs beyond the basic plane that a face has.
fn extensions(face: &Face) -> BTreeSet<char> {
    ('\u{20000}'..='\u{323AF}')
        .filter(|char| face.covers(*char))
        .collect()
}

#[test]
fn the_basic_block_and_extension_a_are_whole() {
    let book = Book::embedded();
    let covered = |char: char| book.faces().any(|(_, face)| face.covers(char));
    // The last of the block came with Unicode 14, after the face was made.
    let basic = '\u{4E00}'..='\u{9FEF}';
    let lacking: Vec<char> = basic
        .chain('\u{3400}'..='\u{4DB5}')
        .filter(|char| !covered(*char))
        .collect();
    assert_eq!(lacking, [] as [char; 0]);
    let han = faces(&book, "Noto Sans SC Han")[0];
    let text = faces(&book, "Noto Sans SC")[0];
    assert!(han.covers('龘') && !text.covers('龘'));
}

#[test]
fn rare_characters_are_in_both_weights_and_in_one_family() {
    let book = Book::embedded();
    let mut all: BTreeSet<char> = extensions(faces(&book, "Noto Sans SC")[0]);
    let mut counts = vec![all.len()];
    for family in RARE {
        let faces = faces(&book, family);
        let [light, bold] = faces[..] else {
            panic!("{family}: two weights");
        };
        let own = extensions(light);
        assert_eq!(own, extensions(bold), "{family}");
        assert!(own.is_disjoint(&all), "{family}");
        counts.push(own.len());
        all.extend(own);
    }
    // What fonts/README.md and the decision on rare characters say.
    assert_eq!(counts, [196, 2114, 587, 1192]);
}

/// FB-04: the ink of a fallback is 0.80–0.97 em high, and its advance is one em. A character may be
/// flat (`𠀀` is not); so nine of ten must comply, and none may leave the em box by more than a little.
#[test]
fn rare_characters_fill_their_box() {
    let book = Book::embedded();
    for face in RARE.iter().flat_map(|family| faces(&book, family)) {
        let mut heights = Vec::new();
        for char in extensions(face) {
            let formed = face.shape(&[(char, 0)], Form::Han);
            assert!((formed[0].advance - 1.0).abs() < 0.001, "{char}");
            let ink = Ink::of(face, formed[0].id).expect("the glyph has ink");
            assert!(ink.top < 0.93 && ink.bottom > -0.17, "{char} {ink:?}");
            assert!(ink.left > -0.06 && ink.right < 1.06, "{char} {ink:?}");
            heights.push(ink.top - ink.bottom);
        }
        let good = heights
            .iter()
            .filter(|height| (0.80..=0.97).contains(*height));
        let share = good.count() as f64 / heights.len() as f64;
        assert!(share > 0.9, "{} {}: {share}", face.family(), face.weight());
    }
}
