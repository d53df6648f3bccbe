//! The poster's statements as words, cut into sentences.

use std::ops::Range;

use super::rules::value;
use super::source::numbering;
use crate::proof::drawn::{Sort, Statement};
use crate::proof::words::{Kind, Names, tokens};

/// A drawn word.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The number of the word.
    pub id: u32,
    /// Whether it is a number.
    pub is_number: bool,
    /// Whether it is long enough to be a stretch alone: a Latin word.
    pub is_long: bool,
    /// The text that it stands in, among those of the statement.
    pub part: usize,
    /// Whether it stands in the unit behind that text.
    pub is_unit: bool,
    /// Its bytes in that text.
    pub range: Range<usize>,
    /// How many clauses end before it.
    pub clause: usize,
}

/// Drawn punctuation.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// The character, folded.
    pub char: char,
    /// The text that it stands in.
    pub part: usize,
    /// Its bytes in that text.
    pub range: Range<usize>,
    /// The word after it, within the passage.
    pub next: usize,
}

/// A sentence that is drawn, or several short texts that are one statement.
#[derive(Debug, Clone)]
pub(super) struct Passage {
    /// The statement.
    pub statement: usize,
    /// What it is.
    pub sort: Sort,
    /// Its words.
    pub words: Vec<Word>,
    /// Its punctuation.
    pub marks: Vec<Mark>,
    /// Numbers before its sentences, `二、`: marks that the source has to have too. The character is a blank.
    pub numbers: Vec<Mark>,
    /// The value of the number before it, in its text or beside it.
    pub number: Option<u32>,
    /// Whether it is the first of its statement.
    pub is_first: bool,
    /// Whether it is all of its statement.
    pub is_whole: bool,
    /// Where its words stand in the row of all words.
    pub base: usize,
}

impl Passage {
    /// The clauses: stretches of words between marks that part clauses, and between texts.
    pub(super) fn clauses(&self) -> Vec<Range<usize>> {
        let mut clauses: Vec<Range<usize>> = Vec::new();
        let mut last = None;
        for (at, word) in self.words.iter().enumerate() {
            match clauses.last_mut() {
                Some(clause) if last == Some(word.clause) => clause.end = at + 1,
                _ => clauses.push(at..at + 1),
            }
            last = Some(word.clause);
        }
        clauses
    }

    /// The marks right before a word in its text.
    pub(super) fn marks_before(&self, word: usize) -> &[Mark] {
        let start = self.marks.partition_point(|mark| mark.next < word);
        let end = self.marks.partition_point(|mark| mark.next <= word);
        &self.marks[start..end]
    }
}

/// Reads statements.
pub(super) fn passages(statements: &[Statement<'_>], names: &mut Names) -> Vec<Passage> {
    let mut found = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        let empty = Passage {
            statement: at,
            sort: statement.sort,
            words: Vec::new(),
            marks: Vec::new(),
            numbers: Vec::new(),
            number: None,
            is_first: false,
            is_whole: false,
            base: 0,
        };
        let mut reader = Reader {
            done: Vec::new(),
            open: empty.clone(),
            empty,
            clause: 0,
        };
        for (part, texts) in statement.parts.iter().enumerate() {
            reader.clause += 1;
            let is_alone = statement.parts.len() == 1;
            reader.text(&texts.text.text, part, false, is_alone, names);
            if let Some(unit) = texts.unit {
                reader.text(&unit.text, part, true, false, names);
            }
        }
        reader.end();
        if let [only] = reader.done.as_mut_slice() {
            only.is_whole = true;
        }
        if let Some(first) = reader.done.first_mut() {
            first.is_first = true;
            let beside = statement.number.and_then(|number| value(&number.text));
            first.number = beside.or(first.number);
        }
        found.append(&mut reader.done);
    }
    found
}

/// How many words a clause and a passage have at most: text without marks is cut, so that no step grows with
/// the square of its length.
const LONGEST: (usize, usize) = (200, 600);

struct Reader {
    done: Vec<Passage>,
    open: Passage,
    empty: Passage,
    clause: usize,
}

impl Reader {
    fn text(&mut self, text: &str, part: usize, is_unit: bool, is_alone: bool, names: &mut Names) {
        let mut skip = self.number(text, part, 0, is_unit);
        let mut line = 0;
        for token in tokens(text) {
            let range = token.range.clone();
            if let Some(end) = text[line..range.start].rfind('\n') {
                match is_alone {
                    true => self.end(),
                    false => self.clause += 1,
                }
                skip = skip.max(self.number(text, part, line + end + 1, is_unit));
            }
            line = range.start;
            if range.start < skip {
                continue;
            }
            match token.kind {
                Kind::Mark(char) => {
                    let next = self.open.words.len();
                    self.open.marks.push(Mark {
                        char,
                        part,
                        range,
                        next,
                    });
                    match char {
                        '。' | '!' | '?' if is_alone => {
                            self.end();
                            skip = self.number(text, part, token.range.end, is_unit);
                        }
                        '。' | '!' | '?' | ',' | ';' | ':' | '…' | '—' | '·' | '|' => {
                            self.clause += 1
                        }
                        _ => {}
                    }
                }
                kind => {
                    let count = self.open.words.len();
                    if count >= LONGEST.1 && is_alone {
                        self.end();
                    }
                    if count > 0 && count.is_multiple_of(LONGEST.0) {
                        self.clause += 1;
                    }
                    self.open.words.push(Word {
                        id: names.of(&text[token.range]),
                        is_number: kind == Kind::Number,
                        is_long: text[range.clone()].chars().nth(1).is_some(),
                        part,
                        is_unit,
                        range,
                        clause: self.clause,
                    });
                }
            }
        }
    }

    /// Takes a number before a sentence; answers where it ends.
    fn number(&mut self, text: &str, part: usize, at: usize, is_unit: bool) -> usize {
        let rest = &text[at..];
        let length =
            numbering(rest).filter(|length| !is_unit && !rest[*length..].trim().is_empty());
        let Some(length) = length else { return 0 };
        if self.open.words.is_empty() {
            self.open.number = value(&rest[..length]);
        }
        self.open.numbers.push(Mark {
            char: ' ',
            part,
            range: at..at + length,
            next: self.open.words.len(),
        });
        at + length
    }

    /// Marks without words go with the sentence before them.
    fn end(&mut self) {
        if self.open.words.is_empty() {
            if let Some(last) = self.done.last_mut() {
                let next = last.words.len();
                let marks = std::mem::take(&mut self.open.marks).into_iter();
                last.marks.extend(marks.map(|mark| Mark { next, ..mark }));
            }
            return;
        }
        self.done
            .push(std::mem::replace(&mut self.open, self.empty.clone()));
    }
}
