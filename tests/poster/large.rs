//! Large type: letters are as large as promised, in order, and everything still has room.

use changtu::pipeline::{Options, TextScale, lay_out};
use changtu::scene::Scene;

use super::support::{self, EXAMPLE, PACKS};

/// A report with large type, as its own word asks for it.
fn large(report: &str) -> String {
    format!("{}\n字号: 大\n", report.trim_end())
}

fn sizes(scene: &Scene) -> Vec<(f64, String)> {
    let runs = support::runs(scene).into_iter();
    runs.map(|placed| (placed.run.size.to_px(), placed.run.text.clone()))
        .collect()
}

#[test]
fn letters_are_as_large_as_promised() {
    for pack in PACKS {
        let scene = support::scene(&large(EXAMPLE), pack, 1080.0);
        // A unit beside its figure may be a little smaller than the words that it stands with.
        let small = sizes(&scene).into_iter().filter(|(size, _)| *size < 36.0);
        let small: Vec<_> = small.collect();
        assert!(small.is_empty(), "{pack} {small:?}");
        let body = sizes(&scene)
            .into_iter()
            .filter(|(_, text)| text.contains("生态文明体制"));
        let body: Vec<f64> = body.map(|(size, _)| size).collect();
        assert!(
            !body.is_empty() && body.iter().all(|size| *size >= 52.0),
            "{pack} {body:?}"
        );
        let plain = support::scene(EXAMPLE, pack, 1080.0);
        assert!(
            scene.size.height.to_px() > plain.size.height.to_px() * 1.2,
            "{pack}"
        );
    }
}

/// TB-08: a level of headings is 1.1 times the next, also in large type.
#[test]
fn headings_keep_their_order() {
    for pack in PACKS {
        let report = "title: 总标题\nsections:\n- title: 部分名\n  blocks:\n  - chapter:\n      title: 章节名\n      blocks:\n      - topic:\n          title: 小节名\n          blocks:\n          - text: { title: 正文题, text: 正文。 }\n";
        let scene = support::scene(&large(report), pack, 1080.0);
        let size = |word: &str| {
            let found = sizes(&scene)
                .into_iter()
                .filter(|(_, text)| text.contains(word));
            found.map(|(size, _)| size).fold(0.0, f64::max)
        };
        let levels = ["总标题", "部分名", "章节名", "小节名", "正文题"].map(size);
        assert!(
            levels.windows(2).all(|pair| pair[0] >= pair[1] * 1.06),
            "{pack} {levels:?}"
        );
        assert!(levels[4] > size("正文。"), "{pack} {levels:?}");
    }
}

#[test]
fn a_caller_may_ask_for_it() {
    let lay = |report: &str, text_scale| {
        let options = Options {
            text_scale,
            ..Options::default()
        };
        let poster = lay_out(
            "report.yaml",
            report.as_bytes(),
            &support::world(),
            &options,
        );
        poster.scene.unwrap().size.height
    };
    let (plain, own) = (lay(EXAMPLE, None), lay(&large(EXAMPLE), None));
    assert!(plain < own);
    assert_eq!(lay(EXAMPLE, Some(TextScale::Large)), own);
    assert_eq!(lay(&large(EXAMPLE), Some(TextScale::Standard)), plain);
}

#[test]
fn a_pack_without_large_type_says_so() {
    let said = |pack: &str| {
        let world = changtu::world::World::memory([("mine/layout.yaml", pack.as_bytes())]);
        let poster = support::lay_in("字号: 大\ntitle: 甲\n", "mine", 1080.0, &world);
        let said = poster.sink.diagnostics().iter();
        said.map(|said| said.code)
            .filter(|code| *code != "no-credits")
            .collect::<Vec<_>>()
    };
    assert_eq!(said("extends: base"), [""; 0]);
    assert_eq!(said("extends: base\npage: { large: ~ }"), ["no-large-type"]);
    assert_eq!(
        said("extends: base\npage: { large: { scale: [[40, 9]] } }"),
        ["wrong-type", "no-large-type"]
    );
    assert_eq!(
        said("extends: base\npage: { large: { scale: [[40, 2], [60, 1]] } }"),
        ["wrong-type", "no-large-type"]
    );
}
