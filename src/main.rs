//! The command `changtu`: a guest of the library, which sees only what `lib.rs` exports.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
