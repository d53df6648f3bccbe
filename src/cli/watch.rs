//! `render --watch`: draws again whenever something beside the report is saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::args::RenderArgs;
use super::input::is_stream;
use super::output::UNFINISHED;
use super::render::Plan;
use super::voice::{Exit, Fault, Voice};
use super::{Outcome, render};

/// Editors save in several steps; this long after the last one the file is whole.
const QUIET: Duration = Duration::from_millis(100);
/// Something may change all the time; this long after the first change the poster is drawn anyway.
const LONGEST: Duration = Duration::from_secs(2);

/// Draws now and at every change, until it is stopped.
pub fn run(args: &RenderArgs, plan: &Plan, voice: &Voice) -> Outcome {
    if is_stream(&args.report.report) {
        return Err(Fault::usage(
            "watch-stream",
            "标准输入不能盯着看",
            "standard input cannot be watched",
        ));
    }
    // Begun before the first drawing, so that no change is lost meanwhile.
    let (sender, changes) = channel();
    let watcher = notify::recommended_watcher(sender);
    let mut watcher = watcher.map_err(|error| cannot_watch(&error))?;
    for folder in folders(args) {
        let whole = watcher.watch(&folder, RecursiveMode::Recursive);
        // Too many folders below: the nearest one is what matters.
        let near = whole.or_else(|_| watcher.watch(&folder, RecursiveMode::NonRecursive));
        near.map_err(|error| cannot_watch(&error))?;
    }
    let sight = Sight {
        report: whole(&args.report.report),
        ours: plan
            .targets
            .iter()
            .map(|target| whole(&target.path))
            .collect(),
    };
    loop {
        if let Err(fault) = render::draw(args, plan, voice) {
            voice.complain(fault);
        }
        voice.murmur(voice.pick(
            "等待修改……（按 Ctrl-C 结束）",
            "waiting for changes… (Ctrl-C ends)",
        ));
        if !next(&changes, &sight) {
            return Ok(Exit::Files);
        }
    }
}

/// The folders of the report and of the layout.
fn folders(args: &RenderArgs) -> Vec<PathBuf> {
    let report = match args.report.report.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let layout = args.report.lay.layout.as_ref().map(PathBuf::from);
    let layout = layout.filter(|folder| folder.is_dir());
    std::iter::once(report).chain(layout).collect()
}

/// Waits for a change that is not of our making and for the quiet after it; false when no change can
/// come any more.
fn next(changes: &Receiver<notify::Result<Event>>, sight: &Sight) -> bool {
    loop {
        match changes.recv() {
            Ok(Ok(event)) if sight.is_change(&event) => break,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
    let longest = Instant::now() + LONGEST;
    let mut end = Instant::now() + QUIET;
    loop {
        let left = end.min(longest).saturating_duration_since(Instant::now());
        match changes.recv_timeout(left) {
            // Others may read the files all the time; only a change begins the wait anew.
            Ok(Ok(event)) if sight.is_change(&event) => end = Instant::now() + QUIET,
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// The endings of files that a poster is made of; logs and the like beside the report are not.
const PARTS: [&str; 12] = [
    "yaml", "yml", "svg", "png", "jpg", "jpeg", "webp", "gif", "bmp", "ttf", "otf", "ttc",
];

/// What is looked at.
struct Sight {
    /// The report.
    report: PathBuf,
    /// The files that we write.
    ours: Vec<PathBuf>,
}

impl Sight {
    fn is_change(&self, event: &Event) -> bool {
        let is_read = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
            EventKind::Access(_) => true,
            _ => false,
        };
        !is_read && event.paths.iter().any(|path| self.matters(path))
    }

    fn matters(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let is_part = PARTS.contains(&&*ending.to_ascii_lowercase());
        let path = whole(path);
        let is_ours = name.starts_with(UNFINISHED) || self.ours.iter().any(|own| wrote(own, &path));
        !is_ours && (is_part || path == self.report)
    }
}

/// Whether we wrote a file for a target: under its name, with a number, or with another ending.
fn wrote(target: &Path, path: &Path) -> bool {
    if target.parent() != path.parent() {
        return false;
    }
    let stem = |path: &Path| {
        path.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let (own, other) = (stem(target), stem(path));
    let is_number = |rest: &str| {
        let digits = rest.strip_prefix('-');
        digits.is_some_and(|digits| {
            digits.len() >= 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    match other.strip_prefix(&own) {
        Some("") => target == path || path.extension().is_some_and(|ending| ending == "jpg"),
        Some(rest) => is_number(rest),
        None => false,
    }
}

/// A path from the root, of a file that need not exist.
fn whole(path: &Path) -> PathBuf {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    folder.join(path.file_name().unwrap_or_default())
}

fn cannot_watch(error: &notify::Error) -> Fault {
    Fault::files(
        "cannot-watch",
        format!("盯不住报告所在的文件夹：{error}"),
        format!("cannot watch the report's folder: {error}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_files_are_ours() {
        let ours = |path: &str| wrote(Path::new("/a/图.png"), Path::new(path));
        for path in ["/a/图.png", "/a/图-01.png", "/a/图-123.jpg", "/a/图.jpg"] {
            assert!(ours(path), "{path}");
        }
        for path in [
            "/b/图.png",
            "/a/图2.png",
            "/a/图-一.png",
            "/a/图-1.png",
            "/a/图.yaml",
        ] {
            assert!(!ours(path), "{path}");
        }
    }
}
