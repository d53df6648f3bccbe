//! Memory does not grow with the poster's height: a poster of 300,000 px takes at most half as much
//! again as the example. Measured on the command as people run it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

const REPORT: &str = include_str!("../examples/beibei/report.yaml");

/// The most memory that a running process has had at once, in KiB, where the system tells.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Renders a report: the peak of the command's memory, and the poster's height in px.
fn render(folder: &Path, report: &str) -> (Option<u64>, u32) {
    let source = folder.join("report.yaml");
    let poster = folder.join("report.png");
    fs::write(&source, report).expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_changtu"))
        .args(["render", "--lang", "en"])
        .arg(&source)
        .arg("-o")
        .arg(&poster)
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .expect("the command starts");
    // The peak never falls, so the last look before the end holds it.
    let mut seen = None;
    let status = loop {
        seen = peak(command.id()).max(seen);
        if let Some(status) = command.try_wait().expect("the command can be waited for") {
            break status;
        }
        sleep(Duration::from_millis(2));
    };
    assert!(status.success());
    let head = fs::read(&poster).expect("the poster is there");
    let height: [u8; 4] = head[20..24]
        .try_into()
        .expect("a PNG's header tells its height");
    (seen, u32::from_be_bytes(height))
}

/// The median of three runs: threads meet differently each time, and the peak with them.
fn usually(folder: &Path, report: &str) -> (Option<u64>, u32) {
    let mut runs: Vec<_> = (0..3).map(|_| render(folder, report)).collect();
    runs.sort_unstable();
    runs[1]
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
    let folder = tempfile::tempdir().expect("a folder");
    let (usual, _) = usually(folder.path(), REPORT);
    let (tall, height) = usually(folder.path(), &repeated(12));
    assert!(height >= 300_000, "only {height} px");
    let (Some(usual), Some(tall)) = (usual, tall) else {
        println!("skipped: this system does not tell the peak of a process");
        return;
    };
    println!("{height} px: {tall} KiB, the example: {usual} KiB");
    assert!(
        tall <= usual * 3 / 2,
        "{tall} KiB, the example takes {usual} KiB"
    );
}
