//! Every kind of block in its forms: the scene of each case, as text, beside the case.
//!
//! A case in `tests/cases/block/<kind>.yaml` begins with `#: name`, and `#: name @civic-red` when
//! that pack draws it in a view of its own. `BLESS=1` rewrites the goldens.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use changtu::kinds;
use changtu::scene;

use super::support;

/// A case of a kind in a pack.
struct Case {
    /// `stats.ring.base`.
    name: String,
    pack: &'static str,
    report: String,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/block")
}

/// The cases of a kind's file.
fn cases(kind: &str) -> Vec<Case> {
    let text = fs::read_to_string(folder().join(format!("{kind}.yaml"))).unwrap_or_default();
    let mut cases = Vec::new();
    for part in text.split("#: ").skip(1) {
        let (head, body) = part.split_once('\n').unwrap();
        let (name, packs): (&str, &[&str]) = match head.split_once(" @civic-red") {
            Some((name, _)) => (name, &support::PACKS),
            None => (head, &support::PACKS[..1]),
        };
        cases.extend(packs.iter().map(|pack| Case {
            name: format!("{kind}.{}.{pack}", name.trim().replace(' ', "-")),
            pack,
            report: report(kind, body),
        }));
    }
    cases
}

/// A report of one block; kinds that are no blocks are written as they stand in a report.
fn report(kind: &str, body: &str) -> String {
    let is_block = kinds::blocks().any(|known| known.name == kind);
    match is_block {
        true => {
            let lines: String = body.lines().map(|line| format!("  {line}\n")).collect();
            format!("title: 甲\nsections:\n- title: 乙\n  blocks:\n{lines}")
        }
        false => body.to_owned(),
    }
}

/// The scene without what is the same in all: head and section of a block's report.
fn drawn(case: &Case) -> String {
    let mut scene = support::scene(&case.report, case.pack, 1080.0);
    let is_block = case.report.contains("\n- title: 乙\n");
    if is_block {
        let lines = support::runs(&scene);
        let head = lines.iter().filter(|placed| placed.run.text == "乙");
        let end = head
            .map(|placed| placed.em_box.bottom())
            .fold(changtu::geom::Abs::ZERO, changtu::geom::Abs::max);
        let is_below = |mark: &changtu::scene::Mark| mark.rect.top() > end;
        scene.marks.retain(is_below);
        let at = scene.items.iter().rposition(|item| holds(item, "乙"));
        scene.items.drain(..at.map_or(0, |at| at + 1));
    }
    scene::dump(&scene)
}

fn holds(item: &changtu::scene::Item, text: &str) -> bool {
    use changtu::scene::Item;
    match item {
        Item::Text(run) => run.text == text,
        Item::Group(group) => group.items.iter().any(|item| holds(item, text)),
        Item::Box(_) | Item::Path(_) | Item::Drawing(_) | Item::Image(_) => false,
    }
}

/// Why a golden is not what is drawn.
fn differs(path: &Path, now: &str) -> Option<String> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let Ok(golden) = fs::read_to_string(path) else {
        return Some(format!(
            "{name}: no golden; run with BLESS=1 and look at it"
        ));
    };
    let line = golden
        .lines()
        .zip(now.lines())
        .position(|(was, is)| was != is);
    let line = line.or((golden != now).then(|| golden.lines().count().min(now.lines().count())))?;
    let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
    Some(format!(
        "{name}:{}\n  was {}\n  is  {}",
        line + 1,
        at(&golden),
        at(now)
    ))
}

#[test]
fn every_case_is_drawn_as_it_was() {
    let blesses = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for kind in kinds::all() {
        let cases = cases(kind.name);
        if cases.is_empty() {
            wrong.push(format!("{}: no case in tests/cases/block", kind.name));
        }
        for case in cases {
            let path = folder().join(format!("{}.txt", case.name));
            let now = drawn(&case);
            if blesses {
                fs::write(&path, &now).unwrap();
            }
            wrong.extend(differs(&path, &now));
            used.insert(path);
        }
    }
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let is_golden = path.extension().is_some_and(|ending| ending == "txt");
        if is_golden && !used.contains(&path) {
            match blesses {
                true => fs::remove_file(&path).unwrap(),
                false => wrong.push(format!("{}: no case has this golden", path.display())),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} goldens differ\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
