//! The sheet as pages of A4, drawn like a poster: vectors, and words that are found.
