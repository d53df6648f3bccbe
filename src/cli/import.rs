//! `import`: a source text becomes a report file.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};

use changtu::diag::{Diagnostic, Severity, Sources};
use changtu::import::{self, Choosing, Finding, Imported, Options};
use changtu::manuscript::Manuscript;

use super::Outcome;
use super::input::is_stream;
use super::output::{self, cannot_write};
use super::source::{self, Shown};
use super::voice::{Exit, Fault, Voice};

/// `import`.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The source: Markdown, plain text or Word (.docx); `-` is standard input.
    #[arg(value_name = "FILE")]
    pub source: PathBuf,
    /// The report file to write; by default the source's name with `.yaml`; `-` is standard output. Never
    /// overwritten without `--force`.
    #[arg(short = 'o', long = "output", value_name = "REPORT")]
    pub target: Option<PathBuf>,
    /// Write everything that was mended, found, chosen and left out to this file, as JSON.
    #[arg(long = "report", value_name = "FILE")]
    pub account: Option<PathBuf>,
    /// Keep everything as text and lists: choose no tiles, charts or cards.
    #[arg(long)]
    pub plain: bool,
    /// Keep half-width brackets between Chinese words as they are.
    #[arg(long)]
    pub keep_brackets: bool,
    /// Overwrite files that are there already.
    #[arg(long)]
    pub force: bool,
}

/// Reads the source, makes the report and tells what was done.
pub fn run(args: &ImportArgs, voice: &Voice) -> Outcome {
    let name = name_of(&args.source);
    let target = target(args);
    let targets = std::iter::once(&target).chain(&args.account);
    for path in targets {
        if !args.force && !is_stream(path) && path.symlink_metadata().is_ok() {
            return Err(kept(path));
        }
    }
    let source = source::read(&args.source)?;
    let options = Options {
        choosing: if args.plain {
            Choosing::Plain
        } else {
            Choosing::Content
        },
        keeps_brackets: args.keep_brackets,
        pictures: pictures_folder(&target),
    };
    let made = import::import(&source, &name, &options);
    match is_stream(&target) {
        true => std::io::stdout().write_all(made.yaml.as_bytes())?,
        false => {
            place_pictures(&made, &target.with_file_name(&options.pictures), args.force)?;
            write(&target, made.yaml.as_bytes(), args.force)?;
        }
    }
    if let Some(path) = &args.account {
        let json = format!("{:#}\n", made.to_json(&source, &name));
        match is_stream(path) {
            true => std::io::stdout().write_all(json.as_bytes())?,
            false => write(path, json.as_bytes(), args.force)?,
        }
    }
    tell(&made, &source, &name, voice);
    let summary = summary(&made, &source, &target, voice);
    let is_taken = is_stream(&target) || args.account.as_deref().is_some_and(is_stream);
    match (voice.is_json(), is_taken) {
        (true, _) => {}
        (false, true) => voice.murmur(summary.trim_end()),
        (false, false) => std::io::stdout().write_all(summary.as_bytes())?,
    }
    Ok(Exit::Done)
}

fn name_of(path: &Path) -> String {
    match is_stream(path) {
        true => "-".to_owned(),
        false => path.file_name().map_or_else(
            || path.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        ),
    }
}

/// The file to write.
fn target(args: &ImportArgs) -> PathBuf {
    match &args.target {
        Some(path) => path.clone(),
        None if is_stream(&args.source) => PathBuf::from("-"),
        None => args.source.with_extension("yaml"),
    }
}

/// The name of the folder beside the report for pictures that were inside the source.
fn pictures_folder(target: &Path) -> String {
    let stem = target
        .file_stem()
        .map_or_else(|| "report".into(), OsStr::to_string_lossy);
    format!("{stem}-图")
}

/// Writes the pictures of the source beside the report.
fn place_pictures(made: &Imported, folder: &Path, force: bool) -> Result<(), Fault> {
    let inside = made.pictures.iter().filter_map(|picture| {
        Some((
            Path::new(&picture.path).file_name()?,
            picture.bytes.as_ref()?,
        ))
    });
    for (name, bytes) in inside {
        std::fs::create_dir_all(folder)
            .map_err(|error| cannot_write(&folder.display().to_string(), &error))?;
        write(&folder.join(name), bytes, force)?;
    }
    Ok(())
}

/// Writes a file; one that is there only when it may be lost.
fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Fault> {
    match force {
        true => output::save(std::iter::once((path, bytes))).map(drop),
        false => output::create(path, bytes),
    }
}

fn kept(path: &Path) -> Fault {
    output::taken(path).with_hint(
        "用 -o 换一个文件名；确实要重新导入、丢掉改过的内容，加 --force",
        "choose another name with -o; to import anew and lose what was edited, add --force",
    )
}

/// What is doubtful, as diagnostics.
fn tell(made: &Imported, source: &Manuscript, name: &str, voice: &Voice) {
    let mut sources = Sources::default();
    let shown = Shown::new(source, name, &mut sources);
    let place = |finding: &Finding| finding.place.as_ref().map(|place| shown.span(place));
    let found: Vec<Diagnostic> = made
        .ledger
        .findings
        .iter()
        .map(|finding| {
            let diagnostic = match finding.severity {
                Severity::Warning => {
                    Diagnostic::warning(finding.code, place(finding), finding.message.clone())
                }
                Severity::Error => {
                    Diagnostic::error(finding.code, place(finding), finding.message.clone())
                }
            };
            match &finding.hint {
                Some(hint) => diagnostic.with_hint(hint.clone()),
                None => diagnostic,
            }
        })
        .collect();
    let notes = source.notes.iter().map(|note| {
        let place = note.number.and_then(|number| shown.line(number));
        Diagnostic::warning(note.code, place, note.message.clone())
    });
    let notes: Vec<Diagnostic> = notes.collect();
    voice.say(&notes, &sources);
    voice.say(&found, &sources);
}

/// What was done, for people.
fn summary(made: &Imported, source: &Manuscript, target: &Path, voice: &Voice) -> String {
    let ledger = &made.ledger;
    let mut told = String::new();
    let mut say = |line: String| {
        told.push_str(&line);
        told.push('\n');
    };
    if !ledger.repairs.is_empty() {
        say(voice
            .pick("修补（文字未改）：", "mended (no word was changed):")
            .to_owned());
        for repair in &ledger.repairs {
            let message = voice.lang().pick(&repair.message);
            say(format!(
                "  {} {message}{}",
                spots(&repair.lines, voice),
                shown(&repair.result)
            ));
        }
    }
    if !ledger.choices.is_empty() {
        say(voice.pick("版块：", "blocks:").to_owned());
        for choice in &ledger.choices {
            let (first, last) = choice.lines;
            let spot = if first == last {
                spots(&[first], voice)
            } else {
                span(first, last, voice)
            };
            say(format!(
                "  {spot} {}：{}",
                choice.kind,
                voice.lang().pick(&choice.message)
            ));
        }
    }
    let removed: Vec<String> = made
        .removals(source)
        .into_iter()
        .map(|(why, count)| format!("{} {count}", voice.lang().pick(&why.message())))
        .collect();
    let (all, drawn) = made.characters;
    let gone = removed.join(voice.pick("、", ", "));
    say(match voice.lang() {
        changtu::diag::Lang::Zh => format!("原文 {all} 字，画出 {drawn} 字，其余：{gone}"),
        changtu::diag::Lang::En => {
            format!("{all} characters in the source, {drawn} drawn; the rest: {gone}")
        }
    });
    if !is_stream(target) {
        let name = target.display();
        let (zh, en) = (
            format!("写好了 {name}；核对存疑处以后：changtu render {name}"),
            format!("wrote {name}; when what is doubtful is settled: changtu render {name}"),
        );
        say(voice.pick(&zh, &en).to_owned());
    }
    told
}

/// Longer results are cut in the summary; the JSON has them whole.
const SHOWN: usize = 40;

fn shown(result: &str) -> String {
    let mut chars = result.chars();
    let head: String = chars.by_ref().take(SHOWN).collect();
    match (head.is_empty(), chars.next()) {
        (true, _) => String::new(),
        (false, None) => format!("：{head}"),
        (false, Some(_)) => format!("：{head}…"),
    }
}

fn spots(lines: &[usize], voice: &Voice) -> String {
    let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
    match voice.lang() {
        changtu::diag::Lang::Zh => format!("第 {} 行", lines.join("、")),
        changtu::diag::Lang::En => format!("line {}", lines.join(", ")),
    }
}

fn span(first: usize, last: usize, voice: &Voice) -> String {
    match voice.lang() {
        changtu::diag::Lang::Zh => format!("第 {first}–{last} 行"),
        changtu::diag::Lang::En => format!("lines {first}–{last}"),
    }
}
