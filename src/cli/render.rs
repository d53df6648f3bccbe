//! `render` and `check`: a report becomes a poster, or the list of what is wrong with it.

use std::path::{Path, PathBuf};
use std::time::Instant;

use changtu::diag::Diagnostic;
use changtu::pipeline::{Options, Poster};

use super::args::{RenderArgs, ReportArgs};
use super::input::{self, Report, is_stream};
use super::output::{self, Target};
use super::progress::Progress;
use super::voice::{Exit, Fault, Voice, errors, judged};
use super::{Outcome, summary, watch};

/// Draws a report, once or whenever it is saved.
pub fn run(args: &RenderArgs, voice: &Voice) -> Outcome {
    use_threads(args.report.lay.threads)?;
    let targets = targets(args)?;
    match args.watch {
        true => watch::run(args, &targets, voice),
        false => draw(args, &targets, voice),
    }
}

/// Reads, lays out and writes once.
pub fn draw(args: &RenderArgs, targets: &[Target], voice: &Voice) -> Outcome {
    let begun = Instant::now();
    let progress = Progress::begin(voice);
    progress.at(voice.pick("读取、排版", "reading and laying out"));
    let (poster, findings) = lay_out(&args.report)?;
    let found = errors(&findings);
    if found > 0 || poster.scene.is_none() {
        drop(progress);
        voice.say(&findings, &poster.sources);
        return Ok(Exit::Input);
    }
    progress.at(voice.pick("绘制", "drawing"));
    let written = output::write(&poster, args.scale, targets);
    drop(progress);
    voice.say(&findings, &poster.sources);
    let (form, time) = (args.report.lay.summary, begun.elapsed());
    summary::written(&written?, form, findings.len(), time, voice)?;
    Ok(Exit::Done)
}

/// Says everything that is wrong with a report.
pub fn check(args: &ReportArgs, voice: &Voice) -> Outcome {
    use_threads(args.lay.threads)?;
    let (poster, findings) = lay_out(args)?;
    voice.say(&findings, &poster.sources);
    let found = errors(&findings);
    let counts = (found, findings.len() - found);
    let name = args.report.display().to_string();
    summary::checked(&name, args.lay.summary, counts, voice)?;
    Ok(match found > 0 || poster.scene.is_none() {
        true => Exit::Input,
        false => Exit::Done,
    })
}

/// A report laid out, and what there is to say about it, in the order of the file.
pub fn lay_out(args: &ReportArgs) -> Result<(Poster, Vec<Diagnostic>), Fault> {
    let report = Report::read(&args.report)?;
    let options: Options = input::options(&args.lay, &report.folder)?;
    let mut poster = report.lay_out(&options);
    let findings = std::mem::take(&mut poster.sink).into_sorted();
    Ok((poster, judged(findings, args.lay.strict)))
}

/// Draws with as many threads as asked for.
pub fn use_threads(count: Option<u16>) -> Result<(), Fault> {
    let Some(count) = count else { return Ok(()) };
    let built = rayon::ThreadPoolBuilder::new()
        .num_threads(usize::from(count))
        .build_global();
    built.map_err(|error| {
        Fault::files(
            "no-threads",
            format!("开不了 {count} 个线程：{error}"),
            format!("cannot start {count} threads: {error}"),
        )
    })
}

/// Where the poster goes: by default the report's name with `.png`, in the current folder.
fn targets(args: &RenderArgs) -> Result<Vec<Target>, Fault> {
    let mut paths = args.output.clone();
    if paths.is_empty() {
        paths.push(default_output(&args.report.report));
    }
    let mut targets: Vec<Target> = Vec::new();
    for path in paths {
        if targets.iter().any(|target| target.path == path) {
            return Err(twice(&path));
        }
        targets.push(Target::of(&path, args.format)?);
    }
    let report = args.report.report.canonicalize();
    let is_report = |target: &&Target| {
        let place = target.path.canonicalize();
        matches!((&report, place), (Ok(report), Ok(place)) if *report == place)
    };
    match targets.iter().find(is_report) {
        Some(target) => Err(over_report(&target.path)),
        None => Ok(targets),
    }
}

fn default_output(report: &Path) -> PathBuf {
    match report.file_stem() {
        Some(_) if is_stream(report) => report.to_owned(),
        Some(stem) => {
            let mut name = stem.to_owned();
            name.push(".png");
            PathBuf::from(name)
        }
        None => PathBuf::from("poster.png"),
    }
}

fn twice(path: &Path) -> Fault {
    let name = path.display();
    Fault::usage(
        "output-twice",
        format!("输出“{name}”写了两次"),
        format!("the output `{name}` is given twice"),
    )
}

fn over_report(path: &Path) -> Fault {
    let name = path.display();
    Fault::usage(
        "output-is-report",
        format!("输出“{name}”就是报告自己"),
        format!("the output `{name}` is the report itself"),
    )
}
