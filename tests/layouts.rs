//! The manual of layouts is true: its tutorial, followed to the letter, ends in a working pack, and its
//! reference has every word of the view language.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use changtu::diag::{Diagnostic, Sink, Sources};
use changtu::kinds;
use changtu::pack::vocabulary::{self, Takes, WordOf};
use changtu::pack::{self, FORMATS, OPERATORS, look};
use changtu::world::World;

const MANUAL: &str = include_str!("../docs/layouts.md");
const MEDIA: &str = include_str!("../docs/media.md");

/// A fenced block: what stands behind its fence, and the text.
struct Block {
    info: &'static str,
    text: &'static str,
}

fn blocks() -> Vec<Block> {
    let mut found = Vec::new();
    let mut rest = MANUAL;
    while let Some((_, after)) = rest.split_once("\n```") {
        let (info, body) = after.split_once('\n').unwrap();
        let end = body.find("```").unwrap();
        let text = &body[..end];
        found.push(Block { info, text });
        rest = &body[end + 3..];
    }
    found
}

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_changtu"));
    let program = program.args(words).current_dir(folder);
    program.env_remove("LC_ALL").env_remove("LANG");
    program.output().unwrap()
}

#[test]
fn the_tutorial_ends_in_a_working_pack() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let (mut files, mut commands) = (0, 0);
    for block in blocks() {
        if let Some((_, file)) = block.info.split_once(" file=") {
            let place = root.join(file);
            std::fs::create_dir_all(place.parent().unwrap()).unwrap();
            std::fs::write(place, block.text).unwrap();
            files += 1;
        } else if let Some((_, file)) = block.info.split_once(" add=") {
            let place = root.join(file);
            let text = std::fs::read_to_string(&place).unwrap() + block.text;
            std::fs::write(place, text).unwrap();
            files += 1;
        } else if block.info == "sh" {
            for line in block.text.lines() {
                let words: Vec<&str> = line.split_whitespace().collect();
                assert_eq!(words[0], "changtu");
                let out = run(root, &words[1..]);
                let said = String::from_utf8_lossy(&out.stderr).into_owned();
                assert!(out.status.success() && said.is_empty(), "{line}\n{said}");
                commands += 1;
            }
        }
    }
    assert!(
        files > 8 && commands > 7,
        "{files} files, {commands} commands"
    );
    let plain = ["render", "报告.yaml", "--layout", "base", "-o", "base.png"];
    assert!(run(root, &plain).status.success());
    let read = |name: &str| std::fs::read(root.join(name)).unwrap();
    assert!(read("长图.png") != read("base.png"));
    assert!(read("长图.png") != read("第四步.png") && read("第四步.png") != read("第一步.png"));
}

/// The part of the manual under a heading, or under a bold name, up to the next of its sort.
fn part(begin: &str) -> &'static str {
    let (_, after) = MANUAL
        .split_once(begin)
        .unwrap_or_else(|| panic!("no `{begin}`"));
    let ends = ["\n### ", "\n## ", "\n**"];
    let end = ends.iter().filter_map(|end| after.find(end)).min();
    &after[..end.unwrap_or(after.len())]
}

/// Every word has a row of its own, which names all that may be chosen, and no row is of another word.
#[track_caller]
fn explained(begin: &str, words: &[WordOf]) {
    let part = part(begin);
    for word in words {
        let row = part
            .lines()
            .find(|line| line.starts_with(&format!("| `{}` |", word.name)))
            .unwrap_or_else(|| panic!("`{}` is not under {begin}", word.name));
        if let Takes::Choice(choices) = word.takes {
            for choice in choices {
                assert!(row.contains(&format!("`{choice}`")), "{row}: {choice}");
            }
        }
    }
    for line in part.lines().filter(|line| line.starts_with("| `")) {
        let name = line[3..].split('`').next().unwrap();
        assert!(
            words.iter().any(|word| word.name == name),
            "`{name}` is no word of {begin}"
        );
    }
}

#[test]
fn every_word_of_a_box_is_explained() {
    explained("### 盒子\n", vocabulary::BOX);
    explained("### 控制\n", vocabulary::CONTROL);
}

#[test]
fn every_argument_of_a_leaf_is_explained() {
    for (name, kind) in vocabulary::LEAVES {
        explained(&format!("\n**`{name}`** "), vocabulary::leaf(kind));
    }
}

#[test]
fn every_key_of_a_look_is_explained() {
    explained("### 文字样式\n", look::KEYS);
    explained("**`emphasis`**：", look::EMPHASIS);
    explained("**`figure`**：", look::FIGURE);
    explained("**`unit`、`before`、`after`、`plain`**：", look::PART);
}

#[test]
fn every_key_of_a_pack_and_its_page_is_explained() {
    let top = part("### 文件最外层\n");
    for key in vocabulary::TOP {
        assert!(top.contains(&format!("\n| `{key}` |")), "{key}");
    }
    explained("### 页面 `page`\n", vocabulary::PAGE);
    for (view, names) in vocabulary::PAGE_VIEWS {
        assert!(part("### 分页和纸张").contains(&format!("`{view}`")));
        assert!(MEDIA.contains(&format!("`{view}`")), "{view}");
        for name in names {
            assert!(MEDIA.contains(&format!("`${name}`")), "{view}: {name}");
        }
    }
}

#[test]
fn every_operator_format_and_name_is_explained() {
    let part = part("### 变量和式子\n");
    for (operator, ..) in OPERATORS {
        let shown = operator.replace('|', "\\|");
        assert!(part.contains(&format!("`{shown}`")), "{operator}");
    }
    for (format, _) in FORMATS {
        assert!(part.contains(&format!("`\\| {format}`")), "{format}");
    }
    for name in vocabulary::LOOP {
        assert!(part.contains(&format!("`${name}`")), "{name}");
    }
}

#[test]
fn everything_a_view_can_read_is_listed() {
    let part = part("### 能读的量\n");
    let row = |begin: &str| {
        let row = part.lines().find(|line| line.starts_with(begin));
        row.unwrap_or_else(|| panic!("no row {begin}"))
    };
    for kind in kinds::all() {
        let row = row(&format!("| `{}` |", kind.name));
        let fields = kind.fields.fields.iter().map(|field| field.name);
        for name in fields.filter(|name| !matches!(*name, "hide" | "variant")) {
            assert!(row.contains(&format!("`${name}`")), "{}: {name}", kind.name);
        }
    }
    for (record, shown, sign) in [
        ("stat", "数字项", "."),
        ("chart", "`chart`", "$"),
        ("mark", "标记", "."),
        ("part", "数字", "."),
        ("number", "全部数字", "."),
        ("series", "系列", "."),
        ("tick", "刻度", "."),
        ("reference", "参考线", "."),
        ("cell", "小格", "."),
        ("table", "`table`", "$"),
        ("piece", "段", "."),
        ("box", "格子", "."),
    ] {
        assert!(!kinds::derived(record).is_empty());
        for field in kinds::derived(record) {
            let row = row(&format!("| {shown} | `{sign}{}` |", field.name));
            assert!(row.ends_with(&format!("| {} |", field.summary[1])), "{row}");
        }
    }
}

/// What is said of a pack.
fn said(layout: &str) -> Vec<Diagnostic> {
    let world = World::memory([
        ("mine/layout.yaml", layout),
        (
            "mine/art/dot.svg",
            "<!-- tokens: #FF0000=nothing --><svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'><text>a</text></svg>",
        ),
    ]);
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    if let Some(pack) = pack::load("mine", None, &world, &mut sources, &mut sink)
        && layout.ends_with("# art\n")
    {
        pack.check_art(&mut sink);
    }
    sink.into_sorted()
}

#[test]
fn a_wrong_word_is_pointed_at_wherever_it_stands() {
    for (layout, code) in [
        ("page: { margn: 3 }", "unknown-word"),
        ("page: { margin: wide }", "wrong-type"),
        ("looks: { h2: { mode: tittle } }", "wrong-type"),
        ("looks: { h2: { size: big } }", "wrong-type"),
        ("looks: { h2: { unit: { scal: 1 } } }", "unknown-word"),
        ("looks: { h2: { figure: { sign: stars } } }", "wrong-type"),
        ("looks: { mine: { extends: titel } }", "unknown-look"),
        ("views: { note: { art: { name: [dott] } } }", "unknown-art"),
        (
            "views: { chart: { each: marks as mark, child: { text: $mark.labl } } }",
            "unknown-binding",
        ),
        ("views: { note: { when: $nht > 1 } }", "unknown-binding"),
    ] {
        let found = said(&format!("extends: base\n{layout}\n"));
        let codes: BTreeSet<&str> = found.iter().map(|found| found.code).collect();
        assert!(codes.contains(code), "{layout}: {found:#?}");
    }
    let right = "extends: base\nviews: { chart: { each: marks as mark, child: { when: $nth, text: $mark.label } } }\n";
    assert_eq!(said(right), []);
    let art: Vec<&str> = said("extends: base # art\n")
        .iter()
        .map(|found| found.code)
        .collect();
    assert_eq!(art, ["bad-art", "unknown-token"]);
}

#[test]
fn variants_of_a_pack_are_found() {
    let layout = "extends: base\npartials: { inner: { match: $variant, cases: { quote: { text: $text }, else: { text: $text } } } }\nviews:\n  text: { inner: ~ }\n  note: { children: [{ when: $variant == wide, text: $text }] }\n";
    let world = World::memory([("mine/layout.yaml", layout)]);
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let pack = pack::load("mine", None, &world, &mut sources, &mut sink).unwrap();
    assert_eq!(sink.diagnostics(), &[]);
    assert_eq!(pack.variants("text"), ["quote"]);
    assert_eq!(pack.variants("note"), ["wide"]);
    assert_eq!(pack.variants("cards"), ["spine"]);
    assert!(pack.variants("image").is_empty());
}
