//! `proof`: a report becomes a sheet on which readers tick every figure and name.

use std::io::Write;
use std::path::{Path, PathBuf};

use changtu::document::Digest;
use changtu::geom::{Abs, Corners, Size, Transform};
use changtu::manuscript::Manuscript;
use changtu::pipeline::{Poster, crop};
use changtu::proof::sheet::{self, Options, Sheet, View};
use changtu::proof::{Places, pages};
use changtu::render::{Error, Excerpts, pdf};
use changtu::scene::Scene;
use serde_json::json;

use super::Outcome;
use super::args::{Form, ProofArgs, ProofCommand, ReportArgs};
use super::input::is_stream;
use super::output::{self, Saved};
use super::voice::{Exit, Fault, Voice, errors};
use super::{coverage, medium, render, source};

/// Columns of a picture in the page: 53 mm at 230 pixels to the inch.
const COLUMNS: f64 = 480.0;
/// More readers than this have no room to tick.
const READERS: usize = 8;

/// What a file of the sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Html,
    Pdf,
}

/// Makes the sheet.
pub fn run(args: &ProofArgs, voice: &Voice) -> Outcome {
    if let Some(ProofCommand::Coverage(args)) = &args.command {
        return coverage::run(args, voice);
    }
    let report = &ReportArgs {
        report: args.report.clone().unwrap_or_default(),
        medium: args.medium.clone(),
        lay: args.lay.clone(),
    };
    render::use_threads(report.lay.threads)?;
    let targets = targets(args, &report.report)?;
    let readers = readers(args.readers.as_deref())?;
    let source = args.source.as_deref().map(source).transpose()?;
    let asked = medium::asked(&report.medium, report.lay.width, None)?;
    let (poster, findings) = render::lay_out(report, asked.medium)?;
    voice.say(&findings, &poster.sources);
    if errors(&findings) > 0 || poster.is_empty() {
        return Ok(Exit::Input);
    }
    let Some(document) = &poster.document else {
        return Ok(Exit::Input);
    };
    let scenes = scenes(&poster);
    let options = Options {
        file: &name(&report.report),
        readers,
        manuscript: source.as_ref().map(|(name, text)| (name.as_str(), text)),
        pages: scenes.iter().map(|scene| scene.size).collect::<Vec<Size>>(),
    };
    let places = Places::of(scenes.iter().copied());
    let sheet = Sheet::of(document, &poster.sources, &places, &options);
    let excerpts: Vec<Excerpts<'_>> = scenes.iter().map(|scene| Excerpts::of(scene)).collect();
    let desk = Desk {
        poster: &poster,
        excerpts: &excerpts,
        sheet: &sheet,
    };
    let mut files = Vec::new();
    for (path, kind) in targets {
        let (bytes, pages) = match kind {
            Kind::Html => (desk.html().into_bytes(), None),
            Kind::Pdf => desk.pdf().map_err(|error| cannot(&path, error))?,
        };
        files.push((path, bytes, pages));
    }
    let saved = output::save(
        files
            .iter()
            .map(|(path, bytes, _)| (path.as_path(), bytes.as_slice())),
    )?;
    let digest = Digest::of(document).to_string();
    for (saved, (_, _, pages)) in saved.iter().zip(&files) {
        let line = match report.lay.summary {
            Form::Human => sentence(saved, *pages, &sheet, voice),
            Form::Json => object(saved, *pages, (&sheet, &digest), findings.len()),
        };
        writeln!(std::io::stdout(), "{line}")?;
    }
    Ok(Exit::Done)
}

/// The pages of a poster, whatever it is made for; the long one alone.
fn scenes(poster: &Poster) -> Vec<&Scene> {
    let sheets = poster.sheets.iter().flat_map(|sheets| &sheets.scenes);
    poster
        .scene
        .iter()
        .chain(&poster.pages)
        .chain(sheets)
        .collect()
}

/// What a sheet is written with.
struct Desk<'a> {
    poster: &'a Poster,
    excerpts: &'a [Excerpts<'a>],
    sheet: &'a Sheet,
}

impl Desk<'_> {
    fn html(&self) -> String {
        let picture = |view: &View| {
            let excerpts = self.excerpts.get(view.page)?;
            let scale = COLUMNS / view.rect.size.width.to_px().max(1.0);
            crop(
                excerpts,
                &self.poster.book,
                &view.rect,
                scale.clamp(0.1, 2.0),
            )
            .ok()
        };
        sheet::html(self.sheet, &picture)
    }

    fn pdf(&self) -> Result<(Vec<u8>, Option<usize>), Error> {
        let picture = |view: &View, to: Transform| {
            let excerpts = self.excerpts.get(view.page)?;
            Some(excerpts.picture(&view.rect, to, Corners::all(Abs::ZERO)))
        };
        let scenes = pages::pages(self.sheet, &self.poster.book, &picture);
        let page = |scene| pdf::Page {
            unit: pages::UNIT,
            ..pdf::Page::long(scene)
        };
        let options = pdf::Options {
            title: Some(format!("校对单：{}", self.sheet.title)),
            subject: Some(format!("校验码 {}", self.sheet.digest)),
            lang: Some("zh-CN".to_owned()),
            ..pdf::Options::default()
        };
        let sheets: Vec<pdf::Page<'_>> = scenes.iter().map(page).collect();
        let mut bytes = Vec::new();
        pdf::encode(&sheets, &self.poster.book, &options, &mut bytes)?;
        Ok((bytes, Some(scenes.len())))
    }
}

/// Where the sheet goes: by default beside where one stands, under the report's name.
fn targets(args: &ProofArgs, report: &Path) -> Result<Vec<(PathBuf, Kind)>, Fault> {
    let mut paths = args.sheets.clone();
    if paths.is_empty() {
        let stem = match report.file_stem() {
            Some(stem) if !is_stream(report) => stem.to_string_lossy().into_owned(),
            _ => "report".to_owned(),
        };
        paths.push(PathBuf::from(format!("{stem}-校对单.pdf")));
    }
    let kind = |path: &Path| match path.extension().and_then(|ending| ending.to_str()) {
        Some(ending) if ending.eq_ignore_ascii_case("pdf") => Ok(Kind::Pdf),
        Some(ending)
            if ["html", "htm"]
                .iter()
                .any(|one| ending.eq_ignore_ascii_case(one)) =>
        {
            Ok(Kind::Html)
        }
        _ => Err(unknown_ending(path)),
    };
    paths
        .into_iter()
        .map(|path| kind(&path).map(|kind| (path, kind)))
        .collect()
}

fn unknown_ending(path: &Path) -> Fault {
    let name = path.display();
    Fault::usage(
        "unknown-format",
        format!("校对单不能写成“{name}”"),
        format!("a proof sheet is not written as `{name}`"),
    )
    .with_hint(
        "输出文件名以 .pdf 或 .html 结尾，两种可以都写",
        "an output file ends in .pdf or .html; both may be given",
    )
}

/// The readers' names, parted by commas of either width.
fn readers(names: Option<&str>) -> Result<Vec<String>, Fault> {
    let Some(names) = names else {
        return Ok(sheet::READERS.map(str::to_owned).to_vec());
    };
    let readers = names.split([',', '，', '、']).map(str::trim);
    let readers: Vec<String> = readers
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    match (1..=READERS).contains(&readers.len()) {
        true => Ok(readers),
        false => Err(Fault::usage(
            "bad-readers",
            format!(
                "校对的人要有一到{READERS}位，“{names}”里有 {} 位",
                readers.len()
            ),
            format!(
                "a sheet has 1–{READERS} readers, and `{names}` names {}",
                readers.len()
            ),
        )
        .with_hint("写成 --readers 甲,乙,丙", "write --readers A,B,C")),
    }
}

/// The text that the report was made from, with the name of its file.
fn source(path: &Path) -> Result<(String, Manuscript), Fault> {
    Ok((name(path), source::read(path)?))
}

/// The name of a file without its folder, which is another on every desk.
fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn cannot(path: &Path, error: Error) -> Fault {
    let name = path.display();
    Fault::files(
        "cannot-write",
        format!("“{name}”写不成：{error}"),
        format!("cannot write `{name}`: {error}"),
    )
}

fn sentence(saved: &Saved, pages: Option<usize>, sheet: &Sheet, voice: &Voice) -> String {
    let (path, items, digest) = (saved.path.display(), sheet.len(), &sheet.digest);
    let chinese = pages.map_or(String::new(), |pages| format!("，{pages} 页"));
    let english = pages.map_or(String::new(), |pages| format!(", {pages} pages"));
    let chinese = format!("{path}：{items} 项要核对{chinese}，校验码 {digest}");
    let english = format!("{path}: {items} items to check{english}, digest {digest}");
    voice.pick(&chinese, &english).to_owned()
}

fn object(
    saved: &Saved,
    pages: Option<usize>,
    (sheet, digest): (&Sheet, &str),
    warnings: usize,
) -> String {
    let mut object = json!({
        "path": saved.path.to_string_lossy(),
        "items": sheet.len(),
        "bytes": saved.bytes,
        "sha256": saved.sha256,
        "digest": digest,
        "warnings": warnings,
    });
    if let Some(pages) = pages {
        object["pages"] = json!(pages);
    }
    object.to_string()
}
