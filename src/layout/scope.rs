//! The names that a view can read at one place: loop variables, arguments, fields, tokens.

use std::cell::RefCell;

use super::chart;
use super::datum::{Datum, Words};
use super::derived;
use super::table;
use crate::color::Color;
use crate::document::Block;
use crate::pack::{Entry, Expr, Format, Operator, Pack, Step, Val};

/// One layer of names.
#[derive(Debug)]
enum Frame<'d> {
    /// Nothing yet.
    Root,
    /// Loop variables and arguments.
    Names(Vec<(String, Datum<'d>)>),
    /// Tokens overridden for a subtree.
    Tokens(Vec<(String, Datum<'d>)>),
    /// The fields of a block.
    Block(Fields<'d>),
}

/// The fields of a block as a view reads them. Each is made once, however often it is read: a view of a
/// long list reads the whole list at every item.
#[derive(Debug)]
struct Fields<'d> {
    block: &'d Block,
    known: RefCell<Vec<(String, Option<Datum<'d>>)>>,
}

impl<'d> Fields<'d> {
    /// A field, as `make` makes it; `None` when the kind has no such field.
    fn get(&self, name: &str, make: impl FnOnce() -> Option<Datum<'d>>) -> Option<Datum<'d>> {
        let known = self.known.borrow();
        if let Some((_, found)) = known.iter().find(|(known, _)| known == name) {
            return found.clone();
        }
        drop(known);
        let made = make();
        self.known
            .borrow_mut()
            .push((name.to_owned(), made.clone()));
        made
    }
}

/// The names at one place. Inner layers hide outer ones; a block hides the fields of the blocks
/// around it, but not their tokens.
#[derive(Debug)]
pub(super) struct Scope<'s, 'd> {
    pack: &'d Pack,
    outer: Option<&'s Scope<'s, 'd>>,
    frame: Frame<'d>,
}

impl<'s, 'd> Scope<'s, 'd> {
    pub(super) fn root(pack: &'d Pack) -> Self {
        Self {
            pack,
            outer: None,
            frame: Frame::Root,
        }
    }

    pub(super) fn with_names<'t>(&'t self, names: Vec<(String, Datum<'d>)>) -> Scope<'t, 'd> {
        Scope {
            pack: self.pack,
            outer: Some(self),
            frame: Frame::Names(names),
        }
    }

    pub(super) fn with_tokens<'t>(&'t self, tokens: Vec<(String, Datum<'d>)>) -> Scope<'t, 'd> {
        Scope {
            pack: self.pack,
            outer: Some(self),
            frame: Frame::Tokens(tokens),
        }
    }

    pub(super) fn with_block<'t>(&'t self, block: &'d Block) -> Scope<'t, 'd> {
        Scope {
            pack: self.pack,
            outer: Some(self),
            frame: Frame::Block(Fields {
                block,
                known: RefCell::default(),
            }),
        }
    }

    fn outwards(&self) -> impl Iterator<Item = &Scope<'_, 'd>> {
        let mut next: Option<&Scope<'_, 'd>> = Some(self);
        std::iter::from_fn(move || {
            let scope = next?;
            next = scope.outer;
            Some(scope)
        })
    }

    /// The value of a path.
    pub(super) fn path(&self, steps: &[Step]) -> Datum<'d> {
        let Some(Step::Name(first)) = steps.first() else {
            return Datum::None;
        };
        let mut inside = true;
        for scope in self.outwards() {
            match &scope.frame {
                Frame::Root => {}
                Frame::Names(names) if inside => {
                    if let Some(found) = lookup(names, first) {
                        return follow(found, &steps[1..]);
                    }
                }
                Frame::Names(_) => {}
                Frame::Tokens(tokens) => {
                    if let Some(found) = lookup(tokens, first) {
                        return follow(found, &steps[1..]);
                    }
                }
                Frame::Block(fields) if inside => {
                    if let Some(found) = fields.get(first, || self.field(fields.block, first)) {
                        return follow(found, &steps[1..]);
                    }
                    inside = false;
                }
                Frame::Block(_) => {}
            }
        }
        self.token(steps)
    }

    /// The innermost block.
    pub(super) fn block(&self) -> Option<&'d Block> {
        self.outwards().find_map(|scope| match &scope.frame {
            Frame::Block(fields) => Some(fields.block),
            _ => None,
        })
    }

    /// A field of the block at hand: `None` when the kind has no such field, so that tokens may follow.
    fn field(&self, block: &'d Block, name: &str) -> Option<Datum<'d>> {
        if block.kind.name == "table" && name == "pieces" {
            let room = self.path(&[Step::Name("room".to_owned())]);
            return Some(table::pieces(&block.record, room.number()));
        }
        if block.kind.name == "chart"
            && let Some(found) = chart::field(&block.record, name)
        {
            return Some(found);
        }
        let fields = block.kind.fields.fields;
        if !fields.iter().any(|field| field.name == name) && name != "variant" {
            return None;
        }
        Some(block.record.get(name).map_or(Datum::None, Datum::of))
    }

    fn token(&self, steps: &[Step]) -> Datum<'d> {
        match self.pack.token(steps) {
            Some((entry, used)) if used == steps.len() => self.entry(entry),
            _ if matches!(steps, [Step::Name(name)] if name == "large") => {
                Datum::Flag(self.pack.is_large())
            }
            _ => Datum::None,
        }
    }

    /// The value of an entry of a pack.
    pub(super) fn entry(&self, entry: &'d Entry) -> Datum<'d> {
        match &entry.value {
            Val::Null => Datum::None,
            Val::Number(number) => Datum::Number(*number),
            Val::Percent(share) => Datum::Percent(*share),
            Val::Word(word) => match Color::parse(word) {
                Some(color) => Datum::Color(color),
                None => Datum::Word(word.as_str().into()),
            },
            Val::Expr(expr) => self.expr(expr),
            Val::Map(_) | Val::List(_) => Datum::Token(entry),
        }
    }

    /// Words to draw: an entry, or a list of entries set one after the other.
    pub(super) fn words(&self, entry: &'d Entry) -> Option<std::rc::Rc<Words>> {
        match &entry.value {
            Val::List(list) => {
                let joined = list
                    .iter()
                    .filter_map(|entry| self.entry(entry).words())
                    .fold(Words::default(), |joined, words| joined.join(&words));
                (!joined.text.is_empty()).then(|| std::rc::Rc::new(joined))
            }
            _ => self.entry(entry).words(),
        }
    }

    /// The value of an expression.
    pub(super) fn expr(&self, expr: &Expr) -> Datum<'d> {
        match expr {
            Expr::Path(steps) => self.path(steps),
            Expr::Number(number) => Datum::Number(*number),
            Expr::Word(word) => match Color::parse(word) {
                Some(color) => Datum::Color(color),
                None => Datum::Word(word.as_str().into()),
            },
            Expr::Not(inner) => Datum::Flag(!self.expr(inner).is_some()),
            Expr::Binary(operator, left, right) => self.binary(*operator, left, right),
            Expr::Item(list, index) => self.item(list, index),
            Expr::Formatted(inner, format) => formatted(&self.expr(inner), *format),
            Expr::Opacity(inner, opacity) => match self.expr(inner) {
                Datum::Color(color) => Datum::Color(color.with_opacity(*opacity)),
                other => other,
            },
        }
    }

    /// The item of a list at an index; a list that is too short begins anew.
    fn item(&self, list: &Expr, index: &Expr) -> Datum<'d> {
        let index = self.expr(index).number().unwrap_or(0.0).max(0.0) as usize;
        match self.expr(list) {
            Datum::List(list) => {
                let found = list.get(index % list.len().max(1));
                found.cloned().unwrap_or(Datum::None)
            }
            Datum::Token(entry) => match &entry.value {
                Val::List(list) => {
                    let found = list.get(index % list.len().max(1));
                    found.map_or(Datum::None, |entry| self.entry(entry))
                }
                _ => Datum::None,
            },
            _ => Datum::None,
        }
    }

    fn binary(&self, operator: Operator, left: &Expr, right: &Expr) -> Datum<'d> {
        let left = self.expr(left);
        match operator {
            Operator::And if !left.is_some() => return Datum::Flag(false),
            Operator::Or if left.is_some() => return left,
            Operator::And | Operator::Or => return self.expr(right),
            _ => {}
        }
        let right = self.expr(right);
        let same = || match (left.number(), right.number()) {
            (Some(left), Some(right)) => left == right,
            _ => left.characters() == right.characters(),
        };
        let numbers = left.number().zip(right.number());
        let compare = |holds: fn(&f64, &f64) -> bool| {
            Datum::Flag(numbers.is_some_and(|(left, right)| holds(&left, &right)))
        };
        let compute = |how: fn(f64, f64) -> f64| {
            numbers.map_or(Datum::None, |(left, right)| Datum::Number(how(left, right)))
        };
        match operator {
            Operator::Equal => Datum::Flag(same()),
            Operator::Unequal => Datum::Flag(!same()),
            Operator::Less => compare(f64::lt),
            Operator::AtMost => compare(f64::le),
            Operator::More => compare(f64::gt),
            Operator::AtLeast => compare(f64::ge),
            Operator::Begins => {
                let (whole, part) = (left.characters(), right.characters());
                let begins = |(whole, part): (String, String)| whole.starts_with(&part);
                Datum::Flag(whole.zip(part).is_some_and(begins))
            }
            Operator::Plus => compute(|left, right| left + right),
            Operator::Minus => compute(|left, right| left - right),
            Operator::Times => compute(|left, right| left * right),
            Operator::Over => compute(|left, right| if right == 0.0 { 0.0 } else { left / right }),
            Operator::And | Operator::Or => Datum::None,
        }
    }
}

fn lookup<'d>(names: &[(String, Datum<'d>)], name: &str) -> Option<Datum<'d>> {
    names
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, datum)| datum.clone())
}

fn follow<'d>(datum: Datum<'d>, steps: &[Step]) -> Datum<'d> {
    let Some((step, rest)) = steps.split_first() else {
        return datum;
    };
    let next = match (step, &datum) {
        (Step::Index(index), Datum::List(list)) => list.get(*index).cloned().unwrap_or(Datum::None),
        (Step::From(index), Datum::List(list)) => {
            Datum::List(list.iter().skip(*index).cloned().collect::<Vec<_>>().into())
        }
        // A name of a list's items: the values of those that have it.
        (Step::Name(_), Datum::List(list)) => {
            let values = list
                .iter()
                .map(|item| follow(item.clone(), std::slice::from_ref(step)));
            Datum::List(values.filter(Datum::is_some).collect::<Vec<_>>().into())
        }
        (Step::Name(name), Datum::Record(record)) => match record.get(name) {
            Some(value) => Datum::of(value),
            None => derived::of(record, name),
        },
        (Step::Name(name), Datum::Fields(fields)) => fields
            .iter()
            .find(|(known, _)| known == name)
            .map_or(Datum::None, |(_, datum)| datum.clone()),
        (Step::Name(name), Datum::Words(words)) if name == "lines" => {
            let lines = words.lines().into_iter();
            Datum::List(
                lines
                    .map(|line| Datum::Words(line.into()))
                    .collect::<Vec<_>>()
                    .into(),
            )
        }
        (Step::Name(name), Datum::Words(words)) => derived::part(words, name),
        _ => Datum::None,
    };
    follow(next, rest)
}

const HAN: [&str; 11] = [
    "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
];
const FORMAL: [&str; 11] = [
    "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾",
];

fn formatted<'d>(datum: &Datum<'d>, format: Format) -> Datum<'d> {
    match format {
        Format::Length => return Datum::Number(datum.length() as f64),
        Format::Longest => return Datum::Number(longest(datum) as f64),
        Format::Share => return datum.number().map_or(Datum::None, Datum::Percent),
        Format::Bare => {
            let Some(words) = datum.words() else {
                return Datum::None;
            };
            let text = words.text.trim_end_matches('。').to_owned();
            return Datum::Words(words.respelled(text).into());
        }
        Format::Square => {
            let Some(words) = datum.words() else {
                return Datum::None;
            };
            return Datum::Words(square(&words).into());
        }
        Format::Han | Format::Formal | Format::Pad => {}
    }
    let Some(number) = datum
        .number()
        .filter(|number| *number >= 0.0 && number.fract() == 0.0)
    else {
        return datum.clone();
    };
    let number = number as usize;
    let word = match format {
        Format::Pad => format!("{number:02}"),
        Format::Formal => numeral(number, &FORMAL),
        _ => numeral(number, &HAN),
    };
    // An ordinal of the report keeps its place there, however it is written.
    match datum {
        Datum::Words(words) => Datum::Words(words.respelled(word).into()),
        _ => Datum::Word(word.into()),
    }
}

/// How many characters the longest of several texts has.
fn longest(datum: &Datum<'_>) -> usize {
    match datum {
        Datum::List(list) => list.iter().map(longest).max().unwrap_or(0),
        one => one.length(),
    }
}

/// A Han numeral below 100; larger numbers stay as they are.
fn numeral(number: usize, digits: &[&str; 11]) -> String {
    let ten = digits[10];
    match (number / 10, number % 10) {
        (0, unit) => digits[unit].to_owned(),
        (1, 0) => ten.to_owned(),
        (1, unit) => format!("{ten}{}", digits[unit]),
        (tens @ 2..=9, 0) => format!("{}{ten}", digits[tens]),
        (tens @ 2..=9, unit) => format!("{}{ten}{}", digits[tens], digits[unit]),
        _ => number.to_string(),
    }
}

/// Four characters as two lines of two; anything else as it is.
fn square(words: &Words) -> Words {
    let is_four = words.text.chars().count() == 4 && !words.text.contains('\n');
    match words.text.char_indices().nth(2) {
        Some((middle, _)) if is_four => words.respelled(format!(
            "{}\n{}",
            &words.text[..middle],
            &words.text[middle..]
        )),
        _ => words.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::diag::{Sources, Span};
    use crate::document::Record;
    use crate::kinds;

    #[test]
    fn a_field_is_made_once_also_when_there_is_none() {
        let file = Sources::default().add("report.yaml", "");
        let record = Record {
            fields: Vec::new(),
            span: Span::new(file, 0..0),
            path: String::new(),
        };
        let kind = kinds::lookup("chart").unwrap();
        let block = Block { kind, record };
        let fields = Fields {
            block: &block,
            known: RefCell::default(),
        };
        let made = Cell::new(0);
        let read = |name: &str| {
            fields.get(name, || {
                made.set(made.get() + 1);
                (name == "marks").then_some(Datum::Number(2.0))
            })
        };
        for _ in 0..3 {
            assert_eq!(read("marks").and_then(|found| found.number()), Some(2.0));
            assert!(read("nothing").is_none());
        }
        assert_eq!(made.get(), 2);
    }
}
