//! What is told, in reading order: the one form from which every text is written.

use crate::document::{PictureValue, Text};

/// A whole report.
#[derive(Debug)]
pub(super) struct Told<'d> {
    /// The head.
    pub(super) head: Head<'d>,
    /// The panel of key figures.
    pub(super) panel: Option<Panel<'d>>,
    /// The sections.
    pub(super) sections: Vec<Part<'d>>,
    /// The foot.
    pub(super) foot: Foot<'d>,
}

/// What stands at the top.
#[derive(Debug, Default)]
pub(super) struct Head<'d> {
    /// The short line above the title.
    pub(super) kicker: Option<&'d Text>,
    /// The title.
    pub(super) title: Option<&'d Text>,
    /// The line below it.
    pub(super) subtitle: Option<&'d Text>,
    /// Who publishes the report.
    pub(super) issuer: Option<&'d Text>,
    /// The number of the document.
    pub(super) document: Option<&'d Text>,
    /// The publisher's mark.
    pub(super) logo: Option<&'d PictureValue>,
    /// The picture.
    pub(super) image: Option<&'d PictureValue>,
}

/// The key figures.
#[derive(Debug)]
pub(super) struct Panel<'d> {
    /// Their heading.
    pub(super) title: Option<&'d Text>,
    /// The figures.
    pub(super) figures: Vec<Figure<'d>>,
}

/// What stands at the end.
#[derive(Debug, Default)]
pub(super) struct Foot<'d> {
    /// Who did what.
    pub(super) credits: Vec<(&'d Text, &'d Text)>,
    /// When it was published.
    pub(super) date: Option<&'d Text>,
    /// Remarks.
    pub(super) notes: Vec<&'d Text>,
    /// The digest of the words.
    pub(super) digest: Option<&'d Text>,
    /// Where the code leads.
    pub(super) url: Option<&'d str>,
    /// The line under the code.
    pub(super) caption: Option<&'d Text>,
}

/// What a part of a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    /// A section.
    Section,
    /// A chapter.
    Chapter,
    /// A topic.
    Topic,
    /// A block with a title.
    Block,
}

/// A heading and what stands under it.
#[derive(Debug)]
pub(super) struct Part<'d> {
    /// What it is.
    pub(super) kind: PartKind,
    /// Its heading; none for a section without a title.
    pub(super) heading: Option<Heading<'d>>,
    /// What stands under it.
    pub(super) nodes: Vec<Node<'d>>,
}

/// The words of a heading, in reading order.
#[derive(Debug)]
pub(super) struct Heading<'d> {
    /// Its number.
    pub(super) number: Option<&'d Text>,
    /// The label above it.
    pub(super) tag: Option<&'d Text>,
    /// The words that it shares with its siblings and that go before its own.
    pub(super) lead: Option<&'d Text>,
    /// Its own words.
    pub(super) title: &'d Text,
}

/// One thing told.
#[derive(Debug)]
pub(super) enum Node<'d> {
    /// A heading and what stands under it.
    Part(Part<'d>),
    /// Words.
    Words(Voice, &'d Text),
    /// A list.
    Points {
        /// Whether the poster numbers it.
        is_numbered: bool,
        /// Its points.
        points: Vec<Point<'d>>,
    },
    /// Cards.
    Cards(Vec<Card<'d>>),
    /// Figures with their labels.
    Figures(Vec<Figure<'d>>),
    /// A chart.
    Chart(Chart<'d>),
    /// Honours: the words of the medal and the honour.
    Honors(Vec<(Option<&'d Text>, &'d Text)>),
    /// Pillars.
    Pillars(Vec<Pillar<'d>>),
    /// A picture.
    Picture(Picture<'d>),
    /// Things that belong together: moments, steps, sides, layers, people.
    Entries {
        /// What they are, for the style of the page.
        class: &'static str,
        /// Whether their order matters.
        is_ordered: bool,
        /// The things.
        entries: Vec<Entry<'d>>,
    },
    /// Rows and columns.
    Grid(Grid<'d>),
    /// Words of somebody.
    Quote(Quote<'d>),
    /// Questions and their answers.
    Answers(Vec<(&'d Text, &'d Text)>),
    /// A code to scan: where it leads, and the line under it.
    Code(&'d str, Option<&'d Text>),
    /// A line between blocks, and the words in it.
    Rule(Option<&'d Text>),
}

/// One thing of several that belong together.
#[derive(Debug, Default)]
pub(super) struct Entry<'d> {
    /// Its portrait.
    pub(super) picture: Option<&'d PictureValue>,
    /// What stands before its title: a time, a number, a letter.
    pub(super) mark: Option<&'d Text>,
    /// Its title.
    pub(super) title: Option<&'d Text>,
    /// What stands beside its title: what somebody is.
    pub(super) aside: Option<&'d Text>,
    /// Its text.
    pub(super) text: Option<&'d Text>,
    /// Its points.
    pub(super) points: Vec<&'d Text>,
}

/// Rows and columns.
#[derive(Debug)]
pub(super) struct Grid<'d> {
    /// The title.
    pub(super) title: Option<&'d Text>,
    /// The unit of what is in it.
    pub(super) unit: Option<&'d Text>,
    /// The heads of the columns; none where they have none.
    pub(super) head: Vec<Option<&'d Text>>,
    /// The rows, the first cell of each its name.
    pub(super) rows: Vec<Vec<&'d Text>>,
    /// The remark under it.
    pub(super) note: Option<&'d Text>,
}

/// Words of somebody.
#[derive(Debug)]
pub(super) struct Quote<'d> {
    /// The words.
    pub(super) text: &'d Text,
    /// Who said them.
    pub(super) by: Option<&'d Text>,
    /// What they are.
    pub(super) role: Option<&'d Text>,
    /// Their portrait.
    pub(super) image: Option<&'d PictureValue>,
}

/// How words are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// Running text.
    Running,
    /// The sentence under a title, or before what follows.
    Lead,
    /// A remark in small type.
    Remark,
}

/// A point of a list.
#[derive(Debug)]
pub(super) struct Point<'d> {
    /// The number that the report gives it.
    pub(super) number: Option<&'d Text>,
    /// Its words.
    pub(super) text: &'d Text,
}

/// A card.
#[derive(Debug)]
pub(super) struct Card<'d> {
    /// Its heading.
    pub(super) heading: Heading<'d>,
    /// Its text.
    pub(super) text: Option<&'d Text>,
    /// Its points.
    pub(super) points: Vec<&'d Text>,
    /// Whether the poster numbers the points.
    pub(super) is_numbered: bool,
}

/// A figure with its label.
#[derive(Debug)]
pub(super) struct Figure<'d> {
    /// What is measured.
    pub(super) label: &'d Text,
    /// The figure.
    pub(super) value: &'d Text,
    /// How it changed.
    pub(super) change: Option<&'d Text>,
    /// The whole of which it is a share.
    pub(super) max: Option<&'d Text>,
    /// A remark.
    pub(super) note: Option<&'d Text>,
}

/// A chart.
#[derive(Debug)]
pub(super) struct Chart<'d> {
    /// Its title.
    pub(super) title: Option<&'d Text>,
    /// The names of the numbers of a row, when the report gives them.
    pub(super) series: Vec<&'d Text>,
    /// Its data.
    pub(super) rows: Vec<Row<'d>>,
    /// The line across it: what it stands for, and its number.
    pub(super) reference: Option<(&'d Text, Amount<'d>)>,
    /// The whole or the end of the scale.
    pub(super) max: Option<&'d Text>,
    /// The remark under it.
    pub(super) note: Option<&'d Text>,
}

/// One datum of a chart.
#[derive(Debug)]
pub(super) struct Row<'d> {
    /// What is measured.
    pub(super) label: &'d Text,
    /// Its numbers, one for each series.
    pub(super) amounts: Vec<Amount<'d>>,
    /// What was aimed at.
    pub(super) target: Option<Amount<'d>>,
}

/// A number of a chart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount<'d> {
    /// The number as the file spells it.
    pub(super) value: &'d Text,
    /// The chart's unit, when the number has none of its own.
    pub(super) unit: Option<&'d Text>,
}

/// A pillar.
#[derive(Debug)]
pub(super) struct Pillar<'d> {
    /// Its number.
    pub(super) number: Option<&'d Text>,
    /// What is to be done.
    pub(super) text: &'d Text,
    /// What it stands for.
    pub(super) slogan: Option<&'d Text>,
}

/// A picture.
#[derive(Debug)]
pub(super) struct Picture<'d> {
    /// The samples.
    pub(super) value: &'d PictureValue,
    /// What it shows; empty when the report does not say.
    pub(super) alt: &'d str,
    /// The line under it.
    pub(super) caption: Option<&'d Text>,
}
