//! Lays a report for a medium, and what its pages hold.

use std::collections::BTreeMap;

use changtu::diag::Severity;
use changtu::geom::Rect;
use changtu::medium::{Columns, Medium, Print, Sheet, Table};
use changtu::pipeline::{Options, Poster, lay_out};
use changtu::scene::{MarkKind, Scene};
use changtu::world::World;

/// The packs inside the program.
pub const PACKS: [&str; 4] = ["base", "civic-red", "ink-green", "tech-blue"];

/// The example that comes with the program.
pub const EXAMPLE: &str = include_str!("../../examples/beibei/report.yaml");

/// A report with all that stands at the edges of pages: a kicker, an issuer, a footer with a code.
pub const EDGES: &str = "\
kicker: 2024年
title: |
  一图读懂
  教育工作要点
issuer: 区教育委员会
figures:
- 在校学生: 12.6万人
- 学校: 128所
sections:
- title: 办学条件
  blocks:
  - text: 全区新建、改扩建学校12所，新增学位8600个，普惠性幼儿园覆盖率达到93%，比上年提高2.1个百分点。
  - list: [ 新增学位8600个, 改造运动场24片, 更新课桌椅1.2万套 ]
footer:
  credits: [ 来源: 区教育委员会, 制图: 教育宣传中心 ]
  date: 2024年3月
  qr: { url: \"https://example.com/jiaoyu\", caption: 扫码看全文 }
";

/// Lays a report for a medium.
pub fn lay(report: &str, pack: &str, medium: Medium) -> Poster {
    let options = Options {
        layout: Some(pack.to_owned()),
        medium,
        ..Options::default()
    };
    let world = World::memory([("", "")]);
    let poster = lay_out("report.yaml", report.as_bytes(), &world, &options);
    let errors = poster.sink.diagnostics().iter();
    let errors: Vec<_> = errors
        .filter(|one| one.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{pack}: {errors:#?}");
    poster
}

/// The medium of a channel.
pub fn channel(name: &str) -> Medium {
    Table::built_in().channel(name).unwrap().medium()
}

/// The sheet of a paper.
pub fn sheet(name: &str, columns: Columns, print: Print) -> Sheet {
    let paper = Table::built_in().paper(name).unwrap();
    paper.sheet(columns, print)
}

/// The codes of what was said.
pub fn codes(poster: &Poster) -> Vec<&'static str> {
    let said = poster.sink.diagnostics().iter();
    said.map(|one| one.code).collect()
}

/// The laid lines of a scene with their em boxes.
pub fn lines(scene: &Scene) -> Vec<(String, Rect)> {
    let lines = scene.marks.iter().filter_map(|mark| match &mark.kind {
        MarkKind::Line { block, .. } => Some((format!("{block} {}", mark.text), mark.rect)),
        MarkKind::Heading(_) | MarkKind::Figure => None,
    });
    lines.collect()
}

/// The characters of scenes, each with its number: where lines break and columns are narrower is no
/// matter.
pub fn characters<'s>(scenes: impl IntoIterator<Item = &'s Scene>) -> BTreeMap<char, usize> {
    let mut found = BTreeMap::new();
    for scene in scenes {
        let words = scene.marks.iter().filter_map(|mark| match mark.kind {
            MarkKind::Line { .. } => Some(&mark.text),
            MarkKind::Heading(_) | MarkKind::Figure => None,
        });
        // A blank at the end of a line is not drawn.
        let chars = words.flat_map(|words| words.chars());
        for char in chars.filter(|char| !char.is_whitespace()) {
            *found.entry(char).or_default() += 1;
        }
    }
    found
}
