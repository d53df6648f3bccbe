//! One file of a poster: which back-end draws it, and how.

use std::io::Write;

use changtu::diag::Message;
use changtu::document::{Document, Value};
use changtu::geom::{Rect, Transform};
use changtu::impose::{Leaf, Sheets};
use changtu::medium::{Channel, Pixels, pixels, points};
use changtu::pipeline::Poster;
use changtu::prose;
use changtu::render::budget::{self, Allowed, How};
use changtu::render::jpeg::Quality;
use changtu::render::raster::{self, View};
use changtu::render::{Error, jpeg, pdf, png, svg, webp};
use changtu::scene::Scene;

use super::args::{Format, RenderArgs, Text};
use super::plan::{File, Shows};

/// The resolution of paper where none is asked for: what print shops want of posters up to 60 × 80 cm.
const PAPER: f64 = 150.0;

/// The language of the words of a report.
const LANG: &str = "zh-CN";

/// A laid poster and how it is to be written.
pub struct Job<'a> {
    /// The poster.
    pub poster: &'a Poster,
    /// The command line.
    pub args: &'a RenderArgs,
    /// The channel with its limits.
    pub channel: Option<&'a Channel>,
    /// The printing condition that a PDF names.
    pub intent: Option<pdf::Intent>,
}

/// How a file came out.
#[derive(Debug)]
pub struct Made {
    /// How large it is.
    pub extent: Extent,
    /// What was done that the user did not ask for in so many words.
    pub notes: Vec<Message>,
    /// The ending that its name must have, where it became another format than its name says.
    pub ending: Option<&'static str>,
}

/// How large a file is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Extent {
    /// A picture, in pixels, or in px of the poster for vectors.
    Pixels(u32, u32),
    /// A document: its pages, and the first one's width and height in mm.
    Pages(usize, f64, f64),
    /// Words.
    Words,
}

/// What a file shows of the scenes.
struct Shown<'a> {
    scene: &'a Scene,
    window: Option<Rect>,
}

/// Writes a file.
pub fn encode(job: &Job<'_>, file: &File, out: &mut dyn Write) -> Result<Made, Error> {
    match file.target.format {
        Format::Png | Format::Jpeg | Format::Webp => picture(job, file, out),
        Format::Svg => vectors(job, file, out),
        Format::Pdf => document(job, out),
        Format::Html | Format::Txt => words(job, file, out),
    }
}

impl<'a> Job<'a> {
    /// The scene of a file, and the part of it that is shown.
    fn shown(&self, file: &File) -> Result<Shown<'a>, Error> {
        let poster = self.poster;
        let pages = match &poster.sheets {
            Some(sheets) => &sheets.scenes,
            None => &poster.pages,
        };
        let number = match file.shows {
            Shows::Everything => 0,
            Shows::Part(number) => number,
        };
        let window = poster.windows.get(number).copied();
        let scene = poster.scene.as_ref().or_else(|| pages.get(number));
        let scene = scene.ok_or_else(|| Error::Encode("there is nothing to draw".to_owned()))?;
        Ok(Shown { scene, window })
    }

    /// Device pixels for a px of the poster, and the resolution that the file states.
    fn scale(&self) -> (f64, Option<f64>) {
        let args = self.args;
        match &self.poster.sheets {
            Some(sheets) => {
                let dpi = args.dpi.unwrap_or(PAPER) * args.scale;
                (pixels(sheets.unit, dpi), Some(dpi))
            }
            None => (args.scale, args.dpi),
        }
    }

    /// What may be done to a picture that has too many bytes.
    fn allowed(&self) -> Allowed {
        let formats = self.channel.map_or(&[][..], |channel| &channel.formats);
        Allowed {
            fewer_colors: true,
            jpeg: formats.contains(&Pixels::Jpeg),
        }
    }

    fn quality(&self) -> Quality {
        let own = self.args.quality;
        let wanted = own.or_else(|| self.channel.and_then(|channel| channel.quality));
        wanted.and_then(Quality::new).unwrap_or_default()
    }
}

fn picture(job: &Job<'_>, file: &File, out: &mut dyn Write) -> Result<Made, Error> {
    let Shown { scene, window } = job.shown(file)?;
    let (scale, dpi) = job.scale();
    let (book, quality) = (&job.poster.book, job.quality());
    let view = View { scale, window };
    let (width, height) = view.extent(scene)?;
    let mut made = Made {
        extent: Extent::Pixels(width, height),
        notes: Vec::new(),
        ending: None,
    };
    let budget = job.channel.and_then(|channel| channel.bytes);
    made.notes.extend(unwelcome(job, file.target.format));
    match (file.target.format, budget) {
        (Format::Webp, _) => webp::encode(scene, book, &view, out)?,
        (Format::Jpeg, None) => {
            let options = jpeg::Options {
                scale,
                dpi,
                window,
                quality,
            };
            jpeg::encode(scene, book, &options, out)?;
        }
        (Format::Jpeg, Some(budget)) => {
            let picture = raster::picture(scene, book, &view)?;
            let fitted = budget::fit_jpeg(&picture, budget, quality, dpi)?;
            if fitted.how != (How::Jpeg { quality }) {
                made.notes.push(said(fitted.how));
            }
            out.write_all(&fitted.bytes)?;
        }
        (_, budget) if job.args.palette => {
            let picture = raster::picture(scene, book, &view)?;
            let mut bytes = Vec::new();
            let how = budget::with_palette(&picture, dpi, &mut bytes)?;
            let smallest = bytes.len() as u64;
            // What was asked for by name is not made into something else to fit a channel.
            if let Some(budget) = budget.filter(|budget| smallest > *budget) {
                return Err(Error::Budget { budget, smallest });
            }
            made.notes.push(said(how));
            out.write_all(&bytes)?;
        }
        (_, Some(budget)) => {
            let picture = raster::picture(scene, book, &view)?;
            let fitted = budget::fit(&picture, budget, job.allowed(), dpi)?;
            if fitted.how != How::Usual {
                made.notes.push(said(fitted.how));
            }
            made.ending = match fitted.how {
                How::Jpeg { .. } => Some(fitted.how.extension()),
                _ => None,
            };
            out.write_all(&fitted.bytes)?;
        }
        (_, None) => {
            let options = png::Options { scale, dpi, window };
            png::encode(scene, book, &options, out)?;
        }
    }
    Ok(made)
}

/// Says that a channel does not take a format.
fn unwelcome(job: &Job<'_>, format: Format) -> Option<Message> {
    let channel = job.channel?;
    let taken = |wanted| channel.formats.contains(&wanted);
    let is_taken = match format {
        Format::Png => taken(Pixels::Png),
        Format::Jpeg => taken(Pixels::Jpeg),
        Format::Webp => false,
        Format::Svg | Format::Pdf | Format::Html | Format::Txt => true,
    };
    (!is_taken).then(|| {
        Message::new(
            "这个渠道不收这种格式，上传时会被转换",
            "the channel does not take this format and will convert it",
        )
    })
}

/// What was done to a picture, in words.
fn said(how: How) -> Message {
    match how {
        How::Usual => Message::new("一色不差", "every pixel as it is"),
        How::Palette { colors } | How::PatientPalette { colors } => Message::new(
            format!("调色板 {colors} 色，一色不差"),
            format!("a palette of {colors} colours, every pixel as it is"),
        ),
        How::Patient => Message::new("压得更紧，一色不差", "pressed harder, every pixel as it is"),
        How::FewerColors { colors } => Message::new(
            format!("减到 {colors} 色，颜色略有出入"),
            format!("reduced to {colors} colours that are near its own"),
        ),
        How::Jpeg { quality } => Message::new(
            format!("写成 JPEG，质量 {}", quality.get()),
            format!("written as JPEG of quality {}", quality.get()),
        ),
    }
}

fn vectors(job: &Job<'_>, file: &File, out: &mut dyn Write) -> Result<Made, Error> {
    let Shown { scene, .. } = job.shown(file)?;
    let options = svg::Options {
        title: title(job.poster),
        desc: job
            .poster
            .document
            .as_ref()
            .map(|document| prose::alt(document).short),
        lang: Some(LANG.to_owned()),
        text: match job.args.text {
            Some(Text::Embed) => svg::Text::Embed,
            Some(Text::Outlines) | None => svg::Text::Outlines,
        },
        paper: job.poster.sheets.as_ref().map(|sheets| {
            let mm = |length: changtu::geom::Abs| length.to_px() * sheets.unit;
            (mm(scene.size.width), mm(scene.size.height))
        }),
    };
    svg::encode(scene, &job.poster.book, &options, out)?;
    let px = |length: changtu::geom::Abs| length.to_px().round() as u32;
    Ok(Made {
        extent: Extent::Pixels(px(scene.size.width), px(scene.size.height)),
        notes: Vec::new(),
        ending: None,
    })
}

fn title(poster: &Poster) -> Option<String> {
    Some(poster.title.clone()).filter(|title| !title.is_empty())
}

fn document(job: &Job<'_>, out: &mut dyn Write) -> Result<Made, Error> {
    let poster = job.poster;
    let pages = pages(poster);
    let mut notes = Vec::new();
    let reduction = pages.iter().map(pdf::Page::reduction).fold(1.0, f64::min);
    if reduction < 1.0 && poster.sheets.is_none() {
        let percent = reduction * 100.0;
        // Below a quarter nothing can be read at the size of the page.
        let (zh, en) = match reduction < 0.25 {
            true => (
                "；要看得清，用 --slice 或 --for a4",
                "; use --slice or --for a4 to read it",
            ),
            false => ("", ""),
        };
        notes.push(Message::new(
            format!("页面缩到 {percent:.1}%，PDF 的一页最长 14,400 磅（5.08 米）{zh}"),
            format!("drawn at {percent:.1}%, since a page of PDF has 14,400 pt at most{en}"),
        ));
    }
    let report = poster.document.as_ref();
    let options = pdf::Options {
        title: title(poster),
        author: report.and_then(issuer),
        subject: report.map(|report| prose::alt(report).short),
        lang: Some(LANG.to_owned()),
        intent: job.intent.clone(),
        text: match job.args.text {
            Some(Text::Outlines) => pdf::Text::Outlines,
            Some(Text::Embed) | None => pdf::Text::Embedded,
        },
    };
    pdf::encode(&pages, &poster.book, &options, out)?;
    let first = pages.first().map_or((0.0, 0.0), |page| {
        let mm = |length: changtu::geom::Abs| length.to_px() * page.unit / points(1.0);
        (mm(page.size.width), mm(page.size.height))
    });
    Ok(Made {
        extent: Extent::Pages(pages.len(), first.0, first.1),
        notes,
        ending: None,
    })
}

/// Who published the report.
fn issuer(document: &Document) -> Option<String> {
    match document.hero.record.get("issuer") {
        Some(Value::Text(text)) => Some(text.text.replace('\n', " ")),
        _ => None,
    }
}

/// The pages of a document: the long poster, its slices, the pages or the sheets.
fn pages(poster: &Poster) -> Vec<pdf::Page<'_>> {
    if let (Some(sheets), false) = (&poster.sheets, poster.leaves.is_empty()) {
        return poster
            .leaves
            .iter()
            .map(|leaf| tile(sheets, leaf))
            .collect();
    }
    if let Some(sheets) = &poster.sheets {
        let boxes = pdf::Boxes {
            trim: sheets.trim,
            bleed: sheets.bleed,
        };
        let sheet = |scene| pdf::Page {
            unit: points(sheets.unit),
            boxes: Some(boxes),
            ..pdf::Page::long(scene)
        };
        return sheets.scenes.iter().map(sheet).collect();
    }
    let Some(scene) = &poster.scene else {
        return poster.pages.iter().map(pdf::Page::long).collect();
    };
    if poster.windows.is_empty() {
        return vec![pdf::Page::long(scene)];
    }
    let slice = |window: &Rect| pdf::Page {
        size: window.size,
        unit: pdf::Page::UNIT,
        views: vec![pdf::View {
            scene,
            window: *window,
            to: Transform::translate(
                changtu::geom::Abs::ZERO - window.origin.x,
                changtu::geom::Abs::ZERO - window.origin.y,
            ),
            ground: pdf::Ground::Scene,
        }],
        boxes: None,
    };
    poster.windows.iter().map(slice).collect()
}

/// A page of office paper: a part of a sheet, and the marks over it.
fn tile<'a>(sheets: &'a Sheets, leaf: &'a Leaf) -> pdf::Page<'a> {
    let part = sheets.scenes.get(leaf.sheet).map(|scene| pdf::View {
        scene,
        window: leaf.window,
        to: leaf.to,
        ground: pdf::Ground::Scene,
    });
    let over = pdf::View {
        ground: pdf::Ground::Bare,
        ..pdf::Page::long(&leaf.over).views.swap_remove(0)
    };
    pdf::Page {
        size: leaf.size,
        unit: points(sheets.unit),
        views: part.into_iter().chain([over]).collect(),
        boxes: None,
    }
}

fn words(job: &Job<'_>, file: &File, out: &mut dyn Write) -> Result<Made, Error> {
    let document = job.poster.document.as_ref();
    let document = document.ok_or_else(|| Error::Encode("there is nothing to tell".to_owned()))?;
    let text = match file.target.format {
        Format::Txt => prose::alt_txt(document),
        _ => {
            let mut options = prose::HtmlOptions::default();
            if let Some(main) = job.poster.main {
                options.colors.main = main;
            }
            prose::html(document, &options)
        }
    };
    out.write_all(text.as_bytes())?;
    Ok(Made {
        extent: Extent::Words,
        notes: Vec::new(),
        ending: None,
    })
}
