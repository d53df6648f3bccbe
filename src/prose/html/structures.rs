//! Structures in a page: things of a list, tables, quotations, questions.

use super::inline::inline;
use super::node::{item, words};
use super::picture;
use crate::document::Text;
use crate::prose::told::{Entry, Grid, Quote, Voice};

/// Writes things that belong together as a list.
pub(super) fn entries(page: &mut String, class: &str, is_ordered: bool, entries: &[Entry<'_>]) {
    let tag = if is_ordered { "ol" } else { "ul" };
    *page += &format!("<{tag} class=\"entries {class}\">\n");
    for one in entries {
        entry(page, one);
    }
    *page += &format!("</{tag}>\n");
}

fn entry(page: &mut String, entry: &Entry<'_>) {
    *page += "<li class=\"item\">";
    if let Some(portrait) = entry.picture {
        *page += &picture::image(portrait, "", " class=\"face\"");
    }
    let parts = [
        ("number", entry.mark),
        ("name", entry.title),
        ("aside", entry.aside),
    ];
    let span = |(class, text): (&str, Option<&Text>)| {
        text.map(|text| format!("<span class=\"{class}\">{}</span>", inline(text)))
    };
    let parts: Vec<String> = parts.into_iter().filter_map(span).collect();
    if !parts.is_empty() {
        *page += &format!("<p class=\"entry\">{}</p>\n", parts.join(" "));
    }
    if let Some(text) = entry.text {
        words(page, Voice::Running, text);
    }
    let point = |text: &&Text| format!("<li>{}</li>\n", item(text));
    let points: String = entry.points.iter().map(point).collect();
    if !points.is_empty() {
        *page += &format!("<ul>\n{points}</ul>\n");
    }
    *page += "</li>\n";
}

/// Writes a table: the first cell of a row is its name.
pub(super) fn grid(page: &mut String, grid: &Grid<'_>) {
    *page += "<table class=\"rows\">\n";
    let named = |class: &str, text: Option<&Text>| {
        text.map(|text| format!("<span class=\"{class}\">{}</span>", inline(text)))
    };
    let caption = [named("name", grid.title), named("aside", grid.unit)];
    let caption: Vec<String> = caption.into_iter().flatten().collect();
    if !caption.is_empty() {
        *page += &format!("<caption>{}</caption>\n", caption.join(" "));
    }
    if !grid.head.is_empty() {
        let cell = |text: &Option<&Text>| match text.filter(|text| !text.text.is_empty()) {
            Some(text) => format!("<th scope=\"col\">{}</th>", inline(text)),
            // What has no words is no head.
            None => "<td></td>".to_owned(),
        };
        let cells: String = grid.head.iter().map(cell).collect();
        *page += &format!("<thead><tr>{cells}</tr></thead>\n");
    }
    *page += "<tbody>\n";
    for row in &grid.rows {
        *page += &format!("<tr>{}</tr>\n", cells(row));
    }
    *page += "</tbody>\n</table>\n";
    if let Some(note) = grid.note {
        words(page, Voice::Remark, note);
    }
}

fn cells(row: &[&Text]) -> String {
    let cell = |(nth, text): (usize, &&Text)| match nth == 0 && !text.text.is_empty() {
        true => format!("<th scope=\"row\">{}</th>", inline(text)),
        false => format!("<td>{}</td>", inline(text)),
    };
    row.iter().enumerate().map(cell).collect()
}

/// Writes words of somebody.
pub(super) fn quote(page: &mut String, quote: &Quote<'_>) {
    *page += "<figure class=\"quote\">\n";
    if let Some(portrait) = quote.image {
        *page += &picture::image(portrait, "", " class=\"face\"");
    }
    *page += "<blockquote>\n";
    words(page, Voice::Running, quote.text);
    *page += "</blockquote>\n";
    let whose = [quote.by, quote.role].into_iter().flatten().map(inline);
    let whose: Vec<String> = whose.collect();
    if !whose.is_empty() {
        *page += &format!("<figcaption>{}</figcaption>\n", whose.join(" "));
    }
    *page += "</figure>\n";
}

/// Writes questions and their answers.
pub(super) fn answers(page: &mut String, answers: &[(&Text, &Text)]) {
    *page += "<dl class=\"answers\">\n";
    for (question, answer) in answers {
        let (question, answer) = (inline(question), item(answer));
        *page += &format!("<dt>{question}</dt><dd>{answer}</dd>\n");
    }
    *page += "</dl>\n";
}

/// Writes a line between blocks.
pub(super) fn rule(page: &mut String, text: Option<&Text>) {
    match text {
        Some(text) => *page += &format!("<p class=\"divider\">{}</p>\n", inline(text)),
        None => *page += "<hr>\n",
    }
}
