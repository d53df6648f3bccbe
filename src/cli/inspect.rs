//! `inspect`: laid lines, the drawing, or texts set on their own, as data that anyone can check.

use std::io::{BufRead, Read, Write};

use changtu::font::Book;
use changtu::scene::{Mark, MarkKind, Scene, Writing, dump};
use changtu::typeset::inspect::{TextOptions, TextStyle, set_text};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Outcome;
use super::args::{InspectArgs, ReportArgs, Style};
use super::voice::{Exit, Fault, Voice, errors, reason};
use super::{medium, render};

/// Shows what was asked for.
pub fn run(args: &InspectArgs, voice: &Voice) -> Outcome {
    let options = TextOptions {
        measure: args.set.measure,
        style: style(args.set.style),
        justify: args.set.justify,
        indent: args.set.indent,
    };
    if let Some(text) = &args.text {
        print(&set_text(&Book::embedded(), text, &options).to_string())?;
        return Ok(Exit::Done);
    }
    match &args.report {
        Some(path) => report(args, path, voice),
        None => texts(&options),
    }
}

fn report(args: &InspectArgs, path: &std::path::Path, voice: &Voice) -> Outcome {
    render::use_threads(args.lay.threads)?;
    let asked = ReportArgs {
        report: path.to_owned(),
        medium: args.medium.clone(),
        lay: args.lay.clone(),
    };
    let medium = medium::asked(&asked.medium, asked.lay.width, None)?.medium;
    let (poster, findings) = render::lay_out(&asked, medium)?;
    voice.say(&findings, &poster.sources);
    if errors(&findings) > 0 || poster.is_empty() {
        return Ok(Exit::Input);
    }
    // The long poster, or all pages one after the other.
    let sheets = poster.sheets.iter().flat_map(|sheets| &sheets.scenes);
    let pages: Vec<&Scene> = poster.pages.iter().chain(sheets).collect();
    let shown: String = match (&poster.scene, args.scene) {
        (Some(scene), true) => dump(scene),
        (Some(scene), false) => lines(scene, None),
        (None, true) => pages.into_iter().map(dump).collect(),
        (None, false) => {
            let numbered = pages.into_iter().zip(1..);
            numbered
                .map(|(scene, page)| lines(scene, Some(page)))
                .collect()
        }
    };
    print(shown.trim_end_matches('\n'))?;
    Ok(Exit::Done)
}

/// Each laid line as a JSON object, in reading order.
fn lines(scene: &Scene, page: Option<usize>) -> String {
    let lines = scene.marks.iter().filter_map(line);
    lines
        .map(|mut line| {
            if let Some(page) = page {
                line["page"] = page.into();
            }
            format!("{line}\n")
        })
        .collect()
}

fn line(mark: &Mark) -> Option<Value> {
    match &mark.kind {
        MarkKind::Line {
            block,
            x,
            baseline,
            width,
            measure,
            size,
            writing,
        } => {
            let mut line = json!({
            "block": block,
            "text": mark.text,
            "x": round(x.to_px()),
            "y": round(baseline.to_px()),
            "width": round(width.to_px()),
            "measure": round(measure.to_px()),
            "size": round(size.to_px()),
            });
            // Of a column `x` is the middle, `y` the upper edge, and `width` and `measure` are heights.
            if *writing == Writing::Vertical {
                line["writing"] = json!("vertical");
            }
            Some(line)
        }
        MarkKind::Heading(_) | MarkKind::Figure => None,
    }
}

/// Pixels are written to a ten-thousandth.
fn round(px: f64) -> f64 {
    (px * 1e4).round() / 1e4 + 0.0
}

fn style(style: Style) -> TextStyle {
    match style {
        Style::Body => TextStyle::Body,
        Style::Title => TextStyle::Title,
    }
}

/// One request of `--texts`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    text: String,
    measure: Option<f64>,
    style: Option<Style>,
    justify: Option<bool>,
    indent: Option<f64>,
}

/// A line of `--texts` is not longer than a report.
const LONGEST: u64 = changtu::world::FILE_BYTES;

/// Answers each line of standard input with a line; what is no request is answered by its error.
fn texts(usual: &TextOptions) -> Outcome {
    let book = Book::embedded();
    let mut input = std::io::stdin().lock();
    let mut exit = Exit::Done;
    loop {
        let mut line = Vec::new();
        let read = (&mut input).take(LONGEST).read_until(b'\n', &mut line);
        if read.map_err(cannot_read)? == 0 {
            return Ok(exit);
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = match answer(&book, &line, usual) {
            Ok(answer) => answer,
            Err(why) => {
                exit = Exit::Input;
                json!({ "error": why })
            }
        };
        print(&answer.to_string())?;
    }
}

fn answer(book: &Book, line: &[u8], usual: &TextOptions) -> Result<Value, String> {
    let request: Request = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let options = TextOptions {
        measure: request.measure.or(usual.measure),
        style: request.style.map_or(usual.style, style),
        justify: request.justify.unwrap_or(usual.justify),
        indent: request.indent.unwrap_or(usual.indent),
    };
    let is_measure = |measure: f64| (0.1..=10_000.0).contains(&measure);
    if !options.measure.is_none_or(is_measure) || !(0.0..=1_000.0).contains(&options.indent) {
        return Err("`measure` is 0.1–10000 em, `indent` 0–1000 em".to_owned());
    }
    Ok(set_text(book, &request.text, &options))
}

/// Standard input failed.
pub fn cannot_read(error: std::io::Error) -> Fault {
    let why = reason(&error);
    Fault::files(
        "cannot-read",
        format!("标准输入读不出来：{}", why.zh),
        format!("cannot read standard input: {}", why.en),
    )
}

fn print(line: &str) -> Result<(), Fault> {
    if line.is_empty() {
        return Ok(());
    }
    Ok(writeln!(std::io::stdout(), "{line}")?)
}
