//! Programs that judge our files from outside, where they are installed.

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
        eprintln!("skipped: {name} is not installed");
    }
    found
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
