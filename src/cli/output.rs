//! Output files, which appear whole or not at all: written beside the target, then renamed.

use std::fmt::Write as _;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use changtu::diag::Message;
use changtu::pipeline::Poster;
use changtu::render::{self, png, svg};
use changtu::scene::Scene;
use sha2::{Digest, Sha256};
use tempfile::{Builder, NamedTempFile};

use super::args::Format;
use super::input::is_stream;
use super::voice::{Exit, Fault, reason};

/// The beginning of the names under which files are written before they are whole.
pub const UNFINISHED: &str = ".changtu-";

/// Where a poster goes and as what.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The file; `-` for standard output.
    pub path: PathBuf,
    /// The format.
    pub format: Format,
}

/// A poster that was written.
#[derive(Debug)]
pub struct Written {
    /// Where it went.
    pub target: Target,
    /// Its extent in device pixels.
    pub size: (u32, u32),
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
}

impl Target {
    /// A target by the ending of its name.
    pub fn of(path: &Path, on_stream: Format) -> Result<Self, Fault> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let format = match ending.map(str::to_ascii_lowercase).as_deref() {
            _ if is_stream(path) => on_stream,
            Some("png") => Format::Png,
            Some("svg") => Format::Svg,
            _ => return Err(unknown_ending(path)),
        };
        Ok(Self {
            path: path.to_owned(),
            format,
        })
    }

    /// Its name in messages.
    fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Whether it is standard output.
    pub fn is_stream(&self) -> bool {
        is_stream(&self.path)
    }
}

fn unknown_ending(path: &Path) -> Fault {
    let name = path.display();
    Fault::usage(
        "unknown-format",
        format!("不知道“{name}”要写成什么格式"),
        format!("cannot tell the format of `{name}`"),
    )
    .with_hint(
        "输出文件名以 .png 或 .svg 结尾",
        "an output file ends in .png or .svg",
    )
}

/// Writes a poster to all targets: first every file under another name, then all take theirs.
pub fn write(poster: &Poster, scale: f64, targets: &[Target]) -> Result<Vec<Written>, Fault> {
    let mut unfinished = Vec::new();
    let mut written = Vec::new();
    for target in targets {
        if target.is_stream() {
            written.push(draw(poster, scale, target, stdout()?)?);
            continue;
        }
        let begun = begin(&target.path);
        let (place, file) = begun.map_err(|error| cannot_write(&target.name(), &error))?;
        written.push(draw(poster, scale, target, &file)?);
        unfinished.push((target, place, file));
    }
    for (target, place, file) in unfinished {
        let kept = file.persist(&place);
        kept.map_err(|error| cannot_write(&target.name(), &error.error))?;
    }
    Ok(written)
}

/// Draws a poster into one output.
fn draw(poster: &Poster, scale: f64, target: &Target, out: impl Write) -> Result<Written, Fault> {
    let mut tally = Tally::new(BufWriter::new(out));
    let size = encode(poster, scale, target.format, &mut tally)
        .and_then(|size| Ok(tally.flush().map(|()| size)?))
        .map_err(|error| fault(&target.name(), error))?;
    let (bytes, sha256) = tally.done();
    Ok(Written {
        target: target.clone(),
        size,
        bytes,
        sha256,
    })
}

fn stdout() -> Result<io::StdoutLock<'static>, Fault> {
    let stdout = io::stdout();
    if stdout.is_terminal() {
        return Err(Fault::usage(
            "terminal",
            "图片不能写到终端上",
            "a picture is not written to a terminal",
        )
        .with_hint(
            "用“-o 文件名.png”，或者用“>”重定向",
            "use `-o FILE.png`, or redirect with `>`",
        ));
    }
    Ok(stdout.lock())
}

/// The file that a path leads to, and another beside it to write in.
fn begin(path: &Path) -> io::Result<(PathBuf, NamedTempFile)> {
    let place = match path.is_symlink() {
        true => path.canonicalize()?,
        false => path.to_owned(),
    };
    if place.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let folder = match place.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let file = new_file(folder)?;
    Ok((place, file))
}

/// A file with the rights that any new file has.
pub fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
        builder.tempfile_in(folder)
    }
    #[cfg(not(unix))]
    builder.tempfile_in(folder)
}

/// A file that could not be written.
pub fn cannot_write(name: &str, error: &io::Error) -> Fault {
    refused(name, reason(error))
}

fn refused(name: &str, why: Message) -> Fault {
    Fault::files(
        "cannot-write",
        format!("“{name}”写不进去：{}", why.zh),
        format!("cannot write `{name}`: {}", why.en),
    )
}

fn fault(name: &str, error: render::Error) -> Fault {
    match error {
        render::Error::Size { width, height } => {
            let message = Message::new(
                format!("画不了 {width}×{height} 像素的图"),
                format!("cannot draw a poster of {width}×{height} pixels"),
            );
            Fault::new(Exit::Usage, "too-large", message)
        }
        render::Error::Limit {
            format,
            limit,
            width,
            height,
        } => {
            let message = Message::new(
                format!("{format} 每边最多 {limit} 像素，这张图是 {width}×{height}"),
                format!(
                    "{format} holds at most {limit} pixels a side, and the poster is {width}×{height}"
                ),
            );
            Fault::new(Exit::Usage, "too-large", message)
        }
        render::Error::Budget { budget, smallest } => {
            let message = Message::new(
                format!("最小也要 {smallest} 字节，超过了 {budget} 字节"),
                format!("the picture takes at least {smallest} bytes, more than {budget}"),
            );
            Fault::new(Exit::Usage, "too-many-bytes", message)
        }
        render::Error::Write(error) => cannot_write(name, &error),
        render::Error::Encode(why) => refused(name, Message::new(why.clone(), why)),
    }
}

/// Encodes, and answers with the extent.
fn encode(
    poster: &Poster,
    scale: f64,
    format: Format,
    out: &mut dyn Write,
) -> Result<(u32, u32), render::Error> {
    let Some(scene) = &poster.scene else {
        let nothing = "there is nothing to draw";
        return Err(render::Error::Encode(nothing.to_owned()));
    };
    match format {
        Format::Png => {
            let options = png::Options {
                scale,
                ..Default::default()
            };
            png::encode(scene, &poster.book, &options, out)?;
        }
        Format::Svg => {
            let options = svg::Options {
                title: Some(poster.title.clone()).filter(|title| !title.is_empty()),
                lang: Some("zh-CN".to_owned()),
                ..Default::default()
            };
            svg::encode(scene, &poster.book, &options, out)?;
        }
    }
    Ok(extent(scene, scale, format))
}

/// The extent of the file: device pixels, or px of the poster for vectors.
fn extent(scene: &Scene, scale: f64, format: Format) -> (u32, u32) {
    let scale = match format {
        Format::Png => scale,
        Format::Svg => 1.0,
    };
    let pixels = |length: changtu::geom::Abs| (length.to_px() * scale).round() as u32;
    (pixels(scene.size.width), pixels(scene.size.height))
}

/// Counts and digests what goes through.
struct Tally<W> {
    out: W,
    bytes: u64,
    digest: Sha256,
}

impl<W: Write> Tally<W> {
    fn new(out: W) -> Self {
        Self {
            out,
            bytes: 0,
            digest: Sha256::new(),
        }
    }

    /// The number of bytes, and their digest in hexadecimal.
    fn done(self) -> (u64, String) {
        let mut hex = String::new();
        for byte in self.digest.finalize() {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
        }
        (self.bytes, hex)
    }
}

impl<W: Write> Write for Tally<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.bytes += count as u64;
        self.digest.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
