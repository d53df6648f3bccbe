//! Holds the texts of a report against a file of approved words.

use std::ops::Range;

use super::super::Text;
use super::approved::{Approved, Person};
use super::collect::Said;
use super::phrase;
use crate::diag::{Diagnostic, Message, Sink};
use crate::wording::is_alike;

/// What parts the members of a list.
const BETWEEN: &str = "、，和与及";
/// So many characters lie between two members of a list at most: a post, a bracket.
const NEAR: usize = 16;

/// A text with its characters.
struct Line<'d> {
    text: &'d Text,
    chars: Vec<char>,
    bytes: Vec<usize>,
}

impl Line<'_> {
    fn warning(&self, code: &'static str, range: Range<usize>, message: Message) -> Diagnostic {
        let bytes = self.bytes[range.start]..self.bytes[range.end];
        Diagnostic::warning(code, self.text.source(bytes), message)
    }

    fn slice(&self, range: Range<usize>) -> &str {
        let bytes = self.bytes[range.start]..self.bytes[range.end];
        self.text.text.get(bytes).unwrap_or_default()
    }
}

/// Compares every text with every list.
pub(super) fn check(texts: &[Said<'_>], approved: &Approved, sink: &mut Sink) {
    let posts: Vec<&str> = all_posts(approved);
    for said in texts {
        let text = said.text;
        let mut bytes: Vec<usize> = text.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.text.len());
        let line = Line {
            text,
            chars: text.text.chars().collect(),
            bytes,
        };
        for person in &approved.people {
            misspelled(&line, person, approved, sink);
            wrong_post(&line, person, &posts, sink);
        }
        for phrase in &approved.phrases {
            wrong_phrase(&line, phrase, approved, sink);
        }
        for order in &approved.orders {
            wrong_order(&line, order, sink);
        }
        for (word, instead) in &approved.banned {
            banned(&line, word, instead.as_deref(), sink);
        }
    }
}

/// Every post of the file, once.
fn all_posts(approved: &Approved) -> Vec<&str> {
    let of_people = approved.people.iter().flat_map(|person| &person.posts);
    let mut posts: Vec<&str> = of_people
        .chain(&approved.posts)
        .map(String::as_str)
        .collect();
    posts.sort_unstable();
    posts.dedup();
    posts
}

/// A name with one character wrong: one that is easily put for it, or any one beside the person's post.
fn misspelled(line: &Line<'_>, person: &Person, approved: &Approved, sink: &mut Sink) {
    let name = &person.name;
    for (at, window) in line.chars.windows(name.len()).enumerate() {
        let mut wrong = window.iter().zip(name).filter(|(a, b)| a != b);
        let (Some((shown, right)), None) = (wrong.next(), wrong.next()) else {
            continue;
        };
        let is_other = approved.people.iter().any(|other| other.name == window);
        let has_post = is_beside_post(line, at..at + name.len(), person);
        let is_like = name.len() > 2 && is_alike(*shown, *right);
        let is_han = ('\u{4e00}'..='\u{9fff}').contains(shown);
        if is_other || !is_han || !(has_post || is_like) {
            continue;
        }
        let (shown, right): (String, String) = (window.iter().collect(), name.iter().collect());
        let message = Message::new(
            format!("人名“{shown}”和词表里的“{right}”差一个字"),
            format!("the name `{shown}` differs from `{right}` of the list by one character"),
        );
        let hint = Message::new(
            format!("是不是“{right}”？确是另一个人，就把他写进词表"),
            format!("did you mean `{right}`? Somebody else belongs into the list, too"),
        );
        let found = line.warning("name-misspelled", at..at + name.len(), message);
        sink.push(found.with_hint(hint));
    }
}

/// Whether one of a person's posts stands right before or after a place.
fn is_beside_post(line: &Line<'_>, range: Range<usize>, person: &Person) -> bool {
    let before = line.slice(0..range.start);
    let after = line.slice(range.end..line.chars.len());
    let mut posts = person.posts.iter();
    posts.any(|post| before.trim_end().ends_with(post.as_str()) || after.starts_with(post.as_str()))
}

/// A name behind a post of the list that is not this person's.
fn wrong_post(line: &Line<'_>, person: &Person, posts: &[&str], sink: &mut Sink) {
    if person.posts.is_empty() {
        return;
    }
    for range in phrase::exact(&line.chars, &person.name) {
        let before = line.slice(0..range.start).trim_end();
        let found = posts.iter().filter(|post| before.ends_with(**post));
        let Some(post) = found.max_by_key(|post| post.len()) else {
            continue;
        };
        let head = &before[..before.len() - post.len()];
        let is_own = person
            .posts
            .iter()
            .any(|own| own.ends_with(*post) || post.ends_with(own.as_str()));
        if is_own && !head.ends_with('副') || !is_own && head.ends_with('副') {
            continue;
        }
        let name: String = person.name.iter().collect();
        let own = person.posts.join("、");
        let shown = if head.ends_with('副') {
            format!("副{post}")
        } else {
            (*post).to_owned()
        };
        let is_deputy = person.posts.iter().any(|own| own.ends_with(&shown));
        if is_deputy {
            continue;
        }
        let message = Message::new(
            format!("“{name}”的职务写成了“{shown}”"),
            format!("the post of `{name}` is given as `{shown}`"),
        );
        let hint = Message::new(format!("词表里是“{own}”"), format!("the list has `{own}`"));
        let start = range.start
            - post.chars().count()
            - line
                .slice(0..range.start)
                .chars()
                .rev()
                .take_while(|char| char.is_whitespace())
                .count();
        sink.push(
            line.warning("wrong-post", start..range.end, message)
                .with_hint(hint),
        );
    }
}

/// A phrase with one or two characters wrong, missing or too many.
fn wrong_phrase(line: &Line<'_>, phrase: &[char], approved: &Approved, sink: &mut Sink) {
    for range in phrase::near(&line.chars, phrase) {
        // Another approved phrase may well resemble this one.
        let covers = |other: &Vec<char>| {
            let places = phrase::exact(&line.chars, other);
            other != phrase
                && places
                    .iter()
                    .any(|it| it.start <= range.start && range.end <= it.end)
        };
        if approved.phrases.iter().any(covers) {
            continue;
        }
        let right: String = phrase.iter().collect();
        let shown = line.slice(range.clone());
        let message = Message::new(
            format!("提法“{shown}”和词表里的不一样"),
            format!("the phrase `{shown}` differs from the list"),
        );
        let hint = Message::new(
            format!("规范的提法是“{right}”"),
            format!("the approved phrase is `{right}`"),
        );
        sink.push(line.warning("wrong-phrase", range, message).with_hint(hint));
    }
}

/// Members of a list that a sentence names in another order.
fn wrong_order(line: &Line<'_>, order: &[String], sink: &mut Sink) {
    let mut places: Vec<(Range<usize>, usize)> = Vec::new();
    for (rank, word) in order.iter().enumerate() {
        let word: Vec<char> = word.chars().collect();
        let stands = phrase::exact(&line.chars, &word);
        places.extend(stands.into_iter().map(|range| (range, rank)));
    }
    places.sort_by_key(|(range, _)| range.start);
    for pair in places.windows(2) {
        let [(first, rank), (second, next)] = pair else {
            continue;
        };
        let between = first.end..second.start;
        let is_list = first.end <= second.start
            && between.len() <= NEAR
            && line.chars[between.clone()]
                .first()
                .is_some_and(|char| BETWEEN.contains(*char))
            && !line.chars[between]
                .iter()
                .any(|char| "。；！？\n".contains(*char));
        if !is_list || rank <= next {
            continue;
        }
        let (one, other) = (&order[*rank], &order[*next]);
        let message = Message::new(
            format!("“{other}”应当排在“{one}”前面"),
            format!("`{other}` comes before `{one}`"),
        );
        let right = order.join("、");
        let hint = Message::new(
            format!("词表里的次序：{right}"),
            format!("the order of the list: {right}"),
        );
        let range = first.start..second.end;
        sink.push(line.warning("wrong-order", range, message).with_hint(hint));
    }
}

/// A word that is not used.
fn banned(line: &Line<'_>, word: &str, instead: Option<&str>, sink: &mut Sink) {
    let word_chars: Vec<char> = word.chars().collect();
    for range in phrase::exact(&line.chars, &word_chars) {
        let message = Message::new(
            format!("“{word}”是禁用词"),
            format!("`{word}` is not to be used"),
        );
        let found = line.warning("banned-word", range, message);
        sink.push(match instead {
            Some(right) => found.with_hint(Message::new(
                format!("改用“{right}”"),
                format!("write `{right}`"),
            )),
            None => found.with_hint(Message::new("换一种说法", "say it in another way")),
        });
    }
}
