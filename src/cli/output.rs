//! Output files, which appear whole or not at all: written beside the target, then renamed.

use std::fmt::Write as _;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use changtu::diag::Message;
use changtu::render;
use sha2::{Digest, Sha256};
use tempfile::{Builder, NamedTempFile};

use super::encode::{self, Job, Made};
use super::plan::File;
use super::voice::{Exit, Fault, reason};

/// The beginning of the names under which files are written before they are whole.
pub const UNFINISHED: &str = ".changtu-";

/// A file that was written.
#[derive(Debug)]
pub struct Written {
    /// Where it went and what it shows.
    pub file: File,
    /// How large it is, and what was done to it.
    pub made: Made,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
}

/// Writes all files of a poster: first each under another name, then all take theirs.
pub fn write(job: &Job<'_>, files: &[File]) -> Result<Vec<Written>, Fault> {
    let mut unfinished = Vec::new();
    let mut written = Vec::new();
    for file in files {
        let target = &file.target;
        if target.is_stream() {
            written.push(draw(job, file, stdout()?)?);
            continue;
        }
        let begun = begin(&target.path);
        let (mut place, temporary) = begun.map_err(|error| cannot_write(&target.name(), &error))?;
        let mut one = draw(job, file, &temporary)?;
        if let Some(ending) = one.made.ending {
            // A picture that had to become a JPEG is not called PNG.
            place.set_extension(ending);
            one.file.target.path.set_extension(ending);
        }
        written.push(one);
        unfinished.push((target, place, temporary));
    }
    for (target, place, temporary) in unfinished {
        let kept = temporary.persist(&place);
        kept.map_err(|error| cannot_write(&target.name(), &error.error))?;
    }
    Ok(written)
}

/// A file that was saved.
#[derive(Debug)]
pub struct Saved {
    /// Where it is.
    pub path: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
}

/// Saves files whose bytes are there: first each under another name, then all take theirs.
pub fn save<'a>(files: impl Iterator<Item = (&'a Path, &'a [u8])>) -> Result<Vec<Saved>, Fault> {
    let (mut unfinished, mut saved) = (Vec::new(), Vec::new());
    for (path, bytes) in files {
        let name = path.display().to_string();
        let cannot = |error: io::Error| cannot_write(&name, &error);
        let (place, temporary) = begin(path).map_err(cannot)?;
        let mut tally = Tally::new(BufWriter::new(&temporary));
        tally.write_all(bytes).map_err(cannot)?;
        tally.flush().map_err(cannot)?;
        let (bytes, sha256) = tally.done();
        saved.push(Saved {
            path: path.to_owned(),
            bytes,
            sha256,
        });
        unfinished.push((name, place, temporary));
    }
    for (name, place, temporary) in unfinished {
        let kept = temporary.persist(&place);
        kept.map_err(|error| cannot_write(&name, &error.error))?;
    }
    Ok(saved)
}

/// Writes a file that must not be there yet.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let name = path.display().to_string();
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = new_file(folder).map_err(|error| cannot_write(&name, &error))?;
    let written = file.write_all(bytes).and_then(|()| file.flush());
    written.map_err(|error| cannot_write(&name, &error))?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(taken(path)),
        Err(error) => Err(cannot_write(&name, &error.error)),
    }
}

/// A file that is there and is not overwritten.
pub fn taken(path: &Path) -> Fault {
    let name = path.display();
    Fault::files(
        "file-exists",
        format!("“{name}”已经有了，不覆盖"),
        format!("`{name}` exists already and is not overwritten"),
    )
}

/// Writes one file.
fn draw(job: &Job<'_>, file: &File, out: impl Write) -> Result<Written, Fault> {
    let mut tally = Tally::new(BufWriter::new(out));
    let made = encode::encode(job, file, &mut tally)
        .and_then(|made| Ok(tally.flush().map(|()| made)?))
        .map_err(|error| fault(&file.target.name(), error))?;
    let (bytes, sha256) = tally.done();
    Ok(Written {
        file: file.clone(),
        made,
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
    let fault = refused(name, reason(error));
    match error.kind() {
        io::ErrorKind::NotFound => fault.with_hint(
            "先建好它所在的文件夹",
            "make the folder that it is to be in",
        ),
        _ => fault,
    }
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
        } => Fault::usage(
            "too-large",
            format!("“{name}”：{format} 每边最多 {limit} 像素，这张图是 {width}×{height}"),
            format!("`{name}`: {format} holds {limit} pixels a side, and the picture has {width}×{height}"),
        )
        .with_hint(
            "写成 PNG，或者用 --slice 切开、用 --scale 缩小",
            "write PNG, or cut it with --slice, or make it smaller with --scale",
        ),
        render::Error::Budget { budget, smallest } => Fault::usage(
            "over-budget",
            format!("“{name}”最小也有 {smallest} 字节，渠道最多收 {budget}"),
            format!("`{name}` has {smallest} bytes at the least; the channel takes {budget}"),
        )
        .with_hint(
            "在自己的渠道表里把切片改矮（--media），或者用 --scale 缩小",
            "allow lower slices in a table of your own (--media), or make it smaller with --scale",
        ),
        render::Error::Write(error) => cannot_write(name, &error),
        render::Error::Encode(why) => refused(name, Message::new(why.clone(), why)),
    }
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
