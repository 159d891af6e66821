//! The form: which bodies become one, and when.

use maud::{Markup, html};
use remit_dictionary::Date;
use remit_register::{Kind, View};

use super::{Asked, Wrong};
use crate::asking::today;
use crate::components::{
    Button, Choice, Choices, DateInput, Heading, Mistake, button, checkboxes, date_input,
    error_summary, radios,
};
use crate::page::Page;
use crate::rehearsing::{Cluster, clusters};
use crate::site::Snapshot;

/// Boards change on 1 April: the next one is offered.
pub fn next_first_of_april(today: Date) -> Date {
    let (year, ..) = today.ymd().unwrap_or_default();
    let of = |year| Date::from_ymd(year, 4, 1).expect("BUG: a day of the calendar");
    if today < of(year) { of(year) } else { of(year + 1) }
}

/// Returns the page with the form.
pub fn page(snapshot: &Snapshot, asked: &Asked, wrong: &Wrong) -> Page {
    let view = snapshot.view();
    let boards: Vec<(String, String)> = view
        .bodies(Kind::Icb, today())
        .iter()
        .map(|body| {
            let name = view.name_of(body, today()).unwrap_or_default();
            (body.code.to_string(), format!("{name} ({})", body.code))
        })
        .collect();
    let known = clusters(&view, today());
    let chosen = |code: &str| {
        let of_cluster = known.iter().find(|own| Some(&own.id) == asked.cluster.as_ref());
        asked.bodies.iter().any(|own| own.eq_ignore_ascii_case(code))
            || of_cluster.is_some_and(|own| own.bodies.iter().any(|own| own.as_str() == code))
    };
    let items: Vec<Choice<'_>> = boards
        .iter()
        .map(|(code, text)| Choice { value: code, text, hint: None, chosen: chosen(code) })
        .collect();
    let hint = html! { "Choose 2 or more of the integrated care boards of today" };
    let choices = Choices {
        id: "body",
        name: "body",
        legend: Heading::Sized("Which bodies become one?", "m"),
        hint: Some(&hint),
        error: wrong.bodies.as_deref(),
        small: true,
        items: &items,
    };
    let mistakes: Vec<Mistake<'_>> = mistakes(wrong);
    let body = html! {
        @if !mistakes.is_empty() { (error_summary(&mistakes)) }
        h1 { "Rehearse a merger" }
        p.nhsuk-lede-text {
            "See which codes and practices change, what remains to be done and by when, and what \
             the merged average hides. Nothing is recorded, and nobody has to have decided \
             anything."
        }
        form action="/rehearse" method="get" novalidate {
            (checkboxes(&choices))
            (day_fields(asked, wrong))
            (button(Button::Primary, false, "Rehearse it"))
        }
        @if !known.is_empty() {
            h2 { "Boards that share their leadership already" }
            p { "Each was announced in 2025. Open one to rehearse its merger." }
            ul { @for own in &known { li { (cluster_link(own)) } } }
        }
    };
    let page = Page::new("Rehearse a merger", body);
    if mistakes.is_empty() { page } else { page.with_mistakes() }
}

fn mistakes(wrong: &Wrong) -> Vec<Mistake<'_>> {
    let bodies = wrong.bodies.as_deref().map(|text| Mistake { text, href: Some("#body") });
    let day = wrong.day.as_ref().map(|(text, parts)| {
        let first = parts.iter().position(|wrong| *wrong).unwrap_or_default();
        let href = ["#date-day", "#date-month", "#date-year"][first];
        Mistake { text, href: Some(href) }
    });
    bodies.into_iter().chain(day).collect()
}

fn day_fields(asked: &Asked, wrong: &Wrong) -> Markup {
    let values = asked.day_fields();
    let hint = html! { "Boards change on 1 April. For example, 1 4 2027" };
    date_input(&DateInput {
        id: "date",
        prefix: None,
        legend: Heading::Sized("On which date?", "m"),
        hint: Some(&hint),
        error: wrong.day.as_ref().map(|(words, parts)| (words.as_str(), *parts)),
        values: values.each_ref().map(String::as_str),
    })
}

fn cluster_link(own: &Cluster) -> Markup {
    html! { a href={ "/rehearse?cluster=" (own.id) } { (own.name) } }
}

/// Returns what the start page shows of it: the clusters to choose from, and the way to all boards.
pub fn on_start(view: &View<'_>) -> Markup {
    let known = clusters(view, today());
    let items: Vec<Choice<'_>> = known
        .iter()
        .map(|own| Choice { value: &own.id, text: &own.name, hint: None, chosen: false })
        .collect();
    let hint = html! { "These boards share their leadership already" };
    let choices = Choices {
        id: "cluster",
        name: "cluster",
        legend: Heading::Plain("Which boards become one?"),
        hint: Some(&hint),
        error: None,
        small: true,
        items: &items,
    };
    html! {
        h2 { "Rehearse the merger you are in" }
        @if items.is_empty() {
            p { a href="/rehearse" { "Choose bodies and a date, and see what would change" } }
        } @else {
            form action="/rehearse" method="get" novalidate {
                (radios(&choices))
                (day_fields(&Asked::default(), &Wrong::default()))
                (button(Button::Secondary, false, "See what would change"))
            }
            p { a href="/rehearse" { "Choose other bodies" } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_first_of_april_is_never_today() {
        for (today, next) in [
            ("2026-03-31", "2026-04-01"),
            ("2026-04-01", "2027-04-01"),
            ("2026-11-24", "2027-04-01"),
        ] {
            assert_eq!(next_first_of_april(Date::parse(today).unwrap()).to_string(), next);
        }
    }
}
