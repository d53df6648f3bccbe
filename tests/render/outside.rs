//! Programs that judge our files from outside, where they are installed.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::NamedTempFile;

/// A program on the path; says so when it is missing.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file());
    if found.is_none() {
        // Straight to standard error: what a test prints is shown only when it fails.
        let _ = writeln!(std::io::stderr(), "skipped: {name} is not installed");
    }
    found
}

/// Whether a program is on the path; says so when it is not.
pub fn has(name: &str) -> bool {
    find(name).is_some()
}

/// Runs a program with some words and a file of these bytes; `None` when it is not installed.
pub fn judge(name: &str, words: &[&str], bytes: &[u8]) -> Option<Output> {
    let program = find(name)?;
    let file = NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let output = Command::new(program).args(words).arg(file.path()).output();
    Some(output.unwrap())
}

/// The pixels of a binary PPM.
pub fn ppm(bytes: &[u8]) -> Vec<u8> {
    let mut at = 0;
    // Magic number, width, height and largest value, each with white space after it.
    for _ in 0..4 {
        at += bytes[at..]
            .iter()
            .position(u8::is_ascii_whitespace)
            .unwrap()
            + 1;
    }
    assert!(bytes.starts_with(b"P6"));
    bytes[at..].to_vec()
}

/// A file that outside programs can open, gone with the test.
pub struct Kept {
    folder: tempfile::TempDir,
}

impl Kept {
    pub fn new(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file.pdf"), bytes).unwrap();
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a program prints of the file; its name stands for `{}` among the arguments.
    pub fn ask(&self, program: &str, arguments: &[&str]) -> String {
        let file = self.path("file.pdf");
        let argument = |one: &&str| match *one {
            "{}" => file.clone().into_os_string(),
            other => other.into(),
        };
        let ran = Command::new(program)
            .current_dir(self.folder.path())
            .args(arguments.iter().map(argument))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(ran.status.success(), "{program}: {said}");
        String::from_utf8_lossy(&ran.stdout).into_owned()
    }

    /// Poppler's drawing of a page, counted from 1, at so many pixels to the inch.
    pub fn drawn(&self, page: usize, dpi: f64) -> super::shots::Shot {
        let (page, dpi) = (page.to_string(), dpi.to_string());
        let arguments = [
            "-png",
            "-singlefile",
            "-f",
            &page,
            "-l",
            &page,
            "-r",
            &dpi,
            "{}",
            "page",
        ];
        self.ask("pdftoppm", &arguments);
        super::shots::decode(&std::fs::read(self.path("page.png")).unwrap())
    }
}
