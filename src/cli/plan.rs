//! Which files a run writes: the names that the user gave, and what each of them shows.

use std::path::{Path, PathBuf};

use changtu::medium::{Form, Pixels};
use changtu::pipeline::Poster;

use super::args::{Format, RenderArgs};
use super::input::is_stream;
use super::medium::Asked;
use super::voice::Fault;

/// Where a poster goes and as what.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The file; `-` for standard output. Several pictures get numbers before the ending.
    pub path: PathBuf,
    /// The format.
    pub format: Format,
}

/// One file of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// Where it goes and as what.
    pub target: Target,
    /// What it shows.
    pub shows: Shows,
}

/// What a file shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// All of it: the long poster, or every page.
    Everything,
    /// The slice or page of a number, from 0.
    Part(usize),
}

impl Target {
    /// A target by the ending of its name.
    pub fn of(path: &Path, on_stream: Format) -> Result<Self, Fault> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ending = path.extension().and_then(|ending| ending.to_str());
        let format = match ending.map(str::to_ascii_lowercase).as_deref() {
            _ if is_stream(path) => on_stream,
            Some("png") => Format::Png,
            Some("jpg" | "jpeg") => Format::Jpeg,
            Some("webp") => Format::Webp,
            Some("svg") => Format::Svg,
            Some("pdf") => Format::Pdf,
            Some("html" | "htm") => Format::Html,
            Some("txt") if name.to_ascii_lowercase().ends_with(".alt.txt") => Format::Txt,
            _ => return Err(unknown_ending(path)),
        };
        Ok(Self {
            path: path.to_owned(),
            format,
        })
    }

    /// Its name in messages.
    pub fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Whether it is standard output.
    pub fn is_stream(&self) -> bool {
        is_stream(&self.path)
    }

    /// The same with a number before the ending, from 1: `name-01.png`.
    pub fn numbered(&self, number: usize, count: usize) -> Self {
        let digits = count.to_string().len().max(2);
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let ending = self.path.extension().unwrap_or_default().to_string_lossy();
        let name = format!("{stem}-{number:0digits$}.{ending}");
        Self {
            path: self.path.with_file_name(name),
            format: self.format,
        }
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
        "输出文件名以 .png、.jpg、.webp、.svg、.pdf、.html 或 .alt.txt 结尾",
        "an output file ends in .png, .jpg, .webp, .svg, .pdf, .html or .alt.txt",
    )
}

/// Where the poster goes: by default a name made of the report's, in the current folder.
pub fn targets(args: &RenderArgs, asked: &Asked) -> Result<Vec<Target>, Fault> {
    let mut paths = args.output.clone();
    if paths.is_empty() {
        paths.push(default_output(&args.report.report, args, asked));
    }
    let mut targets: Vec<Target> = Vec::new();
    for path in paths {
        if targets.iter().any(|target| target.path == path) {
            return Err(twice(&path));
        }
        let target = Target::of(&path, args.format)?;
        suits(&target, args, asked)?;
        targets.push(target);
    }
    useful(args, &targets)?;
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

/// Refuses options that none of the outputs could heed.
fn useful(args: &RenderArgs, targets: &[Target]) -> Result<(), Fault> {
    let has = |formats: &[Format]| {
        targets
            .iter()
            .any(|target| formats.contains(&target.format))
    };
    let cases: [(bool, &str, &[Format]); 4] = [
        (args.icc.is_some(), "--icc", &[Format::Pdf]),
        (args.palette, "--palette", &[Format::Png]),
        (args.quality.is_some(), "--quality", &[Format::Jpeg]),
        (args.text.is_some(), "--text", &[Format::Pdf, Format::Svg]),
    ];
    let unheeded = cases
        .into_iter()
        .find(|(is_asked, _, formats)| *is_asked && !has(formats));
    let Some((_, option, formats)) = unheeded else {
        return Ok(());
    };
    let names: Vec<&str> = formats.iter().map(|format| ending(*format)).collect();
    Err(Fault::usage(
        "idle-option",
        format!("{option} 只用于 {}，这里没有这样的输出", names.join("、")),
        format!(
            "{option} is for {}, and there is no such output",
            names.join(", ")
        ),
    ))
}

/// The ending of a format's files.
fn ending(format: Format) -> &'static str {
    match format {
        Format::Png => ".png",
        Format::Jpeg => ".jpg",
        Format::Webp => ".webp",
        Format::Svg => ".svg",
        Format::Pdf => ".pdf",
        Format::Html => ".html",
        Format::Txt => ".alt.txt",
    }
}

/// The report's name; on paper with the paper, its size, the bleed and the colours, as print shops ask.
fn default_output(report: &Path, args: &RenderArgs, asked: &Asked) -> PathBuf {
    let stem = match report.file_stem() {
        Some(_) if is_stream(report) => return report.to_owned(),
        Some(stem) => stem.to_string_lossy().into_owned(),
        None => "poster".to_owned(),
    };
    if let Some(paper) = &asked.paper {
        let mut words = vec![stem];
        let size = format!("{}x{}mm", paper.width, paper.height);
        if !paper.name.contains("mm") {
            words.push(paper.name.to_uppercase());
        }
        words.push(size);
        if let Some(bleed) = args.report.medium.bleed.filter(|bleed| *bleed > 0.0) {
            words.push(format!("出血{bleed}mm"));
        }
        if let Some(tile) = &args.tile {
            words.push(format!("拼{}", tile.to_uppercase()));
        }
        words.push("RGB".to_owned());
        return PathBuf::from(format!("{}.pdf", words.join("_")));
    }
    let first = asked
        .channel
        .as_ref()
        .and_then(|channel| channel.formats.first());
    PathBuf::from(match first {
        Some(Pixels::Jpeg) => format!("{stem}.jpg"),
        Some(Pixels::Png) | None => format!("{stem}.png"),
    })
}

/// Whether a format can hold what is asked for.
fn suits(target: &Target, args: &RenderArgs, asked: &Asked) -> Result<(), Fault> {
    let is_one = matches!(target.format, Format::Pdf | Format::Html | Format::Txt);
    let is_many = asked.medium.form != Form::Strip;
    let name = target.name();
    if target.is_stream() && is_many && !is_one {
        return Err(Fault::usage(
            "several-pictures",
            "几张图不能都写到标准输出",
            "several pictures do not go to one standard output",
        )
        .with_hint("用“-o 文件名.png”", "use `-o FILE.png`"));
    }
    if matches!(asked.medium.form, Form::Slices(_)) && target.format == Format::Svg {
        return Err(Fault::usage(
            "svg-slices",
            format!("“{name}”：SVG 不切片"),
            format!("`{name}`: SVG is not cut into slices"),
        )
        .with_hint(
            "切片用 .png 或 .jpg；SVG 整张输出",
            "slices are .png or .jpg; an SVG holds the whole poster",
        ));
    }
    if args.tile.is_some() && !is_one {
        return Err(Fault::usage(
            "tile-pdf",
            format!("“{name}”：拼贴只写成 PDF"),
            format!("`{name}`: tiles are written as PDF only"),
        )
        .with_hint("用“-o 文件名.pdf”", "use `-o FILE.pdf`"));
    }
    Ok(())
}

/// The files of a laid poster.
pub fn files(targets: &[Target], poster: &Poster) -> Vec<File> {
    let sheets = poster.sheets.as_ref().map(|sheets| sheets.scenes.len());
    // A single sheet needs no number; slices and pages always have one, so that names do not change.
    let parts = match (poster.windows.len(), poster.pages.len(), sheets) {
        (0, 0, Some(1) | None) => None,
        (0, 0, Some(count)) | (0, count, _) | (count, ..) => Some(count),
    };
    let mut files = Vec::new();
    for target in targets {
        let is_whole = matches!(target.format, Format::Pdf | Format::Html | Format::Txt);
        match parts.filter(|_| !is_whole) {
            None => files.push(File {
                target: target.clone(),
                shows: Shows::Everything,
            }),
            Some(count) => files.extend((0..count).map(|at| File {
                target: target.numbered(at + 1, count),
                shows: Shows::Part(at),
            })),
        }
    }
    files
}

/// The first numbered file of an earlier run that is not of this one: more pictures were written then.
pub fn stale(targets: &[Target], files: &[File]) -> Option<PathBuf> {
    targets.iter().find_map(|target| {
        let count = files
            .iter()
            .filter(|file| file.target.format == target.format && file.shows != Shows::Everything)
            .count();
        let next = target.numbered(count + 1, count.max(10)).path;
        (count > 0 && next.exists()).then_some(next)
    })
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
