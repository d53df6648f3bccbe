//! Nodes → views.

use super::view::{Body, Each, LeafKind, Match, Pattern, Props, View};
use super::{value, vocabulary};
use crate::diag::{Diagnostic, Message, Sink, Span};
use crate::yaml::{Key, Node, NodeKind};

/// What a view may refer to.
pub(super) struct Names<'a> {
    /// The partial views of the pack and those it extends.
    pub(super) partials: &'a [String],
}

/// How deeply boxes may nest in one view.
const DEPTH: u8 = 48;

/// Reads a view; faults go to the sink and leave out what they touch.
pub(super) fn view(node: &Node, names: &Names<'_>, sink: &mut Sink) -> Option<View> {
    Reader { names, sink }.view(node, DEPTH)
}

struct Reader<'a, 'b> {
    names: &'a Names<'b>,
    sink: &'a mut Sink,
}

impl Reader<'_, '_> {
    fn view(&mut self, node: &Node, depth: u8) -> Option<View> {
        let NodeKind::Map(entries) = &node.kind else {
            self.error(
                "wrong-type",
                &node.span,
                "视图应是一组“键: 值”",
                "a view is a map of keys",
            );
            return None;
        };
        let Some(depth) = depth.checked_sub(1) else {
            self.error(
                "too-deep",
                &node.span,
                "视图嵌套过深",
                "the view nests too deeply",
            );
            return None;
        };
        let leaf = self.content(entries);
        let leaf_of = leaf.and_then(|(key, _)| vocabulary::leaf_kind(&key.text));
        let mut view = View {
            when: None,
            each: None,
            props: Props::default(),
            body: Body::Boxes(Vec::new()),
            span: node.span.clone(),
        };
        if let Some((key, content)) = leaf {
            view.body = self.leaf(key, content, &mut view.props);
        }
        let mut cases = None;
        for (key, content) in entries {
            match key.text.as_str() {
                "when" => view.when = self.expression(content),
                "each" => view.each = self.each(content),
                "match" => cases = self.expression(content),
                "child" => {
                    let child = self.view(content, depth);
                    view.body = Body::Boxes(child.into_iter().collect());
                }
                "children" => view.body = Body::Boxes(self.children(content, depth)),
                "cases" => {}
                _ if leaf.is_some_and(|(known, _)| known.span == key.span) => {}
                name => self.prop(name, key, content, leaf_of, &mut view.props),
            }
        }
        if let Some(subject) = cases {
            let content = entries.iter().find(|(key, _)| key.text == "cases");
            let cases = content
                .map(|(_, node)| self.cases(node, depth))
                .unwrap_or_default();
            view.body = Body::Match(Match { subject, cases });
        }
        Some(view)
    }

    /// The entry that names a leaf or a partial view.
    fn content<'n>(&mut self, entries: &'n [(Key, Node)]) -> Option<(&'n Key, &'n Node)> {
        let is_content = |key: &Key| {
            vocabulary::leaf_kind(&key.text).is_some() || self.names.partials.contains(&key.text)
        };
        let mut found = entries.iter().filter(|(key, _)| is_content(key));
        let first = found.next().map(|(key, node)| (key, node));
        if let Some((second, _)) = found.next() {
            let (zh, en) = ("一个盒子只能放一种内容", "a box holds one leaf only");
            let span = second.span.clone();
            self.error("two-leaves", &span, zh, en);
        }
        first
    }

    fn leaf(&mut self, key: &Key, content: &Node, props: &mut Props) -> Body {
        let kind = vocabulary::leaf_kind(&key.text);
        let mut args = Props::default();
        match (&content.kind, kind) {
            (NodeKind::Map(entries), Some(kind)) => {
                for (key, node) in entries {
                    let is_own = vocabulary::leaf(kind)
                        .iter()
                        .any(|word| word.name == key.text);
                    let target = if is_own { &mut args } else { &mut *props };
                    self.prop(&key.text, key, node, Some(kind), target);
                }
            }
            (NodeKind::Map(entries), None) => {
                // Words of every box place and dress the partial view's box; the rest are arguments.
                for (key, node) in entries {
                    if vocabulary::BOX.iter().any(|word| word.name == key.text) {
                        self.prop(&key.text, key, node, None, props);
                    } else {
                        args.push(&key.text, value::read(node, self.sink));
                    }
                }
            }
            (_, Some(LeafKind::Icon | LeafKind::Art)) => {
                args.push("name", value::read(content, self.sink));
            }
            (_, Some(LeafKind::Slot)) => args.push("blocks", value::read(content, self.sink)),
            (NodeKind::Null, None) => {}
            _ => args.push("value", value::read(content, self.sink)),
        }
        match kind {
            Some(kind) => Body::Leaf(kind, args),
            None => Body::Partial(key.text.clone(), args),
        }
    }

    fn prop(
        &mut self,
        name: &str,
        key: &Key,
        content: &Node,
        leaf_of: Option<LeafKind>,
        props: &mut Props,
    ) {
        // `text_align`, `look`, … may stand beside the leaf as well as inside it.
        if vocabulary::find(name, leaf_of).is_some() {
            let entry = value::read(content, self.sink);
            super::check::literal(name, leaf_of, &entry, self.sink);
            props.push(name, entry);
            return;
        }
        let known = vocabulary::BOX
            .iter()
            .chain(vocabulary::CONTROL)
            .chain(leaf_of.map_or(&[][..], vocabulary::leaf))
            .map(|word| word.name)
            .chain(vocabulary::LEAVES.map(|(name, _)| name))
            .chain(self.names.partials.iter().map(String::as_str));
        let message = Message::new(
            format!("版式里没有“{name}”这个词"),
            format!("the view language has no word `{name}`"),
        );
        let mut diagnostic = Diagnostic::error("unknown-word", key.span.clone(), message);
        if let Some(near) = crate::diag::nearest(name, known) {
            let hint = Message::new(
                format!("是不是“{near}”？"),
                format!("did you mean `{near}`?"),
            );
            diagnostic = diagnostic.with_hint(hint);
        }
        self.sink.push(diagnostic);
    }

    fn children(&mut self, node: &Node, depth: u8) -> Vec<View> {
        match &node.kind {
            NodeKind::List(nodes) => nodes
                .iter()
                .filter_map(|node| self.view(node, depth))
                .collect(),
            _ => {
                let (zh, en) = ("“children”应是一列盒子", "`children` is a list of boxes");
                self.error("wrong-type", &node.span, zh, en);
                Vec::new()
            }
        }
    }

    fn expression(&mut self, node: &Node) -> Option<super::Expr> {
        match &node.kind {
            NodeKind::Scalar(scalar) => value::expression(&scalar.text, &node.span, self.sink),
            _ => {
                self.error(
                    "wrong-type",
                    &node.span,
                    "这里应是表达式",
                    "this is an expression",
                );
                None
            }
        }
    }

    fn each(&mut self, node: &Node) -> Option<Each> {
        let NodeKind::Scalar(scalar) = &node.kind else {
            self.error(
                "wrong-type",
                &node.span,
                "应写成“items as item”",
                "write `items as item`",
            );
            return None;
        };
        let (list, name) = scalar
            .text
            .split_once(" as ")
            .unwrap_or((&scalar.text, "item"));
        let list = list.trim();
        let list = if list.starts_with('$') {
            list.to_owned()
        } else {
            format!("${list}")
        };
        let list = value::expression(&list, &node.span, self.sink)?;
        Some(Each {
            list,
            name: name.trim().to_owned(),
        })
    }

    fn cases(&mut self, node: &Node, depth: u8) -> Vec<(Pattern, View)> {
        let NodeKind::Map(entries) = &node.kind else {
            return Vec::new();
        };
        entries
            .iter()
            .filter_map(|(key, node)| Some((pattern(&key.text), self.view(node, depth)?)))
            .collect()
    }

    fn error(&mut self, code: &'static str, span: &Span, zh: &str, en: &str) {
        self.sink
            .push(Diagnostic::error(code, span.clone(), Message::new(zh, en)));
    }
}

/// `3`, `2..4`, `5..`, `else`, or a word.
fn pattern(text: &str) -> Pattern {
    if text == "else" {
        return Pattern::Else;
    }
    let bound = |text: &str, open: f64| {
        if text.is_empty() {
            Some(open)
        } else {
            text.parse::<f64>().ok()
        }
    };
    if let Some((from, to)) = text.split_once("..")
        && let (Some(from), Some(to)) = (bound(from, f64::MIN), bound(to, f64::MAX))
    {
        return Pattern::Within(from, to);
    }
    match text.parse::<f64>() {
        Ok(number) => Pattern::Within(number, number),
        Err(_) => Pattern::Word(text.to_owned()),
    }
}
