//! The one door for bytes: files below a root folder, or files in memory.
//!
//! Nothing outside the root can be named: not by `..`, not by an absolute path, not by a link.

mod error;
mod picture;
mod svg;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

pub use error::WorldError;
pub use picture::{Limits, Picture, decode};

/// No file of a report is larger.
pub const FILE_BYTES: u64 = 64 << 20;

/// Where a report's pictures, fonts and packs come from.
#[derive(Debug, Clone)]
pub struct World {
    place: Place,
}

#[derive(Debug, Clone)]
enum Place {
    Disk(PathBuf),
    Memory(BTreeMap<String, Vec<u8>>),
}

impl World {
    /// The files below a folder.
    pub fn disk(root: impl Into<PathBuf>) -> Self {
        Self {
            place: Place::Disk(root.into()),
        }
    }

    /// Files by their path, with `/` between folders.
    pub fn memory<N: Into<String>, B: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (N, B)>,
    ) -> Self {
        let files = files
            .into_iter()
            .map(|(name, bytes)| (name.into(), bytes.into()));
        Self {
            place: Place::Memory(files.collect()),
        }
    }

    /// The bytes of a file.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, WorldError> {
        let path = inside(path)?;
        match &self.place {
            Place::Memory(files) => {
                let bytes = files.get(&path).ok_or(WorldError::Missing)?;
                match bytes.len() as u64 > FILE_BYTES {
                    true => Err(WorldError::TooLarge),
                    false => Ok(bytes.clone()),
                }
            }
            Place::Disk(root) => read_below(root, &path),
        }
    }

    /// The paths of the files in a folder and its folders, sorted; at most 10,000, links left out.
    pub fn list(&self, folder: &str) -> Result<Vec<String>, WorldError> {
        let folder = if folder.is_empty() {
            String::new()
        } else {
            inside(folder)?
        };
        let prefix = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        match &self.place {
            Place::Memory(files) => Ok(files
                .keys()
                .filter(|name| name.starts_with(&prefix))
                .cloned()
                .collect()),
            Place::Disk(root) => {
                let mut found = Vec::new();
                walk(&root.join(&folder), &prefix, 0, &mut found)?;
                found.sort();
                Ok(found)
            }
        }
    }
}

/// Folders of folders deeper than this are not looked at.
const FOLDERS: usize = 8;
/// More files than this are not listed.
const FILES: usize = 10_000;

fn walk(
    folder: &Path,
    prefix: &str,
    depth: usize,
    found: &mut Vec<String>,
) -> Result<(), WorldError> {
    for entry in std::fs::read_dir(folder).map_err(WorldError::from)? {
        let entry = entry.map_err(WorldError::from)?;
        let kind = entry.file_type().map_err(WorldError::from)?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        if kind.is_dir() && depth < FOLDERS {
            walk(&entry.path(), &format!("{prefix}{name}/"), depth + 1, found)?;
        } else if kind.is_file() && found.len() < FILES {
            found.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}

/// The path in its plain form, with `/` between folders, when it stays below the root.
fn inside(path: &str) -> Result<String, WorldError> {
    let path = path.replace('\\', "/");
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    if path.is_empty() || has_drive || path.contains('\0') {
        return Err(if path.is_empty() {
            WorldError::Missing
        } else {
            WorldError::Outside
        });
    }
    let mut parts: Vec<&str> = Vec::new();
    for component in Path::new(&path).components() {
        match component {
            Component::Normal(part) => parts.push(part.to_str().ok_or(WorldError::Missing)?),
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop().ok_or(WorldError::Outside)?;
            }
            Component::RootDir | Component::Prefix(_) => return Err(WorldError::Outside),
        }
    }
    Ok(parts.join("/"))
}

fn read_below(root: &Path, path: &str) -> Result<Vec<u8>, WorldError> {
    let root = root.canonicalize().map_err(WorldError::from)?;
    let path = root.join(path).canonicalize().map_err(WorldError::from)?;
    if !path.starts_with(&root) {
        return Err(WorldError::Outside);
    }
    let about = std::fs::metadata(&path).map_err(WorldError::from)?;
    if !about.is_file() {
        return Err(WorldError::NotAFile);
    }
    if about.len() > FILE_BYTES {
        return Err(WorldError::TooLarge);
    }
    let mut bytes = Vec::new();
    let file = File::open(&path).map_err(WorldError::from)?;
    file.take(FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(WorldError::from)?;
    match bytes.len() as u64 > FILE_BYTES {
        true => Err(WorldError::TooLarge),
        false => Ok(bytes),
    }
}
