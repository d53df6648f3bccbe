//! Bytes → manuscript → report → document: no panic, and what is written is read back.
//!
//! `cargo +nightly fuzz run import fuzz/corpus/import tests/cases/import/sources`
#![no_main]

use changtu::diag::{Severity, Sink, Sources};
use changtu::document;
use changtu::import::{Choosing, Options, import};
use changtu::manuscript;
use changtu::proof::coverage::coverage;
use changtu::world::World;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let name = if first & 1 == 0 { "x.md" } else { "x.txt" };
    let Ok(manuscript) = manuscript::read(name, rest) else {
        return;
    };
    let choosing = if first & 2 == 0 { Choosing::Content } else { Choosing::Plain };
    let options = Options { choosing, ..Options::default() };
    let made = import(&manuscript, name, &options);
    assert!(made.characters.1 <= made.characters.0);
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let world = World::memory([("", "")]);
    let read = document::read("r.yaml", made.yaml.as_bytes(), &world, &mut sources, &mut sink);
    // A picture that is not there is an error of the report, not of its writing.
    let is_fault = |code: &str| !matches!(code, "missing-image" | "bad-image" | "outside");
    let faults = sink.diagnostics().iter().filter(|it| it.severity == Severity::Error && is_fault(it.code));
    assert_eq!(faults.count(), 0, "{}", made.yaml);
    if let Some(document) = read {
        assert!(coverage(&manuscript, &document).inventions.is_empty(), "{}", made.yaml);
    }
});
