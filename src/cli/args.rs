//! The words of the command line. The comments are its English help; `chinese` holds the Chinese one.

use std::path::PathBuf;

use changtu::medium::Columns;
use clap::builder::ValueParser;
use clap::{Parser, Subcommand, ValueEnum};

/// Draws finished long posters from a YAML description of a report.
#[derive(Debug, Parser)]
#[command(name = "changtu", version, disable_help_subcommand = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The language of help, summary and messages; by default that of the locale, else Chinese.
    #[arg(long, global = true, value_name = "LANG", value_parser = ["zh", "en"])]
    pub lang: Option<String>,
    /// The form of messages on standard error; `json`: one object per message.
    #[arg(long, global = true, value_name = "FORM", value_enum, default_value_t)]
    pub message_format: Form,
    /// Whether messages have colours.
    #[arg(long, global = true, value_name = "WHEN", value_parser = ["auto", "never"], default_value = "auto")]
    pub color: String,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Draw a report as a poster.
    Render(RenderArgs),
    /// Say everything that is wrong with a report, and draw nothing.
    Check(CheckArgs),
    /// Make a sheet on which readers tick every figure and name of a report.
    Proof(ProofArgs),
    /// Say what has changed between two reports, or two sources: numbers first.
    Diff(super::diff::DiffArgs),
    /// Show the laid lines or the drawing of a report, or set a text, as data.
    Inspect(InspectArgs),
    /// Find the quantities in lines of text on standard input; one JSON array a line.
    Numbers,
    /// List the layouts inside the program; begin, check or show a layout of your own.
    Layouts(LayoutsArgs),
    /// List the icons inside the program.
    Icons(IconsArgs),
    /// List the channels and papers that `--for` knows, with their limits.
    Media(MediaArgs),
    /// List the fonts that posters are set in.
    Fonts(FontsArgs),
    /// Print the JSON Schema of reports, for editors that complete while one types.
    Schema,
    /// Make a report of a source: Markdown, plain text or Word.
    Import(super::import::ImportArgs),
    /// Write a report to begin with.
    New(NewArgs),
    /// Print the completion script of a shell.
    Completions(CompletionsArgs),
}

/// Text for people or JSON for programs.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Sentences.
    #[default]
    Human,
    /// One JSON object a line.
    Json,
}

/// How large letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TextScale {
    /// As the layout is designed.
    Standard,
    /// Large type.
    Large,
}

/// What is made of a character that no font has.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MissingGlyph {
    /// An error: nothing is drawn.
    #[default]
    Error,
    /// An empty box, with a warning.
    Placeholder,
}

/// A report and how it is read and laid out.
#[derive(Debug, Default, clap::Args)]
pub struct ReportArgs {
    /// The report file; `-` is standard input.
    #[arg(value_name = "REPORT")]
    pub report: PathBuf,
    #[command(flatten)]
    pub medium: MediumArgs,
    #[command(flatten)]
    pub lay: LayArgs,
}

/// `check`.
#[derive(Debug, Default, clap::Args)]
pub struct CheckArgs {
    /// A file of approved names, posts, phrases, orders and banned words; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub words: Vec<PathBuf>,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// What a poster is made for.
#[derive(Debug, Default, Clone, clap::Args)]
pub struct MediumArgs {
    /// A channel or a paper, by a name that `changtu media` lists, or a size such as 600x900mm.
    #[arg(long = "for", value_name = "NAME")]
    pub made_for: Option<String>,
    /// Cut the poster between blocks, into slices of this height in px at most.
    #[arg(long, value_name = "PX", value_parser = slice(), conflicts_with = "made_for")]
    pub slice: Option<u32>,
    /// A file whose channels and papers are laid over those inside the program.
    #[arg(long = "media", value_name = "FILE", requires = "made_for")]
    pub table: Option<PathBuf>,
    /// How many columns a sheet of paper has.
    #[arg(long, value_name = "N|auto", value_parser = columns(), requires = "made_for")]
    pub columns: Option<Columns>,
    /// How far the ground runs over the edge of a sheet: 3mm.
    #[arg(long, value_name = "MM", value_parser = bleed(), requires = "made_for")]
    pub bleed: Option<f64>,
    /// Draw crop marks around a sheet.
    #[arg(long, requires = "made_for")]
    pub marks: bool,
}

/// How a report is laid out.
#[derive(Debug, Default, Clone, clap::Args)]
pub struct LayArgs {
    /// A layout in place of the report's: a name, or a folder.
    #[arg(long, value_name = "NAME|DIR")]
    pub layout: Option<String>,
    /// The width of the poster in px.
    #[arg(long, value_name = "PX", value_parser = width())]
    pub width: Option<u32>,
    /// The size of letters in place of the report's; `large` is for those who see less well.
    #[arg(long, value_name = "SIZE", value_enum)]
    pub text_scale: Option<TextScale>,
    /// Take warnings for errors.
    #[arg(long)]
    pub strict: bool,
    /// A folder whose fonts are used where the embedded ones lack a character.
    #[arg(long, value_name = "DIR")]
    pub font_dir: Vec<PathBuf>,
    /// What is made of a character that no font has.
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    pub missing_glyph: MissingGlyph,
    /// The number of threads; the output is the same with any.
    #[arg(long, value_name = "N", value_parser = threads())]
    pub threads: Option<u16>,
    /// The form of the summary; `json`: one object per output file.
    #[arg(long, value_name = "FORM", value_enum, default_value_t)]
    pub summary: Form,
}

/// `render`.
#[derive(Debug, Default, clap::Args)]
pub struct RenderArgs {
    /// An output file, by its ending: .png, .jpg, .webp, .svg, .pdf, .html or .alt.txt; `-` is standard
    /// output; may be given several times.
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// The format written to standard output.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub format: Format,
    /// Device pixels for one px of the poster.
    #[arg(long, value_name = "N", default_value_t = 1.0, value_parser = scale())]
    pub scale: f64,
    /// Pixels per inch: on paper the resolution (150 without it), else only stated in the file.
    #[arg(long, value_name = "N", value_parser = dpi())]
    pub dpi: Option<f64>,
    /// The quality of JPEG.
    #[arg(long, value_name = "N", value_parser = quality())]
    pub quality: Option<u8>,
    /// Write PNG with 256 colours at most: exactly where there are no more, else the nearest ones.
    #[arg(long)]
    pub palette: bool,
    /// Words as outlines or as text; by default text in PDF, outlines in SVG.
    #[arg(long, value_name = "HOW", value_enum)]
    pub text: Option<Text>,
    /// An ICC profile that a PDF names as its output intent; nothing is converted.
    #[arg(long, value_name = "FILE")]
    pub icc: Option<PathBuf>,
    /// Cut sheets into pages of office paper, to be glued together; PDF only.
    #[arg(long, value_name = "PAPER", requires = "made_for")]
    pub tile: Option<String>,
    /// How far the pages of `--tile` overlap: 10mm.
    #[arg(long, value_name = "MM", value_parser = overlap(), requires = "tile")]
    pub overlap: Option<f64>,
    /// Draw again whenever the report or a file beside it is saved.
    #[arg(long)]
    pub watch: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// What a poster is written as.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Pixels, without loss.
    #[default]
    Png,
    /// Pixels, with loss.
    Jpeg,
    /// Pixels, without loss, for the web.
    Webp,
    /// Vectors.
    Svg,
    /// Vectors and words, for reading and for print.
    Pdf,
    /// A page with the same words for everyone.
    Html,
    /// The alternative text.
    Txt,
}

/// How words are written in files of vectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Text {
    /// As text that can be marked and found, with the faces in the file.
    Embed,
    /// As outlines.
    Outlines,
}

/// `proof`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct ProofArgs {
    #[command(subcommand)]
    pub command: Option<ProofCommand>,
    /// A file to write, .pdf or .html; may be given twice. By default the report's name with `-校对单.pdf`.
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub sheets: Vec<PathBuf>,
    /// The text that the report was made from, .md, .txt or .docx: each item names its line there.
    #[arg(long, value_name = "FILE")]
    pub source: Option<PathBuf>,
    /// The readers, parted by commas; a column of boxes for each.
    #[arg(long, value_name = "A,B,C")]
    pub readers: Option<String>,
    /// The report file; `-` is standard input.
    #[arg(value_name = "REPORT", required = true)]
    pub report: Option<PathBuf>,
    #[command(flatten)]
    pub medium: MediumArgs,
    #[command(flatten)]
    pub lay: LayArgs,
}

/// What else can be proved.
#[derive(Debug, Subcommand)]
pub enum ProofCommand {
    /// Say what of the source the report does not draw, what it draws that the source has not, and which
    /// numbers have lost their words.
    Coverage(super::coverage::CoverageArgs),
}

/// `inspect`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["lines", "scene", "text", "texts"]))]
pub struct InspectArgs {
    /// The report file; `-` is standard input.
    #[arg(value_name = "REPORT", required_unless_present_any = ["text", "texts"], conflicts_with_all = ["text", "texts"])]
    pub report: Option<PathBuf>,
    /// One JSON object for each laid line of text, in px; `y` is the baseline. Columns have `writing`
    /// `vertical`: `x` is their middle, `y` their upper edge, `width` and `measure` are heights.
    #[arg(long)]
    pub lines: bool,
    /// The finished drawing as text.
    #[arg(long)]
    pub scene: bool,
    /// Set this text and print its lines and glyphs as JSON, in em.
    #[arg(long, value_name = "STRING", allow_hyphen_values = true)]
    pub text: Option<String>,
    /// Set many: one JSON object a line on standard input, one answer a line.
    #[arg(long)]
    pub texts: bool,
    #[command(flatten)]
    pub set: SetArgs,
    #[command(flatten)]
    pub medium: MediumArgs,
    #[command(flatten)]
    pub lay: LayArgs,
}

/// How a text is set; for many, what holds where a line says nothing of it.
#[derive(Debug, clap::Args)]
pub struct SetArgs {
    /// The measure in em; without one, a single line.
    #[arg(long, value_name = "EM", conflicts_with_all = ["lines", "scene"], value_parser = measure())]
    pub measure: Option<f64>,
    /// As running text or as a title.
    #[arg(long, value_enum, default_value_t)]
    pub style: Style,
    /// Make the lines flush.
    #[arg(long, conflicts_with_all = ["lines", "scene"])]
    pub justify: bool,
    /// How far the first line is moved in, in em.
    #[arg(long, value_name = "EM", default_value_t = 0.0, value_parser = indent())]
    pub indent: f64,
}

/// As what a text is set.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    /// Running text.
    #[default]
    Body,
    /// A title: balanced, broken between words.
    Title,
}

/// `layouts`.
#[derive(Debug, clap::Args)]
pub struct LayoutsArgs {
    #[command(subcommand)]
    pub command: Option<LayoutsCommand>,
}

/// What can be done with layouts.
#[derive(Debug, Subcommand)]
pub enum LayoutsCommand {
    /// Say everything that is wrong with a layout folder.
    Check {
        /// The folder that holds `layout.yaml`.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Take warnings for errors.
        #[arg(long)]
        strict: bool,
    },
    /// Write a layout folder to begin with.
    New {
        /// The folder to make; never overwritten.
        #[arg(value_name = "NAME")]
        place: PathBuf,
    },
    /// Draw a specimen of a layout: every kind of block, variant and chart.
    Show {
        /// A layout inside the program, by its name, or a folder that holds `layout.yaml`.
        #[arg(value_name = "NAME|DIR")]
        pack: String,
        /// The file to write, by its ending; by default the layout's name with `.png`.
        #[arg(short = 'o', long = "output", value_name = "FILE")]
        specimen: Option<PathBuf>,
        /// Device pixels for one px of the poster.
        #[arg(long, value_name = "N", default_value_t = 1.0, value_parser = scale())]
        scale: f64,
        /// Write PNG with 256 colours at most: exactly where there are no more, else the nearest ones.
        #[arg(long)]
        palette: bool,
    },
}

/// `icons`.
#[derive(Debug, clap::Args)]
pub struct IconsArgs {
    /// Only icons that have to do with this word, in Chinese or English; the nearest first.
    #[arg(value_name = "WORD")]
    pub word: Option<String>,
    /// Draw the icons with their names as a picture instead of listing them.
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub sheet: Option<PathBuf>,
}

/// `media`.
#[derive(Debug, clap::Args)]
pub struct MediaArgs {
    /// A file whose channels and papers are laid over those inside the program.
    #[arg(long = "media", value_name = "FILE")]
    pub table: Option<PathBuf>,
    /// Print the table inside the program as YAML, to begin one of your own with.
    #[arg(long)]
    pub yaml: bool,
}

/// `fonts`.
#[derive(Debug, clap::Args)]
pub struct FontsArgs {
    /// A folder whose fonts are listed too.
    #[arg(long, value_name = "DIR")]
    pub font_dir: Vec<PathBuf>,
}

/// `new`.
#[derive(Debug, clap::Args)]
pub struct NewArgs {
    /// The file to write; never overwritten.
    #[arg(value_name = "FILE", default_value = "报告.yaml")]
    pub file: PathBuf,
    /// Keep structure, labels and comments of this report, and set what is to be filled in to 待填.
    #[arg(long, value_name = "REPORT")]
    pub from: Option<PathBuf>,
}

/// `completions`.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

/// Numbers within bounds, both ends included; the bounds are all that a message adds.
fn within(word: &str, least: f64, most: f64) -> Result<f64, String> {
    let number = word.parse::<f64>().ok();
    let number = number.filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| format!("{least}–{most}"))
}

/// Whole numbers within bounds.
fn whole(word: &str, least: f64, most: f64) -> Result<f64, String> {
    let number = within(word, least, most)?;
    match number.fract() == 0.0 {
        true => Ok(number),
        false => Err(format!("{least}–{most}")),
    }
}

fn width() -> ValueParser {
    ValueParser::new(|word: &str| whole(word, 320.0, 8192.0).map(|width| width as u32))
}

fn threads() -> ValueParser {
    ValueParser::new(|word: &str| whole(word, 1.0, 256.0).map(|count| count as u16))
}

fn scale() -> ValueParser {
    ValueParser::new(|word: &str| within(word, 0.1, 16.0))
}

fn measure() -> ValueParser {
    ValueParser::new(|word: &str| within(word, 0.1, 10_000.0))
}

fn indent() -> ValueParser {
    ValueParser::new(|word: &str| within(word, 0.0, 1_000.0))
}

fn slice() -> ValueParser {
    ValueParser::new(|word: &str| whole(word, 100.0, 1_000_000.0).map(|height| height as u32))
}

fn columns() -> ValueParser {
    ValueParser::new(|word: &str| match word {
        "auto" => Ok(Columns::Auto),
        _ => whole(word, 1.0, 12.0)
            .map(|count| Columns::Count(count as u8))
            .map_err(|bounds| format!("{bounds}, auto")),
    })
}

fn dpi() -> ValueParser {
    ValueParser::new(|word: &str| within(word, 10.0, 2_400.0))
}

fn quality() -> ValueParser {
    ValueParser::new(|word: &str| whole(word, 1.0, 100.0).map(|quality| quality as u8))
}

/// Millimetres, with or without their unit.
fn millimetres(word: &str, most: f64) -> Result<f64, String> {
    let number = word.trim_end_matches("mm").trim_end_matches("毫米");
    within(number.trim(), 0.0, most).map_err(|bounds| format!("{bounds} mm"))
}

fn bleed() -> ValueParser {
    ValueParser::new(|word: &str| millimetres(word, 50.0))
}

fn overlap() -> ValueParser {
    ValueParser::new(|word: &str| millimetres(word, 50.0))
}
