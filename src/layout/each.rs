//! Loops: the items of a list, and the names beside each of them.

use super::datum::Datum;
use super::scope::Scope;
use crate::pack::Each;

/// The items of a loop.
pub(super) fn items<'d>(each: &'d Each, scope: &Scope<'_, 'd>) -> Vec<Datum<'d>> {
    match scope.expr(&each.list) {
        Datum::List(list) => list.iter().cloned().collect(),
        Datum::None => Vec::new(),
        one => vec![one],
    }
}

/// What a view can read beside the item of a loop.
pub(super) fn loop_names<'d>(
    name: &str,
    item: Datum<'d>,
    index: usize,
    count: usize,
    scope: &Scope<'_, 'd>,
) -> Vec<(String, Datum<'d>)> {
    let parent = scope.path(&[crate::pack::Step::Name("item".to_owned())]);
    vec![
        (name.to_owned(), item),
        ("index".to_owned(), Datum::Number((index + 1) as f64)),
        ("count".to_owned(), Datum::Number(count as f64)),
        ("first".to_owned(), Datum::Flag(index == 0)),
        ("last".to_owned(), Datum::Flag(index + 1 == count)),
        ("parent".to_owned(), parent),
    ]
}
