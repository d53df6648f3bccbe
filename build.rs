//! Lists the files of the built-in layout packs, so that a new one needs no Rust; packs the icons.

#[path = "build/icons.rs"]
mod icons;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let home = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    icons::pack(&home.join("fonts/icons/icons.tsv"), &out)?;
    let root = home.join("layouts");
    println!("cargo:rerun-if-changed=layouts");
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        let name = file
            .strip_prefix(&root)
            .unwrap_or(file)
            .to_string_lossy()
            .replace('\\', "/");
        list.push_str(&format!(
            "    ({name:?}, include_str!({:?})),\n",
            file.display()
        ));
    }
    list.push(']');
    fs::write(out.join("layouts.rs"), list)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|ending| ending == "svg" || ending == "yaml")
        {
            files.push(path);
        }
    }
    Ok(())
}
