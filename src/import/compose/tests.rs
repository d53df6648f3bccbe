//! What sentences become.

use super::*;
use crate::import::{Entry, Value};

/// The facts of a sentence, each as `label | value | change | note`, and its points after `-`.
fn read(text: &str) -> String {
    let Some(plan) = plan::plan(text) else {
        return "whole".to_owned();
    };
    let facts = plan.facts.iter().map(|fact| {
        let words = [&fact.label, &fact.value, &fact.change, &fact.note, &fact.among];
        let said: Vec<String> = words.map(|words| words.text(text)).to_vec();
        said.join("|").trim_end_matches('|').to_owned()
    });
    let points = plan.points.iter().map(|words| format!("- {}", words.text(text)));
    facts.chain(points).collect::<Vec<_>>().join("\n")
}

#[test]
fn zz_try() {
    let text = std::fs::read_to_string("/tmp/sentences.txt").unwrap();
    for line in text.lines() {
        println!("{line}\n    {}", read(line).replace('\n', "\n    "));
    }
}
#[test]
fn zz_debug() {
    for t in ["比上年末提高0.9个百分点", "连续八届获得市级双拥模范城命名表彰"] {
        println!("{t} {:?}", figure::figures(t));
        println!("{:?}", crate::numbers::search(t));
        println!("{:?}", fact::read(t, &(0..t.len()), &figure::figures(t)));
    }
}
