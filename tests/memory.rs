//! Memory does not grow with the poster's height: a poster of 300,000 px takes at most half as much
//! again as the example.

use std::fmt::Write as _;
use std::io::sink;

use changtu::pipeline::{Options, lay_out};
use changtu::render::png;
use changtu::world::World;

const REPORT: &str = include_str!("../examples/beibei/report.yaml");

/// Renders a report; its height in px.
fn render(report: &str) -> f64 {
    let none: [(&str, &[u8]); 0] = [];
    let options = Options::default();
    let poster = lay_out(
        "report.yaml",
        report.as_bytes(),
        &World::memory(none),
        &options,
    );
    assert!(!poster.sink.has_errors());
    let scene = poster.scene.expect("a report without errors has a scene");
    png::encode(&scene, &poster.book, &png::Options::default(), &mut sink()).expect("drawn");
    scene.size.height.to_px()
}

/// The most memory that this process has had at once, in KiB, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The example's sections over and over.
fn repeated(times: usize) -> String {
    let (head, sections) = REPORT
        .split_once("sections:\n")
        .expect("the example has sections");
    let mut report = format!("{head}sections:\n");
    for _ in 0..times {
        writeln!(report, "{sections}").expect("strings take everything");
    }
    report
}

#[test]
fn a_poster_of_300_000_px_takes_little_more_than_the_example() {
    render(REPORT);
    let usual = peak();
    let height = render(&repeated(12));
    assert!(height >= 300_000.0, "only {height} px");
    // The peak of a process never falls, so the second one holds the first as well.
    let (Some(usual), Some(tall)) = (usual, peak()) else {
        println!("skipped: this system does not tell the peak of a process");
        return;
    };
    println!("{height} px: {tall} KiB, the example: {usual} KiB");
    assert!(
        tall <= usual * 3 / 2,
        "{tall} KiB, the example takes {usual} KiB"
    );
}
