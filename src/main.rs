//! The command `changtu`: a guest of the library, which sees only what `lib.rs` exports.
fn main() {}
