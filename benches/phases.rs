//! How long each phase takes for the example: `just bench`.

use std::path::PathBuf;
use std::process::Command;

use changtu::diag::{Sink, Sources};
use changtu::document::{self, Document};
use changtu::font::Book;
use changtu::geom::Rect;
use changtu::import;
use changtu::layout;
use changtu::manuscript::{self, Manuscript};
use changtu::medium::Medium;
use changtu::pack;
use changtu::pipeline::{self, Options, Poster};
use changtu::render::budget::{Allowed, fit};
use changtu::render::{jpeg, pdf, png, raster, svg, webp};
use changtu::typeset::inspect::{TextOptions, lines_of};
use changtu::world::World;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The folder of the example.
fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/beibei"))
}

fn world() -> World {
    World::disk(folder())
}

fn bytes() -> Vec<u8> {
    std::fs::read(folder().join("report.yaml")).expect("the example is in the repository")
}

fn read_document(bytes: &[u8]) -> Document {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let document = document::read("report.yaml", bytes, &world(), &mut sources, &mut sink);
    document.expect("the example is a report")
}

fn read_pack() -> pack::Pack {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let pack = pack::load("civic-red", None, &world(), &mut sources, &mut sink);
    pack.expect("the layout is inside the program")
}

fn poster() -> Poster {
    pipeline::lay_out("report.yaml", &bytes(), &world(), &Options::default())
}

/// YAML → document.
#[divan::bench]
fn a_read(bencher: Bencher<'_, '_>) {
    let bytes = bytes();
    bencher.bench(|| read_document(black_box(&bytes)));
}

/// `layout.yaml` and art → pack.
#[divan::bench]
fn b_load_pack(bencher: Bencher<'_, '_>) {
    bencher.bench(read_pack);
}

/// Document × pack → fragments, with faces nobody has used yet, as in a run of the program.
#[divan::bench(sample_count = 20)]
fn c_lay_out(bencher: Bencher<'_, '_>) {
    let (document, pack) = (read_document(&bytes()), read_pack());
    bencher
        .with_inputs(|| (Book::embedded(), Sink::default()))
        .bench_local_refs(|(book, sink)| {
            layout::layout(&document, &pack, &Medium::default(), book, sink)
        });
}

/// Scene → pixels.
#[divan::bench(sample_count = 10)]
fn d_raster(bencher: Bencher<'_, '_>) {
    let poster = poster();
    let scene = poster.scene.as_ref().expect("the example is laid out");
    bencher.bench_local(|| {
        let mut rows = 0;
        let take = &mut |pixels: &[u8]| rows += pixels.len();
        raster::rows(scene, &poster.book, &raster::View::default(), take).map(|_| rows)
    });
}

/// Pixels → PNG.
#[divan::bench(sample_count = 10)]
fn e_encode(bencher: Bencher<'_, '_>) {
    let poster = poster();
    let scene = poster.scene.as_ref().expect("the example is laid out");
    let picture = raster::picture(scene, &poster.book, &raster::View::default());
    let picture = picture.expect("the example is drawn");
    bencher.bench_local(|| {
        let mut out = Vec::new();
        png::write(&picture, None, &mut out).map(|()| out.len())
    });
}

/// Scene → PNG, drawing and deflating together as the program does: side by side, band by band.
#[divan::bench(sample_count = 10)]
fn f_png(bencher: Bencher<'_, '_>) {
    let poster = poster();
    let scene = poster.scene.as_ref().expect("the example is laid out");
    bencher.bench_local(|| {
        let mut out = Vec::new();
        png::encode(scene, &poster.book, &png::Options::default(), &mut out).map(|()| out.len())
    });
}

/// Scene → SVG.
#[divan::bench(sample_count = 20)]
fn g_svg(bencher: Bencher<'_, '_>) {
    let poster = poster();
    let scene = poster.scene.as_ref().expect("the example is laid out");
    bencher.bench_local(|| {
        let mut out = Vec::new();
        svg::encode(scene, &poster.book, &svg::Options::default(), &mut out).map(|()| out.len())
    });
}

/// Scene → PDF.
#[divan::bench(sample_count = 20)]
fn g_pdf(bencher: Bencher<'_, '_>) {
    let poster = poster();
    let scene = poster.scene.as_ref().expect("the example is laid out");
    let options = pdf::Options::default();
    bencher.bench_local(|| {
        let mut out = Vec::new();
        pdf::encode(&[pdf::Page::long(scene)], &poster.book, &options, &mut out).map(|()| out.len())
    });
}

/// The whole command, from start to the picture on disk.
#[divan::bench(sample_count = 10)]
fn h_command(bencher: Bencher<'_, '_>) {
    let out = tempfile::tempdir().expect("a folder for the picture");
    let picture = out.path().join("poster.png");
    bencher.bench_local(|| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_changtu"));
        let program = program.arg("render").arg(folder().join("report.yaml"));
        let ran = program.arg("-o").arg(&picture).output();
        assert!(ran.expect("the program starts").status.success());
    });
}

/// LB-12: one paragraph of 100,000 characters, from text to lines.
#[divan::bench(sample_count = 10)]
fn i_long_paragraph(bencher: Bencher<'_, '_>) {
    let sentence = "国家发展改革委员会推动经济社会高质量发展，同比增长4.3%；地区生产总值达到783.58亿元，“5G+工业互联网”建成。";
    let text: String = sentence.chars().cycle().take(100_000).collect();
    let book = Book::embedded();
    let options = TextOptions {
        measure: Some(24.0),
        justify: true,
        ..TextOptions::default()
    };
    bencher.bench_local(|| lines_of(&book, &text, &options).lines.len());
}

/// The first 5,000 rows of the example, as a slice for a channel.
fn slice() -> raster::Picture {
    let poster = poster();
    let scene = poster.scene.as_ref().expect("the example is laid out");
    let view = raster::View {
        window: Some(Rect::px(0.0, 0.0, 1080.0, 5000.0)),
        ..raster::View::default()
    };
    raster::picture(scene, &poster.book, &view).expect("the example is drawn")
}

/// A slice of 5,000 rows → JPEG.
#[divan::bench(sample_count = 10)]
fn j_jpeg(bencher: Bencher<'_, '_>) {
    let picture = slice();
    bencher.bench_local(|| {
        let mut out = Vec::new();
        jpeg::write(&picture, jpeg::Quality::default(), None, &mut out).map(|()| out.len())
    });
}

/// A slice of 5,000 rows → WebP.
#[divan::bench(sample_count = 10)]
fn k_webp(bencher: Bencher<'_, '_>) {
    let picture = slice();
    bencher.bench_local(|| {
        let mut out = Vec::new();
        webp::write(&picture, &mut out).map(|()| out.len())
    });
}

/// A slice of 5,000 rows in 600,000 bytes: three files, the last in 256 colours.
#[divan::bench(sample_count = 10)]
fn l_fit(bencher: Bencher<'_, '_>) {
    let picture = slice();
    let allowed = Allowed {
        fewer_colors: true,
        jpeg: false,
    };
    bencher.bench_local(|| fit(&picture, 600_000, allowed, None).map(|fitted| fitted.how));
}

/// A source of 75,000 characters: the example's, eighteen times over.
fn long_source() -> Manuscript {
    let text = include_str!("../examples/beibei/report.md").repeat(18);
    manuscript::read("report.md", text.as_bytes()).expect("the example is a source")
}

/// A source of 75,000 characters → report file.
#[divan::bench]
fn m_import(bencher: Bencher<'_, '_>) {
    let source = long_source();
    let options = import::Options::default();
    bencher.bench(|| import::import(black_box(&source), "report.md", &options));
}
