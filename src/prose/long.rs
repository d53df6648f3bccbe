//! The description: everything that is told, as lines of plain text.

use super::told::{
    Amount, Card, Chart, Entry, Figure, Foot, Grid, Head, Heading, Node, Panel, Part, PartKind,
    Picture, Pillar, Point, Quote, Row, Told,
};
use super::{CHART, CODE, FIGURES, PICTURE, TARGET, WHOLE, line};
use crate::document::Text;

/// Writes the whole description.
pub(super) fn long(told: &Told<'_>) -> String {
    let mut lines = Lines::default();
    head(&mut lines, &told.head);
    if let Some(inner) = &told.panel {
        panel(&mut lines, inner);
    }
    for section in &told.sections {
        part(&mut lines, section);
    }
    foot(&mut lines, &told.foot);
    lines.text
}

/// Lines, with one blank line before each heading.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn line(&mut self, line: &str) {
        if !line.trim().is_empty() {
            self.text += line;
            self.text.push('\n');
        }
    }

    fn heading(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(line);
    }

    fn texts(&mut self, text: Option<&Text>) {
        for line in text.into_iter().flat_map(line::lines) {
            self.line(line);
        }
    }
}

fn head(lines: &mut Lines, head: &Head<'_>) {
    let flat = |text: Option<&Text>| text.map(line::flat).unwrap_or_default();
    lines.line(&flat(head.kicker));
    lines.line(&flat(head.title));
    lines.line(&flat(head.subtitle));
    lines.line(&flat(head.issuer));
    lines.line(&flat(head.document));
}

fn panel(lines: &mut Lines, panel: &Panel<'_>) {
    let title = panel.title.map(line::flat);
    lines.heading(&format!("【{}】", title.unwrap_or_else(|| FIGURES.into())));
    figures(lines, &panel.figures);
}

fn part(lines: &mut Lines, part: &Part<'_>) {
    match part.heading.as_ref().map(heading) {
        None => lines.heading(""),
        Some(heading) if part.kind == PartKind::Section => lines.heading(&format!("【{heading}】")),
        Some(heading) => lines.heading(&heading),
    }
    for node in &part.nodes {
        one(lines, node);
    }
}

fn heading(heading: &Heading<'_>) -> String {
    let number = heading.number.map(line::numbered).unwrap_or_default();
    number + &line::heading(heading)
}

fn one(lines: &mut Lines, node: &Node<'_>) {
    match node {
        Node::Part(inner) => part(lines, inner),
        Node::Words(_, text) => lines.texts(Some(text)),
        Node::Points {
            is_numbered,
            points: all,
        } => points(lines, *is_numbered, all),
        Node::Cards(all) => all.iter().for_each(|inner| card(lines, inner)),
        Node::Figures(all) => figures(lines, all),
        Node::Chart(inner) => chart(lines, inner),
        Node::Honors(all) => honors(lines, all),
        Node::Pillars(all) => all.iter().for_each(|inner| pillar(lines, inner)),
        Node::Picture(inner) => picture(lines, inner),
        Node::Entries { entries, .. } => entries.iter().for_each(|inner| entry(lines, inner)),
        Node::Grid(inner) => grid(lines, inner),
        Node::Quote(inner) => quote(lines, inner),
        Node::Answers(all) => answers(lines, all),
        Node::Code(url, caption) => code(lines, url, *caption),
        Node::Rule(text) => lines.texts(*text),
    }
}

fn points(lines: &mut Lines, is_numbered: bool, points: &[Point<'_>]) {
    for (nth, point) in points.iter().enumerate() {
        let mark = match (point.number, is_numbered) {
            (Some(number), _) => line::numbered(number),
            (None, true) => format!("{}. ", nth + 1),
            (None, false) => "- ".to_owned(),
        };
        lines.line(&format!("{mark}{}", line::flat(point.text)));
    }
}

/// The numbers of its points have brackets: they stand below that of the card.
fn card(lines: &mut Lines, card: &Card<'_>) {
    lines.heading(&heading(&card.heading));
    lines.texts(card.text);
    for (nth, point) in card.points.iter().enumerate() {
        let mark = match card.is_numbered {
            true => format!("（{}）", nth + 1),
            false => "- ".to_owned(),
        };
        lines.line(&format!("{mark}{}", line::flat(point)));
    }
}

fn figures(lines: &mut Lines, figures: &[Figure<'_>]) {
    for figure in figures {
        let (label, value) = (line::flat(figure.label), line::flat(figure.value));
        let mut told = format!("- {label}：{value}");
        if let Some(change) = figure.change {
            told += &format!("，{}", line::flat(change));
        }
        if let Some(max) = figure.max {
            told += &format!("；{WHOLE}：{}", line::flat(max));
        }
        if let Some(note) = figure.note {
            told += &format!("（{}）", line::flat(note));
        }
        lines.line(&told);
    }
}

/// A chart as one sentence.
fn chart(lines: &mut Lines, chart: &Chart<'_>) {
    let title = chart.title.map(line::flat);
    let title = title.map_or_else(String::new, |title| {
        format!("{}。", title.trim_end_matches('。'))
    });
    let rows: Vec<String> = chart.rows.iter().map(|one| row(chart, one)).collect();
    let mut told = format!("{CHART}：{title}{}。", rows.join("；"));
    if let Some((label, value)) = &chart.reference {
        told += &format!("{}：{}。", line::flat(label), amount(value));
    }
    if let Some(max) = chart.max {
        told += &format!("{WHOLE}：{}。", line::flat(max));
    }
    lines.line(&told);
    lines.texts(chart.note);
}

/// `一季度：2023年3.1%，2024年4.2%`, or `一季度：3.1%`.
fn row(chart: &Chart<'_>, row: &Row<'_>) -> String {
    let amounts = row.amounts.iter().enumerate().map(|(nth, one)| {
        let name = chart.series.get(nth).map(|name| line::flat(name));
        format!("{}{}", name.unwrap_or_default(), amount(one))
    });
    let amounts: Vec<String> = amounts.collect();
    let target = row.target.as_ref().map_or_else(String::new, |target| {
        format!("（{TARGET}：{}）", amount(target))
    });
    format!("{}：{}{target}", line::flat(row.label), amounts.join("，"))
}

fn amount(amount: &Amount<'_>) -> String {
    let unit = amount.unit.map(line::flat).unwrap_or_default();
    format!("{}{unit}", line::flat(amount.value))
}

fn honors(lines: &mut Lines, honors: &[(Option<&Text>, &Text)]) {
    for (badge, text) in honors {
        let badge = badge.map_or_else(String::new, |badge| format!("（{}）", line::flat(badge)));
        lines.line(&format!("- {}{badge}", line::flat(text)));
    }
}

fn pillar(lines: &mut Lines, pillar: &Pillar<'_>) {
    let mark = pillar
        .number
        .map_or_else(|| "- ".to_owned(), line::numbered);
    let slogan = pillar
        .slogan
        .map_or_else(String::new, |slogan| format!("：{}", line::flat(slogan)));
    lines.line(&format!("{mark}{}{slogan}", line::flat(pillar.text)));
}

fn picture(lines: &mut Lines, picture: &Picture<'_>) {
    let caption = picture.caption.map(line::flat).unwrap_or_default();
    let alt = if caption == picture.alt {
        ""
    } else {
        picture.alt
    };
    let words: Vec<&str> = [alt, &caption]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    match words.is_empty() {
        true => lines.line(&format!("（{PICTURE}）")),
        false => lines.line(&format!("{PICTURE}：{}", words.join("；"))),
    }
}

/// A thing on one line, its points below it.
fn entry(lines: &mut Lines, entry: &Entry<'_>) {
    let flat = |text: Option<&Text>| text.map(line::flat).unwrap_or_default();
    let mark = entry.mark.map(line::flat);
    let mark = mark.map_or_else(String::new, |mark| mark + " ");
    let aside = entry.aside.map(line::flat);
    let aside = aside.map_or_else(String::new, |aside| format!("（{aside}）"));
    let title = flat(entry.title) + &aside;
    let sign = match !title.is_empty() && entry.text.is_some() {
        true => "：",
        false => "",
    };
    lines.line(&format!("- {mark}{title}{sign}{}", flat(entry.text)));
    for point in &entry.points {
        lines.line(&format!("  - {}", line::flat(point)));
    }
}

/// A table as a line for its head and one for each row.
fn grid(lines: &mut Lines, grid: &Grid<'_>) {
    let title = grid.title.map(line::flat).unwrap_or_default();
    let unit = grid.unit.map(line::flat);
    let unit = unit.map_or_else(String::new, |unit| format!("（{unit}）"));
    lines.line(&format!("{title}{unit}"));
    let flat = |text: Option<&Text>| text.map(line::flat).unwrap_or_default();
    let cells = |cells: Vec<String>| cells.join("；");
    lines.line(&cells(grid.head.iter().copied().map(flat).collect()));
    for row in &grid.rows {
        let row = cells(row.iter().map(|cell| line::flat(cell)).collect());
        lines.line(&format!("- {row}"));
    }
    lines.texts(grid.note);
}

fn quote(lines: &mut Lines, quote: &Quote<'_>) {
    lines.texts(Some(quote.text));
    let whose: Vec<String> = [quote.by, quote.role]
        .into_iter()
        .flatten()
        .map(line::flat)
        .collect();
    if !whose.is_empty() {
        lines.line(&format!("- {}", whose.join("，")));
    }
}

fn answers(lines: &mut Lines, answers: &[(&Text, &Text)]) {
    for (question, answer) in answers {
        lines.line(&format!("- {}", line::flat(question)));
        lines.texts(Some(answer));
    }
}

fn code(lines: &mut Lines, url: &str, caption: Option<&Text>) {
    let caption = caption.map_or_else(String::new, |caption| line::flat(caption) + " ");
    lines.line(&format!("{CODE}：{caption}{}", url.replace('\n', " ")));
}

fn foot(lines: &mut Lines, foot: &Foot<'_>) {
    let mut inner = Lines::default();
    for (label, value) in &foot.credits {
        inner.line(&format!("{}：{}", line::flat(label), line::flat(value)));
    }
    inner.texts(foot.date);
    for note in &foot.notes {
        inner.texts(Some(note));
    }
    inner.texts(foot.digest);
    let caption = foot.caption.map(line::flat);
    match foot.url {
        Some(url) => code(&mut inner, url, foot.caption),
        None => inner.line(&caption.unwrap_or_default()),
    }
    if !inner.text.is_empty() {
        lines.heading(inner.text.trim_end());
    }
}
