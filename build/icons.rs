//! Packs the icons: an index that needs no reading, and the drawings of each deflated by itself, so that
//! one icon costs no other.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// The columns of `icons.tsv`.
const COLUMNS: usize = 9;

/// What the program holds of the set.
#[derive(Default)]
struct Packed {
    /// The source of a list of icons.
    icons: String,
    /// Which icon a name means.
    names: BTreeMap<String, usize>,
    /// The drawings, one behind the other.
    bodies: Vec<u8>,
}

/// Reads the set and writes the list of icons, the sorted names and the drawings.
pub fn pack(set: &Path, out: &Path) -> io::Result<()> {
    println!("cargo:rerun-if-changed={}", set.display());
    let text = fs::read_to_string(set)?;
    let mut packed = Packed::default();
    for (at, line) in text.lines().enumerate() {
        add(&mut packed, at, line)?;
    }
    let mut names = String::new();
    for (name, at) in &packed.names {
        write!(names, "({name:?}, {at}),").map_err(io::Error::other)?;
    }
    fs::write(out.join("icons.rs"), format!("&[{}]", packed.icons))?;
    fs::write(out.join("icon_names.rs"), format!("&[{names}]"))?;
    fs::write(out.join("icons.bin"), packed.bodies)
}

fn add(packed: &mut Packed, at: usize, line: &str) -> io::Result<()> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [
        id,
        keywords,
        english,
        group,
        _source,
        size,
        duo,
        solid,
        thin,
    ] = cells[..]
    else {
        let wrong = format!("line {} has {} columns, not {COLUMNS}", at + 1, cells.len());
        return Err(io::Error::other(wrong));
    };
    // `~` marks a word that finds the icon but means another.
    let (other, own): (Vec<&str>, Vec<&str>) =
        keywords.split('/').partition(|word| word.starts_with('~'));
    for name in own.iter().chain([&id]) {
        if packed.names.insert((*name).to_owned(), at).is_some() {
            return Err(io::Error::other(format!("two icons are named {name}")));
        }
    }
    let words: Vec<&str> = other
        .iter()
        .map(|word| word.trim_start_matches('~'))
        .chain(english.split('/').filter(|word| !word.is_empty()))
        .collect();
    let (zh, en) = group.rsplit_once('|').unwrap_or((group, group));
    let size = size.replace(' ', ".0, ");
    let from = packed.bodies.len();
    packed.bodies.extend(deflated(&[duo, solid, thin])?);
    let to = packed.bodies.len();
    write!(
        packed.icons,
        "Icon {{ id: {id:?}, keywords: &{own:?}, words: &{words:?}, group: ({zh:?}, {en:?}), \
         size: [{size}.0], body: ({from}, {to}) }},"
    )
    .map_err(io::Error::other)
}

/// The drawings of one icon, a zero byte between two.
fn deflated(drawings: &[&str]) -> io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(drawings.join("\0").as_bytes())?;
    encoder.finish()
}
