//! `render` and `check`: a report becomes a poster, or the list of what is wrong with it.

use std::path::Path;
use std::time::Instant;

use changtu::diag::{Diagnostic, Message};
use changtu::medium::Medium;
use changtu::pipeline::{Options, Poster};
use changtu::render::pdf;

use super::args::{CheckArgs, RenderArgs, ReportArgs};
use super::encode::Job;
use super::input::{self, Report};
use super::medium::{self, Asked};
use super::output;
use super::plan::{self, Target};
use super::progress::Progress;
use super::voice::{Exit, Fault, Voice, errors, judged};
use super::{Outcome, lint, summary, watch};

/// What is to be drawn and where it goes.
pub struct Plan {
    /// What the poster is made for.
    pub asked: Asked,
    /// Where it goes.
    pub targets: Vec<Target>,
}

/// Draws a report, once or whenever it is saved.
pub fn run(args: &RenderArgs, voice: &Voice) -> Outcome {
    use_threads(args.report.lay.threads)?;
    let asked = medium::asked(
        &args.report.medium,
        args.report.lay.width,
        args.tile.as_deref().map(|paper| (paper, args.overlap)),
    )?;
    let targets = plan::targets(args, &asked)?;
    let plan = Plan { asked, targets };
    match args.watch {
        true => watch::run(args, &plan, voice),
        false => draw(args, &plan, voice),
    }
}

/// Reads, lays out and writes once.
pub fn draw(args: &RenderArgs, plan: &Plan, voice: &Voice) -> Outcome {
    let begun = Instant::now();
    let intent = args.icc.as_deref().map(intent).transpose()?;
    let progress = Progress::begin(voice);
    progress.at(voice.pick("读取、排版", "reading and laying out"));
    let (poster, findings) = lay_out(&args.report, plan.asked.medium)?;
    let found = errors(&findings);
    if found > 0 || poster.is_empty() {
        drop(progress);
        voice.say(&findings, &poster.sources);
        return Ok(Exit::Input);
    }
    progress.at(voice.pick("绘制", "drawing"));
    let files = plan::files(&plan.targets, &poster);
    let job = Job {
        poster: &poster,
        args,
        channel: plan.asked.channel.as_ref(),
        intent: intent.clone(),
    };
    let written = output::write(&job, &files);
    drop(progress);
    voice.say(&findings, &poster.sources);
    let (form, time) = (args.report.lay.summary, begun.elapsed());
    let about = summary::About::new(&poster, findings.len());
    summary::written(&written?, form, &about, time, voice)?;
    if let Some(old) = plan::stale(&plan.targets, &files) {
        let name = old.display();
        let message = Message::new(
            format!("“{name}”是以前画的，这次没有这么多张，别发错"),
            format!("`{name}` is of an earlier run; this one has fewer pictures"),
        );
        let old = Diagnostic::warning("stale-file", None, message);
        voice.say(&[old], &poster.sources);
    }
    Ok(Exit::Done)
}

/// The printing condition of an ICC file, by the name of the file.
fn intent(path: &Path) -> Result<pdf::Intent, Fault> {
    let profile = input::file(path)?;
    // The signature of every ICC profile (ICC.1:2022, 7.2).
    if profile.get(36..40) != Some(b"acsp") {
        let name = path.display();
        return Err(Fault::usage(
            "bad-icc",
            format!("“{name}”不是 ICC 文件"),
            format!("`{name}` is no ICC profile"),
        )
        .with_hint(
            "向印刷厂要他们的 .icc 文件；没有就不写 --icc",
            "ask the print shop for its .icc file, or leave --icc out",
        ));
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(pdf::Intent {
        profile,
        name: name.into_owned(),
    })
}

/// Says everything that is wrong with a report.
pub fn check(args: &CheckArgs, voice: &Voice) -> Outcome {
    let CheckArgs {
        words,
        report: args,
    } = args;
    use_threads(args.lay.threads)?;
    let asked = medium::asked(&args.medium, args.lay.width, None)?;
    let mut poster = laid(args, asked.medium)?;
    lint::look(&mut poster, words, &asked.medium)?;
    let findings = judged(lint::settle(&mut poster, words), args.lay.strict);
    voice.say(&findings, &poster.sources);
    let found = errors(&findings);
    let counts = (found, findings.len() - found);
    let name = args.report.display().to_string();
    summary::checked(&name, args.lay.summary, counts, voice)?;
    Ok(match found > 0 || poster.is_empty() {
        true => Exit::Input,
        false => Exit::Done,
    })
}

/// A report laid out, and what there is to say about it, in the order of the file.
pub fn lay_out(args: &ReportArgs, medium: Medium) -> Result<(Poster, Vec<Diagnostic>), Fault> {
    let mut poster = laid(args, medium)?;
    let findings = std::mem::take(&mut poster.sink).into_sorted();
    let findings = lint::silence(&poster).keep(findings);
    Ok((poster, judged(findings, args.lay.strict)))
}

/// A report laid out, with what there is to say about it still in its sink.
fn laid(args: &ReportArgs, medium: Medium) -> Result<Poster, Fault> {
    let report = Report::read(&args.report)?;
    let options: Options = input::options(&args.lay, medium, &report.folder)?;
    Ok(report.lay_out(&options))
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
