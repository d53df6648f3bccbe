//! What a command reads: the report, the folder of its files, fonts, a layout of the user's own.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use changtu::diag::{Message, nearest};
use changtu::medium::Medium;
use changtu::pack;
use changtu::pipeline::{self, Poster};
use changtu::world::{FILE_BYTES, World};

use super::args::{LayArgs, MissingGlyph, TextScale};
use super::voice::{Exit, Fault, reason};

/// The bytes of a report, its name in messages, and the files beside it.
pub struct Report {
    /// The name that messages show.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// The folder of its pictures, fonts and layouts.
    pub folder: PathBuf,
}

/// Whether a path stands for standard input or output.
pub fn is_stream(path: &Path) -> bool {
    path.as_os_str() == "-"
}

impl Report {
    /// Reads a report file, or standard input.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        if is_stream(path) {
            let bytes = capped(std::io::stdin().lock(), "-")?;
            return Ok(Self {
                name: "<stdin>".to_owned(),
                bytes,
                folder: PathBuf::from("."),
            });
        }
        let name = path.display().to_string();
        let file = open(path)?;
        let folder = match path.parent() {
            Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
            Some(parent) => parent.to_owned(),
            None => PathBuf::from("."),
        };
        Ok(Self {
            bytes: capped(file, &name)?,
            name,
            folder,
        })
    }

    /// Lays the report out.
    pub fn lay_out(&self, options: &pipeline::Options) -> Poster {
        let world = World::disk(&self.folder);
        pipeline::lay_out(&self.name, &self.bytes, &world, options)
    }
}

fn open(path: &Path) -> Result<std::fs::File, Fault> {
    let name = path.display();
    if path.is_dir() {
        return Err(Fault::files(
            "cannot-read",
            format!("“{name}”是文件夹，不是报告文件"),
            format!("`{name}` is a folder, not a report file"),
        ));
    }
    std::fs::File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Fault::files(
            "missing-file",
            format!("没有“{name}”这个文件"),
            format!("there is no file `{name}`"),
        )
        .with_hint(
            "检查文件名和所在的文件夹；要新写一份，用“changtu new”",
            "check its name and folder; `changtu new` writes a new one",
        ),
        _ => cannot_read(&name.to_string(), &error),
    })
}

fn cannot_read(name: &str, error: &std::io::Error) -> Fault {
    let why = reason(error);
    Fault::files(
        "cannot-read",
        format!("“{name}”读不出来：{}", why.zh),
        format!("cannot read `{name}`: {}", why.en),
    )
}

/// The bytes of a file that the command line names.
pub fn file(path: &Path) -> Result<Vec<u8>, Fault> {
    capped(open(path)?, &path.display().to_string())
}

/// Reads to the end, but never more than a report may have.
fn capped(source: impl Read, name: &str) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let read = source.take(FILE_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| cannot_read(name, &error))?;
    match bytes.len() as u64 > FILE_BYTES {
        true => {
            let message = Message::new(
                format!("“{name}”超过 64 MB，不像是报告"),
                format!("`{name}` is larger than 64 MB, which no report is"),
            );
            Err(Fault::new(Exit::Input, "too-large", message))
        }
        false => Ok(bytes),
    }
}

/// What the command line asks of the pipeline.
pub fn options(args: &LayArgs, medium: Medium, folder: &Path) -> Result<pipeline::Options, Fault> {
    let mut options = pipeline::Options {
        medium,
        fonts: fonts(&args.font_dir)?,
        missing_glyph: match args.missing_glyph {
            MissingGlyph::Error => pipeline::MissingGlyph::Error,
            MissingGlyph::Placeholder => pipeline::MissingGlyph::Placeholder,
        },
        text_scale: args.text_scale.map(|scale| match scale {
            TextScale::Standard => pipeline::TextScale::Standard,
            TextScale::Large => pipeline::TextScale::Large,
        }),
        ..Default::default()
    };
    if let Some(name) = &args.layout {
        let (name, world) = layout(name, folder)?;
        (options.layout, options.layouts) = (Some(name), world);
    }
    Ok(options)
}

/// A layout by the name of a built-in one, else by its folder, else by its folder beside the report.
pub fn layout(name: &str, folder: &Path) -> Result<(String, Option<World>), Fault> {
    if pack::built_in_names().any(|known| known == name) {
        return Ok((name.to_owned(), None));
    }
    if Path::new(name).join("layout.yaml").is_file() {
        let (name, world) = pack_folder(Path::new(name))?;
        return Ok((name, Some(world)));
    }
    if folder.join(name).join("layout.yaml").is_file() {
        return Ok((name.to_owned(), None));
    }
    let fault = Fault::usage(
        "unknown-layout",
        format!("没有名为“{name}”的版式，也没有这个版式文件夹"),
        format!("there is no layout `{name}`, nor such a layout folder"),
    );
    let known: Vec<&str> = pack::built_in_names().collect();
    Err(match nearest(name, known.iter().copied()) {
        Some(near) => fault.with_hint(
            format!("是不是“{near}”？"),
            format!("did you mean `{near}`?"),
        ),
        None => fault.with_hint(
            format!("现有版式：{}", known.join("、")),
            format!("there are: {}", known.join(", ")),
        ),
    })
}

/// A layout's folder as the library wants it: a name below a world. The name is never that of a
/// built-in layout, and is what the user typed where that is possible.
pub fn pack_folder(path: &Path) -> Result<(String, World), Fault> {
    let cannot = |error: std::io::Error| cannot_read(&path.display().to_string(), &error);
    let whole = path.canonicalize().map_err(cannot)?;
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let here = here.map_err(cannot)?;
    let (root, below) = match whole.strip_prefix(&here) {
        Ok(below) if !below.as_os_str().is_empty() => (here.clone(), below.to_owned()),
        _ => match (whole.parent(), whole.file_name()) {
            (Some(parent), Some(name)) => (parent.to_owned(), PathBuf::from(name)),
            _ => (whole.clone(), PathBuf::from(".")),
        },
    };
    let name = below.to_string_lossy().into_owned();
    let is_taken = pack::built_in_names().any(|known| known == name);
    let name = if is_taken { format!("./{name}") } else { name };
    Ok((name, World::disk(root)))
}

/// A font file's name and bytes.
type FontFile = (String, Arc<[u8]>);

/// The font files of folders, in the order of their names.
pub fn fonts(folders: &[PathBuf]) -> Result<Vec<FontFile>, Fault> {
    let mut found = Vec::new();
    for folder in folders {
        let cannot = |error: std::io::Error| cannot_read(&folder.display().to_string(), &error);
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(cannot)? {
            let path = entry.map_err(cannot)?.path();
            if is_font(&path) && path.is_file() {
                files.push(path);
            }
        }
        files.sort();
        for file in files {
            let name = file.display().to_string();
            let bytes = capped(open(&file)?, &name)?;
            found.push((name, Arc::from(bytes)));
        }
    }
    Ok(found)
}

fn is_font(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        ["ttf", "otf", "ttc"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}
