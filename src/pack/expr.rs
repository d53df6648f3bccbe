//! The expressions of the view language: `$item.label`, `$count > 3 && !$title`, `$index | han`,
//! `$main@0.4`, `$ratio * 100`.

/// A step of a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// `.name`
    Name(String),
    /// `[0]`
    Index(usize),
    /// `[2..]`
    From(usize),
}

/// An operator between two expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `||`: the first that is something.
    Or,
    /// `&&`
    And,
    /// `==`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `^=`: the first begins with the second.
    Begins,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

/// A way to write a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// 1 → 一
    Han,
    /// 1 → 壹
    Formal,
    /// 1 → 01
    Pad,
    /// Four characters as two lines of two: 稳进 / 增效.
    Square,
    /// Without a final full stop (TB-08).
    Bare,
    /// The number of characters of a text or of items of a list.
    Length,
    /// The characters of the longest of a list; of a text those of it.
    Longest,
    /// A number as a share of the container: 0.5 → 50 %.
    Share,
}

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// `$name.name[0]`
    Path(Vec<Step>),
    /// A number.
    Number(f64),
    /// A word or a quoted text.
    Word(String),
    /// `!x`
    Not(Box<Expr>),
    /// `x op y`
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// `$list[$index]`: an item by a computed index, from 0; a list that is too short begins anew.
    Item(Box<Expr>, Box<Expr>),
    /// `x | format`
    Formatted(Box<Expr>, Format),
    /// `color@0.4`
    Opacity(Box<Expr>, f64),
}

impl Expr {
    /// Reads an expression; the reason when it is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parser = Parser { rest: text };
        let expr = parser.alternatives()?;
        parser.skip_blanks();
        if parser.rest.is_empty() {
            Ok(expr)
        } else {
            Err(parser.rest.to_owned())
        }
    }

    /// All paths that the expression reads.
    pub fn paths(&self) -> Vec<&[Step]> {
        match self {
            Self::Path(steps) => vec![steps],
            Self::Number(_) | Self::Word(_) => vec![],
            Self::Not(inner) | Self::Formatted(inner, _) | Self::Opacity(inner, _) => inner.paths(),
            Self::Binary(_, left, right) | Self::Item(left, right) => {
                let mut paths = left.paths();
                paths.extend(right.paths());
                paths
            }
        }
    }
}

/// The operators, longest spelling first, with how tightly they bind: 5 before 1.
pub const OPERATORS: [(&str, Operator, u8); 13] = [
    ("||", Operator::Or, 1),
    ("&&", Operator::And, 2),
    ("==", Operator::Equal, 3),
    ("!=", Operator::Unequal, 3),
    ("<=", Operator::AtMost, 3),
    (">=", Operator::AtLeast, 3),
    ("^=", Operator::Begins, 3),
    ("<", Operator::Less, 3),
    (">", Operator::More, 3),
    ("+", Operator::Plus, 4),
    ("-", Operator::Minus, 4),
    ("*", Operator::Times, 5),
    ("/", Operator::Over, 5),
];

/// The ways to write a value, by name.
pub const FORMATS: [(&str, Format); 8] = [
    ("han", Format::Han),
    ("formal", Format::Formal),
    ("pad", Format::Pad),
    ("square", Format::Square),
    ("bare", Format::Bare),
    ("length", Format::Length),
    ("longest", Format::Longest),
    ("share", Format::Share),
];

/// How deeply parentheses and `!` may nest.
const DEPTH: u8 = 32;

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn eat(&mut self, token: &str) -> bool {
        self.skip_blanks();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &'a str {
        let end = self
            .rest
            .find(|char| !keep(char))
            .unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn alternatives(&mut self) -> Result<Expr, String> {
        self.binary(1, DEPTH)
    }

    fn binary(&mut self, tightness: u8, depth: u8) -> Result<Expr, String> {
        let mut left = self.formatted(depth)?;
        while let Some((spelling, operator, binds)) = self.operator(tightness) {
            self.rest = &self.rest[spelling.len()..];
            let right = self.binary(binds + 1, depth)?;
            left = Expr::Binary(operator, Box::new(left), Box::new(right));
        }
        Ok(left)
    }

    fn operator(&mut self, tightness: u8) -> Option<(&'static str, Operator, u8)> {
        self.skip_blanks();
        OPERATORS
            .into_iter()
            .find(|(spelling, ..)| self.rest.starts_with(spelling))
            .filter(|(.., binds)| *binds >= tightness)
    }

    fn formatted(&mut self, depth: u8) -> Result<Expr, String> {
        let mut expr = self.primary(depth)?;
        loop {
            self.skip_blanks();
            if self.rest.starts_with("||") || !self.rest.starts_with(['|', '@']) {
                return Ok(expr);
            }
            if self.eat("@") {
                let number = self.take_while(|char| char.is_ascii_digit() || char == '.');
                let opacity = number.parse().map_err(|_| format!("@{number}"))?;
                expr = Expr::Opacity(Box::new(expr), opacity);
            } else {
                self.eat("|");
                self.skip_blanks();
                let name = self.take_while(|char| char.is_ascii_alphanumeric());
                let format = FORMATS.iter().find(|(known, _)| *known == name);
                let (_, format) = format.ok_or_else(|| format!("| {name}"))?;
                expr = Expr::Formatted(Box::new(expr), *format);
            }
        }
    }

    fn primary(&mut self, depth: u8) -> Result<Expr, String> {
        let depth = depth.checked_sub(1).ok_or("(((")?;
        if self.eat("!") {
            return Ok(Expr::Not(Box::new(self.primary(depth)?)));
        }
        if self.eat("(") {
            let inner = self.binary(1, depth)?;
            return if self.eat(")") {
                Ok(inner)
            } else {
                Err("(".to_owned())
            };
        }
        if self.eat("$") {
            return self.path(depth);
        }
        if self.eat("'") {
            let word = self.take_while(|char| char != '\'').to_owned();
            return if self.eat("'") {
                Ok(Expr::Word(word))
            } else {
                Err("'".to_owned())
            };
        }
        let word = self.take_while(|char| char.is_alphanumeric() || "._-%".contains(char));
        match word.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Expr::Number(number)),
            _ if word.is_empty() => Err(self.rest.to_owned()),
            _ => Ok(Expr::Word(word.to_owned())),
        }
    }

    fn path(&mut self, depth: u8) -> Result<Expr, String> {
        let mut steps = Vec::new();
        loop {
            let name = self.take_while(|char| char.is_alphanumeric() || char == '_');
            if name.is_empty() {
                return Err(format!("${}", self.rest));
            }
            steps.push(Step::Name(name.to_owned()));
            while let Some(rest) = self.rest.strip_prefix('[') {
                self.rest = rest;
                if self.rest.starts_with('$') {
                    let index = self.binary(1, depth)?;
                    let item = Expr::Item(Box::new(Expr::Path(steps)), Box::new(index));
                    return if self.eat("]") {
                        Ok(item)
                    } else {
                        Err("[".to_owned())
                    };
                }
                let index = self.take_while(|char| char.is_ascii_digit());
                let index = index.parse().map_err(|_| format!("[{index}"))?;
                steps.push(if self.eat("..") {
                    Step::From(index)
                } else {
                    Step::Index(index)
                });
                if !self.eat("]") {
                    return Err("[".to_owned());
                }
            }
            match self.rest.strip_prefix('.') {
                Some(rest) => self.rest = rest,
                None => return Ok(Expr::Path(steps)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_paths_with_indices() {
        let expected = vec![
            Step::Name("title".into()),
            Step::Name("lines".into()),
            Step::Index(1),
        ];
        assert_eq!(Expr::parse("$title.lines[1]"), Ok(Expr::Path(expected)));
    }

    #[test]
    fn reads_items_by_a_computed_index() {
        let Ok(Expr::Item(list, index)) = Expr::parse("$hues[$index - 1]") else {
            panic!("no item");
        };
        assert_eq!(*list, Expr::Path(vec![Step::Name("hues".into())]));
        assert!(matches!(*index, Expr::Binary(Operator::Minus, ..)));
        assert!(Expr::parse("$hues[$index").is_err());
    }

    #[test]
    fn binds_comparison_tighter_than_and() {
        let Ok(Expr::Binary(Operator::And, left, _)) = Expr::parse("$count > 3 && !$first") else {
            panic!("not an and");
        };
        assert!(matches!(*left, Expr::Binary(Operator::More, ..)));
    }

    #[test]
    fn tells_what_it_cannot_read() {
        assert!(Expr::parse("$count >").is_err());
        assert!(Expr::parse("$x | nonsense").is_err());
        assert!(Expr::parse(&"(".repeat(10_000)).is_err());
    }
}
