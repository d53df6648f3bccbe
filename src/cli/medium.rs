//! What a poster is made for, as the command line says it.

use std::io::Write;
use std::path::Path;

use changtu::diag::{Sink, Sources, nearest};
use changtu::geom::Abs;
use changtu::medium::{Channel, Columns, Form, Medium, Paper, Pixels, Print, Slices, Table, Tile};

use super::Outcome;
use super::args::{MediaArgs, MediumArgs};
use super::input::{self, is_stream};
use super::voice::{Exit, Fault, Voice};

/// How far pages of office paper overlap where nothing else is said, in mm.
const OVERLAP: f64 = 10.0;

/// What was asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What blocks are laid out for.
    pub medium: Medium,
    /// The channel, when it is one.
    pub channel: Option<Channel>,
    /// The paper, when it is one.
    pub paper: Option<Paper>,
}

/// Finds out what a poster is made for. `width` is that of the strip in px, where it was asked for;
/// `tile` the office paper with the overlap in mm.
pub fn asked(
    args: &MediumArgs,
    width: Option<u32>,
    tile: Option<(&str, Option<f64>)>,
) -> Result<Asked, Fault> {
    let strip = Medium::strip(width.map_or(Medium::default().width, |px| Abs::px(f64::from(px))));
    let plain = |medium| Asked {
        medium,
        channel: None,
        paper: None,
    };
    if let Some(height) = args.slice {
        let slices = Slices::of_height(Abs::px(f64::from(height)));
        return Ok(plain(strip.with_form(Form::Slices(slices))));
    }
    let Some(name) = &args.made_for else {
        return Ok(plain(strip));
    };
    let table = table(args.table.as_deref())?;
    if let Some(channel) = table.channel(name) {
        if args.columns.is_some() || args.bleed.is_some() || args.marks || tile.is_some() {
            return Err(no_paper(name));
        }
        return Ok(Asked {
            medium: widened(channel.medium(), width),
            channel: Some(channel.clone()),
            paper: None,
        });
    }
    let Some(paper) = table.paper(name) else {
        return Err(unknown(name, &table));
    };
    let print = Print {
        bleed: args.bleed.unwrap_or(0.0),
        has_marks: args.marks,
    };
    let mut sheet = paper.sheet(args.columns.unwrap_or(Columns::Auto), print);
    if let Some((office, overlap)) = tile {
        let Some(office) = table.paper(office) else {
            return Err(unknown(office, &table));
        };
        let overlap = overlap.unwrap_or(OVERLAP);
        sheet.tile = Some(Tile::of_size(office.width, office.height, overlap));
    }
    Ok(Asked {
        medium: strip.with_form(Form::Sheet(sheet)),
        channel: None,
        paper: Some(paper),
    })
}

/// A channel's medium at another width: pages keep their shape.
fn widened(medium: Medium, width: Option<u32>) -> Medium {
    let Some(width) = width.map(|px| Abs::px(f64::from(px))) else {
        return medium;
    };
    let by = width / medium.width;
    let form = match medium.form {
        Form::Pages(mut pages) => {
            pages.height = (pages.height * by).round();
            pages.above = (pages.above * by).round();
            pages.below = (pages.below * by).round();
            Form::Pages(pages)
        }
        form @ (Form::Strip | Form::Slices(_) | Form::Sheet(_)) => form,
    };
    Medium {
        width,
        form,
        ..medium
    }
}

/// The table inside the program, under a user's own.
fn table(file: Option<&Path>) -> Result<Table, Fault> {
    let mut table = Table::built_in();
    let Some(path) = file else { return Ok(table) };
    let bytes = input::file(path)?;
    let name = path.display().to_string();
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let id = sources.add(name.clone(), text.clone());
    table.lay_over(&text, id, &mut sink);
    match sink.has_errors() {
        true => Err(Fault::told(sink.into_sorted(), sources)),
        false => Ok(table),
    }
}

fn unknown(name: &str, table: &Table) -> Fault {
    let is_size = name.starts_with(|first: char| first.is_ascii_digit());
    if is_size {
        return Fault::usage(
            "bad-size",
            format!("“{name}”不是能用的尺寸"),
            format!("`{name}` is no size of paper"),
        )
        .with_hint(
            "宽×高，每边 50–5000 毫米，如 600x900mm",
            "width × height, 50–5000 mm each, such as 600x900mm",
        );
    }
    let fault = Fault::usage(
        "unknown-medium",
        format!("没有名为“{name}”的渠道或纸张"),
        format!("there is no channel or paper `{name}`"),
    );
    match nearest(name, table.names()) {
        Some(near) => fault.with_hint(
            format!("是不是“{near}”？"),
            format!("did you mean `{near}`?"),
        ),
        None => fault.with_hint(
            "全部见“changtu media”；纸张也可以写尺寸，如 600x900mm",
            "`changtu media` lists them all; a paper may be a size, such as 600x900mm",
        ),
    }
}

fn no_paper(name: &str) -> Fault {
    Fault::usage(
        "no-paper",
        format!("“{name}”不是纸张，--columns、--bleed、--marks 和 --tile 用不上"),
        format!("`{name}` is no paper: --columns, --bleed, --marks and --tile do not apply"),
    )
}

/// Lists channels and papers.
pub fn list(args: &MediaArgs, voice: &Voice) -> Outcome {
    if args.yaml {
        write!(std::io::stdout(), "{}", Table::source())?;
        return Ok(Exit::Done);
    }
    if args.table.as_deref().is_some_and(is_stream) {
        return Err(Fault::usage(
            "no-stream",
            "渠道和纸张表不能从标准输入读",
            "the table is not read from standard input",
        ));
    }
    let table = table(args.table.as_deref())?;
    for channel in table.channels() {
        let limits = limits(channel, voice);
        writeln!(std::io::stdout(), "{:<20}{limits}", channel.name)?;
        writeln!(std::io::stdout(), "{:<20}{}", "", channel.summary)?;
    }
    for paper in table.papers() {
        let (width, height) = (paper.width, paper.height);
        writeln!(std::io::stdout(), "{:<20}{width}×{height} mm", paper.name)?;
    }
    Ok(Exit::Done)
}

fn limits(channel: &Channel, voice: &Voice) -> String {
    let width = channel.width.to_px();
    let mut words = Vec::new();
    match channel.form {
        Form::Slices(slices) => {
            let height = slices.height.to_px();
            words.push(match voice.pick("zh", "en") {
                "zh" => format!("宽 {width}，每张高 ≤ {height} px"),
                _ => format!("{width} wide, slices ≤ {height} px"),
            });
        }
        Form::Pages(pages) => words.push(format!("{width}×{} px", pages.height.to_px())),
        Form::Strip | Form::Sheet(_) => words.push(format!("{width} px")),
    }
    if let Some(bytes) = channel.bytes {
        words.push(format!("≤ {:.2} MB", bytes as f64 / 1e6));
    }
    let formats = channel.formats.iter().map(|format| match format {
        Pixels::Png => "PNG",
        Pixels::Jpeg => "JPEG",
    });
    words.push(formats.collect::<Vec<_>>().join("/"));
    if !channel.is_sure {
        words.push(
            voice
                .pick("（未见官方依据）", "(not confirmed officially)")
                .to_owned(),
        );
    }
    words.join(voice.pick("，", ", "))
}
