//! `numbers`: the quantities of each line of standard input, as one JSON array a line.

use std::io::{BufRead, Read, Write};
use std::ops::Range;

use changtu::numbers::{Quantity, search};
use changtu::world::FILE_BYTES;
use changtu::yaml::decode;
use serde_json::{Value, json};

use super::Outcome;
use super::inspect::cannot_read;
use super::voice::{Exit, Voice};

/// Answers every line, each as soon as it is there.
pub fn run(_voice: &Voice) -> Outcome {
    let mut input = std::io::stdin().lock();
    loop {
        let mut line = Vec::new();
        let read = (&mut input).take(FILE_BYTES).read_until(b'\n', &mut line);
        if read.map_err(cannot_read)? == 0 {
            return Ok(Exit::Done);
        }
        let text = match String::from_utf8(line) {
            Ok(text) => text,
            Err(error) => decode(error.as_bytes()).text,
        };
        let text = text.trim_end_matches(['\n', '\r']);
        writeln!(std::io::stdout(), "{}", quantities(text))?;
    }
}

fn quantities(text: &str) -> Value {
    let chars = Chars::new(text);
    let found = search(text).quantities;
    found
        .iter()
        .map(|quantity| object(quantity, text, &chars))
        .collect()
}

fn object(quantity: &Quantity, text: &str, chars: &Chars) -> Value {
    let slice = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    json!({
        "start": chars.before(quantity.core.start),
        "end": chars.before(quantity.core.end),
        "text": slice(&quantity.core),
        "atom": slice(&quantity.atom),
        "atom_end": chars.before(quantity.atom.end),
        "unit": slice(&quantity.unit),
        "modifier": quantity.modifier.as_ref().map_or("", slice),
        "direction": quantity.direction.as_str(),
        "polarity": quantity.polarity.as_str(),
        "kind": quantity.kind.as_str(),
    })
}

/// Where the characters of a text begin, in bytes.
struct Chars(Vec<usize>);

impl Chars {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).collect())
    }

    /// How many characters begin before a byte.
    fn before(&self, byte: usize) -> usize {
        self.0.partition_point(|start| *start < byte)
    }
}
