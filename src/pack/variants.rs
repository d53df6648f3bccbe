//! Which variants of a kind a pack draws in a way of their own.

use super::view::{Body, Pattern, View};
use super::{Expr, Operator, Pack, Step};

/// How deeply partial views are followed.
const DEPTH: u8 = 8;

impl Pack {
    /// The words that the view of a kind looks for in `$variant`, in the order of the view: the cases of
    /// `match: $variant`, and `when: $variant == word`.
    pub fn variants(&self, kind: &str) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(view) = self.view(kind) {
            self.gather(view, DEPTH, &mut found);
        }
        found
    }

    fn gather(&self, view: &View, depth: u8, found: &mut Vec<String>) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        if let Some(when) = &view.when {
            compared(when, found);
        }
        match &view.body {
            Body::Boxes(children) => children
                .iter()
                .for_each(|child| self.gather(child, depth + 1, found)),
            Body::Leaf(..) => {}
            Body::Partial(name, _) => {
                if let Some(partial) = self.partial(name) {
                    self.gather(partial, depth, found);
                }
            }
            Body::Match(choice) => {
                compared(&choice.subject, found);
                for (pattern, case) in &choice.cases {
                    if let (Pattern::Word(word), true) = (pattern, is_variant(&choice.subject)) {
                        add(word, found);
                    }
                    self.gather(case, depth + 1, found);
                }
            }
        }
    }
}

fn is_variant(expr: &Expr) -> bool {
    matches!(expr, Expr::Path(steps) if matches!(&steps[..], [Step::Name(name)] if name == "variant"))
}

/// The words with which an expression compares `$variant`.
fn compared(expr: &Expr, found: &mut Vec<String>) {
    match expr {
        Expr::Binary(Operator::Equal | Operator::Unequal, left, right) if is_variant(left) => {
            if let Expr::Word(word) = &**right {
                add(word, found);
            }
        }
        Expr::Binary(_, left, right) | Expr::Item(left, right) => {
            compared(left, found);
            compared(right, found);
        }
        Expr::Not(inner) | Expr::Formatted(inner, _) | Expr::Opacity(inner, _) => {
            compared(inner, found);
        }
        Expr::Path(_) | Expr::Number(_) | Expr::Word(_) => {}
    }
}

fn add(word: &str, found: &mut Vec<String>) {
    if !found.iter().any(|known| known == word) {
        found.push(word.to_owned());
    }
}
