//! The command as people run it: every command, every exit status, every form of output.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "cli/compared.rs"]
mod compared;
#[path = "cli/files.rs"]
mod files;
#[path = "cli/import.rs"]
mod import;
#[path = "cli/layouts.rs"]
mod layouts;
#[path = "cli/machine.rs"]
mod machine;
#[path = "cli/media.rs"]
mod media;
#[path = "cli/proof.rs"]
mod proof;
#[path = "cli/shop.rs"]
mod shop;
#[path = "cli/words.rs"]
mod words;
