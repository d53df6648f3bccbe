//! What is told in sections: lists, cards, figures, tables, pictures.

use super::inline::{escape, inline, paragraphs, stretch};
use super::{picture, structures};
use crate::document::Text;
use crate::numbers;
use crate::prose::told::{
    Amount, Card, Chart, Figure, Heading, Node, Part, PartKind, Picture, Pillar, Point, Voice,
};
use crate::prose::{CHART, ITEM, TARGET, VALUE, WHOLE};

/// There is no heading of a lower level.
const LOWEST: u8 = 6;

/// Writes things; a heading among them has this level.
pub(super) fn nodes(page: &mut String, nodes: &[Node<'_>], level: u8) {
    for node in nodes {
        one(page, node, level);
    }
}

fn one(page: &mut String, node: &Node<'_>, level: u8) {
    match node {
        Node::Part(inner) => part(page, inner, level),
        Node::Words(voice, text) => words(page, *voice, text),
        Node::Points {
            is_numbered,
            points: all,
        } => points(page, *is_numbered, all),
        Node::Cards(all) => cards(page, all, level),
        Node::Figures(all) => figures(page, all),
        Node::Chart(inner) => chart(page, inner),
        Node::Honors(all) => honors(page, all),
        Node::Pillars(all) => pillars(page, all),
        Node::Picture(inner) => figure_of(page, inner),
        Node::Entries {
            class,
            is_ordered,
            entries,
        } => structures::entries(page, class, *is_ordered, entries),
        Node::Grid(inner) => structures::grid(page, inner),
        Node::Quote(inner) => structures::quote(page, inner),
        Node::Answers(all) => structures::answers(page, all),
        Node::Code(url, caption) => super::address(page, url, *caption),
        Node::Rule(text) => structures::rule(page, *text),
    }
}

fn part(page: &mut String, part: &Part<'_>, level: u8) {
    let (tag, class) = match part.kind {
        PartKind::Section => ("section", "section"),
        PartKind::Chapter => ("section", "chapter"),
        PartKind::Topic => ("section", "topic"),
        PartKind::Block => ("div", "block"),
    };
    *page += &format!("<{tag} class=\"{class}\">\n");
    if let Some(inner) = &part.heading {
        heading(page, inner, level, "");
    }
    nodes(page, &part.nodes, level.saturating_add(1));
    *page += &format!("</{tag}>\n");
}

/// Writes a heading of a level; below the lowest there is none lower.
pub(super) fn heading(page: &mut String, heading: &Heading<'_>, level: u8, attributes: &str) {
    let level = level.min(LOWEST);
    let mut inner = String::new();
    let parts = [
        ("number", heading.number, " "),
        ("tag", heading.tag, " "),
        // 着力 and 扩大有效需求 are read as one.
        ("lead", heading.lead, ""),
    ];
    for (class, text, space) in parts {
        if let Some(text) = text {
            inner += &format!("<span class=\"{class}\">{}</span>{space}", inline(text));
        }
    }
    inner += &inline(heading.title);
    *page += &format!("<h{level}{attributes}>{inner}</h{level}>\n");
}

/// Paragraphs, each as lines of running text are.
pub(super) fn words(page: &mut String, voice: Voice, text: &Text) {
    let class = match voice {
        Voice::Running => "",
        Voice::Lead => " class=\"intro\"",
        Voice::Remark => " class=\"note\"",
    };
    for paragraph in paragraphs(text) {
        *page += &format!("<p{class}>{paragraph}</p>\n");
    }
}

/// The paragraphs of an item: its words alone, when they are one.
pub(super) fn item(text: &Text) -> String {
    match &paragraphs(text)[..] {
        [one] => one.clone(),
        several => several.iter().map(|one| format!("<p>{one}</p>")).collect(),
    }
}

/// A number of the report stands in the place of the one that the page would give.
fn points(page: &mut String, is_numbered: bool, points: &[Point<'_>]) {
    let tag = if is_numbered { "ol" } else { "ul" };
    *page += &format!("<{tag}>\n");
    for point in points {
        let words = item(point.text);
        match point.number {
            Some(number) => {
                let number = inline(number);
                *page += &format!(
                    "<li class=\"own\"><span class=\"number\">{number}</span> {words}</li>\n"
                );
            }
            None => *page += &format!("<li>{words}</li>\n"),
        }
    }
    *page += &format!("</{tag}>\n");
}

fn cards(page: &mut String, cards: &[Card<'_>], level: u8) {
    *page += "<div class=\"cards\">\n";
    for card in cards {
        *page += "<article>\n";
        heading(page, &card.heading, level, "");
        if let Some(text) = card.text {
            words(page, Voice::Running, text);
        }
        let point = |text: &&Text| format!("<li>{}</li>\n", item(text));
        let points: String = card.points.iter().map(point).collect();
        let tag = if card.is_numbered { "ol" } else { "ul" };
        if !points.is_empty() {
            *page += &format!("<{tag}>\n{points}</{tag}>\n");
        }
        *page += "</article>\n";
    }
    *page += "</div>\n";
}

/// Writes figures with their labels.
pub(super) fn figures(page: &mut String, figures: &[Figure<'_>]) {
    *page += "<dl class=\"figures\">\n";
    for figure in figures {
        *page += &format!("<div><dt>{}</dt>", inline(figure.label));
        *page += &value(figure.value);
        let more = [("change", "", figure.change), ("note", WHOLE, figure.max)];
        for (class, name, text) in more.into_iter().chain([("note", "", figure.note)]) {
            if let Some(text) = text {
                *page += &format!("<dd class=\"{class}\">{}</dd>", named(name, text));
            }
        }
        *page += "</div>\n";
    }
    *page += "</dl>\n";
}

/// A figure: its number large, what stands around it small.
fn value(text: &Text) -> String {
    let Some(parts) = numbers::parts(&text.text) else {
        return format!("<dd class=\"value words\">{}</dd>", inline(text));
    };
    let start = parts.before.len();
    let end = start + parts.number.len();
    let small = |range: std::ops::Range<usize>| match range.is_empty() {
        true => String::new(),
        false => format!("<small>{}</small>", stretch(text, range)),
    };
    let number = text.text.get(start..end).unwrap_or_default();
    let [before, after] = [small(0..start), small(end..text.text.len())];
    let number = escape(number);
    format!("<dd class=\"value\">{before}{number}{after}</dd>")
}

/// Words after what they are called.
fn named(name: &str, text: &Text) -> String {
    match name {
        "" => inline(text),
        name => format!("{name}：{}", inline(text)),
    }
}

fn chart(page: &mut String, chart: &Chart<'_>) {
    let caption = match chart.title {
        Some(title) => format!("<caption>{}</caption>", inline(title)),
        None => format!("<caption class=\"unseen\">{CHART}</caption>"),
    };
    let has_targets = chart.rows.iter().any(|row| row.target.is_some());
    *page += &format!("<table>\n{caption}\n{}<tbody>\n", head(chart, has_targets));
    for row in &chart.rows {
        *page += &format!("<tr><th scope=\"row\">{}</th>", inline(row.label));
        for one in row.amounts.iter().chain(&row.target) {
            *page += &format!("<td>{}</td>", amount(one));
        }
        *page += "</tr>\n";
    }
    *page += "</tbody>\n</table>\n";
    if let Some((label, value)) = &chart.reference {
        let label = inline(label);
        *page += &format!("<p class=\"note\">{label}：{}</p>\n", amount(value));
    }
    if let Some(max) = chart.max {
        *page += &format!("<p class=\"note\">{}</p>\n", named(WHOLE, max));
    }
    if let Some(note) = chart.note {
        words(page, Voice::Remark, note);
    }
}

/// The heads of the columns: seen where the report names the series.
fn head(chart: &Chart<'_>, has_targets: bool) -> String {
    let column = |name: &str| format!("<th scope=\"col\">{name}</th>");
    let target = match has_targets {
        true => column(TARGET),
        false => String::new(),
    };
    if chart.series.is_empty() {
        let (item, value) = (column(ITEM), column(VALUE));
        return format!("<thead class=\"unseen\"><tr>{item}{value}{target}</tr></thead>\n");
    }
    let series = chart.series.iter().map(|name| column(&inline(name)));
    let series: String = series.collect();
    format!("<thead><tr><td></td>{series}{target}</tr></thead>\n")
}

fn amount(amount: &Amount<'_>) -> String {
    amount.unit.map_or_else(
        || inline(amount.value),
        |unit| format!("{}{}", inline(amount.value), inline(unit)),
    )
}

fn honors(page: &mut String, honors: &[(Option<&Text>, &Text)]) {
    *page += "<ul class=\"honors\">\n";
    for (badge, text) in honors {
        let badge = badge.map_or_else(String::new, |badge| {
            format!(" <span class=\"badge\">{}</span>", inline(badge))
        });
        *page += &format!("<li>{}{badge}</li>\n", inline(text));
    }
    *page += "</ul>\n";
}

fn pillars(page: &mut String, pillars: &[Pillar<'_>]) {
    *page += "<ul class=\"pillars\">\n";
    for pillar in pillars {
        *page += "<li>";
        if let Some(number) = pillar.number {
            *page += &format!("<span class=\"number\">{}</span> ", inline(number));
        }
        *page += &format!("<span>{}</span>", inline(pillar.text));
        if let Some(slogan) = pillar.slogan {
            *page += &format!(" <span class=\"slogan\">{}</span>", inline(slogan));
        }
        *page += "</li>\n";
    }
    *page += "</ul>\n";
}

/// A caption that says what the alternative text says is not told twice.
fn figure_of(page: &mut String, picture: &Picture<'_>) {
    let is_told = picture
        .caption
        .is_some_and(|caption| caption.text == picture.alt);
    let alt = if is_told { "" } else { picture.alt };
    *page += "<figure>\n";
    *page += &picture::image(picture.value, alt, "");
    if let Some(caption) = picture.caption {
        *page += &format!("<figcaption>{}</figcaption>\n", inline(caption));
    }
    *page += "</figure>\n";
}
