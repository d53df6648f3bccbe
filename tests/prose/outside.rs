//! Programs from outside that judge what we write.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where a program is; `None`, with a notice, when it is not installed.
fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let found = names.iter().find_map(|name| {
        let mut places = folders.iter().map(|folder| folder.join(name));
        places.find(|place| place.is_file())
    });
    if found.is_none() {
        // Straight to standard error: what a test prints is shown only when it fails.
        let _ = writeln!(std::io::stderr(), "skipped: {} is not installed", names[0]);
    }
    found
}

/// A browser without a window, with arguments that make it show the same everywhere.
pub fn browser(profile: &Path) -> Option<Command> {
    let mut command = Command::new(find(&["chromium", "chromium-browser", "google-chrome"])?);
    command.args([
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        "--disable-background-networking",
        "--no-first-run",
    ]);
    command.arg(format!("--user-data-dir={}", profile.display()));
    Some(command)
}
