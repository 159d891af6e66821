//! Pictures: each is drawn in the browser from the table that stands beside it.
//!
//! The table is complete without the picture, and is all that there is without a script.

use maud::{Markup, html};
use remit_dictionary::{Code, Date};

use crate::assets;
use crate::components::{Cell, Column, Table, table};
use crate::words;

/// What is drawn, from the columns of the table in their order.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// A map of bodies. The shapes come from an address of the API; one body may be marked.
    Map {
        /// Where the shapes are.
        shapes: String,
        /// The body that the map is about.
        marked: Option<Code>,
    },
    /// Who took over whose work: day, bodies before, bodies after, share.
    Lineage {
        /// The body that the picture is about.
        marked: Option<Code>,
    },
    /// How many there were: day, number.
    Numbers,
    /// A series on two footprints: line, footprint, day, value.
    Series {
        /// What the values count.
        unit: String,
    },
    /// How many had which outcome: outcome, number.
    Outcomes,
}

impl Drawing {
    fn word(&self) -> &'static str {
        match self {
            Self::Map { .. } => "map",
            Self::Lineage { .. } => "lineage",
            Self::Numbers => "numbers",
            Self::Series { .. } => "series",
            Self::Outcomes => "outcomes",
        }
    }
}

/// Returns a picture with its table. The id is one of its own on the page; the title and the words
/// say what the picture shows to whoever does not see it.
pub fn picture(id: &str, drawing: &Drawing, (title, text): (&str, &str), table: &Markup) -> Markup {
    let (shapes, marked, unit) = match drawing {
        Drawing::Map { shapes, marked } => (Some(shapes), *marked, None),
        Drawing::Lineage { marked } => (None, *marked, None),
        Drawing::Series { unit } => (None, None, Some(unit)),
        Drawing::Numbers | Drawing::Outcomes => (None, None, None),
    };
    let caption = format!("{id}-caption");
    html! {
        link rel="stylesheet" href=(assets::PICTURE_STYLES);
        div data-picture=(drawing.word()) data-shapes=[shapes] data-marked=[marked]
            data-unit=[unit] {
            figure.picture__figure hidden {
                figcaption id=(caption) {
                    span.picture__title { (title) ". " }
                    (text)
                }
            }
            (table)
        }
        script type="module" src=(assets::PICTURES) {}
    }
}

/// Returns words with their value as programs read it: the table says both.
pub fn value(value: impl std::fmt::Display, words: &Markup) -> Markup {
    html! { data value=(value) { (words) } }
}

/// Returns a day with its value as programs read it.
pub fn day(date: Date) -> Cell {
    value(date, &html! { (words::day(date)) }).into()
}

/// Returns a number with its value as programs read it.
pub fn number(number: u64) -> Cell {
    value(number, &html! { (words::number(number)) }).into()
}

/// A value of a series on one footprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point<'a> {
    /// What the line is about: a body, an average.
    pub label: &'a str,
    /// By which division of England it is counted.
    pub footprint: &'a str,
    /// The first day of what is counted.
    pub period: Date,
    /// The value, a decimal number in plain digits.
    pub value: &'a str,
}

/// Returns a series on two footprints, both labelled: the picture and its table.
pub fn series(id: &str, title: &str, unit: &str, points: &[Point<'_>]) -> Markup {
    let rows: Vec<Vec<Cell>> = points
        .iter()
        .map(|own| {
            let shown = value(own.value, &html! { (own.value) });
            vec![own.label.into(), plain(own.footprint), day(own.period), shown.into()]
        })
        .collect();
    let columns = [
        Column::of("Line"),
        Column::of("Footprint"),
        Column::of("Period from"),
        Column::numeric(unit),
    ];
    let drawing = Drawing::Series { unit: unit.to_owned() };
    let text = "Each line is named with its footprint, and has a pattern of its own. The table \
        below has every value.";
    picture(id, &drawing, (title, text), &with_values(title, &columns, &rows))
}

/// Returns how many had which outcome, as of the decisions of a wave: the picture and its table.
pub fn outcomes(id: &str, title: &str, counts: &[(&str, u64)]) -> Markup {
    let row = |(outcome, count): &(&str, u64)| vec![plain(outcome), number(*count)];
    let rows: Vec<Vec<Cell>> = counts.iter().map(row).collect();
    let columns = [Column::of("Outcome"), Column::numeric("How many")];
    let text = "A bar for each outcome. The table below has every number.";
    picture(id, &Drawing::Outcomes, (title, text), &with_values(title, &columns, &rows))
}

/// A cell whose words are what programs read too.
fn plain(text: &str) -> Cell {
    value(text, &html! { (text) }).into()
}

fn with_values(title: &str, columns: &[Column<'_>], rows: &[Vec<Cell>]) -> Markup {
    table(&Table {
        caption: Some((title, Some("m"))),
        columns,
        rows,
        first_is_header: true,
        responsive: true,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_series_and_outcomes_have_a_table_with_every_value_before_anything_is_drawn() {
        let period = Date::parse("2021-04-01").unwrap();
        let point = Point { label: "Kent & Medway", footprint: "ICB", period, value: "12.5" };
        let shown = series("kent", "Items", "Items a month", &[point]).into_string();
        for words in [
            "<div data-picture=\"series\" data-unit=\"Items a month\">",
            "<figure class=\"picture__figure\" hidden>",
            "<data value=\"2021-04-01\">1 April 2021</data>",
            "<data value=\"12.5\">12.5</data>",
            "Kent &amp; Medway",
        ] {
            assert!(shown.contains(words), "{words} is not in {shown}");
        }
        let shown = outcomes("wave", "Wave 1", &[("authorised", 8), ("refused", 0)]).into_string();
        assert!(shown.contains("<data value=\"authorised\">authorised</data>"), "{shown}");
        assert!(shown.contains("<data value=\"0\">0</data>"), "{shown}");
    }
}
