//! A file of approved words: names with posts, phrases, orders, banned words; written by an editor.

use crate::diag::{Diagnostic, FileId, Message, Sink, Sources, Span};
use crate::yaml::{self, Key, Node, NodeKind};

/// More entries than this no list has: every text is compared with every one.
const ENTRIES: usize = 1_000;

/// The sections of the file in both languages.
const SECTIONS: [(&str, &str); 5] = [
    ("names", "人名"),
    ("posts", "职务"),
    ("phrases", "提法"),
    ("order", "次序"),
    ("banned", "禁用"),
];

/// A person.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The name.
    pub(super) name: Vec<char>,
    /// The posts, as written and parted by `、`.
    pub(super) posts: Vec<String>,
}

/// Approved words.
#[derive(Debug, Clone, Default)]
pub struct Approved {
    /// People.
    pub(super) people: Vec<Person>,
    /// Posts beside those of the people.
    pub(super) posts: Vec<String>,
    /// Phrases that are used as they are or not at all.
    pub(super) phrases: Vec<Vec<char>>,
    /// What is always named in one order.
    pub(super) orders: Vec<Vec<String>>,
    /// Words that are not used, each with what stands for it.
    pub(super) banned: Vec<(String, Option<String>)>,
}

impl Approved {
    /// Reads a file of approved words, and says what is wrong with it.
    ///
    /// ```
    /// use changtu::diag::{Sink, Sources};
    /// use changtu::document::Approved;
    ///
    /// let (mut sources, mut sink) = (Sources::default(), Sink::default());
    /// let file = "人名:\n- 张三: 区委副书记、区长\n禁用:\n- 贫困户: 脱贫户\n";
    /// Approved::read("words.yaml", file.as_bytes(), &mut sources, &mut sink);
    /// assert!(sink.diagnostics().is_empty());
    /// ```
    pub fn read(name: &str, bytes: &[u8], sources: &mut Sources, sink: &mut Sink) -> Self {
        let text = yaml::decode(bytes).text;
        let file = sources.add(name, text.clone());
        let mut approved = Self::default();
        let Some(root) = yaml::read(&text, file, sink) else {
            return approved;
        };
        match &root.kind {
            NodeKind::Map(sections) => {
                for (key, node) in sections {
                    approved.section(key, node, sink);
                }
            }
            _ => sink.push(no_sections(file)),
        }
        approved
    }

    fn section(&mut self, key: &Key, node: &Node, sink: &mut Sink) {
        let name = key.text.trim();
        let row = SECTIONS.iter().find(|(en, zh)| *en == name || *zh == name);
        let Some((section, _)) = row else {
            sink.push(unknown(key));
            return;
        };
        let items = match &node.kind {
            NodeKind::List(items) => items.as_slice(),
            NodeKind::Scalar(_) => std::slice::from_ref(node),
            NodeKind::Null => &[],
            // `张三: 区长` without dashes is as clear.
            NodeKind::Map(entries) => {
                for (key, value) in entries.iter().take(ENTRIES) {
                    self.entry(section, key.text.trim(), &key.span, value, sink);
                }
                return;
            }
        };
        for item in items.iter().take(ENTRIES) {
            self.item(section, item, sink);
        }
    }

    /// An item of a list: a word, a word with what belongs to it, or an order.
    fn item(&mut self, section: &str, item: &Node, sink: &mut Sink) {
        match &item.kind {
            NodeKind::Scalar(scalar) => {
                let null = Node {
                    kind: NodeKind::Null,
                    span: item.span.clone(),
                };
                self.entry(section, scalar.text.trim(), &item.span, &null, sink);
            }
            NodeKind::Map(entries) => {
                for (key, value) in entries {
                    self.entry(section, key.text.trim(), &key.span, value, sink);
                }
            }
            NodeKind::List(words) if section == "order" => self.order(words, &item.span, sink),
            NodeKind::List(_) | NodeKind::Null => sink.push(wrong(&item.span, section)),
        }
    }

    fn entry(&mut self, section: &str, word: &str, span: &Span, value: &Node, sink: &mut Sink) {
        let said = texts(value);
        let is_bare = matches!(value.kind, NodeKind::Null);
        match section {
            _ if word.is_empty() || said.is_none() => sink.push(wrong(span, section)),
            "names" => self.person(word, said.unwrap_or_default(), span, sink),
            "posts" if is_bare => self.posts.extend(parts(word)),
            "phrases" if is_bare => self.phrase(word, span, sink),
            "order" if is_bare => {
                let words: Vec<String> = parts(word);
                self.orders.push(words);
            }
            "order" => {
                let words: Vec<String> = said
                    .unwrap_or_default()
                    .iter()
                    .flat_map(|it| parts(it))
                    .collect();
                self.orders.push(words);
            }
            "banned" => {
                let instead = said.unwrap_or_default().join("、");
                let instead = (!instead.is_empty()).then_some(instead);
                self.banned.push((word.to_owned(), instead));
            }
            _ => sink.push(wrong(span, section)),
        }
    }

    fn person(&mut self, name: &str, posts: Vec<String>, span: &Span, sink: &mut Sink) {
        // 王 伟: names of two are often written with a blank.
        let name: Vec<char> = name.chars().filter(|char| !char.is_whitespace()).collect();
        if name.len() < 2 {
            sink.push(wrong(span, "names"));
        } else if self.people.iter().any(|person| person.name == name) {
            let name: String = name.iter().collect();
            let message = Message::new(
                format!("“{name}”写了两次"),
                format!("`{name}` stands here twice"),
            );
            let hint = Message::new("把职务写在一行，用“、”隔开", "write all posts on one line");
            sink.push(Diagnostic::error("words-file", span.clone(), message).with_hint(hint));
        } else {
            let posts = posts.iter().flat_map(|post| parts(post)).collect();
            self.people.push(Person { name, posts });
        }
    }

    fn phrase(&mut self, word: &str, span: &Span, sink: &mut Sink) {
        let phrase: Vec<char> = word.chars().collect();
        if phrase.len() >= SHORTEST {
            self.phrases.push(phrase);
            return;
        }
        let message = Message::new(
            format!("提法“{word}”太短，比不出差一两个字的写法"),
            format!("`{word}` is too short to tell what is nearly the same"),
        );
        let hint = Message::new(
            format!("至少 {SHORTEST} 个字；不该用的写法写在“禁用”里"),
            format!("{SHORTEST} characters at least; put wrong forms under `banned`"),
        );
        sink.push(Diagnostic::error("words-file", span.clone(), message).with_hint(hint));
    }

    fn order(&mut self, words: &[Node], span: &Span, sink: &mut Sink) {
        let words: Option<Vec<String>> = words
            .iter()
            .map(|word| Some(word.as_scalar()?.text.trim().to_owned()))
            .collect();
        match words.filter(|words| words.len() > 1 && words.iter().all(|word| !word.is_empty())) {
            Some(words) => self.orders.push(words),
            None => sink.push(wrong(span, "order")),
        }
    }
}

/// The fewest characters of a phrase.
const SHORTEST: usize = 4;

/// The texts of a value; nothing when it is no text.
fn texts(node: &Node) -> Option<Vec<String>> {
    match &node.kind {
        NodeKind::Null => Some(Vec::new()),
        NodeKind::Scalar(scalar) => Some(vec![scalar.text.trim().to_owned()]),
        NodeKind::List(items) => items
            .iter()
            .map(|item| Some(item.as_scalar()?.text.trim().to_owned()))
            .collect(),
        NodeKind::Map(_) => None,
    }
}

/// The words of a line that are parted by `、` and its kin.
fn parts(text: &str) -> Vec<String> {
    let parts = text.split(['、', '，', ',', '；', ';', '>', '＞']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

fn no_sections(file: FileId) -> Diagnostic {
    let message = Message::new(
        "这不是词表：没有“人名”“提法”等部分",
        "this is no file of approved words",
    );
    let hint = Message::new(
        "写“人名:”“职务:”“提法:”“次序:”“禁用:”，下面每行一条，以“- ”开头",
        "write `names:`, `posts:`, `phrases:`, `order:`, `banned:`, with items below them",
    );
    Diagnostic::error("words-file", Span::new(file, 0..0), message).with_hint(hint)
}

fn unknown(key: &Key) -> Diagnostic {
    let name = &key.text;
    let message = Message::new(
        format!("词表里没有“{name}”这一部分"),
        format!("a file of approved words has no section `{name}`"),
    );
    let names = SECTIONS.iter().flat_map(|(en, zh)| [*en, *zh]);
    let found = Diagnostic::error("words-file", key.span.clone(), message);
    let hint = Message::new(
        "有：人名、职务、提法、次序、禁用",
        "there are: names, posts, phrases, order, banned",
    );
    found.with_nearest(name, names).with_hint(hint)
}

fn wrong(span: &Span, section: &str) -> Diagnostic {
    let (zh, en) = match section {
        "names" => ("- 张三: 区委副书记、区长", "- NAME: POST, POST"),
        "posts" => ("- 区委副书记", "- POST"),
        "phrases" => ("- 以人民为中心的发展思想", "- PHRASE"),
        "order" => ("- 区委、区人大、区政府、区政协", "- [FIRST, SECOND, THIRD]"),
        _ => ("- 不用的词: 应当用的词", "- WORD: WORD INSTEAD"),
    };
    let message = Message::new("这一条写得不对", "this entry is not of the right form");
    let hint = Message::new(format!("写成“{zh}”"), format!("write `{en}`"));
    Diagnostic::error("words-file", span.clone(), message).with_hint(hint)
}
